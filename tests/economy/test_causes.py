"""Who did it and how: parts add up exactly, an unused measure gets nothing, and words say what happened."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.economy import (
    CARRIED,
    NO_SHOCK,
    Alternative,
    Before,
    Duty,
    EconomyError,
    Gate,
    Quota,
    Shock,
    attribute,
    attribute_history,
    bottleneck,
    grouped,
    in_order,
    largest,
    model,
    read,
    sentence,
    start,
    turn,
    waterfall,
    with_cover,
)
from engine.economy.causes import Part
from engine.economy.coalitions import touches
from engine.economy.course import run
from engine.economy.figure import rows
from engine.economy.pressure import pushes
from engine.economy.report import figures
from engine.economy.sets import after_one_turn, may_move, packed, pushed_alike
from engine.economy.shares import whole_shares
from engine.economy.state import alike
from tests.economy.worlds import seeds, seen, some_duties, world

FIGURES = (
    ("economy", "a"),
    ("term", "b", "buyers"),
    ("output", "a", "s0"),
    ("price", "b", "s0"),
    ("trade", "a", "b", "s0"),
    ("cover", "ore", "a"),
    ("exposure", "a"),
)


def labels(seed: int, count: int) -> dict[str, Shock]:
    """Measures of different kinds on one economy."""
    small = world(seed, inputs=True)
    made = {f"duty {n}": some_duties(small, seed + n) for n in range(count - 2)}
    made["licences"] = Shock(gates=(Gate("ore", "a", 2000, "b"),))
    made["quota"] = Shock(quotas=(Quota("s0", "a", "b", 6000),))
    return made


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seeds, st.integers(2, 4), st.sampled_from(FIGURES))
def test_parts_add_up_to_the_change_shown(seed: int, count: int, figure: tuple[str, ...]):
    small, made = world(seed, inputs=True), labels(seed, count)
    economy, total = start(small), sum(made.values(), NO_SHOCK)
    rest = turn(small, [economy], [NO_SHOCK], weeks=1)[1][0]
    (after,), (first,) = turn(small, [economy], [total], weeks=5)
    _, (second,) = turn(small, [after], [total], weeks=3)

    whole = attribute(small, economy, made, figure, weeks=5)
    since = attribute(small, after, made, figure, weeks=3, was=first)
    steps = in_order(small, after, list(made.items()), figure, weeks=3)
    played = attribute_history(small, economy, [(5, made), (3, made)], figure)

    assert sum(part.amount for part in whole) == read(first, figure) - read(rest, figure)
    assert sum(part.amount for part in since) == read(second, figure) - read(first, figure)
    assert sum(part.amount for part in steps) == read(second, figure) - read(rest, figure)
    assert sum(part.amount for part in played) == read(second, figure) - read(rest, figure)
    assert dict(played)[CARRIED] == 0


@settings(max_examples=15, deadline=None, derandomize=True)
@given(seeds)
def test_a_share_is_the_mean_over_all_orders(seed: int):
    small, made = world(seed, inputs=True), labels(seed, 3)
    figure, economy = ("output", "a", "s0"), start(small)
    orders = [
        dict(in_order(small, economy, list(order), figure, weeks=4)) for order in itertools.permutations(made.items())
    ]

    shapley = dict(attribute(small, economy, made, figure, weeks=4))

    for label in made:
        assert shapley[label] == pytest.approx(np.mean([steps[label] for steps in orders]), abs=1.6)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(seeds, st.integers(2, 5))
def test_a_set_is_played_as_if_it_were_alone(seed: int, count: int):
    small, made = world(seed, inputs=True), labels(seed, count)
    made["later"] = Shock(alternatives=(Alternative("ore", "a", 400, 0, 8),))
    (economy,), _ = turn(small, [start(small)], [sum(made.values(), NO_SHOCK)], weeks=4)
    sets = [frozenset(some) for size in range(count + 2) for some in itertools.combinations(made, size)]
    present = np.array([[1.0 if label in one else 0.0 for one in sets] for label in made])
    economy = with_cover(small, economy, {("ore", "a"): 5 * (seed % 3)})
    shocks = [sum((made[label] for label in made if label in one), NO_SHOCK) for one in sets]
    alone = [figures(run(small, alike(economy, 1), pushes(small, [shock]), (12,)))[:, 0] for shock in shocks]
    last = small.sectors[-1]

    for figure in (
        *FIGURES,
        ("cover", "ore", "a"),
        ("index", "b", last),
        ("output", "b", last),
        ("shipments", "b", "a", last),
    ):
        its = list(rows(small.names, figure))
        found = after_one_turn(small, economy, tuple(made.values()), present, weeks=12, rows=its)
        for n, exact in enumerate(alone):
            assert found[:, n] == pytest.approx(exact[its], abs=1e-12)


def test_a_sector_is_played_once_for_the_measures_that_touch_it():
    world24 = model(inputs=())
    made = {s: Shock(duties=(Duty(s, "china", "us", 2500),)) for s in world24.sectors[:5]}
    made["all"] = Shock(duties=(Duty("*", "eu", "us", 1500),))
    sets = [frozenset(some) for size in range(7) for some in itertools.combinations(made, size)]
    present = np.array([[label in one for one in sets] for label in made], dtype=float)
    measures = [touches(world24, shock) for shock in made.values()]
    at = rows(world24.names, ("economy", "us"))

    apart = packed(pushed_alike(may_move(world24, measures, at), present))

    assert np.bincount(apart.sector).tolist() == [4] * 5 + [2] * 7
    for s, sector in enumerate(world24.sectors):
        for n, one in enumerate(sets):
            own, column = {sector, "all"}, apart.column[s, n]
            assert apart.sector[column] == s
            assert sets[apart.first[column]] & own == one & own


def test_a_measure_that_does_nothing_gets_nothing():
    small, made = world(3, inputs=True), labels(3, 3)
    parts = dict(attribute(small, start(small), {**made, "idle": NO_SHOCK}, ("economy", "a"), weeks=4))

    assert parts["idle"] == 0


@pytest.mark.parametrize(("wait", "lengths"), [(10, [12]), (7, [3, 12])])
def test_a_measure_that_begins_later_elsewhere_gets_nothing(wait: int, lengths: list[int]):
    small, figure = world(3, inputs=True), ("alternatives", "ore", "a")
    made = {
        "licences": Shock(gates=(Gate("ore", "a", 2000, "b"),)),
        "programme": Shock(alternatives=(Alternative("ore", "b", 900, 0, wait),)),
    }
    alone = {"licences": made["licences"]}

    parts = dict(attribute_history(small, start(small), [(weeks, made) for weeks in lengths], figure))
    less = dict(attribute_history(small, start(small), [(weeks, alone) for weeks in lengths], figure))

    assert parts == {**less, "programme": 0}
    assert parts["licences"] > 0


def test_an_economy_without_inputs_has_no_exposure_to_divide():
    small = world(4)
    made = {f"duty {n}": some_duties(small, n) for n in range(3)}

    for figure in (("exposure", "a"), ("dependence", "a")):
        assert {part.amount for part in attribute(small, start(small), made, figure, weeks=4)} == {0}


def test_owners_share_what_their_measures_share():
    small, made = world(11, inputs=True), labels(11, 4)
    owners = {label: "first" if label.startswith("duty") else "second" for label in made}
    economy, figure = start(small), ("economy", "a")

    each = attribute(small, economy, made, figure, weeks=4, owners=owners)
    both = dict(attribute(small, economy, grouped(made, owners), figure, weeks=4))

    for owner in ("first", "second"):
        own = sum(part.amount for part in each if owners.get(part.label) == owner)
        assert own == pytest.approx(both[owner], abs=2)


def test_too_many_causes_are_grouped_by_who_asks():
    small = world(1)
    made = {str(n): some_duties(small, n) for n in range(9)}

    with pytest.raises(EconomyError, match="group them, at most 8"):
        attribute(small, start(small), made, ("economy", "a"), weeks=1)


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=9), st.integers(-3, 3))
def test_whole_shares_add_up_and_stay_close(parts: list[float], off: int):
    total = round(sum(parts)) + off
    found = whole_shares(parts, total)

    assert sum(found) == total
    assert all(abs(a - b) <= 1 + abs(off) for a, b in zip(found, parts, strict=True))


def test_the_largest_parts_are_named_and_the_rest_is_one():
    parts = [Part("a", -5), Part("b", 40), Part("c", 2), Part("d", -1), Part(CARRIED, 7)]

    assert largest(parts, 2) == (Part("b", 40), Part("a", -5), Part("rest", 1), Part(CARRIED, 7))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seeds)
def test_the_waterfall_has_no_rest(seed: int):
    small = world(seed, inputs=True)
    shock = some_duties(small, seed) + Shock(gates=(Gate("ore", "a", 500, "b"),), quotas=(Quota("s0", "a", "b", 7000),))
    economy = start(small)
    (later,), (first,) = turn(small, [economy], [shock], weeks=6)
    _, (second,) = turn(small, [later], [shock], weeks=6)
    now, before = Before(later, shock, 6), Before(economy, shock, 6)

    level = waterfall(small, now, "a", "s0")
    change = waterfall(small, now, "a", "s0", since=before)

    assert sum(step.amount for step in level) == second.output("a", "s0")
    assert sum(step.amount for step in change) == pytest.approx(
        second.output("a", "s0") - first.output("a", "s0"), abs=1
    )
    if small.accounts.output[0, 0] > 0:
        exact = seen(small, shock, later, weeks=6)
        assert sum(step.amount for step in level) == round(float(np.exp(exact.lnQ[0, 0]) - 1) * 10_000)


def test_a_sentence_names_the_causes_and_the_bottleneck():
    world24 = model(inputs=("magnets", "legacy_chips"))
    economy = with_cover(world24, start(world24), {("magnets", "eu"): 30})
    made = {
        "magnet licences": Shock(gates=(Gate("magnets", "eu", 1500, "china"),)),
        "US tariff": Shock(duties=(Duty("*", "eu", "us", 1370),)),
        "US tariff on China": Shock(duties=(Duty("*", "china", "us", 3000),)),
    }
    _, (report,) = turn(world24, [economy], [sum(made.values(), NO_SHOCK)], weeks=6)
    figure = ("output", "eu", "motor_vehicles")
    parts = attribute(world24, economy, made, figure, weeks=6)

    told = str(sentence(world24, figure, parts, report=report))
    held = bottleneck(world24, report, "eu", "motor_vehicles")

    assert held is not None
    assert held.input == "magnets"
    assert told.startswith("EU car output -")
    assert "magnet licences -" in told
    assert "US tariff -" in told
    assert told.endswith(f"rare-earth magnets are the bottleneck, {held.cover / 10:.1f} weeks of stock left")
    assert bottleneck(world24, report, "japan", "motor_vehicles") is None


def test_a_sentence_about_the_economy_speaks_of_points():
    world24 = model(inputs=("magnets",))
    made = {"US tariff": Shock(duties=(Duty("*", "eu", "us", 1370),))}
    parts = attribute(world24, start(world24), made, ("economy", "eu"), weeks=1)

    assert str(sentence(world24, ("economy", "eu"), parts)) == "EU economy -0.59 points: US tariff -0.59"
