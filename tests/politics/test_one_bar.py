"""The short profile: the Council votes as one bar, the mean of its members weighted by population (GAME 11)."""

from __future__ import annotations

from dataclasses import replace

from engine.politics.stances import positions
from engine.said import say
from engine.scenario import Ref, Seat
from engine.state import Vote
from tests.playing import opening_of, scenario_of

QUESTION = Vote(
    id="vote.eu.m1", seat=Seat("eu"), mode="qmv_for", kind="tough", subject=Ref("eu.m1"), question=say("shall it?")
)


def values(profile: str) -> list[int]:
    scenario = scenario_of("rare_earth_crackdown")
    state = replace(opening_of("rare_earth_crackdown"), profile=profile)
    return [p.value for p in positions(scenario, state, QUESTION)]


def test_the_short_profile_moves_all_members_as_one() -> None:
    long, short = list(scenario_of("rare_earth_crackdown").profiles)[-1], "short"
    members = scenario_of("rare_earth_crackdown").council.members  # type: ignore[union-attr]
    apart = values(long)
    mean = sum(m.population * v for m, v in zip(members, apart, strict=True)) / sum(m.population for m in members)

    assert len(set(apart)) > 3
    assert len(set(values(short))) == 1
    assert abs(values(short)[0] - mean) <= 0.5
