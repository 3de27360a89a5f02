from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ice_quiz.progress.event import Event
from ice_quiz.progress.log import Log
from ice_quiz.progress.migrations import migrate
from ice_quiz.progress.opening import Found, connect, create, look
from ice_quiz.progress.replay import State
from ice_quiz.progress.store import Store


def test_a_store_can_be_used_again_after_a_transaction_that_broke_off(log: Log, answer: Callable[..., Event]) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    connection.execute("INSERT INTO device VALUES ('d')")
    store = Store(connection)
    connection.execute("CREATE TRIGGER broken BEFORE INSERT ON derived BEGIN SELECT raise(ABORT, 'broken off'); END")
    event = answer(log, "ice/a")
    with pytest.raises(sqlite3.IntegrityError):
        store.append([event])
    assert store.state() == State()
    connection.execute("DROP TRIGGER broken")
    store.append([event])
    assert store.events() == [event]
    store.close()


def test_the_window_that_comes_second_leaves_the_file_of_the_first(folder: Path) -> None:
    path = folder / "progress.db"
    create(path, "first", "aa")
    create(path, "second", "bb")
    store = Store(connect(path, 0, write=False))
    assert store.device == "first"
    store.close()
    assert [each.name for each in folder.iterdir()] == ["progress.db"]
    assert look(path) is Found.OURS
