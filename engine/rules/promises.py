"""The promise ledger: every clause of every deal in force, checked in every settlement (GAME 1.3, 7.1, 7.3).

All clauses are judged on one position, then booked, then enforced. A first miss of up to a tenth is a warning, and so
is a first breach of a benchmarked deal in a round in which the two met; the next one is a breach.
"""

from __future__ import annotations

from engine.diplomacy import Kept, in_escrow, kind_of, live
from engine.events import (
    BreachCured,
    BreachFrozen,
    ClauseBroken,
    ClauseKept,
    ClauseMissed,
    ClauseVoided,
    DealChecked,
    audience_of,
)
from engine.numbers import rounded
from engine.plain import dataclass
from engine.rules.enforcement import about, begin_clauses, end_clauses, enforce, second_half
from engine.rules.packages import pairs
from engine.rules.pressure import retreat, tokens
from engine.rules.threats import threats_due
from engine.rules.work import Work
from engine.said import Said, say, together
from engine.scenario import Scenario, Seat, pair
from engine.state import Clause, Deal, State

__all__ = ["begin_clauses", "check_clauses", "end_clauses", "retreat", "threats_due", "tokens"]


@dataclass(frozen=True, slots=True)
class Checked:
    """One clause looked at in a settlement."""

    place: int
    clause: Clause
    kept: Kept


def check_clauses(work: Work) -> None:
    """Check every clause that is due, book what it earns or costs, and enforce what was broken."""
    state = work.now()
    earned: dict[Seat, int] = {}
    held: dict[tuple[Seat, Seat], Deal] = {}
    failed: set[tuple[Seat, Seat]] = set()
    for deal in state.deals.values():
        checked = _look(work.scenario, state, deal)
        if not checked:
            continue
        for item in checked:
            _book(work, state, deal, item, earned)
        if all(item.kept.kept for item in checked):
            _all_kept(work, deal)
            for two in pairs(deal.parties):
                held[two] = deal if two not in held or deal.seen_by == "all" else held[two]
        else:
            failed.update(pairs(deal.parties))
            enforce(work, deal.id, state)
    for two, deal in held.items():
        if two not in failed:
            because = say("{a} and {b} kept every clause of {deal}", a=two[0], b=two[1], deal=deal.id)
            _count(work, f"trust.{pair(*two)}", work.scenario.numbers.trust_kept, because, deal)


def _look(scenario: Scenario, state: State, deal: Deal) -> list[Checked]:
    """What each clause that owes something in this round is worth; a clause in escrow owes nothing yet."""
    if deal.stage not in ("in_force", "frozen"):
        return []
    found = [
        Checked(n, c, kind_of(c).kept(scenario, state, deal, c))
        for n, c in live(deal)
        if c.start <= state.round and (not c.until or state.round <= c.until) and not in_escrow(scenario, deal, c)
    ]
    return [item for item in found if item.kept.due or item.place in deal.frozen]


# --- booking ------------------------------------------------------------------------------------------------


def _book(work: Work, state: State, deal: Deal, item: Checked, earned: dict[Seat, int]) -> None:
    if item.place in deal.frozen:
        _after_panel(work, deal, item)
    elif item.kept.kept:
        _keep(work, deal, item, earned)
    elif _warned(work.scenario, state, deal, item):
        because = _words("a warning: {by} missed clause {clause} of {deal} by {miss} %: ", deal, item)
        work.emit(ClauseMissed(**about(deal, because), place=item.place))
    elif deal.enforcement == "panel":
        because = _words("a panel holds the breach of clause {clause} of {deal} by {by} for a round: ", deal, item)
        work.emit(BreachFrozen(**about(deal, because), place=item.place))
    else:
        _break(work, deal, item)


def _keep(work: Work, deal: Deal, item: Checked, earned: dict[Seat, int]) -> None:
    because = _words("{by} kept clause {clause} of {deal}: ", deal, item)
    work.emit(ClauseKept(**about(deal, because), place=item.place))
    n, by = work.scenario.numbers, item.clause.by
    if kind_of(item.clause).benchmark:
        change = min(n.kept_benchmark, n.kept_benchmark_most - earned.get(by, 0))
        earned[by] = earned.get(by, 0) + change
        _count(work, f"{by}.credibility", change, because, deal)


def _warned(scenario: Scenario, state: State, deal: Deal, item: Checked) -> bool:
    """Whether this miss is only a warning: the first, and small or met by a dialogue about a benchmark."""
    if deal.misses.get(item.place):
        return False
    small = item.kept.miss <= scenario.numbers.warning_share
    return small or (any(kind_of(c).benchmark for _, c in live(deal)) and _met(state, deal, item.clause.by))


def _met(state: State, deal: Deal, by: Seat) -> bool:
    """Whether the giver and another party held a dialogue in this round: it gives the right to cure (GAME 7.4)."""
    return any(
        f.kind == "dialogue" and f.round == state.round and by in (f.by, f.against)
        and f.by in deal.parties and f.against in deal.parties
        for f in state.facts
    )  # fmt: skip


def _break(work: Work, deal: Deal, item: Checked) -> None:
    n, by = work.scenario.numbers, item.clause.by
    because = _words("{by} broke clause {clause} of {deal}: ", deal, item)
    work.emit(ClauseBroken(**about(deal, because), place=item.place))
    change = n.broken_public if deal.seen_by == "all" else n.broken_secret
    _count(work, f"{by}.credibility", change, because, deal)
    for other in deal.parties:
        if other != by:
            _count(work, f"trust.{pair(by, other)}", n.trust_breach, because, deal)
    _void_answers(work, deal.id, item.place)


def _void_answers(work: Work, ref: str, place: int) -> None:
    """Whatever was given in return for a broken clause is void, and what was given for that."""
    deal = work.draft.deals[ref]  # type: ignore[index]  # a ref is a string
    for n, clause in live(deal):
        if clause.in_return_for == place:
            because = say(
                "clause {clause} of {deal} was given for clause {broken}, which was broken",
                clause=n + 1, deal=deal.id, broken=place + 1,
            )  # fmt: skip
            work.emit(ClauseVoided(**about(deal, because), place=n))
            _void_answers(work, ref, n)


def _after_panel(work: Work, deal: Deal, item: Checked) -> None:
    """A round after the panel: mended at half the price, or booked in full."""
    if not item.kept.kept:
        _break(work, deal, item)
        return
    n, by = work.scenario.numbers, item.clause.by
    because = _words("{by} mended clause {clause} of {deal} before the panel: ", deal, item)
    work.emit(BreachCured(**about(deal, because), place=item.place))
    full = n.broken_public if deal.seen_by == "all" else n.broken_secret
    _count(work, f"{by}.credibility", rounded(full, 2), because, deal)


def _all_kept(work: Work, deal: Deal) -> None:
    because = say("every clause of {deal} held in round {round}", deal=deal.id, round=work.draft.round)
    work.emit(DealChecked(**about(deal, because)))
    second_half(work, work.draft.deals[deal.id])


# --- words --------------------------------------------------------------------------------------------------


def _words(words: str, deal: Deal, item: Checked) -> Said:
    head = say(words, by=item.clause.by, clause=item.place + 1, deal=deal.id, miss=item.kept.miss)
    return together(head, (item.kept.because,))


def _count(work: Work, figure: str, change: int, because: Said, deal: Deal) -> None:
    work.count(figure, change, because, causes=(deal.id,), seen_by=audience_of(deal))
