"""Why an action is not possible now, in the reader's words."""

from __future__ import annotations

from engine import Action, why_not
from tui.present.look import Look


def why_barred(look: Look, action: Action) -> str:
    """The rules' refusal as a sentence; empty when the action is possible."""
    refusal = why_not(look.scenario, look.state, action)
    return look.tell(refusal) if refusal else ""
