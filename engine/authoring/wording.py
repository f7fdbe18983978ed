"""The words for each kind of finding: what is wrong, what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from engine.authoring.cells import clip, quote, visible
from engine.authoring.findings import MISSING_KEY, UNKNOWN_KEY, Finding
from engine.authoring.names import Guesses, listing
from engine.authoring.nodes import Node, Path
from engine.authoring.places import Places, generic, path_in_words
from engine.authoring.plain_words import as_written, counted, first_sentence, id_help, in_words, number_range
from engine.authoring.scalars import Plain, flag_help, number_help
from engine.authoring.shapes import Guide, Shape
from engine.authoring.source import strange_letter

ID_PATTERN = "^[a-z][a-z0-9_]*$"
Wording = tuple[str, str, str]
"""Code, message, help."""


class Words:
    """Puts findings of one file into words."""

    def __init__(self, guide: Guide, guesses: Guesses) -> None:
        self.guide = guide
        self.places = Places(guide.shape)
        self._guesses = guesses

    def of(self, finding: Finding) -> Wording:
        """Code, message and help of one finding."""
        if finding.type in UNKNOWN_KEY:
            return self._unknown_key(finding)
        if finding.type in MISSING_KEY:
            return self._missing_key(finding)
        if finding.is_key:
            return self._bad_key(finding)
        if finding.is_kind:
            return self._wrong_kind(finding)
        return _SPECIAL.get(finding.type, Words._other)(self, finding)

    def _node(self, finding: Finding) -> Node:
        return self.guide.root.at(finding.path) or self.guide.root

    def _closest(self, word: object, names: list[str]) -> str | None:
        return self._guesses.closest(word, names)

    def _suggest(self, word: object, names: list[str], *, what: str = "allowed") -> str:
        near = self._closest(word, names)
        there = f"{what}: {listing(names)}" if names else ""
        return "; ".join(filter(None, (f"did you mean '{near}'?" if near else "", there)))

    def _unknown_key(self, finding: Finding) -> Wording:
        allowed = list(dict.fromkeys(name for shape in self.guide.at(finding.path) for name in shape.fields))
        near = self._closest(finding.key, allowed)
        parts = [f"did you mean '{near}'?" if near else ""]
        places = self.places.nearest(finding.key, finding.path)
        if places and places[0] == generic(finding.path, places[0]):
            tag = next(iter(self.guide.tags(finding.path)), "")
            parts.append(f"it goes with another '{tag}'" if tag else "it goes with another kind of entry")
        elif places and near is None:
            where = " or ".join(path_in_words(place) for place in places[:2])
            parts.append(f"this key stands {where}; check the indentation")
        parts.append(f"allowed here: {listing(allowed)}" if places else f"allowed: {listing(allowed)}")
        return "F201", f"unknown key {quote(finding.key)}", "; ".join(filter(None, parts))

    def _missing_key(self, finding: Finding) -> Wording:
        if isinstance(value := self._node(finding).value, list):
            return "F206", f"{self._name(finding.path)} has {counted(len(value), 'entry')} and needs more", ""
        message = f"{self._name(finding.path)} needs a key '{finding.key}:'"
        description = self.guide.description((*finding.path, finding.key))
        values = self._values((*finding.path, finding.key))
        parts = [first_sentence(description), f"allowed: {listing(values)}" if values else ""]
        return "F202", message, "; ".join(filter(None, parts))

    def _bad_key(self, finding: Finding) -> Wording:
        key = str(finding.path[-1]) if finding.path else ""
        if finding.type == "string_pattern_mismatch" and finding.given.get("pattern") == ID_PATTERN:
            return "F207", f"{quote(key)} is not an id", id_help(key)
        if (most := finding.given.get("max_length")) is not None:
            return "F206", f"{quote(key)} has {counted(len(key), 'character')} and may have at most {most}", ""
        owner = finding.path[:-1]
        keys = [shape.key for shape in self.guide.at(owner) if shape.key]
        names = [text for key_shape in keys for text in _texts(key_shape)]
        if names:
            return "F204", f"{quote(key)} cannot be a key here", self._suggest(key, names)
        if finding.wants:
            return "F203", f"{quote(key)} cannot be a key here", f"the keys here are each {finding.wants[0]}"
        return "F209", f"{quote(key)} cannot be a key here", self.guide.description(owner)

    def _wrong_kind(self, finding: Finding) -> Wording:
        node = self._node(finding)
        wants = " or ".join(finding.wants)
        name = self._name(finding.path)
        if node.value is None:
            values = self._values(finding.path)
            hint = f"allowed: {listing(values)}" if values else first_sentence(self.guide.description(finding.path))
            return "F203", f"{name} has no value; it needs {wants}", hint
        return (
            "F203",
            f"{name} needs {wants} and has {in_words(node.value)}",
            self._kind_help(finding, node.value),
        )

    def _kind_help(self, finding: Finding, value: Plain) -> str:
        wants = set(finding.wants)
        if isinstance(value, str):
            number = number_help(value) if wants & {"a number", "a whole number"} else ""
            help = number or (flag_help(value) if "true or false" in wants else "")
            if help:
                return help
            if wants & {"keys with values", "a list"} and re.search(r":\S", value):
                return "put a space after the ':'"
            if "a list" in wants and "keys with values" not in wants:
                return f"write it as a list: [{clip(visible(value), 40)}]"
        if "text" in wants and isinstance(value, (int, float)):
            return "put it in quotes"
        if isinstance(value, float) and value.is_integer() and "a whole number" in wants:
            return f"write {int(value)}"
        if isinstance(value, list) and wants == {"keys with values"}:
            return "write 'name: ...' in each line, without the '-'"
        return first_sentence(self.guide.description(finding.path))

    def _not_allowed(self, finding: Finding) -> Wording:
        value = self._node(finding).value
        values = self._values(finding.path)
        name = self._name(finding.path)
        if value is None:
            return "F203", f"{name} has no value", self._suggest(None, values)
        if isinstance(value, (dict, list)):
            return "F203", f"{name} needs one word and has {in_words(value)}", self._suggest(None, values)
        return "F204", f"{name} cannot be {quote(as_written(value))}", self._suggest(value, values)

    def _tag_missing(self, finding: Finding) -> Wording:
        tags = self.guide.tags(finding.path)
        key = next(iter(tags), "")
        values = tags.get(key, [])
        present = [str(step) for step in self._node(finding).children]
        near = self._closest(key, present)
        help = f"did you mean '{key}' instead of '{near}'?; " if near else ""
        return "F202", f"{self._name(finding.path)} needs a key '{key}:'", f"{help}allowed: {listing(values)}"

    def _tag_unknown(self, finding: Finding) -> Wording:
        tags = self.guide.tags(finding.path)
        key = next(iter(tags), "")
        child = self._node(finding).children.get(key)
        value = child.value if child else None
        return (
            "F204",
            f"'{key}' cannot be {quote(as_written(value))}",
            self._suggest(value, tags.get(key, [])),
        )

    def _out_of_limits(self, finding: Finding) -> Wording:
        value = self._node(finding).value
        limit = next((f"{word} {finding.given[key]:g}" for key, word in _LIMIT_WORDS if key in finding.given), "")
        limits = _merged(self.guide.at(finding.path))
        return (
            "F205",
            f"{self._name(finding.path)} is {as_written(value)} and must be {limit}",
            number_range(limits),
        )

    def _length(self, finding: Finding) -> Wording:
        given = finding.given
        value = self._node(finding).value
        unit = "character" if isinstance(value, str) else "entry"
        size = len(value) if isinstance(value, (str, list, dict)) else 0
        least, most = given.get("min_length"), given.get("max_length")
        name = self._name(finding.path)
        if most is not None:
            return "F206", f"{name} has {counted(size, unit)} and may have at most {most}", ""
        if size == 0:
            return "F206", f"{name} is empty", f"it needs at least {counted(least or 0, unit)}"
        return "F206", f"{name} has {counted(size, unit)} and needs at least {least}", ""

    def _pattern(self, finding: Finding) -> Wording:
        value = self._node(finding).value
        if finding.given.get("pattern") == ID_PATTERN:
            return "F207", f"{quote(value)} is not an id", id_help(str(value))
        text = as_written(value)
        help = strange_letter(text) or first_sentence(self.guide.description(finding.path))
        return "F207", f"{self._name(finding.path)} cannot be {quote(text)}", help

    def _own_rule(self, finding: Finding) -> Wording:
        error = finding.given.get("error")
        message = visible(str(error or "")) or f"{self._name(finding.path)} does not fit"
        return "F208", message, str(getattr(error, "help", ""))

    def _other(self, finding: Finding) -> Wording:
        help = first_sentence(self.guide.description(finding.path))
        value = self._node(finding).value
        return "F209", f"{self._name(finding.path)} does not fit: {in_words(value)}", help

    def _values(self, path: Path) -> list[str]:
        tags = self.guide.tags(path[:-1]).get(str(path[-1])) if path else None
        return tags or [text for shape in self.guide.at(path) for text in _texts(shape)]

    def _name(self, path: Path) -> str:
        """What the reader calls this place: its key, or its number in a list."""
        if not path:
            own = self.guide.root.step
            return "the file" if own is None else quote(own)
        if isinstance(path[-1], int):
            owner = f" of {self._name(path[:-1])}" if len(path) > 1 else ""
            return f"item {path[-1] + 1}{owner}"
        return quote(path[-1])


def _texts(shape: Shape) -> list[str]:
    if shape.options or shape.tagged:
        return [text for part in (*shape.options, *shape.tagged.values()) for text in _texts(part)]
    return [as_written(value) for value in shape.values]


_LIMIT_WORDS = (
    ("ge", "at least"),
    ("gt", "more than"),
    ("le", "at most"),
    ("lt", "less than"),
    ("multiple_of", "a multiple of"),
)


def _merged(shapes: Iterable[Shape]) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    for shape in shapes:
        limits.update(shape.limits)
    return limits


_SPECIAL: dict[str, Callable[[Words, Finding], Wording]] = {
    "literal_error": Words._not_allowed,
    "enum": Words._not_allowed,
    "union_tag_not_found": Words._tag_missing,
    "union_tag_invalid": Words._tag_unknown,
    "greater_than": Words._out_of_limits,
    "greater_than_equal": Words._out_of_limits,
    "less_than": Words._out_of_limits,
    "less_than_equal": Words._out_of_limits,
    "multiple_of": Words._out_of_limits,
    "string_too_short": Words._length,
    "string_too_long": Words._length,
    "too_short": Words._length,
    "too_long": Words._length,
    "string_pattern_mismatch": Words._pattern,
    "value_error": Words._own_rule,
    "assertion_error": Words._own_rule,
}
