"""What the facilitator does in line mode: bring a held card, call time."""

from __future__ import annotations

from tui.plain.sitting import Sitting
from tui.present import facilitator
from tui.present.look import Look


def facilitate(sit: Sitting) -> None:
    """Choose one of the two."""
    picked = sit.talk.choose("For the facilitator:", ["bring a card", "time is up"])
    if picked is not None:
        (bring, time_is_up)[picked](sit)


def bring(sit: Sitting) -> None:
    """Warn, list the held cards, tell one in full, and bring it."""
    look = Look(sit.scenario, sit.view)
    held = facilitator.cards(look, sit.table)
    if not held:
        sit.talk.tell("no card is left to bring; the scenario holds none, or all have come")
        return
    sit.talk.tell(facilitator.WARNING)
    if not sit.talk.sure("show the cards?"):
        return
    picked = sit.talk.choose("Which card?", [f"{o.label} ({o.help})" for o in held])
    if picked is None:
        return
    sit.talk.tell("\n".join(facilitator.card_told(look, sit.table, held[picked].value)))
    if sit.talk.sure("bring it now?"):
        sit.send(facilitator.bring(held[picked].value))


def time_is_up(sit: Sitting) -> None:
    """Tell whom it ends, and call time."""
    told = facilitator.time_told(Look(sit.scenario, sit.view), sit.table)
    sit.talk.tell("\n".join(told) or "nobody is waited for now")
    if told and sit.talk.sure("time is up?"):
        sit.send(facilitator.call_time())
