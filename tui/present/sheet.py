"""The role sheet of a seat."""

from __future__ import annotations

from collections.abc import Sequence

from engine import Aim, aim_points, capital, catalogue, plain, usable, worth
from engine import events as e
from tui import viewmodels as vm
from tui.present.look import Look
from tui.present.news import said_of, story_of

RULES = (
    "A better result than your own no-deal line counts, not a better one than the others'.",
    "Only signed and ratified clauses bind; every one is checked every round.",
    "Suspended is not repealed.",
    "Threats are free to say and costly to drop; carrying them out costs too.",
    "At rung 7 everybody loses 15 points, the last climber 10 more.",
    "Doing nothing costs a point at home, two if you were hit and did not answer.",
)


def sheet(look: Look, log: Sequence[e.Event]) -> vm.Sheet:
    """Aims with points, red lines, the line, levers, cables."""
    scenario, seat = look.scenario, look.seat
    brief = scenario.seats[seat]
    text = scenario.text
    aims = [(aim, _aim(look, aim)) for aim in brief.aims]
    found = worth(scenario, look.state, seat)
    line = look.view.line.get(seat, 0)
    above = (found.total - line) / 100
    private = text(f"seats.{seat}.private")
    n = scenario.numbers
    return vm.Sheet(
        power=look.power(seat),
        title="",
        mandate="\n\n".join(t for t in (text(f"seats.{seat}.public"), private) if t),
        public=tuple(a for aim, a in aims if not aim.private),
        private=tuple(a for aim, a in aims if aim.private),
        red_lines=tuple(text(f"seats.{seat}.red_lines.{r.id}.says", plain(r.id)) for r in brief.red_lines),
        no_deal=f"If everybody only waits, you end at {line / 100:.1f}. Everything counts from there.",
        now=f"Today you stand {abs(above):.1f} {'above' if above >= 0 else 'below'} it.",
        controls=tuple(_levers(look)),
        cables=tuple(_cables(look, log)),
        weights=(
            ("Economy: half played, half ahead", f"x {brief.economy_weight}"),
            ("Home support", f"x {n.home_weight / 100:g}"),
            ("Credibility", f"x {n.credibility_weight / 100:g}"),
            ("Exposure ahead", f"x {n.exposure_weight / 100:g}"),
        ),
        rules=RULES,
    )


def _aim(look: Look, aim: Aim) -> vm.Aim:
    says = look.scenario.text(f"seats.{look.seat}.aims.{aim.id}.says", capital(plain(aim.id)))
    now = aim_points(look.scenario, look.state, aim)
    most = max([aim.points, *(p for _, p in aim.grades)], key=abs, default=aim.points)
    points = f"{most / 100:g}" if aim.slide is None else f"0 to {most / 100:g}"
    met = now > 0 and (aim.slide is None and now >= most if most > 0 else False)
    shown = f"now {now / 100:.1f}".replace(".0", "")
    return vm.Aim(says, points, shown, met, aim.private)


def _levers(look: Look) -> list[tuple[str, str]]:
    groups: dict[str, list[str]] = {"Press": [], "At home": [], "Talk": []}
    for name in usable(look.scenario, look.state, look.seat):
        one = catalogue()[name]
        tags = set(one.tags)
        at_home = tags & {"stockpile", "project", "support", "mapping", "mandatory", "selling"}
        where = "At home" if at_home else "Talk" if tags & {"dialogue", "courting", "persuasion", "ease"} else "Press"
        groups[where].append((one.title or plain(name)).lower())
    return [(where, capital(", ".join(names))) for where, names in groups.items() if names]


def _cables(look: Look, log: Sequence[e.Event]) -> list[vm.Line]:
    number, found = 1, []
    for event in log:
        if isinstance(event, e.RoundOpened):
            number = event.round
        if isinstance(event, e.NewsBroke) and event.seen_by != "all":
            text = f"{said_of(look, event)}. {story_of(look, event)}".strip()
            found.append(vm.Line(text, "warn", value=f"R{number}"))
    return found
