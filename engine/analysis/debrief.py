"""After a game: what each seat made of its mandate, how it kept its word, and where the game turned.

A turning point is found by playing the game once more without one act (a signature, a threat, an order) and looking at
what everybody would have got. It is a what-if under the same rules, not a proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.actions import PlaceOrder, Sign, Threaten
from engine.analysis.history import play_history
from engine.analysis.medals import Medal, medals
from engine.analysis.promises import Promise, Word, promises, words_given
from engine.analysis.replays import without_each
from engine.diplomacy import kind_of
from engine.events import DealSigned, OrderRevealed
from engine.instruments import catalogue
from engine.rules.scoring import Result, lamps, results
from engine.said import Said, say, together
from engine.scenario import Scenario, Seat
from engine.state import Deal, State
from engine.table import LocalTable

TRIED = 24
"""How many acts are looked at, the weightiest first; each is a whole game played again."""
TURNED = 300
"""What an act must have moved, all seats together, to be called a turning point: three points."""
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Lamp:
    """A way to fail, as it stood at the end."""

    id: str
    colour: str
    because: Said


@dataclass(frozen=True, slots=True)
class Mandate:
    """One seat at the end: its result against its no-deal line, part by part, and its lamps."""

    seat: Seat
    result: int
    worth: int
    line: int
    grade: str
    parts: tuple[tuple[Said, int], ...]
    lamps: tuple[Lamp, ...]


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """An act without which the game would have gone another way; ``effects`` are what it brought each seat."""

    number: int
    round: int
    by: Seat
    what: Said
    effects: Mapping[Seat, int]
    joint: int
    ending: str
    without: str

    @property
    def weight(self) -> int:
        """How much it moved, all seats together and in whatever direction."""
        return sum(abs(change) for change in self.effects.values())


@dataclass(frozen=True, slots=True)
class Debrief:
    """All of it, as plain data for a screen."""

    mandates: tuple[Mandate, ...]
    promises: tuple[Promise, ...]
    words: tuple[Word, ...]
    turning_points: tuple[TurningPoint, ...]
    joint: int
    joint_best: int
    best_is: Said
    joint_history: int | None
    ending: str
    medals: tuple[Medal, ...] = ()


def debrief(table: LocalTable, *, best: int | None = None, tried: int = TRIED) -> Debrief:
    """Look back at a finished game; ``best`` is the best joint value a rehearsal has found, if there was one."""
    scenario, state = table.scenario, table.state
    points = tuple(turning_points(table, tried=tried))
    mine = joint(scenario, state)
    history = joint_of_history(scenario) if as_long_as_history(scenario, state.profile) else None
    found, said = _best(mine, points, history, best)
    kept, words = tuple(promises(table)), tuple(words_given(table))
    weighty = sorted((p for p in points if p.weight >= TURNED), key=lambda p: (-p.weight, p.number))[:SHOWN]
    return Debrief(
        mandates=tuple(_mandate(scenario, state, r) for r in results(scenario, state)),
        promises=kept, words=words,
        turning_points=tuple(sorted(weighty, key=lambda p: p.number)),
        joint=mine, joint_best=found, best_is=said, joint_history=history, ending=_ending(state),
        medals=tuple(medals(table, kept, words, {p.number: p.joint for p in points})),
    )  # fmt: skip


def joint(scenario: Scenario, state: State) -> int:
    """The sum of the results of all seats."""
    return sum(r.result for r in results(scenario, state))


def as_long_as_history(scenario: Scenario, profile: str) -> bool:
    """Whether a length of play is that of the line of history; results of other lengths do not compare."""
    return scenario.rounds(profile) == max(p.rounds for p in scenario.profiles.values())


_HISTORIES: dict[str, int] = {}


def joint_of_history(scenario: Scenario) -> int | None:
    """The joint value of what really happened, or None when the scenario does not tell."""
    if not scenario.history:
        return None
    if scenario.digest not in _HISTORIES:
        played, _ = play_history(scenario)
        _HISTORIES[scenario.digest] = joint(scenario, played.state)
    return _HISTORIES[scenario.digest]


def _best(mine: int, points: tuple[TurningPoint, ...], history: int | None, rehearsed: int | None) -> tuple[int, Said]:
    """The best joint value anybody knows of, and what it is."""
    known = [(mine, say("this game as it was played"))]
    known += [(mine - p.joint, together(say("this game without: "), [p.what])) for p in points]
    if history is not None:
        known.append((history, say("what really happened")))
    if rehearsed is not None:
        known.append((rehearsed, say("the best game of the rehearsal")))
    return max(known, key=lambda pair: pair[0])


def _mandate(scenario: Scenario, state: State, r: Result) -> Mandate:
    found = tuple(Lamp(lamp.id, lamp.colour, lamp.because) for lamp in lamps(scenario, state, r.seat))
    return Mandate(r.seat, r.result, r.worth.total, r.line, r.grade, r.worth.parts, found)


def _ending(state: State) -> str:
    if any(f.kind == "collapse" for f in state.facts):
        return "collapse"
    return "year_ahead" if any(d.stage in ("in_force", "frozen") for d in state.deals.values()) else "no_deal"


# --- turning points ------------------------------------------------------------------------------------------------


def turning_points(table: LocalTable, *, tried: int = TRIED) -> Iterator[TurningPoint]:
    """What each weighty act brought each seat, by playing on without it."""
    scenario = table.scenario
    now = {r.seat: r.result for r in results(scenario, table.state)}
    chosen = sorted(_candidates(table), key=lambda c: (-c[0], c[1]))[:tried]
    others = without_each(table, [number for _, number, _ in chosen])
    for (_, number, what), other in zip(chosen, others, strict=True):
        then = {r.seat: r.result for r in results(scenario, other.state)}
        effects = {seat: now[seat] - then[seat] for seat in now}
        before = table.played[number - 1].turn.state if number else table.first
        yield TurningPoint(
            number=number, round=before.round, by=Seat(table.played[number].action.by), what=what, effects=effects,
            joint=sum(effects.values()), ending=_ending(table.state), without=_ending(other.state),
        )  # fmt: skip


def _candidates(table: LocalTable) -> Iterator[tuple[int, int, Said]]:
    """(weight, number, words) of the acts that may have turned the game."""
    revealed = _rungs(table)
    for number, played in enumerate(table.played):
        action = played.action
        signed = next((e.deal for e in played.turn.events if isinstance(e, DealSigned)), None)
        if isinstance(action, Sign) and signed is not None:
            yield 100 + len(signed.clauses), number, _deal_said(signed)
        elif isinstance(action, PlaceOrder):
            rung = revealed.get((action.by, action.instrument, repr(action.use)), 0)
            yield rung * 10, number, catalogue()[action.instrument].sentence(Seat(action.by), action.use)
        elif isinstance(action, Threaten) and action.public and not action.pledge:
            yield 35, number, _threat_said(action)


def _rungs(table: LocalTable) -> dict[tuple[str, str, str], int]:
    revealed = (e for e in table.events() if isinstance(e, OrderRevealed))
    return {(e.order.by, e.order.instrument, repr(e.order.use)): max(e.rung, 1) for e in revealed}


def _deal_said(deal: Deal) -> Said:
    head = say("{parties:list} sign: ", parties=" ".join(deal.parties))
    return together(head, (kind_of(c).sentence(c) for c in deal.clauses))


def _threat_said(action: Threaten) -> Said:
    order = catalogue()[action.instrument].sentence(Seat(action.by), action.use)
    return together(say("{by} threatens {against}: ", by=action.by, against=action.against), [order])
