import pytest

PAGES = {
    "content/news/2020/2020-01-01-spades.md": "Text.\n",
    "content/news/_index.md": "Text.\n",
    "content/guides/start/index.md": "Text.\n",
    "content/guides/end.md": "Text.\n",
    "content/Two Words.md": "Text.\n",
    "content/tools/rake.md": "Text.\n",
    "content/garden/rake.md": "Text.\n",
}


def link(convert, reference, path="content/guides/a.md", **more):
    site = convert({**PAGES, path: f"See [it]({{{{< ref {reference} >}}}}).\n", **more})
    return site.text(path).removeprefix("See [it](").removesuffix(").\n")


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ('"/news/2020/2020-01-01-spades.md"', "@/news/2020/2020-01-01-spades.md"),
        ('"/news/2020/2020-01-01-spades"', "@/news/2020/2020-01-01-spades.md"),
        ('"news/2020/2020-01-01-spades.md"', "@/news/2020/2020-01-01-spades.md"),
        ('"2020-01-01-spades.md"', "@/news/2020/2020-01-01-spades.md"),
        ('"2020-01-01-spades"', "@/news/2020/2020-01-01-spades.md"),
        ('"2020-01-01-spades.md#handles"', "@/news/2020/2020-01-01-spades.md#handles"),
        ('"/news"', "@/news/_index.md"),
        ('"/news/"', "@/news/_index.md"),
        ('"/news/_index.md"', "@/news/_index.md"),
        ('"/NEWS"', "@/news/_index.md"),
        ('"end.md"', "@/guides/end.md"),
        ('"./end.md"', "@/guides/end.md"),
        ('"../garden/rake.md"', "@/garden/rake.md"),
        ('"start"', "@/guides/start/index.md"),
        ('"#handles"', "#handles"),
        ('"/tools"', "/tools/"),
        ('"two-words"', "<@/Two Words.md>"),
        ("end.md", "@/guides/end.md"),
        ("`end.md`", "@/guides/end.md"),
        ('path="end.md"', "@/guides/end.md"),
    ],
)
def test_references_that_resolve_become_links(convert, reference, target):
    assert link(convert, reference) == target


@pytest.mark.parametrize(
    "reference",
    [
        '"gone.md"',
        '"rake.md"',
        '"./rake.md"',
        '"/garden/spade.md"',
        '""',
        '"#"',
        'path="end.md" outputFormat="amp"',
    ],
)
def test_references_that_do_not_resolve_stay_for_the_build_to_report(convert, reference):
    assert link(convert, reference) == f"{{{{< ref {reference} >}}}}"


def test_the_nearer_of_two_files_with_one_name_is_meant(convert):
    assert link(convert, '"rake.md"', "content/tools/a.md") == "@/tools/rake.md"


def test_the_translation_in_the_language_of_the_page_is_meant(convert):
    config = "[languages.en]\n[languages.de]\n"
    more = {"hugo.toml": config, "content/x.md": "T\n", "content/x.de.md": "T\n"}
    assert link(convert, '"x.md"', "content/a.de.md", **more) == "@/x.de.md"


def test_another_language_can_be_asked_for(convert):
    config = "[languages.en]\n[languages.de]\n"
    more = {"hugo.toml": config, "content/x.md": "T\n", "content/x.de.md": "T\n"}
    assert link(convert, 'path="x.md" lang="de"', "content/a.md", **more) == "@/x.de.md"


def test_a_term_without_a_file_is_linked_by_its_url(convert):
    page = '---\ntags: [big spades]\n---\nSee [it]({{< ref "/tags/big-spades" >}}).\n'
    assert "[it](/tags/big-spades/)" in convert({"content/a.md": page}).text("content/a.md")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('[a]({{< relref "b.md" >}} "Title")', '[a](@/b.md "Title")'),
        ('[a](<{{< ref "b.md" >}}>)', "[a](<@/b.md>)"),
        ('<a href="{{< ref "b.md" >}}">a</a>', '<a href="@/b.md">a</a>'),
        ('[a]: {{< ref "b.md" >}}', "[a]: @/b.md"),
        ('[a]({{% ref "b.md" %}})', "[a](@/b.md)"),
        ('[a]({{<ref "b.md">}})', "[a](@/b.md)"),
        ('![a]({{< ref "b.md" >}})', "![a](@/b.md)"),
    ],
)
def test_every_place_of_an_address_is_known(convert, before, after):
    site = convert({"content/a.md": before + "\n", "content/b.md": "Text.\n"})
    assert site.text("content/a.md") == after + "\n"


@pytest.mark.parametrize(
    "text",
    ['The page {{< ref "b.md" >}} is there.', '{{</* ref "b.md" */>}}', '[a] ({{< ref "b.md" >}})'],
)
def test_what_is_no_address_stays(convert, text):
    site = convert({"content/a.md": text + "\n", "content/b.md": "Text.\n"})
    assert site.text("content/a.md") == text + "\n"


@pytest.mark.parametrize(
    ("argument", "target"),
    [("b.md", "@/b.md"), ("/old/", "/old/"), ("gone.md", "@/gone.md"), ("2014/x.pdf", "/2014/x.pdf"),
     ("https://www.example.org/", "https://www.example.org/")],
)  # fmt: skip
def test_another_shortcode_in_the_place_of_an_address_gives_its_argument(convert, argument, target):
    site = convert({"content/a.md": f'[a]({{{{< link "{argument}" >}}}})\n', "content/b.md": "T\n"})
    assert site.text("content/a.md") == f"[a]({target})\n"
    assert site.faults("imports/shortcode-address", "imports/shortcode") == [
        "content/a.md:1:5: imports/shortcode-address: shortcode `link` stood for the address of 1 link; its argument is the address now"
    ]


def test_a_link_argument_that_names_content_becomes_a_link(convert):
    site = convert(
        {
            "content/a.md": '{{< card link="topics/spades/" url="/x/" href="https://www.example.org" >}}\n',
            "content/topics/spades/_index.md": "Text.\n",
        }
    )
    assert site.text("content/a.md") == (
        '{{< card link="@/topics/spades/_index.md" url="/x/" href="https://www.example.org" >}}\n'
    )


def test_literals_in_code_are_shown_without_their_marks(convert):
    text = "Write `{{</* box */>}}` or {{</* box */>}}:\n\n```\n{{%/* box */%}}\n```\n"
    site = convert({"content/a.md": text})
    assert (
        site.text("content/a.md")
        == "Write `{{< box >}}` or {{</* box */>}}:\n\n```\n{{% box %}}\n```\n"
    )


def test_links_are_counted(convert):
    site = convert(
        {"content/a.md": '[a]({{< ref "b" >}}) [a]({{< ref "c" >}})\n', "content/b.md": "T\n"}
    )
    assert site.report.counts["links rewritten"] == 1
    assert site.report.counts["references left as they are"] == 1
