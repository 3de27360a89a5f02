from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.machine import clear
from ice_quiz.tui.commands import SCREENS, STUDY, TITLES
from ice_quiz.tui.keyring import keyring
from tests.tui.footers import both_ways

OnStage = Callable[..., None]
HERE = Path(__file__).parent
SIZES = [(80, 24), (120, 40), (60, 20)]
DECK = """\
deck: rivers
title: Rivers
sources:
  atlas: {title: Atlas, as of: 2020}
topics:
  - topic: Europe
    source: atlas
    cards:
      - {ask: Which river flows through Vienna?, answer: the Danube, wrong: [the Rhine, the Elbe]}
"""
OPEN = (",", "end", "enter")


def size_name(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.mark.parametrize("size", SIZES, ids=size_name)
def test_the_keys_look_as_kept(size: tuple[int, int], on_stage: OnStage, real_desk: Any, same_as_kept: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*OPEN)
        same_as_kept(stage.text, HERE / "goldens" / f"keys-{size_name(size)}.txt")
        await stage.press("down", "enter")
        same_as_kept(stage.text, HERE / "goldens" / f"keys-waiting-{size_name(size)}.txt")
        await stage.press("u")
        same_as_kept(stage.text, HERE / "goldens" / f"keys-refused-{size_name(size)}.txt")

    on_stage(real_desk(), scene, size)


@pytest.mark.parametrize("size", SIZES[:2], ids=size_name)
@pytest.mark.parametrize("theme", ["ice-dark", "ice-light"])
def test_the_kept_pictures_are_what_is_drawn(
    size: tuple[int, int], theme: str, on_stage: OnStage, real_desk: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*OPEN)
        picture = stage.app.export_screenshot(title="ice quiz", simplify=True)
        same_as_kept(picture, HERE / "pictures" / f"keys-{size_name(size)}-{theme.removeprefix('ice-')}.svg")

    on_stage(real_desk(), scene, size, theme=theme)


def test_the_next_key_that_is_pressed_becomes_the_key_and_footer_and_help_follow_at_once(
    on_stage: OnStage, real_desk: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("enter", "?", "c")
        assert f"Keys · {TITLES['study']}" in stage.text
        await stage.press(*["down"] * [each.name for each in STUDY if each.shown].index("dont-know"), "up", "enter", "z")
        assert "“dont-know” has the key z." in stage.text
        assert "1 changed" in stage.text
        await stage.press("escape")
        assert "z                 show the answer; it comes again today" in stage.app.screen.page.text
        await stage.press("escape")
        assert "z I don't know" in stage.footer
        await stage.press("0")
        assert "z I don't know" in stage.footer
        await stage.press("z")
        assert "You did not know it yet" in stage.text

    on_stage(real_desk(rivers=DECK), scene)


def test_at_60_by_20_a_key_is_given_and_taken_back_by_mouse_and_the_key_itself(on_stage: OnStage, real_desk: Any) -> None:
    desk = real_desk()

    async def scene(stage: Any) -> None:
        await stage.press(",")
        for text in ("Which keys do what", "Which keys do what", "answer: false"):
            await stage.click_on(text)
        assert "false · as delivered" in stage.text
        await stage.click_on("new key")
        assert "Press the new key for “false” …" in stage.text
        await stage.click_on("leave it")
        assert "Press the new key" not in stage.text
        await stage.click_on("one more")
        await stage.press("ctrl+y")
        assert "“false” has the key f or ctrl+y." in stage.text
        await stage.click_on("as delivered")
        assert "“false” is as delivered: f." in stage.text
        await stage.click_on("answer: false")
        await stage.press("f")
        assert "all as delivered" in stage.text

    on_stage(desk, scene, (60, 20))
    assert desk.machine().keys == ()


def test_a_key_is_given_to_a_command_on_every_screen_that_has_it_and_taken_back_there(
    on_stage: OnStage, real_desk: Any
) -> None:
    desk = real_desk()
    undo = [each.name for each in STUDY if each.shown and not each.numbered].index("undo")

    async def scene(stage: Any) -> None:
        await stage.press(*OPEN, *["down"] * undo)
        assert "e everywhere" not in stage.footer
        await stage.press("enter", "ctrl+y", "e")
        assert "“undo” has the key ctrl+y on 2 screens." in stage.text
        assert keyring(desk.machine()).changed == 2
        await stage.press("r", "e")
        assert "“undo” is as delivered on 2 screens: u." in stage.text
        assert "e everywhere" not in stage.footer

    on_stage(desk, scene)
    assert keyring(desk.machine()).changed == 0


def test_what_was_delivered_is_taken_back_pressed_and_clicked(on_stage: OnStage, real_desk: Any) -> None:
    both_ways(
        "keys-changed",
        lambda scene: on_stage(afresh(real_desk()), scene),
        lambda stage: stage.press(*OPEN, "enter", "f5"),
        *("usual", "spread"),
    )


def afresh(desk: Any) -> Any:
    """The desk with all keys as they were delivered."""
    clear(desk.machine().path.parent, ("keys",))
    return desk


def test_no_key_catches_anybody_while_a_new_one_is_waited_for(on_stage: OnStage, real_desk: Any) -> None:
    desk = real_desk()

    async def scene(stage: Any) -> None:
        await stage.press(*OPEN)
        for key, said in (
            ("u", "“u” is the key of “undo” on the screen “study” already."),
            ("ctrl+c", "“ctrl+c” is the key of “quit” on every screen already."),
            ("2", "“2” is the key of “option” on the screen “study” already."),
            ("escape", ""),
        ):
            await stage.press("enter")
            await stage.paste("z")
            assert "Press the new key" in stage.text
            await stage.press(key)
            assert "Press the new key" not in stage.text
            assert said in stage.text
        await stage.resize(30, 8)
        await stage.press("enter", "z")
        await stage.resize(80, 24)
        await stage.press("enter", "ctrl+q", "ctrl+q")
        assert stage.app._exit

    on_stage(desk, scene)
    assert desk.machine().keys == ()


def test_every_screen_has_a_title_and_its_keys_are_one_tab_away(on_stage: OnStage, real_desk: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*OPEN)
        seen = []
        for _ in SCREENS:
            seen.append(stage.lines[1].split("Keys · ")[1].split("  ")[0])
            await stage.press("tab")
        assert sorted(seen) == sorted(TITLES.values())
        await stage.press("shift+tab", "tab")
        assert f"Keys · {TITLES['study']}" in stage.text

    assert list(TITLES) == list(SCREENS)
    on_stage(real_desk(), scene)
