"""How a home takes a deal: what its blocs and its council make of it, and what its answer does (GAME 5.2).

Blocs are counted on what the deal does; a council is forecast until it votes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from engine.diplomacy import kind_of
from engine.events import DealFailed, DealRatified, audience_of, fold
from engine.figures import figure
from engine.instruments import catalogue
from engine.politics.blocs import reactions
from engine.politics.council import forecast
from engine.politics.heard import lately
from engine.rules.deal_votes import deal_vote, decides_alone, has_council
from engine.rules.entry import entry
from engine.rules.orders import usable
from engine.rules.parliament import freezing
from engine.rules.work import Work
from engine.said import Said, say
from engine.scenario import Figure, Ref, Scenario, Seat
from engine.state import Clause, Deal, Offer, State

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
    if found := freezing(scenario, state, deal):
        actor, threat = found
        words = "{actor} does not vote on it while {threat} stands"
        return Preview(((say(words, actor=actor.id, threat=threat.id), -1),), 50, 0, 0)
    return _council_count(scenario, state, deal, seat)


def home_count(scenario: Scenario, state: State, deal: Deal, seat: Seat) -> Preview:
    """The sum a home makes: its blocs, the partner's credibility, its own firmness, a summit, a sale (GAME 5.2)."""
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
    if sold(state, deal, seat):
        parts.append((say("{seat} has sold it at home", seat=seat), n.sold_at_home))
    total = sum(amount for _, amount in parts)
    needed = n.ratify_repeal_from if any(_hard(scenario, c, seat) for c in deal.clauses) else n.ratify_from
    return Preview(tuple(parts), needed, total, SURE if total >= needed else 0)


def _blocs(scenario: Scenario, state: State, deal: Deal, seat: Seat) -> list[Part]:
    """How the blocs take what the deal does, and nothing else of the round."""
    done = fold(state, entry(scenario, state, deal))
    facts = tuple(f for f in done.facts[len(state.facts) :] if f.kind in HEARD)
    heard = reactions(scenario, replace(done, facts=facts), seat, only={f.kind for f in facts})
    return [(say("{bloc}", bloc=f"{seat}.{r.bloc}"), r.total) for r in heard]


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


def _hard(scenario: Scenario, clause: Clause, seat: Seat) -> bool:
    """Whether homes ask for more: for what cannot be taken back, and the giver's for what a statute of it forbids."""
    kind = kind_of(clause)
    return kind.final or (clause.by == seat and kind.below_law(scenario, clause))


SELLS = "selling"
"""The tag of an order by which a government sells a deal at home."""


def sold(state: State, deal: Deal, seat: Seat) -> bool:
    """Whether a seat has sold its deals of this round at home; what is secret cannot be sold."""
    return deal.seen_by == "all" and any(
        f.kind == "sold" and f.by == seat and f.round == state.round for f in lately(state, state.round)
    )


def may_sell(scenario: Scenario, state: State, seat: Seat) -> bool:
    """Whether a seat has still to use its one chance to sell a deal at home, and the means."""
    able = any(SELLS in catalogue()[name].tags for name in usable(scenario, state, seat))
    return able and not any(f.kind == "sold" and f.by == seat for f in state.facts)


LEANINGS = ("sure yes", "leaning yes", "open", "leaning no", "sure no")


def _council_count(scenario: Scenario, state: State, deal: Deal, seat: Seat) -> Preview:
    vote = deal_vote(state, deal, seat, say("Shall {seat} accept it?", seat=seat))
    seen = forecast(scenario, state, vote)
    if seen is None:
        return Preview((), 50, 100, SURE)
    words = [m.word for m in seen.members]
    parts = tuple((say(word), words.count(word)) for word in LEANINGS)  # type: ignore[arg-type]  # all five words
    return Preview(parts, 50, seen.tens, seen.chance)
