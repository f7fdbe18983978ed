"""What can hold in play and what cannot, as far as a file shows it: rounds, figures, beats, and who has what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from engine.authoring.cells import quote
from engine.authoring.file import ScenarioFile
from engine.authoring.file.when import Condition, Limits, MeasureWanted
from engine.authoring.file.world import Beat
from engine.authoring.marks import causes
from engine.figures import kind_of, limits_of


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
    return in_time and (beat.when is None or not why_never(file, beat.when, possible, beat.round))


def why_never(file: ScenarioFile, when: Condition, possible: Collection[str], at: int | None = None) -> str:
    """Why a condition cannot hold, whatever is played; empty when it can. `at` is the one round that is asked about."""
    return next(_reasons(file, when, possible, at), "")


def _reasons(file: ScenarioFile, when: Condition, possible: Collection[str], at: int | None) -> Iterator[str]:
    if when.happened and when.happened not in possible:
        yield f"{quote(when.happened)} can never happen"
    if when.round is not None and not _some_round(when, len(file.clock), at):
        yield (
            f"that round never comes; the clock has {len(file.clock)}" if at is None else f"it comes in round {at} only"
        )
    yield from filter(None, (out_of_reach(name, limits) for name, limits in (when.figures or {}).items()))
    if when.in_force is not None and not _can_stand(file, when.in_force):
        yield "nobody who is asked about has an instrument for it"
    if when.any_of:
        parts = [why_never(file, part, possible, at) for part in when.any_of.values()]
        if all(parts):
            yield parts[0]
    for id, part in when.none_of.items():
        if _always(part, len(file.clock)):
            yield f"{quote(id)} under 'none_of:' always holds"


def _some_round(when: Condition, last: int, at: int | None) -> bool:
    asked = when.round
    rounds = range(1, last + 1) if at is None else (at,)
    return asked is None or any(
        (asked.at_least is None or n >= asked.at_least)
        and (asked.at_most is None or n <= asked.at_most)
        and (asked.equals is None or n == asked.equals)
        for n in rounds
    )


def out_of_reach(figure: str, limits: Limits) -> str:
    """Why a figure can never be so, in words; empty when it can."""
    least, most = range_of(figure)
    floors = [value for value in (limits.at_least, limits.equals) if value is not None]
    ceilings = [value for value in (limits.at_most, limits.equals) if value is not None]
    if most is not None and floors and max(floors) > most:
        return f"{quote(figure)} is never more than {most:g}"
    if least is not None and ceilings and min(ceilings) < least:
        return f"{quote(figure)} is never less than {least:g}"
    return ""


def range_of(figure: str) -> tuple[float | None, float | None]:
    """The least and the most a figure can be, as people write it; nothing is known of a figure there is not."""
    try:
        scale = kind_of(figure).scale
    except LookupError:
        return None, None
    least, most = (None if value is None else value / scale for value in limits_of(figure))
    return least, most


def _always(when: Condition, last: int) -> bool:
    """True when a condition asks only for figures or rounds within all of their range."""
    if when.happened or when.in_force or when.deal or when.any_of or when.none_of:
        return False
    asked = when.round
    every_round = asked is None or (
        asked.equals is None and (asked.at_least or 1) <= 1 and (asked.at_most is None or asked.at_most >= last)
    )
    return every_round and all(_covers(range_of(name), limits) for name, limits in (when.figures or {}).items())


def _covers(span: tuple[float | None, float | None], limits: Limits) -> bool:
    least, most = span
    low = limits.at_least is None or (least is not None and limits.at_least <= least)
    high = limits.at_most is None or (most is not None and limits.at_most >= most)
    return low and high and limits.equals is None


def _can_stand(file: ScenarioFile, wanted: MeasureWanted) -> bool:
    """Whether somebody has an instrument for a measure, or it stands at the start."""
    owners: Mapping[str, tuple[str, ...]] = {id: seat.instruments for id, seat in file.seats.items()}
    mine = [(by, id) for by, ids in owners.items() for id in ids]
    mine += [(opening.by, opening.instrument) for opening in file.measures.values()]
    fitting = {id for by, id in mine if wanted.by in ("", by) and wanted.instrument in ("", id)}
    return bool(fitting) and (not wanted.tag or causes(file, wanted.tag, fitting))
