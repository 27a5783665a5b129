"""The boundary that a site's settings draw around what is read."""

from pathlib import Path

from generator.boundary import Boundary
from generator.settings.schema import Settings


def boundary_of(root: Path, settings: Settings) -> Boundary:
    """What the site in *root* may be made of."""
    written = [settings.output]
    if settings.publish.directory:
        written.append(settings.publish.directory)
    return Boundary.of(root, settings.files.outside, written)
