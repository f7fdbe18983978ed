"""A style: the numbers by which thinking bots differ. All worths are in hundredths of a point."""

from __future__ import annotations

from engine.plain import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a bot judges deals, threats and orders.

    ``margin`` is what a deal must bring above no deal at the first talks; it shrinks to nothing by the last.
    ``patience`` is the same for a package of its own: nobody opens with everything in the first talks. ``greed``
    is the share of a package's gain it asks for, in per cent. ``liked`` adds to an order by its tags, ``climbing`` to
    each rung from 4 on, ``easing`` to taking back something of its own, ``answering`` to an order against a seat that
    hit it. ``spite`` is the per cent of a target's loss it counts as a gain. ``least`` is what an order must bring.
    ``leverage`` is the per cent of what others come to fear from a case of its own that it counts as a gain.
    ``resolve`` adds to carrying out an own threat, for each point of its stake. ``threatens`` is what a threat must
    promise; None never threatens. ``honest`` never orders what breaks an own promise.
    """

    title: str
    margin: int = 150
    patience: int = 3200
    greed: int = 55
    offers: int = 2
    counters: int = 2
    signs: bool = True
    threatens: int | None = None
    liked: tuple[tuple[str, int], ...] = ()
    climbing: int = 0
    easing: int = -100
    answering: int = 0
    spite: int = 0
    leverage: int = 15
    least: int = 20
    resolve: int = 0
    honest: bool = True
    enforcement: str = "snap_back"

    def taste(self, tags: tuple[str, ...]) -> int:
        """What the tags of an order add to its worth."""
        return sum(worth for tag, worth in self.liked if tag in tags)
