"""A game at this machine: the desk over a local table, with bots and several people at one keyboard.

It sends actions and asks views; what a view means on the screen is made in `present`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from engine import (
    Action,
    Actor,
    Figure,
    LocalTable,
    NoFigure,
    Ready,
    Refusal,
    Refuse,
    Seat,
    Sign,
    WithdrawOrder,
    bots_of,
    explain_game,
    run,
    styles,
)
from engine.events import Event, RoundAssessed, RoundOpened
from tui import viewmodels as vm
from tui.desk import DealAct, FormKind, Stage, Values
from tui.present import causes, clauses, council, forms, room, sheet, story, table, undo
from tui.present.charts import charts
from tui.present.debrief import debrief, markdown
from tui.present.hints import hint, room_hint
from tui.present.look import Look
from tui.present.room import Draft
from tui.words import hashed, keep, kept, opens


class LocalDesk:
    """One game, seen by whoever sits at the keyboard."""

    def __init__(
        self, game: LocalTable, *, title: str = "", words: Mapping[str, str] | None = None, learn: bool = False,
        folder: Path | None = None,
    ) -> None:  # fmt: skip
        self.game = game
        self.title = title
        self.words = {seat: hashed(word) for seat, word in (words or {}).items() if word}
        self.learn = learn
        keep(game.path, self.words, learn=learn)
        self.folder = folder
        self.people = [s for s in game.scenario.seats if s not in bots_of(game)]
        self.at: Seat | None = self.people[0] if len(self.people) == 1 else None
        self._left: Seat | None = None
        self._stage: Stage = "table"
        self._told_rounds = self._rounds_done()
        self._story: tuple[int, int, int] | None = None
        self._met: set[Seat] = set()
        self._fresh: dict[Seat, int] = {}
        self._read: dict[Seat, int] = {}
        self._drafts: dict[tuple[Seat, str], Draft] = {}
        self._partner: dict[Seat, str] = {}
        self._saw: dict[Seat, int] = dict.fromkeys(self.people, len(game.played))
        """How many acts had been played when each person last looked at the screen."""
        self._debrief: vm.Debrief | None = None
        run(game)
        if (game.played and game.state.round > 1) or game.state.phase not in ("briefing", "talks"):
            self._met = set(self.people)
        self._go_on()

    @classmethod
    def again(
        cls, game: LocalTable, *, save: Path | None = None, title: str = "", folder: Path | None = None
    ) -> LocalDesk:
        """A game from its save, with the words of its seats and its advice; NoWords when they cannot be read.

        ``save`` is where the game was read from, when it goes on in another file.
        """
        source = save or game.path
        words, learn = kept(source) if source else ({}, False)
        desk = cls(game, title=title, folder=folder)
        desk.words.update({Seat(s): word for s, word in words.items()})
        desk.learn = learn
        if game.path != source:
            keep(game.path, words, learn=learn)
        return desk

    # -- whose turn ----------------------------------------------------------------------------------------

    @property
    def stage(self) -> Stage:
        """Which screen comes next."""
        return self._stage

    def _rounds_done(self) -> int:
        return sum(isinstance(e, RoundAssessed) for p in self.game.played for e in p.turn.events)

    def _go_on(self) -> None:
        """Find the next screen: a story to tell, the end, the next person, their sheet, the table."""
        done = self._rounds_done()
        if done > self._told_rounds:
            self._told_rounds = done
            self._story = self._span(done)
            self._stage = "reveal"
            self._saw = dict.fromkeys(self.people, len(self.game.played))
            return
        if self.game.state.phase == "ended":
            self.at = None
            self._stage = "debrief"
            return
        waiting = [s for s in self.game.due.seats if s in self.people]
        if self.at not in waiting and waiting:
            self._leave_to(waiting[0])
            if len(self.people) > 1:
                self._stage = "hand_over"
                return
        self._seat_stage()

    def _seat_stage(self) -> None:
        seat = self.at
        if seat is None:
            self._stage = "table"
            return
        seen = len(self.game.log(seat))
        self._fresh[seat] = seen - self._read.get(seat, 0)
        self._read[seat] = seen
        self._stage = "table" if seat in self._met else "sheet"

    def _span(self, number: int) -> tuple[int, int, int]:
        """The actions of a round: its number, the first and the one after the last."""
        first, count = 0, 0
        for place, played in enumerate(self.game.played):
            if any(isinstance(e, RoundAssessed) for e in played.turn.events):
                count += 1
                if count == number:
                    return number, first, place + 2
                first = place + 1
        return number, first, len(self.game.played)

    def end_turn(self) -> str:
        """Say this seat is done, and let the table run."""
        refusal = self._send(Ready(by=Actor(self._seat)))
        if not refusal:
            self._run_on()
        return refusal

    def _others_waiting(self) -> list[Seat]:
        """The other people who still act, the next one first."""
        waiting = [s for s in self.people if s in self.game.due.seats]
        if self.at not in waiting:
            return waiting
        place = waiting.index(self.at)
        return waiting[place + 1 :] + waiting[:place]

    def pass_on(self) -> str:
        """Give the keyboard to another person who still acts, without ending the turn."""
        others = self._others_waiting()
        if not others:
            return "nobody else at this keyboard has anything to do now"
        self._leave_to(others[0])
        self._stage = "hand_over"
        return ""

    def _leave_to(self, seat: Seat) -> None:
        """Another person sits down; what the last one saw is known."""
        if self.at is not None:
            self._saw[self.at] = len(self.game.played)
        self._left, self.at = self.at or self._left, seat

    def _run_on(self) -> None:
        run(self.game)
        self._go_on()

    def seen(self) -> None:
        """The sheet or the story was read."""
        if self._stage == "sheet" and self.at is not None:
            self._met.add(self.at)
            self._stage = "table"
        elif self._stage == "reveal":
            self._go_on()
            if len(self.people) > 1 and self._stage in ("table", "sheet"):
                self._pass_after_reveal()

    def _pass_after_reveal(self) -> None:
        """All have watched the reveal: the first who acts sits down anew, so that nobody's table opens before all."""
        waiting = [s for s in self.people if s in self.game.due.seats]
        self._left, self.at = None, waiting[0] if waiting else self.at
        self._stage = "hand_over"

    def take_over(self, word: str) -> str:
        """The next person sits down."""
        if self.at in self.words and not opens(word, self.words[self.at]):
            return "that is not the word of this seat"
        self._seat_stage()
        return ""

    @property
    def _seat(self) -> Seat:
        return self.at or (self.people[0] if self.people else next(iter(self.game.scenario.seats)))

    # -- looking -------------------------------------------------------------------------------------------

    def look(self, seat: Seat | None) -> Look:
        """A seat's look at the game, or the public's."""
        return Look(self.game.scenario, self.game.view(seat, len(self.game.log(seat))), self.title)

    @property
    def mine(self) -> Look:
        """The look of who sits here."""
        return self.look(self.at)

    def people_words(self) -> dict[str, str]:
        """Who plays each seat, in a word."""
        bots = bots_of(self.game)
        return {str(s): f"bot, {bots[s]}" if s in bots else "" for s in self.game.scenario.seats}

    def table(self) -> vm.Table:
        """The table."""
        look = self.mine
        log = self.game.log(self.at)
        text = hint(look) if self.learn else ""
        fresh = self._fresh.get(self._seat, 0)
        shown = table.table(look, log, fresh=fresh, people=self.people_words(), hint=text)
        return shown if self._others_waiting() else replace(shown, barred=shown.barred | {"pass_on"})

    def sheet(self) -> vm.Sheet:
        """The role sheet."""
        return sheet.sheet(self.mine, self.game.log(self.at))

    def hand_over(self) -> vm.HandOver:
        """Who comes next."""
        look = self.look(None)
        others = [look.power(s).name for s in self.people if s != self.at]
        done = look.power(self._left) if self._left else None
        return vm.HandOver(
            done, look.power(self._seat), "", f"{' and '.join(others)}: look away.", self._seat in self.words,
        )  # fmt: skip

    # -- forms ---------------------------------------------------------------------------------------------

    def menu(self, kind: FormKind) -> tuple[vm.MenuEntry, ...]:
        """What can be ordered, threatened or promised."""
        if kind == "order":
            return forms.order_menu(self.mine)
        if kind == "clause":
            return clauses.clause_menu(self.mine, self._with)
        return forms.threat_menu(self.mine)

    def form(self, kind: FormKind, subject: str, values: Values) -> vm.Form:
        """The form of a subject filled with values, and its preview."""
        look = self.mine
        if kind == "order":
            return forms.order_form(look, subject, values)
        if kind == "clause":
            return clauses.clause_form(look, subject, self._with, values, self._why_not_clause(subject, values))
        return forms.threat_form(look, subject, values)

    def submit(self, kind: FormKind, subject: str, values: Values) -> str:
        """Place what the form says."""
        look = self.mine
        if kind == "clause":
            return self._add_clause(subject, values)
        action: Action | None = forms.order_of(look, subject, values)
        if kind != "order":
            action = forms.threat_of(look, subject, values)
        if action is None:
            shown = self.form(kind, subject, values).preview
            return shown.refusal if shown and shown.refusal else "there is nothing to choose here now"
        refusal = self._send(action, reason=values.get("reason", ""))
        if not refusal and kind != "order":
            run(self.game)
        return refusal

    def undo(self, order_id: str) -> str:
        """Take a sealed order back."""
        return self._send(WithdrawOrder(by=Actor(self._seat), place=int(order_id)))

    def ways_back(self) -> tuple[vm.Option, ...]:
        """Before which of your acts the game can go back; closed where another person has seen what came after."""
        if self.at is None or self.at not in self.game.due.seats:
            return ()
        barred: dict[int, str] = {}
        for number in range(len(self.game.played)):
            saw = [self.mine.power(s).name for s in self.people if s != self.at and self._saw[s] > number]
            if saw:
                barred[number] = f"{' and '.join(saw)} {'has' if len(saw) == 1 else 'have'} seen what came after"
        return undo.options(self.mine, self.game, barred)

    def go_back(self, point: str) -> str:
        """Take back all from one of your acts on; the save keeps what was taken back, and bots decide anew."""
        option = next((o for o in self.ways_back() if o.value == point), None)
        if option is None or option.barred:
            return option.barred if option else "there is no such point to go back to"
        self.game.back_to(int(point))
        self._told_rounds, self._story, self._debrief = self._rounds_done(), None, None
        self._read = {s: min(n, len(self.game.log(s))) for s, n in self._read.items()}
        self._saw = {s: min(n, len(self.game.played)) for s, n in self._saw.items()}
        self._stage = "table"
        run(self.game)
        self._seat_stage()
        return ""

    def _send(self, action: Action, *, reason: str = "") -> str:
        answer = self.game.send(action, reason=reason)
        return self.mine.tell(answer.because) if isinstance(answer, Refusal) else ""

    # -- talks ---------------------------------------------------------------------------------------------

    @property
    def _with(self) -> str:
        others = [str(s) for s in self.game.scenario.seats if s != self._seat]
        return self._partner.get(self._seat, others[0])

    def _draft(self, look: Look, partner: str) -> Draft:
        kept = self._drafts.get((self._seat, partner), Draft(partner))
        return room.settled(look, kept)

    def room(self, partner: str) -> vm.Room:
        """The negotiation room with a partner; an empty id means the last one."""
        look = self.mine
        if not partner:
            waiting = [o for o in look.view.offers.values() if look.seat in o.parties and look.seat not in o.signed]
            partner = str(next((p for o in waiting for p in o.parties if p != look.seat), self._with))
        self._partner[self._seat] = partner
        shown = room.Room(look, self._draft(look, partner), self.game.log(self.at)).view()
        return replace(shown, advice=room_hint(look, shown)) if self.learn else shown

    def deal(self, partner: str, act: DealAct) -> str:
        """Offer, counter, accept or refuse."""
        look, by = self.mine, Actor(self._seat)
        draft = self._draft(look, partner)
        offer = room.open_offer(look, partner)
        action: Action
        if act in ("offer", "counter"):
            action = room.proposal(look, draft)
        elif offer is None:
            return "there is nothing on the table to answer"
        else:
            action = Sign(by=by, offer=offer.id) if act == "accept" else Refuse(by=by, offer=offer.id)
        refusal = self._send(action)
        if not refusal:
            self._put_away(look, partner, draft if act in ("offer", "counter") else None)
            run(self.game)
        return refusal

    def _put_away(self, look: Look, partner: str, sent: Draft | None) -> None:
        """Keep what was offered until it is signed, so that a refused offer can be mended; drop any other draft."""
        key = self._seat, partner
        if sent is not None:
            self._drafts[key] = replace(sent, touched=False, sent=room.deals_between(look, partner))
        elif key in self._drafts and self._drafts[key].touched:
            self._drafts.pop(key)

    def _change(self, partner: str, draft: Draft) -> None:
        self._drafts[self._seat, partner] = replace(draft, touched=True, sent=-1)

    def _add_clause(self, subject: str, values: Values) -> str:
        look = self.mine
        clause = clauses.clause_of(look, subject, self._with, values)
        if clause is None:
            return "this clause has no sensible use now"
        draft = self._draft(look, self._with)
        self._change(self._with, replace(draft, clauses=(*draft.clauses, clause)))
        return ""

    def _why_not_clause(self, subject: str, values: Values) -> str:
        from engine import clause_kind as kind_of

        look = self.mine
        clause = clauses.clause_of(look, subject, self._with, values)
        if clause is None:
            return ""
        parties = tuple(s for s in look.scenario.seats if s in (look.seat, self._with))
        refusal = kind_of(clause).why_not(look.scenario, look.state, parties, clause)
        return look.tell(refusal) if refusal else ""

    def drop_clause(self, partner: str, number: int) -> str:
        """Take a clause out of the draft."""
        draft = self._draft(self.mine, partner)
        if not 1 <= number <= len(draft.clauses):
            return "there is no clause of that number"
        left = draft.clauses[: number - 1] + draft.clauses[number:]
        self._change(partner, replace(draft, clauses=left))
        return ""

    def deal_options(self, partner: str, what: Literal["enforcement", "secrecy"]) -> tuple[vm.Option, ...]:
        """What enforcement or secrecy can be chosen."""
        off = self.game.scenario.profile(self.game.state.profile).off
        closed = "not in this length of game"
        if what == "secrecy":
            return tuple(
                replace(o, barred=closed if o.value == "secret" and "secret_deals" in off else "") for o in room.WHO
            )
        return tuple(replace(o, barred=closed if o.value in off else "") for o in room.HOW)

    def set_deal(self, partner: str, what: Literal["enforcement", "secrecy"], value: str) -> str:
        """Choose enforcement or secrecy."""
        draft = self._draft(self.mine, partner)
        if what == "secrecy":
            self._change(partner, replace(draft, secret=value == "secret"))
        else:
            self._change(partner, replace(draft, enforcement=value))  # type: ignore[arg-type]  # one of room.HOW
        return ""

    def council(self) -> vm.Council | None:
        """The forecast of the Council."""
        return council.council(self.mine)

    # -- looking back --------------------------------------------------------------------------------------

    def why(self, figure: str) -> vm.Why | None:
        """Why a number is what it is."""
        everything = self.game.state.phase == "ended"
        if figure.endswith(".result"):
            return self._why_result(figure.removesuffix(".result"), everything=everything)
        turns = [p.turn for p in self.game.played]
        try:
            found = explain_game(
                self.game.scenario, self.game.first, turns, Figure(figure), seat=self.at, everything=everything
            )
        except (NoFigure, KeyError):
            return None
        return causes.why(self.mine, found)

    def _why_result(self, seat: str, *, everything: bool) -> vm.Why | None:
        if everything:
            return causes.result(self.look(None), self.game.state, seat)
        return causes.result(self.mine, self.mine.state, seat) if seat == self.at else None

    def reveal(self) -> vm.Reveal | None:
        """The story of the last round: for one person as they know it, for several as everybody does."""
        if self._story is None:
            done = self._rounds_done()
            if not done:
                return None
            self._story = self._span(done)
        number, first, end = self._story
        seat = self.people[0] if len(self.people) == 1 else None
        return story.Round(self.look(seat), number, self._events(first, end, seat)).story()

    def _events(self, first: int, end: int, seat: Seat | None) -> Sequence[Event]:
        from engine import seen

        found = [e for p in self.game.played[first:end] for e in p.turn.events if seen(e.seen_by, seat)]
        return [e for e in found if not isinstance(e, RoundOpened)]

    def charts(self) -> vm.Charts:
        """The rounds so far."""
        return charts(self.mine)

    def debrief(self) -> vm.Debrief:
        """The end of the game."""
        if self._debrief is None:
            self._debrief = debrief(self.game, self.look(None))
        return self._debrief

    def save_report(self) -> str:
        """Write the debrief as Markdown beside the save; the path of the file."""
        shown = self.debrief()
        path = (self.folder or Path.cwd()) / shown.report
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown(shown), encoding="utf-8")
        return str(path)

    def leave(self) -> None:
        """Let go of the game."""
        self.game.close()


STYLES = {
    "cautious": "prepares first and answers in kind", "dove": "always talks", "hawk": "climbs",
    "opportunist": "takes what pays", "accepter": "signs everything", "passer": "does nothing",
    "wrecker": "never signs and climbs", "random": "for tests: does anything that is allowed",
}  # fmt: skip
"""What each style does, in the order in which they are offered."""


def style_options() -> tuple[vm.Option, ...]:
    """Who can sit in a seat: a person, or a bot by its style, the cautious one first."""
    known = styles()
    names = [*(name for name in STYLES if name in known), *(name for name in known if name not in STYLES)]
    bots = [
        vm.Option(name, f"bot, {name}", STYLES.get(name) or str(getattr(known[name], "title", ""))) for name in names
    ]
    return (vm.Option("human", "a person", "at this keyboard"), *bots)


__all__ = ["LocalDesk", "style_options"]
