"""What games of the rare-earth crisis are not asked to reach, each with its reason. All else must be reached.

A key is the beginning of the names of things, as ``engine.analysis.universe`` has them.
"""

from __future__ import annotations

RESPONSE = "talks follow the finding for five rounds (the law gives them months), so no response within six"
FIRM = "no firm stands under an order of a state in this crisis; custody belongs to the one over car chips"
NOBODY_ASKS = (
    "no instrument puts this kind of question: the executive decides in the order itself, and no law needs all"
)
BY_CODEC = "the codec fills forms, clauses and actions of the game only; this guards against a programming mistake"
BY_SCENARIO = "only a seat that has the instrument is asked, and in this crisis each of them meets the condition"

NEVER: dict[str, str] = {
    "choice:anti_coercion_instrument.step=response": RESPONSE,
    "choice:anti_coercion_instrument.response=duties": RESPONSE,
    "choice:anti_coercion_instrument.response=quotas": RESPONSE,
    "choice:anti_coercion_instrument.response=exports": RESPONSE,
    "choice:anti_coercion_instrument.response=procurement": RESPONSE,
    "choice:anti_coercion_instrument.response=investment": RESPONSE,
    "stage:anti_coercion_instrument.answered": RESPONSE,
    "stage:anti_coercion_instrument.committee": RESPONSE,
    "stage:anti_coercion_instrument.announced": RESPONSE,
    "stage:anti_coercion_instrument.in_force": RESPONSE,
    "stage:anti_coercion_instrument.article_12": RESPONSE,
    "stage:anti_coercion_instrument.proposed": "the determination takes one round here, so the Council votes at once",
    "stage:joint_project.matured": "a project delivers after 26 weeks; six weeks are played",
    "offered:custody": FIRM,
    "entered:custody": FIRM,
    "kept:custody": FIRM,
    "broken:custody": FIRM,
    "passed:commission": NOBODY_ASKS,
    "failed:commission": NOBODY_ASKS,
    "passed:unanimity": NOBODY_ASKS,
    "failed:unanimity": NOBODY_ASKS,
    "reason:this is no action of the game": BY_CODEC,
    "reason:this is no act of the talks": BY_CODEC,
    "reason:this is no clause of the game": BY_CODEC,
    "reason:{die} cannot show a face of weight 0": "no die of this crisis has a face of weight 0",
    "reason:{by} has no council that could find coercion": BY_SCENARIO,
    "reason:{by} has no council of member states to persuade": BY_SCENARIO,
    "reason:{by} has no power to announce a control package": BY_SCENARIO,
    "reason:states vote for {by}; they are persuaded one by one, not sold to": BY_SCENARIO,
}
"""Out of reach: a game that reaches one of these shows that the reason is wrong."""

SELDOM: dict[str, str] = {
    "broken:suspend": "nobody wakes what a deal put to sleep; only dates that cross can do it",
    "broken:purchase": "needs a new duty on the line one has promised to buy, by a seat that may tax it",
    "broken:quota": "needs a new duty on the line one has promised to let in",
    "broken:undertaking": "needs a new duty on the line whose price was promised",
    "failed:qmv_against": "fifteen states with 65 % of the people would have to turn against a duty",
    "beat:lines_stop_us": "six weeks of stock: American plants stop only under a ban from the first round on",
    "beat:lines_stop_eu": "six weeks of stock: European plants stop only under a ban from the first round on",
    "measure:done": "an anti-coercion case whose cause has gone, or a joint measure that a partner leaves",
    "reason:{by} has {steps} steps of {input} in store": "needs the same order in three rounds of six",
    "reason:{measure} is no order over a firm": FIRM,
    "reason:{by} has opened emergency support {times} times": "each lasts three rounds, so a third comes late",
}
"""Reached by luck only, so not asked for."""
