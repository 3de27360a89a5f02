from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from ice_quiz.settings import LOOK
from ice_quiz.tui import content
from ice_quiz.tui.themes import BY_SETTING, CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, TERMINAL, opposite, starting_theme

READABLE = 4.5  # WCAG 2.2, 1.4.3
VERY_READABLE = 7.0  # WCAG 2.2, 1.4.6


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


TEXTS = ("foreground", "text-muted", "accent", "success", "warning", "error")
XTERM = [
    *("#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5"),
    *("#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"),
]  # the sixteen colours of an xterm that nobody has set up


def colours_of(theme: Theme) -> dict[str, Color]:
    return {
        name: Color.parse(text)
        for name, text in (theme.to_color_system().generate() | theme.variables).items()
        if text[:1] == "#"
    }


@pytest.mark.parametrize(
    ("theme", "least"),
    [(DARK, READABLE), (LIGHT, READABLE), (CONTRAST_DARK, VERY_READABLE), (CONTRAST_LIGHT, VERY_READABLE)],
    ids=lambda each: getattr(each, "name", ""),
)
def test_every_text_can_be_read_on_its_background(theme: Theme, least: float) -> None:
    colours = colours_of(theme)
    for name in TEXTS:
        for ground in ("background", "surface"):
            assert contrast(colours[name], colours[ground]) >= least, (name, ground)


@pytest.mark.parametrize("theme", [DARK, CONTRAST_DARK, CONTRAST_LIGHT], ids=lambda theme: theme.name)
def test_every_text_can_be_read_where_there_are_sixteen_colours(theme: Theme) -> None:
    def one_of_sixteen(colour: Color) -> Color:
        number = RichColor.parse(colour.hex).downgrade(ColorSystem.STANDARD).number
        assert number is not None
        return Color.parse(XTERM[number])

    colours = {name: one_of_sixteen(colour) for name, colour in colours_of(theme).items() if colour.a == 1}
    for name in TEXTS:
        assert contrast(colours[name], colours["background"]) >= READABLE, name


def test_the_theme_of_the_terminal_names_no_colour_but_the_terminals_own() -> None:
    assert {*(TERMINAL.to_color_system().generate()[name] for name in TEXTS), TERMINAL.background} <= {
        "ansi_default",
        "ansi_green",
        "ansi_red",
    }


def test_only_colours_of_the_theme_are_used() -> None:
    package = Path(content.__file__).parent
    for path in (*package.rglob("*.py"), *package.rglob("*.tcss")):
        if path.name != "themes.py":
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("colorfgbg", "theme"),
    [("", DARK), ("15;0", DARK), ("0;15", LIGHT), ("0;default;15", LIGHT), ("12;7", LIGHT), ("0;8", DARK), ("x;y", DARK)],
)
def test_a_terminal_that_says_it_is_light_gets_the_light_theme(colorfgbg: str, theme: Theme) -> None:
    assert starting_theme({"COLORFGBG": colorfgbg} if colorfgbg else {}) == theme.name


def test_the_theme_that_was_chosen_wins_and_sixteen_colours_on_white_are_those_of_high_contrast() -> None:
    assert tuple(BY_SETTING) == LOOK["theme"].choices[1:]
    for wanted, theme in BY_SETTING.items():
        assert starting_theme({"COLORFGBG": "0;15"}, wanted) == theme.name
    assert starting_theme({"COLORFGBG": "0;15"}, few_colours=True) == CONTRAST_LIGHT.name
    assert starting_theme({}, few_colours=True) == DARK.name


def test_light_and_dark_keep_the_contrast() -> None:
    for value in ("dark", "light", "contrast-dark", "contrast-light"):
        other = opposite(BY_SETTING[value].name)
        assert BY_SETTING[other].dark is not BY_SETTING[value].dark
        assert ("contrast" in other) == ("contrast" in value)
        assert opposite(BY_SETTING[other].name) == value
