"""How a deal enters into force: what its clauses move, what blocs hear, which threats are traded (GAME 7.1, 7.2)."""

from __future__ import annotations

from dataclasses import replace

from engine.diplomacy import in_escrow, kind_of
from engine.events import DealEntered, DialTurned, Event, ThreatClosed, audience_of, fold
from engine.numbers import rounded
from engine.rules.deal_votes import deal_tags
from engine.rules.threats import answers, holds, open_threats, tradable
from engine.said import Said, say
from engine.scenario import Ref, Scenario
from engine.state import Deal, Setting, State, Threat


def entry(scenario: Scenario, state: State, deal: Deal) -> tuple[Event, ...]:
    """What happens when a deal enters into force: its clauses do their work, threats it answers are traded."""
    seen_by = audience_of(deal)
    bare = DealEntered(
        because=_entered(deal, state.round), causes=(deal.id,), seen_by=seen_by, deal=deal.id,
        tags=deal_tags(deal, state), before=_before(scenario, state, deal),
    )  # fmt: skip
    done: list[Event] = []
    after = fold(state, (bare,))
    for place, clause in enumerate(deal.clauses):
        if clause.start <= state.round:
            new = kind_of(clause).enact(scenario, after, after.deals[deal.id], place, clause)
            if in_escrow(scenario, deal, clause):
                new = tuple(half for event in new for half in _halved(after, event))
            after = fold(after, new)
            done += new
    traded = _traded(scenario, state, after, deal)
    closed = [_trade(t, deal) for t in traded]
    return (replace(bare, replies=tuple(t.id for t in traded)), *done, *closed)


def _entered(deal: Deal, round: int) -> Said:
    words = "every home has accepted {deal}: its {clauses} clauses bind from round {round}"
    return say(words, deal=deal.id, clauses=len(deal.clauses), round=round + 1)


def _before(scenario: Scenario, state: State, deal: Deal) -> dict[Ref, Setting]:
    """How every measure stands that the deal will move, now or when a later clause starts."""
    found: dict[Ref, Setting] = {}
    for place, clause in enumerate(deal.clauses):
        for event in kind_of(clause).enact(scenario, state, deal, place, clause):
            m = state.measures[event.measure]  # type: ignore[attr-defined]  # clauses move measures only
            found[m.id] = Setting(dial=m.dial, stage=m.stage, rung=m.rung, standing=m.standing)
    return found


def _halved(state: State, event: Event) -> tuple[Event, ...]:
    """Half of an easing: a dial goes half the way; what cannot be halved waits (escrow, GAME 7.1)."""
    if not isinstance(event, DialTurned):
        return ()
    m = state.measures[event.measure]
    return (replace(event, dial=rounded(m.dial + event.dial, 2), stage=m.stage, rung=m.rung),)


def _traded(scenario: Scenario, before: State, after: State, deal: Deal) -> list[Threat]:
    """Open threats between the parties that the deal answers, by a clause or by what it does."""
    return [
        t
        for t in open_threats(scenario, before)
        if tradable(deal, t)
        and (
            any(answers(c, t.unless) for c in deal.clauses)
            or (not holds(scenario, before, t) and holds(scenario, after, t))
        )
    ]


def _trade(threat: Threat, deal: Deal) -> ThreatClosed:
    """A ratified clause was exchanged for it: nobody loses face."""
    because = say("{threat} was traded in {deal}", threat=threat.id, deal=deal.id)
    return ThreatClosed(
        because=because, causes=(deal.id, threat.id), seen_by=audience_of(threat, deal), threat=threat.id,
        how="traded",
    )  # fmt: skip
