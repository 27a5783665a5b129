"""`proofpress fix` on pictures without a size: where it is written, and where people are asked."""

import pytest
from PIL import Image
from site_folder import page

RULE = "performance/image-size"
TEMPLATE = "themes/plain/templates/page.html"
RESET = "img, video { max-width: 100%; height: auto }\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}viewBox="0 0 24 16"><path d="M0 0h9v9z"/></svg>\n'


def site_with(make_site, line="", body="x\n", *, css=RESET, head="", settings=""):
    """A site with pictures, *line* in its template, and *body* on one page."""
    site = make_site({"content/a.md": page("A", body)}, settings=settings)
    before = template(site)
    sheet = '<link rel="stylesheet" href="{{ asset(\'main.css\') }}">' if css is not None else ""
    before = before.replace("</head>", f"{sheet}{head}</head>").replace("</main>", f"{line}</main>")
    site.write({TEMPLATE: before, "static/main.css": css or "a { color: #00f }\n"})
    for name, size in (
        ("static/logo.png", (40, 30)),
        ("static/img/a b.png", (101, 33)),
        ("static/img/logo.png", (9, 7)),
        ("content/pic.png", (40, 30)),
    ):
        (site.root / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", size).save(site.root / name)
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (40, 30)).save(site.root / "static/turned.jpg", exif=turned)
    site.write(
        {
            "static/sized.svg": SVG.format('width="24" height="16px" '),
            "static/half.svg": SVG.format('width="24" '),
            "static/unsized.svg": SVG.format(""),
        }
    )
    return site


def template(site):
    return (site.root / TEMPLATE).read_bytes().decode()


#: What stands in the template, and what it has to become.
MENDED = {
    "asset in braces": (
        "<img src=\"{{ asset('logo.png') }}\" alt='{{ page.title }}'>\n",
        '<img src="{{ asset(\'logo.png\') }}" width="40" height="30" alt=\'{{ page.title }}\'>\n',
    ),
    "quotes in quotes": (
        '<img alt="A" src="{{asset("logo.png")}}"/>\n',
        '<img alt="A" src="{{asset("logo.png")}}" width="40" height="30"/>\n',
    ),
    "literal path": (
        "<p><img alt='A'\n  src='/img/a%20b.png'></p>\n",
        "<p><img alt='A'\n  src='/img/a%20b.png' width='101' height='33'></p>\n",
    ),
    "function for addresses": (
        "<img src=\"{{ url('/logo.png') }}\" alt>\n",
        '<img src="{{ url(\'/logo.png\') }}" width="40" height="30" alt>\n',
    ),
    "width alone": (
        '<img width="20" src="/logo.png" alt="A">\n',
        '<img width="20" height="15" src="/logo.png" alt="A">\n',
    ),
    "two of one name": (
        '<img src="/img/logo.png" alt="A"><img @click="x" src="/logo.png" alt="B">\n',
        '<img src="/img/logo.png" width="9" height="7" alt="A"><img @click="x" src="/logo.png" width="40" height="30" alt="B">\n',
    ),
    "two of one line": (
        '<img src="/logo.png" alt="A"><img src="/img/a%20b.png" alt="B">{# <img src="/logo.png"> #}\n',
        '<img src="/logo.png" width="40" height="30" alt="A"><img src="/img/a%20b.png" width="101" height="33" alt="B">{# <img src="/logo.png"> #}\n',
    ),
    "photo that is shown turned": (
        '<img src="/turned.jpg" alt="A">\n',
        '<img src="/turned.jpg" width="30" height="40" alt="A">\n',
    ),
    "drawing with a size": (
        '<img src="/sized.svg" alt="A">\n',
        '<img src="/sized.svg" width="24" height="16" alt="A">\n',
    ),
    "logo that its rule sizes": (
        "<style>.brand { display: flex } .brand img { height: 2rem; width: auto }</style>\n<a class='brand' href='/'><img src='/logo.png' alt='A'></a>\n",
        "<style>.brand { display: flex } .brand img { height: 2rem; width: auto }</style>\n<a class='brand' href='/'><img src='/logo.png' width='40' height='30' alt='A'></a>\n",
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after"), MENDED.values(), ids=MENDED)
def test_template_gets_the_size_and_nothing_else(make_site, before, after, end):
    site = site_with(make_site, before)
    whole = template(site).replace("\n", end)
    site.write({TEMPLATE: whole})
    assert site.run("fix", "--rule", RULE).code == 1
    assert template(site) == whole
    done = site.run("fix", "--apply", "--rule", RULE)
    assert template(site) == whole.replace(before.replace("\n", end), after.replace("\n", end))
    assert "none of them are left" in done.out or "none of them is left" in done.out
    assert "new: " not in done.out
    assert site.build().of(RULE) == []
    assert site.run("fix", "--apply").out == "nothing to fix\n"


def test_width_follows_the_height_where_no_style_sheet_undoes_it(make_site):
    site = site_with(make_site, '<img src="/img/a b.png" height="100" alt="A">\n', css=None)
    before = template(site)
    assert site.run("fix", "--apply", "--rule", RULE).code == 0
    assert template(site) == before.replace('height="100"', 'width="306" height="100"')


#: What stands in the template, style sheet, and what is written into the head.
DOUBTFUL = {
    "style sheet that limits one side": ('<img src="/logo.png" alt>', "img { max-width: 100% }"),
    "style sheet that sets one side": ('<img src="/logo.png" alt>', "img { width: 3rem }"),
    "style sheet that may set one side": (
        '<img class="a" src="/logo.png" alt>',
        RESET + ".a:hover { max-height: 3rem }",
    ),
    "height alone, which the style sheet undoes": ('<img src="/logo.png" height="9" alt>', RESET),
    "reset for wide screens alone": (
        '<img src="/logo.png" alt>',
        "img { max-width: 100% } @media (min-width: 9em) { img { height: auto } }",
    ),
    "stretched by what is around it": (
        '<div class="card"><img src="/logo.png" alt></div>',
        RESET + ".card { display: flex; flex-direction: column }",
    ),
    "style sheet that asks for the attribute": (
        '<img src="/logo.png" alt>',
        RESET + "img:not([width]) { float: left }",
    ),
    "sized in place": ('<img src="/logo.png" style="max-height: 9px" alt>', RESET),
    "several sizes": ('<img src="/logo.png" srcset="/pic.png 2x" alt>', RESET),
    "several formats": (
        '<picture><source srcset="/pic.png" media="(min-width: 9em)"><img src="/logo.png" alt></picture>',
        RESET,
    ),
    "drawing without a size": ('<img src="/unsized.svg" alt>', RESET),
    "drawing with half a size": ('<img src="/half.svg" alt>', RESET),
    "size in percent": ('<img src="/logo.png" width="50%" alt>', RESET),
    "size that is none": ('<img src="/logo.png" width="auto" height="auto" alt>', RESET),
    "other site": ('<img src="https://elsewhere.example.com/a.png" alt>', RESET),
}


@pytest.mark.parametrize(("line", "css"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_where_it_is_not_sure_people_are_asked(make_site, line, css):
    site = site_with(make_site, line, css=css)
    before = template(site)
    found = site.build().of(RULE)
    assert [(one["outcome"], one["fixable"]) for one in found] == [("failed", False)]
    assert site.run("fix", "--apply", "--rule", RULE).out == "nothing to fix\n"
    assert template(site) == before


#: What has its size already, or needs none.
SIZED = {
    "both attributes": ('<img src="/logo.png" width="4" height="3" alt>', RESET),
    "both by style sheet": ('<img src="/logo.png" alt>', "main > img { width: 4px; height: 3px }"),
    "by its own style": ('<img src="/logo.png" style="width:4px;height:3px" alt>', RESET),
    "ratio": ('<img src="/logo.png" alt>', "img { width: 100%; aspect-ratio: 4/3 }"),
    "out of the flow": ('<img src="/logo.png" alt>', "img { position: absolute }"),
    "not shown": ('<noscript><img src="/logo.png" alt></noscript>', RESET),
    "hidden": ('<div hidden><img src="/logo.png" alt></div>', RESET),
    "data": ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt>', RESET),
    "not there": ('<img src="/nowhere.png" alt>', RESET),
}


@pytest.mark.parametrize(("line", "css"), SIZED.values(), ids=SIZED)
def test_nothing_is_said_of_a_picture_with_its_size(make_site, line, css):
    assert site_with(make_site, line, css=css).build().of(RULE) == []


def test_style_sheet_of_another_site_may_say_anything(make_site):
    sheet = '<link rel="stylesheet" href="https://cdn.example.org/a.css">'
    found = site_with(make_site, '<img src="/logo.png" alt>', head=sheet).build().of(RULE)
    assert [(one["outcome"], one["fixable"]) for one in found] == [("review", False)]


def test_imported_style_sheet_counts(make_site):
    site = site_with(make_site, '<img src="/logo.png" alt>', css='@import "css/b.css";\n')
    site.write({"static/css/b.css": "img { max-width: 100% }\n"})
    assert [one["fixable"] for one in site.build().of(RULE)] == [False]
    site.write({"static/css/b.css": RESET})
    assert [one["fixable"] for one in site.build().of(RULE)] == [True]


def test_style_sheet_for_print_is_no_promise(make_site):
    site = site_with(
        make_site,
        '<img src="/logo.png" alt>',
        css="img { max-width: 100% }",
        head='<link rel="stylesheet" href="/print.css" media="print">',
    )
    site.write({"static/print.css": "img { height: auto }\n"})
    assert [one["fixable"] for one in site.build().of(RULE)] == [False]


def test_size_follows_the_picture(make_site):
    site = site_with(make_site, '<img src="/logo.png" alt>')
    [found] = site.build().of(RULE)
    assert found["fix"] == 'add `width="40" height="30"`'
    Image.new("RGB", (8, 9)).save(site.root / "static/logo.png")
    [found] = site.build().of(RULE)
    assert found["fix"] == 'add `width="8" height="9"`'


def test_picture_that_differs_by_page_is_left_to_people(make_site):
    line = "<img src=\"{{ image('pic.png').url if page.title == 'A' else '/logo.png' }}\" alt>\n"
    site = site_with(make_site, line)
    before = template(site)
    ran = site.run("fix", "--apply", "--rule", RULE)
    assert template(site) == before
    assert ran.out.startswith("nothing to fix")


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="/logo.png" alt {% if page.title %}class="a"{% endif %}>',
        '<img src="/logo.png" alt {{ "loading=lazy" }}>',
        '<img src="/{{ "logo" }}.png" alt>',
        "<img src=\"{{ asset('lo' ~ 'go.png') }}\" alt>",
        '<img src="pic.png" alt>',
    ],
)
def test_tag_that_the_template_makes_is_left_to_people(make_site, tag):
    site = site_with(make_site, tag)
    before = template(site)
    ran = site.run("fix", "--apply", "--rule", RULE)
    assert template(site) == before
    assert ran.out.startswith("nothing to fix; of 1 finding a template, a shortcode")


CONTENT = {
    "whole address": (
        "![z](https://www.example.com/logo.png 'T') and ![y][one].\n\n[one]: https://www.example.com/logo.png\n",
        "![z](https://www.example.com/logo.png 'T'){width=40 height=30} and ![y][one]{width=40 height=30}.\n\n[one]: https://www.example.com/logo.png\n",
    ),
    "width in HTML": (
        '<p>\n<img src="pic.png" width="20" alt="z"></p>\n',
        '<p>\n<img src="pic.png" width="20" height="15" alt="z"></p>\n',
    ),
    "width without quotes": (
        "Some <img src=pic.png width=20 alt=z> words.\n",
        "Some <img src=pic.png width=20 height=15 alt=z> words.\n",
    ),
    "width in braces": (
        "Some ![z](pic.png 'T'){width=20 .wide} and ![*y* (](</logo.png>){width=8 .b}.\n",
        "Some ![z](pic.png 'T'){width=20 .wide height=15} and ![*y* (](</logo.png>){width=8 .b height=6}.\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), CONTENT.values(), ids=CONTENT)
def test_content_gets_the_other_side(make_site, before, after):
    site = site_with(make_site, body=before)
    assert site.run("fix", "--apply", "--rule", RULE).code == 0
    assert (site.root / "content/a.md").read_text() == page("A", after)
    assert site.build().of(RULE) == []


def test_html_that_is_allowed_as_it_stands_gets_both(make_site):
    text = '<p>\n<img alt="z" src="pic.png"></p>\n\n`<img src="pic.png">`\n'
    site = site_with(make_site, body=text, settings="markdown: {html: allow}\n")
    assert site.run("fix", "--apply", "--rule", RULE).code == 0
    right = text.replace('src="pic.png"></p>', 'src="pic.png" width="40" height="30"></p>')
    assert (site.root / "content/a.md").read_text() == page("A", right)


@pytest.mark.parametrize(
    "body",
    [
        '{{< photo src="/logo.png" >}}\n',
        "<img src='{{< path to=\"/logo.png\" >}}' width='20' alt='z'>\n",
        '<img src="{{< path to="/logo.png" >}}" width="20" alt="z">\n',
    ],
)
def test_picture_of_a_shortcode_is_left_to_people(make_site, body):
    site = site_with(make_site, body=body)
    site.write(
        {
            "themes/plain/templates/shortcodes/photo.html": "{#\nparams:\n  src: {type: url}\n#}\n<img src='{{ src }}' alt>\n",
            "themes/plain/templates/shortcodes/path.html": "{#\nparams:\n  to: {type: url}\n#}\n{{ to }}",
        }
    )
    ran = site.run("fix", "--apply", "--rule", RULE)
    assert ran.out.startswith("nothing to fix; of 1 finding a template, a shortcode")


#: Addresses of style sheets, and whether they leave open what they say of a picture.
SHEETS = {
    "none": ((), False),
    "one that is missing": (("/gone.css",), False),
    "one elsewhere": (("https://x.example/a.css",), True),
    "one elsewhere, then a missing one": (("https://x.example/a.css", "/gone.css"), True),
    "a missing one, then one elsewhere": (("/gone.css", "https://x.example/a.css"), True),
    "one elsewhere among others": (("/main.css", "https://x.example/a.css", "/main.css"), True),
}


@pytest.mark.parametrize(("sheets", "is_open"), SHEETS.values(), ids=SHEETS)
def test_style_sheet_that_cannot_be_read_leaves_the_size_open(make_site, sheets, is_open):
    head = "".join(f'<link rel="stylesheet" href="{one}">' for one in sheets)
    site = site_with(make_site, '<img src="/logo.png" alt="A">\n', head=head)
    (found,) = site.build().of(RULE)
    assert (found["outcome"], found["fixable"]) == (
        ("review", False) if is_open else ("failed", True)
    )


PLAIN, WIDE = "/auto.css", '/auto.css" media="(min-width: 9em)'
IMPORT, WIDE_IMPORT = '@import "auto.css";\n', '@import "auto.css" (min-width: 9em);\n'
#: The sheet of the page, what imports the one with `height: auto`, and whether that always holds.
CONDITIONS = {
    "always": (PLAIN, "", True),
    "where it is wide": (WIDE, "", False),
    "imported": ("/import.css", IMPORT, True),
    "imported where it is wide": ("/import.css", WIDE_IMPORT, False),
    "imported by one for where it is wide": (WIDE.replace("auto", "import"), IMPORT, False),
    "imported both ways": (PLAIN + '"><link rel="stylesheet" href="/import.css', WIDE_IMPORT, True),
}


@pytest.mark.parametrize(("sheet", "imports", "holds"), CONDITIONS.values(), ids=CONDITIONS)
def test_style_sheet_for_some_screens_settles_nothing(make_site, sheet, imports, holds):
    line, head = '<img src="/logo.png" alt="A">\n', f'<link rel="stylesheet" href="{sheet}">'
    site = site_with(make_site, line, css="img { max-width: 100% }\n", head=head)
    site.write(
        {
            "static/import.css": imports,
            "static/auto.css": '@import "import.css";\nimg { height: auto }\n',  # in a circle
        }
    )
    (found,) = site.build().of(RULE)
    assert found["fixable"] is holds


@pytest.mark.parametrize(
    ("sheet", "is_sure"),
    [
        ('href="/reset.css"', True),
        ('href="/reset.css" media="(min-width: 9em)"', False),
        ('href="/imports.css"', True),
        ('href="/imports.css" media="(min-width: 9em)"', False),
        ('href="/imports-wide.css"', False),
    ],
)
def test_a_style_sheet_for_some_screens_decides_nothing_for_sure(make_site, sheet, is_sure):
    head = f'<link rel="stylesheet" {sheet}>'
    line = '<img src="/logo.png" alt>'
    site = site_with(make_site, line, css="img { max-width: 100% }", head=head)
    site.write(
        {
            "static/reset.css": "img { height: auto }\n",
            "static/imports.css": '@import "reset.css";\n',
            "static/imports-wide.css": '@import "reset.css" (min-width: 9em);\n',
        }
    )
    assert [one["fixable"] for one in site.build().of(RULE)] == [is_sure]
