"""Every screen as text at both designed sizes; REWRITE_SCREENS=1 or --rewrite-screens writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.harness import SMALL, WIDE, make_app, text_of, wait_for
from tests.tui.scenes import SCENES

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, width: int, shown: str, *, rewrite: bool) -> None:
    path = GOLDEN / f"{name}-{width}.txt"
    if rewrite:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCENES)
async def test_a_screen_looks_as_it_did(name: str, rewrite: bool) -> None:
    scene = SCENES[name]
    app = make_app(scene.desk())
    async with app.run_test(size=WIDE) as pilot:
        await wait_for(pilot, lambda: scene.there(app))
        await scene.drive(app, pilot)
        wide = text_of(app.screen)
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        small = text_of(app.screen)

    compare(name, WIDE[0], wide, rewrite=rewrite)
    compare(name, SMALL[0], small, rewrite=rewrite)


@pytest.mark.parametrize("name", SCENES)
def test_a_golden_fits_its_window(name: str) -> None:
    for width, height in (WIDE, SMALL):
        lines = (GOLDEN / f"{name}-{width}.txt").read_text(encoding="utf-8").splitlines()

        assert len(lines) <= height
        assert max(map(len, lines)) <= width


def test_no_golden_is_left_over() -> None:
    known = {f"{name}-{size[0]}.txt" for name in SCENES for size in (WIDE, SMALL)}

    assert {path.name for path in GOLDEN.glob("*.txt")} == known
