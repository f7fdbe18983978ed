"""The names a file may use that do not stand in it: instruments, clauses, regions and goods of the packaged year."""

from __future__ import annotations

from collections.abc import Collection
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
    packaged: dict[str, Collection[str]] = {
        "instruments": instrument_ids(),
        "clauses": clause_ids(),
        "regions": REGIONS,
        "sectors": SECTORS,
        "inputs": _column("inputs", "input"),
        "lines": _column("lines", "line"),
        "packaged_sectors": SECTORS,
        "packaged_inputs": _column("inputs", "input"),
        "pairs": [f"{a}.{b}" for a, b in permutations(names, 2)],
    }
    return packaged | _own_names(root)


def _own_names(root: Node | None) -> dict[str, Collection[str]]:
    """The names of an economy of the file's own, which stand in place of the packaged ones."""
    own = root.at(("economy", "own")) if root else None
    if own is None or not isinstance(own.value, dict):
        return {}
    goods, inputs = _steps(own.children.get("goods")), _steps(own.children.get("inputs"))
    regions: dict[str, None] = {}
    for good in goods.values():
        for seller, sold in _steps(good.children.get("trade")).items():
            regions |= dict.fromkeys((seller, *_steps(sold)))
    return {
        "regions": (),
        "economy.regions": tuple(regions),
        "sectors": tuple(goods),
        "economy.lines": tuple(goods),
        "economy.inputs": tuple(inputs),
    }


def _steps(node: Node | None) -> dict[str, Node]:
    return {str(step): child for step, child in node.children.items()} if node else {}


@cache
def _column(table: str, name: str) -> tuple[str, ...]:
    """The names in one column of the packaged numbers."""
    return tuple(dict.fromkeys(row[name] for row in provenance(table)))
