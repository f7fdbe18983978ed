"""The table of October 2025 in a few words, for tests of clauses and of what becomes of deals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.clock import Clock, Span
from engine.diplomacy import clause_from
from engine.events import Counted, Event, fold
from engine.rules.entry import entry
from engine.rules.promises import check_clauses
from engine.rules.work import Turn, Work
from engine.said import Said, tell
from engine.scenario import (
    Bloc,
    Council,
    Cue,
    EconomySetting,
    Figure,
    MemberState,
    Profile,
    Ref,
    Scenario,
    Seat,
    SeatBrief,
    Week,
)
from engine.state import Clause, Deal, Fact, Measure, Order, State, Use

EU, CHINA, US = Seat("eu"), Seat("china"), Seat("us")
ROUNDS = 6


def bloc(id: str, *reactions: tuple[Cue, int]) -> Bloc:
    return Bloc(id=id, reactions=reactions)


JOBS = bloc(
    "jobs",
    (Cue(kind="deal", by="self"), 1),
    (Cue(kind="deal", by="self", tag="benchmark"), 1),
    (Cue(kind="eased", against="self", tag="tariff"), 1),
)
BUREAU = bloc(
    "bureau", (Cue(kind="eased", by="self", tag="control"), -1), (Cue(kind="eased", by="self", tag="repealed"), -1)
)
FARMS = bloc("farms", (Cue(kind="deal", by="self", tag="purchase"), 2))
HAWKS = bloc("hawks", (Cue(kind="eased", by="self", tag="control"), -1), (Cue(kind="idle", by="self"), -1))


def brief(seat: Seat, **changes: Any) -> SeatBrief:
    instruments = {
        EU: ("targeted_duty", "dialogue", "joint_project"),
        CHINA: ("export_licensing", "tariff", "dialogue"),
        US: ("tariff", "dialogue"),
    }[seat]
    powers = {EU: (), CHINA: ("licence.magnets", "tariff.tariff_law"), US: ("tariff.ieepa",)}[seat]
    home, blocs = {EU: (52, ()), CHINA: (58, (JOBS, BUREAU)), US: (48, (FARMS, HAWKS))}[seat]
    plain = SeatBrief(
        id=seat, region=seat, home=home, credibility=50, instruments=instruments, powers=powers, aims=(),
        red_lines=(), blocs=blocs, economy_weight=6, council=seat == EU, diversifies=seat != CHINA,
    )  # fmt: skip
    return replace(plain, **changes)


COUNCIL = Council(
    seat=EU,
    members=(
        MemberState(id="DE", population=4000, stance=-10, fear=10),
        MemberState(id="FR", population=3500, stance=20, fear=5, hostage=True),
        MemberState(id="PL", population=2500, stance=10, fear=0),
    ),
    states_needed=2,
    blocking_states=2,
)


def scenario(*briefs: SeatBrief, **changes: Any) -> Scenario:
    seats = {s: brief(s) for s in (EU, CHINA, US)} | {b.id: b for b in briefs}
    profiles = {
        "short": Profile(
            id="short", rounds=ROUNDS, issues=3, minutes=12, debrief=15,
            off=("secret_deals", "panel", "undertakings", "review"),
        ),
        "full": Profile(id="full", rounds=ROUNDS, issues=6, minutes=20, debrief=60),
    }  # fmt: skip
    plain = Scenario(
        id="world", digest="world", seats=seats, profiles=profiles, trust={}, openings=(), beats=(), council=COUNCIL,
        clock=Clock(tuple(Span(Week(n), 1, f"week {n + 1}") for n in range(ROUNDS))),
        economy=EconomySetting(inputs=("magnets", "chips"), goods=("BEV", "soybeans", "pork", "machines"),
                               whole_sectors={"machines": "machinery_electrical"}),
    )  # fmt: skip
    return replace(plain, **changes)


GAME = scenario()


def measure(id: str, against: str, *tags: str, **changes: Any) -> Measure:
    """A measure in force on rung 4; its owner stands before the dot of its id."""
    plain = Measure(
        id=Ref(id), instrument="thing", by=Seat(id.split(".")[0]), against=against, use=Use(), stage="imposed",
        standing="in_force", rung=4, since=0, tags=tags, origin="opening",
    )  # fmt: skip
    return replace(plain, **changes)


def standing() -> tuple[Measure, ...]:
    """What stands in October 2025."""
    magnets = ("input.magnets", "user.eu")
    return (
        measure("china.lic_eu", "eu", "licence", "control", dial=6000, touches=magnets, stage="normal"),
        measure("china.lic_us", "us", "licence", "control", dial=6000, touches=("input.magnets",), stage="normal"),
        measure("china.package", "all", "package", "control", dial=6000, touches=("input.magnets", "input.chips"),
                standing="pending", stage="announced", since=5),
        measure("us.duty", "china", "tariff", "broad", dial=3000, rung=5, touches=("goods",)),
        measure("china.duty", "us", "tariff", "broad", dial=1000, rung=5, touches=("goods",)),
        measure("china.farm", "us", "tariff", "line", "hostage", dial=1000, touches=("line.soybeans",)),
        measure("eu.cars", "china", "tariff", "line", dial=2000, touches=("line.BEV",), instrument="targeted_duty"),
        measure("us.rule", "china", "affiliates", "control", dial=5500, touches=("input.chips", "user.china")),
        measure("eu.firm", "china", "firm", touches=("input.chips",)),
    )  # fmt: skip


def start(*more: Measure, round: int = 2, phase: str = "talks", game: Scenario = GAME, **changes: Any) -> State:
    """Round 2, in the talks."""
    counts: dict[Any, int] = {Figure("market"): 0}
    for seat, b in game.seats.items():
        counts |= {f"{seat}.home": b.home, f"{seat}.credibility": b.credibility}
    counts |= {"trust.china.eu": -10, "trust.china.us": -20, "trust.eu.us": 0}
    counts |= changes.pop("counts", {})
    readings: dict[Any, int] = {
        "eu.gate.magnets": 6000, "us.gate.magnets": 6000, "eu.gate.chips": 10000, "eu.cover.magnets": 60,
        "us.cover.magnets": 60,
    }  # fmt: skip
    readings |= changes.pop("readings", {})
    measures = {m.id: m for m in (*standing(), *more)}
    plain = State(
        profile="full", sealed=True, round=round, phase=phase, week=round - 1, economy=None,  # type: ignore[arg-type]
        counts=counts, readings=readings, series={}, line={}, measures=measures, offers={}, deals={}, threats={},
        orders={}, ready=(), votes=(), dice=(), faces={}, facts=(), stances={}, beats=(), serials={},
    )  # fmt: skip
    return replace(plain, **changes)


def clause(kind: str, by: str, **values: Any) -> Clause:
    return clause_from(kind, {"by": by, **values})


FLOW = clause("licence_flow", "china", input="magnets", user="eu", gate=8500)
PRICE = clause("undertaking", "eu", line="BEV", exporter="china")
REST = clause("suspend", "china", measure="china.package")
LEVEL = clause("tariff_level", "us", against="china", level=2000)


def deal(*clauses: Clause, id: str = "eu.d1", **changes: Any) -> Deal:
    """A signed deal of the seats that give its clauses, of the round before the one in play."""
    givers = [c.by for c in clauses]
    parties = tuple(s for s in (EU, CHINA, US) if s in givers)
    plain = Deal(
        id=Ref(id), parties=parties, clauses=clauses, enforcement="none", secret=False, stage="signed", round=2,
    )  # fmt: skip
    plain = replace(plain, **changes)
    return replace(plain, seen_by=plain.parties) if plain.secret else plain


def with_deal(state: State, made: Deal, game: Scenario = GAME) -> State:
    """The state in which a deal has entered into force."""
    state = replace(state, deals={**state.deals, made.id: replace(made, ratified=made.parties)})
    return fold(state, entry(game, state, state.deals[made.id]))


def next_round(state: State, *, rounds: int = 1, phase: str = "settlement", **changes: Any) -> State:
    """Later, with nothing done in between."""
    return replace(state, round=state.round + rounds, week=state.week + rounds, phase=phase, **changes)


def turned(state: State, ref: str, **changes: Any) -> State:
    """The state with one measure changed."""
    found = replace(state.measures[Ref(ref)], **changes)
    return replace(state, measures={**state.measures, found.id: found})


def fact(kind: str, by: str, against: str, *tags: str, round: int = 3, **changes: Any) -> Fact:
    return replace(Fact(kind=kind, by=by, against=against, tags=tags, round=round), **changes)


def order(by: str, instrument: str, use: Use, threat: str = "") -> Order:
    return Order(by=Seat(by), instrument=instrument, use=use, threat=threat)


def settled(state: State, game: Scenario = GAME) -> Turn:
    """The promises of a round checked."""
    work = Work(game, state)
    check_clauses(work)
    return checked(work)


def checked(work: Work) -> Turn:
    """Close a work after the checks that hold for everything: events make the state, say why, and counts add up."""
    turn = work.close()
    assert fold(work.start, turn.events) == turn.state
    for event in turn.events:
        assert event.because.words, event
        assert event.causes, event
        assert all(event.causes), event
        assert tell(event.because, {}), event
    for name in {*work.start.counts, *turn.state.counts}:
        sum_ = sum(e.change for e in turn.events if isinstance(e, Counted) and e.figure == name)
        assert turn.state.counts.get(name, 0) - work.start.counts.get(name, 0) == sum_
    return turn


def moved(turn: Turn, figure: str) -> int:
    """How far a count moved in a turn."""
    return sum(e.change for e in turn.events if isinstance(e, Counted) and e.figure == figure)


def kinds(turn: Turn) -> list[str]:
    """The names of the events of a turn, counts left out."""
    return [type(e).__name__ for e in turn.events if not isinstance(e, Counted)]


def of(turn: Turn, kind: str) -> list[Any]:
    """The events of one kind."""
    return [e for e in turn.events if type(e).__name__ == kind]


def words(said: Said | None) -> str:
    """A refusal as text; empty for none."""
    return tell(said, {}) if said is not None else ""


def refs(event: Event) -> str:
    """Everything an event names, as one text: to look for what must not be in it."""
    return f"{event.because.given} {event.causes} {event}"
