"""Settlement: clocks tick, the economy runs, promises are checked. One function for one game and for many."""

from __future__ import annotations

from collections.abc import Sequence

from engine.clock import Week
from engine.economy import Economy, Settled, turn
from engine.events import MarketsSettled, PhaseEntered, Resumed, audience_of
from engine.instruments import catalogue
from engine.rules.promises import check_clauses
from engine.rules.work import Turn, Work
from engine.rules.world import joined, labelled, model_of, readings
from engine.said import Said, say
from engine.said import joined as listed
from engine.scenario import Figure, Scenario
from engine.state import State


def settle(scenario: Scenario, states: Sequence[State]) -> tuple[Turn, ...]:
    """Settle many games that stand at their settlement; each result is the same as if settled alone."""
    works = [Work(scenario, state) for state in states]
    for work in works:
        tick(work)
    settled = _run(scenario, works)
    for work, (after, result) in zip(works, settled, strict=True):
        _write(work, after, result)
        check_clauses(work)
        work.emit(PhaseEntered(because=say("the markets of round {round} are settled", round=work.draft.round),
                               phase="ratification"))  # fmt: skip
    return tuple(work.close() for work in works)


def tick(work: Work) -> None:
    """Move every measure's clock to the end of the round: dates come, terms end, suspensions lapse back."""
    end = _end(work)
    for ref in list(work.draft.measures):
        measure = work.draft.measures[ref]
        if measure.standing == "suspended" and measure.lapses is not None and measure.lapses <= end:
            because = say("the suspension of {measure} ran out in week {week}", measure=ref, week=measure.lapses)
            back = "pending" if measure.stage == "announced" or measure.since > end else "in_force"
            work.emit(
                Resumed(because=because, causes=(ref,), seen_by=audience_of(measure), measure=ref, standing=back)  # type: ignore[arg-type]
            )
        if measure.standing != "ended":
            seen = _at(work, end)
            work.emit(*catalogue()[measure.instrument].advance(work.scenario, seen, seen.measures[ref]))


def _end(work: Work) -> int:
    clock = work.scenario.played_clock(work.draft.profile)
    return work.draft.week + clock.span(work.draft.round).weeks


def _at(work: Work, week: int) -> State:
    old, work.draft.week = work.draft.week, week
    state = work.now()
    work.draft.week = old
    return state


def _run(scenario: Scenario, works: Sequence[Work]) -> list[tuple[Economy, Settled]]:
    states = [work.now() for work in works]
    shocks = [joined(labelled(scenario, state, _end(work)).values()) for work, state in zip(works, states, strict=True)]
    weeks = [_end(work) - work.draft.week for work in works]
    after, settled = turn(model_of(scenario), [s.economy for s in states], shocks, weeks=weeks)
    return list(zip(after, settled, strict=True))


def _write(work: Work, after: Economy, settled: Settled) -> None:
    state = work.now()
    found = readings(work.scenario, state, settled)
    work.emit(
        MarketsSettled(
            because=_headline(work, found), economy=after, week=Week(_end(work)), readings={**state.readings, **found}
        )
    )


def _headline(work: Work, found: dict[Figure, int]) -> Said:
    seats = [*work.scenario.seats]
    words = [f"{{value{n}:hundredths}} in {{seat{n}}}" for n in range(len(seats))]
    given: dict[str, str | int] = {f"seat{n}": seat for n, seat in enumerate(seats)}
    given |= {f"value{n}": found[Figure(f"{seat}.economy")] for n, seat in enumerate(seats)}
    return say(f"the markets settle with Economy at {listed(words)}", **given)
