"""The menu of the kinds of session: one Enter or one click begins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.study.wish import Wish
from tests.tui.footers import both_ways

OnStage = Callable[..., None]
MENU = ("ways", "ice")


@pytest.mark.parametrize(
    ("keys", "begun"),
    [
        (("enter",), ("start", "ice", "cram")),  # the one that was left comes first
        (("down", "enter"), ("start", "ice", "due")),
        (("j", "j", "j", "enter"), ("start", "ice", "cram")),
        (("down",) * 9 + ("enter",), ("start", "ice", "practice")),
    ],
)
def test_one_enter_begins_the_session_pointed_at(
    keys: tuple[str, ...], begun: object, on_stage: OnStage, showing: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("s", *keys)
        assert stage.app.desk.sent == [MENU, begun]

    on_stage(showing("choose"), scene)


def test_the_key_in_the_footer_begins_pressed_and_clicked(on_stage: OnStage, showing: Any) -> None:
    both_ways(
        "screens-ways-begin", lambda scene: on_stage(showing("choose"), scene), lambda stage: stage.press("s"), "begin"
    )


def test_a_click_begins_too_and_a_kind_without_cards_does_nothing(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("s")
        await stage.click_on("Weak cards")
        assert stage.app.desk.sent == [MENU]
        assert "enter begin" not in stage.footer
        await stage.click_on("Cram  ")
        assert stage.app.desk.sent == [MENU, ("start", "ice", "cram")]

    on_stage(showing("choose"), scene)


def test_the_time_box_goes_round_and_is_part_of_what_begins(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        wishes: list[Wish] = []
        begin = stage.app.desk.begin

        def begun(wish: Wish) -> object:
            wishes.append(wish)
            return begin(wish)

        stage.app.desk.begin = begun
        await stage.press("s", "t")
        assert "t time box" not in stage.footer  # what was left keeps its own
        await stage.press("down", "t", "t", "enter")
        assert [wish.minutes for wish in wishes] == [10]
        await stage.press("escape", "down", "t", "t", "t")
        assert "Time box: none" in stage.text

    on_stage(showing("choose"), scene)


def test_every_key_of_the_footer_can_be_clicked(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("s", "down")
        await stage.click_on("time box")
        assert "Time box: 5 minutes" in stage.text
        await stage.click_on("help")
        assert type(stage.app.screen).__name__ == "HelpScreen"
        await stage.press("escape")
        await stage.click_on("esc back")
        assert type(stage.app.screen).__name__ == "HomeScreen"

    on_stage(showing("choose"), scene)


@pytest.mark.parametrize("theme", ["ice-dark", "ice-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_kept_pictures_are_what_is_drawn(
    size: tuple[int, int], theme: str, on_stage: OnStage, showing: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("s", "down")
        picture = stage.app.export_screenshot(title="ice quiz", simplify=True)
        kept = Path(__file__).parent / "pictures" / f"ways-{size[0]}x{size[1]}-{theme.removeprefix('ice-')}.svg"
        same_as_kept(picture, kept)

    on_stage(showing("choose"), scene, size, theme=theme)
