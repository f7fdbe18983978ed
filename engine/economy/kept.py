"""How a batch keeps its figures: whole numbers, the far ones from the time somebody reads one of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


class Block:
    """The figures of a batch: the near ones as integers, the far ones as floats until one of them is read."""

    __slots__ = ("_far", "near")

    def __init__(self, near: Whole, far: Whole | Callable[[], Whole]) -> None:
        self.near, self._far = near, far

    @property
    def far(self) -> Whole:
        """Index, trade and shipments of every game of the batch."""
        if callable(self._far):
            self._far = self._far()  # what made it, and all that it held on to, is let go
        return self._far
