"""Faults of the pictures that are drawn for social networks."""

from generator.model.finding import FaultKind, Severity

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "social/card-not-drawn",
        Severity.WARNING,
        "The picture that a shared link was to show cannot be drawn, so the page has none. Most "
        "often no font has the letters of the title: put a font file that has them into the "
        "site's folder, and name it in `social.fonts` of site.yaml. Or name a picture with "
        "`image:`, or write `social_card: false`.",
    ),
)
