"""What is told while cards are looked through."""

from __future__ import annotations

from ice_quiz.language.days import cards as counted
from ice_quiz.study.browsing import Found, Order
from ice_quiz.tui.commands import KeyOf

_HINTS = (
    ": words, deck: topic: tag: form: is:due due:<7, - for not",
    ": words, topic: tag: is:due, - for not",
    ", such as topic: or is:due",
    "",
)


def hints(key: KeyOf) -> tuple[str, ...]:
    """What can be searched for, and by which key it is begun; the longest that there is room for is shown."""
    return tuple(f"{key('search')} to search{what}" for what in _HINTS)


def how_many(found: Found, selected: int) -> str:
    """How many cards there are, how many of them were found and selected, and how they are sorted."""
    total = f"{found.total:,} cards" if found.total != 1 else "1 card"
    many = f"{len(found.rows):,} of {total}" if found.query.strip() else total
    sort = "" if found.order is Order.DECK else f"by {found.order}"
    return " · ".join(filter(None, (f"{selected:,} selected" if selected else "", many, sort)))


def nothing_found(found: Found) -> str:
    """That no card was found, where that is so."""
    if len(found.rows):
        return ""
    return "No card was found." if found.query.strip() else "There is no card yet."


def reset_asked(many: int) -> str:
    """The question before a reset."""
    return f"Reset {counted(many)}? What you learned of {'it' if many == 1 else 'them'} counts no more. Undo brings it back."


def tag_asked(many: int) -> str:
    """What to type for a tag."""
    return f"A tag for {counted(many)}; -name takes it off."
