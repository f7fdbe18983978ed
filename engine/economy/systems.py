"""Many small linear systems at once, solved by LAPACK through numpy.

`numpy.linalg.solve` first checks and converts what it is given, which takes as long as a dozen systems of six sellers.
The function it then calls has been in numpy since 1.8; where a later numpy keeps it elsewhere, the public one answers.
A system without an answer gives no numbers, which the market takes for prices that do not clear.
"""

from __future__ import annotations

import numpy as np

from engine.economy.calibration import Array


def solved(A: Array, b: Array) -> Array:
    """x of A x = b, for each of (N, R, R) and (N, R)."""
    return np.asarray(np.linalg.solve(A, b[..., None])[..., 0])


try:
    from numpy.linalg._umath_linalg import solve1
except ImportError:  # pragma: no cover
    pass
else:
    solved = solve1  # type: ignore[assignment]
