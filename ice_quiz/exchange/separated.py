"""From the text of a list to its rows: what separates the columns, and which rows cannot be read."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from ice_quiz.errors import IceQuizError

SEPARATORS = {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "bars"}
"""What may separate columns, with its name; where two fit equally well, the earlier one is taken."""

MOST_COLUMNS = 100
MOST_ROWS = 300_000
"""Far more than a deck can hold: a longer list is refused before it fills the memory."""

_SAMPLE = 200  # rows that are looked at to find the separator
_NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_FIRST_LINES = re.compile(r"(sep)=(.)|#([a-z ]+):(.*)", re.IGNORECASE)
_MOST_FIRST_LINES = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list; `line` is where it begins in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used, and why, as the end of a sentence."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Separated:
    """The rows of a list, those that cannot be read, and what separates its columns.

    `names` and `reserved` are what a flashcard program said above the rows: the columns' names, and by number from 1 the
    columns that hold something else than the sides of a card.
    """

    rows: tuple[Row, ...]
    bad: tuple[BadRow, ...]
    separator: str
    names: tuple[str, ...] = ()
    reserved: Mapping[int, str] = field(default_factory=dict)


def separated(text: str, file: str, separator: str = "") -> Separated:
    """Take a text apart. Empty lines, and lines at the top that only tell a program how to read, are left out.

    Raises `IceQuizError` where no separator gives two columns.
    """
    body, skipped, told = _without_first_lines(text)
    said = told.get("sep") or _NAMED.get(told.get("separator", "").lower(), told.get("separator", "")[:1])
    separator = separator or said or _detected(body, file)
    rows: list[Row] = []
    bad: list[BadRow] = []
    for found in _rows(body, separator):
        if len(rows) + len(bad) == MOST_ROWS:
            raise IceQuizError(f"The list has more than {MOST_ROWS:,} rows.", place=file, advice="Split it.")
        if isinstance(found, BadRow):
            bad.append(BadRow(found.line + skipped, found.why))
        elif len(found.cells) > MOST_COLUMNS:
            bad.append(BadRow(found.line + skipped, f"it has {len(found.cells):,} columns; at most {MOST_COLUMNS} are read"))
        elif any(cell.strip() for cell in found.cells):
            rows.append(Row(found.line + skipped, found.cells))
    names = tuple(told["columns"].split(separator)) if "columns" in told else ()
    reserved = {int(number[:3]): name[: -len(" column")] for name, number in told.items() if _is_reserved(name, number)}
    return Separated(tuple(rows), tuple(bad), separator, names, reserved)


def _is_reserved(name: str, number: str) -> bool:
    return name.endswith(" column") and number.isascii() and number.isdigit()


def _without_first_lines(text: str) -> tuple[str, int, dict[str, str]]:
    """The text without the lines by which Excel and Anki say how to read it, their number, and what they say."""
    told: dict[str, str] = {}
    start = 0
    for skipped in range(_MOST_FIRST_LINES):
        end = text.find("\n", start)
        match = _FIRST_LINES.match(text[start : end if end >= 0 else len(text)][:1_000].rstrip("\r"))
        if not match:
            return text[start:], skipped, told
        told[(match[1] or match[3]).lower()] = match[2] or match[4].strip(" ")
        start = end + 1 if end >= 0 else len(text)
    return text[start:], _MOST_FIRST_LINES, told


def _detected(text: str, file: str) -> str:
    """The separator by which most rows have the same number of columns, two at least."""
    if not text.strip():
        raise IceQuizError("There are no rows in it.", place=file)
    shares = {separator: _share(text, separator) for separator in SEPARATORS}
    best = max(shares, key=lambda separator: shares[separator])
    if not shares[best]:
        raise IceQuizError(
            "The list has only one column: nothing separates questions from answers.",
            place=file,
            advice="Put a tab, a comma or a semicolon between them, or name what stands there with --separator.",
        )
    return best


def _share(text: str, separator: str) -> float:
    rows = islice(_rows(text, separator, strict=False), _SAMPLE)
    counts = Counter(len(row.cells) for row in rows if isinstance(row, Row))
    columns, many = max(counts.items(), key=lambda each: each[1], default=(0, 0))
    return many / counts.total() if columns > 1 else 0.0


def _rows(text: str, separator: str, *, strict: bool = True) -> Iterator[Row | BadRow]:
    if separator == "\t" and _even(text):
        return _unquoted(text)
    return _quoted(text, separator, strict=strict)


def _even(text: str) -> bool:
    """Whether every line has as many tabs as the others: then no quoted cell reaches over lines, and quotes are text."""
    return len({line.count("\t") for line in io.StringIO(text, newline=None) if line.strip()}) <= 1


def _unquoted(text: str) -> Iterator[Row]:
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        if line.strip():
            yield Row(number, tuple(map(_bare, line.rstrip("\n").split("\t"))))


def _bare(cell: str) -> str:
    """A cell without quotes around it, where a program put them there: then each quote inside stands twice."""
    inner = cell[1:-1]
    wrapped = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if wrapped else cell


def _quoted(text: str, separator: str, *, strict: bool) -> Iterator[Row | BadRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRow(line, _in_words(error, line, reader.line_num))
            continue
        if cells:
            yield Row(line, tuple(cells))


def _in_words(error: csv.Error, first: int, last: int) -> str:
    said = str(error)
    if "field limit" in said:
        return "one of its cells is longer than any text of a deck may be"
    if "end of data" in said:
        return f"a quote that opens here is not closed before the end of the file, on line {last:,}"
    until = f" (read up to line {last:,})" if last > first else ""
    return f'a quote stands in the middle of a cell; write it twice ("") and put the whole cell in quotes{until}'
