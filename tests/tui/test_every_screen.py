"""Every screen there is: each key in its footer is pressed and clicked somewhere, and its look needs no colour."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.library.far import Far, Watch
from ice_quiz.tui.commands import SCREENS
from ice_quiz.tui.offers import offers
from ice_quiz.tui.screens.help import HelpScreen
from ice_quiz.tui.screens.waiting import WaitingScreen
from tests.tui.footers import (
    BY_LABEL,
    both_ways,
    kept_by_no_test,
    pairs_pressed,
    pairs_there_are,
    pressed_and_clicked,
    screens_there_are,
)

OnStage = Callable[..., None]
HERE = Path(__file__).parent
DECK = """\
deck: cell
title: 細胞 – خلية – The cell
sources:
  book: {title: The Book of Cells, as of: 2020}
topics:
  - topic: القلب
    source: book
    cards:
      - {ask: ما هي عاصمة مصر؟, answer: القاهرة, wrong: [الخرطوم, طرابلس]}
      - {ask: 日本の首都はどこですか。, answer: 東京, wrong: [京都, 大阪]}
      - {ask: "Which part [b]makes[/b] ATP? 👩‍🔬", answer: the mitochondrion, wrong: [the ribosome, the nucleus]}
"""
OPENED: dict[str, tuple[str, ...]] = {
    "home": (),
    "adding": ("a",),
    "help": ("?",),
    "palette": (":",),
    "problems": ("home", "enter"),
    "waiting": ("waiting",),
    "statistics": ("t",),
    "settings": (",",),
    "settings-changed": (",", "down", "enter", "5", "enter"),
    "settings-typing": (",", "enter", "5"),
    "keys": (",", "end", "enter"),
    "keys-waiting": (",", "end", "enter", "enter"),
    "ways": ("s",),
    "quiz": ("z",),
    "study": ("enter",),
    "browse": ("b",),
    "author": ("author",),
    "author-inserting": ("author", "a"),
}
ELSEWHERE = {
    "BrowseScreen": "browse/test_keys.py",
    "CardInfoScreen": "browse/test_keys.py",
    "ExamScreen": "exams/test_keys.py",
    "ExamsScreen": "exams/test_keys.py",
    "ResultScreen": "exams/test_keys.py",
    "PlanScreen": "exams/test_keys.py",
    "YouScreen": "exams/test_keys.py",
    "StudyScreen": "test_keys.py",
}
"""Screens of which every key is pressed and clicked by tests of their own."""

UNTOUCHED = ("", "close", "begin")
"""What leaves the program, or cannot be begun twice (a quiz): these have tests of their own."""


@pytest.fixture
def begin(tmp_path: Path) -> Callable[..., Any]:
    """Opens a screen from the decks, by keys, and waits until nothing is read any more."""

    async def opened(stage: Any, *keys: str) -> None:
        set_back(stage)
        while len(stage.app.screen_stack) > 1:
            await stage.app.pop_screen()
        await stage.press("end")
        for key in keys:
            if key == "waiting":
                stage.app.push_screen(WaitingScreen("The cell", endless, lambda: None, lambda _: None))
                await stage.settle()
                return
            if key == "author":
                (tmp_path / "cell.yaml").write_text(DECK, encoding="utf-8")
                stage.app.show_author(tmp_path / "cell.yaml")
            else:
                await stage.press(key)
            await still(stage)

    return opened


def endless(watch: Watch) -> None:
    """Work that goes on until it is told to stop."""
    while True:
        watch(Far("The cell", 0.5))
        time.sleep(0.01)


async def still(stage: Any) -> None:
    """Wait for what is read beside the screen, and until nothing more is painted."""
    quiet, text = 0, stage.text
    for _ in range(2000):
        if quiet == 2:
            return
        before = text
        await stage.breathe()
        await stage.app.workers.wait_for_complete()
        reads = any(thread.name in ("errand", "what is due") for thread in threading.enumerate())
        screen = stage.app.screen
        bar = screen.key_bar
        laid = bar.content_size.height == bar._height(bar.content_size.width)
        waits = isinstance(screen, WaitingScreen) or not reads
        text = stage.text
        quiet = quiet + 1 if laid and waits and text == before else 0
    raise AssertionError(f"This is never still:\n{stage.text}")


def seen(stage: Any) -> tuple[object, ...]:
    """What a key can change: what was written, the screen, and what is on it (of the help only how far down)."""
    desk, screen = stage.app.desk, stage.app.screen
    helps = isinstance(screen, HelpScreen) and screen.page.scroll_offset.y
    return desk.settings, desk.machine(), type(screen).__name__, helps if isinstance(screen, HelpScreen) else stage.text


def set_back(stage: Any) -> None:
    """As it was before: the settings, and what the screens remember."""
    for each in stage.app.desk.adjustables():
        if not each.usual:
            stage.app.desk.adjust(each.setting.name, None)


@pytest.mark.parametrize("name", [name for name in OPENED if name not in ("browse", "study")])
def test_every_key_in_the_footer_does_the_same_when_it_is_pressed_and_when_it_is_clicked(
    name: str, on_stage: OnStage, real_desk: Any, begin: Any
) -> None:
    async def afresh(stage: Any) -> None:
        await begin(stage, *OPENED[name])

    async def scene(stage: Any) -> None:
        await afresh(stage)
        before = seen(stage)
        places = [place for place in stage.app.screen.key_bar.placed if place.entry.command not in UNTOUCHED]
        assert places
        for place in places:
            key = BY_LABEL.get(place.entry.key, place.entry.key)
            await afresh(stage)
            await stage.press(key)
            await still(stage)
            pressed = seen(stage)
            assert pressed != before, place.entry
            await afresh(stage)
            region = stage.app.screen.key_bar.content_region
            await stage.click(region.x + place.x, region.y + place.y)
            await still(stage)
            assert seen(stage) == pressed, place.entry
        await afresh(stage)
        pressed_and_clicked(f"screens-{name}", stage.app.screen, [place.entry.command for place in places])

    on_stage(real_desk(cell=DECK, broken="deck: broken\n"), scene)


@pytest.mark.parametrize("name", ["ways", "quiz", "browse", "settings"])
def test_a_screen_that_is_come_back_to_is_drawn_once(
    name: str, on_stage: OnStage, real_desk: Any, begin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[None] = []

    async def scene(stage: Any) -> None:
        await begin(stage, *OPENED[name])
        screen = stage.app.screen
        assert stage.app.screen_stack.index(screen) == 1
        await stage.press("?")
        draw = screen.draw
        monkeypatch.setattr(screen, "draw", lambda: drawn.append(draw()))
        await stage.press("escape")
        assert stage.app.screen is screen
        assert len(drawn) == 1

    on_stage(real_desk(cell=DECK), scene)


def test_the_last_key_among_the_decks_ends_the_program(on_stage: OnStage, showing: Any) -> None:
    both_ways("screens-leaving", lambda scene: on_stage(showing("choose"), scene), lambda stage: stage.settle(), "close")


def test_a_text_that_does_not_fit_is_scrolled(on_stage: OnStage, showing: Any) -> None:
    both_ways(
        "screens-reading", lambda scene: on_stage(showing("choose"), scene, (60, 12)), lambda stage: stage.press("a"), "down"
    )


def test_every_key_that_a_footer_can_show_was_pressed_and_clicked_by_a_test() -> None:
    assert pairs_there_are() == pairs_pressed()
    assert kept_by_no_test() == []


def test_no_screen_was_forgotten_and_the_palette_offers_what_the_footer_does(
    on_stage: OnStage, real_desk: Any, begin: Any
) -> None:
    opened = set()

    async def scene(stage: Any) -> None:
        for name, keys in OPENED.items():
            await begin(stage, *keys)
            opened.add(type(stage.app.screen).__name__)
            screen = stage.app.screen
            offered = {offer.command.title for offer in offers(screen.commands, screen.works, stage.app.everywhere)}
            shown = {place.entry.command for place in stage.app.screen.key_bar.placed}
            titled = {each.title for each in stage.app.screen.commands if each.title and each.name in shown}
            assert titled <= offered, name
            assert {each.title for each in SCREENS["everywhere"] if each.title} <= offered, name
            assert_unbroken(stage, name)

    on_stage(real_desk(cell=DECK, broken="deck: broken\n"), scene, (60, 20))
    shared = {"Reading", "CardSearch"}  # what several screens have in common
    assert set(screens_there_are()) - shared == opened | set(ELSEWHERE)
    for path in ELSEWHERE.values():
        assert "click" in (HERE / path).read_text(encoding="utf-8")


def assert_unbroken(stage: Any, name: str) -> None:
    """Every line is as wide as the screen, whatever letters are in it."""
    assert {strip.cell_length for strip in stage.app.screen._compositor.render_strips()} == {stage.app.size.width}, name


def test_the_keys_of_every_screen_can_be_given_anew_and_every_command_has_its_words() -> None:
    for screen in screens_there_are().values():
        assert any(commands is screen.COMMANDS_HERE for commands in SCREENS.values()), screen
    for name, commands in SCREENS.items():
        for command in commands:
            assert command.help, (name, command.name)
            assert not command.footer or len(command.footer) <= 16, (name, command.name)


def test_wide_letters_and_letters_from_the_right_break_no_line(on_stage: OnStage, real_desk: Any, begin: Any) -> None:
    async def scene(stage: Any) -> None:
        for name in ("home", "statistics", "study", "browse", "quiz"):
            await begin(stage, *OPENED[name])
            assert_unbroken(stage, name)

    on_stage(real_desk(cell=DECK), scene, (200, 60))


def test_without_colour_every_screen_says_the_same(
    on_stage: OnStage, real_desk: Any, begin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, list[str]] = {}

    async def scene(stage: Any) -> None:
        for name in ("home", "statistics", "settings", "study", "browse"):
            await begin(stage, *OPENED[name])
            told.setdefault(name, []).append(stage.text)

    desk = real_desk(cell=DECK, broken="deck: broken\n")
    on_stage(desk, scene)
    monkeypatch.setenv("NO_COLOR", "1")
    on_stage(desk, scene, theme="ice-terminal")
    for name, (coloured, plain) in told.items():
        assert plain == coloured, name
