"""The texts of a new scenario and of its first tests; `scaffold` fills in the words after a dollar sign."""

SCENARIO = """\
$modeline
# Check this file after every edit with:   brink check $id.yaml
# or leave this running while you write:   brink watch $id.yaml
# What may stand somewhere:                brink explain seats.aims
format: 1
title: $title
summary: >-
  $Supplier licenses its $what, $Rival has put a duty on $Supplier, and the plants of $Buyer need both of them.
brief: |
  What everybody reads before play. Say what has happened, what each side can do, and by when.

  You play $rounds rounds. Each side is measured against what it would have got without any deal. This is a teaching
  game and no forecast.
level: learn
begins: The first week

# What players may look up. Every fact says where it is known from; for an invented one write 'made up'.
facts:
  licences:
    text: Since spring a buyer of $what from $Supplier needs a licence for each order, and about half are granted.
    source: made up

# The rounds of the full game. 'weeks' is for how long the economy runs in a round.
clock:
$clock

# Lengths of play, the longest last. A shorter one joins rounds, so that the same weeks pass.
profiles:
  short:
    rounds: $short
    issues: 3
    minutes_per_round: $minutes
    debrief_minutes: $short_debrief
    off: [secret_deals, panel, escrow]
  full:
    rounds: $rounds
    issues: 6
    minutes_per_round: $minutes
    debrief_minutes: $debrief

# The trade numbers are those of real regions in 2024, under the names of your seats.
economy:
  baseline: "2024"
  regions: [$regions]
  inputs: [$input]
  lines: [cars, food]
  whole_sectors:
    cars: motor_vehicles
    food: agri_food
  cover:
    $input:
      $buyer_region:
        weeks: 6
        source: made up

seats:
  $supplier:
    name: $supplier_name
    region: $supplier_region
    home: 56          # support at home, 0 to 100; under 40 a seat has fewer points for orders
    credibility: 50   # how much its threats weigh, 0 to 100
    economy_weight: $supplier_weight   # points for one point of Economy
    lever: true       # losing the leverage of its licences counts as a loss
    public: Our licences are lawful, and everybody who files proper papers gets one.
    private: >-
      What you want is the duty of $Rival gone. The licences are your lever; keep the grip on them, and treat with the
      other two one at a time.
    instruments: [court_capital, dialogue, export_licensing, lift, stockpile, targeted_duty, tariff]
    powers: [licence.$input, tariff.tariff_law]
    aims:
      duty:
        says: The duty of $Rival comes down.
        grades:       # the first step that holds gives its points
          gone:
            when:
              figures:
                tariff.$rival.$supplier:
                  at_most: 5
            points: 12
          halved:
            when:
              figures:
                tariff.$rival.$supplier:
                  at_most: 15
            points: 6
      grip:
        says: Keep the grip on licences for $Buyer.
        private: true
        points: 5
        when:
          figures:
            $buyer.gate.$input:
              at_most: 0.75
    red_lines:
      regime:
        says: The licences are not repealed.
        when:
          none_of:
            stands:
              in_force: {by: $supplier, against: $buyer, tag: licence, standing: [pending, in_force, suspended]}
    blocs:            # groups at home; each hears of some things and likes them from -2 to 2
      leadership:
        name: Leadership
        reactions:
          deal: {hears: deal, by: self, amount: 1}
          threatened: {hears: threat, against: self, amount: -1}
          unanswered: {hears: unanswered, by: self, amount: -1}
      exporters:
        name: Exporters
        reactions:
          duty_off: {hears: eased, against: self, tag: tariff, amount: 1}
          duty_freed: {hears: deal, by: self, tag: other.tariff, amount: 1}
          duty_on: {hears: hit, against: self, tag: broad, amount: -2}

  $buyer:
    name: $buyer_name
    region: $buyer_region
    home: 52
    credibility: 45
    economy_weight: $buyer_weight
    diversifies: true # it can fail by taking assurances instead of other suppliers
    public: Our plants need $what that arrive in time.
    private: >-
      Plants have six weeks in store. A promise that can be checked is worth more than a friendly call, and other
      suppliers take half a year to deliver.
    instruments:
      [dialogue, emergency_support, joint_measure, joint_project, lift, stockpile, supplier_mapping, targeted_duty]
    aims:
      licences:
        says: Licences for our plants flow.
        points: 10
        slide:        # more points the further the figure moves from low to high
          figure: $buyer.gate.$input
          low: 0.5
          high: 0.85
      promise:
        says: A deal with $Supplier has a promise that can be checked.
        private: true
        points: 6
        when:
          deal: {party: $buyer, benchmarked: true, giver: $supplier}
      suppliers:
        says: A project for other suppliers is under way.
        private: true
        points: 4
        when:
          in_force: {by: $buyer, tag: project}
    red_lines:
      no_escalation:
        says: Nothing of ours stands above rung 4.
        when:
          in_force: {by: $buyer, rung_at_least: 5}
    blocs:
      industry:
        name: Industry
        reactions:
          flow: {hears: deal, by: self, tag: other.flow, amount: 1}
          benchmark: {hears: deal, by: self, tag: other.benchmark, amount: 1}
          eased: {hears: eased, against: self, tag: licence, amount: 1}
          short: {hears: figure, figure: self.service_now, at_most: 0.95, amount: -1}
      farmers:
        name: Farmers
        reactions:
          hit: {hears: hit, against: self, tag: line.food, amount: -2, softened: support}
          unanswered: {hears: unanswered, by: self, amount: -1}

  $rival:
    name: $rival_name
    region: $rival_region
    home: 48
    credibility: 50
    economy_weight: $rival_weight
    market_veto: true # falling markets keep it from climbing
    diversifies: true
    public: $Supplier must let its $what go.
    private: >-
      The duty is yours to trade away, but not for nothing. Markets do not like heavy threats.
    instruments: [dialogue, emergency_support, joint_measure, joint_project, lift, stockpile, targeted_duty, tariff]
    powers: [tariff.ieepa]
    aims:
      licences:
        says: Licences for us are at least normal.
        points: 8
        when:
          figures:
            $rival.gate.$input:
              at_least: 0.65
      still_tough:
        says: The duty on $Supplier stays at 15 or more.
        private: true
        points: 5
        when:
          figures:
            tariff.$rival.$supplier:
              at_least: 15
      market:
        says: Markets end above minus 3.
        private: true
        points: 3
        when:
          figures:
            market:
              at_least: -3
    blocs:
      markets:
        name: Markets
        reactions:
          fall: {hears: figure, figure: market_move, at_most: -0.7, amount: -1}
          rise: {hears: figure, figure: market_move, at_least: 0.7, amount: 1}
      farm_states:
        name: Farm states
        reactions:
          hit: {hears: hit, against: self, tag: line.food, amount: -2, softened: support}
          purchases: {hears: deal, by: self, tag: other.purchase, amount: 2}

trust:                # between two seats, from -5 to 5
  $supplier.$buyer: -1
  $supplier.$rival: -2
  $buyer.$rival: 0

# Measures that stand when play begins; each is a use of an instrument (see: brink instruments).
measures:
  licences_buyer:
    name: Licences of $Supplier for $Buyer
    by: $supplier
    instrument: export_licensing
    use:
      against: $buyer
      input: $input
      level: normal
    source: made up
  licences_rival:
    name: Licences of $Supplier for $Rival
    by: $supplier
    instrument: export_licensing
    use:
      against: $rival
      input: $input
      level: normal
    source: made up
  duty:
    name: Duty of $Rival on $Supplier
    by: $rival
    instrument: tariff
    use:
      against: $supplier
      duty: 25
      basis: ieepa
    source: made up

# News: at a round, when something holds, or held for the facilitator to bring.
beats:
  queue:
    round: 1
    headline: Half of all requests for $what wait
    text: Firms file papers, and weeks go by. Nobody says no, and nobody says yes.
    source: made up
  cable:
    round: 1
    to: [$buyer]
    headline: Stocks are shorter than firms say
    text: Some plants have four weeks left and not six. They do not want their banks to know.
    source: made up
  nerves:
    round: $middle
    chance: 6         # in twelve
    headline: Markets are nervous
    text: A rumour is enough to move prices today.
    effects:
      fall:
        figure: market
        change: -0.5
    source: made up
  short:
    when:
      figures:
        $buyer.cover.$input:
          at_most: 4
    headline: Plants in $Buyer count their days
    text: The first shift has been cut, and the picture is in the evening news.
    effects:
      mood:
        figure: $buyer.home
        change: -1
    source: made up
  line_stops:
    held: true
    headline: A plant stops
    text: One part is missing, and the line stands still for a week.
    source: made up

debrief:
  first: Who moved first, and why?
  worth: What was a promise worth that could be checked?
  threat: Which threat would have hurt its owner more than its target?

glossary:
  licence: A permit to ship one order of a controlled good.
  benchmark: A promise with a number that the table checks every round.
"""

TESTS = """\
$tests_modeline
# Play these tests with:   brink test $id.yaml
format: 1
tests:
  nothing_is_done:
    says: When nobody does anything, everybody ends on the line of no deal.
    play: [end_game]
    expect:
      - figures:
          $supplier.result: {equals: 0}
          $buyer.result: {equals: 0}
          $rival.result: {equals: 0}

  a_bargain:
    says: $Rival gives up its duty for licences, and both homes agree.
    play:
      - $rival:
          do: propose
          parties: [$rival, $supplier]
          clauses:
            duty: {clause: suspend, by: $rival, measure: duty}
            flow: {clause: licence_flow, by: $supplier, input: $input, user: $rival, gate: 85}
          enforcement: snap_back
        named: bargain
      - $supplier: {do: sign, offer: bargain}
      - end_round
    expect:
      - deal: {party: $rival, other: $supplier, clause: licence_flow}
        figures:
          tariff.$rival.$supplier: {equals: 0}

  no_licence_power:
    says: Only $Supplier can license its $what.
    play:
      - $rival: {do: order, instrument: tariff, use: {against: $supplier, duty: 10, basis: tariff_law}}
        refused: no power
"""
