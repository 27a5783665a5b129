// How wide a text is, and where a results page cuts it.

const measure = document.createElement("canvas").getContext("2d");

export function width(text, size) {
  measure.font = `${size}px Arial, "Liberation Sans", Helvetica, sans-serif`;
  return measure.measureText(text).width;
}

/** Parts `text` into what is shown within `limit` pixels, and what is cut off. */
export function cut(text, size, limit) {
  if (width(text, size) <= limit) return { shown: text, rest: "" };
  const letters = Array.from(text);
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (width(`${letters.slice(0, middle).join("")} …`, size) <= limit) low = middle;
    else high = middle - 1;
  }
  const space = letters.lastIndexOf(" ", low);
  const at = space > low * 0.6 ? space : low;
  return { shown: `${letters.slice(0, at).join("").trimEnd()} …`, rest: letters.slice(at).join("").trim() };
}
