"""What waits today in all decks together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ice_quiz.language.days import about_minutes, cards, next_day
from ice_quiz.tui.commands import KeyOf
from ice_quiz.tui.content import MUTED, STRONG, joined, shown
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

if TYPE_CHECKING:
    from ice_quiz.study.desk import DeckDue


def due_today(decks: tuple[DeckDue, ...], today: date, key: KeyOf) -> Iterator[Paragraph]:
    """What waits today in all decks, or what to do where nothing does; `key` tells the key of a command."""
    total = sum(deck.counts.total for deck in decks)
    if total:
        minutes = sum(deck.minutes for deck in decks)
        yield Paragraph(joined(shown("Due today   "), shown(f"{cards(total)} · {about_minutes(minutes)}", STRONG)))
        return
    if not decks:
        yield Paragraph(shown("There is no deck yet.", STRONG))
        yield GAP
        yield Paragraph(shown(f"Press {key('add')} to see how to add one."))
        return
    days = [deck.next_day for deck in decks if deck.next_day is not None]
    if days:
        yield Paragraph(
            joined(shown("All done for today. ", STRONG), shown(f"The next cards are due {next_day(min(days), today)}."))
        )
    else:
        yield Paragraph(shown("Nothing is due today.", STRONG))
    yield Paragraph(shown(f"{key('study').capitalize()} offers more new cards, {key('practise')} practises.", MUTED))
