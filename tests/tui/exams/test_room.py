"""Small windows and resizing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

OnStage = Callable[..., None]
NOTICE = "Needs 40×12 or more."
WAYS: dict[str, tuple[str, ...]] = {
    "exams": ("down", "x"),
    "exam": ("down", "x", "enter"),
    "result": ("down", "x", "enter", "escape", "0"),
    "plan": ("down", "l"),
    "plan-typing": ("down", "l", "d", "2"),
    "you": ("down", "y"),
    "you-typing": ("down", "y", "enter", "o"),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_window_that_is_too_small_asks_for_room_and_shows_everything_again_when_it_has_some(
    name: str, on_stage: OnStage, candidate: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*WAYS[name])
        before = stage.text
        for size in ((20, 5), (39, 24), (80, 11), (1, 1), (8, 40)):
            await stage.resize(*size)
            assert stage.app.is_running
            if size == (20, 5):
                assert [line for line in stage.lines if line] == [NOTICE]
            await stage.resize(80, 24)
            assert stage.text == before

    on_stage(candidate("typed", "failed"), scene)


@pytest.mark.parametrize("name", WAYS)
def test_nothing_is_done_where_nothing_can_be_seen_and_the_way_back_works(
    name: str, on_stage: OnStage, candidate: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*WAYS[name])
        sent = list(stage.app.desk.sent)
        await stage.resize(20, 5)
        await stage.press("enter", "1", "0", "*", "g", "g", "d", "a", "x")
        assert stage.app.desk.sent == sent
        await stage.press("escape", "escape", "escape")
        assert len(stage.app.screen_stack) < 3

    on_stage(candidate("typed", "failed"), scene)


@pytest.mark.parametrize("name", WAYS)
def test_the_keys_are_in_sight_at_every_size(name: str, on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*WAYS[name])
        for size in ((40, 12), (60, 20), (80, 24), (200, 60)):
            await stage.resize(*size)
            for entry in stage.app.screen.key_bar.entries:
                if entry.last and entry.words:
                    assert entry.words in stage.text, size

    on_stage(candidate("typed", "failed"), scene)
