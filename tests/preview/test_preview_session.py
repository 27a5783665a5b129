"""A session by itself: what it says of checks that fail, and where it says its findings are."""

import pytest
from site_folder import page

from generator.cli.opening import SiteOptions, open_site
from generator.cli.ordering import order_for
from generator.preview.jobs import Jobs
from generator.preview.page_data import page_data
from generator.preview.session import Session
from generator.stages.store.memory import Memory

PANEL = "http://127.0.0.1:8000/__proofpress/"


class Lived:
    """A session whose jobs are done until it tells of something."""

    def __init__(self, site):
        self.site = site
        self.jobs = Jobs()
        self.said = []
        self.told = []
        self._awaited = ""
        self.session = Session(
            site.root, self._order, self.jobs, site.root / ".cache" / "preview.bin", (),
            self._tell, self.said.append, PANEL, follows_clock=False,
        )  # fmt: skip

    def _order(self, day):
        options = SiteOptions(
            self.site.root, "production", None, drafts=False, future=False, expired=False, as_of=day
        )
        return order_for(open_site(options), options, None, 1)

    def _tell(self, name, value):
        self.told.append((name, value))
        if name == self._awaited:
            self.jobs.stop()

    def until(self, name):
        """Go on until tabs are told of *name*."""
        self._awaited = name
        self.jobs.run(self.session.idle, after=0.01)
        return self.told[-1][1]


@pytest.fixture
def lived(make_site):
    """A session that has started."""
    site = make_site({"content/_index.md": page("Home"), "content/a.md": page("A", "[x](no.md)\n")})
    one = Lived(site)
    one.session.start()
    yield one
    one.session.stop()


def _page(lived, page_id="content/a.md"):
    session = lived.session
    generation = session.generation
    return page_data(generation, generation.plan.site.pages[page_id], Memory(), {"findings"})


def test_a_check_that_fails_is_said_until_the_next_save(lived):
    lived.session.memory = None  # which no check can work with
    assert lived.until("failure") == {"number": 1, "as_of": "", "drafts": False}
    why = lived.session.generation.failure
    assert "NoneType" in why
    assert lived.said == [f"the check of the whole site failed: {why}"]
    said = _page(lived)
    assert (said["complete"], said["failure"]) == (False, why)
    assert {one["rule"] for one in said["sections"][0]["data"]} >= {"links/broken"}
    lived.session.memory = Memory()
    lived.site.write({"content/a.md": page("A", "Words.\n")})
    lived.session.change(frozenset({"content/a.md"}))
    assert lived.until("report")["number"] == 2
    said = _page(lived)
    assert (said["complete"], said["failure"]) == (True, "")


def test_the_terminal_says_how_much_was_found_and_where_it_is(lived):
    told = lived.until("report")
    assert told["errors"] == 1
    (line,) = lived.said
    assert line.startswith("all pages checked: 1 error, ")
    assert line.endswith(f"; listed at {PANEL}")


def test_the_terminal_says_the_same_of_another_day_once(lived):
    lived.until("report")
    for _ in range(2):
        lived.session.on_day("2100-02-03+drafts")
        told = lived.until("report")
        assert (told["as_of"], told["drafts"]) == ("2100-02-03", True)
        lived.site.write({"content/a.md": page("A", f"[x](no.md) {len(lived.told)}\n")})
        lived.session.change(frozenset({"content/a.md"}))
        lived.until("report")
    other = [one for one in lived.said if "on 2100-02-03, with drafts" in one]
    assert len(other) == 1
    assert "all pages checked as they are on 2100-02-03, with drafts: 1 error" in other[0]
