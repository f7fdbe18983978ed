"""Asks a copy of the tree what it makes of the two files dropped into it; prints JSON."""

from __future__ import annotations

import json

from engine.actions import Action, PlaceOrder, Propose, Ready
from engine.analysis.bulk import play_games
from engine.authoring.load import find
from engine.codec import decode, encode
from engine.diplomacy import clause_from, kind_of, vocabulary
from engine.events import OrderRevealed
from engine.forms import form_fields
from engine.instruments import catalogue, use_from
from engine.reader import clause_text, scenario_names
from engine.rules.game import why_not
from engine.state import Actor, Clause
from engine.table import LocalTable
from engine.view import choices
from tui.present.forms import order_form, order_menu
from tui.present.look import Look

scenario = find("visas.yaml").scenario
found = {"catalogue": "visa_slowdown" in catalogue(), "vocabulary": "student_exchange" in vocabulary()}
found["form"] = [(f.name, f.kind, f.help) for f in form_fields(catalogue()["visa_slowdown"].Use)]
found["clause form"] = [(f.name, f.kind, f.help) for f in form_fields(vocabulary()["student_exchange"].Clause)]

table = LocalTable(scenario, seats={"eu": "random", "china": "random", "us": "random"}, seed=1)
while table.state.phase != "orders":
    if not table.step():
        for seat in table.due.seats:
            table.send(Ready(by=Actor(seat)))
view = table.view("eu")
found["menu"] = "visa_slowdown" in [c.subject for c in choices(scenario, view)]
look = Look(scenario, view)
found["screen"] = [e.title for e in order_menu(look)]
found["screen form"] = [f.name for f in order_form(look, "visa_slowdown", {}).fields]

use = use_from("visa_slowdown", {"against": "china", "weeks": 8})
order = PlaceOrder(by=Actor("eu"), instrument="visa_slowdown", use=use)
clause = clause_from("student_exchange", {"by": "eu", "guest": "china", "places": 5})
found["codec"] = decode(Action, json.loads(json.dumps(encode(order)))) == order
found["clause codec"] = decode(Clause, json.loads(json.dumps(encode(clause)))) == clause
found["legal"] = why_not(scenario, table.state, order) is None
found["clause text"] = clause_text(clause, scenario_names(scenario))

used, promised = 0, 0
for game in play_games(scenario, range(40), dict.fromkeys(scenario.seats, "random")):
    used += sum(isinstance(e, OrderRevealed) and e.order.instrument == "visa_slowdown" for e in game.events())
    offers = (p.action for p in game.played if isinstance(p.action, Propose))
    promised += sum(kind_of(c).id == "student_exchange" for offer in offers for c in offer.clauses)
found["bots order it"], found["bots offer it"] = used, promised
print(json.dumps(found))
