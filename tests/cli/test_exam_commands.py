"""The commands around exams: each with what it prints, its JSON, and its answer to bad input."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

PAST = "2026-11-23"


def told(call: Call, *arguments: str) -> Any:
    """The JSON that a command prints."""
    code, out, _ = call(*arguments, "--json")
    assert code == 0
    return json.loads(out)


def test_the_chance_to_pass_is_told_as_a_model_estimate(call: Call) -> None:
    code, out, _ = call("readiness", "us-civics")
    assert code == 0
    assert out.startswith("2025 civics test: chance to pass today: under 1 % (model estimate, FSRS-6).\n")
    assert "No exam day is set" in out
    assert "You have not sat a mock exam yet" in out
    assert "100 %" not in out


def test_readiness_as_json_has_what_a_script_needs(call: Call) -> None:
    ready = told(call, "readiness", "us-civics")
    assert (ready["exam"], ready["exam_day"], ready["day"]) == ("civics 2025", None, "2026-11-24")
    assert (ready["expected_share"], ready["pass_chance"]) == (0.0, 0.0)
    assert (ready["items"], ready["items_unseen"], ready["items_withheld"]) == (128, 128, 4)
    assert ready["model"] == "FSRS-6"
    assert ready["mock_exams"] == {"sat": 0, "passed": 0, "between": [0.0, 1.0]}
    assert told(call, "readiness", "us-civics", "--exam", "civics 65/20")["items"] == 20


def test_a_plan_is_set_shown_and_taken_away(call: Call) -> None:
    plan = told(call, "plan", "us-civics", "--date", "2026-12-25", "--minutes", "5")
    assert (plan["exam_day"], plan["days_left"], plan["minutes"], plan["minutes_said"]) == ("2026-12-25", 31, 5, True)
    assert len(plan["calendar"]) == 31
    assert plan["reach"]["minutes"] == 5
    assert 0 < plan["reach"]["pass_chance"] < 1
    code, out, _ = call("plan", "us-civics")
    assert code == 0
    assert out.startswith(
        "2025 civics test: in 31 days, on Friday 25 December 2026.\nAt 5 minutes a day you reach a chance of "
    )
    assert "  2026-12-22  " in out
    assert ", exam in 31 days" in call("due").out
    assert told(call, "due")["decks"][1]["exam_days"] == 31
    assert told(call, "readiness", "us-civics")["exam_day"] == "2026-12-25"
    assert told(call, "plan", "us-civics", "--minutes", "9")["minutes"] == 9
    assert "No exam day is set any more" in call("plan", "us-civics", "--no-date").out
    assert told(call, "due")["decks"][1]["exam_day"] is None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["plan", "us-civics", "--date", PAST], "2026-11-23 is past: today is 2026-11-24."),
        (["plan", "us-civics", "--date", "2047-01-01"], "more than 20 years ahead"),
        (["plan", "us-civics", "--date", "2026-12-25", "--minutes", "0"], "In 0 minutes a day nothing can be learned"),
        (["plan", "us-civics", "--date", "Christmas"], "“Christmas” is no date. Write it like 2026-12-25."),
        (["plan", "us-civics", "--date", "2026-02-30"], "“2026-02-30” is no date."),
        (["plan", "us-civics", "--minutes", "5"], "No exam day is set yet"),
        (["plan", "us-civics", "--date", "2026-12-25", "--no-date"], "either a --date or --no-date"),
        (["plan", "ice"], "has no exam"),
        (["readiness", "us-civics", "--exam", "civics 65/21"], "Did you mean “civics 65/20”?"),
        (["exam", "us-civics", "--exam", "mock", "--plain"], "It has “civics 2025” and “civics 65/20”."),
        (["exam", "us-civics", "--plain", "--json"], "either --plain or --json"),
        (["exam", "us-civics"], "The screens need a terminal"),
        (["you", "us-civics", "state=Texs"], "Did you mean “Texas”?"),
        (["you", "us-civics", "Texas"], "Write it like state=Texas."),
        (["you", "us-civics", "=Texas"], "Write it like state=Texas."),
        (["you", "us-civics", "town=Austin"], "It asks for state, senator, representative and governor."),
        (["correct", "us-civics/2", "x"], "is not one that changes"),
        (["correct", "us-civics/999", "x"], "There is no card “us-civics/999”."),
        (["fit", "--on", "--off"], "either --on or --off"),
    ],
)
def test_what_cannot_be_done_is_said_in_words_and_changes_nothing(
    call: Call, home: Path, arguments: list[str], says: str
) -> None:
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err
    assert not (home / "data").exists()


def test_an_unknown_deck_is_told_by_each_command(call: Call) -> None:
    for command in ("exam us-civic --plain", "readiness us-civic", "plan us-civic", "you us-civic", "correct us-civic/1 x"):
        code, _, err = call(*command.split())
        assert code == 1
        assert "Did you mean “us-civics”?" in err


def test_what_a_deck_asks_is_shown_answered_and_taken_back(call: Call) -> None:
    code, out, _ = call("you", "us-civics")
    assert code == 0
    assert "state: In which state or territory do you live" in out
    assert "4 cards wait for your answer. Say it like: ice-quiz you us-civics state=ANSWER" in out
    code, out, _ = call("you", "us-civics", "state=d.c.", "governor=D.C. has no governor")
    assert out.splitlines()[:2] == [
        "Kept: Washington, D.C. 1 card waited for it and can be asked now.",
        "Kept: D.C. has no governor. 1 card waited for it and can be asked now.",
    ]
    known = told(call, "you", "us-civics")
    assert [question["value"] for question in known["questions"]] == [
        "Washington, D.C.",
        None,
        None,
        "D.C. has no governor",
    ]
    assert known["withheld"] == ["us-civics/23", "us-civics/29"]
    assert told(call, "you", "us-civics", "state=")["withheld"] == ["us-civics/23", "us-civics/29", "us-civics/62"]


def test_a_state_without_its_own_senators_has_its_own_right_answers(call: Call) -> None:
    call("you", "us-civics", "state=Guam")
    out = call("preview", "us-civics").out  # which knows no learner
    assert "us-civics/62" not in out
    assert told(call, "due")["decks"][1]["withheld"] == 3


def test_an_answer_that_changed_is_entered_and_the_deck_comes_back(call: Call) -> None:
    assert call("correct", "us-civics/38", "(Jane) Doe").out == "Kept: (Jane) Doe.\n"
    assert told(call, "you", "us-civics")["corrected"] == {"us-civics/38": ["(Jane) Doe"]}
    assert told(call, "correct", "us-civics/38")["corrected"] == {}


def test_answers_that_may_have_changed_are_told(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ICE_QUIZ_NOW", "2027-01-03T09:00")
    assert "1 answer may have changed since it was checked: `ice-quiz you us-civics` says which." in call("due").out
    out = call("you", "us-civics").out
    assert "us-civics/30: " in out
    assert "It may have changed since 2027-01-03." in out
    assert "Then enter what is right now: ice-quiz correct us-civics/30 ANSWER" in out


def test_the_fit_is_shown_and_switched(call: Call) -> None:
    assert "as the model has it for everybody" in call("fit").out
    assert told(call, "fit", "--off") == {
        "on": False,
        "stability_factor": 1.0,
        "answers": 0,
        "better": None,
        "log_loss_before": None,
        "log_loss_after": None,
    }
    assert "Fitting is off." in call("fit").out
    assert told(call, "fit", "--on")["on"] is True


@pytest.mark.parametrize(
    "command",
    ["you us-civics state=Texas", "correct us-civics/38 Doe", "plan us-civics --date 2026-12-25", "fit --off"],
)
def test_what_cannot_be_saved_is_told_and_is_no_success(call: Call, home: Path, command: str) -> None:
    home.mkdir()
    (home / "data").write_text("not a folder")
    code, _, err = call(*command.split())
    assert code == 1
    assert "cannot be saved" in err or "could not be saved" in err
    assert "Traceback" not in err
