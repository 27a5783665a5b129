"""What a check asks beyond the site's own files: other sites, and a browser."""

from pathlib import Path

from generator.checks.whole_site.site_index import Ask, FoundOnPages, SiteIndex
from generator.cli.progress import Progress
from generator.settings.schema import Settings
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    """
    Who is asked.

    Attributes:
        external: Whether other sites are.
        browser: Whether pages are opened in a browser.
        every_page: Whether all are, and not a sample.
    """

    external: bool = False
    browser: bool = False
    every_page: bool = False

    def __bool__(self) -> bool:
        return self.external or self.browser

    def output(self, root: Path) -> Path | None:
        """Give where a check of the site at *root* writes it to; None where nobody needs it there."""
        return root / ".cache" / "browser" if self.browser else None

    def ask(
        self, settings: Settings, root: Path, cache: Path | None, output: Path, progress: Progress
    ) -> Ask:
        """
        Make what asks.

        Args:
            settings: Those of the site.
            root: Folder of the site.
            cache: Its folder for caches; None to keep nothing.
            output: Where the site is as it will be published.
            progress: Is told how far it is.
        """
        asks: list[Ask] = []
        if self.external:
            from generator.cli.external import asking  # noqa: PLC0415 - few runs need it

            asks.append(asking(settings, cache, progress))
        if self.browser:
            from generator.cli.browser import looking  # noqa: PLC0415 - the same

            asks.append(looking(output, root, progress, every=self.every_page))

        def ask(site: SiteIndex, found: FoundOnPages) -> SiteIndex:
            for one in asks:
                site = one(site, found)
            return site

        return ask


#: The site's own files tell everything.
NOBODY = Asking()
