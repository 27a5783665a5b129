"""Which hosts the public can reach."""

import ipaddress

import pytest

from generator.url.hosts import ip_of, is_host, is_local_name, is_public


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "0.0.0.0"),
        *("100.64.0.1", "169.254.169.254", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fec0::1", "fd00::1"),
        *("ff02::1", "2001:db8::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1"),
        *("::ffff:10.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1"),
        *("64:ff9b:1::8.8.8.8", "2002:7f00:1::", "2002:a00:1::1", "2001:0:7f00:1::"),
    ],
)
def test_private(address):
    assert not is_public(ip_of(address))


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "1.1.1.1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"],
)
def test_public(address):
    assert is_public(ip_of(address))


@pytest.mark.parametrize("network", ["fec0::/10", "::/96", "64:ff9b:1::/48", "fc00::/7"])
def test_whole_networks(network):
    first, last = (ipaddress.ip_network(network)[at] for at in (0, -1))
    assert not is_public(first)
    assert not is_public(last)


@pytest.mark.parametrize(
    "host", ["localhost", "a.localhost", "nas.local.", "x.home.arpa", "a.test"]
)
def test_names_for_local_use(host):
    assert is_local_name(host)


@pytest.mark.parametrize("host", ["local.example.org", "notlocalhost", "example.org", "mylocal"])
def test_other_names(host):
    assert not is_local_name(host)


@pytest.mark.parametrize(
    ("host", "can_be"),
    [
        *(("example.org", True), ("a_b.example", True), ("::1", True), ("127.0.0.1", True)),
        *((f"{'a' * 63}.example", True), (f"{'a' * 64}.example", False), ("a..b", False)),
        *(("", False), ("a*b", False), (".".join(["a"] * 128), False)),
    ],
)
def test_names_of_servers(host, can_be):
    assert is_host(host) is can_be
