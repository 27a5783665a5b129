"""A source with carets under its faults: what is to be written, and what is to be found."""

import re

from site_folder import Ran

_MARK = re.compile(r"^( *)(\^+) ([a-z0-9-]+/[a-z0-9-]+): (.*)\n", re.MULTILINE)


def expect_findings(build, text: str, family: str, *, path: str = "content/page.md") -> Ran:
    """
    Build a site with *text*, and expect what its marks say, and nothing else of *family*.

    Args:
        build: Takes the source and builds a site in which it is the file at *path*.
        text: A line ``   ^^^ family/rule: message`` marks characters of the line above it.
        family: Of rules, with a slash at its end.
    """
    lines, expected = [], []
    for line in text.split("\n"):
        mark = _MARK.match(line + "\n")
        if mark is None:
            lines.append(line)
        else:
            start = len(mark[1]) + 1
            expected.append((len(lines), start, start + len(mark[2]), mark[3], mark[4]))
    ran = build("\n".join(lines))
    found = [
        (
            one["source"]["line"],
            one["source"]["column"],
            one["source"]["end"],
            one["rule"],
            one["message"],
        )
        for one in ran.of(family)
        if one["source"]["file"] == path
    ]
    assert found == expected, "\n".join(["found:", *map(str, found)])
    return ran
