from __future__ import annotations

from pathlib import Path

from ice_quiz.clock import Moment, SetClock
from ice_quiz.machine import change
from ice_quiz.places import Places
from ice_quiz.study.auto_sync import auto_sync

CLOCK = SetClock(Moment(1_795_518_000_000, 60))


def places_with(root: Path, folder: str) -> Places:
    places = Places.from_environment({"ICE_QUIZ_HOME": str(root / "home")})
    change(places.config, ("sync_folder",), folder)
    return places


def test_without_a_folder_nothing_is_synced_and_nothing_told(tmp_path: Path) -> None:
    assert auto_sync(Places.from_environment({"ICE_QUIZ_HOME": str(tmp_path)}), CLOCK) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told_and_stops_nobody(tmp_path: Path) -> None:
    [told] = auto_sync(places_with(tmp_path, str(tmp_path / "unplugged")), CLOCK)
    assert "The sync failed." in told
    assert "There is no such folder." in told


def test_a_folder_is_never_looked_for_beside_where_the_program_was_started(tmp_path: Path) -> None:
    assert "is no full path: shared" in auto_sync(places_with(tmp_path, "shared"), CLOCK)[0]
