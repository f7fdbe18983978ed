"""What one could say or do: clauses, packages, threats and orders drawn from the menus of the rules.

Everything here is only an idea: whether it is legal the rules say, whether it is wise ``_weigh``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from engine.actions import Action, PlaceOrder, Propose, Threaten
from engine.diplomacy import vocabulary
from engine.instruments import Choice, catalogue, use_from
from engine.rules.game import why_not
from engine.rules.orders import usable
from engine.rules.packages import most_clauses
from engine.scenario import Scenario, Seat
from engine.state import Actor, Clause, Enforcement, State, Use
from engine.view import Pick

ENFORCEMENTS: tuple[Enforcement, ...] = ("snap_back", "none", "panel", "escrow")


class Idea(NamedTuple):
    """An order that could be placed."""

    instrument: str
    use: Use

    def order(self, by: Seat, *, reason: str = "", threat: str = "") -> PlaceOrder:
        """The action that places it."""
        return PlaceOrder(by=Actor(by), instrument=self.instrument, use=self.use, reason=reason, threat=threat)


def legal(scenario: Scenario, state: State, action: Action) -> bool:
    """Whether an action is possible in a supposed state."""
    return why_not(scenario, state, action) is None


# --- clauses ---------------------------------------------------------------------------------------------------


def clauses(scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
    """All sensible clauses one seat could give another now."""
    return tuple(clause for kind in vocabulary().values() for clause in kind.menu(scenario, state, by, to))


def some_clause(scenario: Scenario, state: State, by: Seat, to: Seat, pick: Pick, *, tries: int = 4) -> Clause | None:
    """One clause at random; only the menus of the kinds tried are made."""
    kinds = tuple(vocabulary().values())
    for _ in range(tries):
        menu = kinds[pick(len(kinds))].menu(scenario, state, by, to)
        if menu:
            return menu[pick(len(menu))]
    return None


def some_package(scenario: Scenario, state: State, by: Seat, pick: Pick) -> Propose | None:
    """A package at random in which each party gives something; now and then all three sit down together."""
    others = [s for s in scenario.seats if s != by]
    if len(others) > 1 and pick(8):
        others = [others[pick(len(others))]]
    parties = tuple(s for s in scenario.seats if s == by or s in others)
    found: list[Clause] = []
    for giver in parties:
        for _ in range(1 + pick(2)):
            to = [p for p in parties if p != giver]
            clause = some_clause(scenario, state, giver, to[pick(len(to))], pick)
            if clause is not None and clause not in found:
                found.append(clause)
    if {c.by for c in found} != set(parties) or len(found) < scenario.numbers.clauses_least:
        return None
    return Propose(
        by=Actor(by), parties=parties, clauses=tuple(found[: most_clauses(scenario, state, len(parties))]),
        enforcement=ENFORCEMENTS[pick(len(ENFORCEMENTS))], secret=pick(6) == 0,
    )  # fmt: skip


def some_threat(scenario: Scenario, state: State, by: Seat, pick: Pick) -> Threaten | None:
    """A threat or a pledge at random."""
    idea = some_order(scenario, state, by, pick)
    if idea is None:
        return None
    target = catalogue()[idea.instrument].against(idea.use, by)
    if target not in scenario.seats or target == by:
        return None
    asked = some_clause(scenario, state, Seat(target), by, pick)
    if asked is None:
        return None
    due = min(state.round + 1 + pick(2), scenario.rounds(state.profile))
    return Threaten(
        by=Actor(by), against=Seat(target), instrument=idea.instrument, use=idea.use, unless=asked, due=due,
        public=pick(3) > 0, pledge=pick(4) == 0,
    )  # fmt: skip


# --- orders ----------------------------------------------------------------------------------------------------


def some_order(scenario: Scenario, state: State, by: Seat, pick: Pick, *, tries: int = 3) -> Idea | None:
    """One order at random; only the menus of the instruments tried are made."""
    names = usable(scenario, state, by)
    if not names:
        return None
    for _ in range(tries):
        choice = catalogue()[names[pick(len(names))]].choices(scenario, state, by)
        values = _drawn(choice, pick) if choice is not None else None
        if choice is not None and values is not None:
            return _idea(choice, values)
    return None


def _drawn(choice: Choice, pick: Pick) -> tuple[str | int, ...] | None:
    for _ in range(6):
        values = tuple(options[pick(len(options))] for _, options in choice.axes)
        if values not in choice.barred:
            return values
    return None


def orders(scenario: Scenario, state: State, by: Seat, pick: Pick, *, each: int = 4) -> tuple[Idea, ...]:
    """Up to ``each`` orders of every instrument a seat may use, spread evenly over its menu."""
    found: list[Idea] = []
    for name in usable(scenario, state, by):
        choice = catalogue()[name].choices(scenario, state, by)
        if choice is not None:
            found += _spread(choice, each, pick)
    return tuple(found)


def _spread(choice: Choice, most: int, pick: Pick) -> Iterator[Idea]:
    """Every combination of a short menu; of a long one as many as asked, evenly, from a place that luck chooses."""
    size = 1
    for _, options in choice.axes:
        size *= len(options)
    combinations = list(islice(_open(choice), 400))
    if len(combinations) <= most:
        chosen = combinations
    else:
        step, begin = len(combinations) / most, pick(len(combinations))
        chosen = [combinations[(begin + int(n * step)) % len(combinations)] for n in range(most)]
    return (_idea(choice, values) for values in chosen)


def _open(choice: Choice) -> Iterator[tuple[str | int, ...]]:
    return (v for v in product(*(options for _, options in choice.axes)) if v not in choice.barred)


def _idea(choice: Choice, values: Sequence[str | int]) -> Idea:
    named = dict(zip((name for name, _ in choice.axes), values, strict=True))
    return Idea(choice.subject, use_from(choice.subject, named))
