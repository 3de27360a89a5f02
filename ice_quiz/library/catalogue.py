"""The catalogue of all cards at hand, for searching: a table of cards and an index of the parts of their words.

What is stored follows from the decks alone and is made deck by deck (`cataloguing`); what the learner knows of a card is not
here. Texts are compared folded (`language.normal`), so that case and accents do not count.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self

from ice_quiz.errors import IceQuizError
from ice_quiz.language.normal import folded
from ice_quiz.library.catalogue_file import damaged, has_words, in_memory, opened, thrown_away
from ice_quiz.library.lookup import IN_DECK, Shelf, bits_of, statement
from ice_quiz.library.query import Condition
from ice_quiz.library.rows import Rows
from ice_quiz.questions.question import Form

_BETWEEN = "\x1f"  # no text of a deck holds it, see `language.printable`
_CARD = "row, id, topic, stem, statement, citation, answers, tags, forms, fingerprint"


class Listed(NamedTuple):
    """A card as the catalogue holds it. `forms` are those it can be asked in; None where that was not found out yet."""

    id: str
    topic: str
    stem: str
    statement: str
    citation: str
    answers: tuple[str, ...]
    tags: tuple[str, ...]
    forms: frozenset[Form] | None
    fingerprint: str

    @classmethod
    def blank(cls, card: str) -> Self:
        """A card of which nothing is known but its id."""
        return cls(card, "", "", "", "", (), (), None, "")

    @property
    def deck(self) -> str:
        """The id of its deck."""
        return self.id.partition("/")[0]


class Damaged(Exception):
    """The file was damaged and has been thrown away: the catalogue is empty now and has to be filled again."""


class Unusable(IceQuizError):
    """The file cannot be read or written at the moment."""


class Catalogue:
    """The catalogue, open. Every method raises `Damaged` where the file turns out to be, and `Unusable`.

    Two threads may use it at once: SQLite lets one wait for the other's step.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._connection = opened(cache)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    # Reading

    def shelves(self) -> tuple[Shelf, ...]:
        """The decks in it, by title."""
        with self._sound():
            found = [Shelf(*row) for row in self._connection.execute("SELECT no, path, mark, id, title, cards FROM deck")]
        return tuple(sorted(found, key=lambda shelf: (shelf.title.casefold(), shelf.path)))

    def everything(self) -> Rows:
        """All rows, deck by deck in the order of their titles."""
        return Rows(shelf.rows for shelf in self.shelves())

    def find(self, conditions: Sequence[Condition], tagged: Mapping[str, Collection[int]] | None = None) -> Rows:
        """The rows of the cards for which all the conditions hold; those on what the learner knows are left out.

        `tagged` are rows that have a tag besides, by the folded tag.
        """
        shelves = self.shelves()
        with self._sound():
            sql, values = statement(conditions, shelves, tagged or {}, words=has_words(self._connection))
            if not sql:
                return Rows(shelf.rows for shelf in shelves)
            found = array("q", (number for (number,) in self._connection.execute(sql, values)))
        return Rows(_on_shelf(found, shelf) for shelf in shelves)

    def cards(self, rows: Sequence[int]) -> dict[int, Listed]:
        """Cards by their rows; those that are no longer there are missing."""
        with self._sound():
            found = self._connection.execute(
                f"SELECT {_CARD}, (SELECT title FROM topic WHERE no = card.topic) FROM card "
                "WHERE row IN (SELECT value FROM json_each(?))",
                (json.dumps(list(rows)),),
            )
            return {row[0]: _listed(row) for row in found}

    def rows_of(self, cards: Iterable[str]) -> dict[str, int]:
        """The rows of these cards by id; those that are in no deck are missing."""
        with self._sound():
            found = self._connection.execute(
                "SELECT id, row FROM card WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(cards)),)
            )
            return dict(found)

    def marks(self) -> Iterator[tuple[int, str, str]]:
        """Every row with its card's id and answer fingerprint, in no order."""
        with self._sound():
            yield from self._connection.execute("SELECT row, id, fingerprint FROM card INDEXED BY card_by_id")

    # Writing

    def put(self, path: str, mark: str, deck: str, title: str, cards: Iterable[tuple[Listed, str]]) -> None:
        """Store a deck in place of what was stored of its file: all of it, or nothing.

        Each card comes with the text to be searched, folded.
        """
        with self._transaction():
            self._remove(path)
            [(no,)] = self._connection.execute("SELECT coalesce(max(no), 0) + 1 FROM deck")
            self._connection.execute("INSERT INTO deck VALUES (?, ?, ?, ?, ?, 0)", (no, path, mark, deck, title))
            topics: dict[str, int] = {}
            row = no << IN_DECK
            for card, text in cards:
                self._put_card(row, card, self._topic(no, card.topic, topics))
                self._connection.execute("INSERT INTO body VALUES (?, ?)", (row, text))
                row += 1
            if has_words(self._connection):
                self._connection.execute(
                    "INSERT INTO words (rowid, text) SELECT row, text FROM body WHERE row >= ?", (no << IN_DECK,)
                )
            self._connection.execute("UPDATE deck SET cards = ? WHERE no = ?", (row - (no << IN_DECK), no))

    def forget(self, path: str) -> None:
        """Take out what was stored of a file."""
        with self._transaction():
            self._remove(path)

    def add_forms(self, forms: Mapping[int, Collection[Form]]) -> None:
        """Keep in which forms cards can be asked."""
        with self._transaction():
            self._connection.executemany(
                "UPDATE card SET forms = ? WHERE row = ?", [(bits_of(each), row) for row, each in forms.items()]
            )

    def renew(self) -> None:
        """Begin again with an empty catalogue; in memory, where the file cannot be written."""
        self.close()
        thrown_away(self._cache)
        self._connection = opened(self._cache)

    def keep_in_memory(self) -> None:
        """Begin again with an empty catalogue that is not written."""
        self.close()
        self._connection = in_memory()

    # Storing

    def _put_card(self, row: int, card: Listed, topic: int) -> None:
        forms = None if card.forms is None else bits_of(card.forms)
        texts = (card.stem, card.statement, card.citation, _BETWEEN.join(card.answers), _BETWEEN.join(card.tags))
        self._connection.execute(
            f"INSERT INTO card ({_CARD}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (row, card.id, topic, *texts, forms, card.fingerprint),
        )
        tags = {folded(tag) for tag in card.tags}
        self._connection.executemany("INSERT INTO tag VALUES (?, ?)", [(tag, row) for tag in tags])

    def _topic(self, deck: int, title: str, known: dict[str, int]) -> int:
        if title not in known:
            made = self._connection.execute(
                "INSERT INTO topic (deck, title, folded) VALUES (?, ?, ?)", (deck, title, folded(title))
            )
            known[title] = made.lastrowid or 0
        return known[title]

    def _remove(self, path: str) -> None:
        found = self._connection.execute("SELECT no FROM deck WHERE path = ?", (path,)).fetchone()
        if found is None:
            return
        (no,) = found
        ends = (no << IN_DECK, (no + 1) << IN_DECK)
        if has_words(self._connection):
            self._connection.execute(
                "INSERT INTO words (words, rowid, text) SELECT 'delete', row, text FROM body WHERE row >= ? AND row < ?",
                ends,
            )
        for table in ("tag", "card", "body"):
            self._connection.execute(f"DELETE FROM {table} WHERE row >= ? AND row < ?", ends)
        self._connection.execute("DELETE FROM topic WHERE deck = ?", (no,))
        self._connection.execute("DELETE FROM deck WHERE no = ?", (no,))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._sound():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _sound(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as problem:
            if not damaged(problem):
                raise Unusable(
                    f"The index of the cards cannot be used at the moment: {problem}.",
                    place=str(self._cache),
                    advice="It is only a cache: you may delete it, and it is made anew.",
                ) from None
            self.renew()
            raise Damaged from None


def _on_shelf(rows: array[int], shelf: Shelf) -> Sequence[int]:
    """Those of the rows, which are in order, that belong to a deck."""
    return rows[bisect_left(rows, shelf.no << IN_DECK) : bisect_left(rows, (shelf.no + 1) << IN_DECK)]


def _listed(row: Sequence[object]) -> Listed:
    _, card, _, stem, statement, citation, answers, tags, forms, fingerprint, topic = row
    bits = forms if isinstance(forms, int) else None
    return Listed(
        str(card),
        str(topic or ""),
        str(stem),
        str(statement),
        str(citation),
        tuple(str(answers).split(_BETWEEN)),
        tuple(str(tags).split(_BETWEEN)) if tags else (),
        None if bits is None else frozenset(form for form in Form if bits & bits_of([form])),
        str(fingerprint),
    )
