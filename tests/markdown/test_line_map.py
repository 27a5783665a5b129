"""Every word and every link of random documents maps back to where it stands in the source."""

import random
import re
from bisect import bisect_right

import pytest


class Author:
    """Writes documents in which no word occurs twice; links are `l7`, pictures `p7`, words `w7`."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def word(self, letter="w"):
        self.count += 1
        return f"{letter}{self.count}x"

    def inline(self):
        return self.random.choice(
            [
                self.word,
                self.word,
                lambda: f"*{self.word()} {self.word()}*",
                lambda: f"**{self.word()}**",
                lambda: f"~~{self.word()}~~",
                lambda: f"`{self.word()}`",
                lambda: f"[{self.word()} *{self.word()}*]({self.word('l')}.md)",
                lambda: f'[{self.word()}](<{self.word("l")}.md> "{self.word("t")}")',
                lambda: f"![{self.word('a')}]({self.word('p')}.png)",
                lambda: f"<https://{self.word('l')}.example>",
                lambda: f"[![{self.word('a')}]({self.word('p')}.png)]({self.word('l')}.md)",
                lambda: f'<b title="{self.word("t")}">{self.word()}</b>',
                lambda: f"&amp; \\* {self.word()}",
                lambda: f'{{{{< icon "{self.word()}" >}}}}',
                lambda: (
                    f"{{{{< box >}}}}{self.word()} [{self.word()}]({self.word('l')}.md){{{{< /box >}}}}"
                ),
                lambda: f"^[{self.word()} [{self.word()}]({self.word('l')}.md)]",
                lambda: f"[{self.word()}]({self.word('l')}.md){{.{self.word('c')}}}",
                lambda: f"[{self.word()}]({{{{< ref {self.word('l')}.md >}}}})",
            ]
        )()

    def line(self):
        return " ".join([self.word(), *(self.inline() for _ in range(self.random.randint(1, 4)))])

    def cell(self):
        text = self.random.choice([self.inline, self.word])()
        return self.random.choice([text, f"a\\|b {text}", f"`a\\|b` {text}"])

    def paragraph(self):
        lines = [self.line() for _ in range(self.random.randint(1, 3))]
        if self.random.random() < 0.2:
            lines.append(f"`{self.word()}\n{self.word()}` {self.inline()}")
        if self.random.random() < 0.2:
            lines.append(
                f'[{self.word()}]({self.word("l")}.md\n"{self.word("t")}") {self.inline()}'
            )
        if self.random.random() < 0.2:
            lines.append(f"{self.word()}\\\n{self.inline()}  \n   {self.inline()}")
        if self.random.random() < 0.2:
            lines.append(f'<b\nclass="{self.word("t")}">{self.word()}</b> {self.inline()}')
        return "\n".join(lines)

    def heading(self):
        mark = "#" * self.random.randint(1, 6)
        return self.random.choice(
            [
                f"{mark} {self.line()}",
                f"{mark} {self.line()} {mark}",
                f"{mark} {self.line()} {{#{self.word('i')} .{self.word('c')}}}",
                f"{self.line()}\n{self.line()}\n====",
            ]
        )

    def fence(self):
        code = "\n".join(f"  def {self.word()}(): {self.word()} = 1" for _ in range(3))
        return f"```{self.random.choice(['python', '', 'text'])}\n{code}\n\n{self.word()}\n```"

    def table(self):
        rows = [f"| {self.cell()} | {self.cell()} |", "|---|---:|"]
        rows += [
            self.random.choice(
                [f"| {self.cell()} | {self.cell()} |", f"{self.cell()}|{self.cell()}"]
            )
            for _ in range(3)
        ]
        return "\n".join(rows)

    def html(self):
        return (
            f'<div class="{self.word("t")}">\n<p>{self.word()}\n{self.word()}</p>\n'
            f'<a href="{self.word("l")}.md">{self.word()}</a>\n</div>'
        )

    def indent(self, text, first, rest):
        return first + text.replace("\n", "\n" + rest)

    def items(self, depth):
        mark, rest = self.random.choice(
            [("- ", "  "), ("1. ", "   "), ("- [ ] ", "  "), ("-\t", "\t"), ("+   ", "\t")]
        )
        between = self.random.choice(["\n", "\n\n"])
        return between.join(
            self.indent(
                self.random.choice([self.line, lambda: self.blocks(depth - 1)])(), mark, rest
            )
            if mark != "- [ ] "
            else mark + self.line()
            for _ in range(3)
        )

    def quote(self, depth):
        mark = self.random.choice(["> ", ">", ">\t", " >  "])
        text = self.indent(self.blocks(depth - 1), mark, mark)
        lazy = self.random.random() < 0.3
        return text + (f"\n>\n> {self.line()}\n{self.line()}" if lazy else "")

    def shortcode(self, depth):
        body = self.blocks(depth - 1)
        start = self.random.choice(
            ["\n", f" {self.line()}\n\n", f"{self.line()}\n{self.line()}\n\n"]
        )
        end = self.random.choice(["\n", f"\n\n{self.line()}", f"\n\n- {self.line()} "])
        return f"{{{{< box >}}}}{start}{body}{end}{{{{< /box >}}}}"

    def admonition(self, depth):
        title = self.random.choice(["note", f'tip "{self.word()} {self.inline()}"'])
        mark = self.random.choice(["!!!", "???"])
        return f"{mark} {title}\n" + self.indent(self.blocks(depth - 1), "    ", "    ")

    def definitions(self, depth):
        return f"{self.line()}\n: " + self.indent(self.blocks(depth - 1), "", "  ")

    def footnote(self, depth):
        name = self.word("n")
        note = self.indent(self.blocks(depth - 1), "", "    ")
        return f"{self.word()}[^{name}] {self.word()}\n\n[^{name}]: {self.word()}\n\n    {note}"

    def block(self, depth):
        kinds = [self.paragraph, self.paragraph, self.heading, self.fence, self.table, self.html]
        kinds += [
            lambda: f"{{{{< box >}}}}{self.line()}{{{{< /box >}}}}",
            lambda: f'![{self.word("a")}]({self.word("p")}.png "{self.word()}")',
        ]
        if depth:
            nested = [self.items, self.quote, self.shortcode, self.admonition, self.definitions]
            nested.append(self.footnote)
            kinds += [lambda kind=kind: kind(depth) for kind in nested]
        return self.random.choice(kinds)()

    def blocks(self, depth):
        return "\n\n".join(self.block(depth) for _ in range(self.random.randint(1, 3)))

    def document(self):
        return "\n\n".join(self.block(3) for _ in range(8)) + "\n"


def source_of(fragment, offset):
    line_map = fragment.line_map
    index = bisect_right(line_map.offsets, offset) - 1
    return line_map.lines[index], line_map.columns[index]


def place_in(text, offset, first):
    return first + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)


def in_text(html, word):
    """Offset of *word* where a reader sees it; in a tag where no reader does."""
    found = [match.start() for match in re.finditer(rf"\b{word}\b", html)]
    return next((at for at in found if html.rfind("<", 0, at) < html.rfind(">", 0, at)), found[0])


def in_code_span(html, at):
    opening = html.rfind("<code>", 0, at)
    return opening > html.rfind("</code>", 0, at) and not html[:opening].endswith('tabindex="0">')


def expected_mark(text, word):
    """Offset of the mark that begins the link, picture or tag in which *word* is the address."""
    before = text[: text.index(word)]
    if re.search(r"\]\((?:<|\{\{< ref )?$", before):
        return opening_bracket(before)
    return before.rfind("<")


@pytest.mark.parametrize("seed", range(120))
def test_words_and_links_map_to_where_they_stand(compiled, seed):
    text = Author(seed).document()
    first = 7
    fragment = compiled(text, line=first)
    html = fragment.html
    written = re.findall(r"\b[wlpt]\d+x\b", text)
    assert [word for word in written if word not in html] == []
    wrong = []
    for word in written:
        at = in_text(html, word)
        line, _ = place_in(text, text.index(word), first)
        tag = re.search(rf'<(?:a href|img src)="[^"]*\b{word}\b', html)
        if tag:  # where tabs make code of a link, it is a word like others
            found = source_of(fragment, tag.start())
            expected = place_in(text, expected_mark(text, word), first)
        elif in_code_span(html, at):
            continue  # a code span comes from the line on which it begins
        elif html.rfind("<", 0, at) > html.rfind(">", 0, at):
            found = source_of(fragment, html.rfind("<", 0, at))[0]
            expected = found if found == line - 1 else line  # the tag may begin on the line before
        else:
            found, expected = source_of(fragment, at)[0], line
        if found != expected:
            wrong.append((word, found, expected))
    assert wrong == [], text


def opening_bracket(before):
    """Offset of the `[` or `![` whose label ends where *before* has its last `](`."""
    depth = 0
    for at in range(before.rfind("]("), -1, -1):
        if before[at] == "]":
            depth += 1
        elif before[at] == "[":
            depth -= 1
            if depth == 0:
                return at - 1 if at and before[at - 1] == "!" else at
    return -1
