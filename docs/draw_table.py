"""Draws docs/table.svg: the table of a real game in its second round. Run `python -m docs.draw_table`."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

OUT = Path(__file__).with_name("table.svg")


async def drawn(home: str) -> str:
    """The table as SVG, without the web fonts a picture in a file cannot load."""
    os.environ["BRINK_HOME"] = home
    from engine.actions import PlaceOrder, Ready
    from engine.authoring.load import find
    from engine.host import run
    from engine.instruments import use_from
    from engine.scenario import Seat
    from engine.state import Actor
    from engine.table import LocalTable
    from tui.run import make_app

    scenario = find("rare_earth_crackdown").scenario
    assert scenario is not None
    seats = {"eu": "human", "china": "cautious", "us": "cautious"}
    table = LocalTable(scenario, seats=seats, seed=7, path=Path(home) / "saves" / "picture.brink")
    run(table)
    while not (table.state.round == 2 and table.state.phase == "orders"):
        table.send(Ready(by=Actor(Seat("eu"))))
        run(table)
    for instrument, form in (("joint_project", {}), ("persuasion", {"first": "DE", "second": "ES"})):
        table.send(PlaceOrder(by=Actor(Seat("eu")), instrument=instrument, use=use_from(instrument, form)))
    app = make_app(table, theme="dark")
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(8):
            await pilot.pause(0.5)
            if type(app.screen).__name__ == "TableScreen":
                break
            await pilot.press("enter")
        await pilot.pause(0.5)
        svg = app.export_screenshot(title="Brinkmanship")
    return plain_fonts(svg)


def plain_fonts(svg: str) -> str:
    """The picture with fonts every system has."""
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.S)
    return svg.replace("Fira Code, monospace", "DejaVu Sans Mono, Menlo, Consolas, monospace")


def main() -> None:
    """Write the picture."""
    with TemporaryDirectory() as home:
        OUT.write_text(asyncio.run(drawn(home)), encoding="utf-8")


if __name__ == "__main__":
    main()
