"""How one reader sees a game: the scenario, the view, what things are called, what the powers look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from engine import (
    Figure,
    Names,
    Said,
    Scenario,
    Seat,
    SeatView,
    State,
    capital,
    figure,
    figure_value,
    imagine,
    names_for,
    owner_of,
    plain,
    scenario_names,
    tell,
    word,
)
from engine import figure_kind as kind_of
from tui import viewmodels as vm

CODES = {"eu": "EU", "china": "CN", "us": "US"}
SLOTS: dict[str, vm.Slot] = {"eu": "eu", "china": "cn", "us": "us"}


SHORT = {"eu": "the EU", "us": "the US"}
FORMAL = ("the European Union", "the United States")
SECTORS = {
    "motor_vehicles": "cars", "evs_batteries": "EVs, batteries", "semiconductors": "semiconductors",
    "electronics_ict": "electronics", "machinery_electrical": "machinery", "aerospace_transport": "aircraft, ships",
    "steel_metals": "steel and metals", "chemicals_pharma": "chemicals, pharma", "clean_tech": "clean tech",
    "agri_food": "farm and food", "textiles_consumer": "textiles, toys", "energy_minerals": "energy, minerals",
}  # fmt: skip
"""Sectors of the packaged economy in words that fit a column."""
GONE = re.compile(r"[a-z_.]+\.([odt])\d+$")
"""A paper that has left the reader's view: an offer, a deal, a threat."""


class Known(dict[str, str]):
    """Names, with a plain word for papers that are gone."""

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]  # names are always text
        """The name of a thing."""
        if key in self:
            return self[key]
        found = GONE.match(key)
        return {"o": "the offer", "d": "a deal", "t": "a threat"}[found.group(1)] if found else default


def powers_of(scenario: Scenario) -> Mapping[str, vm.Power]:
    """The powers of a scenario in its order; seats with other names take the colours that are left."""
    left = [s for s in ("eu", "cn", "us") if s not in {SLOTS.get(i) for i in scenario.seats}]
    found: dict[str, vm.Power] = {}
    for seat in scenario.seats:
        slot: vm.Slot = SLOTS.get(seat) or (left.pop(0) if left else "other")  # type: ignore[assignment]  # names above
        name = scenario.text(f"seats.{seat}.name", plain(seat).title())
        found[str(seat)] = vm.Power(str(seat), CODES.get(seat, seat[:2].upper()), name, slot)
    return found


def tone_of(change: float, good: int = 1) -> vm.Tone:
    """Good, bad or level."""
    return "plain" if not change else "good" if change * good > 0 else "bad"


@dataclass(frozen=True)
class Look:
    """One reader's look at the game."""

    scenario: Scenario
    view: SeatView
    title: str = ""

    @cached_property
    def names(self) -> Names:
        """What things are called; deals by their sides, papers that are gone by a plain word."""
        named = scenario_names(self.scenario)
        short = {s: short for s, short in SHORT.items() if named.get(s) in FORMAL}
        names = Known(names_for(self.scenario, self.view, short))
        for ref, deal in self.view.deals.items():
            names[ref] = f"the {'-'.join(self.power(p).code for p in deal.parties)} deal of round {deal.round}"
        return names

    def sector(self, sector: str) -> str:
        """A sector in words that fit a column."""
        return capital(SECTORS.get(sector) or self.name(sector))

    @cached_property
    def powers(self) -> Mapping[str, vm.Power]:
        """The powers."""
        return powers_of(self.scenario)

    @cached_property
    def state(self) -> State:
        """A possible state behind the view: legality, menus and previews work on it and on nothing else."""
        return imagine(self.scenario, self.view)

    @property
    def seat(self) -> Seat:
        """The seat that looks; the public has none."""
        return self.view.seat or Seat("")

    @property
    def me(self) -> vm.Power | None:
        """The power that looks."""
        return self.powers.get(str(self.view.seat)) if self.view.seat else None

    def power(self, seat: str) -> vm.Power:
        """A power, or another actor as a nameless one."""
        found = self.powers.get(seat)
        return found or vm.Power(seat, self.names.get(seat, plain(seat))[:2].upper(), self.names.get(seat, plain(seat)))

    def by(self, seat: str) -> vm.Power | None:
        """A power, or nothing for chance, the table and other actors."""
        return self.powers.get(seat)

    def tell(self, said: Said) -> str:
        """A sentence in this reader's words."""
        return tell(said, self.names)

    def without_owner(self, text: str, seat: str) -> str:
        """A sentence without its owner in front: the owner stands beside it on the screen."""
        for name in (self.names.get(seat, ""), self.powers[seat].name if seat in self.powers else ""):
            for joint in (" ", ": "):
                begins = bool(name) and text.lower().startswith((name + joint).lower())
                if begins and not text[len(name) + len(joint) :].startswith("and "):
                    return text[len(name) + len(joint) :]
        return text

    def name(self, ref: str) -> str:
        """What a thing is called."""
        return self.names.get(ref, plain(ref))

    # -- figures -------------------------------------------------------------------------------------------

    def known(self, name: str) -> int | None:
        """A figure the reader may know, else None."""
        found = self.view.counts.get(Figure(name))
        return found if found is not None else self.view.readings.get(Figure(name))

    def value(self, name: str) -> int:
        """A figure, with 0 for what nothing has moved yet."""
        found = self.known(name)
        return figure(self.scenario, self.state, Figure(name)) if found is None else found

    def word(self, name: str) -> str:
        """The word people say for a value."""
        found = self.known(name)
        return self.view.words.get(Figure(name), "") if found is None else word(name, found)

    def moved(self, name: str) -> int:
        """How far a figure moved since the round before, as the series tell."""
        series = self.view.series.get(Figure(name), ())
        now = self.known(name)
        if not series or now is None:
            return 0
        before = series[-2] if len(series) > 1 else series[-1]
        return now - before

    def shown(self, name: str, value: int, *, signed: bool = False) -> str:
        """A value in its unit, without the words that explain the unit."""
        text = figure_value(name, value, signed=signed)
        return text.replace(" since the start", "").replace(" against 2024", "").replace(" weeks", "")

    def part(self, label: Said) -> str:
        """A part of a worth in words; aims and red lines by what they say."""
        given = dict(label.given)
        for key in ("aim", "line"):
            if key in given and label.words.startswith(("aim", "red line")):
                return self.name(str(given[key]))
        return capital(self.tell(label))

    def bloc(self, seat: str, bloc: str) -> str:
        """What a bloc of a seat is called."""
        return self.scenario.text(f"seats.{seat}.blocs.{bloc}.name", self.name(bloc))

    def owner(self, name: str) -> vm.Power | None:
        """Whose figure it is."""
        return self.powers.get(owner_of(name))

    def good(self, name: str) -> int:
        """Which way is good."""
        return kind_of(name).good

    # -- dates ---------------------------------------------------------------------------------------------

    def round_of(self, week: int) -> str:
        """A week as a round: ``R3``, ``start`` before play, ``year ahead`` after it."""
        if week < 0:
            return "start"
        clock = self.scenario.played_clock(self.view.profile)
        number = clock.round_of(week)
        return f"R{number}" if number <= self.scenario.rounds(self.view.profile) else "the year ahead"
