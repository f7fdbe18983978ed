"""Sample view-models of the author's screen: a file with problems, the same one mended, a trial game."""

# ruff: noqa: E501  a sentence on the screen is kept on one line here

from __future__ import annotations

from dataclasses import replace

from tests.tui.lobbies import SCENARIOS, SHEET
from tests.tui.samples import CN, EU, US
from tui import viewmodels as vm

FILES = (
    vm.ScenarioFile("broken", "october_2025.yaml", "The October clock", "Your own", True),
    vm.ScenarioFile("mended", "harbour.yaml", "A harbour, a pass and a very long dispute about the salt that crosses it", "Your own", True),
    vm.ScenarioFile("here", "magnet_crisis.yaml", "Magnet crisis", "In this folder", True),
    vm.ScenarioFile("shipped", "october_2025.yaml", "The October clock", "Shipped: to read, and to extend", False, "hidden by your own of this name"),
    vm.ScenarioFile("shipped_2", "tiny.yaml", "Tiny", "Shipped: to read, and to extend", False),
)  # fmt: skip

FINDINGS = (
    vm.Finding(
        "a", "error", "F201", "33:5", "line 33, column 5", "unknown key 'regoin'",
        "did you mean 'region'?; allowed: name, called, region, home, credibility, economy_weight, public, private, instruments",
        (vm.FileLine(31, "  eu:"), vm.FileLine(32, "    name: European Union"), vm.FileLine(33, "    regoin: eu", 5, 6),
         vm.FileLine(34, "    home: 52"), vm.FileLine(35, "    credibility: 50")),
    ),
    vm.Finding(
        "b", "error", "S301", "97:55", "line 97, column 55", "there is no sector 'rare_earth' in this file, and no other name like it in any place that may stand here",
        "did you mean 'rare_earths'?",
        (vm.FileLine(96, "  - id: squeeze"),
         vm.FileLine(97, "    when: {all_of: [{round: {at_least: 2}}, {output: {rare_earth: {at_most: -10}}}, {in_force: {instrument: export_licence}}]}", 55, 10)),
    ),
    vm.Finding(
        "c", "warning", "S307", "12:3", "line 12, column 3 of base.yaml", "the headline has 96 characters and is cut after 78", "shorten it",
        (vm.FileLine(12, "  A headline that goes on and on", 3, 30),), "base.yaml",
    ),
    vm.Finding("d", "note", "S325", "140:7", "line 140, column 7", "the brief names what only China knows", ""),
)  # fmt: skip

ROLE = vm.Role(
    EU, SHEET, "Keep the plants running without becoming a bystander.",
    "Two in three member states will follow you if they see a benchmark; few will follow you into a tariff war.",
    (vm.AimNote("magnet licences to EU users", "up to 8 points", False, "Licences as set of the European Union, magnets from 30 % to 80 %"),
     vm.AimNote("party to a deal with a benchmark", "6 points", True, "a deal of the European Union with a benchmark is in force")),
    (vm.AimNote("a broad tariff of your own", "-15 points", False, "a broad tariff of the European Union is in force"),),
    (("Home support", "52"), ("Credibility", "50")), ("Car and machine makers", "Farmers"),
)  # fmt: skip

CARDS = (
    vm.EventCard("queue", "NEWS", "R1", "Most magnet requests of September still wait",
                 "A chamber of European firms counts 141 requests, 19 of them granted.", "P36", "In round 1", "everybody", ()),
    vm.EventCard("cable", "CABLE", "R1", "Stocks are shorter than firms tell the press",
                 "Large makers speak of eight weeks, small suppliers of two.", "made up", "In round 1", "European Union", ()),
    vm.EventCard("storm", "NEWS", "", "Wall Street sells off", "It is not about soybeans any more.", "P12",
                 "When Market is at most -2 % since the start, with 6 chances in 12", "everybody",
                 ("Home support of the United States -2",)),
)  # fmt: skip

DRAFT = vm.Draft(
    "october_2025.yaml", "The October clock", "2 errors, 1 warning, 1 note", "reloaded 14:32",
    "The file has errors; this is how it was at 14:05.", errors=True, findings=FINDINGS, brief=SCENARIOS[0],
    roles=(ROLE, *(replace(ROLE, power=p, sheet=replace(SHEET, power=p, title="")) for p in (CN, US))), cards=CARDS,
)  # fmt: skip

MENDED = replace(DRAFT, counts="", stale="", errors=False, findings=())

PAGE = vm.CodePage(
    "F201", "an unknown key", "A typing error, or a key at the wrong level: the message says where it belongs.",
    (("Bad", "seats:\n  eu: {home_support: 50}"), ("Good", "seats:\n  eu: {home: 50}")),
)  # fmt: skip

TRIAL = vm.TrialNow(
    "European Union: round 3 of 6, orders",
    "reloaded 14:32; the new file does not allow the game from act 14 of 31 on. Round 2, orders: United States cannot do this any more: United States has no power under ieepa. You stand before it; mend the file and the rest comes back, or go on from here",
    stopped=True,
)  # fmt: skip

TRIAL_FORM = vm.Form(
    kind="trial", subject="october_2025", title="A trial game", what="", confirm="Start",
    fields=(
        vm.Field("seat", "Your seat", "choice", "eu", "The seat you play; bots hold the others.", tuple(vm.Option(p.id, p.name, power=p) for p in (EU, CN, US))),
        vm.Field("round", "From round", "int", "3", "Bots play all seats until its talks.", low=1, high=6),
        vm.Field("bot", "Bots", "choice", "cautious", "How the bots play.", (vm.Option("cautious", "bot, cautious"),)),
        vm.Field("profile", "Length", "choice", "full", "A length of play of the file.", (vm.Option("full", "full"),)),
        vm.Field("seed", "Seed", "int", "1", "The same seed draws the same chances.", low=0, high=99999),
    ),
)  # fmt: skip
