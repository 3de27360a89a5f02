"""Text that attacks the terminal or the toolkit is shown as text, on every screen."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any

import pytest

from ice_quiz.errors import DeckError
from ice_quiz.study.wish import Wish

OnStage = Callable[..., None]
ATTACKS = {
    # The clipboard, ended in three ways; a window title; colours and the cursor; an override; what separates.
    "controls": "\x1b]52;c;RVZJTA==\x07 \x1b]52;c;RVZJTA==\x1b\\ \x9d52;c;RVZJTA==\x9c \x1b]0;PWNED\x07 \x1b[31mRED\x1b[2J"
    "\x9b31m \u202egnp.exe\u2066x\u2069 a\x00b\x08\x7f\x0b\x0c\x85z a\u2028b\ufeffc\ud800d",
    "an action": "[@click=app.quit]x[/] [link=https://example.org]y[/link]",
    "an open end": "[/",
    "a wrong end": "[b]x[/i]",
    "colours and brackets": "[$primary]x [red on nothing]y list[int] a[i] [NaCl] = 2 mol \\[x] $text",
    "wide and combined": "日本語👩‍👩‍👧‍👦 e" + "\u0301" * 50 + " שלום 🇺🇸",
    "lines and tabs": "one\ntwo\tthree\r\nfour",
}
STEPS = ["introduced", "choose", "true-false", "hints", "name-all", "order", "recall", "revealed", "chose-wrong"]
STEPS += ["typed-close", "undecided", "named", "ordered", "unsaved", "summary", "nothing-due"]
SAFE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]*")


def with_text(value: Any, text: str) -> Any:
    """The same picture with every text in it replaced."""
    if isinstance(value, Enum) or value is None or isinstance(value, (bool, int, float, date, frozenset)):
        return value
    if isinstance(value, str):
        return text if value else value
    if isinstance(value, tuple) and hasattr(value, "_replace"):
        return type(value)(*(with_text(item, text) for item in value))
    if isinstance(value, tuple):
        return tuple(with_text(item, text) for item in value)
    if isinstance(value, Mapping):
        return value
    return dataclasses.replace(
        value, **{one.name: with_text(getattr(value, one.name), text) for one in dataclasses.fields(value)}
    )


def is_shown_safely(stage: Any) -> None:
    strips = stage.app.screen._compositor.render_strips()
    for strip in strips:
        for segment in strip:
            assert SAFE.fullmatch(segment.text), segment
            assert segment.style is None or not segment.style.link
            assert segment.style is None or "@click" not in segment.style.meta


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_hostile_text_in_a_session_is_shown_and_does_nothing(
    attack: str, on_stage: OnStage, showing: Any, snapshots: Any
) -> None:
    async def scene(stage: Any) -> None:
        for name in STEPS:
            stage.app.desk.snapshots[:] = [with_text(snapshots[name], attack)]
            stage.app.show_study(stage.app.desk.snapshot, Wish("ice"))
            await stage.settle()
            is_shown_safely(stage)
            if attack.isprintable() and attack.isascii() and "  " not in attack:
                assert attack.split()[0] in stage.text, name
            await stage.hammer("down", "down")
            is_shown_safely(stage)
            for row in range(4, 12) if "[" in attack else ():
                await stage.click(7, row)
            assert stage.app.is_running
            while len(stage.app.screen_stack) > 1:
                await stage.app.pop_screen()

    on_stage(showing("choose"), scene)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_hostile_text_in_decks_and_their_problems_is_shown_and_does_nothing(
    attack: str, on_stage: OnStage, showing: Any
) -> None:
    desk = showing("choose", refusal=DeckError(attack, place=attack, advice=attack))
    desk.decks = tuple(with_text(deck, attack) for deck in desk.decks)

    async def scene(stage: Any) -> None:
        is_shown_safely(stage)
        await stage.press("down", "enter")
        assert type(stage.app.screen).__name__ == "ProblemsScreen"
        is_shown_safely(stage)
        for row in range(2, 10) if "[" in attack else ():
            await stage.click(5, row)
        assert stage.app.is_running

    on_stage(desk, scene, note=attack)


def test_what_is_typed_or_pasted_is_cleaned_cut_and_sent_as_text(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.paste("\x1b]52;c;RVZJTA==\x07[@click=app.quit]x[/]\nnext\tline")
        is_shown_safely(stage)
        await stage.press("enter")
        assert stage.app.desk.sent[0].text == "\ufffd]52;c;RVZJTA==\ufffd[@click=app.quit]x[/] next line"

    on_stage(showing("type", "typed-close"), scene, deck="ice")


def test_an_answer_of_a_hundred_thousand_characters_is_cut_and_says_so(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.paste("word " * 20_000)
        assert "An answer has 1000 characters at most; the rest was left out." in stage.text
        await stage.press("x", "enter")
        assert len(stage.app.desk.sent[0].text) == 1000
        assert stage.app.is_running

    on_stage(showing("type", "typed-close"), scene, deck="ice")


def test_a_line_break_in_pasted_text_does_not_send_the_answer(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.paste("first\nsecond\n")
        assert stage.app.desk.sent == []
        assert "› first second" in stage.text

    on_stage(showing("type"), scene, deck="ice")
