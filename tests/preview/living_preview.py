"""A preview that lives through edits of its site, and the clean build that it must show."""

import contextlib
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from differences import NOTHING_BUILT, SHOWN
from living_site import LivingSite
from previewing import PATIENCE, Preview
from said_of_page import differences
from site_folder import Ran

#: Options of a build that the preview does not have, since they say what stops a release.
_NOT_SERVED = ("--strict",)
#: Files that a host reads and does not send.
_FOR_THE_HOST = ("_headers", "_redirects")
_CLIENT = re.compile(rb'<script src="/__proofpress/[^>]*></script>')
_REFRESH = re.compile(rb'http-equiv="?refresh', re.IGNORECASE)
#: Seconds between two looks at a preview that is not yet where it should be.
_PAUSE = 0.25
#: Seconds after which a preview is stuck that is not done with its check, which stands back behind
#: everything else that the machine has to do.
_WORK = 600.0


@dataclass
class PreviewedSite(LivingSite):
    """A site whose clean builds report as JSON, which is what a preview's findings are."""

    def _arguments(self, jobs: int) -> tuple[str, ...]:
        return ("--quiet", "--format", "json", "--as-of", self.day, "-j", str(jobs), *self.flags)


@dataclass
class LivingPreview:
    """
    A site, and a preview of it where one can run.

    Attributes:
        preview: None where the settings let none start.
        late: Looks that found it done, with something else than what it came to in the end.
    """

    site: PreviewedSite
    preview: Preview | None = None
    late: int = 0
    _names: set[str] = field(default_factory=set)

    def start(self) -> None:
        """Start a preview, or find that none can start."""
        flags = [one for one in self.site.flags if one not in _NOT_SERVED]
        try:
            self.preview = Preview(self.site.root, "--as-of", self.site.day, *flags)
        except AssertionError as error:
            self.preview = None
            self.site.log.append(str(error).strip().replace("\n", " / "))

    def end(self, number: int) -> None:
        """End the preview by a signal, if one runs."""
        if self.preview is not None:
            self.preview.end(number)
            self.preview = None

    def ask(self, name: str) -> None:
        """Ask for an output, as a tab does; whatever comes is right for now."""
        if self.preview is not None:
            with contextlib.suppress(OSError):  # the next check says that it does not answer
                self.preview.ask(f"{self._prefix()}/{_address(name)}")

    def known(self) -> list[str]:
        """Every output that a clean build has had so far."""
        return sorted(self._names)

    def check(self) -> None:
        """
        Wait until what is served, and found, is what a clean build gives.

        Raises:
            AssertionError: It does not come to that.
        """
        copy, clean = self.site.build_cleanly()
        wrong = self.wrong_beside(copy / "public", clean)
        if wrong:
            raise AssertionError(self.told(wrong))

    def wrong_beside(self, public: Path, clean: Ran) -> list[str]:
        """
        Wait until what is served, and found, is what a clean build gives.

        Args:
            public: What the clean build wrote.
            clean: What it said.

        Returns:
            What stays different for longer than anyone waits.
        """
        if self.preview is None:
            self.start()
        wrong: list[str] = []
        end = time.monotonic() + PATIENCE
        while not wrong or time.monotonic() < end:
            try:
                begun = time.monotonic()
                rested = self._at_rest()
                end += time.monotonic() - begun
                wrong = list(self._differences(public, clean))
            except OSError as error:
                return [f"the preview does not answer: {error}"]
            if not wrong:
                return []
            self.late += rested
            time.sleep(_PAUSE)
        return wrong

    def told(self, wrong: list[str]) -> str:
        """What is wrong, and how it came to that."""
        happened = "\n".join(f"  {line}" for line in self.site.log)
        found = "\n".join(wrong[:20])
        said = self.preview.said()[-3000:] if self.preview else ""
        return f"not as a clean build:\n{found}\nwhat happened:\n{happened}\nterminal:\n{said}\n"

    def _differences(self, public: Path, clean: Ran) -> Iterator[str]:
        preview = self.preview
        if clean.code >= NOTHING_BUILT:
            if preview is not None and not preview.own("state.json")["trouble"]:
                yield f"no trouble is shown, but a build says: {clean.err.strip()}"
            return
        if preview is None:
            yield "the preview does not start"
            return
        state = preview.own("state.json")
        if state["trouble"]:
            yield f"trouble is shown: {state['trouble']}"
            return
        outputs = {
            path.relative_to(public).as_posix(): path.read_bytes()
            for path in public.rglob("*")
            if path.is_file()
        }
        self._names |= outputs.keys()
        yield from self._files_differ(outputs)
        if state["report"] is None:
            yield "not all pages are checked"
            return
        yield from self._findings_differ(preview, clean)
        yield from self._panels_differ(preview, clean)

    def _panels_differ(self, preview: Preview, clean: Ran) -> Iterator[str]:
        """Whatever a check says of a page, its panel says."""
        pages = preview.own("site.json?part=pages")["pages"]
        for page in pages:
            if page["output"] is None:
                continue
            path = quote(unquote(page["url"]), safe="")
            said = preview.own(f"page.json?path={path}&section=findings")
            if "sections" not in said:
                yield f"{page['url']}: has no panel: {said}"
                continue
            yield from differences(page, said["sections"][0]["data"], clean.findings)

    def _files_differ(self, outputs: dict[str, bytes]) -> Iterator[str]:
        assert self.preview is not None
        prefix = self._prefix()
        for name in sorted(self._names.difference(_FOR_THE_HOST)):
            reply = self.preview.ask(f"{prefix}/{_address(name)}")
            wanted = outputs.get(name)
            if wanted is None:
                # An address without its ending leads to the page as well, and which files of the
                # theme no page asks for is known only once all pages are made.
                meant = f"{name}.html" in outputs or self._is_static(name)
                if reply.status == 200 and not meant:
                    yield f"{name}: is served, and should not be there"
            elif "location" in reply.headers:
                if reply.headers["location"].encode() not in wanted or not _REFRESH.search(wanted):
                    yield f"{name}: leads to {reply.headers['location']}"
            elif reply.status != 200:
                yield f"{name}: status {reply.status}: {reply.body[-300:]!r}"
            elif _CLIENT.sub(b"", reply.body) != wanted:
                yield f"{name}: {_first_difference(_CLIENT.sub(b'', reply.body), wanted)}"

    def _is_static(self, name: str) -> bool:
        return bool(self.site.names(f"static/{name}", f"themes/*/static/{name}"))

    def _findings_differ(self, preview: Preview, clean: Ran) -> Iterator[str]:
        said = preview.own("site.json?part=findings,summary")
        here = [{key: one[key] for key in one if key != "frame"} for one in said["findings"]]
        there = clean.findings
        for where, some, rest in (("served", here, there), ("in a clean build", there, here)):
            only = [str(one) for one in some if one not in rest]
            yield from (f"finding only {where}: {one}" for one in only[:SHOWN])
        if here != there:
            yield "findings are not the same in their order and number"
        numbers = json.loads(clean.out)["summary"]
        for key in sorted(numbers.keys() & said["summary"].keys()):
            if numbers[key] != said["summary"][key]:
                yield f"summary: {key}: {said['summary'][key]}, clean {numbers[key]}"

    def _at_rest(self) -> bool:
        """
        Wait until the preview itself seems to be done with all that changed.

        Asking for its state keeps it from nothing; whatever else is asked for delays its check.
        """
        end = time.monotonic() + _WORK
        while self.preview is not None and time.monotonic() < end:
            state = self.preview.own("state.json")
            if state["trouble"] or state["report"]:
                return True
            time.sleep(0.02)
        return self.preview is None

    def _prefix(self) -> str:
        """Path of the site on its host, as it is served now."""
        assert self.preview is not None
        summary = self.preview.own("site.json?part=summary")["summary"]
        return urlsplit(summary["base_url"]).path.rstrip("/")


def _address(name: str) -> str:
    folder = name if name.endswith("/index.html") or name == "index.html" else ""
    return quote(folder.removesuffix("index.html") if folder else name)


def _first_difference(served: bytes, wanted: bytes) -> str:
    pairs = zip(served, wanted, strict=False)
    shorter = min(len(served), len(wanted))
    at = next((place for place, (one, other) in enumerate(pairs) if one != other), shorter)
    start = max(0, at - 80)
    return (
        f"byte {at}:\n    {served[start : at + 120]!r}\n  clean:\n    {wanted[start : at + 120]!r}"
    )
