"""Links, pipes and unreadable files in a site's folders."""

import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest
from site_folder import MakeSite, page


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "outside" / "secret.md"
    path.parent.mkdir()
    path.write_text(page("Secret", "The word is xyzzy.\n"), encoding="utf-8")
    return path


def leaks(site):
    return [
        name for name in site.outputs() if b"xyzzy" in (site.root / "public" / name).read_bytes()
    ]


@pytest.mark.parametrize("folder", ["content", "static", "data"])
def test_file_linked_from_outside(make_site, secret, folder):
    site = make_site({"content/a.md": page("A"), f"{folder}/kept.txt": "x\n"})
    name = {"content": "link.md", "static": "link.md", "data": "link.yaml"}[folder]
    (site.root / folder / name).symlink_to(secret)
    ran = site.build()
    assert ran.places("content/link-outside", "assets/outside") == [f"{folder}/{name}"]
    assert leaks(site) == []
    assert site.has("a/index.html")


@pytest.mark.parametrize("folder", ["content", "static"])
def test_folder_linked_from_outside(make_site, secret, folder):
    site = make_site({"content/a.md": page("A"), f"{folder}/kept.txt": "x\n"})
    (site.root / folder / "link").symlink_to(secret.parent)
    ran = site.build()
    assert ran.places("content/link-outside", "assets/outside") == [f"{folder}/link"]
    assert leaks(site) == []


def test_link_to_a_sibling_whose_name_begins_the_same(make_site):
    site = make_site({"content/a.md": page("A")})
    other = make_site({"b.md": page("B", "xyzzy\n")}, folder="site-old")
    (site.root / "content/old").symlink_to(other.root)
    ran = site.build()
    assert ran.places("content/link-outside") == ["content/old"]
    assert leaks(site) == []


def test_picture_through_a_link_out_of_the_site(make_site, secret):
    site = make_site({"content/post/index.md": page("Post", "![A cat](cat.png)\n")})
    (site.root / "content/post/cat.png").symlink_to(secret)
    ran = site.build()
    assert ran.places("content/link-outside") == ["content/post/cat.png"]
    assert [at for at in ran.places("links/") if at == "content/post/index.md:5:1"]
    assert leaks(site) == []


def test_template_through_a_link_out_of_the_site(make_site, secret):
    site = make_site({"content/a.md": page("A", layout="evil")})
    (site.root / "themes/plain/templates/evil.html").symlink_to(secret)
    ran = site.build()
    assert ran.places("theme/missing-layout") == ["content/a.md:3:9"]
    assert leaks(site) == []


def test_link_inside_the_content_folder_is_followed(make_site):
    site = make_site({"content/a.md": page("A"), "content/real/b.md": page("B")})
    (site.root / "content/other").symlink_to("real")
    ran = site.build()
    assert ran.of("content/link-outside", "content/dangling-link") == []
    assert site.has("other/b/index.html")


@pytest.mark.parametrize("folder", ["content", "static"])
def test_link_that_leads_nowhere(make_site, folder):
    site = make_site({"content/a.md": page("A"), f"{folder}/kept.txt": "x\n"})
    (site.root / folder / "gone.md").symlink_to("missing.md")
    ran = site.build()
    assert ran.code == 0
    (finding,) = ran.of("content/dangling-link", "assets/dangling-link")
    assert finding["severity"] == "warning"
    assert finding["source"]["file"] == f"{folder}/gone.md"
    assert site.has("a/index.html")


@pytest.mark.parametrize("folder", ["content", "static"])
def test_link_to_itself(make_site, folder):
    site = make_site({f"{folder}/kept.txt": "x\n"})
    (site.root / folder / "loop.md").symlink_to("loop.md")
    ran = site.build()
    assert ran.places("content/dangling-link", "assets/dangling-link") == [f"{folder}/loop.md"]


@pytest.mark.parametrize("folder", ["content", "static"])
def test_link_to_the_folder_that_holds_it(make_site, folder):
    site = make_site({f"{folder}/deep/kept.txt": "x\n"})
    (site.root / folder / "deep/loop").symlink_to("..")
    ran = site.build()
    assert ran.places("content/dangling-link", "assets/dangling-link") == [f"{folder}/deep/loop"]
    assert [name for name in site.outputs() if name.endswith("kept.txt")] == ["deep/kept.txt"]


@pytest.mark.parametrize("folder", ["content", "static"])
def test_folders_linked_to_each_other(make_site, folder):
    site = make_site({f"{folder}/{name}/{name}.txt": "x\n" for name in "ab"})
    (site.root / folder / "a/to").symlink_to("../b")
    (site.root / folder / "b/to").symlink_to("../a")
    ran = site.build()
    assert len(ran.of("content/dangling-link", "assets/dangling-link")) == 2
    assert [name for name in site.outputs() if name.endswith(".txt") and name != "robots.txt"] == [
        "a/a.txt", "a/to/b.txt", "b/b.txt", "b/to/a.txt",
    ]  # fmt: skip


@pytest.mark.parametrize("folder", ["content", "static"])
def test_pipe_is_skipped(make_site, folder):
    site = make_site({"content/a.md": page("A"), f"{folder}/kept.txt": "x\n"})
    os.mkfifo(site.root / folder / "pipe.md")
    ran = site.build()
    assert ran.places("content/not-a-file", "assets/not-a-file") == [f"{folder}/pipe.md"]
    assert site.has("a/index.html")


@pytest.mark.parametrize("folder", ["data", "i18n", "templates"])
def test_pipe_in_a_folder_that_is_read_does_not_hang(make_site, folder):
    name = {"data": "pipe.yaml", "i18n": "en.yaml", "templates": "page.html"}[folder]
    site = make_site({"content/a.md": page("A"), f"{folder}/kept.txt": "x\n"})
    os.mkfifo(site.root / folder / name)
    site.build()
    assert site.has("a/index.html")


def test_socket_is_skipped(make_site, monkeypatch):
    site = make_site({"content/a.md": page("A")})
    monkeypatch.chdir(site.root)  # names of sockets are short
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("content/socket.md")
        ran = site.build()
    assert ran.places("content/not-a-file") == ["content/socket.md"]
    assert "socket" in ran.of("content/not-a-file")[0]["message"]


@pytest.fixture
def make_guarded_site():
    """Make sites for a user who is not allowed everything, which the superuser would be."""
    if os.name != "posix":
        pytest.skip("permissions of files are those of POSIX")
    folder = Path(tempfile.mkdtemp(prefix="proofpress-test-"))
    privileged = os.geteuid() == 0
    if privileged:
        os.chown(folder, 65534, 65534)
    made = []

    def make(files, unreadable):
        site = MakeSite(folder)(files)
        MakeSite(folder)({}, folder="warm").build()  # imports come from where the superuser reads
        for path in (site.root, *site.root.rglob("*")):
            if privileged:
                os.chown(path, 65534, 65534)
        for name in unreadable:
            (site.root / name).chmod(0)
        if privileged:
            os.seteuid(65534)
        made.append(site)
        return site

    yield make
    if privileged:
        os.seteuid(0)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "name",
    [
        "content/bad.md", "content/bad.txt", "static/bad.txt", "data/bad.yaml", "i18n/en.yaml",
        "themes/plain/templates/shortcodes/bad.html", "themes/plain/templates/404.html",
    ],
)  # fmt: skip
def test_unreadable_file(make_guarded_site, name):
    site = make_guarded_site({"content/a.md": page("A"), name: "title: Bad\n"}, [name])
    ran = site.build()
    assert ran.err == ""
    assert ran.code == 1
    assert [one for one in ran.findings if one["source"]["file"] == name]
    assert site.has("a/index.html")


@pytest.mark.parametrize("name", ["content/bad", "static/bad", "data/bad"])
def test_unreadable_folder(make_guarded_site, name):
    site = make_guarded_site({"content/a.md": page("A"), f"{name}/x.yaml": "x: y\n"}, [name])
    ran = site.build()
    assert ran.err == ""
    assert ran.code == 1
    assert [one for one in ran.findings if one["source"]["file"] == name]
    assert site.has("a/index.html")


def test_unreadable_settings(make_guarded_site):
    site = make_guarded_site({}, ["site.yaml"])
    ran = site.build()
    assert ran.code == 2
    assert "site.yaml cannot be read: Permission denied" in ran.err


def test_no_content_folder(make_site):
    site = make_site({}, home=False)
    ran = site.build()
    assert ran.places("content/unreadable") == ["content"]
    assert ran.of("content/unreadable")[0]["fix"] == "create a folder `content`"
