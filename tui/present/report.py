"""The debrief as a Markdown report."""

from __future__ import annotations

from collections.abc import Iterator

from engine import capital
from tui import viewmodels as vm


def markdown(d: vm.Debrief) -> str:
    """The debrief as a report."""
    return "\n".join([*_md_results(d), *_md_medals(d), *_md_turns(d), *_md_promises(d), *_md_rest(d)]) + "\n"


def _md_results(d: vm.Debrief) -> Iterator[str]:
    yield f"# {d.status.title}: debrief {d.status.round}"
    yield f"\n{d.headline}\n"
    yield "| | result | grade | worth |\n|---|---:|---|---|"
    for r in d.results:
        yield f"| {r.power.name} | {r.result:+.1f} | {r.grade} | {r.text} |"
    for label, value, text in d.joint:
        yield f"| *{label}* | {value:+.1f} | {text} | |"
    if d.joint_note:
        yield f"\n{d.joint_note}"
    for r in d.results:
        yield f"\n## {r.power.name}\n"
        yield ", ".join(f"{name} {text}" for name, text in r.parts) + "\n"
        for line in (*r.aims, *r.red_lines):
            yield f"- {line.text}: {line.value}"


def _md_medals(d: vm.Debrief) -> Iterator[str]:
    """Medals, if there are any; they bring no points."""
    if d.medals:
        yield "\n## Medals (no points)\n"
    for line in d.medals:
        yield f"- {line.by.name}: {line.text}" if line.by else f"- {capital(line.text)}"


def _md_turns(d: vm.Debrief) -> Iterator[str]:
    yield "\n## Turning points\n"
    for p in d.turning_points:
        who = f"{p.by.name} " if p.by else ""
        effects = ", ".join(f"{power.code} {text}" for power, text, _ in p.effects)
        yield f"- {p.when}: {who}{p.what} ({effects}). Without it: {p.without}."
    if not d.turning_points:
        yield "No single act changed the result by much."


def _md_promises(d: vm.Debrief) -> Iterator[str]:
    yield "\n## Promises\n"
    for k in d.promises:
        dropped = f", {k.dropped} threat{'s' if k.dropped > 1 else ''} dropped" if k.dropped else ""
        yield f"- {k.power.name}: {k.kept} kept, {k.warned} warned, {k.broken} broken{dropped}"
        for line in k.lines:
            yield f"  - {line.text}"
    yield "\n## Two ways to fail\n"
    for power, lamps in d.lamps:
        for lamp in lamps:
            yield f"- {power.name}: {lamp.state}. {capital(lamp.text)}"


def _md_rest(d: vm.Debrief) -> Iterator[str]:
    yield "\n## What really happened\n"
    yield from (f"- {line.value}: {line.text}" for line in d.history)
    yield "\n## Talk about it\n"
    yield from (f"{n}. {text}" for n, text in enumerate(d.questions, 1))
    yield "\nA game, not a forecast: money numbers come from a small trade model, the rest are judgements for play."
