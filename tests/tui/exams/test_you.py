from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ice_quiz.errors import UsageError
from ice_quiz.study.own_answers import OwnAnswers

OnStage = Callable[..., None]


async def to_questions(stage: Any) -> None:
    await stage.press("down", "y")
    stage.app.desk.sent.clear()


def test_what_a_deck_needs_to_know_is_asked_before_it_is_studied_and_only_once(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("down", "enter")
        assert "question 1 of 1" in stage.text
        assert "In which state do you live?" in stage.text
        await stage.press(*"tex", "enter")
        assert stage.app.desk.sent == [
            ("questions", "civics"),
            ("say", "civics", "state", "Texas"),
            ("start", "civics", "due"),
        ]
        await stage.press("escape", "enter")
        assert stage.app.desk.sent[3:] == [("start", "civics", "due")]

    on_stage(candidate(), scene)


def test_a_deck_that_was_studied_before_does_not_ask_again(on_stage: OnStage, candidate: Any) -> None:
    asked = candidate()
    asked.decks = tuple(deck._replace(studied=True) for deck in asked.decks)

    async def scene(stage: Any) -> None:
        await stage.press("down", "enter")
        assert stage.app.desk.sent == [("start", "civics", "due")]

    on_stage(asked, scene)


def test_a_question_is_skipped_with_tab_or_an_empty_line_and_all_of_them_with_escape(
    on_stage: OnStage, candidate: Any
) -> None:
    two = candidate().own
    two = replace(two, questions=tuple(replace(each, value="") for each in two.questions))

    async def one_by_one(stage: Any) -> None:
        await stage.press("down", "enter", "tab")
        assert "question 2 of 2" in stage.text
        assert "Look it up: https://www.senate.gov/senators/senators-contact.htm" in stage.text
        await stage.press("enter")
        assert stage.app.desk.sent == [("questions", "civics"), ("start", "civics", "due")]

    async def at_once(stage: Any) -> None:
        await stage.press("down", "enter", "escape")
        assert stage.app.desk.sent == [("questions", "civics"), ("start", "civics", "due")]

    for scene in (one_by_one, at_once):
        on_stage(candidate(own=two), scene)


def test_where_nothing_is_open_study_begins_at_once(on_stage: OnStage, candidate: Any) -> None:
    own = replace(candidate().own, questions=())

    async def scene(stage: Any) -> None:
        await stage.press("down", "enter")
        assert stage.app.desk.sent[-1] == ("start", "civics", "due")

    on_stage(candidate(own=own), scene)


def test_an_answer_among_many_is_found_by_its_letters_or_pointed_at(on_stage: OnStage, candidate: Any) -> None:
    async def by_letters(stage: Any) -> None:
        await to_questions(stage)
        await stage.press("enter", *"OKLA")
        assert "Oregon" not in stage.text
        await stage.press("enter")

    async def by_pointing(stage: Any) -> None:
        await to_questions(stage)
        await stage.press("enter", "o", "down", "down", "enter")

    async def by_mouse(stage: Any) -> None:
        await to_questions(stage)
        await stage.press("enter")
        await stage.click_on("Oklahoma")

    for scene in (by_letters, by_pointing, by_mouse):

        async def play(stage: Any, scene: Any = scene) -> None:
            await scene(stage)
            assert stage.app.desk.sent == [("say", "civics", "state", "Oklahoma")]
            assert "Kept: Oklahoma." in stage.text
            assert "› In which state do you live?" in stage.text

        on_stage(candidate(), play)


def test_an_answer_that_does_not_exist_is_refused_with_the_nearest_one(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_questions(stage)
        await stage.press("enter", *"Texsa")
        assert "no such answer" in stage.text
        stage.app.desk.refusal = UsageError("There is no place “Texsa”.", advice="Did you mean “Texas”?")
        await stage.press("enter")
        assert "There is no place “Texsa”." in stage.text
        assert "Did you mean “Texas”?" in stage.text
        assert "› Texsa" in stage.text

    on_stage(candidate(), scene)


def test_an_answer_is_corrected_and_taken_back(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_questions(stage)
        await stage.press("down", "enter")
        assert "› A. Learner" in stage.text
        await stage.press("ctrl+u", *"B. Learner", "enter", "backspace")
        assert stage.app.desk.sent == [("say", "civics", "senator", "B. Learner"), ("say", "civics", "senator", "")]
        assert "not said yet · 2 cards wait for it" in stage.text
        assert "take back" not in stage.footer

    on_stage(candidate(), scene)


def test_an_answer_that_may_have_changed_is_told_with_where_to_look_and_can_be_corrected(
    on_stage: OnStage, candidate: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("down")
        assert "1 answer may be out of date (y)." in " ".join(stage.text.split())
        await to_questions(stage)
        await stage.press("down", "down")
        for text in (
            "Right as of 18 September 2025.",
            "by 3 November 2026.",
            "Look it up: https://www.house.gov/leadership",
        ):
            assert text in stage.text
        await stage.press("s")
        await stage.press("enter", *"; The Next", "enter")
        assert stage.app.desk.sent == [
            ("correct", "civics/30", ("The Speaker",)),
            ("correct", "civics/30", ("The Speaker", "The Next")),
        ]
        await stage.press("down", "backspace")
        assert stage.app.desk.sent[2:] == [("correct", "civics/39", ())]

    decks = candidate().decks
    on_stage(candidate(decks=decks[:2]), scene)


def test_an_answer_that_only_the_deck_can_correct_is_not_asked_for(on_stage: OnStage, candidate: Any) -> None:
    own = candidate().own
    own = replace(own, outdated=(replace(own.outdated[0], correctable=False),))

    async def scene(stage: Any) -> None:
        await to_questions(stage)
        await stage.press("down", "down")
        assert "It is corrected in the deck itself." in stage.text
        assert "enter answer" not in stage.footer
        await stage.press("enter", "s")
        assert stage.app.desk.sent == []

    on_stage(candidate(own=own), scene)


def test_leaving_the_line_keeps_nothing(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_questions(stage)
        await stage.press("enter", *"Texas", "escape")
        assert stage.app.desk.sent == []
        assert "not said yet" in stage.text

    on_stage(candidate(), scene)


def test_a_deck_that_asks_nothing_says_so(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_questions(stage)
        assert "This deck asks nothing of you." in stage.text
        await stage.press("enter", "s", "backspace", "down", "up")
        assert stage.app.desk.sent == []

    on_stage(candidate(own=OwnAnswers("civics", "U.S. civics 2025")), scene)


def test_what_the_deck_cannot_tell_is_said_among_the_decks(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("down", "y")
        assert "The progress file is damaged." in stage.text
        assert type(stage.app.screen).__name__ == "HomeScreen"

    on_stage(candidate(refusal=UsageError("The progress file is damaged.")), scene)
