"""What each screen shows, as frozen data: words and numbers, no widgets and no rules.

`present.py` makes these from a seat's view; `tests/tui/samples.py` holds instances from October 2025.
Numbers arrive ready to print. `figure` names what "why?" may be asked about; an empty string means nothing.

Each kind of screen has its file, read when somebody asks for it: the menu is there before the rest is defined.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.viewmodels.author import (
        AimNote,
        CodePage,
        Draft,
        EventCard,
        FileLine,
        Finding,
        Role,
        ScenarioFile,
        TrialNow,
    )
    from tui.viewmodels.forms import Effect, Field, Form, MenuEntry, Option, Preview
    from tui.viewmodels.lobby import Aim, HandOver, Menu, Scenario, SeatBrief, Sheet
    from tui.viewmodels.saves import SavedGame
    from tui.viewmodels.story import (
        Charts,
        Curve,
        Debrief,
        Kept,
        Move,
        Part,
        ResultRow,
        Reveal,
        Series,
        Step,
        TurningPoint,
        Why,
    )
    from tui.viewmodels.table import (
        Card,
        CouncilBar,
        Economy,
        InputRow,
        Lamp,
        Letter,
        MeasureRow,
        Meter,
        News,
        OrderLine,
        Orders,
        Pair,
        PromiseRow,
        Relations,
        Rung,
        SectorRow,
        Status,
        Table,
        Track,
    )
    from tui.viewmodels.talks import Clause, Council, Count, Room, StateVote, Worth
    from tui.viewmodels.words import Line, Power, Slot, Tone
else:
    _FILES = {
        "author": "AimNote CodePage Draft EventCard FileLine Finding Role ScenarioFile TrialNow",
        "forms": "Effect Field Form MenuEntry Option Preview",
        "lobby": "Aim HandOver Menu Scenario SeatBrief Sheet",
        "saves": "SavedGame",
        "story": "Charts Curve Debrief Kept Move Part ResultRow Reveal Series Step TurningPoint Why",
        "table": "Card CouncilBar Economy InputRow Lamp Letter MeasureRow Meter News "
        "OrderLine Orders Pair PromiseRow Relations Rung SectorRow Status Table Track",
        "talks": "Clause Council Count Room StateVote Worth",
        "words": "Line Power Slot Tone",
    }
    _FILE_OF = {name: file for file, names in _FILES.items() for name in names.split()}

    def __getattr__(name: str) -> Any:
        """A view-model by its name."""
        if name not in _FILE_OF:
            raise AttributeError(f"module 'tui.viewmodels' has no attribute {name!r}")
        found = getattr(import_module(f"tui.viewmodels.{_FILE_OF[name]}"), name)
        globals()[name] = found
        return found


__all__ = [
    "Aim",
    "AimNote",
    "Card",
    "Charts",
    "Clause",
    "CodePage",
    "Council",
    "CouncilBar",
    "Count",
    "Curve",
    "Debrief",
    "Draft",
    "Economy",
    "Effect",
    "EventCard",
    "Field",
    "FileLine",
    "Finding",
    "Form",
    "HandOver",
    "InputRow",
    "Kept",
    "Lamp",
    "Letter",
    "Line",
    "MeasureRow",
    "Menu",
    "MenuEntry",
    "Meter",
    "Move",
    "News",
    "Option",
    "OrderLine",
    "Orders",
    "Pair",
    "Part",
    "Power",
    "Preview",
    "PromiseRow",
    "Relations",
    "ResultRow",
    "Reveal",
    "Role",
    "Room",
    "Rung",
    "SavedGame",
    "Scenario",
    "ScenarioFile",
    "SeatBrief",
    "SectorRow",
    "Series",
    "Sheet",
    "Slot",
    "StateVote",
    "Status",
    "Step",
    "Table",
    "Tone",
    "Track",
    "TrialNow",
    "TurningPoint",
    "Why",
    "Worth",
]
