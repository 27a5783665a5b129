// Keeps a tab at what the preview serves.

const script = document.currentScript;
const events = new EventTarget();
const policy = window.trustedTypes?.createPolicy
  ? window.trustedTypes.createPolicy("proofpress", { createHTML: (html) => html })
  : { createHTML: (html) => html };
let shown = script.dataset.version;
let wanted = shown;
let before = null;
let status = null;
let source = null;
let lastSeen = 0;
let updating = false;
script.remove();

function parse(text) {
  return new DOMParser().parseFromString(policy.createHTML(text), "text/html");
}

async function get() {
  const response = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-cache" });
  return {
    status: response.status,
    failed: response.headers.get("x-proofpress-failed") === "1",
    version: response.headers.get("x-proofpress-version"),
    text: await response.text(),
    url: response.url,
  };
}

async function open(file, line, column) {
  const response = await fetch(`${OWN}open`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ file, line, column }),
  });
  const said = await response.json();
  if (said.url) location.assign(said.url);
  return said;
}

async function showFaults() {
  const query = new URLSearchParams({ path: decodeURI(location.pathname) });
  const response = await fetch(`${OWN}faults.json?${query}`);
  const said = response.ok ? await response.json() : { entries: [] };
  showOverlay(said.entries, "This page cannot be made", open);
}

/** Takes over what is served now; several changes at once are one. */
async function update() {
  if (updating) return;
  updating = true;
  try {
    while (shown !== wanted) {
      const aim = wanted;
      const now = await get().catch(() => null);
      if (now === null) return; // the preview is away; it is asked again when it is back
      if (now.failed) {
        await showFaults();
        shown = aim;
        continue;
      }
      if (now.status !== status || now.url !== location.href.replace(/#.*$/, "")) {
        location.reload();
        return;
      }
      hideOverlay();
      const after = parse(now.text);
      if (before === null) {
        location.reload();
        return;
      }
      morphPage(before, after);
      before = after;
      shown = now.version || aim;
      if (shown !== wanted && aim === wanted) shown = wanted;
      events.dispatchEvent(new CustomEvent("shown", { detail: { version: shown } }));
    }
  } catch {
    location.reload(); // a script changed, or the page is beyond what can be done in place
  } finally {
    updating = false;
  }
}

/** Loads pictures and plain stylesheets anew whose bytes changed under the same address. */
function refresh(files, number) {
  const changed = new Set(files);
  const fresh = (value) => {
    const url = new URL(value, document.baseURI);
    if (url.origin !== location.origin || !changed.has(url.pathname)) return null;
    url.searchParams.set("proofpress", number);
    return url.pathname + url.search + url.hash;
  };
  for (const element of document.querySelectorAll("img[src], source[src], video[src], audio[src], embed[src], iframe[src]")) {
    const url = fresh(element.getAttribute("src"));
    if (url) element.setAttribute("src", url);
  }
  for (const element of document.querySelectorAll("[srcset]")) {
    const parts = element.getAttribute("srcset").split(/,\s+/).map((part) => {
      const [address, ...rest] = part.trim().split(/\s+/);
      return [fresh(address) || address, ...rest].join(" ");
    });
    element.setAttribute("srcset", parts.join(", "));
  }
  let imports = false;
  for (const link of document.querySelectorAll("link[rel~=stylesheet][href]")) {
    const url = fresh(link.getAttribute("href"));
    if (url) {
      const next = link.cloneNode();
      next.setAttribute("href", url);
      swapSheet(link, next);
      imports = true;
    }
  }
  if (!imports && files.some((file) => file.endsWith(".css"))) refreshImports(changed, number);
  for (const element of document.scripts) {
    const address = element.getAttribute("src");
    if (address && fresh(address)) location.reload();
  }
}

/** A stylesheet that another one imports is loaded anew with that one. */
function refreshImports(changed, number) {
  const names = (sheet) => {
    try {
      return Array.from(sheet.cssRules).some(
        (rule) =>
          rule instanceof CSSImportRule &&
          rule.styleSheet &&
          (changed.has(new URL(rule.styleSheet.href).pathname) || names(rule.styleSheet)),
      );
    } catch {
      return false;
    }
  };
  for (const link of document.querySelectorAll("link[rel~=stylesheet][href]")) {
    if (!link.sheet || !names(link.sheet)) continue;
    const next = link.cloneNode();
    const url = new URL(link.href);
    url.searchParams.set("proofpress", number);
    next.setAttribute("href", url.pathname + url.search);
    swapSheet(link, next);
  }
}

function tell(name, detail) {
  lastSeen = Date.now();
  events.dispatchEvent(new CustomEvent(name, { detail }));
}

function trouble(entries) {
  if (entries.length) showOverlay(entries, "The site is shown as it was", open);
}

function connect() {
  source?.close();
  source = new EventSource(`${OWN}events`);
  const on = (name, act) =>
    source.addEventListener(name, (event) => {
      const detail = JSON.parse(event.data);
      act?.(detail);
      tell(name, detail);
    });
  on("hello", (hello) => {
    wanted = `${hello.run}.${hello.number}`;
    if (hello.trouble.length) trouble(hello.trouble);
    else if (status === 500) void showFaults();
    else hideOverlay();
    void ready.then(update);
    if (hello.panel) void startPanel(hello);
  });
  on("generation", (generation) => {
    wanted = `${generation.run}.${generation.number}`;
    hideOverlay();
    void ready.then(update);
    refresh(generation.files, generation.number);
  });
  on("trouble", trouble);
  on("report");
  on("beat");
  source.addEventListener("error", () => {
    // A browser gives up after an answer that is no stream: the preview is asked until it is back.
    if (source.readyState === EventSource.CLOSED) setTimeout(reconnect, 1000);
  });
}

function reconnect() {
  if (document.visibilityState === "visible") connect();
}

let panel = false;
async function startPanel(hello) {
  if (panel) return;
  panel = true;
  const module = await import(`${OWN}panel/panel.js`);
  module.start({ events, hello, open });
}

// What was served is asked for once more: what the browser shows may be changed by scripts already.
const ready = get()
  .then((now) => {
    status = now.status;
    if (now.failed) return showFaults();
    before = parse(now.text);
    if (now.version) {
      const stale = now.version !== shown;
      shown = now.version;
      if (stale) location.reload();
    }
    return undefined;
  })
  .catch(() => undefined);

// A browser has few connections to one host: tabs that nobody sees give theirs back.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") connect();
  else source?.close();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) connect();
});
window.addEventListener("pagehide", () => source?.close());
// After sleep a connection may look open and be dead.
setInterval(() => {
  if (document.visibilityState === "visible" && lastSeen && Date.now() - lastSeen > 40_000) {
    lastSeen = Date.now();
    connect();
  }
}, 5000);
if (document.visibilityState === "visible") connect();
