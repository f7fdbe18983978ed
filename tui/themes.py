"""The four themes, and the variables that make them work with any Textual theme."""

from __future__ import annotations

from textual.theme import Theme

POWER_VARIABLES = ("power-eu", "power-cn", "power-us")


def _variables(
    *,
    eu: str,
    cn: str,
    us: str,
    line: str,
    muted: str,
    gain: str,
    loss: str,
    warn: str,
    cursor: str,
    accent: str,
) -> dict[str, str]:
    return {
        "power-eu": eu,
        "power-cn": cn,
        "power-us": us,
        "power-other": muted,
        "line": line,
        "muted": muted,
        "gain": gain,
        "loss": loss,
        "caution": warn,
        "cursor": cursor,
        "footer-key-foreground": accent,
        "footer-description-foreground": muted,
        "border": accent,
        "block-cursor-background": cursor,
        "block-cursor-blurred-background": cursor,
        "input-selection-background": f"{accent} 35%",
        "scrollbar": line,
        "scrollbar-hover": muted,
        "scrollbar-active": accent,
    }


DARK = Theme(
    name="dark",
    primary="#b3a2f7",
    secondary="#7fa8c9",
    accent="#b3a2f7",
    warning="#e5b567",
    error="#ff9d76",
    success="#8ecae6",
    foreground="#dce3ea",
    background="#101418",
    surface="#151a20",
    panel="#1c232b",
    dark=True,
    variables=_variables(
        eu="#56b4e9",
        cn="#d55e00",
        us="#f0e442",
        line="#37424e",
        muted="#8d9aa8",
        gain="#8ecae6",
        loss="#ff9d76",
        warn="#e5b567",
        cursor="#2b3441",
        accent="#b3a2f7",
    ),
)

LIGHT = Theme(
    name="light",
    primary="#5b3fa8",
    secondary="#3d5a80",
    accent="#5b3fa8",
    warning="#7a5200",
    error="#8f3a00",
    success="#005a8c",
    foreground="#22272e",
    background="#fafafa",
    surface="#f4f5f7",
    panel="#e7eaee",
    dark=False,
    variables=_variables(
        eu="#0072b2",
        cn="#b34700",
        us="#1a1a1a",
        line="#b4bcc6",
        muted="#5b6673",
        gain="#005a8c",
        loss="#8f3a00",
        warn="#7a5200",
        cursor="#dbe1ea",
        accent="#5b3fa8",
    ),
)

CONTRAST = Theme(
    name="contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffffff",
    warning="#ffe08a",
    error="#ffb899",
    success="#a8dcff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
    variables=_variables(
        eu="#56b4e9",
        cn="#d55e00",
        us="#f0e442",
        line="#9a9a9a",
        muted="#d0d0d0",
        gain="#a8dcff",
        loss="#ffb899",
        warn="#ffe08a",
        cursor="#333333",
        accent="#ffffff",
    ),
)

MONO = Theme(
    name="mono",
    primary="#f2f2f2",
    secondary="#c8c8c8",
    accent="#f2f2f2",
    warning="#e0e0e0",
    error="#f2f2f2",
    success="#e0e0e0",
    foreground="#dedede",
    background="#111111",
    surface="#151515",
    panel="#202020",
    dark=True,
    variables=_variables(
        eu="#c6c6c6",
        cn="#939393",
        us="#ffffff",
        line="#4a4a4a",
        muted="#a0a0a0",
        gain="#e8e8e8",
        loss="#e8e8e8",
        warn="#e8e8e8",
        cursor="#333333",
        accent="#f2f2f2",
    ),
)

THEMES = (DARK, LIGHT, CONTRAST, MONO)


def variable_defaults(*, dark: bool) -> dict[str, str]:
    """Our own variables for a theme that does not know them."""
    theme = DARK if dark else LIGHT
    ours = (*POWER_VARIABLES, "power-other", "line", "muted", "gain", "loss", "caution", "cursor")
    return {name: theme.variables[name] for name in ours}
