"""A learner who answers through the real program, and knows exactly which answers it has acknowledged.

An answer is acknowledged when its verdict was printed. From then on it must be in the log, whatever happens.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.end_to_end.conftest import PATIENCE, Home

PLACES = 2_000
PROGRAM = (sys.executable, "-m", "ice_quiz")

_DECK = """\
deck: codes
title: Codes of places
sources:
  atlas: {title: The Atlas, as of: 2020}
topics:
  - topic: All
    source: atlas
    cards:
"""
_CARD = "      - {{ask: What is the code of place {0}?, answer: willow {0}, wrong: [oak {0}, elm {0}]}}\n"


class Deed(NamedTuple):
    """What the log keeps of something the learner did."""

    kind: str
    card: str = ""
    reply: str | None = None


class Learner(Home):
    """A learner's folder with the deck "codes": the code of place 7 is willow 7."""

    def __init__(self, folder: Path, places: int = PLACES) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(folder)
        self.deck = "codes"
        self._sessions: list[Answering] = []
        (self.decks / "codes.yaml").write_text(_DECK + "".join(map(_CARD.format, range(places))), encoding="utf-8")

    def begin_empty(self) -> None:
        """Leave nothing but the deck, and that beside the folder: as on the first day, when no folder was made yet."""
        deck = self.folder.with_name(f"{self.folder.name}.decks") / "codes.yaml"
        deck.parent.mkdir()
        (self.decks / "codes.yaml").rename(deck)
        self.decks.rmdir()
        self.data.rmdir()
        self.deck = str(deck)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def file(self) -> Path:
        return self.data / "progress.db"

    def go_on(self, days: int = 1) -> None:
        """Let days pass."""
        self.now = (datetime.fromisoformat(self.now) + timedelta(days=days)).isoformat(timespec="minutes")

    def answering(
        self,
        *arguments: str,
        wrapper: Sequence[str | Path] = (),
        program: Sequence[str] = PROGRAM,
        **environment: str,
    ) -> Answering:
        """Start a session; `wrapper` is a command that runs the program."""
        session = Answering(self, arguments, wrapper, program, environment)
        self._sessions.append(session)
        return session

    def close(self) -> None:
        """End the sessions that still run."""
        for session in self._sessions:
            session.close()


class Answering:
    """A session with `--json`, and what the program said.

    `acknowledged` is what the log must hold; `waiting` is what was answered while the program said that it cannot save.
    """

    def __init__(
        self,
        learner: Learner,
        arguments: Iterable[str],
        wrapper: Sequence[str | Path],
        program: Sequence[str],
        environment: Mapping[str, str],
    ) -> None:
        self.acknowledged: list[Deed] = []
        self.heard = 0  # bytes, from the program
        self.heard_at: list[int] = []  # of them, when each was acknowledged
        self.notes: list[str] = []
        self.errors: list[str] = []
        self.waiting: list[Deed] = []
        self.banner = ""  # that nothing can be saved, and why
        self.said = ""  # on standard error, at the end
        self.tried: Deed | None = None  # sent, and perhaps not acknowledged
        self.card: str | None = None  # asked now
        self._last = ""
        self.process = subprocess.Popen(
            [*wrapper, *program, "study", learner.deck, "--json", "--form", "type", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=learner.environment(**environment),
            cwd=learner.folder,
            encoding="utf-8",
        )
        self.alive = self._listen(None)

    def answer(self, reply: str) -> bool:
        """Give an answer; False where the program has ended."""
        assert self.card is not None
        return self._send({"answer": reply}, Deed("answered", self.card, reply))

    def right(self) -> bool:
        """Give the right answer."""
        assert self.card is not None
        return self.answer(f"willow {self.card.rpartition('-')[2]}")

    def more(self) -> bool:
        """Ask for ten more new cards, after the last one."""
        return self._send({"command": "more-new"}, Deed("extra_new"))

    def anything(self, chance: Random) -> bool:
        """Do what a learner may do now: mostly answer, right or wrong; sometimes undo or correct the last answer."""
        if self.card is None:
            return self.more()
        dice = chance.random()
        if dice < 0.06 and self._last:
            self._last, card = "", self._last
            return self._send({"command": "undo"}, Deed("undone", card))
        if dice < 0.12 and self._last:
            card = self._last
            return self._send({"command": "was-right"}, Deed("overridden", card))
        return self.right() if dice < 0.75 else self.answer(f"oak {chance.randrange(10**9)}")

    def quit(self) -> int:
        """Leave in peace; the exit code."""
        return self.end('{"command": "quit"}\n')

    def end(self, last: str = "") -> int:
        """Wait for the end; the exit code. Without a last line the input just ends."""
        try:
            out, err = self.process.communicate(last, timeout=PATIENCE)
        except BrokenPipeError:
            out, err = self.process.communicate(timeout=PATIENCE)
        for line in out.splitlines():
            self._hear(line)
        self.said += err
        return self.process.returncode

    def close(self) -> None:
        """End it by force, where it still runs."""
        self.process.kill()
        with suppress(BrokenPipeError, ValueError):
            self.process.communicate(timeout=PATIENCE)

    def _send(self, message: Mapping[str, object], deed: Deed) -> bool:
        assert self.process.stdin is not None
        self.tried = deed
        try:
            self.process.stdin.write(json.dumps(message) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            self.alive = False
            return False
        self.alive = self._listen(deed)
        return self.alive

    def _listen(self, deed: Deed | None) -> bool:
        """Take in what is printed up to the next question; what answers the deed first acknowledges it."""
        assert self.process.stdout is not None
        waits = deed
        for line in self.process.stdout:
            message = self._hear(line)
            if message is None:
                return False
            kind = message["type"]
            if waits is not None and (kind == "verdict" or (kind in ("question", "summary") and waits.kind != "answered")):
                self._acknowledge(waits)
                waits = self.tried = None
            if kind == "verdict" and deed is not None:
                self._last = deed.card
            if kind in ("question", "summary", "error"):
                return True
        return False

    def _acknowledge(self, deed: Deed) -> None:
        (self.waiting if self.banner else self.acknowledged).append(deed)
        if not self.banner:
            self.heard_at.append(self.heard)

    def _note(self, note: str) -> None:
        self.notes.append(note)
        if note.startswith("Your answers cannot be saved"):
            self.banner = note
        elif note == "Your answers are saved again.":
            self.banner = ""
            self.acknowledged += self.waiting
            self.waiting = []

    def _hear(self, line: str) -> dict[str, Any] | None:
        """A whole message; None for one that was cut off."""
        self.heard += len(line.encode())
        if not line.endswith("\n") and not line.endswith("}"):
            return None
        message: dict[str, Any] = json.loads(line)
        if message["type"] == "question":
            self.card = message["card"]
        elif message["type"] == "summary":
            self.card = None
        elif message["type"] == "note":
            self._note(message["message"])
        elif message["type"] == "error":
            self.errors.append(message["message"])
            self.tried = None
        return message
