from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.language.bars import columns, grouped

OnStage = Callable[..., None]


async def to_plan(stage: Any) -> None:
    await stage.press("down", "l")
    stage.app.desk.sent.clear()


def test_where_no_day_is_set_it_is_asked_for_and_told_back_while_it_is_typed(
    on_stage: OnStage, candidate: Any, plans: Any
) -> None:
    async def scene(stage: Any) -> None:
        await to_plan(stage)
        assert "such as 2026-12-25, 25 December, or in 30 days" in stage.text
        await stage.press(*"25 dec")
        assert "Friday 25 December 2026, in 31 days" in stage.text
        await stage.press("enter")
        assert stage.app.desk.sent == [("set", "civics", "civics 2025", date(2026, 12, 25), None)]
        assert "Exam day         Friday 25 December, in 31 days" in stage.text

    on_stage(candidate(plans=[plans["plan-no-day"], plans["plan"]]), scene)


@pytest.mark.parametrize("typed", ["", "soon", "31 November", "12/11"])
def test_what_names_no_single_day_is_asked_again_in_words(typed: str, on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_plan(stage)
        await stage.press("d", *typed, "enter")
        assert "That names no single day. Write it as 2026-12-25" in stage.text
        assert stage.app.desk.sent == []
        await stage.press("escape")
        assert "Friday 25 December, in 31 days" in stage.text
        assert "names no single day" not in stage.text

    on_stage(candidate(), scene)


def test_a_day_that_is_refused_says_why_and_can_be_typed_anew(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_plan(stage)
        stage.app.desk.refusal = UsageError("2020-01-01 is past.", advice="Set the day on which the exam will be.")
        await stage.press("d", *"2020-01-01")
        assert "Wednesday 1 January 2020, which is over" in stage.text
        await stage.press("enter")
        assert "2020-01-01 is past." in stage.text
        assert "Set the day on which the exam will be." in stage.text
        assert "Exam day         2020-01-01" in stage.text

    on_stage(candidate(), scene)


@pytest.mark.parametrize(
    ("typed", "minutes"), [("15", 15), ("15 minutes a day", 15), (" 20 min. ", 20), ("ten", 10), ("0", 0)]
)
def test_the_minutes_a_day_are_said_in_a_number(typed: str, minutes: int, on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_plan(stage)
        await stage.press("m", *typed, "enter")
        assert stage.app.desk.sent == [("set", "civics", "civics 2025", date(2026, 12, 25), minutes)]

    on_stage(candidate(), scene)


@pytest.mark.parametrize("typed", ["", "a while", "1.5", "minutes"])
def test_what_is_no_number_of_minutes_is_asked_again(typed: str, on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_plan(stage)
        await stage.press("m", *typed, "enter")
        assert "How many minutes a day? A number is enough, such as 15." in stage.text
        assert stage.app.desk.sent == []

    on_stage(candidate(), scene)


def test_the_day_can_be_removed_and_is_not_asked_for_at_once(on_stage: OnStage, candidate: Any, plans: Any) -> None:
    gone = replace(plans["plan-no-day"], message="No exam day is set any more; study is as usual.")

    async def scene(stage: Any) -> None:
        await to_plan(stage)
        await stage.press("r")
        assert stage.app.desk.sent == [("set", "civics", "civics 2025", None, None)]
        assert "not set  (d to set it)" in stage.text
        assert "No exam day is set any more; study is as usual." in stage.text
        assert "no exam day" not in stage.footer
        assert "minutes" not in stage.footer
        await stage.press("m")
        assert "keep" not in stage.footer

    on_stage(candidate(plans=[plans["plan"], gone]), scene)


def test_the_day_and_the_minutes_are_changed_by_a_click_too(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_plan(stage)
        await stage.click_on("Friday 25 December")
        assert "such as 2026-12-25" in stage.text
        await stage.press("escape")
        await stage.click_on("Minutes a day    10")
        assert "keep" in stage.footer
        assert "such as" not in stage.text

    on_stage(candidate(), scene)


def test_each_exam_of_the_deck_has_a_plan_of_its_own(on_stage: OnStage, candidate: Any, plans: Any) -> None:
    other = replace(plans["plan-no-day"], exam="65/20", title="2025 civics test, 65/20")

    async def scene(stage: Any) -> None:
        await to_plan(stage)
        await stage.press("n")
        assert stage.app.desk.sent == [("plan", "civics", "65/20")]
        assert "2025 civics test, 65/20" in stage.lines[1]
        await stage.press("tab")
        assert stage.app.desk.sent[1:] == [("plan", "civics", "civics 2025")]

    on_stage(candidate(plans=[plans["plan"], other, plans["plan"]]), scene)


def test_where_the_deck_has_one_exam_no_other_is_offered(on_stage: OnStage, candidate: Any) -> None:
    desk = candidate()
    desk.entries = desk.entries[:1]

    async def scene(stage: Any) -> None:
        await to_plan(stage)
        assert "other exam" not in stage.footer
        await stage.press("n")
        assert stage.app.desk.sent == []

    on_stage(desk, scene)


def test_keys_pressed_before_the_plan_is_there_reach_it(on_stage: OnStage, candidate: Any, plans: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.hammer("down", "l", *"25 dec", "enter", "m", *"15", "enter")
        assert stage.app.desk.sent[1:] == [
            ("set", "civics", "civics 2025", date(2026, 12, 25), None),
            ("set", "civics", "civics 2025", date(2026, 12, 25), 15),
        ]

    on_stage(candidate(plans=[plans["plan-no-day"], plans["plan"]]), scene)


def test_a_plan_that_cannot_be_made_says_why_and_leads_back(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("down", "l")
        assert "The progress file is damaged." in stage.text
        await stage.press("d", "m", "x")
        assert type(stage.app.screen).__name__ == "PlanScreen"
        await stage.press("escape")
        assert type(stage.app.screen).__name__ == "HomeScreen"

    on_stage(candidate(refusal=UsageError("The progress file is damaged.")), scene)


def test_a_chart_fills_its_height_and_shows_what_is_more_than_nothing() -> None:
    assert columns([0, 1, 4, 8], 2) == ["   █", " ▂██"]
    assert columns([0, 0.001, 100], 1) == [" ▁█"]
    assert columns([0, 0], 2) == ["  ", "  "]
    assert columns([], 1) == [""]


def test_days_that_do_not_fit_side_by_side_are_put_together() -> None:
    assert grouped([1, 2, 3], 3) == ([1, 2, 3], 1)
    assert grouped([1, 3, 5, 7, 9], 3) == ([2, 6, 9], 2)
