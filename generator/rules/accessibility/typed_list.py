"""
A list is a list, not lines that begin with a sign.

A screen reader says how many entries a list has and lets people jump between them; of typed bullets it
says "bullet" or "white heavy check mark". Begin each line with `- ` and a space, with an empty line
before the first.

```html passes
<ul><li>Spade</li><li>Rake</li></ul>
```

```html passes
<p>✅ Done.</p><p>Then go home.</p>
```

```html passes
<p>Minus: - 5 degrees<br>at night</p>
```

```html fails
<p>• Spade<br>• Rake<br>• Fork</p>
```

```html fails
<p>✅ Spade</p>
<p>✅ Rake</p>
<p>✅ Fork</p>
```

```html fails
<p>You need:<br>- a spade<br>- a rake</p>
```

```html fails
<p>You need
- a spade
- a rake</p>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", technique H48.
"""

import re
from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity

_BULLETS = "•‣▪▫●○◦∙■□◆◇➤➢►▶▸➡➜→✓✔✗✘✅☑❌⭐★☆👉🔹🔸🔵🟢"
#: A line that begins with one; signs of the keyboard need a space behind them.
_TYPED = re.compile(rf"(?:([{_BULLETS}])\ufe0f?|([-*–—])[ \u00a0])[ \u00a0]*\S")
_FEWEST_LINES = 2  # of one paragraph
_FEWEST_PARAGRAPHS = 3
_APART = "pre,code,blockquote,td,th,nav,footer,figcaption"
_SIGNS = frozenset(f"{_BULLETS}-*–—")
#: The end of a line, and a sign with which the next one begins. A search for what begins with one
#: letter is many times as fast as one for what may begin with several.
_LINE = re.compile(rf"\n[ \t\r]*[{_BULLETS}*–—-]")


def typed_bullets(page: HtmlPage) -> bool:
    """Whether a line of *page* may begin with a sign for an entry of a list."""
    if not page.has("p"):
        return False
    bodies = page.named("body")
    return page.has("br") or (bool(bodies) and _LINE.search(f"\n{bodies[0].text}") is not None)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report paragraphs that hold typed entries of a list, or are such."""
    if not page.fact(typed_bullets):
        return
    row: list[tuple[Element, str]] = []
    has_breaks = page.has("br")
    for paragraph in page.named("p"):
        if not _may_be_typed(paragraph, has_breaks=has_breaks):
            continue
        lines = [sign for line in _lines(paragraph) if (sign := _sign(line))]
        if _most(lines) >= _FEWEST_LINES:
            yield from _problem(paragraph)
        sign = lines[0] if len(lines) == 1 and _sign(paragraph.text.lstrip()) else ""
        if not (sign and row and row[-1][1] == sign and _follows(row[-1][0], paragraph)):
            yield from _row(row)
            row = []
        if sign:
            row.append((paragraph, sign))
    yield from _row(row)


def _may_be_typed(paragraph: Element, *, has_breaks: bool) -> bool:
    text = paragraph.text
    if text.lstrip()[:1] in _SIGNS or (has_breaks and paragraph.holds("br")):
        return True
    return "\n" in text and any(line.lstrip()[:1] in _SIGNS for line in text.split("\n"))


def _row(row: list[tuple[Element, str]]) -> Iterator[Problem]:
    if len(row) >= _FEWEST_PARAGRAPHS:
        yield from _problem(row[0][0])


def _problem(paragraph: Element) -> Iterator[Problem]:
    if paragraph.closest(_APART) is None and not is_hidden(paragraph):
        yield Problem(
            "entries of a list are typed with signs, so nobody hears a list",
            fix="begin each entry with `- `, with an empty line before the first",
            element=paragraph,
        )


def _lines(paragraph: Element) -> Iterator[str]:
    """Lines as somebody typed them: `br` begins one, and so does a line of the text."""
    line = ""
    for node in paragraph.nodes:
        if isinstance(node, str):
            *whole, rest = node.split("\n")
            for text in whole:
                yield (line + text).strip()
                line = ""
            line += rest
        elif node.name == "br":
            yield line.strip()
            line = ""
        else:
            line += node.text
    yield line.strip()


def _sign(line: str) -> str:
    match = _TYPED.match(line)
    return (match[1] or match[2]) if match else ""


def _most(signs: list[str]) -> int:
    return max((signs.count(sign) for sign in set(signs)), default=0)


def _follows(before: Element, paragraph: Element) -> bool:
    around = paragraph.parent
    if around is None or before.parent != around:
        return False
    siblings = list(around.children)
    return siblings.index(paragraph) == siblings.index(before) + 1


RULE = Rule(
    id="accessibility/typed-list",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.3.1",),
    given=typed_bullets,
)
