"""What can be done, as imperatives: ids, scalars, an instrument's form or a deal's clauses; nothing computed."""

from __future__ import annotations

from engine.plain import dataclass
from engine.scenario import Ref, Seat
from engine.state import CHANCE, FACILITATOR, TABLE, Actor, Clause, Enforcement, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Base of all actions: somebody does something."""

    by: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOrder(Action):
    """Put a sealed order into your own tray; ``threat`` names a threat of yours that it carries out."""

    instrument: str
    use: Use
    reason: str = ""
    threat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawOrder(Action):
    """Take an order out of your own tray, by its place counted from 0."""

    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Action):
    """Put a package on the table, or counter the open one (``replaces``). The proposer signs with it."""

    parties: tuple[Seat, ...]
    clauses: tuple[Clause, ...]
    enforcement: Enforcement = "none"
    secret: bool = False
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Action):
    """Sign an open package."""

    offer: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse(Action):
    """Refuse an open package, or withdraw your own."""

    offer: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Threaten(Action):
    """Say what you will do unless a clause holds by a round; with ``pledge``: what you will do if it holds."""

    against: Seat
    instrument: str
    use: Use
    unless: Clause
    due: int
    public: bool = True
    pledge: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speak(Action):
    """Say something to all (``to`` empty) or to some; it is logged and has no rule effect."""

    words: str
    to: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready(Action):
    """Say you are done with this phase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Action):
    """The table works the phase that is due."""

    by: Actor = TABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeUp(Action):
    """Time is up for the seats that are waited for: they play the default."""

    by: Actor = TABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw(Action):
    """Chance answers a question: one face for each throw."""

    die: str
    faces: tuple[int, ...]
    by: Actor = CHANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Inject(Action):
    """The facilitator fires a beat now."""

    beat: str
    by: Actor = FACILITATOR
