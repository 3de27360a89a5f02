"""How the conditions of a query are looked up in the catalogue: one SQL statement that gives the rows.

A text of three letters or more is looked for in the index of trigrams, everything else in the texts themselves; both find
the same cards.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from ice_quiz.language.normal import folded
from ice_quiz.library.query import Condition, Key
from ice_quiz.questions.question import Form

IN_DECK = 20
"""Bits of a row's number that are the card's place in its deck: a million cards, more than a deck file can hold."""

_TRIGRAM = 3
_FORMS = tuple(Form)

Tagged = Mapping[str, Collection[int]]
"""Rows by the folded tags that the learner gave them."""


class Shelf(NamedTuple):
    """A deck in the catalogue. `mark` stands for everything that its cards depend on."""

    no: int
    path: str
    mark: str
    id: str
    title: str
    cards: int

    @property
    def rows(self) -> range:
        """The numbers of its rows."""
        return range(self.no << IN_DECK, (self.no << IN_DECK) + self.cards)


class _Clause(NamedTuple):
    """A condition in SQL; `{row}` stands for the number of the row."""

    where: str
    values: tuple[object, ...]
    negated: bool


def statement(
    conditions: Sequence[Condition], shelves: Sequence[Shelf], tagged: Tagged, *, words: bool
) -> tuple[str, list[object]]:
    """The statement with its values; an empty one where nothing is asked that the catalogue knows.

    `words` says whether there is an index of trigrams.
    """
    clauses = [clause for each in conditions if (clause := _clause(each, shelves, tagged, words=words))]
    match = " AND ".join(_quoted(each.value) for each in conditions if words and _indexed(each) and not each.negated)
    if not clauses and not match:
        return "", []
    table, row = ("words", "words.rowid") if match else ("body", "body.row")
    if match and any("body." in clause.where for clause in clauses):
        table = "words JOIN body ON body.row = words.rowid"
    wheres = [f"{'NOT ' if clause.negated else ''}({clause.where.format(row=row)})" for clause in clauses]
    values = [value for clause in clauses for value in clause.values]
    if match:
        wheres, values = ["words MATCH ?", *wheres], [match, *values]
    return f"SELECT {row} FROM {table} WHERE {' AND '.join(wheres)} ORDER BY {row}", values


def _indexed(condition: Condition) -> bool:
    return condition.key is Key.TEXT and len(condition.value) >= _TRIGRAM


def _clause(condition: Condition, shelves: Sequence[Shelf], tagged: Tagged, *, words: bool) -> _Clause | None:
    """One condition; None for what is matched in the index, and for what only the learner's progress answers."""
    value = condition.value
    where: str
    values: tuple[object, ...] = (value,)
    match condition.key:
        case Key.TEXT if words and _indexed(condition):
            if not condition.negated:
                return None
            where, values = "{row} IN (SELECT rowid FROM words WHERE words MATCH ?)", (_quoted(value),)
        case Key.TEXT:
            where = "instr(body.text, ?)"
        case Key.DECK:
            numbers = ", ".join(str(shelf.no) for shelf in meant(value, shelves))
            where, values = f"({{row}} >> {IN_DECK}) IN ({numbers})", ()
        case Key.TOPIC:
            topics = "SELECT no FROM topic WHERE instr(folded, ?)"
            where = f"{{row}} IN (SELECT row FROM card WHERE topic IN ({topics}))"
        case Key.TAG:
            where = "{row} IN (SELECT row FROM tag WHERE folded = ? UNION SELECT value FROM json_each(?))"
            values = (value, json.dumps(list(tagged.get(value, ()))))
        case Key.FORM:
            where, values = "{row} IN (SELECT row FROM card WHERE forms & ?)", (bits_of([Form(value)]),)
        case _:
            return None
    return _Clause(where, values, condition.negated)


def meant(deck: str, shelves: Iterable[Shelf]) -> list[Shelf]:
    """The decks that `deck:` means: the one with that id, else those with these letters in their id or title."""
    known = list(shelves)
    exact = [shelf for shelf in known if folded(shelf.id) == deck]
    return exact or [shelf for shelf in known if deck in folded(shelf.id) or deck in folded(shelf.title)]


def bits_of(forms: Iterable[Form]) -> int:
    """Forms as one number."""
    return sum(1 << _FORMS.index(form) for form in set(forms))


def _quoted(text: str) -> str:
    """The text as one phrase of an FTS5 query."""
    return '"' + text.replace('"', '""') + '"'
