"""The Anti-Coercion Instrument: examination, Council, talks, response, each no sooner than the law or the file says."""

from dataclasses import replace

import pytest

from engine.events import DialTurned, Ended, Suspended, fold
from engine.instruments.anti_coercion_instrument import ANSWERS, INSTRUMENT, Use
from engine.said import NOTHING
from tests.instruments.world import (
    CHINA,
    EU,
    US,
    facts,
    game,
    kinds,
    menu,
    only,
    order,
    refused,
    revealed,
    settle,
    shock,
    table,
    threatened,
    told,
    vote,
)

ID = "anti_coercion_instrument"
FAST = {f"{ID}.{stage}": rounds for stage, rounds in {"examination": 1, "determination": 1, "deferral": 0}.items()}
fast = game(weeks=1, stages=FAST)


def step(scenario, state, name, response="none"):
    return order(scenario, state, EU, ID, against="china", step=name, response=response)


def pressed(scenario=fast):
    """China licenses magnets for the EU."""
    return order(scenario, table(scenario), CHINA, "export_licensing", against="eu", input="magnets", level="normal")


def determined(scenario=fast):
    """The Council has found coercion, in the second round."""
    state = step(scenario, settle(scenario, step(scenario, pressed(scenario), "examination")), "determination")
    return vote(scenario, state, case(state).id, passed=True)


def answered(response="duties", scenario=fast):
    """The states have agreed to a response, in the third round."""
    state = step(scenario, settle(scenario, determined(scenario)), "response", response)
    return vote(scenario, state, answer(state).id, passed=True)


def case(state):
    return next(m for m in state.measures.values() if m.instrument == ID and m.use.step == "examination")


def answer(state):
    return next(m for m in state.measures.values() if m.instrument == ID and m.use.step == "response")


# --- Article 2 and 4 -------------------------------------------------------------------------------------------


def test_article_2_needs_a_measure_or_a_threat():
    assert "Article 2" in refused(fast, table(fast), EU, ID, against="china", step="examination")
    assert "Article 2" in refused(fast, pressed(), EU, ID, against="us", step="examination")
    assert case(step(fast, pressed(), "examination")).touches == ("coercion.china.m1",)
    assert case(step(fast, table(fast, threats=threatened(CHINA, EU)), "examination")).touches == ("coercion.china.t1",)
    private = table(fast, threats=threatened(CHINA, EU, public=False))
    assert "Article 2" in refused(fast, private, EU, ID, against="china", step="examination")


def test_article_4_the_commission_examines_alone():
    events = revealed(fast, pressed(), EU, ID, against="china", step="examination")

    assert kinds(events) == ["MeasureBegan"]
    begun = events[0].measure
    assert (begun.standing, begun.stage, begun.rung, begun.tags) == ("pending", "examination", 2, ("anti_coercion",))


def test_only_a_seat_with_a_council_has_it():
    assert "no council" in refused(fast, pressed(), US, ID, against="china", step="examination")
    assert menu(fast, pressed(), US, ID) == 0


def test_one_case_for_each_country():
    state = step(fast, pressed(), "examination")

    assert "not its next step" in refused(fast, settle(fast, state), EU, ID, against="china", step="examination")


# --- clocks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("weeks", "rounds"), [(4, 4), (1, 17), (26, 1)])
def test_the_examination_takes_four_months(weeks, rounds):
    scenario = game(weeks=weeks, rounds=24)
    state = step(scenario, pressed(scenario), "examination")

    for _ in range(rounds - 1):
        state = settle(scenario, state)
        assert "runs until" in refused(scenario, state, EU, ID, against="china", step="determination")

    assert step(scenario, settle(scenario, state), "determination")


def test_the_council_has_eight_weeks_unless_the_file_says_less():
    scenario = game(weeks=4, stages={f"{ID}.examination": 1})
    state = step(scenario, settle(scenario, step(scenario, pressed(scenario), "examination")), "determination")
    assert (case(state).stage, state.votes) == ("proposed", ())

    state = settle(scenario, state)
    assert not state.votes
    state = settle(scenario, state)

    assert [v.subject for v in state.votes] == [case(state).id]
    assert len(settle(scenario, state).votes) == 1


def test_the_response_cannot_come_before_its_printed_rounds():
    state = step(fast, pressed(), "examination")
    assert "runs until" in refused(fast, state, EU, ID, against="china", step="response", response="duties")
    state = settle(fast, state)
    assert "not its next step" in refused(fast, state, EU, ID, against="china", step="response", response="duties")
    state = vote(fast, step(fast, state, "determination"), "eu.m1", passed=True)
    assert "talks" in refused(fast, state, EU, ID, against="china", step="response", response="duties")

    assert step(fast, settle(fast, state), "response", "duties").votes


def test_longer_talks_hold_the_response_back():
    scenario = game(weeks=1, stages={**FAST, f"{ID}.talks": 2})
    state = settle(scenario, determined(scenario))

    assert "runs until" in refused(scenario, state, EU, ID, against="china", step="response", response="duties")
    assert step(scenario, settle(scenario, state), "response", "duties")


def test_the_determination_lapses_after_four_rounds():
    state = settle(fast, determined(), 4)
    assert case(state).standing == "pending"

    assert case(settle(fast, state)).standing == "ended"


def test_the_response_is_deferred_by_three_months_unless_the_file_says_none():
    scenario = game(weeks=13, stages={f"{ID}.examination": 1, f"{ID}.determination": 1})
    state = answered(scenario=scenario)
    assert (answer(state).standing, answer(state).stage, answer(state).rung) == ("pending", "announced", 4)

    state = settle(scenario, state)

    assert (answer(state).standing, answer(state).rung) == ("in_force", 6)


# --- votes -----------------------------------------------------------------------------------------------------


def test_article_5_the_council_needs_a_majority_for():
    state = step(fast, settle(fast, step(fast, pressed(), "examination")), "determination")

    (asked,) = state.votes
    assert (asked.mode, asked.kind, asked.subject) == ("qmv_for", "tough", case(state).id)
    assert (case(state).standing, case(state).rung) == ("pending", 2)


def test_a_determination_that_is_won_is_believed():
    state = determined()

    assert (case(state).stage, case(state).rung) == ("talks", 3)
    assert state.counts["eu.credibility"] == 52 + 8


def test_a_determination_that_is_lost_closes_the_case():
    state = step(fast, settle(fast, step(fast, pressed(), "examination")), "determination")

    state = vote(fast, state, case(state).id, passed=False)

    assert case(state).standing == "ended"
    assert state.counts["eu.credibility"] == 52
    assert step(fast, state, "examination")


def test_article_18_no_opinion_means_no_response():
    state = step(fast, settle(fast, determined()), "response", "duties")
    assert state.votes[0].mode == "qmv_for"

    state = vote(fast, state, answer(state).id, passed=False)

    assert answer(state).standing == "ended"
    assert (case(state).standing, case(state).stage) == ("pending", "talks")
    assert step(fast, settle(fast, state), "response", "quotas")


# --- Annex I ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("response", ANSWERS)
def test_annex_1_each_response_reaches_the_economy(response):
    state = answered(response)

    assert (answer(state).standing, answer(state).rung) == ("in_force", 6)
    assert [f.rung for f in facts(state, "hit") if "anti_coercion" in f.tags] == [6]
    assert shock(fast, state, answer(state))


def test_duties_are_20_points_on_everything():
    (duty,) = shock(fast, answered(), answer(answered())).duties

    assert (duty.sector, duty.origin, duty.destination, duty.bp) == ("*", "china", "eu", 2000)


def test_the_procedure_alone_moves_no_money():
    assert not shock(fast, determined(), case(determined()))


# --- Article 12 ------------------------------------------------------------------------------------------------


def test_article_12_it_sleeps_and_wakes_with_the_coercion():
    state = answered()
    licences = only(state, "licence").id
    state = settle(fast, fold(state, [Suspended(because=NOTHING, measure=licences, lapses=None)]))
    assert (answer(state).standing, answer(state).stage) == ("suspended", "article_12")

    regime = replace(only(state, "licence"), standing="in_force")
    state = settle(fast, replace(state, measures={**state.measures, regime.id: regime}))

    assert (answer(state).standing, answer(state).stage) == ("in_force", "in_force")


def test_article_12_it_sleeps_when_licences_flow_again():
    state = answered()
    licences = only(state, "licence").id
    eased = DialTurned(because=NOTHING, measure=licences, dial=8500, stage="fast", rung=2, harder=False)

    assert answer(settle(fast, fold(state, [eased]))).standing == "suspended"


def test_a_suspension_by_a_deal_is_not_undone():
    state = answered()
    asleep = fold(state, [Suspended(because=NOTHING, measure=answer(state).id, lapses=None)])

    assert answer(settle(fast, asleep)).standing == "suspended"


def test_article_12_it_ends_when_the_coercion_ceases():
    state = answered()
    gone = Ended(because=NOTHING, measure=only(state, "licence").id, how="repealed")

    state = settle(fast, fold(state, [gone]))

    assert (answer(state).standing, case(state).standing) == ("ended", "ended")


def test_a_case_ends_with_its_response():
    state = answered()

    state = settle(fast, fold(state, [Ended(because=NOTHING, measure=answer(state).id, how="lifted")]))

    assert case(state).standing == "ended"


def test_a_case_that_is_answered_does_not_lapse():
    assert case(settle(fast, answered(), 5)).standing == "pending"


# --- menus and words -------------------------------------------------------------------------------------------


def test_the_menu_shows_the_next_step_only():
    assert menu(fast, table(fast), EU, ID) == 0
    assert menu(fast, pressed(), EU, ID) == 1
    assert menu(fast, step(fast, pressed(), "examination"), EU, ID) == 0
    assert menu(fast, settle(fast, step(fast, pressed(), "examination")), EU, ID) == 1
    assert menu(fast, settle(fast, determined()), EU, ID) == len(ANSWERS)


def test_the_menu_keeps_two_cases_apart():
    state = order(fast, settle(fast, determined()), US, "targeted_duty", against="eu", line="machinery", duty=2000)

    assert menu(fast, state, EU, ID) == len(ANSWERS) + 1


def test_an_answer_is_chosen_at_the_last_step_only():
    assert "chosen" in refused(fast, pressed(), EU, ID, against="china", step="examination", response="duties")
    ready = settle(fast, determined())
    assert "chosen" in refused(fast, ready, EU, ID, against="china", step="response")


def test_weights_and_rungs():
    state = pressed()
    found = [
        (INSTRUMENT.weight(fast, state, EU, Use("china", s, r)), INSTRUMENT.rung(fast, state, EU, Use("china", s, r)))
        for s, r in (("examination", "none"), ("determination", "none"), ("response", "duties"))
    ]

    assert found == [("medium", 2), ("medium", 3), ("heavy", 6)]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (step(fast, pressed(), "examination"), "examination of coercion, until week 1"),
        (determined(), "coercion determined; talks, lapses in week 6"),
        (answered(), "case against coercion (answered)"),
    ],
)
def test_words(state, words):
    assert told(INSTRUMENT.told(case(state))) == words


def test_words_of_a_response():
    assert told(INSTRUMENT.told(answer(answered()))) == "response with duties (in_force)"


def test_listed_in_a_file_a_case_is_determined_and_a_response_in_force():
    begun = case(step(fast, pressed(), "examination"))

    assert INSTRUMENT.opened(fast, replace(begun, use=Use("china", "response", "duties"))).standing == "in_force"
    assert INSTRUMENT.opened(fast, replace(begun, use=Use("china", "determination"))).stage == "talks"
