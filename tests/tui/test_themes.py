from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from ice_quiz.tui import content
from ice_quiz.tui.themes import DARK, LIGHT, starting_theme

READABLE = 4.5  # WCAG 2.2, 1.4.3


def luminance(colour: Color) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.r / 255, colour.g / 255, colour.b / 255)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_its_background(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    grounds = [Color.parse(colours["background"]), Color.parse(colours["surface"])]
    for name in ("foreground", "text-muted", "accent", "success", "warning", "error"):
        for ground in grounds:
            assert contrast(Color.parse(colours[name]), ground) >= READABLE, (name, ground.hex)


def test_only_colours_of_the_theme_are_used() -> None:
    package = Path(content.__file__).parent
    for path in (*package.rglob("*.py"), *package.rglob("*.tcss")):
        if path.name != "themes.py":
            assert "#" not in path.read_text(encoding="utf-8").replace("# ", "").replace("#:", ""), path


@pytest.mark.parametrize(
    ("colorfgbg", "theme"),
    [("", DARK), ("15;0", DARK), ("0;15", LIGHT), ("0;default;15", LIGHT), ("12;7", LIGHT), ("0;8", DARK), ("x;y", DARK)],
)
def test_a_terminal_that_says_it_is_light_gets_the_light_theme(colorfgbg: str, theme: Theme) -> None:
    assert starting_theme({"COLORFGBG": colorfgbg} if colorfgbg else {}) == theme.name
