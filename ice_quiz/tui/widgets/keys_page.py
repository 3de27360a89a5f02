"""The commands of a screen as rows: the keys of each and what it does; the selected one with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from ice_quiz.tui.commands import KeyCommand
from ice_quiz.tui.content import KEY, MUTED, STRONG, joined, shown
from ice_quiz.tui.widgets.field import FIELD
from ice_quiz.tui.widgets.paragraph import Paragraph

WIDEST = 24
"""Cells of the column of keys at most."""


class Bound(NamedTuple):
    """A command with the keys it has now, and as it was delivered."""

    now: KeyCommand
    usual: KeyCommand

    @property
    def changed(self) -> bool:
        """Whether it was given other keys."""
        return self.now.keys != self.usual.keys

    @property
    def fixed(self) -> bool:
        """Whether its keys stay what they are: they are the numbers of what is shown."""
        return self.usual.numbered


def bound(now: Sequence[KeyCommand], usual: Sequence[KeyCommand]) -> tuple[Bound, ...]:
    """The commands that are shown with a key of their own; others are a second key for one of these."""
    return tuple(Bound(*pair) for pair in zip(now, usual, strict=True) if pair[1].shown)


def column_of(keys: Iterable[str]) -> int:
    """The cells that a column takes in which all these keys stand, and a space after them."""
    return min(max((shown(each).cell_length for each in keys), default=0) + 2, WIDEST)


def key_column(keys: str, width: int, style: str = KEY) -> Content:
    """Keys in a column of this width."""
    content = shown(keys, style)
    return content + Content(" " * max(width - content.cell_length, 2))


def keys_page(commands: Sequence[Bound], selected: int, asked: str) -> Iterator[Paragraph]:
    """A row a command; below the selected one `asked` stands while its key is waited for."""
    width = column_of(each.now.shown for each in commands)
    for place, each in enumerate(commands):
        chosen = place == selected
        pointer = shown("› " if chosen else "  ", STRONG)
        lead = joined(pointer, key_column(each.now.shown, width, MUTED if each.fixed else KEY))
        yield Paragraph(shown(each.now.help, STRONG if chosen else ""), lead, place, here=chosen)
        if chosen and asked:
            yield Paragraph(shown(asked, STRONG), shown("  › ", KEY), field=FIELD, here=True)
        elif chosen:
            yield Paragraph(shown(about(each), MUTED), Content("  "), here=True)


def about(each: Bound) -> str:
    """What there is to know about a command's keys: its name in settings.toml, and those it was delivered with."""
    told = "as delivered" if not each.changed else f"delivered with {each.usual.shown}"
    return f"{each.usual.name} · " + ("these numbers stay as they are" if each.fixed else told)
