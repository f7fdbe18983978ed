"""Draw screens from the samples: `python -m tests.tui.shots OUT [name ...] [--theme light]`."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from tests.tui.harness import WIDE, make_app, png_of, text_of, wait_for
from tests.tui.scenes import SCENES


async def shoot(name: str, out: Path, theme: str, symbols: str, size: tuple[int, int]) -> None:
    """One scene to a text and a PNG."""
    scene = SCENES[name]
    app = make_app(scene.desk(), theme=theme, symbols=symbols)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await wait_for(pilot, lambda: scene.there(app))
        await scene.drive(app, pilot)
        await pilot.resize_terminal(*size)  # keys were chosen for the wide screen, as in the goldens
        await pilot.pause(0.1)
        stem = f"{name}-{size[0]}-{theme}" + ("-ascii" if symbols == "ascii" else "")
        (out / f"{stem}.txt").write_text(text_of(app.screen), encoding="utf-8")
        png_of(app.export_screenshot(), out / f"{stem}.png")


def main() -> None:
    """Read the words of the command line and draw."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--theme", default="dark")
    parser.add_argument("--symbols", default="unicode")
    parser.add_argument("--size", default="120x36,80x24")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for name in given.names or list(SCENES):
        for size in given.size.split(","):
            width, height = size.split("x")
            asyncio.run(shoot(name, given.out, given.theme, given.symbols, (int(width), int(height))))


if __name__ == "__main__":
    main()
