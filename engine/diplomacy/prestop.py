"""Resolution before stoppage: when stocks run low the two meet, and before they are gone licences are released.

The fourth of the four benchmarks of June 2026 (S1-57): a mechanism that resolves restrictions before
production stops. Below the yellow cover a meeting is due in the same round; below the red cover the giver's
licences must be fast within two weeks. The user shows the giver its stocks for this, so the two levels are
known to the parties. A benchmark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import FAST_GATE, licences, met, not_party, touched
from engine.figures import figure
from engine.forms import InputId, OtherSeat, Within
from engine.said import Said, say
from engine.scenario import Figure, Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State

RELEASE_WEEKS = 2
"""Weeks the giver has to release licences."""
GRACE = 10
"""A miss of this many hundredths is a warning the first time: the release has its two weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """Two levels of cover that oblige the giver."""

    BENCHMARK = True

    input: InputId
    """The critical input."""
    user: OtherSeat
    """Whose stocks are watched."""
    yellow: Annotated[int, Within(20, 80, 5, "weeks", 10)] = 50
    """Below this cover the two meet in the same round."""
    red: Annotated[int, Within(10, 60, 5, "weeks", 10)] = 30
    """Below this cover licences are released within two weeks."""


class Prestop(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("security", "benchmark")
    title = "Resolution before stoppage"
    benchmark = True
    alone = True
    in_threats = False

    def sentence(self, clause: Clause) -> Said:
        return say(
            "{by} meets {user} when its {input} last less than {yellow:tenths} weeks, and releases licences below "
            "{red:tenths} weeks",
            by=clause.by, user=clause.user, input=clause.input, yellow=clause.yellow, red=clause.red,
        )  # fmt: skip

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if refusal := not_party(clause.user, clause.by, parties):
            return refusal
        if not 10 <= clause.red < clause.yellow <= 80:
            return say(
                "red at {red:tenths} weeks must lie below yellow at {yellow:tenths}, within 1 to 8 weeks",
                red=clause.red, yellow=clause.yellow,
            )  # fmt: skip
        if not licences(state, clause.by, clause.user, clause.input):
            return say(
                "{by} has no licensing of {input} for {user}",
                by=clause.by,
                input=clause.input,
                user=clause.user,
            )
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        cover = figure(scenario, state, Figure(f"{clause.user}.cover.{clause.input}"))
        if cover >= clause.yellow:
            return Kept(True, True, 0, say("stocks of {input} are above the yellow level", input=clause.input))
        if not met(state, clause.by, clause.user, state.round - 1):
            because = say("stocks of {input} fell below yellow and nobody met", input=clause.input)
            return Kept(True, False, 100, because)
        if cover >= clause.red:
            return Kept(True, True, 0, say("{by} and {user} met in time", by=clause.by, user=clause.user))
        return self._released(scenario, state, clause)

    def _released(self, scenario: Scenario, state: State, clause: Clause) -> Kept:
        gate = min((m.dial for m in licences(state, clause.by, clause.user, clause.input)), default=10_000)
        if gate >= FAST_GATE:
            return Kept(True, True, 0, say("{by} released licences for {input}", by=clause.by, input=clause.input))
        because = say(
            "stocks of {input} are below red and licences stand at {gate:percent}",
            input=clause.input,
            gate=gate,
        )
        weeks = scenario.played_clock(state.profile).span(state.round).weeks
        return Kept(True, False, GRACE if weeks < RELEASE_WEEKS else 100, because)

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        found = (Clause(by=by, input=i, user=to) for i in touched(state, by, to, "input.", "licence"))
        return tuple(c for c in found if self.why_not(scenario, state, (by, to), c) is None)


KIND = Prestop()
