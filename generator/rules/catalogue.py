"""Every rule that ships, what is written about each, and the reference made from it."""

import sys
from collections.abc import Iterable
from functools import cache
from inspect import cleandoc

from generator.checks.rule import AnyRule
from generator.checks.ruleset import option_names
from generator.model.finding import FaultKind, Severity
from generator.rules.accessibility import (
    heading_order,
    image_alt,
    link_name,
    link_text,
    page_language,
)
from generator.rules.content import (
    doubled_mark,
    doubled_word,
    keyphrase_density,
    keyphrase_description,
    keyphrase_distribution,
    keyphrase_duplicate,
    keyphrase_introduction,
    keyphrase_length,
    keyphrase_link,
    keyphrase_slug,
    keyphrase_subheadings,
    keyphrase_title,
    offer_expired,
    paragraph_length,
    passive_voice,
    past_date,
    placeholder,
    reading_ease,
    review_due,
    sentence_length,
    sentence_openings,
    space_after_comma,
    space_before_mark,
    spelling,
    straight_quotes,
    subheading_distance,
    text_length,
    typed_dash,
    unknown_word,
)
from generator.rules.feeds import (
    invalid,
    link_broken,
    manifest_invalid,
    sitemap_invalid,
    unannounced,
)
from generator.rules.i18n import (
    language_tag,
    part_language,
    text_language,
    translation_missing,
    translation_outdated,
)
from generator.rules.links import (
    anchor,
    bare_address,
    broken,
    empty,
    expiring,
    external_anchor,
    external_broken,
    external_moved,
    external_unverified,
    file_missing,
    javascript,
    mailto,
    nofollow,
    own_http,
    redirect_broken,
    redirect_chain,
    redirected,
    same_text,
    tel,
    tracking,
    trailing_slash,
    unpublished,
)
from generator.rules.performance import asset_size, image_size, page_weight
from generator.rules.security import mixed_content
from generator.rules.seo import (
    canonical_broken,
    canonical_form,
    canonical_missing,
    canonical_multiple,
    canonical_relative,
    canonical_target,
    dead_end,
    depth,
    description_duplicate,
    description_length,
    description_missing,
    description_multiple,
    description_repeats_title,
    few_links,
    files_blocked,
    h1_duplicate,
    h1_missing,
    h1_multiple,
    home_noindex,
    hreflang_code,
    hreflang_default,
    hreflang_duplicate,
    hreflang_language,
    hreflang_return,
    hreflang_self,
    hreflang_target,
    near_duplicate,
    noindex_blocked,
    noindex_canonical,
    orphan,
    outside_head,
    pagination_canonical,
    robots_blocks_site,
    robots_conflict,
    robots_txt,
    robots_unknown,
    sitemap_blocked,
    sitemap_broken,
    sitemap_incomplete,
    sitemap_lastmod,
    sitemap_missing,
    sitemap_unwanted,
    thin,
    title_duplicate,
    title_generic,
    title_length,
    title_missing,
    title_multiple,
    title_repeats_ending,
    url_case,
    url_characters,
    url_length,
    url_underscore,
    vanished,
    visible_code,
)
from generator.rules.social import RULES as SOCIAL
from generator.rules.stage_faults import kinds
from generator.rules.structured_data import RULES as STRUCTURED_DATA
from generator.value import dataclass

_RULES: tuple[AnyRule, ...] = (
    heading_order.RULE,
    image_alt.RULE,
    link_name.RULE,
    link_text.RULE,
    page_language.RULE,
    doubled_mark.RULE,
    doubled_word.RULE,
    keyphrase_density.RULE,
    keyphrase_description.RULE,
    keyphrase_distribution.RULE,
    keyphrase_duplicate.RULE,
    keyphrase_introduction.RULE,
    keyphrase_length.RULE,
    keyphrase_link.RULE,
    keyphrase_slug.RULE,
    keyphrase_subheadings.RULE,
    keyphrase_title.RULE,
    offer_expired.RULE,
    paragraph_length.RULE,
    passive_voice.RULE,
    past_date.RULE,
    placeholder.RULE,
    reading_ease.RULE,
    review_due.RULE,
    sentence_length.RULE,
    sentence_openings.RULE,
    space_after_comma.RULE,
    space_before_mark.RULE,
    spelling.RULE,
    straight_quotes.RULE,
    subheading_distance.RULE,
    text_length.RULE,
    typed_dash.RULE,
    unknown_word.RULE,
    language_tag.RULE,
    part_language.RULE,
    text_language.RULE,
    translation_missing.RULE,
    translation_outdated.RULE,
    anchor.RULE,
    broken.RULE,
    external_anchor.RULE,
    external_broken.RULE,
    external_moved.RULE,
    external_unverified.RULE,
    file_missing.RULE,
    unpublished.RULE,
    bare_address.RULE,
    own_http.RULE,
    trailing_slash.RULE,
    title_repeats_ending.RULE,
    asset_size.RULE,
    image_size.RULE,
    page_weight.RULE,
    mixed_content.RULE,
    canonical_broken.RULE,
    canonical_missing.RULE,
    canonical_multiple.RULE,
    canonical_relative.RULE,
    description_duplicate.RULE,
    description_length.RULE,
    description_missing.RULE,
    h1_missing.RULE,
    h1_multiple.RULE,
    orphan.RULE,
    title_duplicate.RULE,
    title_length.RULE,
    title_missing.RULE,
    *SOCIAL,
    *STRUCTURED_DATA,
    canonical_form.RULE,
    canonical_target.RULE,
    dead_end.RULE,
    depth.RULE,
    description_multiple.RULE,
    description_repeats_title.RULE,
    few_links.RULE,
    files_blocked.RULE,
    h1_duplicate.RULE,
    home_noindex.RULE,
    hreflang_code.RULE,
    hreflang_default.RULE,
    hreflang_duplicate.RULE,
    hreflang_language.RULE,
    hreflang_return.RULE,
    hreflang_self.RULE,
    hreflang_target.RULE,
    near_duplicate.RULE,
    noindex_blocked.RULE,
    noindex_canonical.RULE,
    outside_head.RULE,
    pagination_canonical.RULE,
    robots_blocks_site.RULE,
    robots_conflict.RULE,
    robots_txt.RULE,
    robots_unknown.RULE,
    sitemap_blocked.RULE,
    sitemap_broken.RULE,
    sitemap_incomplete.RULE,
    sitemap_lastmod.RULE,
    sitemap_missing.RULE,
    sitemap_unwanted.RULE,
    thin.RULE,
    title_generic.RULE,
    title_multiple.RULE,
    url_case.RULE,
    url_characters.RULE,
    url_length.RULE,
    url_underscore.RULE,
    vanished.RULE,
    visible_code.RULE,
    empty.RULE,
    expiring.RULE,
    javascript.RULE,
    mailto.RULE,
    nofollow.RULE,
    redirect_broken.RULE,
    redirect_chain.RULE,
    redirected.RULE,
    same_text.RULE,
    tel.RULE,
    tracking.RULE,
    invalid.RULE,
    link_broken.RULE,
    manifest_invalid.RULE,
    sitemap_invalid.RULE,
    unannounced.RULE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """
    What the catalogue says about a rule or a kind of fault.

    Attributes:
        text: Markdown: why it matters, how to mend it, examples, source.
        options: Name, what it wants, default; of each option.
    """

    id: str
    severity: Severity
    text: str
    basis: str = ""
    act: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    options: tuple[tuple[str, str, str], ...] = ()

    @property
    def summary(self) -> str:
        """The first sentence of the text."""
        return self.text.partition("\n")[0]


def rules() -> tuple[AnyRule, ...]:
    """Every rule that ships."""
    return _RULES


def entries(more: Iterable[AnyRule] = ()) -> tuple[Entry, ...]:
    """Every rule, those of plug-ins (*more*) included, and every kind of fault, by the id."""
    found = [_of_rule(rule) for rule in (*rules(), *more)] + [_of_kind(kind) for kind in kinds()]
    return tuple(sorted(found, key=lambda entry: entry.id))


def entry(name: str, more: Iterable[AnyRule] = ()) -> Entry | None:
    """Look up a rule or kind of fault by its id; None where there is none of that id."""
    return next((one for one in entries(more) if one.id == name), None)


def documentation(name: str, more: Iterable[AnyRule] = ()) -> str | None:
    """Write what `proofpress explain` shows about an id, as Markdown; None for an unknown id."""
    found = entry(name, more)
    return None if found is None else _section(found)


@cache
def reference() -> str:
    """Write the catalogue of all rules and kinds of faults as Markdown."""
    families: dict[str, list[Entry]] = {}
    for one in entries():
        families.setdefault(one.id.partition("/")[0], []).append(one)
    parts = []
    for family, members in sorted(families.items()):
        parts.append(f"## {family}")
        parts += [_section(one, level=3) for one in members]
    return "\n\n".join(parts) + "\n"


def _section(one: Entry, level: int = 1) -> str:
    facts = [f"Severity: {one.severity}."]
    if one.basis:
        facts.append(f"Stands on: {one.basis}.")
    if one.criteria:
        facts.append(f"WCAG: {', '.join(one.criteria)}.")
    if one.act:
        facts.append(f"ACT rules: {', '.join(one.act)}.")
    parts = [f"{'#' * level} {one.id}", one.text, " ".join(facts)]
    if one.options:
        parts.append(
            "Options:\n\n"
            + "\n".join(f"- `{name}`: {kind}; default {value}" for name, kind, value in one.options)
        )
    return "\n\n".join(parts)


def _of_rule(rule: AnyRule) -> Entry:
    return Entry(
        id=rule.id,
        severity=rule.severity,
        text=cleandoc(sys.modules[rule.check.__module__].__doc__ or ""),
        basis=rule.basis.value,
        act=rule.act,
        criteria=rule.criteria,
        options=tuple(option_names(rule)),
    )


def _of_kind(kind: FaultKind) -> Entry:
    return Entry(id=kind.id, severity=kind.severity, text=kind.doc)
