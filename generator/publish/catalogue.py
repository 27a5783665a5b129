"""Every kind of target, and the one that a site asks for."""

from collections.abc import Sequence
from pathlib import Path

from generator.errors import UsageError
from generator.publish.target import Kind, Target
from generator.publish.targets.folder import target as folder
from generator.settings.publishing import Publish

KINDS: tuple[Kind, ...] = (folder.KIND,)


def configured(root: Path, settings: Publish, kinds: Sequence[Kind] = KINDS) -> Target | None:
    """
    Make the target that settings ask for; None where they ask for none.

    Args:
        root: The site's folder.
        settings: `publish:` of `site.yaml`.
        kinds: To choose from.

    Raises:
        UsageError: They ask for several.
    """
    asked = [kind for kind in kinds if getattr(settings, kind.key)]
    if len(asked) > 1:
        keys = ", ".join(f"`{kind.key}`" for kind in asked)
        raise UsageError(
            f"`publish` in site.yaml names {len(asked)} targets, {keys}; a site has one",
            "keep one of them, and put others into `environments:`",
        )
    return asked[0].make(root, settings) if asked else None
