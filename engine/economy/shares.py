"""Shares in whole numbers that add up exactly to a whole: the largest remainders decide."""

from __future__ import annotations

from collections.abc import Sequence

NOTHING = 1e-6


def whole_shares(parts: Sequence[float], total: int) -> tuple[int, ...]:
    """Each part to the nearest integer, then the least painful single steps until they add up to the total.

    A part of nothing stays nothing as long as there are others.
    """
    found = [round(part) for part in parts]
    some = [n for n, part in enumerate(parts) if abs(part) > NOTHING] or list(range(len(parts)))
    while found and sum(found) != total:
        step = 1 if sum(found) < total else -1
        best = max(some, key=lambda n: (step * (parts[n] - found[n]), abs(parts[n]), -n))
        found[best] += step
    return tuple(found)
