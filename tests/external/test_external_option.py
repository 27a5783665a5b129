"""`--external`, as a user runs it, against a server on this machine."""

import asyncio
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import trustme
from misbehaving_server import PAGE, Server, answer, reset
from site_folder import REPOSITORY, page

from generator.cli import options
from generator.cli.run import run

FAMILY = (
    "links/external-broken",
    "links/external-unverified",
    "links/external-moved",
    "links/external-anchor",
)
ANSWERED_403 = "answered 403 after 2 tries, so it lets no program in"
HUNG_UP = "the server hung up without an answer after 3 tries"
SETTINGS = """\
external:
  allow_private: ["127.0.0.1"]
  delay: 0
  backoff: 0.01
"""


def site_with(make_site, server, body, settings="", **more):
    text = body.replace("SERVER", server.url)
    extra = {name: one.replace("SERVER", server.url) for name, one in more.items()}
    files = {"content/a.md": page("A", text), **extra}
    return make_site(files, settings=SETTINGS + settings)


def test_other_sites_are_not_asked_unless_wanted(make_site, server):
    site = site_with(make_site, server, "[a](SERVER/a)\n")
    assert site.build().of(*FAMILY) == []
    assert site.run("check", "--format", "json").of(*FAMILY) == []
    assert server.asked == []
    assert not (site.root / ".cache" / "external-links.json").exists()


@pytest.mark.parametrize("verb", ["build", "check"])
def test_broken_link_has_its_line_and_column(make_site, server, verb):
    site = site_with(make_site, server, "Some words.\n\nSee [a](SERVER/a) and [b](SERVER/a).\n")
    ran = site.run(verb, "--external", "--format", "json")
    message = f"link to `{server.url}/a` is broken: answered 404 after 2 tries"
    assert ran.shown(*FAMILY) == [
        f"content/a.md:7:5: links/external-broken: {message}",
        f"content/a.md:7:{5 + len(f'[a]({server.url}/a) and ')}: links/external-broken: {message}",
    ]
    assert {one["severity"] for one in ran.of(*FAMILY)} == {"warning"}
    assert ran.code == 0
    assert len(server.asked) == 2


def test_every_kind_of_finding(make_site, server):
    server.behaviours = {
        "/403": answer(403),
        "/moved": answer(301, Location="/fine"),
        "/fine": answer(body=PAGE),
        "/reset": reset,
    }
    body = (
        "[a](SERVER/403)\n[b](SERVER/moved)\n[c](SERVER/fine#nope)\n[d](SERVER/fine#here)\n"
        "[e](SERVER/reset)\n\n![p](SERVER/none.png)\n"
    )
    found = site_with(make_site, server, body).build("--external").of(*FAMILY)
    shown = [(one["source"]["line"], one["rule"], one["outcome"], one["message"]) for one in found]
    url = server.url
    assert shown == [
        (
            5,
            "links/external-unverified",
            "review",
            f"link to `{url}/403` could not be verified: {ANSWERED_403}",
        ),
        (
            6,
            "links/external-moved",
            "failed",
            f"link to `{url}/moved` moved permanently to `{url}/fine`",
        ),
        (
            7,
            "links/external-anchor",
            "failed",
            f"link to `{url}/fine#nope` names `#nope`, which is not on that page",
        ),
        (
            9,
            "links/external-unverified",
            "review",
            f"link to `{url}/reset` could not be verified: {HUNG_UP}",
        ),
        (
            11,
            "links/external-broken",
            "failed",
            f"picture `{url}/none.png` is broken: answered 404 after 2 tries",
        ),
    ]


def test_what_could_not_be_verified_never_stops_a_build(make_site, server):
    server.behaviours["/a"] = answer(403)
    site = site_with(
        make_site, server, "[a](SERVER/a)\n", "rules: {links/external-unverified: error}\n"
    )
    ran = site.build("--external", "--fail-on", "error")
    assert (ran.code, len(ran.of(*FAMILY))) == (0, 1)


def test_broken_link_stops_a_strict_build(make_site, server):
    site = site_with(make_site, server, "[a](SERVER/a)\n")
    assert site.build("--external", "--strict").code == 1


def test_build_without_changes_asks_and_reports_again(make_site, server):
    server.behaviours["/fine"] = answer()
    site = site_with(make_site, server, "[a](SERVER/a) [b](SERVER/fine)\n")
    assert len(site.build("--external").of(*FAMILY)) == 1
    assert len(site.build("--external").of(*FAMILY)) == 1
    assert server.times("/a") == 4  # HEAD and GET, twice
    assert server.times("/fine") == 1  # what was fine is known for a week


def test_build_without_the_option_reports_nothing_of_it(make_site, server):
    site = site_with(make_site, server, "[a](SERVER/a)\n")
    before = site.build()
    assert len(site.build("--external").of(*FAMILY)) == 1
    assert site.build().out == before.out
    assert site.build().of(*FAMILY) == []


def test_mended_server_is_seen_at_once(make_site, server):
    site = site_with(make_site, server, "[a](SERVER/a)\n")
    assert len(site.build("--external").of(*FAMILY)) == 1
    server.behaviours["/a"] = answer()
    assert site.build("--external").of(*FAMILY) == []


def test_link_in_a_template_is_one_finding(make_site, server):
    layout = (Path("themes/plain/templates/page.html"), '<p><a href="SERVER/t">t</a></p>\n')
    site = site_with(make_site, server, "Words.\n", **{"content/b.md": page("B")})
    template = site.root / layout[0]
    text = template.read_text("utf-8")
    link = layout[1].replace("SERVER", server.url)
    template.write_text(text.replace("</main>", f"{link}</main>"), "utf-8")
    (found,) = site.build("--external").of(*FAMILY)
    assert found["owner"] == "theme"
    assert found["source"]["file"] == "themes/plain/templates/page.html"
    assert found["pages"]["count"] > 2
    assert len(server.asked) == 2


def test_allowance_is_used_with_the_option_and_not_unused_without(make_site, server):
    body = "<!-- proofpress: allow links/external-broken because they promised -->\n[a](SERVER/a)\n"
    site = site_with(make_site, server, body)
    for arguments in ((), ("--external",)):
        assert site.build(*arguments).of("links/external", "suppression/") == []


def test_allowance_for_what_is_fine_is_unused_with_the_option(make_site, server):
    server.behaviours["/a"] = answer()
    body = "<!-- proofpress: allow links/external-broken because they promised -->\n[a](SERVER/a)\n"
    site = site_with(make_site, server, body)
    assert len(site.build("--external").of("suppression/unused")) == 1


def test_severity_from_the_settings(make_site, server):
    site = site_with(
        make_site, server, "[a](SERVER/a)\n", "rules: {links/external-broken: error}\n"
    )
    ran = site.build("--external")
    assert (ran.code, ran.of(*FAMILY)[0]["severity"]) == (1, "error")


def test_rule_that_is_off_is_off_with_the_option_too(make_site, server):
    site = site_with(make_site, server, "[a](SERVER/a)\n", "rules: {links/external-broken: off}\n")
    assert site.build("--external").of(*FAMILY) == []


def test_ignored_and_expected_addresses(make_site, server):
    server.behaviours["/members/a"] = answer(403)
    own = SETTINGS + (
        '  ignore: ["*/never/*"]\n  expected:\n    "http://127.0.0.1:*/members/*": [401, 403]\n'
    )
    text = page("A", f"[a]({server.url}/never/a) [b]({server.url}/members/a)\n")
    site = make_site({"content/a.md": text}, settings=own)
    assert site.build("--external").of(*FAMILY) == []
    assert server.times("/never/a") == 0


def test_password_is_neither_sent_nor_printed(make_site, server):
    address = server.url.replace("//", "//me:hushhush@")
    site = site_with(make_site, server, f"[a]({address}/a)\n")
    ran = site.build("--external")
    assert ran.of(*FAMILY)[0]["message"].startswith(f"link to `{server.url}/a` is broken")
    told = site.run("build", "--external")
    assert "hushhush" not in told.out + told.err
    assert all("authorization" not in request.headers for request in server.requests)


def test_token_is_neither_printed_nor_kept(make_site, server):
    server.behaviours["/fine"] = answer()
    links = f"[a]({server.url}/a?token=hushhush) [b]({server.url}/fine?api_key=hushhush)\n"
    site = site_with(make_site, server, links)
    ran = site.build("--external")
    shown = f"link to `{server.url}/a?token=********` is broken"
    assert [one["message"].startswith(shown) for one in ran.of(*FAMILY)] == [True]
    told = site.run("build", "--external")
    kept = (site.root / ".cache" / "external-links.json").read_text()
    assert "hushhush" not in told.out + told.err + kept
    assert server.times("/fine?api_key=hushhush") == 1


def test_name_of_the_program_says_where_its_user_is(make_site, server):
    site_with(make_site, server, "[a](SERVER/a)\n").build("--external")
    agent = server.requests[0].headers["user-agent"]
    assert agent.startswith("Proofpress/")
    assert "https://www.example.com/" in agent


def test_redirect_to_another_site(make_site, server):
    own = f"redirects: [{{from: /old/, to: '{server.url}/none'}}]\n"
    site = site_with(make_site, server, "Words.\n", own)
    (found,) = site.build("--external").of(*FAMILY)
    assert found["rule"] == "links/external-broken"
    assert found["message"].startswith(f"redirect to `{server.url}/none` is broken")
    assert (found["owner"], found["source"]["file"]) == ("settings", "site.yaml")


def test_relative_address_above_the_site_depends_on_its_page(make_site, server):
    server.behaviours["/a/up"] = answer()
    settings = SETTINGS + "rules: {links/external-broken: error}\n"
    address = f"base_url: {server.url}/a/b/\n"
    text = "title: Garden\ntheme: plain\n" + address + settings
    files = {
        "site.yaml": text,
        "content/c.md": page("C", '<a href="../../up">up</a>\n'),
        "content/d/e.md": page("E", '<a href="../../up">here</a>\n'),
    }
    site = make_site(files)
    assert site.build("--external").of("links/external-broken", "links/external-moved") == []
    assert [path for _, path in server.asked] == ["/a/up"]


def test_links_within_the_site_are_not_asked(make_site, server):
    body = "[a](https://www.example.com/a/) [b](/a/) [c](mailto:a@example.com) [d](tel:+1)\n"
    site = site_with(make_site, server, body)
    assert site.build("--external").of(*FAMILY) == []


def test_folder_of_html(tmp_path, server, capsys):
    (tmp_path / "index.html").write_text(
        f'<title>A</title>\n<a href="{server.url}/a">a</a>\n<img src="//127.0.0.1:1/b.png" alt="">\n'
    )
    code = run(["check", str(tmp_path), "--external", "--format", "json", "-s", str(tmp_path)])
    report = json.loads(capsys.readouterr().out)
    found = [one for one in report["findings"] if one["rule"] in FAMILY]
    # Without settings that allow it, this machine is a private place.
    assert {one["rule"] for one in found} == {"links/external-unverified"}
    assert found[0]["source"]["line"] == 2
    assert server.asked == []
    assert code in (0, 1)
    assert not (tmp_path / ".cache").exists()


def test_folder_of_html_beside_settings(make_site, server, tmp_path):
    folder = tmp_path / "built"
    folder.mkdir()
    (folder / "index.html").write_text(f'<title>A</title>\n<a href="{server.url}/a">a</a>\n')
    site = site_with(make_site, server, "Words.\n")
    ran = site.run("check", str(folder), "--external", "--format", "json")
    assert ran.places(*FAMILY) == ["index.html:2:1"]
    assert site.run("check", str(folder), "--format", "json").of(*FAMILY) == []


def test_damaged_cache_is_left_aside_with_one_line(make_site, server):
    server.behaviours["/a"] = answer()
    site = site_with(make_site, server, "[a](SERVER/a)\n")
    site.build("--external")
    kept = site.root / ".cache" / "external-links.json"
    assert f"{server.url}/a" in json.loads(kept.read_text("utf-8"))["addresses"]
    kept.write_text('{"version": 1, "addresses": {"http')
    ran = site.build("--external")
    assert ran.err == "what was known of other sites is not used: it is damaged; all are asked\n"
    assert server.times("/a") == 2
    assert site.build("--external").err == ""


def test_program_without_the_client_names_the_command_that_installs_it(make_site, monkeypatch):
    monkeypatch.setattr(options, "find_spec", lambda _name: None)
    ran = make_site({}).build("--external")
    assert ran.code == 2
    assert "pip install 'proofpress[external]'" in ran.err
    assert make_site({}, folder="other").build().code == 0


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("  timeout: 0\n", "a wait of 0 seconds is none"),
        ("  delay: -1\n", "-1 is below 0"),
        ("  tries: 0\n", "`external.tries` is 0; the least is 1"),
        ('  expected: {"*": [42]}\n', "42 is not an HTTP status"),
        ('  allow_private: ["a:0"]\n', "`a:0` is neither a host nor a network"),
        ('  allow_private: ["http://a"]\n', "`http://a` is neither a host nor a network"),
        ('  hosts: {"a/b": {}}\n', "`a/b` is not a host name"),
        ("  hosts: {a.test: {delay: -2}}\n", "-2 is below 0"),
        ("  hosts: {a.test: {timeout: 0}}\n", "a wait of 0 seconds is none"),
        ('  user_agent: "a\\nb"\n', "the name of a program is one line of plain ASCII characters"),
        ("  pace: 1\n", "unknown key `pace`"),
    ],
)
def test_settings_that_cannot_be_meant(make_site, lines, message):
    ran = make_site({}, settings="external:\n" + lines).build()
    assert ran.code == 2
    assert [one["message"] for one in ran.of("settings/")] == [message]


@pytest.fixture(scope="module")
def certificate():
    """A certificate of an authority that nobody knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    return context


def test_certificate_that_is_not_accepted(make_site, certificate):
    with Server(context=certificate) as server:
        (found,) = site_with(make_site, server, "[a](SERVER/a)\n").build("--external").of(*FAMILY)
    assert found["rule"] == "links/external-unverified"
    assert (
        "its certificate is not accepted (unable to get local issuer certificate)"
        in found["message"]
    )


def test_server_that_speaks_no_tls(make_site, server):
    address = server.url.replace("http://", "https://")
    site = site_with(make_site, server, f"[a]({address}/a)\n", settings="  timeout: 1\n")
    (found,) = site.build("--external").of(*FAMILY)
    assert found["rule"] == "links/external-unverified"
    assert found["message"].endswith("no answer came in time after 3 tries")


def test_refused_port(make_site, server):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        body = f"[a](http://127.0.0.1:{port}/)\n"
        (found,) = site_with(make_site, server, body).build("--external").of(*FAMILY)
    assert found["rule"] == "links/external-broken"
    assert found["message"].endswith("the server refused the connection after 3 tries")


def test_change_answers_for_the_links_of_its_files(make_site, server):
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    files = {".gitignore": "/public/\n/.cache/\n", "content/b.md": page("B")}
    site = site_with(make_site, server, "[a](SERVER/a)\n", **files)

    def do(*words):
        who = ("-c", "user.name=n", "-c", "user.email=n@example.com")
        subprocess.run([git, *who, *words], cwd=site.root, check=True, capture_output=True)

    do("init", "-q", "-b", "main")
    do("add", "-A")
    do("commit", "-q", "-m", "first")
    site.write({"content/b.md": page("B", f"[b]({server.url}/b)\n")})
    ran = site.run("check", "--external", "--changed-since", "main", "--format", "json")
    assert ran.places(*FAMILY) == ["content/b.md:5:1"]
    assert len(site.run("check", "--external", "--format", "json").places(*FAMILY)) == 2


def test_interrupted_run_keeps_what_it_has_learned(make_site, server):
    known = threading.Event()

    async def never_again(_request, _writer):
        known.set()
        await asyncio.Event().wait()

    server.behaviours = {"/fine": answer(), "/never": never_again}
    body = "[a](SERVER/fine) [b](SERVER/never)\n"
    site = site_with(make_site, server, body, "  per_host: 1\n")
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--external"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while not known.wait(0.05):
            assert running.poll() is None, running.communicate()
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=120)
    finally:
        running.kill()
    assert (running.returncode, err.strip()) == (130, "interrupted")
    kept = json.loads((site.root / ".cache" / "external-links.json").read_text("utf-8"))
    assert list(kept["addresses"]) == [f"{server.url}/fine"]
    assert site.build().code == 0
