import { el, facts } from "./dom.js";
import { drawn } from "./picture.js";
import { size } from "./words.js";

// Sources: Facebook, "Images in link shares" (600 by 315 for a large one); X, "Summary card with
// large image" (300 by 157 at least, up to 5 MB).
const LARGE = { width: 600, height: 315 };
const LARGE_ON_X = { width: 300, height: 157 };
const MOST_ON_X = 5 * 1024 * 1024;

function host(data) {
  try {
    return new URL(data.image || "").host;
  } catch {
    return "";
  }
}

function card(kind, caption, name, words, from) {
  const frame = el("div", { class: "frame" }, el("span", {}, "No picture"));
  const texts = el("div", { class: "texts" }, el("p", { class: "from" }, from), el("p", { class: "name" }, name || "(no title)"), words && el("p", { class: "words" }, words));
  const shape = el("div", { class: `card ${kind}` }, frame, texts);
  return { frame, shape, node: el("figure", {}, el("figcaption", {}, caption), shape) };
}

function missing(data) {
  return [
    [data.title, "a title"],
    [data.description, "a description"],
    [data.image, "a picture"],
    [!data.image || data.image_alt, "words that say what the picture shows"],
    [data.card, "which kind of card X should show"],
    [data.type, "what the page is, such as an article"],
    [data.site_name, "the name of the site"],
  ]
    .filter(([there]) => !there)
    .map(([, words]) => words);
}

export const social = {
  id: "social",
  title: "Sharing",
  render(data, context) {
    const from = new URL(context.address).host;
    const large = card("large", "Facebook and LinkedIn", data.title, data.description, from);
    const onX = card(data.card === "summary_large_image" ? "large" : "small", "X", data.title, data.card === "summary_large_image" ? "" : data.description, from);
    const pixels = el("p", { class: "quiet" });
    const remarks = el("ul", { class: "remarks" });
    const remark = (words) => remarks.append(el("li", { class: "missing" }, words));
    const blank = (words) => {
      for (const { frame } of [large, onX]) frame.replaceChildren(el("span", {}, words));
    };
    if (data.image_path) {
      blank("One moment …");
      for (const one of [large, onX]) {
        void drawn(one.frame, data.image_path, data.image_alt, (found, reason) => {
          if (!found) {
            one.frame.replaceChildren(el("span", {}, `No picture: ${reason}`));
            return;
          }
          if (one === onX) {
            if (found.bytes > MOST_ON_X) remark(`The picture has ${size(found.bytes)}; X takes 5 MB at most.`);
            if (data.card === "summary_large_image" && (found.width < LARGE_ON_X.width || found.height < LARGE_ON_X.height)) remark(`X shows a large picture from ${LARGE_ON_X.width} × ${LARGE_ON_X.height} pixels on.`);
            return;
          }
          pixels.textContent = `Picture: ${found.width} × ${found.height} pixels, ${size(found.bytes)}`;
          if (found.width < LARGE.width || found.height < LARGE.height) {
            one.shape.classList.replace("large", "small");
            remark(`The picture is shown small: a large one has ${LARGE.width} × ${LARGE.height} pixels at least.`);
          }
        });
      }
    } else if (data.image) blank(`Picture on ${host(data) || "another host"}, not loaded here`);
    const gaps = missing(data);
    return el(
      "div",
      {},
      large.node,
      onX.node,
      pixels,
      remarks,
      el("h3", {}, "What is missing"),
      gaps.length ? el("ul", {}, gaps.map((one) => el("li", { class: "missing" }, one))) : el("p", { class: "good" }, "✓ Nothing: networks are told everything."),
      el("h3", {}, "What networks are told"),
      facts([
        ["Title", data.title],
        ["Description", data.description],
        ["Picture", data.image],
        ["The picture shows", data.image_alt],
        ["Card on X", data.card],
        ["Kind", data.type],
        ["Site", data.site_name],
      ]),
    );
  },
};
