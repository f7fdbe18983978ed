"""Sample view-models of talks, Council, reveal, charts and debrief: October 2025."""

# ruff: noqa: E501  a sentence on the screen is kept on one line here

from __future__ import annotations

from dataclasses import replace

from tests.tui.samples import CN, COUNCIL_BAR, EU, ROUNDS, STATUS, US
from tui import viewmodels as vm

ENFORCEMENT = (
    vm.Option("none", "nothing", "a breach costs credibility and trust, no more"),
    vm.Option("snap_back", "snap-back", "the other side's suspended measures return next round, free"),
    vm.Option("panel", "panel", "a breach is frozen a round, then cured or answered"),
    vm.Option("escrow", "escrow", "your side phases in by halves", barred="not in the 90-minute game"),
)
SECRECY = (
    vm.Option("public", "everybody", "weighs more at home and is printed"),
    vm.Option("secret", "the two of us", "may leak: one chance in six a round"),
)

ROOM = vm.Room(
    status=replace(STATUS, phase="TALKS"),
    you=EU,
    partner=CN,
    partners=(CN, US),
    version="version 2",
    standing="offered by China",
    waits_for="waits for you",
    clauses=(
        vm.Clause(1, CN, "lets through at least 85 % of magnet requests from EU users", "rounds 2 to 6", True),
        vm.Clause(2, EU, "accepts price undertakings for electric cars", "from round 2", False, "new"),
    ),
    enforcement=ENFORCEMENT[1],
    secrecy=SECRECY[0],
    worth=(
        vm.Worth("where you are", -2.8 + 6.2, "", "plain", "eu.result"),
        vm.Worth("with this", 14.9, "licences +4.7, benchmark +6, undertakings -2", "good"),
        vm.Worth("walking away", 0.0, "your no-deal line", "dim"),
    ),
    counts=(
        vm.Count(CN, (("leadership", "0"), ("jobs", "+2"), ("provinces", "+1"), ("security", "-1")), "+2", "0", "would pass", "good"),
        vm.Count(EU, (), "22-26 states", "15 and 65 %", "likely", "good"),
    ),
    forecast=COUNCIL_BAR,
    checks=(
        vm.Line("China adds: let through at least 85 %.", "good", CN),
        vm.Line("The US gains 0.2 without signing anything.", "plain", US),
        vm.Line("Your duty on electric cars stays; undertakings cost you 2 points of aims.", "warn"),
    ),
    talk=(
        vm.Line("offers: let through 85 % for the priority list until round 6.", by=EU, value="R2"),
        vm.Line("refuses.", by=CN, value="R2", tone="bad"),
        vm.Line("counters: the same for price undertakings on electric cars.", by=CN, value="R2"),
    ),
    actions=frozenset({"clause", "counter", "accept", "refuse"}),
    hint="An offer that is not signed before talks close does not exist.",
)  # fmt: skip

_STATES = (
    ("DE", "Germany", 187, "sure yes", "persuaded"), ("FR", "France", 153, "open", ""), ("IT", "Italy", 131, "leaning yes", ""),
    ("ES", "Spain", 109, "sure yes", "persuaded"), ("PL", "Poland", 81, "leaning yes", ""), ("RO", "Romania", 42, "sure yes", ""),
    ("NL", "Netherlands", 40, "leaning yes", ""), ("BE", "Belgium", 26, "sure yes", ""), ("CZ", "Czechia", 24, "leaning yes", ""),
    ("SE", "Sweden", 24, "sure yes", ""), ("PT", "Portugal", 24, "sure yes", ""), ("EL", "Greece", 23, "sure yes", ""),
    ("HU", "Hungary", 21, "sure yes", "courted"), ("AT", "Austria", 20, "sure yes", ""), ("BG", "Bulgaria", 14, "sure yes", ""),
    ("DK", "Denmark", 13, "leaning yes", ""), ("FI", "Finland", 13, "sure yes", ""), ("SK", "Slovakia", 12, "sure yes", ""),
    ("IE", "Ireland", 12, "sure yes", ""), ("HR", "Croatia", 9, "sure yes", ""), ("LT", "Lithuania", 6, "open", ""),
    ("SI", "Slovenia", 5, "sure yes", ""), ("LV", "Latvia", 4, "leaning yes", ""), ("EE", "Estonia", 3, "leaning yes", ""),
    ("CY", "Cyprus", 2, "sure yes", ""), ("LU", "Luxembourg", 1, "sure yes", ""), ("MT", "Malta", 1, "sure yes", ""),
)  # fmt: skip

COUNCIL = vm.Council(
    about="benchmarked licences for price undertakings",
    mode="qualified majority for it (V1)",
    states=tuple(vm.StateVote(*s) for s in _STATES),
    states_range="22-26 states",
    population_range="63-99 % of the population",
    odds="chance 94 %",
    bar=COUNCIL_BAR,
    tips=(
        vm.Line("Persuasion moves two capitals by one step; a courted one comes back with it."),
        vm.Line("France and Lithuania are the open ones: together 15.9 %."),
    ),
)

REVEAL = vm.Reveal(
    status=replace(STATUS, phase="REVEAL", points=""),
    headline="Round 2: magnets against undertakings",
    audience="everybody",
    steps=(
        vm.Step(
            "orders", "What everybody did", "orders",
            "Six orders were opened at once.",
            (
                vm.Line("opens a joint project for magnets with Japan", by=EU, value="2p"),
                vm.Line("persuades Berlin and Madrid", by=EU, value="1p"),
                vm.Line("courts Budapest", by=CN, value="1p"),
                vm.Line("asks Beijing for a call", by=US, value="1p"),
            ),
            (vm.Move(None, "trust CN-US", "-3", "-2.5", "+0.5", "good", "trust.china.us"),),
            moral="The EU spent the whole round on getting ready.",
        ),
        vm.Step(
            "markets", "Markets and plants", "markets",
            "Nothing stops. Cover rises a little, shares recover a fifth of their fall.",
            (),
            (
                vm.Move(None, "market", "-2.7", "-2.2", "+0.5", "good", "market"),
                vm.Move(EU, "magnet cover, weeks", "6.0", "6.1", "+0.1", "good", "eu.cover.magnets"),
                vm.Move(EU, "economy ahead", "98.3", "99.2", "+0.9", "good", "eu.economy"),
            ),
        ),
        vm.Step(
            "votes", "The Council votes", "votes",
            "24 states with 83.8 % of the population say yes: the deal passes. 15 and 65 % were needed.",
            (vm.Line("France, Lithuania and Latvia abstain; an abstention is not a yes."),
             vm.Line("jobs +2, provinces +1, security -1: passes with +2", by=CN)),
            (),
            replace(COUNCIL_BAR, about="Council of 27", states="24 states", population="83.8 % of people", odds="passed",
                    yes_share=84, maybe_share=0),
        ),
        vm.Step(
            "home", "At home", "home",
            "Industry is glad, parts of steel are not.",
            (vm.Line("industry +2, security +2, import-hit -1", by=EU), vm.Line("jobs +2, provinces +1, security -1", by=CN)),
            (
                vm.Move(EU, "home support", "52", "55", "+3", "good", "eu.home"),
                vm.Move(EU, "credibility", "45", "46", "+1", "good", "eu.credibility"),
            ),
        ),
        vm.Step(
            "promises", "Promises", "promises",
            "One deal is in force; its first benchmark is due next round.",
            (vm.Line("85 % of magnet requests from EU users", by=CN, value="due R3"),),
        ),
        vm.Step(
            "score", "Where you stand", "score",
            "Against your no-deal line you are at +14.9.",
            (),
            (
                vm.Move(EU, "result", "+3.4", "+14.9", "+11.5", "good", "eu.result"),
            ),
            moral="China is below its line because the joint measure took aims, not because of the deal.",
        ),
    ),
)  # fmt: skip


def _curves(*values: tuple[float | None, ...], digits: int = 1) -> tuple[vm.Curve, ...]:
    return tuple(
        vm.Curve(p, v, tuple("" if x is None else f"{x:.{digits}f}" for x in v))
        for p, v in zip((EU, CN, US), values, strict=True)
    )


_R = tuple(f"R{n}" for n in range(1, 7))
CHARTS = vm.Charts(
    status=STATUS,
    series=(
        vm.Series("economy", "Economy now", "100 is 2024; official statistics, so everybody sees them.", _R,
                  _curves((99.4, 99.4, 99.3, 99.5, 99.6, 99.6), (99.7, 99.7, 99.6, 99.8, 99.8, 99.8),
                          (99.2, 99.2, 99.1, 99.6, 99.6, 99.7)), "2024 = 100"),
        vm.Series("ahead", "Economy ahead", "The mean of the coming year with what is on the table now.", _R,
                  _curves((98.3, 99.2, 99.2, 99.3, 99.3, 99.4), (99.7, 99.7, 99.6, 99.8, 99.8, 99.8),
                          (97.8, 98.0, 98.1, 99.4, 99.4, 99.4)), "2024 = 100"),
        vm.Series("credibility", "Credibility", "Public: the promise ledger is open.", _R,
                  _curves((45, 46, 47, 49, 50, 52), (50, 50, 51, 52, 53, 54), (50, 50, 48, 47, 47, 48), digits=0)),
        vm.Series("home", "Home support", "Only your own numbers are known to you.", _R,
                  _curves((52, 55, 55, 57, 58, 60), (None,) * 6, (None,) * 6, digits=0)),
        vm.Series("rung", "Escalation", "The highest rung of any measure in force.", _R,
                  (vm.Curve(EU, (4, 4, 4, 3, 3, 3), ("4", "4", "4", "3", "3", "3")),), "", 1, 7),
    ),
)  # fmt: skip

DEBRIEF = vm.Debrief(
    status=replace(STATUS, phase="DEBRIEF", round="after round 6", points="", seat=None),
    headline="Every power did better than no deal; 16 points were left on the table.",
    results=(
        vm.ResultRow(EU, 38, "from -6.2 to 31.8", "strong",
                     (("economy", "-3.3"), ("home", "+2.0"), ("credibility", "+1.4"), ("exposure", "+9.8"), ("aims", "+21.9")),
                     (vm.Line("magnet licences to EU users", "good", value="7.2 of 8"), vm.Line("no vote lost in the Council", "good", value="3"),
                      vm.Line("dependence down by ten points", "good", value="4"), vm.Line("price undertakings", "bad", value="-2")),
                     figure="eu.result"),
        vm.ResultRow(CN, 15, "from 29.9 to 44.9", "good",
                     (("economy", "-2.4"), ("aims", "+44.0")),
                     (vm.Line("affiliates rule suspended", "good", value="12"), vm.Line("no joint measure", "bad", value="0 of 5")),
                     figure="china.result"),
        vm.ResultRow(US, 24, "from -5.9 to 18.1", "good", (("economy", "-3.0"), ("aims", "+22.0")),
                     (vm.Line("licences at normal and package suspended", "good", value="8"), vm.Line("tariff on China still at 30", "bad", value="0 of 4")),
                     figure="us.result"),
    ),
    joint=(("your table", 77, "the three together"), ("best found", 93, "by the rehearsal"), ("history", 61, "the real line in these rules")),
    turning_points=(
        vm.TurningPoint("R2", "the benchmarked deal with China is ratified", "the EU ends at +23: nobody could show that magnets flowed", EU,
                        ((EU, "+15", "good"), (CN, "+1", "good"), (US, "small", "plain"))),
        vm.TurningPoint("R1", "threatens +100 % in public", "Busan happens a round later and China keeps the affiliates rule aim", US,
                        ((US, "+9", "good"), (CN, "-3", "bad"))),
        vm.TurningPoint("R6", "opens a third programme", "the F2 lamp stays amber and dependence misses its aim", EU, ((EU, "+7", "good"),)),
    ),
    promises=(
        vm.Kept(EU, 8, 0, 0, (vm.Line("Kept its word in every round; worth +8 credibility."),)),
        vm.Kept(CN, 6, 1, 0, (vm.Line("Soybeans were 8 % behind in round 5, a warning.", "warn"),)),
        vm.Kept(US, 3, 0, 1, (vm.Line("Dropped the 100 % threat when it was traded: no face lost.", "dim"),)),
    ),
    lamps=(
        (EU, (vm.Lamp("f1", "dark", "climbing too fast"), vm.Lamp("f2", "dark", "only assurances"))),
        (US, (vm.Lamp("f1", "dark", "climbing too fast"), vm.Lamp("f2", "amber", "only assurances"))),
    ),
    history=(
        vm.Line("China announces controls on five more elements, technology and chip users.", by=CN, value="9 Oct"),
        vm.Line("The US threatens 100 %; shares fall 2.7 %.", by=US, value="10 Oct"),
        vm.Line("Ministers in Horsens call it a critical concern; Denmark does not want tariffs.", by=EU, value="14 Oct"),
        vm.Line("Leaders find no wide support for a French and Polish text.", by=EU, value="23 Oct"),
        vm.Line("Busan: package and affiliates rule suspended for a year.", value="30 Oct"),
        vm.Line("The suspension applies to the EU. The April licensing stays.", by=EU, value="1 Nov"),
    ),
    questions=(
        "Would an examination on 14 October have helped, or been noise?",
        "How much did unity add to your offer?",
        "Who paid for the pause?",
        "What did markets veto?",
        "What did you buy with the year?",
    ),
    report="october-clock.md",
    medals=(vm.Line("first signature with three clauses", by=EU), vm.Line("all promises kept", by=EU)),
)  # fmt: skip

assert len(ROUNDS) == len(_R)
