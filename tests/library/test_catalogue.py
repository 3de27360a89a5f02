from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.language.normal import folded
from ice_quiz.library import catalogue_file
from ice_quiz.library.catalogue import Catalogue, Listed
from ice_quiz.library.cataloguing import catalogue, find_forms
from ice_quiz.library.far import Far
from ice_quiz.library.library import Library
from ice_quiz.library.query import Condition, Key, parse
from ice_quiz.places import Places
from ice_quiz.questions.question import Form

BOOKS = """\
deck: books
title: Books
topics:
  - topic: Novels
    tags: [exam, "65/20"]
    cards:
      - {ask: Who wrote Der Zauberberg?, answer: Thomas Mann, wrong: [Heinrich Mann, Golo Mann]}
      - {ask: Which year was U.S. copyright extended?, answer: "1998"}
  - topic: Plays
    cards:
      - {ask: Who wrote Le Misanthrope?, answer: (Jean-Baptiste) Molière}
"""


@pytest.fixture
def stocked(places: Places, library: Callable[[], Library], rivers: str) -> Iterator[Callable[[], Catalogue]]:
    """Opens the catalogue of two decks, brought up to date, as a start of the program does."""
    (places.decks / "rivers.yaml").write_text(rivers, encoding="utf-8")
    (places.decks / "books.yaml").write_text(BOOKS, encoding="utf-8")
    opened: list[Catalogue] = []

    def open_() -> Catalogue:
        opened.append(Catalogue(places.cache))
        catalogue(library(), opened[-1])
        return opened[-1]

    yield open_
    for each in opened:
        each.close()


def ids(of: Catalogue, query: str) -> list[str]:
    rows = of.find(parse(query))
    cards = of.cards(rows)
    return [cards[row].id for row in rows]


def test_all_cards_stand_in_the_order_of_the_decks_titles(stocked: Callable[[], Catalogue]) -> None:
    found = ids(stocked(), "")
    assert found[:3] == [
        "books/who-wrote-der-zauberberg",
        "books/which-year-was-us-copyright-extended",
        "books/who-wrote-le-misanthrope",
    ]
    assert {each.partition("/")[0] for each in found[3:]} == {"rivers"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zauber", ["books/who-wrote-der-zauberberg"]),
        ("ZAÜBER", ["books/who-wrote-der-zauberberg"]),
        ("moliere", ["books/who-wrote-le-misanthrope"]),
        ("jean-baptiste", ["books/who-wrote-le-misanthrope"]),
        ("us", ["books/which-year-was-us-copyright-extended"]),
        ("19", ["books/which-year-was-us-copyright-extended"]),
        ('"wrote der"', ["books/who-wrote-der-zauberberg"]),
        ("der wrote", ["books/who-wrote-der-zauberberg"]),
        ('"der wrote"', []),
        ("wrote -mann", ["books/who-wrote-le-misanthrope"]),
        ("wrote -nn", ["books/who-wrote-le-misanthrope"]),
        ("topic:plays", ["books/who-wrote-le-misanthrope"]),
        ("deck:books -topic:novels", ["books/who-wrote-le-misanthrope"]),
        ("deck:book tag:65/20 zauber", ["books/who-wrote-der-zauberberg"]),
        ("tag:exam -tag:65/20", []),
        ("form:choose deck:books", ["books/who-wrote-der-zauberberg"]),
        ("-form:type deck:books", []),
        ("deck:unknown", []),
        ("heinrich", []),
    ],
)
def test_cards_are_found(stocked: Callable[[], Catalogue], query: str, found: list[str]) -> None:
    assert ids(stocked(), query) == found


def test_an_edited_deck_is_found_as_it_is_now_and_the_others_are_not_read_again(
    stocked: Callable[[], Catalogue], places: Places, library: Callable[[], Library]
) -> None:
    before = stocked()
    (places.decks / "books.yaml").write_text(BOOKS.replace("Zauberberg", "Tonio Kröger"), encoding="utf-8")
    told: list[Far] = []
    assert catalogue(library(), before, told.append)
    assert {far.name for far in told} == {"books.yaml", "Books"}
    assert all(0 <= far.share <= 1 for far in told)
    assert ids(before, "zauberberg") == []
    assert ids(before, "kroger") == ["books/who-wrote-der-tonio-kroger"]
    assert not catalogue(library(), before)


def test_a_deck_that_is_gone_or_broken_is_not_found_any_more(
    stocked: Callable[[], Catalogue], places: Places, library: Callable[[], Library]
) -> None:
    of = stocked()
    (places.decks / "books.yaml").write_text("deck: [", encoding="utf-8")
    catalogue(library(), of)
    assert ids(of, "wrote") == []
    assert ids(of, "inn")
    (places.decks / "rivers.yaml").unlink()
    catalogue(library(), of)
    assert ids(of, "") == []


@pytest.mark.parametrize("damage", [b"", b"no database" * 1000, "cut", "scribbled", "another version", "another program"])
def test_whatever_happened_to_the_file_it_is_made_anew(
    stocked: Callable[[], Catalogue], places: Places, damage: bytes | str
) -> None:
    stocked().close()
    path = places.cache / catalogue_file.FILE
    if isinstance(damage, bytes):
        path.write_bytes(damage)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:5000])
    elif damage == "scribbled":
        data = bytearray(path.read_bytes())
        data[4096:] = b"\x55" * (len(data) - 4096)
        path.write_bytes(data)
    else:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("UPDATE version SET version = 'x'" if damage == "another version" else "DROP TABLE version")
        other.close()
    assert ids(stocked(), "zauber") == ["books/who-wrote-der-zauberberg"]
    assert ids(stocked(), "flows")


def test_without_a_place_to_write_it_is_kept_in_memory(stocked: Callable[[], Catalogue], places: Places) -> None:
    places.cache.parent.joinpath("cache").write_text("a file where the folder should be", encoding="utf-8")
    assert ids(stocked(), "zauber") == ["books/who-wrote-der-zauberberg"]
    assert places.cache.is_file()


def test_two_windows_share_it(stocked: Callable[[], Catalogue], places: Places, library: Callable[[], Library]) -> None:
    one, other = stocked(), stocked()
    (places.decks / "books.yaml").write_text(BOOKS.replace("Zauberberg", "Tod in Venedig"), encoding="utf-8")
    assert catalogue(library(), one)
    assert ids(other, "venedig") == ["books/who-wrote-der-tod-in-venedig"]
    assert not catalogue(library(), other)


def test_a_page_of_rows_that_another_window_replaced_meanwhile_is_missing_and_no_error(
    stocked: Callable[[], Catalogue], places: Places, library: Callable[[], Library]
) -> None:
    one, other = stocked(), stocked()
    rows = other.find(parse("deck:books"))
    (places.decks / "books.yaml").unlink()
    catalogue(library(), one)
    assert other.cards(rows) == {}


def test_stopped_on_the_way_nothing_half_is_kept(places: Places, library: Callable[[], Library], rivers: str) -> None:
    class Stop(Exception):
        pass

    def stop(far: Far) -> None:
        if far.name == "Rivers of Europe":
            raise Stop

    (places.decks / "rivers.yaml").write_text(rivers, encoding="utf-8")
    (places.decks / "books.yaml").write_text(BOOKS, encoding="utf-8")
    of = Catalogue(places.cache)
    with pytest.raises(Stop):
        catalogue(library(), of, stop)
    assert {each.partition("/")[0] for each in ids(of, "")} == {"books"}
    catalogue(library(), of)
    assert ids(of, "inn")
    of.close()


def test_forms_of_a_large_deck_are_found_out_when_asked_for(
    stocked: Callable[[], Catalogue], library: Callable[[], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ice_quiz.library.cataloguing.FORMS_AT_ONCE", 0)
    of = stocked()
    rows = of.find(parse("zauberberg"))
    assert [card.forms for card in of.cards(rows).values()] == [None]
    find_forms(library(), of, rows)
    [card] = of.cards(rows).values()
    assert card.forms is not None
    assert Form.CHOOSE in card.forms
    assert ids(of, "form:choose") == [card.id]


LETTERS = "abcß éÉłÅñ'\"-.,&%+#12אש中\u0301"


@given(st.lists(st.text(LETTERS, max_size=12), min_size=1, max_size=6), st.text(LETTERS, max_size=5), st.booleans())
@settings(derandomize=True, deadline=None, max_examples=150)
def test_with_and_without_the_index_of_words_the_same_cards_are_found(
    texts: Sequence[str], wanted: str, negated: bool
) -> None:
    """SQLite may have been built without full-text search; a plain look through all texts is also the judge here."""
    word = folded(wanted)
    if not word:
        return
    asked = [Condition(Key.TEXT, word, negated)]
    of = Catalogue(Path(__file__))  # no folder: so it is kept in memory
    cards = [(Listed(f"d/{n}", "", "", "", "", (), (), frozenset(), ""), folded(text)) for n, text in enumerate(texts)]
    of.put("d.yaml", "", "d", "D", cards)
    expected = [n for n, text in enumerate(texts) if (word in folded(text)) is not negated]
    first = of.everything()[0]
    assert [row - first for row in of.find(asked)] == expected
    of._connection.execute("DROP TABLE words")
    assert [row - first for row in of.find(asked)] == expected
    of.close()
