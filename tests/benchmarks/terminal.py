"""A program behind a pseudo-terminal, and the moments at which its texts come out."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE = 60.0
"""Seconds after which what was waited for is not coming any more."""

QUIET = 0.05
"""Seconds without output after which a program is taken to have painted all."""

_COMMANDS = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_][^\x1b\x07]*(?:\x1b\\|\x07)|[ -/]*[0-~])")


class Terminal:
    """A program that was just started behind a terminal of 80×24."""

    def __init__(
        self, command: Sequence[str | Path], environment: dict[str, str], columns: int = 80, lines: int = 24
    ) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._printed = b""
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the program at once: how long it takes to leave is not asked here."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)

    @property
    def memory(self) -> int:
        """The bytes that the program holds, those that it shares with others included (Linux)."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def press(self, key: str) -> float:
        """Press a key; the moment. Only what is printed from now on is looked at."""
        self._printed = b""
        now = time.perf_counter()
        os.write(self._ours, key.encode())
        return now

    def until(self, *texts: str) -> float:
        """Wait until all the texts were printed; the moment."""
        wanted = [text.encode() for text in texts]
        while True:
            come = self._read(PATIENCE)
            now = time.perf_counter()
            text = _COMMANDS.sub(b"", self._printed)
            if all(each in text for each in wanted):
                return now
            if not come:
                raise AssertionError(f"waited for {texts}, and there was:\n{text.decode('utf-8', 'replace')}")

    def settle(self) -> None:
        """Wait until the program prints nothing any more."""
        while self._read(QUIET):
            pass

    def _read(self, seconds: float) -> bool:
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._ours, 1 << 16)
        except OSError:  # Linux: the program has ended
            return False
        self._printed += data
        return bool(data)
