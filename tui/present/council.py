"""The Council: a bar for the table, the forecast state by state, a vote that was held."""

from __future__ import annotations

from dataclasses import replace

from engine import Council as Members
from engine import Forecast, Ref, Seat, Vote, capital, forecast, say
from engine.events import VoteHeld
from tui import viewmodels as vm
from tui.present.look import Look

MODES = {
    "qmv_for": "qualified majority for it",
    "qmv_against": "stands unless a qualified majority is against it",
    "commission": "the Commission alone",
    "unanimity": "all members",
}


def tough_question(look: Look) -> Vote | None:
    """A question nobody has put yet: would the Council back a tough step today?"""
    council = look.scenario.council
    if council is None:
        return None
    return Vote(
        id="vote.today", seat=Seat(council.seat), mode="qmv_for", kind="tough", subject=Ref(""),
        question=say("a tough step"),
    )  # fmt: skip


def open_vote(look: Look) -> Vote | None:
    """What the Council has before it, or the question whether it would be tough today."""
    votes = look.view.votes
    return votes[-1] if votes else tough_question(look)


def seen(look: Look, vote: Vote) -> Forecast | None:
    """The forecast as far as the reader may know."""
    found = forecast(look.scenario, look.state, vote, reader=look.view.seat)
    council = look.scenario.council
    if found is not None and council is not None and look.view.seat != council.seat:
        return found.for_others()
    return found


def bar_of(look: Look, vote: Vote, found: Forecast) -> vm.CouncilBar:
    """A forecast as one bar."""
    low, high = found.population
    return vm.CouncilBar(
        about=look.tell(vote.question),
        states=span(*found.states) + " states",
        population=f"{span(round(low / 100), round(high / 100))} % of people",
        odds=f"chance {found.tens} %",
        yes_share=round(low / 100),
        maybe_share=round(high / 100) - round(low / 100),
        need_states=_members(look).states_needed,
        need_share=needed_share(_members(look)),
    )


def needed_share(council: Members) -> float:
    """How much of the population a majority needs, in per cent."""
    return council.population_needed / 100


def span(low: int, high: int) -> str:
    """``12-16``, or one number when they are the same."""
    return str(low) if low == high else f"{low}-{high}"


def _members(look: Look) -> Members:
    assert look.scenario.council is not None
    return look.scenario.council


def standing_bar(look: Look) -> vm.CouncilBar | None:
    """The bar on the table."""
    vote = open_vote(look)
    found = seen(look, vote) if vote else None
    return bar_of(look, vote, found) if vote and found else None


def council(look: Look, vote: Vote | None = None) -> vm.Council | None:
    """The forecast state by state."""
    vote = vote or open_vote(look)
    found = seen(look, vote) if vote else None
    if vote is None or found is None:
        return None
    members = _members(look)
    shares = {m.id: m.population for m in members.members}
    bar = bar_of(look, vote, found)
    return vm.Council(
        about=bar.about,
        mode=MODES[found.mode],
        states=tuple(_state(look, o.member, o.word, shares) for o in found.members),
        states_range=bar.states,
        population_range=bar.population.replace("people", "the population"),
        odds=bar.odds,
        bar=bar,
        tips=_tips(look, found, members),
    )


def _state(look: Look, member: str, leaning: str, shares: dict[str, int]) -> vm.StateVote:
    if not member:
        return vm.StateVote("??", "not named", 0, "hidden")
    moved = look.view.stances.get(f"persuaded.{member}", 0) - look.view.stances.get(f"courted.{member}", 0)
    why = "persuaded" if moved > 0 else "courted" if moved < 0 else ""
    return vm.StateVote(member, look.name(member), round(shares[member] / 10), leaning, why)


def _tips(look: Look, found: Forecast, members: Members) -> tuple[vm.Line, ...]:
    share = needed_share(members)
    tips = [vm.Line(f"{members.states_needed} states with {share:g} % carry it; an abstention is not a yes.")]
    shares = {m.id: m.population for m in members.members}
    near = sorted(found.of("open", "leaning no"), key=lambda m: -shares.get(m, 0))[:3]
    if near and all(near):
        share = sum(shares[m] for m in near) / 100
        tips.append(vm.Line(f"{', '.join(look.name(m) for m in near)} could still move: together {share:.1f} %."))
    tips.append(vm.Line("Persuasion moves capitals; support at home and supplier mapping take fear away."))
    return tuple(tips)


def held(look: Look, event: VoteHeld) -> vm.CouncilBar:
    """A vote that was held, as a bar."""
    council = _members(look)
    return vm.CouncilBar(
        about="Council",
        states=f"{len(event.yes)} states",
        population=f"{event.population / 100:.1f} % of people",
        odds="passed" if event.passed else "refused",
        yes_share=round(event.population / 100),
        maybe_share=0,
        need_states=council.states_needed,
        need_share=needed_share(council),
    )


def question_about(bar: vm.CouncilBar, about: str) -> vm.CouncilBar:
    """The same bar under another name."""
    return replace(bar, about=capital(about))
