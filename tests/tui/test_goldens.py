"""Every screen as text at both designed sizes; REWRITE_SCREENS=1 or --rewrite-screens writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.harness import SMALL, WIDE, make_app, text_of, wait_for
from tests.tui.scenes import SCENES

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["120x36", "80x24"])
@pytest.mark.parametrize("name", SCENES)
async def test_a_screen_looks_as_it_did(name: str, size: tuple[int, int], rewrite: bool) -> None:
    scene = SCENES[name]
    app = make_app(scene.desk())
    async with app.run_test(size=size) as pilot:
        await wait_for(pilot, lambda: scene.there(app))
        await scene.drive(app, pilot)
        shown = text_of(app.screen)

    path = GOLDEN / f"{name}-{size[0]}.txt"
    if rewrite or not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCENES)
def test_a_golden_fits_its_window(name: str) -> None:
    for width, height in (WIDE, SMALL):
        lines = (GOLDEN / f"{name}-{width}.txt").read_text(encoding="utf-8").splitlines()

        assert len(lines) <= height
        assert max(map(len, lines)) <= width
