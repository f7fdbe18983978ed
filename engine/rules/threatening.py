"""Making threats and pledges: what may be said, and what is at stake (GAME 4.1)."""

from __future__ import annotations

from engine.actions import Threaten
from engine.diplomacy import kind_of
from engine.events import ThreatMade
from engine.instruments import catalogue
from engine.rules.orders import usable
from engine.rules.packages import in_order, kind_or_none, letter_of, switched_off
from engine.rules.work import Work
from engine.said import Said, say, together
from engine.scenario import Ref, Scenario, Seat
from engine.state import Audience, Clause, State, Threat

STAKES = {"light": 1, "medium": 2, "heavy": 3}
"""The stake of a threat: the class of its order."""
LEAST_RUNG = 2
"""A threatened order stands on this rung at least: a call, or easing one's own measure, threatens nobody."""


def why_not_threaten(scenario: Scenario, state: State, by: Seat, action: Threaten) -> Said | None:
    """Why a threat or pledge cannot be made now; decided by what its maker may know."""
    if action.against == by or action.against not in scenario.seats:
        return say("a threat or pledge is made to another seat, not to {against}", against=action.against)
    return (
        _why_not_another(scenario, state, by, action)
        or _why_not_due(scenario, state, action)
        or _why_not_act(scenario, state, by, action)
        or _why_not_condition(scenario, state, by, action)
    )


def _why_not_another(scenario: Scenario, state: State, by: Seat, action: Threaten) -> Said | None:
    n = scenario.numbers
    mine = [t for t in state.threats.values() if t.by == by and t.pledge == action.pledge]
    word = "pledge" if action.pledge else "threat"
    if sum(t.round == state.round for t in mine) >= n.threats_new:
        return say("{by} has already made a {word} this round", by=by, word=word)
    if (standing := sum(t.status == "open" for t in mine)) >= n.threats_most:
        return say(
            "{standing} {word}s are outstanding; {most} at most", standing=standing, word=word, most=n.threats_most
        )
    return None


def _why_not_due(scenario: Scenario, state: State, action: Threaten) -> Said | None:
    first = state.round + 1
    last = min(state.round + scenario.numbers.threat_rounds, scenario.rounds(state.profile))
    if first > last:
        return say("no round is left in which it could come due")
    if not first <= action.due <= last:
        return say("the deadline is round {first} to {last}, not round {due}", first=first, last=last, due=action.due)
    return None


def _why_not_act(scenario: Scenario, state: State, by: Seat, action: Threaten) -> Said | None:
    if action.instrument not in usable(scenario, state, by):
        return say("{by} has no instrument {instrument}", by=by, instrument=action.instrument)
    instrument = catalogue()[action.instrument]
    if not isinstance(action.use, instrument.Use):
        return say("this form is not one of {instrument}", instrument=action.instrument)
    if refusal := instrument.why_not(scenario, state, by, action.use):
        return refusal
    aim = instrument.against(action.use, by)
    if not action.pledge and aim not in (action.against, "all"):
        return say("the order is aimed at {aim}, the threat at {against}", aim=aim, against=action.against)
    if not action.pledge and instrument.rung(scenario, state, by, action.use) < LEAST_RUNG:
        return say("nobody fears this: a threat is an order of rung {least} or more, not a call or an easing",
                   least=LEAST_RUNG)  # fmt: skip
    return None


def _why_not_condition(scenario: Scenario, state: State, by: Seat, action: Threaten) -> Said | None:
    clause = action.unless
    kind = kind_or_none(clause)
    if kind is None:
        return say("this is no clause of the game")
    if not kind.in_threats or switched_off(scenario, state, kind.id, kind.feature):
        return say("{clause} cannot be the condition of a threat or pledge", clause=kind.id)
    if clause.by != action.against:
        return say("the condition must be something that {against} can do", against=action.against)
    if refusal := kind.why_not(scenario, state, in_order(scenario, (by, action.against)), clause):
        return refusal
    if kind.kept(scenario, state, None, clause).kept:
        return together(say("the condition already holds: "), (kind.sentence(clause),))
    return None


def threaten(work: Work, action: Threaten) -> None:
    """Say what will be done unless, or if, something holds by a round; the stake is the class of the order."""
    by, against = Seat(action.by), action.against
    instrument = catalogue()[action.instrument]
    knowing = tuple(work.scenario.seats) if action.public else in_order(work.scenario, (by, against))
    ref = Ref(work.next_ref(by, letter_of(work.scenario, by, knowing, "t")))
    seen_by: Audience = "all" if action.public else knowing
    threat = Threat(
        id=ref, by=by, against=against, instrument=action.instrument, use=action.use, unless=action.unless,
        due=action.due, stake=STAKES[instrument.weight(work.scenario, work.now(), by, action.use)],
        public=action.public, pledge=action.pledge, round=work.draft.round, seen_by=seen_by,
    )  # fmt: skip
    because = _words(threat, instrument.sentence(by, action.use), action.unless)
    work.emit(ThreatMade(because=because, causes=(ref,), seen_by=seen_by, threat=threat))


def _words(threat: Threat, order: Said, unless: Clause) -> Said:
    words = ", if by round {due} " if threat.pledge else ", unless by round {due} "
    parts = (order, say(words, due=threat.due), kind_of(unless).sentence(unless))
    quietly = "" if threat.public else " in private"
    head = f"{{by}} {'pledges to' if threat.pledge else 'threatens'} {{against}}{quietly}: "
    return together(say(head, by=threat.by, against=threat.against), parts, "")
