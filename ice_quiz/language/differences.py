"""Where what was typed differs from what is right, letter by letter, so that a slip is seen and can be said in words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

LONGEST = 120
"""Letters of an answer beyond which letters are not compared: nobody reads that."""

MOST = 4
"""Slips beyond which it is another answer, and not this one misspelt."""


class Slip(StrEnum):
    """What happened to some letters."""

    NONE = "none"
    INSTEAD = "instead"
    MISSING = "missing"
    EXTRA = "extra"


class Piece(NamedTuple):
    """Some letters as they were typed and as they are right; one of the two is empty where letters are missing or extra."""

    slip: Slip
    given: str
    right: str


def differences(given: str, wordings: Sequence[str]) -> tuple[Piece, ...]:
    """The pieces of what was typed against the wording that is nearest to it; case does not count.

    Nothing where they are the same, or differ in so much that letters say nothing.
    """
    said = " ".join(given.split())
    fit = [each for each in wordings if 0 < len(each) <= LONGEST]
    if not fit or not 0 < len(said) <= LONGEST:
        return ()
    right = min(fit, key=lambda each: Levenshtein.distance(_cased(said), _cased(each)))
    pieces = tuple(
        Piece(_SLIPS[op.tag], said[op.src_start : op.src_end], right[op.dest_start : op.dest_end])
        for op in Levenshtein.opcodes(_cased(said), _cased(right))
    )
    slips = [piece for piece in pieces if piece.slip is not Slip.NONE]
    wrong = sum(max(len(piece.given), len(piece.right)) for piece in slips)
    return pieces if 0 < len(slips) <= MOST and wrong * 2 < len(right) else ()


def in_words(pieces: Sequence[Piece]) -> str:
    """The slips in one sentence: "“s” is missing, “e” is too much, “m” instead of “n”."; nothing where there are none."""
    said = [_SAID[piece.slip].format(*piece[1:]) for piece in pieces if piece.slip is not Slip.NONE]
    return f"{', '.join(said)}." if said else ""


def _cased(text: str) -> str:
    """The text in small letters, each still at its place."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


_SLIPS = {"equal": Slip.NONE, "replace": Slip.INSTEAD, "insert": Slip.MISSING, "delete": Slip.EXTRA}
_SAID = {Slip.INSTEAD: "“{0}” instead of “{1}”", Slip.MISSING: "“{1}” is missing", Slip.EXTRA: "“{0}” is too much"}
