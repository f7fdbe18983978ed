"""The pictures in the docs are what the model draws today."""

from __future__ import annotations

import pytest

from tests.economy.pictures import FOLDER, PICTURES


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_up_to_date(name: str):
    drawn = PICTURES[name]()

    assert (FOLDER / name).read_text(encoding="utf-8") == drawn, "run python -m tests.economy.pictures"
