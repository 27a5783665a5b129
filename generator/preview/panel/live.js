// The preview's events for a page that has no script of the preview: it asks again until it is back.

import { OWN } from "./ask.js";

const NAMES = ["hello", "generation", "report", "failure", "trouble"];

/** `heard(name, detail)` for each event; `connected(isLive)` when that changes. */
export function listen(heard, connected) {
  let source = null;
  const connect = () => {
    source?.close();
    source = new EventSource(`${OWN}events`);
    for (const name of NAMES) source.addEventListener(name, (event) => heard(name, JSON.parse(event.data)));
    source.addEventListener("open", () => connected(true));
    source.addEventListener("error", () => {
      connected(false);
      // A browser gives up after an answer that is no stream.
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
    });
  };
  // A browser has few connections to one host: a tab that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") connect();
    else source?.close();
  });
  if (document.visibilityState === "visible") connect();
}
