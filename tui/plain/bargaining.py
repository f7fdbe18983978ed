"""Talks in line mode: words, offers, answers, threats and pledges."""

from __future__ import annotations

from engine import (
    Actor,
    Clause,
    Enforcement,
    Propose,
    Refuse,
    Seat,
    Sign,
    Speak,
    Threaten,
    catalogue,
    clause_text,
    imagine,
    plain,
    usable,
    vocabulary,
)
from tui.plain.ordering import form, menu_line
from tui.plain.sitting import Sitting
from tui.present.room import HOW


def speak(sit: Sitting) -> None:
    """Say something to everybody."""
    words = sit.talk.ask("your words to everybody: ").strip()
    if words:
        sit.send(Speak(by=Actor(sit.seat), words=words))


def answer(sit: Sitting) -> None:
    """Sign, refuse or counter an open offer."""
    open_offers = [o for o in sit.view.offers.values() if sit.seat in o.parties]
    if not open_offers:
        sit.talk.tell("there is no open offer for you")
        return
    picked = sit.talk.choose("Which offer?", [sit.names[o.id] for o in open_offers])
    if picked is None:
        return
    offer = open_offers[picked]
    for clause in offer.clauses:
        sit.talk.tell(f"  {clause_text(clause, sit.names)}")
    sit.talk.tell(f"  enforcement: {plain(offer.enforcement)}{', secret' if offer.secret else ''}")
    done = sit.talk.choose("Your answer:", ["sign", "refuse", "make a counter-offer"])
    if done == 0:
        sit.send(Sign(by=Actor(sit.seat), offer=offer.id))
    elif done == 1:
        sit.send(Refuse(by=Actor(sit.seat), offer=offer.id))
    elif done == 2:
        propose(sit, replaces=offer.id)


def propose(sit: Sitting, replaces: str = "") -> None:
    """Put a package together from clauses that can stand now; one that the rules refuse can be mended."""
    others = [s for s in sit.scenario.seats if s != sit.seat]
    picked = sit.talk.choose("With whom?", [sit.name(s) for s in others])
    if picked is None:
        return
    partner = others[picked]
    theirs, ours = clauses(sit, partner, sit.seat), clauses(sit, sit.seat, partner)
    menu = [*theirs, *ours]
    groups = [(f"{sit.name(s)} would give", [clause_text(c, sit.names) for c in found])
              for s, found in ((partner, theirs), (sit.seat, ours))]  # fmt: skip
    n = sit.scenario.numbers
    words = f"Clauses, {n.clauses_least} to {n.clauses_most} of them (numbers with spaces):"
    chosen: list[int] = []
    while True:
        chosen = sit.talk.several(words, groups, chosen)
        if not chosen or _offer(sit, partner, tuple(menu[n] for n in chosen), replaces):
            return
        sit.talk.tell("the draft is kept: choose other clauses, or leave it")


def _offer(sit: Sitting, partner: Seat, clauses: tuple[Clause, ...], replaces: str) -> bool:
    """How it is enforced, who may know, and out with it; false when the rules refuse it."""
    kinds: tuple[Enforcement, ...] = ("none", "snap_back", "panel", "escrow")
    help = {option.value: option.help for option in HOW}
    how = sit.talk.choose("If a clause is broken:", [f"{plain(k)}. {help[k]}" for k in kinds], back="none")
    secret = sit.talk.sure("keep it secret?")
    package = Propose(
        by=Actor(sit.seat), parties=(sit.seat, partner), clauses=clauses, enforcement=kinds[how or 0], secret=secret,
        replaces=replaces,
    )  # fmt: skip
    return sit.send(package)


def clauses(sit: Sitting, giver: Seat, taker: Seat) -> list[Clause]:
    """Every clause one seat could give another now."""
    state = imagine(sit.scenario, sit.view)
    return [clause for kind in vocabulary().values() for clause in kind.menu(sit.scenario, state, giver, taker)]


def threaten(sit: Sitting) -> None:
    """A threat or a pledge: an order, a condition from the vocabulary, a round."""
    state = imagine(sit.scenario, sit.view)
    menus = [catalogue()[i].choices(sit.scenario, state, sit.seat) for i in usable(sit.scenario, state, sit.seat)]
    menu = [c for c in menus if c is not None]
    picked = sit.talk.choose("What would you do?", [menu_line(sit, c) for c in menu])
    use = form(sit, menu[picked]) if picked is not None else None
    if picked is None or use is None:
        return
    target = catalogue()[menu[picked].subject].against(use, sit.seat)
    other = target in sit.scenario.seats and target != sit.seat
    conditions = clauses(sit, Seat(target), sit.seat) if other else []
    wanted = sit.talk.choose("Unless they:", [clause_text(c, sit.names) for c in conditions])
    if wanted is None:
        return
    last = sit.scenario.rounds(sit.view.profile)
    now, most = sit.view.round, sit.scenario.numbers.threat_rounds
    rounds = list(range(now + 1, min(now + most, last) + 1))
    if not rounds:
        sit.talk.tell("no round is left in which it could come due")
        return
    due = sit.talk.choose("By which round?", [f"round {r}" for r in rounds], back="the first")
    public = sit.talk.sure("say it in public?")
    sit.send(
        Threaten(by=Actor(sit.seat), against=Seat(target), instrument=menu[picked].subject, use=use,
                 unless=conditions[wanted], due=rounds[due or 0], public=public),
    )  # fmt: skip
