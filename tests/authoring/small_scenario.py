"""A scenario as small as it can be: two seats, two rounds, two measures; the base of the bad ones."""

SMALL = """\
format: 1
title: Small
summary: Two seats and a duty.
brief: A made-up week.
begins: 6 October 2025
clock:
  r1: {label: First week, weeks: 1}
  r2: {label: Second week, weeks: 1}
profiles:
  full: {rounds: 2, issues: 2, minutes_per_round: 10, debrief_minutes: 10}
economy:
  regions: [china, us, rest]
  inputs: [magnets]
  lines: [soybeans]
seats:
  china:
    name: China
    region: china
    home: 58
    credibility: 50
    economy_weight: 20
    public: We want the duty gone.
    private: Keep calm.
    instruments: [tariff, export_licensing]
    powers: [licence.magnets]
    aims:
      duty: {says: The duty goes., points: 8, when: {figures: {tariff.us.china: {at_most: 0}}}}
    blocs:
      jobs: {name: Jobs, reactions: {hit: {hears: hit, against: self, amount: -1}}}
  us:
    name: United States
    region: us
    home: 48
    credibility: 50
    economy_weight: 6
    public: We want the licences.
    private: Keep calm.
    instruments: [tariff]
    powers: [tariff.ieepa]
    aims:
      magnets:
        says: Licences flow.
        points: 8
        slide: {figure: us.gate.magnets, low: 0.3, high: 0.8}
    blocs:
      markets: {name: Markets, reactions: {fall: {hears: figure, figure: market_move, at_most: -1, amount: -1}}}
trust: {china.us: -2}
measures:
  duty_china:
    name: American duty on China
    by: us
    instrument: tariff
    use: {against: china, duty: 30, basis: ieepa}
    source: made up
  licences_us:
    name: Chinese licences for America
    by: china
    instrument: export_licensing
    use: {against: us, input: magnets, level: normal}
    source: made up
beats:
  queue: {round: 1, headline: A queue, text: Half of all requests wait., source: made up}
history:
  threat:
    round: 1
    phase: talks
    seat: us
    act:
      do: threaten
      against: china
      instrument: tariff
      use: {against: china, duty: 100, basis: ieepa}
      unless: {clause: licence_flow, by: china, input: magnets, user: us, gate: 85}
      due: 2
    source: made up
"""
