"""Signed deals go home: blocs, councils, and what happens when all have said yes (GAME 5.2, 7.1, 7.2).

Every home is asked on the position as it stands after settlement; only then do deals enter into force, in the order in
which they were signed. A deal that one home refuses is dead, and so is its pair for two rounds. One that a parliament
does not vote on waits for the next round.
"""

from __future__ import annotations

from engine.diplomacy import kind_of
from engine.events import VoteCalled, audience_of
from engine.rules.deal_votes import deal_vote, decides_alone, has_council
from engine.rules.entry import entry
from engine.rules.homes import deal_decided, home_count
from engine.rules.packages import pairs
from engine.rules.parliament import freeze, frozen
from engine.rules.threats import awaits, judge, open_threats
from engine.rules.work import Work
from engine.said import say, together
from engine.scenario import Seat, pair
from engine.state import Deal, State


def open_ratification(work: Work) -> None:
    """Ask every home about every signed deal; a council is asked only when no other home has refused."""
    state = work.now()
    for deal in signed(state):
        if freeze(work, deal):
            continue
        councils = [s for s in deal.parties if has_council(work.scenario, s)]
        answered = [_ask(work, state, deal, seat) for seat in deal.parties if seat not in councils]
        if all(answered):
            for seat in councils:
                _ask_council(work, state, deal, seat)


def signed(state: State) -> tuple[Deal, ...]:
    """The deals that wait for their homes, in the order they were signed."""
    return tuple(d for d in state.deals.values() if d.stage == "signed")


def _ask(work: Work, state: State, deal: Deal, seat: Seat) -> bool:
    parts, needed, total, _ = home_count(work.scenario, state, deal, seat)
    head = say(
        "at the home of {seat} {deal} needs {needed} and gets {total:signed}: ",
        seat=seat, needed=needed, deal=deal.id, total=total,
    )  # fmt: skip
    because = together(head, (together(said, (say(" {amount:signed}", amount=n),)) for said, n in parts))
    deal_decided(work, deal.id, seat, total >= needed, because)
    return total >= needed


def _ask_council(work: Work, state: State, deal: Deal, seat: Seat) -> None:
    if decides_alone(deal, seat):
        because = say("the executive of {seat} may give all its clauses of {deal} alone", seat=seat, deal=deal.id)
        deal_decided(work, deal.id, seat, True, because)
        return
    question = together(
        say("Shall {seat} accept {deal}? ", seat=seat, deal=deal.id), (kind_of(c).sentence(c) for c in deal.clauses)
    )
    because = say("the Council of {seat} is asked about {deal}", seat=seat, deal=deal.id)
    vote = deal_vote(state, deal, seat, question)
    work.emit(VoteCalled(because=because, causes=(deal.id,), seen_by=audience_of(deal), vote=vote))


def close_ratification(work: Work) -> None:
    """Bring into force what every home accepted; judge the threats that waited for a deal that failed.

    One that a parliament has put off is asked about again in the next round, and what waits for it waits on.
    """
    for deal in signed(work.now()):
        if frozen(work.now(), deal):
            continue
        missing = [s for s in deal.parties if s not in deal.ratified]
        if missing:
            because = say("the home of {seat} has not answered on {deal}", seat=missing[0], deal=deal.id)
            deal_decided(work, deal.id, missing[0], False, because)
        else:
            _enter(work, deal)
    state = work.now()
    for threat in open_threats(work.scenario, state):
        if threat.due <= state.round and not awaits(state, threat):
            judge(work, state, threat)


def _enter(work: Work, deal: Deal) -> None:
    work.emit(*entry(work.scenario, work.now(), deal))
    for a, b in pairs(deal.parties):
        because = say("{deal} is ratified", deal=deal.id)
        change = work.scenario.numbers.trust_deal
        work.count(f"trust.{pair(a, b)}", change, because, causes=(deal.id,), seen_by=audience_of(deal))
