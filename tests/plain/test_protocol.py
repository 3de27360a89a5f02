from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ice_quiz.errors import DeckError
from ice_quiz.plain import protocol
from ice_quiz.plain.protocol import COMMANDS, run
from ice_quiz.questions.question import Form
from ice_quiz.study.wish import Wish

Harbour = Any  # the class of the fixture `harbour`
Parts = Callable[[str], str]

PIERS = {"Albatros": "North Pier", "Biene": "East Pier", "Cormoran": "South Pier"}


def right(question: dict[str, Any]) -> int:
    """The number of the right option of a mooring."""
    pier = next(pier for ship, pier in PIERS.items() if ship in question["stem"])
    return int(question["options"].index(pier)) + 1


def wrong(question: dict[str, Any]) -> int:
    return right(question) % 3 + 1


def types(messages: list[dict[str, Any]]) -> list[str]:
    return [message["type"] for message in messages]


def test_a_question_is_printed_with_its_options_in_the_documented_shape(harbour: Harbour) -> None:
    (question,) = harbour.script().first
    assert sorted(question.pop("options")) == ["East Pier", "North Pier", "South Pier"]
    assert question == {
        "type": "question",
        "card": "harbour/Albatros.moors at",
        "form": "choose",
        "stem": "At which pier does Albatros moor?",
        "need": 1,
    }


def test_the_stem_holds_the_instruction(harbour: Harbour) -> None:
    (question,) = harbour.wishes(form=Form.TRUE_FALSE).script().first
    assert question["stem"].startswith("True or false? Albatros moors at ")
    assert question["options"] == ["True", "False"]


def test_a_right_answer_brings_the_verdict_and_at_once_the_next_question(harbour: Harbour) -> None:
    script = harbour.script()
    verdict, question = script.answer(right(script.first[0]))
    assert "Albatros moors at North Pier." in verdict.pop("reason")
    assert verdict == {
        "type": "verdict",
        "verdict": "right",
        "share": 1.0,
        "answer": "North Pier",
        "rating": "good",
        "due": "2026-11-26",
        "graded": True,
        "source": "“Harbour Guide”, as of 2020",
    }
    assert question["card"] == "harbour/Biene.moors at"


def test_the_reason_holds_the_proof_against_the_option_chosen(harbour: Harbour) -> None:
    script = harbour.script()
    number = wrong(script.first[0])
    verdict, _ = script.answer(number)
    assert (verdict["verdict"], verdict["share"], verdict["rating"]) == ("wrong", 0.0, "again")
    assert f"{script.first[0]['options'][number - 1]} is another pier" in verdict["reason"]


def test_an_option_can_be_given_as_its_text(harbour: Harbour) -> None:
    verdict, _ = harbour.script().answer("north pier")
    assert verdict["verdict"] == "right"


@pytest.mark.parametrize("given", [True, False, 2.0, None, {}, [1], [True], ["North Pier", 1], 0, -1, 4, 10**30])
def test_what_is_no_text_number_of_an_option_or_list_of_texts_is_an_error_and_changes_nothing(
    harbour: Harbour, given: object
) -> None:
    script = harbour.script()
    (error,) = script.answer(given)
    assert error["type"] == "error"
    assert error["message"]
    assert script.answer(right(script.first[0]))[0]["verdict"] == "right"
    assert harbour.kinds() == ["answered"]


def test_a_number_is_no_answer_where_nothing_can_be_chosen(harbour: Harbour) -> None:
    script = harbour.wishes(form=Form.TYPE).script()
    assert script.first[0]["options"] is None
    (error,) = script.answer(1)
    assert "no options" in error["message"]
    assert script.answer("1")[0]["type"] == "verdict"


@pytest.mark.parametrize(
    "line",
    [
        b"xx",
        b"[]",
        b'"answer"',
        b"{}",
        b"{",
        b'{"answer": "a", "rate": "good"}',
        b'{"answers": "a"}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"answer": ' + b"9" * 5000 + b"}",
        b'{"command": ["undo"]}',
        b'{"command": "next"}',
        b'{"command": "back"}',
        b'{"rate": 3}',
        b'{"rate": "Good"}',
        None,
    ],
)
def test_a_malformed_line_is_an_error_and_the_session_goes_on(harbour: Harbour, line: bytes | None) -> None:
    script = harbour.script()
    assert types(script.send(line)) == ["error"]
    assert script.answer(right(script.first[0]))[0]["verdict"] == "right"


@settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    line=st.binary(max_size=40)
    | st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists).map(
        lambda value: json.dumps({"answer": value}).encode()
    )
)
def test_no_line_ends_the_session(harbour: Harbour, line: bytes) -> None:
    script = harbour.script()
    assert set(types(script.send(line.replace(b"\n", b"")))) <= {"error", "verdict", "question"}


def test_an_empty_line_is_passed_over(harbour: Harbour) -> None:
    assert harbour.script().send(b"  ") == []


def test_a_byte_order_mark_is_passed_over(harbour: Harbour) -> None:
    assert types(harbour.script().send(b'\xef\xbb\xbf{"command": "hint"}')) == ["hint"]


def test_an_empty_answer_is_not_counted(harbour: Harbour) -> None:
    script = harbour.script()
    (error,) = script.answer("  ")
    assert error["type"] == "error"
    assert harbour.kinds() == []


def test_hints_are_given_one_after_the_other_and_make_a_right_answer_hard(harbour: Harbour) -> None:
    script = harbour.script()
    assert script.command("hint") == [{"type": "hint", "text": "It is the cold one."}]
    assert script.command("hint")[0]["text"].startswith("It is not ")
    assert types(script.command("hint")) == ["error"]
    assert script.answer(right(script.first[0]))[0]["rating"] == "hard"


def test_what_is_not_known_is_wrong_and_told(harbour: Harbour) -> None:
    verdict, _ = harbour.script().command("dont-know")
    assert (verdict["verdict"], verdict["rating"], verdict["answer"]) == ("wrong", "again", "North Pier")


def test_a_guess_is_said_before_the_answer_and_can_be_taken_back(harbour: Harbour) -> None:
    script = harbour.script()
    assert types(script.command("guessed")) == ["note"]
    verdict, question = script.answer(right(script.first[0]))
    assert (verdict["verdict"], verdict["rating"]) == ("right", "again")
    script.command("guessed")
    assert script.command("guessed") == [{"type": "note", "message": "You are not guessing."}]
    assert script.answer(right(question))[0]["rating"] == "good"


def test_undo_asks_the_question_again_any_number_of_times(harbour: Harbour) -> None:
    script = harbour.script()
    first = script.first[0]
    _, second = script.answer(wrong(first))
    script.answer(right(second))
    note, again = script.command("undo")
    assert (note["type"], again) == ("note", second)
    note, again = script.command("undo")
    assert ("wrong" in note["message"], again) == (True, first)
    assert types(script.command("undo")) == ["error"]
    assert script.answer(right(first))[0]["verdict"] == "right"
    assert harbour.kinds() == ["answered", "answered", "undone", "undone", "answered"]


def test_a_rating_changes_the_last_verdict_although_the_next_question_is_there(harbour: Harbour) -> None:
    script = harbour.script()
    before, second = script.answer(right(script.first[0]))
    verdict, question = script.rate("easy")
    assert (verdict["verdict"], verdict["answer"], verdict["rating"]) == ("right", "North Pier", "easy")
    assert verdict["due"] > before["due"]
    assert question == second
    assert harbour.kinds() == ["answered", "overridden"]


def test_the_question_at_hand_keeps_its_hints_when_the_last_verdict_is_corrected(harbour: Harbour) -> None:
    script = harbour.script()
    _, second = script.answer(right(script.first[0]))
    script.command("hint")
    script.rate("hard")
    assert script.answer(right(second))[0]["rating"] == "hard"


def test_a_wrong_answer_can_be_counted_as_right_and_a_right_one_as_wrong(harbour: Harbour) -> None:
    script = harbour.script()
    _, second = script.answer(wrong(script.first[0]))
    verdict, again = script.command("was-right")
    assert (verdict["verdict"], verdict["rating"], again) == ("right", "good", second)
    assert script.command("was-wrong")[0]["verdict"] == "wrong"


def test_a_correction_that_does_nothing_is_an_error_and_keeps_the_question(harbour: Harbour) -> None:
    script = harbour.script()
    assert types(script.command("was-right")) == ["error"]  # nothing was answered yet
    assert types(script.rate("good")) == ["error"]
    _, second = script.answer(right(script.first[0]))
    assert types(script.command("was-right")) == ["error"]
    assert script.answer(right(second))[0]["verdict"] == "right"


def test_a_correction_after_a_hint_that_does_nothing_keeps_the_hint(harbour: Harbour) -> None:
    script = harbour.script()
    _, second = script.answer(right(script.first[0]))
    script.command("hint")
    script.command("was-right")
    assert script.answer(right(second))[0]["rating"] == "hard"


def test_a_card_rated_again_is_drilled_at_the_end(harbour: Harbour) -> None:
    script = harbour.script()
    first = script.first[0]
    _, second = script.answer(right(first))
    script.rate("again")
    _, third = script.answer(right(second))
    _, drill = script.answer(right(third))
    assert drill["card"] == first["card"]
    verdict, summary = script.answer(right(drill))
    assert (verdict["graded"], verdict["due"]) == (False, "2026-11-25")
    assert (summary["answered"], summary["drilled"]) == (3, 1)


def test_the_last_verdict_can_be_corrected_after_the_summary(harbour: Harbour) -> None:
    script = harbour.wishes(form=Form.CHOOSE, limit=1).script()
    _, summary = script.answer(right(script.first[0]))
    assert (summary["right"], summary["wrong"]) == (1, 0)
    verdict, drill = script.rate("again")
    assert (verdict["rating"], drill["card"]) == ("again", script.first[0]["card"])
    assert types(script.command("undo")) == ["note", "question"]
    _, summary = script.answer(wrong(script.first[0]))
    assert summary["type"] == "question"  # it was wrong, so it is drilled


def test_the_summary_tells_the_counts_and_what_comes(harbour: Harbour) -> None:
    script = harbour.script()
    _, second = script.answer(right(script.first[0]))
    _, third = script.answer(right(second))
    _, summary = script.answer(right(third))
    assert summary == {
        "type": "summary",
        "finished": True,
        "answered": 3,
        "right": 3,
        "close": 0,
        "wrong": 0,
        "drilled": 0,
        "new": 3,
        "seconds": 0.0,
        "missed": [],
        "next_day": "2026-11-26",
        "due_next_day": 3,
        "more_new": 0,
        "more_due": 0,
        "kind": "",
        "time_up": False,
        "waiting": 0,
    }
    assert types(script.answer(1)) == ["error"]
    assert script.leave() == []  # it was told already


def test_leaving_early_tells_what_was_done_so_far(harbour: Harbour) -> None:
    script = harbour.script()
    _, _ = script.answer(wrong(script.first[0]))
    (summary,) = script.leave()
    assert (summary["finished"], summary["answered"], summary["wrong"]) == (False, 1, 1)
    assert summary["missed"] == [
        {
            "card": "harbour/Albatros.moors at",
            "stem": "At which pier does Albatros moor?",
            "answer": "North Pier",
            "right": False,
        }
    ]


def test_more_new_cards_are_let_in_after_the_summary_only(harbour: Harbour) -> None:
    script = harbour.wishes(form=Form.CHOOSE, limit=1).script()
    assert types(script.command("more-new")) == ["error"]
    _, summary = script.answer(right(script.first[0]))
    assert summary["more_new"] == 2
    assert types(script.command("more-new")) == ["note", "question"]
    assert "extra_new" in harbour.kinds()


def test_more_of_what_waits_is_asked_after_the_summary_only(harbour: Harbour) -> None:
    messages = (script := harbour.wishes(form=Form.CHOOSE).script()).first
    while messages[-1]["type"] != "summary":
        messages = script.answer(right(messages[-1]))
    harbour.on(30)
    script = harbour.wishes(form=Form.CHOOSE, limit=1).script()
    assert types(script.command("more-due")) == ["error"]
    summary = script.answer(right(script.first[0]))[-1]
    assert summary["more_due"] == 2
    assert types(script.command("more-due")) == ["question"]


def test_practice_does_not_move_the_schedule(harbour: Harbour) -> None:
    script = harbour.wishes(form=Form.CHOOSE, limit=1).script()
    script.answer(right(script.first[0]))
    (question,) = script.command("practice")
    verdict, _ = script.answer(wrong(question))
    assert (verdict["graded"], verdict["due"]) == (False, "2026-11-26")


def test_a_suspended_card_is_not_asked_any_more_until_that_is_undone(harbour: Harbour) -> None:
    script = harbour.script()
    note, second = script.command("suspend")
    assert (note["type"], second["card"]) == ("note", "harbour/Biene.moors at")
    assert types(script.rate("good")) == ["error"]
    assert script.command("undo")[1] == script.first[0]


def test_a_card_suspended_after_an_answer_does_not_come_back_with_a_correction(harbour: Harbour) -> None:
    script = harbour.script()
    script.answer(right(script.first[0]))
    _, third = script.command("suspend")
    assert types(script.rate("easy")) == ["error"]
    assert script.answer(right(third))[1]["type"] == "summary"


def test_a_fact_comes_before_the_question_of_a_card_that_cannot_be_recognised(harbour: Harbour, parts: Parts) -> None:
    fact, question = harbour.holds(parts("flags")).wishes(form=Form.NAME_ALL).script().first
    assert fact["type"] == "fact"
    assert "black, red and gold" in fact["say"]
    assert fact["source"] == "“Harbour Guide”, as of 2020"
    assert (question["form"], question["need"], question["options"]) == ("name all", 3, None)
    assert harbour.kinds() == ["introduced"]


def test_a_list_is_answered_with_a_list_and_its_share_told(harbour: Harbour, parts: Parts) -> None:
    script = harbour.holds(parts("flags")).wishes(form=Form.NAME_ALL).script()
    verdict, _ = script.answer(["gold", "black"])[:2]
    assert verdict["verdict"] != "right"
    assert verdict["share"] == pytest.approx(2 / 3)
    assert verdict["answer"] == "black; red; gold"


@pytest.mark.parametrize("by_number", [False, True])
def test_an_order_is_given_by_texts_or_by_numbers(harbour: Harbour, parts: Parts, by_number: bool) -> None:
    script = harbour.holds(parts("flags")).wishes(form=Form.PUT_IN_ORDER).script()
    question = script.command("suspend")[-1]  # the card of the list itself comes first
    assert (question["form"], sorted(question["options"])) == ("put in order", ["black", "gold", "red"])
    order = ["black", "red", "gold"]
    assert script.answer(order[::-1])[0]["verdict"] != "right"
    script.command("undo")
    given = [question["options"].index(text) + 1 for text in order] if by_number else order
    assert script.answer(given)[0]["verdict"] == "right"


def test_a_number_alone_is_no_order(harbour: Harbour, parts: Parts) -> None:
    script = harbour.holds(parts("flags")).wishes(form=Form.PUT_IN_ORDER).script()
    script.command("suspend")
    assert types(script.answer(1)) == ["error"]
    assert types(script.answer([1, 2, 9])) == ["error"]


def test_the_learner_rates_what_is_revealed(harbour: Harbour, parts: Parts) -> None:
    script = harbour.holds(parts("thinking")).wishes().script()
    assert types(script.first) == ["fact", "question"]
    assert script.command("reveal") == [{"type": "reveal", "answer": "the river scours it"}]
    assert types(script.answer("again")) == ["error"]
    verdict, summary = script.rate("hard")
    assert (verdict["verdict"], verdict["share"], verdict["rating"]) == ("close", 0.5, "hard")
    assert "The current is strong there." in verdict["reason"]
    assert summary["close"] == 1


def test_an_answer_to_a_question_that_is_graded_by_oneself_is_compared_and_rated(harbour: Harbour, parts: Parts) -> None:
    script = harbour.holds(parts("thinking")).wishes().script()
    assert types(script.answer("because of the current")) == ["reveal"]
    assert script.rate("good")[0]["verdict"] == "right"
    assert harbour.events()[-1].body["reply"] == "because of the current"


def test_only_what_is_graded_by_oneself_is_revealed(harbour: Harbour) -> None:
    assert types(harbour.script().command("reveal")) == ["error"]


def test_nothing_due_is_told_by_the_summary_alone(harbour: Harbour) -> None:
    script = harbour.script()
    question = script.first[0]
    for _ in range(3):
        _, question = script.answer(right(question))
    (summary,) = harbour.script().first
    assert (summary["type"], summary["answered"], summary["next_day"]) == ("summary", 0, "2026-11-26")


def test_what_a_new_version_of_the_deck_changed_is_noted_first(harbour: Harbour, parts: Parts) -> None:
    script = harbour.script()
    script.answer(right(script.first[0]))
    harbour.holds(parts("moorings").replace("[Albatros, moors at, North Pier]", "[Albatros, moors at, South Pier]"))
    note, question = harbour.script().first
    assert note["type"] == "note"
    assert "learned again" in note["message"]
    assert question["type"] == "question"


def test_control_characters_in_an_answer_reach_neither_the_log_nor_the_output(harbour: Harbour) -> None:
    script = harbour.wishes(form=Form.TYPE).script()
    verdict, _ = script.answer("\x1b]52;c;aGk=\x07North\u202e\ud800")
    assert not any(character in verdict["reason"] for character in "\x1b\x07\u202e\ud800")
    assert harbour.events()[0].body["reply"] == "\ufffd]52;c;aGk=\ufffdNorth\ufffd\ufffd"


def test_an_answer_of_a_hundred_thousand_characters_is_graded_like_any_other(harbour: Harbour) -> None:
    script = harbour.wishes(form=Form.TYPE).script()
    assert script.answer("x" * 100_000)[0]["type"] in ("verdict", "error")
    assert script.answer("x")[0]["type"] in ("verdict", "error")


def test_answers_that_cannot_be_saved_are_noted_once_and_again_when_they_are_saved(harbour: Harbour) -> None:
    harbour.places.data.write_text("a file where the folder should be")
    script = harbour.script()
    note, question = script.first
    assert note["type"] == "note"
    assert "cannot be saved" in note["message"]
    assert types(script.answer(right(question))) == ["verdict", "question"]
    assert script.protocol.end() == 1


def test_a_session_ends_at_quit_or_with_its_input(harbour: Harbour) -> None:
    for lines in ([b'{"command": "quit"}', b'{"command": "hint"}'], []):
        output = io.StringIO()
        assert run(harbour.desk(), harbour.wish, lines, output) == 0
        assert [json.loads(line)["type"] for line in output.getvalue().splitlines()] == ["question", "summary"]


def test_a_deck_that_is_not_there_is_told_before_anything_is_printed(harbour: Harbour) -> None:
    output = io.StringIO()
    with pytest.raises(DeckError):
        run(harbour.desk(), Wish("nowhere"), [], output)
    assert output.getvalue() == ""


def test_every_command_is_documented() -> None:
    documented = re.search(r'{"command": "([^"]+)"}', protocol.__doc__ or "")
    assert documented is not None
    assert sorted(documented[1].split("|")) == sorted(COMMANDS)
