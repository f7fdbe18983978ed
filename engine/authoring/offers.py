"""Words that an editor offers although others may stand there too: figures, tags, what blocs hear."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import permutations

from engine.authoring.checks_figures import OF_INPUT, PAIRED
from engine.authoring.checks_texts import HEARD
from engine.authoring.folders import instrument_ids
from engine.authoring.marks import Names, heard_words, marks_of
from engine.economy.accounts import TERMS
from engine.figures import KINDS, TABLE_FIGURES

OF_OUTPUT, OF_TERM = "output", "term"


def offered_words(names: Names) -> Mapping[str, Collection[str]]:
    """The words of each kind, for a file with these names of things; a kind without names is not known yet.

    A tag that ends with a dot stands for all that begin with it.
    """
    seats, inputs, sectors = (names.get(kind, ()) for kind in ("seat", "input", "sector"))
    return {
        "figures": figure_names(seats, inputs, sectors),
        "heard": HEARD,
        "tags": marks_of(instrument_ids(), names),
        "order_tags": marks_of(instrument_ids(), names, heard=True),
        "heard_tags": heard_words("", names),
    }


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
