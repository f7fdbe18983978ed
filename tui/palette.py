"""The command palette: every command that works now, with its key beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.command import Command
from tui.commands import EVERYWHERE


class GameCommands(Provider):
    """Commands of the screen below the palette."""

    def _open(self) -> Iterator[type[Command]]:
        here: tuple[type[Command], ...] = getattr(self.screen, "HERE", ())
        for command in (*here, *EVERYWHERE):
            name = command.action.removeprefix("app.").split("(")[0]
            if self.screen.check_action(name, ()):
                yield command

    def _run(self, command: type[Command]) -> None:
        self.app.call_later(partial(self.screen.run_action, command.action))

    async def discover(self) -> Hits:
        """All of them, in the order of the screen."""
        for command in self._open():
            yield DiscoveryHit(f"{command.word}  ({command.shown_key()})", partial(self._run, command),
                               help=command.help())  # fmt: skip

    async def search(self, query: str) -> Hits:
        """Those whose word or help matches."""
        matcher = self.matcher(query)
        for command in self._open():
            text = f"{command.word}  ({command.shown_key()})"
            score = max(matcher.match(text), matcher.match(command.help()) * 0.5)
            if score > 0:
                yield Hit(score, matcher.highlight(text), partial(self._run, command), help=command.help())
