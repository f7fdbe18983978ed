"""From a file that is right to what the rules need of it: whole numbers, fixed orders, texts apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engine.authoring.compile_conditions import bounds, condition, figure_name, in_units, meaning, whole
from engine.authoring.compile_history import history, measure_refs
from engine.authoring.compile_own_economy import own_economy
from engine.authoring.compile_texts import texts_of
from engine.authoring.file import ScenarioFile
from engine.authoring.file import seats as file_seats
from engine.authoring.file import world as file_world
from engine.authoring.file.forms import in_game_units
from engine.authoring.folders import use_of
from engine.authoring.parts import Parts
from engine.clock import Clock, Span, Week
from engine.codec import encode
from engine.figures import kind_of
from engine.numbers import Numbers
from engine.scenario import (
    Actor,
    Aim,
    Beat,
    Bloc,
    Bounds,
    Council,
    Cue,
    EconomySetting,
    Effect,
    Figure,
    MemberState,
    Opening,
    Profile,
    RedLine,
    Reported,
    Scenario,
    Seat,
    SeatBrief,
    pair,
)


def compile_file(file: ScenarioFile, parts: Parts, *, id: str) -> Scenario:
    """The meaning of a file without errors; raises KeyError for names that the checks should have found."""
    clock = _clock(file)
    scenario = Scenario(
        id=id,
        digest="",
        seats={Seat(id): _seat(id, seat) for id, seat in file.seats.items()},
        clock=clock,
        profiles={id: _profile(id, profile) for id, profile in file.profiles.items()},
        economy=_economy(file.economy),
        trust={pair(*names.split(".")): whole(value, 10) for names, value in file.trust.items()},
        openings=tuple(_openings(file, clock)),
        beats=tuple(_beat(id, beat) for id, beat in file.beats.items()),
        council=_council(file.council) if file.council else None,
        actors=tuple(_actor(id, actor) for id, actor in file.actors.items()),
        history=history(file),
        reported=tuple(_reported(id, reported) for id, reported in file.reported.items()),
        numbers=_numbers(file),
        market=in_units("market", file.market),
        sequential=file.sequential,
        aggressor=file.aggressor,
        stages={f"{i}.{stage}": n for i, stages in file.stages.items() for stage, n in stages.items()},
        scale=file.scale,
        texts=texts_of(parts),
    )
    return replace(scenario, digest=digest_of(scenario))


def digest_of(scenario: Scenario) -> str:
    """The fingerprint of a scenario's meaning: everything but its name and its texts."""
    plain = encode(replace(scenario, id="", digest="", texts={}))
    return hashlib.sha256(json.dumps(plain, separators=(",", ":")).encode()).hexdigest()


def _clock(file: ScenarioFile) -> Clock:
    spans: list[Span] = []
    for round in file.clock.values():
        first = spans[-1].end if spans else Week(0)
        spans.append(Span(first, round.weeks, round.label))
    return Clock(tuple(spans))


def _numbers(file: ScenarioFile) -> Numbers:
    given: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in file.numbers.items()}
    return Numbers(**given)


def _profile(id: str, profile: file_world.Profile) -> Profile:
    return Profile(
        id=id,
        rounds=profile.rounds,
        issues=profile.issues,
        minutes=profile.minutes_per_round,
        debrief=profile.debrief_minutes,
        off=profile.off,
    )


def _actor(id: str, actor: file_world.OtherActor) -> Actor:
    return Actor(id=id, joins=actor.joins, holds_up=actor.holds_up, freezes=actor.freezes)


def _economy(economy: file_world.Economy) -> EconomySetting:
    if economy.own is not None:
        return own_economy(economy.own, warm_up=economy.warm_up_weeks, cover=economy.cover)
    cover = ((i, r, whole(c.weeks, 10)) for i, regions in economy.cover.items() for r, c in regions.items())
    shares = (
        (i, buyer, supplier, whole(share, 10_000))
        for i, buyers in economy.shares.items()
        for buyer, suppliers in buyers.items()
        for supplier, share in suppliers.items()
    )
    return EconomySetting(
        baseline=economy.baseline,
        regions=economy.regions,
        inputs=economy.inputs,
        cover=tuple(cover),
        shares=tuple(shares),
        warm_up=economy.warm_up_weeks,
        goods=economy.lines,
        whole_sectors=economy.whole_sectors,
    )


def _seat(id: str, seat: file_seats.Seat) -> SeatBrief:
    red_lines = (
        RedLine(id=line_id, when=meaning(line.when), private=line.private) for line_id, line in seat.red_lines.items()
    )
    return SeatBrief(
        id=Seat(id),
        region=seat.region,
        home=seat.home,
        credibility=seat.credibility,
        instruments=seat.instruments,
        powers=seat.powers,
        aims=tuple(_aim(aim_id, aim) for aim_id, aim in seat.aims.items()),
        red_lines=tuple(red_lines),
        blocs=tuple(_bloc(bloc_id, bloc) for bloc_id, bloc in seat.blocs.items()),
        economy_weight=seat.economy_weight,
        lever=seat.lever,
        council=seat.council,
        market_veto=seat.market_veto,
        diversifies=seat.diversifies,
        duty_by_law={payer: whole(duty, 100) for payer, duty in seat.duty_by_law.items()},
    )


def _aim(id: str, aim: file_seats.Aim) -> Aim:
    slide = aim.slide
    return Aim(
        id=id,
        private=aim.private,
        points=whole(aim.points or 0, 100),
        when=condition(aim.when),
        grades=tuple((meaning(grade.when), whole(grade.points, 100)) for grade in aim.grades.values()),
        slide=figure_name(slide.figure) if slide else None,
        low=in_units(slide.figure, slide.low) if slide else 0,
        high=in_units(slide.figure, slide.high) if slide else 1,
        times=(meaning(aim.times.when), whole(aim.times.factor, 100)) if aim.times else None,
    )


def _bloc(id: str, bloc: file_seats.Bloc) -> Bloc:
    reactions = tuple((_cue(reaction), reaction.amount) for reaction in bloc.reactions.values())
    return Bloc(id=id, reactions=reactions, double_when=condition(bloc.double_when))


def _cue(reaction: file_seats.Reaction) -> Cue:
    figure = reaction.figure
    return Cue(
        kind=reaction.hears,
        by=reaction.by,
        against=reaction.against,
        tag=reaction.tag,
        not_tag=reaction.not_tag,
        rung_at_least=reaction.rung_at_least,
        weight=reaction.weight,
        figure=figure_name(figure) if figure else "",
        bounds=bounds(reaction, kind_of(figure).scale) if figure else Bounds(),
        softened=reaction.softened,
        each=reaction.each,
        from_nth=reaction.from_nth,
        until_nth=reaction.until_nth,
    )


def _openings(file: ScenarioFile, clock: Clock) -> Iterator[Opening]:
    measures = measure_refs(file)
    for id, opening in file.measures.items():
        use = in_game_units(use_of(opening.instrument), opening.use, measures)
        yield Opening(
            id=id,
            by=Seat(opening.by),
            against=opening.against or str(use.get("against", "")),
            instrument=opening.instrument,
            use=use,
            since=Week(opening.since_week),
            starts=None if opening.starts_round is None else clock.span(opening.starts_round).first,
            until=None if opening.until_round is None else clock.end_of(opening.until_round),
        )


def _council(council: file_world.Council) -> Council:
    members = (
        MemberState(
            id=id,
            population=whole(member.population, 100),
            stance=whole(member.stance, 10),
            fear=whole(member.fear, 10),
            hostage=member.hostage,
            wary=member.wary,
        )
        for id, member in council.members.items()
    )
    return Council(
        seat=Seat(council.seat),
        members=tuple(members),
        states_needed=council.states_needed,
        population_needed=whole(council.population_needed, 100),
        blocking_states=council.blocking_states,
        mood=whole(council.mood, 10),
    )


def _beat(id: str, beat: file_world.Beat) -> Beat:
    return Beat(
        id=id,
        round=beat.round,
        when=condition(beat.when),
        held=beat.held,
        chance=beat.chance,
        to=tuple(Seat(seat) for seat in beat.to),
        effects=tuple(_effect(effect) for effect in beat.effects.values()),
        once=beat.once,
    )


def _effect(effect: file_world.Effect) -> Effect:
    if effect.figure is not None:
        return Effect(figure=figure_name(effect.figure), change=in_units(effect.figure, effect.change or 0))
    if effect.member is not None:
        return Effect(member=effect.member, stance=whole(effect.stance or 0, 10))
    if effect.verdict is not None:
        return Effect(by=effect.by or "", tag=effect.tag or "", verdict=effect.verdict)
    return Effect(mandate=effect.mandate or "", rounds=effect.rounds or 0)


def _reported(id: str, reported: file_world.Reported) -> Reported:
    return Reported(
        id=id,
        round=reported.round,
        figure=Figure(figure_name(reported.figure)),
        value=in_units(reported.figure, reported.value),
        tolerance=in_units(reported.figure, reported.tolerance),
    )
