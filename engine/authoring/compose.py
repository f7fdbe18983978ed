"""Build the tree of a file from the events of the YAML parser, in one pass that never recurses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import yaml
from yaml import events

from engine.authoring.cells import STAND_IN, is_unseen, quote
from engine.authoring.hints import explain_yaml_error
from engine.authoring.nodes import Node, Step, Tree
from engine.authoring.problems import MOST, Problem, Span
from engine.authoring.scalars import Plain, meaning
from engine.authoring.source import Source, open_source, unseen_name

MAX_DEPTH = 40
"""Levels of nesting; the deepest sensible scenario has about ten."""
MAX_NODES = 50_000
"""Values and keys in one file; a long scenario has about three thousand."""
FAST: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CUT_COMMENT = re.compile(r"[ \t]+(#[^\s#!].*)")
_WRITE_OUT = "write the text out where it is needed"


class _Stop(Exception):
    """The file is refused; there is no use in reading on."""


def parse(text: bytes | str, file: str, *, loader: Any = FAST) -> Tree:
    """The tree of a file's text with all problems of its YAML; never raises."""
    source, problems = open_source(text, file)
    if source is None:
        return Tree(Source(file, (), ""), None, problems)
    builder = _Builder(source)
    complete = builder.read(loader)
    if complete and builder.root is None:
        help = "a scenario starts with the line 'format: 1'"
        builder.report("Y113", Span(1, 1), "the file is empty", help)
    found = problems + tuple(builder.problems)
    return Tree(source, builder.root if complete else None, found)


class _Frame:
    """A collection being read, and the key that waits for its value."""

    __slots__ = ("is_map", "key", "keyless", "node")

    def __init__(self, node: Node, is_map: bool) -> None:
        self.node = node
        self.is_map = is_map
        self.key: tuple[str, Span] | None = None
        self.keyless = False
        """True while the value of a refused key is read, which belongs nowhere."""

    @property
    def wants_key(self) -> bool:
        """True when the next value is a key."""
        return self.is_map and self.key is None and not self.keyless


class _Builder:
    """Reads events into nodes; knows the collections that are open."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[_Frame] = []
        self._count = 0
        self._documents = 0
        self._cut_lines = " #" in source.clean
        self._handlers: dict[type[events.Event], Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.AliasEvent: self._alias,
            events.MappingStartEvent: self._collection,
            events.SequenceStartEvent: self._collection,
            events.MappingEndEvent: self._close,
            events.SequenceEndEvent: self._close,
            events.DocumentStartEvent: self._document,
        }

    def read(self, loader: Any) -> bool:
        """Read the whole text; False when it could not be understood to its end."""
        try:
            next_event, handlers = loader(self.source.clean).get_event, self._handlers
            while (event := next_event()) is not None:
                if handler := handlers.get(type(event)):
                    handler(event)
        except _Stop:
            return False
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: \U beyond Unicode
            self.problems.append(explain_yaml_error(error, self.source))
            return False
        return True

    def report(self, code: str, span: Span, message: str, help: str = "") -> None:
        """Note a problem; further ones are dropped when there are far too many."""
        if len(self.problems) < MOST:
            self.problems.append(self.source.problem(code, span, message, help))

    def _refuse(self, code: str, span: Span, message: str, help: str) -> None:
        self.problems.append(self.source.problem(code, span, message, help))
        raise _Stop

    def _document(self, event: events.DocumentStartEvent) -> None:
        span = _span(event)
        self._documents += 1
        if self._documents > 1:
            self._refuse("Y112", span, "a second document starts here", "one file holds one scenario; delete '---'")
        if event.version or event.tags:
            self.report("Y112", Span(1, 1), "lines that begin with '%' are not used here", "delete the line")

    def _scalar(self, event: events.ScalarEvent) -> None:
        self._entry(event)
        span = self._scalar_span(event)
        frame = self._open[-1] if self._open else None
        if frame is not None and frame.wants_key:
            self._key(frame, event.value, span)
            return
        plain = event.implicit[0]
        value = meaning(event.value) if plain else event.value
        if event.style == '"':
            value = self._without_unseen(event.value, span)
        elif plain and self._cut_lines and isinstance(value, str):
            self._check_cut(event)
        self._place(Node(value, span))

    def _key(self, frame: _Frame, key: str, span: Span) -> None:
        key = self._without_unseen(key, span)
        if not key:
            self._refuse_key(frame, span, "there is no key before this ':'")
        elif key == "<<":
            frame.keyless = True
            self.report("Y106", span, "merge keys are not used here", _WRITE_OUT)
        elif (first := frame.node.children.get(key)) is not None:
            frame.keyless = True
            line = first.key_place.line
            self.report(
                "Y110",
                span,
                f"the key {quote(key)} stands twice",
                f"it stands first on line {line}; keep one",
            )
        else:
            frame.key = (key, span)

    def _refuse_key(self, frame: _Frame, span: Span, message: str) -> None:
        frame.keyless = True
        frame.node.unknown = True
        help = "a key is one word before a ':'; put a text that begins with [ or { in quotes"
        self.report("Y111", span, message, help)

    def _collection(self, event: events.CollectionStartEvent) -> None:
        self._entry(event)
        is_map = isinstance(event, events.MappingStartEvent)
        tall = not event.flow_style
        value: Plain = {} if is_map else []
        node = Node(value, _span(event), tall=tall)
        frame = self._open[-1] if self._open else None
        if frame is not None and frame.wants_key:
            self._refuse_key(frame, node.span, "a key cannot be a list or a group of keys")
        else:
            self._place(node)
        if len(self._open) >= MAX_DEPTH:
            self._refuse(
                "Y108",
                node.span,
                f"nested more than {MAX_DEPTH} deep",
                "lists inside lists go no deeper here",
            )
        self._open.append(_Frame(node, is_map))

    def _close(self, event: events.Event) -> None:
        self._open.pop()

    def _alias(self, event: events.AliasEvent) -> None:
        span = _span(event)
        self._entry(event)
        frame = self._open[-1] if self._open else None
        if frame is not None and frame.wants_key:
            self._refuse_key(frame, span, "a key cannot begin with '*'")
        else:
            self._place(Node(None, span, unknown=True))

    def _entry(self, event: events.NodeEvent) -> None:
        """Count one more value and refuse what YAML can do but a scenario must not."""
        self._count += 1
        if self._count > MAX_NODES:
            self._refuse("Y109", _span(event), f"more than {MAX_NODES:,} entries", "shorten the file")
        if event.anchor is not None:
            sign = "*" if isinstance(event, events.AliasEvent) else "&"
            what = f"{quote(sign + event.anchor)} is a reference to another place, and these are not used here"
            self.report("Y106", _span(event)._replace(width=len(event.anchor) + 1), what, _WRITE_OUT)
        if getattr(event, "tag", None) is not None:
            self._tag(_span(event))

    def _tag(self, span: Span) -> None:
        rest = self.source.line(span.line)[span.column - 1 :]
        word = next((w for w in rest[:200].split() if w.startswith("!")), "!")
        help = "delete it, or put the text in quotes if it begins with '!'"
        self.report(
            "Y107",
            span._replace(width=len(word)),
            f"{quote(word)} is a tag, and tags are not used here",
            help,
        )

    def _place(self, node: Node) -> None:
        """Put a value where it belongs: into the open collection, or at the root."""
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        if frame.keyless:
            frame.keyless = False
            return
        step: Step
        parent = frame.node.value
        if isinstance(parent, dict) and frame.key is not None:
            step, node.key = frame.key
            parent[step] = node.value
            frame.key = None
        elif isinstance(parent, list):
            step = len(parent)
            parent.append(node.value)
        else:
            return
        node.step = step
        frame.node.children[step] = node

    def _scalar_span(self, event: events.ScalarEvent) -> Span:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return Span(1, 1)
        line, column = start.line + 1, start.column + 1
        if end.line + 1 == line:
            return Span(line, column, end.column + 1 - column)
        rest = len(self.source.line(line).rstrip()) - column + 1
        return Span(line, column, 1 if event.style in ("|", ">") else max(1, rest))

    def _without_unseen(self, text: str, span: Span) -> str:
        """The text with a stand-in for characters that came in by an escape, which are reported."""
        if text.isprintable():
            return text
        unseen = dict.fromkeys(char for char in text if char != "\n" and is_unseen(char))
        for char in unseen:
            help = "escapes such as \\e or \\u202e are not used here"
            self.report("Y103", span, f"this text contains {unseen_name(char)}", help)
        return text.translate(dict.fromkeys(map(ord, unseen), STAND_IN)) if unseen else text

    def _check_cut(self, event: events.ScalarEvent) -> None:
        line, column = _end(event)
        if match := _CUT_COMMENT.match(self.source.line(line), column - 1):
            span = Span(line, match.start(1) + 1, len(match[1].rstrip()))
            help = "put the whole text in quotes; if it is a comment, put a space after '#'"
            self.report("Y114", span, f"the text ends before '#': {quote(match[1])} is left out", help)


def _span(event: events.Event) -> Span:
    mark = event.start_mark
    return Span(mark.line + 1, mark.column + 1) if mark else Span(1, 1)


def _end(event: events.Event) -> tuple[int, int]:
    """Line and column just behind an event, counted from 1."""
    mark = event.end_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
