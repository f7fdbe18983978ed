"""Packages, signatures, threats, words: their limits, what they write, who hears of them (GAME 4.1, 7.1, 7.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.actions import Action, Propose, Refuse, Sign, Speak, Threaten
from engine.instruments import use_from
from engine.rules.packages import most_clauses
from engine.rules.talks import close_talks, plain, propose, refuse, sign, speak, threaten, why_not_talk
from engine.rules.work import Turn, Work
from engine.scenario import Ref
from engine.state import Actor, Clause, State
from tests.diplomacy.world import (
    CHINA,
    EU,
    FLOW,
    GAME,
    LEVEL,
    PRICE,
    REST,
    US,
    checked,
    clause,
    deal,
    kinds,
    measure,
    of,
    start,
    turned,
    with_deal,
    words,
)


def offer(by: str = "eu", *clauses: Clause, **changes: Any) -> Propose:
    clauses = clauses or (FLOW, PRICE)
    parties = changes.pop("parties", tuple(s for s in (EU, CHINA, US) if s in {c.by for c in clauses}))
    return Propose(by=Actor(by), parties=parties, clauses=clauses, **changes)


def of_eu(*clauses: Clause, **changes: Any) -> Propose:
    return offer("eu", *clauses, **changes)


def act(state: State, action: Action) -> Turn:
    """Do a talk act the way the game does: only what is not refused, and with every check."""
    assert why_not_talk(GAME, state, action) is None, words(why_not_talk(GAME, state, action))
    work = Work(GAME, state)
    match action:
        case Propose():
            propose(work, action)
        case Sign():
            sign(work, action)
        case Refuse():
            refuse(work, action)
        case Threaten():
            threaten(work, action)
        case Speak():
            speak(work, action)
    return checked(work)


def refusal(state: State, action: Action) -> str:
    return words(why_not_talk(GAME, state, action))


def hundred(**changes: Any) -> Threaten:
    """The American threat of 10 October 2025."""
    use = use_from("tariff", {"against": "china", "duty": 10000, "basis": "ieepa"})
    plain_threat = Threaten(by=Actor("us"), against=CHINA, instrument="tariff", use=use, unless=REST, due=5)
    return replace(plain_threat, **changes)


# --- packages -----------------------------------------------------------------------------------------------


def test_an_offer_is_known_to_its_parties_only_and_its_proposer_has_signed_it():
    turn = act(start(), offer())

    (made,) = of(turn, "OfferMade")
    assert made.seen_by == (EU, CHINA)
    assert made.offer.seen_by == (EU, CHINA)
    assert made.offer.signed == (EU,)
    assert made.offer.expires == 2
    assert "china lets through at least 85 % of requests for magnets" in words(made.because)


def test_ids_count_per_audience_so_that_no_gap_tells_of_a_secret():
    state = act(start(), offer()).state
    state = act(state, of_eu(clause("review", "eu"), clause("review", "us"))).state

    assert list(state.offers) == ["eu.china.o1", "eu.us.o1"]
    assert list(act(start(), offer("us", FLOW, PRICE, LEVEL)).state.offers) == ["us.o1"]


def test_the_last_signature_makes_a_deal_and_a_public_deal_is_known_to_all():
    state = act(start(), offer()).state
    turn = act(state, Sign(by=Actor("china"), offer=Ref("eu.china.o1")))

    assert kinds(turn) == ["OfferSigned", "OfferClosed", "DealSigned"]
    signed = of(turn, "DealSigned")[0]
    assert (signed.deal.id, signed.deal.stage, signed.deal.round, signed.seen_by) == ("eu.d1", "signed", 2, "all")
    assert [e.seen_by for e in turn.events[:2]] == [(EU, CHINA), (EU, CHINA)]
    assert turn.state.offers == {}
    assert "eu.china.o1" not in str(signed)  # the offer stays between its parties


def test_a_secret_deal_is_known_to_its_parties_and_does_not_use_up_a_public_id():
    state = act(start(), offer(secret=True)).state
    turn = act(state, Sign(by=Actor("china"), offer=Ref("eu.china.o1")))

    assert all(e.seen_by == (EU, CHINA) for e in turn.events)
    assert list(turn.state.deals) == ["eu.china.d1"]
    assert turn.state.serials.get("eu.d", 0) == 0


def test_three_parties_sign_one_after_the_other():
    state = act(start(), offer("us", FLOW, PRICE, LEVEL)).state
    state = act(state, Sign(by=Actor("eu"), offer=Ref("us.o1"))).state
    assert refusal(state, Sign(by=Actor("eu"), offer=Ref("us.o1"))) == "eu has already signed us.o1"
    assert state.deals == {}

    state = act(state, Sign(by=Actor("china"), offer=Ref("us.o1"))).state
    assert state.deals[Ref("eu.d1")].parties == (EU, CHINA, US)


def test_a_counter_replaces_the_open_package_for_its_parties_only():
    state = act(start(), offer()).state
    turn = act(state, offer("china", FLOW, PRICE, clause("review", "eu"), replaces="eu.china.o1"))

    assert list(turn.state.offers) == ["china.eu.o1"]
    assert of(turn, "OfferMade")[0].seen_by == (EU, CHINA)
    assert "china counters eu.china.o1" in words(of(turn, "OfferMade")[0].because)


@pytest.mark.parametrize(
    ("by", "how", "because"),
    [("eu", "withdrawn", "eu withdraws eu.china.o1"), ("china", "refused", "china refuses eu.china.o1")],
)
def test_refusing_ones_own_package_withdraws_it(by, how, because):
    state = act(start(), offer()).state
    turn = act(state, Refuse(by=Actor(by), offer=Ref("eu.china.o1")))

    (closed,) = of(turn, "OfferClosed")
    assert (closed.how, words(closed.because), closed.seen_by) == (how, because, (EU, CHINA))
    assert [f.seen_by for f in turn.state.facts] == ([(EU, CHINA)] if how == "refused" else [])


def test_a_package_not_signed_by_the_deadline_does_not_exist():
    state = act(start(), offer()).state
    work = Work(GAME, state)
    close_talks(work)
    turn = checked(work)

    (closed,) = of(turn, "OfferClosed")
    assert (closed.how, closed.seen_by) == ("expired", (EU, CHINA))
    assert words(closed.because) == "eu.china.o1 was not signed by china in time"
    assert turn.state.offers == {}


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (of_eu(FLOW, parties=(EU, CHINA)), "a package holds 2 to 6 clauses, not 1"),
        (of_eu(FLOW, REST, parties=(EU, CHINA)), "eu gives nothing; each party gives at least one clause"),
        (offer("us", FLOW, PRICE), "us must be a party of its own package"),
        (of_eu(PRICE, clause("review", "eu"), parties=(EU,)), "a package has two or three parties, not 1"),
        (of_eu(parties=(EU, "mars")), "there is no seat mars at this table"),
        (of_eu(parties=(EU, EU, CHINA)), "a party is named twice"),
        (of_eu(FLOW, FLOW, PRICE), "clause 2 says the same as clause 1"),
        (of_eu(FLOW, replace(FLOW, until=4), PRICE), "clause 2 says the same as clause 1"),
        (of_eu(FLOW, PRICE, LEVEL, parties=(EU, CHINA)), "us gives a clause and is no party of the package"),
        (of_eu(FLOW, PRICE, enforcement="war"), "a deal is enforced by none, snap_back, panel and escrow, not by war"),
        (of_eu(replace(FLOW, until=2), PRICE), "a clause lasts until round 3 or later, not until round 2"),
        (of_eu(replace(FLOW, start=2), PRICE), "a clause starts in round 3 or later, not in round 2"),
        (of_eu(replace(FLOW, start=5, until=4), PRICE), "a clause lasts until round 5 or later, not until round 4"),
        (of_eu(replace(FLOW, in_return_for=2), PRICE), "clause 1 is given in return for a clause that is not there"),
        (of_eu(replace(FLOW, in_return_for=0), PRICE), "clause 1 is given in return for a clause that is not there"),
        (of_eu(FLOW, REST, replace(PRICE, in_return_for=0), clause("review", "china", in_return_for=1)),
         "clause 4 is given in return for a clause of china itself"),
        (offer("us", clause("suspend", "us", measure="china.package"), REST),
         "us has no standing measure china.package to put into a deal"),
        (of_eu(clause("suspend", "china", measure="china.lic_us"), PRICE),
         "china.lic_us is not aimed at another party of the deal"),
        (offer("us", LEVEL, REST, secret=True), "tariff_level cannot be secret: everybody would see it happen"),
    ],
)  # fmt: skip
def test_what_a_package_may_not_hold(action, said):
    assert refusal(start(), action) == said


def test_a_short_game_has_fewer_issues_on_the_table():
    """GAME 11: as many clauses in a package as the length of the game has issues, one for each party at least."""
    four = of_eu(FLOW, REST, PRICE, clause("transparency", "eu"))
    short, full = replace(start(), profile="short"), start()

    assert refusal(short, four) == "a package holds 2 to 3 clauses, not 4"
    assert why_not_talk(GAME, full, four) is None
    assert why_not_talk(GAME, short, of_eu(FLOW, REST, clause("transparency", "eu"))) is None
    one_issue = replace(GAME, profiles={"full": replace(GAME.profiles["full"], issues=1)})
    assert [most_clauses(one_issue, full, parties) for parties in (2, 3)] == [2, 3]


def test_a_measure_that_is_not_there_is_refused_in_the_same_words_as_one_that_is_secret():
    hidden = measure("china.m7", "eu", seen_by=(CHINA,))
    said = [
        refusal(start(hidden), of_eu(clause("suspend", "china", measure=ref), PRICE))
        for ref in ("china.m7", "china.m8")
    ]

    assert said[0].replace("m7", "m8") == said[1] == "china has no standing measure china.m8 to put into a deal"


def test_a_measure_known_to_the_parties_only_stands_in_secret_packages_only():
    hidden = measure("china.m7", "eu", seen_by=(EU, CHINA))
    action = of_eu(clause("suspend", "china", measure="china.m7"), PRICE)

    assert refusal(start(hidden), action) == "china has no standing measure china.m7 to put into a deal"
    assert refusal(start(hidden), replace(action, secret=True)) == ""


def test_one_open_package_per_pair_as_far_as_the_proposer_knows():
    state = act(start(), offer()).state

    said = "eu.china.o1 is open between eu and china; counter it, or refuse it first"
    assert refusal(state, offer("china")) == said
    assert refusal(state, of_eu(FLOW, PRICE, LEVEL)) == said
    assert refusal(state, offer("us", FLOW, PRICE, LEVEL)) == ""  # the US does not know of it


@pytest.mark.parametrize("ref", ["eu.china.o1", "eu.china.o9"])
def test_unknown_and_secret_packages_are_refused_in_the_same_words(ref):
    state = act(start(), offer()).state

    for action in (
        Sign(by=Actor("us"), offer=Ref(ref)),
        Refuse(by=Actor("us"), offer=Ref(ref)),
        offer("us", LEVEL, REST, replaces=ref),
    ):
        assert refusal(state, action) == f"there is no open package {ref}"


def test_a_counter_has_the_same_parties():
    state = act(start(), offer()).state

    said = "eu.china.o1 is between eu and china; a counter has the same parties"
    assert refusal(state, offer("china", FLOW, PRICE, LEVEL, replaces="eu.china.o1")) == said


def test_a_pair_whose_deal_failed_at_home_waits_for_two_rounds():
    failed = deal(FLOW, PRICE, stage="failed", round=2)
    said = "eu.d1 failed at home in round 2: eu and china cannot try again before round 5"

    for round in (3, 4):
        assert refusal(start(round=round, deals={failed.id: failed}), offer()) == said
    assert refusal(start(round=5, deals={failed.id: failed}), offer()) == ""


def test_a_secret_failure_of_others_forbids_nothing_to_one_who_does_not_know_it():
    failed = deal(FLOW, PRICE, stage="failed", round=1, secret=True, id="eu.china.d1")
    state = start(deals={failed.id: failed})

    assert refusal(state, offer("us", FLOW, PRICE, LEVEL)) == ""
    assert "failed at home" in refusal(state, of_eu(FLOW, PRICE, LEVEL))


def test_one_secret_deal_per_pair():
    state = with_deal(start(), deal(FLOW, PRICE, secret=True, id="eu.china.d1", round=1))
    again = of_eu(clause("review", "china"), clause("review", "eu"), secret=True)

    assert refusal(state, again) == "eu and china already have a secret deal, eu.china.d1"
    assert refusal(state, replace(again, secret=False)) == ""


def test_nobody_believes_a_secret_deal_where_trust_is_gone():
    state = start(counts={"trust.china.eu": -40})

    assert refusal(state, offer(secret=True)) == (
        "trust between eu and china is -4: at -4 nobody believes a secret deal"
    )
    assert refusal(state, offer()) == ""


def test_a_profile_switches_features_off():
    state = start(profile="short")

    assert refusal(state, of_eu(FLOW, clause("transparency", "eu"), secret=True)) == (
        "secret deals are not played in this length of game"
    )
    assert refusal(state, of_eu(FLOW, clause("transparency", "eu"), enforcement="panel")) == (
        "panel is not played in this length of game"
    )
    assert refusal(state, offer()) == "undertaking is not played in this length of game"
    assert refusal(state, of_eu(FLOW, clause("review", "eu"))) == "review is not played in this length of game"
    assert refusal(state, of_eu(FLOW, clause("transparency", "eu"))) == ""


def test_signing_is_judged_like_proposing():
    state = act(start(), offer(secret=True)).state
    state = replace(state, counts={**state.counts, "trust.china.eu": -40})

    assert refusal(state, Sign(by=Actor("china"), offer=Ref("eu.china.o1"))).startswith("trust between eu and china")


@pytest.mark.parametrize("phase", ["briefing", "orders", "reveal", "ended"])
def test_talks_have_their_phase(phase):
    state = start(phase=phase)

    assert refusal(state, offer()) == f"offers, signatures and threats belong to the talks; this is {phase}"
    assert (refusal(state, Speak(by=Actor("eu"), words="hello")) == "") == (phase == "orders")


@pytest.mark.parametrize("by", ["chance", "table", "facilitator", "mars"])
def test_only_a_seat_can_talk(by):
    assert refusal(start(), offer(by)) == "only a seat can talk"


# --- threats and pledges ------------------------------------------------------------------------------------


def test_a_threat_has_the_stake_of_its_order_and_a_public_one_is_heard_by_all():
    turn = act(start(), hundred())

    (made,) = of(turn, "ThreatMade")
    assert (made.threat.id, made.threat.stake, made.threat.status, made.seen_by) == ("us.t1", 3, "open", "all")
    assert words(made.because) == (
        "us threatens china: us puts an extra duty of 100 % on china, "
        "unless by round 5 china suspends china.package for a year"
    )
    (heard,) = turn.state.facts
    assert (heard.kind, heard.weight, heard.rung) == ("threat", "heavy", 3)


def test_a_private_threat_is_heard_by_two_and_uses_up_no_public_id():
    state = act(start(), hundred(public=False)).state

    (threat,) = state.threats.values()
    assert (threat.id, threat.seen_by) == ("us.china.t1", (CHINA, US))
    assert state.facts[0].seen_by == (CHINA, US)
    assert state.serials.get("us.t", 0) == 0


def test_one_new_threat_a_round_and_two_outstanding():
    state = act(start(), hundred()).state
    assert refusal(state, hundred(due=4)) == "us has already made a threat this round"
    assert refusal(state, hundred(due=4, pledge=True)) == ""  # a pledge is another thing

    state = act(replace(state, round=3), hundred(due=4)).state
    assert refusal(replace(state, round=4), hundred(due=6)) == "2 threats are outstanding; 2 at most"


@pytest.mark.parametrize(
    ("round", "due", "said"),
    [
        (2, 2, "the deadline is round 3 to 6, not round 2"),
        (1, 6, "the deadline is round 2 to 5, not round 6"),
        (4, 7, "the deadline is round 5 to 6, not round 7"),
        (6, 7, "no round is left in which it could come due"),
        (2, 3, ""),
        (2, 6, ""),
    ],
)
def test_a_deadline_is_one_to_four_rounds_away_and_inside_the_game(round, due, said):
    assert refusal(start(round=round), hundred(due=due)) == said


def test_what_a_threat_may_not_be():
    state = start()
    law = use_from("tariff", {"against": "china", "duty": 2000, "basis": "tariff_law"})
    europe = use_from("tariff", {"against": "eu", "duty": 2000, "basis": "ieepa"})
    already = clause("suspend", "china", measure="china.gone")
    flow = clause("licence_flow", "china", input="magnets", user="us", gate=6000)

    assert refusal(state, hundred(against=US)) == "a threat or pledge is made to another seat, not to us"
    assert refusal(state, hundred(instrument="export_licensing")) == "us has no instrument export_licensing"
    assert refusal(state, hundred(use=REST)) == "this form is not one of tariff"
    assert refusal(state, hundred(use=law)) == "us has no power under tariff_law"
    assert refusal(state, hundred(use=europe)) == "the order is aimed at eu, the threat at china"
    assert refusal(state, hundred(unless=LEVEL)) == "the condition must be something that china can do"
    assert refusal(state, hundred(unless=already)) == "china has no standing measure china.gone to put into a deal"
    assert refusal(state, hundred(unless=flow)) == (
        "the condition already holds: china lets through at least 60 % of requests for magnets from us"
    )
    still = clause("standstill", "china")
    assert refusal(state, hundred(unless=still)) == "standstill cannot be the condition of a threat or pledge"


# --- words --------------------------------------------------------------------------------------------------


def test_words_lose_control_characters_and_stay_out_of_templates():
    turn = act(start(), Speak(by=Actor("eu"), words="hello\x07 {by}\n\u202eworld\u200b", to=(CHINA,)))

    (spoke,) = of(turn, "Spoke")
    assert spoke.words == "hello {by} world"
    assert words(spoke.because) == "eu says: hello {by} world"
    assert spoke.seen_by == (EU, CHINA)


def test_a_press_line_is_for_all():
    assert of(act(start(), Speak(by=Actor("eu"), words="no comment")), "Spoke")[0].seen_by == "all"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" \x00\u200b ", "there are no words to say"),
        ("x" * 501, "501 characters are too long; 500 at most"),
        ("x" * 500, ""),
    ],
)
def test_words_have_a_length(text, said):
    assert refusal(start(), Speak(by=Actor("eu"), words=text)) == said


def test_words_go_to_seats_of_the_table():
    assert refusal(start(), Speak(by=Actor("eu"), words="hi", to=("mars",))) == "there is no seat mars at this table"


def test_plain_keeps_letters_of_every_language():
    assert plain("  Šefčovič\t王文涛 ") == "Šefčovič 王文涛"


def test_two_clauses_about_one_measure_do_not_stand_in_one_package():
    gone = clause("repeal", "china", measure="china.package")
    free = clause("general_licence", "china", input="magnets", user="eu")

    assert "china.package, as clause 1 is" in refusal(start(), of_eu(REST, gone, PRICE))
    assert "china.lic_eu, as clause 1 is" in refusal(start(), of_eu(FLOW, free, PRICE))
    assert refusal(start(), of_eu(FLOW, REST, PRICE)) == ""


def test_a_call_or_an_easing_is_no_threat_but_may_be_pledged():
    call = use_from("dialogue", {"partner": "china", "format": "call"})
    easing = use_from("export_licensing", {"against": "eu", "input": "magnets", "level": "fast"})
    ease = Threaten(by=Actor("china"), against=EU, instrument="export_licensing", use=easing, unless=PRICE, due=5)

    assert "rung 2" in refusal(start(), hundred(instrument="dialogue", use=call))
    assert "rung 2" in refusal(licensed(), ease)
    assert refusal(licensed(), replace(ease, pledge=True)) == ""


def licensed() -> State:
    """A table with a real licence regime for Europe that can be eased."""
    use = use_from("export_licensing", {"against": "eu", "input": "magnets", "level": "normal"})
    return turned(start(), "china.lic_eu", instrument="export_licensing", use=use)
