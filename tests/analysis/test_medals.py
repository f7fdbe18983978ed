"""Process medals: told from the log of a game, and earned by nobody who did nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.actions import Threaten, TimeUp
from engine.analysis.debrief import debrief, turning_points
from engine.analysis.history import play_history
from engine.analysis.medals import medals
from engine.analysis.promises import promises, words_given
from engine.diplomacy import clause_from
from engine.events import DealSigned
from engine.instruments import use_from
from engine.rules.scoring import results
from engine.scenario import Seat
from engine.state import Actor
from engine.table import LocalTable, Refusal
from tests.playing import scenario_of
from tui.present.debrief import debrief as shown
from tui.present.look import Look
from tui.present.report import markdown

CHINA, US = Seat("china"), Seat("us")


@pytest.fixture(scope="module")
def busan() -> LocalTable:
    return play_history(scenario_of("rare_earth_crackdown"))[0]


def test_history_earns_the_three_medals_that_a_log_can_tell(busan: LocalTable) -> None:
    found = {(m.id, m.seats): dict(m.because.given) for m in debrief(busan).medals}

    deal = next(e.deal for e in busan.events() if isinstance(e, DealSigned))
    first = found["first_package", deal.parties]
    assert (first["count"], first["round"]) == (len(deal.clauses), deal.round)
    assert found["all_kept", (CHINA,)]["count"] == sum(p.kept for p in promises(busan) if p.by == CHINA) > 0
    assert found["all_kept", (US,)]["count"] == sum(p.kept for p in promises(busan) if p.by == US) > 0
    assert "nearest_package" in {name for name, _ in found}


def test_the_nearest_package_is_the_one_that_is_missed_most(busan: LocalTable) -> None:
    points = {p.number: p.joint for p in turning_points(busan)}
    (medal,) = [m for m in debrief(busan).medals if m.id == "nearest_package"]

    signed = {n: e.deal for n, p in enumerate(busan.played) for e in p.turn.events if isinstance(e, DealSigned)}
    best = max((n for n in signed if n in points), key=lambda n: points[n])
    assert medal.seats == signed[best].parties
    assert dict(medal.because.given)["points"] == round(points[best] / 100)
    hated = dict.fromkeys(signed, -500)
    assert "nearest_package" not in {m.id for m in medals(busan, tuple(promises(busan)), (), hated)}


@pytest.mark.parametrize("failed", [{"missed": 1}, {"broken": 1}])
def test_one_clause_that_was_not_kept_costs_the_medal(busan: LocalTable, failed: dict[str, int]) -> None:
    kept = list(promises(busan))
    place = next(n for n, p in enumerate(kept) if p.by == CHINA)
    kept[place] = replace(kept[place], **failed)  # type: ignore[arg-type]  # counts

    assert [m.seats for m in medals(busan, kept, (), {}) if m.id == "all_kept"] == [(US,)]


def test_a_small_package_is_no_first_signature(busan: LocalTable) -> None:
    small = LocalTable(busan.scenario)
    small.played.extend(p for p in busan.played if not any(isinstance(e, DealSigned) for e in p.turn.events))

    assert "first_package" not in {m.id for m in medals(small, (), (), {})}


def test_who_did_nothing_earns_nothing_and_medals_bring_no_points() -> None:
    table = LocalTable(scenario_of("tiny"))
    while table.due.who != "nobody":
        table.send(TimeUp()) if table.due.who == "seats" else table.step()

    found = debrief(table)
    assert found.medals == ()
    assert [m.result for m in found.mandates] == [r.result for r in results(table.scenario, table.state)]


@pytest.mark.parametrize(("how", "worn"), [("carried", [US]), ("lapsed", []), ("dropped", [])])
def test_a_pledge_is_a_promise_as_well_and_a_threat_is_none(busan: LocalTable, how: Any, worn: list[Seat]) -> None:
    table = LocalTable(scenario_of("tiny"))
    table.step()
    threat = Threaten(
        by=Actor(US), against=CHINA, instrument="tariff", due=2,
        unless=clause_from("licence_flow", {"by": CHINA, "input": "magnets", "user": "us", "gate": 8500}),
        use=use_from("tariff", {"against": "china", "duty": 5000, "basis": "ieepa"}),
    )  # fmt: skip
    sent = table.send(threat)
    assert not isinstance(sent, Refusal), sent
    (word,) = words_given(table)

    pledge = replace(word, pledge=True, how=how)
    assert [s for m in medals(table, (), (pledge,), {}) for s in m.seats] == worn
    mine = [p for p in promises(busan) if p.by == US]
    both = list(medals(table, mine, (pledge, replace(word, how="dropped")), {}))
    assert len(both) == (how != "dropped")


def test_the_debrief_shows_them_on_the_screen_and_in_the_report(busan: LocalTable) -> None:
    found = shown(busan, Look(busan.scenario, busan.view(None)))

    texts = {(line.by.code if line.by else "", line.text) for line in found.medals}
    assert ("", "China and the US: the first signature under three clauses or more: 5 clauses in round 4") in texts
    assert {"CN", "US"} <= {code for code, _ in texts}
    report = markdown(found)
    assert "## Medals (no points)" in report
    assert "- China: all promises kept" in report
