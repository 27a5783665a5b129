"""
``@supports``, as today's browsers answer it.

Source: CSS Conditional Rules Module Level 4.
"""

from generator.css.media import Answer, condition_holds
from generator.css.selectors import InvalidSelectorError, read_selectors
from generator.css.tokens import Tokens, is_sign, trimmed, word
from generator.css.validity import is_known_value

_FOREIGN = ("-moz-", "-ms-", "-o-", "-khtml-", "mso-")


def supports_hold(prelude: Tokens) -> Answer:
    """Say whether a condition of ``@supports`` holds."""
    return condition_holds(prelude, _declaration, ask_function=_function)


def _declaration(held: Tokens) -> Answer:
    if len(held) < 2 or held[0].type != "ident" or not is_sign(held[1], ":"):
        return None
    name = word(held[0])
    if name.startswith("--"):
        return True
    if name.startswith(_FOREIGN):
        return False
    value = trimmed(held[2:])
    return bool(value) and is_known_value(name, value)


def _function(name: str, held: Tokens) -> Answer:
    if name != "selector":
        return None
    try:
        read_selectors(trimmed(held))
    except InvalidSelectorError:
        return False
    return True
