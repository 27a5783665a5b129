"""The graph of links says what following each link of each page by itself says."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from made_sites import made_site

from generator.checks.facts.references import Use
from generator.checks.whole_site.url_space import Answer


def followed(site):
    """Follow each link by itself: pages that lead to each file, and the links of each kind."""
    sources, targets = {}, {}
    links = {kind: [] for kind in ("faulty", "fragments", "redirected")}
    for number, page in enumerate(site.pages):
        led = set()
        for index, href in enumerate(page.links.urls):
            target = site.urls.resolve(href, page.url, page.base)
            if target.answer is Answer.FILE:
                led.add(target.path)
                if target.fragment:
                    links["fragments"].append((page.path, index))
            elif target.answer is Answer.REDIRECT:
                led.add(site.urls.resolve(target.path, page.url).path)
                links["redirected"].append((page.path, index))
            elif target.answer is not Answer.OUTSIDE:
                links["faulty"].append((page.path, index))
        frames = list(page.assets.of_use(Use.FRAME))
        for url in [*frames, page.refresh] if page.refresh is not None else frames:
            led.add(site.urls.resolve(url, page.url, page.base).path)
        for path in led - {"", page.path}:
            sources.setdefault(path, set()).add(number)
        there = {other.path: place for place, other in enumerate(site.pages)}
        targets[number] = {there[path] for path in led - {page.path} if path in there}
    return sources, targets, links


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_graph_is_what_each_link_says(seed):
    site = made_site(Random(seed))
    sources, targets, links = followed(site)
    graph = site.graph
    assert {path: set(row) for path, row in graph.sources.items()} == sources
    assert all(len(row) == len(set(row)) for row in graph.sources.values())
    assert {number: set(row) for number, row in enumerate(graph.targets)} == targets
    for kind, expected in links.items():
        assert [(one.page.path, one.index) for one in getattr(graph, kind)] == expected
