"""Clauses of the vocabulary: their menu, their forms and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine import Clause, Seat, capital, clause_from, clause_kind, clause_text, plain, vocabulary
from tui import viewmodels as vm
from tui.present.forms import Values, field_of, meant, shown_value, specs_of, switched_off, variants
from tui.present.look import Look


def clause_menu(look: Look, partner: str) -> tuple[vm.MenuEntry, ...]:
    """The vocabulary, from each side; what has no sensible use now is left out."""
    found = []
    me = str(look.seat)
    for giver, taker, group in ((partner, me, f"{look.name(partner)} gives"), (me, partner, "You give")):
        for kind, one in vocabulary().items():
            if not switched_off(look, kind) and variants(look, kind, giver, taker):
                mark = "benchmark" if one.benchmark else ""
                title = one.title or capital(plain(kind))
                found.append(vm.MenuEntry(f"{giver}/{kind}", title, group, "", mark))
    return tuple(found)


def clause_of(look: Look, subject: str, partner: str, values: Values) -> Clause | None:
    """The clause a form means; ``subject`` is ``giver/kind``."""
    giver, _, kind = subject.partition("/")
    taker = partner if giver == look.seat else str(look.seat)
    found = variants(look, kind, giver, taker)
    if not found:
        return None
    first = _nearest(found, values)
    specs = specs_of(type(first))
    given = {f.name: meant(f, values[f.name]) for f in specs if values.get(f.name)}
    base = {f.name: getattr(first, f.name) for f in specs}
    until = int(values.get("until") or first.until or 0)
    return clause_from(kind, {**base, **given, "by": Seat(giver), "until": until, "start": first.start})


def _nearest(found: Sequence[Clause], values: Values) -> Clause:
    def agreeing(clause: Clause) -> int:
        return sum(values.get(f.name) == shown_value(f, getattr(clause, f.name)) for f in specs_of(type(clause)))

    return max(found, key=agreeing)


def clause_form(look: Look, subject: str, partner: str, values: Values, refusal: str = "") -> vm.Form:
    """The form of a clause."""
    giver, _, kind = subject.partition("/")
    taker = partner if giver == look.seat else str(look.seat)
    found = variants(look, kind, giver, taker)
    one = vocabulary()[kind]
    clause = clause_of(look, subject, partner, values)
    fields = tuple(_clause_fields(look, found, clause)) if clause else ()
    return vm.Form(
        kind="clause", subject=subject, title=one.title or capital(plain(kind)), fields=fields,
        confirm="Into the draft",
        what=f"{look.name(giver)} gives this to {look.name(taker)}. It is checked every round.",
        preview=_clause_preview(look, clause, refusal) if clause else None,
    )  # fmt: skip


def _clause_fields(look: Look, found: Sequence[Clause], clause: Clause) -> Iterable[vm.Field]:
    for spec in specs_of(type(clause)):
        options = tuple(dict.fromkeys(str(getattr(c, spec.name)) for c in found)) or spec.options
        if spec.kind == "choice" and spec.options:
            options = spec.options
        if spec.kind in ("number", "flag") or len(options) > 1:
            yield field_of(look, spec, options, shown_value(spec, getattr(clause, spec.name)))
    last = look.scenario.rounds(look.view.profile)
    rounds = tuple(vm.Option(str(r), f"end of round {r}") for r in range(look.view.round, last + 1))
    help_ = "How long it binds; a lapse is not a breach."
    yield vm.Field(
        "until", "Until", "choice", str(clause.until), help_, (vm.Option("0", "as long as the deal"), *rounds)
    )


def _clause_preview(look: Look, clause: Clause, refusal: str) -> vm.Preview:
    kind = clause_kind(clause)
    notes = []
    if kind.benchmark:
        notes.append(vm.Line("A benchmark: a number everybody can check. Homes like it, and it is worth aims.", "good"))
    if kind.final:
        notes.append(vm.Line("It cannot be taken back, so homes ask for more.", "warn"))
    if kind.concession:
        notes.append(vm.Line("The giver gives up or freezes an instrument; its own council or blocs weigh that."))
    if kind.in_threats:
        now = kind.kept(look.scenario, look.state, None, clause)
        notes.append(vm.Line(f"Today: {look.tell(now.because)}.", "plain"))
    return vm.Preview(capital(clause_text(clause, look.names)), "", "", notes=tuple(notes), refusal=refusal)
