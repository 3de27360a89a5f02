from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from ice_quiz.tui.commands import EVERYWHERE, EXAM, RESULT, KeyCommand, in_a_quiz
from ice_quiz.tui.key_names import named_key
from ice_quiz.tui.working_keys import Working, working_keys

OnStage = Callable[..., None]
COMMANDS = (
    KeyCommand("option", "", "1-9 or a-d", "answer", numbered=True, letters="abcd"),
    KeyCommand("check", "enter", "enter", "check"),
    KeyCommand("stop-typing", "escape", "esc", "leave the line"),
    KeyCommand("next", "space", "space", "go on"),
    KeyCommand("go-on", "enter", "", "go on"),
    KeyCommand("hint", "h,f5", "h or f5", "a hint"),
    KeyCommand("leave", "escape,q", "esc or q", "leave"),
)


def working(*names: str, options: int = 0, typing: bool = False) -> list[Working]:
    """What is told where these commands do something."""

    def can(name: str, number: int) -> bool:
        return 0 < number <= options if name == "option" else name in names

    return working_keys(COMMANDS, can, typing=typing)


@pytest.mark.parametrize(("options", "keys"), [(1, "1 or a"), (2, "1, 2, a or b"), (3, "1-3 or a-c"), (6, "1-6 or a-d")])
def test_as_many_numbers_and_letters_are_told_as_there_are_options(options: int, keys: str) -> None:
    assert working(options=options) == [Working(keys, "answer", later=False)]


def test_keys_that_do_the_same_stand_together_and_what_does_nothing_now_is_not_told() -> None:
    assert working("next", "go-on") == [Working("space or enter", "go on", later=False)]


def test_a_key_stands_only_with_the_first_command_that_it_reaches() -> None:
    assert working("check", "go-on", "stop-typing", "leave") == [
        Working("enter", "check", later=False),
        Working("esc", "leave the line", later=False),
        Working("q", "leave", later=False),
    ]


def test_while_a_line_is_typed_letters_are_told_as_what_works_once_it_is_left() -> None:
    assert working("check", "stop-typing", "hint", "leave", typing=True) == [
        Working("enter", "check", later=False),
        Working("esc", "leave the line", later=False),
        Working("f5", "a hint", later=False),
        Working("q", "leave", later=True),
    ]


def told(stage: Any) -> dict[str, str]:
    """What the help says now, by key."""
    found: dict[str, str] = {}
    text = re.sub(r"\n {18}", " ", stage.app.screen.page.text)
    for row in re.findall(r"^(\S.*?)  +(\S.*)$", text, re.MULTILINE):
        for key in re.split(r", | or ", row[0]):
            assert key not in found, key
            found[key] = row[1]
    return found


@pytest.mark.parametrize("name", ["choose", "type", "order", "chose-wrong", "summary"])
def test_the_help_tells_every_key_that_works_and_no_other_each_once(name: str, on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        asked_on = stage.app.screen
        works = {key for key, bound in asked_on.active_bindings.items() if bound.enabled}
        await stage.press("f1")
        keys = told(stage)
        for run in [key for key in keys if re.fullmatch(r"\w-\w", key)]:
            keys |= {chr(code): keys.pop(run, "") for code in range(ord(run[0]), ord(run[2]) + 1)}
        typed = {key for key in works if asked_on.typing and len(key) == 1} - set(keys)
        names = {{"page down": "pagedown", "page up": "pageup"}.get(key, key) for key in keys}
        assert {named_key(each) for each in names} == works - typed - {"question_mark", "colon"} | {
            named_key(each) for each in ("?", ":") if not asked_on.typing
        }

    on_stage(showing(name), scene, (120, 60), deck="ice")


def test_the_help_is_no_help_of_itself_and_leads_to_the_keys(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        for key, screen in (("?", "HelpScreen"), ("?", "HelpScreen"), ("c", "KeysScreen"), ("escape", "HelpScreen")):
            await stage.press(key)
            assert type(stage.app.screen).__name__ == screen
        await stage.press("escape")
        assert type(stage.app.screen).__name__ == "StudyScreen"

    on_stage(showing("choose"), scene, deck="ice")


def test_in_a_quiz_nothing_speaks_of_an_exam() -> None:
    for command in in_a_quiz((*EXAM, *RESULT, *EVERYWHERE)):
        if command.name != "plan":  # which only an exam has
            assert "exam" not in f"{command.help} {command.title} {command.footer}", command.name
