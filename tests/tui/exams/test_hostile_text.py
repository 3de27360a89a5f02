"""Text that attacks the terminal or the toolkit is shown as text, on every screen of exams, plans and questions."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.study.desk import DeckDue
from ice_quiz.study.snapshot import Counts

OnStage = Callable[..., None]
ATTACKS = {
    "controls": "\x1b]52;c;RVZJTA==\x07\x9d52;c;x\x9c\x1b]0;PWNED\x07\x1b[31mRED\x1b[2J\x9b31m"
    " a\x00b\x08\x7f\x0b\x0c\x85\u2028b\ufeffc\ud800d",
    "markup": "[/ [b]x[/i] [@click=app.quit]x[/][link=https://example.org]y[/link] [$primary]"
    " [red on nothing] list[int] \\[x] $text",
    "bidi, wide, combined, lines": "\u202egnp.exe\u2066x\u2069 日本語👩‍👩‍👧‍👦 e"
    + "\u0301" * 50
    + " שלום 🇺🇸\ntwo\tthree\r\nfour",
    "very long": "word " * 200,
}
SAFE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]*")
IDS = ("deck", "exam", "key", "id", "card", "name")  # they are sent back, not shown; or the hand-made desk knows them


def with_text(value: Any, text: str, name: str = "") -> Any:
    """The same picture with every text in it replaced."""
    if isinstance(value, Enum) or value is None or isinstance(value, (bool, int, float, date, frozenset)):
        return value
    if isinstance(value, str):
        return text if value and name not in IDS else value
    if isinstance(value, DeckDue | Counts):
        return value._replace(**{each: with_text(item, text, each) for each, item in value._asdict().items()})
    if isinstance(value, tuple):
        return tuple(with_text(item, text) for item in value)
    if isinstance(value, Mapping):
        return {key: with_text(item, text) for key, item in value.items()}
    fields = {one.name: with_text(getattr(value, one.name), text, one.name) for one in dataclasses.fields(value)}
    return dataclasses.replace(value, **fields)


def is_shown_safely(stage: Any) -> None:
    for strip in stage.app.screen._compositor.render_strips():
        for segment in strip:
            assert SAFE.fullmatch(segment.text), segment
            assert segment.style is None or not segment.style.link
            assert segment.style is None or "@click" not in segment.style.meta


async def poked(stage: Any, *keys: str) -> None:
    """Look at the screen, use it with keys and mouse, and look again; then back to the decks."""
    is_shown_safely(stage)
    for key in (*keys, "down", "pagedown"):
        await stage.press(key)
        is_shown_safely(stage)
    for row in (3, 6, 9, 12) if "@click" in stage.text else ():
        await stage.click(9, row)
        is_shown_safely(stage)
    assert stage.app.is_running
    while len(stage.app.screen_stack) > 1:
        await stage.app.pop_screen()


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_hostile_text_in_an_exam_and_its_result_is_shown_and_does_nothing(
    attack: str, on_stage: OnStage, candidate: Any, exam_snapshots: Any
) -> None:
    desk = candidate("typed")
    desk.decks, desk.ready = with_text(desk.decks, attack), with_text(desk.ready, attack)
    desk.entries = with_text(desk.entries, attack)

    async def scene(stage: Any) -> None:
        await stage.press("down", "x")
        await poked(stage)
        for name in ("typed", "listed", "chosen", "ordered", "told-at-once", "marking", "unsaved"):
            desk.snapshots[:] = [with_text(exam_snapshots[name], attack)]
            stage.app.show_exam(desk.exam("civics"))
            await stage.settle()
            await poked(stage, "escape", "*")
        for name in ("passed", "failed", "given-up"):
            desk.snapshots[:] = [exam_snapshots["chosen"], with_text(exam_snapshots[name], attack)]
            stage.app.show_exam(desk.exam("civics"))
            await stage.settle()
            await stage.press("1")
            await poked(stage, "a")

    on_stage(desk, scene)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_hostile_text_in_plans_and_questions_is_shown_and_does_nothing(
    attack: str, on_stage: OnStage, candidate: Any, plans: Any
) -> None:
    desk = candidate()
    desk.decks, desk.own, desk.ready = (with_text(each, attack) for each in (desk.decks, desk.own, desk.ready))
    desk.plans = [with_text(plans["plan"], attack)]

    async def scene(stage: Any) -> None:
        await stage.press("down", "l")
        await poked(stage, "d", "2", "escape", "m")
        await stage.press("y")
        await poked(stage, "enter", "down", "escape", "down")
        await stage.press("enter")
        await poked(stage, "down", "up")
        desk.refusal = UsageError(attack, advice=attack)
        await stage.press("l")
        await poked(stage)

    on_stage(desk, scene)


def test_what_is_pasted_into_an_answer_is_cleaned_and_sent_as_text(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("down", "x", "enter")
        await stage.paste("\x1b]52;c;RVZJTA==\x07[@click=app.quit]x[/]\nnext\tline")
        is_shown_safely(stage)
        await stage.press("enter")
        assert stage.app.desk.sent[-1][1].text == "\ufffd]52;c;RVZJTA==\ufffd[@click=app.quit]x[/] next line"
        await stage.paste("word " * 20_000)
        assert "An answer has 1000 characters at most; the rest was left out." in stage.text

    on_stage(candidate("typed", "own-words"), scene)
