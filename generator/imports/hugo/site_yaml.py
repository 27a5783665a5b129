"""Hugo's settings as `site.yaml`."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.imports.hugo.config import HugoConfig, lowered
from generator.imports.hugo.menus import FindPage, convert_menu, section_menu
from generator.model.finding import Fault, Owner
from generator.settings.values import address_faults
from generator.value import dataclass

PLACEHOLDER = "https://www.example.com/"
_TOKENS = frozenset({"year", "month", "day", "slug", "title", "filename", "section", "sections"})
#: Hugo's token to ours.
_OTHER_TOKENS = {
    "slugorfilename": "slug", "contentbasename": "filename", "slugorcontentbasename": "slug"
}  # fmt: skip
#: Read elsewhere in the import, or answered by what is always done here.
_SILENT = frozenset(
    {
        "author", "baseurl", "contentdir", "copyright", "datadir", "defaultcontentlanguage", "disablekinds", "enableemoji", "enablerobotstxt",
        "languagecode", "languages", "locale", "markup", "menu", "menus", "metadataformat", "paginate",
        "pagination", "params", "permalinks", "publishdir", "related", "rsslimit", "sectionpagesmenu", "services",
        "staticdir", "taxonomies", "theme", "themesdir", "timezone", "title",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Survey:
    """
    What the settings need to know of the content.

    Attributes:
        name: Of the source's folder; the title of a site without one.
        find_page: Finds the content file behind a URL.
        sections: Top folders with content, each with its weight.
        language_marks: Codes that file names carry.
        themed: Whether the theme of the import was written.
    """

    name: str
    find_page: FindPage
    sections: tuple[tuple[str, int], ...]
    language_marks: frozenset[str]
    themed: bool


@dataclass(slots=True)
class _Conversion:
    config: HugoConfig
    survey: Survey
    faults: list[Fault]

    def notice(self, name: str, message: str, fix: str = "", rule: str = "imports/setting") -> None:
        at = self.config.place(name)
        self.faults.append(Fault(rule, message, at, fix, name, Owner.SETTINGS))


def taxonomies(config: HugoConfig) -> dict[str, str]:
    """Plural to singular of each taxonomy, as Hugo has them where nothing is set."""
    if "taxonomies" not in config.values:
        return {"tags": "tag", "categories": "category"}
    found = config.values["taxonomies"] or {}
    return (
        {str(plural): str(singular) for singular, plural in found.items() if plural}
        if isinstance(found, dict)
        else {}
    )


def site_settings(
    config: HugoConfig, survey: Survey, declared: Mapping[str, str], faults: list[Fault]
) -> dict[str, Any]:
    """
    Make the content of `site.yaml`.

    Args:
        config: Hugo's settings.
        survey: What the content is like.
        declared: Front-matter keys to declare, with their types.
        faults: Takes a notice for each setting without a counterpart.
    """
    conversion = _Conversion(config, survey, faults)
    settings: dict[str, Any] = {
        "title": config.text("title") or survey.name,
        "base_url": _base_url(conversion),
        **_optional("description", _description(config)),
        "language": language(config, survey.language_marks),
        **_optional("languages", _languages(config)),
        **_optional("timezone", config.text("timezone")),
        "theme": "imported" if survey.themed else "default",
        **_optional("author", _author(config)),
        **_optional("params", _params(config)),
        **_optional("menus", _menus(conversion)),
        "taxonomies": _taxonomies(conversion),
        **_optional("front_matter", dict(declared)),
        **_optional("permalinks", _permalinks(conversion)),
        **_optional("pagination", _pagination(config)),
        **_optional("markdown", _markdown(conversion)),
        **_optional("feeds", _feeds(config)),
        **_kinds(conversion),
    }
    _left_over(conversion)
    return settings


def language(config: HugoConfig, marks: frozenset[str]) -> str:
    """Code of the site's language: the full one, unless files are marked with the short one."""
    short = config.text("defaultcontentlanguage") or "en"
    if short in marks or config.table("languages"):
        return short
    return _tag(config.text("locale") or config.text("languagecode") or short)


def _tag(code: str) -> str:
    """*code* as BCP 47 writes it: ``en-us`` is ``en-US``."""
    parts = code.replace("_", "-").split("-")
    region = 2  # letters; a script, as in `zh-Hant`, has four
    rest = (part.upper() if len(part) == region else part.title() for part in parts[1:])
    return "-".join([parts[0].lower(), *rest])


def _optional(name: str, value: Any) -> dict[str, Any]:
    return {name: value} if value else {}


def _base_url(conversion: _Conversion) -> str:
    written = conversion.config.text("baseurl")
    if next(address_faults(written), None) is None:
        return written
    shown = f"`baseURL` is `{written}`" if written else "`baseURL` is missing"
    message = f"{shown}; `base_url` is {PLACEHOLDER} for now"
    conversion.notice(
        "baseurl", message, "write the site's address into site.yaml", "imports/base-url"
    )
    return PLACEHOLDER


def _description(config: HugoConfig) -> str:
    value = config.table("params").get("description") or config.text("description")
    return value if isinstance(value, str) else ""


def _author(config: HugoConfig) -> str:
    for table in (config.values.get("author"), config.table("params").get("author")):
        name = lowered(table).get("name") if isinstance(table, dict) else table
        if isinstance(name, str) and name:
            return name
    return ""


def _params(config: HugoConfig) -> dict[str, Any]:
    params = config.values.get("params")
    found = dict(params) if isinstance(params, dict) else {}
    if config.text("copyright"):
        found.setdefault("copyright", config.text("copyright"))
    return found


def _languages(config: HugoConfig) -> dict[str, Any]:
    found = {}
    for code, entry in config.table("languages").items():
        own = lowered(entry)
        if own.get("disabled"):
            continue
        description = lowered(own.get("params")).get("description")
        found[code] = {
            **_optional("name", str(own.get("languagename") or own.get("label") or "")),
            **_optional("title", str(own.get("title") or "")),
            **_optional("description", description if isinstance(description, str) else ""),
            **_optional("weight", own.get("weight") if isinstance(own.get("weight"), int) else 0),
        }
    return found


def _menus(conversion: _Conversion) -> dict[str, Any]:
    config, survey = conversion.config, conversion.survey
    found = {}
    for source in (config.values.get("menu"), config.values.get("menus")):
        for name, entries in source.items() if isinstance(source, dict) else ():
            found[str(name)] = convert_menu(entries, survey.find_page)
    for code, entry in config.table("languages").items():
        own = lowered(entry)
        for name, entries in lowered(own.get("menus") or own.get("menu")).items():
            if code == language(config, survey.language_marks):
                found.setdefault(str(name), convert_menu(entries, survey.find_page))
            else:
                message = f"menu `{name}` of language `{code}` was left out: a menu here serves all languages, and leads to the translation of its page"
                conversion.notice("languages", message)
    automatic = config.text("sectionpagesmenu")
    if automatic and survey.sections:
        found.setdefault(automatic, section_menu(survey.sections))
    return {name: entries for name, entries in found.items() if entries}


def _taxonomies(conversion: _Conversion) -> dict[str, Any]:
    disabled = _disabled(conversion.config)
    pages = {} if not disabled & {"taxonomy", "term", "taxonomyterm"} else {"pages": False}
    return {
        plural: {"title": plural.replace("-", " ").capitalize(), "singular": singular, **pages}
        for plural, singular in taxonomies(conversion.config).items()
    }


def patterns(config: HugoConfig) -> dict[str, str]:
    """Top folder to Hugo's pattern of URLs for its pages."""
    table = config.values.get("permalinks")
    found: dict[str, str] = {}
    for name, pattern in table.items() if isinstance(table, dict) else ():
        if isinstance(pattern, str):
            found[str(name).strip("/")] = pattern
        elif name == "page" and isinstance(pattern, dict):
            found.update(
                (str(section).strip("/"), str(inner)) for section, inner in pattern.items()
            )
    return found


def _permalinks(conversion: _Conversion) -> dict[str, str]:
    table = conversion.config.values.get("permalinks")
    for name, pattern in table.items() if isinstance(table, dict) else ():
        if isinstance(pattern, dict) and name != "page":
            message = (
                f"permalinks of kind `{name}` were left out: patterns are for pages of sections"
            )
            conversion.notice("permalinks", message)
    found = {}
    for section, pattern in patterns(conversion.config).items():
        made = re.sub(
            r":([a-z]+)", lambda match: ":" + _OTHER_TOKENS.get(match[1], match[1]), pattern
        )
        unknown = [
            token for token in re.findall(r":([a-z]+(?:\[.*?\])?)", made) if token not in _TOKENS
        ]
        if unknown:
            message = f"permalink `{pattern}` of `{section}` was left out: `:{unknown[0]}` has no counterpart"
            fix = "write a pattern with " + ", ".join(f":{token}" for token in sorted(_TOKENS))
            conversion.notice("permalinks", message, fix, "imports/permalink")
        else:
            found[section] = "/" + made.strip("/") + "/"
    return found


def _pagination(config: HugoConfig) -> dict[str, Any]:
    table = config.table("pagination")
    size = table.get("pagersize") or config.values.get("paginate")
    # Hugo lists 10 where nothing is set.
    return {"size": size if isinstance(size, int) else 10}


def _markdown(conversion: _Conversion) -> dict[str, Any]:
    markup = conversion.config.table("markup")
    goldmark = lowered(markup.get("goldmark"))
    found: dict[str, Any] = {}
    if lowered(goldmark.get("renderer")).get("unsafe"):
        found["html"] = "allow"
    if lowered(goldmark.get("extensions")).get("typographer") is False:
        found["smart_punctuation"] = False
    if conversion.config.values.get("enableemoji") is True:
        found["emoji"] = True
    left = sorted(set(markup) - {"goldmark", "defaultmarkdownhandler"})
    for name in left:
        conversion.notice("markup", f"`markup.{name}` has no counterpart and was left out")
    return found


def _feeds(config: HugoConfig) -> dict[str, Any]:
    limit = lowered(config.table("services").get("rss")).get("limit") or config.values.get(
        "rsslimit"
    )
    found: dict[str, Any] = {"limit": limit} if isinstance(limit, int) and limit > 0 else {}
    if "rss" in _disabled(config):
        found |= {"atom": False, "rss": False, "json": False}
    return found


def _disabled(config: HugoConfig) -> set[str]:
    kinds = config.values.get("disablekinds")
    return {str(kind).lower() for kind in kinds} if isinstance(kinds, list) else set()


def _kinds(conversion: _Conversion) -> dict[str, Any]:
    disabled = _disabled(conversion.config)
    for kind in sorted(
        disabled - {"rss", "sitemap", "taxonomy", "term", "taxonomyterm", "robotstxt", "404"}
    ):
        conversion.notice("disablekinds", f"pages of kind `{kind}` cannot be left out here")
    return {"sitemap": False} if "sitemap" in disabled else {}


_SPECIAL: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "builddrafts": lambda value: (f"`buildDrafts: {value}` is chosen with each build here", "build with `--drafts`"),
    "buildfuture": lambda value: (f"`buildFuture: {value}` is chosen with each build here", "build with `--future`"),
    "buildexpired": lambda value: (f"`buildExpired: {value}` is chosen with each build here", "build with `--expired`"),
    "uglyurls": lambda value: (f"`uglyURLs: {value}` has no counterpart; URLs end in a slash here", "keep the old URLs as aliases"),
}  # fmt: skip


def _left_over(conversion: _Conversion) -> None:
    for name, value in conversion.config.values.items():
        if name in _SILENT or value in (None, "", [], {}):
            continue
        if name in _SPECIAL:
            if value:
                conversion.notice(name, *_SPECIAL[name](str(value).lower()))
        else:
            conversion.notice(
                name,
                f"setting `{conversion.config.spelled.get(name, name)}` has no counterpart and was left out",
            )
    if conversion.config.values.get("related"):
        conversion.notice(
            "related",
            "`related` was left out: related pages are found by their common terms",
            "set `related:` in site.yaml to the number wanted",
        )
