"""What a position is worth: the worked example of October 2025, forms of aims, lamps, losses, grades (GAME 8, 12)."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from engine.rules.scoring import aim_points, grade, lamps, results, worth
from engine.said import tell
from engine.scenario import Aim, Bounds, Condition, DealPattern, MeasurePattern, RedLine, Seat
from engine.state import Deal
from tests.playing import opening_of, scenario_of
from tests.politics.small_state import CHINA, EU, US, brief, fact, measure, order, scenario, state

POWERS = ("licence.magnets",)


def figures(**named):
    """A condition on figures: ``figures(eu__gate__magnets=(5000, None))``."""
    return Condition(figures=tuple(
        (name.replace("__", "."), Bounds(at_least=low, at_most=high)) for name, (low, high) in named.items()
    ))  # fmt: skip


def calm(**changes):
    """A state in which nothing has moved: every number as at the opening."""
    readings = {}
    for seat in (EU, CHINA, US):
        for what, value in (("economy", 10_000), ("exposure", 600), ("dependence", 900)):
            ahead = "ahead" if what == "economy" else f"{what}_ahead"
            readings |= {f"{seat}.{what}": value, f"{seat}.{ahead}": value}
    series = {name: (value,) for name, value in readings.items()}
    readings |= changes.pop("readings", {})
    series |= changes.pop("series", {})
    return state(changes.pop("game", scenario()), readings=readings, series=series, **changes)


def part(found, words):
    """The amount of the one part whose words begin so."""
    (amount,) = [a for said, a in found.parts if tell(said, {}).startswith(words)]
    return amount


# --- the worked example ------------------------------------------------------------------------------------------


def european_aims():
    """The aims of the EU in October 2025 that counted in the second round of the worked example."""
    package = Condition(in_force=MeasurePattern(tag="package"))
    return (
        Aim(
            id="licences", private=False, points=800, slide="eu.gate.magnets", low=3000, high=8000, times=(package, 70)
        ),
        Aim(id="no_package", private=False, points=600, when=Condition(none_of=(package,))),
        Aim(id="no_vote_lost", private=False, points=300, when=figures(eu__votes_lost=(None, 0))),
        Aim(id="joint", private=False, points=300, when=Condition(in_force=MeasurePattern(tag="joint"))),
        Aim(id="benchmark", private=True, points=600, when=Condition(deal=DealPattern(party="eu", benchmarked=True))),
        Aim(id="undertaking", private=True, points=-200, when=Condition(deal=DealPattern(clause="undertaking"))),
    )


@pytest.mark.parametrize(("weeks", "off"), [(4, False), (26, False), (27, True), (52, True)])
def test_a_package_that_sleeps_for_some_weeks_is_not_off(weeks, off):
    """Aims that want a measure off want it off for half a year: a nap before the end of play is worth nothing."""
    game = scenario_of("rare_earth_crackdown")
    opened = opening_of("rare_earth_crackdown")
    package, rule, farm = (
        opened.measures[m] for m in ("china.october_package", "us.affiliates_rule", "china.farm_duties")
    )
    asleep = {m.id: replace(m, standing="suspended", lapses=opened.week + weeks) for m in (package, rule, farm)}
    napping = replace(opened, measures={**opened.measures, **asleep})

    def won(seat, aim):
        wanted = next(a for a in game.seats[seat].aims if a.id == aim)
        return aim_points(game, napping, wanted) > aim_points(game, opened, wanted)

    assert [won(EU, "package_off"), won(CHINA, "affiliates_rule"), won(US, "magnets"), won(US, "farm_duty")] == 4 * [
        off
    ]


class Flow:
    """A clause with a number."""

    BENCHMARK = True
    by = CHINA


Flow.__module__ = "engine.diplomacy.licence_flow"
Undertaking = type("Undertaking", (), {"by": EU, "__module__": "engine.diplomacy.undertaking"})


def test_worked_example_second_round_of_the_eu_is_worth_8_7():
    game = scenario(brief(EU, aims=european_aims()))
    deal = Deal(id="eu.d1", parties=(EU, CHINA), clauses=(Flow(), Undertaking()), enforcement="snap_back", secret=False,
                stage="in_force", round=2)  # fmt: skip
    here = calm(
        game=game, round=2, deals={deal.id: deal}, counts={"eu.home": 55},
        readings={"eu.ahead": 9923, "eu.exposure_ahead": 696, "eu.gate.magnets": 8500},
        series={"eu.economy": (9940, 9944, 9944), "eu.exposure": (628, 628, 628)},
        measures=[
            measure("china.october", "package", against="all", standing="pending"),
            measure("eu.m1", "joint", against="china"),
        ],
    )  # fmt: skip

    found = worth(game, here, EU)

    assert part(found, "Economy") == pytest.approx(-400, abs=5)
    assert part(found, "Home") == pytest.approx(70, abs=6)
    assert part(found, "Exposure") == pytest.approx(-270, abs=5)
    assert part(found, "aim: eu.aims.licences") == 472
    assert sum(a for said, a in found.parts if said.words.startswith("aim")) == 1472
    assert found.total == pytest.approx(870, abs=10)


# --- the four numbers --------------------------------------------------------------------------------------------


def test_economy_is_half_play_and_half_the_year_ahead():
    game = scenario()
    here = calm(readings={"eu.ahead": 9800}, series={"eu.economy": (10_000, 9900, 9700)})

    assert part(worth(game, here, EU), "Economy") == 6 * (-200 + -200) // 2
    assert part(worth(game, calm(readings={"china.ahead": 9900}), CHINA), "Economy") == -20 * 100 // 2


def test_home_credibility_and_exposure_against_the_start():
    game = scenario()
    here = calm(counts={"eu.home": 42, "eu.credibility": 65}, readings={"eu.exposure_ahead": 500})

    found = worth(game, here, EU)

    assert (part(found, "Home"), part(found, "Credibility"), part(found, "Exposure")) == (-250, 400, 400)


def test_leverage_lost_is_a_loss_and_leverage_gained_is_not_scored():
    game = scenario()
    lost = calm(readings={"eu.exposure_ahead": 500, "us.exposure_ahead": 560})
    gained = calm(readings={"eu.exposure_ahead": 700})

    assert part(worth(game, lost, CHINA), "Leverage") == -280
    assert part(worth(game, gained, CHINA), "Leverage") == 0
    assert not any("Leverage" in said.words for said, _ in worth(game, lost, EU).parts)


def test_no_other_seats_loss_is_in_it():
    game = scenario()
    ruined = calm(readings={"us.economy": 9000, "us.ahead": 9000}, counts={"us.home": 0})

    assert worth(game, ruined, EU) == worth(game, calm(), EU)


# --- aims ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("gate", "points"), [(2000, 0), (3000, 0), (5500, 400), (8000, 800), (9500, 800)])
def test_a_slide_stays_between_nothing_and_its_points(gate, points):
    aim = Aim(id="licences", private=False, points=800, slide="eu.gate.magnets", low=3000, high=8000)

    assert aim_points(scenario(), calm(readings={"eu.gate.magnets": gate}), aim) == points


def test_the_first_grade_that_holds_gives_its_points():
    aim = Aim(
        id="duty", private=False, grades=((figures(market=(None, -1000)), 1200), (figures(market=(None, 0)), 400))
    )

    assert [aim_points(scenario(), calm(counts={"market": m}), aim) for m in (-1000, -5, 5)] == [1200, 400, 0]


def test_a_plain_aim_may_cost_and_may_be_scaled():
    aim = Aim(
        id="undertaking", private=True, points=-200, when=figures(market=(None, 0)), times=(figures(rung=(1, None)), 50)
    )

    assert aim_points(scenario(), calm(), aim) == -100
    assert aim_points(scenario(), calm(counts={"market": 5}), aim) == 0


# --- losses ----------------------------------------------------------------------------------------------------


def test_a_red_line_costs_fifteen():
    line = RedLine(id="no_tariff_war", when=Condition(in_force=MeasurePattern(by="eu", tag="broad")))
    game = scenario(brief(EU, red_lines=(line,)))

    crossed = calm(game=game, measures=[measure("eu.m1", "broad", against="china", rung=5)])

    assert worth(game, crossed, EU).total - worth(game, calm(game=game), EU).total == -1500


def test_a_collapse_costs_all_fifteen_and_the_last_climber_ten_more():
    game = scenario()
    plain = calm()
    collapsed = calm(facts=(fact("collapse", "us", rung=7, round=4),))

    lost = {seat: worth(game, collapsed, seat).total - worth(game, plain, seat).total for seat in (EU, CHINA, US)}

    assert lost == {EU: -1500, CHINA: -1500, US: -2500}


# --- F1: climbing faster than your plants can stand --------------------------------------------------------------


def climber(*facts, service=9400, ahead=10_000, **changes):
    """The EU with magnets that China licenses."""
    game = scenario(brief(CHINA, powers=POWERS))
    readings = {"eu.service.magnets": service, "eu.service_ahead": ahead}
    return lamps(game, calm(game=game, facts=facts, readings=readings, **changes), EU)[0]


CLIMB = order("eu", "china", "broad", rung=5, round=1)
ANSWER = order("china", "eu", "licence", rung=4, round=2)


def test_f1_needs_the_climb_the_later_answer_and_the_short_input():
    assert climber(CLIMB, ANSWER).colour == "red"
    assert climber(CLIMB, ANSWER, service=9500).colour == "amber"
    assert climber(CLIMB).colour == "amber"
    assert climber(ANSWER).colour == "amber"
    assert climber(service=9500).colour == "grey"


def test_f1_looks_at_the_year_ahead_too():
    assert climber(CLIMB, ANSWER, service=9500, ahead=8499).colour == "red"
    assert climber(CLIMB, ANSWER, service=9500, ahead=8500).colour == "amber"


def test_f1_counts_an_earlier_shortage():
    assert climber(CLIMB, ANSWER, service=9900, series={"eu.service.magnets": (9900, 9300, 9900)}).colour == "red"


def test_f1_asks_for_a_later_answer_and_in_a_sequential_game_for_the_same_round():
    at_once = order("china", "eu", "licence", rung=4, round=1)

    assert climber(CLIMB, at_once).colour == "amber"
    assert climber(CLIMB, at_once, sealed=False).colour == "red"


def test_f1_asks_for_an_answer_of_a_seat_that_controls_an_input():
    american = order("us", "eu", "tariff", rung=5, round=2)

    assert climber(CLIMB, american).colour == "amber"


def test_f1_forgives_a_climb_the_council_stopped():
    stopped = fact("vote_lost", "eu", ref=CLIMB.ref)

    assert climber(CLIMB, stopped, ANSWER, service=9500).colour == "grey"


def test_f1_in_words():
    assert tell(climber(CLIMB, ANSWER).because, {}) == (
        "eu climbed to rung 5 in round 1; china answered in round 2; only 94 % of the magnets it needs arrived"
    )


# --- F2: resting on assurances -----------------------------------------------------------------------------------


def rester(*, calls=0, ahead=800, deals=(), seat=EU):
    game = scenario()
    here = calm(
        counts={f"{seat}.empty_dialogues": calls}, readings={f"{seat}.dependence_ahead": ahead},
        deals={d.id: d for d in deals},
    )  # fmt: skip
    return lamps(game, here, seat)[1]


def test_f2_needs_two_empty_calls_and_dependence_that_hardly_falls():
    assert rester(calls=2, ahead=801).colour == "red"
    assert rester(calls=2, ahead=800).colour == "amber"
    assert rester(calls=1, ahead=801).colour == "amber"
    assert rester(calls=1, ahead=800).colour == "grey"
    assert rester(calls=2, ahead=900, seat=CHINA).colour == "grey"


def flow(kind, **fields):
    """A deal in which China gives the EU a clause."""
    from engine.diplomacy import vocabulary

    clause = object.__new__(vocabulary()[kind].Clause)
    for name, value in {"by": CHINA, "until": 0, **fields}.items():
        object.__setattr__(clause, name, value)
    return Deal(
        id="eu.d1", parties=(EU, CHINA), clauses=(clause,), enforcement="none", secret=False, stage="in_force", round=1
    )


def test_f2_sees_a_flow_without_a_benchmark():
    pytest.importorskip("engine.diplomacy.general_licence")

    assert rester(ahead=900, deals=[flow("general_licence")]).colour == "red"
    assert rester(ahead=900, deals=[flow("licence_flow")]).colour == "amber"


# --- results ---------------------------------------------------------------------------------------------------


def test_only_the_difference_to_the_no_deal_line_counts():
    game = scenario()
    here = calm(line={EU: -620, CHINA: 2990, US: -590})

    found = {r.seat: (r.result, r.worth.total - r.line) for r in results(game, here)}

    assert found == {EU: (620, 620), CHINA: (-2990, -2990), US: (590, 590)}


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (-501, "worse than no deal"), (-500, "no better than no deal"),
        (500, "no better than no deal"), (501, "some gain"),
        (1500, "some gain"), (1501, "a good result"), (3000, "a good result"), (3001, "a strong result"),
    ],
)  # fmt: skip
def test_grades_by_steps_of_ten(result, words):
    assert grade(scenario(), result) == words
    assert SimpleNamespace(words=grade(scenario(scale=20), 2 * result)).words == words


def test_lifting_it_in_the_last_round_does_not_wash_a_red_line_off() -> None:
    from dataclasses import replace

    from engine.rules.scoring import crossed
    from engine.state import Fact
    from tests.playing import opening_of, scenario_of

    scenario, state = scenario_of("tiny"), opening_of("tiny")
    (line,) = scenario.seats[Seat("eu")].red_lines
    was = Fact(kind="red_line", by="eu", tags=(line.id,), round=1)

    assert crossed(scenario, state, Seat("eu")) == ()
    assert crossed(scenario, replace(state, facts=(was,)), Seat("eu")) == (line,)
