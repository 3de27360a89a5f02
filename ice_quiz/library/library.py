"""The decks at hand: those that come with the program and the learner's own, listed cheaply and compiled when opened.

A deck is known by the id in its file, not by the file's name. Where two files have one id, the learner's own is used and
says so; a second one of the learner's is listed with that as its problem. A broken deck is listed with its problems and
never stands in the way of the others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ice_quiz.errors import DeckError
from ice_quiz.library import index
from ice_quiz.library.entry import Entry
from ice_quiz.library.far import Far, Watch, nobody
from ice_quiz.library.index import Found
from ice_quiz.library.reading import ENDINGS, read
from ice_quiz.places import Places

if TYPE_CHECKING:
    from ice_quiz.library.adding import Added
    from ice_quiz.library.compiling import Attempt
    from ice_quiz.questions.compiled import Compiled
    from ice_quiz.questions.learner import Learner


AT_ONCE = 3_000
"""Cards that are compiled in less time than anybody would call waiting."""


MANY = 1_000_000
"""Bytes of the list of all decks, some 20,000 cards, from which on looking it through takes longer than a frame may wait."""


class Library:
    """The decks of `places` as of a day. Nothing is read before it is asked for."""

    def __init__(self, places: Places, today: date) -> None:
        """`today` decides which of the facts that hold only for a time are asked.

        `learners` is what is known of the learner, by deck id; nothing until it is set. Both may be set anew at any time.
        """
        self.places = places
        self.today = today
        self.learners: Mapping[str, Learner] = {}
        self._found: dict[str, Found] | None = None
        self._open: dict[Path, tuple[Found, Compiled]] = {}

    def entries(self, watch: Watch = nobody) -> tuple[Entry, ...]:
        """Every deck file, by title; broken ones included. Files read before and unchanged since are not read again.

        `watch` is told how far the reading of each other is, and stops it by raising: what was read until then stays.
        """
        before = self._index()
        found: list[tuple[Path, bool, Found]] = []
        left = before
        try:
            for path, shipped in self._files():
                found.append((path, shipped, self._find(path, watch)))  # kept where the next one is stopped
            left = {}
        finally:
            self._found = left | {str(path): one for path, _, one in found if one.hash}
            if self._found != before:
                index.save(self.places.cache, self._found)
        usable: dict[str, Entry] = {}
        broken: list[Entry] = []
        for path, shipped, one in found:
            entry = Entry(one.id or path.name, one.title or path.name, path, shipped, one.cards, one.was)
            entry = entry._replace(withheld=one.withheld, exams=one.exams, titles=one.titles, checks=one.checks)
            entry = entry._replace(mark=one.mark)
            first = usable.get(entry.id)
            if one.problems:
                broken.append(entry._replace(problems=one.problems, problem=one.problem))
            elif first is None:
                usable[entry.id] = entry
            elif shipped:
                usable[entry.id] = first._replace(notice=f"Your own {first.path.name} is used instead of the shipped one.")
            else:
                broken.append(_doubled(entry, first))
        return tuple(sorted((*usable.values(), *broken), key=lambda entry: (entry.title.casefold(), str(entry.path))))

    @property
    def many(self) -> bool:
        """Whether the decks, as they were listed last, have so many cards that listing them again takes a while."""
        return index.size(self.places.cache) > MANY

    def at_once(self, deck: str | None = None) -> bool:
        """Whether a deck, or all of them, can be opened in no time: open already, or small."""
        listed = [entry for entry in self.entries() if entry.usable and deck in (None, entry.id)]
        return sum(len(entry.cards) for entry in listed if entry.path not in self._open) <= AT_ONCE

    def open(self, deck: str, watch: Watch = nobody) -> Compiled:
        """The deck with this id, or in the file at this path, compiled; `watch` is told how far it is.

        Raises `compiling.BrokenDeck` with all problems of a deck that cannot be used, and `DeckError` for one that is not
        there.
        """
        entries = self.entries(watch)
        usable = next((entry for entry in entries if entry.usable and entry.id == deck), None)
        if usable:
            return self._compiled(usable.path, watch)
        if Path(deck).is_file() or os.sep in deck:
            return self._compiled(Path(deck))
        broken = next((entry for entry in entries if not entry.usable and deck in (entry.id, entry.path.stem)), None)
        if broken:
            self._compiled(broken.path)  # raises all its problems, unless the one is that another has its id
            raise DeckError(broken.problem)
        if deck.lower().endswith(ENDINGS):
            return self._compiled(Path(deck))
        raise _unknown(deck, [entry.id for entry in entries if entry.usable])

    def add(self, path: Path) -> Added:
        """Check a deck file and put a copy into the learner's decks, see `adding.add`."""
        from ice_quiz.library.adding import add

        return add(self, path)

    def studied_before(self, deck: str) -> frozenset[str]:
        """The ids of the cards a deck had when it was studied last; none where that is not known."""
        return index.load_studied(self.places.cache, deck)

    def studied(self, deck: str, cards: Iterable[str]) -> None:
        """Keep in mind which cards a deck has now that it is studied."""
        index.save_studied(self.places.cache, deck, frozenset(cards))

    def _index(self) -> dict[str, Found]:
        if self._found is None:
            self._found = index.load(self.places.cache)
        return self._found

    def _files(self) -> Iterator[tuple[Path, bool]]:
        for folder, shipped in ((self.places.decks, False), (self.places.shipped, True)):
            try:
                names = sorted(os.listdir(folder))  # noqa: PTH208  # names are all that is needed
            except OSError:
                continue
            for name in names:
                if name.lower().endswith(ENDINGS) and not name.startswith("."):
                    yield folder / name, shipped

    def _find(self, path: Path, watch: Watch) -> Found:
        """What is in a file: from the index where that still holds, else by compiling it."""
        data = read(path)
        known = self._index().get(str(path))
        if data is not None and known is not None and known.holds(index.hash_of(data), self.today, self.learners):
            return known
        return self._try(path, data, watch)[0]

    def _compiled(self, path: Path, watch: Watch = nobody) -> Compiled:
        data = read(path)
        if data is not None and path in self._open:
            found, compiled = self._open[path]
            if found.holds(index.hash_of(data), self.today, self.learners):
                return compiled
        found, tried = self._try(path, data, watch)
        listed = self._index()
        if str(path) in listed and listed[str(path)] != found:  # as after an edit since the decks were listed
            index.save(self.places.cache, listed | {str(path): found})
            listed[str(path)] = found
        return tried.deck()

    def _try(self, path: Path, data: bytes | None, watch: Watch) -> tuple[Found, Attempt]:
        """Compile a file. One that cannot be read leaves no hash, so that it is tried again."""
        from ice_quiz.library.compiling import attempt, found_in

        tried = attempt(path, data, self.today, self.learners, lambda share: watch(Far(path.name, share)))
        found = found_in(tried, index.hash_of(data) if data is not None else "", self.today)
        if tried.compiled is not None:
            self._open[path] = (found, tried.compiled)
        return found, tried


def _doubled(entry: Entry, first: Entry) -> Entry:
    problem = f"{entry.path}: {first.path.name} has the deck id “{entry.id}” too. Give one of them another after `deck:`."
    return entry._replace(id=entry.path.name, problems=1, problem=problem)


def _unknown(deck: str, ids: list[str]) -> DeckError:
    from ice_quiz.language.nearest import nearest

    close = nearest(deck, ids)
    at_hand = f"Decks at hand: {', '.join(ids)}." if ids else "There are no decks yet: add one with `ice-quiz add FILE`."
    return DeckError(f"There is no deck “{deck}”.", advice=f"Did you mean “{close}”? {at_hand}" if close else at_hand)
