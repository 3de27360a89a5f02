"""A reply as the log keeps it, and back."""

from __future__ import annotations

from ice_quiz.grading.verdict import Chose, Listed, Reply, Typed

LONGEST_REPLY = 2_000
"""Characters of a typed answer that the log keeps."""

Raw = str | int | tuple[str, ...] | None


def raw(given: Reply | None) -> Raw:
    """What the log keeps of a reply; nothing of one that says "I don't know"."""
    match given:
        case Typed(text):
            return text[:LONGEST_REPLY]
        case Chose(option):
            return option
        case Listed(texts):
            return tuple(text[:LONGEST_REPLY] for text in texts[:LONGEST_REPLY])
        case _:
            return None


def reply_from(kept: Raw) -> Reply | None:
    """The reply that was kept so."""
    if isinstance(kept, str):
        return Typed(kept)
    if isinstance(kept, tuple):
        return Listed(kept)
    return None if kept is None else Chose(kept)
