"""The themes of ice_quiz, and which of them the screen starts with.

Every colour that carries text has a contrast of at least 4.5 to 1 against the background (WCAG 2.2, 1.4.3; a test measures
it), in the themes of high contrast at least 7 to 1 (1.4.6). Right and wrong are blue-green and orange, a pair that is told
apart with any kind of colour vision, and a sign and a word stand beside the colour.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="ice-dark",
    dark=True,
    background="#13171b",
    surface="#1f262d",
    panel="#1f262d",
    foreground="#dde3e8",
    primary="#82b8e0",
    secondary="#82b8e0",
    accent="#82b8e0",
    success="#63c7b2",
    warning="#e3c26a",
    error="#f2996b",
    variables={
        "text-muted": "#98a4af",
        "text-disabled": "#98a4af",
        "scrollbar": "#3b4650",
        "scrollbar-background": "#13171b",
    },
)

LIGHT = Theme(
    name="ice-light",
    dark=False,
    background="#fbfaf7",
    surface="#ecebe5",
    panel="#ecebe5",
    foreground="#20262c",
    primary="#1d5c9c",
    secondary="#1d5c9c",
    accent="#1d5c9c",
    success="#0a6b5d",
    warning="#765700",
    error="#a8420c",
    variables={
        "text-muted": "#58626b",
        "text-disabled": "#58626b",
        "scrollbar": "#c4c8cb",
        "scrollbar-background": "#fbfaf7",
    },
)


CONTRAST_DARK = Theme(
    name="ice-contrast-dark",
    dark=True,
    background="#000000",
    surface="#1c1c1c",
    panel="#1c1c1c",
    foreground="#ffffff",
    primary="#a8dcff",
    secondary="#a8dcff",
    accent="#a8dcff",
    success="#7df0d8",
    warning="#ffe08a",
    error="#ffb48f",
    variables={
        "text-muted": "#d6d6d6",
        "text-disabled": "#d6d6d6",
        "scrollbar": "#9a9a9a",
        "scrollbar-background": "#000000",
    },
)

CONTRAST_LIGHT = Theme(
    name="ice-contrast-light",
    dark=False,
    background="#ffffff",
    surface="#eeeeee",
    panel="#eeeeee",
    foreground="#000000",
    primary="#00337f",
    secondary="#00337f",
    accent="#00337f",
    success="#00352d",
    warning="#3c2c00",
    error="#7f0000",
    variables={
        "text-muted": "#242424",
        "text-disabled": "#242424",
        "scrollbar": "#666666",
        "scrollbar-background": "#ffffff",
    },
)

TERMINAL = Theme(
    name="ice-terminal",
    ansi=True,
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    foreground="ansi_default",
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    success="ansi_green",
    warning="ansi_default",
    error="ansi_red",
    variables=BUILTIN_THEMES["ansi-dark"].variables
    | {
        # Nobody knows what the terminal's grey and yellow are like on its background: only its text is sure to be read.
        "text-muted": "ansi_default",
        "text-disabled": "ansi_default",
        "scrollbar": "ansi_default",
        "scrollbar-background": "ansi_default",
    },
)

TERMINAL_COLOURS = "terminal"
"""The value of the setting `theme` that takes the terminal's own colours."""

BY_SETTING: Mapping[str, Theme] = {
    "dark": DARK,
    "light": LIGHT,
    "contrast-dark": CONTRAST_DARK,
    "contrast-light": CONTRAST_LIGHT,
    TERMINAL_COLOURS: TERMINAL,
}
"""The themes by the value of the setting `theme`; "auto" is none of them."""

_OPPOSITE = {"light": "dark", "contrast-dark": "contrast-light", "contrast-light": "contrast-dark"}


def starting_theme(environment: Mapping[str, str], wanted: str = "auto", *, few_colours: bool = False) -> str:
    """The theme to start with: the one `wanted`, or light where the terminal's background is light, otherwise dark.

    Terminals of the rxvt family, Konsole and iTerm2 say so in COLORFGBG ("0;15": the last number is the background; 7 and
    15 are white and bright white). Where there are only sixteen colours, those of the light theme would become a yellow
    that cannot be read on white; those of high contrast stay dark.
    """
    if wanted in BY_SETTING:
        return BY_SETTING[wanted].name
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    if background not in ("7", "15"):
        return DARK.name
    return CONTRAST_LIGHT.name if few_colours else LIGHT.name


def opposite(theme: str) -> str:
    """The value of the setting `theme` for light in place of dark, or dark in place of light, at the same contrast."""
    now = next((value for value, each in BY_SETTING.items() if each.name == theme), "light")
    return _OPPOSITE.get(now, "light")
