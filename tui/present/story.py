"""The reveal: the events of a round as a story in steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine import capital, clause_text, figure_title
from engine import events as e
from engine import figure_kind as kind_of
from tui import viewmodels as vm
from tui.present.council import held
from tui.present.look import Look, tone_of
from tui.present.news import said_of
from tui.present.table import status

ACTS = (e.OrderRevealed, e.OrderReturned)
TALKS = (e.ThreatMade, e.ThreatClosed, e.DealSigned, e.OfferClosed)
DEALS = (e.DealRatified, e.DealFailed, e.DealEntered, e.DealEnded, e.DealPublished)
CHECKS = (e.ClauseKept, e.ClauseMissed, e.ClauseBroken, e.BreachFrozen, e.BreachCured, e.ClauseVoided)
CLOCKS = (e.TookEffect, e.Suspended, e.Resumed, e.StageReached, e.DialTurned, e.Ended, e.MeasureBegan)
SHORTER = {"ahead": "Economy ahead"}
"""Figures whose title does not fit the column."""
SHOWN = ("home", "credibility", "market", "trust", "tokens", "lessons", "points")


@dataclass(frozen=True)
class Round:
    """The events of one round as its reader may know them, and the look before and after."""

    look: Look
    number: int
    events: Sequence[e.Event]

    def story(self) -> vm.Reveal:
        """All steps that have something to tell."""
        steps = (
            self.acts(),
            self.clocks(),
            self.markets(),
            self.promises(),
            self.home(),
            self.votes(),
            self.score(),
            self.next_news(),
        )
        told = tuple(step for step in steps if step is not None)
        line = status(self.look, phase="reveal")
        label = self.look.scenario.played_clock(self.look.view.profile).span(self.number).label
        rounds = self.look.scenario.rounds(self.look.view.profile)
        line = vm.Status(line.title, label, f"Round {self.number} of {rounds}", "REVEAL", line.seat)
        who = "your view" if self.look.view.seat else "everybody"
        return vm.Reveal(line, f"What round {self.number} brought", told, who)

    def of(self, *kinds: type[e.Event]) -> list[e.Event]:
        """The events of some kinds, in order."""
        return [event for event in self.events if isinstance(event, kinds)]

    # -- steps ---------------------------------------------------------------------------------------------

    def acts(self) -> vm.Step | None:
        """Orders, threats that came due, deals signed in the talks."""
        orders = self.of(*ACTS)
        words = [x for x in self.of(*TALKS) if not (isinstance(x, e.OfferClosed) and x.how == "signed")]
        lines = [self._line(x) for x in words] + [self._line(x, by=str(x.order.by)) for x in orders]  # type: ignore[attr-defined]
        idle = [p for s, p in self.look.powers.items() if not any(str(x.order.by) == s for x in orders)]  # type: ignore[attr-defined]
        lines += [vm.Line("places no order", "dim", p) for p in idle]
        count = len(self.of(e.OrderRevealed))
        lead = (
            "Nobody placed an order."
            if not count
            else f"{_number(count)} opened at once."
            if self.look.view.sealed
            else f"{_number(count)} opened."
        )
        return vm.Step("orders", "What everybody did", "orders", lead, tuple(lines), tuple(self.moves("trust")))

    def clocks(self) -> vm.Step | None:
        """What dates and procedures did by themselves."""
        ordered = {str(x.ref) for x in self.of(e.OrderRevealed)}  # type: ignore[attr-defined]
        ordered |= {str(ref) for ref in self.look.view.deals}
        found = [x for x in self.of(*CLOCKS) if not ({str(c) for c in x.causes} & ordered) and self.text(x)]
        lines = tuple(dict.fromkeys(self._line(x) for x in found))
        if not lines:
            return None
        return vm.Step("clocks", "Clocks and procedures", "orders", "Dates came, procedures moved on.", lines)

    def markets(self) -> vm.Step | None:
        """The economy ran."""
        settled = self.of(e.MarketsSettled)
        if not settled:
            return None
        moves = [*self.moves("market"), *self._readings("ahead", "economy"), *self._stocks()]
        short = [m for m in moves if m.label.startswith("supply")]
        lead = "Plants miss what they need." if short else "Nothing stops." if moves else "Markets hardly move."
        weeks = self.look.scenario.played_clock(self.look.view.profile).span(self.number).weeks
        lead += f" {_number(weeks, 'week passes', 'weeks pass')}."
        return vm.Step("markets", "Markets and plants", "markets", lead, (), tuple(moves))

    def promises(self) -> vm.Step | None:
        """Clauses were checked."""
        found = self.of(*CHECKS)
        lines = tuple(self._clause(x) for x in found)
        if not lines:
            return None
        broken = len(self.of(e.ClauseBroken))
        lead = (
            f"{_number(broken, 'promise was', 'promises were')} broken."
            if broken
            else "Every promise that was due was kept."
        )
        if self.of(e.ClauseMissed) and not broken:
            lead = "One promise was missed by a little: a warning."
        return vm.Step("promises", "Promises checked", "promises", lead, lines, tuple(self.moves("credibility")))

    def home(self) -> vm.Step | None:
        """Blocs reacted."""
        lines = [
            self._booked(x)
            for x in self.of(e.Counted)
            if isinstance(x, e.Counted) and kind_of(x.figure).what == "home" and x.change
        ]
        moves = tuple(self.moves("home"))
        if not lines and not moves:
            return None
        return vm.Step("home", "At home", "home", "Those who elect and pay you have their say.", tuple(lines), moves)

    def votes(self) -> vm.Step | None:
        """The Council voted, homes ratified."""
        votes = [x for x in self.of(e.VoteHeld) if isinstance(x, e.VoteHeld)]
        lines = [self._line(x, by=str(getattr(x, "seat", ""))) for x in (*votes, *self.of(*DEALS))]
        if not lines:
            return None
        entered, failed = len(self.of(e.DealEntered)), len(self.of(e.DealFailed))
        lead = "Votes were held."
        if entered or failed:
            in_force = f"{_number(entered, 'deal is', 'deals are')} in force."
            lead = in_force if entered else f"{_number(failed, 'deal fails', 'deals fail')} at home."
        bar = held(self.look, votes[-1]) if votes and votes[-1].yes else None
        return vm.Step("votes", "Votes and ratification", "votes", lead, tuple(dict.fromkeys(lines)), (), bar)

    def score(self) -> vm.Step | None:
        """Where you stand against your own line."""
        look = self.look
        if look.view.seat is None or not self.of(e.RoundAssessed):
            return None
        from engine import worth

        found = worth(look.scenario, look.state, look.seat)
        result = (found.total - look.view.line.get(look.seat, 0)) / 100
        word = "above" if result >= 0 else "below"
        lead = f"You stand {abs(result):.1f} {word} your no-deal line."
        parts = [
            vm.Line(look.part(label), tone_of(amount), value=f"{amount / 100:+.1f}")
            for label, amount in found.parts
            if amount
        ]
        line = look.view.line.get(look.seat, 0)
        parts.append(vm.Line("less your no-deal line", tone_of(-line), value=f"{-line / 100:+.1f}"))
        moral = "The year ahead is half of Economy, and Exposure is scored ahead: the end of the game is a year away."
        return vm.Step(
            "score", "Where you stand", "score", lead, tuple(parts), tuple(self._readings("exposure")), moral=moral
        )

    def next_news(self) -> vm.Step | None:
        """The news that opens the next round."""
        assessed = next((n for n, x in enumerate(self.events) if isinstance(x, e.RoundAssessed)), len(self.events))
        found = [x for x in self.events[assessed:] if isinstance(x, e.NewsBroke)]
        if not found:
            return None
        lines = []
        for event in found:
            cable = event.seen_by != "all"
            lines.append(
                vm.Line(said_of(self.look, event), "warn" if cable else "plain", value="cable" if cable else "")
            )
        return vm.Step("news", "The morning after", "news", "What the papers and the cables say.", tuple(lines))

    # -- pieces --------------------------------------------------------------------------------------------

    def text(self, event: e.Event) -> str:
        """An event in words."""
        return capital(self.look.tell(event.because)) if event.because.words else ""

    def _booked(self, event: e.Counted) -> vm.Line:
        text = capital(self.look.tell(event.because))
        change = f"{event.change:+d}"
        return vm.Line(
            text.removesuffix(f" {change}"), tone_of(event.change), self.look.owner(event.figure), value=change
        )

    def _line(self, event: e.Event, by: str = "") -> vm.Line:
        closer = str(event.seat) if isinstance(event, e.OfferClosed) else ""
        owner = by or closer or next((c for c in event.causes if c in self.look.powers), "")
        power = self.look.by(owner)
        text = self.look.tell(event.because)
        if isinstance(event, e.DealEntered):
            text = text.partition(": ")[0]
        if power is not None:
            text = self.look.without_owner(text, owner)
        rung = getattr(event, "rung", 0) if isinstance(event, e.OrderRevealed) else 0
        bad = isinstance(event, (e.DealFailed, e.OrderReturned))
        return vm.Line(
            text if power else capital(text), "bad" if bad else "plain", power, value=f"rung {rung}" if rung > 1 else ""
        )

    def _clause(self, event: e.Event) -> vm.Line:
        deal = self.look.view.deals.get(event.deal)  # type: ignore[attr-defined]
        clause = deal.clauses[event.place] if deal else None  # type: ignore[attr-defined]
        words = {e.ClauseKept: "kept", e.ClauseMissed: "warned", e.ClauseBroken: "broken", e.BreachFrozen: "frozen",
                 e.BreachCured: "cured", e.ClauseVoided: "over"}  # fmt: skip
        word = words[type(event)]
        tones: dict[str, vm.Tone] = {
            "kept": "good",
            "cured": "good",
            "broken": "bad",
            "warned": "warn",
            "frozen": "warn",
        }
        if clause is None:
            return vm.Line(self.text(event), tones.get(word, "dim"), value=word)
        text = self.look.without_owner(clause_text(clause, self.look.names), clause.by)
        return vm.Line(text, tones.get(word, "dim"), self.look.by(clause.by), value=word)

    def moves(self, *what: str) -> Iterator[vm.Move]:
        """Counts that moved in the round, added up."""
        sums: dict[str, int] = {}
        for event in self.events:
            if isinstance(event, e.Counted) and kind_of(event.figure).what in what:
                sums[event.figure] = sums.get(event.figure, 0) + event.change
        for name, change in sums.items():
            if change:
                yield self._move(name, self.look.value(name) - change, self.look.value(name))

    def _readings(self, *what: str) -> Iterator[vm.Move]:
        for one in what:
            for seat in self.look.powers:
                name = f"{seat}.{one}"
                change = self.look.moved(name)
                if self.look.known(name) is not None and abs(change) >= max(1, kind_of(name).scale // 20):
                    now = self.look.value(name)
                    yield self._move(name, now - change, now)

    def _stocks(self) -> Iterator[vm.Move]:
        seat = self.look.view.seat
        for item in self.look.scenario.economy.inputs if seat else ():
            for what, label in (("service", "supply that arrives"), ("cover", "weeks in store")):
                name = f"{seat}.{what}.{item}"
                change = self.look.moved(name)
                if abs(change) >= (50 if what == "service" else 3):
                    now = self.look.value(name)
                    move = self._move(name, now - change, now)
                    yield vm.Move(
                        move.power,
                        f"{label}: {self.look.name(item)}",
                        move.before,
                        move.after,
                        move.change,
                        move.tone,
                        name,
                    )

    def _move(self, name: str, before: int, after: int) -> vm.Move:
        change = after - before
        power = self.look.owner(name)
        label = SHORTER.get(kind_of(name).what) or figure_title(name, self.look.names)
        if name.startswith("trust."):
            label = "trust " + "-".join(self.look.power(s).code for s in name.split(".")[1:])
        good = kind_of(name).good
        return vm.Move(
            power, label, self.look.shown(name, before), self.look.shown(name, after),
            self.look.shown(name, change, signed=True), tone_of(change, good), name,
        )  # fmt: skip


def _number(count: int, one: str = "order was", many: str = "orders were") -> str:
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return f"{words[count] if count < len(words) else count} {one if count == 1 else many}"
