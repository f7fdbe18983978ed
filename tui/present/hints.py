"""One line of advice for the first game: what to do now, by phase and by what lies there."""

from __future__ import annotations

from tui import viewmodels as vm
from tui.present.look import Look
from tui.present.room import LAST_OFFER


def hint(look: Look) -> str:
    """What a newcomer may do next."""
    view = look.view
    waiting = [o for o in view.offers.values() if look.seat in o.parties and look.seat not in o.signed]
    if not view.my_turn:
        return "The others are busy. Look around: tab moves between panels, w asks why about a number."
    if view.phase == "talks":
        if waiting:
            return "An offer waits: press d, look at what it is worth to you, then y accepts or x refuses."
        if view.round == 1:
            return "Press 1 for the board and look at your cover. d opens the negotiation room. e ends the talks."
        return "Talk is free, threats are not. d makes an offer, t a threat; e ends the talks."
    if not view.tray:
        return (
            f"You have {view.points_left} points. Press a for an order: try the group 'At home' first, it cannot hurt."
        )
    ends = "e seals your orders" if view.sealed else "e ends your turn and carries them out"
    if view.points_left:
        return f"{view.points_left} left; one point can be carried. u takes an order back. {ends}."
    return (
        f"All points are spent. {ends} and opens everybody's at once."
        if view.sealed
        else f"All points are spent. {ends}."
    )


def room_hint(look: Look, room: vm.Room) -> str:
    """What a newcomer may do next in the negotiation room."""
    partner = room.partner.name
    if not room.actions:
        return "Deals are made in the talks. Look around; esc goes back to the table."
    if "accept" in room.actions:
        return (
            "'Worth to you' tells what it brings, 'At home' whether both would carry it. "
            "y accepts, x refuses; change a clause and k sends it back."
        )
    if room.waits_for == f"waits for {look.name(room.partner.id)}":
        return f"Your offer waits for {partner}. p turns to the other partner; esc goes back to the table."
    if room.version == LAST_OFFER:
        return "It was not signed. Change what you ask or give and o offers it again; or go back and e ends the talks."
    if not room.clauses:
        return f"Press a for what {partner} could give you; then a again for what you give in return."
    if {c.giver.id for c in room.clauses} != {look.seat, room.partner.id}:
        return "Each side must give something. Press a and choose from the other group."
    refusal = next((line.text for line in room.checks if line.tone == "bad"), "")
    if refusal:
        return f"Not yet: {refusal.rstrip('.')}. u drops the marked clause, a adds one."
    if any(count.tone == "bad" for count in room.counts):
        return "One home would not carry it, see 'At home'. Ask or give a little more; o offers it all the same."
    return "It can be offered: o sends it. n chooses what happens when a clause is broken, h who may know."
