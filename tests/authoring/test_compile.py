"""What a file means to the rules: whole numbers in the units of the game, file order, texts apart from meaning."""

import pickle
from dataclasses import replace

import pytest

from engine.actions import Action, Propose, Sign, Threaten
from engine.authoring.compile import digest_of
from engine.authoring.load import find, load
from engine.clock import Span, Week
from engine.codec import decode
from engine.scenario import Bounds, Condition, Effect, MeasurePattern, Scenario, Seat
from tests.authoring.small_scenario import SMALL


def meaning_of(text: str = SMALL) -> Scenario:
    loaded = load(text)
    assert loaded.scenario is not None, [p.message for p in loaded.problems]
    return loaded.scenario


@pytest.fixture(scope="module")
def tiny() -> Scenario:
    scenario = find("tiny").scenario
    assert scenario is not None
    return scenario


def test_rounds_follow_each_other_in_weeks(tiny: Scenario) -> None:
    assert tiny.clock.spans == (
        Span(Week(0), 1, "6 - 12 October 2025"),
        Span(Week(1), 1, "13 - 19 October 2025"),
    )


def test_seats_stand_in_file_order(tiny: Scenario) -> None:
    assert list(tiny.seats) == ["eu", "china", "us"]


def test_figures_are_counted_in_their_own_units(tiny: Scenario) -> None:
    """A gate of 0.3 is 3,000 basis points, 8 points are 800 hundredths, dependence counts in tenths."""
    licences, dependence = tiny.seats[Seat("eu")].aims

    assert (licences.slide, licences.low, licences.high) == ("eu.gate.magnets", 3000, 8000)
    assert (licences.points, dependence.points) == (800, 400)
    assert licences.times == (Condition(in_force=MeasurePattern(tag="package", against="all")), 70)
    assert dependence.when == Condition(figures=(("eu.dependence_ahead", Bounds(at_most=800)),))


def test_duties_are_in_basis_points_and_grades_in_hundredths(tiny: Scenario) -> None:
    duty = tiny.seats[Seat("china")].aims[0]

    assert [points for _, points in duty.grades] == [1200, 400]
    assert duty.grades[0][0].figures == (("tariff.us.china", Bounds(at_most=2000)),)


def test_named_conditions_become_a_list(tiny: Scenario) -> None:
    (line,) = tiny.seats[Seat("china")].red_lines

    assert line.when.none_of == (Condition(in_force=MeasurePattern(by="china", tag="licence")),)


def test_reactions_read_figures_in_units(tiny: Scenario) -> None:
    cue, amount = tiny.seats[Seat("us")].blocs[0].reactions[0]

    assert (cue.kind, cue.figure, cue.bounds, amount) == ("figure", "market_move", Bounds(at_most=-70), -1)


def test_trust_is_in_tenths_and_named_in_one_order() -> None:
    assert meaning_of(SMALL.replace("china.us: -2", "us.china: -2.5")).trust == {"china.us": -25}


def test_forms_are_in_the_units_of_the_game(tiny: Scenario) -> None:
    licences, _, duty = tiny.openings

    assert dict(duty.use) == {"against": "china", "duty": 3000, "basis": "ieepa"}
    assert dict(licences.use) == {"against": "eu", "input": "magnets", "level": "normal"}
    assert (licences.since, licences.starts, licences.until) == (-26, None, None)


def test_dates_of_measures_become_weeks() -> None:
    text = SMALL.replace("ieepa}\n    source", "ieepa}\n    starts_round: 2\n    until_round: 2\n    source", 1)

    duty, _ = meaning_of(text).openings

    assert (duty.starts, duty.until) == (1, 2)


def test_a_measure_is_against_whom_its_form_says() -> None:
    duty, _ = meaning_of().openings

    assert duty.against == "china"


def test_a_council_votes_in_hundredths_and_tenths(tiny: Scenario) -> None:
    assert tiny.council is not None
    germany, france, _ = tiny.council.members

    assert tiny.council.population_needed == 6500
    assert (germany.population, germany.stance, germany.fear, germany.wary) == (4000, -10, 10, True)
    assert (france.fear, france.hostage) == (5, True)


def test_covers_are_in_tenths_of_weeks(tiny: Scenario) -> None:
    assert tiny.economy.cover == (("magnets", "eu", 60), ("magnets", "us", 60))
    assert (tiny.economy.warm_up, tiny.economy.goods) == (4, ("pork", "cars", "BEV"))


def test_effects_move_figures_in_units(tiny: Scenario) -> None:
    effects = {beat.id: beat.effects for beat in tiny.beats}

    assert effects["queue"] == (Effect(figure="eu.home", change=-1),)
    assert effects["storm"] == (Effect(figure="market", change=-30),)


def test_numbers_of_the_rules_are_replaced_by_name() -> None:
    numbers = meaning_of(SMALL + "numbers: {orders: 2, market_at_rung: [0, 0, 0, 0, 0, 0, 0, -9]}\n").numbers

    assert (numbers.orders, numbers.market_at_rung[7], numbers.carry) == (2, -9, 1)


def test_stages_are_named_by_instrument_and_stage() -> None:
    text = SMALL + "stages: {anti_coercion_instrument: {examination: 2, determination: 1}}\n"

    assert meaning_of(text).stages == {
        "anti_coercion_instrument.examination": 2,
        "anti_coercion_instrument.determination": 1,
    }


# --- the historical line -------------------------------------------------------------------------------------------

DEAL = """\
  answer: {round: 2, phase: talks, seat: china, act: {do: sign, offer: offer}, source: made up}
  offer:
    round: 1
    phase: talks
    seat: us
    act:
      do: propose
      parties: [us, china]
      clauses:
        duty: {clause: suspend, by: us, measure: duty_china, in_return_for: flow, from: 2}
        flow: {clause: licence_flow, by: china, input: magnets, user: us, gate: 85, until: 2}
      enforcement: snap_back
    source: made up
"""


def test_every_act_is_an_action_the_codec_reads(tiny: Scenario) -> None:
    for scenario in (tiny, meaning_of(SMALL + DEAL)):
        for scripted in scenario.history:
            assert decode(Action, scripted.act).by == scripted.seat


def test_a_threat_keeps_its_numbers_in_units(tiny: Scenario) -> None:
    threat = decode(Action, tiny.history[0].act)

    assert isinstance(threat, Threaten)
    assert (threat.use.duty, threat.unless.gate, threat.due) == (10000, 8500, 2)  # type: ignore[attr-defined]


def test_acts_stand_in_the_order_of_play_and_know_their_refs() -> None:
    _, offer, answer = (decode(Action, scripted.act) for scripted in meaning_of(SMALL + DEAL).history)

    assert isinstance(offer, Propose)
    assert isinstance(answer, Sign)
    assert answer.offer == "us.o1"


def test_clauses_answer_each_other_by_place_and_measures_have_their_refs() -> None:
    offer = decode(Action, meaning_of(SMALL + DEAL).history[1].act)

    assert isinstance(offer, Propose)
    duty, flow = offer.clauses
    assert (duty.in_return_for, duty.start, duty.measure) == (1, 2, "us.duty_china")  # type: ignore[attr-defined]
    assert (flow.in_return_for, flow.until) == (-1, 2)


# --- texts and the digest ------------------------------------------------------------------------------------------


def test_texts_stand_apart_by_their_paths(tiny: Scenario) -> None:
    assert tiny.text("title") == "Tiny"
    assert tiny.text("seats.eu.name") == "European Union"
    assert tiny.text("seats.china.aims.duty.says") == "The American duty comes down."
    assert tiny.text("council.members.DE.name") == "Germany"
    assert tiny.text("beats.queue.headline") == "Licence queue grows in Beijing"
    assert tiny.text("facts.magnets.source") == "tiny has no source; it is made up"
    assert tiny.text("debrief.q1") == "Who moved first, and why?"
    assert tiny.text("glossary.licence").startswith("A permit")
    assert tiny.text("brief").endswith("small table.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Small", "title: Other"),
        ("headline: A queue", "headline: Another queue"),
        ("source: made up", "source: invented"),
        ("format: 1", "# a comment\nformat: 1"),
        ("jobs: {name: Jobs", "jobs: {name: Work"),
    ],
)
def test_texts_and_comments_leave_the_digest_alone(old: str, new: str) -> None:
    assert meaning_of(SMALL.replace(old, new)).digest == meaning_of().digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("home: 58", "home: 57"),
        ("duty: 30", "duty: 31"),
        ("at_most: 0", "at_most: 1"),
        ("queue: {round: 1", "queue: {round: 2"),
        ("due: 2", "due: 1"),
        ("amount: -1", "amount: -2"),
    ],
)
def test_anything_the_rules_read_changes_the_digest(old: str, new: str) -> None:
    assert old in SMALL

    assert meaning_of(SMALL.replace(old, new)).digest != meaning_of().digest


def test_the_digest_is_that_of_the_meaning_whatever_the_file_is_called() -> None:
    named = load(SMALL, name="other.yaml").scenario

    assert named is not None
    assert named.id == "other"
    assert named.digest == meaning_of().digest == digest_of(replace(meaning_of(), id="x", texts={"a": "b"}))


def test_a_scenario_can_be_pickled(tiny: Scenario) -> None:
    assert pickle.loads(pickle.dumps(tiny)) == tiny
