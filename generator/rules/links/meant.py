"""What is meant by an address that leads nowhere within the site, but looks like one elsewhere."""

import re
from urllib.parse import unquote

from generator.rules.links.mailto import is_mail_address
from generator.value import dataclass

_WWW = re.compile(r"www\.(?:[\w-]+\.)+[a-z]{2,}(?=[/?#:]|\Z)", re.IGNORECASE)
#: A name of a site, with a path behind it; endings of files are none.
_SITE = re.compile(r"(?:[\w-]+\.)+(?P<top>[a-z]{2,})(?=[/])", re.IGNORECASE)
#: Ends of names that are no files: the oldest ones, and those of the largest registries.
_TOPS = frozenset(
    "com org net edu gov info eu io dev app ai de fr uk nl pl it es ch at be se dk no fi pt cz br "  # noqa: SIM905 - reads as a list of words
    "ca us au nz jp kr cn in ie gr hu ro mx ar za tv cloud online shop blog".split()
)


@dataclass(frozen=True, slots=True)
class Meant:
    """
    The address that is meant.

    Attributes:
        is_sure: Whether nothing else can be.
    """

    right: str
    is_sure: bool


def meant_elsewhere(href: str) -> Meant | None:
    """
    Tell what a relative address that leads nowhere stands for.

    Args:
        href: As published, white space around it allowed.
    """
    written = href.strip()
    bare, question, query = written.partition("?")
    address = unquote(bare)
    if is_mail_address(address) and "/" not in address:
        return Meant(f"mailto:{bare}{question}{query}", is_sure=True)
    if _WWW.match(written):
        return Meant(f"https://{written}", is_sure=True)
    site = _SITE.match(written)
    if site is not None and site["top"].lower() in _TOPS:
        return Meant(f"https://{written}", is_sure=False)
    return None
