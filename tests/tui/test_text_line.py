from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.language.printable import printable
from ice_quiz.tui.text_line import EDITS, LONGEST, TextLine

LINES = st.builds(
    lambda text, at: TextLine(text, min(at, len(text))), st.text(max_size=30).map(printable), st.integers(0, 30)
)


@settings(derandomize=True, deadline=None)
@given(LINES, st.lists(st.sampled_from(sorted(EDITS)) | st.text(max_size=40), max_size=20))
def test_whatever_is_pressed_the_line_stays_printable_and_the_cursor_in_it(line: TextLine, presses: list[str]) -> None:
    for press in presses:
        line = EDITS[press](line) if press in EDITS else line.insert(press)
        assert 0 <= line.at <= len(line.text) <= LONGEST
        assert line.text == printable(line.text)


@settings(derandomize=True, deadline=None)
@given(LINES, st.characters(categories=["L", "N", "P"]))
def test_backspace_takes_back_the_character_that_was_typed_and_nothing_else(line: TextLine, character: str) -> None:
    assert line.insert(character).backspace() == line


@settings(derandomize=True, deadline=None)
@given(LINES, st.sampled_from(["left", "right", "home", "end", "ctrl+left", "ctrl+right"]))
def test_moving_the_cursor_changes_no_text(line: TextLine, key: str) -> None:
    assert EDITS[key](line).text == line.text


@settings(derandomize=True, deadline=None)
@given(LINES)
def test_the_cursor_does_not_stop_inside_a_letter_with_its_marks(line: TextLine) -> None:
    moved = line.right()
    assert moved.at == len(line.text) or not unicodedata.combining(line.text[moved.at])


def test_words_are_passed_and_deleted_as_in_a_shell() -> None:
    line = TextLine("one two three", 13)
    assert line.word_left().at == 8
    assert line.word_left().word_left().at == 4
    assert line.delete_word() == TextLine("one two ", 8)
    assert TextLine("one two", 0).word_right().at == 3
    assert TextLine("one two", 3).delete_to_end() == TextLine("one", 3)
    assert TextLine("one two", 4).delete_to_start() == TextLine("two", 0)


def test_what_does_not_fit_is_left_out_at_the_end() -> None:
    full = TextLine().insert("x" * (LONGEST - 2))
    assert full.insert("abcd") == TextLine("x" * (LONGEST - 2) + "ab", LONGEST)
    assert full.insert("ab").insert("c").text == full.insert("ab").text
