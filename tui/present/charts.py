"""The rounds so far as series."""

from __future__ import annotations

from engine import figure_kind as kind_of
from tui import viewmodels as vm
from tui.present.look import Look
from tui.present.table import status

SERIES = (
    ("economy", "Economy now", "100 is 2024. Official statistics, so everybody sees them."),
    ("ahead", "Economy ahead", "The mean of the coming year with what stands on the table."),
    ("credibility", "Credibility", "The promise ledger is public."),
    ("home", "Home support", "You know your own numbers; of the others only a word."),
    ("exposure", "Exposure", "Lower is better. You know your own numbers."),
    ("dependence", "Dependence", "Share of critical supply that others control."),
)


def charts(look: Look) -> vm.Charts:
    """Every series the reader may know something of."""
    found = [s for s in (_of_seats(look, *spec) for spec in SERIES) if s is not None]
    for name, title, help_ in (
        ("market", "Market", "Change since the start, in per cent; it shrinks by a fifth a round."),
        ("rung", "Escalation", "The highest rung of anything in force."),
    ):
        series = _of_table(look, name, title, help_)
        if series is not None:
            found.append(series)
    return vm.Charts(status(look), tuple(found))


def _rounds(count: int) -> tuple[str, ...]:
    return ("start", *(f"R{n}" for n in range(1, count)))


def _curve(power: vm.Power, name: str, values: tuple[int, ...]) -> vm.Curve:
    scale = kind_of(name).scale
    digits = 1 if scale > 1 else 0
    shown = tuple(v / scale for v in values)
    return vm.Curve(power, shown, tuple(f"{v:.{digits}f}" for v in shown))


def _of_seats(look: Look, what: str, title: str, help_: str) -> vm.Series | None:
    length = max((len(v) for v in look.view.series.values()), default=0)
    curves = []
    for seat, power in look.powers.items():
        values = look.view.series.get(f"{seat}.{what}")  # type: ignore[call-overload]  # a figure's name is text
        if values:
            curves.append(_curve(power, f"{seat}.{what}", values))
        else:
            curves.append(vm.Curve(power, (None,) * length, ("",) * length))
    if not length or all(c.values[0] is None for c in curves):
        return None
    unit = "2024 = 100" if what in ("economy", "ahead") else ""
    return vm.Series(what, title, help_, _rounds(length), tuple(curves), unit)


def _of_table(look: Look, name: str, title: str, help_: str) -> vm.Series | None:
    values = look.view.series.get(name)  # type: ignore[call-overload]  # a figure's name is text
    if not values:
        return None
    table = vm.Power("", "all", "the table")
    low, high = (1.0, 7.0) if name == "rung" else (None, None)
    return vm.Series(name, title, help_, _rounds(len(values)), (_curve(table, name, values),), "", low, high)
