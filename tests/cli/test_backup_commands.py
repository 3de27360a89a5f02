from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]  # of the fixture `call`, which returns a `Ran`


@pytest.fixture
def answered(program: Call, harbour: Path) -> None:
    """A session in which one answer was saved."""
    ran = program("study", harbour, "--json", "--limit", "1", typed='{"answer": 1}\n{"command": "quit"}\n')
    assert (ran.code, '"verdict"' in ran.out) == (0, True)


def test_leaving_a_session_makes_a_backup_and_listing_what_is_due_makes_none(
    call: Call,
    home: Path,
    answered: None,  # noqa: ARG001
) -> None:
    [backup] = (home / "data" / "backups").iterdir()
    call("due")
    assert list((home / "data" / "backups").iterdir()) == [backup]


def test_a_backup_is_put_where_it_is_wanted_and_told(call: Call, home: Path, tmp_path: Path, answered: None) -> None:  # noqa: ARG001
    code, out, _ = call("backup", tmp_path / "stick")
    [made] = (tmp_path / "stick").iterdir()
    assert code == 0
    assert out.startswith("Backed up 1 event and checked every one: ") or " events and checked every one: " in out
    assert out.endswith(f"{made}\n")
    code, out, _ = call("backup", "--json")
    assert json.loads(out)["file"].startswith(str(home / "data" / "backups"))
    assert json.loads(out)["events"] >= 1


def test_before_the_first_answer_there_is_nothing_to_back_up(call: Call, home: Path) -> None:
    code, _, err = call("backup")
    assert code == 1
    assert "There is nothing to back up" in err
    assert not (home / "data").exists()


def test_a_backup_that_fails_on_leaving_is_told_and_the_answers_are_saved(program: Call, home: Path, harbour: Path) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "backups").write_text("in the way")
    ran = program("study", harbour, "--json", "--limit", "1", typed='{"answer": 1}\n{"command": "quit"}\n')
    assert ran.code == 0
    assert "No backup could be made." in ran.err
    assert "is a file, and a folder is needed there." in ran.err
