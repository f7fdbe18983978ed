"""Check 1: one digest over hash seeds, CPU features and batch sizes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-m", "tui.cli", "autoplay", "rare_earth_crackdown", "--seed", "7", "--json"]
BOTS = ["--seat", "eu=random", "--seat", "china=random", "--seat", "us=random"]


def digest_of(*words: str, **environment: str) -> list[str]:
    """The digests of the games a fresh process plays."""
    done = subprocess.run(
        [*COMMAND, *BOTS, *words], env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    records = json.loads(done.stdout)
    return [r["digest"] for r in (records if isinstance(records, list) else [records])]


@pytest.fixture(scope="module")
def reference() -> list[str]:
    return digest_of("--games", "3", PYTHONHASHSEED="0")


@pytest.mark.parametrize("hash_seed", ["1", "2", "3"])
def test_hash_seeds_change_nothing(reference: list[str], hash_seed: str) -> None:
    assert digest_of("--games", "3", PYTHONHASHSEED=hash_seed) == reference


def test_cpu_features_change_nothing(reference: list[str]) -> None:
    import numpy as np

    found = [f for f, here in np._core._multiarray_umath.__cpu_features__.items() if here]  # type: ignore[attr-defined]
    dispatched = [f for f in np._core._multiarray_umath.__cpu_dispatch__ if f in found]  # type: ignore[attr-defined]
    if not dispatched:
        pytest.skip("this machine has no optional CPU features to switch off")

    assert digest_of("--games", "3", NPY_DISABLE_CPU_FEATURES=" ".join(dispatched)) == reference


@pytest.mark.parametrize("batch", ["1", "2", "64"])
def test_batch_sizes_change_nothing(reference: list[str], batch: str) -> None:
    assert digest_of("--games", "3", "--batch", batch) == reference
