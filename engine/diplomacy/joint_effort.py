"""Joint effort: the giver pays for one project for an input within two rounds.

RESourceEU with Japan, the American price floors, the G7 aim of taking less than 60 per cent from one supplier
by 2030 (M W25): a promise to diversify together. Each side gives its own clause and is judged by its own
order; once paid for, the promise is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import not_party
from engine.forms import InputId, OtherSeat, Within
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, Fact, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A project promised."""

    input: InputId
    """The critical input the project is for."""
    partner: OtherSeat
    """With whom."""
    within: Annotated[int, Within(1, 4, 1, "rounds")] = 2
    """By when the order must be paid."""


class JointEffort(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("security", "project")
    title = "Joint effort"
    alone = True
    in_threats = False

    def sentence(self, clause: Clause) -> Said:
        return say(
            "{by} pays for a project for {input} with {partner} within {within} rounds",
            by=clause.by, input=clause.input, partner=clause.partner, within=clause.within,
        )  # fmt: skip

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if refusal := not_party(clause.partner, clause.by, parties):
            return refusal
        if not 1 <= clause.within <= 4:
            return say("a project is promised within 1 to 4 rounds, not {within}", within=clause.within)
        if scenario.economy.inputs and clause.input not in scenario.economy.inputs:
            return say("there is no input {input} in this game", input=clause.input)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        since = deal.round if deal else state.round
        paid = [f for f in state.facts if f.round > since and _pays(state, f, clause)]
        if paid:
            first = paid[0].round == state.round
            because = say(
                "{by} paid for {measure} in round {round}",
                by=clause.by,
                measure=paid[0].ref,
                round=paid[0].round,
            )
            return Kept(first, True, 0, because)
        left = since + clause.within - state.round
        if left > 0:
            return Kept(False, True, 0, say("{by} has {left} rounds left for its project", by=clause.by, left=left))
        return Kept(True, False, 100, say("{by} paid for no project for {input}", by=clause.by, input=clause.input))

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        """Inputs that somebody else controls by licence against the giver."""
        inputs = sorted(
            touch.removeprefix("input.")
            for m in state.measures.values()
            if m.by not in (by, to) and m.against in (by, "all") and "licence" in m.tags
            for touch in m.touches
            if touch.startswith("input.")
        )
        found = (Clause(by=by, input=i, partner=to) for i in dict.fromkeys(inputs))
        return tuple(c for c in found if self.why_not(scenario, state, (by, to), c) is None)


def _pays(state: State, fact: Fact, clause: Clause) -> bool:
    """An order for a project of the giver; where the project says its input, it must be the promised one."""
    if fact.kind != "order" or fact.by != clause.by or "project" not in fact.tags:
        return False
    born = state.measures.get(Ref(fact.ref))
    inputs = [t for t in born.touches if t.startswith("input.")] if born else []
    return not inputs or f"input.{clause.input}" in inputs


KIND = JointEffort()
