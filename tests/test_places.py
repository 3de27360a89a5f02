from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ice_quiz import places
from ice_quiz.places import Places, private_folder, shipped_decks


def test_one_variable_puts_everything_under_one_folder(tmp_path: Path) -> None:
    found = Places.from_environment({"ICE_QUIZ_HOME": str(tmp_path / "home")})
    assert {found.config, found.data, found.cache, found.decks} == {
        tmp_path / "home" / "config",
        tmp_path / "home" / "data",
        tmp_path / "home" / "cache",
        tmp_path / "home" / "data" / "decks",
    }


def test_looking_for_places_makes_no_folder(tmp_path: Path) -> None:
    Places.from_environment({"ICE_QUIZ_HOME": str(tmp_path / "home")})
    assert list(tmp_path.iterdir()) == []


def test_a_relative_home_keeps_its_meaning_when_the_working_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Places.from_environment({"ICE_QUIZ_HOME": "home"}).data == tmp_path / "home" / "data"


def test_without_the_variable_the_systems_own_places_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    found = Places.from_environment({"ICE_QUIZ_HOME": ""})
    assert all(tmp_path in folder.parents for folder in (found.config, found.data, found.cache))
    assert len({found.config, found.data, found.cache}) >= 2


def test_the_shipped_decks_are_at_hand() -> None:
    assert (Places.from_environment({"ICE_QUIZ_HOME": "x"}).shipped / "ice.yaml").is_file()
    assert shipped_decks(Path(places.__file__).parent).is_dir()


def test_in_an_installed_wheel_the_decks_lie_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "ice_quiz"
    (package / "decks").mkdir(parents=True)
    (package.parent / "decks").mkdir()  # some other distribution's
    assert shipped_decks(package) == package / "decks"


def test_in_a_checkout_the_decks_beside_the_package_win(tmp_path: Path) -> None:
    package = tmp_path / "ice_quiz"
    (package / "decks").mkdir(parents=True)  # left over from a build
    (tmp_path / "decks").mkdir()
    (tmp_path / "pyproject.toml").touch()
    assert shipped_decks(package) == tmp_path / "decks"


def test_a_folder_that_is_made_is_for_its_owner_alone_and_so_are_those_above_it(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        private_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b")] == [0o700, 0o700]


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    before = (tmp_path / "a").stat().st_mode
    private_folder(tmp_path / "a")
    assert (tmp_path / "a").stat().st_mode == before
