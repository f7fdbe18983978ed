"""What a round does to each seat at home: support, credibility, points, what a weak home forbids (GAME 1.2, 1.3, 2)."""

from __future__ import annotations

from collections.abc import Mapping

from engine.figures import figure
from engine.numbers import clamped, rounded
from engine.plain import dataclass
from engine.politics.blocs import reactions
from engine.politics.heard import orders_of, unanswered
from engine.rules.aftermath import settle_between
from engine.rules.work import Work
from engine.said import Said, say
from engine.scenario import Figure, Scenario, Seat
from engine.state import State, Weight


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a change of Home support."""

    amount: int
    because: Said
    causes: tuple[str, ...]


def settle_home(work: Work, move: Mapping[Seat, int]) -> None:
    """Settle market, trust and calls, then each seat's home; ``move`` is its Economy this round, in hundredths.

    Deals must have been to every home before: blocs hear them in the round they enter into force.
    """
    settle_between(work)
    state = work.now()
    for seat in work.scenario.seats:
        _home(work, state, seat, move.get(seat, 0))
        _drift_credibility(work, seat)
        _watch_crisis(work, seat)


def _home(work: Work, state: State, seat: Seat, move: int) -> None:
    """Book every part; the sum is kept within 0..100 last, so what could be cut off is booked last."""
    now = figure(work.scenario, state, Figure(f"{seat}.home"))
    parts = home_parts(work.scenario, state, seat, move)
    for part in sorted(parts, key=lambda p: (p.amount < 0) == (now < 50)):
        work.count(f"{seat}.home", part.amount, part.because, causes=part.causes, seen_by=(seat,))


def home_parts(scenario: Scenario, state: State, seat: Seat, move: int) -> tuple[Part, ...]:
    """What moves Home support this round: bloc by bloc, the economy, an idle round, and the drift to 50."""
    n, now = scenario.numbers, figure(scenario, state, Figure(f"{seat}.home"))
    parts = [Part(r.total, r.because, r.causes) for r in reactions(scenario, state, seat) if r.total]
    limit = n.home_economy_limit
    felt = clamped(rounded(n.home_economy_times * move, 100), -limit, limit)
    words = "Economy moved by {move:hundredths}; {times} times that counts, {limit} at most"
    parts.append(Part(felt, say(words, move=move, times=n.home_economy_times, limit=limit), (seat,)))
    parts += _idle(scenario, state, seat)
    reached = now + sum(part.amount for part in parts)
    drift = rounded(n.home_drift * reached + 50 - now, n.home_drift) - reached
    because = say("Home support drifts a tenth of the way from {now} to 50", now=now)
    return tuple(part for part in (*parts, Part(drift, because, (seat,))) if part.amount)


def _idle(scenario: Scenario, state: State, seat: Seat) -> list[Part]:
    """Doing nothing costs a little, and more when a hit is left without an answer (GAME 0.9)."""
    if orders_of(state, seat):
        return []
    if hits := unanswered(state, seat):
        words = "{seat} placed no order in round {round}, although {hit} had hit it"
        because = say(words, seat=seat, round=state.round, hit=hits[0].ref)
        return [Part(scenario.numbers.idle_hit_home, because, tuple(h.ref for h in hits))]
    because = say("{seat} placed no order in round {round}", seat=seat, round=state.round)
    return [Part(scenario.numbers.idle_home, because, (seat,))]


def _drift_credibility(work: Work, seat: Seat) -> None:
    now = work.draft.counts.get(Figure(f"{seat}.credibility"), 0)
    because = say("credibility drifts a tenth of the way from {now} to 50", now=now)
    change = rounded(50 - now, work.scenario.numbers.credibility_drift)
    work.count(f"{seat}.credibility", change, because, causes=(seat,))


def _watch_crisis(work: Work, seat: Seat) -> None:
    """Count the rounds running that end with Home support below the crisis level."""
    n, home = work.scenario.numbers, work.draft.counts.get(Figure(f"{seat}.home"), 0)
    low = Figure(f"{seat}.low_home")
    if home < n.home_crisis:
        because = say("Home support of {home} is below {level}", home=home, level=n.home_crisis)
        work.count(low, 1, because, causes=(seat,), seen_by=(seat,))
    else:
        because = say("Home support of {home} has left the crisis level of {level}", home=home, level=n.home_crisis)
        work.count(low, -work.draft.counts.get(low, 0), because, causes=(seat,), seen_by=(seat,))


# --- what home allows ------------------------------------------------------------------------------------------


def points_of(scenario: Scenario, state: State, seat: Seat) -> int:
    """Fresh points for a round, by Home support (GAME 2); what is carried over comes on top."""
    n, home = scenario.numbers, figure(scenario, state, Figure(f"{seat}.home"))
    if home < n.home_middle:
        return n.points_low
    return n.points_high if home >= n.home_high else n.points_middle


def in_crisis(scenario: Scenario, state: State, seat: Seat) -> bool:
    """Whether Home support has been too low for too many rounds running (GAME 1.2)."""
    n = scenario.numbers
    rounds = figure(scenario, state, Figure(f"{seat}.low_home"))
    return rounds >= n.home_crisis_rounds and figure(scenario, state, Figure(f"{seat}.home")) < n.home_crisis


def limits(scenario: Scenario, state: State, seat: Seat, weight: Weight, rung: int) -> Said | None:
    """Why home or the market forbids an order of this weight and rung; None when they do not."""
    n, brief = scenario.numbers, scenario.seats[seat]
    home = figure(scenario, state, Figure(f"{seat}.home"))
    if weight != "light" and in_crisis(scenario, state, seat):
        words = (
            "Home support is {home}: until it is {level} again only light orders are possible, and this one is {weight}"
        )
        return say(words, home=home, level=n.home_crisis, weight=weight)
    market = figure(scenario, state, Figure("market"))
    if brief.market_veto and rung >= 5 and market < n.market_veto and home < n.home_high:
        words = (
            "the market stands at {market:hundredths} %: below {veto:hundredths} % no order of rung 5 or more, "
            "unless Home support is {high}"
        )
        return say(words, market=market, veto=n.market_veto, high=n.home_high)
    return None
