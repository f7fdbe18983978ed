"""A parliament beside a council: it holds up a new regulation, and freezes a deal with a seat that threatens (GAME 10).

Practice. The European Parliament is co-legislator of a regulation, but has no vote on the anti-coercion instrument
(Regulation (EU) 2023/2675, Article 19). It froze the deal with the United States of July 2025 over the threats against
Denmark of January 2026 and took it up again when they were gone (FACTS B; P41, P42).
"""

from __future__ import annotations

from dataclasses import replace

from engine.events import Noted, StageReached, audience_of
from engine.politics.blocs import reactions
from engine.rules.deal_votes import decides_alone, has_council
from engine.rules.threats import answers, open_threats, tradable
from engine.rules.work import Work
from engine.said import say
from engine.scenario import Actor, Scenario, Seat
from engine.state import Deal, Fact, Measure, State, Threat

REGULATION = "regulation"
"""The tag of a programme that needs a new law."""
HELD = "held_up"
"""What politics hears when a parliament holds something up."""
DISCONTENT = -1
"""What the bloc that sways it must think of the round, or worse."""


def hold_up(work: Work) -> None:
    """Put off an adopted regulation by a round, once, when the bloc that sways the parliament is discontented.

    Only what everybody may know of the round counts: a public delay must not tell of a secret deal.
    """
    council = work.scenario.council
    waiting = _regulations(work.now(), council.seat) if council else []
    for actor in work.scenario.actors if council and waiting else ():
        if actor.holds_up and _mood(work, council.seat, actor) <= DISCONTENT:  # type: ignore[union-attr]
            for measure in waiting:
                _put_off(work, actor, measure)


def _regulations(state: State, seat: Seat) -> list[Measure]:
    """Regulations that the council has adopted and that no parliament has held up yet."""
    held = {f.ref for f in state.facts if f.kind == HELD}
    mine = (m for m in state.measures.values() if m.by == seat and m.standing == "pending" and m.id not in held)
    return [m for m in mine if REGULATION in m.tags and m.stage == "announced"]


def _mood(work: Work, seat: Seat, actor: Actor) -> int:
    state = work.now()
    known = replace(state, facts=tuple(f for f in state.facts if f.seen_by == "all"))
    return next((r.total for r in reactions(work.scenario, known, seat) if r.bloc == actor.holds_up), 0)


def _put_off(work: Work, actor: Actor, measure: Measure) -> None:
    clock, ref = work.scenario.played_clock(work.draft.profile), measure.id
    since = measure.since + clock.span(work.draft.round + 1).weeks
    because = say(
        "{actor} holds up {measure} for a round, until week {week}: {bloc} is discontented",
        actor=actor.id, measure=ref, week=since, bloc=f"{measure.by}.{actor.holds_up}",
    )  # fmt: skip
    moved = StageReached(because=because, causes=(ref, actor.id), measure=ref, stage=measure.stage, rung=measure.rung,
                         since=since)  # fmt: skip
    fact = Fact(kind=HELD, by=actor.id, against=measure.by, ref=ref)
    work.emit(moved, Noted(because=because, causes=(ref, actor.id), fact=fact))


# --- deals -----------------------------------------------------------------------------------------------------


def freezing(scenario: Scenario, state: State, deal: Deal) -> tuple[Actor, Threat] | None:
    """The parliament that would not vote on a deal now, and the open public threat that it minds.

    It votes on a deal that takes the threat away, and is not asked about what the executive may give alone.
    """
    council = scenario.council
    if council is None or council.seat not in deal.parties or not has_council(scenario, council.seat):
        return None
    if decides_alone(deal, council.seat):
        return None
    for actor in scenario.actors:
        for threat in open_threats(scenario, state) if actor.freezes in deal.parties else ():
            if _minds(actor, council.seat, deal, threat):
                return actor, threat
    return None


def _minds(actor: Actor, seat: Seat, deal: Deal, threat: Threat) -> bool:
    hostile = threat.by == actor.freezes and threat.against == seat and threat.public and not threat.pledge
    return hostile and not (tradable(deal, threat) and any(answers(c, threat.unless) for c in deal.clauses))


def freeze(work: Work, deal: Deal) -> bool:
    """Put a signed deal off to the next round when a parliament does not vote on it; whether it was put off."""
    found = freezing(work.scenario, work.now(), deal)
    if found is None:
        return False
    actor, threat = found
    because = say(
        "{actor} does not vote on {deal} while {threat} stands", actor=actor.id, deal=deal.id, threat=threat.id
    )
    causes, fact = (deal.id, threat.id, actor.id), Fact(kind=HELD, by=actor.id, against=threat.by, ref=deal.id)
    work.emit(Noted(because=because, causes=causes, seen_by=audience_of(deal), fact=fact))
    return True


def frozen(state: State, deal: Deal) -> bool:
    """Whether a parliament has put a deal off in this round."""
    return any(f.kind == HELD and f.ref == deal.id and f.round == state.round for f in state.facts)
