"""Code blocks to HTML."""

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from generator.markdown.code import certain_language, escape, highlight, is_known, nearest
from generator.markdown.page_state import PageState
from generator.markdown.positions import Spot
from generator.markdown.tokens import attributes_of, first_line
from generator.model.finding import Correction

#: Looking for the nearest name takes milliseconds; a page with more faults than this has other cares.
_MOST_SUGGESTIONS = 50


def write_code(page: PageState, token: Token, *, coloured: bool) -> None:
    """
    Write a block of code; each of its lines comes from its own source line.

    Its box can be reached by keyboard, since it scrolls where lines are long.
    """
    fenced = token.type == "fence"
    info = unescapeAll(token.info).split(maxsplit=1) if fenced and token.info else []
    language = info[0] if info else ""
    content = token.content
    if language and coloured:
        if is_known(language):
            html = highlight(content, language)
        else:
            html = escape(content)
            _report_unknown(page, token, language)
    else:
        html = escape(content)
    given = token.attrs.get("class")
    names = f"highlight {given}" if given else "highlight"
    rest = attributes_of(token, "class", "tabindex")
    language_class = f' class="language-{escape(language)}"' if language else ""
    page.writer.chunks.append(
        f'<pre class="{escape(names)}" tabindex="0"{rest}><code{language_class}>'
    )
    page.writer.lines(html, page.line + first_line(token) + (1 if fenced else 0))
    page.writer.chunks.append("</code></pre>\n")


def _report_unknown(page: PageState, token: Token, language: str) -> None:
    line = first_line(token)
    close = nearest(language) if len(page.faults) < _MOST_SUGGESTIONS else ""
    is_sure = close != "" and certain_language(language) == close
    page.fault(
        "markdown/code-language",
        f"code language `{language}` is not known, so the code has no colours",
        Spot(page.line + line, page.lines[line].find(language) + 1),
        f"did you mean `{close}`?" if close else "use `text` for code without colours",
        correction=Correction(language, close) if is_sure else None,
    )
