"""Words that an editor offers although others may stand there too: figures, tags, what blocs hear."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import permutations

from engine.authoring.checks_figures import OF_INPUT, PAIRED
from engine.authoring.checks_texts import HEARD
from engine.authoring.folders import clause_ids, clause_kind, instrument, instrument_ids
from engine.economy.accounts import TERMS
from engine.figures import KINDS, TABLE_FIGURES

OF_OUTPUT, OF_TERM = "output", "term"


def offered_words(seats: Sequence[str], inputs: Sequence[str], sectors: Sequence[str]) -> Mapping[str, Collection[str]]:
    """The words of each kind, for a file with these seats, inputs and sectors."""
    return {"figures": figure_names(seats, inputs, sectors), "heard": HEARD, "tags": known_tags()}


def figure_names(seats: Sequence[str], inputs: Sequence[str], sectors: Sequence[str]) -> tuple[str, ...]:
    """Every figure there is at a table with these seats, inputs and sectors."""
    lasts = {OF_OUTPUT: sectors, OF_TERM: (*TERMS, "drag", "support")} | dict.fromkeys(OF_INPUT, inputs)
    found = []
    for seat in seats:
        for what in (w for w in KINDS if w not in (*TABLE_FIGURES, "result")):
            found += [f"{seat}.{what}.{last}" for last in lasts[what]] if what in lasts else [f"{seat}.{what}"]
    alone = [what for what in TABLE_FIGURES if what not in PAIRED]
    paired = [f"{what}.{a}.{b}" for what in PAIRED for a, b in permutations(seats, 2)]
    return tuple([*found, *alone, *paired])


def known_tags() -> tuple[str, ...]:
    """The tags of all instruments and clauses; measures have more, such as the line they hit."""
    kinds = [*map(instrument, instrument_ids()), *map(clause_kind, clause_ids())]
    return tuple(dict.fromkeys(tag for kind in kinds if kind is not None for tag in kind.tags))
