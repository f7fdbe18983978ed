"""Colours can be read and told apart, also by people who do not see all of them; letters and signs always can."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.symbols import SETS
from tui.themes import DARK, LIGHT, POWER_VARIABLES, THEMES, variable_defaults

# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB
DICHROMACIES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
Lab = tuple[float, float, float]
Linear = tuple[float, float, float]


def linear(color: Color) -> Linear:
    r, g, b = (c / 255 for c in color.rgb)
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (r, g, b))  # type: ignore[return-value]


def seen_by(kind: str, rgb: Linear) -> Linear:
    if kind == "all":
        return rgb
    rows = (sum(m * c for m, c in zip(row, rgb, strict=True)) for row in DICHROMACIES[kind])
    return tuple(min(1.0, max(0.0, x)) for x in rows)  # type: ignore[return-value]


def lab(rgb: Linear) -> Lab:
    r, g, b = rgb
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: Lab, two: Lab) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, two, strict=True)) ** 0.5


def contrast(one: Color, two: Color) -> float:
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in map(linear, (one, two))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(theme: Theme, *names: str) -> list[Color]:
    return [Color.parse(theme.variables[name]) for name in names]


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_every_text_colour_has_contrast(theme: Theme) -> None:
    texts = colours(theme, *POWER_VARIABLES, "muted", "gain", "loss", "caution", "footer-key-foreground")
    grounds = [Color.parse(theme.background or ""), Color.parse(theme.surface or "")]

    for text in (*texts, Color.parse(theme.foreground or "")):
        for ground in grounds:
            assert contrast(text, ground) >= 4.5, f"{text.hex} on {ground.hex}"


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_a_marked_row_stays_readable(theme: Theme) -> None:
    (cursor,) = colours(theme, "cursor")

    for text in (*colours(theme, *POWER_VARIABLES), Color.parse(theme.foreground or "")):
        assert contrast(text, cursor) >= 3.0, f"{text.hex} on {cursor.hex}"


@pytest.mark.parametrize("kind", ["all", *DICHROMACIES])
@pytest.mark.parametrize("theme", [t for t in THEMES if t.name != "mono"], ids=lambda t: t.name)
def test_the_powers_differ_for_every_eye(theme: Theme, kind: str) -> None:
    seen = [lab(seen_by(kind, linear(color))) for color in colours(theme, *POWER_VARIABLES)]

    assert min(apart(a, b) for a, b in combinations(seen, 2)) >= 30


@pytest.mark.parametrize("theme", [t for t in THEMES if t.dark], ids=lambda t: t.name)
def test_the_powers_differ_in_grey(theme: Theme) -> None:
    lightness = [lab(linear(color))[0] for color in colours(theme, *POWER_VARIABLES)]

    assert min(abs(a - b) for a, b in combinations(lightness, 2)) >= 10


def test_any_other_theme_gets_our_variables() -> None:
    for theme in (DARK, LIGHT):
        defaults = variable_defaults(dark=theme.dark)

        assert {*POWER_VARIABLES, "line", "gain", "loss", "caution", "muted", "cursor"} <= set(defaults)


def test_signs_are_one_cell_wide_and_differ() -> None:
    for symbols in SETS.values():
        signs = [
            getattr(symbols, n) for n in symbols.__slots__ if n not in ("name", "branch", "last", "pipe", "blocks")
        ]

        assert all(len(sign) == 1 for sign in signs)
        assert len({symbols.eu, symbols.cn, symbols.us}) == 3
        assert len({symbols.full, symbols.empty, symbols.maybe}) == 3
    assert all(str(getattr(SETS["ascii"], n)).isascii() for n in SETS["ascii"].__slots__)
