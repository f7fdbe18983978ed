"""What stands on the board, as an instrument may ask for it: by owner, target, tag and what it touches."""

from __future__ import annotations

from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Measure, State, Use, seen

LIVE = ("pending", "in_force")
LISTED = ("pending", "in_force", "suspended")


def standing(
    state: State, viewer: str, *, by: str = "", against: str = "", tag: str = "", touch: str = "",
    how: tuple[str, ...] = LIVE,
) -> tuple[Measure, ...]:  # fmt: skip
    """Measures a viewer may know of, in the order they began; ``against`` also finds those against all."""
    found = [
        m
        for m in state.measures.values()
        if (not by or m.by == by)
        and m.standing in how
        and (not tag or tag in m.tags)
        and (not touch or touch in m.touches)
        and (not against or m.against in (against, "all"))
        and seen(m.seen_by, viewer)
    ]
    return tuple(found)


def sealed(state: State, by: Seat, instrument: str) -> tuple[Use, ...]:
    """The forms of this instrument that lie in a seat's own tray: two orders must not do the same thing twice."""
    return tuple(order.use for order in state.orders.get(by, ()) if order.instrument == instrument)


def no_target(scenario: Scenario, by: Seat, against: str) -> Said | None:
    """Why a seat cannot be the target: it must be another seat of the table."""
    if against == by or against not in scenario.seats:
        return say("this is aimed at another seat of the table, not at {against}", against=against or by)
    return None


def others(scenario: Scenario, by: Seat) -> tuple[str, ...]:
    """The other seats, in the order of the file."""
    return tuple(s for s in scenario.seats if s != by)


def powers(scenario: Scenario, by: Seat, kind: str) -> tuple[str, ...]:
    """What a seat may use a power on: ``licence.gallium`` gives ``gallium`` for the kind ``licence``."""
    return tuple(p.split(".", 1)[1] for p in scenario.seats[by].powers if p.startswith(f"{kind}."))


def inputs(scenario: Scenario) -> tuple[str, ...]:
    """The critical inputs that are played."""
    return scenario.economy.inputs or tuple(dict.fromkeys(name for name, _, _ in scenario.economy.cover))


def held(scenario: Scenario, by: Seat, kind: str) -> tuple[str, ...]:
    """The critical inputs in play that a seat has a power over."""
    played = inputs(scenario)
    return tuple(name for name in powers(scenario, by, kind) if name in played)


def region(scenario: Scenario, seat: str) -> str:
    """The region of a seat in the economy."""
    return scenario.seats[Seat(seat)].region
