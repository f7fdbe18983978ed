"""A game in line mode: whose turn it is, what can be done, handing over, going back, and the debrief."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from engine import Actor, LocalTable, Names, Ready, Seat, bots_of, names_for, run
from engine.analysis.telling import Teller
from tui.plain import bargaining, ordering, showing
from tui.plain.facilitating import facilitate
from tui.plain.sitting import Sitting
from tui.plain.talk import Leave, Talk
from tui.present.debrief import debrief
from tui.present.look import Look
from tui.present.report import markdown
from tui.progress import Progress
from tui.saved import NoCopy, copied
from tui.words import opens

Act = tuple[str, Callable[[Sitting], None]]

BACK = "go back to an earlier point, or go on in a copy"
IN_A_COPY = "go on from here in a copy that is a saved game of its own; this game stays as it is"
FACILITATOR = "for the facilitator: bring a card, call time"


def play(table: LocalTable, talk: Talk, words: Mapping[str, str] | None = None) -> None:
    """Play until the game is over or the person leaves; ``words`` are the hashes of the words that open seats."""
    LineGame(table, talk, words).run()


class LineGame:
    """One game in line mode."""

    def __init__(self, table: LocalTable, talk: Talk, words: Mapping[str, str] | None = None) -> None:
        self.table, self.talk, self.words = table, talk, dict(words or {})
        self.scenario = table.scenario
        self.people = [s for s in self.scenario.seats if s not in bots_of(table)]
        self.told: dict[Seat, int] = {}
        self.at: Seat | None = None
        self.last: Sequence[str] = ()
        self.tellers: dict[Seat, Teller] = {}
        self.names: dict[Seat, Names] = {}

    def run(self) -> None:
        """Let the table run and ask people in turn."""
        if self.table.notice:
            self.talk.tell(f"note: {self.table.notice}")
        while True:
            self.go_on()
            asked = self.table.due
            if asked.who != "seats":
                break
            seat = next((s for s in asked.seats if s in self.people), None)
            if seat is None:
                break
            self.hand_over(seat)
            self.turn(seat)
        self.debrief()

    def go_on(self) -> None:
        """Let chance, the table and the bots act; what takes long shows where the game is, not who does what."""
        with Progress(self.where()) as progress:

            def look() -> None:
                progress.words = self.where()

            run(self.table, look)

    def where(self) -> str:
        """What the others are at, as everybody may know it."""
        state = self.table.state
        return f"round {state.round}, {state.phase}: the others play"

    # --- people --------------------------------------------------------------------------------------------

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

    # --- a turn --------------------------------------------------------------------------------------------

    def turn(self, seat: Seat) -> None:
        """Ask one person until the seat is no longer waited for, or somebody else must act."""
        while seat in self.table.due.seats:
            sit = self.sitting(seat)
            self.news(sit)
            self.status(sit)
            phase = sit.view.phase
            acts = self.talk_acts() if phase == "talks" else self.order_acts()
            picked = self.talk.choose(f"{self.name(seat)}, {phase}:", [words for words, _ in acts], back="ready")
            if picked is not None:
                acts[picked][1](sit)
                if phase == "talks":
                    self.go_on()
            elif self.talk.sure(f"done with {phase}?"):
                sit.send(Ready(by=Actor(seat)))

    def sitting(self, seat: Seat) -> Sitting:
        """What a seat sees now, with what is new since it last looked."""
        view = self.table.view(seat, self.told.get(seat, 0))
        return Sitting(self.table, self.talk, seat, view, names_for(self.scenario, view))

    def talk_acts(self) -> list[Act]:
        """What can be done in talks."""
        return [
            ("look at the board", showing.board), ("read the role sheet", showing.role),
            ("answer an offer", bargaining.answer), ("make an offer", bargaining.propose),
            ("threaten or pledge", bargaining.threaten), ("say something", bargaining.speak),
            ("why did a number move?", showing.why), (BACK, self.back),
            (FACILITATOR, facilitate),
        ]  # fmt: skip

    def order_acts(self) -> list[Act]:
        """What can be done in orders."""
        return [
            ("look at the board", showing.board), ("read the role sheet", showing.role),
            ("add an order", ordering.add), ("take an order back", ordering.take_back),
            ("why did a number move?", showing.why), (BACK, self.back),
            (FACILITATOR, facilitate),
        ]  # fmt: skip

    def news(self, sit: Sitting) -> None:
        """What happened since this seat last looked."""
        self.told[sit.seat] = len(self.table.log(sit.seat))
        teller = self.tellers.setdefault(sit.seat, Teller(self.scenario))
        for line in teller.told(sit.view.news, {**self.names.get(sit.seat, {}), **sit.names}):
            self.talk.tell(f"- {line}")
        self.names[sit.seat] = sit.names

    def status(self, sit: Sitting) -> None:
        """The head of the table, when it is not what was told last."""
        lines = showing.status(sit)
        if lines != self.last:
            self.last = lines
            self.talk.tell("\n".join(lines))

    # --- going back, and the end ---------------------------------------------------------------------------

    def back(self, sit: Sitting) -> None:
        """Take back what was played since a point that the table agrees on; the save keeps what was undone."""
        points = list(self.points(sit.seat))
        copy = [IN_A_COPY] if self.table.path else []
        picked = self.talk.choose("Go back to, or go on in a copy:", [*(words for words, _ in points), *copy])
        if picked is None:
            return
        if picked == len(points):
            self.copy()
            return
        if len(self.people) > 1 and not self.talk.sure("does everybody at the table agree?"):
            return
        self.table.back_to(points[picked][1])
        self.told = {s: len(self.table.log(s)) for s in self.people}
        self.last = ()
        self.talk.tell(f"back at {points[picked][0]}; what was undone stays in the save")

    def copy(self) -> None:
        """Go on from here in a copy with a save of its own; the old save stays as it is."""
        old = self.table.path
        try:
            self.table = copied(self.table, self.words)
        except NoCopy as error:
            self.talk.tell(str(error))
            return
        stays = (
            f"the game so far stays as it is in {old}"
            if old and old.exists()
            else "the save of the game so far is gone"
        )
        self.talk.tell(f"you go on in the copy {self.table.path}; {stays}")

    def points(self, seat: Seat) -> Iterator[tuple[str, int]]:
        """Points one can go back to, the latest first: before each phase of the last two rounds that asked people."""
        found: dict[str, int] = {}
        before = self.table.first
        for number_of, played in enumerate(self.table.played):
            if str(played.action.by) == seat:
                found.setdefault(f"the {before.phase} of round {before.round}", number_of)
            before = played.turn.state
        yield from list(reversed(found.items()))[:4]

    def debrief(self) -> None:
        """Results against each mandate and no-deal line, turning points, promises, what happened, questions."""
        if self.table.state.phase != "ended":
            return
        self.talk.tell("\nThe game is over. Looking back, also at how it had gone without this act or that ...")
        look = Look(self.scenario, self.table.view(None), self.scenario.text("title", self.scenario.id))
        with Progress("looking back"):
            told = markdown(debrief(self.table, look))
        self.talk.tell("\n" + told)
