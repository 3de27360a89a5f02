"""The kinds of session that a deck offers, each with its number of cards and about how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ice_quiz.library.library import Library
from ice_quiz.progress.log import Log
from ice_quiz.settings import Settings
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.counts import minutes
from ice_quiz.study.going_on import done_in, left
from ice_quiz.study.limits import limits_of
from ice_quiz.study.material import Material
from ice_quiz.study.opening import open_decks, prepared, session_of, states_of
from ice_quiz.study.pace import pace
from ice_quiz.study.quizzes.missed import missed_last
from ice_quiz.study.selection import NOTHING_LEARNED, due_by_topic, nothing_learned
from ice_quiz.study.snapshot import Purpose
from ice_quiz.study.wish import AHEAD_DAYS, Wish


@dataclass(frozen=True, slots=True)
class Way:
    """A kind of session: its name, what it asks for, how many cards wait in it, and about how many minutes they take.

    `about` says what is not plain from the name. `left` marks a session that was begun and waits to be gone on with.
    """

    name: str
    wish: Wish
    cards: int
    minutes: int
    about: str = ""
    left: bool = False


def ways(library: Library, log: Log, settings: Settings, deck: str) -> tuple[Way, ...]:
    """The ways to study a deck, the one that was left first, then what is due, then its topics last.

    Raises `DeckError`, and `ProgressError` where the log cannot be read.
    """
    known = at_hand(library, log)
    decks = open_decks(library, deck)
    only = next(iter(decks))
    seconds = pace(log, settings)
    coming = prepared(decks, log, settings, known)

    def way(name: str, wish: Wish, about: str = "", done: frozenset[str] = frozenset(), *, left: bool = False) -> Way:
        session = session_of(decks, log, settings, wish, coming, done)
        waiting = session.queue.counts.total
        if wish.purpose is Purpose.PRACTICE and not wish.cards and nothing_learned(session.material, session.queue):
            about = f"{NOTHING_LEARNED} {UNTOUCHED}"
        return Way(name, wish, waiting, minutes(waiting, seconds), about, left)

    def all_ways() -> Iterator[Way]:
        before = left(known, log.today())
        if before is not None and before.wish.deck == deck:
            done = done_in(log.since(before.begun.tick), before)
            yield way(f"Go on: {before.wish.said()}", before.wish, LEFT, done.cards, left=True)
        due = way("What is due", Wish(deck), "What is about to be forgotten, then new cards.")
        yield due
        everything = way("All that waits", Wish(deck, whole=True), "Not only today's share of it.")
        if everything.cards > due.cards:
            yield everything
        drilled = before.wish.cards if before is not None else ()
        if (missed := missed_last(known, log, decks[only])) and not set(missed) <= set(drilled):
            yield way("Missed in your last quiz", Wish(deck, Purpose.PRACTICE, cards=missed), UNTOUCHED)
        yield way("Weak cards", Wish(deck, Purpose.WEAK), f"What was forgotten and is not firm again. {UNTOUCHED}")
        yield way(
            f"{AHEAD_DAYS} days ahead",
            Wish(deck, Purpose.AHEAD, ahead=AHEAD_DAYS),
            "What falls due by then, early: for days without study.",
        )
        yield way("Cram", Wish(deck, Purpose.CRAM), f"Every card once, new ones too. {UNTOUCHED}")
        yield way("Just practise", Wish(deck, Purpose.PRACTICE), f"What you have learned. {UNTOUCHED}")
        material = Material(decks, states_of(decks, log))
        topics = due_by_topic(material, log.today(), limits_of(log, settings, coming))
        for topic, (now, cards) in topics.items() if len(topics) > 1 else ():
            if now:
                yield Way(topic, Wish(deck, topics=(topic,)), now, minutes(now, seconds))
            else:
                practice = Wish(deck, Purpose.PRACTICE, topics=(topic,))
                yield Way(topic, practice, cards, minutes(cards, seconds), f"Nothing of it is due: practice. {UNTOUCHED}")

    return tuple(one for one in all_ways() if one.cards or not one.left)


UNTOUCHED = "The schedule is not touched."
LEFT = "You left this session before its end."
