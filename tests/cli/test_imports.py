from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LOADED = """
import io, json, sys
from ice_quiz.cli.program import run
typed, told = sys.stdin.buffer.read(), []
for command in sys.argv[1:]:
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed))
    code = run(command.split())
    names = {name if name.startswith("ice_quiz") else name.partition(".")[0] for name in sys.modules}
    told.append([code, sorted(names)])
print()
print(json.dumps(told))
"""

COMMANDS = (
    *("--help", "study --help", "due", "due --json", "preview ice", "check ice", "where", "add decks/ice.yaml"),
    *("study ice --plain", "study ice --json", "exam us-civics --plain", "exam us-civics --json", "fit"),
    *("export ice --to csv", "export ice --to moodle-xml", "guide ice", "paper ice --seed 1"),
    *("readiness us-civics", "plan us-civics --date 2030-01-01", "you us-civics state=Texas", "correct us-civics/38 A"),
    *("config", "config theme dark", "config keys", "config keys.study.hint z", "config new_per_day 3"),
    *("stats", "stats ice --json", "search dir", "card us-civics/38"),
)

PAINTED = """
import asyncio, json, sys
from ice_quiz.cli.opening import the_clock, the_desk
from ice_quiz.tui.app import IceQuizApp

async def paint():
    async with IceQuizApp(the_desk(the_clock())).run_test() as pilot:
        while "Due today" not in pilot.app.screen.page.text:
            await pilot.pause()
        print()
        print(json.dumps([[0, sorted(sys.modules)]]))

asyncio.run(paint())
"""


def loaded(home: Path, *commands: str, typed: bytes = b"", program: str = LOADED) -> list[set[str]]:
    """The modules, and packages of others, that are loaded after each command, run one after the other in one process."""
    ran = subprocess.run(
        [sys.executable, "-c", program, *commands],
        input=typed,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ICE_QUIZ_HOME": str(home)},
        timeout=60,
        check=True,
    )
    told = json.loads(ran.stdout.splitlines()[-1])
    assert [code for code, _ in told] == [0] * max(len(commands), 1)
    return [set(modules) for _, modules in told]


def test_no_command_but_the_screens_loads_textual_or_could_reach_a_network(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    for command, modules in zip(COMMANDS, loaded(home, *COMMANDS, typed=b'{"answer": 1}\n'), strict=True):
        assert "click" in modules
        assert not modules & {"textual", "rich"}, command
        assert not modules & {"socket", "ssl", "http"}, command


def test_the_help_loads_no_command(home: Path) -> None:
    [modules] = loaded(home, "--help")
    assert not modules & {"sqlite3", "yaml", "rapidfuzz", "fsrs"}
    assert not any(name.startswith("ice_quiz.study") for name in modules)


def test_telling_what_is_due_reads_no_deck_that_is_unchanged(home: Path) -> None:
    [first], [second] = loaded(home, "due"), loaded(home, "due")
    assert "yaml" in first
    assert not second & {"yaml", "rapidfuzz", "fsrs", "platformdirs", "ice_quiz.questions.compiled"}


def test_the_first_screen_comes_before_all_that_reads_a_deck_or_asks_a_question(home: Path) -> None:
    loaded(home, "due")
    [modules] = loaded(home, program=PAINTED)
    assert "textual" in modules
    reads_and_asks = {"yaml", "rapidfuzz", "fsrs", "ice_quiz.facts.model", "ice_quiz.study.snapshot"}
    assert modules & reads_and_asks == set()
