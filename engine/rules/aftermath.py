"""What a round leaves between the seats: the market, trust in each pair, empty calls, a collapse (GAME 3, 7.4)."""

from __future__ import annotations

from dataclasses import replace

from engine.conditions import deal_matches
from engine.events import Noted
from engine.figures import holders, rung
from engine.numbers import rounded
from engine.politics.heard import before, lately
from engine.rules.work import Work
from engine.said import say
from engine.scenario import DealPattern, Figure, Seat, pair
from engine.state import Fact, State


def settle_between(work: Work) -> None:
    """Judge last round's calls, move the market and the trust of each pair, and name a collapse."""
    judge_calls(work)
    move_market(work)
    move_trust(work)
    name_collapse(work)


def facts_of(state: State, *kinds: str, round: int | None = None) -> tuple[Fact, ...]:
    """Facts of some kinds in a round (this one unless told otherwise) that everybody may know."""
    wanted = state.round if round is None else round
    known = (f for f in lately(state, wanted) if f.round == wanted and f.kind in kinds)
    return tuple(f for f in known if f.seen_by == "all")


# --- calls -----------------------------------------------------------------------------------------------------


def judge_calls(work: Work) -> None:
    """A call is empty when no benchmarked clause binds the pair at the end of the next round (GAME 7.4).

    Only deals that everybody may know count: whether a call was empty is public, and must not tell of a secret deal.
    Whoever must know before may ask earlier in the assessment: a round's calls are judged once.
    """
    state = work.now()
    if facts_of(state, "empty_dialogue"):
        return
    public = [d for d in state.deals.values() if d.seen_by == "all"]
    called = {(f.by, f.against): f for f in facts_of(state, "dialogue", round=state.round - 1)}
    for (by, against), call in called.items():
        pattern = DealPattern(party=by, other=against, benchmarked=True)
        if by not in work.scenario.seats or any(deal_matches(d, pattern) for d in public):
            continue
        because = say(
            "the call of {by} with {against} in round {round} brought no benchmark by the end of round {now}",
            by=by, against=against, round=call.round, now=state.round,
        )  # fmt: skip
        causes = (call.ref or by,)
        fact = Fact(kind="empty_dialogue", by=by, against=against, ref=call.ref)
        work.emit(Noted(because=because, causes=causes, fact=fact))
        work.count(f"{by}.empty_dialogues", 1, because, causes=causes)


# --- market ----------------------------------------------------------------------------------------------------


def move_market(work: Work) -> None:
    """The market forgets a fifth of where it stood, then hears threats of heavy measures and steps of the track."""
    state, n = work.now(), work.scenario.numbers
    old = before(state, "market", work.scenario.market)
    fade = say("the market forgets a fifth of {old:hundredths} %", old=old)
    work.count("market", -rounded(old, n.market_fade), fade, causes=("market",))
    heavy = [f for f in facts_of(state, "threat") if f.weight == "heavy"]
    for f in heavy:
        words = "{by} threatens {against} in public with a heavy measure"
        because = say(words, by=f.by, against=f.against)
        work.count("market", n.market_heavy_threat, because, causes=(f.ref,))
    _step(work, state, threatened=bool(heavy))


def _step(work: Work, state: State, *, threatened: bool) -> None:
    """Each rung climbed has its price; a deal that brings the track down is worth the same per rung."""
    n, old, new = work.scenario.numbers, before(state, "rung", 1), rung(state)
    if new > old:
        climbed = [r for r in range(old + 1, new + 1) if not (r == 3 and threatened)]
        change = sum(n.market_at_rung[min(r, len(n.market_at_rung) - 1)] for r in climbed)
        priced = _priced(state, new)
        words = "the track climbs from {old} to {new}" + (", which a threat had half priced in" if priced else "")
        causes = tuple(ref for height, ref in holders(state) if height == new)
        work.count("market", rounded(change, 2) if priced else change, say(words, old=old, new=new), causes=causes)
    deals = facts_of(state, "deal")
    if new < old and deals:
        because = say("a deal brings the track down from {old} to {new}", old=old, new=new)
        work.count("market", n.market_step_down * (old - new), because, causes=(deals[0].ref,))


def _priced(state: State, height: int) -> bool:
    """Whether all that holds the track at a height was threatened before and is carried out now."""
    carried = {(f.by, f.against) for f in facts_of(state, "threat_carried")}
    tops = [state.measures[ref] for ref in state.measures if state.measures[ref].rung == height]
    fresh = [m for m in tops if m.round == state.round and m.standing in ("pending", "in_force")]
    return bool(carried) and bool(fresh) and all((m.by, m.against) in carried for m in fresh)


# --- trust -----------------------------------------------------------------------------------------------------


def move_trust(work: Work) -> None:
    """Orders against a seat, courting, calls and joint measures; deals and promises are booked where they happen."""
    n = work.scenario.numbers
    for f in facts_of(work.now(), "order", "courted", "dialogue", "joint"):
        if f.by not in work.scenario.seats:
            continue
        match f.kind:
            case "order" if f.rung >= 2:
                hard = f.rung >= 6 or "package" in f.tags or "ban" in f.tags
                words = "{by} orders a measure of rung {rung} against {against}"
                _trust(work, f, n.trust_package if hard else n.trust_order, words)
            case "courted":
                _trust(work, f, n.trust_court, "{by} courts a capital of {against}")
            case "dialogue":
                _trust(work, f, n.trust_dialogue, "{by} calls {against}")
            case "joint":
                partners = " ".join(t.removeprefix("partner.") for t in f.tags if t.startswith("partner."))
                _trust(work, replace(f, against=partners), n.trust_joint, "{by} and {against} act together")


def _trust(work: Work, fact: Fact, change: int, words: str) -> None:
    targets = work.scenario.seats if fact.against == "all" else fact.against.split()
    for other in targets:
        if other != fact.by and other in work.scenario.seats:
            because = say(words, by=fact.by, against=other, rung=fact.rung)
            work.count(f"trust.{pair(fact.by, other)}", change, because, causes=(fact.ref or fact.by,))


# --- collapse --------------------------------------------------------------------------------------------------


def name_collapse(work: Work) -> None:
    """The first round that ends on the highest rung is a collapse; who climbed in it is named (GAME 3, 8)."""
    state, n = work.now(), work.scenario.numbers
    if rung(state) < n.collapse_rung or any(f.kind == "collapse" for f in state.facts):
        return
    climbers = _climbers(work, state)
    because = say(
        "round {round} ends on rung {rung}; {climbers:list} climbed last",
        round=state.round, rung=n.collapse_rung, climbers=" ".join(climbers) or "nobody",
    )  # fmt: skip
    refs = tuple(ref for height, ref in holders(state) if height >= n.collapse_rung)
    fact = Fact(kind="collapse", by=" ".join(climbers), rung=n.collapse_rung)
    work.emit(Noted(because=because, causes=refs, fact=fact))


def _climbers(work: Work, state: State) -> tuple[Seat, ...]:
    """The seats whose broad measures or bans came into force in the latest round that had any."""
    for past in range(state.round, 0, -1):
        hits = {f.by for f in facts_of(state, "hit", round=past) if f.rung >= 5}
        if hits:
            return tuple(s for s in work.scenario.seats if s in hits)
    return ()


def trust_of(state: State, a: str, b: str) -> int:
    """Trust between two seats, in tenths."""
    return state.counts.get(Figure(f"trust.{pair(a, b)}"), 0)
