"""Language tags (BCP 47)."""

import re

_TWO_LETTERS_TEXT = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la
    lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj
    om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv
    sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
#: Two-letter languages of the IANA registry, deprecated ones included.
_TWO_LETTERS = frozenset(_TWO_LETTERS_TEXT.split())
_TAG = re.compile(
    r"""
    (?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}  # language, extended
    (?:-[a-z]{4})?                              # script
    (?:-(?:[a-z]{2}|\d{3}))?                    # region
    (?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*       # variants
    (?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*         # extensions
    (?:-x(?:-[a-z0-9]{1,8})+)?                  # private use
    """,
    re.IGNORECASE | re.VERBOSE,
)
_IRREGULAR_TEXT = """
    art-lojban cel-gaulish en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo
    i-navajo i-pwn i-tao i-tay i-tsu no-bok no-nyn sgn-be-fr sgn-be-nl sgn-ch-de zh-guoyu zh-hakka
    zh-min zh-min-nan zh-xiang
"""
_IRREGULAR = frozenset(_IRREGULAR_TEXT.split())


def language_exists(tag: str) -> bool:
    """
    Whether *tag* is well-formed and its language is registered.

    Of languages with three letters, of which there are some 8,000, only the form is known.

    Source:
        RFC 5646, 2.1.
    """
    if tag.lower() in _IRREGULAR:
        return True
    match = _TAG.fullmatch(tag)
    if match is None:
        return False
    language = match["language"].lower()
    return len(language) != 2 or language in _TWO_LETTERS  # noqa: PLR2004 -- letters
