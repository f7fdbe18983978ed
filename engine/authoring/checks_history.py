"""Checks of measures and acts: that they point at the right kind of entry and agree with themselves."""

from __future__ import annotations

from collections.abc import Iterator

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.file.acts import Acted, Announced, Answer, Order, Propose
from engine.authoring.names import listing
from engine.authoring.nodes import Path
from engine.authoring.parts import Parts
from engine.scenario import pair


def contradictions(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Measures aimed at two seats (S311), and pairs of seats whose trust stands twice (S312)."""
    for id, opening in file.measures.items():
        target = opening.use.get("against", opening.against)
        if opening.against and opening.against != target:
            message = f"the measure is against {quote(opening.against)} and its 'use:' against {quote(target)}"
            yield Fault("S311", ("measures", id, "against"), message, "delete this line")
        if opening.by == target:
            message = f"{quote(opening.by)} cannot take a measure against itself"
            yield Fault("S311", ("measures", id, "against"), message, "name another seat")
    seen: dict[str, str] = {}
    for names in file.trust:
        same = seen.setdefault(pair(*names.split(".")), names)
        if same != names:
            yield Fault("S312", ("trust", names), f"{quote(same)} is the same pair; keep one", at_key=True)


def wrong_entries(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Acts that name an entry of another kind or of a later round (S314), answers to no clause (S313)."""
    for id, acted in file.history.items():
        yield from _references(file, ("history", id, "act"), acted)
        if isinstance(acted.act, Propose):
            yield from _answered_clauses(("history", id, "act", "clauses"), acted.act)


def _references(file: ScenarioFile, path: Path, acted: Acted) -> Iterator[Fault]:
    match acted.act:
        case Answer():
            yield from _reference(file, (*path, "offer"), acted, acted.act.offer, ("propose",))
        case Propose() if acted.act.replaces:
            yield from _reference(file, (*path, "replaces"), acted, acted.act.replaces, ("propose",))
        case Order() if acted.act.threat:
            yield from _reference(file, (*path, "threat"), acted, acted.act.threat, ("threaten", "pledge"))
            if file.history[acted.act.threat].seat != acted.seat:
                yield Fault("S314", (*path, "threat"), f"this threat is not one of {quote(acted.seat)}")
        case Announced() if acted.act.against == acted.seat:
            yield Fault("S314", (*path, "against"), f"{quote(acted.seat)} cannot threaten itself")


def _reference(file: ScenarioFile, path: Path, acted: Acted, id: str, kinds: tuple[str, ...]) -> Iterator[Fault]:
    other = file.history[id]
    if other.act.do not in kinds:
        fitting = [name for name, each in file.history.items() if each.act.do in kinds]
        help = f"there are: {listing(fitting)}" if fitting else ""
        yield Fault("S314", path, f"{quote(id)} is no entry with 'do: {kinds[0]}'", help)
    elif other.round > acted.round:
        yield Fault("S314", path, f"{quote(id)} comes later, in round {other.round}")


def _answered_clauses(path: Path, act: Propose) -> Iterator[Fault]:
    for id, clause in act.clauses.items():
        answers = clause.get("in_return_for")
        if answers is not None and (answers == id or answers not in act.clauses):
            message = f"there is no other clause {quote(answers)} in this deal"
            yield Fault("S313", (*path, id, "in_return_for"), message, f"there are: {listing(act.clauses)}")
        if clause["by"] not in act.parties:
            message = f"{quote(clause['by'])} gives this clause and is no party of the deal"
            yield Fault("S313", (*path, id, "by"), message, f"parties: {listing(act.parties)}")
