// Shows over the page what keeps the site from being made, with the line that fixes it.

const OVERLAY_STYLE = `
  :host { all: initial; }
  .veil { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: max(1rem, 4vh) 1rem;
    background: rgb(20 22 26 / 62%); font: 16px/1.5 system-ui, sans-serif; color: #1d2026; }
  .sheet { max-width: 56rem; margin: 0 auto; padding: 1.25rem 1.5rem 1.5rem; background: #fffdf8;
    border-top: 6px solid #b3261e; border-radius: 6px; box-shadow: 0 12px 40px rgb(0 0 0 / 35%); }
  header { display: flex; gap: 1rem; align-items: flex-start; justify-content: space-between; }
  h1 { margin: 0 0 .25rem; font-size: 1.25rem; line-height: 1.3; }
  header p { margin: 0; color: #555c66; }
  button { font: inherit; border: 1px solid #8a919c; border-radius: 4px; background: #fff; color: inherit;
    padding: .25rem .75rem; min-height: 2.25rem; cursor: pointer; }
  button:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
  ol { list-style: none; margin: 1.25rem 0 0; padding: 0; display: grid; gap: 1.25rem; }
  .place { font: .875rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; text-align: left; }
  .message { margin: .35rem 0 0; font-weight: 600; overflow-wrap: anywhere; }
  .fix { margin: .35rem 0 0; overflow-wrap: anywhere; }
  pre { margin: .5rem 0 0; padding: .75rem; overflow-x: auto; background: #24272e; color: #f4f1e8;
    border-radius: 4px; font: .875rem/1.45 ui-monospace, monospace; }
  @media (prefers-color-scheme: dark) {
    .veil { color: #ece9e1; }
    .sheet { background: #1f2228; border-color: #ff8a80; }
    header p { color: #b6bcc6; }
    button { background: #2b2f37; border-color: #7a828e; }
    button:focus-visible { outline-color: #8ab4f8; }
  }
`;

let overlay = null;
window.addEventListener("keydown", (event) => {
  if (overlay && event.key === "Escape") hideOverlay();
});

function hideOverlay() {
  overlay?.remove();
  overlay = null;
}

function showOverlay(entries, heading, open) {
  hideOverlay();
  if (!entries.length) return;
  overlay = document.createElement("proofpress-overlay");
  const root = overlay.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(OVERLAY_STYLE);
  root.adoptedStyleSheets = [sheet];
  const node = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const veil = node("div", "veil");
  const box = node("section", "sheet");
  // Said by a screen reader, and takes no focus: somebody may be typing.
  box.setAttribute("role", "alert");
  box.setAttribute("aria-label", heading);
  const header = node("header");
  const words = node("div");
  words.append(node("h1", "", heading), node("p", "", "This notice goes away once it is fixed."));
  const close = node("button", "", "Close");
  close.type = "button";
  close.addEventListener("click", hideOverlay);
  header.append(words, close);
  const list = node("ol");
  for (const entry of entries) {
    const item = node("li");
    if (entry.source) {
      const { file, line, column } = entry.source;
      const place = [file, line, column].filter(Boolean).join(":");
      const button = node("button", "place", place);
      button.type = "button";
      button.title = "Open in the editor";
      button.addEventListener("click", () => open(file, line || 1, column || 1));
      item.append(button);
    }
    item.append(node("p", "message", entry.message));
    if (entry.frame?.length) item.append(node("pre", "", entry.frame.join("\n")));
    if (entry.fix) item.append(node("p", "fix", `fix: ${entry.fix}`));
    list.append(item);
  }
  box.append(header, list);
  veil.append(box);
  root.append(veil);
  document.documentElement.append(overlay);
}
