import pytest
import yaml

from generator.imports.hugo.edits import Edit, apply
from generator.imports.hugo.shortcodes import calls
from generator.imports.hugo.standalone import outdented, parted_from_html, stand_alone


def found(text):
    return [(call.name, call.positional, dict(call.named)) for call in calls(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{< a >}}", ("a", (), {})),
        ("{{<a>}}", ("a", (), {})),
        ("{{% a %}}", ("a", (), {})),
        ("{{< a-b_c/d >}}", ("a-b_c/d", (), {})),
        ('{{< a "one two" three `four "4"` >}}', ("a", ("one two", "three", 'four "4"'), {})),
        ('{{< a k="v" n = 3 raw=`x>y` >}}', ("a", (), {"k": "v", "n": "3", "raw": "x>y"})),
        (r'{{< a k="say \"hi\"" >}}', ("a", (), {"k": 'say "hi"'})),
        ('{{< a\n  k="v"\n>}}', ("a", (), {"k": "v"})),
        ('{{< a k="x >}} y" >}}', ("a", (), {"k": "x >}} y"})),
        ("{{< a x>y >}}", ("a", ("x>y",), {})),
        ('{{< a"x" >}}', ("a", ("x",), {})),
        ("{{< a 50% >}}", ("a", ("50%",), {})),
        ('{{< a href=/x/"" >}}', ("a", ("",), {"href": "/x/"})),
    ],
)
def test_calls_are_read(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "{{</* a */>}}",
        "{{%/* a */%}}",
        "{{ a }}",
        "{{< >}}",
        '{{< a k="v >}}',
        "{{< a",
        "{{< a %}}",
    ],
)
def test_what_is_no_call_is_left_out(text):
    assert found(text) == []


def test_closing_and_self_closing_marks_are_told_apart():
    marks = list(calls("{{< a >}}{{< /a >}}{{< b/ >}}{{< c />}}"))
    assert [(mark.name, mark.closing, mark.self_closing) for mark in marks] == [
        ("a", False, False),
        ("a", True, False),
        ("b", False, True),
        ("c", False, True),
    ]


def test_places_are_those_of_the_braces():
    (call,) = calls('ab {{< x k="v" >}} cd')
    assert (call.start, call.end) == (3, 18)
    assert (call.arguments[0].start, call.arguments[0].end) == (11, 14)


def test_many_open_marks_take_linear_time():
    assert found("{{< a " * 20_000) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n{{< a >}}One\n\nTwo\n{{< /a >}}\n", "{{< a >}}\nOne\n\nTwo\n{{< /a >}}\n"),
        ("{{< a >}}\nOne\n\nTwo{{< /a >}}\n\nT\n", "{{< a >}}\nOne\n\nTwo\n{{< /a >}}\nT\n"),
        ("# T\n\n{{< a >}}One\n\nTwo\n{{< /a >}}\n", "# T\n{{< a >}}\nOne\n\nTwo\n{{< /a >}}\n"),
        (
            "\n  {{< a >}}One\n\n  Two\n  {{< /a >}}\n",
            "  {{< a >}}\n  One\n\n  Two\n  {{< /a >}}\n",
        ),
    ],
)
def test_marks_move_to_empty_lines_beside_them(before, after):
    standing = stand_alone(before, 0)
    assert apply(before, standing.edits) == after
    assert standing.added == 0


@pytest.mark.parametrize(
    ("before", "after", "added"),
    [
        ("T\n{{< a >}}One\n\nTwo\n{{< /a >}}\n", "T\n{{< a >}}\nOne\n\nTwo\n{{< /a >}}\n", 1),
        ("{{< a >}}\nOne\nTwo{{< /a >}}\nT\n", "{{< a >}}\nOne\nTwo\n{{< /a >}}\nT\n", 1),
        ("{{< a >}}\nOne\nTwo{{< /a >}}", "{{< a >}}\nOne\nTwo\n{{< /a >}}", 1),
        ("{{< a >}}\nTwo{{< /a >}}T\n", "{{< a >}}\nTwo\n{{< /a >}}\nT\n", 2),
        ("{{< a >}}\nOne\n{{< /a >}}T\n\n", "{{< a >}}\nOne\n{{< /a >}}\nT\n\n", 1),
        # Without the gap the mark would belong to the list, or to the HTML.
        ("- T\n\n{{< a >}}1\n2\n{{< /a >}}\n", "- T\n\n{{< a >}}\n1\n2\n{{< /a >}}\n", 1),
        ("<br>\nT\n\n{{< a >}}1\n2\n{{< /a >}}\n", "<br>\nT\n\n{{< a >}}\n1\n2\n{{< /a >}}\n", 1),
    ],
)
def test_lines_are_added_where_none_is_free(before, after, added):
    standing = stand_alone(before, 0)
    assert apply(before, standing.edits) == after
    assert standing.added == added


@pytest.mark.parametrize(
    "text",
    [
        "{{< a >}}\nOne\n{{< /a >}}\n",
        "{{< a >}}One{{< /a >}}\n",
        "Text {{< a >}}One{{< /a >}} text.\n",
        "- {{< a >}}One\n  Two{{< /a >}}\n",
        "{{< a >}}One\n",
        "One{{< /a >}}\n",
    ],
)
def test_marks_that_stand_well_or_have_no_partner_stay(text):
    assert stand_alone(text, 0).edits == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{{< a >}}\n  {{< b >}}\n    {{< c >}}T{{< /c >}}\n\n    {{< c >}}T{{< /c >}}\n  {{< /b >}}\n{{< /a >}}\n",
            "{{< a >}}\n{{< b >}}\n{{< c >}}T{{< /c >}}\n\n{{< c >}}T{{< /c >}}\n{{< /b >}}\n{{< /a >}}\n",
        ),
        (
            "{{< a >}}\n- T\n    {{< c >}}\n{{< /a >}}\n",
            "{{< a >}}\n- T\n    {{< c >}}\n{{< /a >}}\n",
        ),
        ("    {{< c >}}\n", "    {{< c >}}\n"),
        ("{{< a >}}\n    code\n{{< /a >}}\n", "{{< a >}}\n    code\n{{< /a >}}\n"),
    ],
)
def test_marks_inside_of_a_body_lose_their_indent(before, after):
    assert apply(before, outdented(before, 0)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<br>\n{{< a >}}\n", "<br>\n\n{{< a >}}\n"),
        ("<div>\n{{< a >}}\n</div>\n{{< b >}}\n", "<div>\n\n{{< a >}}\n</div>\n\n{{< b >}}\n"),
        ("<br>\n\n{{< a >}}\n", "<br>\n\n{{< a >}}\n"),
        ("<!-- a\n{{< a >}}\n-->\n", "<!-- a\n{{< a >}}\n-->\n"),
        ("<pre>\n{{< a >}}\n</pre>\n", "<pre>\n{{< a >}}\n</pre>\n"),
        ("Text <br>\n{{< a >}}\n", "Text <br>\n{{< a >}}\n"),
    ],
)
def test_marks_are_parted_from_raw_html(before, after):
    parted = parted_from_html(before, 0)
    assert apply(before, parted.edits) == after
    assert parted.added == len(after) - len(before)


def test_marks_in_front_matter_stay():
    text = "---\na: |\n  {{< a >}}b\n  c{{< /a >}}\n---\n"
    assert stand_alone(text, len(text)).edits == ()


def test_edits_that_overlap_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        apply("abc", [Edit(0, 2, "x"), Edit(1, 3, "y")])


def template(site, name):
    """Declaration and Jinja of a generated template."""
    head, _, html = site.text(f"themes/imported/templates/shortcodes/{name}.html").partition("#}\n")
    return yaml.safe_load(head.removeprefix("{#")), html


def test_a_theme_is_written_for_the_shortcodes_in_use(convert):
    site = convert({"content/a.md": '{{< box color="red" >}}\nText.\n{{< /box >}}\n'})
    assert yaml.safe_load(site.text("themes/imported/theme.yaml")) == {
        "name": "imported",
        "extends": "default",
    }
    assert site.settings["theme"] == "imported"
    head, html = template(site, "box")
    assert head["params"] == {"color": {"type": "text", "default": ""}}
    assert head["body"] == "markdown"
    assert 'data-color="{{ color }}"' in html
    assert "{{ body }}" in html
    assert site.report.counts["templates generated"] == 1


def test_without_shortcodes_there_is_no_theme(convert):
    site = convert({"content/a.md": "Text.\n"})
    assert site.settings["theme"] == "default"
    assert not (site.root / "themes").exists()


@pytest.mark.parametrize("name", ["a/../../../../../out", "../out", "x.inline", "10x", "a//b"])
def test_a_name_that_no_template_can_have_gets_none(convert, tmp_path, name):
    site = convert({"content/a.md": f"{{{{< {name} >}}}}\n"})
    assert not (site.root / "themes").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"hugo", "site"}


def test_references_get_no_template(convert):
    site = convert({"content/a.md": '{{< ref "gone.md" >}}\n'})
    assert not (site.root / "themes").exists()


def test_arguments_that_no_variable_can_name_are_reached_through_extra(convert):
    site = convert({"content/a.md": '{{< card button-url="/x/" page="2" >}}\n'})
    head, html = template(site, "card")
    assert head["extra"] is True
    assert "params" not in head
    assert 'extra["button-url"]' in html


def test_positions_are_named(convert):
    site = convert({"content/a.md": '{{< youtube "abc" >}}\n{{< thing "x" "y" >}}\n'})
    head, html = template(site, "youtube")
    assert head["params"]["id"] == {"type": "text", "default": "", "position": 0}
    assert 'href="https://www.youtube.com/watch?v={{ id|urlencode }}"' in html
    assert list(template(site, "thing")[0]["params"]) == ["argument1", "argument2"]


def test_code_keeps_its_body_as_text(convert):
    site = convert({"content/a.md": "{{< highlight go >}}\nx\n{{< /highlight >}}\n"})
    assert template(site, "highlight")[0]["body"] == "text"


def test_a_picture_that_is_there_is_shown(convert):
    site = convert(
        {"content/a.md": '{{< figure src="/a.png" alt="A" >}}\n', "static/a.png": b"png"}
    )
    head, html = template(site, "figure")
    assert head["params"]["src"] == {"type": "image", "default": ""}
    assert html.count("<img ") == 1
    assert "<figcaption" in html


def test_a_picture_that_is_missing_is_never_an_img(convert):
    site = convert(
        {
            "content/a.md": '{{< img src="spade" >}}\n',
            "data/images/spade.yml": "alt: A spade\n",
        }
    )
    _, html = template(site, "img")
    assert "<img" not in html
    assert 'site.data["images"]' in html


def test_a_picture_within_a_line_of_text_is_no_block(convert):
    site = convert({"content/a.md": 'See {{< img src="spade" alt="A" >}} here.\n'})
    assert "<figure" not in template(site, "img")[1]


def test_addresses_are_typed_so_that_they_cannot_run_code(convert):
    site = convert({"content/a.md": '{{< button href="/x/" text="Go" >}}\n'})
    assert template(site, "button")[0]["params"]["href"]["type"] == "url"


def test_an_argument_with_markdown_is_rendered_as_markdown(convert):
    site = convert({"content/a.md": '{{< card title="**Big** spade" kicker="Tool" >}}\n'})
    _, html = template(site, "card")
    assert "{{ markdown(title) }}" in html
    assert "{{ kicker }}" in html


def test_each_template_is_reported_where_the_old_one_stands(convert):
    site = convert(
        {
            "content/a.md": "{{< box >}}{{< /box >}}\n",
            "layouts/shortcodes/box.html": "{{ .Inner }}",
            "layouts/shortcodes/unused.html": "",
        }
    )
    assert site.faults("imports/shortcode") == [
        "layouts/shortcodes/box.html: imports/shortcode: shortcode `box` (called 1 time) has a plain template now: made by the import: all that a call says is shown"
    ]


def test_arguments_that_touch_are_parted(convert):
    site = convert({"content/a.md": '{{< button href=/x/"" text="Go" >}} {{< a"x" >}}\n'})
    assert site.text("content/a.md") == '{{< button href=/x/ text="Go" >}} {{< a"x" >}}\n'
