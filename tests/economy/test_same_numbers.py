"""The same numbers alone or in company, on any processor, through a pickle; and nobody can write into them."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys

import numpy as np
import pytest

from engine.economy import (
    NO_SHOCK,
    Alternative,
    Bar,
    Behaviour,
    Cell,
    Duty,
    Economy,
    ExportTax,
    Fear,
    Gate,
    Licensing,
    Model,
    Quota,
    Settled,
    Shock,
    Stock,
    ahead,
    attribute,
    custom_model,
    model,
    start,
    turn,
    with_cover,
)
from engine.economy.course import run
from engine.economy.pressure import pushes
from engine.economy.report import figures
from engine.economy.state import alike

INPUTS = ("magnets", "legacy_chips", "graphite", "battery_cells", "gallium", "chip_software", "soybeans")


def played(games: int, rounds: int = 5) -> tuple[Model, list[Economy], list[Shock]]:
    """Games that all went different ways: calm ones, violent ones, some with quotas or short of inputs."""
    world, now = model(inputs=INPUTS), []
    draw = np.random.default_rng(5)
    shocks = [wild(world, draw, g) for g in range(games)]
    now = [start(world)] * games
    for g in range(games):
        if g % 3 == 0:
            now[g] = with_cover(world, now[g], {("magnets", "eu"): 20, ("legacy_chips", "us"): 10})
    for _ in range(rounds):
        lengths = [int(draw.integers(1, 14)) for _ in range(games)]
        now = [turn(world, [e], [s], weeks=w)[0][0] for e, s, w in zip(now, shocks, lengths, strict=True)]
    return world, now, [wild(world, draw, g) for g in range(games)]


def wild(world: Model, draw: np.random.Generator, kind: int) -> Shock:
    """Measures of one game."""
    if kind % 7 == 0:
        return NO_SHOCK
    size = 30_000 if kind % 7 == 1 else 3000
    pairs = [tuple(draw.choice(world.regions, 2, replace=False)) for _ in range(3)]
    duties = tuple(Duty(str(draw.choice(world.sectors)), o, d, int(draw.integers(0, size))) for o, d in pairs)
    gates = (Gate("magnets", "eu", int(draw.integers(0, 9000)), "china"),) if kind % 2 else ()
    if kind % 8 in (3, 4):
        gates += (Gate("graphite", "us", 3000, "china", wait=int(draw.integers(1, 20))),)
    quotas = (Quota("steel_metals", "china", "eu", int(draw.integers(0, 9000))),) if kind % 5 == 0 else ()
    fears = (Fear("*", "eu", "us", 3000, 5000),) if kind % 4 == 0 else ()
    more = Shock(
        alternatives=(Alternative("magnets", "eu", 400, 10, 3),) if kind % 3 else (),
        stocks=(Stock("magnets", "us", 40),),
        bars=(Bar("machinery_electrical", "china", "eu", 400),),
    )
    return Shock(duties=duties, gates=gates, quotas=quotas, fears=fears) + more


@pytest.fixture(scope="module")
def games() -> tuple[Model, list[Economy], list[Shock], list[int]]:
    world, now, shocks = played(64)
    return world, now, shocks, [int(w) for w in np.random.default_rng(9).integers(0, 27, 64)]


@pytest.mark.parametrize("size", [2, 3, 33, 64])
def test_a_game_does_not_know_its_company(games, size: int):
    world, now, shocks, weeks = games
    alone = [turn(world, [e], [s], weeks=w) for e, s, w in zip(now, shocks, weeks, strict=True)]

    for at in range(0, 64, size):
        part = slice(at, at + size)
        after, reports = turn(world, now[part], shocks[part], weeks=weeks[part])

        assert [e.numbers.tobytes() for e in after] == [e[0].numbers.tobytes() for e, _ in alone[part]]
        assert list(reports) == [s[0] for _, s in alone[part]]


def test_the_company_of_a_small_economy_does_not_change_how_its_numbers_are_added():
    names, draw = "abcdefghijkl", np.random.default_rng(2)
    for _ in range(20):
        world = custom_model(
            trade={(o, d, "s"): float(draw.uniform(1, 90)) for o in names for d in names},
            behaviour=Behaviour(1.5, 3.0, -0.8, 1.0, 3.0),
            inputs={"ore": Licensing("ore", gamma=0.5, t_down=1.0, t_up=2.5)},
            cells=[
                Cell(
                    "ore",
                    "a",
                    tuple(zip(names, draw.dirichlet(np.ones(12)).tolist(), strict=True)),
                    (("s", 1.0, 0.3),),
                    4.0,
                    3.0,
                )
            ],
        )
        shock = Shock(
            taxes=tuple(ExportTax("s", "a", d, int(draw.integers(99, 999))) for d in names[1:]),
            duties=(Duty("s", "*", "b", 900),),
            gates=(Gate("ore", "a", 4000, "b"),),
        )
        one, two = (
            figures(run(world, alike(start(world), games), pushes(world, [shock] * games), (5,) * games))
            for games in (1, 2)
        )
        assert one[:, 0].tolist() == two[:, 0].tolist()


def test_the_year_ahead_does_not_know_its_company(games):
    world, now, shocks, _ = games
    plans = [[(3 * (g % 5), NO_SHOCK), (52 - 3 * (g % 5), s)] for g, s in enumerate(shocks)]
    alone = [ahead(world, [e], [plan])[0] for e, plan in zip(now[:20], plans[:20], strict=True)]

    assert list(ahead(world, now[:20], plans[:20])) == alone


def test_a_pickled_economy_plays_on_alike(games):
    world, now, shocks, _ = games
    other, economies = pickle.loads(pickle.dumps((world, now[:4])))

    assert economies == now[:4]
    assert turn(other, economies, shocks[:4], weeks=2) == turn(world, now[:4], shocks[:4], weeks=2)
    report = turn(world, now[:1], shocks[:1], weeks=2)[1][0]
    assert isinstance(report, Settled)
    assert pickle.loads(pickle.dumps(report)) == report


def test_nothing_can_be_written_into(games):
    world, now, shocks, _ = games
    (after,), (report,) = turn(world, now[:1], shocks[:1], weeks=1)

    read = (report.numbers, report.block.near, report.block.far)
    for array in (after.numbers, after.stack.numbers, *read, world.market.th, world.ledger.cover):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_a_figure_read_late_is_as_it_was(games):
    world, now, shocks, weeks = games
    after, reports = turn(world, now[:6], shocks[:6], weeks=weeks[:6])
    read = [turn(world, [e], [s], weeks=w)[1][0] for e, s, w in zip(now[:6], shocks, weeks, strict=False)]
    early = [one.numbers.tobytes() for one in read]
    for _ in range(3):
        after, _ = turn(world, after, shocks[6:12], weeks=2)

    assert [one.numbers.tobytes() for one in reports] == early
    assert [pickle.loads(pickle.dumps(one)).trade("china", "us", "steel_metals") for one in reports] == [
        one.trade("china", "us", "steel_metals") for one in read
    ]


def test_a_turn_changes_nothing_it_was_given(games):
    world, now, shocks, weeks = games
    before = [e.numbers.tobytes() for e in now]
    turn(world, now, shocks, weeks=weeks)
    ahead(world, now[:3], [[(52, s)] for s in shocks[:3]])
    (played,), _ = turn(world, now[:1], shocks[:1], weeks=1)  # its numbers are still open as they were written
    kept = played.numbers.tobytes()
    turn(world, [played], shocks[:1], weeks=3)
    attribute(world, played, {str(n): s for n, s in enumerate(shocks[:3])}, ("economy", "eu"), weeks=2)

    assert played.numbers.tobytes() == kept
    assert [e.numbers.tobytes() for e in now] == before


DIGEST = """
import hashlib, sys
sys.path.insert(0, '.')
from tests.economy.test_same_numbers import digest
print(digest())
"""


def digest() -> str:
    """Of every integer of some rough games."""
    world, now, shocks = played(14, rounds=6)
    total = hashlib.sha256()
    for economy, shock in zip(now, shocks, strict=True):
        _, (report,) = turn(world, [economy], [shock], weeks=4)
        total.update(report.numbers.tobytes())
    return total.hexdigest()


PLAIN = "X86_V3 X86_V4 AVX512_ICL AVX512_SPR AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX2 FMA3"


@pytest.mark.parametrize(
    "environment",
    [
        {"NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL AVX512_SPR AVX512F AVX512CD AVX512_SKX"},
        {"NPY_DISABLE_CPU_FEATURES": PLAIN, "OPENBLAS_CORETYPE": "Prescott"},
        {"PYTHONHASHSEED": "3", "OPENBLAS_NUM_THREADS": "1"},
    ],
)
def test_integers_are_the_same_on_other_processors(environment: dict[str, str]):
    other = subprocess.run(
        [sys.executable, "-c", DIGEST],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )

    assert other.stdout.strip() == digest()
