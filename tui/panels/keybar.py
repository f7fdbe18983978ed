"""The bottom line: at most seven keys that work now, cut where the window ends."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.ink import words

MOST = 7
NAMES = {
    "enter": "enter",
    "escape": "esc",
    "question_mark": "?",
    "space": "space",
    "left": "left",
    "right": "right",
}


class KeyBar(Static):
    """Keys and words, most used first; help always stands at the end."""

    def __init__(self) -> None:
        super().__init__("", classes="key-bar", markup=False)
        self._spots: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.draw()

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.draw()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.draw()

    def _open(self) -> Iterator[Binding]:
        """One binding for each action that is shown and open."""
        seen: set[str] = set()
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and binding.action not in seen:
                seen.add(binding.action)
                yield binding

    def entries(self) -> list[Binding]:
        """What is shown, in order: the screen's own keys, then help."""
        found = list(self._open())
        last = [b for b in found if b.action == "app.help"]
        opens = [b for b in found if b.action == "select"]
        rest = [b for b in found if b not in last and b not in opens]
        return [*rest[: MOST - 1], *opens, *last] if len(rest) < MOST - 1 else [*rest[: MOST - 1], *last]

    def draw(self) -> None:
        """Lay the entries out."""
        room = self.size.width - 1
        parts: list[Content] = []
        self._spots = []
        for binding in self.entries():
            key = binding.key_display or NAMES.get(binding.key, binding.key)
            label = words((f"{key} ", "bold $accent"), (f"{binding.description}  ", "$foreground 75%"))
            room -= label.cell_length
            if room < 0:
                break
            self._spots.append((self.size.width - room, binding.key))
            parts.append(label)
        self.update(Content(" ") + Content("").join(parts))

    def on_click(self, event: events.Click) -> None:
        """A click on a word is its key."""
        key = next((key for end, key in self._spots if event.x < end), "")
        if key:
            self.app.simulate_key(key)
