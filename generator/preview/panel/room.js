// Room for the panel beside the page: where there is enough, the page is made narrower.

const PANEL = 440; // as wide as in panel.css
const LEAST = 660; // a page is not made narrower than this
const OTHER = { left: "right", right: "left" };

export class Room {
  constructor() {
    this.sheet = new CSSStyleSheet();
  }

  /** Keeps the panel's width free on one side. */
  make(side) {
    const rules = `margin-${side}: ${PANEL}px !important; margin-${OTHER[side]}: 0 !important; width: auto !important;`;
    this.sheet.replaceSync(`@media screen and (min-width: ${PANEL + LEAST}px) { html { ${rules} } }`);
    const others = document.adoptedStyleSheets.filter((one) => one !== this.sheet);
    document.adoptedStyleSheets = [...others, this.sheet];
  }

  /** Gives the page its width back. */
  giveBack() {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.sheet);
  }
}
