"""The numbers of the rules, each with its default from the rule book; a scenario overrides one by its name."""

from __future__ import annotations

from engine.plain import dataclass


def rounded(numerator: int, denominator: int) -> int:
    """Divide and round half away from zero, the one rounding of the rules."""
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    top, bottom = abs(numerator), abs(denominator)
    return sign * ((2 * top + bottom) // (2 * bottom))


def clamped(value: int, low: int, high: int) -> int:
    """Keep a value between two limits."""
    return low if value < low else high if value > high else value


@dataclass(frozen=True, slots=True)
class Numbers:
    """Rule numbers. Units: home, credibility and points are whole; trust in tenths; market in basis points;
    economy in hundredths of a point; exposure in tenths; worth (V) in hundredths."""

    # points and orders (GAME 2)
    points_low: int = 2
    points_middle: int = 3
    points_high: int = 4
    home_middle: int = 40
    home_high: int = 60
    carry: int = 1
    orders: int = 3
    light: int = 1
    medium: int = 2
    heavy: int = 3
    home_crisis: int = 20
    home_crisis_rounds: int = 2
    haste: int = 1
    # home (1.2)
    bloc_limit: int = 2
    home_economy_limit: int = 4
    home_economy_times: int = 4
    home_drift: int = 10
    # credibility (1.3)
    kept_benchmark: int = 2
    kept_benchmark_most: int = 4
    broken_public: int = -12
    broken_secret: int = -8
    threat_carried: int = 4
    threat_dropped: int = -5
    threat_dropped_home: int = -2
    threat_dropped_private: int = -2
    threat_met: int = 3
    vote_lost: int = -8
    determination_won: int = 8
    retreat: int = -8
    lessons_most: int = 3
    credibility_drift: int = 10
    ratification_failed: int = -4
    # track, market, trust (3)
    market_at_rung: tuple[int, ...] = (0, 0, 0, -50, -50, -150, -200, -600)
    market_heavy_threat: int = -270
    market_step_down: int = 100
    market_fade: int = 5
    drag_at_rung: tuple[int, ...] = (0, 0, 0, 0, 0, 10, 20, 60)
    collapse_rung: int = 7
    trust_limit: int = 50
    trust_order: int = -10
    trust_package: int = -20
    trust_court: int = -5
    trust_dialogue: int = 5
    trust_deal: int = 10
    trust_kept: int = 5
    trust_breach: int = -20
    trust_leak: int = -10
    trust_joint: int = 10
    trust_secret_least: int = -40
    # threats (4)
    belief_public: int = 120
    belief_private: int = 60
    belief_most: int = 95
    belief_dropped: int = 10
    court_doubt: int = 80
    threats_new: int = 1
    threats_most: int = 2
    threat_rounds: int = 4
    retreat_rounds: int = 2
    # ratification (5.2)
    ratify_from: int = 0
    ratify_repeal_from: int = 2
    sold_at_home: int = 1
    # market veto (5.4)
    market_veto: int = -400
    # deals (7)
    clauses_least: int = 2
    clauses_most: int = 6
    warning_share: int = 10
    leak_sixths: int = 1
    dead_rounds: int = 2
    escrow_rounds: int = 2
    suspension_weeks: int = 52
    words_most: int = 500
    # leverage decay (6 notes)
    token_rounds: int = 2
    tokens_most: int = 4
    token_matures: int = 2
    token_gate: int = 3000
    token_share: int = 200
    token_speed: int = 5
    # scoring (8)
    home_weight: int = 25
    credibility_weight: int = 20
    exposure_weight: int = 40
    lever_weight: int = 40
    red_line: int = 1500
    failure: int = 1000
    collapse: int = 1500
    collapse_last_climber: int = 1000
    service_play: int = 9500
    service_ahead: int = 8500
    dependence_target: int = 100
    empty_dialogues: int = 2
    idle_home: int = -1
    idle_hit_home: int = -2
