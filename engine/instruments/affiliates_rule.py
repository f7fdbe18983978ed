"""Affiliates rule: a technology may not go to firms that listed firms own by half or more.

Law. United States: Export Administration Regulations, the 50 % Affiliates Rule of 29 September 2025 (BIS interim final
rule, in force at once); suspended from 10 November 2025 to 9 November 2026, then it returns by itself (FACTS A.2). The
executive decides alone. Rung 4. The gate of the technology falls to 55 % of requests (GAME 6). Power:
``affiliates.<input>``. Usual answer: the mirror of the rule, as in Announcement No. 61.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.economy import Gate, Shock
from engine.events import Event, MeasureBegan
from engine.forms import InputId, OtherSeat
from engine.instruments import Choice, Instrument
from engine.instruments._board import LISTED, held, no_target, others, region, standing
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form

LEFT = 5500
"""Share of requests that still go through, in basis points (GAME 6)."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """A list that follows ownership."""

    against: OtherSeat
    """Whose firms are listed with their affiliates."""
    input: InputId
    """The technology they may not buy."""


class AffiliatesRule(Instrument[Use]):
    """See the top of the file."""

    tags = ("affiliates", "control")
    marks = ("input.{input}", "user.{seat}")
    title = "Affiliates rule"
    stages = ("in_force",)
    powers = ("affiliates.{input}",)
    law = "Export Administration Regulations, 50 % Affiliates Rule of 29 September 2025"
    answer = "a mirror rule on goods made abroad"
    ends = "suspension for 52 weeks with lapse-back, repeal"
    moves = ("target.exposure_ahead", 1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "medium"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return 4

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} extends its list to affiliates of listed firms of {against}: {input}", by=by,
                   against=use.against, input=use.input)  # fmt: skip

    def told(self, measure: Measure) -> Said:
        return say("affiliates rule: {gate:percent} of requests let through", gate=measure.dial)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if refusal := no_target(scenario, by, use.against):
            return refusal
        if use.input not in held(scenario, by, "affiliates"):
            return say("{by} has no list for {input}", by=by, input=use.input)
        for old in _listed(state, by, use.against, use.input):
            return say("{measure} already lists affiliates of {against}", measure=old.id, against=use.against)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        targets, listed = others(scenario, by), held(scenario, by, "affiliates")
        barred = frozenset((s, name) for s in targets for name in listed if _listed(state, by, s, name))
        if len(barred) == len(targets) * len(listed):
            return None
        return Choice("PlaceOrder", self.id, (("against", targets), ("input", listed)), barred)

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.against, use=use, stage="in_force", standing="in_force",
            rung=4, since=start.week, dial=LEFT, round=start.round, tags=self.tags,
            touches=(f"input.{use.input}", f"user.{use.against}"),
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use = measure.use
        assert isinstance(use, Use)
        user, supplier = region(scenario, measure.against), region(scenario, measure.by)
        return Shock(gates=(Gate(use.input, user, measure.dial, supplier),))


def _listed(state: State, by: Seat, against: str, name: str) -> tuple[Measure, ...]:
    found = standing(state, by, by=by, tag="affiliates", touch=f"input.{name}", how=LISTED)
    return tuple(m for m in found if m.against == against)


INSTRUMENT = AffiliatesRule()
