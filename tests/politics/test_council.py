"""The Council against published votes and coalitions, the thresholds of the treaty, and the vote table of the rules."""

from __future__ import annotations

from itertools import product

import pytest

from engine.politics.ballot import counted
from engine.politics.council import DRAW_WEIGHTS, DRAWS, forecast, outlook, positions, tally
from engine.said import tell
from engine.scenario import Council, MemberState
from tests.politics.small_state import CHINA, EU, council_2025, data, fact, measure, scenario, state, vote

COALITIONS = data("coalitions_2025")
TABLE = data("vote_table_october_2025")["rows"]
KNOWN_OFF = {"determination, bare": 1, "deal: benchmarked licences for one concession": 1}
"""Rows whose printed ranges differ from the exact ones by this much (they were sampled)."""


def camps(yes=(), no=(), mode="qmv_for"):
    """A count with these camps; the rest abstain."""
    council = council_2025()
    rest = tuple(m.id for m in council.members if m.id not in yes and m.id not in no)
    return counted(council, mode, yes=tuple(yes), no=tuple(no), abstained=rest)


def everybody_but(some):
    return tuple(m.id for m in council_2025().members if m.id not in some)


def small(*populations, needed=2, blocking=4):
    """A council of members A, B, C ... with these populations."""
    members = tuple(MemberState(id=chr(65 + n), population=p, stance=0, fear=0) for n, p in enumerate(populations))
    return Council(seat=EU, members=members, states_needed=needed, blocking_states=blocking)


# --- the treaty ------------------------------------------------------------------------------------------------


def test_shares_of_2025_add_up_to_a_hundred_within_rounding():
    assert sum(m.population for m in council_2025().members) == 10_001


@pytest.mark.parametrize("camp", COALITIONS["camps"], ids=lambda c: c["name"])
def test_published_coalitions(camp):
    yes = camp["yes"] if "yes" in camp else everybody_but(camp["all_but"])

    found = camps(yes=yes)

    assert len(found.yes) == camp["states"]
    assert found.population == pytest.approx(100 * camp["population"], abs=1.1)  # rounded shares add up to 100.01
    assert found.passed is camp["majority"]


@pytest.mark.parametrize("block", COALITIONS["blocks"], ids=lambda b: " ".join(b["against"]))
def test_published_blocking_minorities(block):
    found = camps(yes=everybody_but(block["against"]), no=block["against"])

    assert found.population_no == round(100 * block["population"])
    assert found.passed is not block["blocks"]


def test_2024_10_04_duties_on_electric_cars_had_no_majority_either_way_and_stood():
    ev = COALITIONS["ev_vote_2024_10_04"]

    to_stop, for_it = camps(ev["yes"], ev["no"], "qmv_against"), camps(ev["yes"], ev["no"], "qmv_for")

    assert (for_it.population, for_it.population_no, for_it.population_abstained) == tuple(
        round(100 * ev[name]) for name in ("population", "population_no", "population_abstained")
    )
    assert for_it.abstained == tuple(m.id for m in council_2025().members if m.id in ev["abstained"])
    assert to_stop.passed
    assert not for_it.passed


def test_65_per_cent_passes_and_64_99_does_not():
    enough, short = small(3250, 3250, *[700] * 5), small(3250, 3249, *[700] * 5)

    assert tally(enough, "qmv_for", {"A": 51, "B": 51, **dict.fromkeys("CDEFG", 0)}).passed
    assert not tally(short, "qmv_for", {"A": 51, "B": 51, **dict.fromkeys("CDEFG", 0)}).passed


def test_three_big_states_with_36_per_cent_do_not_block():
    three = camps(yes=everybody_but(("DE", "FR", "BE")), no=("DE", "FR", "BE"))
    four = camps(yes=everybody_but(("DE", "FR", "BE", "MT")), no=("DE", "FR", "BE", "MT"))

    assert three.population_no == 3628
    assert three.passed
    assert not four.passed


def test_fourteen_states_are_too_few_whatever_their_population():
    largest = tuple(m.id for m in council_2025().members)[:14]

    assert camps(yes=largest).population > 8500
    assert not camps(yes=largest).passed


def test_an_abstention_is_no_yes_but_does_not_stop_unanimity():
    assert not camps(yes=everybody_but(("DE", "FR", "IT", "ES"))).passed
    assert camps(yes=("DE",), mode="unanimity").passed
    assert not camps(yes=everybody_but(("MT",)), no=("MT",), mode="unanimity").passed


def test_a_duty_stands_unless_a_majority_stops_it():
    fifteen = tuple(m.id for m in council_2025().members)[:15]

    assert not camps(no=fifteen, mode="qmv_against").passed
    assert camps(no=fifteen[:14], mode="qmv_against").passed
    assert camps(no=fifteen, mode="commission").passed


def test_half_a_point_is_an_abstention_on_both_sides():
    council = small(5000, 3000, 1000, 1000)

    found = tally(council, "qmv_for", {"A": 51, "B": 50, "C": -50, "D": -51})

    assert (found.yes, found.abstained, found.no) == (("A",), ("B", "C"), ("D",))


# --- where the members stand -----------------------------------------------------------------------------------


def board(names):
    """What stands on the board in a row of the vote table, around a proposal against China."""
    known = {
        "package": measure("china.m1", "package", "control", against="all", standing="pending"),
        "ban": measure("china.m1", "licence", "control", against="eu", rung=6),
        "joint": measure("eu.m2", "joint", against="china", rung=3),
        "support": measure("eu.m3", "support", rung=1),
    }
    return [measure("eu.m1", "coercion", against="china", rung=3, standing="pending"), *(known[n] for n in names)]


def row_forecast(row):
    game = scenario()
    moved = {f"persuaded.{m}": 10 for m in row.get("persuaded", ())}
    moved |= {f"courted.{m}": 10 for m in row.get("courted", ())}
    here = state(game, measures=board(row.get("standing", ())), stances=moved)
    question = vote("deal", "eu.d1", tags=tuple(row["deal"])) if "deal" in row else vote()
    return forecast(game, here, question)


@pytest.mark.parametrize("row", TABLE, ids=lambda r: r["name"])
def test_vote_table_of_october_2025(row):
    found = row_forecast(row)
    off = KNOWN_OFF.get(row["name"], 0)

    assert found.chance / 100 == pytest.approx(row["passes"], abs=1.1)
    assert found.states == pytest.approx(tuple(row["states"]), abs=off)
    assert tuple(p / 100 for p in found.population) == pytest.approx(tuple(row["population"]), abs=0.5 + off)


def test_worked_example_second_round_names_the_open_states():
    found = row_forecast(TABLE[6])

    assert found.of("open") == ("FR", "LT")
    assert found.of("leaning yes") == ("IT", "PL", "NL", "CZ", "DK", "LV", "EE")
    assert len(found.of("sure yes")) == 18
    assert found.tens == 90


def test_worked_example_second_round_24_states_with_83_8_per_cent():
    game = scenario()
    question = vote("deal", "eu.d1", tags=("china.flow", "china.benchmark", "eu.concession"))
    before = {p.member: p.value for p in positions(game, state(game), question)}
    drawn = {m: v - 50 * (m in ("FR", "LT", "LV")) for m, v in before.items()}

    found = tally(council_2025(), "qmv_for", drawn)

    assert (found.passed, len(found.yes), found.abstained) == (True, 24, ("FR", "LT", "LV"))
    assert found.population == pytest.approx(8380, abs=5)


def test_parts_of_a_position_add_up_and_name_what_they_are():
    game = scenario()
    here = state(game, measures=board(("package", "joint", "support")), stances={"persuaded.DE": 10, "courted.DE": 30})

    germany = positions(game, here, vote())[0]

    assert germany.value == sum(amount for _, amount in germany.parts)
    assert [(tell(said, {}), amount) for said, amount in germany.parts] == [
        ("stance of DE", -100),
        ("china.m1 stands against eu", 50),
        ("eu.m2 with partners", 50),
        ("fear of an answer, 50 % of it felt", -50),
        ("DE was courted", -100),
        ("DE was persuaded", 100),
    ]


def test_mapping_takes_a_quarter_of_the_fear_of_four_states():
    game = scenario()
    mapped = [*board(()), measure("eu.m4", "mapping", rung=1)]

    with_map = {p.member: p.value for p in positions(game, state(game, measures=mapped), vote())}
    without = {p.member: p.value for p in positions(game, state(game, measures=board(())), vote())}

    assert {m: with_map[m] - without[m] for m in with_map if with_map[m] != without[m]} == {
        "DE": 25, "IT": 12, "SE": 12, "AT": 12,
    }  # fmt: skip


def test_two_stockpile_steps_calm_like_support():
    game = scenario()
    stocks = [measure(f"eu.m{n}", "stockpile", rung=1) for n in (5, 6)]

    one = positions(game, state(game, measures=[*board(()), stocks[0]]), vote())
    two = positions(game, state(game, measures=[*board(()), *stocks]), vote())

    assert two[0].value - one[0].value == 50


def test_mood_counts_two_at_most():
    game = scenario()
    much = [*board(("ban", "joint")), measure("eu.m7", "mandatory", rung=1)]
    here = state(
        game, measures=much, facts=(fact("broken", "china", "eu", ref="china.d1"),), stances={"mandate.china": 10}
    )

    france = positions(game, here, vote())[1]

    assert france.value == 200 + 200 - 50


def test_a_measure_of_a_third_seat_does_not_feed_a_proposal_against_china():
    game = scenario()
    american = measure("us.m1", "tariff", "broad", against="eu", rung=5)

    alone = positions(game, state(game, measures=board(())), vote())
    hit = positions(game, state(game, measures=[*board(()), american]), vote())

    assert alone == hit


def test_a_hostage_hardens_the_tough_softens_the_soft_and_turns_the_courted():
    game = scenario()
    pork = measure("china.m2", "hostage", against="eu", rung=4)
    courted = {"courted.ES": 10}

    calm = {p.member: p.value for p in positions(game, state(game, measures=board(()), stances=courted), vote())}
    hit = {
        p.member: p.value for p in positions(game, state(game, measures=[*board(()), pork], stances=courted), vote())
    }

    mood = 50
    assert {m: hit[m] - calm[m] - mood for m in ("FR", "DK", "NL", "DE", "IE", "PL")} == {
        "FR": 50, "DK": 50, "NL": 50, "DE": -50, "IE": -50, "PL": 0,
    }  # fmt: skip
    assert hit["ES"] - calm["ES"] - mood == 100 - 50


def test_a_deal_that_frees_a_hostage_pleases_its_state():
    game = scenario()
    plain, freeing = (
        {p.member: p.value for p in positions(game, state(game), vote("deal", "eu.d1", tags=tags))}
        for tags in (("china.flow",), ("china.flow", "china.hostage"))
    )

    assert {m for m in plain if freeing[m] != plain[m]} == {"ES", "FR", "DK", "NL", "IE", "DE"}


def test_a_secret_measure_moves_only_the_forecast_of_those_who_know_it():
    game = scenario()
    secret = measure("eu.m3", "support", rung=1, seen_by=(EU,))
    here = state(game, measures=[*board(()), secret])

    own, others = (positions(game, here, vote(), reader=reader) for reader in (EU, CHINA))

    assert own != others
    assert others == positions(game, state(game, measures=board(())), vote())


# --- the forecast ----------------------------------------------------------------------------------------------


def by_enumeration(council, mode, values):
    """Every combination of draws, counted one by one."""
    passed, states, people = 0, [], []
    for faces in product(range(3), repeat=len(council.members)):
        ways = 1
        for face in faces:
            ways *= DRAW_WEIGHTS[face]
        found = tally(
            council, mode, {m.id: v + DRAWS[f] for m, v, f in zip(council.members, values, faces, strict=True)}
        )
        passed += ways * found.passed
        against = mode == "qmv_against"
        states += [len(found.no if against else found.yes)] * ways
        people += [found.population_no if against else found.population] * ways
    total = 4 ** len(council.members)
    ends = [-(-total * cut // 100) - 1 for cut in (5, 95)]
    ranges = (tuple(sorted(states)[e] for e in ends), tuple(sorted(people)[e] for e in ends))
    return round(10_000 * passed / total), *ranges


@pytest.mark.parametrize("mode", ["qmv_for", "qmv_against", "unanimity", "commission"])
@pytest.mark.parametrize("values", [(0, 25, 50, 75, 100, 160), (-30, -60, -100, 60, 110, -160), (40,) * 6, (-90,) * 6])
def test_forecast_is_exact(mode, values):
    council = small(2800, 2200, 1500, 1400, 1100, 1000, needed=3, blocking=2)

    found = outlook(council, mode, values)

    assert (found.chance, found.states, found.population) == by_enumeration(council, mode, values)


def test_words_of_a_forecast():
    council = small(*[1250] * 8)

    found = outlook(council, "qmv_for", (101, 100, 50, 1, 0, -50, -100, -101))

    assert [m.word for m in found.members] == [
        "sure yes", "leaning yes", "open", "open", "leaning no", "leaning no", "leaning no", "sure no",
    ]  # fmt: skip


def test_chances_are_told_in_tens_and_only_certainty_is_0_or_100():
    council = small(*[1000] * 10, needed=10)

    assert outlook(council, "qmv_for", (100,) * 10).tens == 10
    assert outlook(council, "qmv_for", (101,) * 10).tens == 100
    assert outlook(council, "qmv_for", (0,) * 10).tens == 0
    assert outlook(council, "unanimity", (-100,) + (100,) * 9).tens == 30


def test_others_see_how_many_states_are_open_but_not_which():
    found = row_forecast(TABLE[6])

    shown = found.for_others()

    assert shown.of("open") == ("", "")
    assert shown.of("sure yes") == found.of("sure yes")
    assert (shown.chance, shown.states, shown.population) == (found.chance, found.states, found.population)


def test_no_council_no_forecast():
    game = scenario(council=None)

    assert forecast(game, state(game), vote()) is None
    assert positions(game, state(game), vote()) == ()
