"""Social networks: what a shared page looks like."""

from generator.checks.rule import AnyRule
from generator.rules.social import (
    absent,
    attribute,
    card_absent,
    card_unknown,
    description_absent,
    duplicate,
    empty,
    image_absent,
    image_alt,
    image_dimensions,
    image_format,
    image_heavy,
    image_missing,
    image_ratio,
    image_small,
    image_tiny,
    incomplete,
    url_differs,
    url_relative,
)

#: Every rule of the family.
RULES: tuple[AnyRule, ...] = (
    absent.RULE,
    attribute.RULE,
    card_absent.RULE,
    card_unknown.RULE,
    description_absent.RULE,
    duplicate.RULE,
    empty.RULE,
    image_absent.RULE,
    image_alt.RULE,
    image_dimensions.RULE,
    image_format.RULE,
    image_heavy.RULE,
    image_missing.RULE,
    image_ratio.RULE,
    image_small.RULE,
    image_tiny.RULE,
    incomplete.RULE,
    url_differs.RULE,
    url_relative.RULE,
)
