"""Definitions as texts: whether what one of them says is said by another as well."""

from __future__ import annotations

from functools import lru_cache

from ice_quiz.language.denial import DENIALS
from ice_quiz.language.normal import folded

_IDLE = frozenset({"a", "an", "the", "is", "are", "was", "were", "that", "which", "who"})


@lru_cache(maxsize=4096)
def weight(definition: str) -> tuple[str, ...]:
    """The words that say something, in their order, however they are written."""
    return tuple(word for word in folded(definition).split() if word not in _IDLE)


def holds_for(broad: str, narrow: str) -> bool:
    """Whether the first definition must hold for what the second defines: all its words stand there, in their order.

    "Slow" holds for what is "slow and broad", and who is asked for the one may rightly answer with the other. Where more is
    said by denying something ("in a key", "not in a key"), it does not.
    """
    said, also_said = weight(broad), weight(narrow)
    left = iter(also_said)
    return bool(said) and all(word in left for word in said) and not DENIALS & (set(also_said) - set(said))
