"""What the command palette offers: the commands that do something now, and which of them are meant by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ice_quiz.tui.commands import KeyCommand


class Offer(NamedTuple):
    """A command that can be given now: of the screen it was asked on (`here`), or of every screen."""

    command: KeyCommand
    here: bool


def offers(here: Iterable[KeyCommand], works: Callable[[KeyCommand], bool], everywhere: Iterable[KeyCommand]) -> list[Offer]:
    """Everything that has a title and does something now, in the order of the declarations."""
    return [
        *(Offer(command, here=True) for command in here if command.title and works(command)),
        *(Offer(command, here=False) for command in everywhere if command.title),
    ]


def meant_by(text: str, offered: Sequence[Offer]) -> list[Offer]:
    """The offers in which every word of the text is found; titles that begin with it first."""
    words = text.casefold().split()
    ranked = ((_rank(words, offer.command), offer) for offer in offered)
    return [offer for rank, offer in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOWHERE]


_NOWHERE = 4


def _rank(words: Sequence[str], command: KeyCommand) -> int:
    title, everything = command.title.casefold(), f"{command.title} {command.help}".casefold()
    if title.startswith(" ".join(words)):
        return 0
    if all(any(part.startswith(word) for part in title.split()) for word in words):
        return 1
    if all(word in title for word in words):
        return 2
    return 3 if all(word in everything for word in words) else _NOWHERE
