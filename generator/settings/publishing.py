"""What `site.yaml` may say about what is published, and where."""

from generator.typed_yaml.field import key
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class EarlierFiles:
    """How long files with a fingerprint in their names outlive the release that replaced them."""

    releases: int = key(
        "Through how many releases that have the file no more; 0 for none.", default=3, minimum=0
    )
    days: int = key(
        "For how many days since the first of them, however many there are; 0 for none.",
        default=14,
        minimum=0,
    )


@dataclass(frozen=True, slots=True)
class Publish:
    """Where and how the site is released."""

    directory: str | None = key("Folder that holds `releases/` and the link `current`.")
    keep: int = key("Old releases that are kept.", default=5, minimum=1)
    earlier_files: EarlierFiles = key(
        "How long style sheets and scripts of earlier releases stay, for pages in caches.",
        factory=EarlierFiles,
    )


@dataclass(frozen=True, slots=True)
class Files:
    """Files that are read or published only where somebody says so."""

    outside: tuple[str, ...] = key(
        "Files and folders outside the site's folder to which links in it may lead.",
        default=(),
        example="[../brand/pictures]",
    )
    publish: tuple[str, ...] = key(
        "Names, or patterns of names, that are published though they look like secrets or leftovers,"
        " or begin with a dot.",
        default=(),
        example='["release.pem", "*.key"]',
    )
