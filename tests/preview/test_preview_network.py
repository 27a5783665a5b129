"""A preview for others on the network, and under HTTPS."""

import socket
import ssl

import pytest
from previewing import parse
from site_folder import page

from generator.preview.access import Access, host_name, network_addresses


@pytest.fixture
def site(make_site):
    return make_site({"content/a.md": page("A")})


def address_of_this_machine():
    for address in network_addresses("0.0.0.0"):
        with socket.socket() as probe:
            try:
                probe.bind((address, 0))
            except OSError:
                continue
            return address
    return pytest.skip("this machine has no address besides its own")


def test_others_need_the_token(site, serve):
    address = address_of_this_machine()
    preview = serve(site, "--host", "0.0.0.0")
    (shown,) = [
        line for line in (preview.process.stdout.readline() for _ in range(1)) if "token=" in line
    ]
    token = shown.strip().partition("token=")[2]
    assert len(token) >= 12

    def ask(target, **headers):
        named = {"Host": f"{address}:{preview.port}", "Connection": "close", **headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
        with socket.create_connection((address, preview.port), timeout=30) as connection:
            connection.sendall(f"GET {target} HTTP/1.1\r\n{lines}\r\n".encode())
            received = b""
            while piece := connection.recv(65_536):
                received += piece
        return parse(received)

    assert ask("/a/").status == 403
    assert ask("/a/?token=wrong").status == 403
    assert ask("/__proofpress/events").status == 403
    assert ask("/a/", Cookie=f"proofpress-{preview.port}=wrong").status == 403
    reply = ask(f"/a/?x=1&token={token}")
    assert (reply.status, reply.headers["location"]) == (303, "/a/?x=1")
    cookie = reply.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite" in cookie
    assert ask("/a/", Cookie=cookie.partition(";")[0]).status == 200
    assert ask("/a/", Cookie=cookie.partition(";")[0], Host="evil.example").status == 403
    preview.until(lambda: "Ctrl-C" in preview.said())
    assert "warning: anyone with this address" in preview.said()
    assert "▄" in preview.said()
    assert preview.ask("/a/").status == 200


def test_nobody_opens_files_from_another_machine():
    access = Access(frozenset({"192.0.2.1"}), "token", 8000)
    assert access.admits("127.0.0.1", "", "")
    assert access.admits("::ffff:127.0.0.1", "", "")
    assert not access.admits("192.0.2.9", "", "")
    assert access.admits("192.0.2.9", "proofpress-8000=token", "")
    assert not access.admits("192.0.2.9", "proofpress-8001=token", "")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("localhost:8000", "localhost"),
        ("LocalHost.", "localhost"),
        ("[::1]:80", "::1"),
        ("a:b", ""),
        ("a@b", ""),
        ("a/b", ""),
        ("a:99999", ""),
        ("[::1", ""),
    ],
)
def test_names_in_host_headers(written, name):
    assert host_name(written) == name


def test_https_with_a_certificate_of_its_own(site, serve):
    preview = serve(site, "--https")
    assert preview.address.startswith("https://127.0.0.1:")
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE

    def ask(target):
        plain = socket.create_connection(("127.0.0.1", preview.port), timeout=30)
        with context.wrap_socket(plain, server_hostname="localhost") as connection:
            head = f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            connection.sendall(f"{head}Origin: https://localhost\r\n\r\n".encode())
            received = b""
            while piece := connection.recv(65_536):
                received += piece
            return parse(received)

    assert ask("/a/").status == 200
    assert ask("/__proofpress/state.json").status == 200
    key = site.root / ".cache" / "preview-certificate.pem"
    assert key.stat().st_mode & 0o077 == 0
    made = key.read_bytes()
    with socket.create_connection(("127.0.0.1", preview.port), timeout=30) as plain:
        plain.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b"Garden" not in plain.recv(1000)
    preview.end()
    serve(site, "--https")
    assert key.read_bytes() == made


def test_a_host_that_is_none_of_this_machine(site):
    ran = site.command("serve", "-p", "0", "--host", "192.0.2.1")
    assert ran.returncode == 2
    assert "cannot listen on 192.0.2.1" in ran.stderr
    ran = site.command("serve", "-p", "0", "--host", "no such host")
    assert ran.returncode == 2
    assert "is not an address of this machine" in ran.stderr
    assert "Traceback" not in ran.stderr
