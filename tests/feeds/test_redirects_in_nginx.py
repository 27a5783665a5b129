"""The maps for nginx, as nginx reads them."""

import http.client
import shutil
import socket
import subprocess
import time
from pathlib import PurePosixPath

import pytest

from generator.feeds.nginx_map import nginx_map
from generator.model.finding import Location
from generator.model.site import Redirect

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
AT = Location(PurePosixPath("site.yaml"), 7)

CONFIGURATION = """
daemon off;
master_process off;
pid nginx.pid;
error_log errors.log;
events {{}}
http {{
    {bucket}
    include redirects.nginx.conf;
    access_log off;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    server {{
        listen 127.0.0.1:{port};
        root site;
        {lines}
    }}
}}
"""
REDIRECTS = [
    Redirect("/old/", "/new/", AT, 301),
    Redirect("/while/", "/w/", AT, 302),
    Redirect("/k%C3%A4se/", "/käse-neu/", AT, 301),
    Redirect("/A/", "/1/", AT, 301),
    Redirect("/a/", "/2/", AT, 301),
    Redirect('/say-"hi"\\now/', "/$host/", AT, 301),
    Redirect("/a b/", "https://b.example/?x=1&y=2#z", AT, 301),
    Redirect("/semi;colon/{x}/", "/s/", AT, 301),
    Redirect("/~tilde/", "/t/", AT, 301),
    Redirect("/*.wild/", "/wild/", AT, 301),
    Redirect("/" + "long-" * 40, "/l/", AT, 301),
    Redirect("/fair/", "/contact/?utm_source=fair", AT, 301),
    Redirect("/qr/", "/contact/?utm_source=qr&utm_medium=print#form", AT, 302),
    Redirect("/place/", "/page/#there", AT, 301),
    Redirect("/dotted/", "/d/?a.b=1&a%20b=2", AT, 301),
    Redirect("/flag/", "/f/?flag", AT, 301),
    Redirect("/bare/", "/b/?", AT, 301),
]


def configured(folder, data, port=8080):
    """Write what nginx reads below *folder*, with the size of buckets that the map advises."""
    folder.mkdir(exist_ok=True)
    (folder / "site").mkdir(exist_ok=True)
    (folder / "site" / "index.html").write_text("home")
    (folder / "redirects.nginx.conf").write_bytes(data)
    advised = next((one for one in data.decode().splitlines() if "bucket_size" in one), "")
    directive = advised.partition("`")[2].partition("`")[0]
    # The lines for `server` are those that the file itself advises.
    lines = [one.strip("# ") for one in data.decode().splitlines() if one.startswith("#   if")]
    configuration = CONFIGURATION.format(
        port=port, bucket=directive, lines="\n        ".join(lines)
    )
    (folder / "nginx.conf").write_text(configuration)
    return [NGINX, "-p", str(folder), "-e", "stderr", "-c", "nginx.conf"]


def accepts(command):
    return subprocess.run([*command, "-t", "-q"], capture_output=True, check=False).returncode == 0


@pytest.fixture
def ask(tmp_path):
    """Give a function that asks an nginx with `REDIRECTS` for a path: status and `Location`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = configured(tmp_path / "nginx", nginx_map(REDIRECTS), port)
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def asked(path):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                connection.request("GET", path)
                response = connection.getresponse()
                return response.status, response.getheader("Location")
            except ConnectionRefusedError:
                assert server.poll() is None, server.stderr.read().decode()
                time.sleep(0.05)
        raise AssertionError("nginx does not answer")

    yield asked
    server.terminate()
    server.wait(60)


def test_each_path_is_answered(ask):
    assert ask("/") == (200, None)
    assert ask("/nothing/") == (404, None)
    here = ask("/old/")[1].removesuffix("/new/")
    assert ask("/old/?from=mail") == (301, f"{here}/new/?from=mail")
    assert ask("/OLD/") == (301, f"{here}/new/")
    assert ask("/while/") == (302, f"{here}/w/")
    assert ask("/k%C3%A4se/") == (301, f"{here}/k%C3%A4se-neu/")
    assert ask("/a/") == ask("/A/") == (301, f"{here}/1/")
    assert ask("/say-%22hi%22%5Cnow/") == (301, f"{here}/%24host/")
    assert ask("/a%20b/") == (301, "https://b.example/?x=1&y=2#z")
    assert ask("/semi;colon/%7Bx%7D/") == (301, f"{here}/s/")
    assert ask("/~tilde/") == (301, f"{here}/t/")
    assert ask("/*.wild/") == (301, f"{here}/wild/")
    assert ask("/x.wild/") == (404, None)
    assert ask("/" + "long-" * 40) == (301, f"{here}/l/")


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/old/?a=1&b=2", "/new/?a=1&b=2"),
        ("/fair/", "/contact/?utm_source=fair"),
        ("/fair/?fbclid=1", "/contact/?utm_source=fair&fbclid=1"),
        ("/fair/?utm_source=mail", "/contact/?utm_source=fair"),
        ("/fair/?utm_source=mail&x=1", "/contact/?utm_source=fair&x=1"),
        ("/fair/?x=1&utm_source=mail", "/contact/?utm_source=fair&x=1"),
        ("/fair/?x=1&utm_source&utm_source=b&y=%20", "/contact/?utm_source=fair&x=1&y=%20"),
        (
            "/fair/?my_utm_source=1&utm_sources=2",
            "/contact/?utm_source=fair&my_utm_source=1&utm_sources=2",
        ),
        ("/qr/", "/contact/?utm_source=qr&utm_medium=print#form"),
        (
            "/qr/?utm_medium=a&x=1&utm_source=b",
            "/contact/?utm_source=qr&utm_medium=print&x=1#form",
        ),
        ("/place/", "/page/#there"),
        ("/place/?x=1", "/page/?x=1#there"),
        ("/dotted/?acb=3", "/d/?a.b=1&a%20b=2&acb=3"),
        ("/dotted/?a.b=3&a%20b=4", "/d/?a.b=1&a%20b=2"),
        ("/flag/?flag=1&x=1", "/f/?flag&x=1"),
        ("/bare/?x=1", "/b/?x=1"),
        ("/a%20b/?y=3&z=4", "https://b.example/?x=1&y=2&z=4#z"),
    ],
)
def test_what_a_visitor_brings_is_handed_on(ask, asked, given):
    address = ask(asked)[1]
    assert address.removeprefix(ask("/old/")[1].removesuffix("/new/")) == given


@pytest.mark.parametrize("length", [1, 31, 32, 33, 39, 40, 41, 47, 48, 63, 64, 95, 96, 97, 500])
def test_buckets_are_large_enough(tmp_path, length):
    data = nginx_map([Redirect("/" + "a" * (length - 1), "/new/", AT, 301)])
    assert accepts(configured(tmp_path / "nginx", data))


def test_many_are_taken(tmp_path):
    data = nginx_map(Redirect(f"/old-{number}/", f"/{number}/", AT, 301) for number in range(5000))
    assert accepts(configured(tmp_path / "nginx", data))
