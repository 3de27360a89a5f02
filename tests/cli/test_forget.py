from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran

Call = Callable[..., Ran]


def test_forgetting_is_asked_for_first_and_tells_what_it_cannot_reach(call: Call, harbour: Path, home: Path) -> None:
    call("add", harbour)
    call("config", "new_per_day", "3")
    assert list((home / "data" / "backups").iterdir())
    ran = call("forget", "--all")
    assert ran.code == 2
    assert "This would forget everything, 1 event, for good." in ran.err
    ran = call("forget", "--all", "--yes")
    assert ran.code == 0
    assert "Forgotten: everything, 1 event." in ran.out
    assert "other machines (each forgets it with its next `ice-quiz sync`)" in ran.out
    assert "A backup still holds 1 event of it" in ran.out
    assert "new_per_day" in call("config", "new_per_day").out
    assert "new_per_day is 10." in call("config", "new_per_day").out
    assert "The backups hold nothing of it any more." in call("forget", "--backups").out
    assert call("forget").out == "No backup holds anything that was forgotten.\n"
    assert (home / "data" / "decks" / "harbour.yaml").exists()


def test_what_is_not_known_is_not_forgotten(call: Call) -> None:
    ran = call("forget", "--card", "ice/nothing", "--yes")
    assert ran.code == 1
    assert "your log holds nothing of the card ice/nothing" in ran.err
    assert call("forget", "--card", "ice/x", "--all").code == 2
