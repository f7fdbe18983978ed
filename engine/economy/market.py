"""The market of a turn, solved exactly, all sectors of all games at once (SPEC 3.2).

One column is one sector of one game. Symbols, all log ratios to baseline unless said:
p producer's price, w wedge between producer and buyer, z price index, Q output, mu shadow price of a quota,
th and ph buyer's and seller's shares, sS substitution, eta demand, eS supply.
Newton on p; a column stops when it has converged, so that its answer never depends on the company it keeps.
"""

from __future__ import annotations

import numpy as np

from engine.economy.calibration import Array, Indices, Marks
from engine.economy.constant import constant
from engine.economy.errors import Unsettled
from engine.economy.looks import Cleared, Look, Markets, Rationed
from engine.economy.systems import solved

CLOSE = constant(1e-11)
STEPS = 25
FARTHEST, BACK = constant(1.5), constant(-1.5)  # longest Newton step in log price
STUCK = 1e-6  # slope of a seller whose every flow is at its quota and whose plants are at their cap
CHEAPEST = constant(-20.0)  # log price at which a seller whom quotas leave no buyer gives up
DEAREST = 30.0  # log price index of a market that quotas close altogether
BANNED = 100.0  # log shadow price of a flow that is not allowed at all
SCARCE, AMPLE = 1e-12, 1e9  # a quota of nothing is priced as one of this share; no quota is one of that
FEW = 48  # columns worth gathering when the others have converged
SWEEPS = 60
HALVINGS = 45


def cleared(m: Markets, p: Array, begun: int = 0) -> Cleared:
    """Prices that clear every column, from a first guess; columns with a quota go their own, slower way."""
    if m.limit is None:
        return settled(m, p, begun)
    some = np.flatnonzero((m.limit < np.inf).any(axis=(0, 1)))
    found = settled(m._replace(limit=None), p, begun) if some.size < p.shape[-1] else settled(m, p, begun)
    return (
        found if some.size == p.shape[-1] else found.changed(some, settled(m.only(some), p.take(some, axis=-1), begun))
    )


def settled(m: Markets, p: Array, begun: int = 0) -> Cleared:
    """Newton until each column has converged, so many steps on; the patient way for those that do not.

    The very first step is taken by every column without a test, for a first guess is hardly ever right.
    """
    columns = p.shape[-1]
    if columns == 1:  # numpy adds in another order when the last axis has one element
        twice = settled(m.only(np.array([0, 0])), np.repeat(p, 2, axis=-1), begun)
        return Cleared(*(None if x is None else x[..., :1] for x in twice))  # type: ignore[arg-type]
    guess, look, far = p, seen(m, p), columns
    close: Marks | np.bool_ = np.False_
    for step in range(begun, 2 * STEPS):
        if step:
            close = np.maximum.reduce(np.abs(look.gap), axis=0) <= CLOSE
            far = columns - np.count_nonzero(close)
            if not far:
                return _found(guess, look)
            if 4 * far <= 3 * columns and columns >= FEW:
                return _with_rest(m, np.array(guess), look, np.flatnonzero(~close), step)
        move = _patient(m, guess) - guess if step == STEPS else _newton(m, look)
        move += guess
        np.maximum(move, CHEAPEST, out=move)
        guess = move if far == columns else np.where(close, guess, move)
        look = seen(m, guess, look)
    miss = np.nan_to_num(np.abs(look.gap), nan=np.inf)
    column = int(miss.max(axis=0).argmax())
    raise Unsettled(column, int(miss[:, column].argmax()))


def _found(p: Array, look: Look) -> Cleared:
    """A look with prices that clear."""
    mu = None if look.rationed is None else look.rationed.mu
    return Cleared(p, look.output, look.free, look.log_whole, look.orders, look.parts, mu)


def _with_rest(m: Markets, p: Array, look: Look, rest: Indices, step: int) -> Cleared:
    """The columns that have converged as they are looked at, and the rest, gathered and settled, written among them."""
    found = _found(p, look)
    try:
        new = settled(m.only(rest), p.take(rest, axis=-1), step)
    except Unsettled as stuck:
        raise Unsettled(int(rest[stuck.column]), stuck.seller) from None
    for array, its in zip(found, new, strict=True):
        if array is not None:
            array[..., rest] = its
    return found


def seen(m: Markets, p: Array, old: Look | None = None) -> Look:
    """The market at these prices; it writes over the flows of an old look of the same columns."""
    room, more = (None, None) if old is None else (old.parts, old.orders)
    parts = np.multiply(m.weight, np.exp(m.own * p)[:, None], out=room)
    if m.limit is not None:
        return _rationed(m, m.limit, p, parts)
    whole = np.add.reduce(parts, axis=0)
    if not isinstance(m.empty, float):
        whole += m.empty
    log_whole = np.log(whole)
    answer = m.up * log_whole
    answer += m.shift
    orders = np.multiply(m.buying, np.exp(answer, out=answer), out=more)
    orders *= np.exp(m.less * p)[:, None]
    total = np.add.reduce(orders, axis=1)
    if not isinstance(m.idle, float):
        total += m.idle
    free = m.eS * p
    free += m.supply
    output = np.minimum(free, m.cap)
    gap = np.log(total)
    gap -= output
    return Look(gap, output, free, whole, log_whole, orders, total, parts)


def _newton(m: Markets, look: Look) -> Array:
    """The step that clears the linearised market: (D - (sS+eta) W s') step = gap.

    W = orders / total, s = parts / whole; without quotas each seller's line is multiplied by its total, which saves
    dividing its orders.
    """
    capped = look.free > m.cap
    if look.rationed is None:
        moving, share, spent = look.orders, m.drop / look.whole, look.parts
        firm = np.where(capped, m.sS, m.firm) if np.count_nonzero(capped) else m.firm
        own, gap = firm * look.total, look.gap * look.total
    else:
        moving = np.where(look.rationed.tight, 0.0, look.orders / look.total[:, None])
        share, spent, gap = m.drop, look.rationed.spent, look.gap
        own = np.maximum(m.sS * np.add.reduce(moving, axis=1) + np.where(capped, 0.0, m.eS) + m.idle, STUCK)
    R, N = own.shape
    bought = np.multiply(moving.transpose(2, 0, 1), share.T[:, None], order="C")
    A = np.matmul(bought, np.ascontiguousarray(spent.transpose(2, 1, 0)))  # a matrix for each column
    diagonal = A.reshape(N, R * R)[:, :: R + 1]
    diagonal += own.T
    step = np.maximum(solved(A, gap.T), BACK, out=own.T)
    np.minimum(step, FARTHEST, out=step)
    return own


def _rationed(m: Markets, limit: Array, p: Array, parts: Array) -> Look:
    """The same with quotas: the bound flows are found by letting the index rise until no other flow is bound."""
    want = m.buying * np.exp(m.less * p)[:, None] * np.exp(m.shift)
    short = np.minimum(limit, AMPLE) / np.where(
        want > 0, want, 1.0
    )  # what is allowed of what would be bought at the baseline index
    tied = parts * short ** (-m.own / m.sS)  # index weight of a bound flow, less e^(r x)
    r, tight = m.sE / m.sS, np.zeros(limit.shape, dtype=bool)
    log_whole = np.log(np.add.reduce(parts, axis=0) + m.empty)
    for _ in range(len(p) + 1):
        more = tight | (np.exp(m.up * log_whole) > short) & (want > 0)
        if (more == tight).all():
            break
        tight = more
        loose = np.add.reduce(np.where(tight, 0.0, parts), axis=0) + m.empty
        rest = np.add.reduce(np.where(tight, tied, 0.0), axis=0)
        loose = np.where(loose + rest > 0, loose, np.exp(m.own * DEAREST))
        log_whole = _index(loose, rest, r, log_whole)
    whole = np.exp(log_whole)
    orders = np.where(tight, limit, want * np.exp(m.up * log_whole))
    gone = np.log(np.maximum(short, SCARCE)) - m.up * log_whole
    spent = np.where(tight, tied * np.exp(r * log_whole), parts) / whole
    answer = 1 - r * np.add.reduce(np.where(tight, spent, 0.0), axis=0)
    total = np.maximum(np.add.reduce(orders, axis=1) + m.idle, SCARCE)
    free = m.supply + m.eS * p
    output = np.minimum(free, m.cap)
    given_up = (p <= CHEAPEST) & (np.log(total) < output)
    output = np.where(given_up, np.log(total), output)
    mu = np.where(tight, np.where(limit > 0, gone / -m.sS, _banned(m, parts, tight & (limit <= 0))), 0.0)
    rationed = Rationed(tight, np.where(tight, 0.0, spent) / answer, mu)
    return Look(np.log(total) - output, output, free, whole, log_whole, orders, total, parts, rationed)


def _banned(m: Markets, parts: Array, shut: Marks) -> Array:
    """What stands on flows that are not allowed: where no other is left, as much as the index of a closed market."""
    left = np.add.reduce(np.where(shut, 0.0, parts), axis=0) + m.empty
    if (left > 0).all():
        return np.asarray(BANNED)
    whole = np.log(np.add.reduce(parts, axis=0) + m.empty)
    return np.where(left > 0, BANNED, DEAREST - whole / m.own)


def _index(loose: Array, bound: Array, r: Array, x: Array) -> Array:
    """x = ln(loose + bound e^(r x)), the index when part of the spending is rationed; r < 1, so it is unique."""
    for _ in range(60):
        part = bound * np.exp(r * x)
        miss = np.log(loose + part) - x
        far = np.abs(miss) > 1e-14
        if not far.any():
            break
        x = np.where(far, x + miss / (1 - r * part / (loose + part)), x)
    return x


def _patient(m: Markets, p: Array) -> Array:
    """Seller after seller halves the range in which its own market clears: slow and sure with gross substitutes."""
    p = np.minimum(np.maximum(np.nan_to_num(p), CHEAPEST), 5.0)
    for _ in range(SWEEPS):
        before = p.copy()
        for seller in range(len(p)):
            low, high = np.full(p.shape[-1], CHEAPEST), np.full(p.shape[-1], 12.0)
            for _ in range(HALVINGS):
                p[seller] = (low + high) / 2
                dear = seen(m, p).gap[seller] < 0
                low, high = np.where(dear, low, p[seller]), np.where(dear, p[seller], high)
        if np.abs(p - before).max() < 1e-9:
            break
    return p
