from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.language.printable import REPLACEMENT, printable

anything = st.text(alphabet=st.characters(exclude_categories=()))
steady = settings(derandomize=True, deadline=None)

PAYLOAD = (
    "\x1b]52;c;RVZJTA==\x07\x1b]0;PWNED\x07\x1b[31mRED\x9b31mC1\x9d52;c;Qw==\x9c\u202eRTL\u2066\x08\x7f\r\x00END"
    "\x1b]52;c;RVZJTA==\x1b\\"
)


def test_an_attack_on_the_terminal_becomes_harmless_text() -> None:
    shown = printable(PAYLOAD)
    assert "\x1b" not in shown
    assert "END" in shown
    assert all(unicodedata.category(sign) != "Cc" for sign in shown if sign != "\n")


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\x07",
        "\x08",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9b",
        "\u2028",
        "\u2029",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ufeff",
        chr(0xD800),
        chr(0xDFFF),
        "\ufdd0",
        "\ufffe",
        "\uffff",
        "\U0001ffff",
        "\U0010fffe",
    ],
    ids=ascii,
)
def test_a_dangerous_character_is_shown_as_a_replacement(sign: str) -> None:
    assert printable(f"a{sign}b") == f"a{REPLACEMENT}b"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "two\nlines\tand a tab",
        "👩\u200d🔬",
        "می\u200cخواهم",
        "שלום\u200f",
        "É é 数",
        "[b]markup[/b]",
        "\U0001f600",
    ],
    ids=ascii,
)
def test_honest_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


def test_line_ends_become_those_of_unix() -> None:
    assert printable("a\r\nb\rc\nd") == "a\nb\nc\nd"


@given(anything)
@steady
def test_nothing_dangerous_is_left_in_any_text_and_it_can_be_stored(text: str) -> None:
    shown = printable(text)
    for sign in shown:
        assert unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") or sign in "\n\t"
        assert unicodedata.bidirectional(sign) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        assert ord(sign) & 0xFFFE != 0xFFFE
    shown.encode("utf-8")
    assert len(shown) <= len(text)


@given(anything)
@steady
def test_a_second_time_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)
