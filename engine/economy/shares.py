"""Shares in whole numbers that add up exactly to a whole: the largest remainders decide."""

from __future__ import annotations

from collections.abc import Sequence


def whole_shares(parts: Sequence[float], total: int) -> tuple[int, ...]:
    """Each part to the nearest integer, then the least painful single steps until they add up to the total."""
    found = [round(part) for part in parts]
    while found and sum(found) != total:
        step = 1 if sum(found) < total else -1
        best = max(range(len(found)), key=lambda n: (step * (parts[n] - found[n]), abs(parts[n]), -n))
        found[best] += step
    return tuple(found)
