from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Event
from typing import Any

import pytest

from ice_quiz.errors import DeckError
from ice_quiz.library.far import Far
from ice_quiz.library.library import Library
from ice_quiz.study.desk import Desk
from tests.tui.browse.conftest import Browser, idle, press


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every deck is large."""
    monkeypatch.setattr("ice_quiz.library.library.AT_ONCE", 0)
    monkeypatch.setattr("ice_quiz.tui.screens.home.AT_ONCE", 0)


def begun_anew(browser: Browser) -> Desk:
    """The desk of another start of the program: no deck is open."""
    return Desk(Library(browser.places, date(2026, 11, 24)), browser.log, browser.clock)


@pytest.mark.usefixtures("large")
def test_a_large_deck_is_read_before_its_session_begins(on_stage: Callable[..., None], browser: Browser) -> None:
    async def scene(stage: Any) -> None:
        await press(stage, "enter")
        await idle(stage)
        assert type(stage.app.screen).__name__ == "StudyScreen"
        await press(stage, "escape", "enter")
        assert type(stage.app.screen).__name__ == "StudyScreen"

    on_stage(begun_anew(browser), scene)


@pytest.mark.usefixtures("large")
def test_reading_tells_how_far_it_is_and_can_be_stopped(on_stage: Callable[..., None], browser: Browser) -> None:
    desk = begun_anew(browser)
    stopped = Event()

    def read(_deck: object, watch: Callable[[Far], object]) -> None:
        try:
            while True:
                watch(Far("rivers.yaml", 0.35))
        finally:
            stopped.set()

    desk.read = read  # type: ignore[assignment,method-assign]

    async def scene(stage: Any) -> None:
        await stage.press("enter")
        while "35 %" not in stage.text:
            await stage.pilot.pause(0.01)
        assert "Reading “rivers.yaml” ███████" in stage.text
        assert stage.footer == "esc stop"
        await stage.press("escape")
        assert stopped.wait(5)
        await stage.settle()
        assert type(stage.app.screen).__name__ == "HomeScreen"

    on_stage(desk, scene)


@pytest.mark.usefixtures("large")
def test_a_deck_that_broke_meanwhile_shows_its_problems(on_stage: Callable[..., None], browser: Browser) -> None:
    desk = begun_anew(browser)

    def read(_deck: object, _watch: object) -> None:
        raise DeckError("rivers.yaml:3:5: D104 There is no key “relatons”.")

    desk.read = read  # type: ignore[assignment,method-assign]

    async def scene(stage: Any) -> None:
        await press(stage, "enter")
        await idle(stage)
        assert type(stage.app.screen).__name__ == "ProblemsScreen"
        assert "relatons" in stage.text

    on_stage(desk, scene)


def test_the_first_listing_tells_how_far_it_is_and_leaving_does_not_wait_for_it(
    on_stage: Callable[..., None], browser: Browser
) -> None:
    stopped = Event()
    desk = begun_anew(browser)

    def due(watch: Callable[[Far], object]) -> Any:
        try:
            while True:
                watch(Far("rivers.yaml", 0.5))
        finally:
            stopped.set()

    desk.due = due  # type: ignore[assignment,method-assign]

    async def scene(stage: Any) -> None:
        while "50 %" not in stage.text:
            await stage.pilot.pause(0.01)
        assert "Reading the decks …" in stage.text

    on_stage(desk, scene, listed=False)
    assert stopped.wait(5)


def test_what_is_typed_while_decks_are_read_does_not_begin_the_reading_again_and_is_found_then(
    on_stage: Callable[..., None], browser: Browser
) -> None:
    desk = begun_anew(browser)
    browsing, typed, begun = desk.browsing(), Event(), []
    refresh = browsing.refresh

    def slowly(watch: Callable[[Far], object]) -> bool:
        begun.append(1)
        while not typed.wait(0.01):
            watch(Far("rivers.yaml", 0.5))
        return refresh(watch)

    browsing.refresh = slowly  # type: ignore[assignment,method-assign]
    desk.browsing = lambda: browsing  # type: ignore[method-assign]

    async def scene(stage: Any) -> None:
        await stage.press("b", "slash", *"danube")
        while "50 %" not in stage.text:
            await stage.breathe()
        typed.set()
        await idle(stage)
        assert "Which sea does the Danube flow into?" in stage.text
        assert "Rhine flow" not in stage.text
        assert begun == [1]

    on_stage(desk, scene)
