"""How fast the economy is, against a fixed kernel timed in the same run: `python -m bench.economy`.

The kernel is one multiplication and one addition of two 6 x 6 x 12 arrays, what one step of numpy costs here.
Ratios travel from machine to machine; microseconds do not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from engine.economy import (
    NO_SHOCK,
    Duty,
    Economy,
    Figure,
    Gate,
    Model,
    Shock,
    ahead,
    attribute,
    model,
    start,
    turn,
    with_cover,
)
from engine.economy.course import _costs, _weights, batch_of
from engine.economy.market import cleared
from engine.economy.pressure import pushes
from engine.economy.state import stacked

INPUTS = ("magnets", "legacy_chips", "graphite", "battery_cells", "gallium", "chip_software", "soybeans")
GAMES = 1000


def best(work: Callable[[], object], *, repeat: int, number: int = 1) -> float:
    """The quickest of some runs, in microseconds."""
    found = float("inf")
    for _ in range(repeat):
        begun = time.process_time()
        for _ in range(number):
            work()
        found = min(found, (time.process_time() - begun) / number)
    return 1e6 * found


def kernel() -> float:
    import numpy as np  # after the engine, which loads it with its linear algebra on one thread

    a, b = np.random.default_rng(1).random((2, 6, 6, 12))
    return best(lambda: a * b + a, repeat=300, number=50)


def position(world: Model, gate: int) -> Shock:
    """The tariffs of October 2025 and a licence gate for the EU and the US."""
    gates = tuple(Gate("magnets", user, gate, "china") for user in ("eu", "us"))
    duties = (Duty("*", "china", "us", 3000), Duty("*", "us", "china", 1000), Duty("*", "eu", "us", 1370))
    return Shock(duties=duties, gates=(*gates, Gate("chip_software", "china", 5500, "us")))


def settled(world: Model, games: Sequence[Economy], shock: Shock, weeks: int = 12) -> tuple[Economy, ...]:
    """Games some weeks on, so that a turn starts from the one before, as in play."""
    now = tuple(games)
    for _ in range(weeks):
        now, _ = turn(world, now, [shock] * len(now), weeks=1)
    return now


def market(world: Model, economy: Economy, shock: Shock) -> float:
    """The market alone, from the last turn's prices."""
    pushed = pushes(world, [shock])
    batch = batch_of(world, stacked([economy]), pushed, (1,))
    columns_of_a_game = _weights(batch, 0.0, _costs(batch), 0.0)
    return best(lambda: cleared(columns_of_a_game, batch.state["guess"]), repeat=200, number=5)


def causes(world: Model, economy: Economy) -> float:
    """Six causes, 64 sets of them, of a region's Economy: three tariffs and three licence regimes."""
    full = position(world, 3000)
    labelled = {str(n): Shock(duties=(duty,)) for n, duty in enumerate(full.duties)}
    labelled |= {f"gate {n}": Shock(gates=(gate,)) for n, gate in enumerate(full.gates)}
    return best(lambda: attribute(world, economy, labelled, ("economy", "eu"), weeks=1), repeat=20)


def tariffs(world: Model, economy: Economy, figure: Figure, *, apart: bool = False) -> float:
    """The same where no two sets push the market alike: six tariffs on all goods, or each on a sector of its own."""
    powers = ("eu", "china", "us")
    pairs = [(o, d) for o in powers for d in powers if o != d]
    goods = world.sectors[:6] if apart else ("*",) * 6
    labelled = {f"{o} {d}": Shock(duties=(Duty(s, o, d, 1500),)) for s, (o, d) in zip(goods, pairs, strict=True)}
    return best(lambda: attribute(world, economy, labelled, figure, weeks=1), repeat=20)


def rows() -> list[tuple[str, float]]:
    """Each task with its time for one game in microseconds."""
    world = model(inputs=INPUTS)
    calm, short = position(world, 8500), position(world, 500)
    game = settled(world, [start(world)], calm)
    bare = settled(world, [with_cover(world, start(world), {("magnets", "eu"): 60})], short)
    many, bares = settled(world, [start(world)] * GAMES, calm, 6), settled(world, list(bare) * GAMES, short, 2)
    return [
        ("market, warm", market(world, game[0], calm)),
        ("turn of a week", best(lambda: turn(world, game, [calm], weeks=1), repeat=200)),
        ("turn of a week, plants short of an input", best(lambda: turn(world, bare, [short], weeks=1), repeat=100)),
        ("turn of four weeks", best(lambda: turn(world, game, [calm], weeks=4), repeat=100)),
        (
            f"turn of a week, each of {GAMES}",
            best(lambda: turn(world, many, [calm] * GAMES, weeks=1), repeat=15) / GAMES,
        ),
        (
            f"the same, plants short, each of {GAMES}",
            best(lambda: turn(world, bares, [short] * GAMES, weeks=1), repeat=15) / GAMES,
        ),
        ("year ahead", best(lambda: ahead(world, game, [[(52, calm)]]), repeat=20)),
        ("year ahead, each of 64", best(lambda: ahead(world, many[:64], [[(52, calm)]] * 64), repeat=5) / 64),
        ("who did it, six causes", causes(world, game[0])),
        ("who did it, six tariffs", tariffs(world, game[0], ("economy", "eu"))),
        ("the same, one sector's output", tariffs(world, game[0], ("output", "eu", "steel_metals"))),
        ("who did it, a tariff each on six sectors", tariffs(world, game[0], ("economy", "eu"), apart=True)),
        ("a turn without any measure", best(lambda: turn(world, [start(world)], [NO_SHOCK], weeks=1), repeat=100)),
    ]


def main() -> None:
    floor = kernel()
    print(f"{'kernel':44s}{floor:10.2f} us        1")
    for name, taken in rows():
        print(f"{name:44s}{taken:10.1f} us {taken / floor:8.0f}")


if __name__ == "__main__":
    main()
