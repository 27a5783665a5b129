// Every content file is a post, but for the `_index.md` of sections: those only say what a list is
// called.
export default {
  layout: "page.njk",
  permalink: ({ page }) => (page.fileSlug === "_index" ? false : `${page.filePathStem.replace("/content", "")}/`),
};
