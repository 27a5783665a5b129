// A picture of this site, whatever the site's policy allows pages to show: it is fetched and drawn.

import { el } from "./dom.js";

/** Fills `frame` with the picture at `path`; `tell` is given its pixels, or null with a reason. */
export async function drawn(frame, path, alt, tell) {
  try {
    const response = await fetch(path);
    if (!response.ok) return tell(null, "the picture is not there");
    const blob = await response.blob();
    if (blob.type.startsWith("image/svg")) return tell(null, "networks show no pictures of this kind (SVG)");
    const bitmap = await createImageBitmap(blob);
    const scale = Math.min(1, 800 / bitmap.width);
    const canvas = el("canvas", { role: "img", "aria-label": alt || "Picture of the page" });
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    frame.replaceChildren(canvas);
    return tell({ width: bitmap.width, height: bitmap.height, bytes: blob.size }, "");
  } catch {
    return tell(null, "the picture cannot be read");
  }
}
