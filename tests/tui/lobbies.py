"""Sample view-models of what comes before and between rounds: scenarios, seats, role sheet, hand-over."""

# ruff: noqa: E501  a sentence on the screen is kept on one line here

from __future__ import annotations

from tests.tui.samples import CN, EU, US
from tui import viewmodels as vm

SCENARIOS = (
    vm.Scenario(
        "october_2025",
        "The October clock",
        "9 October to 10 November 2025",
        "core",
        "6 rounds",
        "180 minutes",
        "China widens its controls on rare earths; the US threatens 100 %; Europe sits between.",
        (
            "On 9 October five more elements, refining technology and chip users came under control. Plants in Europe "
            "had stopped in September because magnets did not arrive. Ministers met in Horsens and called it a "
            "critical concern.",
            "Six rounds of about five days. The package takes effect after round 6. Then a year is played on with "
            "what you left in force.",
        ),
        (
            vm.SeatBrief(EU, "magnets that flow, and one voice with its partners", "standing beside a bargain of two", "the market of 450 million, machines, patience"),
            vm.SeatBrief(CN, "an end to the affiliates rule, no front against it", "a club of its customers", "nine tenths of the magnets"),
            vm.SeatBrief(US, "controls lifted, soybeans sold", "its own markets", "tariffs, chip software, the dollar"),
        ),
        "threats and credibility, benchmarks, diversification, ratification",
        "checked, no warnings",
        "EU Official Journal, MOFCOM notices, Reuters; see docs/october_2025.md",
    ),
    vm.Scenario("nexperia_2025", "The chips that cost cents", "30 September to 19 November 2025", "core", "6 rounds", "180 minutes",
                "A Dutch order, a Chinese block, and car plants without the cheapest part.", (), (), "", "checked"),
    vm.Scenario("two_summits", "Two summits, one deadline", "2 June to 21 August 2025", "hard", "12 rounds", "two sessions",
                "Tokyo, Beijing and a letter from Washington.", (), (), "", "", "", "2 problems: see brink check two_summits"),
)  # fmt: skip

SAVES = (
    vm.SavedGame("3", "October clock 3", "22 Nov 2025, 10:41", True, "EU by a person, China and United States by bots",
                 "round 3 of 6, orders", file="~/.local/share/brinkmanship/saves/october_clock-003.brink"),
    vm.SavedGame("2", "October clock 2", "21 Nov 2025, 18:02", True, problem="line 41 is damaged, and sound lines follow it",
                 remedy="It cannot be played on. Put a sound copy in its place, or delete it.",
                 file="~/.local/share/brinkmanship/saves/october_clock-002.brink"),
    vm.SavedGame("1", "October clock 1", "20 Nov 2025, 09:15", True, "EU and China by people, United States by a bot",
                 "played to its end, 3 rounds", file="~/.local/share/brinkmanship/saves/october_clock-001.brink"),
)  # fmt: skip

_PLAYERS = (
    vm.Option("human", "a person", "at this keyboard"),
    vm.Option("cautious", "bot, cautious", "prepares first, answers in kind"),
    vm.Option("dove", "bot, dove", "always talks"),
    vm.Option("hawk", "bot, hawk", "signs only what is very good"),
)

SETUP_FORM = vm.Form(
    kind="setup",
    subject="october_2025",
    title="Seats and rules",
    what="",
    fields=(
        vm.Field("seat.eu", "EU", "choice", "human", "Who plays the European Union.", _PLAYERS),
        vm.Field("seat.china", "China", "choice", "cautious", "Who plays China.", _PLAYERS),
        vm.Field("seat.us", "United States", "choice", "human", "Who plays the United States.", _PLAYERS),
        vm.Field("profile", "Length", "choice", "90", "How long it takes.", (
            vm.Option("45", "45 minutes", "2 rounds, few rules"), vm.Option("90", "90 minutes", "3 rounds"),
            vm.Option("180", "180 minutes", "6 rounds, everything"))),
        vm.Field("order", "Orders", "choice", "sealed", "How orders are given.", (
            vm.Option("sealed", "sealed", "all at once, nobody sees the others'"),
            vm.Option("sequential", "one after the other", "each sees what came before"))),
        vm.Field("word.eu", "Word of the EU", "text", "heron", "Typed when the keyboard is handed over; may stay empty.",
                 optional=True, secret=True),
        vm.Field("word.us", "Word of the US", "text", "", "Typed when the keyboard is handed over; may stay empty.",
                 optional=True, secret=True),
        vm.Field("seed", "Seed", "int", "1", "The same seed draws the same chances.", low=0, high=99999),
    ),
    confirm="Start",
)  # fmt: skip

SHEET = vm.Sheet(
    power=EU,
    title="Commission and Council",
    mandate="Keep the plants running without becoming a bystander. Two in three member states will follow you if they "
    "see a benchmark; few will follow you into a tariff war.",
    public=(
        vm.Aim("magnet licences to EU users, from .30 to .80 of requests", "0 to 8", "now 4.8 while the package is pending"),
        vm.Aim("the October package does not apply to the EU", "6", "not yet"),
        vm.Aim("no vote lost in the Council", "3", "so far", met=True),
        vm.Aim("a joint measure with a partner", "3", "with the US since 15 October", met=True),
    ),
    private=(
        vm.Aim("party to a deal with a benchmark", "6", "not yet", private=True),
        vm.Aim("dependence down by ten points in the year ahead", "4", "now 7.7 points", private=True),
        vm.Aim("duties on electric cars kept; price undertakings cost you", "-2", "", private=True),
        vm.Aim("high-tech controls eased", "-5", "", private=True),
    ),
    red_lines=("a broad tariff of your own",),
    no_deal="If all three only wait, you end at -6.2. That is your zero: everything is counted from there.",
    now="Today you stand 14.9 above it.",
    controls=(
        ("Market", "targeted duties, procurement bar, screening of investments"),
        ("Instrument", "anti-coercion examination, determination, response; the Council votes"),
        ("Home", "stockpile, joint projects, supplier mapping, support for hit plants"),
        ("Allies", "joint measures with the US, steps with Japan"),
    ),
    cables=(
        vm.Line("Parts makers report 6 weeks of magnets in store, give or take two.", "warn", value="R1"),
        vm.Line("Madrid was visited by a trade delegation; the ambassador is worried.", value="R2"),
    ),
    weights=(("Economy, half played, half ahead", "x 6"), ("Home support", "x 0.25"), ("Credibility", "x 0.20"), ("Exposure ahead", "x 0.40")),
    rules=(
        "Only signed and ratified clauses bind.",
        "Threats are free to say and costly to drop.",
        "Doing nothing costs a point at home, two if you were hit.",
    ),
)  # fmt: skip

HAND_OVER = vm.HandOver(EU, US, "Dee, Raj", "EU and China: look away.", asks_word=True)
