"""One action at a time: why it is not possible, what it does, and the table's own steps through a round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.actions import (
    Action,
    Draw,
    Inject,
    PlaceOrder,
    Propose,
    Ready,
    Refuse,
    Sign,
    Speak,
    Step,
    Threaten,
    TimeUp,
    WithdrawOrder,
)
from engine.events import DiceThrown, PhaseEntered
from engine.rules import news, orders, ratification, talks, votes
from engine.rules.assessment import assess
from engine.rules.flow import due, waited_for
from engine.rules.reveal import reveal_all, reveal_seats
from engine.rules.settlement import settle
from engine.rules.work import Turn, Work
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import CHANCE, FACILITATOR, TABLE, State, Vote


class Illegal(Exception):
    """An action that is not possible now; ``said`` tells why in the actor's words."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.words)
        self.said = said


def why_not(scenario: Scenario, state: State, action: Action) -> Said | None:
    """None exactly when apply works; decided by what the actor may know."""
    match action:
        case PlaceOrder():
            return orders.why_not_order(scenario, state, action)
        case WithdrawOrder():
            return orders.why_not_withdraw(scenario, state, action)
        case Ready():
            return orders.why_not_ready(scenario, state, action)
        case Propose() | Sign() | Refuse() | Threaten() | Speak():
            return talks.why_not_talk(scenario, state, action)
        case Draw():
            return _why_not_draw(scenario, state, action)
        case Step():
            return _why_not_step(scenario, state, action)
        case TimeUp():
            return _why_not_time(scenario, state, action)
        case Inject():
            return _why_not_inject(scenario, state, action)
    return say("this is no action of the game")


def apply(scenario: Scenario, state: State, action: Action) -> Turn:
    """The state after an action and what happened; raises Illegal with the reason."""
    if refusal := why_not(scenario, state, action):
        raise Illegal(refusal)
    return done(scenario, state, action)


def done(scenario: Scenario, state: State, action: Action) -> Turn:
    """What an action does that is known to be legal: whoever has just asked why not need not ask again."""
    if isinstance(action, Step):
        return step(scenario, state)
    work = Work(scenario, state)
    _do(work, action)
    return work.close()


def _do(work: Work, action: Action) -> None:
    match action:
        case PlaceOrder():
            orders.place(work, action)
        case WithdrawOrder():
            orders.withdraw(work, action)
        case Ready():
            _ready(work, Seat(action.by))
        case Propose():
            talks.propose(work, action)
        case Sign():
            talks.sign(work, action)
        case Refuse():
            talks.refuse(work, action)
        case Threaten():
            talks.threaten(work, action)
        case Speak():
            talks.speak(work, action)
        case Draw():
            _draw(work, action)
        case TimeUp():
            _time_up(work)
        case Inject():
            news.fire(work, next(b for b in work.scenario.beats if b.id == action.beat))


# --- the table -------------------------------------------------------------------------------------------------


def step(scenario: Scenario, state: State) -> Turn:
    """Work the phase that is due, one phase each."""
    if state.phase == "settlement":
        return settle(scenario, [state])[0]
    if state.phase == "assessment":
        return assess(scenario, [state])[0]
    work = Work(scenario, state)
    match state.phase:
        case "briefing":
            _brief(work)
        case "talks":
            talks.close_talks(work)
            each = "talks are over; each seat seals its orders"
            _enter(work, "orders", say(each if work.draft.sealed else "talks are over; seats give orders in turn"))
        case "orders":
            done = "every tray is sealed" if work.draft.sealed else "every seat has had its turn"
            _enter(work, "reveal", say(done))
        case "reveal":
            _reveal(work)
        case "ratification":
            _ratify(work)
    return work.close()


def advance(scenario: Scenario, states: Sequence[State]) -> tuple[Turn, ...]:
    """Step many games that stand in the same phase; settlement and assessment share one economy run."""
    if states and states[0].phase == "settlement":
        return settle(scenario, states)
    if states and states[0].phase == "assessment":
        return assess(scenario, states)
    return tuple(step(scenario, state) for state in states)


def _brief(work: Work) -> None:
    if not news.ask_dice(work):
        news.break_news(work)
        _enter(work, "talks", say("the news of round {round} is out; the room is open", round=work.draft.round))


def _reveal(work: Work) -> None:
    if not work.start.votes:
        if work.draft.sealed:
            reveal_all(work)
        _hold(work, tuple(v for v in work.draft.votes if v.mode == "commission"))
        if work.draft.votes:
            return
    _hold(work, work.draft.votes)
    _enter(work, "settlement", say("all orders are open; the markets answer"))


def _ratify(work: Work) -> None:
    """Votes that a clock called during settlement are held first; then deals go home, and their votes are held."""
    called = tuple(v for v in work.start.votes if v.subject in work.start.measures)
    _hold(work, called)
    if len(called) == len(work.start.votes):
        ratification.open_ratification(work)
        if work.draft.votes:
            return
    _hold(work, work.draft.votes)
    ratification.close_ratification(work)
    _enter(work, "assessment", say("what was signed has been to every home"))


def _hold(work: Work, open_votes: tuple[Vote, ...]) -> None:
    for vote in open_votes:
        votes.hold(work, vote)


def _enter(work: Work, phase: str, because: Said) -> None:
    work.emit(PhaseEntered(because=because, phase=phase))


def _ready(work: Work, seat: Seat) -> None:
    orders.ready(work, seat)
    if work.draft.phase == "orders" and not work.draft.sealed:
        reveal_seats(work, (seat,))


def _time_up(work: Work) -> None:
    """End the phase of whoever is waited for: where orders come in turn, that is one seat."""
    for seat in waited_for(work.scenario, work.now()):
        orders.ready(work, seat, say("time is up: {seat} plays what it has sealed and nothing else", seat=seat))
        if work.draft.phase == "orders" and not work.draft.sealed:
            reveal_seats(work, (seat,))


def _draw(work: Work, action: Draw) -> None:
    asked = due(work.scenario, work.start)
    because = news.answer(work.scenario, asked, action.faces)
    work.emit(
        DiceThrown(because=because, causes=(action.die,), seen_by=asked.seen_by, die=action.die, faces=action.faces)
    )


# --- why not, for the table, chance and the facilitator ----------------------------------------------------------


def _why_not_draw(scenario: Scenario, state: State, action: Draw) -> Said | None:
    asked = due(scenario, state)
    if action.by != CHANCE:
        return say("only chance throws dice")
    if asked.who != "chance" or asked.die != action.die:
        return say("nobody asked for the die {die}", die=action.die)
    if len(action.faces) != asked.times or any(not 0 <= f < len(asked.weights) for f in action.faces):
        return say("{die} is thrown {times} times with {faces} faces", die=action.die, times=asked.times,
                   faces=len(asked.weights))  # fmt: skip
    if any(asked.weights[f] == 0 for f in action.faces):
        return say("{die} cannot show a face of weight 0", die=action.die)
    return None


def _why_not_step(scenario: Scenario, state: State, action: Step) -> Said | None:
    if action.by != TABLE:
        return say("only the table steps")
    asked = due(scenario, state)
    if asked.who == "table":
        return None
    if asked.who == "nobody":
        return say("the game is over")
    return say("the table waits for {who:list}", who=" ".join(asked.seats) or "chance")


def _why_not_time(scenario: Scenario, state: State, action: TimeUp) -> Said | None:
    if action.by not in (TABLE, FACILITATOR):
        return say("only the table or the facilitator calls time")
    if due(scenario, state).who != "seats":
        return say("no seat is waited for")
    return None


def _why_not_inject(scenario: Scenario, state: State, action: Inject) -> Said | None:
    if action.by != FACILITATOR:
        return say("only the facilitator injects news")
    if action.beat not in {b.id for b in scenario.beats}:
        return say("the scenario has no beat {beat}", beat=action.beat)
    if action.beat in state.beats:
        return say("{beat} has already happened", beat=action.beat)
    if state.phase not in ("briefing", "talks", "orders"):
        return say("news breaks in briefing, talks or orders; this is {phase}", phase=state.phase)
    return None


# --- many actions ----------------------------------------------------------------------------------------------


def replay(scenario: Scenario, first: State, actions: Iterable[Action]) -> tuple[list[Turn], Said | None]:
    """As far as legal, and why it stopped."""
    turns: list[Turn] = []
    state = first
    for action in actions:
        if refusal := why_not(scenario, state, action):
            return turns, refusal
        turn = done(scenario, state, action)
        turns.append(turn)
        state = turn.state
    return turns, None
