"""Checks of what can happen in play: beats and acts after the end, beats that wait for the impossible, idle seats."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.file.acts import Announced
from engine.authoring.file.seats import Aim
from engine.authoring.names import listing
from engine.authoring.nodes import Path
from engine.authoring.parts import Parts
from engine.authoring.possible import possible_beats, range_of, why_never
from engine.authoring.reserved import RESERVED


def after_the_end(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Things dated after the last round (S305), and profiles with more rounds than the clock (S316)."""
    last = len(file.clock)
    dated = [
        *((("beats", id), beat.round) for id, beat in file.beats.items()),
        *((("history", id), acted.round) for id, acted in file.history.items()),
        *((("reported", id), reported.round) for id, reported in file.reported.items()),
    ]
    for path, round in dated:
        if round is not None and round > last:
            yield Fault("S305", (*path, "round"), f"round {round} never comes; the clock has {last} rounds")
    for id, acted in file.history.items():
        if isinstance(acted.act, Announced) and acted.act.due > last:
            message = f"it is due in round {acted.act.due}, and the clock has {last} rounds"
            yield Fault("S305", ("history", id, "act", "due"), message)
    for id, profile in file.profiles.items():
        if profile.rounds > last:
            message = f"{quote(id)} plays {profile.rounds} rounds and the clock has {last}"
            yield Fault("S316", ("profiles", id, "rounds"), message, f"allowed: 1 to {last}")


def never_happens(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Beats that wait for something that cannot be (S304), and aims that nothing can meet (S309)."""
    possible = possible_beats(file)
    for id, beat in file.beats.items():
        if id not in possible and beat.when is not None and (beat.round is None or beat.round <= len(file.clock)):
            why = why_never(file, beat.when, possible, beat.round)
            yield Fault("S304", ("beats", id, "when"), f"the beat {quote(id)} can never happen", why, at_key=True)
    for seat, brief in file.seats.items():
        for id, aim in brief.aims.items():
            yield from _never_met(file, ("seats", seat, "aims", id), aim, possible)


def _never_met(file: ScenarioFile, path: Path, aim: Aim, possible: Collection[str]) -> Iterator[Fault]:
    """What of an aim can never be: its condition, one of its grades, or all that its slide could give."""
    id = str(path[-1])
    if aim.when is not None and (why := why_never(file, aim.when, possible)):
        yield Fault("S309", (*path, "when"), f"the aim {quote(id)} can never be met", why, at_key=True)
    for name, grade in aim.grades.items():
        if why := why_never(file, grade.when, possible):
            message = f"the grade {quote(name)} of the aim {quote(id)} can never be reached"
            yield Fault("S309", (*path, "grades", name, "when"), message, why, at_key=True)
    if aim.slide is not None:
        most = range_of(aim.slide.figure)[1]
        if most is not None and aim.slide.high > most:
            what = "give a point" if aim.slide.low >= most else "give all its points"
            why = f"{quote(aim.slide.figure)} is never more than {most:g}"
            at = "low" if aim.slide.low >= most else "high"
            yield Fault("S309", (*path, "slide", at), f"the aim {quote(id)} can never {what}", why)


def reserved_seats(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Seats whose id means something else in conditions, figures or tests (S322)."""
    for id in file.seats:
        if id in RESERVED:
            help = f"it is one of the words {listing(sorted(RESERVED))}"
            yield Fault("S322", ("seats", id), f"no seat can be called {quote(id)}", help, at_key=True)


def unusable_seats(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Seats that can do nothing (S306), and votes for a seat that has no council (S319)."""
    for id, seat in file.seats.items():
        if not seat.instruments:
            yield Fault("S306", ("seats", id, "instruments"), f"{quote(id)} has no instrument, so it can only talk")
        if seat.council and (file.council is None or file.council.seat != id):
            yield Fault("S319", ("seats", id, "council"), f"there is no 'council:' that votes for {quote(id)}")
    if file.council is not None and not file.seats[file.council.seat].council:
        message = f"{quote(file.council.seat)} does not say 'council: true'"
        yield Fault("S319", ("council", "seat"), message, f"add it under seats.{file.council.seat}")


def uneven_council(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Shares of the population that do not add up to 100 (S315), majorities that cannot be reached (S317)."""
    if file.council is None:
        return
    members = file.council.members
    total = sum(member.population for member in members.values())
    if abs(total - 100) > 0.5:
        yield Fault("S315", ("council", "members"), f"the populations add up to {total:.2f}, not to 100", at_key=True)
    if file.council.states_needed > len(members):
        message = f"{file.council.states_needed} members are needed and there are {len(members)}"
        yield Fault("S317", ("council", "states_needed"), message, f"members: {listing(members)}")
