"""Random pages with random style sheets, for tests that compare two ways to one answer."""

from random import Random

_TAGS = ["div", "p", "span", "a", "ul", "li", "h2", "section", "b", "code", "em", "button", "mark"]
_CLASSES = ["a", "b", "c"]
_COLORS = [
    "red",
    "#123",
    "#12345678",
    "rgb(10 200 30 / 50%)",
    "hsl(200 50% 40%)",
    "hwb(120 10% 20%)",
    "lab(50 40 59)",
    "lch(52% 72 50)",
    "oklab(0.6 0.1 0.1)",
    "oklch(0.7 0.1 120)",
    "color(srgb 0.2 0.4 0.6)",
    "color-mix(in srgb, red 30%, blue)",
    "color-mix(in oklch, #0a0, #00a)",
    "currentcolor",
    "transparent",
    "inherit",
    "light-dark(#111, #eee)",
    "var(--x)",
    "var(--y, green)",
    "nonsense",
    "rgb(from #abc r 0 b)",
    "rgba(1,2,3,.5)",
    "hsla(120deg,100%,25%,1)",
    "initial",
    "revert",
    "revert-layer",
]
_SIZES = ["12px", "1.5em", "80%", "2rem", "larger", "x-small", "calc(1em + 2px)", "inherit",
          "clamp(10px, 2vw, 30px)", "min(3em, 5vh)", "medium", "-1px", "var(--s)", "unset"]  # fmt: skip
_VALUES = {
    "color": _COLORS,
    "background-color": _COLORS,
    "background": ["none", "red", "url(/x.png) no-repeat blue", "linear-gradient(red, blue)", "var(--x)", "red blue"],
    "display": ["none", "block", "inline", "inline-block", "flex", "grid", "contents", "inherit", "oops", "flow-root", "list-item", "table-cell", "inline flex"],
    "visibility": ["hidden", "visible", "collapse", "inherit", "revert"],
    "opacity": ["0", "0.5", "1", "150%", "-1", "inherit", "calc(1 / 3)"],
    "font-size": _SIZES,
    "font-weight": ["bold", "bolder", "lighter", "400", "950", "inherit", "normal", "1001"],
    "font": ["italic bold 12px/1.5 serif", "20px monospace", "1.2em/2 a, b", "bold"],
    "font-family": ["monospace", "serif", "monospace, monospace", "inherit"],
    "line-height": ["1.5", "normal", "20px", "120%", "2em", "inherit", "calc(1.2 * 2)"],
    "letter-spacing": ["1px", "0.1em", "normal", "inherit"],
    "word-spacing": ["3px", "0.2em", "normal"],
    "text-decoration": ["underline", "none", "line-through red", "underline dotted 2px"],
    "text-transform": ["uppercase", "none", "capitalize"],
    "text-indent": ["10px", "-999em", "inherit"],
    "outline": ["1px solid red", "none", "thick dotted", "auto", "0"],
    "border": ["1px solid", "none", "medium double #333", "0"],
    "border-bottom": ["2px dashed blue", "none", "0 solid"],
    "position": ["absolute", "relative", "fixed", "sticky", "static"],
    "overflow": ["hidden", "auto", "visible", "clip", "hidden auto"],
    "clip-path": ["inset(50%)", "none", "circle(0px)"],
    "width": ["1px", "10em", "auto", "50vw"],
    "height": ["1px", "0", "auto", "3rem"],
    "pointer-events": ["none", "auto", "inherit"],
    "margin": ["0", "1px 2em", "auto", "1em 2px 3% 4px"],
    "padding-left": ["3px", "1.5em"],
    "all": ["unset", "initial", "revert", "inherit"],
    "--x": ["red", "#00f", "var(--y)", "initial", "1px"],
    "--y": ["teal", "var(--x)", "inherit"],
    "--s": ["1.25em", "20px", "red"],
    "color-scheme": ["light dark", "dark", "normal"],
    "content-visibility": ["hidden", "visible"],
    "white-space": ["pre", "nowrap", "normal"],
    "-webkit-text-fill-color": ["green", "currentcolor"],
}  # fmt: skip
_PSEUDOS = [
    ":first-child", ":last-child", ":nth-child(2)", ":nth-child(2n+1)", ":only-child", ":empty",
    ":not(.a)", ":is(.b, p)", ":where(#i1, .c)", ":hover", ":focus", ":hover", ":focus-within", ":root", ":first-of-type",
    ":nth-last-of-type(1)", ":has(> .a)", ":has(+ .b)", ":not(:first-child)", ":any-link",
    ":nth-child(1 of .a)", ":lang(de)", ":unknown", ":disabled", ":dir(ltr)", ":not(.a, #i2)",
]  # fmt: skip
_ATTRIBUTES = ["[href]", "[href^='/x']", "[title=t1]", "[id]", "[lang|=de]", "[class~=a]", "[data-n$='1']",
               "[title*=T i]", "[hidden]", "[open]"]  # fmt: skip


def _compound(random: Random, *, nested: bool = False) -> str:
    text = random.choice([*_TAGS, "*", "", "body"])
    if random.random() < 0.6:
        text += "." + random.choice(_CLASSES)
    if random.random() < 0.1:
        text += f"#i{random.randrange(4)}"
    if random.random() < 0.2:
        text += random.choice(_ATTRIBUTES)
    if random.random() < 0.3:
        text += random.choice(_PSEUDOS)
    text = text or "*"
    return f"&{text}" if nested and text[0] in ".#[:" and random.random() < 0.5 else text


def selector(random: Random, *, nested: bool = False) -> str:
    text = _compound(random, nested=nested)
    for _ in range(random.choice([0, 0, 0, 1, 1, 2])):
        text += random.choice([" ", " ", " > ", " + ", " ~ "]) + _compound(random)
    return text


def declarations(random: Random, most: int = 3) -> str:
    found = []
    for _ in range(random.randint(1, most)):
        name = random.choice(list(_VALUES))
        important = " !important" if random.random() < 0.1 else ""
        found.append(f"{name}: {random.choice(_VALUES[name])}{important}")
    return "; ".join(found)


def rule(random: Random, depth: int = 0) -> str:
    listed = ", ".join(selector(random, nested=depth > 0) for _ in range(random.choice([1, 1, 2])))
    inner = declarations(random)
    if depth < 2 and random.random() < 0.2:
        inner += f"; {rule(random, depth + 1)}"
    if depth < 2 and random.random() < 0.1:
        inner += f"; @media (width > 500px) {{ {declarations(random)} }}"
    part = random.choice(["", "", "", "", "", "::before", "::after"]) if depth == 0 else ""
    if part and "," not in listed:
        return f'{listed}{part} {{ content: "x"; {inner} }}'
    return f"{listed} {{ {inner} }}"


_BLOCKS = [
    "@media (width < 600px)",
    "@media (prefers-color-scheme: dark)",
    "@media print",
    "@media screen and (min-width: 30em), print",
    "@media not all and (hover)",
    "@media (400px <= width <= 1000px)",
    "@layer one",
    "@layer two.three",
    "@layer",
    "@supports (display: grid)",
    "@supports not (color: oklch(0 0 0))",
    "@supports selector(:has(a))",
]


def sheet(random: Random, rules: int = 12) -> str:
    found = []
    if random.random() < 0.3:
        found.append("@layer two, one;")
    if random.random() < 0.5:
        found.append(":root { --x: navy; --s: 1.1em; color-scheme: light dark }")
    for _ in range(rules):
        one = rule(random)
        if random.random() < 0.3:
            one = f"{random.choice(_BLOCKS)} {{ {one} {rule(random)} }}"
        found.append(one)
    return "\n".join(found)


def _start_tag(random: Random, number: list[int]) -> tuple[str, str]:
    tag = random.choice(_TAGS)
    number[0] += 1
    text = tag
    if random.random() < 0.5:
        text += f' class="{" ".join(random.sample(_CLASSES, random.randint(1, 2)))}"'
    if random.random() < 0.2:
        text += f" id=i{random.randrange(4)}"
    if tag == "a":
        text += f" href=/{random.choice('xy')}{number[0]}"
    if random.random() < 0.1:
        text += f" title=t{random.randrange(3)}"
    if random.random() < 0.1:
        text += f" data-n={random.randrange(12)}"
    if random.random() < 0.05:
        text += " hidden"
    if random.random() < 0.1:
        text += f" lang={random.choice(['de', 'en', 'de-AT'])}"
    if random.random() < 0.1:
        text += f' style="{declarations(random, 2)}"'
    return tag, text


def _content(random: Random, number: list[int], depth: int) -> str:
    found = []
    for _ in range(random.randint(0, 4)):
        tag, start = _start_tag(random, number)
        inner = _content(random, number, depth + 1) if depth < 4 else ""
        inner = inner or random.choice(["", "x", "some words"])
        if tag in ("p", "a", "h2", "button", "b", "em", "code", "mark") and "<" in inner:
            inner = "words"  # so that no parser moves anything
        found.append(f"<{start}>{inner}</{tag}>")
    return "".join(found)


def body(random: Random) -> str:
    return "".join(_content(random, [0], 0) for _ in range(3)) or "<p>x</p>"


def page(random: Random) -> str:
    """A page with one style sheet in it."""
    return (
        f"<!doctype html><html lang=en><head><meta name=viewport content='width=device-width'><title>x</title><style>{sheet(random)}</style></head>"
        f"<body>{body(random)}</body></html>"
    )
