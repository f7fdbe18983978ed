"""Save files: a header, then one checksummed line per action. A kill at any byte loses at most the line being written.

Each line is compact JSON, two spaces, and the CRC-32 of the JSON in hex. Loading cuts a damaged tail and says so; a
damaged line in the middle is an error that names the line. Nothing already written is ever rewritten.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from engine.actions import Action
from engine.codec import CodecError, decode, encode
from engine.scenario import Scenario

FORMAT = 1
RULES = 3
"""The version of the rules; raise it when the golden plays give other digests, or an act is judged otherwise.

2: where orders come in turn, time is up for one seat and not for all who were still to come.
3: what a search for other suppliers finds matures from its own moment, not from the last stop of the ledger.
"""
FIRST_RULES = 1
"""The version of saves that name none: the first ones."""


class SaveError(Exception):
    """A save that cannot be used: foreign, damaged in the middle, or from a newer version; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a save says first. ``seats`` maps a seat to ``human`` or the name of a bot.

    ``rules`` has no default: what equals its default is not written, and then no save would tell its version.
    """

    scenario: Scenario
    profile: str
    sealed: bool
    seats: Mapping[str, str]
    seed: int
    rules: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line after the header: an action (with its token and its owner's reason), a step back, or a note."""

    action: Action | None = None
    token: str = ""
    reason: str = ""
    back_to: int | None = None
    digest: str = ""


@dataclass(slots=True)
class Save:
    """A save as read: header, lines, and a notice when a damaged tail was cut (``good`` bytes are sound)."""

    header: Header
    lines: list[Line] = field(default_factory=list)
    notice: str = ""
    good: int = 0


def sealed_line(data: Mapping[str, Any]) -> bytes:
    """One line with its checksum."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{text}  {zlib.crc32(text.encode()):08x}\n".encode()


def opened_line(raw: bytes) -> dict[str, Any] | None:
    """The data of a line, or None when it is damaged."""
    try:
        text, mark = raw.decode().rstrip("\n").rsplit("  ", 1)
        if not raw.endswith(b"\n") or f"{zlib.crc32(text.encode()):08x}" != mark:
            return None
        data = json.loads(text)
    except (UnicodeDecodeError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def header_line(header: Header) -> bytes:
    """The first line of a save."""
    return sealed_line({"brinkmanship": FORMAT, **encode(header)})


def action_line(line: Line) -> bytes:
    """A line after the header."""
    data: dict[str, Any] = {"v": FORMAT}
    if line.action is not None:
        data["act"] = encode(line.action)
    for name in ("token", "reason", "digest"):
        if value := getattr(line, name):
            data[name] = value
    if line.back_to is not None:
        data["back_to"] = line.back_to
    return sealed_line(data)


def read(path: Path) -> Save:
    """Read a save; raises SaveError with a sentence for people."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SaveError(f"{path}: cannot be read ({error.strerror or error})") from None
    lines = raw.splitlines(keepends=True)
    save = Save(_header(path, lines[0] if lines else b""), good=len(lines[0]))
    for number, each in enumerate(lines[1:], 2):
        data = opened_line(each)
        if data is None:
            if any(opened_line(later) is not None for later in lines[number:]):
                raise SaveError(
                    f"{path}: line {number} is damaged, and sound lines follow it; "
                    "the file was changed by hand or by a bad disk"
                )
            save.notice = (
                f"the last line of the save was cut off (line {number}); the game goes on from line {number - 1}"
            )
            break
        save.lines.append(_line(path, number, data))
        save.good += len(each)
    return save


def _header(path: Path, raw: bytes) -> Header:
    data = opened_line(raw)
    if data is None:
        if raw.startswith(b'{"brinkmanship"'):
            raise SaveError(f"{path}: the first line of this save is damaged; without it the game cannot be rebuilt")
        raise SaveError(f"{path}: this is not a Brinkmanship save")
    if data.pop("brinkmanship", None) != FORMAT:
        raise SaveError(f"{path}: this save has another format number; this version reads format {FORMAT}")
    data.setdefault("rules", FIRST_RULES)
    try:
        header = decode(Header, data)
    except CodecError as error:
        raise SaveError(f"{path}: the first line does not fit this version ({error})") from None
    if problem := _out_of_bounds(header):
        raise SaveError(f"{path}: the scenario in this save cannot be played: {problem}")
    return header


MOST_ROUNDS, MOST_WEEKS, MOST_WARM_UP = 60, 52, 260
"""Limits of a scenario file, which a save must keep too: a changed line must not make the machine run for hours."""


def _out_of_bounds(header: Header) -> str:
    """What no scenario file could say, or nothing."""
    scenario = header.scenario
    spans = scenario.clock.spans
    if not scenario.seats:
        return "it has no seats"
    if hidden := next((path for path, text in scenario.texts.items() if shown(text) != text), ""):
        return f"its text '{shown(hidden)}' holds control characters"
    if not 1 <= len(spans) <= MOST_ROUNDS or not all(0 <= span.weeks <= MOST_WEEKS for span in spans):
        return f"its clock is not one of 1 to {MOST_ROUNDS} rounds of at most {MOST_WEEKS} weeks"
    if not 0 <= scenario.economy.warm_up <= MOST_WARM_UP:
        return f"its warm-up of {scenario.economy.warm_up} weeks is outside 0 to {MOST_WARM_UP}"
    if not scenario.profiles or any(profile.rounds < 1 for profile in scenario.profiles.values()):
        return "it has no length of play"
    if header.profile and header.profile not in scenario.profiles:
        return f"it has no length of play '{header.profile}'"
    return ""


def shown(text: str) -> str:
    """A text without characters that steer a terminal."""
    return _STEERING.sub("", text)


_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters (Unicode category Cc) but for the new line and the tab."""


def _line(path: Path, number: int, data: dict[str, Any]) -> Line:
    try:
        act = decode(Action, data["act"]) if "act" in data else None
        back = decode(int, data["back_to"]) if "back_to" in data else None
    except CodecError as error:
        raise SaveError(f"{path}: line {number} does not fit this version ({error})") from None
    texts = {k: shown(str(data.get(k, ""))) for k in ("token", "reason", "digest")}
    return Line(action=act, back_to=back, **texts)


class Writer:
    """Appends lines to a save; flushes each, and asks the disk to keep it at the end of a phase."""

    def __init__(self, path: Path, header: Header) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file: BinaryIO = path.open("xb")
        self._put(header_line(header), keep=True)

    @classmethod
    def resume(cls, path: Path, good: int) -> Writer:
        """Go on writing a save after its sound bytes; a damaged tail is cut."""
        writer = cls.__new__(cls)
        writer.path = path
        writer._file = path.open("r+b")
        writer._file.truncate(good)
        writer._file.seek(0, os.SEEK_END)
        return writer

    def write(self, line: Line, *, keep: bool = False) -> None:
        """Append one line; ``keep`` waits until the disk has it."""
        self._put(action_line(line), keep=keep)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _put(self, raw: bytes, *, keep: bool) -> None:
        self._file.write(raw)
        self._file.flush()
        if keep:
            os.fsync(self._file.fileno())
