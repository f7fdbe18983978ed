"""The negotiation room: clauses, worth, chances of ratification, checks, talk."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import TONES, Ink, Piece, columns, fit, hang, sides, words, wrap
from tui.panels.base import Panel, Row, blank, heading, row
from tui.viewmodels import Clause, Count, Room, Worth


class TreatyPanel(Panel[Room]):
    """The draft, clause by clause."""

    HELP = (
        "The draft between you and your partner. `a` adds a promise from the vocabulary, `u` takes the "
        "marked one out, `n` chooses what happens after a breach, `h` makes it public or secret. Each side "
        "must give something; two to six clauses. A benchmark is a promise with a number: it is checked "
        "every round."
    )

    def titles(self, vm: Room, ink: Ink) -> tuple[Piece, Piece]:
        """Between whom, which version, who is waited for."""
        title = words(
            "Draft  ",
            ink.tag(vm.you),
            f" {ink.symbols.both} ",
            ink.tag(vm.partner),
            (f"  {vm.version}", "$muted"),
        )
        return title, words((vm.standing, "bold"), (f"  {vm.waits_for}" if vm.waits_for else "", "$accent"))

    def rows(self, vm: Room, ink: Ink, width: int) -> Iterable[Row]:
        """Clauses, then enforcement and secrecy."""
        for clause in vm.clauses:
            yield Row(self._clause(clause, ink, width), f"clause.{clause.number}")
        if not vm.clauses:
            yield row(("The draft is empty: press a for the first promise.", "$muted"))
        yield blank()
        known = words(("   Known to  ", "$muted"), (vm.secrecy.label, "bold"))
        yield row(("If broken  ", "$muted"), (vm.enforcement.label, "bold"), known)
        if vm.signed:
            yield blank()
            yield heading("Signed before", width, ink)
        for line in vm.signed:
            lead = words(fit(ink.tag(line.by), 8)) if line.by else words("")
            body = words(line.text, (f"  {line.value}", "$muted"))
            yield row(Content("\n").join(wrap(body, width, first=lead)))

    def _clause(self, clause: Clause, ink: Ink, width: int) -> Content:
        lead = words((f"{clause.number}  ", "bold $accent"), fit(ink.tag(clause.giver), 5))
        mark: Piece = ("  benchmark", "$gain") if clause.benchmark else ""
        change: Piece = (f"  {clause.change}", "bold $caution") if clause.change else ""
        body = words(clause.sentence, (f"  {clause.term}", "$muted"), mark, change)
        return Content("\n").join(wrap(body, width, first=lead))


def worth_line(item: Worth, low: float, span: float, ink: Ink, width: int) -> Content:
    """Label, bar, number."""
    cells = max(6, min(24, width - 23))
    filled = round(cells * (item.value - low) / span) if span else 0
    bar = ink.bar(max(0, filled), cells, TONES[item.tone] or "$foreground")
    return fit(columns((item.label, 15), (bar, cells + 1), ((f"{item.value:+.1f}", "bold"), -6)), width)


class WorthPanel(Panel[Room]):
    """What the draft is worth to you: nobody else sees it."""

    TITLE = "Worth to you (secret)"
    HELP = (
        "Your result against your no-deal line: where you stand, with this draft, and if you walk away. It "
        "knows public rules and your own secrets only; what the other side thinks stays hidden."
    )

    def rows(self, vm: Room, ink: Ink, width: int) -> Iterable[Row]:
        """A bar each."""
        low = min((w.value for w in vm.worth), default=0.0) - 1
        span = max((w.value for w in vm.worth), default=1.0) - low
        for item in vm.worth:
            yield Row(worth_line(item, low, span, ink, width), item.figure or f"worth.{item.label}", item.figure)
            if item.text:
                yield from map(row, wrap(words((item.text, "$muted")), width, first="  "))
        if not vm.worth:
            yield row(("no draft to weigh yet", "$muted"))


class CountPanel(Panel[Room]):
    """Would it be ratified?"""

    TITLE = "At home"
    HELP = (
        "Ratification in each capital: what every bloc would say to these clauses, the sum, what is needed. "
        "In the EU the Council votes; `v` shows it state by state."
    )

    def rows(self, vm: Room, ink: Ink, width: int) -> Iterable[Row]:
        """Each side with its parts."""
        for count in vm.counts:
            yield Row(self._head(count, ink, width), f"count.{count.power.id}")
            if count.parts:
                parts = ", ".join(f"{name} {text}" for name, text in count.parts)
                yield from map(row, wrap(words((parts, "$muted")), width, first="      "))
        if vm.forecast:
            yield Row(
                sides(
                    words(("Council  ", "$muted"), vm.forecast.states),
                    (vm.forecast.odds, "bold"),
                    width,
                ),
                "council",
            )
            yield row(ink.council(vm.forecast, width))
            yield row((f"{vm.forecast.population}; the mark is {vm.forecast.need_share:g} %", "$muted"))

    def _head(self, count: Count, ink: Ink, width: int) -> Content:
        verdict = ink.tone(count.verdict, count.tone)
        head = words(fit(ink.tag(count.power), 6), (count.total, "bold"))
        need = words((f"  needs {count.need}", "$muted")) if count.need else words("")
        fits = head.cell_length + need.cell_length + verdict.cell_length < width
        return sides(words(head, need) if fits else head, verdict, width)


class CheckPanel(Panel[Room]):
    """Does the draft hold together?"""

    TITLE = "Check"
    HELP = "What changed since the last version, what breaks a rule, whom else it touches."

    def rows(self, vm: Room, ink: Ink, width: int) -> Iterable[Row]:
        """One remark a line."""
        for line in vm.checks:
            sign = {"bad": ink.symbols.cross, "warn": ink.symbols.warn, "good": ink.symbols.tick}.get(
                line.tone, ink.symbols.bullet
            )
            who: Piece = words(ink.tag(line.by), " ") if line.by else ""
            body = words((f"{sign} ", TONES[line.tone]), who, ink.tone(line.text, line.tone))
            yield row(Content("\n").join(hang(body, width, 2)))
        if not vm.checks:
            yield row(("nothing to remark", "$muted"))


class TalkPanel(Panel[Room]):
    """What was said and sent in this room."""

    TITLE = "Talk"
    HELP = "Offers, counters, refusals and signatures of this pair, newest last. Words bind nobody; clauses do."

    def rows(self, vm: Room, ink: Ink, width: int) -> Iterable[Row]:
        """One line each."""
        for line in vm.talk:
            who: Piece = words(ink.code(line.by), " ") if line.by else ""
            body = words((f"{line.value} " if line.value else "", "$muted"), who, ink.tone(line.text, line.tone))
            yield row(Content("\n").join(hang(body, width, 3)))
        if not vm.talk:
            yield row(("nobody has offered anything yet", "$muted"))
        if vm.hint:
            yield blank()
            yield heading("Note", width, ink)
            yield from map(row, wrap(words((vm.hint, "$muted")), width))
