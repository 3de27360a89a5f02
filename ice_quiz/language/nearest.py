"""The "did you mean": the known word that a mistyped one was most likely meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from ice_quiz.language.normal import folded


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that differs least, if it differs by no more than a third of its letters; of equals the first.

    Case, accents and punctuation do not count. None where nothing is near.
    """
    given = folded(word)
    best: str | None = None
    allowed = max(1, len(given) // 3)
    for candidate in candidates:
        known = folded(candidate)
        distance = OSA.distance(given, known, score_cutoff=allowed)
        if distance <= allowed and distance < max(len(given), len(known), 1):
            if distance == 0:
                return candidate
            best, allowed = candidate, distance - 1
    return best
