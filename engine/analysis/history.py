"""The historical line: what really happened, played as far as legal, and reported figures beside simulated ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from engine.actions import Action, PlaceOrder, Propose, Ready, Refuse, Sign, Threaten
from engine.codec import CodecError, decode
from engine.events import OfferMade, ThreatMade
from engine.figures import figure
from engine.plain import dataclass
from engine.reader import figure_name, figure_value, scenario_names
from engine.rules.line import default_action
from engine.rules.scoring import results
from engine.said import Said, number, say, tell
from engine.scenario import Figure, Ref, Reported, Scenario, Scripted, Seat
from engine.state import Actor, State
from engine.table import LocalTable, Refusal


@dataclass(frozen=True, slots=True)
class Row:
    """One reported figure beside the simulated one, in the figure's unit; ``simulated`` is None when the line never
    came to its round."""

    id: str
    name: str
    round: int
    figure: Figure
    reported: int
    simulated: int | None
    tolerance: int
    ok: bool
    source: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """An act of the line that was not legal at its time, and why."""

    act: Scripted
    because: Said


@dataclass(frozen=True, slots=True)
class History:
    """The line as played: the table, the acts that had to be left out, and the comparison."""

    table: LocalTable
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]

    @property
    def ok(self) -> bool:
        """Whether every act was legal and every figure lies within its tolerance."""
        return not self.skipped and all(row.ok for row in self.rows)

    def as_json(self) -> dict[str, object]:
        """The comparison as plain data."""
        scenario = self.table.scenario
        return {
            "scenario": scenario.id,
            "rows": [
                {
                    "id": r.id, "name": r.name, "round": r.round, "figure": r.figure, "reported": r.reported,
                    "simulated": r.simulated, "tolerance": r.tolerance, "ok": r.ok, "source": r.source,
                }
                for r in self.rows
            ],
            "skipped": [_skipped_text(scenario, s) for s in self.skipped],
            "results": {r.seat: r.result for r in results(scenario, self.table.state)},
            "ok": self.ok,
        }  # fmt: skip

    def text(self) -> str:
        """The comparison as a table people read."""
        scenario = self.table.scenario
        lines = [f"What really happened, played: {scenario.text('title', scenario.id)}", ""]
        lines += [_row_text(row) for row in self.rows]
        if self.skipped:
            lines += ["", "Left out, because the rules did not allow it:"]
            lines += [f"  {_skipped_text(scenario, s)}" for s in self.skipped]
        names = scenario_names(scenario)
        ended = results(scenario, self.table.state)
        ends = (f"{names.get(r.seat, r.seat)} {number(r.result, 100, signed=True)}" for r in ended)
        lines += ["", f"Result against the line of no deal: {', '.join(ends)}"]
        bad = sum(not row.ok for row in self.rows)
        lines.append(f"{len(self.rows)} figures compared, {bad} outside tolerance; {len(self.skipped)} acts left out")
        return "\n".join(lines)


def compare_history(scenario: Scenario, progress: Callable[[int], None] = lambda round: None) -> History:
    """Play the historical line with median draws and compare what was reported; ``progress`` hears each round."""
    table, skipped = play_history(scenario, progress)
    after = _rounds(table)
    rows = tuple(_row(scenario, after, reported) for reported in scenario.reported)
    return History(table, rows, skipped)


# --- playing it --------------------------------------------------------------------------------------------------


def play_history(
    scenario: Scenario, progress: Callable[[int], None] = lambda round: None
) -> tuple[LocalTable, tuple[Skipped, ...]]:
    """Play the line in the longest profile with median draws; an act that is not legal is left out and told."""
    profile = max(scenario.profiles.values(), key=lambda p: p.rounds).id
    line = _Line(LocalTable(scenario, profile=profile))
    while (default := default_action(line.table.due)) is not None:
        progress(line.table.state.round)
        if line.table.due.who == "seats":
            line.act()
            for seat in line.table.due.seats:
                line.table.send(Ready(by=Actor(seat)), reason=AS_IT_HAPPENED)
        else:
            line.table.send(default)
    return line.table, tuple(line.skipped)


AS_IT_HAPPENED = "as it happened"


class _Line:
    """The line on its way: the file numbers offers and threats of a seat in its order, play may number them anew."""

    def __init__(self, table: LocalTable) -> None:
        self.table = table
        self.skipped: list[Skipped] = []
        self.refs: dict[str, str] = {}
        self._serials: dict[str, int] = {}

    def act(self) -> None:
        """Do what the line holds for this round and phase, in its order."""
        state = self.table.state
        for scripted in self.table.scenario.history:
            if (scripted.round, scripted.phase) == (state.round, state.phase):
                problem = self._send(scripted)
                if problem is not None:
                    self.skipped.append(Skipped(scripted, problem))

    def _send(self, scripted: Scripted) -> Said | None:
        try:
            action = decode(Action, scripted.act)
        except CodecError as error:
            return say("the act cannot be read: {problem}", problem=str(error))
        named = self._name(scripted.seat, action)
        found = self.table.send(self._meant(action), reason=AS_IT_HAPPENED)
        if isinstance(found, Refusal):
            return found.because
        for event in self.table.played[-1].turn.events:
            if isinstance(event, OfferMade):
                self.refs[named] = event.offer.id
            elif isinstance(event, ThreatMade):
                self.refs[named] = event.threat.id
        return None

    def _name(self, seat: Seat, action: Action) -> str:
        """What the file calls the thing this act begins: ``us.o1``, ``us.t2``."""
        letter = "o" if isinstance(action, Propose) else "t" if isinstance(action, Threaten) else ""
        if not letter:
            return ""
        key = f"{seat}.{letter}"
        self._serials[key] = self._serials.get(key, 0) + 1
        return f"{key}{self._serials[key]}"

    def _meant(self, action: Action) -> Action:
        """The act with the refs that things have in this play."""
        match action:
            case Sign() | Refuse():
                return replace(action, offer=Ref(self.refs.get(action.offer, action.offer)))
            case Propose() if action.replaces:
                return replace(action, replaces=self.refs.get(action.replaces, action.replaces))
            case PlaceOrder() if action.threat:
                return replace(action, threat=self.refs.get(action.threat, action.threat))
        return action


# --- comparing -----------------------------------------------------------------------------------------------------


def _rounds(table: LocalTable) -> dict[int, State]:
    """The state at the end of each round, after its assessment."""
    found: dict[int, State] = {}
    state = table.first
    for played in table.played:
        now = played.turn.state
        if now.round != state.round or now.phase == "ended":
            found.setdefault(state.round, now)
        state = now
    return found


def _row(scenario: Scenario, after: Mapping[int, State], reported: Reported) -> Row:
    state = after.get(reported.round)
    simulated = figure(scenario, state, reported.figure) if state is not None else None
    path = f"reported.{reported.id}"
    name = scenario.text(f"{path}.name") or figure_name(reported.figure, scenario_names(scenario))
    ok = simulated is not None and abs(simulated - reported.value) <= reported.tolerance
    return Row(
        reported.id, name, reported.round, reported.figure, reported.value, simulated, reported.tolerance, ok,
        scenario.text(f"{path}.source"),
    )  # fmt: skip


def _row_text(row: Row) -> str:
    mark = "ok  " if row.ok else "off "
    reported, slack = (_value(row.figure, v) for v in (row.reported, row.tolerance))
    simulated = _value(row.figure, row.simulated) if row.simulated is not None else "not reached"
    source = f"  [{row.source}]" if row.source else ""
    return f"{mark} R{row.round}  {row.name}: reported {reported}, simulated {simulated} (± {slack}){source}"


def _value(name: Figure, value: int) -> str:
    """A value in its unit, without what the unit is measured against."""
    return figure_value(name, value).replace(" since the start", "").replace(" against 2024", "")


def _skipped_text(scenario: Scenario, skipped: Skipped) -> str:
    names = scenario_names(scenario)
    act = skipped.act
    what = str(act.act.get("instrument") or act.act.get("offer") or "")
    who = names.get(act.seat, act.seat)
    return f"R{act.round} {who}, {act.act.get('do')} {names.get(what, what)}: {tell(skipped.because, names)}"
