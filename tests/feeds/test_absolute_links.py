import pytest

from generator.feeds.absolute_links import absolute_links

PAGE = "https://www.example.com/blog/spades/"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../x/">x</a>', '<a href="https://www.example.com/blog/x/">x</a>'),
        ('<a href="/x/">x</a>', '<a href="https://www.example.com/x/">x</a>'),
        ('<a href="#a">x</a>', '<a href="https://www.example.com/blog/spades/#a">x</a>'),
        ('<a href="https://e.example/">x</a>', '<a href="https://e.example/">x</a>'),
        ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
        ("<img alt='>' src='a.png'>", f"<img alt='>' src='{PAGE}a.png'>"),
        ('<img srcset="a.png 1x, b.png 2x">', f'<img srcset="{PAGE}a.png 1x, {PAGE}b.png 2x">'),
        ('<a href="?a=1&amp;b=2">x</a>', f'<a href="{PAGE}?a=1&amp;b=2">x</a>'),
        ('<p>href="x"</p>', '<p>href="x"</p>'),
        ('<!-- <a href="x"> -->', '<!-- <a href="x"> -->'),
        ('<a data-href="x" title="b">y</a>', '<a data-href="x" title="b">y</a>'),
    ],
)
def test_addresses(before, after):
    assert absolute_links(before, PAGE) == after
