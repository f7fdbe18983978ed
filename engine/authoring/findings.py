"""The errors of a pydantic model brought to their places in the file, one for each mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from engine.authoring.names import Guesses
from engine.authoring.nodes import Node, Path, Step
from engine.authoring.problems import MOST, Span
from engine.authoring.shapes import Guide

UNKNOWN_KEY = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
MISSING_KEY = frozenset({"missing", "missing_argument", "missing_keyword_only_argument"})
KIND_ERRORS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "iterable_type": "a list",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "dataclass_type": "keys with values",
    "date_type": "a date like 2025-10-09",
    "date_parsing": "a date like 2025-10-09",
    "date_from_datetime_parsing": "a date like 2025-10-09",
    "date_from_datetime_inexact": "a date like 2025-10-09",
    "none_required": "nothing",
}
"""What each error of the wrong kind asks for, in a reader's words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One error at a path of the file.

    `path` exists in the file; `key` is the missing or unknown key, if it is about one; `is_key` says that
    the key at the end of the path is wrong, not its value; `labels` are the choices of a union that were
    tried on the way, each with the number of path steps before it.
    """

    type: str
    path: Path
    given: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""
    is_key: bool = False
    labels: tuple[tuple[int, str], ...] = ()
    wants: tuple[str, ...] = ()
    no_word: bool = False
    """True when a word was asked for and a list or keys with values stand there."""

    @property
    def is_kind(self) -> bool:
        """True when the whole value is of the wrong kind."""
        return self.type in KIND_ERRORS


def findings(error: ValidationError, guide: Guide) -> list[Finding]:
    """All errors placed, without the noise of unions, and without what follows from another one."""
    raw = error.errors(include_url=False, include_input=False)
    placed = [_placed(each["type"], each["loc"], each.get("ctx", {}), guide) for each in raw[: 4 * MOST]]
    return _without_silent(_untangled(placed), guide.root)


def _placed(kind: str, loc: Sequence[Step], given: Mapping[str, Any], guide: Guide) -> Finding:
    is_key = "[key]" in loc
    steps = tuple(step for step in loc if step != "[key]")
    key = ""
    if kind in UNKNOWN_KEY | MISSING_KEY and steps:
        key = str(steps[-1])
        steps = steps[:-1]
    path, labels = _in_file(steps, guide)
    wants = (KIND_ERRORS[kind],) if kind in KIND_ERRORS else ()
    node = guide.root.at(path)
    no_word = kind == "literal_error" and node is not None and isinstance(node.value, (dict, list))
    return Finding(kind, path, given, key, is_key, labels, wants, no_word)


def _in_file(steps: Sequence[Step], guide: Guide) -> tuple[Path, tuple[tuple[int, str], ...]]:
    """The part of a pydantic location that is a path in the file, and the union choices left out of it."""
    path: Path = ()
    labels: list[tuple[int, str]] = []
    node: Node = guide.root
    tag_pending = True
    for step in steps:
        child = node.children.get(step)
        if tag_pending and isinstance(step, str) and _is_tag(step, path, node, guide):
            tag_pending = False
        elif child is not None:
            node, path, tag_pending = child, (*path, step), True
        else:
            labels.append((len(path), str(step)))
    return path, tuple(labels)


def _is_tag(step: str, path: Path, node: Node, guide: Guide) -> bool:
    """True when a step names the variant of a union that this entry has chosen by its tag."""
    for key in guide.tags(path):
        chosen = node.children.get(key)
        if chosen is not None and chosen.value == step:
            return True
    return False


def _untangled(placed: Sequence[Finding]) -> list[Finding]:
    """Findings with those of each union reduced to the choice that was meant."""
    clear = [finding for finding in placed if not finding.labels]
    unions: dict[Path, list[Finding]] = {}
    for finding in placed:
        if finding.labels:
            unions.setdefault(finding.path[: finding.labels[0][0]], []).append(finding)
    for path, tried in unions.items():
        clear += _one_choice(path, tried)
    return clear


def _one_choice(path: Path, tried: Sequence[Finding]) -> list[Finding]:
    """The findings of the choice that fits best, or one finding that names all choices."""
    choices: dict[str, list[Finding]] = {}
    for finding in tried:
        label = finding.labels[0][1]
        choices.setdefault(label, []).append(replace(finding, labels=finding.labels[1:]))
    cleared = [_untangled(found) for found in choices.values()]
    possible = [found for found in cleared if not any((f.is_kind or f.no_word) and f.path == path for f in found)]
    if possible:
        return min(possible, key=len)
    cleared = [found for found in cleared if any(f.is_kind for f in found)] or cleared
    wants = dict.fromkeys(want for found in cleared for f in found if f.path == path for want in f.wants)
    first = next(f for found in cleared for f in found if f.path == path)
    return [replace(first, wants=tuple(wants))]


def _without_silent(found: Iterable[Finding], root: Node) -> list[Finding]:
    """Each finding once, and only about values that are really what the author wrote."""
    kept: dict[tuple[str, Path, str], Finding] = {}
    for finding in found:
        node = root.at(finding.path)
        if node is not None and not node.unknown:
            kept.setdefault((finding.type, finding.path, finding.key), finding)
    return list(kept.values())


def told_once(found: Sequence[Finding], guesses: Guesses) -> list[Finding]:
    """Findings without the missing keys that stand there misspelt."""
    missing = {(f.path, f.key) for f in found if f.type in MISSING_KEY}
    by_path: dict[Path, list[str]] = {}
    for path, key in missing:
        by_path.setdefault(path, []).append(key)
    for unknown in found:
        if unknown.type in UNKNOWN_KEY and unknown.path in by_path:
            near = guesses.closest(unknown.key, by_path[unknown.path])
            missing.discard((unknown.path, near or ""))
    return [f for f in found if f.type not in MISSING_KEY or (f.path, f.key) in missing]


def place(finding: Finding, root: Node) -> Span:
    """Where to point for a finding: at its key, at the value, or at the entry that lacks something."""
    node = root.at(finding.path) or root
    if finding.type in UNKNOWN_KEY:
        child = node.children.get(finding.key)
        return child.key_place if child else node.key_place
    if finding.type in MISSING_KEY or finding.type == "union_tag_not_found" or finding.is_key:
        return node.key_place
    if finding.type == "union_tag_invalid":
        child = node.children.get(str(finding.given.get("discriminator", "")).strip("'"))
        return child.place if child else node.key_place
    inner = node.at(getattr(finding.given.get("error"), "at", ()))
    return inner.place if inner else node.place
