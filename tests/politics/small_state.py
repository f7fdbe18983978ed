"""A scenario and a state in a few words, for tests of politics and of the rules that settle a round."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from engine.clock import Clock, Span
from engine.events import fold
from engine.rules.work import Work
from engine.scenario import (
    Bloc,
    Council,
    EconomySetting,
    MemberState,
    Profile,
    Ref,
    Scenario,
    Seat,
    SeatBrief,
    Week,
)
from engine.state import Fact, Measure, State, Threat, Use, Vote

DATA = Path(__file__).parent / "data"
EU, CHINA, US = Seat("eu"), Seat("china"), Seat("us")


def data(name: str) -> dict[str, Any]:
    """A file of published numbers."""
    return json.loads((DATA / f"{name}.json").read_text())


@cache
def council_2025() -> Council:
    """The Council with the population shares of 2025 and the stances of October 2025."""
    members = tuple(
        MemberState(
            id=id,
            population=round(100 * m["share"]),
            stance=round(10 * m["stance"]),
            fear=round(10 * m["fear"]),
            hostage=m.get("hostage", False),
            wary=m.get("wary", False),
        )
        for id, m in data("council_2025")["members"].items()
    )
    return Council(seat=EU, members=members)


def brief(seat: Seat, blocs: tuple[Bloc, ...] = (), **changes: Any) -> SeatBrief:
    """A seat with the opening numbers of October 2025."""
    home, credibility, weight = {EU: (52, 45, 6), CHINA: (58, 50, 20), US: (48, 50, 6)}[seat]
    plain = SeatBrief(
        id=seat, region=seat, home=home, credibility=credibility, instruments=(), powers=(), aims=(), red_lines=(),
        blocs=blocs, economy_weight=weight, lever=seat == CHINA, council=seat == EU, market_veto=seat == US,
        diversifies=seat != CHINA,
    )  # fmt: skip
    return replace(plain, **changes)


def scenario(*briefs: SeatBrief, rounds: int = 6, **changes: Any) -> Scenario:
    """Three seats; those given replace the plain ones."""
    seats = {s: brief(s) for s in (EU, CHINA, US)} | {b.id: b for b in briefs}
    spans = tuple(Span(Week(n), 1, f"week {n + 1}") for n in range(rounds))
    plain = Scenario(
        id="small", digest="small", seats=seats, clock=Clock(spans),
        profiles={"full": Profile(id="full", rounds=rounds, issues=6, minutes=20, debrief=60)},
        economy=EconomySetting(), trust={"china.eu": -10, "china.us": -20, "eu.us": 0}, openings=(), beats=(),
        council=council_2025(),
    )  # fmt: skip
    return replace(plain, **changes)


def state(game: Scenario, **changes: Any) -> State:
    """The first round, settled and waiting for its assessment; ``counts`` and ``readings`` are added to."""
    counts: dict[str, int] = {"market": 0}
    for seat, b in game.seats.items():
        counts |= {f"{seat}.home": b.home, f"{seat}.credibility": b.credibility}
    counts |= {f"trust.{name}": value for name, value in game.trust.items()}
    counts |= changes.pop("counts", {})
    measures = {m.id: m for m in changes.pop("measures", ())}
    plain = State(
        profile="full", sealed=True, round=1, phase="assessment", week=1, economy=None,  # type: ignore[arg-type]
        counts=counts, readings={}, series={}, line={}, measures=measures, offers={}, deals={}, threats={},
        orders={}, ready=(), votes=(), dice=(), faces={}, facts=(), stances={}, beats=(), serials={},
    )  # fmt: skip
    return replace(plain, **changes)


def measure(id: str, *tags: str, against: str = "", **changes: Any) -> Measure:
    """A measure in force on rung 4 with these tags; its owner stands before the dot of its id."""
    by = Seat(id.split(".")[0])
    plain = Measure(
        id=Ref(id), instrument="thing", by=by, against=against or by, use=Use(), stage="imposed",
        standing="in_force", rung=4, since=0, round=1, tags=tags,
    )  # fmt: skip
    return replace(plain, **changes)


def fact(kind: str, by: str = "", against: str = "", *tags: str, round: int = 1, **changes: Any) -> Fact:
    """A fact of a round that all may know."""
    return replace(Fact(kind=kind, by=by, against=against, tags=tags, round=round), **changes)


def order(by: str, against: str = "", *tags: str, rung: int = 1, round: int = 1) -> Fact:
    """An order that was revealed."""
    return fact("order", by, against or by, *tags, rung=rung, round=round, ref=f"{by}.m9")


def busy(round: int = 1) -> tuple[Fact, ...]:
    """An order at home by each seat, so that no seat is idle."""
    return tuple(order(s, round=round) for s in (EU, CHINA, US))


def threat(id: str, against: str, *, stake: int = 3, **changes: Any) -> Threat:
    """An open public threat."""
    by = Seat(id.split(".")[0])
    plain: Any = Threat(
        id=Ref(id), by=by, against=Seat(against), instrument="thing", use=Use(), unless=None,  # type: ignore[arg-type]
        due=5, stake=stake, public=True,
    )  # fmt: skip
    return replace(plain, **changes)


def vote(kind: str = "tough", subject: str = "eu.m1", **changes: Any) -> Vote:
    """A question to the Council of the EU."""
    from engine.said import say

    plain = Vote(
        id=f"vote.{subject}", seat=EU, mode="qmv_for", kind=kind, subject=Ref(subject),  # type: ignore[arg-type]
        question=say("shall the EU do it?"),
    )  # fmt: skip
    return replace(plain, **changes)


def play(work: Work) -> State:
    """Close a work after the checks that hold for everything: events alone make state, each says why, counts add up."""
    turn = work.close()
    assert fold(work.start, turn.events) == turn.state
    moved: dict[str, int] = {}
    for event in turn.events:
        assert event.because, event
        assert event.causes, event
        assert all(event.causes), event
        if type(event).__name__ == "Counted":
            moved[event.figure] = moved.get(event.figure, 0) + event.change  # type: ignore[attr-defined]
    for name in {*moved, *turn.state.counts}:
        assert turn.state.counts.get(name, 0) == work.start.counts.get(name, 0) + moved.get(name, 0)  # type: ignore[call-overload]
    return turn.state
