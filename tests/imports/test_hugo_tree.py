import hashlib
import os
from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.imports.hugo import import_site
from generator.rules.stage_faults.imports import KINDS


def test_every_file_arrives(convert):
    files = {
        "content/a.md": "T\n",
        "content/b.markdown": "T\n",
        "content/c/index.md": "T\n",
        "content/c/plan.pdf": b"%PDF\xff",
        "content/.hidden": "x",
        "data/tools.yaml": "a: 1\n",
        "data/deep/tools.csv": "a,b\n",
        "static/img/a.png": b"\x89PNG",
    }
    site = convert(files)
    for name, content in files.items():
        expected = content if isinstance(content, bytes) else content.encode()
        assert (site.root / name).read_bytes() == expected
    assert site.report.counts["files"] == len(files)
    assert site.report.counts["pages"] == 3
    assert not site.faults()


def test_the_source_is_not_changed(tmp_path: Path):
    source = tmp_path / "hugo"
    (source / "content").mkdir(parents=True)
    (source / "hugo.toml").write_text('title = "A"\n')
    (source / "content" / "a.md").write_text('---\ntags: a\n---\n[a]({{< ref "a" >}})\n')
    before = digests(source)
    import_site(source, tmp_path / "site")
    assert digests(source) == before


def test_an_import_is_the_same_every_time(tmp_path: Path):
    source = tmp_path / "hugo"
    (source / "content").mkdir(parents=True)
    for name in "cab":
        (source / "content" / f"{name}.md").write_text(f"---\n{name}: 1\n---\n{{{{< {name} >}}}}\n")
    first = import_site(source, tmp_path / "one")
    second = import_site(source, tmp_path / "two")
    assert first == second
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_a_bare_folder_of_markdown_is_content(tmp_path: Path):
    source = tmp_path / "notes"
    (source / "data").mkdir(parents=True)
    (source / "a.md").write_text("T\n")
    (source / "data" / "b.md").write_text("T\n")
    report = import_site(source, tmp_path / "site")
    assert (tmp_path / "site/content/data/b.md").is_file()
    assert report.counts["pages"] == 2
    assert "title: notes\n" in (tmp_path / "site/site.yaml").read_text()
    assert [fault.rule for fault in report.faults] == ["imports/base-url"]


def test_other_folders_can_hold_content_and_static_files(convert):
    site = convert(
        {
            "hugo.toml": 'contentDir = "docs"\nstaticDir = ["public", "more"]\n',
            "docs/a.md": "T\n",
            "public/a.png": b"a",
            "more/b.png": b"b",
        }
    )
    assert (site.root / "content/a.md").is_file()
    assert (site.root / "static/a.png").is_file()
    assert (site.root / "static/b.png").is_file()


def test_a_mounted_content_folder_stands_for_those_of_languages(convert):
    languages = '[languages.en]\n[languages.de]\ncontentDir = "deutsch"\n'
    files = {"docs/a.md": "---\ntitle: A\n---\n", "deutsch/b.md": "---\ntitle: B\n---\n"}
    mounted = f'[[module.mounts]]\nsource = "docs"\ntarget = "content"\n{languages}'
    site = convert({"hugo.toml": mounted, **files})
    content = site.root / "content"
    assert [one.name for one in content.rglob("*.md")] == ["a.md"]


def test_languages_have_content_folders_of_their_own(convert):
    languages = '[languages.en]\n[languages.de]\ncontentDir = "deutsch"\n'
    site = convert({"hugo.toml": languages, "deutsch/b.md": "---\ntitle: B\n---\n"})
    assert (site.root / "content/de/b.md").is_file()


def test_mounts_are_honoured(convert):
    config = '[[module.mounts]]\nsource = "docs"\ntarget = "content/guides"\n'
    site = convert({"hugo.toml": config, "docs/a.md": "T\n", "content/b.md": "T\n"})
    assert (site.root / "content/guides/a.md").is_file()
    # Hugo reads `content/` no more, once a mount of the settings leads there.
    assert not (site.root / "content/b.md").exists()
    assert site.faults("imports/left-out") == [
        "hugo.toml:1: imports/left-out: folder `content` was left out, since Hugo reads only what `module.mounts` names"
    ]


def test_two_files_for_one_place_are_reported(convert):
    config = 'staticDir = ["one", "two"]\n'
    site = convert({"hugo.toml": config, "one/a.txt": "1", "two/a.txt": "2"})
    assert site.text("static/a.txt") == "1"
    assert site.faults("imports/same-place") == [
        "two/a.txt: imports/same-place: this file and `one/a.txt` both go to `static/a.txt`; only that one was copied"
    ]


def test_a_mount_outside_the_site_is_refused(convert):
    config = '[[module.mounts]]\nsource = "../secret"\ntarget = "content"\n'
    site = convert({"hugo.toml": config, "content/a.md": "T\n"})
    assert len(site.faults("imports/link-outside")) == 1


@pytest.mark.parametrize(
    "config",
    [
        '[[module.mounts]]\nsource = "docs"\ntarget = "content/../../out"\n',
        '[languages.en]\n[languages."../../out"]\ncontentDir = "docs"\n',
    ],
)
def test_nothing_is_written_outside_the_new_site(convert, config, tmp_path):
    site = convert({"hugo.toml": config, "docs/a.md": "T\n"})
    assert len(site.faults("imports/link-outside")) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"hugo", "site"}


def test_symbolic_links_are_followed_inside_the_site_alone(tmp_path: Path):
    source = tmp_path / "hugo"
    (source / "content" / "real").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("secret\n")
    (tmp_path / "hugo-twin").mkdir()
    (source / "content" / "real" / "a.md").write_text("T\n")
    content = source / "content"
    (content / "out.md").symlink_to(tmp_path / "secret.md")
    (content / "twin").symlink_to(tmp_path / "hugo-twin")
    (content / "in.md").symlink_to("real/a.md")
    (content / "gone.md").symlink_to("nowhere.md")
    (content / "real" / "up").symlink_to("..")
    (content / "loop").symlink_to("loop")
    report = import_site(source, tmp_path / "site")
    arrived = {path.name for path in (tmp_path / "site/content").rglob("*") if path.is_file()}
    assert arrived == {"a.md", "in.md"}
    assert {(fault.at.path.name, fault.rule) for fault in report.faults} == {
        ("out.md", "imports/link-outside"),
        ("twin", "imports/link-outside"),
        ("gone.md", "imports/not-a-file"),
        ("up", "imports/not-a-file"),
        ("loop", "imports/not-a-file"),
        ("config.toml", "imports/base-url"),
    }


def test_a_pipe_is_left_out_and_does_not_hang(tmp_path: Path):
    source = tmp_path / "hugo"
    (source / "content").mkdir(parents=True)
    os.mkfifo(source / "content" / "pipe.md")
    report = import_site(source, tmp_path / "site")
    assert "imports/not-a-file" in {fault.rule for fault in report.faults}


def test_text_that_is_not_utf8_is_copied_as_it_is(convert):
    site = convert({"content/a.md": "é".encode("latin-1")})
    assert (site.root / "content/a.md").read_bytes() == b"\xe9"


@pytest.mark.parametrize(
    ("name", "text", "reported"),
    [
        ("a.org", "* A\n", True),
        ("a.adoc", "= A\n", True),
        ("a.html", "---\ntitle: A\n---\n<p>A\n", True),
        ("a.html", "<p>A\n", False),
        ("a.txt", "A\n", False),
    ],
)
def test_pages_in_other_formats_are_left_out_and_reported(convert, name, text, reported):
    site = convert({f"content/{name}": text})
    # Their source would be public as it is, also that of a draft.
    assert (site.root / "content" / name).exists() is not reported
    assert bool(site.faults("imports/format")) is reported


def test_what_has_no_place_here_is_reported(convert):
    site = convert(
        {
            "layouts/index.html": "{{ .Title }}",
            "layouts/partials/head.html": "",
            "layouts/shortcodes/box.html": "",
            "themes/ananke/theme.toml": "",
            "assets/main.scss": "",
            "archetypes/default.md": "",
            "i18n/en.toml": "",
        }
    )
    assert [line.partition(":")[0] for line in site.faults()] == [
        "archetypes",
        "assets",
        "i18n",
        "layouts/index.html",
        "layouts/partials/head.html",
        "themes",
    ]


def test_a_destination_in_use_is_refused(tmp_path: Path):
    (tmp_path / "hugo").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a").write_text("")
    (tmp_path / "file").write_text("")
    for wanted in ("site", "file", "hugo", "hugo/site", "."):
        with pytest.raises(UsageError):
            import_site(tmp_path / "hugo", tmp_path / wanted)


def test_an_empty_destination_is_taken(tmp_path: Path):
    (tmp_path / "hugo").mkdir()
    (tmp_path / "site").mkdir()
    import_site(tmp_path / "hugo", tmp_path / "site")
    assert (tmp_path / "site" / "site.yaml").is_file()


def test_a_source_that_is_no_folder_is_refused(tmp_path: Path):
    with pytest.raises(UsageError):
        import_site(tmp_path / "nothing", tmp_path / "site")


def test_every_fault_that_the_import_can_report_is_in_the_catalogue():
    package = Path(__file__).parents[2] / "generator" / "imports"
    text = "".join(path.read_text() for path in package.rglob("*.py"))
    for kind in KINDS:
        assert f'"{kind.id}"' in text
    assert len({kind.id for kind in KINDS}) == len(KINDS)


def digests(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
