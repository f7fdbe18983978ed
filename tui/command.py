"""What a command is: one class is one thing that can be done by key, and everything else about it follows.

From a class come its binding (with an id that a user can remap), its word in the footer, its tooltip, its
entry in the palette and its row in the help. The docstring is the help text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType

REGISTRY: dict[str, type[Command]] = {}


class Command:
    """Something the player can do with one key."""

    id: ClassVar[str] = ""
    key: ClassVar[str] = ""
    word: ClassVar[str] = ""
    action: ClassVar[str] = ""
    display: ClassVar[str] = ""
    footer: ClassVar[bool] = True
    priority: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        cls.id = cls.id or _snake(cls.__name__)
        cls.action = cls.action or cls.id
        REGISTRY[cls.id] = cls

    @classmethod
    def help(cls) -> str:
        """The sentence in tooltip, palette and help."""
        return (cls.__doc__ or "").strip().split("\n")[0]

    @classmethod
    def shown_key(cls) -> str:
        """The key as people write it."""
        return cls.display or cls.key.split(",")[0].replace("question_mark", "?")

    @classmethod
    def binding(cls) -> Binding:
        """The binding of this command."""
        return Binding(
            cls.key,
            cls.action,
            cls.word,
            show=cls.footer,
            key_display=cls.display or None,
            priority=cls.priority,
            tooltip=cls.help(),
            id=cls.id,
        )


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def bindings(commands: Iterable[type[Command]]) -> list[BindingType]:
    """The bindings of some commands, for a class's BINDINGS."""
    return [command.binding() for command in commands]
