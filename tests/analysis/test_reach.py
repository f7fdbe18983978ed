"""Check 8: in games of the crisis everything that can happen happens, or is listed with the reason why it cannot.

The games are those of explorers, who do what has seldom been done, and of random bots; they go on until nothing that is
asked for is missing. One test plays them, so that they are played once.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from engine.analysis.coverage import Coverage, explored
from engine.analysis.universe import universe
from engine.diplomacy import vocabulary
from engine.instruments import catalogue
from tests.analysis.reach import NEVER, SELDOM
from tests.playing import scenario_of

CRISIS, MOST = "rare_earth_crackdown", 400


@cache
def there_is() -> tuple[str, ...]:
    """Everything that games of the crisis could reach, read off the rules."""
    return tuple(universe(scenario_of(CRISIS)))


@cache
def asked_for() -> frozenset[str]:
    """All there is but what is listed with a reason."""
    return frozenset(thing for thing in there_is() if not thing.startswith((*NEVER, *SELDOM)))


def named() -> set[str]:
    """The stages that instruments say they have; a deal sets licences to 'promised', which is no stage of its own."""
    return {f"stage:{name}.{stage}" for name, one in catalogue().items() for stage in (*one.stages, "promised")}


def test_everything_that_can_happen_happens_and_nothing_that_cannot() -> None:
    """A zero is a failure, with the list printed; so is a thing said to be out of reach that was reached."""
    games = explored(scenario_of(CRISIS), most=MOST, wanted=asked_for())

    assert [thing for thing in games.zeros() if thing in asked_for()] == [], games.text()
    assert {t: NEVER[n] for n in NEVER for t in games.seen if t.startswith(n)} == {}, "not out of reach after all"
    assert {t for t in games.seen if t.startswith("stage:")} <= named(), "a stage that its instrument does not name"


def test_every_exception_names_one_thing_there_is_and_has_a_reason() -> None:
    for thing, reason in {**NEVER, **SELDOM}.items():
        assert sum(name.startswith(thing) for name in there_is()) == 1, thing
        assert len(reason) > 20, thing
    assert not set(NEVER) & set(SELDOM)


def test_exceptions_are_few_and_hide_no_whole_instrument_or_clause() -> None:
    excepted = set(there_is()) - asked_for()

    assert len(excepted) <= len(there_is()) // 6
    assert {t for t in excepted if t.startswith(("used:", "refused:", "event:", "ending:", "default:"))} == set()
    assert {t.split(":")[1] for t in excepted if t.startswith("entered:")} == {"custody"}
    assert {f"kept:{kind}" for kind in vocabulary()} <= set(there_is())


def test_a_new_stage_a_new_clause_and_a_new_refusal_are_asked_for_at_once() -> None:
    made_up = ("stage:tariff.whispered", "entered:friendship", "reason:the moon is not in the right house")
    full = Counter(asked_for())

    assert set(Coverage(seen=full, there_is=there_is()).zeros()) & asked_for() == set()
    bitten = Coverage(seen=full, there_is=(*there_is(), *made_up)).zeros()
    assert [t for t in bitten if not t.startswith((*NEVER, *SELDOM))] == list(made_up)
