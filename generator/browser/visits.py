"""Open pages in a browser, and note what is seen."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.browser.axe import OPTIONS, Seen, read_violations
from generator.browser.sample import Visit
from generator.model.sighting import Probe, Sighting
from generator.url.parsed import parse
from generator.value import dataclass

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

_PROBES = Path(__file__).with_name("probes.js").read_text("utf-8")
_PHONE, _DESKTOP, _NARROW = (390, 844), (1280, 900), (320, 800)
#: Milliseconds that a page may take to load, and that its scripts get afterwards.
_PATIENCE, _SETTLING = 20_000, 200
#: Steps of the Tab key on one page.
_STEPS = 150
_SHOWN = 200  # characters of what a script says
#: What scripts say when nothing comes from another host.
_REFUSED = re.compile(
    r"Failed to fetch|NetworkError|Load failed|ERR_FAILED|error loading", re.IGNORECASE
)
_RUN_AXE = """async (options) => {
  const result = await axe.run(document, options);
  const acts = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, rule.actIds || []]));
  return result.violations.map(({id, help, nodes}) => ({id, help, acts: acts[id] || [], nodes: nodes.map((node) => {
    let element = null;
    try { element = document.querySelector(node.target[0]); } catch { /* in a frame or shadow tree */ }
    const at = node.target.length === 1 ? element?.getAttribute("data-proofpress-at") : null;
    return {at: at ? Number(at) : null, summary: node.failureSummary || ""};
  })}));
}"""


@dataclass(frozen=True, slots=True)
class Answered:
    """
    What the site answers to a request of the browser.

    Attributes:
        status: Of HTTP.
    """

    status: int
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Opening:
    """
    How pages are opened.

    Attributes:
        origin: Scheme and host of the site; nothing is asked of a server there.
        answer: Answers a request for a URL of the site.
        mark: Gives a page's HTML with ``data-proofpress-at``, the offset of each start tag.
        axe: The script of axe-core; None to do without.
        schemes: Colour schemes that the site knows: ``light``, and perhaps ``dark``.
        progress: Is told how many pages were opened, and of how many.
    """

    origin: str
    answer: Callable[[str], Answered]
    mark: Callable[[str], str]
    axe: str | None
    schemes: tuple[str, ...]
    progress: Callable[[int, int], None]


def visit_pages(
    browser: "Browser", visits: Iterable[Visit], how: Opening
) -> Mapping[str, tuple[Seen, ...]]:
    """
    Open each page on a phone and on a desktop.

    Returns:
        Path of a page to what was seen on it.
    """
    visits = tuple(visits)
    seen = {}
    for number, visit in enumerate(visits):
        how.progress(number, len(visits))
        seen[visit.path] = _merged(_seen(browser, visit, how))
    return seen


def _merged(several: Iterable[Seen]) -> tuple[Seen, ...]:
    """Make one of what was seen in several views."""
    merged: dict[object, Seen] = {}
    for one in several:
        now = one.sighting
        key = now.probe, now.message, now.offset
        before = merged.get(key)
        if before is None:
            merged[key] = one
        else:
            views = dict.fromkeys((*before.sighting.views, *now.views))
            merged[key] = replace(before, sighting=replace(before.sighting, views=tuple(views)))
    return tuple(merged.values())


def _seen(browser: "Browser", visit: Visit, how: Opening) -> Iterator[Seen]:
    for scheme in how.schemes:
        for device, size in (("desktop", _DESKTOP), ("phone", _PHONE)):
            view = device if scheme == "light" else f"{device}, {scheme}"
            with _opened(browser, visit, how, size, scheme) as (page, noted):
                if page is None:
                    yield from map(Seen, noted)
                    return
                if how.axe is not None:
                    page.evaluate(how.axe)
                    yield from read_violations(page.evaluate(_RUN_AXE, OPTIONS), view)
                if scheme == "light":
                    if device == "desktop":
                        yield from map(Seen, _undisturbed(noted))
                    yield from map(Seen, _probed(page, device))


def _probed(page: "Page", device: str) -> Iterator[Sighting]:
    page.evaluate(_PROBES)
    if device == "desktop":
        yield from _by_keyboard(page)
        return
    for one in page.evaluate("proofpress.textSpacing()"):
        yield Sighting(
            Probe.TEXT_SPACING,
            f"`{one['name']}` is cut off by {one['by']} px when a reader widens the spacing of text",
            "let the box grow with its text: no fixed height, no `overflow: hidden`",
            (),
            one["at"],
        )
    page.set_viewport_size({"width": _NARROW[0], "height": _NARROW[1]})
    page.wait_for_timeout(_SETTLING)
    for one in page.evaluate("proofpress.reflow()"):
        yield Sighting(
            Probe.REFLOW,
            f"`{one['name']}` reaches {one['by']} px beyond a window of {_NARROW[0]} px",
            "let it wrap or shrink: no fixed width above 320 px, `max-width: 100%`, "
            "`overflow-wrap: anywhere` for long words",
            (),
            one["at"],
        )


def _by_keyboard(page: "Page") -> Iterator[Sighting]:
    """Move through the page with the Tab key."""
    met: set[int] = set()
    before: int | None = None
    stuck = 0
    for _ in range(_STEPS):
        page.keyboard.press("Tab")
        state: dict[str, Any] | None = page.evaluate("proofpress.focused()")
        if state is None:
            return  # past the last element
        if state["id"] == before and not state.get("frame"):
            stuck += 1
            if stuck > 1:
                yield Sighting(
                    Probe.FOCUS_TRAP,
                    f"the Tab key does not leave `{state['name']}`",
                    "let Tab and Shift+Tab move on; remove the script that stops them",
                    (),
                    state["at"],
                )
                return
            continue
        before, stuck = state["id"], 0
        if state["id"] in met:
            return  # around once
        met.add(state["id"])
        if not state.get("frame"):
            yield from _focus_seen(page, state)


def _focus_seen(page: "Page", state: dict[str, Any]) -> Iterator[Sighting]:
    name, at = state["name"], state["at"]
    if state["covered"]:
        yield Sighting(
            Probe.FOCUS_OBSCURED,
            f"`{name}` lies behind `{state['covered']['name']}` while it has the focus",
            "leave room for what stays in place, such as with `scroll-padding-top`",
            (),
            at,
        )
    elif not state["changes"] and not _changes_pixels(page, state["box"]):
        yield Sighting(
            Probe.FOCUS_VISIBLE,
            f"nothing shows that `{name}` has the focus",
            "give `:focus-visible` an outline, or another look that differs clearly",
            (),
            at,
        )


def _changes_pixels(page: "Page", box: dict[str, float]) -> bool:
    """Whether the picture of the page differs with and without the focus."""
    edge = 8
    clip: Any = {
        "x": max(0, box["x"] - edge),
        "y": max(0, box["y"] - edge),
        "width": max(1, box["width"] + 2 * edge),
        "height": max(1, box["height"] + 2 * edge),
    }
    with_focus = page.screenshot(clip=clip, animations="disabled", caret="initial")
    page.evaluate("window.proofpressLast = document.activeElement; document.activeElement.blur()")
    without = page.screenshot(clip=clip, animations="disabled", caret="initial")
    page.evaluate("proofpressLast.focus({preventScroll: true, focusVisible: true})")
    return with_focus != without


@contextmanager
def _opened(
    browser: "Browser", visit: Visit, how: Opening, size: tuple[int, int], scheme: str
) -> Iterator[tuple["Page | None", list[Sighting]]]:
    """Open a page, and give it with what was noted meanwhile; None where it does not load."""
    from playwright.sync_api import Error  # noqa: PLC0415 - optional

    noted: list[Sighting] = []
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        service_workers="block",
        accept_downloads=False,
        bypass_csp=False,
    )
    try:
        page = _prepared(context, visit, how, noted)
        try:
            page.goto(how.origin + visit.url, wait_until="load", timeout=_PATIENCE)
            page.wait_for_timeout(_SETTLING)
        except Error as error:
            words = str(error).strip().splitlines()[0][:_SHOWN]
            fix = "open the page in a browser, and look at what keeps it"
            yield None, [Sighting(Probe.SCRIPT_ERROR, f"the page did not open: {words}", fix)]
            return
        yield page, noted
    finally:
        context.close()


def _prepared(
    context: "BrowserContext", visit: Visit, how: Opening, noted: list[Sighting]
) -> "Page":
    def serve(route: "Route") -> None:
        url = route.request.url
        asked = parse(url)
        if asked is None or asked.origin != how.origin:
            noted.append(_request(url if asked is None else asked.netloc))
            route.abort()
            return
        if (
            url.partition("#")[0] == how.origin + visit.url
            and route.request.is_navigation_request()
        ):
            body = how.mark(visit.html)
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=body)
            return
        answer = how.answer(url)
        route.fulfill(status=answer.status, content_type=answer.media_type, body=answer.body)

    page = context.new_page()
    page.route("**/*", serve)
    page.on("pageerror", lambda error: noted.append(_script_error(str(error))))
    page.on(
        "console",
        lambda message: (
            noted.append(_script_error(message.text))
            if message.type == "error" and not message.text.startswith("Failed to load resource")
            else None
        ),
    )
    page.on("dialog", lambda dialog: dialog.dismiss())
    return page


def _undisturbed(noted: list[Sighting]) -> Iterator[Sighting]:
    """
    What was noted while a page opened; of scripts that fail, what is not our doing.

    Other hosts are not asked for anything, so a script may miss what it would have got from them.
    """
    is_cut_off = any(one.probe is Probe.REQUEST for one in noted)
    for one in noted:
        if not is_cut_off or one.probe is not Probe.SCRIPT_ERROR:
            yield one
        elif not _REFUSED.search(one.message):
            fix = f"{one.fix}; it may only miss what other hosts would have given it"
            yield replace(one, fix=fix, is_sure=False)


def _request(host: str) -> Sighting:
    return Sighting(
        Probe.REQUEST,
        f"a visitor's browser contacts `{host}` as soon as the page opens",
        "host the file yourself, or load it once the visitor has agreed",
    )


def _script_error(words: str) -> Sighting:
    line = words.strip().splitlines()[0][:_SHOWN] if words.strip() else "without a word"
    return Sighting(
        Probe.SCRIPT_ERROR,
        f"a script of the page fails: {line}",
        "open the page in a browser, and look at its console",
    )
