from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.language.differences import Slip, differences, in_words


@pytest.mark.parametrize(
    ("typed", "right", "said"),
    [
        ("Homeland Security Investigation", "Homeland Security Investigations", "“s” is missing."),
        ("Missisippi", "Mississippi", "“s” is missing."),
        ("Deportattion", "Deportation", "“t” is too much."),
        ("Predetor", "Predator", "“e” instead of “a”."),
        ("comunity sheild", "Community Shield", "“m” is missing, “ei” instead of “ie”."),
        ("predator", "Predator", ""),  # case does not count
        ("  Operation   Predator ", "Operation Predator", ""),
        ("Paris", "London", ""),  # another answer, not this one misspelt
        ("", "London", ""),
    ],
)
def test_slips_are_said_in_words(typed: str, right: str, said: str) -> None:
    assert in_words(differences(typed, [right])) in (
        said,
        said.replace("“ei” instead of “ie”", "“i” is missing, “i” is too much"),
    )


def test_the_nearest_wording_is_compared() -> None:
    pieces = differences("HSY", ["Homeland Security Investigations", "HSI"])
    assert in_words(pieces) == "“Y” instead of “I”."


def test_what_nobody_would_read_is_not_compared() -> None:
    assert differences("x" * 100_000, ["xx"]) == ()
    assert differences("abcdefgh", ["a-b-c-d-e-f-g-h-i-j-k"]) == ()


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=30), st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=3))
def test_the_pieces_put_together_are_what_was_typed_and_what_is_right(typed: str, wordings: list[str]) -> None:
    pieces = differences(typed, wordings)
    if pieces:
        assert "".join(piece.given for piece in pieces) == " ".join(typed.split())
        assert "".join(piece.right for piece in pieces) in wordings
        assert any(piece.slip is not Slip.NONE for piece in pieces)
