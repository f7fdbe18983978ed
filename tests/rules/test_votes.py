"""Holding a vote: the count is told, the measure hears the answer, a lost proposal costs its owner (GAME 5.3, 1.3)."""

from __future__ import annotations

from dataclasses import replace

from engine.diplomacy import clause_from
from engine.events import VoteHeld
from engine.instruments import use_from
from engine.rules.deal_votes import clause_tags, completed, deal_vote
from engine.rules.votes import count, die_of, hold
from engine.rules.work import Work
from engine.said import say, tell
from engine.state import Deal, State
from tests.politics.small_state import CHINA, EU, council_2025, measure, play, scenario, state, vote

GAME = scenario()
STEADY = (1,) * 27


def proposed() -> tuple:
    """A broad duty of the EU on China before its committee."""
    use = use_from("tariff", {"against": "china", "duty": 2000, "basis": "enforcement_regulation"})
    duty = measure("eu.m1", "tariff", "broad", against="china", standing="pending", stage="proposed", rung=4,
                   instrument="tariff", use=use, dial=2000)  # fmt: skip
    return duty, vote()


def held(*, faces=STEADY, mode="qmv_for", more=(), stances=None) -> tuple[State, VoteHeld]:
    """The state after the vote was held with these draws, and the event that tells it."""
    duty, question = proposed()
    question = vote(mode=mode)
    here = state(GAME, measures=[duty, *more], votes=(question,), faces={question.id: faces}, stances=stances or {})
    work = Work(GAME, here)
    hold(work, question)
    told = next(e for e in work.events if isinstance(e, VoteHeld))
    return play(work), told


PRESSED = (
    measure("china.m1", "licence", "control", against="eu", rung=6),
    measure("eu.m2", "joint", against="china", rung=3),
    measure("eu.m3", "support", rung=1),
)


def test_a_vote_that_is_won_puts_the_measure_into_force():
    found, told = held(more=PRESSED)

    assert told.passed
    assert tell(told.because, {}) == (
        "eu.m1 is adopted: 18 states with 70.75 % of the population say yes; 15 with 65 % are needed"
    )
    assert (len(told.yes), told.population) == (18, 7075)
    assert (found.measures["eu.m1"].standing, found.measures["eu.m1"].rung) == ("in_force", 5)
    assert found.votes == ()
    assert found.counts.get("eu.votes_lost", 0) == 0
    assert found.counts["eu.credibility"] == 45


def test_a_vote_that_is_lost_ends_the_measure_and_costs_credibility():
    found, told = held()

    assert not told.passed
    assert found.measures["eu.m1"].standing == "ended"
    assert (found.counts["eu.credibility"], found.counts["eu.votes_lost"]) == (37, 1)
    assert [f.kind for f in found.facts if f.ref == "eu.m1"] == ["vote_lost"]


def test_draws_move_states_by_half_a_point():
    low, steady, high = (held(faces=(face,) * 27, more=PRESSED[:2])[1] for face in (0, 1, 2))

    assert len(low.yes) < len(steady.yes) < len(high.yes)


def test_the_duty_of_a_reverse_vote_stands_unless_a_majority_stops_it():
    found, told = held(mode="qmv_against")

    assert told.passed
    assert "would have to say no" in told.because.words
    assert found.measures["eu.m1"].standing == "in_force"


def test_the_commission_decides_alone_without_a_count():
    found, told = held(mode="commission", faces=())

    assert told.passed
    assert (told.yes, told.no, told.abstained, told.population) == ((), (), (), 0)
    assert found.measures["eu.m1"].standing == "in_force"


def test_one_state_that_says_no_stops_unanimity():
    _, told = held(mode="unanimity", more=PRESSED)

    assert not told.passed
    assert tell(told.because, {}).startswith(f"eu.m1 is not adopted: {len(told.no)} of 27 states say no")


def test_a_secret_question_stays_with_those_who_may_know():
    duty, _ = proposed()
    question = vote(seen_by=(EU,))
    work = Work(GAME, state(GAME, measures=[duty], votes=(question,), faces={question.id: STEADY}))

    hold(work, question)

    assert {e.seen_by for e in work.events[:3]} == {(EU,)}


def test_a_throw_has_one_draw_for_each_member():
    die = die_of(council_2025(), vote())

    assert (die.id, die.weights, die.times, die.about) == ("vote.eu.m1", (1, 2, 1), 27, "eu.m1")


# --- deals -----------------------------------------------------------------------------------------------------


def licences_for_undertaking() -> Deal:
    """The deal of the worked example: licences of 85 % for price undertakings."""
    flow = clause_from("licence_flow", {"by": CHINA, "input": "magnets", "user": "eu", "gate": 8500, "until": 6})
    price = clause_from("undertaking", {"by": EU, "exporter": CHINA, "until": 6, "line": "BEV"})
    return Deal(
        id="eu.d1", parties=(EU, CHINA), clauses=(flow, price), enforcement="snap_back",
        secret=False, stage="signed", round=2,
    )  # fmt: skip


def test_tags_of_a_deal_say_who_gives_what():
    tags = clause_tags(licences_for_undertaking())

    assert {"china.flow", "china.benchmark", "eu.undertaking", "eu.concession"} <= set(tags)


def test_a_clause_about_a_measure_carries_its_tags():
    suspend = clause_from("suspend", {"by": CHINA, "measure": "china.m2"})
    deal = Deal(
        id="eu.d1", parties=(EU, CHINA), clauses=(suspend,), enforcement="none", secret=False, stage="signed", round=1
    )
    here = state(GAME, measures=[measure("china.m2", "duty", "hostage", against="eu", touches=("line.pork",))])

    assert "china.hostage" not in clause_tags(deal)
    assert {"china.hostage", "china.line.pork", "china.concession"} <= set(clause_tags(deal, here))


def test_worked_example_the_council_takes_the_deal_of_the_second_round():
    deal = licences_for_undertaking()
    here = state(GAME, deals={deal.id: deal})
    question = deal_vote(here, deal, EU, say("shall the EU accept it?"))
    lower = tuple(0 if m.id in ("FR", "LT", "LV") else 1 for m in council_2025().members)

    found = count(GAME, replace(here, faces={question.id: lower}), question)

    assert found is not None
    assert (found.passed, len(found.yes), found.abstained) == (True, 24, ("FR", "LT", "LV"))


def test_a_vote_called_without_tags_takes_those_of_its_deal():
    deal = licences_for_undertaking()
    here = state(GAME, deals={deal.id: deal})

    assert completed(here, vote("deal", "eu.d1")).tags == clause_tags(deal, here)
    assert completed(here, vote("deal", "eu.d1", tags=("china.flow",))).tags == ("china.flow",)
