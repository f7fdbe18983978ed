"""Why a figure moved: parts that add up to the change, in words, from what the reader may know.

A count is the sum of its events. A reading of the economy is told twice: by the lines of its account, and by measure
(Shapley, made on demand from the stored turn). What the reader may not know is one line, 'not public'.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from engine.economy import NO_SHOCK
from engine.economy import ahead as look_ahead
from engine.economy import turn as run_economy
from engine.events import Counted, Event, MarketsSettled, RoundAssessed, RoundOpened, fold
from engine.figures import figure, hidden, holders, kind_of, owner_of
from engine.plain import dataclass
from engine.reader import Names, figure_change, figure_name, figure_value, scenario_names
from engine.rules.assessment import ahead_readings
from engine.rules.work import Turn
from engine.rules.world import labelled, model_of, readings, schedule
from engine.said import NOTHING, Said, number, say, tell
from engine.scenario import Figure, Ref, Scenario, Seat
from engine.state import Measure, State, seen

GROUPED_FROM = 7
"""From this many measures on, shares are given by owner (GAME, ARCHITECTURE D11)."""


class NoFigure(Exception):
    """A figure that does not exist, or that the reader may not see."""


@dataclass(frozen=True, slots=True)
class Part:
    """One cause: words, its share of the change in the figure's unit, and the refs behind it."""

    label: Said
    amount: int
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What moved a figure in one round; ``parts``, and ``account`` for Economy, add up to ``after - before``."""

    figure: Figure
    round: int
    before: int
    after: int
    parts: tuple[Part, ...]
    rule: Said
    account: tuple[Part, ...] = ()
    note: Said = NOTHING

    @property
    def change(self) -> int:
        """How far it moved."""
        return self.after - self.before


def explain(
    scenario: Scenario, log: Sequence[Turn], name: Figure, *, seat: Seat | None, first: State, round: int = 0
) -> Explanation:
    """Exact parts a seat may know; the rest is one line. ``round`` 0 is the last round that moved it."""
    return explain_game(scenario, first, log, name, seat=seat, round=round)


def explain_game(
    scenario: Scenario, first: State, turns: Sequence[Turn], name: Figure, *, seat: Seat | None,
    everything: bool = False, round: int = 0,
) -> Explanation:  # fmt: skip
    """As ``explain``; ``everything`` is for the debrief and the facilitator, when nothing is secret any more."""
    _must_exist(scenario, first, turns, name)
    if not everything and hidden(name, seat):
        raise NoFigure(f"'{name}' is private: only {owner_of(name)} may ask for it")
    at = round or _last_round(turns)
    window = _window(first, turns, at)
    if kind_of(name).kind == "count":
        return _of_count(scenario, window, name, at, seat, everything)
    return _of_reading(scenario, window, name, at)


@dataclass(frozen=True, slots=True)
class Window:
    """One round of a game: the state it opened with, and its steps as (state before, turn)."""

    start: State
    steps: tuple[tuple[State, Turn], ...]

    @property
    def end(self) -> State:
        """The state at the end of the round, before the next one opens."""
        if not self.steps:
            return self.start
        before, turn = self.steps[-1]
        return fold(before, (e for e in turn.events if not isinstance(e, RoundOpened)))


def _window(first: State, turns: Sequence[Turn], round: int) -> Window:
    steps = []
    start, before = first, first
    for turn in turns:
        if before.round == round:
            steps.append((before, turn))
        elif before.round < round:
            start = turn.state
        before = turn.state
    return Window(steps[0][0] if steps else start, tuple(steps))


def _last_round(turns: Sequence[Turn]) -> int:
    for turn in reversed(turns):
        if any(isinstance(e, RoundAssessed) for e in turn.events):
            opened = [e.round for e in turn.events if isinstance(e, RoundOpened)]
            return opened[0] - 1 if opened else turn.state.round
    return turns[-1].state.round if turns else 1


def _must_exist(scenario: Scenario, first: State, turns: Sequence[Turn], name: str) -> None:
    last = turns[-1].state if turns else first
    known = {*first.counts, *last.counts, *first.readings, *last.readings, "rung", "market"}
    if name in known or (len(name.split(".")) == 3 and (name.startswith("tariff.") or ".licensed." in name)):
        return
    from difflib import get_close_matches  # here, because a start should not pay for it

    near = get_close_matches(name, sorted(known), n=1, cutoff=0.7)
    some = [f for f in sorted(known) if f.split(".")[-1] in ("economy", "home", "credibility")] + ["market", "rung"]
    hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(some)} and more"
    raise NoFigure(f"there is no figure '{name}'; {hint}")


def _of_count(
    scenario: Scenario, window: Window, name: Figure, at: int, seat: Seat | None, everything: bool
) -> Explanation:
    before = figure(scenario, window.start, name)
    parts, unknown = [], 0
    for _, turn in window.steps:
        for event in turn.events:
            if isinstance(event, Counted) and event.figure == name:
                if everything or seen(event.seen_by, seat):
                    parts.append(Part(event.because, event.change, event.causes))
                else:
                    unknown += event.change
    if unknown:
        parts.append(Part(say("something that is not public"), unknown))
    after = before + sum(p.amount for p in parts)
    return Explanation(name, at, before, after, tuple(parts), kind_of(name).rule)


def _of_reading(scenario: Scenario, window: Window, name: Figure, at: int) -> Explanation:
    kind = kind_of(name)
    before, after = figure(scenario, window.start, name), figure(scenario, window.end, name)
    if kind.what == "rung":
        return Explanation(name, at, before, after, _of_track(window, after - before), kind.rule)
    parts: tuple[Part, ...] = ()
    account: tuple[Part, ...] = ()
    note = NOTHING
    if kind.what == "economy":
        account = _account(scenario, window, owner_of(name))
    settled = _settling(window)
    if settled is not None and kind.what in ("economy", "exposure", "output"):
        parts, note = _by_measure(scenario, settled, name, window)
        after = settled[2].get(name, after)
    if kind.what in AHEAD:
        parts, note = _by_measure_ahead(scenario, window, name)
    rest = after - before - sum(p.amount for p in parts)
    if rest or not parts:
        parts = (*parts, Part(say("what was already under way, and time"), rest))
    return Explanation(name, at, before, after, parts, kind.rule, account, note)


def _of_track(window: Window, change: int) -> tuple[Part, ...]:
    top = holders(window.end)[:1]
    ref = top[0][1] if top else ""
    return (
        Part(say("{ref} stands highest now", ref=ref) if ref else say("nothing holds the track up"), change, (ref,)),
    )


TERM_WORDS = {
    "buyers": say("buyers pay other prices"), "producers": say("producers earn otherwise"),
    "treasury": say("duties collected"), "rents": say("licence and quota rents"),
    "idle": say("plants that stand idle for want of inputs"), "drag": say("uncertainty at this rung of the track"),
    "support": say("cost of emergency support"),
}  # fmt: skip


def _account(scenario: Scenario, window: Window, seat: str) -> tuple[Part, ...]:
    end = window.end
    found = []
    for term, words in TERM_WORDS.items():
        name = Figure(f"{seat}.term.{term}")
        found.append(Part(words, figure(scenario, end, name) - figure(scenario, window.start, name)))
    return tuple(p for p in found if p.amount)


Settling = tuple[State, State, dict[Figure, int], int]


def _settling(window: Window) -> Settling | None:
    """State before the economy ran (after the clocks ticked), state after, its readings, weeks."""
    for before, turn in window.steps:
        early: list[Event] = []
        for event in turn.events:
            if isinstance(event, MarketsSettled):
                ticked = fold(before, early)
                return ticked, fold(ticked, [event]), dict(event.readings), event.week - before.week
            early.append(event)
    return None


def _by_measure(scenario: Scenario, settling: Settling, name: Figure, window: Window) -> tuple[tuple[Part, ...], Said]:
    """The change against last round's economy with last round's measures, shared among the measures that changed.

    The world 'without a measure that is new or changed' keeps that measure as it stood when the round opened.
    """
    ticked, _, _, weeks = settling
    old = labelled(scenario, window.start, window.start.week)
    new = labelled(scenario, ticked, ticked.week + weeks)
    moved = [ref for ref in sorted({*old, *new}) if old.get(ref) != new.get(ref)]
    groups = _groups(ticked, moved)
    same = [shock for ref, shock in new.items() if ref not in moved]
    worlds = []
    for mask in range(1 << len(groups)):
        shocks = list(same)
        for place, (_, refs) in enumerate(groups):
            source = new if mask >> place & 1 else old
            shocks += [source[r] for r in refs if r in source]
        worlds.append(sum(shocks, NO_SHOCK))
    _, settled = run_economy(model_of(scenario), [ticked.economy] * len(worlds), worlds, weeks=weeks)
    values = [readings(scenario, ticked, one)[name] for one in settled]
    amounts = shapley(values, len(groups))
    parts = tuple(
        Part(label, amount, tuple(refs)) for (label, refs), amount in zip(groups, amounts, strict=True) if amount
    )
    return parts, say("shares by Shapley: each measure's mean effect over all orders of arrival")


AHEAD = ("ahead", "exposure_ahead", "dependence_ahead", "service_ahead")
"""Figures of the year ahead."""


def _by_measure_ahead(scenario: Scenario, window: Window, name: Figure) -> tuple[tuple[Part, ...], Said]:
    """The year ahead from today's economy, with the measures of today against those of the round's beginning."""
    end, old, new = window.end, window.start.measures, window.end.measures
    moved = [ref for ref in new if old.get(ref) != new[ref]]
    groups = _groups(end, moved)
    worlds = []
    for mask in range(1 << len(groups)):
        standing = dict(new)
        for place, (_, refs) in enumerate(groups):
            if not mask >> place & 1:
                standing = _as_they_were(standing, old, refs)
        worlds.append(replace(end, measures=standing))
    schedules = [schedule(scenario, world) for world in worlds]
    years = look_ahead(model_of(scenario), [end.economy] * len(worlds), schedules)
    values = [ahead_readings(scenario, world, year)[name] for world, year in zip(worlds, years, strict=True)]
    amounts = shapley(values, len(groups))
    parts = tuple(
        Part(label, amount, tuple(refs)) for (label, refs), amount in zip(groups, amounts, strict=True) if amount
    )
    return parts, say("the coming 52 weeks with what stands now; shares by Shapley")


def _as_they_were(standing: dict[Ref, Measure], old: Mapping[Ref, Measure], refs: Sequence[str]) -> dict[Ref, Measure]:
    found = {ref: m for ref, m in standing.items() if ref not in refs}
    return found | {Ref(ref): old[Ref(ref)] for ref in refs if ref in old}


def _groups(state: State, refs: Sequence[str]) -> list[tuple[Said, list[str]]]:
    if len(refs) < GROUPED_FROM:
        return [(say("{ref}", ref=ref), [ref]) for ref in refs]
    owners: dict[str, list[str]] = {}
    for ref in refs:
        measure = state.measures.get(Ref(ref))
        owners.setdefault(measure.by if measure else "", []).append(ref)
    others = owners.pop("", [])
    found = [(say("measures of {owner}", owner=owner), mine) for owner, mine in owners.items()]
    return [*found, (say("deals and firms"), others)] if others else found


def shapley(values: Sequence[int], players: int) -> list[int]:
    """Whole shares of ``values[all] - values[none]`` that add up; ``values`` is indexed by sets of players as bits."""
    exact = [0] * players
    factorial = [1]
    for n in range(1, players + 1):
        factorial.append(factorial[-1] * n)
    for mask in range(1 << players):
        size = mask.bit_count()
        for p in range(players):
            if not mask >> p & 1:
                weight = factorial[size] * factorial[players - size - 1]
                exact[p] += weight * (values[mask | 1 << p] - values[mask])
    return _whole(exact, factorial[players], values[-1] - values[0])


def _whole(exact: Sequence[int], denominator: int, total: int) -> list[int]:
    """Largest remainder: whole numbers nearest to exact/denominator that add up to the total."""
    floors = [e // denominator for e in exact]
    left = total - sum(floors)
    by_rest = sorted(range(len(exact)), key=lambda n: (-(exact[n] % denominator), n))
    for n in by_rest[:left]:
        floors[n] += 1
    return floors


def text_of(scenario: Scenario, found: Explanation, names: Names | None = None) -> str:
    """An explanation as lines of text, for the command line and the line mode."""
    known = names or scenario_names(scenario)
    scale = kind_of(found.figure).scale
    head = f"{figure_name(found.figure, known)}, round {found.round}: "
    head += f"{figure_value(found.figure, found.before)} -> {figure_value(found.figure, found.after)}"
    head += f" ({figure_change(found.figure, found.change)})"
    lines = [head]
    shown = 100 if scale == 10000 else scale
    lines += [f"  {number(p.amount, shown, signed=True):>8}  {tell(p.label, known)}" for p in found.parts]
    if found.account:
        lines.append("  the same change by account:")
        lines += [f"  {number(p.amount, shown, signed=True):>8}  {tell(p.label, known)}" for p in found.account]
    lines.append(f"  rule: {tell(found.rule, known)}")
    if found.note:
        lines.append(f"  {tell(found.note, known)}")
    return "\n".join(lines)
