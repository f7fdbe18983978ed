"""What can go wrong: a name nobody knows, numbers no market can have, a market without an answer.

EconomyError
├── UnknownName      a region, sector, input, line or flow this economy does not have
├── ImpossibleNumber a parameter or a shock outside what the equations allow
└── NoAnswer         the market of a region and sector did not settle
"""

from __future__ import annotations

from collections.abc import Iterable


class EconomyError(ValueError):
    """Something the economy cannot work with."""


class UnknownName(EconomyError):
    """A name this economy does not have."""


class ImpossibleNumber(EconomyError):
    """A number the equations cannot take."""


class NoAnswer(EconomyError):
    """A market that did not settle."""


class Unsettled(Exception):
    """A column and the seller in it whose excess demand stayed; the turn gives them names."""

    def __init__(self, column: int, seller: int) -> None:
        super().__init__(column, seller)
        self.column, self.seller = column, seller


def unknown(kind: str, name: str, known: Iterable[str]) -> UnknownName:
    """The error for a name, with what is known and the nearest one."""
    from difflib import get_close_matches  # here, because a start should not pay for it

    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return UnknownName(f"unknown {kind} '{name}': this economy has {', '.join(names) or 'none'}{hint}")
