"""Who may read what by a robots.txt, beside another reader of the same standard."""

import random

from protego import Protego

from generator.checks.formats.robots_txt import read_robots

PARTS = (
    "a", "b", "a%20b", "ä", "%C3%A4", "%c3%a4", "?q=1", "/", "~", "%7e", "%2F", "a.html", "|", "Z",
)  # fmt: skip


def path(chance, parts):
    return "/" + "".join(
        chance.choice(parts) + chance.choice(["", "/"]) for _ in range(chance.randint(0, 3))
    )


def lines(chance):
    for _ in range(chance.randint(1, 3)):
        for _ in range(chance.randint(1, 2)):
            yield f"User-agent: {chance.choice(['*', 'googlebot', 'Bingbot', 'otherbot'])}"
        for _ in range(chance.randint(0, 4)):
            verb = chance.choice(["Allow", "Disallow"])
            pattern = path(chance, (*PARTS, "*", "$")) + chance.choice(["", "$", "*"])
            yield f"{verb}: {chance.choice([pattern, pattern, ''])}"


def test_same_answers():
    chance = random.Random(9309)
    blocked = 0
    for _ in range(5_000):
        text = "\n".join(lines(chance))
        url = path(chance, PARTS)
        agent = chance.choice(["googlebot", "bingbot", "nobody"])
        ours = read_robots("robots.txt", text).blocking(url, agent)
        theirs = Protego.parse(text).can_fetch(f"https://www.example.com{url}", agent)
        assert (ours is None) is theirs, (text, url, agent)
        blocked += ours is not None
    assert blocked > 500
