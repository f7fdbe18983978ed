"""`brink explain`, `brink instruments`, `brink clauses`: every place of a file is found, told and exemplified."""

from collections.abc import Iterator

import pytest
import yaml

from engine.authoring.cells import cells
from engine.authoring.compose import parse
from engine.authoring.entries import clause_entry, clauses, instrument_entry, instruments
from engine.authoring.examples import example_at, shipped_trees
from engine.authoring.explain import NoPlace, place_at
from engine.authoring.explain_text import WIDTH, entry_list, entry_text, place_text
from engine.authoring.file import ScenarioFile
from engine.authoring.load import load
from engine.authoring.model_shapes import shape_of
from engine.authoring.shapes import Shape, fitting
from engine.diplomacy import vocabulary
from engine.instruments import catalogue
from tests.authoring.small_scenario import SMALL
from tui.cli import main


def all_paths(shape: Shape, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The dotted path of every key of the models, without free names, conditions once."""
    for plain in fitting(shape, None):
        for name, field in plain.fields.items():
            if path.count(name) == 0 and len(path) < 6:
                yield ".".join((*path, name))
                yield from all_paths(field, (*path, name))
        for below in (plain.entry, plain.item):
            if below:
                yield from all_paths(below, path)


PATHS = sorted(set(all_paths(shape_of(ScenarioFile))))


def test_there_are_many_places() -> None:
    assert len(PATHS) > 200


@pytest.mark.parametrize("path", PATHS)
def test_every_place_has_its_help_and_fits_the_screen(path: str) -> None:
    text = place_text(place_at(path))

    assert place_at(path).help
    assert [line for line in text.splitlines() if cells(line) > WIDTH and line[:1] != " "] == []


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("", ""),
        ("seats", "seats.<name>"),
        ("seats.home", "seats.<name>.home"),
        ("seats.eu.home", "seats.<name>.home"),
        ("seats.<name>.home", "seats.<name>.home"),
        ("seats.aims.when.figures", "seats.<name>.aims.<name>.when.figures.<name>"),
        ("economy.cover.magnets.eu.weeks", "economy.cover.<name>.<name>.weeks"),
        ("history.act.threaten", "history.<name>.act.threaten"),
        (
            "history.act.propose.clauses.licence_flow.gate",
            "history.<name>.act.propose.clauses.<name>.licence_flow.gate",
        ),
        ("measures.use.tariff.duty", "measures.<name>.use.tariff.duty"),
        ("numbers.orders", "numbers.orders"),
        ("seats.powers", "seats.<name>.powers.-"),
    ],
)
def test_free_names_may_be_given_or_left_out(path: str, found: str) -> None:
    assert ".".join(place_at(path).path) == found


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("sets", "there is no 'sets' at the top level; did you mean 'seats'?"),
        ("seats.ams", "there is no 'ams' under seats; did you mean 'aims'?"),
        ("seats.home.start", "there is nothing under seats.<name>.home"),
        ("measures.use.tarif", "did you mean 'tariff'?"),
    ],
)
def test_an_unknown_place_is_told_with_what_there_is(path: str, said: str) -> None:
    with pytest.raises(NoPlace) as caught:
        place_at(path)

    assert said in str(caught.value)


def test_an_example_is_cut_from_a_scenario_that_ships() -> None:
    path = place_at("seats.aims").path
    text = example_at(path)

    assert yaml.safe_load(text)
    assert any(text.split("\n")[-1].strip() in tree.source.clean for tree in shipped_trees())


def test_a_place_is_explained() -> None:
    text = place_text(place_at("seats.aims"))

    assert "points     What it is worth in full." in text
    assert "says *" in text
    assert "a number, -100 to 100" in text


# --- the catalogue -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", catalogue())
def test_every_instrument_is_told_in_full(id: str) -> None:
    entry = instrument_entry(id)
    assert entry is not None
    text = entry_text(entry)

    assert entry.line
    assert entry.text
    assert dict(entry.facts)["law"]
    assert [line for line in text.splitlines() if cells(line) > WIDTH] == []


@pytest.mark.parametrize("id", vocabulary())
def test_every_clause_is_told_in_full(id: str) -> None:
    entry = clause_entry(id)
    assert entry is not None

    assert entry.line
    assert entry.text
    assert [line for line in entry_text(entry).splitlines() if cells(line) > WIDTH] == []


@pytest.mark.parametrize("id", catalogue())
def test_the_example_of_an_instrument_has_the_right_form(id: str) -> None:
    """Names in it are those of the scenario it is cut from, so only shapes are looked at."""
    entry = instrument_entry(id)
    assert entry is not None
    lines = "".join(f"    {line}\n" for line in entry.example.split("\n"))
    text = SMALL.replace(
        "measures:\n", f"measures:\n  example:\n    name: Example\n    by: us\n{lines}    source: x\n", 1
    )

    assert parse(text, "x.yaml").root is not None
    assert [p.message for p in load(text).problems if p.code[0] in "YF"] == []


@pytest.mark.parametrize("id", vocabulary())
def test_the_example_of_a_clause_has_the_right_form(id: str) -> None:
    entry = clause_entry(id)
    assert entry is not None
    clause = "".join(f"          {line}\n" for line in entry.example.split("\n"))
    act = "act:\n        do: propose\n        parties: [us, china]\n        clauses:\n"
    text = f"{SMALL}  example:\n    round: 1\n    phase: talks\n    seat: us\n    source: x\n    {act}{clause}"

    assert parse(text, "x.yaml").root is not None
    assert [p.message for p in load(text).problems if p.code[0] in "YF"] == []


def test_the_lists_have_a_line_for_each() -> None:
    assert len(entry_list(instruments()).splitlines()) == len(catalogue())
    assert len(entry_list(clauses()).splitlines()) == len(vocabulary())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["explain", "seats.home"], 0, "Home support at the start"),
        (["explain", "seats.hom"], 2, "did you mean 'home'?"),
        (["instruments"], 0, "court_capital"),
        (["instruments", "tariff"], 0, "basis *"),
        (["instruments", "tarif"], 2, "did you mean 'tariff'?"),
        (["clauses"], 0, "licence_flow"),
        (["clauses", "prestop"], 0, "Below the yellow cover"),
        (["clauses", "prestp"], 2, "did you mean 'prestop'?"),
    ],
)
def test_the_commands(words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == code

    shown = capsys.readouterr()
    assert said in (shown.err if code else shown.out)
