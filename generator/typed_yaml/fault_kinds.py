"""What the catalogue says about faults of YAML, whichever file they are in."""

from generator.model.finding import FaultKind, Mend, Severity
from generator.typed_yaml.mend import mend_syntax, remove_entry

_KINDS = {
    "syntax": (
        Severity.ERROR,
        (
            "The YAML cannot be read, so nothing that it says counts. Fix the line that the caret "
            "marks; most often a value needs quotes, or a quote or bracket is not closed."
        ),
    ),
    "hidden-character": (
        Severity.ERROR,
        (
            "A character that nobody can see changes what the text says or how it is shown. Delete "
            "it, or type the line again."
        ),
    ),
    "nesting": (
        Severity.ERROR,
        (
            "Values stand so deep in one another, or are repeated by aliases so often, that reading "
            "them could hold up the machine. Write them out flat."
        ),
    ),
    "tag": (
        Severity.ERROR,
        (
            "A tag (`!name`) asks for an object that YAML files must not make. Remove it, or quote "
            "text that begins with an exclamation mark."
        ),
    ),
    "duplicate-key": (
        Severity.ERROR,
        (
            "One key is set twice; parsers silently keep one of the two. Remove the one that is not "
            "meant. Until then the first counts."
        ),
    ),
    "unknown-key": (
        Severity.ERROR,
        "Nothing reads this key, so what it asks for does not happen. Fix its spelling.",
    ),
    "wrong-type": (
        Severity.ERROR,
        (
            "The value is not of the kind that the key takes, or YAML reads it as something else than "
            "it looks like: `no` as false, `1.10` as 1.1. Quote text; write lists as `[a, b]`."
        ),
    ),
    "bad-value": (
        Severity.ERROR,
        "The value is of the right kind, but not one that the key can have.",
    ),
    "missing-key": (
        Severity.ERROR,
        "A key that cannot be guessed is missing. Add it.",
    ),
    "ambiguous-value": (
        Severity.WARNING,
        (
            "Parsers disagree about this value: `no` and `off` are text to some and false to others, "
            "`012` is ten or twelve. Write `true` or `false`, or quote it."
        ),
    ),
}

_MENDS: dict[str, Mend] = {"syntax": mend_syntax, "duplicate-key": remove_entry}


def fault_kinds(family: str) -> tuple[FaultKind, ...]:
    """Describe every fault that reading YAML may give a file of *family*."""
    return tuple(
        FaultKind(f"{family}/{what}", *about, _MENDS.get(what)) for what, about in _KINDS.items()
    )
