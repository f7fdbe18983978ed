"""What the rules need of a scenario file: frozen, picklable, known by the digest of its meaning.

Texts for readers live apart in ``Scenario.texts`` (path -> text), so that correcting a typo orphans no save.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from itertools import pairwise
from typing import Literal, NewType

from engine.clock import Clock, Span, Week
from engine.numbers import Numbers
from engine.plain import dataclass

Seat = NewType("Seat", str)
Figure = NewType("Figure", str)
Ref = NewType("Ref", str)

DEFAULTS = Numbers()
HALF_A_YEAR_AGO = Week(-26)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A comparison in words; None means 'not asked'. Units are those of the figure."""

    at_least: int | None = None
    at_most: int | None = None
    equals: int | None = None

    def holds(self, value: int) -> bool:
        """Whether a value lies within all the bounds given."""
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.at_most is None or value <= self.at_most)
            and (self.equals is None or value == self.equals)
        )


@dataclass(frozen=True, slots=True)
class MeasurePattern:
    """Which measures are meant; an empty field means 'any'. ``standing`` empty means pending or in force.

    ``back_within`` (weeks, 0: not asked) counts a suspended measure as standing when it returns that soon.
    """

    instrument: str = ""
    by: str = ""
    against: str = ""
    tag: str = ""
    standing: tuple[str, ...] = ()
    rung_at_least: int = 0
    back_within: int = 0


@dataclass(frozen=True, slots=True)
class DealPattern:
    """Which ratified deals in force are meant; an empty field means 'any'."""

    party: str = ""
    other: str = ""
    clause: str = ""
    benchmarked: bool = False
    giver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Structured words, no expressions: every field given must hold."""

    round: Bounds | None = None
    figures: tuple[tuple[Figure, Bounds], ...] = ()
    in_force: MeasurePattern | None = None
    happened: str = ""
    deal: DealPattern | None = None
    any_of: tuple[Condition, ...] = ()
    none_of: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a seat wants. Worth in hundredths of a point. Exactly one of three forms:

    ``when`` (points if it holds), ``grades`` (the first condition that holds gives its points), or a slide:
    ``points`` times the place of ``slide`` between ``low`` and ``high``, kept within 0..points.
    ``times`` scales by hundredths while its condition holds: the figure of a slide before it is placed, or the points.
    """

    id: str
    private: bool
    points: int = 0
    when: Condition | None = None
    grades: tuple[tuple[Condition, int], ...] = ()
    slide: Figure | None = None
    low: int = 0
    high: int = 1
    times: tuple[Condition, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine:
    """A line a seat must not cross: when it holds at the end the seat loses ``Numbers.red_line``."""

    id: str
    when: Condition
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a home bloc listens to in the facts of a round; an empty field means 'any' (GAME 5.1).

    ``kind`` is a kind of Fact; ``by`` and ``against`` are a seat id, ``self``, ``other`` or empty. ``figure`` with
    ``bounds`` reads a figure at the end of the round instead. ``softened`` names a tag of an own measure in force
    that halves the amount. ``each`` counts every matching fact instead of once. ``from_nth`` asks for the n-th
    time in the game or later (empty dialogues), ``until_nth`` for the n-th at the latest (a first project; 0: no end).
    A tag may begin with ``self.`` or ``other.``: which side of a deal gave it.
    """

    kind: str
    by: str = ""
    against: str = ""
    tag: str = ""
    not_tag: str = ""
    rung_at_least: int = 0
    weight: str = ""
    figure: str = ""
    bounds: Bounds = Bounds()
    softened: str = ""
    each: bool = False
    from_nth: int = 1
    until_nth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """A home bloc: reactions (cue, amount) that are summed and kept within -2..+2 a round."""

    id: str
    reactions: tuple[tuple[Cue, int], ...]
    double_when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatBrief:
    """One seat: its region in the economy, what it may use, what it wants, who it must please at home.

    ``powers`` are finer permissions an instrument asks for: ``tariff.section_301``, ``licence.magnets``.
    ``duty_by_law`` is the extra duty on a seat that a statute asks for, in basis points: an executive may promise less
    only with its legislature (GAME 5.2).
    """

    id: Seat
    region: str
    home: int
    credibility: int
    instruments: tuple[str, ...]
    powers: tuple[str, ...]
    aims: tuple[Aim, ...]
    red_lines: tuple[RedLine, ...]
    blocs: tuple[Bloc, ...]
    economy_weight: int
    lever: bool = False
    council: bool = False
    market_veto: bool = False
    diversifies: bool = False
    duty_by_law: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberState:
    """One member of a council: population in hundredths of a per cent, stance and fear in tenths."""

    id: str
    population: int
    stance: int
    fear: int
    hostage: bool = False
    wary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A council that votes: thresholds are a number of states and hundredths of a per cent of population."""

    seat: Seat
    members: tuple[MemberState, ...]
    states_needed: int = 15
    population_needed: int = 6500
    blocking_states: int = 4
    mood: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A measure that already stands when play begins; ``use`` is the instrument's form as plain data."""

    id: str
    by: Seat
    against: str
    instrument: str
    use: Mapping[str, str | int | bool]
    since: Week = HALF_A_YEAR_AGO
    starts: Week | None = None
    until: Week | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a beat does: one of a count moved, a stance moved, a mandate given, a court case opened or decided.

    ``verdict`` (``pending``, ``upheld``, ``struck``) is about the orders of ``by`` that bear ``tag``.
    """

    figure: Figure | None = None
    change: int = 0
    member: str = ""
    stance: int = 0
    mandate: str = ""
    rounds: int = 0
    by: str = ""
    tag: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """News at a date, or when something holds, or held by the facilitator. ``chance`` is in twelfths; 12 is sure."""

    id: str
    round: int | None = None
    when: Condition | None = None
    held: bool = False
    chance: int = 12
    to: tuple[Seat, ...] = ()
    effects: tuple[Effect, ...] = ()
    once: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A length of play: how many rounds, how many issues, what is switched off."""

    id: str
    rounds: int
    issues: int
    minutes: int
    debrief: int
    off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomySetting:
    """Which economy is played: the packaged baseline with chosen inputs, or a small one of the scenario's own.

    ``goods`` are the product lines one may put a duty on; ``whole_sectors`` names those of them that are no line of the
    baseline but a whole sector: ``machinery`` -> ``machinery_electrical``.
    """

    baseline: str = "2024"
    regions: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    cover: tuple[tuple[str, str, int], ...] = ()
    shares: tuple[tuple[str, str, str, int], ...] = ()
    warm_up: int = 26
    own: Mapping[str, object] | None = None
    goods: tuple[str, ...] = ()
    whole_sectors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who is no seat: moved by rules and beats only.

    ``holds_up`` is the bloc whose mood lets it hold up a new regulation of the seat that has the council; ``freezes``
    the seat whose public threats keep it from voting on a deal with that seat.
    """

    id: str
    joins: bool = False
    holds_up: str = ""
    freezes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scripted:
    """One act of the historical line, as plain data the codec turns into an action."""

    round: int
    phase: Literal["talks", "orders"]
    seat: Seat
    act: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A figure that was reported, to set beside the simulated one: values in the figure's unit."""

    id: str
    round: int
    figure: Figure
    value: int
    tolerance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The meaning of one file. All collections keep the order of the file; ``digest`` is of everything but texts."""

    id: str
    digest: str
    seats: Mapping[Seat, SeatBrief]
    clock: Clock
    profiles: Mapping[str, Profile]
    economy: EconomySetting
    trust: Mapping[str, int]
    openings: tuple[Opening, ...]
    beats: tuple[Beat, ...]
    council: Council | None
    actors: tuple[Actor, ...] = ()
    history: tuple[Scripted, ...] = ()
    reported: tuple[Reported, ...] = ()
    numbers: Numbers = DEFAULTS
    market: int = 0
    sequential: bool = False
    aggressor: str = ""
    stages: Mapping[str, int] = field(default_factory=dict)
    scale: int = 10
    texts: Mapping[str, str] = field(default_factory=dict, compare=False)

    def text(self, path: str, default: str = "") -> str:
        """A text for readers by its path: ``seats.eu.name``, ``beats.horsens.headline``."""
        return self.texts.get(path, default)

    def order(self, seat: str) -> int:
        """The place of a seat in the file, the canonical order of everything simultaneous."""
        return list(self.seats).index(Seat(seat))

    def turns(self) -> tuple[Seat, ...]:
        """The seats as they order one after the other (GAME 11): the aggressor, then by lower Home at the start.

        Home of later rounds is private, and an order of seats that followed it would tell it. Without an aggressor
        the order of the file holds.
        """
        if not self.aggressor:
            return tuple(self.seats)
        return tuple(sorted(self.seats, key=lambda s: (s != self.aggressor, self.seats[s].home)))

    def profile(self, id: str) -> Profile:
        """The profile with this id, or the longest one when the id is empty."""
        return self.profiles[id] if id else list(self.profiles.values())[-1]

    def rounds(self, profile: str) -> int:
        """How many rounds are played."""
        return min(self.profile(profile).rounds, self.clock.rounds)

    def played_clock(self, profile: str) -> Clock:
        """The clock of a profile: the rounds of the file joined so that the same weeks pass in fewer rounds."""
        rounds = self.rounds(profile)
        spans = self.clock.spans
        if rounds == len(spans):
            return self.clock
        cuts = [len(spans) * n // rounds for n in range(rounds + 1)]
        return Clock(tuple(_joined(spans[a:b]) for a, b in pairwise(cuts)))


def _joined(spans: tuple[Span, ...]) -> Span:
    first, last = spans[0], spans[-1]
    label = first.label if first is last else _from_to(first.label, last.label)
    return Span(first.first, sum(s.weeks for s in spans), label)


def _from_to(first: str, last: str) -> str:
    """Two spans of days as one; a first day without its month gets it: '27 October - 10 November 2025'."""
    start, end = first.split(" - ")[0], last.split(" - ")[-1]
    month, ends = first.split(" - ")[-1].split()[1:], end.split()[1:]
    if not start.isdigit() or month == ends:
        return f"{start} - {end}"
    same_year = month[1:] == ends[1:]
    return f"{start} {' '.join(month[:1] if same_year else month)} - {end}"


def pair(a: str, b: str) -> str:
    """The name of two seats together, in one fixed order: ``pair('us', 'eu') == 'eu.us'``."""
    return f"{a}.{b}" if a < b else f"{b}.{a}"
