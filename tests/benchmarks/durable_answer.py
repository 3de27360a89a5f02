"""What an answer costs until it is safe on the disk, against a bare insert with the same settings."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from itertools import cycle

from ice_quiz.clock import SystemClock
from ice_quiz.grading.verdict import Chose
from ice_quiz.library.library import Library
from ice_quiz.progress.log import FILE, Log
from ice_quiz.questions.question import Form
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import Command, Phase
from tests.benchmarks.bench import Bench, Measure
from tests.benchmarks.decks import deck_text
from tests.benchmarks.homes import make_home, today
from tests.benchmarks.ratio import Ratio, interleaved


def durable_answer(bench: Bench) -> Ratio:
    """Grading, scheduling, saving and the next snapshot, on one side; on the other the row of that answer alone."""
    places = make_home(bench.folder, {"lakes": deck_text("lakes", 1_000)}, studied=1_000, times=10)
    clock = SystemClock()
    desk = Desk(Library(places, today()), Log.open(places.data, clock), clock)
    bare = bench.folder / "bare.db"
    rows = cycle(_copied(places.data / FILE, bare))
    with closing(sqlite3.connect(bare, isolation_level=None)) as connection:
        for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "fullfsync = ON"):
            connection.execute(f"PRAGMA {pragma}")
        statement = f"INSERT INTO event VALUES ({', '.join('?' * 12)})"

        def answer() -> float:
            asked = desk.command(Command.NEXT)
            if asked.phase is not Phase.ASKED:
                asked = desk.start("lakes", form=Form.CHOOSE)
            assert asked.phase is Phase.ASKED
            start = time.perf_counter()
            snapshot = desk.reply(Chose(0))
            seconds = time.perf_counter() - start
            assert snapshot.phase is Phase.ANSWERED
            assert not snapshot.banner
            return seconds

        def insert() -> float:
            row = (os.urandom(16), *next(rows)[1:])
            start = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(statement, row)
            connection.execute("COMMIT")
            return time.perf_counter() - start

        return interleaved(answer, insert, rounds=bench.rounds(15), pairs=20)


def _copied(log: os.PathLike[str], bare: os.PathLike[str]) -> list[tuple[object, ...]]:
    """A file with the same events and none of what is derived from them; the events."""
    with closing(sqlite3.connect(log)) as ours, closing(sqlite3.connect(bare)) as connection:
        [(table,)] = ours.execute("SELECT sql FROM sqlite_schema WHERE name = 'event'")
        rows = ours.execute("SELECT * FROM event").fetchall()
        connection.execute(table)
        connection.executemany(f"INSERT INTO event VALUES ({', '.join('?' * 12)})", rows)
        connection.commit()
    return rows


MEASURES = (Measure("answer", "a durable answer ÷ a bare SQLite insert", 1.5, durable_answer),)
