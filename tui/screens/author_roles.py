"""Role sheets of the author's screen: seat by seat, as their people see them or from behind."""

from __future__ import annotations

from textual.reactive import var
from textual.widgets import Static

from tui.ink import Ink, words
from tui.panels.base import Panel
from tui.panels.preview import RolePanel
from tui.screens.author_trial import Trials
from tui.viewmodels import Role


class Roles(Trials):
    """What the third tab does."""

    seat: var[str] = var("", init=False)
    turned: var[bool] = var(False, init=False)

    def _roles(self) -> tuple[Role, ...]:
        return self.view.roles if self.view else ()

    def _role(self) -> Role | None:
        roles = self._roles()
        return next((r for r in roles if r.power.id == self.seat), roles[0] if roles else None)

    def watch_seat(self) -> None:
        """Another seat."""
        self._show_role()

    def watch_turned(self) -> None:
        """The other side."""
        self._show_role()
        self._enter_tab()

    def _show_role(self) -> None:
        role = self._role()
        for name in ("aims", "levers"):
            panel = self.query_one(f"#{name}", Panel)
            panel.vm = role.sheet if role else None
            panel.display = not self.turned
        back = self.query_one(RolePanel)
        back.vm, back.display = role, self.turned
        line = self.query_one("#role-line", Static)
        if role is None:
            line.update("")
            return
        ink, roles = Ink(self.brink.symbols), self._roles()
        number = [r.power.id for r in roles].index(role.power.id) + 1
        less, more = (f" {ink.symbols.left} ", "bold $accent"), (f" {ink.symbols.right} ", "bold $accent")
        side = "behind it, for you alone" if self.turned else "as its people see it"
        told = (f"  {number} of {len(roles)}   {side}   v: turn over", "$muted")
        line.update(words(less, ink.tag(role.power), " ", (role.power.name, "bold"), more, told))

    def action_other_side(self) -> None:
        """Turn the sheet over."""
        self.turned = not self.turned

    def _turn_to(self, by: int) -> None:
        """The seat so many places on."""
        if role := self._role():
            ids = [r.power.id for r in self._roles()]
            self.seat = ids[(ids.index(role.power.id) + by) % len(ids)]

    def _enter_tab(self) -> None:
        """Go to the tab that is open."""
        raise NotImplementedError
