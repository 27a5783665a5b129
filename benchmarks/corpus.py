"""
A made-up gardening magazine: the same bytes for the same number of posts, on every machine.

Posts have 300 to 1,200 words of readable prose with headings, links to each other, lists, quotes,
pictures, tables and code. A few carry a known defect, so that checks have something to find.
"""

import datetime as dt
import random
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SECTIONS = {
    "guides": "Step-by-step guides for beds, borders and pots, from the first dig to the harvest.",
    "tools": "Spades, rakes, shears and how to keep them sharp, clean and light in the hand.",
    "plants": "Portraits of plants that earn their place, with notes on light, water and soil.",
    "soil": "What lies below: compost, mulch, worms and the patient work of better ground.",
    "seasons": "What to do in the garden this month, and what can safely wait until the next.",
    "workshops": "Dates, places and reports of our workshops, from grafting to dry stone walls.",
    "stories": "People and their gardens: what they planned, what grew, and what they learned.",
    "news": "New varieties, trials and results from gardens that test before they recommend.",
}
TAGS = (
    "annuals", "bees", "berries", "biennials", "birds", "bulbs", "clay", "climbers", "compost",
    "containers", "cuttings", "digging", "drought", "ferns", "fertilizer", "frost", "fruit",
    "grafting", "grasses", "greenhouse", "hedges", "herbs", "irrigation", "lawns", "mulch",
    "native-plants", "orchard", "peat-free", "perennials", "ponds", "potatoes", "pruning", "roses",
    "seeds", "shade", "shrubs", "slugs", "small-gardens", "tomatoes", "weeds",
)  # fmt: skip
DOING = (
    "Dividing", "Feeding", "Growing", "Moving", "Mulching", "Planting", "Potting up", "Protecting",
    "Pruning", "Rescuing", "Sowing", "Spacing", "Staking", "Storing", "Thinning", "Training",
    "Trying", "Watering", "Weeding around", "Choosing", "Cutting back", "Hardening off", "Judging",
)  # fmt: skip
THINGS = (
    "apple trees", "asters", "autumn crocus", "broad beans", "box hedges", "chard", "cherry trees",
    "clematis", "currants", "dahlias", "delphiniums", "early peas", "espaliers", "ferns", "figs",
    "garlic", "geraniums", "gooseberries", "hellebores", "hostas", "irises", "kale", "lavender",
    "leeks", "lupins", "old roses", "onions", "peonies", "pumpkins", "raspberries", "rhubarb",
    "rosemary", "salvias", "snowdrops", "spinach", "strawberries", "sweet peas", "tomatoes",
    "tulips", "vines", "winter squash",
)  # fmt: skip
WHEN = (
    "after the last frost", "before the first frost", "by the sea", "in a dry summer",
    "in a wet spring", "in deep shade", "in early autumn", "in full sun", "in heavy clay",
    "in late winter", "in light sand", "in raised beds", "in small pots", "on a balcony",
    "on a north wall", "on a slope", "under old trees", "with little time", "with little water",
    "without digging", "without peat", "near the sea wall", "along a path",
)  # fmt: skip
SUBJECTS = (
    "a sharp spade", "the gardener", "a thick mulch", "the older shrub", "a slow release of water",
    "our trial bed", "the neighbour across the lane", "a narrow border", "a handful of compost",
    "the south wall", "every second row", "a cold frame", "the head of the workshop", "good timing",
    "a light frost", "the first true leaf", "a bucket of rainwater", "an unheated greenhouse",
    "the root ball", "a clean cut", "the lowest branch", "most of the seed", "one warm week",
    "a mixed hedge", "the wheelbarrow", "a quiet corner", "the soil below", "half of the harvest",
)  # fmt: skip
DEEDS = (
    "keeps", "loosens", "shelters", "feeds", "replaces", "improves", "outgrows", "needs", "carries",
    "slows down", "brings back", "shades", "holds", "drains", "warms", "follows", "protects",
    "saves", "invites", "rewards", "spoils", "measures", "covers", "separates", "supports",
)  # fmt: skip
OBJECTS = (
    "the young roots", "the bees of the neighbourhood", "a whole season of growth",
    "the upper layer of clay", "the side that faces north", "what the winter left behind",
    "a family of blackbirds", "the rows that were sown late", "the moisture of the morning",
    "everything above the ground", "the worms that do the work", "a month of watering",
    "the tallest stems", "the edge of the lawn", "the weaker of two seedlings", "an old rose",
    "the path between the beds", "the leaves of last autumn", "the price of a new plant",
    "the strength of the plant", "more light than one expects", "the buds of next year",
)  # fmt: skip
ENDS = (
    "as long as the ground is open", "when the nights stay above eight degrees", "without any fuss",
    "for two or three weeks", "even where nothing grew before", "if the drainage is right",
    "from the middle of March", "until the first real frost", "at the cost of some patience",
    "while the rest of the bed sleeps", "in most gardens that we visited", "with a little care",
    "before the birds find out", "once the flowers are over", "because the roots lie deep",
    "and hardly anybody notices", "on the day that it is planted", "whatever the label says",
    "two fingers below the surface", "in the second year at the latest", "for less than a coffee",
)  # fmt: skip
OPENINGS = (
    "In short,", "Strictly speaking,", "In our experience,", "More often than not,", "Luckily,",
    "As a rule,", "On the other hand,", "By then,", "Even so,", "To begin with,", "At a pinch,",
)  # fmt: skip
CODE = {
    "python": (
        "def litres(area: float, days: int, rain: float = 0.0) -> float:\n"
        '    """Water for a bed, in litres; rain in millimetres."""\n'
        "    need = 4.5 * days - rain\n"
        "    return max(0.0, area * need)\n\n\n"
        'print(f"{litres(6.0, 7, rain=12):.0f} litres")\n'
    ),
    "js": (
        "const beds = [{ name: 'north', area: 6 }, { name: 'south', area: 9.5 }];\n"
        "for (const { name, area } of beds) {\n"
        "  const rows = Math.floor(area / 0.45);\n"
        "  console.log(`${name}: ${rows} rows`);\n"
        "}\n"
    ),
    "yaml": (
        "beds:\n  north: {area: 6, sun: half}\n  south: {area: 9.5, sun: full}\n"
        "rotation:\n  - [peas, beans]\n  - [kale, chard]\n  - [onions, leeks]\n"
    ),
    "html": (
        '<figure>\n  <img src="bed.png" alt="A raised bed" width="640" height="360">\n'
        "  <figcaption>Four planks &amp; eight screws.</figcaption>\n</figure>\n"
    ),
}
PICTURES = 24
#: One post in so many links to a page that does not exist, or links a word that says nothing.
BROKEN_LINK_EVERY, VAGUE_LINK_EVERY = 500, 200
FIRST_DAY = dt.datetime(2015, 3, 1, 8, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Post:
    """What the front matter of a post says."""

    number: int
    section: str
    slug: str
    title: str
    description: str
    date: dt.datetime
    tags: tuple[str, ...]

    @property
    def url(self) -> str:
        """Path of the published page."""
        return f"/{self.section}/{self.slug}/"


def plan(count: int) -> tuple[Post, ...]:
    """Plan *count* posts; titles, and so URLs, are unique."""
    return tuple(_post(number, count) for number in range(count))


def _post(number: int, count: int) -> Post:
    chance = random.Random(f"post {number}")
    # A step that shares no factor with the number of combinations visits each of them once.
    combinations = len(DOING) * len(THINGS) * len(WHEN)
    rest = number * 7919 % combinations
    rest, doing = divmod(rest, len(DOING))
    when, thing = divmod(rest, len(THINGS))
    title = f"{DOING[doing]} {THINGS[thing]} {WHEN[when]}"
    if number >= combinations:
        title += f", part {number // combinations + 1}"
    subject, deed, what = (chance.choice(words) for words in (SUBJECTS, DEEDS, OBJECTS))
    hours = number * 90_000 // max(count, 1)
    return Post(
        number=number,
        section=list(SECTIONS)[number % len(SECTIONS)],
        slug=re.sub(r"[^a-z0-9]+", "-", title.lower()),
        title=title,
        description=f"{title}: why {subject} {deed} {what}, and how to begin.",
        date=FIRST_DAY + dt.timedelta(hours=hours, minutes=number % 60),
        tags=tuple(chance.sample(TAGS, chance.randint(2, 4))),
    )


class _Writer:
    """Writes the body of one post; what it writes depends on the post alone."""

    def __init__(self, post: Post, posts: Sequence[Post]) -> None:
        self._chance = random.Random(f"body {post.number}")
        self._post = post
        self._posts = posts

    def body(self) -> str:
        wanted = self._chance.randint(280, 1060)  # the last chapter goes over it
        parts = [self._paragraph()]
        words = len(parts[0].split())
        once: set[object] = {self._code, self._table}
        while words < wanted:
            for block in self._chapter(once):
                parts.append(block)
                words += len(block.split())
        if self._post.number % BROKEN_LINK_EVERY == BROKEN_LINK_EVERY // 2:
            parts.append("More in [the plan of the bed](/guides/a-page-that-was-never-written/).")
        if self._post.number % VAGUE_LINK_EVERY == VAGUE_LINK_EVERY // 2:
            parts.append(f"What we did next stands [here]({self._posts[0].url}).")
        return "\n\n".join(parts) + "\n"

    def _chapter(self, once: set[object]) -> Iterator[str]:
        chance = self._chance
        mark = chance.choice(("##", "##", "##", "###"))
        # The first heading of a post is a second level: none may be left out.
        if "headed" not in once:
            mark = "##"
            once.add("headed")
        yield f"{mark} {self._clause(chance.choice(SUBJECTS)).capitalize()}"
        for _ in range(chance.randint(1, 3)):
            yield self._paragraph()
        extra = chance.choices(
            (self._list, self._steps, self._picture, self._quote, self._code, self._table, None),
            weights=(20, 8, 14, 8, 7, 7, 36),
        )[0]
        if extra in (self._code, self._table):
            if extra not in once:
                return
            once.remove(extra)
        if extra is not None:
            yield extra()

    def _clause(self, subject: str) -> str:
        return f"{subject} {self._chance.choice(DEEDS)} {self._chance.choice(OBJECTS)}"

    def _sentence(self) -> str:
        chance = self._chance
        text = self._dressed(self._clause(chance.choice(SUBJECTS)))
        text = f"{text} {chance.choice(ENDS)}"
        shape = chance.choices(("opening", "and", "but", "plain"), weights=(20, 20, 10, 50))[0]
        if shape == "opening":
            return f"{chance.choice(OPENINGS)} {text}."
        if shape == "and":
            text = f"{text}, and {self._clause(chance.choice(SUBJECTS))}"
        elif shape == "but":
            text = f"{text}; {chance.choice(SUBJECTS)} does not"
        return text[0].upper() + text[1:] + chance.choice("......?!")

    def _dressed(self, text: str) -> str:
        """Make some words of a clause strong, stressed, code or a link."""
        chance = self._chance
        kind = chance.choices(("**", "*", "`", "link", ""), weights=(8, 7, 3, 7, 75))[0]
        words = text.split(" ")
        at = chance.randrange(1, len(words) - 1)
        pair = f"{words[at]} {words[at + 1]}"
        if not kind:
            return text
        dressed = f"{kind}{pair}{kind}"
        if kind == "link":
            other = self._posts[chance.randrange(len(self._posts))]
            dressed = f"[{other.title.lower()}]({other.url})"
        return " ".join((*words[:at], dressed, *words[at + 2 :]))

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(self._chance.randint(2, 5)))

    def _list(self) -> str:
        return "\n".join(f"- {self._sentence()}" for _ in range(self._chance.randint(3, 6)))

    def _steps(self) -> str:
        steps = range(1, self._chance.randint(4, 7))
        return "\n".join(f"{step}. {self._sentence()}" for step in steps)

    def _picture(self) -> str:
        alt = self._clause(self._chance.choice(SUBJECTS))
        return f"![{alt.capitalize()}](/images/bed-{self._chance.randint(1, PICTURES)}.png)"

    def _quote(self) -> str:
        return f"> {self._sentence()}\n> {self._sentence()}"

    def _code(self) -> str:
        language = self._chance.choice(list(CODE))
        return f"```{language}\n{CODE[language]}```"

    def _table(self) -> str:
        chance = self._chance
        rows = ["| Plant | Depth (cm) | Share | Note |", "| --- | ---: | ---: | --- |"]
        for thing in chance.sample(THINGS, chance.randint(3, 7)):
            note = f"*{chance.choice(DEEDS)}* {chance.choice(OBJECTS)}"
            depth, share = chance.randint(1, 40), chance.randint(1, 99)
            rows.append(f"| {thing.capitalize()} | {depth} | {share}% | {note} |")
        return "\n".join(rows)


def markdown(post: Post, posts: Sequence[Post]) -> str:
    """The content file of *post*, which may link to any of *posts*."""
    head = (
        "---\n"
        f'title: "{post.title}"\n'
        f'description: "{post.description}"\n'
        f"date: {post.date:%Y-%m-%dT%H:%M:%SZ}\n"
        f"tags: [{', '.join(post.tags)}]\n"
        "---\n\n"
    )
    return head + _Writer(post, posts).body()


def png(width: int, height: int, seed: int, grain: int = 15) -> bytes:
    """A picture: a gradient with some *grain*, whose bits say which shades it has."""
    chance = random.Random(seed)
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        noise = chance.randbytes(width)
        for x in range(width):
            shade = noise[x] & grain
            rows += bytes((x * 200 // width + shade, y * 200 // height + shade, 60 + shade))

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(rows), 6)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def write(folder: Path, count: int) -> None:
    """Write `content/` and `static/images/` of a site with *count* posts into *folder*."""
    posts = plan(count)
    content = folder / "content"
    content.mkdir(parents=True)
    home = "A magazine about gardens, written by a machine to measure how fast a site is built."
    (content / "_index.md").write_text(
        f'---\ntitle: "The garden magazine"\ndescription: "{home}"\n---\n', encoding="utf-8"
    )
    for section, about in SECTIONS.items():
        (content / section).mkdir()
        (content / section / "_index.md").write_text(
            f'---\ntitle: "{section.capitalize()}"\ndescription: "{about}"\n---\n',
            encoding="utf-8",
        )
    for post in posts:
        path = content / post.section / f"{post.slug}.md"
        path.write_text(markdown(post, posts), encoding="utf-8")
    images = folder / "static" / "images"
    images.mkdir(parents=True)
    for number in range(1, PICTURES + 1):
        picture = png(160 + 4 * number, 90 + 2 * number, number)
        (images / f"bed-{number}.png").write_bytes(picture)
    (images / "social.png").write_bytes(png(1200, 630, 0, grain=0))


def path_of(post: Post) -> Path:
    """Path of the content file of *post*, relative to the site's folder."""
    return Path("content", post.section, f"{post.slug}.md")
