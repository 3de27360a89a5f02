from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ice_quiz.errors import DeckError
from ice_quiz.library.compiling import BrokenDeck
from ice_quiz.library.library import Library
from ice_quiz.places import Places

Make = Callable[[], Library]


@pytest.fixture
def given(tmp_path: Path, rivers: str) -> Path:
    """The file that a teacher sent."""
    path = tmp_path / "from my teacher.yaml"
    path.write_text(rivers)
    return path


def names(places: Places) -> list[str]:
    return [path.name for path in places.decks.iterdir()]


def test_an_added_deck_is_copied_under_its_id_and_listed(places: Places, library: Make, given: Path) -> None:
    places.decks.rmdir()
    added = library().add(given)
    assert added.entry.path == places.decks / "rivers.yaml"
    assert added.entry.path.read_bytes() == given.read_bytes()
    assert added.notice == ""
    given.unlink()
    assert [entry.id for entry in library().entries()] == ["rivers"]
    assert names(places) == ["rivers.yaml"]


def test_a_broken_deck_is_not_added(places: Places, library: Make, given: Path) -> None:
    given.write_text(given.read_text().replace("flows into, Danube", "flows into, Danub"))
    with pytest.raises(BrokenDeck, match="Danub"):
        library().add(given)
    assert names(places) == []


def test_a_new_version_replaces_the_old_one_which_is_kept(places: Places, library: Make, given: Path, rivers: str) -> None:
    library().add(given)
    given.write_text(rivers.replace("Rivers of Europe", "Second edition"))
    added = library().add(given)
    assert "replaces your earlier rivers.yaml" in added.notice
    assert [entry.title for entry in library().entries()] == ["Second edition"]
    assert (places.decks / "rivers.yaml.before").read_text() == rivers


def test_a_new_version_replaces_the_old_one_whatever_its_file_is_called(
    places: Places, library: Make, given: Path, rivers: str
) -> None:
    (places.decks / "waters.yml").write_text(rivers.replace("Rivers of Europe", "First edition"))
    added = library().add(given)
    assert added.entry.path.name == "waters.yml"
    assert [entry.title for entry in library().entries()] == ["Rivers of Europe"]


def test_adding_the_same_deck_twice_changes_nothing_and_says_so(places: Places, library: Make, given: Path) -> None:
    library().add(given)
    assert "already" in library().add(given).notice
    assert "already" in library().add(places.decks / "rivers.yaml").notice
    assert names(places) == ["rivers.yaml"]


def test_a_deck_that_is_shipped_already_is_not_copied(places: Places, library: Make, given: Path, rivers: str) -> None:
    (places.shipped / "rivers.yaml").write_text(rivers)
    assert "already" in library().add(given).notice
    assert names(places) == []


def test_a_deck_with_the_id_of_a_shipped_one_is_used_instead_and_says_until_when(
    places: Places, library: Make, given: Path, rivers: str
) -> None:
    (places.shipped / "rivers.yaml").write_text(rivers.replace("Rivers of Europe", "Shipped"))
    added = library().add(given)
    assert "instead of the deck “rivers” that comes with the program" in added.notice
    assert str(places.decks / "rivers.yaml") in added.notice
    assert library().open("rivers").deck.title == "Rivers of Europe"


def test_another_deck_that_lies_under_the_name_is_not_lost(places: Places, library: Make, given: Path) -> None:
    (places.decks / "rivers.yaml").write_text("half-written: work\n")
    library().add(given)
    assert (places.decks / "rivers.yaml.before").read_text() == "half-written: work\n"


def test_what_the_check_warns_of_is_handed_back(library: Make, given: Path, rivers: str) -> None:
    given.write_text(rivers)
    warnings = library().add(given).warnings
    assert all(warning.severity != "error" for warning in warnings)


def test_a_folder_that_cannot_be_written_is_told_in_words(places: Places, library: Make, given: Path) -> None:
    places.decks.rmdir()
    places.decks.write_text("a file where the folder should be")
    with pytest.raises(DeckError, match="could not be copied") as caught:
        library().add(given)
    assert "Nothing was changed" in caught.value.advice


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_cannot_be_read_is_told_in_words(library: Make, tmp_path: Path, name: str) -> None:
    with pytest.raises(BrokenDeck):
        library().add(tmp_path / name)
