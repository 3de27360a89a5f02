"""Numbers read off a text, and the signs of a name that must match exactly."""

from __future__ import annotations

import re

from ice_quiz.language.normal import folded
from ice_quiz.language.number_reader import Found, NumberReader

__all__ = ["Found", "exact_marks", "in_digits", "numbers_in", "read_number", "roman"]

_PLAIN_DIGITS = 15  # as many as a float holds exactly
_MARKED = re.compile(r"[\d+#]")
_NUMERIC = re.compile(r"-?[\d.]+(?:st|nd|rd|th|k|mn|mio|bn)?")
_ROMAN = re.compile(r"(?=[mdclxvi])(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}


def read_number(text: str) -> float | None:
    """The one number a text gives, in digits or in words; None if it gives none, or several that differ.

    "6,700", "6 700", "6.7k", "sixty-seven hundred" and "over 6,700 special agents" are all 6700; "6.700" is 6.7;
    "nineteen twenty" is 1920; "second" and "2nd" are 2 where no other number stands. Qualifiers and units are ignored.
    """
    if len(text) <= _PLAIN_DIGITS and text.isascii() and text.isdigit():
        return float(text)  # most numbers of a deck are written so, and need no grammar
    found = numbers_in(text)
    values = {each.value for each in found if not each.ordinal} or {each.value for each in found}
    return values.pop() if len(values) == 1 else None


def numbers_in(text: str) -> tuple[Found, ...]:
    """Every number of a text, in its order."""
    return tuple(found for found, _, _ in NumberReader(text).read())


def roman(word: str) -> int | None:
    """The value of a Roman numeral from 1 to 3999, in small letters or capitals; None if the word is none."""
    letters = word.lower()
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_DIGITS[letter] for letter in letters]
    return sum(-value if value < later else value for value, later in zip(values, [*values[1:], 0], strict=True))


def exact_marks(text: str) -> tuple[str, ...]:
    """What no tolerance for typing slips may touch: the numbers first, then other marks, each in the text's order.

    Numbers in digits or words, ordinals and Roman numerals alike as digits ("15th", "fifteenth" and "XV" are "15"), words
    that hold a digit or a sign ("co2", "c++"), and single letters ("hepatitis b"), except an "a" inside the text.
    """
    form = folded(text)
    words = form.split()
    marks = [_canonical(found.value) for found in numbers_in(form)]
    for place, word in enumerate(words):
        if len(word) == 1 and word.isalpha():
            if word != "a" or place == len(words) - 1:
                marks.append(str(roman(word)) if word in "ivx" else word)
        elif _MARKED.search(word) and not _NUMERIC.fullmatch(word):
            marks.append(word)
        elif value := roman(word):
            marks.append(str(value))
    return tuple(marks)


def _canonical(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def in_digits(text: str) -> str:
    """The folded text with every number and Roman numeral in digits: "World War II" and "the Second World War" hold a 2."""
    reader = NumberReader(folded(text))
    parts: list[str] = []
    last = 0
    for found, start, end in reader.read():
        parts += [reader.plain[last:start], f" {_canonical(found.value)} "]
        last = end
    words = "".join([*parts, reader.plain[last:]]).split()
    if len(words) == 1:  # iodine is I, and stays it
        return words[0]
    return " ".join(_numeral(word, last=place == len(words) - 1) or word for place, word in enumerate(words))


def _numeral(word: str, *, last: bool) -> str:
    """The digits of a Roman numeral; a lone letter is one only where it ends the text ("World War I")."""
    value = roman(word) if len(word) > 1 or (last and word in "ivx") else None
    return "" if value is None else str(value)
