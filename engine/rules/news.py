"""Beats: dated, conditional or facilitator-held news, and the cables only one seat reads."""

from __future__ import annotations

from engine.conditions import holds
from engine.events import DealPublished, DiceAsked, NewsBroke, StanceMoved
from engine.figures import hidden, owner_of
from engine.rules.work import Work
from engine.said import say
from engine.scenario import Beat, Scenario, Seat
from engine.state import Die, State


def ask_dice(work: Work) -> bool:
    """Put the open questions of this round to chance; True when any was asked."""
    state = work.now()
    asked = False
    for beat in _due(work.scenario, state):
        if beat.chance < 12 and _die(beat, state) not in state.faces:
            odds = say("{beat} comes with {chance} chances in 12", beat=beat.id, chance=beat.chance)
            die = Die(id=_die(beat, state), weights=(beat.chance, 12 - beat.chance), about=beat.id)
            work.emit(DiceAsked(because=odds, causes=(beat.id,), die=die))
            asked = True
    return _ask_leaks(work, state) or asked


def _ask_leaks(work: Work, state: State) -> bool:
    asked = False
    sixths = work.scenario.numbers.leak_sixths
    for deal in state.deals.values():
        name = f"leak.{deal.id}.r{state.round}"
        if deal.secret and deal.seen_by != "all" and deal.stage == "in_force" and name not in state.faces:
            odds = say("{deal} leaks with {sixths} chance in 6", deal=deal.id, sixths=sixths)
            die = Die(id=name, weights=(sixths, 6 - sixths), about=deal.id, seen_by=deal.seen_by)
            work.emit(DiceAsked(because=odds, causes=(deal.id,), seen_by=deal.seen_by, die=die))
            asked = True
    return asked


def break_news(work: Work) -> None:
    """Fire every beat that is due and that chance did not hold back; publish secret deals that leaked."""
    state = work.now()
    for beat in _due(work.scenario, state):
        if beat.chance >= 12 or state.faces.get(_die(beat, state)) == (0,):
            fire(work, beat)
    for deal in state.deals.values():
        if state.faces.get(f"leak.{deal.id}.r{state.round}") == (0,):
            because = say("the deal between {parties:list} came out", parties=" ".join(deal.parties))
            work.emit(DealPublished(because=because, causes=(deal.id,), deal=deal))


def fire(work: Work, beat: Beat) -> None:
    """Break one piece of news and do what it does."""
    because = say("{beat}", beat=beat.id)
    audience = beat.to or "all"
    work.emit(NewsBroke(because=because, causes=(beat.id,), seen_by=audience, beat=beat.id))
    for effect in beat.effects:
        if effect.figure is not None:
            mine = hidden(effect.figure, None)
            seen = (Seat(owner_of(effect.figure)),) if mine else audience
            work.count(effect.figure, effect.change, because, causes=(beat.id,), seen_by=seen)
        for member, change in ((effect.member, effect.stance), (effect.mandate, 10 if effect.mandate else 0)):
            if member and change:
                work.emit(
                    StanceMoved(because=because, causes=(beat.id,), seen_by=audience, member=member, change=change)
                )


def _die(beat: Beat, state: State) -> str:
    return f"beat.{beat.id}.r{state.round}"


def _due(scenario: Scenario, state: State) -> list[Beat]:
    return [b for b in scenario.beats if b.id not in state.beats and not b.held and _is_due(scenario, state, b)]


def _is_due(scenario: Scenario, state: State, beat: Beat) -> bool:
    if beat.round is not None:
        file_round, rounds = beat.round, scenario.rounds(state.profile)
        at = max(1, -(-file_round * rounds // scenario.clock.rounds))
        if state.round != at:
            return False
    if beat.round is None and beat.when is None:
        return False
    return beat.when is None or holds(scenario, state, beat.when)
