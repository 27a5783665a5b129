"""Files of the site that a finding can be about; the preview opens no others."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from generator.checks.findings.baseline import FILE as BASELINE
from generator.model.finding import Location
from generator.preview.generation import Generation
from generator.preview.trouble import Entry
from generator.value import dataclass

_FILES = frozenset({"site.yaml", BASELINE})
_FOLDERS = frozenset({"content", "data", "i18n", "static", "templates", "themes", "archetypes"})
#: Hidden files that sites publish.
_PUBLISHED = frozenset({".well-known", ".htaccess", ".nojekyll"})


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """
    Knows which files may be opened.

    Attributes:
        generation: What is served.
        trouble: What keeps a newer one from being served.
    """

    generation: Generation
    trouble: Sequence[Entry]

    def holds(self, path: PurePosixPath) -> bool:
        """
        Whether a finding can be about *path*, relative to the site.

        A hidden file, such as a key, is not what writers edit; it may be opened where a finding is
        about it all the same.
        """
        first, *rest = path.parts
        if (not rest and first in _FILES) or (
            rest and first in _FOLDERS and not any(map(_is_hidden, rest))
        ):
            return True
        return any(path == at.path for at in self._named())

    def _named(self) -> Iterator[Location]:
        report = self.generation.report
        yield from (one.source for one in (report.findings if report else ()) if one.source)
        yield from (one.at for one in self.generation.faults)
        yield from (one.source for one in self.trouble if one.source)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name not in _PUBLISHED
