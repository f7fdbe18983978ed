"""Line mode: the same game as numbered choices on standard input and output, for screen readers, SSH and tests.

It reads the same SeatViews and sends the same actions as the screen; it decides nothing.
"""

from tui.plain.game import LineGame, play
from tui.plain.talk import Leave, Talk, console, folded

__all__ = ["Leave", "LineGame", "Talk", "console", "folded", "play"]
