"""Counting a council's votes: four modes, two thresholds, a blocking minority; nothing but arithmetic.

Law. TEU 16(4): a qualified majority is 55 % of the states (15 of 27) with 65 % of the population; a blocking minority
needs more than 35 % of the population and at least four states, failing which the majority is deemed reached.
TFEU 238(4): an abstention does not stop unanimity. Regulation (EU) 182/2011, Article 5: who must gather the majority.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, assert_never

from engine.numbers import clamped
from engine.plain import dataclass
from engine.said import Said, say
from engine.scenario import Council

Mode = Literal["qmv_for", "qmv_against", "commission", "unanimity"]

YES_ABOVE = 50
"""A state says yes above this value, no below its negative, else abstains; hundredths (GAME 5.3)."""
DRAWS = (-50, 0, 50)
"""What each face of a state's draw adds to its value, in hundredths."""
DRAW_WEIGHTS = (1, 2, 1)
"""How many of the four equal draws show each face: -.5, 0 twice, +.5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A counted vote; members in the order of the council, populations in hundredths of a per cent."""

    mode: Mode
    passed: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]
    abstained: tuple[str, ...]
    population: int
    population_no: int
    population_abstained: int


def tally(council: Council, mode: Mode, values: Mapping[str, int]) -> Tally:
    """Count a vote from each member's value after its draw, in hundredths."""
    yes = tuple(m.id for m in council.members if values[m.id] > YES_ABOVE)
    no = tuple(m.id for m in council.members if values[m.id] < -YES_ABOVE)
    abstained = tuple(m.id for m in council.members if m.id not in yes and m.id not in no)
    return counted(council, mode, yes=yes, no=no, abstained=abstained)


def counted(
    council: Council, mode: Mode, *, yes: tuple[str, ...], no: tuple[str, ...], abstained: tuple[str, ...]
) -> Tally:
    """Count a vote from three camps."""
    people = {m.id: m.population for m in council.members}
    weights = [sum(people[m] for m in camp) for camp in (yes, no, abstained)]
    return Tally(
        mode=mode, passed=carries(council, mode, len(yes), weights[0], len(no), weights[1]), yes=yes, no=no,
        abstained=abstained, population=weights[0], population_no=weights[1], population_abstained=weights[2],
    )  # fmt: skip


def carries(council: Council, mode: Mode, yes: int, people_yes: int, no: int, people_no: int) -> bool:
    """Whether a proposal goes through with so many states and so much population for and against it."""
    match mode:
        case "qmv_for":
            return majority(council, yes, people_yes)
        case "qmv_against":
            return not majority(council, no, people_no)
        case "commission":
            return True
        case "unanimity":
            return no == 0
        case _:
            assert_never(mode)


def majority(council: Council, states: int, population: int) -> bool:
    """Whether so many states with so much population are a qualified majority (TEU 16(4))."""
    others = len(council.members) - states
    enough = population >= council.population_needed or others < council.blocking_states
    return states >= council.states_needed and enough


def after_draws(council: Council, values: Mapping[str, int], faces: tuple[int, ...]) -> dict[str, int]:
    """Each member's value after its own draw; without faces every draw is the middle one."""
    if not faces:
        faces = (len(DRAWS) // 2,) * len(council.members)
    top = len(DRAWS) - 1
    return {m.id: values[m.id] + DRAWS[clamped(face, 0, top)] for m, face in zip(council.members, faces, strict=True)}


def count_said(council: Council, counted: Tally) -> Said:
    """The count in words, with what was needed."""
    match counted.mode:
        case "qmv_for":
            return say(
                "{states} states with {people:percent} of the population say yes; "
                "{needed} with {share:percent} are needed",
                states=len(counted.yes), people=counted.population, needed=council.states_needed,
                share=council.population_needed,
            )  # fmt: skip
        case "qmv_against":
            return say(
                "{states} states with {people:percent} of the population say no; {needed} with {share:percent} "
                "would have to say no to stop it",
                states=len(counted.no), people=counted.population_no, needed=council.states_needed,
                share=council.population_needed,
            )  # fmt: skip
        case "unanimity":
            return say(
                "{states} of {all} states say no; one is enough to stop it",
                states=len(counted.no), all=len(council.members),
            )  # fmt: skip
        case "commission":
            return say("the Commission decides this alone; no state votes")
        case _:
            assert_never(counted.mode)
