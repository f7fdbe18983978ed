"""What can never hold: figures beyond their range, tags nobody causes, and what always holds under 'none_of:'."""

import pytest

from engine.analysis.bulk import play_games
from engine.authoring.checks_texts import HEARD
from engine.authoring.load import find, load
from engine.authoring.marks import fits, is_heard, marks_of, names_of
from engine.figures import limits_of
from engine.politics.heard import _standing, heard
from tests.playing import scenario_of

HEAD = "format: 1\nextends: tiny\n"
BEAT = HEAD + "beats: {echo: {when: %s, headline: An echo, text: It is back., source: made up}}\n"


def told(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.help) for problem in load(text).problems]


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("{figures: {eu.home: {at_least: 300}}}", "'eu.home' is never more than 100"),
        ("{figures: {rung: {at_most: 0}}}", "'rung' is never less than 1"),
        ("{figures: {trust.china.eu: {equals: -6}}}", "'trust.china.eu' is never less than -5"),
        ("{figures: {eu.gate.magnets: {at_least: 60}}}", "'eu.gate.magnets' is never more than 1"),
        ("{figures: {eu.votes_lost: {at_most: -1}}}", "'eu.votes_lost' is never less than 0"),
        ("{round: {equals: 3}}", "that round never comes; the clock has 2"),
        ("{in_force: {by: us, tag: licence}}", "nobody who is asked about has an instrument for it"),
        ("{any_of: {a: {round: {at_least: 9}}, b: {round: {equals: 8}}}}", "that round never comes; the clock has 2"),
        ("{none_of: {a: {figures: {eu.home: {at_least: 0}}}}}", "'a' under 'none_of:' always holds"),
    ],
)  # fmt: skip
def test_a_beat_that_waits_for_what_cannot_be_is_told_with_the_reason(when: str, why: str) -> None:
    assert told(BEAT % when) == [("S304", why)]


@pytest.mark.parametrize(
    "when",
    [
        "{figures: {eu.home: {at_least: 100}}}",
        "{figures: {rung: {at_least: 7}}}",
        "{figures: {market: {at_most: -40}}}",
        "{figures: {eu.ahead: {at_most: -4}}}",
        "{figures: {eu.cover.magnets: {at_least: 400}}}",
        "{in_force: {by: china, tag: licence, against: us}}",
        "{in_force: {tag: line.pork}}",
        "{in_force: {tag: extraterritorial}}",
        "{any_of: {a: {round: {at_least: 9}}, b: {figures: {eu.home: {at_least: 90}}}}}",
        "{none_of: {a: {figures: {eu.home: {at_least: 1}}}}}",
    ],
)
def test_what_can_be_is_let_through(when: str) -> None:
    assert told(BEAT % when) == []


def test_a_misspelt_tag_is_told_once_with_the_one_that_is_meant() -> None:
    (problem,) = load(BEAT % "{in_force: {tag: licnce}}").problems

    assert (problem.code, problem.help.split(";")[0]) == ("S331", "did you mean 'licence'?")


def test_a_tag_about_a_thing_is_compared_with_those_of_its_kind() -> None:
    (problem,) = load(BEAT % "{in_force: {tag: line.brandy}}").problems

    assert problem.help == "there are: line.pork, line.cars, line.BEV"


def test_an_unknown_figure_is_told_and_not_asked_for_its_range() -> None:
    assert [code for code, _ in told(BEAT % "{figures: {eu.hoome: {at_least: 300}}}")] == ["S302"]


def test_an_aim_whose_slide_ends_too_high_says_so_at_its_end() -> None:
    slide = HEAD + "seats: {eu: {aims: {licences: {slide: {figure: eu.home, low: 50, high: 200}}}}}\n"

    (problem,) = load(slide).problems

    assert problem.message == "the aim 'licences' can never give all its points"


@pytest.mark.parametrize("name", ["tiny", "rare_earth_crackdown"])
def test_measures_and_figures_of_games_are_only_what_is_declared(name: str) -> None:
    file = find(name).file
    assert file is not None
    names = names_of(file)
    seats = dict.fromkeys(file.seats, "random")

    tables = list(play_games(scenario_of(name), range(12), seats))

    for state in [table.state for table in tables]:
        for measure in state.measures.values():
            marks = marks_of((measure.instrument,), names)
            assert [t for t in (*measure.tags, *measure.touches) if not fits(t, marks)] == [], measure.instrument
        for figure, value in (*state.counts.items(), *state.readings.items()):
            least, most = limits_of(figure)
            assert least is None or value >= least, figure
            assert most is None or value <= most, figure


REACTIONS = HEAD + "seats: {eu: {blocs: {industry: {reactions: {echo: {hears: %s, amount: 1}}}}}}\n"
COURT = BEAT % "{round: {at_least: 1}}"


@pytest.mark.parametrize(
    ("hears", "code", "meant"),
    [
        ("hit, tag: licnce", "S332", "licence"),
        ("deal, tag: self.flw", "S332", "self.flow"),
        ("deal, not_tag: china.hostag", "S332", "china.hostage"),
        ("deal, tag: trust_hi", "S332", "trust_high"),
        ("eased, not_tag: trded", "S332", "traded"),
        ("idle, softened: suport", "S331", "support"),
    ],
)
def test_a_misspelt_tag_of_a_reaction_is_told_with_the_one_that_is_meant(hears: str, code: str, meant: str) -> None:
    (problem,) = load(REACTIONS % hears).problems

    assert (problem.code, problem.help.split(";")[0]) == (code, f"did you mean '{meant}'?")


def test_a_bloc_hears_of_what_a_deal_eases_with_its_giver_only() -> None:
    """The rules name who gives: 'line.pork' alone is no tag of any deal."""
    assert [code for code, _ in told(REACTIONS % "deal, tag: line.pork")] == ["S332"]
    assert told(REACTIONS % "deal, tag: other.line.pork") == []


def test_a_court_judges_orders_that_there_are() -> None:
    judged = COURT.replace("source", "effects: {case: {verdict: pending, by: us, tag: basis.%s}}, source")

    assert told(judged % "ieepa") == []
    assert told(judged % "iepa")[0] == (
        "S331", "did you mean 'basis.ieepa'?; there are: basis.ieepa, basis.section_122, basis.section_301, "
        "basis.tariff_law, basis.enforcement_regulation",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["tiny", "rare_earth_crackdown"])
def test_everything_that_blocs_hear_in_games_of_random_bots_is_declared(name: str) -> None:
    file, scenario = find(name).file, scenario_of(name)
    assert file is not None
    seats, found = dict.fromkeys(file.seats, "random"), set()

    for table in play_games(scenario, range(12), seats):
        for state in (played.turn.state for played in table.played if played.turn.state.phase == "assessment"):
            for seat in scenario.seats:
                facts = [fact for kind in heard(scenario, state, seat).values() for fact in kind]
                found |= {(fact.kind, tag) for fact in (*facts, *_standing(state, seat)) for tag in fact.tags}

    assert len(found) > 100
    tags = {(kind, tag) for kind, tag in found if kind in HEARD and kind not in OF_CLAUSES}
    assert {each for each in tags if not is_heard(file, *each)} == set()


OF_CLAUSES = ("kept", "broken")
"""Facts tagged with the form of a clause, which no tag in a file can be."""


@pytest.mark.parametrize("when", ["{in_force: {tag: dutу}}", "{in_force: {instrument: tуriff}}"], ids=["tag", "name"])
def test_a_letter_that_only_looks_like_one_of_a_to_z_is_named(when: str) -> None:
    """Cyrillic у for y: without its name the answer would be 'cannot be dutу, did you mean duty'."""
    ((code, help),) = told(BEAT % when)

    assert code in ("F207", "S301")
    assert help.startswith("'у' in it is a cyrillic small letter u (U+0443); names are written with a to z")
