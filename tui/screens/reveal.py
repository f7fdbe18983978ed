"""The reveal: a round told as a story, one step at a time."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import var

from tui import commands as c
from tui.panels.bars import TopBar
from tui.panels.base import Panel
from tui.panels.keybar import KeyBar
from tui.panels.story import StepsPanel, StoryPanel, Told
from tui.screens.base import Base, keys


class RevealScreen(Base[None]):
    """Steps left, the story right."""

    SECRET = True
    HERE = (c.NextStep, c.PreviousStep, c.AskWhy, c.SkipStory)
    BINDINGS = keys(*HERE)
    HELP = "What everybody did and what came of it, in order. Space goes on."

    told: var[Told | None] = var(None, init=False)

    def parts(self) -> ComposeResult:
        """Two panels."""
        yield TopBar(id="top")
        with Horizontal(id="reveal"):
            yield StepsPanel(id="steps")
            yield StoryPanel(id="story")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first step."""
        self.query_one(StoryPanel).focus()
        if self.brink.desk is not None:
            self.load()

    def load(self) -> None:
        """Ask for the story; a new one begins at its first step."""
        story = self.desk.reveal()
        if story is not None and story.steps:
            at = self.told.at if self.told and self.told.story == story else 0
            self.query_one(TopBar).caption = story.headline
            self.query_one(TopBar).vm = story.status
            self.told = Told(story, at)

    def watch_told(self) -> None:
        """Tell the step."""
        if self.told is None or not self.children:
            return
        with self.app.batch_update():
            self.query_one(StepsPanel).vm = self.told
            self.query_one(StoryPanel).vm = self.told
            self.query_one(StoryPanel).scroll_home(animate=False)

    def forget(self) -> None:
        """Empty every panel."""
        self.set_reactive(RevealScreen.told, None)
        super().forget()
        self.query_one(TopBar).caption = ""

    def _go(self, at: int) -> None:
        if self.told is not None and 0 <= at < len(self.told.story.steps):
            self.told = Told(self.told.story, at)

    def action_next_step(self) -> None:
        """The next step, or on with the game."""
        if self.told is None or self.told.at + 1 >= len(self.told.story.steps):
            self.action_skip_story()
        else:
            self._go(self.told.at + 1)

    def action_previous_step(self) -> None:
        """The step before."""
        if self.told is not None:
            self._go(self.told.at - 1)

    def action_skip_story(self) -> None:
        """On with the game."""
        self.told = None
        if self.desk.stage == "reveal":
            self.desk.seen()
        self.brink.route()

    @on(Panel.Chosen)
    def jump(self, event: Panel.Chosen) -> None:
        """Jump to a step that was told, or ask why."""
        if event.row_id.startswith("step."):
            self._go(int(event.row_id.removeprefix("step.")))
        elif event.panel.figure:
            self.action_ask_why()
