"""Dialogue: a call, senior officials, ministers or a summit; it moves trust, and whether it was empty is judged later.

Practice, no law: Sefcovic and Wang on 21 October 2025 (call), senior officials in Brussels on 31 October, ministers on
29 June 2026, the presidents in Busan on 30 October 2025 (FACTS B). The seat invites alone. A dialogue is empty when no
benchmark binds the two at the end of the next round (GAME 7.4; the rules judge it, not this file). A summit needs Home
support of 40 on both sides, once a game for a pair, and no order of rung 5 between the two in the round before; while
it lasts it stands as a measure tagged ``summit``, so that ratification can see it. A seat invites another once a round,
whatever the format, for a round's calls are judged once; invitations that cross both stand, or a partner could keep a
seat from handing over data it owes. Rung 1. Usual answer: none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from engine.events import Event, MeasureBegan, Noted
from engine.figures import figure
from engine.forms import OtherSeat
from engine.instruments import Choice, Instrument
from engine.instruments._board import no_target, others, sealed, standing
from engine.instruments._clocks import came, week_in
from engine.said import Said, say
from engine.scenario import Figure, Ref, Scenario, Seat
from engine.state import Fact, Measure, State, Weight
from engine.state import Use as Form

Format = Literal["call", "senior_officials", "ministerial", "summit"]
FORMATS: tuple[str, ...] = get_args(Format)
PLAIN = tuple(f for f in FORMATS if f != "summit")
CLIMB = 5
"""An order of this rung in the round before cancels a summit."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """An invitation to talk."""

    partner: OtherSeat
    """Who is invited."""
    format: Format
    """How high the meeting is; a summit is held once a game by a pair."""


class Dialogue(Instrument[Use]):
    """See the top of the file."""

    tags = ("dialogue", "meeting")
    marks = ("summit",)
    heard_as = PLAIN
    title = "Dialogue"
    stages = ("held",)
    law = "none: calls, senior officials, ministers, summits"
    answer = "none"
    ends = "with the round"
    moves = ("trust", 1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "light"

    def against(self, use: Use, by: Seat) -> str:
        return use.partner

    def order_tags(self, use: Use) -> tuple[str, ...]:
        return (*self.tags, use.format)

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} invites {partner} to talks ({format})", by=by, partner=use.partner, format=use.format)

    def told(self, measure: Measure) -> Said:
        return say("summit of {by} and {partner} this round", by=measure.by, partner=measure.against)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if refusal := no_target(scenario, by, use.partner):
            return refusal
        if use.format not in FORMATS:
            return say("there is no dialogue called {format}", format=use.format)
        if _invited(state, by, use.partner):
            return say("{by} has already invited {partner} this round", by=by, partner=use.partner)
        return _no_summit(scenario, state, by, use.partner) if use.format == "summit" else None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        partners = tuple(s for s in others(scenario, by) if not _invited(state, by, s))
        if not partners:
            return None
        barred = frozenset((s, "summit") for s in partners if _no_summit(scenario, state, by, s))
        formats = PLAIN if len(barred) == len(partners) else FORMATS
        return Choice("PlaceOrder", self.id, (("partner", partners), ("format", formats)), barred)

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        because = self.sentence(by, use)
        fact = Fact(kind="dialogue", by=by, against=use.partner, tags=(use.format,), rung=1)
        noted = Noted(because=because, causes=(by,), fact=fact)
        if use.format != "summit":
            return (noted,)
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.partner, use=use, stage="held", standing="in_force", rung=1,
            since=start.week, until=week_in(scenario, start, 1) + 1, round=start.round, tags=(*self.tags, "summit"),
        )  # fmt: skip
        return (MeasureBegan(because=because, causes=(ref,), measure=measure), noted)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        return came(measure, state.week, rung=1)


def _invited(state: State, by: Seat, partner: str) -> bool:
    """Whether an invitation to this partner lies in the own tray."""
    return any(isinstance(use, Use) and use.partner == partner for use in sealed(state, by, INSTRUMENT.id))


def _no_summit(scenario: Scenario, state: State, by: Seat, partner: str) -> Said | None:
    """Why the two cannot meet at the top; Home support of another seat is only known by its word, weak or steady."""
    for seat in (by, partner):
        if figure(scenario, state, Figure(f"{seat}.home")) < scenario.numbers.home_middle:
            return say("a summit needs a home that is at least steady; that of {seat} is weak", seat=seat)
    everything = ("pending", "in_force", "suspended", "ended")
    for m in standing(state, by, how=everything):
        between = {m.by, m.against} == {by, partner}
        if between and "summit" in m.tags:
            return say("{by} and {partner} held their summit in round {round}", by=by, partner=partner, round=m.round)
        if between and m.rung >= CLIMB and m.round == state.round - 1 and m.origin == "order":
            return say("{measure} of round {round} has cancelled the summit", measure=m.id, round=m.round)
    return None


INSTRUMENT = Dialogue()
