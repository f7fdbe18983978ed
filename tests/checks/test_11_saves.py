"""Check 11: a save cut at every byte loads to a prefix; a changed byte in the middle is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import saves
from engine import table as tables
from engine.actions import Action, Step, TimeUp
from engine.host import run
from engine.rules.fingerprint import digest
from engine.saves import RULES, Header, Line, SaveError, Writer, opened_line, read, sealed_line
from engine.table import LocalTable
from tests.playing import scenario_of


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saves") / "game.brink"
    seats = dict.fromkeys(scenario_of().seats, "random")
    table = LocalTable(scenario_of(), seats=seats, seed=5, path=path)
    run(table)
    table.close()
    return path


def test_a_save_replays_to_the_same_game(finished: Path) -> None:
    table = LocalTable.replayed(read(finished))

    assert table.notice == ""
    assert table.state.phase == "ended"
    assert digest(table.state) == _digests(finished)[-1]


def _digests(path: Path) -> list[str]:
    return [line.digest for line in read(path).lines if line.digest]


def test_cut_at_every_byte_it_loads_to_a_prefix(finished: Path, tmp_path: Path) -> None:
    raw = finished.read_bytes()
    header = raw.index(b"\n") + 1
    whole = read(finished).lines
    cut = tmp_path / "cut.brink"
    for length in range(header, len(raw)):
        cut.write_bytes(raw[:length])

        save = read(cut)

        assert save.lines == whole[: len(save.lines)]
        assert save.good <= length
        assert bool(save.notice) == (save.good != length)


def test_cut_in_the_header_it_says_so(finished: Path, tmp_path: Path) -> None:
    raw = finished.read_bytes()
    header = raw.index(b"\n") + 1
    cut = tmp_path / "cut.brink"
    for length in (0, 1, 10, header // 2, header - 1):
        cut.write_bytes(raw[:length])

        with pytest.raises(SaveError):
            read(cut)


def test_a_changed_byte_in_the_middle_is_named_by_its_line(finished: Path, tmp_path: Path) -> None:
    lines = finished.read_bytes().splitlines(keepends=True)
    lines[4] = lines[4].replace(b'"v":1', b'"v":7')
    bad = tmp_path / "bad.brink"
    bad.write_bytes(b"".join(lines))

    with pytest.raises(SaveError, match="line 5 is damaged"):
        read(bad)


def test_a_resumed_game_goes_on_after_a_cut_tail(finished: Path, tmp_path: Path) -> None:
    raw = finished.read_bytes()
    cut = tmp_path / "cut.brink"
    cut.write_bytes(raw[: len(raw) * 2 // 3])

    table = LocalTable.open(cut)
    run(table)
    table.close()

    assert table.state.phase == "ended"
    assert digest(LocalTable.replayed(read(cut)).state) == digest(table.state)
    assert digest(table.state) == _digests(finished)[-1]


def test_undo_is_a_line_and_bots_decide_the_same_again(finished: Path, tmp_path: Path) -> None:
    path = tmp_path / "undo.brink"
    path.write_bytes(finished.read_bytes())
    table = LocalTable.open(path)
    end = digest(table.state)

    table.back_to(7)
    run(table)
    table.close()

    assert digest(table.state) == end
    assert digest(LocalTable.replayed(read(path)).state) == end


def test_a_fork_does_not_touch_the_game_it_came_from(finished: Path) -> None:
    table = LocalTable.replayed(read(finished))
    end = digest(table.state)

    other = table.fork(6)

    assert len(other.played) == 6
    assert digest(table.state) == end


def test_a_foreign_file_is_no_save(tmp_path: Path) -> None:
    path = tmp_path / "letter.brink"
    path.write_text("Dear Sir\n")

    with pytest.raises(SaveError, match="not a Brinkmanship save"):
        read(path)


def test_a_save_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.brink"
    path.write_text("mine")

    with pytest.raises(FileExistsError):
        Writer(path, Header(scenario_of(), "", True, {}, 0, RULES))
    assert path.read_text() == "mine"


def test_the_same_token_acts_once() -> None:
    from engine.actions import Ready
    from engine.state import Actor

    table = LocalTable(scenario_of(), seed=1)
    while table.step():
        pass
    seat = table.due.seats[0]

    first = table.send(Ready(by=Actor(seat)), token="abc")
    again = table.send(Ready(by=Actor(seat)), token="abc")

    assert first == again
    assert len([p for p in table.played if p.action.by == seat]) == 1


def test_a_fresh_save_names_the_version_of_its_rules(finished: Path) -> None:
    header = opened_line(finished.read_bytes().splitlines(keepends=True)[0])

    assert header is not None
    assert header["rules"] == RULES


def test_a_save_that_names_no_version_is_of_the_first(finished: Path, tmp_path: Path) -> None:
    first, *rest = finished.read_bytes().splitlines(keepends=True)
    header = opened_line(first)
    assert header is not None
    del header["rules"]
    old = tmp_path / "old.brink"
    old.write_bytes(b"".join([sealed_line(header), *rest]))

    assert read(old).header.rules == 1
    assert LocalTable.replayed(read(old)).notice == ""


def test_a_save_from_when_time_ended_all_turns_says_that_the_rules_were_others(tmp_path: Path) -> None:
    """Under version 1 the table went on after time was up in orders given in turn; now the next seat has its turn."""
    scenario, path = scenario_of(), tmp_path / "old.brink"
    table = LocalTable(scenario, sealed=False, seats=dict.fromkeys(scenario.seats, "human"))
    acts: list[Action] = []
    while table.state.phase != "orders":
        acts.append(
            Step() if table.due.who == "table" else TimeUp() if table.due.who == "seats" else table.answer_chance()
        )
        table.send(acts[-1])
    writer = Writer(path, Header(scenario, "", False, table.header.seats, 0, 1))
    for act in (*acts, TimeUp(), Step()):
        writer.write(Line(act))
    writer.close()

    old = LocalTable.replayed(read(path))

    assert len(old.played) == len(acts) + 1
    assert f"another version of the rules: it was played under version 1, this is {RULES}" in old.notice


def test_a_save_of_other_rules_stops_where_they_differ_and_says_so(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = len(read(finished).lines)
    for module in (saves, tables):
        monkeypatch.setattr(module, "RULES", RULES + 1)
    monkeypatch.setattr("engine.rules.home.rounded", lambda numerator, denominator: numerator // denominator + 1)

    table = LocalTable.replayed(read(finished))

    assert len(table.played) < whole
    assert "the numbers differ from those that were saved" in table.notice
    assert f"another version of the rules: it was played under version {RULES}, this is {RULES + 1}" in table.notice
