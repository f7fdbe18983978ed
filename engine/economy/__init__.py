"""The economy: regions, sectors, product lines, critical inputs and shocks, in numbers only.

Nothing here knows an instrument, a seat or a scenario. Names go in (regions, sectors, inputs, lines of the model),
whole numbers come out. Docs: docs/ECONOMY.md; equations: SPEC 3.

    world = model(inputs=("magnets", "soybeans"))         # the 2024 economy, these critical inputs, all regions
    now = with_cover(world, start(world), {("magnets", "eu"): 60})        # tenths of weeks
    pushed = Shock(duties=(Duty("*", "china", "us", 3000, collected=7000),),
                   gates=(Gate("magnets", "eu", 6000, "china"),))
    (after,), (report,) = turn(world, [now], [pushed], weeks=1)           # a single game is a batch of one
    report.economy("eu"), report.terms("eu"), report.supply("magnets", "eu"), report.exposure("eu")
    (year,) = ahead(world, [after], [[(6, pushed), (46, NO_SHOCK)]])      # nothing changes: what if it went on
    parts = attribute(world, now, {"tariff": a, "licences": b}, ("economy", "us"), weeks=1)
    str(sentence(world, ("economy", "us"), parts))

A **Model** is fixed (build it once, share it), an **Economy** is one game between two turns: frozen, read-only,
picklable, equal by its bytes, without hash. `turn` plays many games at once, each with its own shock and length,
and gives the same numbers in any company, on any processor: stored floats are multiples of 2**-30 and everything
reported is an integer made in one place. `ahead` plays schedules of (weeks, shock) and keeps nothing; a `wait`
counts from the start of its segment. A turn is one market: for more than half a year play several.

A **Settled** reports by name (units in its docstrings): `economy` hundredths (10000 = 100.00 = baseline), `terms`
the five parts of it, `supply` (cover tenths of weeks; service, gate, alternatives, dependence basis points),
`output`, `price`, `index`, `trade`, `shipments` changes in basis points, `exposure` and `dependence` tenths.
`line_change` tells the loss on a product line. `read(report, figure)` takes a figure as a tuple, for example
("output", "eu", "motor_vehicles"): see `figure.py`.

**What is which** (SPEC 3.7):

| family of instruments | given as | symbol |
|---|---|---|
| tariff, AD, CVD, ACI duty, on all goods or a line | Duty | lT = ln(1 + share x points / T0) |
| export tax | ExportTax | lT, revenue to the exporter |
| red tape, freight, product rules | Friction | lT, revenue to nobody |
| price undertaking | Floor | mu >= ln(1 + premium), rent to the exporter |
| quota, licence quota on traded goods | Quota | ln q <= lqbar, shadow price mu, rent to the exporter |
| procurement bar, FSR; partnership (negative) | Bar | a += ln(1 - g), at once |
| long-run promotion or avoidance of a supplier | Divert | div |
| boycott, programme, recession | Demand | d |
| producer subsidy / investment aid or ban | Subsidy / Investment | ls / inv |
| a threatened duty | Fear | H* = min(6 weeks, belief x lT / 0.5 % a week), orders +H' and later -H' |
| licensing, control, affiliates rule, general licence, exemption | Gate (exempt) | phi*, T_down, T_up, wait |
| diversification, joint project, tokens | Alternative | A_max, T_A faster, wait |
| stockpile, joint purchasing / reserve sale / redesign | Stock / Release / Thrift | S*, T_s / release / thrift |

Errors are of one family, `EconomyError`; the message names what is unknown or impossible and what is near.
"""

import engine.economy.one_thread  # noqa: F401
from engine.economy.baseline import Behaviour, Cell, Licensing, Line, provenance
from engine.economy.build import custom_model, model
from engine.economy.calibration import Model
from engine.economy.causes import CARRIED, Part, attribute, attribute_history, grouped, in_order, largest
from engine.economy.errors import EconomyError, ImpossibleNumber, NoAnswer, UnknownName
from engine.economy.figure import Figure, read
from engine.economy.goods import line_change
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
    "line_change",
    "model",
    "provenance",
    "read",
    "sentence",
    "start",
    "turn",
    "waterfall",
    "with_cover",
]
