"""What a person may get wrong in front matter, and where the command says so."""

import pytest
from site_folder import page


def build(make_site, text):
    """Build a site with one good page and one of *text*."""
    site = make_site({"content/good.md": page("Good"), "content/bad.md": text})
    ran = site.build()
    assert site.has("good/index.html"), "the other pages are built"
    return site, ran


def test_front_matter_never_closed(make_site):
    site, ran = build(make_site, "---\ntitle: Bad\n\nText.\n")
    assert ran.code == 1
    (finding,) = ran.of("front-matter/")
    assert finding["rule"] == "front-matter/unclosed"
    assert finding["source"] | {"key": None} == {
        "file": "content/bad.md", "line": 1, "column": 1, "end": 4, "key": None,
    }  # fmt: skip
    assert finding["fix"] == "add a line `---` behind line 2"
    assert site.has("bad/index.html")


FAULTS = {
    "colon in a value": ("title: a: b\n", "2:8", "quote"),
    "tab for indent": ("params:\n\tcolor: red\n", "3:1", "tab"),
    "quote never closed": ('title: "Bad\nweight: 1\n', "2:8", "quote"),
    "key twice": ("title: One\ntitle: Two\n", "3:1", "line 2"),
    "word that becomes false": ("title: no\n", "2:8", "quote"),
    "number that loses a digit": ("title: 1.10\n", "2:8", "quote"),
    "number with a zero before it": ("title: 012\n", "2:8", "quote"),
    "number that becomes another": ("title: 1:20\n", "2:8", "quote"),
    "day that does not exist": ("title: Bad\ndate: 2026-13-45\n", "3:7", "date"),
    "call of a function": ("title: !!python/object/apply:os.getcwd []\n", "2:8", "python"),
    "circle": ("params: {x: &a [*a]}\n", "2:", "itself"),
    "2,000 nested lists": ("params: {x: " + "[" * 2000 + "]" * 2000 + "}\n", "2:", "deep"),
    "key that is not known": ("title: Bad\nnoindx: true\n", "3:1", "`noindex`"),
    "text where a list is wanted": ("title: Bad\ntags: a\n", "3:7", "[a]"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_in_front_matter(make_site, fault):
    yaml, at, hint = FAULTS[fault]
    _, ran = build(make_site, f"---\n{yaml}---\n\nText.\n")
    assert ran.code == 1
    found = ran.of("front-matter/")
    assert [one["source"]["file"] for one in found] == ["content/bad.md"]
    assert ran.places("front-matter/")[0].startswith(f"content/bad.md:{at}")
    assert hint in f"{found[0]['message']} {found[0]['fix']}".lower()


def test_alias_bomb(make_site):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    yaml = "params:\n" + "".join(f"  {line}\n" for line in lines)
    _, ran = build(make_site, f"---\n{yaml}---\n\nText.\n")
    assert ran.code == 1
    assert any("limit" in one["message"] for one in ran.of("front-matter/"))


def test_number_says_what_yaml_made_of_it(make_site):
    for written, made in (("1.10", "1.1"), ("012", "10"), ("1:20", "80")):
        site = make_site({"content/bad.md": page(written)}, folder=f"site {made}")
        (finding,) = site.build().of("front-matter/")
        assert made in finding["message"]


def test_every_fault_of_a_file_is_listed(make_site):
    yaml = "title: no\nnoindx: true\ndate: 2026-13-45\ntags: a\n"
    _, ran = build(make_site, f"---\n{yaml}---\n\nText.\n")
    assert ran.places("front-matter/") == [
        "content/bad.md:2:8",
        "content/bad.md:3:1",
        "content/bad.md:4:7",
        "content/bad.md:5:7",
    ]


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""])
def test_carriage_returns_and_byte_order_mark_keep_the_lines(make_site, start):
    text = start + b"---\r\ntitle: Bad\r\n---\r\n\r\nFirst.\r\n\r\nA [link](gone.md).\r\n"
    _, ran = build(make_site, text)
    assert ran.places("links/broken") == ["content/bad.md:7:3"]
    assert ran.of("front-matter/", "content/") == []


@pytest.mark.parametrize(
    ("data", "at", "seems"),
    [
        ("---\ntitle: Bad\n---\n\nCafé\n".encode("latin-1"), "content/bad.md:5", "latin-1"),
        ("---\ntitle: Bad\n---\n\nCafé\n".encode("utf-16"), "content/bad.md", "utf-16"),
    ],
)
def test_other_encoding(make_site, data, at, seems):
    site, ran = build(make_site, data)
    assert ran.code == 1
    (finding,) = ran.of("content/")
    assert ran.places("content/")[0].startswith(at)
    assert seems in f"{finding['message']} {finding['fix']}".lower().replace(
        "iso-8859-1", "latin-1"
    )
    assert "byte" in finding["message"]
    assert not site.has("bad/index.html")


def test_nul_character(make_site):
    _, ran = build(make_site, page("Bad", "A\0B\n"))
    assert ran.places("content/hidden-character") == ["content/bad.md:5:2"]


def test_character_that_turns_the_text_around(make_site):
    _, ran = build(make_site, page("Bad", "A\u202eB\n"))
    assert ran.places("content/hidden-character") == ["content/bad.md:5:2"]


def test_empty_file(make_site):
    site, ran = build(make_site, "")
    assert ran.places("content/empty-file") == ["content/bad.md"]
    assert [one["severity"] for one in ran.of("content/empty-file")] == ["warning"]
    assert site.has("bad/index.html")


def test_front_matter_alone(make_site):
    _, ran = build(make_site, "---\ntitle: Bad\n---\n")
    assert [one["severity"] for one in ran.of("content/no-text")] == ["warning"]


def test_size_limit_is_inclusive(make_site):
    text = page("Long")
    for limit, faults in ((len(text), 0), (len(text) - 1, 1)):
        site = make_site(
            {"content/long.md": text, "content/_index.md": "x\n"},
            settings=f"limits: {{page_bytes: {limit}}}\n",
            folder=f"site{limit}",
        )
        ran = site.build()
        assert len(ran.of("content/too-large")) == faults
        assert site.has("long/index.html") is not bool(faults)


def test_size_limit_is_in_the_message(make_site):
    site = make_site({"content/long.md": page("Long", "x" * 5_000_001)})
    (finding,) = site.build().of("content/too-large")
    assert "5,000,000" in finding["message"]
    assert "5,000,0" in finding["message"].replace("5,000,000", "", 1)
