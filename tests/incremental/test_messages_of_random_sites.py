"""What is said of random sites names files and addresses, never what the program calls pages."""

import random
import re

import pytest
from content_edits import CONTENT_EDITS
from differences import NOTHING_BUILT
from living_site import NothingToEditError, copied, new_site, picker

from generator.model.site import PageKind

#: How ids of made pages begin: their kind, then a language tag.
_ID = re.compile(rf"\b(?:{'|'.join(PageKind)}):[a-z]{{2,3}}(?:-[A-Za-z0-9]+)*:/")


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_no_report_names_the_id_of_a_page(tmp_path, seed):
    (tmp_path / "built").mkdir()
    site = copied(new_site(tmp_path / "built"), tmp_path)
    chance = random.Random(seed)
    looked = 0
    for _ in range(3):
        for edit in chance.choices(CONTENT_EDITS, k=8):
            try:
                site.log.append(edit(site, picker(random.Random(chance.randrange(2**32)))))
            except NothingToEditError:
                continue
        _, ran = site.build_cleanly()
        if ran.code >= NOTHING_BUILT:
            continue  # a later edit corrects the settings
        looked += len(ran.out)
        assert _ID.findall(ran.out + ran.err) == [], "\n".join(site.log)
    assert looked


def test_ids_are_known_here():
    assert _ID.search("that of page term:en-US:/tags/garden/")
    assert _ID.search("404:de:/404.html")
    assert not _ID.search("link to `page:1`")
