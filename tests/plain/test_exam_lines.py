from __future__ import annotations

import io
from typing import Any

from ice_quiz.plain.exam_lines import run

Harbour = Any  # the class of the fixture


def test_an_exam_introduces_itself_and_asks(pilots: Harbour) -> None:
    first = pilots.candidate().first.splitlines()
    assert first[:3] == [
        "The pilot's papers. 5 items at most, 3 right answers pass.",
        "Asked aloud.",
        "What was right is told at the end, or when you have to mark an answer yourself. A lone / lists what can be typed.",
    ]
    assert "Question 1 of 5." in first
    assert first[-1].endswith(", or say it and press Enter (? I don't know, /f flag, / help): ")


def test_no_word_of_right_and_wrong_is_said_before_the_result(pilots: Harbour) -> None:
    candidate = pilots.candidate()
    for number in (2, 3):
        text = candidate.right() if number == 2 else candidate.types("?")
        assert text.startswith(f"\nQuestion {number} of 5.\n")
        assert "right" not in text.casefold()


def test_the_result_tells_each_item_and_the_chance_to_pass(pilots: Harbour) -> None:
    candidate = pilots.candidate()
    candidate.types("?")
    candidate.right()
    candidate.right()
    text = candidate.right()
    assert "Passed: 3 right and 1 wrong of 4 asked, in " in text
    assert "3 right answers were needed." in text
    assert "It stopped early, because it was decided." in text
    assert "\n1. Wrong. Item " in text
    assert "  Right answer: " in text
    assert "  Source: “Harbour Guide”, as of 2020" in text
    assert "Chance to pass on 2026-11-24: " in text
    assert text.endswith("p practise what was missed, Enter leaves: ")


def test_what_was_said_aloud_is_shown_and_marked(pilots: Harbour) -> None:
    candidate = pilots.candidate()
    text = candidate.types("")
    assert text.startswith("Answer: ")
    assert text.endswith("Was yours right? y yes, n no: ")
    assert "Type y if yours was right" in candidate.types("")
    assert "Question 2 of 5." in candidate.types("Y")


def test_a_list_is_given_one_by_one_or_at_once(pilots: Harbour) -> None:
    candidate = pilots.candidate()
    while "signals" not in candidate.last:
        candidate.types("?")
    assert candidate.types("a cone").endswith("Answer 2 of 2, Enter ends (? I don't know, /f flag, / help): ")
    assert "You gave that one already." in candidate.types("A cone")
    candidate.types("a drum")
    (event,) = [event for event in pilots.events() if event.card == "harbour/4"]
    assert (event.body["verdict"], event.body["reply"]) == ("right", ["a cone", "a drum"])


def test_flag_help_repeat_and_unknown_words_keep_the_question(pilots: Harbour) -> None:
    candidate = pilots.candidate()
    asked = candidate.first.splitlines()[-2]
    assert candidate.types("/flag").startswith("Flagged.\n")
    repeated = candidate.types("/r").splitlines()
    assert ("Question 1 of 5. Flagged." in repeated, asked in repeated) == (True, True)
    assert "  /g or /give-up: end the exam undecided" in candidate.types("/")
    assert "There is no /undo in an exam." in candidate.types("/undo")
    assert "too long" in candidate.types(None)
    assert pilots.kinds() == ["exam_started"]


def test_leaving_says_where_the_exam_waits_and_the_next_start_goes_on(pilots: Harbour) -> None:
    candidate = pilots.candidate()
    candidate.right()
    assert candidate.leaves_with("/q") == "The exam waits at item 2 of 5.\n"
    assert "You left this exam after 1 of 5 items; it goes on there." in pilots.candidate().first


def test_giving_up_ends_it(pilots: Harbour) -> None:
    candidate = pilots.candidate()
    candidate.types("?")
    text = candidate.types("/g")
    assert "Given up: 0 right and 1 wrong of 1 asked" in text
    assert candidate.leaves_with("") == ""


def test_what_was_missed_is_practised_afterwards(pilots: Harbour) -> None:
    candidate = pilots.candidate()
    text = candidate.types("?", "?", "?")
    assert "Not passed: 0 right and 3 wrong" in text
    assert "0 of 3 done." in candidate.types("p")
    candidate.types("?")
    assert "1 card: " in candidate.leaves_with("/q")
    assert [event.body["graded"] for event in pilots.events() if event.kind == "answered"] == [True] * 3 + [False]


def test_the_end_of_the_input_leaves_the_exam_where_it_is(pilots: Harbour) -> None:
    desk, output = pilots.desk(), io.StringIO()
    assert run(desk, desk.exam("harbour", "papers", 3), ["?"], output) == 0
    assert output.getvalue().endswith("\nThe exam waits at item 2 of 5.\n")
    assert pilots.kinds() == ["exam_started", "answered"]


def test_an_answer_that_was_shown_is_still_to_be_marked_after_a_break_and_can_be_said_again(pilots: Harbour) -> None:
    first = pilots.candidate()
    shown = first.types("")
    after = pilots.candidate()
    *_, asked = first.first.rpartition("\nQuestion 1 of 5.\n")
    whole = "\nQuestion 1 of 5.\n" + "".join(asked.splitlines(keepends=True)[:-1]) + shown
    assert after.first.endswith(whole)
    assert after.types("/r") == whole
    assert "Question 2 of 5." in after.types("n")


def test_an_exam_with_a_time_says_what_is_left(pilots: Harbour) -> None:
    candidate = pilots.candidate("written")
    assert "Question 1 of 5. 60 seconds left." in candidate.first
    pilots.clock.moment = type(pilots.clock.moment)(pilots.clock.moment.utc_ms + 61_000)
    assert "The time was over." in candidate.types("?")


def test_earlier_sittings_are_told_beside_the_result(pilots: Harbour) -> None:
    for _ in range(2):
        text = pilots.candidate().types("?", "?", "?")
    assert "Your last 2 mock exams: 0 passed (0 of 3, 0 of 3 right)." in text


def test_an_answer_that_begins_with_a_slash_has_two(pilots: Harbour) -> None:
    candidate = pilots.candidate("written")
    while "crates" not in candidate.last:
        candidate.types("?")
    candidate.types("//bell")
    assert pilots.events()[-1].body["reply"] == "/bell"
