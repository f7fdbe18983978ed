"""Saves that somebody wrote by hand: right checksums around wrong things; they are told, cut or refused.

Whatever a file holds, reading it ends soon, with a table, a notice or a SaveError of one sentence.
"""

from __future__ import annotations

import json
import time
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine.actions import Step
from engine.host import bots_of, run
from engine.rules.fingerprint import digest
from engine.saves import SaveError, opened_line, read, sealed_line, shown
from engine.table import LocalTable
from tests.playing import scenario_of

Line = dict[str, Any]
Change = Callable[[list[Line]], None]
SOON = 10.0


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """The lines of a finished game of random bots."""
    path = tmp_path_factory.mktemp("sound") / "game.brink"
    table = LocalTable(scenario_of("tiny"), seats=dict.fromkeys(scenario_of("tiny").seats, "random"), seed=5, path=path)
    run(table)
    table.close()
    lines = [opened_line(raw) for raw in path.read_bytes().splitlines(keepends=True)]
    return [line for line in lines if line is not None]


def written(folder: Path, lines: list[Line]) -> Path:
    """A save of these lines, each with its right checksum."""
    path = folder / "hostile.brink"
    path.write_bytes(b"".join(sealed_line(line) for line in lines))
    return path


def copied(lines: list[Line]) -> list[Line]:
    found: list[Line] = json.loads(json.dumps(lines))
    return found


def meant(*path: str | int, **new: object) -> Change:
    """A change of something inside the scenario of the header."""

    def change(lines: list[Line]) -> None:
        inner: Any = lines[0]["scenario"]
        for key in path:
            inner = inner[key]
        inner.update(new)

    return change


def top(**new: object) -> Change:
    """A change of the header itself."""
    return lambda lines: lines[0].update(new)


def at(number: int, **new: object) -> Change:
    """A change of one line, counted from 1 as in the file."""
    return lambda lines: lines[number - 1].update(new)


def added(number: int = 10**6, **line: object) -> Change:
    """One more line, at the end unless told otherwise."""
    return lambda lines: lines.insert(number - 1, {"v": 1, **line})


SPAN = {"first": 0, "weeks": 1, "label": "a week"}
CLOCK, UNPLAYABLE = "its clock is not one of 1 to 60 rounds", "cannot be played"
REFUSED: dict[str, tuple[Change, str]] = {
    "a round of a thousand million weeks": (meant("clock", "spans", 0, weeks=10**9), CLOCK),
    "a round that runs backwards": (meant("clock", "spans", 0, weeks=-5), CLOCK),
    "no rounds": (meant("clock", spans=[]), CLOCK),
    "a hundred thousand rounds": (meant("clock", spans=[SPAN] * 100_000), CLOCK),
    "a warm-up of ages": (meant("economy", warm_up=10**9), "outside 0 to 260"),
    "no seats": (meant(seats={}), "it has no seats"),
    "a length of play without rounds": (meant("profiles", "full", rounds=0), "it has no length of play"),
    "an unknown length of play": (top(profile="endless"), "it has no length of play 'endless'"),
    "a text that steers the terminal": (
        meant("texts", **{"seats.eu.name": "\x1b[2JEurope"}), "'seats.eu.name' holds control characters",
    ),
    "an instrument that is none": (meant("openings", 0, instrument="witchcraft"), UNPLAYABLE),
    "a form with a strange field": (meant("openings", 0, "use", colour="red"), UNPLAYABLE),
    "an owner that is no seat": (meant("openings", 0, by="mars"), UNPLAYABLE),
    "a store in no region": (meant("economy", cover=[["magnets", "moon", 60]]), UNPLAYABLE),
    "a number as text": (top(seed="7"), "seed: a whole number is wanted"),
    "a key nobody knows": (top(password="x"), "has no field 'password'"),
    "an act of a kind that is none": (at(4, act={"do": "Conjure", "by": "eu"}), "line 4 does not fit"),
    "an act that is a list": (at(4, act=[1, 2]), "line 4 does not fit"),
    "an event as an act": (at(4, act={"do": "Counted", "figure": "eu.home", "change": 50}), "line 4 does not fit"),
    "a step back to a word": (added(back_to="start"), "a whole number is wanted, not 'start'"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_a_game_is_refused_in_a_sentence(case: str, sound: list[Line], tmp_path: Path) -> None:
    change, sentence = REFUSED[case]
    lines = copied(sound)
    change(lines)
    began = time.monotonic()

    with pytest.raises(SaveError) as caught:
        LocalTable.replayed(read(written(tmp_path, lines)))

    assert sentence in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert time.monotonic() - began < SOON


STRANGER = {"do": "Ready", "by": "mars"}
LUCK = {"do": "Draw", "by": "chance", "die": "luck", "faces": [0]}
STOPPED: dict[str, tuple[Change, str]] = {
    "a step back before the start": (added(back_to=-1), "it goes back to action -1"),
    "a step back into the future": (added(back_to=10**9), "it goes back to action 1000000000"),
    "an act of a stranger": (added(3, act=STRANGER), "line 3 does not"),
    "a throw nobody asked for": (added(3, act=LUCK), "nobody asked for the die luck"),
    "the facilitator's hand": (added(act={"do": "Inject", "by": "facilitator", "beat": "storm"}), "does not"),
    "other numbers": (at(3, digest="0" * 64), "the numbers differ from those that were saved"),
    "another scenario inside": (meant("seats", "eu", home=99), "the numbers differ"),
}  # fmt: skip


@pytest.mark.parametrize("case", STOPPED)
def test_what_is_not_legal_stops_the_replay_with_a_notice(case: str, sound: list[Line], tmp_path: Path) -> None:
    change, sentence = STOPPED[case]
    lines = copied(sound)
    change(lines)

    table = LocalTable.replayed(read(written(tmp_path, lines)))

    assert "the save replays as far as line" in table.notice
    assert sentence in table.notice
    assert "{" not in table.notice
    assert len(table.played) < len(lines)


def test_a_save_of_other_rules_says_so(sound: list[Line], tmp_path: Path) -> None:
    lines = copied(sound)
    lines[0]["rules"], lines[2]["digest"] = 99, "0" * 64

    table = LocalTable.replayed(read(written(tmp_path, lines)))

    assert "another version of the rules: it was played under version 99, this is" in table.notice


def test_a_save_that_stops_is_left_alone_and_goes_on_beside(sound: list[Line], tmp_path: Path) -> None:
    lines = copied(sound)
    lines[10]["digest"] = "0" * 64
    lines[10].setdefault("act", {"do": "Step"})
    path = written(tmp_path, lines)
    before = path.read_bytes()

    table = LocalTable.open(path)
    run(table)
    table.close()

    beside = tmp_path / "hostile-2.brink"
    assert table.notice.endswith("; the game goes on in hostile-2.brink")
    assert path.read_bytes() == before
    again = LocalTable.replayed(read(beside))
    assert again.notice == ""
    assert digest(again.state) == digest(table.state)
    assert any(isinstance(p.action, Step) for p in again.played)


def test_a_player_this_version_has_not_is_played_by_the_cautious_one(sound: list[Line], tmp_path: Path) -> None:
    lines = copied(sound)[:1]
    lines[0]["seats"] = {"eu": "../../etc/passwd", "china": "os", "us": "human"}

    table = LocalTable.replayed(read(written(tmp_path, lines)))

    assert bots_of(table) == {"eu": "cautious", "china": "cautious"}


def test_a_reason_cannot_steer_the_terminal(sound: list[Line], tmp_path: Path) -> None:
    lines = copied(sound)
    acted = next(line for line in lines[1:] if "act" in line)
    acted["reason"] = "because \x1b]0;gotcha\x07 of you"

    table = LocalTable.replayed(read(written(tmp_path, lines)))

    assert "\x1b" not in "".join(p.reason for p in table.played)
    assert "because ]0;gotcha of you" in [p.reason for p in table.played]


RAW = {
    "nothing": b"", "zeros": b"\0" * 100_000, "one long line": b"{" * 5_000_000, "newlines": b"\n" * 100_000,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "half a character": b'{"brinkmanship":1,"a":"\xc3',
}  # fmt: skip


@pytest.mark.parametrize("case", RAW)
def test_any_bytes_are_no_save(case: str, tmp_path: Path) -> None:
    path = tmp_path / "raw.brink"
    path.write_bytes(RAW[case])

    with pytest.raises(SaveError):
        read(path)


@pytest.mark.parametrize(
    "text", ["[" * 200_000, '{"brinkmanship":1,"x":' + "[" * 200_000 + "]" * 200_000 + "}", '{"brinkmanship":NaN}']
)
def test_a_sealed_line_of_nonsense_is_no_header(text: str, tmp_path: Path) -> None:
    path = tmp_path / "deep.brink"
    path.write_bytes(f"{text}  {zlib.crc32(text.encode()):08x}\n".encode())

    with pytest.raises(SaveError):
        read(path)


def test_a_hundred_thousand_lines_are_read_soon(sound: list[Line], tmp_path: Path) -> None:
    lines = [*sound, *({"v": 1, "back_to": 0} for _ in range(100_000))]
    path = written(tmp_path, lines)
    began = time.monotonic()

    table = LocalTable.replayed(read(path))

    assert table.played == []
    assert time.monotonic() - began < 2 * SOON


# --- any change at all -----------------------------------------------------------------------------------------

BAD: tuple[Any, ...] = (
    None, True, 0, -1, 7, 10**9, 10**30, "", "x", "eu", "mars", "eu.m1", [], {}, ["eu"], {"a": 1}, 1.5, "\x00",
    "a" * 9999,
)  # fmt: skip


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value inside plain data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


def changed(line: Line, rng: Random) -> None:
    """One value of a line left out, or something else in its place."""
    *path, last = rng.choice(list(places(line)))
    inner: Any = line
    for key in path:
        inner = inner[key]
    if rng.random() < 0.25:
        del inner[last]
    else:
        inner[last] = rng.choice(BAD)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # an economy that was changed by hand may overflow
@pytest.mark.parametrize("seed", range(4))
def test_any_one_change_ends_in_a_game_a_notice_or_a_sentence(seed: int, sound: list[Line], tmp_path: Path) -> None:
    rng = Random(f"hostile/{seed}")
    outcomes = {"played": 0, "refused": 0}
    for _ in range(40):
        lines = copied(sound)
        changed(lines[rng.choice((0, 0, rng.randrange(len(lines))))], rng)
        began = time.monotonic()
        try:
            LocalTable.replayed(read(written(tmp_path, lines)))
            outcomes["played"] += 1
        except SaveError:
            outcomes["refused"] += 1
        assert time.monotonic() - began < SOON

    assert min(outcomes.values()) > 0


def test_no_control_character_reaches_a_terminal_but_the_new_line_and_the_tab() -> None:
    every = "".join(map(chr, range(0x3000)))
    assert shown(every) == "".join(c for c in every if c in "\n\t" or unicodedata.category(c) != "Cc")
