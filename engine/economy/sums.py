"""Sums in one order: where only one number is left beside the axis, numpy adds in pairs, else one after the other."""

from __future__ import annotations

import numpy as np

from engine.economy.calibration import Array

PAIRED = 8  # fewer numbers than this numpy adds one after the other in any case


def added(parts: Array, axis: int = 0) -> Array:
    """The sum along an axis, one after the other, whatever company the numbers keep."""
    if parts.shape[-1] == 1 and parts.shape[axis] >= PAIRED:
        return np.asarray(np.add.accumulate(parts, axis=axis).take(-1, axis))
    return np.asarray(np.add.reduce(parts, axis=axis))
