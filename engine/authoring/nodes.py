"""From YAML text to plain values that know their places, with every danger refused on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.authoring.problems import Problem, Span
from engine.authoring.scalars import Plain
from engine.authoring.source import Source

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]


class Node:
    """One value of the file, where it stands, and the values inside it by key or number.

    `unknown` says that the value is not all that the author wrote, so nothing is said about it as a whole;
    `tall` that a collection is written over several lines and its key is the better place to point at.
    """

    __slots__ = ("children", "key", "span", "step", "tall", "unknown", "value")

    def __init__(self, value: Plain, span: Span, *, tall: bool = False, unknown: bool = False) -> None:
        self.value = value
        self.span = span
        self.key: Span | None = None
        self.step: Step | None = None
        """The key or number under which it stands; None for the whole file."""
        self.children: dict[Step, Node] = {}
        self.tall = tall
        self.unknown = unknown

    @property
    def place(self) -> Span:
        """Where to point when the value is wrong."""
        return self.key if self.key is not None and (self.tall or not self.span.width) else self.span

    @property
    def key_place(self) -> Span:
        """Where to point when the entry is wrong as a whole."""
        return self.key or self.span

    def at(self, path: Sequence[Step]) -> Node | None:
        """The value at the end of a path, or None."""
        node: Node | None = self
        for step in path:
            node = node.children.get(step) if node else None
        return node

    def walk(self, path: Path = ()) -> Iterator[tuple[Path, Node]]:
        """This value and all values in it, with their paths, in file order."""
        yield path, self
        for step, child in self.children.items():
            yield from child.walk((*path, step))


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole file as values with places, and what was wrong with its YAML.

    `root` is None when the text could not be understood to its end.
    """

    source: Source
    root: Node | None
    problems: tuple[Problem, ...] = ()

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.source.file
