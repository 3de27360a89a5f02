"""The two themes of ice_quiz, and which of them the screen starts with.

Every colour that carries text has a contrast of at least 4.5 to 1 against the background (WCAG 2.2, 1.4.3; a test measures
it). Right and wrong are blue-green and orange, a pair that is told apart with any kind of colour vision, and a sign and a
word stand beside the colour.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

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


BY_SETTING: Mapping[str, Theme] = {"dark": DARK, "light": LIGHT}
"""The themes by the value of the setting `theme`; "auto" is none of them."""


def starting_theme(environment: Mapping[str, str], wanted: str = "auto") -> str:
    """The theme to start with: the one `wanted`, or light where the terminal's background is light, otherwise dark.

    Terminals of the rxvt family, Konsole and iTerm2 say so in COLORFGBG ("0;15": the last number is the background; 7 and
    15 are white and bright white).
    """
    if wanted in BY_SETTING:
        return BY_SETTING[wanted].name
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in ("7", "15") else DARK.name
