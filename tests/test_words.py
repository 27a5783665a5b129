"""The words of the field: odd turns of speech stay out of messages, help and handbook."""

import ast
import io
import re
import tokenize
from pathlib import Path

import click
import pytest

from generator.cli.commands import COMMANDS, proofpress
from generator.rules import catalogue

ROOT = Path(__file__).resolve().parents[1]
#: Each is no English of a marketer or an administrator; what stands beside it is.
ODD = {
    r"\bdeeds?\b": "fix, fixes",
    r"\bmend(s|ed|ing)?\b": "fix, correct",
    r"\borders to robots\b": "robots directives",
    r"\bunsafe line\b": "unencrypted HTTP",
    r"\bon end\b": "in a row",
    r"\baddress for a message\b": "e-mail address",
    r"\bto mend or to look at\b": "to fix or review",
    r"\d to look at\b": "to review",
    r"\bwhoever\b": "anyone who, no matter who",
    r"\banew\b": "again",
    r"\bby and by\b": "over time",
    r"\bwhat (comes|came) of\b": "the result of",
    r"\bamiss\b": "wrong",
    r"\bthereof\b": "of it",
    r"\bleads? on\b": "redirects",
    r"\bstands? the facts\b|\bstand a few facts\b": "the details come first",
    r"\bnever comes to the\b": "never mentions the",
    r"\bcampaign mark\b": "campaign parameter",
    r"(?<!there )\bis no (address|date|JSON|language|picture|rule|number|folder|file)\b": "is not a ...",
    r"\bholds (capitals|underscores|no word)\b": "contains",
    r"\b(the|its|no) whole address\b": "full address",
    r"\bin earnest\b": "substantially",
    r"\bnobody reads it\b": "nothing reads it",
    r"\bpage for wrong addresses\b": "404 page",
    r"\bpasses round a corner\b": "takes a detour",
}
_ODD = re.compile(
    "|".join(f"(?P<o{number}>{odd})" for number, odd in enumerate(ODD)), re.IGNORECASE
)
#: Turns of one house that nobody outside it knows; they stay out of comments and docstrings too.
PRIVATE = re.compile(
    r"\bwhoever\b|\banew\b|\bby and by\b|\bwhat (comes|came) of\b|\bnobody minds\b|\bthereof\b"
    r"|\bin earnest\b|\bis let be\b|\bis let go\b|\bleads? on\b|\bso it is with\b|\bleft aside\b"
    r"|\bcame to\.|\bit comes to\b|\b(come|came) to (its|their) end\b|\bcome to be\b"
    r"|\bnobody reads it\b|\bwhere nobody (knows|says|asked|wants)\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"[^.,:;`]{200,}")  # words of a language, which a rule looks for
_CODE = re.compile(r"`[^`\n]+`")
_BLOCK = re.compile(r"^```text\n.*?^```$", re.DOTALL | re.MULTILINE)  # names of packages, output
_PICKED = re.compile(r"[\[\]{}<>=]|^[.#][\w-]+")  # selectors and markup in strings of scripts


def odd_in(text):
    return [match[0] for match in _ODD.finditer(text)]


def messages(path):
    """String literals of a module with at least two words, except the docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) not in docs and " " in node.value.strip() and not _LIST.fullmatch(node.value):
            yield node.lineno, node.value


@pytest.mark.parametrize("package", sorted(path.name for path in (ROOT / "generator").iterdir() if path.is_dir() and path.name != "__pycache__"))  # fmt: skip
def test_messages(package):
    found = [
        (path.relative_to(ROOT).as_posix(), line, odd)
        for path in sorted((ROOT / "generator" / package).rglob("*.py"))
        for line, text in messages(path)
        if (odd := odd_in(text))
    ]
    assert found == []


def explanations(path):
    """Comments and strings of a module, docstrings among them, with their lines."""
    source = io.StringIO(path.read_text(encoding="utf-8"))
    for token in tokenize.generate_tokens(source.readline):
        if token.type in (tokenize.COMMENT, tokenize.STRING):
            yield token.start[0], token.string


def test_comments_and_docstrings():
    found = [
        (path.relative_to(ROOT).as_posix(), line, match[0])
        for path in sorted((ROOT / "generator").rglob("*.py"))
        for line, text in explanations(path)
        if (match := PRIVATE.search(text))
    ]
    assert found == []


def test_documentation_of_rules():
    assert odd_in(catalogue.reference()) == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help(name):
    context = click.Context(proofpress, info_name="proofpress")
    command = proofpress.get_command(context, name)
    said = command.get_help(click.Context(command, info_name=name, parent=context))
    assert odd_in(said) == []


@pytest.mark.parametrize(
    "path",
    [
        *("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"),
        *sorted(
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / "content").rglob("*.md")
            if not path.name.endswith(".de.md")
        ),
    ],
)
def test_handbook(path):
    text = _CODE.sub("`x`", _BLOCK.sub("", (ROOT / path).read_text(encoding="utf-8")))
    assert odd_in(text) == []


def test_what_panel_and_report_show():
    found = []
    for path in sorted((ROOT / "generator").rglob("*")):
        if path.suffix not in (".js", ".html") or "themes" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            shown = [re.sub(r"\{[%{#].*?[%}#]\}|<[^>]*>", " ", text, flags=re.DOTALL)]
        else:
            strings = re.findall(r"\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`", text)
            shown = [one for one in strings if " " in one and not _PICKED.search(one.strip('"`'))]
        found += [(path.name, odd) for one in shown for odd in odd_in(one)]
    assert found == []


def test_private_turns_are_found_in_a_comment_and_in_a_docstring(tmp_path):
    module = tmp_path / "one.py"
    module.write_text('"""Made anew."""\n\nX = 1  # for whoever asks\n', encoding="utf-8")
    assert [line for line, text in explanations(module) if PRIVATE.search(text)] == [1, 3]


def test_an_odd_word_is_found():
    assert odd_in("a deed to mend anew") == ["deed", "mend", "anew"]
    assert odd_in("fix it again, then recommend and amend it") == []
