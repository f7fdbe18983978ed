"""Checks of texts: that they fit on their cards, and that facts say where they are known from."""

from __future__ import annotations

from collections.abc import Iterator

from engine.authoring.cells import cells, quote
from engine.authoring.compile_texts import reader_texts
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.file.seats import Reaction
from engine.authoring.names import closest
from engine.authoring.parts import Parts, only
from engine.politics.blocs import WORDS

SOURCED = ("facts", "measures", "beats", "history", "reported", "happened")
"""Sections whose entries say something about the world and so need a source."""
HEARD = (*WORDS, "figure", "news", "collapse", "offer_refused", "lapsed_back")


def long_texts(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Texts that do not fit on a card of 80 columns (S307)."""
    for path, text, room in reader_texts(parts):
        size = cells(text)
        if size > room:
            message = f"this text has {size} characters and its card holds {room}"
            yield Fault("S307", path, message, "shorten it, or move a part of it to another text")


def missing_sources(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Facts, news and figures that do not say where they are known from (S308)."""
    for section in SOURCED:
        for id, entry in getattr(file, section).items():
            if not entry.source:
                help = "add 'source:'; for an invented one write 'source: made up'"
                yield Fault("S308", (section, id), f"{quote(id)} has no source", help, at_key=True)


def misheard(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Reactions to something nobody ever hears, when a known word is close (S318)."""
    for path, reaction in only(parts, Reaction):
        near = None if reaction.hears in HEARD else closest(reaction.hears, HEARD)
        if near is not None:
            message = f"nothing is heard under {quote(reaction.hears)}"
            yield Fault("S318", (*path, "hears"), message, f"did you mean '{near}'?")
