"""Export licensing: a critical input leaves the country only with a licence, and the owner turns how many are granted.

Law. China: Export Control Law of 1 December 2020 and Dual-Use Regulations of 1 December 2024; MOFCOM decides within
45 working days. Announcement No. 18 of 4 April 2025 put seven rare earths and their magnets under licence; shares
granted 25 % in early June, 60 % at its end, about half in October 2025 (FACTS A.3.1, A.3.2, C.4). Stages: a regime is
listed at "normal" and for nine weeks (45 working days; 8.5 on record) hardly anything leaves; then its dial moves one
level an order. A list that was lifted and is taken up again has no such wait: the office and the files of the firms
are there; else two cheap orders would stop what only a ban may stop. The owner decides alone. Rung 4; a ban 6, fast
or general 2. Usual answer: anti-coercion, high-tech control.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.economy import Gate, Shock
from engine.events import DialTurned, Event, MeasureBegan, audience_of
from engine.forms import InputId, OtherSeat
from engine.instruments import Choice, Instrument
from engine.instruments._board import held, no_target, others, region, standing
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form

Level = Literal["general", "fast", "normal", "slow", "ban"]

LEVELS: dict[str, int] = {"general": 9500, "fast": 8500, "normal": 6000, "slow": 3000, "ban": 500}
"""Share of requests let through, in basis points, from open to closed (GAME 6)."""
FIRST = "normal"
"""A new list starts here: a regime that grants nothing at all comes only after one that licenses."""
LISTING_WEEKS = 9
"""45 working days: what a new regime takes before its first licences arrive."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """How many licence requests for an input from a seat's firms are let through."""

    against: OtherSeat
    """Whose firms ask for the licences."""
    input: InputId
    """The critical input."""
    level: Level
    """general 95 %, fast 85 %, normal 60 %, slow 30 %, ban 5 %; one step an order, a new list starts at normal."""


class ExportLicensing(Instrument[Use]):
    """See the top of the file."""

    tags = ("licence", "control")
    marks = ("input.{input}", "user.{seat}")
    heard_as = tuple(f"level.{level}" for level in LEVELS)
    title = "Export licensing"
    stages = ("general", "fast", "normal", "slow", "ban")
    powers = ("licence.{input}",)
    law = "Export Control Law 2020; Dual-Use Regulations 2024; MOFCOM Announcement No. 18 of 4 April 2025"
    answer = "an anti-coercion case, a high-tech control, other suppliers"
    ends = "easing, a general licence, repeal"
    moves = ("target.ahead", -1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        if _eases(state, by, use):
            return "light"
        return "heavy" if use.level == "ban" else "medium"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return 1 if _eases(state, by, use) else _rung(LEVELS[use.level])

    def claim(self, state: State, by: Seat, use: Use) -> tuple[str, int]:
        """Easing a list that stands does the other side good."""
        figure, way = self.moves
        return figure, -way if _eases(state, by, use) else way

    def order_tags(self, use: Use) -> tuple[str, ...]:
        return (*self.tags, f"input.{use.input}", f"level.{use.level}")

    def sentence(self, by: Seat, use: Use) -> Said:
        return say(
            "{by} sets licences for {input} to {against} to {level} ({gate:percent} of requests)",
            by=by, input=use.input, against=use.against, level=use.level, gate=LEVELS[use.level],
        )  # fmt: skip

    def told(self, measure: Measure) -> Said:
        use = measure.use
        assert isinstance(use, Use)
        return say("licences for {input}: {gate:percent} of requests let through", input=use.input, gate=measure.dial)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if refusal := no_target(scenario, by, use.against):
            return refusal
        if use.input not in held(scenario, by, "licence"):
            return say("{by} has no power to license {input}", by=by, input=use.input)
        if use.level not in LEVELS:
            return say("there is no licence level {level}; the levels are general, fast, normal, slow and ban",
                       level=use.level)  # fmt: skip
        if use.level in _open_levels(state, by, use.against, use.input):
            return None
        return _refusal(state, by, use)

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        targets, licensed = others(scenario, by), held(scenario, by, "licence")
        barred = frozenset(
            (against, name, level)
            for against in targets
            for name in licensed
            for open_levels in (_open_levels(state, by, against, name),)
            for level in LEVELS
            if level not in open_levels
        )
        if len(barred) == len(targets) * len(licensed) * len(LEVELS):
            return None
        axes = (("against", targets), ("input", licensed), ("level", tuple(LEVELS)))
        return Choice("PlaceOrder", self.id, axes, barred)

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        because, gate = self.sentence(by, use), LEVELS[use.level]
        regime = _regime(start, by, use.against, use.input)
        if regime is not None:
            return (
                DialTurned(
                    because=because, causes=(regime.id,), seen_by=audience_of(regime), measure=regime.id, dial=gate,
                    stage=use.level, rung=_rung(gate), harder=gate < regime.dial,
                ),
            )  # fmt: skip
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.against, use=use, stage=use.level, standing="in_force",
            rung=_rung(gate), since=start.week, dial=gate, round=start.round, tags=self.tags,
            touches=(f"input.{use.input}", f"user.{use.against}"),
        )  # fmt: skip
        return (MeasureBegan(because=because, causes=(ref,), measure=measure),)

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use = measure.use
        assert isinstance(use, Use)
        known = measure.stage == "promised" or _listed_before(state, measure)
        listing = 0 if known else max(0, measure.since + LISTING_WEEKS - week)
        regions = region(scenario, measure.against), region(scenario, measure.by)
        return Shock(gates=(Gate(use.input, regions[0], measure.dial, regions[1], wait=listing),))


def _regime(state: State, by: str, against: str, name: str) -> Measure | None:
    found = standing(state, by, by=by, tag="licence", touch=f"input.{name}", how=("in_force", "suspended"))
    return next((m for m in found if m.against == against), None)


def _listed_before(state: State, measure: Measure) -> bool:
    """Whether the same licences were asked for under a list that has ended since."""
    return any(
        m.id != measure.id and m.by == measure.by and m.standing == "ended" and m.since <= measure.since
        and "licence" in m.tags and m.touches == measure.touches
        for m in state.measures.values()
    )  # fmt: skip


def _open_levels(state: State, by: Seat, against: str, name: str) -> tuple[str, ...]:
    """The levels one order can reach: the next tighter and the next easier one, or the first of a new list."""
    regime = _regime(state, by, against, name)
    if regime is None:
        return (FIRST,)
    if regime.standing == "suspended":
        return ()
    tighter = [level for level, gate in LEVELS.items() if gate < regime.dial]
    easier = [level for level, gate in LEVELS.items() if gate > regime.dial]
    return (*easier[-1:], *tighter[:1])


def _refusal(state: State, by: Seat, use: Use) -> Said:
    regime = _regime(state, by, use.against, use.input)
    if regime is None:
        return say("a new list of {input} for {against} starts at normal, not at {level}", input=use.input,
                   against=use.against, level=use.level)  # fmt: skip
    if regime.standing == "suspended":
        return say("{measure} is suspended; it returns on its date or is lifted", measure=regime.id)
    levels = _open_levels(state, by, use.against, use.input)
    return say(
        "{measure} lets {gate:percent} through; one order moves it to {levels:list}, not to {level}",
        measure=regime.id, gate=regime.dial, levels=" ".join(levels), level=use.level,
    )  # fmt: skip


def _eases(state: State, by: Seat, use: Use) -> bool:
    regime = _regime(state, by, use.against, use.input)
    return regime is not None and LEVELS[use.level] > regime.dial


def _rung(gate: int) -> int:
    """A ban is 6, a regime through which most requests go is 2, the rest 4 (GAME 6)."""
    return 6 if gate <= LEVELS["ban"] else 2 if gate >= LEVELS["fast"] else 4


INSTRUMENT = ExportLicensing()
