import { button, el } from "./dom.js";
import { COLOUR_NAMES, SWITCHES } from "./vision.js";

export const simulate = {
  id: "simulate",
  title: "Other eyes",
  isLocal: true,
  render(_data, { vision, viewed }) {
    const renew = [];
    const done = () => {
      for (const act of renew) act();
      viewed(vision.isPlain ? "The page is shown as it is." : `Shown: ${vision.names().join(", ")}.`);
    };
    const colour = ([id, name]) => {
      const input = el("input", { type: "radio", name: "colours", value: id, on: { change: () => (vision.setColours(id), done()) } });
      renew.push(() => {
        input.checked = vision.colours === id;
      });
      return el("label", { class: "choice" }, input, name);
    };
    const choice = ([id, name, words]) => {
      const input = el("input", { type: "checkbox", role: "switch", "aria-describedby": `about-${id}`, on: { change: () => (vision.toggle(id), done()) } });
      renew.push(() => {
        input.checked = vision.on.has(id);
      });
      return el("div", { class: "switch" }, el("label", { class: "choice" }, input, name), el("p", { class: "quiet", id: `about-${id}` }, words));
    };
    const plain = button("Show the page as it is", () => {
      vision.plain();
      done();
    });
    renew.push(() => {
      plain.setAttribute("aria-disabled", String(vision.isPlain));
    });
    const made = el(
      "div",
      {},
      el("p", { class: "quiet" }, "See this page as others do. The page itself stays as it is."),
      el("fieldset", {}, el("legend", {}, "Colours"), Object.entries(COLOUR_NAMES).map(colour)),
      el("fieldset", {}, el("legend", {}, "More"), SWITCHES.map(choice)),
      plain,
    );
    for (const act of renew) act();
    return made;
  },
};
