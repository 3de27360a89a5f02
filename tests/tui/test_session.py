"""Sessions on the screen with a real desk: what is pressed is what is in the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.library.library import Library
from ice_quiz.places import Places
from ice_quiz.progress.log import Log
from ice_quiz.settings import Settings
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import Phase

OnStage = Callable[..., None]
OFF = "type, true or false"
PLANETS = ("Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune")


def deck() -> str:
    """Cards that are all chosen at first, and one that is typed."""
    things = "".join(f"    {name}:\n" for name in PLANETS)
    cards = "".join(
        f"      - {{ask: Which planet is number {number}?, answer: {name}, wrong: [Pluto, Ceres], off: [{OFF}]}}\n"
        for number, name in enumerate(PLANETS, 1)
    )
    return f"deck: planets\ntitle: Planets\nthings:\n  planet:\n{things}topics:\n  - topic: Order\n    cards:\n{cards}"


TYPED = """\
deck: typed
title: Typed
topics:
  - topic: Names
    cards:
      - {ask: What is the old name of the Danube?, answer: Istros}
      - {ask: What is the old name of the Elbe?, answer: Albis}
"""


class Learner:
    """A desk with its clock and folders."""

    def __init__(self, root: Path) -> None:
        moment = Moment(int(datetime(2026, 11, 24, 9, tzinfo=UTC).timestamp() * 1000))
        places = Places(root / "config", root / "data", root / "cache", root / "decks", root / "shipped")
        places.decks.mkdir()
        (places.decks / "planets.yaml").write_text(deck(), encoding="utf-8")
        (places.decks / "typed.yaml").write_text(TYPED, encoding="utf-8")
        clock = SetClock(moment)
        self.log = Log.open(places.data, clock)
        self.desk = Desk(Library(places, date(2026, 11, 24)), self.log, clock, Settings(new_per_day=8))

    def answers(self) -> list[tuple[str, str]]:
        """The answers in the log: the card and the verdict."""
        return [(event.card, str(event.body["verdict"])) for event in self.log.events() if event.kind == "answered"]


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    learner = Learner(tmp_path)
    learner.desk.due()  # the decks are read already, so the first frame can list them
    return learner


async def read_facts(stage: Any, desk: Desk) -> None:
    """Go past what is only introduced."""
    while desk.snapshot.phase is Phase.INTRODUCED:
        await stage.press("space")


def right_key(desk: Desk) -> str:
    question = desk.snapshot.question
    assert question is not None
    return str([option.key for option in question.options].index(True) + 1)


def test_a_deck_is_studied_from_the_first_key_to_the_summary(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        assert "› Planets   8 new" in stage.text
        await stage.press("enter")
        for done in range(8):
            assert f"{done} of 8 done" in stage.text
            await stage.press(right_key(learner.desk))
            assert "✓ Right" in stage.text
            await stage.press("space")
        assert "✓ 8 right   ✗ 0 wrong" in stage.text
        await stage.press("enter")
        assert "› Planets   done for today" in stage.text
        assert [verdict for _, verdict in learner.answers()] == ["right"] * 8

    on_stage(learner.desk, scene)


@pytest.mark.parametrize("keys", [("1", "space"), ("2", "enter", "space"), ("0", "space"), ("down", "enter", "space")])
def test_keys_hammered_faster_than_painting_count_each_answer_once_and_lose_none(
    keys: tuple[str, ...], learner: Learner, on_stage: OnStage
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("enter")
        await stage.hammer(*(keys * 5))
        await stage.settle()
        answers = learner.answers()
        assert len(answers) == 5
        assert len({card for card, _ in answers}) == 5
        assert learner.desk.snapshot.phase is Phase.ASKED

    on_stage(learner.desk, scene)


def test_a_key_held_down_answers_once_and_rates_nothing_that_was_not_shown(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("enter")
        await stage.hammer(*[right_key(learner.desk)] * 20)
        assert [verdict for _, verdict in learner.answers()] == ["right"]
        assert [event.kind for event in learner.log.events()].count("overridden") == 0

    on_stage(learner.desk, scene)


def test_enter_held_down_gives_no_answer_that_nobody_chose(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.hammer(*["enter"] * 6)
        await stage.press(*["enter"] * 6)
        assert learner.desk.snapshot.phase is Phase.ASKED
        assert learner.answers() == []

    on_stage(learner.desk, scene)


def test_text_typed_right_after_the_key_that_brought_the_question_reaches_the_line(
    learner: Learner, on_stage: OnStage
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("j")
        await stage.hammer("enter")
        await stage.settle()
        await read_facts(stage, learner.desk)
        await stage.hammer(*"Hister", "enter", "space")
        await stage.settle()
        await read_facts(stage, learner.desk)
        await stage.hammer(*"Albis")
        assert "› Albis" in stage.text
        assert len(learner.answers()) == 1
        await stage.hammer("enter")
        assert len(learner.answers()) == 2

    on_stage(learner.desk, scene)


def test_keys_pressed_before_the_study_screen_is_there_reach_it(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.hammer("enter", "0", "space", "0", "space", "u")
        await stage.settle()
        assert len(learner.answers()) == 2
        assert "Undid:" in stage.text

    on_stage(learner.desk, scene)


def test_undo_goes_back_any_number_of_answers_even_from_the_summary(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("enter")
        cards = []
        for _ in range(8):
            cards.append(learner.desk.snapshot.card)
            await stage.press(right_key(learner.desk), "space")
        assert "Done." in stage.text
        for card in reversed(cards):
            await stage.press("u")
            assert "Undid: right on" in stage.text
            assert learner.desk.snapshot.card == card
        assert "u undo" not in stage.footer

    on_stage(learner.desk, scene)


def test_leaving_at_any_moment_loses_nothing_and_the_next_start_goes_on(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("enter", right_key(learner.desk) if learner.desk.snapshot.question else "1")
        first = learner.answers()
        await stage.press("escape")
        assert "› Planets" in stage.text
        await stage.press("enter")
        assert learner.desk.snapshot.card != first[0][0]
        assert learner.answers() == first

    on_stage(learner.desk, scene)


def test_practice_is_offered_when_nothing_is_due_and_leaves_the_schedule_alone(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("enter")
        for _ in range(8):
            await stage.press(right_key(learner.desk), "space")
        await stage.press("p")
        assert learner.desk.snapshot.phase is Phase.ASKED
        due = learner.log.card_states("planets")
        await stage.press(right_key(learner.desk))
        assert "space next (practice)" in stage.footer
        assert learner.log.card_states("planets").keys() == due.keys()
        assert [state.due_day for state in learner.log.card_states("planets").values()] == [
            state.due_day for state in due.values()
        ]

    on_stage(learner.desk, scene)


def test_a_clicked_answer_is_the_answer_in_the_log(learner: Learner, on_stage: OnStage) -> None:
    async def scene(stage: Any) -> None:
        await stage.click_on("Planets")
        question = learner.desk.snapshot.question
        assert question is not None
        await stage.click_on(question.key.shown)
        assert [verdict for _, verdict in learner.answers()] == ["right"]
        await stage.click_on("space next")
        assert learner.desk.snapshot.phase is Phase.ASKED

    on_stage(learner.desk, scene)
