"""One line of advice for the first game: what to do now, by phase and by what lies there."""

from __future__ import annotations

from tui.present.look import Look


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
    if view.points_left:
        return f"{view.points_left} left; one point can be carried. u takes an order back. e seals your orders."
    return "All points are spent. e seals your orders and opens everybody's at once."
