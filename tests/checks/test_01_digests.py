"""Check 1: one digest over hash seeds, CPU features and batch sizes; for bots that guess and for bots that think."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache

import pytest

RANDOM = ("--seat", "eu=random", "--seat", "china=random", "--seat", "us=random")
TABLES = {
    "guessing": ("rare_earth_crackdown", "--games", "3", *RANDOM),
    "thinking": ("tiny", "--games", "3"),
}
"""What is played: the crisis by bots that guess, the small scenario by those that sit down when nobody is named."""


def digest_of(table: str, *words: str, **environment: str) -> list[str]:
    """The digests of the games a fresh process plays."""
    return digests(*TABLES[table], *words, **environment)


def digests(*words: str, **environment: str) -> list[str]:
    """The same for any words after ``brink autoplay``."""
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli", "autoplay", *words, "--seed", "7", "--json"],
        env={**os.environ, **environment}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    records = json.loads(done.stdout)
    return [r["digest"] for r in (records if isinstance(records, list) else [records])]


@cache
def reference(table: str) -> list[str]:
    """What the first hash seed gives."""
    return digest_of(table, PYTHONHASHSEED="0")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("hash_seed", ["1", "2", "3"])
def test_hash_seeds_change_nothing(table: str, hash_seed: str) -> None:
    assert digest_of(table, PYTHONHASHSEED=hash_seed) == reference(table)


@pytest.mark.parametrize("table", TABLES)
def test_cpu_features_change_nothing(table: str) -> None:
    import numpy as np

    found = [f for f, here in np._core._multiarray_umath.__cpu_features__.items() if here]  # type: ignore[attr-defined]
    dispatched = [f for f in np._core._multiarray_umath.__cpu_dispatch__ if f in found]  # type: ignore[attr-defined]
    if not dispatched:
        pytest.skip("this machine has no optional CPU features to switch off")

    assert digest_of(table, NPY_DISABLE_CPU_FEATURES=" ".join(dispatched)) == reference(table)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("batch", ["1", "2", "64"])
def test_batch_sizes_change_nothing(table: str, batch: str) -> None:
    assert digest_of(table, "--batch", batch) == reference(table)


def test_sixty_four_games_side_by_side_are_the_same_as_one_by_one() -> None:
    """All 64 settle in one run of the economy, and no two of them are the same game."""
    together = digests("tiny", "--games", "64", *RANDOM, "--batch", "64")

    assert together == digests("tiny", "--games", "64", *RANDOM, "--batch", "1")
    assert len(set(together)) == 64
