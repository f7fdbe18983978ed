"""Checks of good sense: words that switch off nothing, blocs there are not, secrets that are given away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.folders import clause_ids, clause_kind, instrument_ids
from engine.authoring.names import closest, listing
from engine.authoring.nodes import Path
from engine.authoring.parts import Parts

FEATURES = ("secret_deals", "snap_back", "panel", "escrow", "council_by_state")
"""What a profile may switch off besides instruments and clauses."""
PHRASE = 6
"""Words in a row that a public text and a secret must share to count as given away; shorter ones are chance."""


def nothing_switched_off(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Words of a profile that switch off nothing there is (S326)."""
    for id, profile in file.profiles.items():
        for number, word in enumerate(profile.off):
            if word in instrument_ids() or word in clause_ids() or word in FEATURES or word in _clause_features():
                continue
            near = closest(word, (*instrument_ids(), *clause_ids(), *features()))
            guess = f"did you mean '{near}'? " if near else ""
            help = f"{guess}allowed: instruments, clauses, {listing(features())}"
            yield Fault("S326", ("profiles", id, "off", number), f"{quote(word)} switches off nothing", help)


def unknown_blocs(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """A parliament that listens to a bloc which the seat of the council has not (S301)."""
    seat = file.seats.get(file.council.seat) if file.council else None
    blocs = tuple(seat.blocs) if seat else ()
    for id, actor in file.actors.items():
        if actor.holds_up and actor.holds_up not in blocs:
            near = closest(actor.holds_up, blocs)
            guess = f"did you mean '{near}'? " if near else ""
            message = f"there is no {quote(actor.holds_up)} among the blocs of the seat that has a council"
            yield Fault("S301", ("actors", id, "holds_up"), message, f"{guess}allowed: {listing(blocs) or 'none'}")


def features() -> tuple[str, ...]:
    """What a profile may switch off besides instruments and clauses."""
    return (*FEATURES, *_clause_features())


@cache
def _clause_features() -> tuple[str, ...]:
    kinds = [clause_kind(id) for id in clause_ids()]
    return tuple(kind.feature for kind in kinds if kind is not None and kind.feature)


def secrets_told(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Texts that tell others what only one seat may know (S325)."""
    secrets = [(seat, _phrases(text)) for seat, text in _secret_texts(file)]
    for path, text, readers in _told_texts(file):
        phrases = _phrases(text)
        for seat, secret in secrets:
            shared = next((phrase for phrase in phrases if phrase in secret), "") if readers != (seat,) else ""
            if shared:
                message = f"this text tells others what only {quote(seat)} may know: '{shared}'"
                yield Fault("S325", path, message, "say it in other words, or leave it out")
                break


def _phrases(text: str) -> dict[str, None]:
    """All runs of some words in a text, in their order."""
    words = re.findall(r"\w+", text.casefold())
    return dict.fromkeys(" ".join(words[n : n + PHRASE]) for n in range(len(words) - PHRASE + 1))


def _secret_texts(file: ScenarioFile) -> Iterator[tuple[str, str]]:
    """What only one seat may read, with that seat."""
    for id, seat in file.seats.items():
        yield id, seat.private
        yield from ((id, aim.says) for aim in seat.aims.values() if aim.private)
        yield from ((id, line.says) for line in seat.red_lines.values() if line.private)
    for beat in file.beats.values():
        if len(beat.to) == 1:
            yield beat.to[0], f"{beat.headline}\n{beat.text}"


def _told_texts(file: ScenarioFile) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Texts that more than one seat, or another seat, reads: path, words, readers (empty: everybody)."""
    yield ("summary",), file.summary, ()
    yield ("brief",), file.brief, ()
    yield from ((("facts", id, "text"), fact.text, ()) for id, fact in file.facts.items())
    for id, seat in file.seats.items():
        yield ("seats", id, "public"), seat.public, ()
        yield ("seats", id, "private"), seat.private, (id,)
        yield from (
            (("seats", id, "aims", n, "says"), a.says, (id,) if a.private else ()) for n, a in seat.aims.items()
        )
    for id, beat in file.beats.items():
        yield ("beats", id, "text"), beat.text, beat.to
