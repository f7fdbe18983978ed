"""The ``when:`` words over plain data: what an author may wait for, and what a condition still waits for."""

from __future__ import annotations

from engine.figures import figure
from engine.said import Said, say
from engine.scenario import Bounds, Condition, DealPattern, MeasurePattern, Scenario
from engine.state import Deal, Measure, State


def holds(scenario: Scenario, state: State, when: Condition) -> bool:
    """Whether every word of a condition holds now."""
    if when.round is not None and not when.round.holds(state.round):
        return False
    for name, bounds in when.figures:
        if not bounds.holds(figure(scenario, state, name)):
            return False
    if when.in_force is not None and not any(
        matches(m, when.in_force, week=state.week) for m in state.measures.values()
    ):
        return False
    if when.happened and when.happened not in state.beats:
        return False
    if when.deal is not None and not any(deal_matches(d, when.deal) for d in state.deals.values()):
        return False
    if when.any_of and not any(holds(scenario, state, part) for part in when.any_of):
        return False
    return not any(holds(scenario, state, part) for part in when.none_of)


def matches(measure: Measure, pattern: MeasurePattern, *, week: int = 0) -> bool:
    """Whether a measure is one of those meant; one that sleeps stands too when its date is near."""
    if measure.standing not in (pattern.standing or BITES) and not _wakes(measure, pattern.back_within, week):
        return False
    return (
        pattern.instrument in ("", measure.instrument)
        and pattern.by in ("", measure.by)
        and pattern.against in ("", measure.against)
        and (not pattern.tag or pattern.tag in measure.tags or pattern.tag in measure.touches)
        and measure.rung >= pattern.rung_at_least
    )


BITES = ("pending", "in_force")


def _wakes(measure: Measure, within: int, week: int) -> bool:
    """Whether a suspended measure returns within so many weeks."""
    return within > 0 and measure.standing == "suspended" and 0 < (measure.lapses or 0) - week <= within


def deal_matches(deal: Deal, pattern: DealPattern) -> bool:
    """Whether a deal in force is one of those meant; a clause that was voided or broken does not count."""
    if deal.stage not in ("in_force", "frozen"):
        return False
    if any(p and p not in deal.parties for p in (pattern.party, pattern.other)):
        return False
    live = [c for n, c in enumerate(deal.clauses) if n not in deal.void and n not in deal.broken]
    if pattern.giver:
        live = [c for c in live if c.by == pattern.giver]
    names = [type(c).__module__.rsplit(".", 1)[-1] for c in live]
    if pattern.clause and pattern.clause not in names:
        return False
    return not pattern.benchmarked or any(getattr(type(c), "BENCHMARK", False) for c in live)


def waits_for(scenario: Scenario, state: State, when: Condition) -> Said | None:
    """The first thing a condition still waits for, or None when it holds."""
    if when.round is not None and not when.round.holds(state.round):
        return say("waits for round {wanted}, now {now}", wanted=_bounds(when.round), now=state.round)
    for name, bounds in when.figures:
        now = figure(scenario, state, name)
        if not bounds.holds(now):
            return say("waits for {name} {wanted}, now {now}", name=name, wanted=_bounds(bounds), now=now)
    if when.happened and when.happened not in state.beats:
        return say("waits for {beat}", beat=when.happened)
    return None if holds(scenario, state, when) else say("waits for a measure or a deal")


def _bounds(bounds: Bounds) -> str:
    parts = [
        ("at least", bounds.at_least),
        ("at most", bounds.at_most),
        ("exactly", bounds.equals),
    ]
    return ", ".join(f"{words} {value}" for words, value in parts if value is not None)
