import base64
import hashlib
import re
from pathlib import Path, PurePosixPath

import pytest

from generator.feeds.nginx_map import nginx_map
from generator.feeds.redirect_page import redirect_page, script_hash
from generator.feeds.redirects import netlify_redirects
from generator.model.finding import Location, Owner
from generator.model.site import Redirect

AT = Location(PurePosixPath("site.yaml"), 7)


def redirect(source, target="/new/", status=301):
    return Redirect(source, target, AT, status)


def test_page_leads_on_and_stays_out_of_search():
    page = redirect_page("/new/", "https://www.example.com/new/", "de").decode()
    assert '<html lang="de">' in page
    assert '<meta http-equiv="refresh" content="0; url=/new/">' in page
    assert '<link rel="canonical" href="https://www.example.com/new/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="/new/">' in page


def test_page_escapes_its_target():
    page = redirect_page('/"><script>/?a=1&b=2', "https://e.example/").decode()
    assert page.count("<script") == 1
    assert '<script data-to="/%22%3E%3Cscript%3E/?a=1&amp;b=2">' in page
    assert 'href="/%22%3E%3Cscript%3E/?a=1&amp;b=2"' in page


def test_one_hash_allows_the_script_of_every_page():
    for target in ("/new/", "https://e.example/?a=1#b"):
        page = redirect_page(target, "https://e.example/").decode()
        (script,) = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert script_hash() == f"sha256-{digest}"


def test_meta_refresh_stands_behind_the_script_and_outside_of_noscript():
    page = redirect_page("/new/", "https://e.example/new/").decode()
    assert page.index("</script>") < page.index('http-equiv="refresh"')
    assert "noscript" not in page


def test_handbook_names_the_hash():
    handbook = Path(__file__).resolve().parents[2] / "content" / "handbook" / "structure.md"
    assert f"'{script_hash()}'" in handbook.read_text(encoding="utf-8")


def test_netlify_lines():
    data, faults = netlify_redirects([redirect("/old/"), redirect("/o 2/", "https://e.example/")])
    assert data == b"/old/ /new/ 301\n/o%202/ https://e.example/ 301\n"
    assert faults == ()


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("/a*", b"/a%2A /new/ 301\n"),
        ("/:name/", b"/%3Aname/ /new/ 301\n"),
        ("/a\n/b /evil 200", b"/a%0A/b%20/evil%20200 /new/ 301\n"),
    ],
)
def test_netlify_source_is_no_pattern(source, line):
    assert netlify_redirects([redirect(source)])[0] == line


def test_netlify_line_limit_is_inclusive():
    rest = len("/ /new/ 301")
    assert netlify_redirects([redirect("/" + "a" * (1_000 - rest))])[1] == ()
    _, (fault,) = netlify_redirects([redirect("/" + "a" * (1_001 - rest))])
    assert fault.rule == "feeds/redirect-too-long"
    assert "1,001 characters" in fault.message
    assert fault.at == AT


def test_netlify_count_limit_is_inclusive():
    many = [redirect(f"/{number}/") for number in range(2_001)]
    assert netlify_redirects(many[:2_000])[1] == ()
    data, (fault,) = netlify_redirects(many)
    assert fault.rule == "feeds/too-many-redirects"
    assert fault.owner is Owner.SETTINGS
    assert "2,001 redirects" in fault.message
    assert data.count(b"\n") == 2_001


def test_nginx_maps_by_status():
    text = nginx_map([redirect("/old/"), redirect("/while/", "/w/", 302)]).decode()
    assert 'map $uri $proofpress_permanent {\n    default "";\n    "/old/" "/new/";\n}' in text
    assert 'map $uri $proofpress_temporary {\n    default "";\n    "/while/" "/w/";\n}' in text


def test_nginx_quotes():
    text = nginx_map([redirect('/a"b\\c\n/', "/$host/")]).decode()
    assert '"/a\\"b\\\\c\\n/" "/%24host/";' in text


def test_nginx_matches_the_decoded_path():
    assert '"/käse/"' in nginx_map([redirect("/k%C3%A4se/")]).decode()


def test_nginx_refuses_duplicates_that_differ_in_case_so_the_first_stands():
    text = nginx_map([redirect("/A/", "/1/"), redirect("/a/", "/2/")]).decode()
    assert '"/A/" "/1/"' in text
    assert "/2/" not in text


@pytest.mark.parametrize(("length", "advice"), [(32, False), (33, True)])
def test_nginx_advises_larger_buckets(length, advice):
    text = nginx_map([redirect("/" + "a" * (length - 1))]).decode()
    assert ("map_hash_bucket_size 128;" in text) is advice
