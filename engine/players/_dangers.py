"""What hangs over the table: open threats, and cases that may end in a response, each with how far it is believed.

Belief is credibility times 1.2 for a public threat and .6 for a private one; a case has a weight of its own (GAME 4.2).
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.instruments import catalogue
from engine.numbers import clamped, rounded
from engine.plain import dataclass
from engine.players._forecast import believed
from engine.players._suppose import answers, carried_out, with_order
from engine.players._weigh import credit
from engine.scenario import Scenario
from engine.state import Clause, Measure, State, Threat


@dataclass(frozen=True, slots=True)
class Danger:
    """Something that may yet be done: by whom, against whom, believed in per cent, and the state once it is done."""

    id: str
    by: str
    against: str
    belief: int
    stake: int
    state: State
    threat: Threat | None = None

    def gone(self, given: Sequence[Clause], after: State) -> bool:
        """Whether a package takes it away: it gives what a threat asks for, or the case is over or sleeps."""
        if self.threat is not None:
            return answers(given, self.threat)
        case = after.measures.get(self.id)  # type: ignore[call-overload]  # a ref is a string
        return case is None or case.standing in ("suspended", "ended")


def dangers(scenario: Scenario, state: State) -> list[Danger]:
    """All dangers of the moment, threats first."""
    threats = [t for t in state.threats.values() if t.status == "open" and not t.pledge]
    return [*(_of_threat(scenario, state, t) for t in threats), *cases(scenario, state)]


def cases(scenario: Scenario, state: State, *, by: str = "") -> list[Danger]:
    """The cases that may end in a response; of one seat when it is named."""
    pending = (m for m in state.measures.values() if m.standing == "pending" and by in ("", m.by))
    found = (_of_case(scenario, state, m) for m in pending)
    return [case for case in found if case is not None]


def _of_threat(scenario: Scenario, state: State, threat: Threat) -> Danger:
    belief = believed(scenario, state, threat.by, public=threat.public, tags=_tags(threat))
    after = carried_out(scenario, state, threat)
    return Danger(threat.id, threat.by, threat.against, belief, threat.stake, after, threat)


def _tags(threat: Threat) -> tuple[str, ...]:
    return catalogue()[threat.instrument].order_tags(threat.use)


def _of_case(scenario: Scenario, state: State, case: Measure) -> Danger | None:
    looming = catalogue()[case.instrument].looming(scenario, state, case)
    if looming is None:
        return None
    use, weight = looming
    belief = clamped(rounded(credit(scenario, state, case.by) * weight, 100), 0, scenario.numbers.belief_most)
    after = with_order(scenario, state, case.by, case.instrument, use)
    return Danger(case.id, case.by, case.against, belief, 0, after)
