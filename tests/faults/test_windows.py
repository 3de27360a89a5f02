"""Two windows answer at once: every answer is there, and neither waits long for the other."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.learner import Answering, Learner
from tests.faults.record import deeds, faults
from tests.faults.size import size

ANSWERS = size(200, 2_000)
LONGEST = 1.0
"""Seconds that an answer may take, however busy the other window is."""


class Window(threading.Thread):
    """Answers as fast as it can; `waits` are the seconds that each answer took."""

    def __init__(self, session: Answering, name: str) -> None:
        super().__init__(name=name)
        self.session = session
        self.waits: list[float] = []

    def run(self) -> None:
        for number in range(ANSWERS):
            start = time.monotonic()
            going = self.session.more() if self.session.card is None else self.session.answer(f"{self.name} {number}")
            self.waits.append(time.monotonic() - start)
            if not going:
                return


def test_two_windows_that_answer_at_once_lose_nothing_and_hardly_wait() -> None:
    # In memory where there is one: what is asked is how long a window waits for the other, not for the disk.
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        learner = Learner(Path(folder))
        windows = [Window(learner.answering(), name) for name in ("oak", "elm")]
        for window in windows:
            window.start()
        for window in windows:
            window.join()
            assert window.session.quit() == 0
            assert len(window.session.acknowledged) == ANSWERS, window.session.said
            assert window.session.notes == [note for note in window.session.notes if "cannot" not in note]
        together = deeds(learner.file)
        assert sorted(map(str, together)) == sorted(str(deed) for window in windows for deed in window.session.acknowledged)
        for window in windows:
            own = [deed.reply for deed in together if deed.reply and deed.reply.startswith(window.name)]
            assert own == [deed.reply for deed in window.session.acknowledged if deed.reply]
            assert max(window.waits) < LONGEST
        assert faults(learner.file) == []
