"""The shelf of scenarios, the seats of a new game, and the game that was left last.

The engine is imported by what needs it, so that the menu is there at once.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui import home, saved
from tui import viewmodels as vm
from tui.desk import Desk, Values

if TYPE_CHECKING:
    from engine import Scenario
    from tui.workshop import Workshop

LEARN = ("rare_earth_crackdown", "eu")
"""What the guided game plays, and from which seat."""
BOT = "cautious"
"""Who sits where nobody else was chosen."""


@cache
def _loaded(name: str) -> tuple[Scenario | None, int]:
    """A scenario, None when it cannot be played, and how many problems its file has."""
    from engine.authoring.load import find

    found = find(name)
    return found.scenario, len(found.problems)


class HouseLobby:
    """What can be played on this machine."""

    def menu(self) -> vm.Menu:
        """The first screen."""
        saves = home.latest_saves()
        return vm.Menu(continue_text=_last_game(saves[0]) if saves else "", version=_version())

    def scenarios(self) -> tuple[vm.Scenario, ...]:
        """The shelf; the one that Learn plays stands first, the small one for tests last."""
        from engine.authoring.shelf import shelf

        found = [_entry(item.id, item.title, item.summary) for item in shelf()]
        return tuple(sorted(found, key=lambda s: (s.id == "tiny", s.id != LEARN[0])))

    def setup(self, scenario: str, values: Values) -> vm.Form:
        """Who sits where."""
        found = _loaded(scenario)[0]
        assert found is not None
        return _form(found, values)

    def start(self, scenario: str, values: Values) -> Desk | str:
        """Begin a game and keep it on disk."""
        from engine import LocalTable
        from tui.session import LocalDesk

        found = _loaded(scenario)[0]
        if found is None:
            return f"{scenario} cannot be played yet: brink check {scenario} tells why"
        seats = {str(s): values.get(f"seat.{s}", BOT) for s in found.seats}
        path = home.fresh_save(found.id)
        try:
            table = LocalTable(
                found, profile=values.get("profile", ""), sealed=values.get("order", _usual(found)) == "sealed",
                seed=int(values.get("seed") or 1), seats=seats, path=path, source=scenario,
            )  # fmt: skip
        except OSError as error:
            return _not_kept(error)
        words = {str(s): values.get(f"word.{s}", "") for s in found.seats}
        return LocalDesk(table, title=_title(found), words=words, folder=home.home() / "reports")

    def saved_games(self) -> tuple[vm.SavedGame, ...]:
        """Every saved game, the last one left first."""
        return tuple(saved.listed(path) for path in home.latest_saves())

    def saved_game(self, game: str) -> vm.SavedGame:
        """A saved game looked into."""
        return saved.looked_into(Path(game))

    def resume(self, game: str) -> Desk | str:
        """Go on with a saved game; or the reason why not."""
        return saved.resumed(Path(game), home.home() / "reports")

    def learn(self) -> Desk | str:
        """A short game with a line of advice."""
        from engine import LocalTable
        from tui.session import LocalDesk

        name, seat = LEARN
        found = _loaded(name)[0]
        if found is None:
            return f"{name} cannot be played yet"
        seats = {str(s): "human" if s == seat else BOT for s in found.seats}
        profile = next(iter(found.profiles), "")
        try:
            table = LocalTable(
                found, profile=profile, sealed=not found.sequential, seed=1, seats=seats, path=home.fresh_save(name),
                source=name,
            )  # fmt: skip
        except OSError as error:
            return _not_kept(error)
        return LocalDesk(table, title=_title(found), learn=True, folder=home.home() / "reports")

    # -- writing -------------------------------------------------------------------------------------------

    def files(self) -> tuple[vm.ScenarioFile, ...]:
        """The scenario files an author may open."""
        from tui.author_files import files

        return files()

    def workshop(self, file: str) -> Workshop:
        """Open one of them; the shelf reads its files anew afterwards."""
        from tui.author_files import opened

        return opened(Path(file), closed=_loaded.cache_clear)

    def new_file(self, name: str) -> str:
        """Write a new one from the template into the user's folder."""
        from tui.author_files import begun

        _loaded.cache_clear()
        return begun(name)


def _not_kept(error: OSError) -> str:
    """Why no game begins where nothing can be written, and what helps."""
    why = error.strerror or error
    return f"A game cannot be saved in {home.saves()} ({why}). BRINK_HOME can name another folder."


def _last_game(path: Path) -> str:
    """The last game in a few words: its title and when it was left."""
    game = saved.listed(path)
    when = game.left.split()
    return f"{game.title}, {when[0]} {when[1]}, {when[-1]}" if len(when) > 2 else game.title


def _version() -> str:
    """The installed version, read off the name of its folder: to ask Python for it costs a fifteenth of the start."""
    for place in sys.path:
        for folder in Path(place or ".").glob("brinkmanship-*.dist-info"):
            return folder.name.split("-")[1].removesuffix(".dist")
    return ""


def _title(scenario: Scenario) -> str:
    return scenario.text("title", scenario.id.replace("_", " ").capitalize())


def _entry(id: str, title: str, summary: str) -> vm.Scenario:
    from tui.present.briefing import briefing

    scenario, problems = _loaded(id)
    if scenario is None:
        first = f"{problems} problems: brink check {id} shows them"
        return vm.Scenario(id, title, "", "", "", "", summary, (), (), "", problem=first)
    return briefing(scenario, id=id, checked="checked, no problems" if not problems else f"{problems} warnings",
                    title=title, summary=summary)  # fmt: skip


# -- who sits where ----------------------------------------------------------------------------------------


def _form(scenario: Scenario, values: Values) -> vm.Form:
    from tui.present.look import powers_of
    from tui.session import style_options

    powers = powers_of(scenario)
    players = style_options()
    first = next(iter(powers))
    default = BOT if any(o.value == BOT for o in players) else players[-1].value
    seats = {s: values.get(f"seat.{s}", "human" if s == first else default) for s in powers}
    fields = [
        vm.Field(f"seat.{s}", p.name, "choice", seats[s], f"Who plays {p.name}.", players) for s, p in powers.items()
    ]
    fields += _rules(scenario, values)
    people = [s for s, who in seats.items() if who == "human"]
    if len(people) > 1:
        fields += [_word(powers[s], values.get(f"word.{s}", "")) for s in people]
    return vm.Form(
        kind="setup", subject=scenario.id, title="Seats and rules", what="", fields=tuple(fields), confirm="Start"
    )


def _rules(scenario: Scenario, values: Values) -> list[vm.Field]:
    from tui.present.briefing import how_spent, minutes_of

    lengths = tuple(
        vm.Option(p, f"{minutes_of(scenario, p)} minutes", how_spent(scenario, p)) for p in scenario.profiles
    )
    orders = (
        vm.Option("sealed", "sealed", "all at once; nobody sees the others'"),
        vm.Option("sequential", "one after the other", "each sees what came before"),
    )
    length = values.get("profile") or lengths[min(1, len(lengths) - 1)].value
    seed = vm.Field(
        "seed",
        "Seed",
        "int",
        values.get("seed") or _by_chance(),
        "The same seed draws the same chances.",
        low=0,
        high=99999,
    )
    return [
        vm.Field("profile", "Length", "choice", length, "How long it takes, debrief included.", lengths),
        vm.Field("order", "Orders", "choice", values.get("order") or _usual(scenario), "How orders are given.", orders),
        seed,
    ]


def _by_chance() -> str:
    import secrets

    return str(secrets.randbelow(100_000))


def _usual(scenario: Scenario) -> str:
    """How orders are given when nobody chooses: as the scenario says."""
    return "sequential" if scenario.sequential else "sealed"


def _word(power: vm.Power, value: str) -> vm.Field:
    help_ = "Typed when the keyboard is handed over; may stay empty."
    return vm.Field(f"word.{power.id}", f"Word of {power.code}", "text", value, help_, optional=True, secret=True)
