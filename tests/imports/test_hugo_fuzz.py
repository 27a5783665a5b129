"""What the import writes, the build reads: over random settings and front matter."""

import json
import shutil
import string
from pathlib import Path

import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.content.read import ReadingRules, read
from generator.imports.hugo import import_site
from generator.settings.load import load

WORDS = st.text("ab:-_ ./#{}[]'\"$%&*!|>@\\äß\u4e2d,=?", max_size=12) | st.sampled_from(
    ["", "yes", "no", "1.10", "012", "1:20", "null", "2026-01-31", "${HOME}", "en", "/a/b", "../x"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 9999) | st.floats(-1, 99) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS.filter(bool), inner, max_size=3)
    ),
    max_leaves=6,
)
SETTINGS = st.sampled_from(
    [
        "baseURL",
        "title",
        "languageCode",
        "locale",
        "defaultContentLanguage",
        "languages",
        "params",
        "menu",
        "menus",
        "taxonomies",
        "permalinks",
        "pagination",
        "paginate",
        "markup",
        "services",
        "copyright",
        "author",
        "timeZone",
        "disableKinds",
        "outputs",
        "outputFormats",
        "cascade",
        "module",
        "ignoreFiles",
        "disableLanguages",
        "frontmatter",
        "sectionPagesMenu",
        "enableRobotsTXT",
        "uglyURLs",
        "buildDrafts",
        "related",
        "privacy",
        "theme",
        "rssLimit",
        "defaultContentLanguageInSubdir",
        "description",
        "staticDir",
        "contentDir",
        "renderSegments",
    ]
)
#: Shapes that sites have, with words of any kind in them.
SHAPED = st.fixed_dictionaries(
    {},
    optional={
        "languages": st.dictionaries(
            st.sampled_from(["en", "de", "pt-br", "zh_Hans", "x y", "EN-us"]),
            st.fixed_dictionaries(
                {}, optional={"title": WORDS, "weight": VALUES, "label": WORDS, "menus": VALUES}
            ),
        ),
        "params": st.dictionaries(WORDS.filter(bool), VALUES, max_size=3),
        "taxonomies": st.dictionaries(
            st.sampled_from(["tag", "type", "keyword", "a:b", "owner"]),
            st.sampled_from(["tags", "type", "keywords", "a:b", "owner", "param"]),
            max_size=2,
        ),
        "menu": st.dictionaries(
            WORDS.filter(bool),
            st.lists(
                st.fixed_dictionaries(
                    {}, optional={"name": WORDS, "url": WORDS, "pageRef": WORDS, "weight": VALUES}
                ),
                max_size=2,
            ),
            max_size=2,
        ),
        "permalinks": st.dictionaries(
            st.sampled_from(["blog", "page", "section", "a b"]),
            st.sampled_from(["/:year/:slug/", ":title", "/:sections[1:]/:x/", "", "/a b/:slug"])
            | st.just({"blog": "/:slugorfilename/"}),
            max_size=2,
        ),
        "timeZone": WORDS | st.just("Europe/Berlin"),
        "baseURL": WORDS | st.sampled_from(["https://example.org/a?b", "//example.org", "/"]),
        "defaultContentLanguage": st.sampled_from(["en", "de", "pt-br", "x y", ""]),
        "languageCode": st.sampled_from(["en-us", "de_AT", "english", "", "x-"]),
    },
)
KEYS = st.sampled_from(
    [
        "title",
        "description",
        "date",
        "lastmod",
        "publishDate",
        "expiryDate",
        "draft",
        "slug",
        "url",
        "aliases",
        "weight",
        "layout",
        "type",
        "summary",
        "keywords",
        "translationKey",
        "cascade",
        "params",
        "owner",
        "review_by",
        "image",
        "image_alt",
        "canonical",
        "noindex",
        "keyphrase",
        "campaign",
        "social",
        "social_card",
        "structured",
        "menu",
        "menus",
        "toc",
        "allow",
        "tags",
        "categories",
        "outputs",
        "build",
        "headless",
        "sitemap",
        "resources",
        "cSpell:ignore",
        "Title",
        "DRAFT",
        "1x",
    ]
) | st.text(string.ascii_letters + ":.- _", min_size=1, max_size=9)
#: Front matter that Hugo takes as well: dates are dates, and the names of keys differ by more than case.
DATES = st.sampled_from(["2026-01-31", "2026-01-31T08:00:00Z", "2019-10-08 13:00:00 -0500"])
FRONT = st.dictionaries(KEYS, VALUES, max_size=7).map(
    lambda one: {
        key: value
        for key, value in one.items()
        if "date" not in key.lower()
        and key not in ("lastmod", "review_by", "slug", "url", "aliases")
    }
)


def toml_free(value):
    """*value* as TOML could hold it: JSON without null, written as one line each."""
    if isinstance(value, dict):
        return {key: toml_free(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [toml_free(inner) for inner in value if inner is not None]
    return value


def inline(value) -> str:
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)} = {inline(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def written(values: dict, form: str) -> str:
    if form == "json":
        return json.dumps(values)
    if form == "yaml":
        return yaml.safe_dump(values, allow_unicode=True)
    kept = toml_free(values)
    return "".join(f"{json.dumps(key)} = {inline(value)}\n" for key, value in kept.items())


@settings(max_examples=120, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    plain=st.dictionaries(SETTINGS, VALUES, max_size=5),
    shaped=SHAPED,
    form=st.sampled_from(["toml", "yaml", "json"]),
    place=st.sampled_from(["hugo.{}", "config.{}", "config/_default/hugo.{}"]),
    split=st.booleans(),
    fronts=st.lists(FRONT, max_size=4),
    notation=st.sampled_from(["yaml", "json", "toml"]),
)
def test_what_the_import_writes_the_build_reads(
    tmp_path_factory, plain, shaped, form, place, split, fronts, notation
):
    root = tmp_path_factory.mktemp("fuzz")
    source = root / "hugo"
    values = plain | shaped
    files = {}
    if split:
        for name in [one for one in values if isinstance(values[one], dict)]:
            inner = values.pop(name)
            own = {"de": ".de"} if name in ("params", "menus") else {"": ""}
            for mark in own.values():
                files[f"config/_default/{name}{mark}.{form}"] = written(inner, form)
    files[place.format(form)] = written(values, form)
    marks = {"yaml": "---\n{}---\n", "toml": "+++\n{}+++\n", "json": "{}\n"}
    for number, front in enumerate(fronts):
        text = marks[notation].replace("{}", written(front, notation))
        files[f"content/blog/{number}.md"] = f"{text}\nText.\n"
    for name, text in files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    import_site(source, root / "site")
    check(root / "site", files)
    shutil.rmtree(root)


def check(site: Path, files: dict[str, str]) -> None:
    loaded = load(site, environ={})
    assert loaded.faults == (), files
    (site / "content").mkdir(exist_ok=True)
    content = read(site, ReadingRules.of(loaded.settings))
    faults = [
        fault
        for fault in (*content.faults, *(one for page in content.documents for one in page.faults))
        if fault.rule.startswith("front-matter/")
    ]
    texts = [path.read_text() for path in site.glob("content/blog/*.md")]
    assert faults == [], (faults, files, texts)
