"""The negotiation room at this machine: drafts, offers and answers of whoever sits at the keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from engine import Action, Actor, Refuse, Sign, run
from tui import viewmodels as vm
from tui.desk import DealAct, Values
from tui.keyboard import Keyboard
from tui.present import clauses, room
from tui.present.hints import room_hint
from tui.present.look import Look
from tui.present.room import Draft


class Bargains(Keyboard):
    """What is offered and answered between two."""

    @property
    def _with(self) -> str:
        others = [str(s) for s in self.game.scenario.seats if s != self._seat]
        return self._partner.get(self._seat, others[0])

    def _draft(self, look: Look, partner: str) -> Draft:
        kept = self._drafts.get((self._seat, partner), Draft(partner))
        return room.settled(look, kept)

    def room(self, partner: str) -> vm.Room:
        """The negotiation room with a partner; an empty id means the last one."""
        look = self.mine
        if not partner:
            waiting = [o for o in look.view.offers.values() if look.seat in o.parties and look.seat not in o.signed]
            partner = str(next((p for o in waiting for p in o.parties if p != look.seat), self._with))
        self._partner[self._seat] = partner
        shown = room.Room(look, self._draft(look, partner), self.game.log(self.at)).view()
        return replace(shown, advice=room_hint(look, shown)) if self.learn else shown

    def deal(self, partner: str, act: DealAct) -> str:
        """Offer, counter, accept or refuse."""
        look, by = self.mine, Actor(self._seat)
        draft = self._draft(look, partner)
        offer = room.open_offer(look, partner)
        action: Action
        if act in ("offer", "counter"):
            action = room.proposal(look, draft)
        elif offer is None:
            return "there is nothing on the table to answer"
        else:
            action = Sign(by=by, offer=offer.id) if act == "accept" else Refuse(by=by, offer=offer.id)
        refusal = self._send(action)
        if not refusal:
            self._put_away(look, partner, draft if act in ("offer", "counter") else None)
            run(self.game)
        return refusal

    def _put_away(self, look: Look, partner: str, sent: Draft | None) -> None:
        """Keep what was offered until it is signed, so that a refused offer can be mended; drop any other draft."""
        key = self._seat, partner
        if sent is not None:
            self._drafts[key] = replace(sent, touched=False, sent=room.deals_between(look, partner))
        elif key in self._drafts and self._drafts[key].touched:
            self._drafts.pop(key)

    def _change(self, partner: str, draft: Draft) -> None:
        self._drafts[self._seat, partner] = replace(draft, touched=True, sent=-1)

    def _add_clause(self, subject: str, values: Values) -> str:
        look = self.mine
        clause = clauses.clause_of(look, subject, self._with, values)
        if clause is None:
            return "this clause has no sensible use now"
        draft = self._draft(look, self._with)
        self._change(self._with, replace(draft, clauses=(*draft.clauses, clause)))
        return ""

    def _why_not_clause(self, subject: str, values: Values) -> str:
        from engine import clause_kind as kind_of

        look = self.mine
        clause = clauses.clause_of(look, subject, self._with, values)
        if clause is None:
            return ""
        parties = tuple(s for s in look.scenario.seats if s in (look.seat, self._with))
        refusal = kind_of(clause).why_not(look.scenario, look.state, parties, clause)
        return look.tell(refusal) if refusal else ""

    def drop_clause(self, partner: str, number: int) -> str:
        """Take a clause out of the draft."""
        draft = self._draft(self.mine, partner)
        if not 1 <= number <= len(draft.clauses):
            return "there is no clause of that number"
        left = draft.clauses[: number - 1] + draft.clauses[number:]
        self._change(partner, replace(draft, clauses=left))
        return ""

    def deal_options(self, partner: str, what: Literal["enforcement", "secrecy"]) -> tuple[vm.Option, ...]:
        """What enforcement or secrecy can be chosen."""
        off = self.game.scenario.profile(self.game.state.profile).off
        closed = "not in this length of game"
        if what == "secrecy":
            return tuple(
                replace(o, barred=closed if o.value == "secret" and "secret_deals" in off else "") for o in room.WHO
            )
        return tuple(replace(o, barred=closed if o.value in off else "") for o in room.HOW)

    def set_deal(self, partner: str, what: Literal["enforcement", "secrecy"], value: str) -> str:
        """Choose enforcement or secrecy."""
        draft = self._draft(self.mine, partner)
        if what == "secrecy":
            self._change(partner, replace(draft, secret=value == "secret"))
        else:
            self._change(partner, replace(draft, enforcement=value))  # type: ignore[arg-type]  # one of room.HOW
        return ""
