"""
The CommonMark suite (spec 0.31.2) through our own render loop.

The suite is part of markdown-it-py's source distribution. It is taken from pytest's cache
folder (`.pytest_cache/d/commonmark/`); where it is not there yet, pip downloads the
distribution from the package index once. Without either, the tests skip.
"""

import json
import re
import subprocess
import sys
import tarfile
from importlib.metadata import version

import pytest

from generator.markdown.compile import Compiler
from generator.markdown.site_access import ImageTarget, LinkTarget
from generator.settings.schema import Markdown

PLAIN = Markdown(
    html="allow", smart_punctuation=False, highlight=False, lazy_images=False, captions=False
)


@pytest.fixture(scope="module")
def examples(request):
    folder = request.config.cache.mkdir("commonmark")
    suite = folder / "commonmark.json"
    if not suite.exists():
        release = f"markdown-it-py=={version('markdown-it-py')}"
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "--no-binary",
            ":all:",
        ]
        done = subprocess.run(
            [*command, "-d", str(folder), release], check=False, capture_output=True, timeout=300
        )
        archives = list(folder.glob("markdown_it_py-*.tar.gz"))
        if done.returncode or not archives:
            pytest.skip("the source distribution with the CommonMark suite cannot be downloaded")
        with tarfile.open(archives[0]) as archive:
            name = next(n for n in archive.getnames() if n.endswith("/commonmark.json"))
            member = archive.extractfile(name)
            assert member is not None
            suite.write_bytes(member.read())
    return json.loads(suite.read_text(encoding="utf-8"))


def without_additions(html):
    """Take away what we add on purpose: ids of headings, focus on code, loading of pictures."""
    html = re.sub(r'<h([1-6]) id="[^"]*">', r"<h\1>", html)
    html = html.replace('<pre class="highlight" tabindex="0">', "<pre>")
    return as_html5(html.replace(' decoding="async"', ""))


def as_html5(html):
    """Void elements without a slash; the suite is written as XHTML."""
    return html.replace(" />", ">")


def test_every_example_of_commonmark(examples, compile_plain):
    failed = [
        example["example"]
        for example in examples
        if without_additions(compile_plain(example["markdown"])) != as_html5(example["html"])
    ]
    assert len(examples) == 652
    assert failed == []


@pytest.fixture
def compile_plain(access, document, monkeypatch):
    monkeypatch.setattr(access, "link", LinkTarget)
    monkeypatch.setattr(access, "image", ImageTarget)
    compiler = Compiler(PLAIN, syntax=lambda _md: None)
    return lambda text: compiler.compile(document(text), access).html
