"""The window that asks why: a number that nothing has moved says so."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.samples import WHY
from tui import viewmodels as vm
from tui.ink import Ink
from tui.panels.tree import WhyPanel
from tui.symbols import UNICODE


def told(why: vm.Why) -> str:
    return "\n".join(line.content.plain for line in WhyPanel().rows(why, Ink(UNICODE), 100))


def test_a_number_that_nothing_has_moved_says_so():
    assert "nothing has moved it" in told(replace(WHY, parts=(), change="0", small=""))


def test_a_number_with_causes_does_not():
    assert "nothing has moved it" not in told(WHY)
    assert "nothing has moved it" not in told(replace(WHY, parts=(), small="small steps, +0.1 together"))
