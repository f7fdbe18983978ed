"""Beats: dated, conditional or facilitator-held news, and the cables only one seat reads."""

from __future__ import annotations

from engine.conditions import holds
from engine.events import DealPublished, DiceAsked, Ended, NewsBroke, StanceMoved, audience_of
from engine.figures import hidden, owner_of
from engine.politics import courts
from engine.rules.deal_votes import deal_tags
from engine.rules.flow import Due
from engine.rules.work import Work
from engine.said import Said, say
from engine.scenario import Beat, Effect, Scenario, Seat, pair
from engine.state import Audience, Deal, Die, Measure, State

NORMAL_GATE = 6000


def ask_dice(work: Work) -> bool:
    """Put the open questions of this round to chance; True when any was asked."""
    state = work.now()
    asked = False
    for beat in _due(work.scenario, state):
        if beat.chance < 12 and _die(beat, state) not in state.faces:
            odds = say("{chance} chances in 12 that this happens: {beat}", chance=beat.chance, beat=beat.id)
            die = Die(id=_die(beat, state), weights=(beat.chance, 12 - beat.chance), about=beat.id)
            work.emit(DiceAsked(because=odds, causes=(beat.id,), die=die))
            asked = True
    leaks = _ask_leaks(work, state)
    return _ask_provinces(work, state) or leaks or asked


PROVINCES = (1, 2, 1)
"""How provincial offices handle a tight licence regime in a round: tighter, as told, looser (GAME 5.4)."""
PROVINCES_STEP = 500


def tight_regimes(state: State) -> list[Measure]:
    """Licence regimes that let through less than the normal share, whose published gate varies by the round."""
    return [
        m for m in state.measures.values() if m.standing == "in_force" and "licence" in m.tags and m.dial < NORMAL_GATE
    ]


def _ask_provinces(work: Work, state: State) -> bool:
    asked = False
    for m in tight_regimes(state):
        name = f"provinces.{m.id}.r{state.round}"
        if name not in state.faces:
            words = "provincial offices may handle {measure} in their own way: 1 chance in 4 tighter, 1 in 4 looser"
            odds = say(words, measure=m.id)
            work.emit(DiceAsked(because=odds, causes=(m.id,), die=Die(id=name, weights=PROVINCES, about=m.id)))
            asked = True
    return asked


def _let_provinces_work(work: Work, state: State) -> None:
    """Move the published gate of each tight regime to where this round's throw puts it."""
    for ref in sorted({m.id for m in state.measures.values() if "licence" in m.tags}):
        faces = state.faces.get(f"provinces.{ref}.r{state.round}")
        wanted = (faces[0] - 1) * PROVINCES_STEP if faces else 0
        change = wanted - state.stances.get(f"provinces.{ref}", 0)
        if change:
            words = "provincial offices let {change:percent} {way} through under {measure}"
            because = say(words, measure=ref, change=abs(change), way="more" if change > 0 else "less")
            work.emit(StanceMoved(because=because, causes=(ref,), member=f"provinces.{ref}", change=change))


def _ask_leaks(work: Work, state: State) -> bool:
    asked = False
    sixths = work.scenario.numbers.leak_sixths
    for deal in state.deals.values():
        name = f"leak.{deal.id}.r{state.round}"
        if deal.secret and deal.seen_by != "all" and deal.stage == "in_force" and name not in state.faces:
            odds = say("{sixths} in 6 that {deal} leaks this round", deal=deal.id, sixths=sixths)
            die = Die(id=name, weights=(sixths, 6 - sixths), about=deal.id, seen_by=deal.seen_by)
            work.emit(DiceAsked(because=odds, causes=(deal.id,), seen_by=deal.seen_by, die=die))
            asked = True
    return asked


def break_news(work: Work) -> None:
    """Fire every beat that is due and that chance did not hold back; publish secret deals that leaked."""
    _end_mandates(work)
    state = work.now()
    for beat in _due(work.scenario, state):
        if beat.chance >= 12 or state.faces.get(_die(beat, state)) == (0,):
            fire(work, beat)
    _let_provinces_work(work, state)
    for deal in state.deals.values():
        if state.faces.get(f"leak.{deal.id}.r{state.round}") == (0,):
            because = say(
                "{deal} came out, a secret deal between {parties:list} of round {round}",
                deal=deal.id, parties=" ".join(deal.parties), round=deal.round,
            )  # fmt: skip
            work.emit(DealPublished(because=because, causes=(deal.id,), deal=deal, tags=deal_tags(deal)))
            _take_offence(work, deal)


def _take_offence(work: Work, deal: Deal) -> None:
    """A seat from which a deal was kept secret trusts its parties less (GAME 7.1)."""
    for third in (s for s in work.scenario.seats if s not in deal.parties):
        for party in deal.parties:
            because = say("{party} kept {deal} secret from {seat}", party=party, deal=deal.id, seat=third)
            change = work.scenario.numbers.trust_leak
            work.count(f"trust.{pair(third, party)}", change, because, causes=(deal.id,))


def fire(work: Work, beat: Beat) -> None:
    """Break one piece of news and do what it does."""
    because = say("{beat}", beat=beat.id)
    audience: Audience = beat.to or "all"
    work.emit(NewsBroke(because=because, causes=(beat.id,), seen_by=audience, beat=beat.id))
    for effect in beat.effects:
        if effect.figure is not None:
            mine = hidden(effect.figure, None)
            seen: Audience = (Seat(owner_of(effect.figure)),) if mine else audience
            work.count(effect.figure, effect.change, because, causes=(beat.id,), seen_by=seen)
        if effect.member and effect.stance:
            _move(work, effect.member, effect.stance, because, beat.id, audience)
        if effect.mandate:
            _give_mandate(work, effect, because, beat.id)
        if effect.verdict:
            _judge(work, effect, because, beat.id)


def _judge(work: Work, effect: Effect, because: Said, cause: str) -> None:
    """A court opens a case, or closes it; what it strikes down ends and cannot be ordered again (GAME 5.4)."""
    case, over = courts.pending(effect.by, effect.tag), courts.void(effect.by, effect.tag)
    open_now = effect.verdict == "pending"
    _move(work, case, open_now - work.draft.stances.get(case, 0), because, cause)
    if effect.verdict != "struck":
        return
    _move(work, over, 1 - work.draft.stances.get(over, 0), because, cause)
    for m in work.now().measures.values():
        if m.by == effect.by and m.standing != "ended" and effect.tag in m.tags:
            gone = say("a court strikes down {measure}", measure=m.id)
            work.emit(Ended(because=gone, causes=(cause, m.id), seen_by=audience_of(m), measure=m.id, how="struck"))


MANDATE = 10
"""What a mandate of the leaders adds to the mood of their council, in tenths (GAME 5.3)."""
MANDATE_ROUNDS = 2
ENDS = "mandate_ends."


def _give_mandate(work: Work, effect: Effect, because: Said, cause: str) -> None:
    """A mandate moves the mood on its subject for some rounds; one that stands is made longer, not stronger."""
    ends = ENDS + effect.mandate
    last = work.draft.round + (effect.rounds or MANDATE_ROUNDS)
    if not work.draft.stances.get(ends, 0):
        _move(work, effect.mandate, MANDATE, because, cause)
    _move(work, ends, max(last - work.draft.stances.get(ends, 0), 0), because, cause)


def _end_mandates(work: Work) -> None:
    """Take back the mandates whose rounds are over."""
    for key, last in list(work.draft.stances.items()):
        if key.startswith(ENDS) and 0 < last <= work.draft.round:
            subject = key.removeprefix(ENDS)
            because = say("the leaders' mandate on {subject} has run out", subject=subject)
            _move(work, subject, -MANDATE, because, subject)
            _move(work, key, -last, because, subject)


def _move(work: Work, member: str, change: int, because: Said, cause: str, audience: Audience = "all") -> None:
    if change:
        work.emit(StanceMoved(because=because, causes=(cause,), seen_by=audience, member=member, change=change))


def answer(scenario: Scenario, asked: Due, faces: tuple[int, ...]) -> Said:
    """What chance answered, in words."""
    about, kind = asked.about, asked.die.split(".")[0]
    match kind:
        case "beat":
            return say("it happens: {beat}" if faces == (0,) else "it does not happen: {beat}", beat=about)
        case "leak":
            return say("{deal} leaks" if faces == (0,) else "{deal} stays secret this round", deal=about)
        case "provinces":
            ways = ("more tightly than they are told", "as they are told", "more loosely than they are told")
            return say(f"provincial offices handle {{measure}} {ways[faces[0]]}", measure=about)
        case "vote":
            words = "the members come to the vote on {about}: {down} like it less than they said, {up} like it more"
            return say(words, about=about, down=faces.count(0), up=faces.count(2))
        case _:
            return say("chance answers {about}: {faces}", about=about or asked.die, faces=", ".join(map(str, faces)))


def _die(beat: Beat, state: State) -> str:
    return f"beat.{beat.id}.r{state.round}"


def _due(scenario: Scenario, state: State) -> list[Beat]:
    rounds = scenario.rounds(state.profile)
    return [b for b in scenario.beats if not b.held and b.id not in state.beats and _is_due(scenario, state, b, rounds)]


def _is_due(scenario: Scenario, state: State, beat: Beat, rounds: int) -> bool:
    if beat.round is not None:
        at = max(1, -(-beat.round * rounds // scenario.clock.rounds))
        if state.round != at:
            return False
    if beat.round is None and beat.when is None:
        return False
    return beat.when is None or holds(scenario, state, beat.when)
