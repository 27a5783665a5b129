"""
What the panels and the script ask for, below `/__proofpress/`.

Everything is for pages of the preview alone: a request from another origin gets 403, and no answer
carries a CORS header. `POST` needs an `Origin` header, which browsers send by themselves. Paths in
queries are percent-encoded once, as by `encodeURIComponent`. `as-of=2027-01-31` in a query shows
the site as it is on that day; without it the day counts that `as-of` has set.

======================== ==========================================================================
`GET client.js`          The script that is put into every page.
`GET events`             Server-sent events: `hello`, `generation`, `trouble`, `report`, `beat`.
`GET state.json`         What `hello` says: run, number, what is wrong, counts of findings.
`GET page.json?path=`    One page: `page`, and `sections` (`section=a,b` for some of them).
`GET site.json`          The whole site (`part=summary,findings,…` for some parts of it).
`GET rule.json?id=`      What a rule is for: `summary`, `text` (Markdown).
`GET faults.json?path=`  Why the page at *path* cannot be made, with code frames.
`POST open`              `{"file", "line", "column"}`: opens the file in the editor.
`POST as-of`             `{"day": "2027-01-31"}`: shows the site on that day; `""` for today.
                         `"drafts": true` shows drafts as well.
`GET panel/FILE`         Files of the panels, from `generator/preview/panel/`.
`GET` (nothing more)     The site's panel, `panel/index.html`, where there is one.
======================== ==========================================================================

Events. `hello` comes first: ``{"run", "number", "trouble": […], "report": {…} | null, "panel":
bool}``. `generation`: ``{"run", "number", "changed": ["content/a.md"], "files": ["/a.png"]}``;
*files* are addresses of files whose bytes changed. `trouble`: a list of entries as in
`faults.json`; it ends with the next `generation`. `report`: ``{"number", "errors", "warnings",
"notices", "review", …}``, when all pages of that generation were looked at. `beat` comes every 15
seconds.

An error is ``{"error": "…"}`` with status 400, 403, 404 or 409.
"""

import json
from collections.abc import AsyncIterator
from importlib import resources
from typing import Any

from generator.errors import GeneratorError
from generator.preview.answers import media_type, page_answer
from generator.preview.editor import EditorError, open_file
from generator.preview.events import Events, written_event
from generator.preview.front import Front, is_local
from generator.preview.generation import Generation
from generator.preview.jobs import Urgency
from generator.preview.messages import Request, Response, as_json, plain
from generator.preview.page_data import page_data
from generator.preview.session import DRAFTS, Session, counts
from generator.preview.site_data import PARTS, site_data
from generator.preview.trouble import from_faults, without_root
from generator.value import dataclass

_CLIENT = ("morph.js", "overlay.js", "client.js")
_PANEL_FILES = (".js", ".css", ".svg", ".html", ".json", ".png", ".woff2")


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
                return await self._of_page(
                    request,
                    lambda generation, page_id: page_data(
                        generation, generation.plan.site.pages[page_id], self.session.memory, wanted
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
        place = (value.get("file"), value.get("line", 1), value.get("column", 1))
        file, line, column = place
        if not isinstance(file, str) or not isinstance(line, int) or not isinstance(column, int):
            raise RefusedError(400, "`file` is a text, `line` and `column` are numbers")
        settings = self.session.generation.plan.settings
        try:
            address = open_file(self.session.root, settings.preview.editor, file, line, column)
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
            if page_id is None:
                raise RefusedError(404, "the site has no page at this path")
            said: dict[str, Any] = say(generation, page_id)
            return {**self._head(generation, day), **said}

        return as_json(await front.wait(Urgency.PAGE, work))

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

    async def _as_of(self, value: dict[str, Any]) -> Response:
        front = self._front()
        day = value.get("day")
        if not isinstance(day, str):
            raise RefusedError(400, "`day` is a text, such as 2027-01-31")
        drafts = value.get("drafts", False)
        if not isinstance(drafts, bool):
            raise RefusedError(400, "`drafts` is true or false")
        shown = f"{day}{DRAFTS}" if drafts else day
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
            "as_of": day.removesuffix(DRAFTS),
            "drafts": day.endswith(DRAFTS),
        }

    def _front(self) -> Front:
        assert self.front is not None
        return self.front


def client_script() -> bytes:
    """The script, put together from its parts."""
    folder = resources.files(__package__) / "client"
    parts = "\n".join((folder / name).read_text("utf-8") for name in _CLIENT)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'.encode()


def _faults(generation: Generation, page_id: str) -> dict[str, Any]:
    page = generation.plan.site.pages[page_id]
    found = page_answer(generation, page)
    excerpts = generation.production.workshop.excerpts
    return {"entries": [one.as_value() for one in from_faults(found.faults, excerpts)]}


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
    known = {one.name: one for one in folder.iterdir() if one.is_file()}
    if name not in known or not name.endswith(_PANEL_FILES):
        return _nothing()
    return Response(200, media_type(name), known[name].read_bytes())


def _nothing() -> Response:
    return plain(404, "the preview has nothing at this address")


def _body(request: Request) -> dict[str, Any]:
    try:
        value = json.loads(request.body)
    except ValueError:
        raise RefusedError(400, "the body is not JSON") from None
    if not isinstance(value, dict):
        raise RefusedError(400, "the body is not JSON object")
    return value
