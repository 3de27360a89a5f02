"""The grammar of English numbers, in digits and in words.

Own reader, because none at hand reads "6.7k", "a hundred", "six thousand, seven hundred" and "nineteen twenty" alike.
Every step is linear in the length of the text.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_SMALL = {**_UNITS, **_TENS, "none": 0, "nil": 0, "nought": 0}
_SCALES = {"dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 10**3, "mn": 10**6, "mio": 10**6, "bn": 10**9}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "twelfth": 12, "hundredth": 100, "thousandth": 1000,
    **{f"{word}th": value for word, value in _UNITS.items() if value >= 10 and value != 12},
    **{f"{word[:-1]}ieth": value for word, value in _TENS.items()},
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip

_COUNTED_BY_A = frozenset({"hundred", *_SCALES, *_PARTS})
_MOST_DIGITS = 300

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SIGNS = str.maketrans(
    {"\u2019": "'", "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2044": "/"}
)
# Most names hold no number at all, and are read no further.
_HINT = re.compile(rf"\d|(?<![^\W\d_])(?:{'|'.join((*_SMALL, *_ORDINALS, *_COUNTED_BY_A))})(?![^\W\d_])")
_POWER = re.compile("(?<=\\d)⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_CAPITAL_M = re.compile(r"(?<=\d)M(?!\w)")
_TOKEN = re.compile(
    r"""
      (?P<digits> (?:(?<![\w.,)\-])[-+](?=[\d.]))? (?<!\d)(?<!\d\.)(?<![^\W\d_])
          (?: \d{1,3}(?:[,'\ ]\d{3}){1,20}(?!\d) | \d{1,2}(?:,\d\d){1,6},\d{3}(?!\d) | \d+ | (?<!\w)(?=\.\d) )
          (?:\.\d+)* (?:e[-+]?\d{1,4}(?!\w))? )
      (?: \s?/\s?(?P<divisor>\d{1,9})(?![\d/]) )?
      (?: \s?[x×*]\s?10\^(?P<tens>-?\d{1,4}) | \^(?P<power>-?\d{1,4}) )?
      (?: (?P<ordinal>st|nd|rd|th)(?!\w) | (?P<short>k|mn|mio|bn)(?!\w) )?
    | (?P<word>[^\W\d_]+)
    | (?P<other>[^\s\-])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number found in a text; an `ordinal` tells a place in a row ("2nd", "second") and not how many."""

    value: float
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    text: str = ""
    value: float | None = None
    ordinal: bool = False
    start: int = 0
    end: int = 0


_END = _Token()


class NumberReader:
    """Reads number after number from the tokens of a text, the longest reading first."""

    def __init__(self, text: str) -> None:
        plain = _CAPITAL_M.sub(" million", _POWER.sub(lambda match: f"^{match.group().translate(_SUPERSCRIPTS)}", text))
        plain = unicodedata.normalize("NFKC", plain).lower().translate(_SIGNS)
        self.plain = plain
        self.tokens = list(_tokens(plain)) if _HINT.search(plain) else []
        self.at = 0

    def read(self) -> Iterator[tuple[Found, int, int]]:
        """Each number with where it starts and ends in `plain`, the text as it is read."""
        while self.at < len(self.tokens):
            start = self.tokens[self.at].start
            minus = self._skip("minus", "negative")
            found = self._number()
            if found is not None:
                yield Found(-found.value, found.ordinal) if minus else found, start, self.tokens[self.at - 1].end
            elif not minus:
                self.at += 1

    def _token(self, ahead: int = 0) -> _Token:
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else _END

    def _skip(self, *words: str) -> bool:
        if self._token().text in words:
            self.at += 1
            return True
        return False

    def _number(self) -> Found | None:
        """Groups with falling scales: six thousand, seven hundred and five."""
        group = self._group()
        total, last = 0.0, math.inf
        while group is not None and not group.ordinal:
            scale = _SCALES.get(self._token().text, 0)
            if not 0 < scale < last:
                return Found(total + group.value)
            self.at += 1
            total, last = total + group.value * scale, scale
            group = self._next_group(last)
            if group is None:
                return Found(total)
        return None if group is None else Found(total + group.value, ordinal=True)

    def _next_group(self, scale: float) -> Found | None:
        """The group after a scale word, if it goes on with the same number."""
        start = self.at
        joined = self._skip("and") or self._skip(",")
        group = None if joined and self._token().value is not None else self._group(bare=False)
        if group is None or group.value >= scale or _SCALES.get(self._token().text, 0) >= scale:
            self.at = start
            return None
        return group

    def _group(self, bare: bool = True) -> Found | None:
        """What stands before a scale word: digits, or words below ten thousand, or a part ("three quarters")."""
        token = self._token()
        if token.value is not None:
            self.at += 1
            return Found(token.value, token.ordinal) if token.ordinal else self._hundreds(token.value)
        if token.text in ("half", "quarter") or (token.text in ("a", "an") and self._token(1).text in _COUNTED_BY_A):
            self.at += token.text in ("a", "an")
            part = self._parts(1)
            if part is not None and self._token().text == "a" and self._token(1).text in _SCALES:
                self.at += 1  # half a million
            return part or self._hundreds(1)
        if bare and (token.text == "hundred" or token.text in _SCALES):
            return self._hundreds(1)
        small = self._below_hundred()
        if small is None or small.ordinal:
            return small
        year = self._year(small.value)
        return year or self._parts(small.value) or self._hundreds(self._point(small.value))

    def _below_hundred(self) -> Found | None:
        word = self._token().text
        if word in _ORDINALS:
            self.at += 1
            return Found(_ORDINALS[word], ordinal=True)
        if word not in _SMALL:
            return None
        self.at += 1
        if word not in _TENS:
            return Found(_SMALL[word])
        unit = self._token().text
        if 0 < _UNITS.get(unit, 0) < 10 or 0 < _ORDINALS.get(unit, 0) < 10:
            self.at += 1
            return Found(_TENS[word] + (_UNITS.get(unit) or _ORDINALS[unit]), ordinal=unit in _ORDINALS)
        return Found(_SMALL[word])

    def _year(self, century: float) -> Found | None:
        """Years as they are spoken: nineteen twenty, seventeen eighty-seven, nineteen oh five, twenty ten."""
        if not 10 <= century <= 20:
            return None
        start = self.at
        single = self._skip("oh", "o")
        rest = self._below_hundred()
        fits = rest is not None and not rest.ordinal and (rest.value < 10 if single else rest.value >= 10)
        if rest is None or not fits or self._token().text == "hundred" or self._token().text in _SCALES:
            self.at = start
            return None
        return Found(century * 100 + rest.value)

    def _parts(self, number: float) -> Found | None:
        """Half, a third, three quarters."""
        parts = _PARTS.get(self._token().text, 0)
        if not parts or number >= 20:
            return None
        self.at += 1
        return Found(number / parts)

    def _point(self, whole: float) -> float:
        """Six point seven."""
        if self._token().text != "point" or _UNITS.get(self._token(1).text, 10) > 9:
            return whole
        self.at += 1
        digits = ""
        while _UNITS.get(self._token().text, 10) < 10:
            digits += str(_UNITS[self._token().text])
            self.at += 1
        return whole + float(f"0.{digits[:_MOST_DIGITS]}")

    def _hundreds(self, number: float) -> Found:
        """Sixty-seven hundred; four hundred and thirty-five; one and a half."""
        if self._token().text == "and" and self._token(1).text == "a" and self._token(2).text == "half":
            self.at += 3
            return Found(number + 0.5)
        if not self._skip("hundred"):
            return Found(number)
        start = self.at
        self._skip("and")
        rest = self._below_hundred()
        if rest is None:
            self.at = start
            return Found(number * 100)
        return Found(number * 100 + rest.value, rest.ordinal)


def _tokens(plain: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(plain):
        if match["word"] or match["other"]:
            yield _Token(match.group(), start=match.start(), end=match.end())
            continue
        try:
            value = _value(match)
        except (ValueError, OverflowError, ZeroDivisionError):
            value = math.nan
        # Dates, versions and numbers beyond a float are no numbers that anyone counts with.
        known = math.isfinite(value)
        yield _Token("" if known else "?", value if known else None, bool(match["ordinal"]), match.start(), match.end())


def _value(match: re.Match[str]) -> float:
    value = float(re.sub("[,' ]", "", match["digits"]))
    if match["divisor"]:
        value /= float(match["divisor"])
    if match["tens"]:
        value = float(f"{value!r}e{match['tens']}") if "e" not in repr(value) else value * 10.0 ** int(match["tens"])
    if match["power"]:
        value = float(f"1e{match['power']}") if value == 10 else value ** int(match["power"])
    return value * _SHORT_SCALES.get(match["short"] or "", 1)
