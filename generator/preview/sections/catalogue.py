"""Every section of the page's panel, in the order in which they are shown."""

from generator.preview.sections import (
    accessibility,
    findings,
    headings,
    links,
    search,
    social,
    structured_data,
    text,
    weight,
)
from generator.preview.sections.section import Section

SECTIONS: tuple[Section, ...] = (
    findings.SECTION,
    search.SECTION,
    social.SECTION,
    text.SECTION,
    headings.SECTION,
    accessibility.SECTION,
    links.SECTION,
    structured_data.SECTION,
    weight.SECTION,
)
