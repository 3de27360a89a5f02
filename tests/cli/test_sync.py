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
