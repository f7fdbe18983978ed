"""Whole-scenario checks: what each part may say although the scenario as a whole does not work with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.authoring.checks_economy import impossible_economy
from engine.authoring.checks_figures import bad_figures
from engine.authoring.checks_history import contradictions, wrong_entries
from engine.authoring.checks_numbers import implausible
from engine.authoring.checks_play import after_the_end, never_happens, reserved_seats, uneven_council, unusable_seats
from engine.authoring.checks_powers import unknown_powers
from engine.authoring.checks_secrets import secrets_told
from engine.authoring.checks_sense import nothing_switched_off, unknown_blocs
from engine.authoring.checks_tags import unheard_tags, unknown_tags
from engine.authoring.checks_texts import long_texts, misheard, missing_sources
from engine.authoring.faults import Fault, placed
from engine.authoring.file import ScenarioFile
from engine.authoring.nodes import Tree
from engine.authoring.parts import Parts
from engine.authoring.problems import Problem

Check = Callable[[ScenarioFile, Parts], Iterator[Fault]]
CHECKS: tuple[Check, ...] = (
    bad_figures,
    impossible_economy,
    contradictions,
    wrong_entries,
    after_the_end,
    never_happens,
    reserved_seats,
    unusable_seats,
    unknown_powers,
    unknown_tags,
    unheard_tags,
    uneven_council,
    long_texts,
    missing_sources,
    misheard,
    implausible,
    nothing_switched_off,
    unknown_blocs,
    secrets_told,
)
"""Every check; each yields what it finds with the path where it stands."""


def check(file: ScenarioFile, parts: Parts, tree: Tree) -> Iterator[Problem]:
    """All problems of a file whose shape and names are right."""
    for each in CHECKS:
        yield from (placed(fault, tree) for fault in each(file, parts))
