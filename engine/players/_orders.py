"""Orders: every idea of a bot judged in one run, with its taste, its promises and its threats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from engine.actions import PlaceOrder
from engine.diplomacy import kind_of, live
from engine.instruments import Instrument, catalogue
from engine.numbers import rounded
from engine.plain import dataclass
from engine.players._dangers import Danger, cases, dangers
from engine.players._forecast import SURE, vote_chance
from engine.players._ideas import Idea, legal, orders
from engine.players._mind import Mind
from engine.players._style import Style
from engine.players._suppose import in_force, with_order, with_tray
from engine.players._weigh import Outcome, weigh
from engine.politics.heard import hits_on
from engine.rules.deal_votes import has_council
from engine.rules.homes import SELLS, home_count
from engine.rules.scoring import worth
from engine.rules.threats import awaits, carried, holds
from engine.said import Said, say
from engine.scenario import Figure, Seat
from engine.state import Clause, Deal, State, Threat, Use

PROMISE, NEVER = 700, 100_000
"""What breaking an own promise is thought to cost: credibility, trust, what snaps back; to the honest, everything."""
OWED = 700
"""What doing something one has promised is worth beyond itself."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An order with what it brings and why, in a reason fit for the table and one for the debrief."""

    action: PlaceOrder
    worth: int
    because: Said


@dataclass(frozen=True, slots=True)
class _Judged:
    idea: Idea
    instrument: Instrument[Use]
    target: str
    gain: int
    extra: int
    why: str


def best_order(mind: Mind, style: Style) -> Plan | None:
    """The order that brings most now, or None when none brings enough."""
    state = with_tray(mind.scenario, mind.state, mind.seat)
    ideas = _ideas(mind)
    if not ideas:
        return None
    scenario = mind.scenario
    supposed = [with_order(scenario, state, mind.seat, i.instrument, i.use) for i in ideas]
    hanging = [d for d in dangers(scenario, state) if d.against == mind.seat]
    base, *outcomes = weigh(scenario, [state, *(d.state for d in hanging), *supposed], homes=(mind.seat,))
    feared = [(d, max(0, -after.gain(base, mind.seat))) for d, after in zip(hanging, outcomes, strict=False)]
    levers = _levers(mind, state, supposed) if style.leverage else [0] * len(ideas)
    judged = [
        _judge(mind, style, base, idea, after, feared, rounded(style.leverage * lever, 100))
        for idea, after, lever in zip(ideas, outcomes[len(hanging) :], levers, strict=True)
    ]
    best = max(judged, key=lambda j: j.gain + j.extra)
    if best.gain + best.extra < style.least:
        return None
    return _plan(mind, best)


def _ideas(mind: Mind) -> list[Idea]:
    """Legal orders from the menus, and those that own threats promised."""
    found = list(orders(mind.scenario, mind.state, mind.seat, mind.pick))
    found += [Idea(t.instrument, t.use) for t in own_threats(mind.state, mind.seat)]
    distinct = {(i.instrument, i.use): i for i in found}
    return [i for i in distinct.values() if legal(mind.scenario, mind.state, i.order(mind.seat))]


def own_threats(state: State, seat: Seat) -> list[Threat]:
    """Own threats and pledges that are still open."""
    return [t for t in state.threats.values() if t.by == seat and t.status == "open"]


def _levers(mind: Mind, state: State, supposed: Sequence[State]) -> list[int]:
    """What others would come to fear from own cases after each order, as far as they believe it."""
    before = {c.id: c.belief for c in cases(mind.scenario, state, by=mind.seat)}
    found = [cases(mind.scenario, after, by=mind.seat) for after in supposed]
    risen = [(n, c) for n, mine in enumerate(found) for c in mine if c.belief > before.get(c.id, 0)]
    if not risen:
        return [0] * len(supposed)
    plain, *struck = weigh(mind.scenario, [state, *(c.state for _, c in risen)])
    levers = [0] * len(supposed)
    for (n, case), after in zip(risen, struck, strict=True):
        loss = max(0, -after.gain(plain, Seat(case.against)))
        levers[n] += rounded((case.belief - before.get(case.id, 0)) * loss, 100)
    return levers


def _judge(
    mind: Mind, style: Style, base: Outcome, idea: Idea, after: Outcome, feared: Sequence[tuple[Danger, int]],
    lever: int,
) -> _Judged:  # fmt: skip
    instrument = catalogue()[idea.instrument]
    target = instrument.against(idea.use, mind.seat)
    rung = instrument.rung(mind.scenario, mind.state, mind.seat, idea.use)
    chance = vote_chance(mind.scenario, mind.state, mind.seat, idea)
    gain = _with_vote(mind, after.gain(base, mind.seat), chance)
    extra, why = style.taste(instrument.order_tags(idea.use)) + style.easing * _eased(base, after) + lever, "taste"
    if rung >= 4 and target != mind.seat:
        extra += style.climbing * (rung - 3)
        if _hit_by(mind, target):
            extra, why = extra + style.answering, "answer"
    if style.spite and target in mind.scenario.seats and target != mind.seat:
        extra += rounded(style.spite * max(0, -after.gain(base, Seat(target))), 100)
    others = (_kept(mind, style, base, after), _met(mind, base, after, feared), _carried(mind, style, idea))
    for more, reason in (*others, _sold(mind, idea)):
        if more:
            extra, why = extra + more, reason
    return _Judged(idea, instrument, target, gain, rounded(extra * chance, SURE), why)


def _eased(base: Outcome, after: Outcome) -> int:
    """How many measures the order takes back."""
    old, new = (sum(f.kind == "eased" for f in o.end.facts) for o in (base, after))
    return new - old


def _with_vote(mind: Mind, gain: int, chance: int) -> int:
    """A gain that a council must agree to: a lost vote costs credibility, and whatever the sheet says of it."""
    if chance >= SURE:
        return gain
    n, name = mind.scenario.numbers, Figure(f"{mind.seat}.votes_lost")
    beaten = replace(mind.state, counts={**mind.state.counts, name: mind.state.counts.get(name, 0) + 1})
    before, after = (worth(mind.scenario, s, mind.seat).total for s in (mind.state, beaten))
    lost = n.credibility_weight * n.vote_lost + after - before
    return rounded(gain * chance + lost * (SURE - chance), SURE)


def _hit_by(mind: Mind, target: str) -> bool:
    hits = hits_on(mind.state, mind.seat, mind.state.round - 1, mind.state.round)
    answered = {f.against for f in mind.state.facts if f.kind == "order" and f.by == mind.seat and f.rung >= 4}
    return target not in answered and any(h.by == target for h in hits)


def _kept(mind: Mind, style: Style, base: Outcome, after: Outcome) -> tuple[int, str]:
    """Own promises that the order would break, or would keep and that are still owed."""
    total = 0
    broken = NEVER if style.honest else PROMISE
    for deal in mind.state.deals.values():
        if deal.stage not in ("in_force", "frozen"):
            continue
        for _, clause in live(deal):
            if clause.by == mind.seat:
                old, new = (_stands(mind, o, deal, clause) for o in (base, after))
                total += OWED * any(n > o for o, n in zip(old, new, strict=True))
                total -= broken * any(n < o for o, n in zip(old, new, strict=True))
    return total, "promise"


def _stands(mind: Mind, outcome: Outcome, deal: Deal, clause: Clause) -> list[bool]:
    """Whether an own clause will hold when it is checked in this round, and in the next."""
    kind, end = kind_of(clause), outcome.end
    return [kind.kept(mind.scenario, replace(end, round=end.round + later), deal, clause).kept for later in (0, 1)]


def _met(mind: Mind, base: Outcome, after: Outcome, feared: Sequence[tuple[Danger, int]]) -> tuple[int, str]:
    """Threats against the bot that the order would take away: what they would cost, as far as they are believed."""
    total = 0
    for danger, loss in feared:
        old, new = (_over(mind, o, danger) for o in (base, after))
        if new and not old:
            total += rounded(danger.belief * loss, 100)
    return total, "threatened"


def _over(mind: Mind, outcome: Outcome, danger: Danger) -> bool:
    if danger.threat is None:
        return danger.gone((), outcome.end)
    return holds(mind.scenario, outcome.end, danger.threat)


def _carried(mind: Mind, style: Style, idea: Idea) -> tuple[int, str]:
    """What doing what one has announced saves and earns: credibility, and Home support for a public threat."""
    threat = due_threat(mind, idea)
    if threat is None:
        return 0, "threat"
    if threat.pledge:
        return OWED, "promise"
    n = mind.scenario.numbers
    earned = n.threat_carried * n.credibility_weight
    dropped = n.threat_dropped if threat.public else n.threat_dropped_private
    saved = -dropped * n.credibility_weight - (n.threat_dropped_home * n.home_weight if threat.public else 0)
    return threat.stake * (earned + saved + style.resolve), "threat"


def _sold(mind: Mind, idea: Idea) -> tuple[int, str]:
    """What deals bring that an own home takes only because the order sells them, and the word kept by them."""
    scenario, seat, n, total = mind.scenario, mind.seat, mind.scenario.numbers, 0
    if SELLS not in catalogue()[idea.instrument].tags or has_council(scenario, seat):
        return 0, "sold"
    told = with_order(scenario, mind.state, seat, idea.instrument, idea.use)
    for deal in mind.state.deals.values():
        if deal.stage == "signed" and seat in deal.parties:
            before, after = (home_count(scenario, s, deal, seat) for s in (mind.state, told))
            if before.total < before.needed <= after.total:
                plain, bound = weigh(scenario, [mind.state, in_force(scenario, mind.state, deal)])
                total += bound.gain(plain, seat) - n.ratification_failed * n.credibility_weight
    return total, "sold"


def due_threat(mind: Mind, idea: Idea) -> Threat | None:
    """The own threat or pledge that is due and that this order would carry out: unmet, or its condition come true."""
    for threat in own_threats(mind.state, mind.seat):
        due = threat.due <= mind.state.round and not awaits(mind.state, threat)
        same = threat.instrument == idea.instrument and threat.use == idea.use
        if due and same and holds(mind.scenario, mind.state, threat) == threat.pledge:
            return threat
    return None


def dropped(mind: Mind) -> Threat | None:
    """The first own threat that falls due now and that nothing in the tray carries out."""
    for threat in own_threats(mind.state, mind.seat):
        due = not threat.pledge and threat.due <= mind.state.round and not awaits(mind.state, threat)
        if due and not holds(mind.scenario, mind.state, threat) and not carried(mind.state, threat):
            return threat
    return None


WHY: Mapping[str, str] = {
    "taste": "it serves what we came for",
    "answer": "we were hit, and we answer",
    "promise": "we keep what we have promised",
    "threatened": "it takes a threat off the table",
    "threat": "we do what we said we would do",
    "sold": "our home must hear why we signed",
}
"""What a bot tells the table about an order; it gives no number away."""


def _plan(mind: Mind, best: _Judged) -> Plan:
    threat = due_threat(mind, best.idea)
    action = best.idea.order(mind.seat, reason=WHY[best.why], threat=threat.id if threat else "")
    because = say(
        "{instrument} is worth {gain:hundredths} to {seat} and {extra:hundredths} by its style: " + WHY[best.why],
        instrument=best.idea.instrument, gain=best.gain, extra=best.extra, seat=mind.seat,
    )  # fmt: skip
    return Plan(action, best.gain + best.extra, because)
