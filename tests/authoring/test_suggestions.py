"""Suggestions: close names are offered, wild guesses never, and names that live outside the file are known too."""

import pytest

from engine.authoring.load import load
from engine.authoring.names import closest, listing
from tests.authoring.small_scenario import SMALL

NAMES = (
    "anti_coercion_instrument", "export_licensing", "tariff", "wto_dispute", "stockpile", "dialogue", "examination",
    "determination", "response", "magnets", "dysprosium", "gallium", "soybeans", "china", "eu", "us", "world_opinion",
    "trust", "at_least", "at_most", "equals", "title", "rounds", "economy_weight",
)  # fmt: skip
SLIPS = {
    "tarif": "tariff", "tarrif": "tariff", "tariffs": "tariff", "Tariff": "tariff", "magnet": "magnets",
    "disprosium": "dysprosium", "dysprosum": "dysprosium", "galium": "gallium", "soybean": "soybeans",
    "soyabeans": "soybeans", "chna": "china", "chian": "china", "at_leest": "at_least", "atleast": "at_least",
    "at-most": "at_most", "at least": "at_least", "titel": "title", "round": "rounds", "equal": "equals",
    "export_licencing": "export_licensing", "export licensing": "export_licensing", "wto": "wto_dispute",
    "opinion": "world_opinion", "anti_coercion": "anti_coercion_instrument", "determinaton": "determination",
    "stokpile": "stockpile", "dialog": "dialogue",
}  # fmt: skip
UNRELATED = (
    "retaliation", "tungsten", "carrots", "france", "xyz", "a", "", "leverage", "budget", "quota", "sanction", "who",
    "nickel", "parliament", "seventeen",
)  # fmt: skip


@pytest.mark.parametrize(("slip", "meant"), SLIPS.items())
def test_a_slip_of_the_pen_finds_its_name(slip: str, meant: str) -> None:
    assert closest(slip, NAMES) == meant


@pytest.mark.parametrize("word", UNRELATED)
def test_an_unrelated_word_finds_nothing(word: str) -> None:
    assert closest(word, NAMES) is None


def test_a_long_list_ends_with_a_count() -> None:
    assert listing(f"n{number}" for number in range(30)).endswith("n23 and 6 more")


@pytest.mark.parametrize(
    ("right", "slip", "meant"),
    [
        ("instrument: tariff\n    use", "instrument: tarif\n    use", "tariff"),
        ("inputs: [magnets]", "inputs: [magnetz]", "magnets"),
        ("lines: [soybeans]", "lines: [soybean]", "soybeans"),
        ("regions: [china", "regions: [chinna", "china"),
        ("clause: licence_flow", "clause: license_flow", "licence_flow"),
        ("trust:", "numbers: {red_lin: 1}\ntrust:", "red_line"),
        ("figure: market_move", "figure: self.hom", "home"),
        ("instruments: [tariff]", "instruments: [tarrif]", "tariff"),
    ],
)
def test_names_that_live_outside_the_file_are_suggested(right: str, slip: str, meant: str) -> None:
    assert right in SMALL

    helps = [problem.help for problem in load(SMALL.replace(right, slip)).problems]

    assert any(f"did you mean '{meant}'?" in help for help in helps)
