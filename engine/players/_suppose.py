"""Suppositions: the state as if an order had been revealed, a deal had come into force, a threat had been carried out.

Only events make them, the same that the table would emit, so a bot supposes exactly what the rules would do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.events import MeasureBegan, OrderRevealed, fold
from engine.instruments import catalogue
from engine.rules.entry import entry
from engine.rules.threats import answers as answers_one
from engine.scenario import Ref, Scenario, Seat
from engine.state import Clause, Deal, Enforcement, Order, State, Threat, Use


def with_order(scenario: Scenario, state: State, by: Seat, instrument: str, use: Use) -> State:
    """As if one order had been revealed alone and any vote about it had passed."""
    found = catalogue()[instrument]
    ref = Ref(f"{by}.m{state.serials.get(f'{by}.m', 0) + 1}")
    events = found.reveal(scenario, state, by, use, ref)
    born = next((e.measure.id for e in events if isinstance(e, MeasureBegan)), Ref(""))
    revealed = OrderRevealed(
        order=Order(by=by, instrument=instrument, use=use), against=found.against(use, by), ref=born,
        rung=found.rung(scenario, state, by, use), weight=found.weight(scenario, state, by, use),
        tags=found.order_tags(use),
    )  # fmt: skip
    after = fold(state, (revealed, *events))
    for vote in after.votes[len(state.votes) :]:
        measure = after.measures.get(vote.subject)
        if measure is not None:
            decided = catalogue()[measure.instrument].decided(scenario, after, measure, True)
            after = fold(after, decided)
    return replace(after, votes=state.votes, orders=state.orders)


def with_tray(scenario: Scenario, state: State, by: Seat) -> State:
    """As if all orders in a seat's own tray had been revealed."""
    for order in state.orders.get(by, ()):
        state = with_order(scenario, state, by, order.instrument, order.use)
    return state


def with_deal(
    scenario: Scenario, state: State, parties: tuple[Seat, ...], clauses: Sequence[Clause], *,
    enforcement: Enforcement = "snap_back", secret: bool = False,
) -> State:  # fmt: skip
    """As if a package had been signed and every home had accepted it; threats it answers are traded."""
    ref = Ref(f"{parties[0]}.d{state.serials.get(f'{parties[0]}.d', 0) + 1}")
    deal = Deal(
        id=ref, parties=parties, clauses=tuple(clauses), enforcement=enforcement, secret=secret, stage="signed",
        round=state.round, ratified=parties, seen_by=parties if secret else "all",
    )  # fmt: skip
    return in_force(scenario, replace(state, deals={**state.deals, ref: deal}), deal)


def in_force(scenario: Scenario, state: State, deal: Deal) -> State:
    """As if a signed deal had come into force."""
    return fold(state, entry(scenario, state, deal))


def answers(clauses: Sequence[Clause], threat: Threat) -> bool:
    """Whether a package gives what a threat asks for."""
    return any(answers_one(clause, threat.unless) for clause in clauses)


def carried_out(scenario: Scenario, state: State, threat: Threat) -> State:
    """As if a threat had been carried out."""
    return with_order(scenario, state, threat.by, threat.instrument, threat.use)
