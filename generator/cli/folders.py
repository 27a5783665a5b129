"""Proof a folder of built HTML, by the settings of a site where it is called beside one."""

import datetime as dt
import os
from pathlib import Path

from generator.checks.engine.ruleset import read_ruleset
from generator.checks.engine.suppressions import settings_scopes
from generator.checks.folder.check_folder import FolderProof, proof_folder
from generator.cli.asking import Asking
from generator.cli.catalogue import all_kinds, all_rules
from generator.cli.opening import SiteOptions, open_site, refuse_address
from generator.cli.options import today
from generator.cli.progress import Progress
from generator.cli.show import Files, refuse_faults, refuse_unknown_forms
from generator.errors import UsageError
from generator.one_file import is_folder
from generator.settings.schema import Settings
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class ProofedFolder:
    """
    What proofing a folder found.

    Attributes:
        settings: Of the site.yaml beside which it was called; else the defaults.
        today: The day of the run.
    """

    proof: FolderProof
    settings: Settings
    today: dt.date


def proofed_folder(
    folder: Path,
    options: SiteOptions,
    form: str,
    files: Files,
    asking: Asking,
    progress: Progress,
) -> ProofedFolder:
    """
    Proof *folder*.

    Args:
        folder: Of built HTML.
        options: Of the command line; their site's `rules:` and `allow:` hold where there is one.
        form: In which faults of the settings are printed.
        files: Where else they go.
        asking: Who is asked besides.
        progress: Is told how far that is.

    Raises:
        UsageError: There is no such folder, it has no page, or the address of the command line
            cannot be read.
        SettingsError: The site's settings have faults.
    """
    if not is_folder(folder):
        raise UsageError(
            f"{folder} is not a folder", "name a folder of built HTML, such as public/"
        )
    refuse_unknown_forms(form, files)
    if options.base_url:
        refuse_address(options.base_url)
    settings = Settings(base_url=options.base_url or "")
    day, cache = today(), None
    if os.path.lexists(options.root / "site.yaml"):
        opened = open_site(options)
        refuse_faults(opened, form, files)
        settings, day = opened.settings, opened.now.date()
        cache = opened.root / ".cache"
    ask = None
    if asking:
        ask = asking.ask(settings, options.root, cache, folder, progress)
    ruleset, _ = read_ruleset(
        settings.rules,
        all_rules(),
        all_kinds(),
        settings.positions,
        asking=ask is not None,
        local=settings.rules_for,
    )
    proof = proof_folder(
        folder,
        ruleset,
        today=day,
        base_url=options.base_url or "",
        ask=ask,
        scopes=settings_scopes(settings.allow),
    )
    progress.end()
    if not proof.pages and not proof.report.findings:
        raise UsageError(
            f"{folder} holds no page: no file in it ends with .html, .htm or .xhtml",
            "name a folder of built HTML, such as public/",
        )
    return ProofedFolder(proof, settings, day)
