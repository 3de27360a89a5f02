"""The real program in a process of its own: behind pipes, or behind a terminal whose screen can be looked at."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyte
import pytest

ROOT = Path(__file__).parents[2]

PATIENCE = 30.0
"""Seconds after which what was waited for is not coming any more."""

# What Textual asks the terminal for and pyte does not know: it would show a part of it as text.
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\??[0-9;]*\$[a-z]|\x1b\[[0-9;]*;[0-9;]*t")


class Home:
    """A learner's folder, and the day that the program believes it is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = "2026-11-24T09:00"

    @property
    def decks(self) -> Path:
        path = self.folder / "data" / "decks"
        path.mkdir(parents=True, exist_ok=True)
        return path

    def environment(self, **changes: str) -> dict[str, str]:
        fixed = {
            "HOME": str(self.folder),
            "ICE_QUIZ_HOME": str(self.folder),
            "ICE_QUIZ_NOW": self.now,
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "TZ": "UTC",
            "TEXTUAL_ANIMATIONS": "none",
        }
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **fixed, **changes}

    def run(self, *arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run the program to its end behind pipes."""
        return subprocess.run(
            [sys.executable, "-m", "ice_quiz", *map(str, arguments)],
            input=typed,
            capture_output=True,
            env=self.environment(),
            cwd=self.folder,
            timeout=PATIENCE,
            encoding="utf-8",
            check=False,
        )

    def due(self) -> dict[str, dict[str, Any]]:
        """What the program says is due, by deck."""
        return {deck["id"]: deck for deck in json.loads(self.run("due", "--json").stdout)["decks"]}


class Script:
    """The program with `--json`, held by a script: each message is sent when what came before was answered."""

    def __init__(self, home: Home, *arguments: str, command: str = "study") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ice_quiz", command, *arguments, "--json"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=home.environment(),
            cwd=home.folder,
            encoding="utf-8",
        )
        self.last = self.until("question", "summary")

    def until(self, *types: str) -> list[dict[str, Any]]:
        """The messages up to the first one of these types."""
        assert self.process.stdout is not None
        messages = []
        for line in self.process.stdout:
            messages.append(json.loads(line))
            if messages[-1]["type"] in types:
                return messages
        raise AssertionError(f"the program ended after {messages}")

    def send(self, message: dict[str, Any], *until: str) -> list[dict[str, Any]]:
        """Send one message; what came of it, up to what is asked next."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()
        self.last = self.until(*(until or ("question", "reveal", "summary", "error")))
        return self.last

    def kill(self) -> None:
        """End the program as nothing can stop it."""
        self.process.kill()
        self.process.communicate(timeout=PATIENCE)

    def end(self) -> int:
        self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


class Terminal:
    """The program behind a pseudo-terminal."""

    def __init__(
        self,
        home: Home,
        *arguments: str | Path,
        columns: int = 80,
        lines: int = 24,
        wrapper: Sequence[str | Path] = (),
        its_own: bool = True,
        **environment: str,
    ) -> None:
        """`wrapper` is a command that runs the program. No signal tells it that a terminal is gone that is not `its_own`."""
        self.screen = pyte.Screen(columns, lines)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process = subprocess.Popen(
            [*wrapper, sys.executable, "-m", "ice_quiz", *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=home.environment(**environment),
            cwd=home.folder,
            start_new_session=True,
            preexec_fn=(lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) if its_own else None,
        )
        os.close(theirs)

    @property
    def shown(self) -> str:
        """What stands on the screen, its lines without the blanks at their ends."""
        return "\n".join("".join(cells).rstrip() for cells in self.cells)

    @property
    def cells(self) -> list[list[str]]:
        """What stands in each cell of the screen, by line; nothing in the second one of a wide letter."""
        # Not pyte's `display`: it fails where half of a wide letter was painted over.
        lines, columns = self.screen.lines, self.screen.columns
        return [[self.screen.buffer[y][x].data for x in range(columns)] for y in range(lines)]

    @property
    def text(self) -> str:
        """All that was printed, for programs that print lines."""
        return self.raw.decode("utf-8", "replace").replace("\r\n", "\n")

    @property
    def cooked(self) -> bool:
        """Whether the terminal shows what is typed, takes lines and makes signals of Ctrl+C: as a shell needs it."""
        needed = termios.ECHO | termios.ICANON | termios.ISIG
        return bool(termios.tcgetattr(self._ours)[3] & needed == needed)

    def wipe(self) -> None:
        """Forget what stands on the screen: pyte has no second one that comes back when a program leaves its own."""
        self.screen.reset()

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def holds(self, text: str) -> bool:
        """Whether the text stands on the screen, wherever its lines are broken."""
        return " ".join(text.split()) in " ".join(self.shown.split())

    def wait_for(self, *texts: str) -> str:
        """Look until all the texts stand on the screen at once; the screen."""
        return self.wait_until(lambda: all(map(self.holds, texts)), f"{texts} on the screen")

    def wait_for_one(self, *texts: str) -> str:
        """Look until one of the texts stands on the screen; that text."""
        self.wait_until(lambda: any(map(self.holds, texts)), f"one of {texts} on the screen")
        return next(filter(self.holds, texts))

    def insist(self, keys: str, text: str) -> str:
        """Press keys until the text stands on the screen: a rating counts only once what it rates was painted."""
        for _ in range(10):
            self.type(keys)
            until = time.monotonic() + PATIENCE / 10
            while not self.holds(text) and self._look(until - time.monotonic()):
                pass
            if self.holds(text):
                break
        return self.wait_for(text)

    def wait_until(self, come: Callable[[], bool], what: str) -> str:
        """Look until something has come about; the screen."""
        until = time.monotonic() + PATIENCE
        while not come():
            if not self._look(until - time.monotonic()):
                raise AssertionError(f"waited for {what}, and there was:\n{self.shown}")
        return self.shown

    def _look(self, seconds: float) -> bool:
        """Take in what was printed; False where nothing more comes."""
        if seconds <= 0 or not select.select([self._ours], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # Linux: the program has closed its end
            return False
        self.raw += data
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", data))
        return bool(data)

    def resize(self, columns: int, lines: int) -> None:
        """Make the terminal's window another size."""
        self.screen.resize(lines, columns)
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def end(self) -> int:
        """Wait until the program has ended; its exit code."""
        until = time.monotonic() + PATIENCE
        while self._look(until - time.monotonic()):
            pass
        return self.process.wait(max(0.1, until - time.monotonic()))

    def hang_up(self) -> int:
        """Take the terminal away, as when its window is closed; the exit code."""
        os.close(self._ours)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        with suppress(OSError):
            os.close(self._ours)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A learner's empty folder, on 24 November 2026."""
    (tmp_path / "home").mkdir()
    return Home(tmp_path / "home")


@pytest.fixture
def homes(tmp_path: Path) -> Callable[[str], Home]:
    """Several learners' folders, by name."""

    def made(name: str) -> Home:
        (tmp_path / name).mkdir()
        return Home(tmp_path / name)

    return made


@pytest.fixture
def script() -> Callable[..., Script]:
    """Starts the program with `--json`."""
    return Script


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Starts the program behind a terminal."""
    started: list[Terminal] = []

    def start(*arguments: Any, **settings: Any) -> Terminal:
        started.append(Terminal(*arguments, **settings))
        return started[-1]

    yield start
    for each in started:
        each.close()
