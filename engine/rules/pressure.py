"""What pressure does: retreats and their lesson markers, and the tokens of seats that are squeezed (GAME 4.3, 6)."""

from __future__ import annotations

from engine.diplomacy import live
from engine.economy import NO_SHOCK, Alternative, Shock
from engine.events import Noted
from engine.rules.work import Work
from engine.said import Said, say
from engine.scenario import Figure, Scenario, Seat
from engine.state import Fact, Measure, State

# --- retreat ------------------------------------------------------------------------------------------------


def retreat(work: Work) -> None:
    """Book a retreat for each seat that eased under pressure and got nothing signed for it; else forget a lesson."""
    state = work.now()
    for seat in work.scenario.seats:
        found = _retreats(work.scenario, state, seat)
        if found:
            _book(work, seat, *found)
        else:
            _forget(work, state, seat)


def _retreats(scenario: Scenario, state: State, seat: Seat) -> tuple[Fact, Fact] | None:
    """The easing and the hit that pressed for it, if there is such a pair in this round."""
    first = state.round - scenario.numbers.retreat_rounds
    for eased in _eased(state, seat, state.round, state.round):
        for hit in _pressed(state, seat, first, state.round - 1):
            if eased.against in (hit.by, "all") and not _repaid(state, seat, hit):
                return eased, hit
    return None


def _eased(state: State, seat: str, first: int, last: int) -> list[Fact]:
    """What a seat eased of its own will: no trade, no term that ran out."""
    return [
        f
        for f in state.facts
        if f.kind == "eased" and f.by == seat and first <= f.round <= last
        and "traded" not in f.tags and "expired" not in f.tags
    ]  # fmt: skip


def _pressed(state: State, seat: str, first: int, last: int) -> list[Fact]:
    """Hits of other seats on a seat's lines or inputs."""
    return [
        f
        for f in state.facts
        if f.kind == "hit" and f.by != seat and f.against in (seat, "all") and first <= f.round <= last
        and any(tag.startswith(("line.", "input.")) for tag in f.tags)
    ]  # fmt: skip


def _repaid(state: State, seat: str, hit: Fact) -> bool:
    """Whether the seat that hit has given a ratified clause since."""
    return any(
        d.stage in ("in_force", "frozen") and seat in d.parties and d.round >= hit.round
        and any(c.by == hit.by for _, c in live(d))
        for d in state.deals.values()
    )  # fmt: skip


def _book(work: Work, seat: Seat, eased: Fact, hit: Fact) -> None:
    n = work.scenario.numbers
    because = say(
        "{seat} eased {measure} after {hit} of {by} had hit it in round {round}, and nothing was signed for it",
        seat=seat, measure=eased.ref, hit=hit.ref, by=hit.by, round=hit.round,
    )  # fmt: skip
    causes = (eased.ref, hit.ref)
    fact = Fact(kind="retreat", by=seat, against=hit.by, ref=eased.ref)
    work.emit(Noted(because=because, causes=causes, seen_by=eased.seen_by, fact=fact))
    work.count(f"{seat}.credibility", n.retreat, because, causes=causes, seen_by=eased.seen_by)
    if work.draft.counts.get(Figure(f"{seat}.lessons"), 0) < n.lessons_most:
        work.count(f"{seat}.lessons", 1, because, causes=causes, seen_by=eased.seen_by)


def _forget(work: Work, state: State, seat: Seat) -> None:
    """A full round after a hit in which the seat kept its measures takes one lesson marker away."""
    if not state.counts.get(Figure(f"{seat}.lessons"), 0):
        return
    for hit in _pressed(state, seat, state.round - 1, state.round - 1):
        kept = _kept(state, seat, hit.by)
        eased = any(f.against in (hit.by, "all") for f in _eased(state, seat, state.round - 1, state.round))
        if kept is not None and not eased:
            because = say(
                "{seat} was hit by {hit} and kept {measure} for a full round",
                seat=seat, hit=hit.ref, measure=kept.id,
            )  # fmt: skip
            work.count(f"{seat}.lessons", -1, because, causes=(hit.ref, kept.id))
            return


def _kept(state: State, seat: str, against: str) -> Measure | None:
    mine = (m for m in state.measures.values() if m.by == seat and m.against in (against, "all"))
    return next((m for m in mine if m.standing in ("pending", "in_force") and m.seen_by == "all"), None)


# --- tokens -------------------------------------------------------------------------------------------------


def tokens(work: Work) -> None:
    """Firms of a seat that is squeezed for long begin to buy elsewhere; an empty call lets them wait again."""
    state = work.now()
    for seat, brief in work.scenario.seats.items():
        if brief.diversifies:
            _lose(work, state, seat)
            _gain(work, state, seat)


def squeezes(scenario: Scenario, state: State, seat: str) -> list[Measure]:
    """Licence regimes against a seat in force at slow or worse."""
    return [
        m
        for m in state.measures.values()
        if m.against == seat and m.standing == "in_force" and "licence" in m.tags
        and m.dial <= scenario.numbers.token_gate
    ]  # fmt: skip


def _gain(work: Work, state: State, seat: Seat) -> None:
    n, name = work.scenario.numbers, f"{seat}.squeezed"
    tight = squeezes(work.scenario, state, seat)
    running = state.counts.get(Figure(name), 0)
    if not tight:
        eased = say("no licences for {seat} are slow or worse any more", seat=seat)
        work.count(name, -running, eased, causes=(seat,))
        return
    measure = tight[0].id
    because = say(
        "{measure} is slow or worse for {seat} in round {round}", measure=measure, seat=seat, round=state.round
    )
    work.count(name, 1, because, causes=(measure,))
    held = work.draft.counts.get(Figure(f"{seat}.tokens"), 0)
    if running + 1 >= n.token_rounds and held < n.tokens_most:
        gained = say(
            "{measure} has squeezed firms of {seat} for {rounds} rounds; they look for other suppliers",
            measure=measure, seat=seat, rounds=running + 1,
        )  # fmt: skip
        _token(work, seat, 1, state.round, gained, measure)


def _lose(work: Work, state: State, seat: Seat) -> None:
    """One token that has not matured goes for each call that stayed empty, the youngest first."""
    for fact in state.facts:
        if fact.kind != "empty_dialogue" or fact.by != seat or fact.round != state.round:
            continue
        young = [r for r in young_rounds(work.scenario, work.now(), seat) if r < state.round]
        if young:
            because = say(
                "the call of {seat} with {other} stayed empty, and firms relax", seat=seat, other=fact.against
            )
            _token(work, seat, -1, young[-1], because, fact.ref or seat)


def _token(work: Work, seat: Seat, change: int, round: int, because: Said, cause: str) -> None:
    """Move a token; it is counted once in all and once by the round it came in."""
    work.count(f"{seat}.tokens", change, because, causes=(cause,))
    work.count(f"{seat}.tokens.{round}", change, because, causes=(cause,))


def young_rounds(scenario: Scenario, state: State, seat: str) -> list[int]:
    """The rounds, in order, whose token has not matured yet."""
    first = max(1, state.round - scenario.numbers.token_matures + 1)
    return [r for r in range(first, state.round + 1) if state.counts.get(Figure(f"{seat}.tokens.{r}"), 0) > 0]


def matured(scenario: Scenario, state: State, seat: str) -> int:
    """How many tokens of a seat have matured: those that came two rounds ago or earlier."""
    last = state.round - scenario.numbers.token_matures
    return sum(state.counts.get(Figure(f"{seat}.tokens.{r}"), 0) for r in range(1, last + 1))


def token_shock(scenario: Scenario, state: State, seat: Seat) -> Shock:
    """What matured tokens add: other suppliers for every input of which licences against the seat were ever asked."""
    n, count = scenario.numbers, matured(scenario, state, seat)
    inputs = sorted(
        touch.removeprefix("input.")
        for m in state.measures.values()
        if m.against == seat and "licence" in m.tags
        for touch in m.touches
        if touch.startswith("input.")
    )
    if not count or not inputs:
        return NO_SHOCK
    user = scenario.seats[seat].region
    gained = (Alternative(i, user, count * n.token_share, count * n.token_speed) for i in dict.fromkeys(inputs))
    return Shock(alternatives=tuple(gained))
