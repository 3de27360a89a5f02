"""A write, a sync or a change of name fails, or the program is killed in it: at any one of them, once or for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from tests.faults.learner import Answering, Deed, Learner
from tests.faults.need import need
from tests.faults.record import deeds, faults
from tests.faults.size import FULL

CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate", "link", "linkat", "rename", "unlink", "mkdir")
FATES = ("error=EIO", "error=ENOSPC", "signal=KILL")
LENGTHS = ("", "..+20", "+")
"""Once, for so many calls, and for ever."""

ANSWERS = 8
POINTS = 50
SHARES = 2
"""The points are tried in so many tests, side by side."""


class Point(NamedTuple):
    """Where the fault strikes."""

    call: str
    fate: str
    first: int
    length: str

    @property
    def injection(self) -> str:
        until = f"..{self.first + int(self.length[3:])}" if self.length.startswith("..") else self.length
        return f"{self.call}:{self.fate}:when={self.first}{until}"

    @property
    def for_ever(self) -> bool:
        return self.length == "+"


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How often the program makes each call from its first start on, in a session without faults."""
    need("strace")
    folder = tmp_path_factory.mktemp("counted")
    trace = folder / "trace"
    learner = Learner(folder / "home")
    learner.begin_empty()
    session = learner.answering(wrapper=("strace", "-f", "-qq", "-o", trace, "-e", f"trace={','.join(CALLS)}"))
    answer_all(session)
    assert session.quit() == 0
    text = trace.read_text()
    return {call: count for call in CALLS if (count := text.count(f" {call}("))}


def points(counts: dict[str, int]) -> list[Point]:
    """All of them; or fifty, some of each call and fate."""
    every = [
        Point(call, fate, first, "" if "KILL" in fate else LENGTHS[number % len(LENGTHS)])
        for call, count in counts.items()
        for fate in FATES
        for number, first in enumerate(range(1, count + 1))
    ]
    return every if FULL else list(_spread(every, POINTS))


def _spread(every: list[Point], count: int) -> Iterator[Point]:
    chance = Random(11)
    kinds = sorted({(point.call, point.fate) for point in every})
    for number in range(count):
        yield chance.choice([point for point in every if (point.call, point.fate) == kinds[number % len(kinds)]])


def answer_all(session: Answering) -> None:
    """Answer so often as the program lives, right and wrong in turn, with an undo."""
    if not session.alive:
        return
    chance = Random(3)
    for number in range(ANSWERS):
        if not (session.right() if number % 3 else session.answer(f"oak {chance.random()}")):
            return


@pytest.mark.parametrize("share", range(SHARES))
def test_no_call_to_the_disk_can_fail_so_that_an_answer_is_lost_or_doubled(
    learners: Callable[[str], Learner], counts: dict[str, int], share: int
) -> None:
    told = 0
    for number, point in enumerate(points(counts)[share::SHARES]):
        learner = learners(f"home{number}")
        learner.begin_empty()
        wrapper = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={point.call}", "-e", f"inject={point.injection}")
        session = learner.answering(wrapper=wrapper)
        answer_all(session)
        code = session.quit()
        where = f"{point}: {session.notes} {session.said}"
        assert "Traceback" not in session.said, where
        told += bool(session.notes)
        if "KILL" in point.fate:
            assert_kept(learner.file, session, where)
        elif session.banner:
            assert code == 1, where
            assert_kept(learner.file, session, where)
        else:
            assert code == 0, where
            assert len(session.acknowledged) == ANSWERS, where
            assert deeds(learner.file) == session.acknowledged, where
        again = learner.answering()
        assert again.right(), where
        assert again.quit() == 0, where
        assert deeds(learner.file)[-1:] == again.acknowledged, where
        assert faults(learner.file) == [], where
    assert told > 3


def assert_kept(file: Path, session: Answering, where: str) -> None:
    """What was acknowledged is there once, and of the rest at most what was tried."""
    logged = deeds(file) if file.exists() else []
    must = session.acknowledged
    maybe: list[Deed] = [*session.waiting, *filter(None, [session.tried])]
    assert logged[: len(must)] == must, where
    assert logged[len(must) :] == maybe[: len(logged) - len(must)], where
