"""The preview's script in a page that is served; the published page never has it."""

from generator.preview.policy import widened_page
from generator.tags import HTML, Declaration, Tag

#: Below this path lies everything that is the preview's own.
OWN = "/__proofpress/"


def with_client(page: str, version: str, nonce: str) -> str:
    """
    Put the script first into the head of *page*, before a policy that stands there.

    Args:
        page: As published.
        version: Which state of the site it shows, for the script.
        nonce: Of the script.
    """
    script = (
        f'<script src="{OWN}client.js" data-version="{version}" nonce="{nonce}" defer></script>'
    )
    page = widened_page(page, nonce)
    at = _beginning(page)
    return page[:at] + script + page[at:]


def _beginning(page: str) -> int:
    """Offset behind the tag of the head; where none stands, behind that of the root, or the type."""
    at = 0
    for piece in HTML.pieces(page):
        if isinstance(piece, Tag):
            if piece.closing or piece.name not in {"html", "head"}:
                break
            at = piece.end
            if piece.name == "head":
                break
        elif isinstance(piece, Declaration) and _is_type(page, piece):
            at = piece.end
    return at


def _is_type(page: str, piece: Declaration) -> bool:
    return page[piece.start : piece.start + len("<!doctype")].lower() == "<!doctype"
