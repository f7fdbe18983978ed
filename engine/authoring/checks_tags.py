"""Checks of the tags that conditions ask measures for: that some instrument gives them."""

from __future__ import annotations

from collections.abc import Iterator

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.file.when import MeasureWanted
from engine.authoring.folders import instrument_ids
from engine.authoring.marks import is_known, marks_of, names_of
from engine.authoring.names import closest, listing
from engine.authoring.parts import Parts, only


def unknown_tags(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Tags that no measure ever has (S331)."""
    for path, wanted in only(parts, MeasureWanted):
        if wanted.tag and not is_known(file, wanted.tag):
            help = _help(file, wanted.tag)
            yield Fault("S331", (*path, "tag"), f"no measure ever has the tag {quote(wanted.tag)}", help)


def _help(file: ScenarioFile, tag: str) -> str:
    """The tag that may be meant; those of its kind, or all that are no names of things."""
    known = [each for each in marks_of(instrument_ids(), names_of(file)) if not each.endswith(".")]
    kind = f"{tag.partition('.')[0]}."
    alike = [each for each in known if each.startswith(kind)] if "." in tag else []
    near = closest(tag, known)
    told = f"there are: {listing(alike or sorted(each for each in known if '.' not in each))}"
    return f"did you mean {quote(near)}?; {told}" if near else told
