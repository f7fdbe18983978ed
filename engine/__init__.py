"""The rules engine of Brinkmanship: the front door.

One loop: an Action goes into ``apply`` and a new State and Events come out; ``fold(state, events)`` is that same State.
``due`` says who acts next. ``view`` is what a seat may know; ``why_not``, ``choices``, ``draw`` and ``preview`` work on
no more than that. ``figure`` names integers, ``explain`` tells why they moved, ``replay`` and ``digest`` repeat and
compare games, ``settle`` settles many at once. The engine has no dice, no clock of the machine, no files: see
``engine.table`` for a game that is being played and kept, and ``engine.authoring`` for scenario files.

Errors: ``Illegal`` (an action that is not possible; carries a Said), ``CodecError`` (data of a wrong shape),
``SaveError`` (a save that cannot be used), ``EconomyError`` (numbers the model cannot take).
"""

from engine.actions import (
    Action,
    Draw,
    Inject,
    PlaceOrder,
    Propose,
    Ready,
    Refuse,
    Sign,
    Speak,
    Step,
    Threaten,
    TimeUp,
    WithdrawOrder,
)
from engine.codec import CodecError, decode, encode
from engine.economy import EconomyError
from engine.events import Event, fold
from engine.explain import Explanation, explain
from engine.figures import figure
from engine.instruments import Choice
from engine.rules.flow import Due, due
from engine.rules.game import Illegal, apply, digest, replay, why_not
from engine.rules.line import new_game
from engine.rules.settlement import settle
from engine.rules.work import Turn
from engine.said import Said, say, tell
from engine.scenario import Figure, Ref, Scenario, Seat
from engine.state import Clause, State, Use
from engine.view import SeatView, choices, draw, imagine, preview, view

__all__ = [
    "Action",
    "Choice",
    "Clause",
    "CodecError",
    "Draw",
    "Due",
    "EconomyError",
    "Event",
    "Explanation",
    "Figure",
    "Illegal",
    "Inject",
    "PlaceOrder",
    "Propose",
    "Ready",
    "Ref",
    "Refuse",
    "Said",
    "Scenario",
    "Seat",
    "SeatView",
    "Sign",
    "Speak",
    "State",
    "Step",
    "Threaten",
    "TimeUp",
    "Turn",
    "Use",
    "WithdrawOrder",
    "apply",
    "choices",
    "decode",
    "digest",
    "draw",
    "due",
    "encode",
    "explain",
    "figure",
    "fold",
    "imagine",
    "new_game",
    "preview",
    "replay",
    "say",
    "settle",
    "tell",
    "view",
    "why_not",
]
