from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SIZES = [(80, 24), (120, 40), (60, 20)]
BEFORE = [
    "typed",
    "listed",
    "chosen",
    "ordered",
    "own-words",
    "resumed",
    "told-at-once",
    "unsaved",
    "marking",
    "marking-aloud",
]
AFTER = ["passed", "failed", "given-up", "late", "all-right"]
PLANS = ["plan", "plan-no-day", "plan-too-near", "plan-a-year", "plan-too-far", "plan-today"]
AT_HOME: dict[str, tuple[str, ...]] = {
    "home": ("down",),
    "exams": ("down", "x"),
    "exams-other": ("down", "x", "down"),
    "you": ("down", "y"),
    "you-outdated": ("down", "y", "down", "down"),
    "you-choosing": ("down", "y", "enter", "o", "down"),
    "you-first": ("down", "enter"),
    "exam-help": ("down", "x", "enter", "escape", "?"),
}


def same_size(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def golden(name: str, size: tuple[int, int]) -> Path:
    return HERE / "goldens" / f"{name}-{same_size(size)}.txt"


@pytest.mark.parametrize("size", SIZES, ids=same_size)
@pytest.mark.parametrize("name", BEFORE)
def test_each_step_of_an_exam_looks_as_kept(
    name: str, size: tuple[int, int], on_stage: Callable[..., None], candidate: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        stage.app.show_exam(stage.app.desk.exam("civics"))
        await stage.settle()
        same_as_kept(stage.text, golden(name, size))

    on_stage(candidate(name), scene, size)


@pytest.mark.parametrize("size", SIZES, ids=same_size)
@pytest.mark.parametrize("name", AFTER)
def test_each_result_looks_as_kept(
    name: str, size: tuple[int, int], on_stage: Callable[..., None], candidate: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        stage.app.show_exam(stage.app.desk.exam("civics"))
        await stage.settle()
        await stage.press("escape", "0")
        same_as_kept(stage.text, golden(name, size))
        if name == "failed":
            await stage.press("a")
            same_as_kept(stage.text, golden("failed-all", size))

    on_stage(candidate("typed", name), scene, size)


@pytest.mark.parametrize("size", SIZES, ids=same_size)
@pytest.mark.parametrize("name", PLANS)
def test_each_plan_looks_as_kept(
    name: str,
    size: tuple[int, int],
    on_stage: Callable[..., None],
    candidate: Any,
    plans: Any,
    never_sat: Any,
    same_as_kept: Any,
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("down", "l")
        same_as_kept(stage.text, golden(name, size))
        if name == "plan-no-day":
            await stage.press(*"25 dec")
            same_as_kept(stage.text, golden("plan-typing", size))

    desk = candidate(plans=[plans[name]])
    on_stage(desk if name != "plan-no-day" else candidate(plans=[plans[name]], ready=never_sat), scene, size)


@pytest.mark.parametrize("size", SIZES, ids=same_size)
@pytest.mark.parametrize("name", AT_HOME)
def test_the_decks_their_exams_and_what_they_ask_look_as_kept(
    name: str, size: tuple[int, int], on_stage: Callable[..., None], candidate: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*AT_HOME[name])
        same_as_kept(stage.text, golden(name, size))

    on_stage(
        candidate("typed"),
        scene,
        size,
        note="The clock is set to 2026-11-24 09:00 by ICE_QUIZ_NOW." if name == "home" else "",
    )


@pytest.mark.parametrize("theme", ["ice-dark", "ice-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=same_size)
@pytest.mark.parametrize("name", ["exam", "result", "plan"])
def test_the_kept_pictures_are_what_is_drawn(
    name: str, size: tuple[int, int], theme: str, on_stage: Callable[..., None], candidate: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        if name == "plan":
            await stage.press("down", "l")
        else:
            stage.app.show_exam(stage.app.desk.exam("civics"))
            await stage.settle()
        if name == "result":
            await stage.press("escape", "0")
        picture = stage.app.export_screenshot(title="ice quiz", simplify=True)
        same_as_kept(picture, HERE / "pictures" / f"{name}-{same_size(size)}-{theme.removeprefix('ice-')}.svg")

    on_stage(candidate("typed", "passed"), scene, size, theme=theme)
