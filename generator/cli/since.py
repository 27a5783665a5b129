"""What a change caused: the findings of the site as it is, without those of the site as it was."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from generator import plugins
from generator.checks.findings.baseline import OUTDATED, marks_of
from generator.checks.findings.fingerprint import followed
from generator.cli.building import run_build
from generator.cli.catalogue import all_rules
from generator.cli.opening import OpenSite, SiteOptions, open_site
from generator.errors import GeneratorError
from generator.history.repository import Repository, repository_of
from generator.model.finding import Finding
from generator.one_file import is_file, read_file
from generator.stages.store.outcome import program

_KEPT = 10  # states whose findings are kept


def caused_since(
    revision: str, site: OpenSite, options: SiteOptions, jobs: int | None, *, quiet: bool
) -> Callable[[Finding], bool]:
    """
    Tell findings that came with a change from those that were there before.

    The site is proofed once more, as it was where the change began: at the last commit that
    *revision* and what is checked out share. What was found then is not caused by the change. So
    a deleted page is found by the links that it breaks, and a template by the pages that it
    breaks, wherever they are. Links to other sites are an exception: those in files that the change
    touched count.

    Args:
        revision: Such as ``origin/main``.
        site: As it is now.
        options: Of the command line; they hold for both states.
        jobs: Number of processes.
        quiet: Whether to show no progress.

    Raises:
        UsageError: There is no git repository, or no such revision.
        GeneratorError: The files of that revision cannot be read.
    """
    repository = repository_of(site.root)
    commit = repository.fork(repository.commit(revision))
    differing, renamed = repository.changes(commit)
    if not differing:
        return lambda _: False
    before = _marks(repository, commit, site, options, jobs, quiet=quiet)
    known = followed(before, renamed)
    asking = {rule.id for rule in all_rules() if rule.asks}

    def is_caused(one: Finding) -> bool:
        if one.rule in asking:
            # Other sites were not asked about that state; who edits a file answers for its links.
            return one.source is not None and str(one.source.path) in differing
        # It was not checked whether the baseline was outdated before.
        return known.isdisjoint(marks_of(one)) and one.rule != OUTDATED

    return is_caused


def _marks(
    repository: Repository,
    commit: str,
    site: OpenSite,
    options: SiteOptions,
    jobs: int | None,
    *,
    quiet: bool,
) -> frozenset[str]:
    """Fingerprints of what was found at *commit*; kept, since a commit does not change."""
    decisive = (
        commit,
        repository.prefix,
        program(),
        plugins.fingerprint(),
        repr(replace(options, root=Path(), as_of=None)),
        site.now.date().isoformat(),
        [os.environ.get(name) for name in site.settings.variables],
    )
    key = hashlib.sha256(repr(decisive).encode()).hexdigest()[:32]
    folder = site.root / ".cache" / "since"
    kept = folder / f"{key}.txt"
    try:
        return frozenset(read_file(kept).decode("ascii").split())
    except (OSError, ValueError):
        pass
    marks = _proofed(repository, commit, site, options, jobs, quiet=quiet)
    if marks is None:
        return frozenset()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_text("\n".join(sorted(marks)) + "\n", encoding="ascii")
        fresh.replace(kept)
        states = sorted(folder.glob("*.txt"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in states[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        pass  # the next run proofs that state once more
    return marks


def _proofed(
    repository: Repository,
    commit: str,
    site: OpenSite,
    options: SiteOptions,
    jobs: int | None,
    *,
    quiet: bool,
) -> frozenset[str] | None:
    """Proof the site as it was at *commit*; None, with a word about it, where that is impossible."""
    with tempfile.TemporaryDirectory(prefix="proofpress-") as temporary:
        folder = repository.export(commit, Path(temporary).resolve())
        if not is_file(folder / "site.yaml"):
            click.echo(f"there was no site at {commit[:12]}: everything counts as new", err=True)
            return None
        earlier = replace(options, root=folder)
        try:
            opened = replace(open_site(earlier), now=site.now)
            if not opened.faults:
                found = run_build(opened, earlier, None, jobs, quiet=quiet)
                return frozenset(one.fingerprint for one in found.report.findings)
            why = f"site.yaml:{opened.faults[0].at.line}: {opened.faults[0].message}"
        except GeneratorError as error:
            why = error.message
    click.echo(
        f"the site at {commit[:12]} cannot be proofed ({why}): everything counts as new", err=True
    )
    return None
