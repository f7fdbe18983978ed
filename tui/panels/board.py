"""The board: critical inputs with gate and cover, sectors with the measures that touch them."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import TONES, Ink, Piece, columns, fit, words, wrap
from tui.panels.base import Panel, Row, blank, heading, row
from tui.panels.track import heat
from tui.viewmodels import InputRow, MeasureRow, PromiseRow, SectorRow, Table


def input_widths(width: int) -> tuple[int, int, int, int]:
    """Widths of gate bar, cover bar, holder and note for a panel."""
    roomy = width >= 60
    return (8, 6, 6, width - 57) if roomy else (6, 4, 5, 0)


def input_head(width: int) -> Content:
    """Column heads of the inputs."""
    gate, cover, holder, _ = input_widths(width)
    cells: tuple[tuple[Piece, int], ...] = (
        (("Critical input", "$muted"), 17),
        (("from", "$muted"), holder),
        (("let through", "$muted"), gate + 6),
        (("your cover", "$muted"), cover + 8),
    )
    return fit(columns(*cells), width)


def input_line(item: InputRow, ink: Ink, width: int) -> Content:
    """Name, holder, gate with a bar, cover with a bar, note."""
    gate_cells, cover_cells, holder, note = input_widths(width)
    gate: Piece = ("open", "$muted")
    if item.gate is not None:
        style = TONES[item.tone] or "$foreground"
        gate = words(ink.bar(round(item.gate * gate_cells / 100), gate_cells, style), (f"{item.gate:>4}%", "bold"))
    cover: Piece = (item.cover, "$muted")
    if item.cover_cells is not None:
        filled = max(1, round(item.cover_cells * cover_cells / 10))
        cover = words(ink.bar(filled, cover_cells, "$foreground"), f" {item.cover}")
    cells: list[tuple[Piece, int]] = [(item.name, 17), (ink.tag(item.holder), holder), (gate, gate_cells + 6)]
    cells.append((cover, cover_cells + 8))
    return fit(columns(*cells, ((item.note, "$muted"), max(0, note))), width)


def sector_line(item: SectorRow, me: str, plain: bool, ink: Ink, width: int) -> Content:
    """Name and change for each power; then who hits it, or a bar of your own change."""
    cells: list[tuple[Piece, int]] = [(item.name, 17)]
    cells += [(ink.tone(text, tone), -6) for _, text, tone in item.cells]
    rest = max(0, width - sum(abs(w) for _, w in cells))
    if plain:
        return columns(*cells, (own_bar(item, me, ink, rest), rest))
    heat = words(" ", (ink.symbols.warn * min(3, item.heat), "bold $caution"))
    return columns(*cells, (heat, 5), ((f" {item.measures}", "$muted"), max(0, rest - 5)))


def own_bar(item: SectorRow, me: str, ink: Ink, room: int) -> Content:
    """Your own change as a bar, left of the axis when output falls; a full side is two per cent."""
    half = max(1, min(12, (room - 3) // 2))
    mine = next(((text, tone) for power, text, tone in item.cells if power.id == me), ("", "dim"))
    size = 0.0 if mine[0][:1] not in "+-" or not mine[0] else abs(float(mine[0]))
    cells = min(half, max(1, round(half * size / 2))) if size else 0
    left = (ink.symbols.full * cells).rjust(half) if mine[1] == "bad" else " " * half
    right = (ink.symbols.full * cells).ljust(half) if mine[1] == "good" else " " * half
    style = TONES.get(mine[1], "")
    return words("  ", (left, style), (ink.symbols.need, "$line"), (right, style))


class BoardPanel(Panel[Table]):
    """Inputs above, sectors below."""

    HELP = (
        "**Critical inputs**: who holds them, the published share of licence requests let through (the "
        "gate), and your own stock in weeks of cover. Below half of its cover an input starts to stop "
        "plants.\n\n**Sectors**: change of output since the start for each power, in per cent; `!` marks "
        "where retaliation is likely; the last column names the measures. Enter shows the details, `w` the "
        "causes."
    )

    def rows(self, vm: Table, ink: Ink, width: int) -> Iterable[Row]:
        """Two sections."""
        yield row(input_head(width))
        for item in vm.inputs:
            yield Row(input_line(item, ink, width), f"input.{item.id}", item.figure)
        yield blank()
        yield row(fit(self._sector_head(vm, ink), width))
        me = vm.status.seat.id if vm.status.seat else ""
        plain = not any(sector.measures or sector.heat for sector in vm.sectors)
        for sector in vm.sectors:
            figure = f"{me}.output.{sector.id}" if me else ""
            yield Row(sector_line(sector, me, plain, ink, width), f"sector.{sector.id}", figure)

    def _sector_head(self, vm: Table, ink: Ink) -> Content:
        cells: list[tuple[Piece, int]] = [(("Output, % change", "$muted"), 17)]
        if vm.sectors:
            cells += [(ink.code(power), -6) for power, _, _ in vm.sectors[0].cells]
        if any(sector.measures or sector.heat for sector in vm.sectors):
            return columns(*cells, ((" heat", "$muted"), 5), ((" measures", "$muted"), 9))
        return columns(*cells, (("   yours", "$muted"), 12))


WIDE_ENOUGH = 70
"""Cells in which a measure fits on one line."""
STANDING_STYLES = {"in force": "bold", "announced": "$caution", "pending": "$caution", "suspended": "$muted"}


def measure_line(item: MeasureRow, ink: Ink, width: int) -> Content:
    """Rung, owner, name, standing; on two lines where there is little room."""
    lead = words((f" {item.rung}  ", f"bold {heat(item.rung)}"), fit(ink.tag(item.by), 6))
    standing = words(
        (item.standing, STANDING_STYLES.get(item.standing, "")), (f"  {item.until}" if item.until else "", "$muted")
    )
    if width >= WIDE_ENOUGH:
        name = words(item.name, (f"  {item.against}" if item.against else "", "$muted"))
        return fit(columns((lead, 10), (name, width - 10 - 26), ("", 2), (standing, 24)), width)
    whom = words(("  on ", "$muted"), item.against) if item.against and not item.until else words("")
    below = fit(words(" " * 10, standing, whom), width)
    return Content("\n").join([*wrap(item.name, width, first=lead), below])


class MeasuresPanel(Panel[tuple[MeasureRow, ...]]):
    """Every measure at the table."""

    HELP = (
        "Every measure that is in force, announced or suspended, highest rung first. Suspended is not "
        "repealed: it comes back at its date unless both sides renew. Enter shows the law, its date and what "
        "it costs."
    )

    def rows(self, vm: tuple[MeasureRow, ...], ink: Ink, width: int) -> Iterable[Row]:
        """One line a measure."""
        yield row(columns((("rung", "$muted"), 5), (("by", "$muted"), 5), (("measure", "$muted"), 20)))
        for item in vm:
            yield Row(measure_line(item, ink, width), item.id)
        if not vm:
            yield row(("no measure is in force", "$muted"))


RECORD = {
    "kept": ("tick", "$gain"),
    "warned": ("warn", "$caution"),
    "broken": ("cross", "$loss"),
    "due": ("ring", "$muted"),
}


class PromisesPanel(Panel[tuple[PromiseRow, ...]]):
    """The promise ledger."""

    HELP = (
        "Signed clauses, checked every settlement: a tick is a round it was kept, `!` a warning, a cross a "
        "breach, a ring a round still due. A breach costs 12 credibility in public and brings what the deal "
        "says."
    )

    def rows(self, vm: tuple[PromiseRow, ...], ink: Ink, width: int) -> Iterable[Row]:
        """Deal by deal, clause by clause."""
        deal = ""
        for item in vm:
            if item.deal != deal:
                if deal:
                    yield blank()
                deal = item.deal
                yield heading(deal, width, ink, "secret" if item.secret else "")
            yield Row(self._line(item, ink, width), item.id)
        if not vm:
            yield row(("nothing is signed yet: press d for the negotiation room", "$muted"))

    def _line(self, item: PromiseRow, ink: Ink, width: int) -> Content:
        marks = words(*((getattr(ink.symbols, RECORD[r][0]), f"bold {RECORD[r][1]}") for r in item.record))
        state = words(marks, " ", ink.tone(item.state, item.tone))
        room = max(16, width - 6)
        text = wrap(item.sentence, room, first=words(fit(ink.tag(item.giver), 6)), indent=6)
        return Content("\n").join([*text, words(" " * 6, state)])
