"""The historical line as actions: what each seat did, in the form the codec reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.authoring.file import ScenarioFile
from engine.authoring.file.acts import Acted, Announced, Answer, AnyAct, Order, Pledge, Propose, Speak, Threaten
from engine.authoring.file.forms import in_game_units
from engine.authoring.folders import clause_of, use_of
from engine.scenario import Scripted, Seat

Json = dict[str, Any]


def history(file: ScenarioFile) -> tuple[Scripted, ...]:
    """All acts in the order in which they are played: by round, talks before orders, then as in the file."""
    line = _Line(file)
    return tuple(
        Scripted(round=acted.round, phase=acted.phase, seat=Seat(acted.seat), act=line.act(acted))
        for acted in in_play_order(file).values()
    )


def in_play_order(file: ScenarioFile) -> dict[str, Acted]:
    """The acts by their ids in the order in which they are played."""
    acts = sorted(file.history.items(), key=lambda item: (item[1].round, item[1].phase == "orders"))
    return dict(acts)


def measure_refs(file: ScenarioFile) -> dict[str, str]:
    """The ref in play of each opening measure, by its id in the file."""
    return {id: f"{opening.by}.{id}" for id, opening in file.measures.items()}


class _Line:
    """The historical line of a file: the refs that its offers and threats have in play, by their ids in the file."""

    def __init__(self, file: ScenarioFile) -> None:
        self.measures = measure_refs(file)
        self.refs: dict[str, str] = {}
        serials: dict[str, int] = {}
        for id, acted in in_play_order(file).items():
            letter = {"propose": "o", "threaten": "t", "pledge": "t"}.get(acted.act.do)
            if letter:
                key = f"{acted.seat}.{letter}"
                serials[key] = serials.get(key, 0) + 1
                self.refs[id] = f"{key}{serials[key]}"

    def act(self, acted: Acted) -> Json:
        """One act as data of the action it stands for."""
        return ActWriter(self.measures, self.refs).act(acted.seat, acted.act)


class ActWriter:
    """Writes acts of a file as data of actions; knows the refs of measures, offers and threats by their names there."""

    def __init__(self, measures: Mapping[str, str], refs: Mapping[str, str]) -> None:
        self.measures = measures
        self.refs = refs

    def act(self, by: str, act: AnyAct) -> Json:
        """One act of a seat as data of the action it stands for."""
        match act:
            case Order():
                threat = self.refs.get(act.threat or "", "")
                return {
                    "do": "PlaceOrder",
                    "by": by,
                    **self._use(act),
                    "reason": act.reason.strip(),
                    "threat": threat,
                }
            case Threaten():
                return {**self._announced(by, act), "unless": self.clause(act.unless, {})}
            case Pledge():
                return {**self._announced(by, act), "unless": self.clause(act.when_given, {}), "pledge": True}
            case Propose():
                return self._proposal(by, act)
            case Answer():
                return {"do": act.do.title(), "by": by, "offer": self.refs.get(act.offer, act.offer)}
            case Speak():
                return {"do": "Speak", "by": by, "words": act.words.strip(), "to": list(act.to)}

    def _use(self, act: Order | Announced) -> Json:
        values = in_game_units(use_of(act.instrument), act.use, self.measures)
        return {"instrument": act.instrument, "use": {"use": act.instrument, **values}}

    def _announced(self, by: str, act: Announced) -> Json:
        head = {"do": "Threaten", "by": by, "against": act.against, "due": act.due, "public": act.public}
        return {**head, **self._use(act)}

    def _proposal(self, by: str, act: Propose) -> Json:
        places = {id: place for place, id in enumerate(act.clauses)}
        return {
            "do": "Propose",
            "by": by,
            "parties": list(act.parties),
            "clauses": [self.clause(clause, places) for clause in act.clauses.values()],
            "enforcement": act.enforcement,
            "secret": act.secret,
            "replaces": self.refs.get(act.replaces or "", ""),
        }

    def clause(self, entry: Mapping[str, Any], places: Mapping[str, int]) -> Json:
        """One clause as data; `places` are those of the clauses of its deal, by id."""
        kind = entry["clause"]
        names = {"by": "by", "from": "start", "until": "until"}
        common: Json = {names[key]: value for key, value in entry.items() if key in names}
        if entry.get("in_return_for") in places:
            common["in_return_for"] = places[entry["in_return_for"]]
        return {"clause": kind, **common, **in_game_units(clause_of(kind), entry, self.measures)}
