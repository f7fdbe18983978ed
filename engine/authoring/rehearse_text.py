"""A rehearsal as text: shares of all games, what deals are worth, how long it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.authoring.rehearse import Rehearsal, full_points
from engine.authoring.rehearse_findings import length_of
from engine.diplomacy import vocabulary
from engine.said import number


def rehearsal_text(found: Rehearsal) -> str:
    """The whole account."""
    parts = (_head(found), _news(found), _aims(found), _orders(found), _deals(found), _ends(found), _length(found))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(found: Rehearsal) -> list[str]:
    title = found.scenario.text("title", found.scenario.id)
    games = f"{found.games} games of '{found.profile}', {found.thinking} of them with seats that think"
    return [f"{title}: {games}", "Shares are of 100 games. They are hints; look at what never or always happens."]


def _row(share: float, words: str, note: str = "") -> str:
    mark = "never" if share == 0 else "always" if share == 100 else ""
    return f"  {share:4.0f}  {mark:<7}{words}{f'  ({note})' if note else ''}".rstrip()


def _news(found: Rehearsal) -> list[str]:
    beats = [beat for beat in found.scenario.beats if beat.when is not None or beat.chance < 12]
    rows = [
        _row(_share(found, found.beats[b.id]), b.id, "when something holds" if b.when else "by chance") for b in beats
    ]
    return ["News that may come", *rows] if rows else []


def _aims(found: Rehearsal) -> list[str]:
    rows = []
    for seat, brief in found.scenario.seats.items():
        for aim in brief.aims:
            full, some = found.met[seat, aim.id], found.touched[seat, aim.id]
            cost = (
                "costs points"
                if full_points(aim) < 0
                else f"some of it in {_share(found, some):.0f}"
                if some != full
                else ""
            )
            rows.append(
                _row(_share(found, full), f"{seat}: {found.scenario.text(f'seats.{seat}.aims.{aim.id}.says')}", cost)
            )
        for line in brief.red_lines:
            words = found.scenario.text(f"seats.{seat}.red_lines.{line.id}.says")
            rows.append(_row(_share(found, found.crossed[seat, line.id]), f"{seat}, red line crossed: {words}"))
    return ["Aims met in full", *rows]


def _orders(found: Rehearsal) -> list[str]:
    rows: list[str] = []
    for seat, brief in found.scenario.seats.items():
        shares = [f"{id} {_share(found, found.used[seat, id]):.0f}" for id in brief.instruments]
        rows += _wrapped(f"{seat}: ", shares)
    return ["Instruments used", *rows]


def _deals(found: Rehearsal) -> list[str]:
    rows = []
    for id in vocabulary():
        seen = [(by, to, worth) for (kind, by, to), worth in found.bargains.found.items() if kind == id]
        if not seen:
            continue
        good = [f"{by} to {to}" for by, to, worth in seen if worth.worth]
        told = f"worth it from {', '.join(good)}" if good else "never worth signing"
        signed = f"in {_share(found, found.signed[id]):.0f} of 100 games"
        rows.append(f"  {id:<20} {signed:<20} {told}")
    return ["Clauses in force, and between whom one was worth signing", *rows]


def _ends(found: Rehearsal) -> list[str]:
    rows = []
    for seat in found.scenario.seats:
        own = found.results.get(seat, [])
        mean = f", {number(round(sum(own) / len(own)), 100, signed=True)} on average when seats think" if own else ""
        rows.append(f"  {seat}: above its line in {_share(found, found.gained[seat]):.0f}{mean}")
    rungs = ", ".join(f"{rung}: {_share(found, n):.0f}" for rung, n in sorted(found.rungs.items()))
    endings = ", ".join(f"{word.replace('_', ' ')} {_share(found, n):.0f}" for word, n in sorted(found.endings.items()))
    votes = f"  votes: {found.votes[True]} won, {found.votes[False]} lost" if found.votes else ""
    return ["How it ends", *rows, f"  highest rung {rungs}", f"  {endings}", *([votes] if votes else [])]


def _length(found: Rehearsal) -> list[str]:
    length = length_of(found)
    parts = (
        ("reading", length.reading),
        ("talking", length.talking),
        ("orders", length.deciding),
        ("the table", length.handling),
    )
    told = ", ".join(f"{name} {minutes:.0f}" for name, minutes in parts)
    return [f"Length: about {length.needed:.0f} minutes ({told}); planned {length.planned}, and the debrief"]


def _share(found: Rehearsal, count: int) -> float:
    """Games of a hundred; 0 and 100 are kept for never and always."""
    share = 100 * count / max(found.games, 1)
    return share if count in (0, found.games) else min(99.0, max(1.0, share))


def _wrapped(head: str, words: Iterable[str]) -> Iterator[str]:
    line = f"  {head}"
    for word in words:
        if len(line) + len(word) > 100:
            yield line.rstrip()
            line = "    "
        line += f"{word}, "
    yield line.rstrip(", ")
