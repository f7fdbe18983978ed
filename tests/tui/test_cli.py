"""The command line says what is true: what was saved, what there is, how orders are given."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

from engine.authoring.load import find
from engine.scenario import Scenario
from engine.table import LocalTable
from tui import cli, lobby, scenario_choice
from tui.lobby import HouseLobby
from tui.scenario_choice import close
from tui.session import LocalDesk
from tui.tasks import play


@pytest.fixture
def tiny() -> Scenario:
    scenario = find("tiny").scenario
    assert scenario is not None
    return scenario


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("words", "saved"), [([], True), (["--plain"], True), (["play", "tiny"], True), (["autoplay", "tiny"], False)]
)
def test_stopping_claims_a_save_only_where_there_is_one(
    words: list[str], saved: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", stop)

    assert cli.main(words) == cli.INTERRUPTED
    told = capsys.readouterr().err.strip()
    assert told == ("brink: stopped; what was played is saved" if saved else "brink: stopped")


def test_what_there_is_is_told_in_one_sentence_or_two() -> None:
    assert close("zzz", ["eu", "us"]) == "; there are eu, us"
    assert close("chinna", ["china", "us"]) == "; did you mean 'china'? There are china, us"
    assert close("zzz", []) == ""


def asked(*words: str) -> LocalTable:
    parser = argparse.ArgumentParser()
    play.arguments(parser)
    table = play._wanted(parser.parse_args(words))()
    assert isinstance(table, LocalTable)
    table.close()
    return table


def test_play_takes_the_order_of_play_from_the_command_or_the_scenario(
    tiny: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked("tiny").state.sealed
    assert not asked("tiny", "--sequential").state.sealed
    monkeypatch.setattr(scenario_choice, "scenario_named", lambda _: replace(tiny, sequential=True))
    assert not asked("tiny").state.sealed


def test_the_lobby_takes_the_order_of_play_from_the_scenario_or_the_form(
    tiny: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen() -> str:
        return next(f.value for f in HouseLobby().setup("tiny", {}).fields if f.name == "order")

    def sealed(**values: str) -> bool:
        desk = HouseLobby().start("tiny", values)
        assert isinstance(desk, LocalDesk)
        desk.leave()
        return desk.game.state.sealed

    assert (chosen(), sealed(), sealed(order="sequential")) == ("sealed", True, False)
    monkeypatch.setattr(lobby, "_loaded", lambda _: (replace(tiny, sequential=True), 0))
    assert (chosen(), sealed(), sealed(order="sealed")) == ("sequential", False, True)
