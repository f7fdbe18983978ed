"""The rules engine of Brinkmanship: the front door.

One loop: an Action goes into ``apply`` and a new State and Events come out; ``fold(state, events)`` is that same State.
``due`` says who acts next. ``view`` is what a seat may know; ``why_not``, ``choices``, ``draw`` and ``preview`` work on
no more than that. ``figure`` names integers, ``explain`` tells why they moved, ``replay`` and ``digest`` repeat and
compare games, ``settle`` settles many at once. The engine has no dice, no clock of the machine, no files: see
``LocalTable`` for a game that is being played and kept, and ``engine.authoring`` for scenario files.

Whoever shows a game needs nothing behind this door but the events by their classes (``engine.events``); an import
contract keeps the screen to that. For a screen there is, beyond the loop:

- **a game being played**: ``LocalTable`` (with ``open_save``, ``fork`` and ``back_to``), ``run`` lets chance, the table
  and the bots act until a person is waited for, ``styles`` are the bots, ``bots_of`` says which seats they hold;
- **words**: ``names_for`` and ``tell`` put a Said into a reader's words; ``clause_text``, ``event_text`` and
  ``figure_value`` do the rest;
- **names**: a ``Seat``, a ``Ref`` (of an offer, a deal, a measure, a threat) and a ``Figure`` are words; an ``Actor``
  is whoever acts: a seat, the table, chance, the facilitator; ``Names`` are a reader's words for all of them;
- **deals**: ``Enforcement`` says what holds a deal to its word: nothing, snap-back, a panel or escrow;
- **forms**: ``catalogue`` and ``vocabulary`` are the instruments and clauses, ``form_fields`` what can be filled in,
  ``usable`` and ``cost`` what a seat has and what it pays;
- **what would be**: ``prospect`` of an order, ``with_deal`` and ``worths`` for a package, ``believed`` for a threat,
  ``preview_ratification`` and ``forecast`` for the homes, ``reactions`` for the blocs;
- **what came of it**: ``worth``, ``results``, ``aim_points``, ``lamps`` and, in ``engine.analysis``, the debrief.

Errors: ``Illegal`` (an action that is not possible; carries a Said), ``CodecError`` (data of a wrong shape),
``SaveError`` (a save that cannot be used), ``EconomyError`` (numbers the model cannot take), ``NoFigure`` (nothing
explains such a number).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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
from engine.diplomacy import clause_from, vocabulary
from engine.diplomacy import kind_of as clause_kind
from engine.economy import EconomyError
from engine.events import Event, fold
from engine.explain import Explanation, NoFigure, explain, explain_game, text_of
from engine.explain import Part as Cause
from engine.figures import figure, holders, owner_of, rung, standing_rung
from engine.figures import kind_of as figure_kind
from engine.forms import FormField, form_fields
from engine.instruments import Choice, Instrument, catalogue, use_from
from engine.politics.blocs import reactions
from engine.politics.council import Forecast, forecast
from engine.reader import (
    Names,
    capital,
    clause_text,
    event_text,
    figure_name,
    figure_title,
    figure_value,
    measure_line,
    names_for,
    plain,
    scenario_names,
    threat_line,
)
from engine.rules.deal_votes import deal_vote, decides_alone
from engine.rules.fingerprint import digest
from engine.rules.flow import Due, due
from engine.rules.game import Illegal, apply, replay, why_not
from engine.rules.homes import Preview as Ratification
from engine.rules.homes import may_sell, preview_ratification
from engine.rules.lamps import lamps
from engine.rules.line import new_game
from engine.rules.orders import cost, usable
from engine.rules.scoring import aim_points, crossed, results, worth
from engine.rules.settlement import settle
from engine.rules.threats import carried, fulfils
from engine.rules.work import Turn
from engine.said import Said, number, say, tell
from engine.scenario import Aim, Council, Figure, Ref, Scenario, Seat, pair
from engine.state import (
    Actor,
    Clause,
    Deal,
    Enforcement,
    Measure,
    Offer,
    State,
    Threat,
    Use,
    Vote,
    seen,
)
from engine.view import Part as Effect
from engine.view import SeatView, choices, draw, imagine, preview, view, word

if TYPE_CHECKING:
    from engine.analysis.prospects import (
        Change,
        Prospect,
        believed,
        carried_out,
        prospect,
        with_deal,
        with_order,
        worths,
    )
    from engine.host import bots_of, run
    from engine.players import styles
    from engine.saves import SaveError
    from engine.table import LocalTable, Refusal, open_save
else:
    _LATER = {
        "engine.analysis.prospects": (
            "Change",
            "Prospect",
            "believed",
            "carried",
            "carried_out",
            "prospect",
            "with_deal",
            "with_order",
            "worths",
        ),
        "engine.host": ("bots_of", "run"),
        "engine.players": ("styles",),
        "engine.saves": ("SaveError",),
        "engine.table": ("LocalTable", "Refusal", "open_save"),
    }
    _ROOM_OF = {name: room for room, names in _LATER.items() for name in names}

    def __getattr__(name: str) -> Any:
        """What only a game that is being played needs is loaded when somebody asks for it."""
        if name not in _ROOM_OF:
            raise AttributeError(f"module 'engine' has no attribute {name!r}")
        found = getattr(import_module(_ROOM_OF[name]), name)
        globals()[name] = found
        return found


__all__ = [
    "Action",
    "Actor",
    "Aim",
    "Cause",
    "Change",
    "Choice",
    "Clause",
    "CodecError",
    "Council",
    "Deal",
    "Draw",
    "Due",
    "EconomyError",
    "Effect",
    "Enforcement",
    "Event",
    "Explanation",
    "Figure",
    "Forecast",
    "FormField",
    "Illegal",
    "Inject",
    "Instrument",
    "LocalTable",
    "Measure",
    "Names",
    "NoFigure",
    "Offer",
    "PlaceOrder",
    "Propose",
    "Prospect",
    "Ratification",
    "Ready",
    "Ref",
    "Refusal",
    "Refuse",
    "Said",
    "SaveError",
    "Scenario",
    "Seat",
    "SeatView",
    "Sign",
    "Speak",
    "State",
    "Step",
    "Threat",
    "Threaten",
    "TimeUp",
    "Turn",
    "Use",
    "Vote",
    "WithdrawOrder",
    "aim_points",
    "apply",
    "believed",
    "bots_of",
    "capital",
    "carried",
    "carried_out",
    "catalogue",
    "choices",
    "clause_from",
    "clause_kind",
    "clause_text",
    "cost",
    "crossed",
    "deal_vote",
    "decides_alone",
    "decode",
    "digest",
    "draw",
    "due",
    "encode",
    "event_text",
    "explain",
    "explain_game",
    "figure",
    "figure_kind",
    "figure_name",
    "figure_title",
    "figure_value",
    "fold",
    "forecast",
    "form_fields",
    "fulfils",
    "holders",
    "imagine",
    "lamps",
    "may_sell",
    "measure_line",
    "names_for",
    "new_game",
    "number",
    "open_save",
    "owner_of",
    "pair",
    "plain",
    "preview",
    "preview_ratification",
    "prospect",
    "reactions",
    "replay",
    "results",
    "run",
    "rung",
    "say",
    "scenario_names",
    "seen",
    "settle",
    "standing_rung",
    "styles",
    "tell",
    "text_of",
    "threat_line",
    "usable",
    "use_from",
    "view",
    "vocabulary",
    "why_not",
    "with_deal",
    "with_order",
    "word",
    "worth",
    "worths",
]
