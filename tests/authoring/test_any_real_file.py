"""Real scenario files with bytes cut, doubled, replaced or put in: 16,000 in every run, side by side.

Drawn from fixed seeds and not by hypothesis, whose drawing takes three times as long as loading what is drawn.
"""

from random import Random

import pytest

from engine.authoring.load import find, load
from engine.authoring.report import report
from tests.authoring.small_scenario import SMALL
from tests.authoring.test_any_bytes import PIECES

TEXTS = {"small": SMALL.encode(), "salt_and_silk": find("salt_and_silk").text.encode()}
PIECE, PIECES_OF_WORK = 1_000, 8


def mutated(raw: bytes, rng: Random) -> bytes:
    """A good file with up to six changes."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randint(0, len(raw))
        until = min(len(raw), at + rng.randint(0, 30))
        new = (b"", raw[at:until] * rng.randint(2, 4), rng.choice(PIECES).encode(), rng.randbytes(rng.randint(0, 8)))
        raw = raw[:at] + rng.choice(new) + raw[until:]
    return raw


@pytest.mark.parametrize("seed", range(PIECES_OF_WORK))
@pytest.mark.parametrize("name", TEXTS)
def test_any_change_gives_problems_and_never_an_exception(name: str, seed: int) -> None:
    rng = Random(seed)
    for _ in range(PIECE):
        loaded = load(mutated(TEXTS[name], rng))
        report(loaded.problems, shown=99)
        assert (loaded.scenario is None) == any(problem.level == "error" for problem in loaded.problems)
