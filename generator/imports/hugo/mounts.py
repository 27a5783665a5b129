"""Which folders of a Hugo site hold content, data and static files, and which of their files Hugo reads."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from warnings import catch_warnings, simplefilter

from generator.imports.hugo.config import HugoConfig, lowered
from generator.imports.hugo.globs import glob, keeps_out, lets_in
from generator.model.finding import Fault, Owner
from generator.one_file import is_folder
from generator.value import dataclass

_COMPONENTS = ("content", "data", "static")
_NEGATION = "! "


@dataclass(frozen=True, slots=True)
class Mount:
    """
    A folder of the source, and the folder of the new site into which its files go.

    Attributes:
        patterns: Which files of it Hugo reads, as `files:` of a mount says it; empty for all.
        refusal: Why nothing of it is carried over; empty where it is.
    """

    origin: PurePosixPath
    target: PurePosixPath
    patterns: tuple[str, ...] = ()
    refusal: str = ""

    def lets_in(self, path: PurePosixPath) -> bool:
        """Whether Hugo reads the file *path*, which is relative to the source's root."""
        return not self.patterns or lets_in(self.patterns, self._inner(path))

    def keeps_out(self, folder: PurePosixPath) -> bool:
        """Whether Hugo does not go into *folder*."""
        return bool(self.patterns) and keeps_out(self.patterns, self._inner(folder))

    def _inner(self, path: PurePosixPath) -> str:
        return path.relative_to(self.origin).as_posix()


def mounts(source: Path, config: HugoConfig) -> tuple[Mount, ...]:
    """
    Say which folders hold content, data and static files.

    A source without settings and without a folder `content` is content throughout.
    """
    if not config.files and not is_folder(source / "content"):
        return (Mount(PurePosixPath(), PurePosixPath("content")),)
    own = tuple(_own(config))
    taken = {mount.target.parts[0] for mount in own}
    found = [
        Mount(PurePosixPath(folder), PurePosixPath(component))
        for component in _COMPONENTS
        if component not in taken
        for folder in _folders(config, component)
    ]
    if "content" not in taken:
        found = _by_language(config, found)
    # The deepest folder decides, so that `content/de` is not read a second time as `content`.
    unique = {(mount.origin, mount.target): mount for mount in (*found, *own)}
    return tuple(sorted(unique.values(), key=lambda mount: mount.origin.as_posix()))


def languages(config: HugoConfig) -> frozenset[str]:
    """Codes of the languages that Hugo publishes."""
    named = config.table("languages")
    return frozenset(named or {default_language(config)}) - disabled_languages(config)


def default_language(config: HugoConfig) -> str:
    """Code of the site's first language."""
    return config.text("defaultcontentlanguage").lower() or "en"


def disabled_languages(config: HugoConfig) -> frozenset[str]:
    """Codes of languages that are configured and switched off."""
    listed = config.values.get("disablelanguages")
    named = listed if isinstance(listed, list) else str(listed or "").split()
    off = {
        code
        for code, language in config.table("languages").items()
        if lowered(language).get("disabled") is True
    }
    return frozenset(off | {str(code).lower() for code in named})


def ignored(config: HugoConfig) -> tuple[tuple[re.Pattern[str], ...], tuple[str, ...]]:
    """
    Expressions of `ignoreFiles`, which Hugo looks for in the whole path of a content file.

    Returns:
        Those that can be read, and the text of those that cannot.
    """
    listed = config.values.get("ignorefiles")
    texts = [str(one) for one in (listed if isinstance(listed, list) else [listed]) if one]
    read, unread = [], []
    for text in texts:
        try:
            with catch_warnings():
                simplefilter(
                    "error", FutureWarning
                )  # such as `[[:alpha:]]`, which Go reads otherwise
                read.append(re.compile(text))
        except (re.error, FutureWarning):
            unread.append(text)
    return tuple(read), tuple(unread)


def mount_faults(source: Path, config: HugoConfig, wanted: tuple[Mount, ...]) -> Iterator[Fault]:
    """Name each folder that is not carried over, and each filter that cannot be followed."""
    named = {mount.target.parts[0] for mount in _own(config)}
    for component in sorted(named):
        (folder,) = _folders(config, component)[:1]
        if is_folder(source / folder) and not any(
            mount.origin.is_relative_to(folder) for mount in wanted
        ):
            message = (
                f"folder `{folder}` was left out, since Hugo reads only what `module.mounts` names"
            )
            at = config.place("module")
            yield Fault("imports/left-out", message, at, key="module", owner=Owner.SETTINGS)
    for mount in wanted:
        if mount.refusal:
            message = f"folder `{mount.origin}` was left out: {mount.refusal}"
            name = "module" if "module" in config.places else "languages"
            yield Fault(
                "imports/left-out", message, config.place(name), key=name, owner=Owner.SETTINGS
            )
    for text in ignored(config)[1]:
        message = f"`ignoreFiles` has the expression `{text}`, which cannot be read here; files that it keeps out of the old site are in the new one"
        fix = "delete those files"
        yield Fault("imports/now-public", message, config.place("ignorefiles"), fix, "ignorefiles")


def _folders(config: HugoConfig, component: str) -> list[str]:
    """Folders of a component; without any named, the one that has its name."""
    names = [f"{component}dir", *(f"{component}dir{number}" for number in range(11))]
    found: list[str] = []
    for name in names if component == "static" else names[:1]:
        value = config.values.get(name)
        listed = value if isinstance(value, list) else [value]
        found.extend(str(item) for item in listed if isinstance(item, str) and item)
    return found or [component]


def _by_language(config: HugoConfig, found: list[Mount]) -> list[Mount]:
    """Add folders that languages have for themselves; the common one is for the others alone."""
    table = config.table("languages")
    off = disabled_languages(config)
    folders = {
        code: folder
        for code, language in table.items()
        if isinstance(folder := lowered(language).get("contentdir"), str) and folder
    }
    if folders and all(code in folders or code in off for code in table):
        found = [mount for mount in found if mount.target.parts[0] != "content"]
    alone = len(languages(config)) == 1
    for code, folder in folders.items():
        target = PurePosixPath("content") if alone else PurePosixPath("content", code)
        why = f"language `{code}` is disabled" if code in off else ""
        found.append(Mount(PurePosixPath(folder), target, refusal=why))
    return found


def _own(config: HugoConfig) -> Iterator[Mount]:
    """Mounts that the settings name."""
    entries = config.table("module").get("mounts")
    for entry in entries if isinstance(entries, list) else ():
        mount = lowered(entry)
        origin, target = mount.get("source"), PurePosixPath(str(mount.get("target") or ""))
        if not isinstance(origin, str) or not origin or not target.parts:
            continue
        if target.parts[0] in _COMPONENTS:
            yield _in_language(
                config, mount, Mount(PurePosixPath(origin), target, _patterns(mount))
            )


def _patterns(mount: Mapping[str, Any]) -> tuple[str, ...]:
    """`files:`, and the two older lists that it came for; what one of them keeps out stays out."""
    out = [f"{_NEGATION}{pattern}" for pattern in _texts(mount.get("excludefiles"))]
    return (*out, *_texts(mount.get("includefiles")), *_texts(mount.get("files")))


def _texts(value: Any) -> list[str]:
    return [str(item) for item in (value if isinstance(value, list) else [value]) if item]


def _in_language(config: HugoConfig, mount: Mapping[str, Any], plain: Mount) -> Mount:
    """Give a mount of some languages its place; none where Hugo publishes nothing of it."""
    sites = lowered(lowered(mount.get("sites")).get("matrix"))
    others = sorted(set(sites) - {"languages"})
    patterns = _texts(mount.get("lang")) or _texts(sites.get("languages"))
    refusal, target = "", plain.target
    if others:
        refusal = f"it is for some sites only (`{others[0]}`)"
    elif patterns:
        codes = sorted(code for code in languages(config) if lets_in(patterns, code))
        if not codes:
            refusal = f"it is for `{', '.join(patterns)}`, and no such language is published"
        elif (
            default_language(config) not in codes
            and len(languages(config)) > 1
            and target.parts[0] == "content"
        ):
            target = PurePosixPath("content", codes[0], *target.parts[1:])
    return Mount(plain.origin, target, plain.patterns, refusal)


def matches(pattern: Any, text: str) -> bool:
    """Whether *text* is what a condition of the settings asks for; a missing one asks for nothing."""
    return pattern in (None, "") or bool(glob(str(pattern).lower()).fullmatch(text.lower()))
