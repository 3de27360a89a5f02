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


@pytest.fixture
def progress(home: Path, answered: None) -> Path:  # noqa: ARG001
    return home / "data" / "progress.db"


def test_the_doctor_says_that_all_is_well(call: Call, progress: Path) -> None:  # noqa: ARG001
    code, out, _ = call("doctor")
    assert (code, out) == (0, "All is well.\n")
    code, out, _ = call("doctor", "--json")
    assert (code, json.loads(out)) == (0, {"well": True, "findings": [], "done": [], "left": []})


def test_the_doctor_says_what_is_wrong_and_what_it_would_do_and_does_it(call: Call, progress: Path) -> None:
    progress.write_bytes(progress.read_bytes()[:10_000])
    code, out, _ = call("doctor")
    assert code == 1
    assert f"{progress}: " in out
    assert "  --fix would: Keep the damaged file under another name" in out
    code, out, _ = call("doctor", "--fix")
    assert code == 0
    assert "Your progress is whole again: " in out
    assert out.endswith("All is well now.\n")
    code, out, _ = call("doctor")
    assert code == 0
    assert "A damaged file was kept." in out


def test_the_doctor_names_a_broken_deck(call: Call, home: Path, progress: Path) -> None:  # noqa: ARG001
    (home / "data" / "decks").mkdir()
    (home / "data" / "decks" / "broken.yaml").write_text("deck: [")
    code, out, _ = call("doctor", "--json")
    assert code == 1
    assert [finding["code"] for finding in json.loads(out)["findings"]] == ["deck"]


def test_a_damaged_file_is_told_with_the_one_step_that_repairs_it(program: Call, harbour: Path, progress: Path) -> None:
    progress.write_bytes(b"")
    ran = program("study", harbour, "--json")
    assert ran.code == 1
    assert "ice-quiz doctor --fix" in ran.err


def test_a_backup_is_restored_and_what_comes_of_it_is_counted(call: Call, progress: Path) -> None:
    [backup] = (progress.parent / "backups").iterdir()
    code, out, _ = call("restore", backup)
    assert code == 0
    assert "0 events stood only in your progress: kept." in out
    code, out, _ = call("restore", backup, "--exactly", "--json")
    told = json.loads(out)
    assert (code, told["only_here"], told["only_there"], told["exactly"]) == (0, 0, 0, True)
    assert Path(told["backup"]).exists()


def test_a_new_machine_takes_over_a_backup(
    call: Call, progress: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [backup] = (progress.parent / "backups").iterdir()
    monkeypatch.setenv("ICE_QUIZ_HOME", str(tmp_path / "new"))
    code, out, _ = call("restore", backup)
    assert code == 0
    assert "There was no progress here before." in out
    assert call("doctor", "--json").code == 1  # which only misses a backup
    assert call("doctor", "--fix").code == 0


def test_what_is_no_backup_is_told(call: Call, harbour: Path) -> None:
    code, _, err = call("restore", harbour)
    assert code == 1
    assert "Nothing was restored. This is not a progress file of ice_quiz." in err
