"""What is recognised as prose becomes, byte for byte, what markdown-it's own rules make of it."""

import random
from pathlib import PurePosixPath

import pytest
from markdown_it import MarkdownIt

from generator.markdown.compile import Compiler
from generator.model.document import Document, DocumentKind, FrontMatter
from generator.settings.schema import Markdown

#: Parts of documents, those of prose first; the rest ends it, interrupts it or looks like it.
PROSE = [
    *("word", "a", "Don't", "x-y", "3", "2024", "é", "!", "&", "(x)", "**b**", "*e*", "_u_"),
    *("`c`", "[l](m.md)", "![p](q.png)", "(*e*)", "*e*.", "\n", "\n\n", "\n\n", "\n# ", "\n\n## "),
    *(
        "\n\n- ",
        "\n- ",
        "\n* ",
        "\n1. ",
        "\n\n3) ",
        "\n2) ",
        "[a&b](c?d=e&f=g)",
        "![p](missing.png)",
    ),
    *("\n\n| a | `b` |\n| - | :-: |\n", "| c | [l](m.md) |\n", "|**b**||\n", "|:--|\n", "| x |\n"),
]
REST = [
    *(
        "1.",
        "1)",
        "-",
        "*",
        "+",
        "#",
        "##",
        '"q"',
        "'s'",
        "...",
        "--",
        "&amp;",
        ": d",
        "~",
        ">",
        "|",
    ),
    *("| a | b |", "\n---\n", "\n===\n", "\\", "<b>", "{.k}", "\n{.k}\n", "[l](missing.md)"),
    *("[^1]", "\n[^1]: n\n", "\u00a0", "\t", "  ", "**b", "b**", "_", "`", "[", "](u)", "    "),
    *("\n    ", "\n  ", "{{< icon >}}", "!!! note", "\n: def\n", "[a](b&amp;c)", "word**b**"),
    *(
        "[l](m.md){.c}",
        ":tada:",
        ":no:",
        "\n##x",
        "\n[r]: m.md\n",
        "[r]",
        "\n> [!NOTE]\n> ",
        "**b**word",
        "http://x.y",
        "\n```\n",
        "<div>\n",
        "</div>\n",
        "![",
        "]",
        "^",
    ),
]


def document(body):
    path = PurePosixPath("content/page.md")
    return Document(path, DocumentKind.PAGE, "en", path.relative_to("content"), FrontMatter(), body, 7, "")  # fmt: skip


def both(options=Markdown()):  # noqa: B008 - a frozen value
    """The compiler, and one that knows no prose, since a plug-in wants to see all tokens."""

    def plugin(md: MarkdownIt) -> None:
        """See everything."""

    return Compiler(options), Compiler(options, (plugin,))


def written(seed, parts):
    chosen = random.Random(seed)
    return "".join(
        chosen.choice(parts) + (" " if chosen.random() < 0.6 else "")
        for _ in range(chosen.randint(1, 25))
    )


@pytest.mark.parametrize("parts", [PROSE, PROSE + REST], ids=["prose", "all"])
@pytest.mark.parametrize("curly", [True, False])
@pytest.mark.parametrize("emoji", [True, False])
def test_prose_is_what_the_rules_make_of_it(parts, curly, emoji, access):
    quick, plain = both(Markdown(smart_punctuation=curly, emoji=emoji))
    for seed in range(1000):
        body = document(written(seed, parts))
        assert quick.compile(body, access) == plain.compile(body, access), body.body
        assert quick.summary(body) == plain.summary(body), body.body


@pytest.mark.parametrize(
    "body",
    [
        "Plain words, a [link](m.md) and **bold words**, *soft ones* and `code`.",
        "Two lines\nof one paragraph",
        "## A heading with `code`",
        "- one\n- two [link](m.md)\n",
        "7. one\n8. two\n",
        "![a picture](q.png)",
        "| head | [link](m.md) |\n|------|:---:|\n|      | *soft* |\n",
        "| head alone |\n| --: |",
    ],
)
def test_it_is_recognised(body):
    parser = Compiler(Markdown())._parser("en")
    assert [token.type.partition("_")[0] for token in parser.md.parse(body, {})] == ["prose"]


@pytest.mark.parametrize(
    "body",
    [
        "term\n: what it means",
        "term\n\n: what it means",
        "a title\n===",
        "a | b\n- | -\n1 | 2",
        "| a | b |\n| - | - |\n| one |",
        "| a | b |\n| - |",
        "| a | b |\n| - | - |\nwords",
        "| a \\| b |\n| - |\n| c |",
        "| a |  \n| - |",
        "| a |\n| -- - |",
        "|\n|-|",
        "- one\n\n- two",
        "- one\n  more of it",
        "1. one\n\n   more of it",
        "words\n# heading",
        'a "quoted" word',
        "[label]: /address",
        "a **b*c** d*",
        "a line  \nbroken by hand",
    ],
)
def test_what_only_looks_like_prose_is_left_to_the_rules(body, access):
    quick, plain = both()
    assert quick.compile(document(body), access) == plain.compile(document(body), access)
    parser = quick._parser("en")
    tokens = parser.md.parse(body, {})
    assert not (tokens and tokens[0].type.startswith("prose"))


@pytest.mark.parametrize(
    "unit",
    [
        "**a ",
        "_a ",
        "[a",
        "[a](b",
        "`a ",
        "![a](",
        "a\n",
        "- a\n",
        "1. a\n",
        "a'a",
        "a! ",
        "|",
        "| a |\n",
        "|-",
    ],
)
def test_time_is_linear(unit, access):
    """Twenty thousand of each end at all; with any going back they would not."""
    compiler = Compiler(Markdown())
    assert compiler.compile(document(unit * 20_000), access).html
