"""What a person reads in line mode: the head of the table, the board, the role sheet, why a number moved."""

from __future__ import annotations

from engine import (
    Figure,
    NoFigure,
    Seat,
    catalogue,
    clause_text,
    explain_game,
    figure_name,
    figure_value,
    imagine,
    measure_line,
    number,
    plain,
    rung,
    tell,
    text_of,
    threat_line,
)
from tui.plain.sitting import Sitting

SHOWN = (
    ("economy", "Economy"), ("ahead", "ahead"), ("home", "Home"), ("credibility", "Credibility"),
    ("exposure", "Exposure"),
)  # fmt: skip


def status(sit: Sitting) -> list[str]:
    """The head of the table in a few lines."""
    view, scenario = sit.view, sit.scenario
    label = scenario.played_clock(view.profile).span(view.round).label
    head = f"\nRound {view.round} of {scenario.rounds(view.profile)}, {label}: {view.phase}."
    market = figure_value("market", view.counts.get(Figure("market"), 0), signed=True)
    lines = [f"{head} Points left: {view.points_left}"]
    lines += [f"  {_power(sit, seat)}" for seat in scenario.seats]
    lines.append(f"  escalation rung {rung(imagine(scenario, view))} of 7, market {market}")
    for n, order in enumerate(view.tray, 1):
        lines.append(f"  order {n}: {tell(catalogue()[order.instrument].sentence(order.by, order.use), sit.names)}")
    return lines


def _power(sit: Sitting, seat: Seat) -> str:
    """One power: own numbers, or words for what is private."""
    parts = [sit.name(seat)]
    for what, words in SHOWN:
        name = Figure(f"{seat}.{what}")
        value = sit.view.counts.get(name, sit.view.readings.get(name))
        shown = figure_value(name, value) if value is not None else sit.view.words.get(name, "?")
        parts.append(f"{words} {shown}")
    return ", ".join(parts)


def board(sit: Sitting) -> None:
    """Measures, threats, offers, deals, stocks."""
    view, names, say = sit.view, sit.names, sit.talk.tell
    say("\nIn force and pending:")
    for m in view.measures.values():
        if m.standing != "ended":
            say(f"  rung {m.rung}  {measure_line(m, names)} ({_standing(plain(m.standing), plain(m.stage))})")
    for t in view.threats.values():
        if t.status == "open":
            say(f"  {'pledge' if t.pledge else 'threat'}: {threat_line(t, names)}")
    for deal in view.deals.values():
        say(f"  {names[deal.id]} ({plain(deal.stage)}):")
        for clause in deal.clauses:
            say(f"    {clause_text(clause, names)}")
    for name, value in view.readings.items():
        if name.startswith(f"{sit.seat}.cover."):
            gate = view.readings.get(Figure(name.replace(".cover.", ".gate.")), 10000)
            what = names.get(name.split(".")[2], name)
            say(f"  {what}: {number(value, 10)} weeks in store, licences {number(gate, 100)} %")


def _standing(standing: str, stage: str) -> str:
    return standing if standing == stage else f"{standing}, {stage}"


def role(sit: Sitting) -> None:
    """The role sheet of the seat."""
    text, seat, say = sit.scenario.text, sit.seat, sit.talk.tell
    brief = sit.scenario.seats[seat]
    say(f"\n{sit.name(seat)}. {text(f'seats.{seat}.public')}\n(private) {text(f'seats.{seat}.private')}")
    for aim in brief.aims:
        kind = "private aim" if aim.private else "public aim"
        say(f"  {kind}: {text(f'seats.{seat}.aims.{aim.id}.says', plain(aim.id))}")
    for line in brief.red_lines:
        say(f"  red line: {text(f'seats.{seat}.red_lines.{line.id}.says', plain(line.id))}")
    if seat in sit.view.line:
        say(f"  your no-deal line counts as 0; it is worth {number(sit.view.line[seat], 100)} on its own")


def why(sit: Sitting) -> None:
    """Explain a figure."""
    known = [n for n in (*sit.view.counts, *sit.view.readings) if len(n.split(".")) < 3 or n.startswith(f"{sit.seat}.")]
    picked = sit.talk.choose("Which number?", [figure_name(n, sit.names) for n in known])
    if picked is None:
        return
    try:
        turns = [p.turn for p in sit.table.played]
        found = explain_game(sit.scenario, sit.table.first, turns, known[picked], seat=sit.seat)
    except NoFigure as error:
        sit.talk.tell(str(error))
        return
    sit.talk.tell(text_of(sit.scenario, found, sit.names))
