"""Examine a site: settings, theme, folders, what is kept, version control."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.cards.drawing import can_set_all_scripts
from generator.cards.faces import Face
from generator.cli.examination import Examined, Findings, State
from generator.cli.opening import OpenSite, SiteOptions, open_site
from generator.errors import GeneratorError, OutputFolderError
from generator.files.disk import free_bytes, refusal
from generator.files.output_folder import refuse_foreign
from generator.incremental.store import StoreError, open_store
from generator.model.counted import counted
from generator.one_file import is_file, is_folder, read_file, walk
from generator.settings.schema import Settings
from generator.stages.store.outcome import FOLDERS, FORMAT, circumstances
from generator.themes.theme import load_theme

#: Bytes: less than that much free space stops a build in the middle, or soon will.
FULL = 10_000_000
SCARCE = 200_000_000
_INOTIFY = Path("/proc/sys/fs/inotify/max_user_watches")
_LISTED = 3
_LETTER = 24  # pixels; any size will do


def examine_site(root: Path) -> Findings:
    """Examine the site in *root*; without settings only the folder is checked."""
    if not os.path.lexists(root / "site.yaml"):
        seen = f"there is no site.yaml in {root}, so no site was examined"
        yield Examined(
            "site", State.WARN, seen, "run this in a site's folder, or name the folder with `-s`"
        )
        return
    opened, lines = _opened(root)
    yield from lines
    settings = opened.settings if opened else None
    yield from _writable(root, settings)
    yield _watches(root)
    yield from _git(root, settings)
    if opened is not None:
        yield _theme(root, opened.settings)
        yield from _cards(root, opened.settings)
        yield _output(root, opened.settings)
        yield _store(opened)


def _opened(root: Path) -> tuple[OpenSite | None, list[Examined]]:
    """Open the site; None where its settings have faults, which are the lines."""
    options = SiteOptions(
        root, "production", None, drafts=False, future=False, expired=False, as_of=None
    )
    try:
        opened = open_site(options)
    except GeneratorError as error:
        return None, [Examined("settings", State.FAIL, error.message, error.hint)]
    if not opened.faults:
        return opened, [Examined("settings", State.OK, "site.yaml is valid")]
    lines = [
        Examined("settings", State.FAIL, f"{fault.at}: {fault.message}", fault.fix)
        for fault in opened.faults[:_LISTED]
    ]
    more = len(opened.faults) - _LISTED
    if more > 0:
        seen = f"site.yaml has {more} more faults" if more > 1 else "site.yaml has 1 more fault"
        lines.append(Examined("settings", State.FAIL, seen, "`proofpress build` lists them all"))
    return None, lines


def _theme(root: Path, settings: Settings) -> Examined:
    try:
        theme, faults = load_theme(root, settings)
    except GeneratorError as error:
        return Examined("theme", State.FAIL, error.message, error.hint)
    if faults:
        first = faults[0]
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        return Examined("theme", State.WARN, f"{first.at}: {first.message}{more}", first.fix)
    layers = ", ".join(str(layer.shown) for layer in theme.search.layers)
    return Examined("theme", State.OK, f"`{settings.theme}`; templates come from {layers}")


def _cards(root: Path, settings: Settings) -> Findings:
    """Open the site's own fonts; those of the program come with it."""
    if not (settings.social.cards or settings.social.fonts):
        return
    for font in settings.social.fonts:
        try:
            Face(root / font).size(_LETTER)
        except OSError:
            seen = f"{font} cannot be read as a font, so no card can be drawn"
            remedy = "name fonts as TTF, OTF or TTC files in `social.fonts`"
            yield Examined("cards", State.WARN, seen, remedy)
            return
    if can_set_all_scripts():
        number = len(settings.social.fonts)
        seen = (
            f"can be drawn, with {counted(number, 'font')} of the site"
            if number
            else "can be drawn"
        )
        yield Examined("cards", State.OK, seen)
    else:
        seen = "can be drawn, but Pillow was built without Raqm, which joins Arabic letters"
        remedy = "install a Pillow with Raqm where a page is in Arabic"
        yield Examined("cards", State.WARN, seen, remedy)


def _writable(root: Path, settings: Settings | None) -> Findings:
    wanted = [root / ".cache", *([root / settings.output] if settings else [])]
    faults = 0
    for folder in wanted:
        place = next(each for each in (folder, *folder.parents) if is_folder(each))
        try:
            with tempfile.TemporaryFile(dir=place):
                pass
        except OSError as error:
            faults += 1
            seen, _ = refusal(error, place)
            yield Examined(
                "write access", State.FAIL, seen, "correct the permissions of the folder"
            )
    if not faults:
        listed = " and ".join(f"{folder.name}/" for folder in wanted)
        yield Examined("write access", State.OK, f"{listed} can be written")
    free = free_bytes(wanted[-1])
    seen = f"{free:,} bytes are free"
    if free < FULL:
        yield Examined("free space", State.FAIL, f"{seen}; a build needs {FULL:,}", "make room")
    elif free < SCARCE:
        yield Examined(
            "free space", State.WARN, f"{seen}; less than {SCARCE:,} is scarce", "make room"
        )
    else:
        yield Examined("free space", State.OK, seen)


def _watches(root: Path) -> Examined:
    """Compare the folders of the site with what the system lets one person watch."""
    limited = sys.platform == "linux" and is_file(_INOTIFY)
    if not limited:
        return Examined("watching", State.OK, "this system sets no limit on watched folders")
    limit = int(read_file(_INOTIFY))
    folders = sum(1 for name in FOLDERS for _ in walk(root / name))
    seen = f"the site has {folders:,} folders; the system watches up to {limit:,} for a person"
    if folders * 2 > limit:
        remedy = "sudo sysctl fs.inotify.max_user_watches=524288, or `proofpress serve --poll`"
        return Examined("watching", State.WARN, seen, remedy)
    return Examined("watching", State.OK, seen)


def _git(root: Path, settings: Settings | None) -> Findings:
    git = shutil.which("git")
    if git is None:
        seen = "git is not installed, so nothing is known of versions"
        yield Examined("git", State.WARN, seen, "install git")
        return
    if not _says_yes([git, "-C", str(root), "rev-parse", "--is-inside-work-tree"]):
        seen = "the site is in no git repository, so earlier versions cannot be restored"
        yield Examined("git", State.WARN, seen, "git init")
        return
    made = [".cache", *([settings.output] if settings else [])]
    open_ = [
        name
        for name in made
        if not _says_yes([git, "-C", str(root), "check-ignore", "-q", f"{name}/x"])
    ]
    if open_:
        listed = " and ".join(f"{name}/" for name in open_)
        seen = f"git does not ignore {listed}, which builds make"
        remedy = f"add {' and '.join(f'`/{name}/`' for name in open_)} to .gitignore"
        yield Examined("git", State.WARN, seen, remedy)
    else:
        yield Examined(
            "git", State.OK, "the site is in a repository, and what builds make is ignored"
        )


def _says_yes(command: Iterable[str]) -> bool:
    done = subprocess.run(list(command), capture_output=True, check=False, timeout=30)  # noqa: S603 - our own words
    return done.returncode == 0


def _output(root: Path, settings: Settings) -> Examined:
    folder = root / settings.output
    try:
        refuse_foreign(folder, root, root / ".cache")
    except OutputFolderError as error:
        return Examined("output folder", State.FAIL, error.message, error.hint)
    except OSError as error:
        return Examined("output folder", State.FAIL, *refusal(error, folder))
    seen = "holds what builds made" if is_folder(folder) else "is made by the next build"
    return Examined("output folder", State.OK, f"{settings.output}/ {seen}")


def _store(site: OpenSite) -> Examined:
    """Read what builds kept, into whatever folder they wrote: `build -o` names others."""
    usual = circumstances(site.root, site.root / site.settings.output, site.settings, (), site.now)
    stores = sorted(usual.store.parent.glob("store-*.bin"))
    for store in stores:
        try:
            kept = open_store(store, FORMAT)
            if kept is not None:
                for section in kept.sections:
                    kept.bytes(section)  # compares its checksum
        except StoreError as error:
            seen = f"what a build kept in {store.name} cannot be used: {error}"
            remedy = "nothing; the next build makes every page again"
            return Examined("store", State.WARN, seen, remedy)
    if not stores:
        return Examined("store", State.OK, "no build has kept anything yet")
    others = len([store for store in stores if store != usual.store])
    seen = f"what {len(stores)} builds kept can be read"
    if len(stores) == 1:
        seen = f"what the last build kept can be read ({stores[0].name})"
    if others:
        folders = "1 build was" if others == 1 else f"{others} builds were"
        seen += f"; {folders} written to another folder with `-o`"
    return Examined("store", State.OK, seen)
