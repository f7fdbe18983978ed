"""The commands, by where they work: each is a class with a key, a word for the footer and its help as the docstring."""

from __future__ import annotations

from tui.command import Command

# -- everywhere --------------------------------------------------------------------------------------------


class Help(Command):
    """Help for the panel you are in, and every key that works now."""

    key, word, display, action = "f1,question_mark", "Help", "F1", "app.help"


class OpenSettings(Command):
    """Theme, symbols and motion."""

    key, word, display, action, footer = "f2", "Settings", "F2", "app.open_settings", False


class Maximise(Command):
    """Let the panel you are in fill the screen; escape brings the rest back."""

    key, word, display, action, footer = "f10", "Enlarge", "F10", "app.enlarge", False


class Quit(Command):
    """Leave Brinkmanship; your game is saved."""

    key, word, display, action, footer = "ctrl+q", "Quit", "^q", "app.ask_quit", False
    priority = True


class Back(Command):
    """One step back."""

    key, word, display = "escape", "Back", "esc"


class AskWhy(Command):
    """Ask why the marked number is what it is: its causes add up to the change."""

    key, word = "w", "Why?"


EVERYWHERE: tuple[type[Command], ...] = (Help, OpenSettings, Maximise, Quit)


# -- menu and setting up -----------------------------------------------------------------------------------


class Choose(Command):
    """Choose what is marked."""

    key, word, display, footer = "enter", "Choose", "enter", True
    action = "choose"


class GoOn(Command):
    """Go on with the marked game."""

    key, word, display, action = "enter", "Go on", "enter", "go_on"


class StartGame(Command):
    """Start the game with these seats."""

    key, word, display = "s", "Start", "s"


class FullBrief(Command):
    """Read the whole briefing."""

    key, word = "b", "Whole briefing"


# -- the table ---------------------------------------------------------------------------------------------


class AddOrder(Command):
    """Choose a measure, fill its form and seal it for this round."""

    key, word = "a", "Order"


class AddThreat(Command):
    """Say what you will do unless something is done by a round; free to say, costly to drop."""

    key, word = "t", "Threat"


class OpenTalks(Command):
    """Go to the negotiation room."""

    key, word = "d", "Deal"


class OpenCharts(Command):
    """See the rounds so far as curves and numbers."""

    key, word, footer = "c", "Charts", False


class OpenSheet(Command):
    """Read your role: aims, red lines, what you control, your cables."""

    key, word, footer = "r", "Role sheet", False


class OpenCouncil(Command):
    """See the forecast of the Council, state by state."""

    key, word, footer = "v", "Council", False


class TellRound(Command):
    """Tell the story of the last round again."""

    key, word, footer = "s", "Last round", False


class UndoOrder(Command):
    """Take back the marked order, or the last one; without orders, choose how far to go back."""

    key, word, footer = "u", "Undo", False


class GoBack(Command):
    """Take back what you did, as far as nobody else at the keyboard has seen it, or go on in a copy of the game."""

    key, word, display, footer = "ctrl+z", "Go back", "^z", False


class EndTurn(Command):
    """Seal your orders and end your turn; you are asked once."""

    key, word = "e", "End turn"


class PassOn(Command):
    """Pass the keyboard on without ending your turn; it comes back to you."""

    key, word, footer = "h", "Pass on", True


class BringCard(Command):
    """For the facilitator: bring one of the cards that the scenario holds back; you are asked before the list opens."""

    key, word, footer = "b", "Bring a card", False


class TimeIsUp(Command):
    """For the facilitator: end the phase for all; whoever is waited for plays what is sealed. You are asked once."""

    key, word, footer = "n", "Time is up", False


class TabBoard(Command):
    """Critical inputs and sectors."""

    key, word, action, footer = "1", "Board", "tab('board')", False


class TabMeasures(Command):
    """Every measure in force, announced or suspended, with its rung."""

    key, word, action, footer = "2", "Measures", "tab('measures')", False


class TabPromises(Command):
    """Signed clauses and how they were kept."""

    key, word, action, footer = "3", "Promises", "tab('promises')", False


class TabNews(Command):
    """What happened, newest first."""

    key, word, action, footer = "4", "News", "tab('news')", False


class TabInbox(Command):
    """Offers, threats and pledges that wait for you."""

    key, word, action, footer = "5,i", "Inbox", "tab('inbox')", False


class LeaveTable(Command):
    """Back to the menu; the game is saved."""

    key, word, display, footer = "escape", "Menu", "esc", False


# -- forms -------------------------------------------------------------------------------------------------


class SealForm(Command):
    """Confirm the form as it stands."""

    key, word, display = "s", "Confirm", "s"


class StepLess(Command):
    """The option before, or one step less."""

    key, word, display, footer = "left,minus", "Less", "left", False


class StepMore(Command):
    """The next option, or one step more."""

    key, word, display, footer = "right,plus", "More", "right", False


# -- talks -------------------------------------------------------------------------------------------------


class AddClause(Command):
    """Add a promise from the vocabulary to the draft."""

    key, word = "a", "Clause"


class DropClause(Command):
    """Take the marked clause out of the draft."""

    key, word, footer = "u", "Drop clause", False


class ChangeEnforcement(Command):
    """Choose what happens if a clause is broken."""

    key, word, footer = "n", "Enforcement", False


class ChangeSecrecy(Command):
    """Make the draft public or secret."""

    key, word, footer = "h", "Public or secret", False


class ShowTalk(Command):
    """What was said and offered in this pair, or back to the draft."""

    key, word, footer = "l", "Log", False


class ChangePartner(Command):
    """Turn to the other partner."""

    key, word, display = "p", "Partner", "p"


class SendOffer(Command):
    """Offer the draft as it stands."""

    key, word = "o", "Offer"


class CounterOffer(Command):
    """Send your changed version back."""

    key, word = "k", "Counter"


class AcceptOffer(Command):
    """Sign what lies on the table; you are asked once."""

    key, word = "y", "Accept"


class RefuseOffer(Command):
    """Say no, or take your own offer back."""

    key, word = "x", "Refuse"


# -- story -------------------------------------------------------------------------------------------------


class NextStep(Command):
    """The next step of the story."""

    key, word, display, priority = "space,enter,right", "Next", "space", True


class PreviousStep(Command):
    """The step before."""

    key, word, display = "left,backspace", "Before", "left"


class SkipStory(Command):
    """To the end of the story and on with the game."""

    key, word, display, footer = "escape", "Skip", "esc", True


# -- writing -----------------------------------------------------------------------------------------------


class NewFile(Command):
    """A new scenario from the template, in your own folder."""

    key, word = "n", "New"


class TabProblems(Command):
    """What is wrong with the file, line by line."""

    key, word, action, footer = "1", "Problems", "tab('problems')", False


class TabBriefing(Command):
    """The briefing as everybody will read it."""

    key, word, action, footer = "2", "Briefing", "tab('briefing')", False


class TabRoles(Command):
    """The role sheet of each seat as its people will read it."""

    key, word, action, footer = "3", "Role sheets", "tab('roles')", False


class TabCards(Command):
    """The news that may come, as players will read it."""

    key, word, action, footer = "4", "Event cards", "tab('cards')", False


class TabTrial(Command):
    """A game on this file, from any round."""

    key, word, action, footer = "5", "Trial game", "tab('trial')", False


class StartTrial(Command):
    """Play the earlier rounds with bots and sit down at the table."""

    key, word = "s", "Start trial"


class GoOnTrial(Command):
    """Back to the trial game that is under way."""

    key, word = "g", "Go on"


class OtherSide(Command):
    """Turn the role sheet over: as its people see it, or what only you know of it."""

    key, word = "v", "Turn over"


# -- charts and debrief ------------------------------------------------------------------------------------


class NumbersOnly(Command):
    """Numbers without the picture, or both."""

    key, word = "n", "Numbers"


class SaveReport(Command):
    """Save the debrief as a Markdown file."""

    key, word, display = "s", "Save report", "s"


class TabResult(Command):
    """Results against each mandate and each no-deal line."""

    key, word, action, footer = "1", "Result", "tab('result')", False


class TabTurning(Command):
    """The moments after which the game went another way."""

    key, word, action, footer = "2", "Turning points", "tab('turning')", False


class TabKept(Command):
    """Promises kept and broken, and the two ways to fail."""

    key, word, action, footer = "3", "Promises", "tab('kept')", False


class TabHistory(Command):
    """What really happened, and what to talk about."""

    key, word, action, footer = "4", "What happened", "tab('history')", False
