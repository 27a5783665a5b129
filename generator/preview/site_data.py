"""What `site.json` says of the whole site."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.model.document import Document
from generator.one_file import is_file
from generator.preview.answers import host_files
from generator.preview.generation import Generation
from generator.preview.page_findings import findings_by_page
from generator.preview.sections.findings import finding_values
from generator.preview.session import Session
from generator.reports.json import as_value

_HOST_REDIRECTS = "static/_redirects"


def site_data(
    session: Session, generation: Generation, wanted: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """
    Gather the parts of `site.json`; on the main thread.

    Args:
        session: The preview.
        generation: What is served.
        wanted: Names of parts; all where it is empty.
    """
    return {
        "complete": generation.report is not None,
        "failure": generation.failure,
        **{
            name: part(session, generation)
            for name, part in PARTS.items()
            if not wanted or name in wanted
        },
    }


def _summary(_session: Session, generation: Generation) -> Any:
    report = generation.report
    site = generation.plan.site
    return {
        **(as_value(report)["summary"] if report else {}),
        "title": generation.plan.settings.title,
        "base_url": generation.plan.settings.base_url,
        "published": len(generation.settled.pages),
        "held_back": dict(Counter(one.reason for one in site.unpublished.values())),
        "day": generation.plan.today.isoformat(),
    }


def _findings(_session: Session, generation: Generation) -> Any:
    return finding_values(generation.report.findings) if generation.report else []


def _pages(_session: Session, generation: Generation) -> Any:
    return [*_published(generation), *_held_back(generation)]


def _published(generation: Generation) -> Iterator[dict[str, Any]]:
    site = generation.plan.site
    found = findings_by_page(generation)
    for page_id in generation.settled.pages:
        page = site.pages[page_id]
        document = page.document
        expiry = document.front_matter.expiry_date if document else None
        yield {
            "id": page.id,
            "url": page.url,
            "output": page.output,
            "title": page.title,
            "kind": page.kind.value,
            "language": page.language,
            "status": "published",
            "draft": bool(document and document.front_matter.draft),
            "explanation": "",
            "date": page.date.isoformat() if page.date else None,
            "until": expiry.isoformat() if expiry else None,
            "source": str(document.path) if document and document.digest else None,
            "section": page.section,
            "team": generation.plan.teams.get(page.id, ""),
            "findings": len(found.get(page.output, ())),
        }


#: Reasons for which a page is held back for a while, to its status.
_STATUS = {"draft": "draft", "future": "scheduled", "expired": "expired"}


def _held_back(generation: Generation) -> Iterator[dict[str, Any]]:
    documents = {str(one.path): one for one in generation.surveyed.documents}
    for path, one in generation.plan.site.unpublished.items():
        document = documents.get(path)
        yield {
            "id": path,
            "url": one.url,
            "output": None,
            "title": (document.front_matter.title if document else None) or path,
            "kind": "page",
            "language": document.language if document else "",
            "status": _STATUS[one.reason],
            "draft": one.reason == "draft",
            "explanation": one.explanation,
            "date": _due(document) if document else None,
            "until": None,
            "source": path,
            "section": None,
            "team": (document.front_matter.owner or "") if document else "",
            "findings": 0,
        }


def _due(document: Document) -> str | None:
    front_matter = document.front_matter
    due = front_matter.publish_date or front_matter.date
    return due.isoformat() if due else None


def _redirects(_session: Session, generation: Generation) -> Any:
    named = [
        {
            "from": one.source,
            "to": one.target,
            "status": one.status,
            "source": {"file": str(one.at.path), "line": one.at.line, "column": one.at.column},
        }
        for one in generation.plan.site.redirects
    ]
    own = is_file(generation.plan.root / _HOST_REDIRECTS)
    of_host = [
        {
            "from": one.source,
            "to": one.target,
            "status": one.status,
            # A theme may bring the file; that one is not the site's to edit.
            "source": {"file": _HOST_REDIRECTS, "line": one.line, "column": 1} if own else None,
        }
        for one in host_files(generation).redirect_rules
    ]
    return [*of_host, *named]


def _missing(session: Session, _generation: Generation) -> Any:
    met = reversed(tuple(session.missing.values()))
    return [{"path": one.path, "times": one.times, "referrer": one.referrer} for one in met]


def _timings(session: Session, _generation: Generation) -> Any:
    return list(session.timings)


PARTS: Mapping[str, Callable[[Session, Generation], Any]] = {
    "summary": _summary,
    "findings": _findings,
    "pages": _pages,
    "redirects": _redirects,
    "missing": _missing,
    "timings": _timings,
}
