"""Line mode: the same game as numbered choices on standard input and output, for screen readers, SSH and tests.

It reads the same SeatViews and sends the same actions as the screen; it decides nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from engine import (
    Action,
    Actor,
    Choice,
    Clause,
    Enforcement,
    Figure,
    FormField,
    LocalTable,
    Names,
    NoFigure,
    PlaceOrder,
    Propose,
    Ready,
    Refusal,
    Refuse,
    Seat,
    SeatView,
    Sign,
    Speak,
    Threaten,
    WithdrawOrder,
    bots_of,
    catalogue,
    choices,
    clause_text,
    cost,
    explain_game,
    figure_name,
    figure_value,
    form_fields,
    imagine,
    measure_line,
    names_for,
    number,
    plain,
    run,
    rung,
    tell,
    text_of,
    threat_line,
    usable,
    use_from,
    vocabulary,
    why_not,
)
from engine.analysis.telling import Teller
from tui.present.debrief import debrief, markdown
from tui.present.look import Look
from tui.present.previews import order_preview
from tui.viewmodels import Effect
from tui.words import opens

SHOWN = (
    ("economy", "Economy"), ("ahead", "ahead"), ("home", "Home"), ("credibility", "Credibility"),
    ("exposure", "Exposure"),
)  # fmt: skip


class Leave(Exception):
    """The person wants to stop; the game is saved."""


@dataclass
class Talk:
    """Where lines come from and go to; tests bring their own."""

    ask: Callable[[str], str]
    tell: Callable[[str], None]
    hidden: Callable[[str], str] | None = None
    """Asks for a word without showing it; where there is no such way, ``ask`` does."""

    def choose(self, words: str, options: Sequence[str], *, back: str = "back") -> int | None:
        """A number from 1; 0 or an empty line goes back (None)."""
        self.tell(words)
        for n, option in enumerate(options, 1):
            self.tell(f"  {n:>2}  {option}")
        while True:
            text = self.ask(f"number, or enter for {back}: ").strip().lower()
            if text in ("", "0"):
                return None
            if text in ("q", "quit"):
                raise Leave
            if text.isdigit() and 1 <= int(text) <= len(options):
                return int(text) - 1
            self.tell(f"'{text}' is not one of 1 to {len(options)}; q leaves the game")

    def sure(self, words: str) -> bool:
        """Yes or no."""
        return self.ask(f"{words} (y/n): ").strip().lower() in ("y", "yes")


MOST_PRICES = 40
"""How many uses of an instrument are looked at for its price."""


def _combinations(choice: Choice) -> list[tuple[str | int, ...]]:
    """The open uses of a menu, the first few."""
    found = (values for values in product(*(options for _, options in choice.axes)) if values not in choice.barred)
    return list(islice(found, MOST_PRICES))


def console() -> Talk:
    """The person at the terminal; the end of input leaves the game."""

    def ask(words: str) -> str:
        try:
            return input(words)
        except EOFError:
            raise Leave from None

    def hidden(words: str) -> str:
        from getpass import getpass

        try:
            return getpass(words)
        except EOFError:
            raise Leave from None

    return Talk(ask, print, hidden if sys.stdin.isatty() else None)


def play(table: LocalTable, talk: Talk, words: Mapping[str, str] | None = None) -> None:
    """Play until the game is over or the person leaves; ``words`` are the hashes of the words that open seats."""
    LineGame(table, talk, words).run()


class LineGame:
    """One game in line mode."""

    def __init__(self, table: LocalTable, talk: Talk, words: Mapping[str, str] | None = None) -> None:
        self.table, self.talk, self.words = table, talk, dict(words or {})
        self.scenario = table.scenario
        self.people = [s for s in self.scenario.seats if s not in bots_of(table)]
        self.told: dict[Seat | None, int] = {}
        self.at: Seat | None = None
        self.last: list[str] = []
        self.tellers: dict[Seat, Teller] = {}
        self.names: dict[Seat, Names] = {}

    def run(self) -> None:
        """Let the table run and ask people in turn."""
        if self.table.notice:
            self.talk.tell(f"note: {self.table.notice}")
        while True:
            run(self.table)
            asked = self.table.due
            if asked.who != "seats":
                break
            seat = next((s for s in asked.seats if s in self.people), None)
            if seat is None:
                break
            self.hand_over(seat)
            self.turn(seat)
        self.debrief()

    def hand_over(self, seat: Seat) -> None:
        """Between two people: nothing of the last one stays in sight, and a seat with a word asks for it."""
        if len(self.people) > 1 and self.at is not None and self.at != seat:
            self.talk.tell("\n" * 60)
            self.talk.ask(f"{self.name(seat)}, take the keyboard and press enter. The others look away: ")
        if self.at != seat and seat in self.words:
            self.ask_word(seat)
        self.at = seat

    def ask_word(self, seat: Seat) -> None:
        """Ask for the word of a seat until it is the right one, or the person leaves."""
        ask = self.talk.hidden or self.talk.ask
        while not opens(ask(f"the word of {self.name(seat)}: ").strip(), self.words[seat]):
            self.talk.tell("that is not the word of this seat")
            if self.talk.sure("leave the game?"):
                raise Leave

    def name(self, seat: Seat) -> str:
        """A seat's name."""
        return self.scenario.text(f"seats.{seat}.name", seat)

    def turn(self, seat: Seat) -> None:
        """Ask one person until the seat is no longer waited for, or somebody else must act."""
        while seat in self.table.due.seats:
            view = self.table.view(seat, self.told.get(seat, 0))
            names = names_for(self.scenario, view)
            self.news(seat, view, names)
            self.status(view, names)
            phase = view.phase
            acts = self.talk_acts() if phase == "talks" else self.order_acts()
            labels = [words for words, _ in acts]
            picked = self.talk.choose(f"{self.name(seat)}, {phase}:", labels, back="ready")
            if picked is None:
                if self.talk.sure(f"done with {phase}?"):
                    self.send(Ready(by=Actor(seat)), names)
                continue
            acts[picked][1](seat, view, names)
            if phase == "talks":
                run(self.table)

    def talk_acts(self) -> list[tuple[str, Callable[[Seat, SeatView, Names], None]]]:
        """What can be done in talks."""
        return [
            ("look at the board", self.board), ("read the role sheet", self.role), ("answer an offer", self.answer),
            ("make an offer", self.propose), ("threaten or pledge", self.threaten), ("say something", self.speak),
            ("why did a number move?", self.why), ("go back to an earlier point", self.back),
        ]  # fmt: skip

    def order_acts(self) -> list[tuple[str, Callable[[Seat, SeatView, Names], None]]]:
        """What can be done in orders."""
        return [
            ("look at the board", self.board), ("read the role sheet", self.role), ("add an order", self.order),
            ("take an order back", self.take_back), ("why did a number move?", self.why),
            ("go back to an earlier point", self.back),
        ]  # fmt: skip

    # --- telling -------------------------------------------------------------------------------------------

    def news(self, seat: Seat, view: SeatView, names: Names) -> None:
        """What happened since this seat last looked."""
        self.told[seat] = len(self.table.log(seat))
        teller = self.tellers.setdefault(seat, Teller(self.scenario))
        for line in teller.told(view.news, {**self.names.get(seat, {}), **names}):
            self.talk.tell(f"- {line}")
        self.names[seat] = names

    def status(self, view: SeatView, names: Names) -> None:
        """The head of the table in a few lines."""
        rounds = self.scenario.rounds(view.profile)
        label = self.scenario.played_clock(view.profile).span(view.round).label
        lines = [f"\nRound {view.round} of {rounds}, {label}: {view.phase}. Points left: {view.points_left}"]
        lines += ["  " + self.seat_line(view, seat) for seat in self.scenario.seats]
        state = imagine(self.scenario, view)
        market = figure_value("market", view.counts.get(Figure("market"), 0), signed=True)
        lines.append(f"  escalation rung {rung(state)} of 7, market {market}")
        for n, order in enumerate(view.tray, 1):
            lines.append(f"  order {n}: {tell(catalogue()[order.instrument].sentence(order.by, order.use), names)}")
        if lines != self.last:
            self.last = lines
            self.talk.tell("\n".join(lines))

    def seat_line(self, view: SeatView, seat: Seat) -> str:
        """One power: own numbers, or words for what is private."""
        parts = [self.name(seat)]
        for what, words in SHOWN:
            name = Figure(f"{seat}.{what}")
            value = view.counts.get(name, view.readings.get(name))
            shown = figure_value(name, value) if value is not None else view.words.get(name, "?")
            parts.append(f"{words} {shown}")
        return ", ".join(parts)

    def board(self, seat: Seat, view: SeatView, names: Names) -> None:
        """Measures, threats, offers, deals, stocks."""
        self.talk.tell("\nIn force and pending:")
        for m in view.measures.values():
            if m.standing != "ended":
                self.talk.tell(f"  rung {m.rung}  {measure_line(m, names)} ({plain(m.standing)}, {plain(m.stage)})")
        for t in view.threats.values():
            if t.status == "open":
                self.talk.tell(f"  {'pledge' if t.pledge else 'threat'}: {threat_line(t, names)}")
        for deal in view.deals.values():
            self.talk.tell(f"  {names[deal.id]} ({plain(deal.stage)}):")
            for clause in deal.clauses:
                self.talk.tell(f"    {clause_text(clause, names)}")
        for name, value in view.readings.items():
            if name.startswith(f"{seat}.cover."):
                gate = view.readings.get(Figure(name.replace(".cover.", ".gate.")), 10000)
                what = names.get(name.split(".")[2], name)
                self.talk.tell(f"  {what}: {number(value, 10)} weeks in store, licences {number(gate, 100)} %")

    def role(self, seat: Seat, view: SeatView, names: Names) -> None:
        """The role sheet of the seat."""
        text = self.scenario.text
        brief = self.scenario.seats[seat]
        self.talk.tell(
            f"\n{self.name(seat)}. {text(f'seats.{seat}.public')}\n(private) {text(f'seats.{seat}.private')}"
        )
        for aim in brief.aims:
            kind = "private aim" if aim.private else "public aim"
            self.talk.tell(f"  {kind}: {text(f'seats.{seat}.aims.{aim.id}.says', plain(aim.id))}")
        for line in brief.red_lines:
            self.talk.tell(f"  red line: {text(f'seats.{seat}.red_lines.{line.id}.says', plain(line.id))}")
        if seat in view.line:
            self.talk.tell(f"  your no-deal line counts as 0; it is worth {number(view.line[seat], 100)} on its own")

    def why(self, seat: Seat, view: SeatView, names: Names) -> None:
        """Explain a figure."""
        known = [n for n in (*view.counts, *view.readings) if len(n.split(".")) < 3 or n.startswith(f"{seat}.")]
        picked = self.talk.choose("Which number?", [figure_name(n, names) for n in known])
        if picked is None:
            return
        try:
            turns = [p.turn for p in self.table.played]
            found = explain_game(self.scenario, self.table.first, turns, known[picked], seat=seat)
        except NoFigure as error:
            self.talk.tell(str(error))
            return
        self.talk.tell(text_of(self.scenario, found, names))

    # --- doing ---------------------------------------------------------------------------------------------

    def send(self, action: Action, names: Names) -> bool:
        """Send an action and tell a refusal in words."""
        answer = self.table.send(action)
        if isinstance(answer, Refusal):
            self.talk.tell(f"not possible: {tell(answer.because, names)}")
            return False
        return True

    def order(self, seat: Seat, view: SeatView, names: Names) -> None:
        """Fill a form and add an order after its preview."""
        menu = choices(self.scenario, view)
        picked = self.talk.choose("Which instrument?", [self.menu_line(c, view, names) for c in menu])
        if picked is None:
            return
        use = self.form(menu[picked], names)
        if use is None:
            return
        order = PlaceOrder(by=Actor(seat), instrument=menu[picked].subject, use=use)
        if refusal := self.table_why_not(order):
            self.talk.tell(f"not possible: {tell(refusal, names)}")
            return
        self.foresee(view, order)
        reason = self.talk.ask("your reason in one line (it is shown in the debrief): ")
        self.send(PlaceOrder(by=Actor(seat), instrument=order.instrument, use=use, reason=reason), names)

    def foresee(self, view: SeatView, order: PlaceOrder) -> None:
        """What an order would do, as the screen's form shows it."""
        found = order_preview(Look(self.scenario, view), order)
        self.talk.tell(f"  {found.sentence} It costs {found.cost}{f', {found.rung}' if found.rung else ''}.")
        self.effects("For you, if it is carried" if found.votes else "For you", found.own)
        for vote in found.votes:
            self.talk.tell(f"  {vote.text}")
        self.effects("Economy, year ahead", found.effects)
        self.effects("At home", found.blocs)
        for note in found.notes:
            self.talk.tell(f"  {note.text}")

    def effects(self, title: str, effects: Sequence[Effect]) -> None:
        """A heading and its lines, if there are any."""
        if effects:
            self.talk.tell(f"  {title}:")
        for effect in effects:
            who = "" if effect.who is None or effect.label == effect.who.name else f"{effect.who.name}, "
            self.talk.tell(f"    {who}{effect.label}: {effect.text}")

    def table_why_not(self, action: Action):  # type: ignore[no-untyped-def]  # Said | None, as why_not gives it
        """Why an action is not possible now."""
        return why_not(self.scenario, self.table.state, action)

    def menu_line(self, choice: Choice, view: SeatView, names: Names) -> str:
        """An instrument with what it usually costs."""
        one = catalogue()[choice.subject]
        state = imagine(self.scenario, view)
        uses = (dict(zip((n for n, _ in choice.axes), v, strict=True)) for v in _combinations(choice))
        prices = [cost(self.scenario, state, view.seat, one, use_from(choice.subject, u)) for u in uses if view.seat]
        price = f"{min(prices)}" if len(set(prices)) < 2 else f"{min(prices)} to {max(prices)}"
        return f"{one.title or plain(choice.subject)} ({price} point{'' if price == '1' else 's'})"

    def form(self, choice: Choice, names: Names):  # type: ignore[no-untyped-def]  # a Use of the chosen instrument
        """Ask for each field of an instrument's form that has a choice."""
        values: dict[str, object] = {}
        menu_form: Any = catalogue()[choice.subject].Use
        fields = {f.name: f for f in form_fields(menu_form)}
        for name, options in choice.axes:
            value = self.field(fields[name], options, names)
            if value is None:
                return None
            values[name] = value
        return use_from(choice.subject, values)

    def field(self, field: FormField, options: Sequence[str | int], names: Names) -> str | int | None:
        """One field: the options of the menu, by number."""
        if len(options) == 1:
            self.talk.tell(f"  {plain(field.name)}: {self.option(field, options[0], names)}")
            return options[0]
        labels = [self.option(field, o, names) for o in options]
        picked = self.talk.choose(f"{field.help or plain(field.name)}", labels)
        return None if picked is None else options[picked]

    def option(self, field: FormField, option: str | int, names: Names) -> str:
        """An option as people read it."""
        if isinstance(option, int) and not isinstance(option, bool):
            return f"{number(option, field.scale)} {field.unit}".strip()
        return names.get(str(option), plain(str(option))) or "none"

    def take_back(self, seat: Seat, view: SeatView, names: Names) -> None:
        """Take an order out of the tray."""
        labels = [tell(catalogue()[o.instrument].sentence(o.by, o.use), names) for o in view.tray]
        picked = self.talk.choose("Which order?", labels)
        if picked is not None:
            self.send(WithdrawOrder(by=Actor(seat), place=picked), names)

    def back(self, seat: Seat, view: SeatView, names: Names) -> None:
        """Take back what was played since a point that the table agrees on; the save keeps what was undone."""
        points = list(self.points(seat))
        picked = self.talk.choose("Go back to:", [words for words, _ in points])
        if picked is None:
            return
        if len(self.people) > 1 and not self.talk.sure("does everybody at the table agree?"):
            return
        self.table.back_to(points[picked][1])
        self.told = {s: len(self.table.log(s)) for s in self.people}
        self.last = []
        self.talk.tell(f"back at {points[picked][0]}; what was undone stays in the save")

    def points(self, seat: Seat) -> Iterator[tuple[str, int]]:
        """Points one can go back to, the latest first: before each phase of the last two rounds that asked people."""
        found: dict[str, int] = {}
        before = self.table.first
        for number_of, played in enumerate(self.table.played):
            if str(played.action.by) == seat:
                found.setdefault(f"the {before.phase} of round {before.round}", number_of)
            before = played.turn.state
        yield from list(reversed(found.items()))[:4]

    def speak(self, seat: Seat, view: SeatView, names: Names) -> None:
        """Say something to everybody."""
        words = self.talk.ask("your words to everybody: ").strip()
        if words:
            self.send(Speak(by=Actor(seat), words=words), names)

    def answer(self, seat: Seat, view: SeatView, names: Names) -> None:
        """Sign, refuse or counter an open offer."""
        open_offers = [o for o in view.offers.values() if seat in o.parties]
        if not open_offers:
            self.talk.tell("there is no open offer for you")
            return
        picked = self.talk.choose("Which offer?", [names[o.id] for o in open_offers])
        if picked is None:
            return
        offer = open_offers[picked]
        for clause in offer.clauses:
            self.talk.tell(f"  {clause_text(clause, names)}")
        self.talk.tell(f"  enforcement: {plain(offer.enforcement)}{', secret' if offer.secret else ''}")
        done = self.talk.choose("Your answer:", ["sign", "refuse", "make a counter-offer"])
        if done == 0:
            self.send(Sign(by=Actor(seat), offer=offer.id), names)
        elif done == 1:
            self.send(Refuse(by=Actor(seat), offer=offer.id), names)
        elif done == 2:
            self.propose(seat, view, names, replaces=offer.id)

    def propose(self, seat: Seat, view: SeatView, names: Names, replaces: str = "") -> None:
        """Put a package together from clauses that can stand now; one that the rules refuse can be mended."""
        others = [s for s in self.scenario.seats if s != seat]
        picked = self.talk.choose("With whom?", [self.name(s) for s in others])
        if picked is None:
            return
        partner = others[picked]
        menu = self.clauses(view, seat, partner)
        chosen: list[int] = []
        while True:
            chosen = self.several("Clauses (numbers with spaces):", [clause_text(c, names) for c in menu], chosen)
            if not chosen or self.offer(seat, partner, tuple(menu[n] for n in chosen), names, replaces):
                return
            self.talk.tell("the draft is kept: choose other clauses, or leave it")

    def offer(self, seat: Seat, partner: Seat, clauses: tuple[Clause, ...], names: Names, replaces: str) -> bool:
        """How it is enforced, who may know, and out with it; false when the rules refuse it."""
        kinds: tuple[Enforcement, ...] = ("none", "snap_back", "panel", "escrow")
        how = self.talk.choose("If a clause is broken:", [plain(k) for k in kinds], back="none")
        secret = self.talk.sure("keep it secret?")
        package = Propose(
            by=Actor(seat), parties=(seat, partner), clauses=clauses, enforcement=kinds[how or 0], secret=secret,
            replaces=replaces,
        )  # fmt: skip
        return self.send(package, names)

    def clauses(self, view: SeatView, seat: Seat, partner: Seat) -> list[Clause]:
        """Every clause either side could give the other now."""
        state = imagine(self.scenario, view)
        return [
            clause
            for giver, taker in ((partner, seat), (seat, partner))
            for kind in vocabulary().values()
            for clause in kind.menu(self.scenario, state, giver, taker)
        ]

    def several(self, words: str, options: Sequence[str], kept: Sequence[int] = ()) -> list[int]:
        """Several numbers on one line; those kept from before are marked, and 0 goes back."""
        self.talk.tell(words)
        for n, option in enumerate(options, 1):
            self.talk.tell(f"  {n:>2}{'*' if n - 1 in kept else ' '} {option}")
        now = " ".join(str(n + 1) for n in kept)
        text = self.talk.ask(
            f"numbers, enter for {now}, 0 for back: " if kept else "numbers, or enter for back: "
        ).strip()
        if not text:
            return list(kept)
        wanted = [int(t) - 1 for t in text.replace(",", " ").split() if t.isdigit()]
        return [n for n in dict.fromkeys(wanted) if 0 <= n < len(options)]

    def threaten(self, seat: Seat, view: SeatView, names: Names) -> None:
        """A threat or a pledge: an order, a condition from the vocabulary, a round."""
        state = imagine(self.scenario, view)
        menus = [catalogue()[i].choices(self.scenario, state, seat) for i in usable(self.scenario, state, seat)]
        menu = [c for c in menus if c is not None]
        picked = self.talk.choose("What would you do?", [self.menu_line(c, view, names) for c in menu])
        use = self.form(menu[picked], names) if picked is not None else None
        if picked is None or use is None:
            return
        target = catalogue()[menu[picked].subject].against(use, seat)
        conditions = self.clauses(view, seat, Seat(target)) if target in self.scenario.seats and target != seat else []
        conditions = [c for c in conditions if c.by == target]
        wanted = self.talk.choose("Unless they:", [clause_text(c, names) for c in conditions])
        if wanted is None:
            return
        last = self.scenario.rounds(view.profile)
        rounds = list(range(view.round + 1, min(view.round + self.scenario.numbers.threat_rounds, last) + 1))
        if not rounds:
            self.talk.tell("no round is left in which it could come due")
            return
        due = self.talk.choose("By which round?", [f"round {r}" for r in rounds])
        public = self.talk.sure("say it in public?")
        self.send(
            Threaten(by=Actor(seat), against=Seat(target), instrument=menu[picked].subject, use=use,
                     unless=conditions[wanted], due=rounds[due or 0], public=public), names,
        )  # fmt: skip

    def debrief(self) -> None:
        """Results against each mandate and no-deal line, turning points, promises, what happened, questions."""
        if self.table.state.phase != "ended":
            return
        self.talk.tell("\nThe game is over. Looking back, also at how it had gone without this act or that ...")
        look = Look(self.scenario, self.table.view(None), self.scenario.text("title", self.scenario.id))
        self.talk.tell("\n" + markdown(debrief(self.table, look)))
