"""What a bot expects: that a home accepts a deal, that a council carries a proposal, that a threat is meant."""

from __future__ import annotations

from engine.diplomacy import kind_of
from engine.events import VoteCalled
from engine.instruments import catalogue
from engine.numbers import clamped, rounded
from engine.players._ideas import Idea
from engine.players._weigh import credit
from engine.politics import courts
from engine.politics.council import forecast
from engine.rules.deal_votes import has_council
from engine.rules.homes import Preview as Ratification
from engine.rules.homes import may_sell, preview_ratification
from engine.scenario import Ref, Scenario, Seat
from engine.state import Clause, Enforcement, Offer, State

SURE = 10_000


def offer_of(
    state: State, by: Seat, parties: tuple[Seat, ...], clauses: tuple[Clause, ...], enforcement: Enforcement
) -> Offer:
    """A package as if it lay on the table."""
    return Offer(
        id=Ref(f"{by}.o{state.serials.get(f'{by}.o', 0) + 1}"), by=by, parties=parties, clauses=clauses,
        enforcement=enforcement, secret=False, expires=state.round, signed=(by,), round=state.round,
    )  # fmt: skip


def home_chance(scenario: Scenario, state: State, offer: Offer, *, seller: Seat | None = None) -> int:
    """How likely every home accepts a package, in basis points; ``seller`` would sell it at home if that tips it."""
    chance = SURE
    for seat in offer.parties:
        seen = preview_ratification(scenario, state, offer, seat)
        sold = seat == seller and not offer.secret and tips(scenario, state, seat, seen)
        chance = rounded(chance * (SURE if sold else seen.chance), SURE)
    return chance


def tips(scenario: Scenario, state: State, seat: Seat, seen: Ratification) -> bool:
    """Whether a home that would refuse accepts once the deal is sold to it, and it still can be."""
    if has_council(scenario, seat) or seen.total >= seen.needed:
        return False
    return seen.total + scenario.numbers.sold_at_home >= seen.needed and may_sell(scenario, state, seat)


def vote_chance(scenario: Scenario, state: State, by: Seat, idea: Idea) -> int:
    """How likely an order gets the vote it needs, in basis points; sure when nobody votes."""
    instrument = catalogue()[idea.instrument]
    ref = Ref(f"{by}.m{state.serials.get(f'{by}.m', 0) + 1}")
    chance = SURE
    for event in instrument.reveal(scenario, state, by, idea.use, ref):
        if isinstance(event, VoteCalled):
            seen = forecast(scenario, state, event.vote)
            chance = rounded(chance * (seen.chance if seen is not None else SURE), SURE)
    return chance


def believed(scenario: Scenario, state: State, by: Seat, *, public: bool, tags: tuple[str, ...] = ()) -> int:
    """Belief in a threat of a seat, in per cent (GAME 4.2): credibility times 1.2 in public, .6 in private.

    ``tags`` are those of the threatened order: what a court has yet to judge is believed a fifth less (GAME 5.4).
    """
    n = scenario.numbers
    dropped = state.counts.get(f"{by}.dropped", 0)  # type: ignore[call-overload]
    k = max(0, (n.belief_public if public else n.belief_private) - n.belief_dropped * dropped)
    k = rounded(k * courts.weight(scenario, state, by, tags), 100)
    return clamped(rounded(credit(scenario, state, by) * k, 100), 0, n.belief_most)


def breach_share(scenario: Scenario, state: State, giver: Seat, clauses: tuple[Clause, ...], *, checked: bool) -> int:
    """The part of a partner's gifts not to count on, in per cent: less with a benchmark, less with a penalty."""
    doubt = rounded(100 - credit(scenario, state, giver), 4)
    given = [c for c in clauses if c.by == giver]
    if any(kind_of(c).benchmark for c in given):
        doubt = rounded(2 * doubt, 3)
    return rounded(doubt, 2) if checked else doubt
