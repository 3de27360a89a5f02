"""Which keys of the footers were pressed and clicked: every test that does so keeps it, and one looks for what is missing.

The tests run in several processes, so what each has pressed is kept in a file, which it checks as it does its pictures.
"""

from __future__ import annotations

import importlib
import inspect
import os
import re
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

from ice_quiz.tui import exam_moves, moves, screens
from ice_quiz.tui.screens.sheet import Sheet

KEPT = Path(__file__).parent / "footers"
BY_LABEL = {"esc": "escape", "↓": "down", "→": "right", "1)": "1"}

Act = Callable[[Any], Awaitable[object]]
"""What is done on a stage."""

Run = Callable[[Act], None]
"""Plays a scene in a fresh app."""

Pair = tuple[str, str]
"""The name of a class of screens, and a command in its footer."""


def screens_there_are() -> dict[str, type[Sheet]]:
    """Every class of screens that has commands, by its name."""
    for path in Path(screens.__file__).parent.glob("[a-z]*.py"):
        importlib.import_module(f"ice_quiz.tui.screens.{path.stem}")
    found: dict[str, type[Sheet]] = {}
    waiting = [Sheet]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found |= {each.__name__: each for each in below if each.COMMANDS_HERE and each.__module__.startswith("ice_quiz")}
    return found


def maker_of(screen: type[Sheet]) -> type[Sheet]:
    """The class that makes the footer of a screen: several texts that are read have one."""
    return next(each for each in screen.__mro__ if issubclass(each, Sheet) and {"_keys", "stand"} & vars(each).keys())


def pairs_there_are() -> set[Pair]:
    """Every command with words for the footer of a screen, as it is declared; and the help, where a footer has it."""
    found = set()
    for screen in screens_there_are().values():
        maker = maker_of(screen)
        found |= {(maker.__name__, command.name) for command in screen.COMMANDS_HERE if command.footer}
        made_in = {"StudyScreen": moves, "ExamScreen": exam_moves}.get(maker.__name__) or maker
        if re.search(r'entry\("help"', inspect.getsource(made_in)):
            found.add((maker.__name__, "help"))
    return found


def pairs_pressed() -> set[Pair]:
    """Every command of a footer that some test has pressed and clicked."""
    lines = [line for path in KEPT.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]
    return {(screen, command) for screen, command in map(str.split, lines)}


def kept_by_no_test() -> list[str]:
    """What is kept under a name that no test has any more: its whole name, or a group and what is in it."""
    sources = [path.read_text(encoding="utf-8") for path in KEPT.parent.rglob("test_*.py")]
    names = [path.stem.partition("-") for path in KEPT.glob("*.txt")]
    return [
        f"{group}-{rest}"
        for group, dash, rest in names
        if not any(f'"{group}{dash}{rest}"' in text or (f'f"{group}-{{' in text and f'"{rest}"' in text) for text in sources)
    ]


def pressed_and_clicked(name: str, screen: Any, commands: Iterable[str]) -> None:
    """Keep, or check, that these commands of the screen's footer were pressed and clicked by the test `name`."""
    maker = maker_of(type(screen)).__name__
    text = "".join(f"{maker} {command}\n" for command in dict.fromkeys(commands))
    path = KEPT / f"{name}.txt"
    if os.environ.get("ICE_QUIZ_GOLDENS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    assert kept == text, f"{name} presses other keys now: ICE_QUIZ_GOLDENS=write keeps them"


def both_ways(name: str, run: Run, opened: Act, *commands: str, settled: Act | None = None) -> None:
    """Press, then click these commands in the footer of what is opened, each in a run of its own: both must do the same.

    `run` plays a scene in a fresh app; what leads away, or can be done only once, is tried so. `settled` waits
    for what it does.
    """
    shown: list[Any] = []

    def outcome_of(command: str, *, clicked: bool) -> object:
        found: list[object] = []

        async def scene(stage: Any) -> None:
            await opened(stage)
            before, screen = outcome(stage), stage.app.screen
            place = next(each for each in screen.key_bar.placed if each.entry.command == command)
            region = screen.key_bar.content_region
            if clicked:
                await stage.click(region.x + place.x, region.y + place.y)
            else:
                await stage.press(BY_LABEL.get(place.entry.key, place.entry.key))
            if settled is not None:
                await settled(stage)
            found.append(outcome(stage))
            shown.append(screen)
            assert found[0] != before, place.entry

        run(scene)
        return found[0]

    for command in commands:
        assert outcome_of(command, clicked=False) == outcome_of(command, clicked=True), command
    pressed_and_clicked(name, shown[0], commands)


def outcome(stage: Any) -> object:
    """What a key can change: what was sent, the screen and what is on it, whether the program goes on."""
    if stage.app._exit:
        return "left"
    return list(getattr(stage.app.desk, "sent", ())), type(stage.app.screen).__name__, stage.text
