from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ice_quiz.plain.exam_protocol import COMMANDS, run

Harbour = Any  # the classes of the fixtures


def test_an_exam_is_asked_item_by_item_without_a_verdict_and_ends_with_its_result(pilots: Harbour) -> None:
    script = pilots.exam()
    note, question = script.first
    assert note == {
        "type": "note",
        "message": "1 card waits for an answer about you: `ice-quiz you harbour`.",
    }
    assert (question["type"], question["number"], question["total"], question["seconds_left"]) == ("question", 1, 5, None)
    assert set(question) == {*("type", "card", "form", "stem", "options", "need"), *("number", "total", "seconds_left")}
    for number in (2, 3):
        (asked,) = script.right()
        assert (asked["type"], asked["number"]) == ("question", number)
    (result,) = script.right()
    assert {
        key: result[key] for key in ("type", "exam", "passed", "right", "wrong", "asked", "total", "needed", "stopped")
    } == {
        "type": "result",
        "exam": "papers",
        "passed": True,
        "right": 3,
        "wrong": 0,
        "asked": 3,
        "total": 5,
        "needed": 3,
        "stopped": True,
    }
    assert [item["right"] for item in result["items"]] == [True, True, True]
    assert set(result["items"][0]) == {
        *("number", "item", "card", "stem", "given", "answer", "right", "marked", "flagged", "reason", "source"),
    }
    assert result["earlier"] == [{"day": "2026-11-24", "passed": True, "right": 3, "wrong": 0, "asked": 3}]


def test_an_exam_that_is_failed_says_what_was_given_and_what_is_right(pilots: Harbour) -> None:
    script = pilots.exam()
    script.wrong()
    script.wrong()
    (result,) = script.wrong()
    assert (result["passed"], result["wrong"], result["stopped"]) == (False, 3, True)
    item = result["items"][0]
    assert (item["given"], item["right"], item["item"]) == ("", False, item["card"].partition("/")[2])
    assert "Harbour Guide" in item["source"]
    assert item["answer"]


def test_what_was_said_aloud_is_revealed_and_rated(pilots: Harbour) -> None:
    script = pilots.exam()
    (reveal,) = script.send({"command": "reveal"})
    assert set(reveal) == {"type", "answer"}
    assert script.send({"answer": "x"})[0]["type"] == "error"
    assert script.send({"rate": "hard"}) == [
        {"type": "error", "message": 'In an exam a rating is "good" for right or "again" for wrong.'}
    ]
    (asked,) = script.send({"rate": "good"})
    assert asked["number"] == 2
    assert script.send({"rate": "good"}) == [{"type": "error", "message": "There is nothing to rate now."}]


def test_an_answer_that_was_shown_is_shown_again_after_a_break_behind_its_question(pilots: Harbour) -> None:
    script = pilots.exam()
    question = script.first[-1]
    (reveal,) = script.send({"command": "reveal"})
    again = pilots.exam()
    assert [again.first[0], again.first[-1]] == [question, reveal]
    assert again.send({"answer": "x"})[0]["type"] == "error"
    assert again.send({"rate": "again"})[-1]["number"] == 2


def test_a_typed_exam_reveals_nothing(pilots: Harbour) -> None:
    script = pilots.exam("written")
    if "mole" in script.first[-1]["stem"]:
        script.wrong()
    assert script.send({"command": "reveal"}) == [{"type": "error", "message": "Type your answer."}]


def test_flags_come_back_in_the_result(pilots: Harbour) -> None:
    script = pilots.exam()
    assert script.send({"command": "flag"}) == [{"type": "note", "message": "Flagged."}]
    assert script.send({"command": "flag"}) == [{"type": "note", "message": "Not flagged any more."}]
    script.send({"command": "flag"})
    script.last = script.first
    script.right()
    script.right()
    (result,) = script.right()
    assert [item["flagged"] for item in result["items"]] == [True, False, False]


def test_giving_up_ends_it_and_counts_nowhere(pilots: Harbour) -> None:
    script = pilots.exam()
    script.right()
    note, result = script.send({"command": "give-up"})
    assert note["type"] == "note"
    assert (result["given_up"], result["passed"], result["earlier"]) == (True, False, [])


def test_an_exam_that_is_left_says_so_and_the_next_start_goes_on_with_it(pilots: Harbour) -> None:
    script = pilots.exam()
    script.right()
    assert not script.protocol.take(b'{"command": "quit"}')
    assert script.protocol.end() == 0
    assert script.received() == [
        {
            "type": "left",
            "exam": "papers",
            "answered": 1,
            "total": 5,
            "message": "The exam waits at item 2 of 5.",
        }
    ]
    note, question = pilots.exam().first
    assert note["message"].startswith("You left this exam after 1 of 5 items; it goes on there.")
    assert question["number"] == 2


def test_what_was_missed_is_practised_in_the_protocol_of_a_session(pilots: Harbour) -> None:
    script = pilots.exam()
    assert script.send({"command": "practice"}) == [{"type": "error", "message": "practice is for the end of an exam."}]
    script.last = script.first
    for _ in range(3):
        script.wrong()
    result = script.last[-1]
    asked = script.send({"command": "practice"})[-1]
    assert asked["card"] in {item["card"] for item in result["items"]}
    verdict = script.send({"command": "dont-know"})[0]
    assert (verdict["type"], verdict["graded"]) == ("verdict", False)
    script.protocol.end()
    assert script.received()[-1]["type"] == "summary"


def test_time_that_is_over_ends_the_exam(pilots: Harbour) -> None:
    script = pilots.exam("written")
    assert script.first[-1]["seconds_left"] == 60
    pilots.clock.moment = type(pilots.clock.moment)(pilots.clock.moment.utc_ms + 61_000)
    (result,) = script.wrong()
    assert (result["late"], result["passed"], result["asked"]) == (True, False, 0)


def test_an_exam_that_says_it_at_once_marks_each_item(pilots: Harbour) -> None:
    script = pilots.exam("told")
    marked, asked = script.wrong()
    assert (marked["type"], marked["number"], marked["right"]) == ("marked", 1, False)
    assert asked["type"] == "question"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"no json", "The line is not JSON."),
        (b'{"answer": 7}', "This question has no options: the answer is a text."),
        (b'{"answer": ""}', ""),
        (b'{"rate": "good"}', "There is nothing to rate now."),
        (b'{"rate": 3}', 'In an exam a rating is "good" for right or "again" for wrong.'),
        (b'{"command": "undo"}', "A command of an exam is one of reveal, dont-know, flag, give-up, practice, quit."),
        (b'{"command": ["flag"]}', "A command of an exam is one of reveal, dont-know, flag, give-up, practice, quit."),
        (None, "The line is too long."),
    ],
)
def test_what_cannot_be_understood_changes_nothing(pilots: Harbour, line: bytes | None, says: str) -> None:
    script = pilots.exam(seed=1)
    before = len(pilots.events())
    (error,) = script.send(line)
    assert error["type"] == "error"
    assert error["message"] if not says else error["message"] == says
    assert len(pilots.events()) == before


messages = st.one_of(
    st.fixed_dictionaries(
        {"answer": st.one_of(st.text(max_size=8), st.integers(-2, 9), st.lists(st.text(max_size=5), max_size=3))}
    ),
    st.fixed_dictionaries({"rate": st.sampled_from(["again", "good", "hard", "x"])}),
    st.fixed_dictionaries({"command": st.sampled_from([command for command in COMMANDS if command != "quit"])}),
)


@given(st.lists(messages, max_size=25))
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_it_ends_with_a_result_or_says_where_it_was_left(
    tmp_path_factory: pytest.TempPathFactory, pilots: Harbour, sent: list[dict[str, object]]
) -> None:
    harbour = type(pilots)(tmp_path_factory.mktemp("home"))
    harbour.places.decks.mkdir()
    (harbour.places.decks / "harbour.yaml").write_text((pilots.places.decks / "harbour.yaml").read_text())
    desk, output = harbour.desk(), io.StringIO()
    lines = [json.dumps(message).encode() for message in sent]
    assert run(desk, desk.exam("harbour", "papers", 1), lines, output) == 0
    printed = [json.loads(line) for line in output.getvalue().splitlines()]
    results = [message for message in printed if message["type"] == "result"]
    assert len(results) == (printed[-1]["type"] != "left")
    assert sum(kind == "exam_ended" for kind in harbour.kinds()) == len(results)
