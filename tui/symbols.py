"""The signs a screen draws with: one set for modern terminals, one of plain ASCII."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.viewmodels import Power


@dataclass(frozen=True, slots=True)
class Symbols:
    """A set of signs; every one of them is a single cell wide."""

    name: str
    eu: str
    cn: str
    us: str
    full: str
    empty: str
    maybe: str
    rail: str
    ahead: str
    up: str
    down: str
    same: str
    to: str
    both: str
    tick: str
    cross: str
    warn: str
    dot: str
    ring: str
    half: str
    left: str
    right: str
    need: str
    rule: str
    branch: str
    last: str
    pipe: str
    bullet: str
    blocks: str
    seal: str

    def glyph(self, power: Power) -> str:
        """The sign of a power."""
        return {"eu": self.eu, "cn": self.cn, "us": self.us}.get(power.slot, self.ring)

    def tag(self, power: Power) -> str:
        """Letters first, then the sign: the letters carry the meaning."""
        return power.code if self.name == "ascii" or not power.id else f"{power.code} {self.glyph(power)}"


UNICODE = Symbols(
    name="unicode",
    eu="●",
    cn="◆",
    us="▲",
    full="■",
    empty="·",
    maybe="□",
    rail="─",
    ahead="◇",
    up="↑",
    down="↓",
    same="=",
    to="→",
    both="↔",
    tick="✓",
    cross="✗",
    warn="!",
    dot="●",
    ring="○",
    half="◐",
    left="‹",
    right="›",
    need="┃",
    rule="─",
    branch="├─ ",
    last="└─ ",
    pipe="│  ",
    bullet="·",
    blocks="▁▂▃▄▅▆▇█",
    seal="▣",
)

ASCII = Symbols(
    name="ascii",
    eu="E",
    cn="C",
    us="U",
    full="#",
    empty=".",
    maybe="+",
    rail="-",
    ahead="o",
    up="^",
    down="v",
    same="=",
    to=">",
    both="-",
    tick="y",
    cross="x",
    warn="!",
    dot="*",
    ring="o",
    half="+",
    left="<",
    right=">",
    need="|",
    rule="-",
    branch="|- ",
    last="`- ",
    pipe="|  ",
    bullet="-",
    blocks=".:-=+*%#",
    seal="#",
)

SETS: Mapping[str, Symbols] = {"unicode": UNICODE, "ascii": ASCII}

EAST_ASIAN = ("zh", "ja", "ko")


def fitting(environ: Mapping[str, str] = os.environ) -> Symbols:
    """The set a terminal can be trusted with: ASCII unless it speaks UTF-8 with narrow signs."""
    encoding = (getattr(sys.stdout, "encoding", None) or locale.getpreferredencoding(False)).lower()
    spoken = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    narrow = not spoken.lower().startswith(EAST_ASIAN)
    return UNICODE if "utf" in encoding and narrow else ASCII
