"""Which thing that was named stands for which answer, so that as many as possible are right."""

from __future__ import annotations

from collections.abc import Sequence


def matched(candidates: Sequence[Sequence[int]]) -> list[int | None]:
    """For each segment the answer it stands for, or None; no answer twice, and as many as possible.

    `candidates` are the answers that each segment may stand for; earlier segments are served first. Augmenting paths, Kuhn
    1955; the search keeps its own stack, so that long lists cannot exhaust Python's.
    """
    owner: dict[int, int] = {}
    for segment in range(len(candidates)):
        _augment(segment, candidates, owner)
    mine = {segment: answer for answer, segment in owner.items()}
    return [mine.get(segment) for segment in range(len(candidates))]


def _augment(start: int, candidates: Sequence[Sequence[int]], owner: dict[int, int]) -> None:
    """Give `start` an answer, by moving others to their next choice where that helps."""
    came_from: dict[int, int] = {}  # answer: the segment that asks for it
    queue = [start]
    for segment in queue:
        for answer in candidates[segment]:
            if answer in came_from:
                continue
            came_from[answer] = segment
            if answer not in owner:
                _hand_over(answer, came_from, owner, start)
                return
            queue.append(owner[answer])


def _hand_over(answer: int, came_from: dict[int, int], owner: dict[int, int], start: int) -> None:
    while True:
        segment = came_from[answer]
        before = next((held for held, holder in owner.items() if holder == segment), None)
        owner[answer] = segment
        if segment == start or before is None:
            return
        answer = before
