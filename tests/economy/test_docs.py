"""The tables of docs/ECONOMY.md are what the model says today."""

from __future__ import annotations

from pathlib import Path

from tests.economy import record, sizes

DOCS = (Path(__file__).parents[2] / "docs" / "ECONOMY.md").read_text(encoding="utf-8")


def test_the_record_in_the_docs_is_the_one_computed():
    missing = [line for line in map(record.told, record.rows()) if line not in DOCS]

    assert not missing, "run python -m tests.economy.record and paste its rows"


def test_the_sizes_in_the_docs_are_the_ones_computed():
    missing = [line for line in map(sizes.told, sizes.rows()) if line not in DOCS]

    assert not missing, "run python -m tests.economy.sizes and paste its rows"
