from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import ice_quiz
from ice_quiz.errors import DeckError
from ice_quiz.library import index
from ice_quiz.library.compiling import BrokenDeck
from ice_quiz.library.far import Far
from ice_quiz.library.library import Library
from ice_quiz.places import Places

Make = Callable[[], Library]
NAMELESS = "title: x\nfacts: []\nbogus: 1\n"


def test_shipped_decks_and_the_learners_own_are_listed_by_title(places: Places, library: Make, rivers: str) -> None:
    (places.shipped / "b.yaml").write_text(rivers)
    (places.decks / "z.yml").write_text(rivers.replace("deck: rivers", "deck: mine").replace("Rivers of Europe", "A first"))
    (places.decks / "README.md").write_text("not a deck")
    (places.decks / ".hidden.yaml").write_text(rivers)
    assert [(entry.id, entry.title, entry.shipped, entry.problems) for entry in library().entries()] == [
        ("mine", "A first", False, 0),
        ("rivers", "Rivers of Europe", True, 0),
    ]


def test_a_broken_deck_is_listed_with_its_first_problem_and_the_others_can_be_used(
    places: Places, library: Make, rivers: str
) -> None:
    (places.decks / "broken.yaml").write_text(NAMELESS)
    (places.decks / "rivers.yaml").write_text(rivers)
    broken, good = library().entries()
    assert (broken.id, broken.title) == ("broken.yaml", "broken.yaml")
    assert broken.problems > 1
    assert f"{places.decks / 'broken.yaml'}:1:1: " in broken.problem
    assert good.usable
    assert "rivers/Inn.flows into" in library().open("rivers").cards


def test_opening_a_broken_deck_tells_all_of_its_problems(places: Places, library: Make) -> None:
    (places.decks / "broken.yaml").write_text(NAMELESS)
    for name in ("broken", "broken.yaml", str(places.decks / "broken.yaml")):
        with pytest.raises(BrokenDeck) as caught:
            library().open(name)
        assert len(caught.value.problems) > 1
        assert all(str(problem) in str(caught.value) for problem in caught.value.problems)


def test_a_mistyped_deck_is_answered_with_the_nearest_one(places: Places, library: Make, rivers: str) -> None:
    (places.shipped / "rivers.yaml").write_text(rivers)
    with pytest.raises(DeckError) as caught:
        library().open("rivres")
    assert "rivres" in caught.value.message
    assert "Did you mean “rivers”?" in caught.value.advice


def test_without_any_deck_the_learner_is_told_how_to_add_one(library: Make) -> None:
    assert library().entries() == ()
    with pytest.raises(DeckError, match="There is no deck") as caught:
        library().open("ice")
    assert "ice-quiz add" in caught.value.advice


def test_a_deck_file_anywhere_can_be_opened_by_its_path(library: Make, tmp_path: Path, rivers: str) -> None:
    (tmp_path / "elsewhere.yaml").write_text(rivers)
    assert library().open(str(tmp_path / "elsewhere.yaml")).deck.id == "rivers"
    for missing in (str(tmp_path / "missing"), "missing.yaml"):
        with pytest.raises(BrokenDeck, match="no such file"):
            library().open(missing)


def test_the_learners_own_deck_is_used_instead_of_a_shipped_one_and_says_so(
    places: Places, library: Make, rivers: str
) -> None:
    (places.shipped / "rivers.yaml").write_text(rivers)
    (places.decks / "mine.yaml").write_text(rivers.replace("Rivers of Europe", "My rivers"))
    (entry,) = library().entries()
    assert entry.title == "My rivers"
    assert "mine.yaml" in entry.notice
    assert library().open("rivers").deck.title == "My rivers"


def test_a_broken_copy_does_not_take_the_shipped_deck_away(places: Places, library: Make, rivers: str) -> None:
    (places.shipped / "rivers.yaml").write_text(rivers)
    (places.decks / "rivers.yaml").write_text(rivers.replace("flows into, Danube", "flows into, Danub"))
    assert [entry.usable for entry in library().entries()] == [True, False]
    assert library().open("rivers").deck.title == "Rivers of Europe"


def test_two_own_decks_with_one_id_are_both_listed_and_the_second_says_what_is_wrong(
    places: Places, library: Make, rivers: str
) -> None:
    (places.decks / "a.yaml").write_text(rivers)
    (places.decks / "b.yaml").write_text(rivers)
    good, second = library().entries()
    assert good.path.name == "a.yaml"
    assert "a.yaml has the deck id “rivers” too" in second.problem
    with pytest.raises(DeckError, match="deck id"):
        library().open("b")


def test_unreadable_things_with_a_decks_name_are_listed_as_problems(places: Places, library: Make, tmp_path: Path) -> None:
    (places.decks / "folder.yaml").mkdir()
    (places.decks / "gone.yaml").symlink_to(tmp_path / "nowhere")
    (places.decks / "binary.yaml").write_bytes(bytes(range(256)))
    os.mkfifo(places.decks / "pipe.yaml")
    with (places.decks / "huge.yaml").open("wb") as file:
        file.truncate(50_000_000)
    entries = library().entries()
    assert len(entries) == 5
    assert all(entry.problems and entry.problem for entry in entries)


LISTS = """
import sys
from datetime import date
from pathlib import Path
from ice_quiz.library.far import Far
from ice_quiz.library.library import Library
from ice_quiz.places import Places
root = Path(sys.argv[1])
library = Library(Places(root, root, root / "cache", root / "decks", root / "shipped"), date(2026, 11, 24))
print(len(library.entries()), sorted({"yaml", "rapidfuzz", "ice_quiz.facts.deckfile"} & set(sys.modules)))
"""


def test_listing_unchanged_decks_neither_reads_nor_compiles_them(places: Places, rivers: str) -> None:
    (places.decks / "rivers.yaml").write_text(rivers)
    (places.decks / "broken.yaml").write_text(NAMELESS)

    def lists() -> str:
        command = [sys.executable, "-c", LISTS, str(places.decks.parent)]
        root = Path(ice_quiz.__file__).parents[1]
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout.strip()

    assert lists() == "2 ['ice_quiz.facts.deckfile', 'rapidfuzz', 'yaml']"
    assert lists() == "2 []"


def test_an_edit_is_seen_even_within_one_tick_of_the_file_systems_clock(places: Places, library: Make, rivers: str) -> None:
    path = places.decks / "rivers.yaml"
    path.write_text(rivers)
    then = path.stat()
    (before,) = library().entries()
    path.write_text(rivers.replace("[Inn, flows into, Danube]", "[Inn, flows into, Rhine ]"))
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))
    (after,) = library().entries()
    assert before.cards["rivers/Inn.flows into"] != after.cards["rivers/Inn.flows into"]


def test_an_open_library_compiles_an_edited_deck_anew_and_an_unchanged_one_once(
    places: Places, library: Make, rivers: str
) -> None:
    path = places.decks / "rivers.yaml"
    path.write_text(rivers)
    one = library()
    first = one.open("rivers")
    assert one.open("rivers") is first
    path.write_text(rivers.replace("Rivers of Europe", "Waters"))
    assert one.open("rivers").deck.title == "Waters"
    assert library().entries()[0].title == "Waters"


@pytest.mark.parametrize(
    "damage", ["", "{}", "[]", '{"version": 1}', '{"version": "0.1.0", "decks": {"x": {"hash": 3}}}', "[" * 9999]
)
def test_a_damaged_cache_is_done_without(places: Places, library: Make, rivers: str, damage: str) -> None:
    (places.decks / "rivers.yaml").write_text(rivers)
    entries = library().entries()
    (places.cache / "decks.json").write_text(damage)
    assert library().entries() == entries


def test_what_another_version_found_is_found_anew(places: Places, library: Make, rivers: str) -> None:
    (places.decks / "rivers.yaml").write_text(rivers)
    entries = library().entries()
    cache = places.cache / "decks.json"
    cache.write_text(cache.read_text().replace("Rivers of Europe", "Old").replace(ice_quiz.__version__, "0.0.0"))
    assert library().entries() == entries


def test_a_file_elsewhere_is_compiled_anew_after_an_edit(library: Make, tmp_path: Path, rivers: str) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(rivers)
    one = library()
    assert one.open(str(path)) is one.open(str(path))
    path.write_text(rivers.replace("Rivers of Europe", "Waters"))
    assert one.open(str(path)).deck.title == "Waters"


def test_the_decks_can_be_used_where_no_cache_can_be_written(places: Places, library: Make, rivers: str) -> None:
    places.cache.write_text("a file where the folder should be")
    (places.decks / "rivers.yaml").write_text(rivers)
    assert [entry.id for entry in library().entries()] == ["rivers"]
    library().studied("rivers", ["rivers/x"])
    assert library().studied_before("rivers") == frozenset()


def test_a_fact_that_ends_is_no_longer_listed_on_the_day_it_ended(places: Places, rivers: str) -> None:
    dated = rivers.replace("[Inn, flows into, Danube]", "{fact: [Inn, flows into, Danube], until: 2026-12-01}")
    (places.decks / "rivers.yaml").write_text(dated)
    counts = [len(Library(places, date(2026, *day)).entries()[0].cards) for day in ((11, 24), (11, 30), (12, 1), (11, 24))]
    assert counts[0] == counts[1] == counts[3] > counts[2]


def test_a_frame_does_not_wait_for_a_list_of_very_many_cards(places: Places, library: Make, rivers: str) -> None:
    assert not library().many  # nothing was listed yet
    (places.decks / "rivers.yaml").write_text(rivers)
    library().entries()
    assert not library().many
    cards = {f"lakes/{number}.flows into": "0123456789abcdef" for number in range(30_000)}
    index.save(places.cache, {"lakes.yaml": index.Found("hash", "lakes", cards=cards)})
    assert library().many


def test_which_cards_were_studied_is_kept_in_mind(library: Make) -> None:
    assert library().studied_before("rivers") == frozenset()
    library().studied("rivers", ["rivers/b", "rivers/a"])
    assert library().studied_before("rivers") == {"rivers/a", "rivers/b"}


def test_what_was_read_before_the_reading_was_stopped_need_not_be_read_again(
    places: Places, library: Make, rivers: str
) -> None:
    for name in ("a", "b", "c"):
        (places.decks / f"{name}.yaml").write_text(rivers.replace("deck: rivers", f"deck: {name}"))

    class Enough(Exception):
        pass

    read: list[str] = []

    def stop_at_b(far: Far) -> None:
        read.append(far.name)
        if far.name == "b.yaml":
            raise Enough

    with pytest.raises(Enough):
        library().entries(stop_at_b)
    assert set(read) == {"a.yaml", "b.yaml"}
    read.clear()
    assert len(library().entries(lambda far: read.append(far.name))) == 3
    assert set(read) == {"b.yaml", "c.yaml"}
