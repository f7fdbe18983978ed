"""Signed deals go home: blocs, councils, and what happens when all have said yes (GAME 5.2, 7.1, 7.2).

Every home is asked on the position as it stands after settlement; only then do deals enter into force, in the order in
which they were signed. A deal that one home refuses is dead, and so is its pair for two rounds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from engine.diplomacy import kind_of
from engine.events import (
    DealFailed,
    DealRatified,
    VoteCalled,
    audience_of,
    fold,
)
from engine.figures import figure
from engine.politics.blocs import reactions
from engine.politics.council import forecast
from engine.rules.entry import entry
from engine.rules.packages import pairs
from engine.rules.threats import judge, open_threats
from engine.rules.votes import deal_vote
from engine.rules.work import Work
from engine.said import Said, say, together
from engine.scenario import Figure, Ref, Scenario, Seat, pair
from engine.state import Deal, Fact, Offer, State

HEARD = ("deal", "eased")
"""The facts by which blocs judge a deal: that it is made, and what it eases."""
CREDIBLE, INCREDIBLE = 70, 30
"""A partner's credibility from which, and up to which, homes believe a deal more or less (GAME 1.3)."""
SURE = 10_000

Part = tuple[Said, int]


class Preview(NamedTuple):
    """How a home would take a package: its parts, what is needed, their sum, and the chance in basis points.

    Blocs are arithmetic: the chance is all or nothing. For a council the parts count its members by leaning, needed
    and total are in per cent, and it is likelier than not from ``needed`` on.
    """

    parts: tuple[Part, ...]
    needed: int
    total: int
    chance: int


# --- asking the homes ---------------------------------------------------------------------------------------


def open_ratification(work: Work) -> None:
    """Ask every home about every signed deal; a council is asked only when no other home has refused."""
    state = work.now()
    for deal in signed(state):
        councils = [s for s in deal.parties if has_council(work.scenario, s)]
        answered = [_ask(work, state, deal, seat) for seat in deal.parties if seat not in councils]
        if all(answered):
            for seat in councils:
                _ask_council(work, state, deal, seat)


def signed(state: State) -> tuple[Deal, ...]:
    """The deals that wait for their homes, in the order they were signed."""
    return tuple(d for d in state.deals.values() if d.stage == "signed")


def has_council(scenario: Scenario, seat: Seat) -> bool:
    """Whether a seat's deals go to a council."""
    return scenario.seats[seat].council and scenario.council is not None and scenario.council.seat == seat


def _ask(work: Work, state: State, deal: Deal, seat: Seat) -> bool:
    parts, needed, total, _ = home_count(work.scenario, state, deal, seat)
    head = say(
        "at the home of {seat} {deal} needs {needed} and gets {total:signed}: ",
        seat=seat, needed=needed, deal=deal.id, total=total,
    )  # fmt: skip
    because = together(head, (together(said, (say(" {amount:signed}", amount=n),)) for said, n in parts))
    deal_decided(work, deal.id, seat, total >= needed, because)
    return total >= needed


def _ask_council(work: Work, state: State, deal: Deal, seat: Seat) -> None:
    if decides_alone(deal, seat):
        because = say("the executive of {seat} may give all its clauses of {deal} alone", seat=seat, deal=deal.id)
        deal_decided(work, deal.id, seat, True, because)
        return
    question = together(
        say("Shall {seat} accept {deal}? ", seat=seat, deal=deal.id), (kind_of(c).sentence(c) for c in deal.clauses)
    )
    because = say("the Council of {seat} is asked about {deal}", seat=seat, deal=deal.id)
    vote = deal_vote(state, deal, seat, question)
    work.emit(VoteCalled(because=because, causes=(deal.id,), seen_by=audience_of(deal), vote=vote))


def decides_alone(deal: Deal, seat: Seat) -> bool:
    """Whether an executive gives nothing that its council must agree to."""
    return all(kind_of(c).alone for c in deal.clauses if c.by == seat)


def deal_decided(work: Work, deal: Ref, seat: Seat, passed: bool, because: Said) -> None:
    """A home has answered; a deal that has failed already hears no more answers."""
    found = work.draft.deals[deal]
    if found.stage not in ("signed", "failed") or (found.stage == "failed" and passed):
        return
    seen_by = audience_of(found)
    if passed:
        work.emit(DealRatified(because=because, causes=(deal,), seen_by=seen_by, deal=deal, seat=seat))
        return
    work.emit(DealFailed(because=because, causes=(deal,), seen_by=seen_by, deal=deal, seat=seat))
    lost = say("the home of {seat} refused {deal}, which {seat} had signed", seat=seat, deal=deal)
    change = work.scenario.numbers.ratification_failed
    work.count(f"{seat}.credibility", change, lost, causes=(deal,), seen_by=seen_by)


def close_ratification(work: Work) -> None:
    """Bring into force what every home accepted; judge the threats that waited for a deal that failed."""
    for deal in signed(work.now()):
        missing = [s for s in deal.parties if s not in deal.ratified]
        if missing:
            because = say("the home of {seat} has not answered on {deal}", seat=missing[0], deal=deal.id)
            deal_decided(work, deal.id, missing[0], False, because)
        else:
            _enter(work, deal)
    state = work.now()
    for threat in open_threats(work.scenario, state):
        if threat.due <= state.round:
            judge(work, state, threat)


def _enter(work: Work, deal: Deal) -> None:
    work.emit(*entry(work.scenario, work.now(), deal))
    for a, b in pairs(deal.parties):
        because = say("{deal} is ratified", deal=deal.id)
        change = work.scenario.numbers.trust_deal
        work.count(f"trust.{pair(a, b)}", change, because, causes=(deal.id,), seen_by=audience_of(deal))


# --- counting at home ---------------------------------------------------------------------------------------


def preview_ratification(scenario: Scenario, state: State, offer: Offer, seat: Seat) -> Preview:
    """How a party's home would take a package now, from what stands on the table."""
    deal = Deal(
        id=offer.id or Ref("package"), parties=offer.parties, clauses=offer.clauses,
        enforcement=offer.enforcement, secret=offer.secret, stage="signed", round=state.round,
        seen_by=offer.parties if offer.secret else "all",
    )  # fmt: skip
    state = replace(state, deals={**state.deals, deal.id: deal})
    if not has_council(scenario, seat):
        return home_count(scenario, state, deal, seat)
    if decides_alone(deal, seat):
        return Preview(((say("the executive may give this alone"), 100),), 50, 100, SURE)
    return _council_count(scenario, state, deal, seat)


def home_count(scenario: Scenario, state: State, deal: Deal, seat: Seat) -> Preview:
    """The sum a home makes: its blocs, the partner's credibility, its own firmness, a summit (GAME 5.2)."""
    n = scenario.numbers
    parts = _blocs(scenario, state, deal, seat)
    parts += _partners(scenario, state, deal, seat)
    home = figure(scenario, state, Figure(f"{seat}.home"))
    if home >= n.home_high or home < n.home_middle:
        word = "a firm home" if home >= n.home_high else "a weak home"
        parts.append((say(word), 1 if home >= n.home_high else -1))
    summit = _summit(state, deal, seat)
    if summit:
        parts.append((say("the summit {measure}", measure=summit), 1))
    total = sum(amount for _, amount in parts)
    needed = n.ratify_repeal_from if any(kind_of(c).final for c in deal.clauses) else n.ratify_from
    return Preview(tuple(parts), needed, total, SURE if total >= needed else 0)


def _blocs(scenario: Scenario, state: State, deal: Deal, seat: Seat) -> list[Part]:
    """How the blocs take what the deal does, and nothing else of the round."""
    done = fold(state, entry(scenario, state, deal))
    facts = tuple(f for f in done.facts[len(state.facts) :] if f.kind in HEARD)
    heard = reactions(_listening(scenario, seat, facts), replace(done, facts=facts), seat)
    return [(say("{bloc}", bloc=f"{seat}.{r.bloc}"), r.total) for r in heard]


def _listening(scenario: Scenario, seat: Seat, facts: tuple[Fact, ...]) -> Scenario:
    """The scenario with blocs of one seat that hear only these kinds of fact."""
    kinds = {f.kind for f in facts}
    brief = scenario.seats[seat]
    blocs = tuple(
        replace(b, reactions=tuple((cue, n) for cue, n in b.reactions if cue.kind in kinds and not cue.figure))
        for b in brief.blocs
    )
    return replace(scenario, seats={**scenario.seats, seat: replace(brief, blocs=blocs)})


def _partners(scenario: Scenario, state: State, deal: Deal, seat: Seat) -> list[Part]:
    """One for partners that all are taken at their word, minus one for a partner that is not believed."""
    others = [s for s in deal.parties if s != seat]
    words = {s: figure(scenario, state, Figure(f"{s}.credibility")) for s in others}
    hollow = next((s for s in others if words[s] <= INCREDIBLE), None)
    if hollow is not None:
        return [(say("credibility {value} of {seat}", value=words[hollow], seat=hollow), -1)]
    if all(value >= CREDIBLE for value in words.values()):
        return [(say("credibility {value} of {seat}", value=words[others[0]], seat=others[0]), 1)]
    return []


def _summit(state: State, deal: Deal, seat: Seat) -> str:
    """The summit of a seat with another party that is held in this round."""
    held = (m for m in state.measures.values() if m.standing == "in_force" and "summit" in m.tags)
    return next((m.id for m in held if seat in (m.by, m.against) and {m.by, m.against} <= set(deal.parties)), "")


LEANINGS = ("sure yes", "leaning yes", "open", "leaning no", "sure no")


def _council_count(scenario: Scenario, state: State, deal: Deal, seat: Seat) -> Preview:
    vote = deal_vote(state, deal, seat, say("Shall {seat} accept it?", seat=seat))
    seen = forecast(scenario, state, vote)
    if seen is None:
        return Preview((), 50, 100, SURE)
    words = [m.word for m in seen.members]
    parts = tuple((say(word), words.count(word)) for word in LEANINGS)  # type: ignore[arg-type]  # all five words
    return Preview(parts, 50, seen.tens, seen.chance)
