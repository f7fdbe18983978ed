"""The Council, state by state."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import Ink, Piece, columns, fit, hang, words
from tui.panels.base import Panel, Row, blank, row
from tui.viewmodels import Council, StateVote

LEANINGS: dict[str, tuple[str, str, str]] = {
    "sure yes": ("tick", "bold $gain", "yes"),
    "leaning yes": ("half", "$gain", "likely"),
    "open": ("ring", "$caution", "open"),
    "leaning no": ("half", "$loss", "hardly"),
    "sure no": ("cross", "bold $loss", "no"),
    "hidden": ("ring", "$muted", "?"),
}


class CouncilPanel(Panel[Council]):
    """Who would vote how, with shares of the population."""

    HELP = (
        "The forecast of a vote in the Council: what is needed is so many states with so much of the population. "
        "Each state shows its leaning and its share; persuasion, support and mapping move them, so do hostage "
        "measures of others."
    )

    def titles(self, vm: Council, ink: Ink) -> tuple[Piece, Piece]:
        """What is voted on; the odds."""
        return words("Council: ", vm.about), (vm.odds, "bold")

    def rows(self, vm: Council, ink: Ink, width: int) -> Iterable[Row]:
        """The bar, the states in columns by leaning, tips."""
        yield row(("   ".join(part for part in (vm.mode, self._legend(vm.states, ink)) if part), "$muted"))
        yield blank()
        yield row(ink.council(vm.bar, width))
        yield row(
            (vm.states_range, "bold"),
            ("  ", ""),
            (vm.population_range, "bold"),
            (f"  needed: {vm.bar.need_states} states and {vm.bar.need_share:g} %", "$muted"),
        )
        yield blank()
        yield from self._states(vm.states, ink, width)
        if vm.tips:
            yield blank()
        for tip in vm.tips:
            yield row(
                Content("\n").join(
                    hang(words((f"{ink.symbols.bullet} ", "$accent"), ink.tone(tip.text, tip.tone)), width, 2)
                )
            )

    def _states(self, states: tuple[StateVote, ...], ink: Ink, width: int) -> Iterable[Row]:
        per_line = max(1, width // 24)
        each = width // per_line
        order = [s for leaning in LEANINGS for s in sorted(states, key=lambda s: -s.share) if s.leaning == leaning]
        deep = -(-len(order) // per_line)
        for line in range(deep):
            cells: list[tuple[Piece, int]] = []
            for column in range(per_line):
                index = column * deep + line
                cells.append((self._state(order[index], ink) if index < len(order) else "", each))
            yield row(fit(columns(*cells), width))

    def _state(self, state: StateVote, ink: Ink) -> Content:
        sign, style, word = LEANINGS[state.leaning]
        return words(
            (f"{getattr(ink.symbols, sign)} ", style),
            (f"{state.code} ", "bold"),
            (f"{state.share / 10:>5.1f}% ", "$muted"),
            (f"{word:<6}", style),
            (f" {self._mark(state.why, ink)}", "$muted"),
        )

    def _mark(self, why: str, ink: Ink) -> str:
        return {"persuaded": ink.symbols.up, "courted": ink.symbols.down}.get(why, "")

    def _legend(self, states: tuple[StateVote, ...], ink: Ink) -> str:
        """What the marks behind states mean, as far as any state has one."""
        found = sorted({state.why for state in states} - {""}, reverse=True)
        return "   ".join(f"{self._mark(why, ink)} {why}" for why in found)
