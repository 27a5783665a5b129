"""
From the colour spaces of CSS to sRGB.

Source: CSS Color Module Level 4, sections 10 to 17 and the sample code of its appendix.
"""

import math
from collections.abc import Callable, Mapping
from typing import TypeAlias

Triple: TypeAlias = tuple[float, float, float]
_Matrix: TypeAlias = tuple[Triple, Triple, Triple]

_D50: Triple = (0.3457 / 0.3585, 1.0, (1 - 0.3457 - 0.3585) / 0.3585)
_TO_D65: _Matrix = (
    (0.955473421488075, -0.02309845494876471, 0.06325924320057072),
    (-0.0283697093338637, 1.0099953980813041, 0.021041441191917323),
    (0.012314014864481998, -0.020507649298898964, 1.330365926242124),
)
_TO_D50: _Matrix = (
    (1.0479297925449969, 0.022946870601609652, -0.05019226628920524),
    (0.02962780877005599, 0.9904344267538799, -0.017073799063418826),
    (-0.009243040646204504, 0.015055191490298152, 0.7518742814281371),
)
_SRGB_TO_XYZ: _Matrix = (
    (506752 / 1228815, 87881 / 245763, 12673 / 70218),
    (87098 / 409605, 175762 / 245763, 12673 / 175545),
    (7918 / 409605, 87881 / 737289, 1001167 / 1053270),
)
_XYZ_TO_SRGB: _Matrix = (
    (12831 / 3959, -329 / 214, -1974 / 3959),
    (-851781 / 878810, 1648619 / 878810, 36519 / 878810),
    (705 / 12673, -2585 / 12673, 705 / 667),
)
_P3_TO_XYZ: _Matrix = (
    (608311 / 1250200, 189793 / 714400, 198249 / 1000160),
    (35783 / 156275, 247089 / 357200, 198249 / 2500400),
    (0.0, 32229 / 714400, 5220557 / 5000800),
)
_A98_TO_XYZ: _Matrix = (
    (573536 / 994567, 263643 / 1420810, 187206 / 994567),
    (591459 / 1989134, 6239551 / 9945670, 374412 / 4972835),
    (53769 / 1989134, 351524 / 4972835, 4929758 / 4972835),
)
_PROPHOTO_TO_XYZ_D50: _Matrix = (
    (0.7977666449006423, 0.13518129740053308, 0.0313477341283922),
    (0.2880748288194013, 0.711835234241873, 0.00008993693872564),
    (0.0, 0.0, 0.8251046025104602),
)
_REC2020_TO_XYZ: _Matrix = (
    (63426534 / 99577255, 20160776 / 139408157, 47086771 / 278816314),
    (26158966 / 99577255, 472592308 / 697040785, 8267143 / 139408157),
    (0.0, 19567812 / 697040785, 295819943 / 278816314),
)
_XYZ_TO_LMS: _Matrix = (
    (0.8190224379967030, 0.3619062600528904, -0.1288737815209879),
    (0.0329836539323885, 0.9292868615863434, 0.0361446663506424),
    (0.0481771893596242, 0.2642395317527308, 0.6335478284694309),
)
_LMS_TO_XYZ: _Matrix = (
    (1.2268798758459243, -0.5578149944602171, 0.2813910456659647),
    (-0.0405757452148008, 1.1122868032803170, -0.0717110580655164),
    (-0.0763729366746601, -0.4214933324022432, 1.5869240198367816),
)
_LMS_TO_OKLAB: _Matrix = (
    (0.2104542683093140, 0.7936177747023054, -0.0040720430116193),
    (1.9779985324311684, -2.4285922420485799, 0.4505937096174110),
    (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
)
_OKLAB_TO_LMS: _Matrix = (
    (1.0, 0.3963377773761749, 0.2158037573099136),
    (1.0, -0.1055613458156586, -0.0638541728258133),
    (1.0, -0.0894841775298119, -1.2914855480194092),
)
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27


def _times(matrix: _Matrix, value: Triple) -> Triple:
    x, y, z = value
    a, b, c = (row[0] * x + row[1] * y + row[2] * z for row in matrix)
    return a, b, c


def _each(value: Triple, way: Callable[[float], float]) -> Triple:
    a, b, c = value
    return way(a), way(b), way(c)


def _signed(way: Callable[[float], float]) -> Callable[[float], float]:
    """Treat values below nothing as those above it, mirrored."""
    return lambda value: math.copysign(way(abs(value)), value)


def linear(value: float) -> float:
    """Take the gamma of sRGB off."""
    size = abs(value)
    found = size / 12.92 if size <= 0.04045 else ((size + 0.055) / 1.055) ** 2.4
    return math.copysign(found, value)


def gamma(value: float) -> float:
    """Put the gamma of sRGB on."""
    size = abs(value)
    found = 1.055 * size ** (1 / 2.4) - 0.055 if size > 0.0031308 else 12.92 * size
    return math.copysign(found, value)


def hsl_to_srgb(value: Triple) -> Triple:
    """Convert hue in degrees, saturation and lightness in percent."""
    hue, saturation, lightness = value
    s, light = saturation / 100, lightness / 100

    def channel(number: float) -> float:
        k = (number + hue / 30) % 12
        return light - s * min(light, 1 - light) * max(-1.0, min(k - 3, 9 - k, 1.0))

    return channel(0), channel(8), channel(4)


def srgb_to_hsl(value: Triple) -> Triple:
    """Convert to hue in degrees, saturation and lightness in percent."""
    red, green, blue = value
    most, least = max(value), min(value)
    light, spread = (most + least) / 2, most - least
    if spread == 0:
        return 0.0, 0.0, light * 100
    saturation = 0.0 if light in (0, 1) else (most - light) / min(light, 1 - light)
    return _hue(red, green, blue, most, spread), saturation * 100, light * 100


def _hue(red: float, green: float, blue: float, most: float, spread: float) -> float:
    if most == red:
        return 60 * ((green - blue) / spread + (6 if green < blue else 0))
    if most == green:
        return 60 * ((blue - red) / spread + 2)
    return 60 * ((red - green) / spread + 4)


def hwb_to_srgb(value: Triple) -> Triple:
    """Convert hue in degrees, whiteness and blackness in percent."""
    hue, white, black = value[0], value[1] / 100, value[2] / 100
    if white + black >= 1:
        gray = white / (white + black)
        return gray, gray, gray
    return _each(hsl_to_srgb((hue, 100, 50)), lambda one: one * (1 - white - black) + white)


def srgb_to_hwb(value: Triple) -> Triple:
    """Convert to hue in degrees, whiteness and blackness in percent."""
    return srgb_to_hsl(value)[0], min(value) * 100, (1 - max(value)) * 100


def _lab_to_xyz(value: Triple) -> Triple:
    light, a, b = value
    f1 = (light + 16) / 116
    f0, f2 = a / 500 + f1, f1 - b / 200
    x = f0**3 if f0**3 > _EPSILON else (116 * f0 - 16) / _KAPPA
    y = f1**3 if light > _KAPPA * _EPSILON else light / _KAPPA
    z = f2**3 if f2**3 > _EPSILON else (116 * f2 - 16) / _KAPPA
    return _times(_TO_D65, (x * _D50[0], y * _D50[1], z * _D50[2]))


def _xyz_to_lab(value: Triple) -> Triple:
    x, y, z = _times(_TO_D50, value)
    scaled = (x / _D50[0], y / _D50[1], z / _D50[2])
    f0, f1, f2 = _each(
        scaled, lambda one: math.cbrt(one) if one > _EPSILON else (_KAPPA * one + 16) / 116
    )
    return 116 * f1 - 16, 500 * (f0 - f1), 200 * (f1 - f2)


def _oklab_to_xyz(value: Triple) -> Triple:
    return _times(_LMS_TO_XYZ, _each(_times(_OKLAB_TO_LMS, value), lambda one: one**3))


def _xyz_to_oklab(value: Triple) -> Triple:
    return _times(_LMS_TO_OKLAB, _each(_times(_XYZ_TO_LMS, value), math.cbrt))


def polar(value: Triple) -> Triple:
    """Write a and b as chroma and hue in degrees."""
    light, a, b = value
    return light, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def rectangular(value: Triple) -> Triple:
    """Write chroma and hue in degrees as a and b."""
    light, chroma, hue = value
    return light, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))


def _srgb_to_xyz(value: Triple) -> Triple:
    return _times(_SRGB_TO_XYZ, _each(value, linear))


def _xyz_to_srgb(value: Triple) -> Triple:
    return _each(_times(_XYZ_TO_SRGB, value), gamma)


def _rec2020(value: float) -> float:
    alpha, beta = 1.09929682680944, 0.018053968510807
    return value / 4.5 if value < beta * 4.5 else ((value + alpha - 1) / alpha) ** (1 / 0.45)


def _prophoto(value: float) -> float:
    return value / 16 if value <= 16 / 512 else value**1.8


_TO_XYZ: Mapping[str, Callable[[Triple], Triple]] = {
    "srgb": _srgb_to_xyz,
    "srgb-linear": lambda value: _times(_SRGB_TO_XYZ, value),
    "display-p3": lambda value: _times(_P3_TO_XYZ, _each(value, linear)),
    "display-p3-linear": lambda value: _times(_P3_TO_XYZ, value),
    "a98-rgb": lambda value: _times(
        _A98_TO_XYZ, _each(value, _signed(lambda one: one ** (563 / 256)))
    ),
    "prophoto-rgb": lambda value: _times(
        _TO_D65, _times(_PROPHOTO_TO_XYZ_D50, _each(value, _signed(_prophoto)))
    ),
    "rec2020": lambda value: _times(_REC2020_TO_XYZ, _each(value, _signed(_rec2020))),
    "xyz": lambda value: value,
    "xyz-d65": lambda value: value,
    "xyz-d50": lambda value: _times(_TO_D65, value),
    "lab": _lab_to_xyz,
    "oklab": _oklab_to_xyz,
    "lch": lambda value: _lab_to_xyz(rectangular(value)),
    "oklch": lambda value: _oklab_to_xyz(rectangular(value)),
    "hsl": lambda value: _srgb_to_xyz(hsl_to_srgb(value)),
    "hwb": lambda value: _srgb_to_xyz(hwb_to_srgb(value)),
}
_FROM_XYZ: Mapping[str, Callable[[Triple], Triple]] = {
    "srgb": _xyz_to_srgb,
    "srgb-linear": lambda value: _times(_XYZ_TO_SRGB, value),
    "xyz": lambda value: value,
    "xyz-d65": lambda value: value,
    "xyz-d50": lambda value: _times(_TO_D50, value),
    "lab": _xyz_to_lab,
    "oklab": _xyz_to_oklab,
    "lch": lambda value: polar(_xyz_to_lab(value)),
    "oklch": lambda value: polar(_xyz_to_oklab(value)),
    "hsl": lambda value: srgb_to_hsl(_xyz_to_srgb(value)),
    "hwb": lambda value: srgb_to_hwb(_xyz_to_srgb(value)),
}
#: Spaces that ``color()`` names.
_NAMED_SPACES_TEXT = """
    srgb srgb-linear display-p3 display-p3-linear a98-rgb prophoto-rgb rec2020 xyz xyz-d50
    xyz-d65
"""
NAMED_SPACES = frozenset(_NAMED_SPACES_TEXT.split())
#: Which channel is a hue.
HUES: Mapping[str, int] = {"hsl": 0, "hwb": 0, "lch": 2, "oklch": 2}


def to_srgb(space: str, value: Triple) -> Triple:
    """Convert a colour to sRGB; channels may lie beyond 0 and 1."""
    if space == "srgb":
        return value
    if space == "hsl":
        return hsl_to_srgb(value)
    if space == "hwb":
        return hwb_to_srgb(value)
    return _xyz_to_srgb(_TO_XYZ[space](value))


def from_srgb(space: str, value: Triple) -> Triple | None:
    """Convert a colour of sRGB; None for a space into which nothing is converted."""
    if space == "srgb":
        return value
    if space == "hsl":
        return srgb_to_hsl(value)
    if space == "hwb":
        return srgb_to_hwb(value)
    way = _FROM_XYZ.get(space)
    return None if way is None else way(_srgb_to_xyz(value))
