"""The feed: what happened, in the reader's words, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine import capital, event_text
from engine import events as e
from tui import viewmodels as vm
from tui.present.look import Look

KINDS: dict[type[e.Event], str] = {
    e.NewsBroke: "NEWS", e.OrderRevealed: "ACT", e.OrderReturned: "ACT", e.TookEffect: "ACT", e.Suspended: "ACT",
    e.Resumed: "ACT", e.StageReached: "ACT", e.DialTurned: "ACT", e.Ended: "ACT",
    e.ThreatMade: "THREAT", e.ThreatClosed: "THREAT", e.VoteHeld: "VOTE",
    e.OfferMade: "TALKS", e.OfferClosed: "TALKS", e.Spoke: "SAYS",
    e.DealSigned: "DEAL", e.DealRatified: "DEAL", e.DealFailed: "DEAL", e.DealEntered: "DEAL", e.DealEnded: "DEAL",
    e.DealPublished: "LEAK", e.ClauseMissed: "PROMISE", e.ClauseBroken: "BREACH", e.GameEnded: "END",
}  # fmt: skip
"""What stands in the feed, by the kind of event; everything else is bookkeeping."""

MOST = 60
LONG = 90
"""A deal told in more characters than this keeps its clauses for enter."""


def feed(look: Look, log: Sequence[e.Event], *, fresh: int = 0) -> tuple[vm.News, ...]:
    """The feed, newest first; the last ``fresh`` events of the log are new."""
    lines = list(_lines(look, log, new_from=len(log) - fresh))
    return tuple(reversed(lines[-MOST:]))


def _lines(look: Look, log: Sequence[e.Event], *, new_from: int) -> Iterator[vm.News]:
    number, last = 1, ""
    for place, event in enumerate(log):
        if isinstance(event, e.RoundOpened):
            number = event.round
        line = news_line(look, event, number, fresh=place >= new_from)
        if line is not None and line.text != last:
            last = line.text
            yield line


def news_line(look: Look, event: e.Event, number: int, *, fresh: bool) -> vm.News | None:
    """One event as a line, or nothing for bookkeeping."""
    kind = KINDS.get(type(event))
    if kind is None or (isinstance(event, e.OfferClosed) and event.how == "signed"):
        return None
    private = event.seen_by != "all"
    if kind == "NEWS" and private:
        kind = "CABLE"
    text = said_of(look, event)
    if not text:
        return None
    head, _, rest = text.partition(": ")
    long = kind == "DEAL" and len(text) > LONG
    detail = (story_of(look, event),) if isinstance(event, e.NewsBroke) else (capital(rest),) if long else ()
    return vm.News(
        f"R{number}", kind, head if long else text, None, fresh, only_you=private, detail=tuple(d for d in detail if d)
    )


def said_of(look: Look, event: e.Event) -> str:
    """An event in words: a beat by its headline, a speech by its words, the rest by its reason."""
    if isinstance(event, e.NewsBroke):
        headline = look.scenario.text(f"beats.{event.beat}.headline", "")
        return headline or event_text(event, look.names)
    if isinstance(event, e.Spoke):
        return f"{look.name(event.seat)}: {event.words}"
    return capital(event_text(event, look.names))


def story_of(look: Look, event: e.NewsBroke) -> str:
    """The text below a headline."""
    return look.scenario.text(f"beats.{event.beat}.text", "")
