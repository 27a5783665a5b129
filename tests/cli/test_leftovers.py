"""Secrets, and what systems and editors leave behind, are neither published nor passed over."""

import pytest
from site_folder import page

SECRETS = (
    ".env", ".env.production", ".htpasswd", "server.pem", "tls.KEY", "id_rsa", ".npmrc",
)  # fmt: skip
FOLDERS = (".git", ".svn", ".ssh")
LITTER = (
    ".DS_Store", "Thumbs.db", "desktop.ini", "a.txt~", ".a.txt.swp", "#a.txt#", ".#a.txt", "a.txt.bak",
    "a.txt.orig", "._a.txt",
)  # fmt: skip
#: Where files are published from.
PLACES = ("static", "static/deep/down", "themes/plain/static", "content/post")


def site_with(make_site, *names, settings=""):
    files = {"content/a.md": page("A"), "content/post/index.md": page("Post")}
    return make_site({**files, **dict.fromkeys(names, "xyzzy\n")}, settings=settings)


def leaks(site):
    folder = site.root / "public"
    return [name for name in site.outputs() if b"xyzzy" in (folder / name).read_bytes()]


@pytest.mark.parametrize("place", PLACES)
def test_secrets(make_site, place):
    names = [*(f"{place}/{name}" for name in SECRETS), *(f"{place}/{one}/x.txt" for one in FOLDERS)]
    site = site_with(make_site, *names)
    ran = site.build()
    assert leaks(site) == []
    assert sorted(ran.places("assets/secret")) == sorted(f"{place}/{one}" for one in (*SECRETS, *FOLDERS))  # fmt: skip
    for finding in ran.of("assets/secret"):
        assert "files.publish" in finding["fix"]


@pytest.mark.parametrize("place", PLACES)
def test_leftovers(make_site, place):
    site = site_with(make_site, *(f"{place}/{name}" for name in LITTER))
    ran = site.build()
    assert leaks(site) == []
    (finding,) = ran.of("assets/leftover")
    assert finding["source"]["file"].startswith(f"{place}/")
    assert finding["severity"] == "notice"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", [*SECRETS, "a.txt.bak", "#a.txt#"])
def test_what_settings_name_is_published(make_site, place, name):
    pattern = f"*{name[-4:]}" if name in {"server.pem", "a.txt.bak"} else name
    settings = f"files: {{publish: [{pattern!r}]}}\n"
    site = site_with(make_site, f"{place}/{name}", settings=settings)
    ran = site.build()
    assert ran.of("assets/secret", "assets/leftover") == []
    assert ran.of("urls/dangerous") == []
    assert [one.rpartition("/")[2] for one in leaks(site)] == [name]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("content/.well-known/security.txt", ".well-known/security.txt"),
        ("content/.well-known/deep/er.txt", ".well-known/deep/er.txt"),
        ("content/.notes/.env", ".notes/.env"),
        ("content/post/.well-known/a.txt", "post/.well-known/a.txt"),
        ("content/post/.htaccess", "post/.htaccess"),
    ],
)
def test_dot_files_beside_pages(make_site, name, address):
    settings = "files: {publish: [.well-known, .notes, .htaccess, .env]}\n"
    ran = (site := site_with(make_site, name, settings=settings)).build()
    assert leaks(site) == [address]
    assert ran.of("urls/dangerous", "assets/secret") == []


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("content/.well-known/a.md", ".well-known/a/index.html"),
        ("content/.notes/index.md", ".notes/index.html"),
        ("content/.hidden.md", ".hidden/index.html"),
    ],
)
def test_pages_that_begin_with_a_dot(make_site, name, address):
    settings = "files: {publish: [.well-known, .notes, .hidden.md]}\n"
    site = make_site({"content/a.md": page("A"), name: page("Xyzzy", "xyzzy\n")}, settings=settings)
    ran = site.build()
    assert leaks(site) == [address]
    assert ran.of("urls/dangerous") == []


def test_what_begins_with_a_dot_and_is_not_named_stays_private(make_site):
    names = ("content/.well-known/a.txt", "content/post/.htaccess", "content/.hidden.md")
    site = site_with(make_site, *names, settings="files: {publish: [.other]}\n")
    site.build()
    assert leaks(site) == []


def test_a_name_that_is_bad_for_more_than_its_dot_is_refused(make_site):
    names = ("content/post/.con.txt", "content/post/.a:b")
    ran = site_with(make_site, *names, settings='files: {publish: [".*"]}\n').build()
    assert sorted(ran.places("urls/dangerous")) == sorted(names)


def test_naming_and_no_longer_naming_it(make_site):
    site = site_with(make_site, "content/post/.htaccess")
    site.build()
    assert leaks(site) == []
    settings = site.root / "site.yaml"
    before = settings.read_text()
    settings.write_text(before + "files: {publish: [.htaccess]}\n")
    site.build()
    assert leaks(site) == ["post/.htaccess"]
    settings.write_text(before)
    site.build()
    assert leaks(site) == []


def test_what_hosts_ask_for_stays(make_site):
    names = (".well-known/security.txt", ".nojekyll", ".htaccess", "keys.txt", "environment.html")
    site = site_with(make_site, *(f"static/{name}" for name in names))
    ran = site.build()
    assert ran.of("assets/secret", "assets/leftover") == []
    assert leaks(site) == sorted(names)


@pytest.mark.parametrize("place", ["static", "content/post"])
def test_secret_under_another_name(make_site, place):
    site = site_with(make_site, ".env")
    (site.root / place).mkdir(exist_ok=True)
    (site.root / place / "environment.txt").symlink_to(site.root / ".env")
    ran = site.build()
    assert leaks(site) == []
    assert ran.places("assets/secret") == [f"{place}/environment.txt"]


def test_in_a_folder_of_built_pages(make_site):
    site = make_site({})
    html = "<!doctype html><title>Garden</title>"
    names = (
        ".env",
        "a/.DS_Store",
        "a/b/id_rsa",
        "c/.git/config",
        ".well-known/x.txt",
        ".git/config",
    )
    site.write({f"built/{name}": "x\n" for name in names} | {"built/index.html": html})
    ran = site.run("check", "--format", "json", str(site.root / "built"))
    assert ran.places("assets/secret") == [".env", "a/b/id_rsa", "c/.git"]
    assert ran.places("assets/leftover") == ["a/.DS_Store"]


def test_they_are_no_less_left_out_by_a_second_build(make_site):
    site = site_with(make_site, "static/.env")
    first = site.build()
    (site.root / "static/server.pem").write_text("xyzzy")
    second = site.build()
    assert first.places("assets/secret") == ["static/.env"]
    assert second.places("assets/secret") == ["static/.env", "static/server.pem"]
    assert leaks(site) == []
