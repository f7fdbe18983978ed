"""Control package: controls on many inputs at once, against every buyer, announced with a date and heavy in force.

Law. China: MOFCOM Announcements No. 55 to 58, 61 and 62 of 9 October 2025 under the Export Control Law; No. 61 reaches
goods made abroad with 0.1 % or more of listed Chinese material from 1 December 2025 (FACTS A.3.3). Suspended until
10 November 2026 by No. 70 of 7 November 2025, for every buyer (A.3.4). Stages: announced (rung 4, already counted in
"ahead"), in force on its date (rung 6). The owner decides alone. Where it bites, licences under a regime that stands
fall to 70 %, inputs it newly covers to 75 % of requests (GAME 6). A share that a ratified deal promises stays.
Powers: ``package.<name>`` allows it; one that names an input adds that input. Usual answer: a threat, a joint measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from engine.economy import Gate, Shock
from engine.events import Event, MeasureBegan
from engine.forms import Within
from engine.instruments import Choice, Instrument
from engine.instruments._board import LISTED, held, others, powers, region, sealed, standing
from engine.instruments._clocks import came, week_in
from engine.numbers import rounded
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form

LICENSED, ADDED = 7000, 7500
"""What is left of the share let through: of inputs already licensed, and of those the package adds."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """New controls on many inputs, against everybody."""

    against: Literal["all"] = "all"
    """A package is aimed at every buyer."""
    in_rounds: Annotated[int, Within(1, 4, 1, "rounds")] = 3
    """How many rounds from now it takes effect."""
    abroad: Literal["yes", "no"] = "yes"
    """Whether it follows the material into goods made abroad: then it reaches every buyer, not only the seats."""


class ControlPackage(Instrument[Use]):
    """See the top of the file."""

    tags = ("package", "control")
    marks = ("extraterritorial", "input.{input}")
    title = "Control package"
    stages = ("announced",)
    powers = ("package.{word}",)
    law = "MOFCOM Announcements No. 55-58, 61, 62 of 9 October 2025; Export Control Law 2020"
    answer = "a threat of duties, a joint measure"
    ends = "suspension with lapse-back, repeal"
    moves = ("target.ahead", -1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "heavy"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return 4

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} announces a package of controls on every buyer, in force in {rounds} rounds", by=by,
                   rounds=use.in_rounds)  # fmt: skip

    def told(self, measure: Measure) -> Said:
        left = rounded(LICENSED, 100)
        if measure.standing == "in_force":
            return say("control package: licences fall to {left} % of what they were", left=left)
        return say("control package of {by}, from week {week}", by=measure.by, week=measure.since)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if not powers(scenario, by, "package"):
            return say("{by} has no power to announce a control package", by=by)
        if not 1 <= use.in_rounds <= 4:
            return say("a package takes effect 1 to 4 rounds from now, not {rounds}", rounds=use.in_rounds)
        if use.against != "all" or use.abroad not in ("yes", "no"):
            return say("a package is aimed at all, not at {against}", against=use.against)
        for old in standing(state, by, by=by, tag="package", how=LISTED):
            return say("{measure} is already listed; it can be lifted, not doubled", measure=old.id)
        if sealed(state, by, self.id):
            return say("a package of {by} is already among your orders", by=by)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        if self.why_not(scenario, state, by, Use()) is not None:
            return None
        return Choice("PlaceOrder", self.id, (("in_rounds", (2, 3)), ("abroad", ("yes", "no"))))

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        measure = Measure(
            id=ref, instrument=self.id, by=by, against="all", use=use, stage="announced", standing="pending", rung=4,
            since=week_in(scenario, start, use.in_rounds), dial=LICENSED, round=start.round,
            tags=(*self.tags, "extraterritorial") if use.abroad == "yes" else self.tags,
            touches=tuple(f"input.{name}" for name in _cuts(scenario, start, by)),
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        return came(measure, state.week, rung=6)

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        by, use = measure.by, measure.use
        assert isinstance(use, Use)
        supplier, cuts = region(scenario, by), _cuts(scenario, state, by)
        users = ("*",) if use.abroad == "yes" else tuple(region(scenario, s) for s in others(scenario, by))
        gates = [Gate(name, user, left, supplier) for name, left in cuts.items() for user in users]
        for regime in standing(state, by, by=by, tag="licence", how=("in_force",)):
            for touch in regime.touches:
                name = touch.removeprefix("input.")
                if touch.startswith("input."):
                    promised = regime.stage == "promised"
                    target = regime.dial if promised else rounded(regime.dial * cuts[name], 10_000)
                    user = region(scenario, regime.against)
                    gates.append(Gate(name, user, target, supplier, exempt=promised))
        return Shock(gates=tuple(gates))


def _cuts(scenario: Scenario, state: State, by: Seat) -> dict[str, int]:
    """What is left of each input: those the owner licenses already, and those its powers say the package adds."""
    regimes = standing(state, by, by=by, tag="licence", how=LISTED)
    licensed = [t.removeprefix("input.") for m in regimes for t in m.touches if t.startswith("input.")]
    return dict.fromkeys(held(scenario, by, "package"), ADDED) | dict.fromkeys(licensed, LICENSED)


INSTRUMENT = ControlPackage()
