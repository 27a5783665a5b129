"""A site of a few pages, pictures and shortcodes, as Markdown sees it."""

from html import escape
from pathlib import PurePosixPath

import pytest

from generator.markdown.compile import Compiler
from generator.markdown.site_access import ImageTarget, LinkTarget, ShortcodeResult
from generator.model.document import Document, DocumentKind, FrontMatter
from generator.settings.schema import Markdown


class Access:
    """
    Links to `*.md` become folders; anything with `missing` in it is broken.

    Shortcodes: `box` (Markdown body), `raw` (text body), `icon`, `ref` (no body).
    """

    def __init__(self):
        self.bodies = {"box": True, "note": True, "raw": True, "icon": False, "ref": False}
        self.calls = []

    def link(self, target):
        if "missing" in target:
            return LinkTarget(target, rule="links/broken", message=f"no page {target}")
        if target.startswith("https://other"):
            return LinkTarget(target, external=True)
        path, mark, anchor = target.partition("#")
        return LinkTarget(
            path.removesuffix(".md") + "/" + mark + anchor if ".md" in path else target
        )

    def image(self, target):
        if "missing" in target:
            return ImageTarget(target, rule="links/broken", message=f"no picture {target}")
        return ImageTarget(target, 40, 30) if target.endswith(".png") else ImageTarget(target)

    def has_body(self, name):
        return self.bodies.get(name)

    def body_is_markdown(self, name):
        return name != "raw"

    def shortcode_names(self):
        return tuple(self.bodies)

    def shortcode(self, call):
        self.calls.append(call)
        if call.name == "ref":
            return ShortcodeResult("/pages/" + call.positional[0].removesuffix(".md") + "/")
        values = "".join(f' data-{k}="{escape(v)}"' for k, v in call.named.items())
        values += "".join(f' data-p="{escape(v)}"' for v in call.positional)
        return ShortcodeResult(f"<x-{call.name}{values}>{call.body or ''}</x-{call.name}>")


@pytest.fixture
def access():
    return Access()


@pytest.fixture
def document():
    def make(body, *, language="en", line=1):
        return Document(
            path=PurePosixPath("content/page.md"),
            kind=DocumentKind.PAGE,
            language=language,
            logical=PurePosixPath("page.md"),
            front_matter=FrontMatter(),
            body=body,
            body_line=line,
            digest="",
        )

    return make


@pytest.fixture
def compiled(access, document):
    """Compile Markdown to a fragment; settings by keyword."""

    def compile_text(body, *, language="en", line=1, **options):
        return Compiler(Markdown(**options)).compile(
            document(body, language=language, line=line), access
        )

    return compile_text


@pytest.fixture
def faults(compiled):
    """Compile, and list faults as `line:column rule`."""

    def list_faults(body, **options):
        return [
            f"{fault.at.line}:{fault.at.column} {fault.rule}"
            for fault in compiled(body, **options).faults
        ]

    return list_faults


@pytest.fixture
def summary(document):
    """First words of a Markdown text."""

    def summarize(body):
        return Compiler(Markdown()).summary(document(body))

    return summarize
