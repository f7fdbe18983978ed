"""Checks of what can happen in play: beats and acts after the end, beats that wait for the impossible, idle seats."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.file.acts import Announced
from engine.authoring.file.when import Condition, MeasureWanted
from engine.authoring.file.world import Beat
from engine.authoring.names import listing
from engine.authoring.parts import Parts
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
        if id not in possible and (beat.round is None or beat.round <= len(file.clock)):
            help = "what it waits for cannot be; look at its rounds, beats and instruments"
            yield Fault("S304", ("beats", id, "when"), f"the beat {quote(id)} can never happen", help, at_key=True)
    for seat, brief in file.seats.items():
        for id, aim in brief.aims.items():
            if aim.when is not None and not can_hold(file, aim.when, possible):
                message = f"the aim {quote(id)} can never be met"
                yield Fault("S309", ("seats", seat, "aims", id, "when"), message, at_key=True)


def possible_beats(file: ScenarioFile) -> set[str]:
    """The beats that can happen, found by beginning with none and adding until nothing changes."""
    possible: set[str] = set()
    while True:
        more = {id for id, beat in file.beats.items() if _can_come(file, beat, possible)}
        if more == possible:
            return possible
        possible = more


def _can_come(file: ScenarioFile, beat: Beat, possible: Collection[str]) -> bool:
    if beat.held:
        return True
    in_time = beat.round is None or beat.round <= len(file.clock)
    return in_time and (beat.when is None or can_hold(file, beat.when, possible, beat.round))


def can_hold(file: ScenarioFile, when: Condition, possible: Collection[str], at: int | None = None) -> bool:
    """False when a condition cannot hold, whatever is played; `at` is the one round that is asked about."""
    if when.happened and when.happened not in possible:
        return False
    if when.round is not None and not _some_round(when, len(file.clock), at):
        return False
    if when.in_force is not None and not _can_stand(file, when.in_force):
        return False
    return not when.any_of or any(can_hold(file, part, possible, at) for part in when.any_of.values())


def _some_round(when: Condition, last: int, at: int | None) -> bool:
    asked = when.round
    rounds = range(1, last + 1) if at is None else (at,)
    return asked is None or any(
        (asked.at_least is None or n >= asked.at_least)
        and (asked.at_most is None or n <= asked.at_most)
        and (asked.equals is None or n == asked.equals)
        for n in rounds
    )


def _can_stand(file: ScenarioFile, wanted: MeasureWanted) -> bool:
    if not wanted.instrument:
        return True
    owners = [wanted.by] if wanted.by else list(file.seats)
    opened = (o for o in file.measures.values() if o.instrument == wanted.instrument)
    return any(wanted.instrument in file.seats[seat].instruments for seat in owners) or any(
        not wanted.by or opening.by == wanted.by for opening in opened
    )


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
