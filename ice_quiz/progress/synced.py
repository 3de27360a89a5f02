"""What a sync did, and what it found, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ice_quiz.language.days import events

NAMED = 3
"""So many files are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did: events taken in and given; and what it found in the folder.

    `others` counts the other machines, `repeated` the events that stood in it more than once. Files are named as below the
    shared folder: conflict `copies`, `torn` ones whose last line is not whole yet, `mended` ones that this machine had left
    so, lines that are `damaged`, files with marks of an unfinished merge, lines that are `missing` as machine/number,
    `foreign` and `unreadable` files. `conflicts` are events whose id stands for something else here, `future` those from a
    clock far ahead, both new; `waiting` are all from the future. `renamed` says that this machine goes on under a new name.
    `forgotten` events left this machine, `cleaned` lines its part of the folder; `left` stand in the parts of others.
    """

    got: int = 0
    given: int = 0
    others: int = 0
    repeated: int = 0
    copies: tuple[str, ...] = ()
    torn: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    conflicts: int = 0
    future: int = 0
    waiting: int = 0
    renamed: bool = False
    forgotten: int = 0
    cleaned: int = 0
    left: int = 0

    @property
    def whole(self) -> bool:
        """Whether everything in the folder could be read and counts."""
        return not (self.damaged or self.unreadable or self.conflicts or self.future)

    def lines(self) -> list[str]:
        """What there is to tell, in sentences; the first says what was done."""
        return [self._done(), *self._on_forgetting(), *self._on_events(), *self._on_files(), *self._on_unreadable()]

    def alerts(self) -> list[str]:
        """What the learner has to know even where they did not ask for a sync."""
        news = self._on_events() if self.renamed or self.conflicts or self.future else ()
        return [*news, *self._on_unreadable()]

    def _done(self) -> str:
        machines = {0: "no other machine yet", 1: "1 other machine"}.get(self.others, f"{self.others} other machines")
        if not self.got and not self.given:
            return f"Nothing new: this machine and the folder hold the same ({machines})."
        return f"Took in {events(self.got)} and gave {events(self.given)} ({machines})."

    def _on_forgetting(self) -> Iterator[str]:
        if self.forgotten:
            yield (
                f"{events(self.forgotten)} left this machine, because you had them forgotten on another one; "
                "`ice-quiz forget` looks after its backups."
            )
        if self.left:
            yield (
                f"Other machines wrote {events(self.left)} that you had forgotten, and still hold it. Each removes its own; "
                "for one that is gone, `ice-quiz sync FOLDER --for-others` does it."
            )

    def _on_events(self) -> Iterator[str]:
        if self.renamed:
            yield (
                "Another machine wrote under this one's name (a copied disk, or a backup that was put back): "
                "its events are in, and this machine goes on under a new name."
            )
        if self.conflicts:
            yield f"{events(self.conflicts)} had the id of another one here: set aside, those of this machine count."
        if self.waiting:
            yield (
                f"{events(self.waiting)} from the future: that machine's clock is ahead, or this one's is behind. "
                "They are kept, and count once this clock gets there."
            )

    def _on_files(self) -> Iterator[str]:
        if self.torn:
            yield f"Not whole yet, the rest is read next time: {_named(self.torn)}."
        if self.mended:
            yield f"Cut off in what this machine wrote, and written again: {_named(self.mended)}."
        if self.missing:
            yield f"Not there yet, read when it comes: {_named(self.missing)}."
        if self.copies:
            yield f"Conflict copies of a sync service were read like all others: {_named(self.copies)}."
        if self.marked:
            yield f"Marks of an unfinished merge were passed over, the events were read: {_named(self.marked)}."
        if self.damaged:
            yield f"Damaged lines were passed over; the machine that wrote them gives them again: {_named(self.damaged)}."
        if self.foreign:
            yield f"Not ours, left alone: {_named(self.foreign)}."

    def _on_unreadable(self) -> Iterator[str]:
        if self.unreadable:
            yield f"Could not be read: {_named(self.unreadable)}."


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
