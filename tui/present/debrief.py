"""The debrief on the screen and as a Markdown report."""

from __future__ import annotations

from collections.abc import Iterator

from engine import LocalTable, aim_points, capital, crossed, plain
from engine.analysis import debrief as analysis
from engine.analysis.medals import Medal
from engine.analysis.promises import Word
from tui import viewmodels as vm
from tui.present.look import Look, tone_of
from tui.present.table import status

LAMPS = {"F1": "climbing too fast", "F2": "only assurances"}
"""The two ways to fail."""
TRIED = 16
"""How many acts are tried out for turning points; each is a whole game played again."""
ENDINGS = {
    "year_ahead": "the year was played on", "no_deal": "no deal bound anybody", "collapse": "the table had collapsed",
}  # fmt: skip


def debrief(game: LocalTable, look: Look, *, tried: int = TRIED) -> vm.Debrief:
    """Everything, when nothing is secret any more."""
    found = analysis.debrief(game, tried=tried)
    line = status(look, phase="debrief")
    rows = tuple(_result(game, look, m) for m in found.mandates)
    return vm.Debrief(
        status=vm.Status(line.title, line.when, f"after {line.round.lower().split(' of ')[0]}", "DEBRIEF", None),
        headline=_headline(found),
        results=rows,
        joint=tuple(_joint(look, found)),
        joint_note=_no_history(look) if found.joint_history is None else "",
        turning_points=tuple(_turning(look, p) for p in found.turning_points),
        promises=tuple(_kept(look, found)),
        lamps=tuple((look.power(m.seat), _lamps(look, m)) for m in found.mandates),
        history=tuple(_history(look)),
        questions=tuple(t for p, t in game.scenario.texts.items() if p.startswith("debrief.")),
        report=f"{game.scenario.id}-debrief.md",
        medals=tuple(_medal(look, m) for m in found.medals),
    )


def _headline(found: analysis.Debrief) -> str:
    better = sum(m.result > 0 for m in found.mandates)
    who = {0: "Nobody", 1: "One power", 2: "Two powers"}.get(better, "Every power")
    left = (found.joint_best - found.joint) / 100
    tail = f"; {left:.0f} points were left on the table." if left >= 1 else "."
    return f"{who} did better than no deal{tail}"


def _reached(points: int, most: int) -> vm.Tone:
    """Whether an aim was reached, half reached or missed; a thing to avoid that did not come is plain."""
    if 0 < points < most:
        return "warn"
    return "good" if points > 0 else "bad" if points < 0 or most > 0 else "plain"


def _result(game: LocalTable, look: Look, m: analysis.Mandate) -> vm.ResultRow:
    scenario, state = game.scenario, game.state
    brief = scenario.seats[m.seat]
    aims = []
    for aim in brief.aims:
        points = aim_points(scenario, state, aim)
        most = max([aim.points, *(p for _, p in aim.grades)], key=abs)
        text = scenario.text(f"seats.{m.seat}.aims.{aim.id}.says", capital(plain(aim.id)))
        tone = _reached(points, most)
        secret = " (private)" if aim.private else ""
        aims.append(vm.Line(text + secret, tone, value=f"{round(points / 100, 1):g} of {most / 100:g}"))
    beyond = crossed(scenario, state, m.seat)
    texts = [scenario.text(f"seats.{m.seat}.red_lines.{r.id}.says", plain(r.id)) for r in beyond]
    failed = {x.because: LAMPS[x.id] for x in m.lamps}
    short = [
        (failed.get(s) or look.tell(s).split(":")[0].split(",")[0], v)
        for s, v in m.parts
        if not s.words.startswith(("aim", "red"))
    ]
    aimed = sum(v for s, v in m.parts if s.words.startswith("aim"))
    crossing = sum(v for s, v in m.parts if s.words.startswith("red"))
    parts = (
        *((_short(name), f"{v / 100:+.1f}") for name, v in short),
        ("aims", f"{aimed / 100:+.1f}"),
        *((("red lines", f"{crossing / 100:+.1f}"),) if crossing else ()),
        ("no-deal line", f"{-m.line / 100:+.1f}"),
    )
    return vm.ResultRow(
        power=look.power(m.seat), result=m.result / 100,
        text=f"no-deal line {m.line / 100:.1f}, reached {m.worth / 100:.1f}",
        grade=m.grade, parts=tuple(parts), aims=tuple(aims),
        red_lines=tuple(vm.Line(f"red line crossed: {t}", "bad", value="-15") for t in texts),
        figure=f"{m.seat}.result",
    )  # fmt: skip


def _short(name: str) -> str:
    for word in ("Economy", "Home", "Credibility", "Exposure", "Leverage"):
        if name.startswith(word):
            return word.lower()
    return name


def _joint(look: Look, found: analysis.Debrief) -> Iterator[tuple[str, float, str]]:
    if found.joint_best > found.joint:
        yield "your table", found.joint / 100, "the three together"
        yield "best known", found.joint_best / 100, look.tell(found.best_is)
    else:
        yield "your table", found.joint / 100, "the three together; no better one is known"
    if found.joint_history is not None:
        yield "history", found.joint_history / 100, "what really happened, in these rules"


def _medal(look: Look, medal: Medal) -> vm.Line:
    """A medal beside the one who wears it; those of several begin with their names."""
    text = look.tell(medal.because)
    if len(medal.seats) == 1:
        return vm.Line(text, by=look.power(medal.seats[0]))
    return vm.Line(f"{' and '.join(look.name(s) for s in medal.seats)}: {text}")


def _no_history(look: Look) -> str:
    """Why the line of history is not set beside this game, when there is one."""
    if not look.scenario.history:
        return ""
    longest = max(p.rounds for p in look.scenario.profiles.values())
    played = look.scenario.rounds(look.view.profile)
    return f"What really happened is told in {longest} rounds and this game had {played}: their points do not compare."


def _turning(look: Look, p: analysis.TurningPoint) -> vm.TurningPoint:
    effects = tuple((look.power(s), f"{v / 100:+.0f}", tone_of(v)) for s, v in p.effects.items() if abs(v) >= 50)
    without = f"the three together would stand {abs(p.joint) / 100:.0f} {'lower' if p.joint > 0 else 'higher'}"
    if p.without != p.ending:
        without += f", and {ENDINGS[p.without]}"
    what = look.tell(p.what)
    power = look.by(p.by)
    mine = look.without_owner(what, p.by)
    power = power if mine != what else None
    return vm.TurningPoint(f"R{p.round}", mine, without, power, effects)


def _kept(look: Look, found: analysis.Debrief) -> Iterator[vm.Kept]:
    for seat, power in look.powers.items():
        mine = [p for p in found.promises if p.by == seat]
        lines = []
        for p in mine:
            text = look.without_owner(look.tell(p.sentence), str(seat))
            tone: vm.Tone = "bad" if p.broken else "warn" if p.missed else "plain"
            lines.append(vm.Line(text, tone))
        said = [w for w in found.words if w.by == seat]
        yield vm.Kept(
            power, sum(p.kept for p in mine), sum(p.missed for p in mine), sum(p.broken for p in mine),
            (*(lines or [vm.Line("promised nothing that bound", "dim")]), *(_word(look, w) for w in said)),
            dropped=sum(w.how == "dropped" for w in said),
        )  # fmt: skip


FATES = {
    "met": "what it asked for came true", "carried": "carried out", "dropped": "dropped, and everybody saw it",
    "traded": "traded for a clause", "lapsed": "lapsed, for its condition did not come true",
    "open": "still open when the game ended",
}  # fmt: skip
"""What became of a threat or pledge."""


def _word(look: Look, w: Word) -> vm.Line:
    """A threat or pledge with what became of it."""
    kind = f"{'public' if w.public else 'private'} {'pledge' if w.pledge else 'threat'}"
    fate = FATES[w.how] if w.public or w.how != "dropped" else "dropped"
    when = f" in round {w.round}" if w.round else ""
    text = look.without_owner(look.tell(w.sentence), str(w.by))
    tones: dict[str, vm.Tone] = {"dropped": "bad", "open": "dim", "lapsed": "dim"}
    told = f"{kind} of round {w.made} to {look.name(w.against)}: {text}: {fate}{when}"
    return vm.Line(told, tones.get(w.how, "plain"))


def _lamps(look: Look, m: analysis.Mandate) -> tuple[vm.Lamp, ...]:
    return tuple(
        vm.Lamp(x.id.lower(), "dark" if x.colour == "grey" else x.colour, f"{LAMPS[x.id]}: {look.tell(x.because)}")  # type: ignore[arg-type]  # the colours of the rules
        for x in m.lamps
    )


def _history(look: Look) -> Iterator[vm.Line]:
    texts = look.scenario.texts
    for path in texts:
        parts = path.split(".")
        if parts[0] == "happened" and parts[-1] == "text":
            date = _short_date(texts.get(f"happened.{parts[1]}.date", ""))
            source = texts.get(f"happened.{parts[1]}.source", "")
            yield vm.Line(texts[path] + (f" [{source}]" if source else ""), value=date)


def _short_date(date: str) -> str:
    words = date.split()
    return f"{words[0]} {words[1][:3]}" if len(words) == 3 else date[:7]
