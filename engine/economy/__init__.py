"""The economy: regions, sectors, product lines, critical inputs and shocks, in numbers only."""

from engine.economy.baseline import Behaviour, Cell, Licensing, Line, provenance
from engine.economy.build import custom_model, model
from engine.economy.calibration import Model
from engine.economy.causes import CARRIED, Part, attribute, attribute_history, grouped, in_order, largest
from engine.economy.errors import EconomyError, ImpossibleNumber, NoAnswer, UnknownName
from engine.economy.figure import Figure, read
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
from engine.economy.waterfall import Before, Step, waterfall
from engine.economy.words import Bottleneck, Sentence, bottleneck, sentence

__all__ = [
    "CARRIED",
    "NO_SHOCK",
    "Ahead",
    "Alternative",
    "Bar",
    "Before",
    "Behaviour",
    "Bottleneck",
    "Cell",
    "Demand",
    "Divert",
    "Duty",
    "Economies",
    "Economy",
    "EconomyError",
    "ExportTax",
    "Fear",
    "Figure",
    "Floor",
    "Friction",
    "Gate",
    "ImpossibleNumber",
    "Investment",
    "Licensing",
    "Line",
    "Model",
    "NoAnswer",
    "Part",
    "Quota",
    "Release",
    "Sentence",
    "Settled",
    "Shock",
    "Step",
    "Stock",
    "Subsidy",
    "Supply",
    "Terms",
    "Thrift",
    "UnknownName",
    "ahead",
    "attribute",
    "attribute_history",
    "bottleneck",
    "custom_model",
    "grouped",
    "in_order",
    "largest",
    "model",
    "provenance",
    "read",
    "sentence",
    "start",
    "turn",
    "waterfall",
    "with_cover",
]
