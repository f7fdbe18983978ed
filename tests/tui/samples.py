"""Sample view-models of the table: October 2025, round 2, orders phase, as the EU sees it."""

# ruff: noqa: E501  a sentence on the screen is kept on one line here

from __future__ import annotations

from tui import viewmodels as vm

EU = vm.Power("eu", "EU", "European Union", "eu")
CN = vm.Power("china", "CN", "China", "cn")
US = vm.Power("us", "US", "United States", "us")
ROUNDS = ("9-15 Oct", "16-22 Oct", "23-26 Oct", "27-31 Oct", "1-5 Nov", "6-10 Nov")

STATUS = vm.Status(
    title="The October clock",
    when="16-22 Oct 2025",
    round="Round 2 of 6",
    phase="ORDERS",
    seat=EU,
    points="0 of 3 points left",
)

CARDS = (
    vm.Card(
        EU,
        you=True,
        people="Ana, Ben",
        economy=vm.Economy("eu.economy", 99.4, 98.3, "-1.1", "bad"),
        meters=(
            vm.Meter("eu.home", "Home", "steady", "52", 5, "=", "plain"),
            vm.Meter("eu.credibility", "Credib.", "doubted", "45", 5, "=", "plain"),
            vm.Meter("eu.exposure", "Exposure", "acute", "63", 6, "=", "plain"),
        ),
        status="drafting 2 of 3",
    ),
    vm.Card(
        CN,
        you=False,
        people="bot, cautious",
        economy=vm.Economy("china.economy", 99.7, 99.7, "=", "plain"),
        meters=(
            vm.Meter("", "Home", "steady"),
            vm.Meter("china.credibility", "Credib.", "taken seriously", "50", 5, "=", "plain"),
            vm.Meter("", "Exposure", "low"),
        ),
        status="ready",
    ),
    vm.Card(
        US,
        you=False,
        people="Dee, Raj",
        economy=vm.Economy("us.economy", 99.2, 97.8, "-1.3", "bad"),
        meters=(
            vm.Meter("", "Home", "steady"),
            vm.Meter("us.credibility", "Credib.", "taken seriously", "50", 5, "=", "plain"),
            vm.Meter("", "Exposure", "high"),
        ),
        status="drafting",
    ),
)

RUNGS = tuple(
    vm.Rung(n, name)
    for n, name in enumerate(
        ("talks", "investigation", "threat", "targeted", "broad", "ban", "decoupling"),
        1,
    )
)

TRACK = vm.Track(
    rungs=RUNGS,
    now=4,
    held_by=(
        vm.Line("October control package, announced", by=CN, value="in force after round 6", figure="china.m3"),
        vm.Line("extra tariff of 30 points on China", by=US, value="since February", figure="us.m1"),
    ),
    market="market -2.7 %",
    market_tone="bad",
)

COUNCIL_BAR = vm.CouncilBar(
    about="deal with China",
    states="22-26 states",
    population="63-99 % of people",
    odds="chance 94 %",
    yes_share=63,
    maybe_share=36,
    need_states=15,
    need_share=65,
)

RELATIONS = vm.Relations(
    pairs=(
        vm.Pair(EU, CN, -2.5, "cold", "trust.china.eu"),
        vm.Pair(CN, US, -3, "hostile", "trust.china.us"),
        vm.Pair(EU, US, 1, "warm", "trust.eu.us"),
    ),
    council=COUNCIL_BAR,
    lamps=(
        vm.Lamp("f1", "dark", "climbing too fast"),
        vm.Lamp("f2", "amber", "only assurances"),
    ),
)

INPUTS = (
    vm.InputRow("magnets", "Magnets", CN, ((EU, "60"), (US, "60")), 60, "6.0 wk", 1, "alternatives .08", "warn"),
    vm.InputRow("chips", "Legacy car chips", CN, ((EU, "95"),), 95, "9.0 wk", 2, ""),
    vm.InputRow(
        "graphite",
        "Graphite anodes",
        CN,
        ((EU, "85"), (US, "85")),
        85,
        "8.0 wk",
        2,
        "package pending",
        "warn",
    ),
    vm.InputRow("cells", "LFP cells", CN, ((EU, "95"),), 95, "10 wk", 2, ""),
    vm.InputRow("gallium", "Gallium", CN, ((EU, "42"), (US, "5")), 42, "5.0 wk", 1, "banned to US", "bad"),
    vm.InputRow("eda", "Chip software", US, ((CN, "95"),), 95, "", None, ""),
    vm.InputRow("soybeans", "Soybeans", US, ((CN, "100"),), 100, "", None, "duty instead"),
)


def _sector(
    sector_id: str, name: str, changes: tuple[str, str, str], heat: int = 0, measures: str = ""
) -> vm.SectorRow:
    def tone(text: str) -> vm.Tone:
        return "bad" if text.startswith("-") else "good" if text.startswith("+") else "dim"

    cells = tuple((p, t, tone(t)) for p, t in zip((EU, CN, US), changes, strict=True))
    return vm.SectorRow(sector_id, name, cells, heat, measures)


SECTORS = (
    _sector("farm", "Farm and food", ("-0.1", "small", "-1.2"), 2, "T10 CN>US"),
    _sector("minerals", "Critical minerals", ("-1.4", "+0.9", "-1.1"), 4, "L CN>*"),
    _sector("chemicals", "Chemicals", ("-0.2", "+0.1", "small")),
    _sector("pharma", "Pharma", ("small", "small", "small")),
    _sector("steel", "Steel and metals", ("-0.4", "-0.3", "+0.6"), 1, "T50 US>*"),
    _sector("machinery", "Machinery", ("-0.5", "-0.2", "-0.4"), 1, "T15 US>EU"),
    _sector("electronics", "Electronics", ("-0.3", "-0.6", "-0.5"), 1, "T30 US>CN"),
    _sector("chips", "Chips", ("-0.2", "-0.1", "small"), 2, "A US>CN"),
    _sector("cars", "Cars", ("-0.9", "-0.2", "-0.3"), 3, "T US>EU D EU>CN"),
    _sector("batteries", "Batteries", ("+0.2", "-0.3", "small"), 1),
    _sector("aircraft", "Aircraft", ("small", "small", "-0.1")),
    _sector("textiles", "Textiles and toys", ("small", "-0.5", "-0.2"), 0, "T30 US>CN"),
)

MEASURES = (
    vm.MeasureRow("china.m3", CN, "all", "October control package", 4, "announced", "9 Oct", "after R6", "warn",
                  ("Reaches goods made abroad with 0.1 % Chinese rare earths.", "MOFCOM notices 55-58, 61, 62 of 2025")),
    vm.MeasureRow("us.m2", US, "China", "affiliates rule (50 %)", 4, "in force", "29 Sep"),
    vm.MeasureRow("china.m1", CN, "EU, US", "magnet licences: normal", 4, "in force", "Apr"),
    vm.MeasureRow("us.m1", US, "China", "extra tariff 30 points", 4, "in force", "Feb"),
    vm.MeasureRow("us.m3", US, "EU", "tariff 15 %", 4, "in force", "Aug"),
    vm.MeasureRow("eu.m1", EU, "China", "duties on electric cars", 4, "in force", "2024"),
    vm.MeasureRow("china.m2", CN, "US", "farm duties 10-15 %", 4, "in force", "Mar"),
    vm.MeasureRow("us.t1", US, "China", "threat: +100 % by R5", 3, "pending", "10 Oct", "R5", "warn"),
    vm.MeasureRow("eu.m2", EU, "China", "joint measure EU-US", 3, "in force", "15 Oct"),
)  # fmt: skip

PROMISES = (
    vm.PromiseRow(
        "eu.d1.1",
        "Deal 1  EU and China, signed 22 Oct, snap-back",
        CN,
        "lets through at least 85 % of magnet requests from EU users from round 2 until round 6",
        "kept 2 rounds, due until R6",
        "good",
        ("kept", "kept", "due", "due", "due"),
    ),
    vm.PromiseRow(
        "eu.d1.2",
        "Deal 1  EU and China, signed 22 Oct, snap-back",
        EU,
        "accepts price undertakings for electric cars from China",
        "kept",
        "good",
        ("kept", "kept"),
    ),
    vm.PromiseRow(
        "us.d1.1",
        "Deal 2  US and China, signed 30 Oct, no enforcement",
        CN,
        "buys soybeans worth at least 12 bn USD a year",
        "warned: 8 % behind",
        "warn",
        ("warned", "due"),
    ),
)

NEWS = (
    vm.News(
        "R2",
        "CABLE",
        "Parts makers report 6 weeks of magnets in store, give or take two.",
        None,
        True,
        "",
        True,
    ),
    vm.News("R2", "DEAL", "offers to exchange drafts with Washington.", CN, True),
    vm.News("R2", "NEWS", "Ministers in Horsens call the controls a critical concern.", EU, True),
    vm.News("R1", "MARKET", "Shares fall 2.7 % on the tariff threat.", None, False, "market"),
    vm.News("R1", "ACT", "threatens +100 % on China unless the package is suspended, by round 5.", US),
    vm.News("R1", "ACT", "forms a joint measure with the US.", EU),
    vm.News("R1", "ACT", "courts Madrid.", CN),
    vm.News(
        "R1",
        "NEWS",
        "announces controls on five more elements, on refining technology and on chip users.",
        CN,
    ),
)

LETTERS = (
    vm.Letter("china.o1", "offer", CN, "Faster magnet licences for price undertakings on electric cars",
              ("China lets through at least 85 % of magnet requests from EU users from round 2 until round 6.",
               "The EU accepts price undertakings for electric cars."), "until R2",
              fresh=True, answers=("accept", "counter", "refuse")),
    vm.Letter("us.t1", "threat", US, "+100 % on China unless the package is suspended",
              ("Public, stake 3. Believed at 60 %.",), "by R5"),
    vm.Letter("us.l2", "invitation", US, "Call of trade ministers this week", ("A call costs one point.",), "until R2",
              private=True, answers=("accept", "refuse")),
)  # fmt: skip

ORDERS = vm.Orders(
    lines=(
        vm.OrderLine("eu.q1", "Joint project", "magnets, with Japan", 2, 0, "matures in 26 weeks"),
        vm.OrderLine("eu.q2", "Persuasion", "Berlin and Madrid", 1),
    ),
    slots=3,
    points=3,
    spent=3,
    note="a point not spent is carried, once",
)

TABLE = vm.Table(
    status=STATUS,
    cards=CARDS,
    track=TRACK,
    relations=RELATIONS,
    inputs=INPUTS,
    sectors=SECTORS,
    measures=MEASURES,
    promises=PROMISES,
    news=NEWS,
    letters=LETTERS,
    orders=ORDERS,
    barred=frozenset({"pass_on"}),
    ending=("1  Joint project: magnets, with Japan (2p)", "2  Persuasion: Berlin and Madrid (1p)"),
)

MENU = vm.Menu(continue_text="The October clock, round 2, orders (EU)", version="0.1.0")

WHY = vm.Why(
    figure="eu.economy",
    title="Economy, year ahead",
    before="99.4",
    after="98.3",
    change="-1.1",
    kind="reading",
    power=EU,
    parts=(
        vm.Part("October control package in force", "-0.89", -0.89, tone="bad", note="from round 6", parts=(
            vm.Part("magnets: plants that stand still", "-0.61", -0.61, tone="bad"),
            vm.Part("graphite and cells: dearer inputs", "-0.18", -0.18, tone="bad"),
            vm.Part("uncertainty at rung 6", "-0.10", -0.10, tone="bad"),
        )),
        vm.Part("licences at normal: cover runs out in spring", "-0.29", -0.29, tone="bad", note="gate 60 %"),
        vm.Part("US duty on China: orders that come to us", "+0.08", 0.08, tone="good"),
    ),
    rule="Economy = 100 + 100 x (buyers + producers + treasury + rents + idle) / value added, less drag at high rungs.",
    thumb="Tariffs hurt the sender, missing inputs hurt the target.",
    source="ECONOMY.md 3; baseline 2024; MOFCOM notices 55-58, 61 and 62 of 9 October 2025",
    small="3 causes under 0.05 are small",
)  # fmt: skip

ORDER_MENU = (
    vm.MenuEntry("dialogue", "Dialogue call", "Talk and ease", "One call; trust +0.5.", "light 1p"),
    vm.MenuEntry("ease", "Ease or lift a measure", "Talk and ease", "", "light 1p"),
    vm.MenuEntry("supplier_mapping", "Supplier mapping", "Get ready", "", "light 1p"),
    vm.MenuEntry("stockpile", "Stockpile", "Get ready", "", "medium 2p"),
    vm.MenuEntry("joint_project", "Joint project", "Get ready", "", "medium 2p"),
    vm.MenuEntry("mandatory_diversification", "Mandatory diversification", "Get ready", "", "heavy 3p",
                 barred="needs 3 points; you have 1"),
    vm.MenuEntry("joint_measure", "Joint measure", "Press", "", "medium 2p", 3),
    vm.MenuEntry("anti_coercion_instrument", "Anti-coercion examination", "Press", "", "medium 2p", 2),
    vm.MenuEntry("targeted_duty", "Targeted duty", "Press", "", "medium 2p", 4),
    vm.MenuEntry("high_tech_control", "High-tech control", "Press", "", "heavy 3p", 6,
                 barred="the Netherlands do not consent while the US has none"),
)  # fmt: skip

THREAT_MENU = ORDER_MENU[6:9]

ORDER_FORM = vm.Form(
    kind="order",
    subject="targeted_duty",
    title="Targeted duty",
    what="An extra duty on a few lines from one country. Your buyers pay part of it; their producers the rest.",
    fields=(
        vm.Field("against", "Against", "choice", "china", "Who it is aimed at.", (
            vm.Option("china", "China", "", power=CN), vm.Option("us", "United States", "", power=US))),
        vm.Field("lines", "Lines", "choice", "cars", "Which goods.", (
            vm.Option("cars", "electric cars", "12 bn a year"), vm.Option("steel", "steel", "9 bn a year"))),
        vm.Field("rate", "Rate", "int", "20", "Points on top of the duty now.", low=5, high=50, step=5, unit="points"),
        vm.Field("public", "Announce", "flag", "yes", "A public step binds you."),
        vm.Field("reason", "Reason", "text", "", "One line for the record; read out in the debrief.", optional=True),
    ),
    preview=vm.Preview(
        sentence="The EU puts 20 points on electric cars from China from this round.",
        cost="2 points",
        rung="rung 4, targeted",
        own=(
            vm.Effect(EU, "Result against no deal, else +2.3", "-0.4", "bad", 1),
            vm.Effect(EU, "Exposure in a year, else 62", "small", "dim"),
            vm.Effect(EU, "Magnets in a year, else 6.0 wk", "-0.5 weeks", "bad", 1),
        ),
        votes=(vm.Line("Chance the Council carries it: 60 %. 14-17 states with 61-69 % of people for it; 15 with 65 % are "
                       "needed. Refused, it costs you -8 credibility.", "warn"),),
        effects=(
            vm.Effect(EU, "economy ahead", "-0.1 to -0.2", "bad", 2),
            vm.Effect(CN, "economy ahead", "small", "dim", 0),
            vm.Effect(US, "economy ahead", "small", "dim", 0),
        ),
        blocs=(
            vm.Effect(EU, "import-hit industries", "+1", "good", 1),
            vm.Effect(CN, "jobs and exporters", "-1", "bad", 1),
        ),
        notes=(
            vm.Line("Usual answer: hostage lines such as brandy, pork and dairy.", "warn", CN),
            vm.Line("Needs a qualified majority against it to fall (V2).", "plain"),
        ),
    ),
    law="Regulation (EU) 2016/1037; provisional after four months, here in the same round.",
)  # fmt: skip

THREAT_FORM = vm.Form(
    kind="threat",
    subject="targeted_duty",
    title="Threat: targeted duty",
    what="What you will do unless something is done by a round. Free to say, costly to drop.",
    fields=(
        vm.Field("against", "Against", "choice", "china", "Who must move.", (vm.Option("china", "China", power=CN),)),
        vm.Field("unless", "Unless", "choice", "flow", "What must be done.", (
            vm.Option("flow", "magnet licences at 85 % or more", "for EU users"),
            vm.Option("suspend", "the October package is suspended", ""))),
        vm.Field("by", "By round", "int", "4", "The last round in which it can be done.", low=3, high=6, unit=""),
        vm.Field("public", "In public", "flag", "yes", "Public threats weigh twice as much and cost more to drop."),
    ),
    preview=vm.Preview(
        sentence="The EU will put 20 points on electric cars unless magnet licences to EU users reach 85 % by round 4.",
        cost="stake 2",
        rung="rung 3, threat",
        votes=(vm.Line("China believes it at 54 %, by your credibility."),),
        effects=(
            vm.Effect(CN, "expects to lose", "0.8 to 1.4", "bad", 3),
            vm.Effect(EU, "if carried out", "-0.1 to -0.2", "bad", 2),
        ),
        blocs=(
            vm.Effect(EU, "carried out: credibility", "+8", "good", 4),
            vm.Effect(EU, "dropped: credibility", "-10", "bad", 5),
            vm.Effect(EU, "dropped: home support", "-4", "bad", 2),
        ),
    ),
    confirm="Say it",
)  # fmt: skip
