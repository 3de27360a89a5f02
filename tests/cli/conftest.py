from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ice_quiz.cli.program import run

ROOT = Path(__file__).parents[2]

HARBOUR = """\
deck: harbour
title: Hafen – Über das Wasser
sources:
  guide: {title: Harbour Guide, as of: 2020}
relations:
  moors at: {single: object}
things:
  ship: {Albatros: , Biene: , Cormoran: }
  pier: {North Pier: , East Pier: , South Pier: }
topics:
  - topic: Ships
    source: guide
    facts:
      - [Albatros, moors at, North Pier]
      - [Biene, moors at, East Pier]
      - [Cormoran, moors at, South Pier]
"""


class Ran(NamedTuple):
    """How the program ended, and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder that the program may use, on a set day, with the test's folder as the working one."""
    for name in ("ICE_QUIZ_HOME", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("ICE_QUIZ_NOW", "2026-11-24T09:00")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def call(home: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:  # noqa: ARG001
    """Run the program with arguments in this process."""

    def called(*arguments: str | Path) -> Ran:
        capfd.readouterr()
        code = run([str(each) for each in arguments])
        return Ran(code, *capfd.readouterr())

    return called


@pytest.fixture
def start(home: Path) -> Callable[..., subprocess.Popen[bytes]]:  # noqa: ARG001
    """Start the real program in a process of its own, its three streams being pipes unless said otherwise."""

    def started(*arguments: str | Path, **settings: object) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings.pop("env", {})}  # type: ignore[dict-item]
        command = [sys.executable, "-m", "ice_quiz", *map(str, arguments)]
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE) | settings
        return subprocess.Popen(command, env=environment, **streams)  # type: ignore[call-overload,no-any-return]

    return started


@pytest.fixture
def program(start: Callable[..., subprocess.Popen[bytes]]) -> Callable[..., Ran]:
    """Run the real program in a process of its own, with what is typed into it."""

    def ran(*arguments: str | Path, typed: bytes | str = b"", **settings: object) -> Ran:
        process = start(*arguments, **settings)
        data = typed.encode() if isinstance(typed, str) else typed
        out, err = process.communicate(data, timeout=60)
        return Ran(process.returncode, (out or b"").decode("utf-8", "replace"), (err or b"").decode("utf-8", "replace"))

    return ran


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A deck file of three cards and their three reverses."""
    path = tmp_path / "harbour.yaml"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


@pytest.fixture
def decks() -> Path:
    """The folder of the decks for tests."""
    return ROOT / "tests" / "decks"
