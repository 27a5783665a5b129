import pytest

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.page.html_page import HtmlPage


def name(html):
    return accessible_name(HtmlPage(html).with_attribute("data-it")[0])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href=a data-it> Garden\n <b>tools</b></a>", "Garden tools"),
        ("<a href=a data-it aria-label=Home>x</a>", "Home"),
        ("<a href=a data-it aria-label=' '>x</a>", "x"),
        ("<b id=l>Label</b><a href=a data-it aria-labelledby='l none'>x</a>", "Label"),
        ("<b id=l hidden>Label</b><a href=a data-it aria-labelledby=l>x</a>", "Label"),
        ("<a href=a data-it><img alt=Logo> <i>!</i></a>", "Logo !"),
        ("<a href=a data-it><img alt=''></a>", ""),
        ("<a href=a data-it><svg><title>Home</title></svg></a>", "Home"),
        ("<a href=a data-it>a<b aria-hidden=true>b</b><i hidden>c</i></a>", "a"),
        ("<a href=a data-it>a<b style='display: none'>b</b></a>", "a"),
        ("<a href=a data-it title=Tip></a>", "Tip"),
        ("<a href=a data-it>a<div>b</div>c</a>", "a b c"),
        ("<a href=a data-it>a<span>b</span>c</a>", "abc"),
        ("<a href=a data-it>a<br>b</a>", "a b"),
        ("<h2 data-it aria-label=x>y</h2>", "x"),
        ("<img data-it alt=a title=b>", "a"),
        ("<img data-it title=b>", "b"),
        ("<label for=i>Size <input value=5> cm</label><input id=i data-it>", "Size 5 cm"),
        ("<label>Size <input data-it></label>", "Size"),
        ("<input data-it placeholder=Search>", "Search"),
        ("<button data-it>Go <script>x()</script></button>", "Go"),
        ("<input type=submit data-it>", "Submit"),
        ("<input type=image alt=Find data-it>", "Find"),
        ("<table data-it><caption>Prices</caption></table>", "Prices"),
        ("<p data-it>Text names no paragraph</p>", ""),
        (
            "<a id=a href=a data-it aria-labelledby='a b'>x</a><b id=b aria-labelledby=a>y</b>",
            "x y",
        ),
        ("<a href=a data-it>a<b>b<template>c</template></b></a>", "ab"),
    ],
)
def test_name(html, expected):
    assert name(html) == expected


def test_deep_content_is_named_without_recursion_error():
    assert name("<button data-it>" + "<span>" * 5000 + "deep") == "deep"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a data-it>", "generic"),
        ("<a href data-it>", "link"),
        ("<img alt='' data-it>", "none"),
        ("<img alt='' tabindex=0 data-it>", "img"),
        ("<img role=none data-it>", "none"),
        ("<img role=none aria-label=x data-it>", "img"),
        ("<div role='nonsense button' data-it>", "button"),
        ("<input type=checkbox data-it>", "checkbox"),
        ("<select data-it>", "combobox"),
        ("<select multiple data-it>", "listbox"),
    ],
)
def test_role(html, expected):
    assert role(HtmlPage(html).with_attribute("data-it")[0]) == expected


@pytest.mark.parametrize(
    ("html", "hidden"),
    [
        ("<div><b data-it></b></div>", False),
        ("<div hidden><b data-it></b></div>", True),
        ("<div aria-hidden=true><b data-it></b></div>", True),
        ("<div aria-hidden=false><b data-it></b></div>", False),
        ("<div style='DISPLAY : none'><b data-it></b></div>", True),
        ("<div style='display: nonesuch'><b data-it></b></div>", False),
        ("<div style='visibility:hidden'><b style='visibility:visible' data-it></b></div>", False),
        ("<dialog><b data-it></b></dialog>", True),
        ("<dialog open><b data-it></b></dialog>", False),
        ("<body><noscript><b data-it></b></noscript>", True),
    ],
)
def test_hidden(html, hidden):
    assert is_hidden(HtmlPage(html).with_attribute("data-it")[0]) is hidden
