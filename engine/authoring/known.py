"""The names a file may use that do not stand in it: instruments, clauses, regions and goods of the packaged year."""

from __future__ import annotations

from functools import cache
from itertools import permutations

from engine.authoring.folders import clause_ids, instrument_ids
from engine.authoring.nodes import Node
from engine.authoring.refs import Known
from engine.economy.baseline import REGIONS, SECTORS, provenance


def known_names(root: Node | None) -> Known:
    """All lists of names by what they are names of; the pairs are those of the seats of the file."""
    seats = root.children.get("seats") if root else None
    names = [str(step) for step in seats.children] if seats else []
    return {
        "instruments": instrument_ids(),
        "clauses": clause_ids(),
        "regions": REGIONS,
        "sectors": SECTORS,
        "inputs": _column("inputs", "input"),
        "lines": _column("lines", "line"),
        "pairs": [f"{a}.{b}" for a, b in permutations(names, 2)],
    }


@cache
def _column(table: str, name: str) -> tuple[str, ...]:
    """The names in one column of the packaged numbers."""
    return tuple(dict.fromkeys(row[name] for row in provenance(table)))
