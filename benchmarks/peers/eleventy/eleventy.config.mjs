// The same site for Eleventy; see benchmarks/peers/proofpress/site.yaml.

const SITE = { title: "Plot", url: "https://magazine.example", size: 100 };
const MENU = ["guides", "tools", "plants", "soil", "seasons", "workshops", "stories", "news", "tags"];
const BODY = "content/**/!(_index).md";

const capitalized = (name) => name[0].toUpperCase() + name.slice(1);
const byDate = (one, other) => one.date - other.date;

function posts(api) {
  return api.getFilteredByGlob(BODY).sort(byDate);
}

function gathered(entries, keysOf) {
  const found = new Map();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(entry);
    }
  }
  return found;
}

// The pages of a list, `SITE.size` entries each, the newest first.
function pages(url, title, description, entries) {
  const newest = [...entries].reverse();
  const count = Math.max(1, Math.ceil(newest.length / SITE.size));
  const steps = Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    url: at === 0 ? url : `${url}page/${at + 1}/`,
  }));
  return steps.map((step, at) => ({
    ...step,
    title: at === 0 ? title : `${title}, page ${step.number}`,
    heading: title,
    description: at === 0 ? description : `Page ${step.number} of ${count}. ${description}`,
    entries: newest.slice(at * SITE.size, (at + 1) * SITE.size),
    steps: count > 1 ? steps : [],
  }));
}

export default function (config) {
  config.addPassthroughCopy({ static: "/" });
  config.setServerPassthroughCopyBehavior("passthrough");
  config.setServerOptions({ showAllHosts: false });
  config.addGlobalData("site", { ...SITE, year: new Date().getFullYear() });
  config.addGlobalData("menu", [
    { url: "/", title: "Home" },
    ...MENU.map((name) => ({ url: `/${name}/`, title: capitalized(name) })),
  ]);
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("instant", (date) => date.toISOString().replace(".000", ""));

  config.addCollection("newest", (api) => posts(api).slice(-20).reverse());
  config.addCollection("sectionPages", (api) => {
    const heads = new Map(api.getFilteredByGlob("content/*/_index.md").map((one) => [one.filePathStem.split("/")[2], one.data]));
    const found = gathered(posts(api), (post) => [post.filePathStem.split("/")[2]]);
    for (const members of found.values()) {
      members.forEach((post, at) => {
        post.data.neighbours = { prev: members[at - 1], next: members[at + 1] };
      });
    }
    return [...heads].flatMap(([name, head]) => pages(`/${name}/`, head.title, head.description, found.get(name) ?? []));
  });
  config.addCollection("terms", (api) => {
    const found = gathered(posts(api), (post) => post.data.tags ?? []);
    return [...found].sort().map(([name, entries]) => ({ name, url: `/tags/${name}/`, entries }));
  });
  config.addCollection("termPages", (api) => {
    const found = gathered(posts(api), (post) => post.data.tags ?? []);
    return [...found].sort().flatMap(([name, entries]) =>
      pages(`/tags/${name}/`, name, `${name}: every article of ${SITE.title} on this subject, the newest first.`, entries),
    );
  });
  return { markdownTemplateEngine: false, dir: { input: ".", includes: "_includes", output: "_site" } };
}
