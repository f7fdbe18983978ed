"""What one reader calls things: seats, inputs, instruments, measures, offers and deals by their ids.

A Said is put into words with these names; a thing outside the reader's view has no entry beyond 'not public'.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.diplomacy import kind_of as clause_kind
from engine.diplomacy import vocabulary
from engine.events import Event
from engine.figures import KINDS, kind_of
from engine.instruments import catalogue
from engine.said import Said, joined, number, tell
from engine.scenario import Scenario
from engine.state import Clause, Deal, Measure, Offer, Threat
from engine.view import SeatView

Names = Mapping[str, str]

TABLE_WORDS = {
    "chance": "chance", "table": "the table", "facilitator": "the facilitator", "all": "everybody",
    "briefing": "briefing", "talks": "talks", "orders": "orders", "reveal": "reveal", "settlement": "settlement",
    "ratification": "ratification", "assessment": "assessment", "ended": "the end",
}  # fmt: skip

FIGURE_WORDS = {
    "economy": "Economy", "ahead": "Economy in the year ahead", "home": "Home support", "credibility": "Credibility",
    "exposure": "Exposure", "exposure_ahead": "Exposure in a year", "dependence": "Dependence",
    "dependence_ahead": "Dependence in a year", "cover": "Weeks of cover", "gate": "Licences let through",
    "licensed": "Licences as set",
    "service": "Supply that arrives", "service_low": "Worst supply so far", "service_ahead": "Worst supply ahead",
    "points": "Points", "lessons": "Lesson markers", "tokens": "Diversification tokens",
    "empty_dialogues": "Empty dialogues", "votes_lost": "Votes lost", "dropped": "Threats dropped",
    "low_home": "Rounds in home crisis", "term": "Account", "output": "Output", "trust": "Trust", "market": "Market",
    "rung": "Escalation track", "tariff": "Extra duty", "result": "Result",
    "market_move": "Market this round", "service_now": "Worst supply this round", "squeezed": "Rounds squeezed",
}  # fmt: skip


_NAMES: dict[tuple[str, int], dict[str, str]] = {}


def scenario_names(scenario: Scenario) -> Names:
    """Names that hold for every reader of a scenario."""
    key = scenario.digest, len(scenario.texts)
    if key not in _NAMES:
        _NAMES[key] = _fixed(scenario)
    return _NAMES[key]


def _fixed(scenario: Scenario) -> dict[str, str]:
    names = dict(TABLE_WORDS)
    for path, text in scenario.texts.items():
        parts = path.split(".")
        if len(parts) == 3 and parts[2] in ("name", "headline"):
            names.setdefault(parts[1], text)
        if len(parts) == 5 and parts[2] == "blocs" and parts[4] == "name":
            names.setdefault(parts[3], text)
    names.update({i: one.title or plain(i) for i, one in catalogue().items()})
    names.update({c: kind.title or plain(c) for c, kind in vocabulary().items()})
    for item in (*scenario.economy.inputs, *scenario.economy.goods):
        names.setdefault(item, plain(item))
    names.update({f"{o.by}.{o.id}": scenario.text(f"measures.{o.id}.name", plain(o.id)) for o in scenario.openings})
    return names


def plain(id: str) -> str:
    """An id as words: ``magnets`` -> ``rare earth magnets``."""
    return id.replace("_", " ")


def names_for(scenario: Scenario, view: SeatView) -> Names:
    """Names for one reader: those of the scenario and of every thing in the view."""
    names = dict(scenario_names(scenario))
    for ref, m in view.measures.items():
        names.setdefault(ref, measure_name(m, names))
    for ref, offer in view.offers.items():
        names[ref] = offer_name(offer, names)
    for ref, deal in view.deals.items():
        names[ref] = deal_name(deal, names)
    for ref, threat in view.threats.items():
        names[ref] = threat_name(threat, names)
    return names


def measure_name(measure: Measure, names: Names) -> str:
    """A measure in a few words: who, what, against whom."""
    told = tell(catalogue()[measure.instrument].told(measure), names)
    by = names.get(measure.by, measure.by)
    if measure.against == measure.by:
        return f"{by}: {told}"
    return f"{by} on {names.get(measure.against, measure.against)}: {told}"


def offer_name(offer: Offer, names: Names) -> str:
    """An offer in a few words."""
    return f"the offer of {names.get(offer.by, offer.by)} to {_others(offer.parties, offer.by, names)}"


def deal_name(deal: Deal, names: Names) -> str:
    """A deal in a few words."""
    return f"the deal between {joined([names.get(p, p) for p in deal.parties])} of round {deal.round}"


def threat_name(threat: Threat, names: Names) -> str:
    """A threat or pledge in a few words."""
    what = "pledge" if threat.pledge else "threat"
    order = tell(catalogue()[threat.instrument].sentence(threat.by, threat.use), names)
    return f"the {what} that {order}"


def clause_text(clause: Clause, names: Names) -> str:
    """A clause as one sentence."""
    return tell(clause_kind(clause).sentence(clause), names)


def told(said: Said, names: Names) -> str:
    """A Said in the reader's words."""
    return tell(said, names)


def event_text(event: Event, names: Names) -> str:
    """Why an event happened, in the reader's words."""
    return tell(event.because, names)


def figure_name(name: str, names: Names) -> str:
    """A figure in words: ``eu.cover.magnets`` -> ``European Union: Weeks of cover, magnets``."""
    parts = name.split(".")
    if parts[0] in ("trust", "tariff"):
        return f"{FIGURE_WORDS[parts[0]]} {' - '.join(names.get(p, p) for p in parts[1:])}"
    if len(parts) == 1:
        return FIGURE_WORDS.get(name, plain(name))
    rest = f", {', '.join(names.get(p, plain(p)) for p in parts[2:])}" if len(parts) > 2 else ""
    return f"{names.get(parts[0], parts[0])}: {FIGURE_WORDS.get(parts[1], plain(parts[1]))}{rest}"


def figure_value(name: str, value: int, *, signed: bool = False) -> str:
    """A value in the figure's unit: ``99.4``, ``6.1 weeks``, ``60 %``."""
    kind = kind_of(name)
    if kind.scale == 10000:
        return f"{number(value, 100, signed=signed)} %"
    text = number(value, kind.scale, signed=signed)
    return f"{text} {kind.unit}" if kind.unit in ("weeks", "% since the start", "% against 2024") else text


def _others(parties: tuple[str, ...], by: str, names: Names) -> str:
    return joined([names.get(p, p) for p in parties if p != by])


assert set(FIGURE_WORDS) == set(KINDS)
