"""What `proofpress explain` says about a page."""

from pathlib import Path

import click

from generator.cli.opening import OpenSite
from generator.errors import UsageError
from generator.incremental.store import StoreError, open_store
from generator.model.site import page_name
from generator.stages.rebuild.facts import in_words
from generator.stages.store.memory import Memory, recall
from generator.stages.store.outcome import FORMAT, SECTION, Circumstances, KeptOutcome


def explain_page(site: OpenSite, wanted: str, output: Path, *, why: bool) -> None:
    """
    Print what the last build knows about the page *wanted*.

    Args:
        site: The opened site.
        wanted: A source path, a URL or an output path.
        output: Where the site was built.
        why: Whether to say only why it was made in the last build.

    Raises:
        UsageError: There was no build, or it made no such page.
    """
    memory, kept = _known(Circumstances(site.root, output, "", site.now))
    name = wanted.removeprefix("./")
    shown = name.strip("/")
    record = next(
        (
            one
            for one in memory.records.values()
            if name in (one.id, one.output)
            or one.id == f"content/{name}"
            or one.output in (f"{shown}/index.html".lstrip("/"), shown)
        ),
        None,
    )
    if record is None:
        raise UsageError(
            f"`{wanted}` is neither a rule nor a page of the last build",
            "`proofpress explain` lists the rules, `proofpress list` the pages",
        )
    reason = (kept.outcome.reasons or {}).get(record.id)
    said = (
        f"it was made: {reason}"
        if reason
        else "it was not made again; nothing that it reads changed"
    )
    if why:
        click.echo(said)
        return
    click.echo(
        f"{page_name(record.id)}\n  published as {record.output}\n  in the last build {said}"
    )
    click.echo(f"  findings: {len(record.findings)}\n  it reads:")
    for number in memory.traces[record.id]:
        click.echo(f"    {in_words(memory.table.keys[number])}")


def _known(kept: Circumstances) -> tuple[Memory, KeptOutcome]:
    try:
        store = open_store(kept.store, FORMAT)
        if store is not None:
            return recall(store), store.instance(SECTION, KeptOutcome)
    except StoreError as error:
        raise UsageError(
            f"what the last build kept cannot be used: {error}", "build again"
        ) from error
    raise UsageError("there was no build yet", "run `proofpress build` first")
