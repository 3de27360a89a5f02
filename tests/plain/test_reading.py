from __future__ import annotations

import io

from ice_quiz.plain.reading import LONGEST_LINE, lines_of


def test_lines_come_without_their_ends_the_last_one_too() -> None:
    assert list(lines_of(io.BytesIO(b"one\r\ntwo\n\nthree"))) == [b"one", b"two", b"", b"three"]


def test_a_line_that_is_too_long_is_skipped_and_the_next_one_read() -> None:
    stream = io.BytesIO(b"x" * (3 * LONGEST_LINE) + b"\nnext\n" + b"y" * LONGEST_LINE + b"\n")
    assert list(lines_of(stream)) == [None, b"next", b"y" * LONGEST_LINE]


def test_no_stream_is_like_an_empty_one() -> None:
    assert list(lines_of(None)) == []
