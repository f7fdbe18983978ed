"""Home blocs: each listens for its cues in the facts of a round and moves Home support by -2 to +2 (GAME 5.1).

The cues are data of the scenario. Blocs know facts, tags and figures; they know no instrument and no clause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from engine.conditions import holds
from engine.figures import kind_of
from engine.numbers import clamped, rounded
from engine.plain import dataclass
from engine.politics.heard import deal_marks, heard, heard_before, heard_figure
from engine.said import Said, number, say, together
from engine.scenario import Bloc, Cue, Scenario, Seat
from engine.state import Fact, State

Heard = Mapping[str, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Item:
    """One cue that was heard: what it adds, why, and the refs that caused it."""

    cue: Cue
    amount: int
    because: Said
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reaction:
    """One bloc after a round: its items, and their sum within the bloc's limit."""

    seat: str
    bloc: str
    items: tuple[Item, ...]
    total: int
    doubled: bool = False

    @property
    def because(self) -> Said:
        """The items in one sentence."""
        bloc = f"{self.seat}.{self.bloc}"
        head = say("{bloc} counts double, 2 at most: " if self.doubled else "{bloc}: ", bloc=bloc)
        return together(head, _once(item.because for item in self.items))

    @property
    def causes(self) -> tuple[str, ...]:
        """The refs of all items, each once."""
        return tuple(dict.fromkeys(ref for item in self.items for ref in item.causes))


def _once(said: Iterable[Said]) -> list[Said]:
    """Items that say the same but for the amount as one: 'the market fell -1; the market fell -1' is -2."""
    found: list[Said] = []
    for item in said:
        given, last = dict(item.given), dict(found[-1].given) if found else {}
        if found and found[-1].words == item.words and {**last, "amount": 0} == {**given, "amount": 0}:
            given["amount"] = int(given["amount"]) + int(last["amount"])
            found[-1] = Said(item.words, tuple(given.items()))
        else:
            found.append(item)
    return found


def reactions(
    scenario: Scenario, state: State, seat: Seat, only: Collection[str] | None = None
) -> tuple[Reaction, ...]:
    """How the blocs of a seat take the round that ends now, in the order of the scenario.

    With ``only`` they hear these kinds of fact and no figures.
    """
    now = heard(scenario, state, seat)
    return tuple(_reaction(scenario, state, seat, bloc, now, only) for bloc in scenario.seats[seat].blocs)


def _reaction(
    scenario: Scenario, state: State, seat: Seat, bloc: Bloc, now: Heard, only: Collection[str] | None = None
) -> Reaction:
    items = []
    for cue, amount in bloc.reactions:
        if only is not None and (cue.figure or cue.kind not in only):
            continue
        if cue.figure:
            items += _figure_item(scenario, state, seat, cue, amount)
        else:
            facts = now.get(cue.kind)
            for fact in _times(scenario, state, seat, cue, facts) if facts else ():
                items.append(_fact_item(state, seat, cue, amount, fact))
    doubled = bloc.double_when is not None and bool(items) and holds(scenario, state, bloc.double_when)
    limit = scenario.numbers.bloc_limit
    total = sum(item.amount for item in items) * (2 if doubled else 1)
    return Reaction(seat, bloc.id, tuple(items), clamped(total, -limit, limit), doubled)


def _times(scenario: Scenario, state: State, seat: str, cue: Cue, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts of this round that a cue counts: the first one, or each, as often as it may."""
    seats = tuple(scenario.seats)
    found = [f for f in facts if matches(cue, f, seat, seats)]
    if found and (cue.from_nth > 1 or cue.until_nth):
        earlier = sum(matches(cue, f, seat, seats) for f in heard_before(state, seat, cue.kind))
        nth = enumerate(found, earlier + 1)
        found = [f for n, f in nth if n >= cue.from_nth and (not cue.until_nth or n <= cue.until_nth)]
    return tuple(found if cue.each else found[:1])


def matches(cue: Cue, fact: Fact, seat: str, seats: tuple[str, ...]) -> bool:
    """Whether a fact is one that a cue of a seat's bloc listens for."""
    return (
        fact.kind == cue.kind
        and fact.rung >= cue.rung_at_least
        and (not cue.weight or cue.weight == fact.weight)
        and (not cue.by or _who(cue.by, fact.by, seat))
        and (not cue.against or _whom(cue.against, fact, seat))
        and (not cue.tag or _tagged(cue.tag, fact.tags, seat, seats))
        and (not cue.not_tag or not _tagged(cue.not_tag, fact.tags, seat, seats))
    )


def _who(word: str, who: str, seat: str) -> bool:
    if word == "self":
        return seat in who.split()
    if word == "other":
        return any(part != seat for part in who.split())
    return word in who.split()


def _whom(word: str, fact: Fact, seat: str) -> bool:
    if word == "threatener":
        return "threatened" in fact.tags
    if fact.against == "all":
        return word == "other" if fact.by == seat else True
    return _who(word, fact.against, seat)


def _tagged(tag: str, tags: tuple[str, ...], seat: str, seats: tuple[str, ...]) -> bool:
    side, _, what = tag.partition(".")
    if side == "self":
        return f"{seat}.{what}" in tags
    if side == "other":
        return any(f"{s}.{what}" in tags for s in seats if s != seat)
    return tag in tags


KNOWN = ("by", "against", "kind", "rung", "ref", "amount", "softener")


@lru_cache(maxsize=1024)  # a few dozen sentences, heard every round in every game
def _asked(words: str) -> tuple[str, ...]:
    """What of a heard fact a sentence asks for."""
    return tuple(key for key in KNOWN if f"{{{key}" in words)


def _fact_item(state: State, seat: str, cue: Cue, amount: int, fact: Fact) -> Item:
    softener = _softener(state, seat, cue.softened)
    if softener:
        amount = rounded(amount, 2)
    words = WORDS.get(fact.kind, "{by}: {kind}")
    words += f", for {_what(cue.tag)}" if fact.kind == "deal" and cue.tag else ""
    words += " ({ref})" if fact.ref else ""
    words += " {amount:signed}" + (", halved by {softener}" if softener else "")
    known: dict[str, str | int] = {
        "by": fact.by, "against": fact.against, "kind": fact.kind, "rung": fact.rung, "ref": fact.ref,
        "amount": amount, "softener": softener,
    }  # fmt: skip
    because = Said(words, tuple((key, known[key]) for key in _asked(words)))
    causes = (fact.ref or fact.by or seat, softener)
    return Item(cue, amount, because, tuple(ref for ref in causes if ref))


WORDS = {
    "order": "an order of {by} on rung {rung}",
    "began": "{by} begins something on rung {rung}",
    "stage": "a case of {by} against {against} reaches rung {rung}",
    "hit": "{by} hits {against:list} on rung {rung}",
    "eased": "{by} eases what stood against {against:list}",
    "threat": "{by} threatens {against} in public",
    "threat_met": "{against} gives {by} what it threatened for",
    "threat_carried": "{by} carries out its threat against {against}",
    "threat_dropped": "{by} drops its threat against {against}",
    "threat_traded": "{by} trades its threat against {against} for a clause",
    "deal": "a deal with {against:list}",
    "deal_failed": "the home of {by} refuses a deal",
    "kept": "{by} keeps a promise to {against:list}",
    "broken": "{by} breaks a promise to {against:list}",
    "dialogue": "a call between {by} and {against}",
    "empty_dialogue": "the call of {by} with {against} stays empty",
    "joint": "{by} acts jointly against {against:list}",
    "retreat": "{by} retreats under pressure",
    "held_up": "{by} holds something up",
    "vote_won": "{by} wins its vote",
    "vote_lost": "{by} loses its vote",
    "courted": "{by} courts a capital of {against}",
    "persuaded": "{by} persuades a capital",
    "sold": "{by} sells a deal at home",
    "matured": "a programme of {by} delivers",
    "idle": "no order of {by} this round",
    "answered": "{by} answers {against:list} on rung {rung}",
    "unanswered": "{by} leaves a hit of {against:list} unanswered",
    "standing": "a measure of {by} stays in force",
}
"""What a bloc says it heard, by kind of fact."""


TAGS = {
    "flow": "the licences that flow", "benchmark": "its benchmark", "suspension": "what it suspends",
    "repeal": "what it repeals", "control": "the controls it eases", "tariff": "the duties it eases",
    "duty": "the duties it eases", "access": "the market it opens", "undertaking": "its minimum price",
    "transparency": "its reports on subsidies", "hostage": "the goods it frees", "project": "its joint project",
    "trust_high": "the trust between them", "trust_low": "the distrust between them",
    "high_tech": "the high technology it lets go", "symmetric": "giving the same on both sides",
    "purchase": "its purchases",
}  # fmt: skip
"""What a bloc hears in a deal, by the tag of its cue."""


def _what(tag: str) -> str:
    name = tag.removeprefix("self.").removeprefix("other.")
    return TAGS.get(name, name.removeprefix("line.").removeprefix("input.").replace("_", " "))


def _softener(state: State, seat: str, tag: str) -> str:
    """An own measure in force with a tag, by its ref, or nothing."""
    if not tag:
        return ""
    mine = (m for m in state.measures.values() if m.by == seat and m.standing == "in_force")
    return next((str(m.id) for m in mine if tag in m.tags), "")


def _figure_item(scenario: Scenario, state: State, seat: str, cue: Cue, amount: int) -> list[Item]:
    value = heard_figure(scenario, state, seat, cue.figure)
    if not cue.bounds.holds(value):
        return []
    softener = _softener(state, seat, cue.softened)
    amount = rounded(amount, 2) if softener else amount
    name = cue.figure.replace("self.", f"{seat}.", 1)
    because = say(
        "{figure} stands at {value} {amount:signed}",
        figure=name, value=number(value, kind_of(name).scale), amount=amount,
    )  # fmt: skip
    return [Item(cue, amount, because, (softener or seat,))]


def deal_reactions(
    scenario: Scenario, state: State, seat: Seat, tags: tuple[str, ...], *, partners: tuple[str, ...] = ()
) -> tuple[tuple[str, int], ...]:
    """How the blocs of a seat would take a deal with these tags: (bloc id, -2..+2) in the order of the scenario.

    Tags are those of the clauses, plain and with their giver in front (``flow``, ``china.flow``).
    """
    marks = deal_marks(scenario, state, seat, tags, partners)
    fact = Fact(kind="deal", by=seat, against=" ".join(partners), tags=(*tags, *marks), round=state.round)
    found = []
    for bloc in scenario.seats[seat].blocs:
        reaction = _reaction(scenario, state, seat, bloc, {"deal": (fact,)}, only=("deal",))
        found.append((bloc.id, reaction.total))
    return tuple(found)
