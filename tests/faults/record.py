"""What stands in a progress file, read beside the program, and whether it is what it must be."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from ice_quiz.clock import Moment, SetClock
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import replay
from tests.faults.learner import Deed

CLOCK = SetClock(Moment(1_795_510_800_000))


def deeds(file: Path) -> list[Deed]:
    """What the learner did, in the order of the log; not what the program adds to it, such as a card put off."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)) as connection:
        rows = connection.execute(
            "SELECT lower(hex(id)), kind, card, body FROM event ORDER BY tick_ms, counter, id"
        ).fetchall()
    own = {event for event, kind, _, _ in rows if kind in ("answered", "overridden", "extra_new")}
    bodies = [(event, kind, card, json.loads(body)) for event, kind, card, body in rows]
    return [
        Deed(kind, card, body.get("reply") if kind == "answered" else None)
        for event, kind, card, body in bodies
        if event in own or (kind == "undone" and body["target"] in own)
    ]


def faults(file: Path) -> list[str]:
    """What is wrong with the file: it is intact, every row is as it was written, and what is derived is the replay of it."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)) as connection:
        found = [text for (text,) in connection.execute("PRAGMA integrity_check") if text != "ok"]
        [(count,)] = connection.execute("SELECT count(*) FROM event")
        [known] = connection.execute("SELECT log_count FROM derived").fetchall() or [(0,)]
    if known != (count,):
        found.append(f"the derived rows are those of {known[0]} events, and there are {count}")
    with Log.open(file.parent, CLOCK) as log:
        events = log.events()
        if not all(event.genuine for event in events):
            found.append("there is a row whose hash does not fit")
        if log.state() != replay(events):
            found.append("the derived rows are not the replay of the log")
        if log.problem:
            found.append(log.problem)
    return found


def kept(before: Sequence[Deed], acknowledged: Sequence[Deed], tried: Deed | None, file: Path) -> list[Deed]:
    """All deeds of the log: those before, then every acknowledged one, and at most the one that was just tried.

    Raises `AssertionError`, which names the first that is missing, doubled or not ours.
    """
    logged = deeds(file)
    must = [*before, *acknowledged]
    assert logged[: len(must)] == must, next(
        f"number {number} is {has}, and {wanted} was acknowledged"
        for number, (has, wanted) in enumerate(zip([*logged, *[None] * len(must)], must, strict=False))
        if has != wanted
    )
    assert logged[len(must) :] in ([], [tried]), logged[len(must) :]
    return logged
