"""
Structured data of a page, made of its front matter and the settings.

Whatever is read of pages and of the site is noted, one by one, as if the template had read it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.site import Page, PageKind
from generator.model.structured import ARTICLE_ID, ENTITY_ID, ORGANIZATION_ID, WEBSITE_ID
from generator.themes.edition import Edition
from generator.themes.page_view import PageView
from generator.themes.site_view import SiteView
from generator.themes.view import View, noted
from generator.value import dataclass

_CONTEXT = "https://schema.org"
_POSTS = frozenset({"blog", "posts"})
_ARTICLES = frozenset({"Article", "BlogPosting", "NewsArticle", "TechArticle", "Report"})
_ADDRESSES = frozenset({"url", "contentUrl", "embedUrl"})
_PICTURES = frozenset({"image", "logo", "thumbnailUrl"})


@dataclass(frozen=True, slots=True)
class StructuredData:
    """
    Makes the structured data of one page.

    Attributes:
        image: Whole URL of a picture for an article without one; may be empty.
        description: For pages whose front matter has none; may be empty.
    """

    edition: Edition
    shown: Page
    image: str = ""
    description: str = ""

    def graph(self) -> dict[str, Any]:
        """
        Describe the page, as JSON-LD.

        Returns:
            The site and its publisher on the home page, the trail on others; an article where
            there is one; what `structured:` of the front matter says. Keys may have no value.
        """
        nodes = [*self._site()] if self._page.is_home else [self._trail()]
        entity = self._entity()
        if entity is not None:
            nodes.insert(0, entity)
        elif self.shown.kind is PageKind.PAGE and self._page.date is not None:
            nodes.insert(
                0, self._article("BlogPosting" if self._page.type in _POSTS else "Article")
            )
        return {"@context": _CONTEXT, "@graph": nodes}

    @property
    def _page(self) -> PageView:
        return PageView(self.edition, self.shown, own=True)

    def _read(self, view: View, attribute: str) -> Any:
        return noted(self.edition.reads, view, attribute)

    @property
    def _site_view(self) -> SiteView:
        return SiteView(self.edition, self.shown)

    def _home_url(self) -> str:
        home = self._read(self._site_view, "home")
        url: str = self._read(home, "permalink") if home is not None else ""
        return url

    def _publisher(self) -> dict[str, Any]:
        about = self._read(self._site_view, "organization")
        home = self._home_url()
        return {
            "@type": "Organization",
            "@id": home + ORGANIZATION_ID,
            "name": about["name"],
            "url": home,
            "logo": about["logo"],
            "sameAs": about["same_as"],
        }

    def _site(self) -> Iterator[dict[str, Any]]:
        site, home = self._site_view, self._home_url()
        yield {
            "@type": "WebSite",
            "@id": home + WEBSITE_ID,
            "name": self._read(site, "title"),
            "description": self._read(site, "description"),
            "url": home,
            "inLanguage": self.shown.language,
            "publisher": {"@id": home + ORGANIZATION_ID},
        }
        yield self._publisher()

    def _trail(self) -> dict[str, Any]:
        steps = [*self._read(self._page, "ancestors"), self._page]
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": number,
                    "name": self._step(step),
                    "item": self._read(step, "permalink"),
                }
                for number, step in enumerate(steps, start=1)
            ],
        }

    def _step(self, step: PageView) -> str:
        if self._read(step, "is_home"):
            strings, language = self.edition.strings, self.shown.language
            self.edition.reads.note(("string", language, "home"), strings.source(language, "home"))
            return strings.get(language, "home", {}) or str(self._read(self._site_view, "title"))
        short = self._read(step, "params").get("short_title")
        return str(short or self._read(step, "title"))

    def _article(self, kind: str) -> dict[str, Any]:
        page = self._page
        publisher = self._publisher()
        authors = [self._author(one) for one in self._read(page, "authors")]
        url = page.permalink
        return {
            "@type": kind,
            "@id": url + ARTICLE_ID,
            "headline": page.title,
            "description": page.description or self.description,
            "image": self._image(),
            "url": url,
            "mainEntityOfPage": url,
            "inLanguage": self.shown.language,
            "datePublished": _iso(page.date),
            "dateModified": _iso(page.lastmod),
            "wordCount": page.word_count,
            "author": authors or publisher,
            "publisher": publisher,
        }

    def _author(self, author: Mapping[str, Any]) -> dict[str, Any]:
        url = self.edition.sources.absolute(author["url"]) if author["url"] else ""
        return {"@type": "Person", "name": author["name"], "url": url}

    def _image(self) -> str:
        picture = self._read(self._page, "image")
        return picture["permalink"] if picture else self.image

    def _entity(self) -> dict[str, Any] | None:
        """What `structured:` says, filled up with what the page's other keys say."""
        written = self._page.structured
        if not written:
            return None
        kind, page = written["@type"], self._page
        if kind in _ARTICLES:
            article = self._article(kind)
            return {**article, **_renamed(self._resolved(written), "name", "headline")}
        known: dict[str, Any] = {"@id": page.permalink + ENTITY_ID}
        title = "title" if kind == "JobPosting" else "name"
        known[title] = page.title
        known["description"] = page.description or self.description
        day = _iso(page.date)
        if kind == "JobPosting":
            known |= {"datePosted": day, "hiringOrganization": self._publisher()}
        elif kind == "VideoObject":
            known |= {"uploadDate": day, "thumbnailUrl": self._image()}
        elif kind == "FAQPage":
            known = {"@id": page.permalink + ENTITY_ID, "url": page.permalink}
        else:
            known |= {"image": self._image(), "url": page.permalink}
        return {"@type": kind, **known, **self._resolved(written)}

    def _resolved(self, written: Any, name: str = "") -> Any:
        """*written* with whole addresses of pictures and pages."""
        if isinstance(written, Mapping):
            return {key: self._resolved(value, key) for key, value in written.items()}
        if isinstance(written, tuple | list):
            return [self._resolved(value, name) for value in written]
        if isinstance(written, str) and name in _PICTURES:
            picture = self.edition.sources.picture(self.shown, written)
            return self.edition.sources.absolute(picture.url if picture else written)
        if isinstance(written, str) and name in _ADDRESSES:
            sources = self.edition.sources
            return sources.absolute(sources.link(self.shown, written))
        return written


def _renamed(values: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in values.items()}


def _iso(day: dt.datetime | None) -> str:
    return day.isoformat() if day is not None else ""
