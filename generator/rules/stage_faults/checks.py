"""What the checks report about settings, suppressions and folders that they are given."""

from generator.model.finding import FaultKind, Severity

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "settings/unknown-rule",
        Severity.ERROR,
        "A name under `rules:` that no rule has changes nothing, though somebody meant it to. "
        "`proofpress explain` lists all rules.",
    ),
    FaultKind(
        "settings/rule-severity",
        Severity.ERROR,
        "The severity of a rule is `error`, `warning`, `notice` or `off`.",
    ),
    FaultKind(
        "settings/rule-needs",
        Severity.ERROR,
        "A rule that the settings switch on needs a package that is not installed, so nothing is"
        " looked at. Install it, or switch the rule off.",
    ),
    FaultKind(
        "settings/rule-option",
        Severity.ERROR,
        "An option that a rule does not have, or a value that it cannot take, is left at its "
        "default. `proofpress explain RULE` lists the options of a rule.",
    ),
    FaultKind(
        "settings/codeowners",
        Severity.WARNING,
        "CODEOWNERS says who looks after which file. Where it cannot be read, findings name no team. "
        "Fix the file, or remove it.",
    ),
    FaultKind(
        "suppression/unused",
        Severity.WARNING,
        "An allowance that allows nothing hides the next fault of its kind. Remove it.",
    ),
    FaultKind(
        "suppression/expired",
        Severity.WARNING,
        "An allowance with a last day no longer holds after it. Fix what it allowed, or agree "
        "on a new day.",
    ),
    FaultKind(
        "suppression/no-reason",
        Severity.WARNING,
        "Anyone who meets an allowance next year needs to know why it is there. Write `because` "
        "and the reason.",
    ),
    FaultKind(
        "suppression/unknown-rule",
        Severity.WARNING,
        "An allowance for a rule that does not exist allows nothing. Fix its name.",
    ),
    FaultKind(
        "suppression/malformed",
        Severity.WARNING,
        "A comment that begins with `proofpress:` and cannot be read allows nothing. Write "
        "`proofpress: allow family/rule until=2027-01-31 because …`; `until` may be left out.",
    ),
    FaultKind(
        "suppression/outdated-baseline",
        Severity.NOTICE,
        "The baseline lists findings that no longer occur. One that comes back would pass as "
        "known. `proofpress baseline` removes them.",
    ),
    FaultKind(
        "html/unreadable",
        Severity.ERROR,
        "A file that cannot be read is not checked. Fix its permissions or its encoding.",
    ),
)
