"""Quizzes on the screen with a real desk: drawn up, held, and told of at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.library.library import Library
from ice_quiz.places import Places
from ice_quiz.plain.exam_telling import asked
from ice_quiz.progress.log import Log
from ice_quiz.questions.match import STEM
from ice_quiz.questions.question import Form
from ice_quiz.study.desk import Desk
from ice_quiz.study.quizzes.wish import QuizWish
from ice_quiz.study.wish import Wish
from ice_quiz.tui.draft import Draft, Way
from ice_quiz.tui.widgets.exam_item import exam_item
from tests.tui.footers import both_ways

OnStage = Callable[..., None]
HERE = Path(__file__).parent
SIZES = [(80, 24), (120, 40), (60, 20)]

LAKES = """\
deck: lakes
title: Lakes
sources:
  atlas: {title: The Atlas, as of: 2020}
relations:
  flows into: {single: object}
things:
  river: {Inn: , Main: , Saale: }
  stream: {Danube: , Rhine: , Elbe: }
topics:
  - topic: Rivers
    source: atlas
    facts:
      - [Inn, flows into, Danube]
      - [Main, flows into, Rhine]
      - [Saale, flows into, Elbe]
  - topic: Alps
    source: atlas
    cards:
      - {ask: Which lake is deepest?, answer: Como, wrong: [Garda, Iseo], off: [type, true or false]}
      - {ask: Which lake is widest?, answer: Garda, wrong: [Como, Iseo], off: [type, true or false]}
"""


@pytest.fixture
def fresh_desk(tmp_path: Path) -> Callable[[], Desk]:
    """Makes desks at which no quiz was begun; their first quiz is drawn as the kept pictures show it."""
    numbers = count()

    def made() -> Desk:
        home = tmp_path / str(next(numbers))
        places = Places(*(home / name for name in ("config", "data", "cache", "decks", "shipped")))
        places.decks.mkdir(parents=True)
        (places.decks / "lakes.yaml").write_text(LAKES, encoding="utf-8")
        clock = SetClock(Moment(int(datetime(2026, 11, 24, 9, tzinfo=UTC).timestamp() * 1000)))
        desk = Desk(
            Library(places, date(2026, 11, 24)), Log.open(places.data, clock, randomness=Random(101).randbytes), clock
        )
        desk.due()  # the deck is read already, so the first frame can list it
        return desk

    return made


@pytest.fixture
def desk(fresh_desk: Callable[[], Desk]) -> Desk:
    return fresh_desk()


ALPS = ("z", "down", "down", "down", "space")
"""Keys to a quiz of the two cards of the second topic: the first one is left out."""

MATCH = ("z", *["down"] * 5, "space", *["down"] * 9, "space", "enter")
"""Keys to a quiz of matchings: no form, then the last."""

NONE = ("z", "down", "down", "space")
"""Keys to a quiz without a topic."""

STEPS: dict[str, tuple[str, ...]] = {
    "quiz": ALPS,
    "quiz-none": NONE,
    "quiz-asked": (*ALPS, "enter"),
    "quiz-told": (*ALPS, "enter", "1"),
    "quiz-result": (*ALPS, "enter", "1", "space", "1", "space"),
    "quiz-match": (*MATCH, "2", "1"),
    "quiz-matched": (*MATCH, "2", "1", "3", "enter"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", STEPS)
def test_each_step_of_a_quiz_looks_as_kept(
    name: str, size: tuple[int, int], on_stage: OnStage, desk: Desk, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*STEPS[name])
        same_as_kept(stage.text, HERE / "goldens" / f"{name}-{size[0]}x{size[1]}.txt")

    on_stage(desk, scene, size)


JUDGED = ("z", *["down"] * 5, "space", "down", "down", "space", "enter")
"""Keys to a quiz of statements: no form, then true or false."""


@pytest.mark.parametrize(
    ("name", "keys", "commands"),
    [
        ("drawn-up", ("z", "down", "down"), ("begin", "all")),
        ("judged", JUDGED, ("true", "false")),
        ("told", (*ALPS, "enter", "1"), ("next",)),
        ("over", (*ALPS, "enter", "1", "space", "1", "space", "enter"), ("result",)),
    ],
)
def test_every_key_of_the_footer_does_the_same_pressed_and_clicked(
    name: str, keys: tuple[str, ...], commands: tuple[str, ...], on_stage: OnStage, fresh_desk: Callable[[], Desk]
) -> None:
    both_ways(f"quiz-{name}", lambda scene: on_stage(fresh_desk(), scene), lambda stage: stage.press(*keys), *commands)


def test_a_quiz_goes_from_its_questions_to_the_result_and_into_a_drill(on_stage: OnStage, desk: Desk) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*ALPS, "enter", "0", "space", "0", "space")
        assert "Done: 0 of 2 right." in stage.text
        await stage.press("d")
        assert "what was missed" in stage.text
        await stage.press("escape", "escape", "escape")
        assert type(stage.app.screen).__name__ == "HomeScreen"

    on_stage(desk, scene)


def test_a_result_that_was_left_too_fast_is_shown_once_more(on_stage: OnStage, desk: Desk) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("z")
        assert "last result" not in stage.footer
        await stage.press("escape", *ALPS, "enter", "1", "space", "1", "space")
        told = stage.text
        assert "Done: " in told
        await stage.press("enter")
        assert "r last result" in stage.footer
        await stage.press("r")
        assert stage.text == told

    on_stage(desk, scene)


def test_keys_hammered_faster_than_painting_answer_no_question_that_was_not_seen(on_stage: OnStage, desk: Desk) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*ALPS, "enter")
        await stage.hammer("1", "space", "space", "space")
        assert "question 1 of 2" in stage.text  # what is told must be seen before it is left
        assert "space next" in stage.footer

    on_stage(desk, scene)


def test_the_quiz_can_be_ended_where_it_stands_and_is_left_to_be_gone_on_with(on_stage: OnStage, desk: Desk) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*ALPS, "enter", "0", "space", "escape", "enter")
        assert "question 2 of 2" in stage.text
        await stage.press("g")
        assert "End the quiz here?" in stage.text
        await stage.press("g")
        assert "Ended early: 0 of 1 right." in stage.text

    on_stage(desk, scene)


def wish_of(stage: Any) -> QuizWish:
    wish = stage.app.screen.wish
    assert isinstance(wish, QuizWish)
    return wish


def test_all_is_chosen_at_first_and_asks_for_nothing_special(on_stage: OnStage, desk: Desk) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("z")
        assert wish_of(stage) == QuizWish(Wish("lakes"))

    on_stage(desk, scene)


def test_topics_and_forms_are_chosen_by_keys(on_stage: OnStage, desk: Desk) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("z", "left", "down", "right", "down", "down", "space")  # fewer, at the end, without rivers
        wish = wish_of(stage)
        assert (wish.count, wish.at_once, wish.cards.topics, wish.forms) == (5, False, ("Alps",), ())
        await stage.press("a")
        assert wish_of(stage).cards.topics == ()
        await stage.press("down", "down", "space", "down", "space", "down", "space")
        assert wish_of(stage).forms == (Form.CHOOSE, Form.TRUE_FALSE)

    on_stage(desk, scene)


def test_topics_and_forms_are_chosen_by_clicks(on_stage: OnStage, desk: Desk) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("z")
        await stage.click_on("Forms")
        await stage.click_on("[ ] choose")
        await stage.click_on("[ ] match")
        await stage.click_on("[x] Rivers")
        await stage.click_on("Answers are told")
        await stage.click_on("Questions")
        wish = wish_of(stage)
        assert (wish.count, wish.at_once) == (20, False)
        assert (wish.cards.topics, wish.forms) == (("Alps",), (Form.CHOOSE, Form.MATCH))

    on_stage(desk, scene)


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        (NONE, "no topic is chosen"),
        (("z", *["down"] * 5, "a"), "no form is chosen"),
        ((*ALPS, "down", "down", "a", *["down"] * 4, "space"), "of these topics in these forms"),
    ],
)
def test_a_quiz_of_no_question_says_why_and_does_not_begin(
    keys: tuple[str, ...], why: str, on_stage: OnStage, desk: Desk
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*keys)
        assert why in stage.text
        assert "begin" not in stage.footer
        await stage.press("enter")
        assert "none can be asked" in stage.text

    on_stage(desk, scene, (60, 20))


def test_a_quiz_that_was_left_is_drawn_up_as_it_was_and_goes_on(on_stage: OnStage, desk: Desk) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*ALPS, "enter", "0", "space", "escape", "escape", "z")
        assert "You left this quiz." in stage.text
        assert wish_of(stage).cards.topics == ("Alps",)
        assert "enter go on" in stage.footer
        await stage.press("enter")
        assert "question 2 of 2" in stage.text

    on_stage(desk, scene)


def test_true_and_false_are_answered_by_their_letters_and_a_star_flags(on_stage: OnStage, desk: Desk) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("z", *["down"] * 5, "space", "down", "down", "space", "enter")
        assert "t true   f false" in stage.footer
        await stage.press("asterisk", "f")
        assert "Flagged" in stage.text
        assert "space next" in stage.footer

    on_stage(desk, scene)


def test_before_an_arrow_space_points_at_the_first_option(on_stage: OnStage, desk: Desk) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*ALPS, "enter", "space")
        assert "› 1" in stage.text
        assert "Enter takes this one" in stage.text
        await stage.press("enter")
        assert "space next" in stage.footer

    on_stage(desk, scene)


@pytest.mark.parametrize("theme", ["ice-dark", "ice-light"])
@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["quiz", "quiz-told", "quiz-match", "quiz-result"])
def test_the_kept_pictures_are_what_is_drawn(
    name: str, size: tuple[int, int], theme: str, on_stage: OnStage, desk: Desk, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*STEPS[name])
        picture = stage.app.export_screenshot(title="ice quiz", simplify=True)
        same_as_kept(picture, HERE / "pictures" / f"{name}-{size[0]}x{size[1]}-{theme.removeprefix('ice-')}.svg")

    on_stage(desk, scene, size, theme=theme)


def test_what_all_pairs_begin_with_is_read_after_the_task(desk: Desk) -> None:
    snapshot = desk.quiz(QuizWish(Wish("lakes"), 1, (Form.MATCH,), seed=1)).snapshot
    assert snapshot.question is not None
    question = replace(snapshot.question, lead="Which name fits:")
    drawn = [str(paragraph.body) for paragraph in exam_item(snapshot, question, Draft(Way.ORDER), 72, str)]
    assert drawn[0] == f"{STEM} Which name fits:"
    told = list(asked(snapshot, question))
    assert told[1:3] == [STEM, "Which name fits:"]
