"""What many bot games reached: every instrument used and refused, every stage, clause, vote, default, ending, reason.

The list of what there is to reach comes from the rules themselves (forms, vocabularies, event types, and the sentences
of refusal in the code), so a new instrument or clause is looked for without being named here. A zero is told.
"""

from __future__ import annotations

import ast
import inspect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from types import ModuleType
from typing import get_args, get_type_hints

import engine.events as events_room
from engine import rules
from engine.actions import (
    Action,
    Draw,
    Inject,
    PlaceOrder,
    Propose,
    Ready,
    Refuse,
    Sign,
    Speak,
    Step,
    Threaten,
    TimeUp,
    WithdrawOrder,
)
from engine.analysis.bulk import play_games
from engine.diplomacy import kind_of, vocabulary
from engine.events import (
    ClauseBroken,
    ClauseKept,
    DealEntered,
    Ended,
    Event,
    GameEnded,
    MeasureBegan,
    OfferClosed,
    OrderRevealed,
    StageReached,
    ThreatClosed,
    VoteCalled,
    VoteHeld,
)
from engine.forms import FormField, form_fields
from engine.instruments import catalogue
from engine.players._ideas import some_order, some_package, some_threat
from engine.rules.flow import due
from engine.rules.game import why_not
from engine.rules.orders import usable
from engine.scenario import Ref, Scenario, Seat
from engine.state import CHANCE, FACILITATOR, TABLE, Actor, Clause, State, Use
from engine.table import LocalTable

MIXES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (50, ("random", "random", "random")), (20, ("random", "accepter", "accepter")), (14, ("random", "random", "cautious")),
    (4, ("cautious", "opportunist", "hawk")), (3, ("wrecker", "wrecker", "wrecker")), (3, ("dove", "cautious", "hawk")),
    (3, ("hawk", "hawk", "accepter")), (3, ("opportunist", "opportunist", "passer")),
)  # fmt: skip
"""Who plays the games: shares in per cent and styles; seats are rotated."""


@dataclass(slots=True)
class Coverage:
    """How often each thing was reached, and the things there are."""

    games: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    there_is: tuple[str, ...] = ()

    def zeros(self) -> tuple[str, ...]:
        """What was never reached, in the order of the rules."""
        return tuple(thing for thing in self.there_is if not self.seen[thing])

    def text(self) -> str:
        """A summary by group, and everything that was never reached."""
        groups: dict[str, list[str]] = {}
        for thing in self.there_is:
            groups.setdefault(thing.split(":")[0], []).append(thing)
        lines = [f"{self.games} games"]
        for group, things in groups.items():
            reached = sum(self.seen[t] > 0 for t in things)
            lines.append(f"  {group:<12}{reached:>4} of {len(things)}")
        missing = self.zeros()
        lines.append(f"never reached: {len(missing)}")
        return "\n".join([*lines, *(f"  {m}" for m in missing)])


@dataclass(frozen=True, slots=True)
class Lineup:
    """Games of one kind: who sits where, which seeds, how long, sealed or one seat after the other."""

    seats: Mapping[str, str]
    seeds: range
    profile: str = ""
    sealed: bool = True


def cover(scenario: Scenario, *, games: int = 500, first: int = 0, batch: int = 64, probes: int = 60) -> Coverage:
    """Play games of many kinds and count what they reach; ``probes`` are places of each game where mistakes are tried."""
    found = Coverage(there_is=tuple(universe(scenario)))
    for of in lineups(scenario, games, first):
        for table in play_games(scenario, of.seeds, of.seats, profile=of.profile, sealed=of.sealed, batch=batch):
            _of_game(found, table)
            _probe(found, table, probes)
            found.games += 1
    _defaults(found, scenario)
    return found


def lineups(scenario: Scenario, games: int, first: int) -> Iterator[Lineup]:
    """At least one game of each kind, seats moved on from kind to kind; then one in each length and one in turns."""
    names = list(scenario.seats)
    for share, mix in MIXES:
        count = max(1, games * share // 100)
        turns = min(len(names), count)
        for turn in range(turns):
            mine = count // turns + (turn < count % turns)
            yield Lineup({s: mix[(n + turn) % len(mix)] for n, s in enumerate(names)}, range(first, first + mine))
            first += mine
    everybody = dict.fromkeys(names, "random")
    for profile in scenario.profiles:
        yield Lineup(everybody, range(first, first + 1), profile)
    yield Lineup(everybody, range(first, first + 1), sealed=False)


# --- what there is -----------------------------------------------------------------------------------------------


def universe(scenario: Scenario) -> Iterator[str]:
    """Everything a scenario's games can reach."""
    usable_here = tuple(i for i in catalogue() if any(i in brief.instruments for brief in scenario.seats.values()))
    for name in usable_here:
        yield f"used:{name}"
    for name in usable_here:
        yield f"refused:{name}"
    for name in usable_here:
        for form in form_fields(catalogue()[name].Use):
            yield from (f"choice:{name}.{form.name}={option}" for option in form.options)
    for name in vocabulary():
        yield from (f"{what}:{name}" for what in ("offered", "entered", "kept", "broken"))
    yield from (f"{what}:{mode}" for mode in MODES for what in ("passed", "failed"))
    yield from (f"threat:{how}" for how in _literals(ThreatClosed, "how"))
    yield from (f"offer:{how}" for how in _literals(OfferClosed, "how"))
    yield from (f"measure:{how}" for how in _literals(Ended, "how"))
    yield from (f"ending:{how}" for how in _literals(GameEnded, "ending"))
    yield from (f"default:{phase}" for phase in ("talks", "orders"))
    yield from (f"beat:{b.id}" for b in scenario.beats if not b.held)
    yield from (f"event:{name}" for name in event_types())
    yield from (f"reason:{words}" for words in refusals())


MODES = ("qmv_for", "qmv_against", "commission", "unanimity")


def _literals(cls: type, name: str) -> tuple[str, ...]:
    return get_args(get_type_hints(cls)[name])


def event_types() -> tuple[str, ...]:
    """The names of all events."""
    found = (c for c in vars(events_room).values() if isinstance(c, type) and issubclass(c, Event) and c is not Event)
    return tuple(sorted(c.__name__ for c in found))


def refusals() -> tuple[str, ...]:
    """Every sentence of refusal in the rules, found in the code: ``say("...")`` in what answers ``Said | None``."""
    found: dict[str, None] = {}
    for module in _modules():
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.FunctionDef) and _refuses(node):
                found.update(dict.fromkeys(_said(node)))
    return tuple(found)


def _modules() -> Iterator[ModuleType]:
    from importlib import import_module

    yield from (import_module(f"{rules.__name__}.{n}") for n in ("game", "orders", "talks", "packages", "home"))
    yield from (inspect.getmodule(type(i)) for i in catalogue().values())  # type: ignore[misc]  # each has a file
    yield from (inspect.getmodule(type(k)) for k in vocabulary().values())  # type: ignore[misc]


def _refuses(node: ast.FunctionDef) -> bool:
    answer = ast.unparse(node.returns) if node.returns else ""
    return answer == "Said | None" or (answer == "Said" and node.name.startswith(("_no", "no_", "_refus", "not_")))


def _said(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "say" and call.args:
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


# --- what was reached --------------------------------------------------------------------------------------------


def _of_game(found: Coverage, table: LocalTable) -> None:
    modes: dict[str, str] = {}
    for event in table.events():
        found.seen[f"event:{type(event).__name__}"] += 1
        found.seen.update(_reached(event, table.state, modes))
    found.seen.update(f"beat:{beat}" for beat in table.state.beats)
    for played in table.played:
        if isinstance(played.action, Propose):
            found.seen.update(f"offered:{kind_of(c).id}" for c in played.action.clauses)


def _reached(event: Event, last: State, modes: dict[str, str]) -> Iterator[str]:
    match event:
        case OrderRevealed():
            yield f"used:{event.order.instrument}"
            yield from _chosen(event.order.instrument, event.order.use)
        case MeasureBegan():
            yield f"stage:{event.measure.instrument}.{event.measure.stage}"
        case StageReached():
            yield f"stage:{last.measures[event.measure].instrument}.{event.stage}"
        case Ended():
            yield f"measure:{event.how}"
        case DealEntered():
            yield from (f"entered:{kind_of(c).id}" for c in last.deals[event.deal].clauses)
        case ClauseKept():
            yield f"kept:{kind_of(last.deals[event.deal].clauses[event.place]).id}"
        case ClauseBroken():
            yield f"broken:{kind_of(last.deals[event.deal].clauses[event.place]).id}"
        case VoteCalled():
            modes[event.vote.id] = event.vote.mode
        case VoteHeld():
            yield f"{'passed' if event.passed else 'failed'}:{modes.get(event.vote, '')}"
        case ThreatClosed():
            yield f"threat:{event.how}"
        case OfferClosed():
            yield f"offer:{event.how}"
        case GameEnded():
            yield f"ending:{event.ending}"


def _chosen(instrument: str, use: Use) -> Iterator[str]:
    for form in form_fields(type(use)):
        if form.options:
            yield f"choice:{instrument}.{form.name}={getattr(use, form.name)}"


def _defaults(found: Coverage, scenario: Scenario) -> None:
    """A table at which nobody comes: time is called for everybody."""
    table = LocalTable(scenario)
    while table.due.who != "nobody":
        if table.due.who == "seats":
            found.seen[f"default:{table.state.phase}"] += 1
            table.send(TimeUp())
        else:
            table.step()
    _of_game(found, table)


# --- deliberate mistakes -----------------------------------------------------------------------------------------


def _probe(found: Coverage, table: LocalTable, probes: int) -> None:
    """Ask for things that are mostly not possible, at places of a finished game, and hear the reasons."""
    rng = Random(f"probe/{table.header.seed}")
    for _ in range(probes if table.played else 0):
        state = table.played[rng.randrange(len(table.played))].turn.state
        for action in mistakes(table.scenario, state, rng):
            refusal = why_not(table.scenario, state, action)
            if refusal is not None:
                found.seen[f"reason:{refusal.words}"] += 1
                if isinstance(action, PlaceOrder):
                    found.seen[f"refused:{action.instrument}"] += 1


def mistakes(scenario: Scenario, state: State, rng: Random) -> Iterator[Action]:
    """One action of each kind, filled at random from all that the fields could hold, sensible or not."""
    seat = rng.choice(list(scenario.seats))
    yield from _mistaken_orders(scenario, state, seat, rng)
    yield from _mistaken_talk(scenario, state, seat, rng)
    yield from _mistaken_table(scenario, state, rng)


def _mistaken_orders(scenario: Scenario, state: State, seat: Seat, rng: Random) -> Iterator[Action]:
    by, names = Actor(seat), list(catalogue())
    other = rng.choice(names)
    mine = rng.choice(usable(scenario, state, seat) or tuple(names))
    yield PlaceOrder(by=by, instrument=other, use=some_use(scenario, state, rng.choice((other, mine)), rng))
    threat = rng.choice(("", "", "eu.t9"))
    yield PlaceOrder(by=by, instrument=mine, use=some_use(scenario, state, mine, rng), threat=threat)
    idea = some_order(scenario, state, seat, rng.randrange)
    if idea is not None:
        yield idea.order(seat, threat=threat)
        yield PlaceOrder(by=by, instrument=idea.instrument, use=_changed(scenario, state, idea.use, rng))
    for order in state.orders.get(seat, ()):
        yield PlaceOrder(by=by, instrument=order.instrument, use=order.use)
        yield PlaceOrder(by=by, instrument=order.instrument, use=_changed(scenario, state, order.use, rng))
    yield WithdrawOrder(by=by, place=rng.randrange(4))
    yield Ready(by=Actor(rng.choice([*scenario.seats, "nobody"])))


def _mistaken_talk(scenario: Scenario, state: State, seat: Seat, rng: Random) -> Iterator[Action]:
    by, offers = Actor(seat), [*state.offers, Ref("eu.o99")]
    yield Sign(by=by, offer=rng.choice(offers))
    yield Refuse(by=by, offer=rng.choice(offers))
    package = some_package(scenario, state, seat, rng.randrange)
    if package is not None:
        spoilt = list(package.clauses)
        place = rng.randrange(len(spoilt))
        dates = {"until": rng.choice((0, 1, state.round)), "start": rng.choice((0, 0, 1)), "in_return_for": rng.choice((-1, 0, 1, 9))}
        spoilt[place] = rng.choice((replace(spoilt[place], **dates), _changed_clause(scenario, state, spoilt[place], rng)))
        yield package
        yield replace(package, secret=True)
        yield replace(package, clauses=tuple(spoilt), replaces=rng.choice(("", *offers)))
        yield replace(package, clauses=(*package.clauses, package.clauses[0]))
    parties = tuple(rng.choices(list(scenario.seats), k=rng.choice((1, 2, 2, 3))))
    clauses = tuple(some_form(scenario, state, rng) for _ in range(rng.choice((1, 2, 2, 3, 7))))
    yield Propose(by=by, parties=parties, clauses=clauses, enforcement=rng.choice(("none", "panel", "a handshake")))  # type: ignore[arg-type]
    mine = rng.choice(usable(scenario, state, seat) or tuple(catalogue()))
    yield Threaten(
        by=by, against=rng.choice(list(scenario.seats)), instrument=mine, use=some_use(scenario, state, mine, rng),
        unless=some_form(scenario, state, rng), due=state.round + rng.randrange(-1, 6), pledge=rng.random() < 0.3,
    )  # fmt: skip
    threat = some_threat(scenario, state, seat, rng.randrange)
    if threat is not None:
        yield threat
        yield replace(threat, due=state.round + rng.choice((0, 9)))
    words = rng.choice(("", "let us talk", "x" * 5000))
    yield Speak(by=Actor(rng.choice((seat, "chance"))), words=words, to=rng.choice(((), (Seat("mars"),))))


def _mistaken_table(scenario: Scenario, state: State, rng: Random) -> Iterator[Action]:
    seat = Actor(rng.choice(list(scenario.seats)))
    asked = due(scenario, state)
    beats = [b.id for b in scenario.beats] or ["no_news"]
    yield Step(by=rng.choice((TABLE, seat)))
    yield TimeUp(by=rng.choice((TABLE, seat)))
    yield Draw(by=rng.choice((CHANCE, seat)), die=asked.die or "no_die", faces=(rng.choice((0, 7)),) * rng.choice((1, asked.times)))
    yield Inject(by=rng.choice((FACILITATOR, seat)), beat=rng.choice((*beats, "no_news")))


def _changed(scenario: Scenario, state: State, use: Use, rng: Random) -> Use:
    """A form with one field filled anew, sensibly or not."""
    f = rng.choice(form_fields(type(use)) or (None,))
    return use if f is None else replace(use, **{f.name: _value(scenario, state, f, rng)})  # type: ignore[arg-type]


def _changed_clause(scenario: Scenario, state: State, clause: Clause, rng: Random) -> Clause:
    f = rng.choice(form_fields(type(clause)) or (None,))
    return clause if f is None else replace(clause, **{f.name: _value(scenario, state, f, rng)})  # type: ignore[arg-type]


def some_use(scenario: Scenario, state: State, instrument: str, rng: Random) -> Use:
    """An instrument's form filled at random."""
    form = catalogue()[instrument].Use
    return form(**{f.name: _value(scenario, state, f, rng) for f in form_fields(form)})


def some_form(scenario: Scenario, state: State, rng: Random) -> Clause:
    """A clause filled at random."""
    kind = rng.choice(list(vocabulary().values()))
    form = kind.Clause
    filled = {f.name: _value(scenario, state, f, rng) for f in form_fields(form) if f.name not in ("start", "in_return_for")}
    return form(by=Seat(rng.choice(list(scenario.seats))), **filled)  # type: ignore[arg-type]  # any value may be tried


def _value(scenario: Scenario, state: State, f: FormField, rng: Random) -> str | int | bool:
    match f.kind:
        case "flag":
            return rng.random() < 0.5
        case "number":
            return rng.choice((f.low, f.high, f.low + f.step, f.high + f.step, f.low - f.step))
        case "choice":
            return rng.choice((*f.options, "none of these")) if f.options else ""
        case _:
            return rng.choice((*_ids(scenario, state, f.names), "nothing"))


def _ids(scenario: Scenario, state: State, what: str) -> Sequence[str]:
    council = scenario.council
    known: Mapping[str, Iterable[str]] = {
        "seats": scenario.seats, "inputs": scenario.economy.inputs, "lines": scenario.economy.goods,
        "members": [m.id for m in council.members] if council else [], "measures": state.measures,
        "instruments": catalogue(),
    }  # fmt: skip
    return tuple(known.get(what, ()))
