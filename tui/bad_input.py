"""Input that cannot be used, told in one sentence."""

from __future__ import annotations


class BadInput(Exception):
    """Something the reader gave that cannot be used; the text is one clear sentence."""
