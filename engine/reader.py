"""What one reader calls things: seats, inputs, instruments, measures, offers and deals by their ids.

A Said is put into words with these names; a thing outside the reader's view has no entry beyond 'not public'.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.diplomacy import kind_of as clause_kind
from engine.diplomacy import vocabulary
from engine.events import Event, OfferMade
from engine.figures import KINDS, TABLE_FIGURES, kind_of
from engine.forms import form_options
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


_NAMES: dict[str, tuple[Mapping[str, str], dict[str, str]]] = {}
"""The names of each meaning, with the texts they were made of: an author may change texts and nothing else."""


def scenario_names(scenario: Scenario) -> Names:
    """Names that hold for every reader of a scenario."""
    kept = _NAMES.get(scenario.digest)
    if kept is None or (kept[0] is not scenario.texts and kept[0] != scenario.texts):
        kept = _NAMES[scenario.digest] = scenario.texts, _fixed(scenario)
    return kept[1]


def _fixed(scenario: Scenario) -> dict[str, str]:
    names = dict(TABLE_WORDS)
    names.update(_read(scenario))
    names.update({i: small(one.title or plain(i)) for i, one in catalogue().items()})
    names.update({c: small(kind.title or plain(c)) for c, kind in vocabulary().items()})
    for item in (*scenario.economy.inputs, *scenario.economy.goods):
        names.setdefault(item, THINGS.get(item, plain(item)))
    names = {**THINGS, **names}
    for form in (*(one.Use for one in catalogue().values()), *(kind.Clause for kind in vocabulary().values())):
        names.update({o: names.get(o, plain(o)) for o in form_options(form) if "_" in o})
    for what in FIGURE_WORDS:
        for owner in [""] if what in TABLE_FIGURES else [f"{seat}." for seat in scenario.seats]:
            names.setdefault(f"{owner}{what}", figure_name(f"{owner}{what}", names))
    return names


def _read(scenario: Scenario) -> dict[str, str]:
    """What the file itself calls things: within a sentence where it says so, else by their names."""
    found: dict[str, str] = {}
    for path, text in scenario.texts.items():
        match path.split("."):
            case ["seats" | "actors", thing, "name" | "called"] | ["council", "members", thing, "name" | "called"]:
                found[thing] = scenario.text(f"{path.rpartition('.')[0]}.called", text)
            case ["seats", seat, "blocs", bloc, "name"]:
                found[f"{seat}.{bloc}"] = text
            case ["seats", seat, "aims" | "red_lines" as what, thing, "says"]:
                found[f"{seat}.{what}.{thing}"] = text.rstrip(".")
            case ["beats", beat, "headline"]:
                found.setdefault(beat, text)
    for o in scenario.openings:
        name = scenario.text(f"measures.{o.id}.name", plain(o.id))
        found[f"{o.by}.{o.id}"] = scenario.text(f"measures.{o.id}.called", name)
    return found


THINGS = {
    "BEV": "electric cars", "PHEV": "plug-in hybrids", "dairy_hit_lines": "dairy",
    "luxury_fashion_cosmetics": "fashion and cosmetics", "machinery_electrical": "machinery",
    "motor_vehicles": "cars", "evs_batteries": "electric cars and batteries", "electronics_ict": "electronics",
    "aerospace_transport": "aircraft and ships", "steel_metals": "steel and metals",
    "chemicals_pharma": "chemicals and medicines", "agri_food": "farm goods and food",
    "textiles_consumer": "textiles and toys", "energy_minerals": "energy and minerals",
}  # fmt: skip
"""Product lines and sectors of the packaged economy in words for a sentence."""


def small(title: str) -> str:
    """A title within a sentence: ``Targeted duty`` -> ``targeted duty``."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def plain(id: str) -> str:
    """An id as words: ``rare_earths`` -> ``rare earths``."""
    return id.replace("_", " ")


def names_for(scenario: Scenario, view: SeatView, short: Names | None = None) -> Names:
    """Names for one reader: those of the scenario and of every thing in the view; ``short`` ones come first.

    An offer that was countered at once is in the news only, and is named too.
    """
    names = {**scenario_names(scenario), **(short or {})}
    for ref, m in view.measures.items():
        names.setdefault(ref, measure_name(m, names))
    made = [event.offer for event in view.news if isinstance(event, OfferMade)]
    for offer in (*made, *view.offers.values()):
        names[offer.id] = offer_name(offer, names)
    for ref, deal in view.deals.items():
        names[ref] = deal_name(deal, names)
    for ref, threat in view.threats.items():
        names[ref] = threat_name(threat, names)
    return names


def measure_name(measure: Measure, names: Names) -> str:
    """A measure within a sentence: 'the stockpile of China (soybeans)'."""
    one = catalogue()[measure.instrument]
    head = f"the {small(one.title or plain(measure.instrument))} of {names.get(measure.by, measure.by)}"
    if measure.against != measure.by:
        side = "with" if "meeting" in measure.tags else "against"
        head += f" {side} {names.get(measure.against, measure.against)}"
    goods = [t.split(".", 1)[1] for t in measure.touches if t.startswith(("input.", "line.", "sector."))]
    return f"{head} ({names.get(goods[0], THINGS.get(goods[0], plain(goods[0])))})" if len(goods) == 1 else head


def measure_line(measure: Measure, names: Names) -> str:
    """A measure in a list: its name and what it does now."""
    told = tell(catalogue()[measure.instrument].told(measure), names)
    return f"{capital(names.get(measure.id) or measure_name(measure, names))}: {told}"


def offer_name(offer: Offer, names: Names) -> str:
    """An offer in a few words."""
    return f"the offer of {names.get(offer.by, offer.by)} to {_others(offer.parties, offer.by, names)}"


def deal_name(deal: Deal, names: Names) -> str:
    """A deal in a few words."""
    return f"the round-{deal.round} deal between {joined([names.get(p, p) for p in deal.parties])}"


def threat_name(threat: Threat, names: Names) -> str:
    """A threat or pledge in a few words; a seat makes one of each a round."""
    what = "pledge" if threat.pledge else "threat"
    side = "to" if threat.pledge else "against"
    by, against = names.get(threat.by, threat.by), names.get(threat.against, threat.against)
    return f"the round-{threat.round} {what} of {by} {side} {against}"


def threat_line(threat: Threat, names: Names) -> str:
    """A threat or pledge in a list: the order, what it hangs on, and by when."""
    order = tell(catalogue()[threat.instrument].sentence(threat.by, threat.use), names)
    word = "if" if threat.pledge else "unless"
    return f"{capital(order)}, {word} by round {threat.due} {clause_text(threat.unless, names)}"


def clause_text(clause: Clause, names: Names) -> str:
    """A clause as one sentence."""
    return tell(clause_kind(clause).sentence(clause), names)


def told(said: Said, names: Names) -> str:
    """A Said in the reader's words."""
    return tell(said, names)


def event_text(event: Event, names: Names) -> str:
    """Why an event happened, in the reader's words."""
    return capital(tell(event.because, names))


def capital(text: str) -> str:
    """The same with a capital letter at the start."""
    return text[:1].upper() + text[1:]


def figure_name(name: str, names: Names) -> str:
    """A figure in words: ``eu.cover.magnets`` -> ``Weeks of cover of the European Union, magnets``."""
    parts = name.split(".")
    words = FIGURE_WORDS.get(parts[0], plain(parts[0]))
    if parts[0] == "trust":
        return f"{words} between {joined([names.get(p, p) for p in parts[1:]])}"
    if parts[0] == "tariff" and len(parts) == 3:
        return f"{words} of {names.get(parts[1], parts[1])} on {names.get(parts[2], parts[2])}"
    if len(parts) == 1:
        return words
    head, _, rest = figure_title(name, names).partition(", ")
    return f"{head} of {names.get(parts[0], parts[0])}{', ' + rest if rest else ''}"


def figure_title(name: str, names: Names) -> str:
    """A figure of a seat in words, without the seat: ``Weeks of cover, magnets``."""
    parts = name.split(".")
    if len(parts) == 1 or parts[0] in TABLE_FIGURES:
        return figure_name(name, names)
    rest = (names.get(p, THINGS.get(p, plain(p))) for p in parts[2:])
    return ", ".join((FIGURE_WORDS.get(parts[1], plain(parts[1])), *rest))


def figure_value(name: str, value: int, *, signed: bool = False) -> str:
    """A value in the figure's unit: ``99.4``, ``6.1 weeks``, ``60 %``."""
    kind = kind_of(name)
    if kind.scale == 10000:
        return f"{number(value, 100, signed=signed)} %"
    text = number(value, kind.scale, signed=signed)
    return f"{text} {kind.unit}" if kind.unit in ("weeks", "% since the start", "% against 2024") else text


def figure_change(name: str, change: int) -> str:
    """How far a figure moved, with its sign: ``-0.2``, ``+0.4 weeks``, ``-5 points`` of a percentage."""
    kind = kind_of(name)
    text = number(change, 100 if kind.scale == 10000 else kind.scale, signed=True)
    unit = "weeks" if kind.unit == "weeks" else "points" if kind.scale == 10000 else ""
    return f"{text} {unit}".rstrip()


def _others(parties: tuple[str, ...], by: str, names: Names) -> str:
    return joined([names.get(p, p) for p in parties if p != by])


assert set(FIGURE_WORDS) == set(KINDS)
