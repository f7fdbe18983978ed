"""Keeps a table going: chance, the table's steps and the bots act until a person is waited for or the game is over.

In talks a bot that has nothing to say waits as long as somebody else may still speak, so that it can answer; when all
who are left have nothing to say, they say Ready. A bot's luck comes from a stream of its own for each seat, round,
phase and act, so nobody's hidden moves change another bot's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from engine.actions import Action, Propose, Ready, Speak, Threaten
from engine.players import Decision, styles
from engine.reader import scenario_names
from engine.said import tell
from engine.scenario import Seat
from engine.state import Actor
from engine.table import LocalTable, Refusal
from engine.view import SeatView, view

TALK_ACTS = 8
"""How many packages, threats and words a bot may bring up in the talks of a round; answers are not counted."""
MOST_ACTS = 40
"""How many acts of any kind a bot may do in a phase; it keeps two bots from haggling for ever."""
HUMAN = "human"
STAND_IN = "cautious"
_LUCK = Random()
"""The luck of whichever bot decides, begun anew for each decision: a new Random would be begun twice."""


def bots_of(table: LocalTable) -> dict[Seat, str]:
    """The seats that bots hold, in the order of the scenario; a style this version has not plays as ``STAND_IN``."""
    asked = ((s, table.header.seats.get(s, HUMAN)) for s in table.scenario.seats)
    return {s: style if style in styles() else STAND_IN for s, style in asked if style != HUMAN}


def run(table: LocalTable, progress: Callable[[], None] = lambda: None) -> None:
    """Go on until a person is waited for, or the game is over."""
    while move(table):
        progress()


def move(table: LocalTable) -> bool:
    """One step: what the table or chance owes, else one act of one bot; False when only people are waited for."""
    if table.step():
        return True
    asked = table.due
    if asked.who != "seats":
        return False
    bots = bots_of(table)
    mine = tuple(s for s in asked.seats if s in bots)
    if table.state.phase == "talks":
        return _talk(table, mine, bots, people=len(mine) < len(asked.seats))
    return bool(mine) and _act(table, mine[0], bots[mine[0]])


def _talk(table: LocalTable, seats: tuple[Seat, ...], bots: Mapping[Seat, str], *, people: bool) -> bool:
    """One act of the first bot that has something to say; if none has and no person may still speak, all are ready.

    A bot that has nothing to say is asked again only when its situation has changed.
    """
    silent = table.silent
    for seat in sorted(seats, key=lambda s: (len(table.acts(s)), table.scenario.order(s))):
        situation = _situation(table, seat)
        if silent.get(seat) == situation:
            continue
        decision = _decided(table, seat, bots[seat])
        if not isinstance(decision.action, Ready) and _sent(table, decision):
            return True
        silent[seat] = situation
    if people or not seats:
        return False
    for seat in seats:
        table.send(Ready(by=Actor(seat)))
    return True


def _situation(table: LocalTable, seat: Seat) -> tuple[object, ...]:
    """What may make a bot speak up again: its own acts, and the offers, threats and deals it knows of."""
    state = table.state
    offers = tuple((o.id, o.signed) for o in state.offers.values() if seat in o.parties)
    threats = tuple(t.id for t in state.threats.values() if seat in (t.by, t.against))
    deals = tuple(d.id for d in state.deals.values() if seat in d.parties)
    return state.round, len(table.acts(seat)), offers, threats, deals


def _act(table: LocalTable, seat: Seat, style: str) -> bool:
    """One act of a bot in orders; one that the rules refuse ends its phase."""
    if _sent(table, _decided(table, seat, style)):
        return True
    return not isinstance(table.send(Ready(by=Actor(seat))), Refusal)


def _decided(table: LocalTable, seat: Seat, style: str) -> Decision:
    """What a bot would do now; one that has done enough is ready."""
    state = table.state
    _LUCK.seed(f"{table.header.seed}/{seat}/{state.round}/{state.phase}/{len(table.acts(seat))}")
    decision = styles()[style].decide(table.scenario, seen_by(table, seat), _LUCK.randrange)
    if _enough(table.acts(seat), decision.action):
        return Decision(Ready(by=Actor(seat)), decision.because)
    return decision


def _enough(acts: Sequence[Action], next: Action) -> bool:
    """Whether a bot that has done these acts in a phase has done enough to leave out the next."""
    if len(acts) >= MOST_ACTS:
        return True
    return isinstance(next, INITIATIVES) and sum(isinstance(a, INITIATIVES) for a in acts) >= TALK_ACTS


INITIATIVES = (Propose, Threaten, Speak)


def seen_by(table: LocalTable, seat: Seat) -> SeatView:
    """The view of a bot: its news are those of this round."""
    return view(table.scenario, table.state, table.logs.of_round(seat), seat, table.sight)


def _sent(table: LocalTable, decision: Decision) -> bool:
    reason = tell(decision.because, scenario_names(table.scenario))
    return not isinstance(table.send(decision.action, reason=reason), Refusal)
