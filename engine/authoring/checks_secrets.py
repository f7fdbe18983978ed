"""The check of secrets: that no text for others says what only one seat may know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.nodes import Path
from engine.authoring.parts import Parts

PHRASE = 6
"""Words in a row that a public text and a secret must share to count as given away; fewer are chance."""
SHORTEST = 3
"""Words of the shortest secret that counts, as a whole: 'Keep calm.' is none."""

Told = tuple[Path, str, tuple[str, ...]]
"""Where a text stands, its words, and who reads it; nobody named means everybody."""


def secrets_told(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Texts that tell others what only one seat may know (S325)."""
    secrets = [(seat, _phrases(text)) for seat, text in _secret_texts(file)]
    for path, text, readers in _told_texts(file):
        said = f" {' '.join(_words(text))} "
        runs = _phrases(text)
        for seat, secret in secrets:
            shared = _shared(runs, secret, said) if readers != (seat,) else ""
            if shared:
                message = f"this text tells others what only {quote(seat)} may know: '{shared}'"
                yield Fault("S325", path, message, "say it in other words, or leave it out")
                break


def _shared(runs: dict[str, None], secret: dict[str, None], said: str) -> str:
    """The first run of words of a text that is one of a secret; a short secret is one run."""
    if len(secret) == 1 and f" {next(iter(secret))} " in said:
        return next(iter(secret))
    return next((run for run in runs if run in secret), "")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _phrases(text: str) -> dict[str, None]:
    """All runs of some words in a text, in their order; a short text is one run, and one of a word or two none."""
    words = _words(text)
    if len(words) < PHRASE:
        return {" ".join(words): None} if len(words) >= SHORTEST else {}
    return dict.fromkeys(" ".join(words[n : n + PHRASE]) for n in range(len(words) - PHRASE + 1))


def _secret_texts(file: ScenarioFile) -> Iterator[tuple[str, str]]:
    """What only one seat may read, with that seat."""
    for id, seat in file.seats.items():
        yield id, seat.private
        yield from ((id, aim.says) for aim in seat.aims.values() if aim.private)
        yield from ((id, line.says) for line in seat.red_lines.values() if line.private)
    for beat in file.beats.values():
        if len(beat.to) == 1:
            yield beat.to[0], beat.headline
            yield beat.to[0], beat.text


def _told_texts(file: ScenarioFile) -> Iterator[Told]:
    """Texts that more than one seat, or another seat, reads."""
    yield ("title",), file.title, ()
    yield ("summary",), file.summary, ()
    yield ("brief",), file.brief, ()
    yield from ((("facts", id, "text"), fact.text, ()) for id, fact in file.facts.items())
    yield from ((("clock", id, "label"), round.label, ()) for id, round in file.clock.items())
    yield from _of_seats(file)
    yield from ((("measures", id, "name"), measure.name, ()) for id, measure in file.measures.items())
    for id, actor in file.actors.items():
        yield ("actors", id, "name"), actor.name, ()
        yield ("actors", id, "does"), actor.does, ()
    for id, beat in file.beats.items():
        yield ("beats", id, "headline"), beat.headline, beat.to
        yield ("beats", id, "text"), beat.text, beat.to
    yield from ((("reported", id, "name"), reported.name, ()) for id, reported in file.reported.items())
    yield from ((("debrief", id), text, ()) for id, text in file.debrief.items())
    yield from ((("glossary", id), text, ()) for id, text in file.glossary.items())


def _of_seats(file: ScenarioFile) -> Iterator[Told]:
    """What others read about each seat, and what each seat reads itself."""
    for id, seat in file.seats.items():
        yield ("seats", id, "name"), seat.name, ()
        yield ("seats", id, "public"), seat.public, ()
        yield ("seats", id, "private"), seat.private, (id,)
        for kind, entries in (("aims", seat.aims), ("red_lines", seat.red_lines)):
            yield from (
                (("seats", id, kind, name, "says"), entry.says, (id,) if entry.private else ())
                for name, entry in entries.items()
            )
        yield from ((("seats", id, "blocs", name, "name"), bloc.name, ()) for name, bloc in seat.blocs.items())
