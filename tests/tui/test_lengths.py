"""Lengths of play as people book them, and names of numbers that fit a narrow reveal."""

from __future__ import annotations

import pytest

from tui import viewmodels as vm
from tui.ink import Ink
from tui.lobby import HouseLobby
from tui.panels.story import move_line
from tui.symbols import UNICODE


def lengths(scenario: str) -> tuple[vm.Option, ...]:
    return next(f.options for f in HouseLobby().setup(scenario, {}).fields if f.name == "profile")


def test_the_lengths_are_called_what_the_rules_call_them() -> None:
    found = lengths("rare_earth_crackdown")

    assert [o.label for o in found] == ["45 minutes", "90 minutes", "180 minutes"]
    shelf = next(s for s in HouseLobby().scenarios() if s.id == "rare_earth_crackdown")
    assert shelf.minutes == "45 to 180 minutes"


def test_a_length_says_what_its_minutes_are_for_and_they_add_up() -> None:
    short, _, full = lengths("rare_earth_crackdown")

    assert short.help == (
        "2 rounds of 12 minutes and the year ahead, 15 minutes to talk about it, 6 for the role sheets"
    )
    assert 2 * 12 + 15 + 6 == 45
    assert full.help == "6 rounds of 20 minutes and the year ahead, 60 minutes to talk about it"


@pytest.mark.parametrize("width", [54, 90])
@pytest.mark.parametrize(
    "label", ["Economy ahead", "supply that arrives: magnets", "weeks in store: gallium and germanium"]
)
def test_the_name_of_a_number_is_never_cut(label: str, width: int) -> None:
    power = vm.Power("eu", "EU", "European Union", "eu")
    move = vm.Move(power, label, "96.8", "95.4", "-1.4", "bad", "eu.ahead")

    lines = move_line(move, Ink(UNICODE), width).plain.split("\n")

    told = " ".join(lines[0][6 : 6 + max(12, min(30, width - 36))].split() + [w for x in lines[1:] for w in x.split()])
    assert told == label
    assert all(len(line) <= width for line in lines)
    assert "95.4" in lines[0]
