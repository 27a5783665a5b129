// Questions to the preview.

export const OWN = "/__proofpress/";

export class Refused extends Error {}

async function answer(response) {
  const said = await response.json().catch(() => ({ error: "the preview gave no answer that can be read" }));
  if (!response.ok) throw new Refused(said.error || `the preview answered ${response.status}`);
  return said;
}

export async function ask(name, fields = {}, signal = undefined) {
  return answer(await fetch(`${OWN}${name}?${new URLSearchParams(fields)}`, { signal, cache: "no-store" }));
}

export async function tell(name, value) {
  const headers = { "content-type": "application/json" };
  return answer(await fetch(OWN + name, { method: "POST", headers, body: JSON.stringify(value) }));
}

/** Opens a source file in the editor; gives a sentence on what came of it. */
export async function openSource(source) {
  try {
    const said = await tell("open", { file: source.file, line: source.line || 1, column: source.column || 1 });
    if (said.url) location.assign(said.url);
    return `${source.file} is opened in the editor`;
  } catch (error) {
    return error instanceof Refused ? `Not opened: ${error.message}` : "Not opened: the preview does not answer";
  }
}

/** Shows the site as it is on a day, here or at an address; an empty text means today. */
export async function showDay(day, { drafts = false, address = "" } = {}) {
  await tell("as-of", { day, drafts });
  if (address) location.assign(address);
  else location.reload();
}
