"""The kinds of session that a deck offers, as rows: what each is, how many cards wait, how long they take."""

from __future__ import annotations

from collections.abc import Sequence

from ice_quiz.language.days import about_minutes, cards
from ice_quiz.study.ways import Way
from ice_quiz.tui.content import MUTED, STRONG, cut, joined, shown
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_APART = "   "
_SHORTEST = 12


def way_rows(ways: Sequence[Way], selected: int, box: int, width: int) -> list[Paragraph]:
    """A row a kind of session, topics after a gap; the selected one with a pointer. `box` are the minutes at most."""
    room = width - 2 - len(_APART) - max((len(_waiting(way, box)) for way in ways), default=0)
    longest = max(min(max((shown(way.name).cell_length for way in ways), default=0), room), _SHORTEST)
    rows: list[Paragraph] = []
    for place, way in enumerate(ways):
        if way.wish.topics and place and not ways[place - 1].wish.topics and not way.left:
            rows += [GAP, Paragraph(shown("By topic", MUTED), lead=shown("  "))]
        chosen = place == selected
        name = cut(shown(way.name, STRONG if chosen else "" if way.cards else MUTED), longest)
        padding = shown(" " * (longest - name.cell_length) + _APART)
        row = joined(name, padding, shown(_waiting(way, box), "" if way.cards else MUTED))
        rows.append(Paragraph(cut(row, width - 2), lead=shown("› " if chosen else "  ", STRONG), item=place, here=chosen))
    return rows


def _waiting(way: Way, box: int) -> str:
    if not way.cards:
        return "none now"
    takes = min(way.minutes, box) if box and not way.left else way.minutes
    return f"{cards(way.cards):>9} · {about_minutes(takes)}"
