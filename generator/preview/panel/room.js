// Room for the panel beside the page: where there is enough, the page is made narrower.
//
// A page that is narrower than the window still has the layout of the window, with as many columns.
// So its text is measured: where little of its width would be left, the panel lies over the page.

const LEAST = 660; // a page is not made narrower than this
const TEXT = 420; // nor is a text, unless it keeps most of its width
const MOST = 0.75;
const MEASURED = 60; // paragraphs; more tell no more
const OTHER = { left: "right", right: "left" };

export class Room {
  /** `panel` is what the room is for. */
  constructor(panel) {
    this.panel = panel;
    this.sheet = new CSSStyleSheet();
    this.side = null; // where room is wanted
    addEventListener("resize", () => this.side && this.make(this.side));
  }

  /** Keeps the panel's width free on one side, if the page can do without it. */
  make(side) {
    this.giveBack();
    this.side = side;
    const { width } = this.panel.getBoundingClientRect();
    if (innerWidth < width + LEAST) return;
    const before = textWidth();
    const rules = `margin-${side}: ${width}px !important; margin-${OTHER[side]}: 0 !important; width: auto !important;`;
    this.sheet.replaceSync(`@media screen { html { ${rules} } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
    const after = textWidth();
    if (after < TEXT && after < MOST * before) this.#remove();
  }

  /** Gives the page its width back. */
  giveBack() {
    this.side = null;
    this.#remove();
  }

  #remove() {
    if (!document.adoptedStyleSheets.includes(this.sheet)) return;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.sheet);
  }
}

/** Mean width of the paragraphs in pixels, long ones counting for more; 0 where there is none. */
function textWidth() {
  const some = Array.from(document.querySelectorAll("p")).slice(0, MEASURED);
  const letters = some.reduce((sum, one) => sum + one.textContent.length, 0);
  return some.reduce((sum, one) => sum + one.getBoundingClientRect().width * one.textContent.length, 0) / (letters || 1);
}
