"""The words that open seats, kept beside a save as salted hashes: a game that is gone on with asks for them again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

ROUNDS = 100_000


def hashed(word: str, salt: str = "") -> str:
    """A word as ``salt$hash``."""
    import hashlib
    import secrets

    salt = salt or secrets.token_hex(8)
    return f"{salt}${hashlib.pbkdf2_hmac('sha256', word.encode(), salt.encode(), ROUNDS).hex()}"


def opens(word: str, kept: str) -> bool:
    """Whether a word is the one that was kept."""
    import hmac

    return hmac.compare_digest(hashed(word, kept.partition("$")[0]), kept)


def beside(save: Path) -> Path:
    """The file of the words of a save: ``tiny-001.brink.words``."""
    return save.with_name(f"{save.name}.words")


def keep(save: Path | None, kept: Mapping[str, str], *, learn: bool = False) -> None:
    """Write the hashes, readable by this user only, and whether the game gives advice; nothing to keep, no file."""
    if save is None or not (kept or learn):
        return
    path = beside(save)
    path.touch(mode=0o600)
    path.write_text(json.dumps({"words": dict(kept), "learn": learn}), encoding="utf-8")


class NoWords(ValueError):
    """The file of the seat words of a save cannot be read; the text names it."""


def kept(save: Path) -> tuple[dict[str, str], bool]:
    """The hashes of a save, and whether it gives advice; raises NoWords when the file beside it cannot be read."""
    path = beside(save)
    if not path.exists():
        return {}, False
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = None
    words = found.get("words", {}) if isinstance(found, dict) else None
    if not isinstance(found, dict) or not isinstance(words, dict) or not all("$" in str(w) for w in words.values()):
        raise NoWords(f"The seat words in {path} cannot be read.")
    return {str(s): str(w) for s, w in words.items()}, bool(found.get("learn"))
