from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Call = Callable[..., Ran]


@pytest.fixture
def on(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """Run the program on a machine of that name."""

    def called(machine: str, *arguments: str | Path) -> Ran:
        monkeypatch.setenv("ICE_QUIZ_HOME", str(tmp_path / machine))
        return call(*arguments)

    return called


def test_two_machines_share_a_folder(on: Call, harbour: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    on("desk", "add", harbour)
    assert on("desk", "config", "new_per_day", "3").code == 0
    assert on("desk", "sync", shared).out == "Took in 0 events and gave 1 event (no other machine yet).\n"
    assert on("train", "sync", shared).out == "Took in 1 event and gave 0 events (1 other machine).\n"
    shown = json.loads(on("train", "config", "new_per_day", "--json").out)
    assert shown["settings"][0]["value"] == 3


def test_a_folder_that_is_not_there_is_told_as_wrong_use(on: Call, tmp_path: Path) -> None:
    ran = on("desk", "sync", tmp_path / "unplugged")
    assert ran.code == 2
    assert "There is no such folder. " not in ran.out
    assert "There is no such folder." in ran.err


def test_everything_moves_to_a_new_machine_in_one_file(on: Call, harbour: Path, tmp_path: Path) -> None:
    on("desk", "add", harbour)
    on("desk", "config", "new_per_day", "3")
    on("desk", "config", "theme", "dark")
    ran = on("desk", "export", "--all", "all.jsonl")
    assert (ran.code, ran.out) == (0, "Written: all.jsonl, with 1 event, 1 deck, and the settings of this machine.\n")
    assert (tmp_path / "all.jsonl").stat().st_mode & 0o777 == 0o600
    ran = on("new", "import", "all.jsonl")
    assert ran.code == 0
    assert "Took in 1 event; 0 were here already" in ran.out
    assert "Hafen" in on("new", "due").out
    assert '"value": "dark"' in on("new", "config", "theme", "--json").out
    assert on("new", "export", "--all", "again.jsonl").code == 0
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "all.jsonl").read_bytes()


def test_a_damaged_archive_is_refused_with_its_line(on: Call, tmp_path: Path) -> None:
    on("desk", "config", "new_per_day", "3")
    on("desk", "export", "--all", "all.jsonl")
    path = tmp_path / "all.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"value":3', b'"value":4'))
    ran = on("new", "import", "all.jsonl")
    assert (ran.code, ran.out) == (1, "")
    assert "all.jsonl:2: this line cannot be read: it is damaged." in ran.err
    assert not (tmp_path / "new" / "data").exists()


def test_a_deck_is_exported_only_in_a_format(on: Call, harbour: Path) -> None:
    ran = on("desk", "export", harbour)
    assert ran.code == 2
    assert "Say --to with one of: csv" in ran.err


def test_a_folder_that_was_named_once_is_synced_by_itself(on: Call, harbour: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    on("desk", "add", harbour)
    assert on("desk", "sync").code == 2
    assert on("desk", "sync", "shared", "--auto").out.endswith("by itself, at start and on leaving.\n")
    on("desk", "config", "new_per_day", "3")  # it syncs on leaving
    on("train", "add", harbour)
    assert on("train", "sync", "shared", "--auto").out.startswith("Took in 1 event and gave 0 events (1 other machine).")
    on("desk", "config", "new_per_day", "4")
    assert on("train", "sync").out.startswith("Took in 1 event and gave 0 events")
    shared.rename(tmp_path / "unplugged")
    ran = on("desk", "config", "new_per_day", "5")
    assert (ran.code, ran.out) == (0, "new_per_day is 5 from now on.\n")
    assert "The sync failed." in ran.err
    assert "Is the disk plugged in" in ran.err
    assert on("desk", "sync", "--no-auto").out == "From now on nothing is synced by itself.\n"
    assert "sync" not in on("desk", "config", "new_per_day", "6").err


def test_what_another_machine_did_is_there_when_a_session_begins(
    on: Call, program: Call, harbour: Path, tmp_path: Path
) -> None:
    (tmp_path / "shared").mkdir()
    for machine in ("desk", "train"):
        on(machine, "add", harbour)
        on(machine, "sync", "shared", "--auto")
    session = ("study", "harbour", "--json", "--seed", "1")
    answered = program(*session, typed='{"command": "dont-know"}\n{"command": "quit"}\n')  # on the train
    assert '"answered": 1' in answered.out
    on("desk", "due")
    assert program(*session, typed='{"command": "quit"}\n').err.count("failed") == 0
    assert on("desk", "sync").out == "Nothing new: this machine and the folder hold the same (1 other machine).\n"
    shown = json.loads(on("desk", "due", "--json").out)["decks"]
    assert sum(deck["again"] for deck in shown) == 1


def test_a_wrong_year_is_told_and_its_answers_count_once_they_are_dated_anew(
    on: Call, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on("desk", "config", "new_per_day", "3")
    monkeypatch.setenv("ICE_QUIZ_NOW", "2036-11-24T09:00")
    on("desk", "config", "new_per_day", "7")
    monkeypatch.setenv("ICE_QUIZ_NOW", "2026-11-25T09:00")
    assert "new_per_day is 3;" in on("desk", "config", "new_per_day").out
    told = on("desk", "study", harbour, "--plain")
    assert "1 event of your log is dated in the future, from 2036-11-24 on" in told.out + told.err
    assert on("desk", "redate").code == 2
    ran = on("desk", "redate", "--yes")
    what = "Dated anew: 1 event, dated 2036-11-24 to 2036-11-24. They count now as 2026-11-25 to 2026-11-25.\n"
    assert (ran.code, ran.out) == (0, what)
    assert "new_per_day is 7;" in on("desk", "config", "new_per_day").out
    assert on("desk", "redate").out == "Nothing that this machine wrote is dated in the future.\n"
