"""What befalls files of any kind, the output folder and the cache."""

import os
import random
import shutil
from pathlib import Path

from content_edits import Edit
from living_site import LivingSite, NothingToEditError, Pick
from site_folder import SiteFolder

DAYS = (
    "2026-06-01", "2026-06-14", "2026-06-15", "2026-06-15T17:59", "2026-06-15T18:00", "2026-06-18",
    "2026-06-19", "2026-06-20", "2026-06-23", "2026-06-25", "2026-07-01", "2027-01-02",
)  # fmt: skip
_LONG_AGO = 1_000_000_000_000_000_000
#: What the cache holds besides the store: the record of what was written, and the lock.
_NO_STORE = ("output-*.json", "build.lock")


def _sources(site: LivingSite) -> list[str]:
    return site.names("**/*")


def day(site: LivingSite, pick: Pick) -> str:
    site.day = pick(DAYS)
    return f"it is {site.day}"


def flags(site: LivingSite, pick: Pick) -> str:
    site.flags = pick(
        ((), ("--drafts",), ("--future",), ("--expired", "--drafts"), ("--strict",), ("--environment", "preview"),
         ("--base-url", "https://test.example/at/"))
    )  # fmt: skip
    return f"options {' '.join(site.flags) or 'none'}"


def link_out(site: LivingSite, pick: Pick) -> str:
    """A link to what lies outside the site, or a link that now leads elsewhere."""
    outside = site.scratch / "beyond"
    outside.mkdir(exist_ok=True)
    (outside / "page.md").write_text("---\ntitle: Beyond\n---\nsecret\n")
    (outside / "page.html").write_text("secret\n")
    (outside / "words.yaml").write_text("note: secret\n")
    name, target = pick((
        ("content/linked.md", outside / "page.md"), ("content/linked.md", site.root / "content/about.md"),
        ("content/linked", outside), ("static/linked", outside), ("static/linked", site.root / "data"),
        ("data/linked.yaml", outside / "words.yaml"), ("i18n/de.yaml", outside / "words.yaml"),
        ("templates/linked.html", outside / "page.html"), ("content/linked", site.root / ".cache"),
    ))  # fmt: skip
    path = site.root / name
    if path.is_symlink():
        path.unlink()
    if path.exists():
        raise NothingToEditError
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(
        os.path.relpath(target, path.parent) if target.is_relative_to(site.root) else target
    )
    return f"{name}: a link to {target}"


def leftover(site: LivingSite, pick: Pick) -> str:
    """A file that is not published appears or goes."""
    name = pick(
        ("static/.env", "static/img/.DS_Store", "content/blog/notes.bak", "content/blog/key.pem")
    )
    if site.has(name):
        site.delete(name)
        return f"{name}: deleted"
    site.write(name, f"secret {site.number()}\n")
    return f"{name}: appears"


def another_command(site: LivingSite, pick: Pick) -> str:
    """What else is run on a site between its builds; it writes elsewhere or nowhere."""
    other = str(site.scratch / "other")
    command = pick(
        (("check",), ("list",), ("build", "--output", other), ("build", "--output", other, "--drafts"),
         ("check", "--future"), ("publish", "--fail-on", "off", "--target", str(site.scratch / "released")))
    )  # fmt: skip
    SiteFolder(site.root).run(*command, "--as-of", site.day)
    return " ".join(command)


def moved(site: LivingSite, pick: Pick) -> str:
    """The site's folder is called otherwise."""
    del pick
    new = site.root.with_name(f"site-{site.number()}")
    site.root.rename(new)
    site.root = new
    return f"the site moves to {new.name}"


def same_bytes(site: LivingSite, pick: Pick) -> str:
    name = pick(_sources(site))
    site.touch(name)
    return f"{name}: saved as it is"


def old_time(site: LivingSite, pick: Pick) -> str:
    """A file of another size that seems to be older than the last build."""
    name = pick(site.names("content/**/*.md", "data/*", "themes/**/*.html"))
    site.write(name, site.read(name) + f"\n{site.number()}\n")
    site.touch(name, _LONG_AGO + site.number())
    return f"{name}: changed, with a time long ago"


def restored(site: LivingSite, pick: Pick) -> str:
    """A file as it was before its last change or its deletion."""
    earlier = site.earlier()
    name = pick([one for one in earlier if one != "site.yaml"])
    site.write(name, earlier[name])
    return f"{name}: as it was before"


def unreadable_name(site: LivingSite, pick: Pick) -> str:
    """A name that differs in its case from one that is there."""
    name = pick(site.names("content/**/*.md", "static/**/*.png"))
    folder, _, own = name.rpartition("/")
    site.rename(name, f"{folder}/{own.swapcase().replace('.MD', '.md').replace('.PNG', '.png')}")
    return f"{name}: other case"


def _outputs(site: LivingSite) -> list[Path]:
    found = site.output.rglob("*") if site.output.is_dir() else ()
    foreign = {site.output / name for name in site.foreign}
    return sorted(path for path in found if path.is_file() and path not in foreign)


def tampered(site: LivingSite, pick: Pick) -> str:
    path = pick(_outputs(site))
    shown = path.relative_to(site.root)
    how = pick(("longer", "emptied", "deleted", "linked away", "folder deleted"))
    if how == "longer":
        path.write_bytes(path.read_bytes() + b"tampered")
    elif how == "emptied":
        path.write_bytes(b"")
    elif how == "deleted":
        path.unlink()
    elif how == "folder deleted" and path.parent != site.output:
        shutil.rmtree(path.parent)
        shown = shown.parent
    else:
        outside = site.scratch / "outside.txt"
        outside.write_text("outside\n")
        path.unlink()
        path.symlink_to(outside)
    return f"{shown}: {how}"


def output_gone(site: LivingSite, pick: Pick) -> str:
    del pick
    shutil.rmtree(site.output, ignore_errors=True)
    return "public: deleted"


def foreign_file(site: LivingSite, pick: Pick) -> str:
    folders = sorted({path.parent for path in _outputs(site)})
    number = site.number()
    path = pick(folders) / f"foreign-{number}.txt"
    path.write_text(f"foreign {number}\n")
    name = path.relative_to(site.output).as_posix()
    site.foreign[name] = path.read_bytes()
    return f"public/{name}: put there"


def all_gone(site: LivingSite, pick: Pick) -> str:
    del pick
    for folder in site.made():
        shutil.rmtree(folder, ignore_errors=True)
    return "public and .cache: deleted"


def store_damaged(site: LivingSite, pick: Pick) -> str:
    files = sorted(site.cache.rglob("*")) if site.cache.is_dir() else []
    path = pick(
        [
            path
            for path in files
            if path.is_file() and not any(path.match(name) for name in _NO_STORE)
        ]
    )
    data = path.read_bytes()
    how = pick(("halved", "emptied", "a bit flipped", "garbage", "deleted", "longer"))
    if how == "deleted":
        path.unlink()
    elif how == "a bit flipped" and data:
        at = pick((0, len(data) // 3, len(data) // 2, len(data) - 1))
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :])
    else:
        new = {
            "halved": data[: len(data) // 2],
            "garbage": random.Random(site.number()).randbytes(len(data) or 100),
            "longer": data + b"\0more",
        }
        path.write_bytes(new.get(how, b""))
    return f"{path.relative_to(site.root)}: {how}"


def put_by(site: LivingSite, pick: Pick) -> str:
    """Output and cache are kept; a later edit brings them back, as the cache of a build server does."""
    del pick
    shelf = site.scratch / "shelf"
    shutil.rmtree(shelf, ignore_errors=True)
    shelf.mkdir()
    if not (site.output.is_dir() and site.cache.is_dir()) or site.foreign:
        raise NothingToEditError
    for folder in filter(Path.is_dir, site.made()):
        shutil.copytree(folder, shelf / folder.name, symlinks=True)
    return "public and .cache: put by"


def brought_back(site: LivingSite, pick: Pick) -> str:
    del pick
    shelf = site.scratch / "shelf"
    if not (shelf / "public").is_dir():
        raise NothingToEditError
    for folder in site.made():
        shutil.rmtree(folder, ignore_errors=True)
        if (shelf / folder.name).is_dir():
            shutil.copytree(shelf / folder.name, folder, symlinks=True)
    site.foreign.clear()
    return "public and .cache: brought back from where they were put by"


OTHER_EDITS: tuple[Edit, ...] = (
    link_out, link_out, leftover, day, day, day, flags, another_command, moved, same_bytes, old_time, restored, restored, unreadable_name, tampered, tampered, output_gone,
    foreign_file, all_gone, store_damaged, store_damaged, store_damaged, put_by, brought_back,
)  # fmt: skip
