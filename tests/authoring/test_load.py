"""Finding and loading: shipped names, the user's own folder, any path, and clear sentences when there is none."""

from pathlib import Path

import pytest

from engine.authoring.load import NoScenario, find, load, shelf
from engine.authoring.paths import clash
from tests.authoring.small_scenario import SMALL
from tui.cli import main


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that stands for the user's own scenarios."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path))
    return folder


def test_a_shipped_scenario_is_found_by_its_name() -> None:
    loaded = find("tiny")

    assert loaded.scenario is not None
    assert loaded.scenario.id == "tiny"
    assert loaded.text.startswith("# yaml-language-server")


@pytest.mark.parametrize("name", [entry.id for entry in shelf()])
def test_every_shipped_scenario_has_no_problems(name: str) -> None:
    loaded = find(name)

    assert [f"{p.where}: {p.message}" for p in loaded.problems] == []
    assert loaded.scenario is not None


def test_a_scenario_in_the_own_folder_is_found_by_its_name(own: Path) -> None:
    (own / "mine.yaml").write_text(SMALL)

    assert find("mine").scenario is not None
    assert "mine" in [entry.id for entry in shelf()]


def test_an_own_scenario_hides_a_shipped_one_of_its_name(own: Path) -> None:
    (own / "tiny.yaml").write_text(SMALL)

    assert find("tiny").text == SMALL


def test_a_clash_of_names_is_told(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own / "tiny.yaml").write_text(SMALL)
    (own / "mine.yaml").write_text(SMALL)

    entries = {entry.id: entry for entry in shelf()}
    assert entries["tiny"].own
    assert entries["tiny"].hides is not None
    assert entries["mine"].hides is None
    assert clash("mine") == clash("nothing") == ""
    assert clash("tiny").startswith(f"there are two scenarios 'tiny': {own / 'tiny.yaml'} is used, and not ")
    assert main(["scenarios"]) == 0
    assert "note: there are two scenarios 'tiny'" in capsys.readouterr().out
    assert main(["autoplay", "tiny", "--seat", "us=nobody"]) == 2
    assert "note: there are two scenarios 'tiny'" in capsys.readouterr().err


def test_two_endings_of_one_name_clash_too(own: Path) -> None:
    (own / "mine.yaml").write_text(SMALL)
    (own / "mine.yml").write_text(SMALL)

    assert clash("mine")


def test_files_of_tests_are_no_scenarios(own: Path) -> None:
    (own / "mine.yaml").write_text(SMALL)
    (own / "mine.tests.yaml").write_text("- test: nothing\n")

    assert "mine.tests" not in [entry.id for entry in shelf()]


def test_a_path_is_loaded_from_anywhere(tmp_path: Path) -> None:
    file = tmp_path / "some where" / "crisis.yml"
    file.parent.mkdir()
    file.write_text(SMALL)

    loaded = find(str(file))

    assert loaded.scenario is not None
    assert loaded.scenario.id == "crisis"


def test_an_unknown_name_gives_a_close_one_and_the_list() -> None:
    with pytest.raises(NoScenario) as caught:
        find("tinny")

    assert str(caught.value).startswith("there is no scenario 'tinny'; did you mean 'tiny'? There are ")
    assert "rare_earth_crackdown" in str(caught.value)


def test_a_path_to_nothing_says_so() -> None:
    with pytest.raises(NoScenario, match=r"^there is no file 'no/such\.yaml'$"):
        find("no/such.yaml")


def test_a_folder_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    (problem,) = load(tmp_path).problems

    assert problem.code == "Y115"
    assert problem.message == "the file cannot be read: is a directory"


def test_the_shelf_knows_titles_even_of_broken_files(own: Path) -> None:
    (own / "broken.yaml").write_text("title: [\n")
    (own / "titled.yaml").write_text("title: A title\nsummary: |\n  Two\n  lines.\n")

    entries = {entry.id: entry for entry in shelf()}

    assert entries["broken"].title == "broken"
    assert (entries["titled"].title, entries["titled"].summary) == ("A title", "Two lines.")


def test_text_bytes_and_a_byte_order_mark_are_read_alike() -> None:
    scenario = load(SMALL).scenario

    assert load(SMALL.encode()).scenario == scenario
    assert load(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()).scenario == scenario


def test_errors_keep_a_file_from_loading_and_warnings_do_not() -> None:
    assert load(SMALL.replace("format: 1", "format: 2")).scenario is None

    loaded = load(SMALL.replace("    source: made up\n", "", 1))

    assert [problem.code for problem in loaded.problems] == ["S308"]
    assert loaded.scenario is not None
