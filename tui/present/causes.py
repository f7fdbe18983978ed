""" "Why?": an explanation of the rules as a tree whose parts add up."""

from __future__ import annotations

from collections.abc import Iterable

from engine import Cause as Part
from engine import Explanation, Seat, State, capital, figure_title, worth
from engine import figure_kind as kind_of
from tui import viewmodels as vm
from tui.present.look import Look, tone_of

RESULT_RULE = "Your worth by your own mandate, less what your no-deal line is worth (rule 8)."
THUMBS = {
    "economy": "Tariffs hurt the sender, missing inputs hurt the target.",
    "ahead": "What you leave in force is played on for a year, and counts half.",
    "home": "Home is the only currency of politics: it sets your points.",
    "credibility": "Threats are free to say and costly to drop; kept promises build slowly.",
    "exposure": "Two levers: less dependence, or more weeks in store.",
    "trust": "Trust moves the price of a deal, not its text.",
    "market": "Markets answer every step up, and heavy words before heavy deeds.",
    "rung": "The track is never pushed: lift or suspend what holds it up.",
}


def why(look: Look, found: Explanation) -> vm.Why:
    """An explanation as the screen shows it."""
    name = found.figure
    kind = kind_of(name)
    parts = tuple(_part(look, name, part) for part in found.parts)
    if found.account:
        account = tuple(_part(look, name, part) for part in found.account)
        parts = (
            *parts,
            vm.Part("the same change by account", "", 0.0, account, tone="dim"),
        )
    power = look.owner(name)
    return vm.Why(
        figure=name,
        title=figure_title(name, look.names),
        before=look.shown(name, found.before),
        after=look.shown(name, found.after),
        change=look.shown(name, found.change, signed=True) or "0",
        kind=kind.kind,
        parts=parts or (vm.Part("nothing moved it in this round", "0", 0.0, tone="dim"),),
        rule=capital(look.tell(found.rule)) + ".",
        thumb=THUMBS.get(kind.what, ""),
        source=" ".join(_sources(look, found)),
        power=power,
    )


def _part(look: Look, name: str, part: Part) -> vm.Part:
    text = look.shown(name, part.amount, signed=True)
    tone = tone_of(part.amount, kind_of(name).good)
    return vm.Part(capital(look.tell(part.label)), text, float(part.amount), tone=tone)


def _sources(look: Look, found: Explanation) -> Iterable[str]:
    yield f"Round {found.round}."
    if found.note:
        yield capital(look.tell(found.note)) + "."
    yield "docs/RULES.md, docs/ECONOMY.md"


def result(look: Look, state: State, seat: str) -> vm.Why:
    """Why a seat stands where it stands: every part of its worth, less its no-deal line."""
    found = worth(look.scenario, state, Seat(seat))
    line = look.view.line.get(Seat(seat), 0)
    parts = [_points(look.part(label), amount) for label, amount in found.parts if amount]
    parts.append(_points("Your no-deal line, which counts as zero", -line))
    total = found.total - line
    return vm.Why(
        figure=f"{seat}.result", title="Result against no deal", before="", after=points(total), change=points(total),
        kind="reading", parts=tuple(parts), rule=RESULT_RULE, power=look.power(seat),
        thumb="There is no winner: what counts is the distance to your own line.", source="docs/RULES.md",
    )  # fmt: skip


def points(amount: int) -> str:
    """Hundredths of a point with a sign."""
    return f"{amount / 100:+.1f}"


def _points(label: str, amount: int) -> vm.Part:
    return vm.Part(label, points(amount), float(amount), tone=tone_of(amount))
