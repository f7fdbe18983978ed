"""Check 12: without measures nothing moves; each instrument moves what its own file claims, the way it claims.

What is claimed stands in each file under ``moves``; nothing here names an instrument, so one that is dropped into the
folder is held to its claim as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import pytest

from engine.economy import ahead
from engine.events import MeasureBegan, fold
from engine.figures import figure
from engine.instruments import Instrument, catalogue, use_from
from engine.politics.stances import positions
from engine.rules.aftermath import move_trust
from engine.rules.assessment import ahead_readings
from engine.rules.flow import due
from engine.rules.game import apply
from engine.rules.homes import home_count
from engine.rules.line import default_action
from engine.rules.opening import opening
from engine.rules.work import Work
from engine.rules.world import model_of, schedule
from engine.said import say
from engine.scenario import Figure, Ref, Seat, pair
from engine.state import Deal, Measure, State, Use, Vote
from tests.playing import opening_of, scenario_of


def test_with_no_measure_every_economic_figure_stays_to_the_unit() -> None:
    shipped = scenario_of()
    rested = replace(shipped.economy, cover=())
    scenario = replace(shipped, economy=rested, openings=(), beats=(), digest="no measures")
    first = state = opening(scenario)
    while (action := default_action(due(scenario, state))) is not None:
        state = apply(scenario, state, action).state

    assert state.phase == "ended"
    for name, value in first.readings.items():
        assert state.readings[name] == value, name


RARE = "rare_earth_crackdown"
MOST = 24
"""Uses of an instrument that are tried for one seat, spread over its menu."""


def board() -> State:
    """The opening of the crisis, with a public deal that every home has still to judge."""
    state = opening_of(RARE)
    deal = Deal(id=Ref("eu.d9"), parties=tuple(scenario_of(RARE).seats), clauses=(), enforcement="words",
                secret=False, stage="signed", round=state.round)  # fmt: skip
    return replace(state, deals={deal.id: deal})


def uses(instrument: Instrument[Use], state: State, by: Seat) -> list[Use]:
    """What a seat could order now, and what the cases that this begins may lead to."""
    scenario = scenario_of(RARE)
    menu = instrument.choices(scenario, state, by) if instrument.id in scenario.seats[by].instruments else None
    if menu is None:
        return []
    names = [name for name, _ in menu.axes]
    picked = [v for v in product(*(values for _, values in menu.axes)) if v not in menu.barred]
    forms = (dict(zip(names, values, strict=True)) for values in picked[:: len(picked) // MOST + 1])
    found = [use_from(instrument.id, form) for form in forms]
    cases = (m for use in found for m in begun(instrument, state, by, use))
    later = [looming[0] for m in cases if (looming := instrument.looming(scenario, state, m)) is not None]
    return list(dict.fromkeys([*found, *later]))


def begun(instrument: Instrument[Use], state: State, by: Seat, use: Use) -> list[Measure]:
    """The measures one use begins, as they stand with their procedure done."""
    events = instrument.reveal(scenario_of(RARE), state, by, use, Ref(f"{by}.m9"))
    return [instrument.opened(scenario_of(RARE), e.measure) for e in events if isinstance(e, MeasureBegan)]


def done(instrument: Instrument[Use], state: State, by: Seat, use: Use) -> State:
    """The state with one use ordered and its procedure done, as a file may let a game begin."""
    after = fold(state, instrument.reveal(scenario_of(RARE), state, by, use, Ref(f"{by}.m9")))
    standing = {m.id: m for m in begun(instrument, state, by, use)}
    return replace(after, measures={**after.measures, **standing}, votes=state.votes)


def target_of(instrument: Instrument[Use], state: State, by: Seat, use: Use) -> list[Seat]:
    """Whom a use is aimed at: one seat, or all others."""
    against = instrument.against(use, by)
    return [s for s in scenario_of(RARE).seats if s == against or (against == "all" and s != by)]


def years(states: Sequence[State]) -> list[dict[Figure, int]]:
    """The readings of the year ahead of many states, in one run."""
    scenario = scenario_of(RARE)
    found = ahead(model_of(scenario), [s.economy for s in states], [schedule(scenario, s) for s in states])
    return [ahead_readings(scenario, state, year) for state, year in zip(states, found, strict=True)]


def votes(state: State) -> int:
    """Where the member states stand on a hard proposal, added up."""
    council = scenario_of(RARE).council
    assert council is not None
    vote = Vote(id="vote.x", seat=council.seat, mode="qmv_for", kind="tough", subject=Ref("x"), question=say("x"))
    return sum(p.value for p in positions(scenario_of(RARE), state, vote))


def trust(state: State, by: Seat, targets: list[Seat]) -> int:
    """Trust between a seat and its targets once the round has been booked."""
    work = Work(scenario_of(RARE), state)
    move_trust(work)
    return sum(figure(scenario_of(RARE), work.now(), Figure(f"trust.{pair(by, t)}")) for t in targets)


def at_home(state: State, by: Seat) -> int:
    """What the home of a seat counts for the deal that waits."""
    (deal,) = state.deals.values()
    return home_count(scenario_of(RARE), state, deal, by).total


class Tried(NamedTuple):
    """One use, with the states before and after it and the years ahead of both."""

    instrument: Instrument[Use]
    by: Seat
    use: Use
    before: State
    after: State
    year: tuple[dict[Figure, int], dict[Figure, int]]

    def change(self, claimed: str) -> int:
        """How far a claimed figure moved."""
        targets = target_of(self.instrument, self.before, self.by, self.use)
        match claimed:
            case "council":
                return votes(self.after) - votes(self.before)
            case "trust":
                return trust(self.after, self.by, targets) - trust(self.before, self.by, targets)
            case "ratification":
                return at_home(self.after, self.by) - at_home(self.before, self.by)
        whose, _, what = claimed.partition(".")
        everybody = list(scenario_of(RARE).seats)
        seats = {"own": [self.by], "target": targets, "others": [s for s in everybody if s != self.by]}[whose]
        return sum(self.year[1][Figure(f"{s}.{what}")] - self.year[0][Figure(f"{s}.{what}")] for s in seats)


def tried(instrument: Instrument[Use]) -> list[Tried]:
    """Every seat's uses of an instrument, with what stands of it, and before anything of it stood."""
    here = board()
    others = {ref: m for ref, m in here.measures.items() if m.instrument != instrument.id}
    boards = (here, replace(here, measures=others))
    found = [(b, by, use) for b in boards for by in scenario_of(RARE).seats for use in uses(instrument, b, by)]
    states = [done(instrument, b, by, use) for b, by, use in found]
    after = years([*(b for b, _, _ in found), *states])
    return [
        Tried(instrument, by, use, before, state, (after[n], after[n + len(found)]))
        for n, ((before, by, use), state) in enumerate(zip(found, states, strict=True))
    ]


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_each_instrument_moves_what_its_file_claims(name: str) -> None:
    """No use moves it the other way, and some use moves it as claimed; the last digit of a year ahead is free."""
    instrument, moved = catalogue()[name], 0
    for found in tried(instrument):
        claimed, way = instrument.claim(found.before, found.by, found.use)
        if claimed != "nothing":
            change, digit = way * found.change(claimed), int("." in claimed)
            assert change >= -digit, (found.by, found.use, claimed, change)
            moved += change > digit

    assert moved, f"nothing that {name} may do moves what it claims"


@pytest.mark.parametrize("wrong", [("target.ahead", 1), ("own.dependence_ahead", -1), ("ratification", 1)])
def test_a_wrong_claim_is_found(wrong: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """The way turned round, or a figure that stays where it is."""
    name = next(n for n, i in catalogue().items() if i.moves == ("target.ahead", -1) and "high_tech" in i.tags)
    monkeypatch.setattr(type(catalogue()[name]), "moves", wrong)

    with pytest.raises(AssertionError):
        test_each_instrument_moves_what_its_file_claims(name)
