"""What a rehearsal found: things that never or always happened, each at its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.authoring.cells import quote
from engine.authoring.faults import Fault, placed
from engine.authoring.load import Loaded, told
from engine.authoring.problems import Problem, in_file_order
from engine.authoring.rehearse import Rehearsal, full_points
from engine.scenario import Scenario

WORDS_A_MINUTE = 180
"""Reading a card in a room where others talk; silent reading of plain English is about 240 words a minute."""
MINUTES_AT_HOME = 3.0
"""What a delegation says among itself in a round (GAME 11)."""
MINUTES_A_PAIR = 2.0
"""What two delegations need to look each other in the eye in a round: three pairs make most of the 8 of GAME 11."""
MINUTES_A_PACKAGE = 1.0
"""Talking a package of clauses through and wording an answer, beyond that."""
MINUTES_AN_ORDER = 1.0
"""Choosing an order and giving a reason; all seats do so at once (three orders, 3 minutes in GAME 11)."""
MINUTES_TO_SHOW = 4.0
"""Opening the orders, votes at home, a note of what was learned (GAME 11)."""
SLACK = 1.2
"""A game this much longer than planned is told; less is within what a facilitator can catch up."""


def findings(found: Rehearsal) -> Iterator[Fault]:
    """All findings in the order of the file's sections."""
    yield from _long(found)
    yield from _seats(found)
    yield from _beats(found)


def placed_findings(found: Rehearsal, loaded: Loaded) -> tuple[Problem, ...]:
    """The findings at their places in the file, without those that the file answers."""
    if loaded.tree is None:
        return ()
    tree = loaded.tree
    problems = in_file_order(placed(fault, tree) for fault in findings(found))
    return (*loaded.problems, *told(problems, tree))


def _beats(found: Rehearsal) -> Iterator[Fault]:
    for beat in found.scenario.beats:
        came, path = found.beats[beat.id], ("beats", beat.id)
        if beat.held:
            continue
        if came == 0:
            yield Fault("R501", path, f"{quote(beat.id)} never came in {found.games} games", at_key=True)
        elif came == found.games and beat.when is not None:
            yield Fault("R502", path, f"{quote(beat.id)} came in all {found.games} games", at_key=True)


def _seats(found: Rehearsal) -> Iterator[Fault]:
    games = found.games
    for seat, brief in found.scenario.seats.items():
        if found.gained[seat] == 0:
            message = f"{quote(seat)} never ended above its line of no deal in {games} games"
            yield Fault("R507", ("seats", seat), message, "give it something to win by a deal", at_key=True)
        for place, instrument in enumerate(brief.instruments):
            if not found.used[seat, instrument]:
                message = f"{quote(seat)} never used {quote(instrument)} in {games} games"
                yield Fault("R505", ("seats", seat, "instruments", place), message, "look at its powers and its price")
        for aim in brief.aims:
            path = ("seats", seat, "aims", aim.id)
            if full_points(aim) > 0 and not found.touched[seat, aim.id]:
                yield Fault("R503", path, f"{quote(aim.id)} gave {quote(seat)} nothing in {games} games", at_key=True)
            elif found.met[seat, aim.id] == games:
                yield Fault("R504", path, f"{quote(aim.id)} was met in full in all {games} games", at_key=True)
        for line in brief.red_lines:
            if found.crossed[seat, line.id] == games:
                path = ("seats", seat, "red_lines", line.id)
                yield Fault("R506", path, f"{quote(line.id)} was crossed in all {games} games", at_key=True)


def _long(found: Rehearsal) -> Iterator[Fault]:
    length = length_of(found)
    if length.needed > SLACK * length.planned:
        message = f"{quote(found.profile)} plans {length.planned} minutes and takes about {length.needed:.0f}"
        help = "fewer rounds, fewer or shorter cards, or more minutes"
        yield Fault("R508", ("profiles", found.profile, "minutes_per_round"), message, help)


@dataclass(frozen=True, slots=True)
class Length:
    """Minutes of a game of people without its debrief: as planned, and as reading, talking and deciding take."""

    planned: int
    reading: float
    talking: float
    deciding: float
    handling: float

    @property
    def needed(self) -> float:
        """All minutes together."""
        return self.reading + self.talking + self.deciding + self.handling


def length_of(found: Rehearsal) -> Length:
    """How long a game takes, by the texts that are read and by what seats that think say and do."""
    scenario = found.scenario
    profile = scenario.profile(found.profile)
    rounds = scenario.rounds(found.profile)
    games = found.thinking or found.games
    offers, orders = (sum(listed[-games:]) / games for listed in (found.offers, found.orders))
    seats = len(scenario.seats)
    pairs = seats * (seats - 1) // 2
    return Length(
        planned=profile.rounds * profile.minutes,
        reading=_words_read(scenario, found) / WORDS_A_MINUTE,
        talking=rounds * (MINUTES_AT_HOME + pairs * MINUTES_A_PAIR) + offers * MINUTES_A_PACKAGE,
        deciding=orders * MINUTES_AN_ORDER / seats,
        handling=rounds * MINUTES_TO_SHOW,
    )


def _words_read(scenario: Scenario, found: Rehearsal) -> float:
    """Words of the brief, the longest sheet, and the cards that came."""
    texts = scenario.texts
    words = {path: len(text.split()) for path, text in texts.items() if ".blocs." not in path}
    sheets = [sum(n for path, n in words.items() if path.startswith(f"seats.{seat}.")) for seat in scenario.seats]
    cards = sum(
        found.beats[beat.id] * words.get(f"beats.{beat.id}.{part}", 0)
        for beat in scenario.beats
        for part in ("headline", "text")
    )
    return words.get("brief", 0) + max(sheets, default=0) + cards / max(found.games, 1)
