"""What templates compute in one step: its size is looked at before, its time and memory are held."""

import sys

import pytest
from jinja2 import Environment
from site_folder import page

from generator.errors import said
from generator.themes.bounded_filters import bounded_filters
from generator.themes.bounds import refuse_call, refuse_operation
from generator.themes.nested_values import MOST_VALUES, count_values, refuse_nested

BAD = "themes/plain/templates/bad.html"
DOUBLED = "{{% set ns = namespace(x={0}) %}}{{% for i in range(60) %}}{1}{{% endfor %}}\n{{{{ ns.x | length }}}}"
TWICE = (
    "{{% set ns = namespace(a={0}, b={0}) %}}{{% for i in range(40) %}}"
    "{{% set ns.a = {1} %}}{{% set ns.b = {2} %}}{{% endfor %}}\n{{{{ {3} }}}}"
)


def twice(step: str, use: str = "ns.a == ns.b", first: str = "[1]") -> str:
    """A template that puts a value into itself twice by *step*, forty times over, then looks at it."""
    return TWICE.format(first, step.replace("X", "ns.a"), step.replace("X", "ns.b"), use)


#: What makes much of little in one step of the interpreter.
HUGE = {
    "percent": "{{ '%999999999d' % 1 }}",
    "percent with a width among the values": "{{ '%*d' % (999999999, 1) }}",
    "filter format": "{{ '%999999999d' | format(1) }}",
    "filter format on each": "{{ ['%999999999d'] | map('format', 1) | list }}",
    "center": "{{ 'x'.center(999999999) }}",
    "center by another name": "{{ ('x' | attr('center'))(999999999) }}",
    "filter center": "{{ 'x' | center(999999999) }}",
    "ljust": "{{ 'x'.ljust(999999999) }}",
    "rjust": "{{ 'x'.rjust(999999999) }}",
    "zfill": "{{ 'x'.zfill(999999999) }}",
    "markup": "{{ ('x' | e).center(999999999) }}",
    "expandtabs": "{{ ('\\t' * 99999).expandtabs(99999) }}",
    "format": "{{ '{:999999999}'.format(1) }}",
    "format within format": "{{ '{:{}}'.format(1, 999999999) }}",
    "format of markup": "{{ ('{:999999999}' | safe).format(1) }}",
    "format_map": "{{ '{a:999999999}'.format_map({'a': 1}) }}",
    "strftime": "{{ (page.date or page.lastmod).strftime('%999999999d') }}",
    "join": "{{ ('x' * 99999).join('y' * 99999) }}",
    "filter join": "{{ ('y' * 99999) | join('x' * 99999) }}",
    "replace": "{{ ('x' * 99999).replace('x', 'y' * 99999) }}",
    "filter replace": "{{ ('x' * 99999) | replace('x', 'y' * 99999) }}",
    "translate": "{{ ('x' * 99999).translate({120: 'y' * 99999}) }}",
    "indent": "{{ ('a\\n' * 99999) | indent(99999) }}",
    "indent by a text": "{{ ('a\\n' * 99999) | indent('x' * 99999) }}",
    "filter block": "{% filter indent(99999) %}{{ 'a\\n' * 99999 }}{% endfilter %}",
    "wordwrap": "{{ ('x' * 99999) | wordwrap(1, true, 'y' * 99999) }}",
    "tojson": "{{ ([1] * 9999) | tojson(indent=99999) }}",
    "round": "{{ 1.5 | round(999999999, 'ceil') }}",
    "batch": "{{ [1] | batch(999999999, 'x') | list | length }}",
    "slice": "{{ [1] | slice(999999999) | list | length }}",
    "to_bytes": "{{ (5).to_bytes(999999999, 'big') }}",
    "doubled by ~": DOUBLED.format("'a'", "{% set ns.x = ns.x ~ ns.x %}"),
    "doubled by +": DOUBLED.format("'a'", "{% set ns.x = ns.x + ns.x %}"),
    "doubled list": DOUBLED.format("[1]", "{% set ns.x = ns.x + ns.x %}"),
    "squared number": DOUBLED.format("3", "{% set ns.x = ns.x * ns.x %}"),
    "doubled capture": DOUBLED.format(
        "'a'", "{% set y %}{{ ns.x }}{{ ns.x }}{% endset %}{% set ns.x = y %}"
    ),
    "lists in lists": twice("[X, X]"),
    "lists that are printed": twice("[X, X]", "ns.a"),
    "lists that are sorted": twice("[X, X]", "[ns.a, ns.b] | sort"),
    "tuples in tuples": twice("(X, X)", "{ns.a: 1}", "(1,)"),
    "tuples without brackets": twice("X, X", "ns.a < ns.b"),
    "mappings in mappings": twice("{1: X, 2: X}"),
    "views of mappings": twice("{1: X.items(), 2: X.values()}", first="{1: 1}"),
    "lists by *": twice("[X] * 2"),
    "lists by +": twice("[X] + [X]"),
    "lists by dict": twice("dict(a=X, b=X)"),
    "lists by fromkeys": twice("{}.fromkeys([1, 2], X)"),
    "lists by cycler": twice("cycler(X, X).items"),
    "lists by batch": twice("[1] | batch(3, X) | list"),
    "lists by slice": twice("[1] | slice(3, X) | list"),
    "lists by map": twice("['', ''] | map('default', X, true) | list"),
    "lists by map of attributes": twice("['', ''] | map(attribute='x', default=X) | list"),
    "lists by sum": twice("[[X], [X]] | sum(start=[])"),
    "arguments of a macro": "{% macro m(n) %}{% if n %}{{ m(n - 1, varargs, varargs) }}"
    "{% else %}{{ varargs }}{% endif %}{% endmacro %}\n{{ m(40, 1, 2) }}",
    "named arguments of a macro": "{% macro m(n) %}{% if n %}{{ m(n - 1, a=kwargs, b=kwargs) }}"
    "{% else %}{{ kwargs }}{% endif %}{% endmacro %}\n{{ m(40, a=1) }}",
    "doubled by a macro": "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}"
    + DOUBLED.format("'a'", "{% set ns.x = m(ns.x) %}"),
}  # fmt: skip


def built(make_site, bad: dict[str, str], settings: str = "", *arguments: str):
    """A site with one page for each of *bad*, by the name of its layout."""
    files = {f"content/{name}.md": page(name, layout=name, date="2026-01-01") for name in bad}
    files |= {f"themes/plain/templates/{name}.html": text for name, text in bad.items()}
    site = make_site({"content/good.md": page("Good"), **files}, settings=settings)
    ran = site.build(*arguments)
    assert site.has("good/index.html"), "the other pages are built"
    return site, ran


def test_no_huge_result_is_computed(make_site):
    names = {f"bad{number}": text for number, text in enumerate(HUGE.values())}
    # What is refused for its size is so on a busy machine, too.
    site, ran = built(make_site, names, "limits: {render_seconds: 100}\n")
    found = {one["pages"]["list"][0]: one for one in ran.of("theme/")}
    for name, what in zip(names, HUGE, strict=True):
        assert not site.has(f"{name}/index.html"), what
        one = found[f"{name}/index.html"]
        assert one["rule"] == "theme/failed", (what, one["message"])
        assert "the limit is" in one["message"], (what, one["message"])
        assert one["source"]["file"].endswith(f"{name}.html"), what
        assert one["source"]["line"], what


def test_what_pages_use_is_left_alone(make_site):
    text = (
        "{{ '%05.2f|%s' % (1.5, 'x') }} {{ '{:>5}'.format(1) }} {{ 'a' | center(5) }}"
        " {{ ['a', 'b'] | join(', ') }} {{ 'aXb' | replace('X', '--') }} {{ 'a\nb' | indent(2) }}"
        " {{ [[1], [2, 3]] | sum(start=[]) }} {{ [1, 2] | sum }} {{ {'a': 1} | tojson(indent=2) }}"
        " {{ [1, 2, 3] | batch(2, 0) | list }} {{ [1, 2, 3] | slice(2) | list }}"
        " {{ 2 ** 10 }} {{ 3.14159 | round(2) }} {{ 'a' ~ 1 ~ ('b' | e) }} {{ 'ab'.center(6, '*') }}"
        " {{ ('{}<' | safe).format('<') }} {{ 'x'.join(['1', '2']) }} {{ 'a b c' | wordwrap(1) }}"
        "{% set ns = namespace(x=[]) %}{% for i in range(300) %}{% set ns.x = ns.x + [[i, {'a': i}]] %}"
        "{% endfor %} {{ ns.x == ns.x | list }} {{ [[1] * 500] * 100 == [] }} {{ dict(a=[1]) }}"
        " {{ [1] | batch(2, []) | list }} {{ [''] | map('default', [1, 2], true) | list }}"
        " {{ 'aXX'.replace('X', 'yy', 1) }} {{ 'ab'.translate({97: 'z'}) }} {{ [1] + [2] }}"
    )
    site, ran = built(make_site, {"fine": text})
    assert ran.of("theme/") == []
    assert site.text("fine/index.html") == Environment(autoescape=True).from_string(text).render()


@pytest.mark.skipif(sys.platform != "linux", reason="processes can be ended there alone")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_step_that_cannot_be_stopped(make_site, tmp_path, monkeypatch, jobs):
    module = tmp_path / "plugin" / "endless.py"
    info = tmp_path / "plugin" / "endless-1.0.dist-info"
    info.mkdir(parents=True)
    module.write_text("from itertools import repeat\n\ndef endless():\n    return sum(repeat(1))\n")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: endless\nVersion: 1.0\n")
    entry = "[proofpress.template_functions]\nendless = endless:endless\n"
    (info / "entry_points.txt").write_text(entry)
    monkeypatch.syspath_prepend(module.parent)
    _, ran = built(
        make_site, {"bad": "{{ endless() }}"}, "limits: {render_seconds: 1}\n", "--jobs", jobs
    )
    (lost,) = ran.of("build/page-lost")
    assert lost["source"]["file"] == "content/bad.md"
    assert "2 s" in lost["message"]
    assert "limits.render_seconds" in lost["message"]
    assert ran.code == 3


@pytest.mark.skipif(sys.platform != "linux", reason="memory is refused there alone")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_memory_is_refused(make_site, jobs):
    grow = (
        "\n{% set ns = namespace(x=[]) %}{% for i in range(99999) %}"
        "{% set ns.x = [ns.x, 'x' * 999999] %}{% endfor %}"
    )
    site, ran = built(make_site, {"bad": grow}, "limits: {memory: 100000000}\n", "--jobs", jobs)
    (found,) = ran.of("theme/")
    assert found["rule"] == "theme/too-large"
    assert "100,000,000 bytes" in found["message"]
    assert "limits.memory" in found["message"]
    assert ran.places("theme/too-large") == [f"{BAD}:2"]
    assert not site.has("bad/index.html")


@pytest.mark.parametrize("error", [MemoryError(), StopIteration(), AssertionError(" ")])
def test_reason_is_never_empty(error):
    assert said(error) == type(error).__name__
    assert said(ValueError("why")) == "why"


@pytest.mark.parametrize(
    ("operator", "left", "right", "is_refused"),
    [
        ("*", "x" * 1000, 1000, False),
        ("*", "x" * 1000, 1001, True),
        ("+", "x" * 50, "x" * 50, False),
        ("+", "x" * 50, "x" * 51, True),
        ("%", "%1000000d", 1, False),
        ("%", "%1000001d", 1, True),
        ("%", "100% of %(a)s", {"a": 1}, False),
        ("%", 10**30, 7, False),
        ("**", 2, 2048, False),
        ("**", 2, 2049, True),
    ],
)
def test_bound_is_inclusive(operator, left, right, is_refused):
    if is_refused:
        with pytest.raises(OverflowError, match="the limit is"):
            refuse_operation(operator, left, right, 100)
    else:
        refuse_operation(operator, left, right, 100)


class Counted(list[int]):
    """A list that counts how often it is copied as a whole."""

    copies = 0

    def __add__(self, other: list[int]) -> "Counted":  # type: ignore[override]
        Counted.copies += 1
        return Counted([*self, *other])


def test_sum_of_lists_copies_nothing_twice():
    total = bounded_filters(10**6)["sum"]
    assert total(None, [[1]] * 1000, None, Counted()) == [1] * 1000
    assert Counted.copies == 0
    with pytest.raises(TypeError, match="list of lists"):
        total(None, [[1], 2], None, [])


def test_methods_of_other_things_are_not_judged():
    class Yard:
        def center(self, width: int) -> int:
            return width

    refuse_call(Yard().center, (10**9,), {}, 10)
    with pytest.raises(OverflowError):
        refuse_call("x".center, (10**9,), {}, 10)


def test_values_are_counted_as_often_as_they_are_met():
    inner = [1, 2]
    assert count_values([inner, inner]) == 2 + 2 * 2
    assert count_values({"a": inner, (1, 2): 3}.items()) == 2 + 2 * 2 + 2 + 2
    assert count_values("abc") == 0
    refuse_nested([[1] * (MOST_VALUES - 1)])
    with pytest.raises(OverflowError, match="the limit"):
        refuse_nested([[1] * MOST_VALUES])
