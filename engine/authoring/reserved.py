"""Words that mean something of their own, so that no seat can be called so."""

from engine.figures import TABLE_FIGURES
from engine.state import CHANCE, FACILITATOR, TABLE

STEP_WORDS = ("refused", "named", "bring", "expect")
"""Words that stand beside seats in a scenario's tests."""
RESERVED = frozenset({"all", "self", "other", "human", CHANCE, TABLE, FACILITATOR, *TABLE_FIGURES, *STEP_WORDS})
"""What stands for many seats, for those who are no seat, and the first words of figures of the table."""
