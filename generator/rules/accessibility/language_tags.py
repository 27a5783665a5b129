"""Languages by their codes (BCP 47)."""

from functools import lru_cache

_TWO_LETTERS = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la
    lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj
    om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv
    sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_THREE_FOR_TWO = """
    aar abk afr aka alb amh ara arg arm asm ava ave aym aze bak bam baq bel ben bih bis bod bos
    bre bul bur cat ces cha che chi chu chv cor cos cre cym cze dan deu div dut dzo ell eng epo
    est eus ewe fao fas fij fin fra fre fry ful geo ger gla gle glg glv gre grn guj hat hau heb
    her hin hmo hrv hun hye ibo ice ido iii iku ile ina ind ipk isl ita jav jpn kal kan kas kat
    kau kaz khm kik kin kir kom kon kor kua kur lao lat lav lim lin lit ltz lub lug mac mah mal
    mao mar may mkd mlg mlt mol mon mri msa mya nau nav nbl nde ndo nep nld nno nob nor nya oci
    oji ori orm oss pan per pli pol por pus que roh ron rum run rus sag san sin slk slo slv sme
    smo sna snd som sot spa sqi srd srp ssw sun swa swe tah tam tat tel tgk tgl tha tib tir ton
    tsn tso tuk tur twi uig ukr urd uzb ven vie vol wel wln wol xho yid yor zha zho zul
"""
#: The registry's languages of two letters, deprecated ones included.
_REGISTERED = frozenset(_TWO_LETTERS.split())
#: Codes of ISO 639-2 that the registry leaves out, since the language has one of two letters.
_LEFT_OUT = frozenset(_THREE_FOR_TWO.split())


@lru_cache(maxsize=256)  # one site has few languages
def language_exists(tag: str) -> bool:
    """
    Whether the language of *tag* is registered; what follows its first hyphen does not matter.

    Of languages of three letters, of which there are some 8,000, the form counts and that they
    have no code of two letters.

    Source:
        RFC 5646, 2.2.1; the IANA Language Subtag Registry.
    """
    language = tag.partition("-")[0].lower()
    if len(language) == 2:  # noqa: PLR2004 -- letters
        return language in _REGISTERED
    letters = language.isascii() and language.isalpha()
    return len(language) == 3 and letters and language not in _LEFT_OUT  # noqa: PLR2004 -- letters
