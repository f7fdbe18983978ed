"""`brink economy`: the baseline for a reader, and measures tried outside a game."""

from __future__ import annotations

import re

import pytest

from tui.cli import main


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["economy", *words]) == 0
    return capsys.readouterr().out


def test_the_baseline_names_every_power_and_its_stocks(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys)

    assert "eu: value added" in text
    assert "china: value added" in text
    assert re.search(r"rare-earth magnets\s+92 %\s+9\.0 weeks", text)


def test_parts_of_a_shock_add_up_to_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(
        capsys, "shock", "--duty", "us:china:100", "--gate", "china:magnets:eu:5", "--region", "eu", "--weeks", "26"
    )
    total = float(re.search(r"eu\s+([+-]\d+\.\d+)", text).group(1))  # type: ignore[union-attr]
    parts = [float(p) for p in re.findall(r"^\s+([+-]\d+\.\d+)  (?:duty|gate|carried)", text, re.M)]

    assert total < -1
    assert sum(parts) == pytest.approx(total, abs=1e-9)


def test_the_steps_of_a_sector_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(
        capsys, "shock", "--gate", "china:magnets:eu:5", "--region", "eu", "--sector", "motor_vehicles", "--weeks", "26"
    )
    steps = text.split("step by step")[1]
    *parts, total = [float(p) for p in re.findall(r"^\s+([+-]\d+\.\d+)  ", steps, re.M)]

    assert total < -5
    assert sum(parts) == pytest.approx(total, abs=1e-9)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["shock"], "at least one"),
        (["shock", "--duty", "us:china"], "should look like"),
        (["shock", "--duty", "us:china:lots"], "no number"),
        (["shock", "--duty", "us:mars:10"], "mars"),
        (["--region", "mars"], "there is no region 'mars'"),
        (["shock", "--duty", "us:china:10", "--weeks", "0"], "between 1 and 104"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["economy", *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("region", ["eu", "china", "us"])
def test_columns_of_critical_inputs_stand_in_line(region: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = printed(capsys, "--region", region).split("weeks in store\n")[1].splitlines()

    assert len(rows) > 5
    assert len({row.index("%") for row in rows}) == 1
    assert len({len(row) for row in rows}) == 1
