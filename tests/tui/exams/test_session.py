"""Exams, plans and questions on the screen with a real desk: what is pressed is what is in the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.library.library import Library
from ice_quiz.places import Places
from ice_quiz.progress.log import Log
from ice_quiz.study.desk import Desk

OnStage = Callable[..., None]
TOWN = """\
deck: town
title: The town
sources:
  hall: {title: Town hall, as of: 2026}
things:
  quarter: {North End: , South Side: , Old Town: }
you:
  quarter: {ask: Where do you live?, type: quarter}
exams:
  whole: {title: The town test, from: all, items: 7, ask: 6, pass: 4, stop: decided, form: spoken}
  quick: {title: The quick test, from: all, ask: 3, pass: 2, form: typed, time: 2 minutes}
topics:
  - topic: Now
    source: hall
    cards:
      - {item: 1, ask: Who is the mayor now?, answer: Ada Berg,
         changes: {as of: 2026-01-01, check by: 2026-11-01, look up: "https://example.org/mayor"}}
      - {item: 2, ask: Which bus stops in your quarter?, by: quarter, answers: {North End: bus 1, South Side: bus 2}}
  - topic: Then
    source: hall
    cards:
      - {item: 3, ask: What burned in 1666?, answer: the mill}
      - {item: 4, ask: What is brewed here?, answer: cider}
      - {item: 5, ask: What is sold on Mondays?, answer: fish}
      - {item: 6, ask: What stands on the hill?, answer: the windmill}
      - {item: 7, ask: What flows by?, answer: the brook}
"""
ANSWERS = {
    "Who is the mayor now?": "Ada Berg",
    "Which bus stops in your quarter?": "bus 1",
    "What burned in 1666?": "the mill",
    "What is brewed here?": "cider",
    "What is sold on Mondays?": "fish",
    "What stands on the hill?": "the windmill",
    "What flows by?": "the brook",
}


class Learner:
    """A desk with its clock and folders; `begin` starts the program anew, as after a kill."""

    def __init__(self, root: Path) -> None:
        self.random = Random(1)
        self.places = Places(root / "config", root / "data", root / "cache", root / "decks", root / "shipped")
        self.places.decks.mkdir()
        (self.places.decks / "town.yaml").write_text(TOWN, encoding="utf-8")
        self.clock = SetClock(Moment(int(datetime(2026, 11, 24, 9, tzinfo=UTC).timestamp() * 1000)))
        self.begin()

    def begin(self) -> None:
        self.log = Log.open(self.places.data, self.clock, randomness=self.random.randbytes)
        self.desk = Desk(Library(self.places, date(2026, 11, 24)), self.log, self.clock)
        self.desk.due()  # the decks are read already, so the first frame can list them

    def wait(self, seconds: float) -> None:
        self.clock.moment = Moment(self.clock.moment.utc_ms + round(seconds * 1000))

    def kinds(self) -> list[str]:
        return [str(event.kind) for event in self.log.events()]


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    return Learner(tmp_path)


def asked(stage: Any) -> str:
    """The question that stands on the screen."""
    return next(stem for stem in ANSWERS if stem in stage.text)


async def answer(stage: Any, *, right: bool = True) -> str:
    stem = asked(stage)
    await stage.press(*(ANSWERS[stem] if right else "a castle"), "enter")
    return stem


def test_an_exam_is_sat_from_the_decks_to_the_result_and_its_misses_are_drilled(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("x")
        assert "6 of 7 items · 4 right pass · stops when decided · said or typed" in stage.text
        await stage.press("enter")
        missed = await answer(stage, right=False)
        assert "item 2 of 6" in stage.text
        assert "wrong" not in stage.text
        await stage.press("escape", "*", "i")
        flagged = await answer(stage)
        assert "You flagged item 2." in stage.text
        for _ in range(3):
            await answer(stage)
        assert "Passed: 4 of 5 asked.   needed 4 of 6" in stage.text
        assert "stopped early" in stage.text
        for text in (missed, "you said  a castle", ANSWERS[missed], "Right, and flagged by you", flagged):
            assert text in stage.app.screen.page.text
        assert "Your only mock exam: passed" in stage.text
        assert learner.kinds().count("answered") == 5
        await stage.press("d")
        assert missed in stage.text
        assert "0 of 1 done" in stage.text

    on_stage(learner.desk, scene)


def test_a_look_at_the_answer_is_not_taken_back_by_leaving(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("x", "enter", "tab")
        stem = asked(stage)
        await stage.press("escape", "x", "enter")
        assert asked(stage) == stem
        assert "Was what you said right?" in stage.text
        assert ANSWERS[stem] in stage.text
        assert "Its answer was shown already: mark yours." in " ".join(stage.text.split())
        await stage.press("1")
        assert "item 2 of 6" in stage.text

    on_stage(learner.desk, scene)


def test_an_exam_that_was_killed_goes_on_at_its_item_and_says_so(learner: Learner, on_stage: OnStage) -> None:
    stems: list[str] = []

    async def until_killed(stage: Any) -> None:
        await stage.press("x", "enter")
        stems.append(await answer(stage))
        await stage.press(*"half an ans")
        stems.append(asked(stage))

    async def afterwards(stage: Any) -> None:
        await stage.press("x")
        assert "You left it at item 2; nothing is lost, and enter goes on there." in stage.text
        await stage.press("enter")
        assert asked(stage) == stems[1]
        assert "You left this exam after 1 of 6 items; it goes on there." in stage.text
        await answer(stage)
        assert "it goes on there" not in stage.text

    on_stage(learner.desk, until_killed)
    learner.begin()
    on_stage(learner.desk, afterwards)


def test_an_exam_begun_on_the_command_line_says_among_the_decks_that_it_waits(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        stage.app.show_exam(learner.desk.exam("town"))
        await stage.settle()
        await answer(stage)
        await stage.press("escape", "escape")
        assert "The exam waits at item 2 of 6." in stage.text
        await stage.press("j")
        assert "The exam waits" not in stage.text

    on_stage(learner.desk, scene)


def test_an_exam_whose_time_is_over_ends_by_itself_with_what_was_answered(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("x", "down", "enter")
        assert "item 1 of 3 · 2 minutes left" in stage.text
        await answer(stage)
        learner.wait(75)
        stage.app.screen.tick()
        await stage.settle()
        assert "item 2 of 3 · 45 seconds left" in stage.text
        await stage.press(*"too l")
        learner.wait(60)
        stage.app.screen.tick()
        await stage.settle()
        assert "Not passed: 1 of" in stage.text
        assert "the time was over" in stage.text

    on_stage(learner.desk, scene)


def test_what_is_said_aloud_is_marked_and_what_is_given_up_counts_nowhere(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("x", "enter")
        stem = asked(stage)
        await stage.press("tab")
        assert ANSWERS[stem] in stage.text
        assert "Was what you said right?" in stage.text
        await stage.press("2")
        assert "item 2 of 6" in stage.text
        await stage.press("escape", "g", "g")
        assert "Ended undecided: 1 of 1 asked." in stage.text
        assert "No mock exam yet." in stage.text
        await stage.press("escape")
        assert "enter begin" in stage.footer

    on_stage(learner.desk, scene)


def test_an_exam_day_is_set_seen_among_the_decks_and_refused_in_words_when_it_is_past(
    learner: Learner, on_stage: OnStage
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("l", *"in 10 days", "enter")
        assert "Exam day         Friday 4 December, in 10 days" in stage.text
        assert "The exam is in 10 days, on Friday 4 December 2026." in stage.text
        await stage.press("m", *"0", "enter")
        assert "In 0 minutes a day nothing can be learned" in stage.text
        await stage.press("ctrl+u", *"3", "enter")
        assert "Minutes a day    3" in stage.text
        assert "At 3 minutes a day you reach a chance of" in stage.text
        await stage.press("d", *"1 Jan 2020", "enter")
        assert "2020-01-01 is past: today is 2026-11-24." in stage.text
        await stage.press("ctrl+u", *"2099-01-01", "enter")
        assert "more than 20 years ahead" in stage.text
        await stage.press("escape", "escape")
        assert "exam in 10 days" in stage.text
        assert learner.kinds() == ["exam_date", "exam_date"]
        await stage.press("l", "r", "escape")
        assert "exam in" not in stage.text

    on_stage(learner.desk, scene)


def test_what_the_deck_asks_is_asked_before_it_is_studied_and_its_cards_wait_no_more(
    learner: Learner, on_stage: OnStage
) -> None:
    async def scene(stage: Any) -> None:
        assert "1 card waits for an answer about you (y)." in stage.text
        await stage.press("enter", *"north", "enter")
        assert type(stage.app.screen).__name__ == "StudyScreen"
        await stage.press("escape", "escape")
        assert "waits" not in stage.text
        await stage.press("y")
        assert "North End" in stage.text
        await stage.press("enter", "ctrl+u", *"Nort Ende", "enter")
        assert "Did you mean “North End”?" in stage.text
        await stage.press("escape", "backspace")
        assert "not said yet · 1 card waits for it" in stage.text

    on_stage(learner.desk, scene)


def test_an_answer_that_may_have_changed_is_corrected_and_asked_as_corrected(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("y", "down")
        for text in ("Who is the mayor now?", "Right as of 1 January 2026.", "https://example.org/mayor"):
            assert text in stage.text
        await stage.press("enter", "ctrl+u", *"Bo Lind", "enter")
        assert "Kept: Bo Lind." in stage.text
        await stage.press("escape")
        assert "may have changed" not in " ".join(stage.text.split())
        answers = [answer.show for answer in learner.desk._library.open("town").cards["town/1"].key.answers]
        assert answers == ["Bo Lind"]

    on_stage(learner.desk, scene)
