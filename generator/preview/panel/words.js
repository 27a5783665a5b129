// Numbers, days and names of things as a person reads them.

export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

export function size(bytes) {
  if (bytes < 1024) return counted(bytes, "byte");
  const kib = bytes / 1024;
  return `${kib.toLocaleString("en", { maximumFractionDigits: kib < 10 ? 1 : 0 })} KiB`;
}

export function seconds(milliseconds) {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `2027-01-31`, with or without a time, as `31 January 2027`. */
export function day(text) {
  const date = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return text;
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** What is shown where it is not today's site; empty where it is. */
export function occasion(asOf, drafts) {
  const when = asOf ? `as on ${day(asOf)}` : "";
  return [when, drafts ? "with drafts" : ""].filter(Boolean).join(", ");
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const SEVERITIES = ["error", "warning", "notice"];
export const MARKS = { error: "✕", warning: "▲", notice: "●", review: "?" };

export const OWNERS = {
  content: "Content: texts and pictures",
  theme: "Theme: for those who keep the design",
  settings: "Settings: for those who keep the site",
  unknown: "Others",
};

export const OWNER_NAMES = { content: "Content", theme: "Theme", settings: "Settings", unknown: "Others" };
export const OWNER_ORDER = Object.keys(OWNERS);

/** What is known is accepted already, and what a new check found is shown apart. */
export function counts(finding) {
  return !finding.known && !finding.new_check;
}

/** What is to be looked at may be right. */
export function isOpen(finding) {
  return counts(finding) && finding.outcome === "failed";
}

/** Counts of what is to be fixed, by severity, and of what a person should look at. */
export function tally(findings) {
  const found = { error: 0, warning: 0, notice: 0, review: 0, known: 0, new_check: 0 };
  for (const one of findings) {
    if (one.known) found.known += 1;
    else if (one.new_check) found.new_check += 1;
    else if (one.outcome === "review") found.review += 1;
    else found[one.severity] = (found[one.severity] ?? 0) + 1;
  }
  return found;
}

export function tallyInWords(found) {
  const words = SEVERITIES.filter((name) => found[name]).map((name) => counted(found[name], name));
  if (found.review) words.push(`${found.review} to look at`);
  return words.join(", ") || "nothing to fix";
}

export function place(source) {
  return [source.file, source.line, source.line && source.column].filter(Boolean).join(":");
}
