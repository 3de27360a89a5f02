"""What waits in each deck, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ice_quiz.language.days import about_minutes, cards, next_day
from ice_quiz.language.words import per_cent
from ice_quiz.study.due import DeckDue


def due_today(decks: Sequence[DeckDue], today: date) -> str:
    """What waits in all decks together."""
    total = sum(deck.counts.total for deck in decks)
    if total:
        return f"Due today: {cards(total)}, {about_minutes(sum(deck.minutes for deck in decks))}."
    if not decks:
        return "There is no deck yet. Add one with `ice-quiz add FILE`."
    days = [deck.next_day for deck in decks if deck.next_day is not None]
    return f"Nothing is due today. The next cards come {next_day(min(days), today)}." if days else "Nothing is due today."


def deck_lines(deck: DeckDue, today: date) -> Iterator[str]:
    """One deck: its name, its id, and what waits in it or stands in its way."""
    yield f"{deck.title} ({deck.id}): {waiting(deck, today)}{known(deck)}{exam(deck)}"
    if deck.notice:
        yield f"  {deck.notice}"
    if deck.backlog:
        yield f"  {deck.backlog}"
    if deck.left_options:
        yield f"  You left a session here ({deck.left}): `ice-quiz study {deck.id} {deck.left_options}` goes on with it."
    if deck.outdated:
        many = "1 answer may have changed" if deck.outdated == 1 else f"{deck.outdated} answers may have changed"
        yield f"  {many} since it was checked: `ice-quiz you {deck.id}` says which."
    if deck.problem:
        more = f" There are {deck.problems - 1} more problems." if deck.problems > 2 else ""
        more = " There is one more problem." if deck.problems == 2 else more
        yield f"  {deck.problem}{more}"


def waiting(deck: DeckDue, today: date) -> str:
    """What waits in a deck, in a few words."""
    if deck.problem:
        return "cannot be used"
    if deck.counts.total:
        return f"{deck.counts.new} new, {deck.counts.again} again, {deck.counts.due} due"
    return f"done for today, more {next_day(deck.next_day, today)}" if deck.next_day else "nothing is due"


def known(deck: DeckDue) -> str:
    """How much of it would be recalled today: ", 86 % known"; nothing of a deck that was never studied."""
    return f", {per_cent(deck.known)} known" if deck.studied and not deck.problem else ""


def exam(deck: DeckDue) -> str:
    """When the deck's next exam is: ", exam in 31 days"; nothing where no day is set."""
    if deck.exam_day is None:
        return ""
    when = {0: "today", 1: "tomorrow"}.get(deck.exam_days, f"in {deck.exam_days} days")
    return f", exam {when}"
