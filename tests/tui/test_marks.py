"""What can be done with the card in hand besides answering: its flag, what is known of it, not again today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ice_quiz.grading.verdict import Chose
from ice_quiz.language.differences import differences
from ice_quiz.study.snapshot import Command, Counts
from ice_quiz.tui.screens.study import how_far, what_is_left

OnStage = Callable[..., None]


@pytest.mark.parametrize(("key", "command"), [("*", Command.FLAG), ("_", Command.BURY), ("B", Command.BURY)])
def test_a_key_flags_the_card_or_puts_it_off(
    key: str, command: Command, on_stage: OnStage, showing: Any, snapshots: Any
) -> None:
    desk = showing("choose", "chose-wrong")
    desk.snapshots[0] = replace(snapshots["choose"], commands=snapshots["choose"].commands | {command})

    async def scene(stage: Any) -> None:
        await stage.press(key)
        assert stage.app.desk.sent == [command]

    on_stage(desk, scene, deck="ice")


def test_a_flagged_card_says_so_above_the_question(on_stage: OnStage, showing: Any, snapshots: Any) -> None:
    desk = showing("choose")
    desk.snapshots[0] = replace(snapshots["choose"], flagged=True)

    async def scene(stage: Any) -> None:
        assert "Flagged · New" in stage.text

    on_stage(desk, scene, deck="ice")


@pytest.mark.parametrize(("letter", "option"), [("a", 0), ("b", 1), ("c", 2)])
def test_options_are_chosen_by_letter_too(letter: str, option: int, on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("d")  # there is no fourth
        assert stage.app.desk.sent == []
        await stage.press(letter)
        assert stage.app.desk.sent == [Chose(option)]

    on_stage(showing("choose", "chose-wrong"), scene, deck="ice")


def test_after_the_verdict_i_tells_of_the_card_and_what_goes_wrong_there_is_said(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("i")
        assert stage.app.desk.sent == [("card", "ice/choose")]
        assert "There is nothing to tell of this card." in stage.text
        assert "i card" in stage.footer

    on_stage(showing("chose-wrong"), scene, deck="ice")


def test_a_slip_is_shown_letter_by_letter_and_said_in_words(on_stage: OnStage, showing: Any, snapshots: Any) -> None:
    close = snapshots["typed-close"]
    desk = showing("typed-close")
    desk.snapshots[0] = replace(close, spelling=differences(close.reply.text, ["Homeland Security Investigations"]))

    async def scene(stage: Any) -> None:
        assert "you said  Homeland Security Investigation_" in stage.text
        assert "“s” is missing." in stage.text

    on_stage(desk, scene, deck="ice")


def test_the_bar_says_what_is_left_by_kind(snapshots: Any) -> None:
    choose = snapshots["choose"]
    assert what_is_left(choose) == "5 new · 12 due"
    assert what_is_left(replace(choose, counts=Counts(0, 0, 12))) == ""
    assert what_is_left(replace(choose, kind="cram", counts=Counts(0, 1, 58))) == "1 again · 58 to go"


def test_the_heading_names_the_kind_of_session_before_the_time_that_is_left(snapshots: Any) -> None:
    cram = replace(snapshots["choose"], kind="cram")
    assert how_far(cram) == "cram · 6 of 23 done · about 3 minutes"
    assert how_far(cram, brief=True) == "cram · 6 of 23 done"
    assert how_far(snapshots["choose"], brief=True) == "6 of 23 done · about 3 minutes"
