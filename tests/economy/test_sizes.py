"""The position of October 2025 and the sizes of things stay near what the rules print."""

from __future__ import annotations

import pytest

from tests.economy.sizes import SEATS, Row, now, rows

TABLE = list(rows())


def test_the_opening_numbers_are_those_of_the_rules():
    report = now()

    assert [report.exposure(r) / 10 for r in SEATS] == pytest.approx([63, 18, 59], abs=0.5)
    assert [report.economy(r) / 100 for r in SEATS] == pytest.approx([99.4, 99.7, 99.2], abs=0.15)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.measure)
def test_a_measure_has_about_the_size_the_rules_print(row: Row):
    """Within a third, or within 0.35 of a point; signs agree wherever the rules print more than 0.2."""
    for printed, ours in zip(row.printed, row.ours, strict=True):
        rules = printed + row.drag
        assert ours == pytest.approx(rules, abs=max(0.35, abs(rules) / 3))
        assert abs(rules) < 0.2 or ours * rules > 0
