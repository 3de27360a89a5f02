"""Small windows, long texts, resizing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from ice_quiz.tui.content import shown, wrapped

OnStage = Callable[..., None]
NOTICE = "Needs 40×12 or more."


@pytest.mark.parametrize("name", ["", "choose", "type", "chose-wrong", "summary"])
def test_a_window_that_is_too_small_asks_for_room_and_shows_everything_again_when_it_has_some(
    name: str, on_stage: OnStage, showing: Any
) -> None:
    async def scene(stage: Any) -> None:
        before = stage.text
        for size in ((20, 5), (39, 24), (80, 11), (1, 1), (8, 40)):
            await stage.resize(*size)
            assert stage.app.is_running
            if size == (20, 5):
                assert [line for line in stage.lines if line] == [NOTICE]
            await stage.resize(80, 24)
            assert stage.text == before, size

    on_stage(showing(*([name] if name else ["choose"])), scene, deck="ice" if name else "")


def test_nothing_is_answered_where_nothing_can_be_seen_and_leaving_still_works(on_stage: OnStage, showing: Any) -> None:
    async def choosing(stage: Any) -> None:
        await stage.press("1", "2", "enter", "0", "u")
        assert stage.app.desk.sent == []
        await stage.press("escape")
        assert stage.app.desk.left

    async def typing(stage: Any) -> None:
        await stage.press(*"abc", "enter")
        assert stage.app.desk.sent == []
        await stage.resize(80, 24)
        assert "abc" not in stage.text

    on_stage(showing("choose"), choosing, (20, 5), deck="ice")
    on_stage(showing("type"), typing, (20, 5), deck="ice")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
@pytest.mark.parametrize("name", ["choose", "type", "chose-wrong", "revealed", "introduced"])
def test_a_long_question_scrolls_and_never_hides_the_keys(
    name: str, size: tuple[int, int], on_stage: OnStage, showing: Any, snapshots: Any
) -> None:
    long = "Which of these words is the first? " * 100
    shown = snapshots[name]
    question = dataclasses.replace(shown.question, stem=long) if shown.question else None
    desk = showing(name)
    desk.snapshots = [dataclasses.replace(shown, question=question, statement=long, why=(long,), message=long, banner=long)]

    async def scene(stage: Any) -> None:
        assert "leave" in stage.text
        assert "help" in stage.text
        await stage.press("escape" if name == "type" else "v")
        before = stage.app.screen.page.scroll_offset.y
        await stage.press("pagedown", "pagedown")
        below = stage.app.screen.page.scroll_offset.y
        await stage.press("pageup", "pageup", "pageup")
        assert stage.app.screen.page.scroll_offset.y < max(before, below)
        assert "leave" in stage.text

    on_stage(desk, scene, size, deck="ice")


def test_the_verdict_is_brought_into_sight_under_a_long_question(on_stage: OnStage, showing: Any) -> None:
    desk = showing("choose", "chose-wrong")
    long = "Which of these words is the first? " * 40
    desk.snapshots = [
        dataclasses.replace(shown, question=dataclasses.replace(shown.question, stem=long)) for shown in desk.snapshots
    ]

    async def scene(stage: Any) -> None:
        assert "Which of these words" in stage.lines[6]
        await stage.press("1")
        assert "✗ Wrong. It is not ERO." in stage.text
        assert "2026-11-24" in stage.text

    on_stage(desk, scene, deck="ice")


def test_the_line_is_brought_into_sight_as_soon_as_it_is_typed_into(on_stage: OnStage, showing: Any) -> None:
    desk = showing("type")
    question = dataclasses.replace(desk.snapshot.question, stem="What stands for what? " * 100)
    desk.snapshots = [dataclasses.replace(desk.snapshot, question=question)]

    async def scene(stage: Any) -> None:
        await stage.press("x")
        assert "› x" in stage.text

    on_stage(desk, scene, deck="ice")


def test_a_thousand_decks_are_listed_and_the_selected_one_stays_in_sight(on_stage: OnStage, showing: Any) -> None:
    desk = showing("choose")
    desk.decks = tuple(desk.decks[0]._replace(id=f"d{number}", title=f"Deck {number}") for number in range(1000))

    async def scene(stage: Any) -> None:
        await stage.press("end")
        assert "› Deck 999" in stage.text
        await stage.press("k", "k")
        assert "› Deck 997" in stage.text
        await stage.press("home")
        assert "› Deck 0 " in stage.text

    on_stage(desk, scene)


def test_the_topic_gives_way_to_how_far_one_is(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        assert "6 of 23 done" in stage.text
        assert "Homeland" in stage.text

    for columns in (40, 50, 60, 100):
        on_stage(showing("choose"), scene, (columns, 20), deck="ice")


@pytest.mark.parametrize("width", range(8, 40))
def test_a_number_and_its_unit_are_never_parted_by_the_end_of_a_line(width: int) -> None:
    text = shown("It is over 99 % of them, in 12 min, on 1,024 km of the 3 roads.")
    lines = [line.plain for line in wrapped(text, width)]
    assert " ".join(line.rstrip() for line in lines) == text.plain
    assert not [line for line in lines if line.startswith(("%", "min", "km"))]
    assert max(map(len, lines)) <= width


def test_a_note_that_is_a_little_too_long_is_read_to_its_end(on_stage: OnStage, showing: Any) -> None:
    note = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"

    async def scene(stage: Any) -> None:
        assert "twelve" in stage.text
        assert "fourteen" in stage.text

    on_stage(showing("choose"), scene, note=note)
