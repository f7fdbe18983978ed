"""The check of numbers that are allowed and hardly meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.file.when import Limits
from engine.authoring.parts import Parts
from engine.authoring.possible import out_of_reach, range_of
from engine.numbers import Numbers

FAR = 4
"""A rule number this many times as large or as small as the usual one deserves a second look: balance rests on it."""
LONG_ROUND = 26
"""Weeks of a round: beyond half a year, deadlines of months pass between two turns."""
MOVED = {"home": 20.0, "credibility": 20.0, "market": 10.0}
"""How far news may move a figure before it outweighs what seats do in several rounds."""


def implausible(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Numbers that are allowed and hardly meant (S324)."""
    yield from _odd_starts(file)
    yield from _odd_times(file)
    yield from _odd_effects(file)
    yield from _odd_reports(file)
    yield from _odd_numbers(file)


def _odd_starts(file: ScenarioFile) -> Iterator[Fault]:
    for id, seat in file.seats.items():
        if seat.home < 20:
            message = f"{quote(id)} begins in a home crisis: its support is {seat.home}"
            yield Fault("S324", ("seats", id, "home"), message, "under 20 a seat may place light orders only")
        if seat.credibility < 20:
            message = f"nobody believes {quote(id)}: its credibility is {seat.credibility}"
            yield Fault("S324", ("seats", id, "credibility"), message, "its threats would move nobody")
    if abs(file.market) > MOVED["market"]:
        message = f"the market begins {file.market:g} % from its start"
        yield Fault("S324", ("market",), message, "more than ten per cent is a crash, or a boom, before anybody moves")


def _odd_times(file: ScenarioFile) -> Iterator[Fault]:
    for id, round in file.clock.items():
        if round.weeks > LONG_ROUND:
            help = "what stands is played on for a year after the last round anyway"
            yield Fault("S324", ("clock", id, "weeks"), f"this one round takes {round.weeks} weeks", help)
    for id, profile in file.profiles.items():
        minutes = profile.rounds * profile.minutes_per_round
        if minutes > 600:
            what = f"{quote(id)} takes {minutes} minutes"
            yield Fault("S324", ("profiles", id, "minutes_per_round"), what, "more than ten hours at one table")
    for id, place in file.economy.cover.items():
        for region, cover in place.items():
            if cover.weeks > 104:
                path = ("economy", "cover", id, region, "weeks")
                what = f"a store for {cover.weeks:g} weeks never runs out in a game"
                yield Fault("S324", path, what, "is it in days?")


def _odd_effects(file: ScenarioFile) -> Iterator[Fault]:
    """News that moves a figure further than whole rounds of play do."""
    for id, beat in file.beats.items():
        for name, effect in beat.effects.items():
            most = MOVED.get((effect.figure or "").rpartition(".")[2])
            if most is not None and effect.change is not None and abs(effect.change) > most:
                message = f"this news moves {quote(effect.figure)} by {effect.change:g} at one blow"
                help = f"more than {most:g} decides the game alone"
                yield Fault("S324", ("beats", id, "effects", name, "change"), message, help)


def _odd_reports(file: ScenarioFile) -> Iterator[Fault]:
    """Reported values that their figure can never have, such as 40 for a share of 1."""
    for id, reported in file.reported.items():
        if why := out_of_reach(reported.figure, Limits(equals=reported.value)):
            help = "a share is written from 0 to 1" if range_of(reported.figure)[1] == 1 else ""
            yield Fault("S324", ("reported", id, "value"), f"the game can never come near this: {why}", help)


def _odd_numbers(file: ScenarioFile) -> Iterator[Fault]:
    defaults = {field.name: getattr(Numbers(), field.name) for field in fields(Numbers)}
    for name, value in file.numbers.items():
        usual = defaults.get(name)
        if isinstance(value, int) and isinstance(usual, int) and _is_far(value, usual):
            message = f"the rule number {quote(name)} is {value}, and {usual} is usual"
            yield Fault("S324", ("numbers", name), message, "rehearse the scenario with it, or say why it is so")


def _is_far(value: int, usual: int) -> bool:
    if usual == 0 or value == 0:
        return False
    return value * usual < 0 or abs(value) > FAR * abs(usual) or FAR * abs(value) < abs(usual)
