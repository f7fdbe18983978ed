"""What becomes of threats and pledges at their deadline: met, traded, carried out, dropped (GAME 4.3).

They are judged at the start of the reveal, on the position before any order of the round. A threat that a package
signed in the same round would answer waits for its ratification; when that fails it has been dropped.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from engine.diplomacy import kind_of, live
from engine.events import ThreatClosed, audience_of
from engine.forms import FormField, form_fields
from engine.instruments import catalogue
from engine.rules.work import Work
from engine.said import Said, say, together
from engine.scenario import Scenario, Seat, pair
from engine.state import Audience, Clause, Deal, State, Threat, Use

DATES = ("until", "start", "in_return_for")
"""Fields of a clause that do not change what is promised."""


def threats_due(work: Work, seats: tuple[Seat, ...] = ()) -> None:
    """Close every threat and pledge that is due, and those struck before their time; of some seats, or of all."""
    state = work.now()
    for threat in open_threats(work.scenario, state):
        if seats and threat.by not in seats:
            continue
        if carried(state, threat):
            _carried(work, state, threat)
        elif threat.due <= state.round and not awaits(state, threat):
            judge(work, state, threat)


def open_threats(scenario: Scenario, state: State) -> tuple[Threat, ...]:
    """Open threats and pledges in canonical order: by seat, then as they were made."""
    found = [t for t in state.threats.values() if t.status == "open"]
    return tuple(sorted(found, key=lambda t: scenario.order(t.by)))


def holds(scenario: Scenario, state: State, threat: Threat) -> bool:
    """Whether the condition of a threat or pledge is true now."""
    return kind_of(threat.unless).kept(scenario, state, None, threat.unless).kept


def carried(state: State, threat: Threat) -> bool:
    """Whether the threatened order lies in the tray, or what it would do has been done since."""
    tray = state.orders.get(threat.by, ())
    if any(fulfils(order.instrument, order.use, threat) for order in tray):
        return True
    return any(
        m.by == threat.by and fulfils(m.instrument, m.use, threat)
        and m.origin == "order" and m.round >= threat.round and m.standing in ("pending", "in_force")
        for m in state.measures.values()
    )  # fmt: skip


def fulfils(name: str, use: Use, threat: Threat) -> bool:
    """Whether an order does what was threatened: the same target and form, its numbers at least as hard."""
    if name != threat.instrument or type(use) is not type(threat.use):
        return False
    instrument = catalogue()[name]
    if instrument.against(use, threat.by) != instrument.against(threat.use, threat.by):
        return False
    return all(_as_hard(f, getattr(use, f.name), getattr(threat.use, f.name)) for f in form_fields(type(use)))


def _as_hard(field: FormField, done: Any, said: Any) -> bool:
    """As large a number as was said; a delay, counted in rounds, no longer than was said; all else the same."""
    if field.kind != "number":
        return bool(done == said)
    return bool(done <= said if field.unit == "rounds" else done >= said)


def answers(clause: Clause, unless: Clause) -> bool:
    """Whether a clause gives what a threat asked for: the same promise, whatever its dates."""
    return type(clause) is type(unless) and all(
        getattr(clause, f.name) == getattr(unless, f.name) for f in fields(unless) if f.name not in DATES
    )


def tradable(deal: Deal, threat: Threat) -> bool:
    """Whether a deal may close a threat: it is between parties, and whoever knows of the threat knows of the deal.

    A public threat that a secret deal answers stays open until its deadline, or it would tell of the deal.
    """
    between = threat.by in deal.parties and threat.against in deal.parties
    return between and not threat.pledge and deal.seen_by in ("all", threat.seen_by)


def awaits(state: State, threat: Threat) -> bool:
    """Whether a package that is on its way home would trade the threat for a clause."""
    return any(
        deal.stage == "signed" and tradable(deal, threat) and any(answers(c, threat.unless) for c in deal.clauses)
        for deal in state.deals.values()
    )


def judge(work: Work, state: State, threat: Threat) -> None:
    """Judge a due threat or pledge that was not carried out: met, lapsed or dropped."""
    held = holds(work.scenario, state, threat)
    if threat.pledge:
        _drop_pledge(work, threat) if held else _lapse(work, threat)
    elif held:
        _met(work, state, threat)
    else:
        _drop(work, threat)


def _met(work: Work, state: State, threat: Threat) -> None:
    n, seen_by = work.scenario.numbers, audience_of(threat)
    asked = kind_of(threat.unless).sentence(threat.unless)
    because = together(say("what {threat} asked for has come true: ", threat=threat.id), (asked,))
    _close(work, threat, "met", because)
    _count(work, threat, f"{threat.by}.credibility", n.threat_met, because, seen_by)
    if not paid_for(state, threat):
        gave_in = say("{against} gave in to {threat} and got nothing for it", against=threat.against, threat=threat.id)
        _count(work, threat, f"{threat.against}.credibility", -n.threat_met, gave_in, seen_by)


def paid_for(state: State, threat: Threat) -> bool:
    """Whether the target has got a ratified clause from the threatener since the threat was made."""
    return any(
        deal.stage in ("in_force", "frozen") and threat.against in deal.parties and deal.round >= threat.round
        and any(c.by == threat.by for _, c in live(deal))
        for deal in state.deals.values()
    )  # fmt: skip


def _carried(work: Work, state: State, threat: Threat) -> None:
    """Struck at the deadline it is worth its stake; struck before, it is done and worth nothing."""
    n, seen_by = work.scenario.numbers, audience_of(threat)
    early = threat.due > state.round
    words = "{by} strikes before the deadline of {threat}" if early else "{by} does what it said in {threat}"
    because = say(words, by=threat.by, threat=threat.id)
    _close(work, threat, "carried", because)
    if early:
        return
    worth = n.kept_benchmark if threat.pledge else n.threat_carried * threat.stake
    if threat.pledge and not holds(work.scenario, state, threat):
        return
    _count(work, threat, f"{threat.by}.credibility", worth, because, seen_by)


def _drop(work: Work, threat: Threat) -> None:
    n, seen_by = work.scenario.numbers, audience_of(threat)
    because = say(
        "{by} lets the deadline of {threat} pass; its stake was {stake}",
        by=threat.by, threat=threat.id, stake=threat.stake,
    )  # fmt: skip
    _close(work, threat, "dropped", because)
    if not threat.public:
        change = n.threat_dropped_private * threat.stake
        _count(work, threat, f"{threat.by}.credibility", change, because, seen_by)
        return
    _count(work, threat, f"{threat.by}.credibility", n.threat_dropped * threat.stake, because, seen_by)
    _count(work, threat, f"{threat.by}.home", n.threat_dropped_home * threat.stake, because, (threat.by,))
    _count(work, threat, f"{threat.by}.dropped", 1, because, seen_by)


def _drop_pledge(work: Work, threat: Threat) -> None:
    """A pledge whose condition came true and that was not kept is a broken promise."""
    n, seen_by = work.scenario.numbers, audience_of(threat)
    because = say("{by} pledged in {threat} and did not act", by=threat.by, threat=threat.id)
    _close(work, threat, "dropped", because)
    change = n.broken_public if threat.public else n.broken_secret
    _count(work, threat, f"{threat.by}.credibility", change, because, seen_by)
    _count(work, threat, f"trust.{pair(threat.by, threat.against)}", n.trust_breach, because, seen_by)


def _lapse(work: Work, threat: Threat) -> None:
    _close(work, threat, "lapsed", say("what {threat} waited for did not come", threat=threat.id))


def _close(work: Work, threat: Threat, how: str, because: Said) -> None:
    work.emit(
        ThreatClosed(
            because=because, causes=(threat.id,), seen_by=audience_of(threat), threat=threat.id,
            how=how,  # type: ignore[arg-type]  # one of its words, by the callers in this file
        )
    )  # fmt: skip


def _count(work: Work, threat: Threat, figure: str, change: int, because: Said, seen_by: Audience) -> None:
    work.count(figure, change, because, causes=(threat.id,), seen_by=seen_by)
