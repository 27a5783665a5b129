"""What renderers read off the parser's tokens."""

from collections.abc import Sequence

from markdown_it.token import Token

from generator.markdown.code import escape


def plain_text(tokens: Sequence[Token]) -> str:
    """The words of inline *tokens*, as a reader hears them; raw HTML says nothing."""
    parts = []
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline"}:
            parts.append(token.content)
        elif token.type == "image":
            parts.append(plain_text(token.children or ()))
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts)


def attributes_of(token: Token, *leave_out: str) -> str:
    """The attributes of *token* as they stand in a tag."""
    if not token.attrs:
        return ""
    return "".join(
        f' {escape(name)}="{escape(str(value))}"'
        for name, value in token.attrs.items()
        if name not in leave_out
    )


def tag_of(tokens: Sequence[Token], index: int) -> str:
    """The tag of a block token, with line ends where markdown-it puts them."""
    token = tokens[index]
    if token.hidden:
        return ""
    if token.nesting == -1:
        return f"</{token.tag}>\n"
    start = "\n" if index and tokens[index - 1].hidden else ""
    tag = f"{start}<{token.tag}{attributes_of(token)}>"
    if token.nesting == 1 and index + 1 < len(tokens):
        following = tokens[index + 1]
        if (
            following.type == "inline"
            or following.hidden
            or (following.nesting == -1 and following.tag == token.tag != "blockquote")
        ):
            return tag
    return tag + "\n"


def first_line(token: Token) -> int:
    """The token's first line in the body, from 0."""
    return token.map[0] if token.map else 0
