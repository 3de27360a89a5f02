from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.errors import ProgressError
from tests.tui.footers import both_ways

OnStage = Callable[..., None]
HERE = Path(__file__).parent
SIZES = [(80, 24), (120, 40), (60, 20)]
VIEWS = {"year": (), "memory": ("tab",), "cards": ("tab", "tab")}


def size_name(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.mark.parametrize("size", SIZES, ids=size_name)
def test_each_view_looks_as_kept(
    size: tuple[int, int], on_stage: OnStage, studied: Any, read: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await read(stage)
        for view in VIEWS:
            same_as_kept(stage.text, HERE / "goldens" / f"{view}-{size_name(size)}.txt")
            await stage.press("tab")

    on_stage(studied(), scene, size)


@pytest.mark.parametrize("theme", ["ice-dark", "ice-light"])
@pytest.mark.parametrize("size", SIZES[:2], ids=size_name)
def test_the_kept_pictures_are_what_is_drawn(
    size: tuple[int, int], theme: str, on_stage: OnStage, studied: Any, read: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await read(stage)
        for view in ("year", "memory"):
            picture = stage.app.export_screenshot(title="ice quiz", simplify=True)
            same_as_kept(picture, HERE / "pictures" / f"{view}-{size_name(size)}-{theme.removeprefix('ice-')}.svg")
            await stage.press("tab")

    on_stage(studied(), scene, size, theme=theme)


def test_views_periods_and_decks_are_turned_by_key(on_stage: OnStage, studied: Any, read: Any) -> None:
    async def scene(stage: Any) -> None:
        await read(stage)
        assert "Statistics · All decks" in stage.text
        assert "In a row     13 days" in stage.text
        await stage.press("right")
        assert "› the last year" in stage.text
        await stage.press("p")
        assert "› all the time" in stage.text
        await stage.press("left", "d")
        while "Reading" in stage.text:
            await stage.breathe()
        assert "Statistics · Rivers of Europe" in stage.text
        await stage.press("d", "d")
        assert "Statistics · All decks" in stage.text
        await stage.press("escape")
        assert type(stage.app.screen).__name__ == "HomeScreen"

    on_stage(studied(13), scene)


def test_every_key_of_the_footer_does_the_same_pressed_and_clicked(on_stage: OnStage, studied: Any, read: Any) -> None:
    desk = studied(13)

    async def reckoned(stage: Any) -> None:
        while "Reading" in stage.text:
            await stage.breathe()
        await stage.settle()

    both_ways(
        "statistics",
        lambda scene: on_stage(desk, scene, (60, 16)),
        lambda stage: read(stage, "tab"),
        *("view", "period", "deck", "down"),
        settled=reckoned,
    )


def test_they_can_be_left_while_they_are_read_and_opened_again(on_stage: OnStage, studied: Any) -> None:
    desk = studied(5)
    reckon, reading, stopped = desk.statistics, threading.Event(), threading.Event()

    def slowly(_deck: str | None, report: Callable[[str, float], None]) -> object:
        try:
            while True:
                report("Reading your answers", 0.4)
                reading.set()
                stopped.wait(0.01)
        except Exception:
            stopped.set()
            raise

    async def scene(stage: Any) -> None:
        desk.statistics = slowly
        await stage.press("t")
        assert reading.wait(10)
        for _ in range(1000):
            if "40 %" in stage.text:
                break
            await stage.breathe()
        assert "Reading your answers ████████░░░░░░░░░░░░ 40 %" in stage.text
        await stage.press("escape")
        assert type(stage.app.screen).__name__ == "HomeScreen"
        assert stopped.wait(10)
        desk.statistics = reckon
        await stage.press("t")
        while "Reading" in stage.text:
            await stage.breathe()
        assert "In a row     5 days" in stage.text

    on_stage(desk, scene)


def test_a_log_that_cannot_be_read_is_told(on_stage: OnStage, studied: Any, read: Any) -> None:
    desk = studied(2)

    def fails(_deck: str | None, _report: object) -> object:
        raise ProgressError("The progress file is damaged.", place="progress.db")

    async def scene(stage: Any) -> None:
        desk.statistics = fails
        await read(stage)
        assert "progress.db: The progress file is damaged." in stage.text
        await stage.press("escape")
        assert type(stage.app.screen).__name__ == "HomeScreen"

    on_stage(desk, scene)


def test_before_the_first_answer_it_says_what_will_be_seen(on_stage: OnStage, real_desk: Any, read: Any) -> None:
    async def scene(stage: Any) -> None:
        await read(stage)
        assert "Nothing was answered yet." in stage.text
        assert "tab" not in stage.footer

    on_stage(real_desk(), scene)


def test_what_was_said_is_shown_as_it_was_written(on_stage: OnStage, studied: Any, read: Any) -> None:
    async def scene(stage: Any) -> None:
        await read(stage, "tab", "tab", "pagedown", "pagedown")
        assert "“the [b]Po[/b]”" in stage.text
        assert "ラインがわ" in stage.text

    on_stage(studied(), scene, (120, 40))


@pytest.mark.parametrize("size", [(40, 12), (200, 60), (61, 20)], ids=size_name)
def test_every_view_fits_every_window(size: tuple[int, int], on_stage: OnStage, studied: Any, read: Any) -> None:
    async def scene(stage: Any) -> None:
        await read(stage)
        for _ in VIEWS:
            assert all(len(line) <= size[0] for line in stage.lines)
            assert "esc back" in stage.text
            await stage.press("tab")

    on_stage(studied(60), scene, size)
