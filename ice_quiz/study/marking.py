"""Changes to cards outside a session: suspended, flagged, tagged, reset; many at once, and each step can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from ice_quiz.errors import UsageError
from ice_quiz.language.days import cards as counted
from ice_quiz.language.printable import printable
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import CardState
from ice_quiz.study.opening import save

LONGEST_TAG = 60
"""Characters of a tag."""


class Change(StrEnum):
    """What can be done to cards; the value is how it is told that it was done."""

    SUSPEND = "suspended"
    RESUME = "resumed"
    FLAG = "flagged"
    UNFLAG = "unflagged"
    RESET = "reset: it is learned anew"
    TAG = "tagged"
    UNTAG = "untagged"


class _Done(NamedTuple):
    told: str
    events: tuple[Event, ...]


class Marking:
    """Makes changes, and takes them back in the reverse order."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._done: list[_Done] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    def change(self, change: Change, cards: Sequence[str], tag: str = "") -> str:
        """Change the cards that are not so already; tells what was done. Raises `UsageError` for a tag that is none."""
        kind, serves = _KINDS[change]
        body: dict[str, object] = {}
        if kind in (Kind.TAGGED, Kind.UNTAGGED):
            tag = usable_tag(tag)
            if "," in tag and change is Change.TAG:
                raise UsageError("A tag has no comma.", advice="Give one tag after the other.")
            body = {"tag": tag}
        meant = [card for card in dict.fromkeys(cards) if serves(self._log.card(card), tag)]
        if not meant:
            return _NOTHING[change]
        events = tuple(self._log.stamp(kind, card, body) for card in meant)
        save(self._log, *events)
        told = _told(change, len(meant), tag)
        self._done.append(_Done(told, events))
        if change is Change.TAG and " " in tag:
            told = f'{told} tag:"{tag}" finds it.'
        return _with_problem(told, self._log)

    def undo(self) -> str:
        """Take the last change back; what that was, in a sentence."""
        if not self._done:
            return "There is nothing to undo here."
        done = self._done.pop()
        save(self._log, *(self._log.stamp(Kind.UNDONE, event.card, {"target": event.id}) for event in done.events))
        return _with_problem(f"Undid: {done.told}", self._log)


def usable_tag(text: str) -> str:
    """The text as a tag: one line without blanks around. Raises `UsageError` for an empty or a long one."""
    tag = printable(" ".join(text.split()))
    if not tag:
        raise UsageError("A tag needs a name.", advice="Type one, like “exam”.")
    if len(tag) > LONGEST_TAG:
        raise UsageError(f"A tag has {LONGEST_TAG} characters at most; this one has {len(tag)}.")
    return tag


def _told(change: Change, many: int, tag: str) -> str:
    if change is Change.RESET and many > 1:
        return f"{counted(many)} reset: they are learned anew."
    return f"{counted(many)} {change}{f' “{tag}”' if tag else ''}."


def _with_problem(told: str, log: Log) -> str:
    return " ".join(filter(None, (told, log.problem)))


_KINDS: Mapping[Change, tuple[Kind, Callable[[CardState, str], bool]]] = {
    Change.SUSPEND: (Kind.SUSPENDED, lambda state, _: not state.suspended),
    Change.RESUME: (Kind.RESUMED, lambda state, _: state.suspended or state.buried_day is not None),
    Change.FLAG: (Kind.FLAGGED, lambda state, _: not state.flagged),
    Change.UNFLAG: (Kind.UNFLAGGED, lambda state, _: state.flagged),
    Change.RESET: (Kind.RESET, lambda state, _: not state.new),
    Change.TAG: (Kind.TAGGED, lambda state, tag: tag not in state.tags),
    Change.UNTAG: (Kind.UNTAGGED, lambda state, tag: tag in state.tags),
}

_NOTHING: Mapping[Change, str] = {
    Change.SUSPEND: "Suspended already.",
    Change.RESUME: "Neither suspended nor put off.",
    Change.FLAG: "Flagged already.",
    Change.UNFLAG: "Not flagged.",
    Change.RESET: "Nothing was learned of it yet, so there is nothing to reset.",
    Change.TAG: "Tagged so already.",
    Change.UNTAG: "Not tagged so.",
}


def opposite(states: Iterable[bool], on: Change, off: Change) -> Change:
    """What a key that switches does to several cards: all on, unless all are on already."""
    return off if all(states) else on
