"""Check 2: noninterference, and that it is not vacuous: each of the planted leaks below makes it fail."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

import engine.rules.work as work_room
from engine.actions import Action
from engine.events import Event
from engine.players import styles
from engine.view import view
from tests import secrets
from tests.playing import random_action
from tests.secrets import Game, looks, refusals_agree, twins

view_room = sys.modules["engine.view"]
TRIED = (1, 2, 3, 4, 5, 6)


def some_actions(scenario, seat, game: Game) -> tuple[Action, ...]:  # type: ignore[no-untyped-def]
    """Acts this seat might try now, most of them from its own menus."""
    state, log = game
    rng = Random(f"tries/{seat}/{state.round}")
    seen = view(scenario, state, log, seat)
    tries = [styles()["random"].decide(scenario, seen, rng.randrange).action for _ in range(5)]
    other = random_action(scenario, state, rng, log)
    return tuple([*tries, other] if other is not None and other.by == seat else tries)


def look_alike(seeds: tuple[int, ...] = TRIED, name: str = "tiny") -> int:
    """Compare all twins of some games; the number of pairs compared."""
    pairs = 0
    for seed in seeds:
        for scenario, seat, one, other in twins(name, seed):
            actions = some_actions(scenario, seat, one)
            assert looks(scenario, seat, one, actions) == looks(scenario, seat, other, actions)
            pairs += 1
    return pairs


def test_games_that_differ_only_in_secrets_look_the_same() -> None:
    assert look_alike() > 30


def test_refusals_never_know_more_than_the_seat() -> None:
    for seed in TRIED:
        for scenario, seat, one, other in twins("tiny", seed):
            actions = some_actions(scenario, seat, one)
            assert refusals_agree(scenario, seat, one, actions)
            assert refusals_agree(scenario, seat, other, actions)


# --- planted leaks ---------------------------------------------------------------------------------------------


def labelled_public(*kinds: str) -> Callable[[pytest.MonkeyPatch], None]:
    """A leak: events of these kinds, and the things in them, are shown to everybody."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        emit = work_room.Work.emit

        def leaky(self: work_room.Work, *events: Event) -> None:
            shown = []
            for event in events:
                if type(event).__name__ in kinds:
                    event = replace(event, seen_by="all")
                    for thing in ("offer", "deal", "threat"):
                        inner = getattr(event, thing, None)
                        if hasattr(inner, "seen_by"):
                            event = replace(event, **{thing: replace(inner, seen_by="all")})
                shown.append(event)
            emit(self, *shown)

        patch.setattr(work_room.Work, "emit", leaky)

    return plant


def view_shows(**fields: Callable[..., object]) -> Callable[[pytest.MonkeyPatch], None]:
    """A leak: the view fills some fields from the whole state."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        honest = view_room.view

        def leaky(scenario, state, log, seat):  # type: ignore[no-untyped-def]
            return replace(honest(scenario, state, log, seat), **{n: f(state, log) for n, f in fields.items()})

        for room in (view_room, secrets):
            patch.setattr(room, "view", leaky)

    return plant


def one_counter(patch: pytest.MonkeyPatch) -> None:
    """A leak: ids are numbered over all seats, so that a gap tells of a hidden thing."""
    honest = work_room.Work.next_ref

    def leaky(self: work_room.Work, seat: str, letter: str, *, ahead: int = 0) -> str:
        number = sum(self.draft.serials.values()) + 1 + ahead
        return f"{seat}.{letter}{number}"

    assert honest
    patch.setattr(work_room.Work, "next_ref", leaky)


def shared_dice(patch: pytest.MonkeyPatch) -> None:
    """A leak: a bot's stream starts from the whole state, so that a hidden order moves another bot's dice."""
    from engine.rules.game import digest

    honest = secrets.looks

    def leaky(scenario, seat, game, actions):  # type: ignore[no-untyped-def]
        return honest(scenario, seat, game, actions) + str(Random(digest(game[0])).random())

    patch.setattr(secrets, "looks", leaky)
    patch.setitem(globals(), "looks", leaky)


LEAKS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "a sealed order is logged for all": labelled_public("OrderSealed"),
    "taking an order back is logged for all": labelled_public("OrderWithdrawn"),
    "an offer between two is shown to the third": labelled_public("OfferMade"),
    "closing an offer is logged for all": labelled_public("OfferClosed"),
    "a private threat is shown to the third": labelled_public("ThreatMade"),
    "the view carries every tray": view_shows(tray=lambda s, log: tuple(o for t in s.orders.values() for o in t)),
    "the view carries every count": view_shows(serials=lambda s, log: s.serials),
    "the view carries the whole log": view_shows(news=lambda s, log: tuple(log)),
    "the view carries every offer": view_shows(offers=lambda s, log: s.offers),
    "a fingerprint of the state is in the view": view_shows(
        beats=lambda s, log: (str(sorted(map(str, s.orders.values()))), str(len(s.offers)), str(len(s.threats)))
    ),
    "ids are numbered over all seats": one_counter,
    "the bots share one stream": shared_dice,
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_found(leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    LEAKS[leak](monkeypatch)

    with pytest.raises(AssertionError):
        look_alike(tuple(range(1, 25)))
