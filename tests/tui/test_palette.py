from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.study.snapshot import Command
from ice_quiz.tui.commands import EVERYWHERE, SCREENS, STUDY
from ice_quiz.tui.offers import meant_by, offers

OnStage = Callable[..., None]
HERE = Path(__file__).parent
SIZES = [(80, 24), (120, 40), (60, 20)]
ONLY_KEYS = {
    "down",
    "up",
    "first",
    "last",
    "page-down",
    "page-up",
    "option",
    "template",
    "take",
    "go-on",
    "palette",
    "close",
    "point",
}
"""What nobody looks for by its name: moves, numbers, and what is a second way to something that has one."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_palette_leaves_the_question_in_sight_and_looks_as_kept(
    size: tuple[int, int], on_stage: OnStage, showing: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(":")
        assert "Which directorate of ICE runs Operation Predator?" in stage.text
        same_as_kept(stage.text, HERE / "goldens" / f"palette-{size[0]}x{size[1]}.txt")
        await stage.press(*"an")
        same_as_kept(stage.text, HERE / "goldens" / f"palette-found-{size[0]}x{size[1]}.txt")

    on_stage(showing("choose"), scene, size, deck="ice")


@pytest.mark.parametrize(
    ("size", "theme"),
    [*((size, theme) for size in SIZES[:2] for theme in ("ice-dark", "ice-light")), (SIZES[0], "ice-terminal")],
)
def test_the_kept_pictures_are_what_is_drawn(
    size: tuple[int, int], theme: str, on_stage: OnStage, showing: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(":")
        picture = stage.app.export_screenshot(title="ice quiz", simplify=True)
        name = f"palette-{size[0]}x{size[1]}-{theme.removeprefix('ice-')}.svg"
        same_as_kept(picture, HERE / "pictures" / name)

    on_stage(showing("choose"), scene, size, deck="ice", theme=theme)


def test_what_is_typed_finds_a_command_and_enter_gives_it_on_the_screen_below(on_stage: OnStage, showing: Any) -> None:
    async def by_keys(stage: Any) -> None:
        await stage.press("ctrl+p", *"hint", "enter")
        assert stage.app.desk.sent == [Command.HINT]
        assert type(stage.app.screen).__name__ == "StudyScreen"

    async def by_mouse(stage: Any) -> None:
        await stage.press(":")
        await stage.click_on("Hint")
        assert stage.app.desk.sent == [Command.HINT]

    async def of_every_screen(stage: Any) -> None:
        await stage.press(":", "pagedown", "pagedown", "up", "up", "up", "enter")
        assert type(stage.app.screen).__name__ == "HelpScreen"

    async def faster_than_it_is_painted(stage: Any) -> None:
        await stage.hammer(":", *"hint", "enter", "u")
        await stage.settle()
        assert stage.app.desk.sent == [Command.HINT, Command.UNDO]

    for scene in (by_keys, by_mouse, of_every_screen, faster_than_it_is_painted):
        on_stage(showing("choose", "choose", "choose"), scene, deck="ice")


def test_what_cannot_be_done_now_is_not_offered_and_the_same_key_closes(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("ctrl+p")
        titles = [offer.command.title for offer in stage.app.screen._offered]
        assert {"Hint", "I don't know", "Undo", "Suspend this card", "Leave", "Help", "Light or dark", "Quit"} <= set(titles)
        assert "Rate good" not in titles
        assert len(set(titles)) == len(titles)
        await stage.press(*"rate good", "enter")
        assert "No command is called so." in stage.text
        await stage.press("ctrl+p")
        assert type(stage.app.screen).__name__ == "StudyScreen"
        assert stage.app.desk.sent == []

    on_stage(showing("choose"), scene, deck="ice")


def test_titles_that_begin_with_what_is_typed_come_first_and_words_of_the_help_count_too() -> None:
    offered = offers(STUDY, lambda _: True, EVERYWHERE)
    found = {text: [offer.command.title for offer in meant_by(text, offered)] for text in ("h", "CARD sus", "light", "")}
    assert found["h"][:2] == ["Hint", "Help"]
    assert found["CARD sus"][0] == "Suspend this card"
    assert found["light"] == ["Light or dark"]
    assert len(found[""]) == len(offered)
    assert [offer.command.title for offer in meant_by("effort", offered)] == ["Rate hard"]


def test_every_command_has_a_name_to_be_found_by_unless_it_makes_sense_only_as_a_key() -> None:
    for screen, commands in SCREENS.items():
        nameless = {command.name for command in commands if not command.title} - ONLY_KEYS
        assert nameless <= ({"back", "stop"} if screen in ("palette", "keys") else set()), screen
