"""Explorers: seats that do what has seldom been done, so that a few games reach what hundreds of random ones reach.

They know the whole state and want nothing: they are for finding out what can happen, never for playing against.
Whatever they do the rules allow. Each game has a temper: some keep their word, some break it, some climb, and in some
all members of a council throw well, or badly, so that procedures of many steps come to their end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from random import Random

from engine.actions import Action, Draw, Inject, PlaceOrder, Propose, Ready, Refuse, Sign, Threaten
from engine.diplomacy import kind_of, live, vocabulary
from engine.events import DialTurned, Event, MeasureBegan, StageReached, VoteCalled
from engine.forms import form_fields
from engine.instruments import catalogue
from engine.players._forecast import SURE, home_chance, offer_of, vote_chance
from engine.players._ideas import Idea, legal, orders, some_threat
from engine.players._suppose import with_order
from engine.rules.packages import in_order
from engine.scenario import Ref, Scenario, Seat
from engine.state import Actor, Clause, Deal, Enforcement, State
from engine.table import LocalTable

TEMPERS: tuple[tuple[str, int | None], ...] = (
    ("break", None), ("law", 2), ("climb", None), ("keep", 0), ("law", 2), ("again", None), ("break", 2),
    ("climb", 2), ("keep", None), ("again", None),
)  # fmt: skip
"""What games are like, by their seed: what orders are preferred, and which face of the dice falls (None: as thrown)."""
SWAYS = ("support", "mapping", "joint", "persuasion")
"""Tags of orders that bring a council nearer to what it is asked."""
CASE = 2
"""The rung of an open case."""
PASSING = 3000
"""A package that homes are less likely to take is proposed only when nothing better is found, in basis points."""
TRIES = 14
"""How many pairs of clauses an explorer looks at before it proposes one."""
WAYS: tuple[Enforcement, ...] = ("none", "snap_back", "panel", "escrow")


def explore(scenario: Scenario, seed: int, done: Counter[str], *, profile: str = "", sealed: bool = True) -> LocalTable:
    """A whole game of explorers; ``done`` counts what they have tried, over many games."""
    table = LocalTable(scenario, profile=profile, sealed=sealed, seed=seed)
    rng, (temper, face) = Random(f"explore/{seed}"), TEMPERS[seed % len(TEMPERS)]
    held = [b.id for b in scenario.beats if b.held and rng.random() < 0.3]
    while (asked := table.due).who != "nobody":
        if asked.who == "chance" and face is not None and len(asked.weights) > face and asked.times > 1:
            table.send(Draw(die=asked.die, faces=(face,) * asked.times))
        elif asked.who != "seats":
            table.step()
        elif held and table.state.phase == "talks" and rng.random() < 0.2:
            table.send(Inject(beat=held.pop()))
        else:
            explorer = Explorer(scenario, table.state, rng.choice(asked.seats), rng, done, temper)
            table.send(explorer.act())
    return table


@dataclass(frozen=True, slots=True)
class Explorer:
    """One seat at one moment."""

    scenario: Scenario
    state: State
    seat: Seat
    rng: Random
    done: Counter[str]
    temper: str

    def act(self) -> Action:
        """What has seldom been done, or Ready."""
        scenario, state, seat, rng = self.scenario, self.state, self.seat, self.rng
        found: Action | None = None
        if state.phase == "talks":
            found = _answer(scenario, state, seat, rng) or _talk(scenario, state, seat, rng, self.done)
        elif state.phase == "orders":
            found = _carry_out(scenario, state, seat, rng) or self.order()
        return found or Ready(by=Actor(seat))

    def order(self) -> Action | None:
        """The legal order that does most of what has seldom been done."""
        by, each = self.seat, 8
        ideas = orders(self.scenario, self.state, by, self.rng.randrange, each=each)
        ideas = tuple(i for i in ideas if legal(self.scenario, self.state, i.order(by)))
        if not ideas or self.rng.random() < 0.05:
            return None
        best = max(ideas, key=lambda i: (self.news(i), self.rng.random()))
        self.done.update(_things(best))
        return best.order(by)

    def news(self, idea: Idea) -> float:
        """How much of an order is new; by temper a broken promise counts for or against it, or its rung."""
        instrument, by = catalogue()[idea.instrument], self.seat
        fresh = sum(1 / (1 + self.done[thing]) for thing in _things(idea))
        events = instrument.reveal(self.scenario, self.state, by, idea.use, Ref(f"{by}.m999"))
        fresh += sum(3 / (1 + self.done[stage]) for stage in _stages(self.state, events))
        broken, kept = _promises(self.scenario, self.state, by, idea)
        match self.temper:
            case "climb":
                return fresh + instrument.rung(self.scenario, self.state, by, idea.use)
            case "break":
                return fresh + sum(5 / (1 + self.done[f"broken:{kind}"]) for kind in broken)
            case "law":
                sways = any(tag in instrument.order_tags(idea.use) for tag in SWAYS)
                asked = any(isinstance(event, VoteCalled) for event in events)
                chance = vote_chance(self.scenario, self.state, by, idea) / SURE if asked else 0
                return fresh + 2 * sways + 4 * chance - 2 * asked + 3 * _proceeds(self.state, events)
            case "again":
                tags, mine = instrument.order_tags(idea.use), (f for f in self.state.facts if f.by == by)
                times = sum(f.kind == "order" and f.tags == tags for f in mine)
                return fresh + 2 * (instrument.against(idea.use, by) == by) + 10 * times
            case _:
                return fresh + 5 * len(kept) - 5 * len(broken)


def _stages(state: State, events: Iterable[Event]) -> Iterator[str]:
    """The stages an order would bring about at once."""
    for event in events:
        if isinstance(event, MeasureBegan):
            yield f"stage:{event.measure.instrument}.{event.measure.stage}"
        elif isinstance(event, StageReached | DialTurned) and event.measure in state.measures:
            yield f"stage:{state.measures[event.measure].instrument}.{event.stage}"


def _proceeds(state: State, events: Iterable[Event]) -> int:
    """How far an order opens a case (1) or moves one that is open (2)."""
    for event in events:
        if isinstance(event, StageReached) and event.measure in state.measures:
            return 2
        if isinstance(event, MeasureBegan) and event.measure.standing == "pending" and event.measure.rung <= CASE:
            return 1
    return 0


def _carry_out(scenario: Scenario, state: State, seat: Seat, rng: Random) -> Action | None:
    """Now and then an own threat that falls due is carried out."""
    for threat in state.threats.values():
        if threat.by == seat and threat.status == "open" and threat.due <= state.round and rng.random() < 0.5:
            act = PlaceOrder(by=Actor(seat), instrument=threat.instrument, use=threat.use, threat=threat.id)
            if legal(scenario, state, act):
                return act
    return None


# --- orders ----------------------------------------------------------------------------------------------------


def _things(idea: Idea) -> Iterator[str]:
    yield f"used:{idea.instrument}"
    yield f"form:{idea.instrument}:{idea.use}"
    for field in form_fields(type(idea.use)):
        yield f"choice:{idea.instrument}.{field.name}={getattr(idea.use, field.name)}"


def _promises(scenario: Scenario, state: State, seat: Seat, idea: Idea) -> tuple[list[str], list[str]]:
    """The kinds of own promises that an order would break, and those that it would keep, or that a threat asks for."""
    mine: list[tuple[Deal | None, Clause]] = [
        (d, c) for d in state.deals.values() if d.stage == "in_force" for _, c in live(d) if c.by == seat
    ]
    mine += [(None, t.unless) for t in state.threats.values() if t.status == "open" and t.against == seat]
    broken, kept = [], []
    if mine:
        after = with_order(scenario, state, seat, idea.instrument, idea.use)
        for deal, clause in mine:
            kind = kind_of(clause)
            before, then = (kind.kept(scenario, s, deal, clause).kept for s in (state, after))
            broken += [kind.id] if before > then else []
            kept += [kind.id] if then > before else []
    return broken, kept


# --- talks -----------------------------------------------------------------------------------------------------


def _answer(scenario: Scenario, state: State, seat: Seat, rng: Random) -> Action | None:
    for offer in state.offers.values():
        if seat in offer.parties and seat not in offer.signed:
            act = Sign(by=Actor(seat), offer=offer.id)
            if rng.random() < 0.9 and legal(scenario, state, act):
                return act
            return Refuse(by=Actor(seat), offer=offer.id)
    return None


def _talk(scenario: Scenario, state: State, seat: Seat, rng: Random, done: Counter[str]) -> Action | None:
    word = rng.random()
    if word < 0.45:
        return _package(scenario, state, seat, rng, done)
    if word < 0.75:
        return _threat(scenario, state, seat, rng)
    return None


def _threat(scenario: Scenario, state: State, seat: Seat, rng: Random) -> Threaten | None:
    threat = some_threat(scenario, state, seat, rng.randrange)
    return threat if threat is not None and legal(scenario, state, threat) else None


def _package(scenario: Scenario, state: State, seat: Seat, rng: Random, done: Counter[str]) -> Propose | None:
    """Two clauses, the rarest first, of which homes are likely to take some pair."""
    other = rng.choice([s for s in scenario.seats if s != seat])
    mine, theirs = (_rare(scenario, state, by, to, rng, done) for by, to in ((seat, other), (other, seat)))
    parties, best = in_order(scenario, (seat, other)), None
    for pair in islice(product(mine, theirs), TRIES):
        action = Propose(
            by=Actor(seat), parties=parties, clauses=pair, enforcement=WAYS[rng.randrange(len(WAYS))],
            secret=rng.random() < 0.1,
        )  # fmt: skip
        if legal(scenario, state, action):
            best = best or action
            offer = offer_of(state, seat, parties, pair, action.enforcement)
            if home_chance(scenario, state, offer, seller=seat) >= PASSING:
                best = action
                break
    if best is not None:
        done.update(f"offered:{kind_of(c).id}" for c in best.clauses)
    return best


def _rare(scenario: Scenario, state: State, by: Seat, to: Seat, rng: Random, done: Counter[str]) -> list[Clause]:
    """One clause of each kind that one seat could give another, the seldom offered first; before all what is asked of
    it under a threat."""
    asked = [t.unless for t in state.threats.values() if t.status == "open" and (t.against, t.by) == (by, to)]
    found: list[Clause] = []
    for kind in vocabulary().values():
        menu = kind.menu(scenario, state, by, to)
        if menu:
            found.append(menu[rng.randrange(len(menu))])
    return [*asked, *sorted(found, key=lambda c: (done[f"offered:{kind_of(c).id}"], rng.random()))]


def asked_again(table: LocalTable) -> Iterator[tuple[State, Action]]:
    """Every order and package of a game, asked for once more at once and when its phase opens in later rounds."""
    openings: dict[tuple[str, int], State] = {}
    for played in table.played:
        state = played.turn.state
        openings.setdefault((state.phase, state.round), state)
    for played in table.played:
        act, now = played.action, played.turn.state
        if isinstance(act, PlaceOrder | Propose):
            yield now, act
            yield from ((s, act) for (phase, n), s in openings.items() if phase == now.phase and n > now.round)
