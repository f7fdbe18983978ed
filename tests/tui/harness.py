"""Pictures of a running app: as text for goldens, as SVG and PNG for eyes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from tests.tui.desks import SampleDesk, SampleLobby
from tui.app import BrinkApp

WIDE, SMALL = (120, 36), (80, 24)
Drive = Callable[[BrinkApp, Pilot[Any]], Awaitable[None]]


def make_app(desk: SampleDesk | None = None, *, theme: str = "dark", symbols: str = "unicode") -> BrinkApp:
    """An app on samples, with settings that do not depend on the machine."""
    app = BrinkApp(SampleLobby(desk), desk=desk)
    app.settings = type(app.settings)(theme=theme, symbols=symbols)
    return app


def text_of(screen: Screen[Any]) -> str:
    """What stands on a screen, without colours."""
    strips = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


async def wait_for(pilot: Pilot[Any], done: Callable[[], bool], timeout: float = 5.0) -> None:
    """Wait until something is true, not until the processor is quiet."""
    for _ in range(int(timeout / 0.02)):
        if done():
            return
        await pilot.pause(0.02)
    raise AssertionError("waited in vain")


def png_of(svg: str, path: Path) -> None:
    """A picture of an SVG with a font that is on the machine."""
    import cairosvg

    local = svg.replace("Fira Code", "DejaVu Sans Mono")
    cairosvg.svg2png(bytestring=local.encode(), write_to=str(path), scale=1.0)


def chromium_png(svg: str, path: Path, size: tuple[int, int] = (1500, 960)) -> None:
    """The same by a browser, which draws borders without gaps."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "shot.svg"
        page.write_text(svg.replace("Fira Code", "DejaVu Sans Mono"), encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder}",
                 "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--hide-scrollbars",
                 f"--window-size={size[0]},{size[1]}", f"--screenshot={path}", page.as_uri()]  # fmt: skip
        subprocess.run(["chromium", *flags], check=True, capture_output=True, timeout=60)


if __name__ == "__main__":
    sys.exit("use: python -m tests.tui.shots")
