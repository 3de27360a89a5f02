from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest

from ice_quiz.errors import DeckError
from ice_quiz.plain.lines import run
from ice_quiz.plain.words import WORDS
from ice_quiz.questions.question import Form
from ice_quiz.study.snapshot import Purpose
from ice_quiz.study.wish import Wish

Harbour = Any  # the class of the fixture `harbour`
Parts = Callable[[str], str]

PIERS = {"Albatros": "North Pier", "Biene": "East Pier", "Cormoran": "South Pier"}


def right(text: str) -> str:
    """The number of the right option of the mooring that was asked last."""
    asked = text[text.rindex("At which pier does") :]
    pier = next(pier for ship, pier in PIERS.items() if f"does {ship} " in asked)
    found = re.search(rf"(\d)\. {pier}\n", asked)
    assert found
    return found[1]


def wrong(text: str) -> str:
    return str(int(right(text)) % 3 + 1)


def test_a_question_is_read_from_top_to_bottom_and_the_prompt_says_what_can_be_typed(harbour: Harbour) -> None:
    lines = harbour.learner().first.splitlines()
    assert lines[1:3] == ["0 of 3 done. Ships. New.", "At which pier does Albatros moor?"]
    assert [line[:5] for line in lines[3:6]] == ["  1. ", "  2. ", "  3. "]
    assert lines[6] == "Answer 1 to 3 (h hint, ? I don't know, / help): "
    assert len(lines) == 7


def test_nothing_moves_the_cursor_and_everything_is_a_line_of_text(harbour: Harbour) -> None:
    learner = harbour.learner()
    told = learner.first + learner.types(right(learner.first)) + learner.types("") + learner.types("/help")
    assert all(character.isprintable() for character in told.replace("\n", ""))


def test_after_an_answer_come_verdict_reason_and_source_then_enter_goes_on(harbour: Harbour) -> None:
    learner = harbour.learner()
    told = learner.types(wrong(learner.first))
    assert "is another pier" in told
    assert "Right answer: " in told
    assert "Albatros moors at North Pier.\nSource: “Harbour Guide”, as of 2020\nIt comes again today.\n" in told
    assert told.endswith("Enter: next (w I was right, u undo, / help): ")
    assert "At which pier does Biene moor?" in learner.types("")


def test_a_right_answer_is_not_said_twice_and_the_next_review_is_told(harbour: Harbour) -> None:
    learner = harbour.learner()
    told = learner.types(right(learner.first))
    assert told.startswith("Right")
    assert told.count("Right") == 1
    assert "Next review on Thursday 26 November.\n" in told


@pytest.mark.parametrize("line", ["4", "00", "-1", "xx", "Pier", "12", "²", "9" * 100, ""])
def test_what_is_no_option_is_not_counted_and_told(harbour: Harbour, line: str) -> None:
    told = harbour.learner().types(line)
    assert told.startswith("Choose a number from 1 to 3" if line else "Type an answer, or say that you don't know.\n")
    assert told.endswith("Answer 1 to 3 (h hint, ? I don't know, / help): ")
    assert harbour.kinds() == []


def test_an_option_can_be_typed_as_text(harbour: Harbour) -> None:
    assert harbour.learner().types("north pier").startswith("Right: North Pier.")


def test_a_line_that_is_too_long_is_not_counted_and_told(harbour: Harbour) -> None:
    assert "too long" in harbour.learner().types(None)
    assert harbour.kinds() == []


@pytest.mark.parametrize("word", ["?", "0", "/0", "/dont-know"])
def test_not_knowing_can_be_said_wherever_an_option_is_asked(harbour: Harbour, word: str) -> None:
    assert harbour.learner().types(word).startswith("Now you know. ")


def test_where_text_is_asked_only_words_behind_a_slash_are_commands(harbour: Harbour) -> None:
    learner = harbour.wishes(form=Form.TYPE).learner()
    assert learner.first.endswith("Answer (/h hint, ? I don't know, / help): ")
    assert learner.types("/h") == "Hint: It is the cold one.\nAnswer (/h hint, ? I don't know, / help): "
    learner.types("h")
    assert harbour.events()[-1].body["reply"] == "h"
    learner.types("", "0")
    assert harbour.events()[-1].body["reply"] == "0"


def test_an_answer_can_begin_with_a_slash(harbour: Harbour) -> None:
    learner = harbour.wishes(form=Form.TYPE).learner()
    learner.types("//hint")
    assert harbour.events()[-1].body["reply"] == "/hint"


def test_an_unknown_word_is_told_with_the_nearest_one(harbour: Harbour) -> None:
    told = harbour.learner().types("/hnit")
    assert told.startswith("There is no /hnit. Did you mean /hint? ")


def test_true_or_false_can_be_answered_in_a_letter_a_word_or_a_number(harbour: Harbour) -> None:
    for line in ("t", "TRUE", "1"):
        learner = harbour.wishes(form=Form.TRUE_FALSE).learner()
        assert "True or false?\nAlbatros moors at " in learner.first
        learner.types(line)
        assert harbour.events()[-1].body["reply"] == 0
        learner.types("u")


def test_undo_asks_again_any_number_of_times(harbour: Harbour) -> None:
    learner = harbour.learner()
    learner.types(wrong(learner.first))
    second = learner.types("")
    learner.types(right(second))
    assert "Undid: " in learner.types("u")
    told = learner.types("u")
    assert "Undid: " in told
    assert learner.first in told
    assert "nothing to undo" in learner.types("/undo")
    assert harbour.kinds() == ["answered", "answered", "undone", "undone"]


def test_the_learner_overrules_the_verdict(harbour: Harbour) -> None:
    learner = harbour.learner()
    learner.types(wrong(learner.first))
    assert learner.types("w").startswith("Right. Counted as right")
    assert learner.types("x").startswith("Wrong. Counted as wrong")
    assert harbour.kinds() == ["answered", "overridden", "overridden"]


def test_numbers_rate_after_the_answer_and_the_help_tells_when_the_card_then_comes(harbour: Harbour) -> None:
    learner = harbour.learner()
    learner.types(right(learner.first))
    assert "/hard or /2: rate: known with effort, next review tomorrow." in learner.types("/")
    assert "Next review tomorrow." in learner.types("2")
    assert harbour.events()[-1].body["rating"] == "hard"


def test_a_rating_where_there_is_nothing_to_rate_is_told_in_a_line(harbour: Harbour, parts: Parts) -> None:
    learner = harbour.holds(parts("flags")).wishes(form=Form.NAME_ALL).learner()
    assert learner.types("1") == "There is nothing to rate now.\nEnter: ask me (/ help): "


def test_a_drill_is_not_rated(harbour: Harbour) -> None:
    learner = harbour.wishes(form=Form.CHOOSE, limit=1).learner()
    learner.types(right(learner.types("?", "")))
    assert learner.types("4").startswith("This answer does not count for the schedule")


def test_back_leads_from_the_next_question_to_the_last_verdict(harbour: Harbour) -> None:
    learner = harbour.learner()
    told = learner.types(right(learner.first))
    second = learner.types("")
    assert learner.types("b") == told
    learner.types("4")
    assert learner.types("") == second
    assert harbour.events()[-1].body["rating"] == "easy"


def test_a_guess_is_said_before_the_answer(harbour: Harbour) -> None:
    learner = harbour.learner()
    assert learner.types("g").startswith("You are guessing")
    told = learner.types(right(learner.first))
    assert "You said that you guessed.\n" in told
    assert "It comes again today.\n" in told


def test_a_suspended_card_is_told_and_the_next_one_asked(harbour: Harbour) -> None:
    told = harbour.learner().types("-")
    assert "Suspended: " in told
    assert "Biene" in told


def test_repeat_says_the_same_once_more(harbour: Harbour) -> None:
    learner = harbour.learner()
    assert learner.types("r") == learner.first
    told = learner.types(right(learner.first))
    assert learner.types("r") == told


def test_the_help_lists_what_does_something_now_and_nothing_else(harbour: Harbour) -> None:
    learner = harbour.learner()
    told = learner.types("/help")
    assert "/hint or /h: " in told
    assert "/undo" not in told
    assert "/hard" not in told
    assert "/more" not in told
    learner.types(right(learner.first))
    assert "/undo or /u: " in learner.types("/")


def test_no_two_words_share_a_name_or_a_short_form() -> None:
    said = [each for word in WORDS for each in (word.name, word.short)]
    assert len(said) == len(set(said))


def test_a_list_is_asked_answer_by_answer(harbour: Harbour, parts: Parts) -> None:
    learner = harbour.holds(parts("flags")).wishes(form=Form.NAME_ALL).learner()
    assert "black, red and gold" in learner.first
    assert learner.first.endswith("Enter: ask me (/ help): ")
    assert learner.types("").endswith("Answer 1 of 3 (/h hint, ? I don't know, / help): ")
    assert learner.types("gold") == "Answer 2 of 3, Enter ends (/h hint, ? I don't know, / help): "
    assert learner.types("GOLD ").startswith("You gave that one already.\nAnswer 2 of 3")
    told = learner.types("red; black")
    assert told.startswith("Right")
    assert harbour.events()[-1].body["reply"] == ["gold", "red", "black"]


def test_enter_ends_a_list_early_and_what_is_missing_is_told(harbour: Harbour, parts: Parts) -> None:
    learner = harbour.holds(parts("flags")).wishes(form=Form.NAME_ALL).learner()
    told = learner.types("", "red", "green", "")
    assert "Named: red\nNot one of them: green\nMissing: black; gold\n" in told


def test_an_empty_list_is_not_counted(harbour: Harbour, parts: Parts) -> None:
    learner = harbour.holds(parts("flags")).wishes(form=Form.NAME_ALL).learner()
    assert learner.types("", "").endswith("Answer 1 of 3 (/h hint, ? I don't know, / help): ")
    assert harbour.kinds() == ["introduced"]


def test_a_hint_does_not_lose_the_answers_given_so_far(harbour: Harbour, parts: Parts) -> None:
    learner = harbour.holds(parts("flags")).wishes(form=Form.NAME_ALL).learner()
    assert learner.types("", "gold", "/h").endswith("Answer 2 of 3, Enter ends (/h hint, ? I don't know, / help): ")


@pytest.mark.parametrize("typed", ["{} {} {}", "{}, {},{}", "{}{}{}"])
def test_an_order_is_typed_as_numbers(harbour: Harbour, parts: Parts, typed: str) -> None:
    learner = harbour.holds(parts("flags")).wishes(form=Form.PUT_IN_ORDER).learner()
    told = learner.types("/suspend", "")
    assert told.endswith("Numbers in order, like 3 2 1 (h hint, ? I don't know, / help): ")
    assert "all the numbers from 1 to 3" in learner.types("1 1 2")
    numbers = [re.search(rf"(\d)\. {colour}\n", told)[1] for colour in ("black", "red", "gold")]  # type: ignore[index]
    assert learner.types(typed.format(*numbers)).startswith("Right")


def test_a_wrong_order_is_told_with_the_right_one(harbour: Harbour, parts: Parts) -> None:
    learner = harbour.holds(parts("flags")).wishes(form=Form.PUT_IN_ORDER).learner()
    told = learner.types("/suspend", "")
    numbers = [re.search(rf"(\d)\. {colour}\n", told)[1] for colour in ("gold", "red", "black")]  # type: ignore[index]
    assert "Right order: 1. black. 2. red. 3. gold.\n" in learner.types(" ".join(numbers))


def test_what_is_graded_by_oneself_is_shown_with_enter_and_rated(harbour: Harbour, parts: Parts) -> None:
    learner = harbour.holds(parts("thinking")).wishes().learner()
    assert "Think of the answer, then Enter shows it (" in learner.types("")
    told = learner.types("")
    assert told.startswith("Answer: the river scours it\n")
    assert "The current is strong there.\nSource: " in told
    assert told.endswith("How well did you know it? 1 again, 2 hard, 3 good, 4 easy (Enter: good): ")
    assert "means nothing here" in learner.types("5")
    learner.types("2")
    assert harbour.events()[-1].body["rating"] == "hard"


def test_the_summary_names_what_was_missed_and_what_comes(harbour: Harbour) -> None:
    learner = harbour.wishes(form=Form.CHOOSE, limit=1).learner()
    told = learner.types("?", "")
    told = learner.types(right(told), "")
    assert "1 card: 0 right and 1 wrong, in 1 second.\nNot right at the first try:\n" in told
    assert "  At which pier does Albatros moor?\n  Right answer: North Pier\n" in told
    assert "Next: 3 cards tomorrow.\n" in told
    assert told.endswith("u undo, m ten more new cards, p practise, Enter leaves: ")
    assert learner.leaves_with("") == ""


def test_a_statement_that_was_missed_is_not_told_as_if_it_were_a_fact(harbour: Harbour) -> None:
    learner = harbour.wishes(purpose=Purpose.CRAM, form=Form.TRUE_FALSE, limit=1).learner()
    learner.types("?")
    told = learner.leaves_with("q")
    assert "Not right at the first try:\n  True or false? " in told


def test_a_guess_that_was_right_is_not_told_as_not_right(harbour: Harbour) -> None:
    learner = harbour.wishes(purpose=Purpose.CRAM, form=Form.CHOOSE, limit=1).learner()
    learner.types("g", right(learner.first))
    told = learner.leaves_with("q")
    assert "1 card: 1 right and 0 wrong" in told
    assert "Not right" not in told
    assert "Right, but not known for sure:\n  At which pier does Albatros moor?\n  Right answer: North Pier\n" in told


def test_more_new_cards_and_practice_are_offered_at_the_end(harbour: Harbour) -> None:
    learner = harbour.wishes(form=Form.CHOOSE, limit=1).learner()
    assert "for the end of a session" in learner.types("m")
    learner.types(right(learner.first), "")
    assert "At which pier" in learner.types("p")
    learner.types(right(learner.types("r")), "")
    assert "Biene" in learner.types("m")


def test_reviews_beyond_the_days_share_are_offered_at_the_end(harbour: Harbour) -> None:
    learner = harbour.wishes(form=Form.CHOOSE).learner()
    asked = learner.first
    while "Enter leaves" not in asked:
        learner.types(right(asked))
        asked = learner.types("")
    harbour.on(30)
    learner = harbour.wishes(form=Form.CHOOSE, limit=1).learner()
    learner.types(right(learner.first))
    told = learner.types("")
    assert "2 more cards wait for another time." in told
    assert "d more of what waits" in told
    assert "All that waits." in learner.types("d")


@pytest.mark.parametrize("word", ["q", "/quit"])
def test_leaving_early_sums_up_what_was_done(harbour: Harbour, word: str) -> None:
    learner = harbour.learner()
    learner.types(right(learner.first))
    assert learner.leaves_with(word).startswith("1 card: 1 right and 0 wrong")


def test_the_end_of_the_input_leaves_with_the_prompts_line_ended(harbour: Harbour) -> None:
    output = io.StringIO()
    assert run(harbour.desk(), harbour.wish, [], output) == 0
    assert output.getvalue().endswith("(h hint, ? I don't know, / help): \n")


def test_what_a_pipe_does_not_echo_still_ends_the_prompts_line(harbour: Harbour) -> None:
    assert harbour.learner(echoed=False).types("h").startswith("\nHint: ")


def test_answers_that_cannot_be_saved_are_announced_and_told_when_leaving(harbour: Harbour) -> None:
    harbour.places.data.write_text("a file where the folder should be")
    learner = harbour.learner()
    assert "cannot be saved" in learner.first
    learner.types(right(learner.first))
    assert learner.lines.end() == 1
    assert "cannot be saved" in learner.read()


def test_a_deck_that_is_not_there_is_told_before_anything_is_printed(harbour: Harbour) -> None:
    output = io.StringIO()
    with pytest.raises(DeckError):
        run(harbour.desk(), Wish("nowhere"), [], output)
    assert output.getvalue() == ""
