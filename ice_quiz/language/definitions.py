"""Definitions as texts: whether what one of them says is said by another as well."""

from __future__ import annotations

from functools import lru_cache

from ice_quiz.language.normal import SMALL_WORDS, folded

_IDLE = SMALL_WORDS | {
    "as",
    "is",
    "are",
    "was",
    "were",
    "it",
    "its",
    "that",
    "this",
    "which",
    "who",
    "whose",
    "where",
    "when",
}

_DENYING = frozenset({"no", "not", "never", "none", "neither", "nor", "without", "except", "but", "only"})


@lru_cache(maxsize=4096)
def weight(definition: str) -> frozenset[str]:
    """The words that say something, however they are written."""
    return frozenset(word for word in folded(definition).split() if word not in _IDLE)


def holds_for(broad: str, narrow: str) -> bool:
    """Whether the first definition must hold for what the second defines, since all that it says is said there too.

    "Slow" holds for what is "slow and broad", and who is asked for the one may rightly answer with the other. Where more is
    said by denying something ("music in a key", "music without a key"), it does not.
    """
    said, also_said = weight(broad), weight(narrow)
    return bool(said) and said <= also_said and not (also_said - said) & _DENYING
