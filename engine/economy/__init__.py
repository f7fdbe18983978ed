"""The economy: regions, sectors, product lines, critical inputs and shocks, in numbers only."""

from engine.economy.baseline import Behaviour, Cell, Licensing, Line, provenance
from engine.economy.build import custom_model, model
from engine.economy.calibration import Model
from engine.economy.errors import EconomyError, ImpossibleNumber, NoAnswer, UnknownName
from engine.economy.outlook import Ahead, ahead
from engine.economy.settled import Settled, Supply, Terms
from engine.economy.shock import (
    NO_SHOCK,
    Alternative,
    Bar,
    Demand,
    Divert,
    Duty,
    ExportTax,
    Fear,
    Floor,
    Friction,
    Gate,
    Investment,
    Quota,
    Release,
    Shock,
    Stock,
    Subsidy,
    Thrift,
)
from engine.economy.state import Economies, Economy, start, with_cover
from engine.economy.turns import turn

__all__ = [
    "NO_SHOCK",
    "Ahead",
    "Alternative",
    "Bar",
    "Behaviour",
    "Cell",
    "Demand",
    "Divert",
    "Duty",
    "Economies",
    "Economy",
    "EconomyError",
    "ExportTax",
    "Fear",
    "Floor",
    "Friction",
    "Gate",
    "ImpossibleNumber",
    "Investment",
    "Licensing",
    "Line",
    "Model",
    "NoAnswer",
    "Quota",
    "Release",
    "Settled",
    "Shock",
    "Stock",
    "Subsidy",
    "Supply",
    "Terms",
    "Thrift",
    "UnknownName",
    "ahead",
    "custom_model",
    "model",
    "provenance",
    "start",
    "turn",
    "with_cover",
]
