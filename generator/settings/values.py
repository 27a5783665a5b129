"""Settings that are of the right type, and wrong all the same."""

import re
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import PurePosixPath
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from generator.model.finding import Fault, Location, Owner
from generator.settings.front_matter_schema import (
    COMMON_TAXONOMIES,
    DECLARED_BEFORE,
    FrontMatterKeys,
)
from generator.settings.schema import MenuItemSettings, Settings
from generator.typed_yaml.field import keys_of
from generator.typed_yaml.suggest import nearest
from generator.url.mistakes import Kind, leads_nowhere, mistake
from generator.url.parsed import parse

_FILE = PurePosixPath("site.yaml")
_LANGUAGE = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{5,8})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[a-wyzA-WYZ0-9](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-x(?:-[A-Za-z0-9]{1,8})+)?\Z"
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_KEY_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
#: How to fix the address of a scheduler.
SCHEDULER_EXAMPLE = "write it like `tcp://127.0.0.1:8786`"
#: Faults with which an address cannot be that of a site.
_NO_ADDRESS = frozenset({Kind.SCHEME, Kind.SLASHES, Kind.NO_HOST, Kind.HOST, Kind.PORT})
_COLOR = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}")
_MOST_PORT = 65_535
_RULE = re.compile(r"[a-z][a-z0-9-]*/(?:[a-z0-9][a-z0-9-]*|\*)\Z")
_TOKEN = re.compile(r":([A-Za-z_]+)")

TOKENS = ("section", "slug", "title", "year", "month", "day", "filename")
_NAMING_TOKENS = frozenset({"slug", "title", "filename"})
#: Folders that hold what the site is made of; output would mix with them.
SITE_FOLDERS = (
    "content",
    "data",
    "static",
    "templates",
    "themes",
    "i18n",
    "archetypes",
    ".git",
)


class _Wrong(NamedTuple):
    """A fault without its place; *path* is the dotted key path of the value."""

    path: str
    message: str
    fix: str = ""


def value_faults(settings: Settings) -> Iterator[Fault]:
    """Report every value of *settings* that cannot be meant."""
    for check in _CHECKS:
        for wrong in check(settings):
            if not wrong.path or _position(settings, wrong.path) is not None:
                at = _position(settings, wrong.path) or Location(_FILE)
                yield Fault(
                    "settings/bad-value", wrong.message, at, wrong.fix, wrong.path, Owner.SETTINGS
                )


def _position(settings: Settings, path: str) -> Location | None:
    """Place of the value, or of the nearest value that holds it; None for a default."""
    while path:
        if path in settings.positions:
            return settings.positions[path]
        path = path.rpartition(".")[0]
    return None


def address_faults(url: str) -> Iterator[str]:
    """Say what is wrong with *url* as the address of a site."""
    yield from (wrong.message for wrong in _address(url))


def _base_url(settings: Settings) -> Iterator[_Wrong]:
    yield from _address(settings.base_url)


def _address(url: str) -> Iterator[_Wrong]:
    # The value is not shown: it may come from an environment variable.
    path = "base_url"
    example = "write it like `https://www.example.com/`"
    scheme, colon, rest = url.partition("://")
    if not colon or scheme.lower() not in ("http", "https"):
        what = f"the scheme `{scheme}`" if colon else "no scheme"
        yield _Wrong(path, f"`base_url` has {what}; it must be `https://` or `http://`", example)
        return
    read, wrong = parse(url), mistake(url)
    if read is None or read.port == 0 or (wrong is not None and wrong.kind in _NO_ADDRESS):
        nameless = wrong is not None and wrong.kind is not Kind.PORT and "[" not in rest
        message = "`base_url` names no host" if nameless else "`base_url` is not a valid address"
        yield _Wrong(path, message, example)
        return
    if re.search(r"\s", url):
        yield _Wrong(path, "`base_url` has a space in it", "remove it, or write `%20`")
    if wrong is not None and wrong.kind is Kind.BACKSLASH:
        yield _Wrong(path, "`base_url` has a backslash in it", "write `/`")
    if "@" in rest.partition("/")[0]:
        yield _Wrong(
            path, "`base_url` contains a user name or password", "remove them; all can read them"
        )
    if "?" in url:
        yield _Wrong(path, "`base_url` has a query (`?`)", "end it before the question mark")
    if "#" in url:
        yield _Wrong(path, "`base_url` has a fragment (`#`)", "end it before the hash")
    written = re.split(r"[?#]", rest.partition("/")[2], maxsplit=1)[0]
    if re.search(r"(?:^|/)\.\.?(?:/|$)|(?:^|/)/", written):
        yield _Wrong(path, "the path of `base_url` has `..` or `//` in it", "write the plain path")


def _languages(settings: Settings) -> Iterator[_Wrong]:
    for path, tag in [
        ("language", settings.language),
        *((f"languages.{tag}", tag) for tag in settings.languages),
    ]:
        if not _LANGUAGE.match(tag):
            fix = (
                f"write `{tag.replace('_', '-')}`"
                if "_" in tag
                else "write it like `en` or `pt-BR`"
            )
            yield _Wrong(path, f"`{tag}` is not a language tag (BCP 47)", fix)
    if settings.languages and settings.language not in settings.languages:
        names = ", ".join(f"`{tag}`" for tag in settings.languages)
        yield _Wrong(
            "language" if "language" in settings.positions else "languages",
            f"the site's language `{settings.language}` is not among `languages:` ({names})",
            "add it there, or name one of them in `language:`",
        )


def _timezone(settings: Settings) -> Iterator[_Wrong]:
    try:
        ZoneInfo(settings.timezone)
    except (OSError, ValueError, LookupError):
        near = nearest(settings.timezone, sorted(available_timezones()))
        fix = f"did you mean `{near}`?" if near else "write it like `Europe/Berlin`"
        yield _Wrong("timezone", f"there is no time zone `{settings.timezone}`", fix)


def _theme(settings: Settings) -> Iterator[_Wrong]:
    if not _NAME.match(settings.theme) or ".." in settings.theme:
        message = f"`{settings.theme}` is not the name of a folder in `themes/`"
        yield _Wrong("theme", message, "use letters, digits, `-` and `_`")


def _own_keys(settings: Settings) -> Iterator[_Wrong]:
    taken = {spec.name.lower() for spec in keys_of(FrontMatterKeys)}
    for section, names in (
        ("taxonomies", settings.taxonomies),
        ("front_matter", settings.front_matter),
    ):
        for name in names:
            path = f"{section}.{name}"
            if not _KEY_NAME.match(name):
                fix = "use letters, digits, `-` and `_`"
                yield _Wrong(path, f"`{name}` cannot be a key of front matter", fix)
            elif name.lower() in taken and not (
                section == "front_matter" and name in DECLARED_BEFORE
            ):
                message = f"`{name}` is a key of front matter already, with a meaning of its own"
                yield _Wrong(path, message, "choose another name")
    for name in settings.front_matter:
        if name in settings.taxonomies or name in COMMON_TAXONOMIES:
            message = f"`{name}` is a taxonomy already"
            yield _Wrong(f"front_matter.{name}", message, "remove one of the two")


def _permalinks(settings: Settings) -> Iterator[_Wrong]:
    for section, pattern in settings.permalinks.items():
        path = f"permalinks.{section}"
        tokens = _TOKEN.findall(pattern)
        for token in tokens:
            if token not in TOKENS:
                near = nearest(token, TOKENS)
                listed = ", ".join(f"`:{name}`" for name in TOKENS)
                fix = f"did you mean `:{near}`?" if near else f"there are {listed}"
                yield _Wrong(path, f"the pattern has an unknown part `:{token}`", fix)
        if not pattern.startswith("/"):
            yield _Wrong(
                path, f"the pattern `{pattern}` does not begin with `/`", f"write `/{pattern}`"
            )
        if re.search(r"[?#\\%\s]|//|(?:^|/)\.\.?(?:/|$)", pattern):
            message = (
                f"the pattern `{pattern}` has a character or part that is not allowed in a path"
            )
            yield _Wrong(path, message, "use names, tokens and single `/`")
        if not _NAMING_TOKENS.intersection(tokens) and set(tokens) <= set(TOKENS):
            message = f"the pattern `{pattern}` gives pages of one day the same URL"
            yield _Wrong(path, message, "add `:slug`, `:title` or `:filename`")


def _redirects(settings: Settings) -> Iterator[_Wrong]:
    for number, redirect in enumerate(settings.redirects):
        path = f"redirects.{number}"
        if redirect.source and not _is_site_path(redirect.source):
            message = f"the old path `{redirect.source}` does not begin with one `/`"
            yield _Wrong(f"{path}.from", message, "write it from the root, such as `/old/`")
        target = redirect.target
        if target and not _is_site_path(target) and not _is_web_address(target):
            message = f"`{target}` is neither a path from the root nor a URL"
            yield _Wrong(f"{path}.to", message, "write `/new/` or `https://www.example.com/new/`")
        if redirect.status not in (301, 302):
            message = f"a redirect cannot have status {redirect.status}; it is 301 or 302"
            yield _Wrong(f"{path}.status", message, "write 301 for permanent, 302 for temporary")


def _is_web_address(text: str) -> bool:
    url = parse(text)
    return url is not None and url.is_web and not leads_nowhere(text)


def _is_site_path(text: str) -> bool:
    return text.startswith("/") and not text.startswith("//") and "\\" not in text


def _folders(settings: Settings) -> Iterator[_Wrong]:
    output = PurePosixPath(settings.output)
    first = output.parts[0] if output.parts else ""
    if not _is_inside(settings.output):
        yield _Wrong(
            "output",
            f"the output folder `{settings.output}` is not inside the site's folder",
            "name a folder in it, such as `public`",
        )
    elif first.lower() in SITE_FOLDERS:
        message = f"the output folder cannot be in `{first}`, which the site is made of"
        yield _Wrong("output", message, "name another folder, such as `public`")
    for number, pages in enumerate(settings.data_pages):
        for name, value in (("source", pages.source), ("section", pages.section)):
            if value and not _is_inside(value):
                path = f"data_pages.{number}.{name}"
                yield _Wrong(path, f"`{value}` leads out of its folder", "write it without `..`")


def _is_inside(folder: str) -> bool:
    parts = PurePosixPath(folder).parts
    outside = folder.startswith(("/", "~")) or "\\" in folder or ":" in folder or "\0" in folder
    return bool(parts) and not outside and ".." not in parts


def _menus(settings: Settings) -> Iterator[_Wrong]:
    for name, items in settings.menus.items():
        yield from _menu_items(f"menus.{name}", items)


def _menu_items(path: str, items: tuple[MenuItemSettings, ...]) -> Iterator[_Wrong]:
    for number, item in enumerate(items):
        place = f"{path}.{number}"
        if item.page is not None and item.url is not None:
            yield _Wrong(place, "this entry has both `page` and `url`", "remove one of the two")
        if item.page is None and item.url is None and not item.children:
            message = "this entry has no `page`, no `url` and no `children`"
            yield _Wrong(place, message, "add `page: …` or `url: …`")
        if item.page is None and item.title is None:
            yield _Wrong(place, "this entry has no `title`", "add `title: …`")
        yield from _menu_items(f"{place}.children", item.children)


def _accepted(settings: Settings) -> Iterator[_Wrong]:
    for number, allowance in enumerate(settings.allow):
        if not _RULE.match(allowance.rule):
            message = f"`{allowance.rule}` is not a rule"
            fix = "write `family/what`, or `family/*`"
            yield _Wrong(f"allow.{number}.rule", message, fix)
        if not allowance.path:
            message = "this entry has no `path`, so it accepts nothing"
            fix = "say where it holds: `path: content/blog/**`"
            yield _Wrong(f"allow.{number}", message, fix)
    for glob in settings.owners:
        if not glob or glob.startswith("/") or "\\" in glob or ".." in glob.split("/"):
            message = f"`{glob}` matches no path of content"
            yield _Wrong(f"owners.{glob}", message, "write it like `content/blog/**`")


def _external_times(settings: Settings) -> Iterator[_Wrong]:
    external = settings.external
    hosts = [(f"hosts.{name}", host) for name, host in external.hosts.items()]
    waits = [
        (one, getattr(external, one)) for one in ("connect_timeout", "read_timeout", "timeout")
    ]
    waits += [(f"{path}.timeout", host.timeout) for path, host in hosts]
    for path, seconds in waits:
        if seconds is not None and seconds <= 0:
            message = f"a wait of {seconds:g} seconds is none"
            yield _Wrong(f"external.{path}", message, "write a number above 0")
    pauses = [
        (one, getattr(external, one)) for one in ("delay", "backoff", "patience", "keep_days")
    ]
    pauses += [(f"{path}.delay", host.delay) for path, host in hosts]
    for path, number in pauses:
        if number is not None and number < 0:
            yield _Wrong(f"external.{path}", f"{number:g} is below 0", "write 0 or more")


def _external_names(settings: Settings) -> Iterator[_Wrong]:
    external = settings.external
    for name in external.hosts:
        if "/" in name or ":" in name:
            message = f"`{name}` is not a host name"
            yield _Wrong(f"external.hosts.{name}", message, "write it like `www.example.org`")
    for pattern, statuses in external.expected.items():
        for number, status in enumerate(statuses):
            if not 100 <= status <= 999:  # noqa: PLR2004 - three digits, RFC 9110
                path = f"external.expected.{pattern}.{number}"
                message = f"{status} is not an HTTP status"
                yield _Wrong(path, message, "a status has three digits, such as 403")
    for number, place in enumerate(external.allow_private):
        if not _is_host_or_network(place):
            message = f"`{place}` is neither a host nor a network"
            fix = "write it like `intranet.example.com`, `localhost:8080` or `10.0.0.0/8`"
            yield _Wrong(f"external.allow_private.{number}", message, fix)
    if external.user_agent is not None and not re.fullmatch(r"[ -~]+", external.user_agent):
        message = "the name of a program is one line of plain ASCII characters"
        yield _Wrong("external.user_agent", message, "leave other characters out")


def _scheduler(settings: Settings) -> Iterator[_Wrong]:
    address = settings.executor.scheduler
    if address is not None and not is_scheduler(address):
        # The value is not shown: it may come from an environment variable.
        yield _Wrong(
            "executor.scheduler", "this is not the address of a scheduler", SCHEDULER_EXAMPLE
        )


def is_scheduler(address: str) -> bool:
    """Whether *address* looks like that of a Dask scheduler."""
    url = parse(address)
    if url is None or url.scheme not in {"tcp", "tls", "ws", "wss"} or not url.host:
        return False
    # The usual port of a web socket has gone from what was read, though it was written.
    return url.port is not None or re.search(r":\d+(?=[/?#]|\Z)", address) is not None


def _is_host_or_network(text: str) -> bool:
    found = re.fullmatch(r"(\[[^\]]*\]|[^:\[\]]*):(\d+)", text)
    place = found[1].strip("[]") if found else text
    if found and not 0 < int(found[2]) <= _MOST_PORT:
        return False
    try:
        ip_network(place, strict=False)
    except ValueError:
        return re.fullmatch(r"[\w-]+(?:\.[\w-]+)*", place) is not None
    return True


def _social(settings: Settings) -> Iterator[_Wrong]:
    for name in ("color", "background"):
        color = getattr(settings.social, name)
        if not _COLOR.fullmatch(color):
            fix = 'write it like `"#1d4ed8"`, in quotes'
            yield _Wrong(f"social.{name}", f"`{color}` is not a six-digit colour", fix)
    for number, font in enumerate(settings.social.fonts):
        path = PurePosixPath(font)
        if path.is_absolute() or ".." in path.parts or "\\" in font:
            message = f"`{font}` leads out of the site"
            yield _Wrong(f"social.fonts.{number}", message, "put the file into the site's folder")


_CHECKS = (
    _social,
    _base_url,
    _languages,
    _timezone,
    _theme,
    _own_keys,
    _permalinks,
    _redirects,
    _folders,
    _menus,
    _accepted,
    _external_times,
    _external_names,
    _scheduler,
)
