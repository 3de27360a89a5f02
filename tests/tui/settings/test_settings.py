from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorType

from ice_quiz.progress.event import Kind
from ice_quiz.settings import SETTINGS

OnStage = Callable[..., None]
HERE = Path(__file__).parent
SIZES = [(80, 24), (120, 40), (60, 20)]
THEME = list(SETTINGS).index("theme")


def size_name(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.mark.parametrize("size", SIZES, ids=size_name)
def test_the_settings_look_as_kept(size: tuple[int, int], on_stage: OnStage, real_desk: Any, same_as_kept: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(",")
        same_as_kept(stage.text, HERE / "goldens" / f"settings-{size_name(size)}.txt")
        await stage.press("down", "enter", *"x", "enter")
        same_as_kept(stage.text, HERE / "goldens" / f"refused-{size_name(size)}.txt")
        await stage.press("escape", *["down"] * (THEME - 1))
        same_as_kept(stage.text, HERE / "goldens" / f"colours-{size_name(size)}.txt")

    on_stage(real_desk(), scene, size)


@pytest.mark.parametrize(
    ("size", "theme"),
    [
        *((size, theme) for size in SIZES[:2] for theme in ("ice-dark", "ice-light")),
        *((SIZES[0], theme) for theme in ("ice-contrast-dark", "ice-contrast-light", "ice-terminal")),
    ],
    ids=str,
)
def test_the_kept_pictures_are_what_is_drawn(
    size: tuple[int, int], theme: str, on_stage: OnStage, real_desk: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(",")
        picture = stage.app.export_screenshot(title="ice quiz", simplify=True)
        same_as_kept(picture, HERE / "pictures" / f"settings-{size_name(size)}-{theme.removeprefix('ice-')}.svg")

    on_stage(real_desk(), scene, size, theme=theme)


def test_a_number_is_typed_kept_and_put_back(on_stage: OnStage, real_desk: Any) -> None:
    desk = real_desk()

    async def scene(stage: Any) -> None:
        await stage.press(",", "enter", *["backspace"] * 2, *"25", "enter")
        assert "new_per_day is 25 from now on." in stage.text
        assert desk.settings.new_per_day == 25
        assert [event.kind for event in desk._log.events()] == [Kind.SETTING]
        await stage.press("r")
        assert desk.settings.new_per_day == 10
        assert "r usual value" not in stage.footer
        await stage.press("enter", *"7", "escape")
        assert desk.settings.new_per_day == 10

    on_stage(desk, scene)


def test_a_wrong_number_is_refused_with_its_range_and_can_be_typed_anew(on_stage: OnStage, real_desk: Any) -> None:
    desk = real_desk()

    async def scene(stage: Any) -> None:
        await stage.press(",", "enter", *"000", "enter")
        assert "“10000” cannot be “new_per_day”." in stage.text
        assert "0 to 9999 cards" in stage.text
        await stage.press("backspace", "backspace", "enter")
        assert desk.settings.new_per_day == 100

    on_stage(desk, scene)


def test_what_is_made_from_the_answers_is_not_changed_by_hand(on_stage: OnStage, real_desk: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(",", *["down"] * list(SETTINGS).index("stability_factor"))
        assert "made by ice-quiz fit" in stage.text
        assert "change" not in stage.footer
        await stage.press("enter", "right", "r")
        assert desk._log.events() == ()

    desk = real_desk()
    on_stage(desk, scene)


def test_colours_change_at_once_and_are_remembered(on_stage: OnStage, real_desk: Any, tmp_path: Path) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(",", *["down"] * THEME, "right", "right")
        assert stage.app.theme == "ice-light"
        await stage.press("left", "left", "left")
        assert stage.app.theme == "ice-terminal"
        await stage.press("escape", "ctrl+t", "ctrl+t")
        assert stage.app.theme == "ice-dark"

    async def later(stage: Any) -> None:
        assert stage.app.theme == "ice-dark"

    on_stage(real_desk(), scene)
    assert (tmp_path / "config" / "settings.toml").read_text(encoding="utf-8") == 'theme = "dark"\n'
    on_stage(real_desk(), later, theme="")


@pytest.mark.parametrize("no_color", [False, True], ids=["colours", "none"])
def test_the_terminals_own_colours_are_sent_from_the_first_frame_on(
    no_color: bool, on_stage: OnStage, real_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    desk = real_desk()
    desk.adjust("theme", "terminal")

    async def scene(stage: Any) -> None:
        assert used(stage) == {ColorType.DEFAULT}
        await stage.press("?", "escape", ",", *["down"] * THEME, "right")
        assert (ColorType.TRUECOLOR in used(stage)) == (not no_color)

    on_stage(desk, scene, theme="")


def used(stage: Any) -> set[ColorType]:
    """The kinds of colour on the screen."""
    styles = [segment.style for strip in stage.app.screen._compositor.render_strips() for segment in strip]
    return {colour.type for style in styles if style for colour in (style.color, style.bgcolor) if colour}


def test_a_look_that_cannot_be_kept_is_told_and_used_all_the_same(on_stage: OnStage, real_desk: Any, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    file = tmp_path / "config" / "settings.toml"
    file.write_text("theme = ", encoding="utf-8")

    async def scene(stage: Any) -> None:
        await stage.press("ctrl+t")
        assert stage.app.theme == "ice-light"
        assert "This look is not kept." in stage.text
        assert "toml:1:9: This is no TOML" in stage.text

    on_stage(real_desk(), scene, (120, 24))
    assert file.read_text(encoding="utf-8") == "theme = "


def test_with_reduced_motion_nothing_moves_by_itself(on_stage: OnStage, real_desk: Any) -> None:
    async def scene(stage: Any) -> None:
        assert stage.app.animation_level == "full"
        await stage.press(",", *["down"] * list(SETTINGS).index("motion"), "enter")
        assert stage.app.animation_level == "none"

    async def later(stage: Any) -> None:
        assert stage.app.animation_level == "none"

    on_stage(real_desk(), scene)
    on_stage(real_desk(), later)


def test_settings_are_chosen_by_mouse_too(on_stage: OnStage, real_desk: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(",")
        await stage.click_on("Colours")
        assert "› Colours" in stage.text
        await stage.click_on("Colours")
        assert desk.machine().machine.theme == "dark"

    desk = real_desk()
    on_stage(desk, scene)
