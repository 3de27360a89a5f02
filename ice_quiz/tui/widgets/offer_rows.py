"""The offers of the command palette as rows: the name of a command, and its key at the other end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from ice_quiz.tui.commands import TITLES
from ice_quiz.tui.content import KEY, MUTED, STRONG, joined, shown
from ice_quiz.tui.offers import Offer
from ice_quiz.tui.widgets.paragraph import Paragraph


def offer_rows(offered: Sequence[Offer], selected: int, room: int, here: str, *, grouped: bool) -> Iterator[Paragraph]:
    """A row an offer, in lines of `room` cells; where `grouped`, under the name of the screen and “On every screen”."""
    if not offered:
        yield Paragraph(shown("No command is called so.", MUTED), Content("  "))
    group: bool | None = None
    for place, offer in enumerate(offered):
        if grouped and offer.here is not group:
            group = offer.here
            yield Paragraph(shown(here if group else TITLES["everywhere"], MUTED))
        chosen = place == selected
        title = shown(offer.command.title, STRONG if chosen else "")
        key = shown(offer.command.key, KEY)
        gap = Content(" " * max(room - 2 - title.cell_length - key.cell_length, 2))
        yield Paragraph(joined(title, gap, key), shown("› " if chosen else "  ", STRONG), item=place, here=chosen)
