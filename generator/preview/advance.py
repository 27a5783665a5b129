"""
From one generation to the next: the one place that knows how little a change needs.

Three ways, the quickest that is right for what changed:

* the text of content files, with nothing of their front matter: the documents are exchanged;
* templates, words and files of the theme, static files: the survey stands, the plan is made anew;
* anything else: the site is surveyed anew, and only what changed is read.
"""

import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from generator.content.read import Known, ReadingRules, read_document
from generator.incremental.stamps import Stamp, stamp
from generator.model.document import Document
from generator.preview.generation import Generation, Places
from generator.stages.planning import Order, Survey, make_plan, reading_key, survey
from generator.stages.production import Production

#: Folders whose files decide neither which pages there are nor what they say.
_THEME = ("templates/", "themes/", "i18n/", "static/")
_MARKDOWN = (".md", ".markdown")


def first_generation(order: Order, known: Known | None = None) -> Generation:
    """
    Put the site together for the first time.

    Args:
        order: What to build.
        known: Documents that an earlier run read by the same rules.

    Raises:
        GeneratorError: There is no theme, or it cannot be loaded.
    """
    started = time.perf_counter()
    return _planned(order, survey(order, known), started)


def next_generation(order: Order, previous: Generation, changed: Collection[str]) -> Generation:
    """
    Put the site together after a change.

    Args:
        order: What to build now; another one than before where settings or the day changed.
        previous: What is served until now.
        changed: Paths that changed, relative to the site, with forward slashes.

    Returns:
        *previous* itself where the change changed nothing.

    Raises:
        GeneratorError: There is no theme, or it cannot be loaded.
    """
    started = time.perf_counter()
    same_order = order == previous.order
    if same_order and changed and all(path.startswith(_THEME) for path in changed):
        return _planned(order, previous.surveyed, started, previous, changed)
    if same_order and changed:
        texts = _changed_texts(previous, changed)
        if texts is not None:
            return _with_texts(previous, texts, changed, started) if texts else previous
    known: Known = {}
    if reading_key(order.settings) == reading_key(previous.order.settings):
        documents = previous.surveyed.content.known()
        known = {path: one for path, one in documents.items() if path not in changed}
    return _planned(order, survey(order, known), started, previous, changed)


def on_another_day(order: Order, base: Generation) -> Generation:
    """Put the site of *base* together as it is on the day of *order*; its files are the same."""
    started = time.perf_counter()
    surveyed = survey(order, base.surveyed.content.known())
    made = _planned(order, surveyed, started)
    return replace(made, number=base.number)


def _planned(
    order: Order,
    surveyed: Survey,
    started: float,
    previous: Generation | None = None,
    changed: Collection[str] = (),
) -> Generation:
    plan, settled, faults = make_plan(order, surveyed.site)
    production = Production(plan)
    wrong = production.workshop.shortcodes.declare()
    return Generation(
        number=previous.number + 1 if previous else 1,
        order=order,
        surveyed=surveyed,
        plan=plan,
        settled=settled,
        faults=(*surveyed.faults, *faults, *wrong),
        production=production,
        places=Places.of(plan.site, settled),
        changed=tuple(sorted(changed)),
        seconds=time.perf_counter() - started,
    )


def _changed_texts(
    previous: Generation, changed: Collection[str]
) -> Mapping[str, tuple[Stamp, Document]] | None:
    """
    Read the documents at *changed*.

    Returns:
        Source path to stamp and document of those whose bytes changed; None where more than the
        text of existing documents changed.
    """
    rules = ReadingRules.of(previous.order.settings)
    before = previous.surveyed.content.known()
    texts: dict[str, tuple[Stamp, Document]] = {}
    for path in changed:
        if path not in before or not path.endswith(_MARKDOWN):
            return None
        now = stamp(f"{previous.order.root}/{path}")
        read = read_document(previous.order.root, PurePosixPath(path), rules, rules.zone)
        known = before[path][1]
        if not isinstance(read, Document) or bool(read.body) != bool(known.body):
            return None
        if read.faults != known.faults or read.front_matter != known.front_matter:
            return None
        if read.digest != known.digest:
            texts[path] = now, read
    return texts


def _with_texts(
    previous: Generation,
    texts: Mapping[str, tuple[Stamp, Document]],
    changed: Collection[str],
    started: float,
) -> Generation:
    content = previous.surveyed.content
    content = replace(
        content,
        documents=tuple(texts.get(str(one.path), (None, one))[1] for one in content.documents),
        stamps={**content.stamps, **{path: state for path, (state, _) in texts.items()}},
    )
    site = previous.plan.site
    pages = dict(site.pages)
    exchanged: dict[str, Document] = {}
    for path, (_, document) in texts.items():
        page_id = site.by_path.get(path)
        while page_id is not None and page_id in pages:
            page = pages[page_id]
            if page.document is not None:
                # What a cascade added to the front matter stays.
                inherited = page.document.front_matter
                exchanged[path] = replace(document, front_matter=inherited)
                pages[page_id] = replace(page, document=exchanged[path])
            number = page.page_number + 1
            page_id = f"{page.id.partition('#')[0]}#{number}" if number <= page.page_count else None
    site = replace(site, pages=pages)
    documents = tuple(
        exchanged.get(str(one.path))
        or (
            replace(texts[str(one.path)][1], front_matter=one.front_matter)
            if str(one.path) in texts
            else one
        )
        for one in previous.surveyed.documents
    )
    plan = replace(previous.plan, site=site)
    return replace(
        previous,
        number=previous.number + 1,
        surveyed=replace(previous.surveyed, content=content, documents=documents, site=site),
        plan=plan,
        production=Production(plan),
        changed=tuple(sorted(changed)),
        seconds=time.perf_counter() - started,
        report=None,
        kept={},
    )
