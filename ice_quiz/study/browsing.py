"""Every card at hand, to be searched, sorted and changed: what the decks say, joined with what the learner knows.

A face holds one `Browsing`. What takes long (`refresh`, `find`, `change`, `undo`) may be done in a worker; one waits for the
other, while `lines` answers at once for the few rows on the screen.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from threading import Lock

from ice_quiz.language.normal import folded
from ice_quiz.library.catalogue import Catalogue, Damaged, Listed, Unusable
from ice_quiz.library.cataloguing import catalogue, find_forms
from ice_quiz.library.far import Far, Watch, nobody
from ice_quiz.library.library import Library
from ice_quiz.library.query import Condition, Key, Query, Trait, parse
from ice_quiz.library.rows import Rows
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.log import Log, Remembered
from ice_quiz.progress.replay import LEECH, CardState
from ice_quiz.progress.rows import as_of
from ice_quiz.settings import Settings
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.card_info import CardInfo, info_of
from ice_quiz.study.marking import Change, Marking

__all__ = ["Browsing", "Change", "Far", "Found", "Line", "Order"]


class Order(StrEnum):
    """How the cards found are sorted; cards without the value come last, equal ones stand in the decks' order."""

    DECK = "deck"
    DUE = "due"
    STABILITY = "stability"  # the weakest first
    LAPSES = "lapses"  # the most often forgotten first
    ANSWERED = "last answer"  # the latest first


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that a query found, out of `total` cards."""

    rows: Rows = field(default_factory=Rows)
    total: int = 0
    query: str = ""
    order: Order = Order.DECK


@dataclass(frozen=True, slots=True)
class Line:
    """A card in the list.

    `stability` is in days, `last` is when an answer last counted; these and `due` are None for a card never learned. One
    that is `put_off` is not asked again today.
    """

    row: int
    card: str
    topic: str
    stem: str
    answer: str
    due: date | None = None
    stability: float | None = None
    lapses: int = 0
    suspended: bool = False
    flagged: bool = False
    leech: bool = False
    tags: tuple[str, ...] = ()
    last: date | None = None
    put_off: bool = False


class Browsing:
    """The cards at hand."""

    def __init__(self, library: Library, log: Log, settings: Settings) -> None:
        self._library, self._log, self._settings = library, log, settings
        self._catalogue = Catalogue(library.places.cache)
        self._marking = Marking(log)
        self._one_at_a_time = Lock()

    def close(self) -> None:
        """Let go of the catalogue."""
        self._catalogue.close()

    @property
    def today(self) -> date:
        """The study day."""
        return date_of(self._log.today())

    def everything(self) -> Found:
        """All cards as they were catalogued last: at once, however many."""
        return self._again(self._everything)

    def refresh(self, watch: Watch = nobody) -> bool:
        """Bring the catalogue up to date with the decks; whether anything was different. May take seconds."""
        with self._one_at_a_time:
            return self._refresh(watch)

    def _refresh(self, watch: Watch = nobody) -> bool:
        at_hand(self._library, self._log)
        return catalogue(self._library, self._catalogue, watch)

    def find(self, text: str, order: Order = Order.DECK, watch: Watch = nobody) -> Found:
        """The cards for which the query holds. Raises `QueryError`, and `ProgressError` where the log cannot be read."""
        query = parse(text)
        with self._one_at_a_time:
            return self._again(lambda: self._find(query, text, order, watch))

    def lines(self, rows: Sequence[int]) -> list[Line | None]:
        """Some rows of what was found; None for a card that has gone since."""
        cards = self._cards(rows)
        return [self._line(row, cards[row]) if row in cards else None for row in rows]

    def cards(self, rows: Iterable[int]) -> list[str]:
        """The ids of the cards in these rows."""
        wanted = list(rows)
        found = self._cards(wanted)
        return [found[row].id for row in wanted if row in found]

    def glance(self, row: int) -> CardInfo | None:
        """Everything about the card in a row but the questions it can make: at once. None for one that has gone."""
        card = self._cards([row]).get(row)
        if card is None:
            return None
        title = next((shelf.title for shelf in self._catalogue.shelves() if shelf.id == card.deck), "")
        return info_of(card, self._log, self._settings, title)

    def _cards(self, rows: Sequence[int]) -> Mapping[int, Listed]:
        """What the catalogue says at the moment: nothing, where it is damaged; the next search makes it anew."""
        try:
            return self._catalogue.cards(rows)
        except (Damaged, Unusable):
            return {}

    def change(self, change: Change, cards: Sequence[str], tag: str = "") -> str:
        """Change the cards, all in one step that `undo` takes back; what was done, in a sentence."""
        with self._one_at_a_time:
            return self._marking.change(change, cards, tag)

    def undo(self) -> str:
        """Take the last change back; what was done, in a sentence."""
        with self._one_at_a_time:
            return self._marking.undo()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._marking.can_undo

    # Finding

    def _again(self, find: Callable[[], Found]) -> Found:
        """Where the catalogue turns out to be damaged, it is filled anew first."""
        try:
            return find()
        except Damaged:
            self._refresh()
            return find()

    def _everything(self) -> Found:
        rows = self._catalogue.everything()
        return Found(rows, len(rows))

    def _find(self, query: Query, text: str, order: Order, watch: Watch) -> Found:
        total = len(self._catalogue.everything())
        forms = [each for each in query if each.key is Key.FORM]
        if forms:
            others = [each for each in query if each.key is not Key.FORM]
            find_forms(self._library, self._catalogue, self._catalogue.find(others, self._tagged(query)), watch)
        rows = self._catalogue.find(query, self._tagged(query))
        personal = [each for each in query if each.key in (Key.IS, Key.DUE)]
        if personal or order is not Order.DECK:
            known = self._known(rows, len(rows) == total)
            rows = Rows([_kept(rows, known, personal, self._log.today())])
            rows = Rows([_sorted(rows, known, order)])
        return Found(rows, total, text, order)

    def _tagged(self, query: Query) -> Mapping[str, Collection[int]]:
        """The rows that the learner gave one of the tags that the query names."""
        wanted = {each.value for each in query if each.key is Key.TAG}
        if not wanted:
            return {}
        cards = [(folded(tag), one.card) for one in self._log.remembered() if one.tags for tag in one.tagged]
        rows = self._catalogue.rows_of(card for tag, card in cards if tag in wanted)
        return {tag: [rows[card] for of, card in cards if of == tag and card in rows] for tag in wanted}

    def _known(self, rows: Rows, everything: bool) -> dict[int, Remembered]:
        """What the log knows of the cards in these rows; a card that has another answer now is learned anew."""
        wanted = None if everything else set(rows)
        remembered = {one.card: one for one in self._log.remembered()}
        known: dict[int, Remembered] = {}
        for row, card, fingerprint in self._catalogue.marks():
            one = remembered.get(card)
            if one is not None and (wanted is None or row in wanted):
                known[row] = as_of(one, fingerprint)
        return known

    def _line(self, row: int, card: Listed) -> Line:
        state, today = self._log.card(card.id), self._log.today()
        if not _same_answer(state.fingerprint, card.fingerprint):
            state = replace(
                CardState(card.id),
                suspended=state.suspended,
                flagged=state.flagged,
                tags=state.tags,
                buried_day=state.buried_day,
            )
        memory, asked = state.memory, state.asked_day(today)
        return Line(
            row,
            card.id,
            card.topic,
            card.stem,
            "; ".join(card.answers),
            None if asked is None else date_of(asked),
            None if memory is None else memory.stability,
            0 if memory is None else memory.lapses,
            state.suspended,
            state.flagged,
            state.leech,
            state.tags,
            None if memory is None else date_of(memory.last_day),
            state.buried_day == today,
        )


def _same_answer(learned: str, now: str) -> bool:
    return not learned or learned == now


def _kept(rows: Rows, known: Mapping[int, Remembered], conditions: Sequence[Condition], today: int) -> Sequence[int]:
    if not conditions:
        return rows
    tests = [(_test(each, today), each.negated) for each in conditions]
    return [row for row in rows if all(test(known.get(row)) is not negated for test, negated in tests)]


_Test = Callable[[Remembered | None], bool]
_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


def _test(condition: Condition, today: int) -> _Test:
    if condition.key is Key.DUE:
        compare, day = _COMPARE[condition.value], today + condition.days
        return lambda one: one is not None and one.due_day is not None and compare(one.due_day, day)
    return _TRAITS[Trait(condition.value)](today)


_TRAITS: Mapping[Trait, Callable[[int], _Test]] = {
    Trait.DUE: lambda today: (
        lambda one: (
            one is not None
            and not one.put_aside(today)
            and ((one.due_day is not None and one.due_day <= today) or one.drill_day == today)
        )
    ),
    Trait.NEW: lambda _: lambda one: one is None or one.due_day is None,
    Trait.LEARNED: lambda _: lambda one: one is not None and one.due_day is not None,
    Trait.SUSPENDED: lambda _: lambda one: one is not None and bool(one.suspended),
    Trait.LEECH: lambda _: lambda one: one is not None and (one.lapses or 0) >= LEECH,
    Trait.FLAGGED: lambda _: lambda one: one is not None and bool(one.flagged),
    Trait.BURIED: lambda today: lambda one: one is not None and one.buried_day == today,
}


def _sorted(rows: Sequence[int], known: Mapping[int, Remembered], order: Order) -> Sequence[int]:
    value = _VALUES.get(order)
    if value is None:
        return rows
    keys = {row: key for row, one in known.items() if (key := value(one)) is not None}
    last = float("inf")
    return sorted(rows, key=lambda row: keys.get(row, last))


_VALUES: Mapping[Order, Callable[[Remembered], float | None]] = {
    Order.DUE: lambda one: one.due_day,
    Order.STABILITY: lambda one: one.stability,
    Order.LAPSES: lambda one: None if one.lapses is None else -one.lapses,
    Order.ANSWERED: lambda one: None if one.last_day is None else -one.last_day,
}
