"""What a person sets once: theme, symbols, motion, keys; kept as one small JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from tui import viewmodels as vm


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of the person at the screen."""

    theme: str = "dark"
    symbols: str = "auto"
    motion: str = "none"
    keys: Mapping[str, str] = field(default_factory=dict)
    """Command id to key, for who wants other keys."""


THEMES = (
    vm.Option("dark", "Dark", "light text on a dark ground"),
    vm.Option("light", "Light", "dark text on a light ground; best on a projector"),
    vm.Option("contrast", "High contrast", "white on black, strong lines"),
    vm.Option("mono", "Greys", "no colour at all; letters and signs tell the powers apart"),
)
SYMBOLS = (
    vm.Option("auto", "Automatic", "what this terminal can be trusted with"),
    vm.Option("unicode", "Unicode", "blocks, lines and signs"),
    vm.Option("ascii", "ASCII", "letters and dashes only, for old terminals and some fonts"),
)
MOTION = (
    vm.Option("none", "None", "nothing slides or fades"),
    vm.Option("basic", "A little", "lists scroll smoothly"),
)


def as_form(settings: Settings) -> vm.Form:
    """The settings as the form every other form looks like."""
    return vm.Form(
        kind="settings",
        subject="settings",
        title="Settings",
        what="Changes show at once and are kept for the next time.",
        fields=(
            vm.Field("theme", "Theme", "choice", settings.theme, "Colours of the whole game.", THEMES),
            vm.Field("symbols", "Symbols", "choice", settings.symbols, "Signs in bars, tags and trees.", SYMBOLS),
            vm.Field("motion", "Motion", "choice", settings.motion, "Nothing ever flashes.", MOTION),
        ),
        confirm="Done",
    )


def changed(settings: Settings, name: str, value: str) -> Settings:
    """The settings with one field changed."""
    if name == "theme":
        return replace(settings, theme=value)
    if name == "symbols":
        return replace(settings, symbols=value)
    return replace(settings, motion=value)


def load(path: Path | None) -> Settings:
    """The settings of a file; a missing or damaged one gives the defaults."""
    if path is None:
        return Settings()
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        known = {name: str(kept[name]) for name in ("theme", "symbols", "motion") if name in kept}
        keys = kept.get("keys") if isinstance(kept.get("keys"), dict) else {}
        return Settings(**known, keys={str(k): str(v) for k, v in keys.items()})
    except (OSError, ValueError, TypeError, AttributeError):
        return Settings()


def save(path: Path | None, settings: Settings) -> None:
    """Write the file; a read-only place is no reason to stop a game."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({**asdict(settings), "keys": dict(settings.keys)}, indent=2), encoding="utf-8")
    except OSError:
        return
