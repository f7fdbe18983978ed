"""Check 2: noninterference, and that it is not vacuous: each of the planted leaks below makes it fail."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from random import Random

import pytest

import engine.rules.work as work_room
from engine.actions import Action
from engine.events import Event
from engine.players import styles
from engine.state import State
from engine.view import view
from tests import secrets
from tests.playing import random_action, scenario_of
from tests.secrets import Game, disguised, hidden_refs, looks, refusals_agree, told, twins, whole_game, why

view_room = sys.modules["engine.view"]
TRIED = (1, 2, 3, 4, 5, 6)
CRISIS = "rare_earth_crackdown"


def some_actions(scenario, seat, game: Game) -> tuple[Action, ...]:  # type: ignore[no-untyped-def]
    """Acts this seat might try now, most of them from its own menus."""
    state, log, _ = game
    rng = Random(f"tries/{seat}/{state.round}")
    seen = view(scenario, state, log, seat)
    tries = [styles()["random"].decide(scenario, seen, rng.randrange).action for _ in range(5)]
    other = random_action(scenario, state, rng, log)
    return tuple([*tries, other] if other is not None and other.by == seat else tries)


def look_alike(seeds: tuple[int, ...] = TRIED, name: str = "tiny", *, every: int = 1) -> int:
    """Compare all twins of some games, or one in so many; the number of pairs compared."""
    pairs = 0
    for seed in seeds:
        for scenario, seat, one, other in islice(twins(name, seed), 0, None, every):
            actions = some_actions(scenario, seat, one)
            assert looks(scenario, seat, one, actions) == looks(scenario, seat, other, actions)
            pairs += 1
    return pairs


def test_games_that_differ_only_in_secrets_look_the_same() -> None:
    assert look_alike() > 30


def test_the_crisis_looks_the_same_too() -> None:
    """More instruments, inputs, packages and members than the small table has."""
    assert look_alike((1, 2, 3), CRISIS, every=9) > 30


def test_refusals_never_know_more_than_the_seat() -> None:
    for seed in TRIED:
        for scenario, seat, one, other in twins("tiny", seed):
            actions = some_actions(scenario, seat, one)
            assert refusals_agree(scenario, seat, one, actions)
            assert refusals_agree(scenario, seat, other, actions)


def test_refusals_in_the_crisis_never_know_more_than_the_seat() -> None:
    for scenario, seat, one, other in islice(twins(CRISIS, 4), 0, None, 5):
        actions = some_actions(scenario, seat, one)
        assert refusals_agree(scenario, seat, one, actions)
        assert refusals_agree(scenario, seat, other, actions)


# --- afterwards --------------------------------------------------------------------------------------------------


def reads_the_same(name: str, seeds: tuple[int, ...]) -> int:
    """Read whole games over words written across all that was hidden; how many hidden counts moved something."""
    hidden = 0
    for seed in seeds:
        game, scenario = whole_game(name, seed), scenario_of(name)
        for seat in scenario.seats:
            other, counts = disguised(game, seat)
            hidden += counts
            assert told(scenario, seat, game) == told(scenario, seat, other)
            for round in range(1, game.state.round + 1):
                for figure in sorted(game.state.counts):
                    answer = why(scenario, seat, game, figure, round)
                    assert answer == why(scenario, seat, other, figure, round)
    return hidden


def names_nothing_hidden(name: str, seed: int) -> int:
    """Ask 'why?' of every count of a whole game; how many hidden things could have been named."""
    game, scenario = whole_game(name, seed), scenario_of(name)
    for seat in scenario.seats:
        hidden = hidden_refs(game, seat)
        for round in range(1, game.state.round + 1):
            for figure in (*sorted(game.state.counts), "rung"):
                answer = why(scenario, seat, game, figure, round)
                assert not [ref for ref in hidden if f"'{ref}'" in answer], (seat, figure)
    return sum(len(hidden_refs(game, seat)) for seat in scenario.seats)


@pytest.mark.parametrize(("name", "seeds"), [("tiny", (1, 2, 3, 4)), (CRISIS, (1, 2))])
def test_what_was_hidden_is_read_by_nobody_afterwards(name: str, seeds: tuple[int, ...]) -> None:
    assert reads_the_same(name, seeds) > 20


@pytest.mark.parametrize(("name", "seed"), [("tiny", 5), (CRISIS, 3)])
def test_no_answer_names_a_thing_that_its_reader_does_not_know_of(name: str, seed: int) -> None:
    assert names_nothing_hidden(name, seed) > 3


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
    from engine.rules.fingerprint import digest

    honest = secrets.looks

    def leaky(scenario, seat, game, actions):  # type: ignore[no-untyped-def]
        return honest(scenario, seat, game, actions) + str(Random(digest(game[0])).random())

    patch.setattr(secrets, "looks", leaky)
    patch.setitem(globals(), "looks", leaky)


def transcript_of_all(patch: pytest.MonkeyPatch) -> None:
    """A leak: a transcript tells every event to every reader."""
    patch.setattr(secrets.transcript_room, "seen", lambda audience, seat: True)


def track_of_all(patch: pytest.MonkeyPatch) -> None:
    """A leak: 'why?' about the rung counts threats that were made in private."""
    honest = secrets.explain_room.holders

    def leaky(state: State) -> tuple[tuple[int, str], ...]:
        private = [(9, str(t.id)) for t in state.threats.values() if not t.public]
        return tuple([*private, *honest(state)])

    patch.setattr(secrets.explain_room, "holders", leaky)


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
    "a transcript tells everything": transcript_of_all,
    "the track is explained with private threats": track_of_all,
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_found(leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    LEAKS[leak](monkeypatch)

    with pytest.raises(AssertionError):
        look_alike(tuple(range(1, 25)))


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_in_the_crisis_is_found_as_well(leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    LEAKS[leak](monkeypatch)

    with pytest.raises(AssertionError):
        look_alike(tuple(range(1, 9)), CRISIS)


def told_whole(patch: pytest.MonkeyPatch) -> None:
    """A leak: 'why?' gives every reader the words of every event."""
    patch.setattr(secrets.explain_room, "seen", lambda audience, seat: True)


LATER: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "an answer gives the words of hidden events": told_whole,
    "a transcript tells everything": transcript_of_all,
}


@pytest.mark.parametrize("name", ["tiny", CRISIS])
@pytest.mark.parametrize("leak", LATER)
def test_a_leak_that_shows_afterwards_is_found(leak: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    LATER[leak](monkeypatch)

    with pytest.raises(AssertionError):
        reads_the_same(name, tuple(range(1, 40)))


def test_an_answer_that_names_a_hidden_thing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    told_whole(monkeypatch)

    with pytest.raises(AssertionError):
        [names_nothing_hidden(CRISIS, seed) for seed in range(1, 9)]
