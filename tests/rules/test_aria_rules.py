"""Edges of the rules on names, roles and states that are too long for their documentation."""

import pytest

from generator.checks.accessibility.label_in_name import says
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Outcome
from generator.rules.catalogue import rules

RULES = {rule.id: rule for rule in rules()}


def found(rule, html):
    checked = RULES[f"accessibility/{rule}"]
    return [one.message for one in checked.check(HtmlPage(html), checked.defaults)]


@pytest.mark.parametrize(
    ("name", "shown", "is_said"),
    [
        ("Send", "Send", True),
        ("send the form", "Send", True),
        ("Resend", "Send", False),
        ("Send form", "Send the form", False),
        ("the form: send", "send!", True),
        ("Search by date", "Search by date (YYYY-MM-DD)", True),
        ("E-mail", "Email", True),
        ("Email", "E-mail", True),
        ("University Avenue", "University Ave.", True),
        ("University Avenue", "University Ave", False),
        ("2 0 2 6", "2026", False),
        ("anything", "…", True),
        ("Größe wählen", "GRÖSSE", True),
    ],
)
def test_words_shown_are_in_the_name(name, shown, is_said):
    assert says(name, shown) is is_said


@pytest.mark.parametrize(
    ("rule", "html", "count"),
    [
        ("aria-not-supported", "<table role=treegrid><tr aria-expanded=true></table>", 0),
        ("aria-not-supported", "<table><tr aria-expanded=true></table>", 1),
        ("aria-not-supported", "<div role=row aria-level=2>", 0),
        ("aria-not-supported", "<price-tag aria-checked=true></price-tag>", 0),
        ("aria-not-supported", "<svg><path aria-checked=true /></svg>", 0),
        ("aria-not-supported", "<div hidden><a href=/ aria-checked=true>a</a></div>", 0),
        ("aria-prohibited", "<div aria-label=''>", 0),
        ("aria-prohibited", "<price-tag aria-label=5></price-tag>", 0),
        ("aria-prohibited", "<div role=group aria-label=a>", 0),
        ("aria-value", "<a href=/ aria-current=Page>a</a>", 0),
        ("aria-value", "<div role=alert aria-relevant='additions text'>", 0),
        ("aria-value", "<div role=spinbutton aria-valuenow=-1.5>", 0),
        ("aria-value", "<div role=heading aria-level=1.5>", 1),
        ("aria-required", "<input type=checkbox role=switch>", 0),
        ("aria-required", "<h2 role=heading>a</h2>", 0),
        ("aria-required", "<div role=heading aria-level=''>a</div>", 1),
        ("role-unknown", "<div role='nonsense button'>", 0),
        ("role-unknown", "<div role=text>", 1),
        ("role-unknown", "<div role=doc-chapter>", 0),
        ("role-not-allowed", "<ul role=tablist><li role=presentation></ul>", 0),
        ("role-not-allowed", "<figure role=group><img alt=a></figure>", 0),
        ("role-not-allowed", "<figure role=group><figcaption>a</figcaption></figure>", 1),
        ("role-not-allowed", "<svg role=button></svg>", 0),
        ("role-not-allowed", "<input type=checkbox role=button aria-pressed=true>", 0),
        ("role-not-allowed", "<input type=checkbox role=button>", 1),
        ("role-redundant", "<ol role=list><li>a</ol>", 0),
        ("owned-missing", "<ul role=listbox></ul>", 0),
        ("owned-missing", "<ul><li>a</li><script>1</script><template></template></ul>", 0),
        ("owned-missing", "<ul><div><li>a</li></div></ul>", 1),
        ("owned-missing", "<div role=menu><hr><div role=menuitem>a</div></div>", 0),
        ("context-missing", "<div id=o role=listitem>a</div><div role=list aria-owns=o>", 0),
        ("context-missing", "<div role=tree><div role=group><div role=treeitem>", 0),
        ("aria-hidden-focusable", "<div aria-hidden=true><a href=/ tabindex=-1>a</a></div>", 0),
        ("aria-hidden-focusable", "<div aria-hidden=true inert><a href=/>a</a></div>", 0),
        (
            "aria-hidden-focusable",
            "<style>a{display:none}</style><p aria-hidden=true><a href=/>a</a>",
            0,
        ),
        (
            "aria-hidden-focusable",
            "<fieldset disabled aria-hidden=true><input></fieldset>",
            0,
        ),
        ("presentational-children", "<button>a <i tabindex=-1>b</i></button>", 0),
        ("presentational-children", "<div role=button>a <a href=/>b</a></div>", 1),
        ("tabindex-positive", "<a href=/ tabindex=+2>a</a>", 1),
        ("tabindex-positive", "<a href=/ tabindex=x>a</a>", 0),
        ("frame-name", "<iframe role=presentation></iframe>", 0),
        ("field-name", "<input type=hidden><input type=submit>", 0),
        ("field-name", "<fieldset disabled><input></fieldset>", 1),
        ("heading-empty", "<style>h2::before{content:'§'}</style><h2></h2>", 0),
        ("heading-empty", "<style>b{display:none}</style><h2><b>a</b></h2>", 1),
        ("link-name", "<style>b{visibility:hidden}</style><a href=/><b>a</b></a>", 1),
        ("button-name", "<details><button></button></details>", 1),
        ("label-unused", "<label><price-field></price-field></label>", 0),
        ("widget-unfocusable", "<div role=button aria-disabled=true>a</div>", 0),
        ("widget-unfocusable", "<label role=button>a <input type=file></label>", 0),
        ("click-without-role", "<div onclick=a()><a href=/>a</a></div>", 0),
        ("aria-conflict", "<input required aria-required=true>", 0),
        ("choices-ungrouped", "<input type=radio name=a><input type=radio name=b>", 0),
        ("focus-without-role", "<main tabindex=0>a</main>", 0),
    ],
)
def test_number_of_problems(rule, html, count):
    assert len(found(rule, html)) == count, found(rule, html)


def test_what_a_script_may_make_is_left_to_people():
    rule = RULES["accessibility/reference-missing"]
    html = "<button aria-controls=menu aria-labelledby=no>a</button>"
    outcomes = [one.outcome for one in rule.check(HtmlPage(html), rule.defaults)]
    assert outcomes == [Outcome.REVIEW, Outcome.FAILED]


def test_messages_name_what_is_meant():
    assert found("role-unknown", "<p role=buton>") == ["role `buton` does not exist"]
    [problem] = RULES["accessibility/aria-unknown"].check(
        HtmlPage("<p aria-labeledby=a>"), RULES["accessibility/aria-unknown"].defaults
    )
    assert problem.fix == "did you mean `aria-labelledby`?"
