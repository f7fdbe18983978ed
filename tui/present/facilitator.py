"""What the facilitator may do at a table of people: bring a held card, and call time (GAME.md 11)."""

from __future__ import annotations

from engine import Action, Actor, Inject, LocalTable, TimeUp, bots_of, capital, why_not
from tui import viewmodels as vm
from tui.present.look import Look

WARNING = "The list tells what a player should not know before it comes; open it as the facilitator only."
"""What is asked about before the list of cards opens."""


def cards(look: Look, game: LocalTable) -> tuple[vm.Option, ...]:
    """The held cards of the scenario that have not come yet: headline, and who will read it."""
    held = (b for b in game.scenario.beats if b.held and b.id not in game.state.beats)
    return tuple(vm.Option(b.id, _headline(game, b.id), _readers(look, b.to)) for b in held)


def card_told(look: Look, game: LocalTable, card: str) -> tuple[str, ...]:
    """A held card in full: who will read it, and what it says."""
    option = next(o for o in cards(look, game) if o.value == card)
    text = " ".join(game.scenario.text(f"beats.{card}.text").split())
    return tuple(filter(None, (f"{capital(option.help)}:", option.label, text)))


def bring(card: str) -> Action:
    """The facilitator brings a card now."""
    return Inject(beat=card)


def call_time() -> Action:
    """The facilitator calls time for whoever is waited for."""
    return TimeUp(by=Actor("facilitator"))


def time_told(look: Look, game: LocalTable) -> tuple[str, ...]:
    """Whom time would end, and what then stands; nothing when nobody is waited for.

    Bots have done what they want before a person is waited for. Where orders come in turn, only this turn ends.
    """
    state, asked = game.state, game.due.seats
    if why_not(game.scenario, state, call_time()):
        return ()
    waited = [look.name(s) for s in asked if s not in bots_of(game)]
    names = " and ".join(filter(None, (", ".join(waited[:-1]), waited[-1])))
    ends = "The talks end for all; then come the orders."
    if state.phase == "orders":
        sealed, ordered = "What is sealed is played; who has sealed", "What is ordered is done; who has ordered"
        ends = f"{sealed if state.sealed else ordered} nothing places no order."
        later = [] if state.sealed else [s for s in game.scenario.turns() if s not in (*state.ready, *asked)]
        if later:
            ends += f" Then it is the turn of {look.name(later[0])}."
    return (f"{capital(names)} {'is' if len(waited) == 1 else 'are'} still at it. {ends}",)


def _headline(game: LocalTable, card: str) -> str:
    return game.scenario.text(f"beats.{card}.headline", card.replace("_", " "))


def _readers(look: Look, to: tuple[str, ...]) -> str:
    names = [look.name(seat) for seat in to]
    return f"only for {' and '.join(names)}" if names else "for all to read"
