"""
What the panels and the script ask for, below `/__proofpress/`.

Everything is for pages of the preview alone: a request from another origin gets 403, and no answer
carries a CORS header. `POST` needs an `Origin` header, which browsers send by themselves. Paths in
queries are percent-encoded once, as by `encodeURIComponent`. `as-of=2027-01-31` in a query shows
the site as it is on that day; without it the day counts that `as-of` has set.

======================== ==========================================================================
`GET client.js`          The script that is put into every page.
`GET events`             Server-sent events, see below.
`GET state.json`         What `hello` says: run, number, what is wrong, counts of findings.
`GET page.json?path=`    One page: `page`, and `sections` (`section=a,b` for some of them; `also=c`
                         for one that takes long as well, whose `data` is null otherwise).
`GET site.json`          The whole site (`part=summary,findings,…` for some parts of it).
`GET rule.json?id=`      What a rule is for: `summary`, `text` (Markdown).
`GET faults.json?path=`  Why the page at *path* cannot be made, with code frames.
`POST open`              `{"file", "line", "column"}`: opens the file in the editor.
`POST as-of`             `{"day": "2027-01-31"}`: shows the site on that day; `""` for today.
                         `"drafts": true` shows drafts as well.
`GET panel/FILE`         Files of the panels, from `generator/preview/panel/`.
`GET` (nothing more)     The site's panel, `panel/index.html`, where there is one.
======================== ==========================================================================

Events. `hello` comes first: ``{"run", "number", "trouble": […], "report": {…} | null, "failure":
"…", "panel": bool}``. `generation`: ``{"run", "number", "changed": ["content/a.md"], "files": ["/a.png"]}``;
*files* are addresses of files whose bytes changed. `trouble`: a list of entries as in
`faults.json`; it ends with the next `generation`. `report`: ``{"number", "as_of", "drafts",
"errors", "warnings", "notices", "review", …}``, when all pages of that generation were looked at as
they are on that day (`""` for today); `failure`: ``{"number", "as_of", "drafts"}`` where they could
not be. `beat` comes every 15 seconds.

`page.json` and `site.json` say under `complete` whether all pages were looked at, and under
`failure` why they could not be.

An error is ``{"error": "…"}`` with status 400, 403, 404 or 409: 400 for whatever cannot be read, be
it body, query or cookie.
"""

import json
import re
from collections.abc import AsyncIterator
from importlib import resources
from typing import Any

from generator.errors import GeneratorError
from generator.preview.answers import media_type, page_answer
from generator.preview.editor import EditorError, Place, open_file
from generator.preview.events import Events, written_event
from generator.preview.front import Front, is_local
from generator.preview.generation import Generation
from generator.preview.jobs import Urgency
from generator.preview.messages import Request, Response, as_json, plain
from generator.preview.named_files import NamedFiles
from generator.preview.occasion import DRAFTS, BadDayError, read_occasion
from generator.preview.page_data import page_data
from generator.preview.session import Session, counts, named_occasion
from generator.preview.site_data import PARTS, site_data
from generator.preview.trouble import from_faults, without_root
from generator.value import dataclass

_CLIENT = ("morph.js", "overlay.js", "client.js")
_SURROGATE = re.compile("[\ud800-\udfff]")
#: More than any file of a site has.
_LAST_LINE = 100_000_000
_PANEL_FILES = (".js", ".css", ".svg", ".html", ".json", ".png", ".woff2")


NO_PAGE = "the site has no page at this path"


class RefusedError(Exception):
    """An endpoint cannot do what it is asked; the message is for the one who asks."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(slots=True)
class Api:
    """The endpoints; runs on the server's thread, and has what concerns the site done on the main."""

    session: Session
    events: Events
    front: Front | None = None

    async def __call__(self, request: Request, path: str) -> Response:
        """Answer *request* for *path*, below the preview's own root."""
        try:
            if request.method == "POST":
                return await self._post(request, path)
            return await self._get(request, path)
        except RefusedError as error:
            return as_json({"error": str(error)}, error.status)
        except GeneratorError as error:
            return as_json({"error": without_root(error.message, self.session.root)}, 409)

    async def _get(self, request: Request, path: str) -> Response:
        fields = request.target.fields
        match path:
            case "client.js":
                return Response(200, media_type("client.js"), client_script())
            case "events":
                return Response(
                    200, "text/event-stream", self._stream(), headers={"cache-control": "no-store"}
                )
            case "state.json":
                return as_json(self._state())
            case "page.json":
                wanted = frozenset(filter(None, fields.get("section", "").split(",")))
                also = frozenset(filter(None, fields.get("also", "").split(",")))
                return await self._of_page(
                    request,
                    lambda generation, page_id, day: page_data(
                        generation,
                        generation.plan.site.pages[page_id],
                        self.session.memory_on(day),
                        wanted,
                        also,
                    ),
                )
            case "faults.json":
                return await self._of_page(request, _faults)
            case "site.json":
                return await self._site(request)
            case "rule.json":
                return as_json(_rule(fields.get("id", "")))
        name = "index.html" if not path else path.removeprefix("panel/")
        return _panel_file(name) if not path or path.startswith("panel/") else _nothing()

    async def _post(self, request: Request, path: str) -> Response:
        if path not in ("open", "as-of"):
            return _nothing()
        value = _body(request)
        if path == "as-of":
            return await self._as_of(value)
        if not is_local(request):
            raise RefusedError(403, "files are opened on the machine of the preview alone")
        file, line, column = value.get("file"), value.get("line", 1), value.get("column", 1)
        if not isinstance(file, str) or not _is_place(line) or not _is_place(column):
            raise RefusedError(400, "`file` is a text, `line` and `column` are numbers")
        generation = self.session.generation
        named = NamedFiles(generation, self.session.trouble)
        place = Place(file, int(line), int(column))
        editor = generation.plan.settings.preview.editor
        try:
            address = open_file(self.session.root, editor, place, named.holds)
        except EditorError as error:
            raise RefusedError(error.status, str(error)) from error
        return as_json({"url": address} if address else {"opened": True})

    def _state(self) -> dict[str, Any]:
        session = self.session
        report = session.generation.report
        return {
            "run": session.run,
            "number": session.generation.number,
            "trouble": [one.as_value() for one in session.trouble],
            "report": counts(report) if report else None,
            "failure": session.generation.failure,
            "panel": _has_panel(),
        }

    def _stream(self) -> AsyncIterator[bytes]:
        return self.events.stream(written_event("hello", self._state()))

    async def _of_page(self, request: Request, say: Any) -> Response:
        front = self._front()
        path = request.target.fields.get("path", "")
        day = front.day(request)

        def work() -> dict[str, Any]:
            generation = self.session.on_day(day)
            page_id = generation.page_at(path)
            said = {"error": NO_PAGE} if page_id is None else say(generation, page_id, day)
            return {**self._head(generation, day), **said}

        found = await front.wait(Urgency.PAGE, work)
        return as_json(found, 404 if found.get("error") == NO_PAGE else 200)

    async def _site(self, request: Request) -> Response:
        front = self._front()
        day = front.day(request)
        wanted = frozenset(filter(None, request.target.fields.get("part", "").split(",")))
        if not wanted <= PARTS.keys():
            raise RefusedError(400, f"parts are {', '.join(PARTS)}")

        def work() -> dict[str, Any]:
            generation = self.session.on_day(day)
            return {**self._head(generation, day), **site_data(self.session, generation, wanted)}

        return as_json(await front.wait(Urgency.PAGE, work))

    async def _as_of(self, value: dict[str, str | int | bool]) -> Response:
        front = self._front()
        day = value.get("day")
        if not isinstance(day, str):
            raise RefusedError(400, "`day` is a text, such as 2027-01-31")
        drafts = value.get("drafts", False)
        if not isinstance(drafts, bool):
            raise RefusedError(400, "`drafts` is true or false")
        shown = f"{day}{DRAFTS}" if drafts else day
        try:
            read_occasion(shown)
        except BadDayError as error:
            raise RefusedError(400, str(error)) from None
        await front.wait(Urgency.PAGE, lambda: self.session.on_day(shown))
        name = front.day_cookie
        age = "" if shown else "; Max-Age=0"
        headers = {"set-cookie": f"{name}={shown}; Path=/; HttpOnly; SameSite=Strict{age}"}
        response = as_json({"day": day, "drafts": drafts})
        return Response(response.status, response.media_type, response.body, headers=headers)

    def _head(self, generation: Generation, day: str) -> dict[str, Any]:
        return {
            "run": self.session.run,
            "number": generation.number,
            **named_occasion(day),
        }

    def _front(self) -> Front:
        assert self.front is not None
        return self.front


def client_script() -> bytes:
    """The script, put together from its parts."""
    parts = "\n".join(
        (resources.files(__package__) / "client" / name).read_text("utf-8") for name in _CLIENT
    )
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'.encode()


def _faults(generation: Generation, page_id: str, _day: str) -> dict[str, Any]:
    page = generation.plan.site.pages[page_id]
    found = page_answer(generation, page)
    source_lines = generation.production.toolchain.source_lines
    return {"entries": [one.as_value() for one in from_faults(found.faults, source_lines)]}


def _rule(name: str) -> dict[str, str]:
    from generator import plugins  # noqa: PLC0415 - asked for by a person, and slow to load
    from generator.rules import catalogue  # noqa: PLC0415 - the same

    for one in catalogue.entries(plugins.rules()):
        if one.id == name:
            return {"id": one.id, "summary": one.summary, "text": one.text}
    raise RefusedError(404, "no rule has this id")


def _has_panel() -> bool:
    return (resources.files(__package__) / "panel" / "panel.js").is_file()


def _panel_file(name: str) -> Response:
    folder = resources.files(__package__) / "panel"
    # A name and no path: what is sent is one of the files that lie there.
    known = {one.name for one in folder.iterdir()}
    if name not in known or not name.endswith(_PANEL_FILES):
        return _nothing()
    data = (resources.files(__package__) / "panel" / name).read_bytes()
    return Response(200, media_type(name), data)


def _nothing() -> Response:
    return plain(404, "the preview has nothing at this address")


def _body(request: Request) -> dict[str, str | int | bool]:
    """Read a body: one object, with texts, whole numbers, and true or false in it."""
    try:
        value = json.loads(request.body.decode())
    except (ValueError, RecursionError):
        raise RefusedError(400, "the body is not JSON") from None
    if not isinstance(value, dict):
        raise RefusedError(400, "the body is not a JSON object")
    if not all(isinstance(one, str | int) for one in value.values()):
        raise RefusedError(400, "the body holds more than texts, numbers, and true or false")
    if any(_SURROGATE.search(one) for one in value.values() if isinstance(one, str)):
        raise RefusedError(400, "the body holds half of a character")
    return value


def _is_place(number: object) -> bool:
    """Whether *number* may be that of a line or column; true and false are numbers in Python."""
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= _LAST_LINE
