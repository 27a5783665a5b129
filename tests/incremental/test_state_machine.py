"""
Whatever brings a site up to date gives what a clean build would: byte for byte, findings included.

`test_random_edits` has all three do it after each edit: builds that go the quick way where it leads
on, builds that never do, and a preview. This is a short walk, for every run of the tests. For a long one see `soak.py`.
"""

import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from content_edits import CONTENT_EDITS, WORDS
from every_way import in_every_way
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from living_site import LivingSite, NothingToEditError, copied
from moments import STEPS
from walk import EDITS, Step

#: What one test of `test_every_edit` does, three edits to a build.
SHARE = 9


@pytest.mark.parametrize("first", range(0, len(EDITS), SHARE))
def test_every_edit(built, tmp_path, first):
    site = copied(built, tmp_path)
    mine = EDITS[first : first + SHARE]
    for start in range(0, len(mine), 3):
        edits = mine[start : start + 3]
        Step(tuple((edit, first + number) for number, edit in enumerate(edits, start))).go(site)


@pytest.mark.parametrize(("step", "jobs"), [(1, 2), (90, 1), (180, 2), (270, 1)])
def test_next_build_is_right_wherever_one_was_killed(built, tmp_path, step, jobs):
    site = copied(built, tmp_path)
    site.settings["title"] = "Of all pages"
    site.write_settings()
    assert site.kill_a_build(step, jobs=jobs)
    site.check()
    assert not site.kill_a_build(STEPS * 10, jobs=jobs)  # it has nothing more to do


@pytest.mark.parametrize(("step", "jobs"), [(1, 2), (90, 1), (180, 2), (270, 1)])
def test_next_build_sees_an_edit_wherever_it_was_made_in_one(built, tmp_path, step, jobs):
    site = copied(built, tmp_path)
    site.settings["title"] = "Of all pages"
    site.write_settings()
    with site.while_building(step, jobs=jobs) as is_held:
        assert is_held
        for name in site.names("content/**/*.md"):
            site.write(name, site.read(name) + "\nA word more.\n")
    site.check()


class Rebuilding(RuleBasedStateMachine):
    """
    Lives with a copy of `built`.

    A subclass gives that, and a list that takes up how many quick builds each life had.
    """

    built: LivingSite
    quick: list[int]

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="proofpress-test-"))
        self.site = in_every_way(self.built, self.folder)

    def teardown(self):
        self.quick.append(self.site.quick)
        self.site.end()
        shutil.rmtree(self.folder)

    def edit(self, edits, data):
        def pick(choices):
            if not choices:
                raise NothingToEditError
            return data.draw(st.sampled_from(choices))

        for edit in edits:
            try:
                self.site.log.append(edit(self.site, pick))
            except NothingToEditError:
                continue

    @rule(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), data=st.data())
    def change(self, edits, data):
        self.edit(edits, data)
        self.site.check()

    @rule(edit=st.sampled_from(WORDS), data=st.data())
    def change_words(self, edit, data):
        self.edit([edit], data)
        self.site.check()

    @rule(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), data=st.data())
    def change_with_two_jobs(self, edits, data):
        self.edit(edits, data)
        self.site.check(jobs=2)

    @rule(
        edit=st.sampled_from(EDITS),
        jobs=st.integers(1, 2),
        step=st.integers(1, STEPS),
        data=st.data(),
    )
    def change_and_kill(self, edit, jobs, step, data):
        self.edit([edit], data)
        self.site.log.append(f"a build with {jobs} jobs killed before step {step}")
        self.site.kill_a_build(step, jobs=jobs)
        self.site.check()

    @rule(
        edit=st.sampled_from(CONTENT_EDITS),
        jobs=st.integers(1, 2),
        step=st.integers(1, STEPS),
        data=st.data(),
    )
    def change_while_building(self, edit, jobs, step, data):
        self.site.log.append(f"before step {step} of a build with {jobs} jobs:")
        with self.site.while_building(step, jobs=jobs):
            self.edit([edit], data)
        self.site.check()

    @rule()
    def nothing(self):
        self.site.check()


def test_random_edits(built):
    quick = []
    run_state_machine_as_test(
        type("RebuildingOne", (Rebuilding,), {"built": built, "quick": quick}),
        settings=settings(
            max_examples=2,
            stateful_step_count=6,
            deadline=None,
            derandomize=True,
            database=None,
            report_multiple_bugs=False,
            # The log of edits says what happened; to shorten it would take minutes.
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert sum(quick)  # else the quick way was not compared with anything
