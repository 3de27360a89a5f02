"""From the bytes of a list to its text: in which encoding spreadsheets and flashcard sites saved it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from ice_quiz.errors import IceQuizError

MOST_BYTES = 32_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_NOT_TEXT = (
    (b"PK\x03\x04", "This is a spreadsheet file (or another packed one), not a text."),
    (b"\xd0\xcf\x11\xe0", "This is an old spreadsheet or office file, not a text."),
    (b"%PDF", "This is a PDF, not a text."),
    (b"SQLite format 3", "This is a database, not a text."),
)
_SAVE_AS = "Open it in the program that made it, save it as CSV (UTF-8) or as text with tabs, and import that file."
_LOOKED_AT = 4_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding, and what a person should look at because of it ("" for nothing)."""

    text: str
    encoding: str
    note: str = ""


def decoded(data: bytes, file: str) -> Decoded:
    """The text of a list: UTF-8, UTF-16 or UTF-32; what is none of them is taken as Windows text (cp1252), with a note.

    Raises `IceQuizError` for what is no text.
    """
    if len(data) > MOST_BYTES:
        raise IceQuizError(f"The file has more than {MOST_BYTES // 10**6} MB.", place=file, advice="Split it.")
    for start, why in _NOT_TEXT:
        if data.startswith(start):
            raise IceQuizError(why, place=file, advice=_SAVE_AS)
    mark = next((each for each in _MARKS if data.startswith(each[0])), None)
    found = _by_mark(data, *mark[1:]) if mark else _without_mark(data)
    if found is None:
        line = _first_bad_line(data)
        raise IceQuizError(
            "This is neither UTF-8 text nor Windows text.", place=f"{file}:{line}", advice="Save the list as UTF-8."
        )
    if "\0" in found.text:
        line = found.text.count("\n", 0, found.text.index("\0")) + 1
        raise IceQuizError("A zero byte stands here: this is not a text file.", place=f"{file}:{line}", advice=_SAVE_AS)
    return found


def _by_mark(data: bytes, codec: str, name: str) -> Decoded | None:
    text = _tried(data, codec)
    return None if text is None else Decoded(text, name)


def _without_mark(data: bytes) -> Decoded | None:
    start = data[:_LOOKED_AT]
    for codec, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if len(zeros) > 3 and zeros.count(0) > len(zeros) * 0.6 and (text := _tried(data, codec)) is not None:
            return Decoded(text, "UTF-16")
    if (text := _tried(data, "utf-8")) is not None:
        return Decoded(text, "UTF-8")
    if (text := _tried(data, "cp1252")) is not None:
        note = "The file is not UTF-8 and was read as Windows text: look whether letters such as é and ß are right."
        return Decoded(text, "Windows text (cp1252)", note)
    return None


def _tried(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _first_bad_line(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1
