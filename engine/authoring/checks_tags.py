"""Checks of the tags that conditions, courts and home blocs ask for: that something in play can have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.authoring.cells import quote
from engine.authoring.checks_texts import HEARD
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.file.seats import Reaction
from engine.authoring.file.when import MeasureWanted
from engine.authoring.file.world import Effect
from engine.authoring.folders import instrument_ids
from engine.authoring.marks import heard_words, is_heard, is_known, marks_of, names_of
from engine.authoring.names import closest, listing
from engine.authoring.parts import Parts, only


def unknown_tags(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Tags that no measure ever has (S331)."""
    wanted = [(path, "tag", each.tag) for path, each in only(parts, MeasureWanted)]
    wanted += [(path, "softened", each.softened) for path, each in only(parts, Reaction)]
    for path, key, tag in wanted:
        if tag and not is_known(file, tag):
            help = _help(tag, marks_of(instrument_ids(), names_of(file)))
            yield Fault("S331", (*path, key), f"no measure ever has the tag {quote(tag)}", help)
    for path, effect in only(parts, Effect):
        if effect.tag and not is_known(file, effect.tag, heard=True):
            help = _help(effect.tag, marks_of(instrument_ids(), names_of(file), heard=True))
            yield Fault("S331", (*path, "tag"), f"no order ever has the tag {quote(effect.tag)}", help)


def unheard_tags(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Reactions to a tag that nothing has which is heard under their word (S332)."""
    for path, reaction in only(parts, Reaction):
        for key, tag in (("tag", reaction.tag), ("not_tag", reaction.not_tag)):
            if tag and reaction.hears in HEARD and not is_heard(file, reaction.hears, tag):
                message = f"nothing that is heard under {quote(reaction.hears)} ever has the tag {quote(tag)}"
                yield Fault("S332", (*path, key), message, _help(tag, heard_words(reaction.hears, names_of(file))))


def _help(tag: str, words: Sequence[str]) -> str:
    """The tag that may be meant; those of its kind, or all that are no names of things."""
    known = [each for each in words if not each.endswith(".")]
    kind = f"{tag.partition('.')[0]}."
    alike = [each for each in known if each.startswith(kind)] if "." in tag else []
    near = closest(tag, known)
    told = f"there are: {listing(alike or sorted(each for each in known if '.' not in each))}"
    return f"did you mean {quote(near)}?; {told}" if near else told
