from __future__ import annotations

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.facts.problems import Place
from ice_quiz.tui.editor import editor_at, how_it_ended

PLACE = Place("/decks/cell.yaml", 12, 7)


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+12", "/decks/cell.yaml"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+12", "/decks/cell.yaml"]),
        ("hx", ["hx", "/decks/cell.yaml:12:7"]),
        ("code -n", ["code", "-n", "--wait", "--goto", "/decks/cell.yaml:12:7"]),
        ("my-editor", ["my-editor", "/decks/cell.yaml"]),
        ("'my editor' -x", ["my editor", "-x", "/decks/cell.yaml"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, command: list[str]) -> None:
    assert editor_at(PLACE, {"EDITOR": editor}) == command
    assert editor_at(PLACE, {"EDITOR": "vi", "VISUAL": editor}) == command


def test_a_file_name_is_one_argument_whatever_is_in_it() -> None:
    assert editor_at(Place("/decks/x; touch pwn; .yaml", 3), {"EDITOR": "vi"}) == ["vi", "+3", "/decks/x; touch pwn; .yaml"]


def test_a_file_whose_name_begins_with_a_dash_is_no_option() -> None:
    assert editor_at(Place("-rf.yaml"), {"EDITOR": "vi"})[-1].startswith("/")


@pytest.mark.parametrize("environment", [{"PATH": ""}, {"EDITOR": "  ", "PATH": ""}, {"EDITOR": "vi 'unclosed"}])
def test_without_an_editor_it_is_said_how_to_set_one(environment: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="Set"):
        raise UsageError(str(_refused(environment)))


@pytest.mark.parametrize(
    ("code", "told"),
    [(0, ""), (3, "ended with code 3"), (-9, "was ended by SIGKILL"), (-40, "was ended by signal 40")],
)
def test_how_an_editor_ended_is_told_whatever_ended_it(code: int, told: str) -> None:
    assert how_it_ended("vi", code) == (told and f"vi {told}; what it saved counts.")


def _refused(environment: dict[str, str]) -> UsageError:
    with pytest.raises(UsageError) as refused:
        editor_at(PLACE, environment)
    return refused.value
