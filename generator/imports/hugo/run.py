"""One import, from the source's folder to the new site's."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from generator.errors import UsageError
from generator.imports.hugo.aliases import AliasRules
from generator.imports.hugo.body import change_body
from generator.imports.hugo.config import HugoConfig, read_config
from generator.imports.hugo.content_map import full_folders, language_marks, page_finder, sections
from generator.imports.hugo.converted import as_yaml
from generator.imports.hugo.declared import DeclaredKeys
from generator.imports.hugo.edits import apply
from generator.imports.hugo.front_matter_keys import change_keys
from generator.imports.hugo.hidden_pages import (
    HiddenPages,
    hide_taxonomies,
    made_public,
    without_files_of_drafts,
    without_parts,
)
from generator.imports.hugo.key_changes import KeyRules
from generator.imports.hugo.left_out import left_out, shortcode_templates, template_text
from generator.imports.hugo.mounts import default_language, mount_faults, mounts
from generator.imports.hugo.other_generators import refuse_others
from generator.imports.hugo.page_addresses import AddressRules, change_address
from generator.imports.hugo.pictures import Files, files_of
from generator.imports.hugo.publication import Publications
from generator.imports.hugo.redirects import convert_redirects
from generator.imports.hugo.references import index
from generator.imports.hugo.refused_keys import without_refused
from generator.imports.hugo.renderings import Known
from generator.imports.hugo.site_yaml import Survey, patterns, site_settings, taxonomies
from generator.imports.hugo.source_page import Notation, SourcePage, take_apart
from generator.imports.hugo.standalone import outdented, parted_from_html, stand_alone
from generator.imports.hugo.theme import write_theme
from generator.imports.hugo.tree import Keeper, SourceFile, files
from generator.imports.hugo.usage import Usage
from generator.imports.hugo.written_settings import write_settings
from generator.imports.report import ImportReport
from generator.model.finding import Fault, Location
from generator.one_file import is_folder, is_there, open_file, read_file
from generator.value import dataclass

_MARKDOWN = (".md", ".markdown")
#: Formats of pages that Hugo can read besides Markdown; HTML is a page where it has front matter.
#: Source: Hugo's documentation, "Content formats".
_OTHER_FORMATS = frozenset(
    {".html", ".htm", ".org", ".adoc", ".asciidoc", ".ad", ".rst", ".pandoc", ".pdc"}
)
_ADAPTER = "_content.gotmpl"
_REDIRECTS = PurePosixPath("static", "_redirects")


@dataclass(slots=True)
class _Import:
    source: Path
    destination: Path
    config: HugoConfig
    files: Files
    faults: list[Fault]
    counts: Counter[str] = field(default_factory=Counter)
    usage: Usage = field(default_factory=Usage)
    declared: DeclaredKeys = field(default_factory=DeclaredKeys)


def import_site(source: Path, destination: Path) -> ImportReport:
    """
    Carry a Hugo site, or a bare folder of Markdown, over to *destination*.

    Args:
        source: A folder with Hugo's settings, or with Markdown alone. It is not changed.
        destination: A folder that is empty or does not exist yet.

    Raises:
        UsageError: *source* is no folder or its settings cannot be read; *destination* is in use.
    """
    _check(source, destination)
    config = read_config(source)
    refuse_others(source, config)
    faults: list[Fault] = []
    wanted = mounts(source, config)
    keeper = Keeper(config)
    found = tuple(files(source, wanted, keeper, faults))
    faults.extend((*mount_faults(source, config, wanted), *keeper.faults()))
    run = _Import(source, destination, config, files_of(found), faults)
    destination.mkdir(parents=True, exist_ok=True)
    read, others = _read(run, found)
    pages = without_parts(config, read, faults)
    publications = Publications(
        config,
        pages,
        frozenset(config.table("languages")),
        taxonomies(config),
        dt.datetime.now(dt.UTC),
    )
    redirects = _copy(run, without_files_of_drafts(pages, others, publications, faults))
    _write_pages(run, pages, publications)
    faults.extend(made_public(config, pages, publications))
    themed = _write_theme(run)
    survey = Survey(
        name=source.resolve().name,
        find_page=page_finder(pages),
        sections=sections(pages),
        language_marks=language_marks(pages, config),
        themed=themed > 0,
    )
    settings = site_settings(config, survey, run.declared.types(), faults)
    settings.update(redirects)
    hide_taxonomies(settings, publications, config, faults)
    write_settings(destination, settings, config, faults)
    faults.extend(left_out(source, config))
    run.counts["files"] = len(found)
    run.counts["pages"] = len(pages)
    return ImportReport(tuple(sorted(faults, key=_order)), dict(sorted(run.counts.items())))


def _check(source: Path, destination: Path) -> None:
    if not is_folder(source):
        raise UsageError(f"{source} is not a folder", "name the folder of the Hugo site")
    if is_there(destination) and not is_folder(destination):
        raise UsageError(f"{destination} is a file", "name a folder that does not exist yet")
    if is_folder(destination) and any(destination.iterdir()):
        raise UsageError(f"{destination} is not empty", "name a folder that does not exist yet")
    old, new = source.resolve(), destination.resolve()
    if new.is_relative_to(old) or old.is_relative_to(new):
        raise UsageError(
            f"{destination} and {source} lie in one another", "name a folder beside the source"
        )


def _read(run: _Import, found: Sequence[SourceFile]) -> tuple[list[SourcePage], list[SourceFile]]:
    """Divide *found* into pages that were taken apart, and files that are copied."""
    pages: list[SourcePage] = []
    others: list[SourceFile] = []
    for file in map(_not_found_page, found):
        suffix = file.target.suffix.lower()
        try:
            if file.target.parts[0] != "content" or suffix not in _MARKDOWN:
                if file.target.parts[0] == "content" and _other_format(file):
                    run.faults.append(_left_out(file))
                else:
                    others.append(file)
                continue
            text = read_file(file.path).decode()
        except OSError as error:
            run.faults.append(_unreadable(file, error))
            continue
        except UnicodeDecodeError:
            # The build says where the first wrong byte is.
            others.append(file)
            continue
        pages.append(_taken_apart(run, file, text))
    return pages, others


def _not_found_page(file: SourceFile) -> SourceFile:
    """Hugo has the text of the 404 page in a folder `404`; here it is one file."""
    if file.target.as_posix() in ("content/404/_index.md", "content/404/index.md"):
        return replace(file, target=PurePosixPath("content", "404.md"))
    return file


def _other_format(file: SourceFile) -> bool:
    """Whether *file* is a page of Hugo that cannot be read here; HTML is one where it has front matter."""
    if file.target.name == _ADAPTER:
        return True
    suffix = file.target.suffix.lower()
    if suffix not in (".html", ".htm"):
        return suffix in _OTHER_FORMATS
    with open_file(file.path) as opened:
        start = opened.read(200).lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"---", b"+++", b"{"))


def _left_out(file: SourceFile) -> Fault:
    at, rule = Location(file.origin), "imports/format"
    if file.target.name == _ADAPTER:
        message = "this Go template makes pages from data; it was left out, and so were they"
        return Fault(rule, message, at, "make them by `data_pages:` in site.yaml")
    what = f"a page in the format `{file.target.suffix}`"
    message = f"{what} cannot be read here; it was left out, since its source would be public"
    return Fault(rule, message, at, "rewrite it as Markdown")


def _taken_apart(run: _Import, file: SourceFile, text: str) -> SourcePage:
    page = take_apart(file, text)
    if page.notation in (Notation.TOML, Notation.JSON):
        if page.problem:
            message = f"front matter in {page.notation.upper()} cannot be read: {page.problem}; the file was copied as it is"
            run.faults.append(
                Fault(
                    "imports/front-matter",
                    message,
                    Location(file.origin, 1),
                    "write the front matter as YAML between lines of `---`",
                )
            )
        else:
            run.counts["front matter converted"] += 1
        return as_yaml(page)
    return page


def _copy(run: _Import, others: Iterable[SourceFile]) -> dict[str, Any]:
    """Copy files as they are; settings that come from one of them are returned."""
    settings: dict[str, Any] = {}
    for file in others:
        if file.target == _REDIRECTS:
            converted = convert_redirects(read_file(file.path).decode("utf-8", "replace"))
            if converted is not None:
                settings["redirects"] = converted
                run.counts["redirects converted"] += len(converted)
                continue
            message = "some lines of this file have no counterpart, so it was copied as it is"
            fix = "add the aliases of pages to it by hand, or move its plain lines to `redirects:` in site.yaml"
            run.faults.append(Fault("imports/redirects", message, Location(file.origin), fix))
            settings["redirect_files"] = ["html", "nginx"]
        path = run.destination / file.target
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(file.path, path)
        except OSError as error:
            run.faults.append(_unreadable(file, error))
    return settings


def _write_pages(run: _Import, pages: Sequence[SourcePage], publications: Publications) -> None:
    wanted = taxonomies(run.config)
    codes = frozenset(run.config.table("languages"))
    references = index(pages, wanted, codes)
    rules = KeyRules(
        frozenset(name.lower() for name in wanted),
        run.declared,
        run.files.on_page,
        publications.of,
    )
    hidden = HiddenPages()
    addressing = AddressRules(
        patterns(run.config), full_folders(pages), _alias_rules(run.config, codes)
    )
    addresses: dict[str, Location] = {}
    replaced: Counter[str] = Counter()
    for page in pages:
        keys = change_keys(page, rules)
        hidden.note(publications.of(page))
        change_address(page, keys, addressing)
        body = change_body(page, references, run.usage)
        run.counts["links rewritten"] += body.links
        run.counts["references left as they are"] += body.unresolved
        run.counts["front-matter lines changed"] += len(keys.edits)
        replaced.update(body.address_counts)
        for name, at in body.addresses.items():
            addresses.setdefault(name, at)
        edits = [*keys.edits, *body.edits]
        text = _standing(run, page, without_refused(keys, rules, apply(page.text, edits)))
        run.faults.extend(keys.faults)
        run.counts["pages changed"] += text != page.text
        path = run.destination / page.file.target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    run.faults.extend(hidden.faults())
    for name, at in sorted(addresses.items()):
        message = f"shortcode `{name}` stood for the address of {replaced[name]} {'link' if replaced[name] == 1 else 'links'}; its argument is the address now"
        run.faults.append(
            Fault(
                "imports/shortcode-address",
                message,
                at,
                "look at the links that the build reports as broken",
                name,
            )
        )


def _alias_rules(config: HugoConfig, codes: frozenset[str]) -> AliasRules:
    first = default_language(config)
    in_folder = config.values.get("defaultcontentlanguageinsubdir") is True
    return AliasRules(codes, first, codes if in_folder else codes - {first})


def _standing(run: _Import, page: SourcePage, text: str) -> str:
    """Give the marks of long bodies their own lines; *text* has its other changes already."""
    if "{{" not in text:
        return text
    start = take_apart(page.file, text).body_start
    text = apply(text, outdented(text, start))
    parted = parted_from_html(text, start)
    text = apply(text, parted.edits)
    standing = stand_alone(text, start)
    added = parted.added + standing.added
    if added:
        lines = "1 line was" if added == 1 else f"{added} lines were"
        message = f"{lines} added, so that the marks of a shortcode stand alone; the lines below have moved"
        run.faults.append(Fault("imports/line-added", message, Location(page.file.origin)))
    run.counts["pages with marks moved"] += bool(standing.edits)
    return apply(text, standing.edits)


def _write_theme(run: _Import) -> int:
    uses = run.usage.all()
    templates = shortcode_templates(run.source)
    known = Known(
        run.files.anywhere,
        run.files.data_folder,
        lambda name: template_text(run.source, templates.get(name)),
    )
    run.counts["shortcodes found"] = len(uses)
    run.counts["shortcode calls"] = sum(use.calls for use in uses)
    written = write_theme(run.destination, uses, known, templates, run.faults)
    run.counts["templates generated"] = written
    return written


def _unreadable(file: SourceFile, error: OSError) -> Fault:
    message = f"file cannot be read: {error.strerror}; it was not copied"
    return Fault(
        "imports/unreadable",
        message,
        Location(file.origin),
        "check its permissions, then import again",
    )


def _order(fault: Fault) -> tuple[str, int, str, str]:
    return (fault.at.path.as_posix(), fault.at.line or 0, fault.rule, fault.message)
