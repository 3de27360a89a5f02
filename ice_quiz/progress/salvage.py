"""The events that can still be read in a damaged progress file, wherever in it they stand.

SQLite reads a table from its root along pointers, so one broken page can hide all others, and a file that was cut off it
does not read at all. An event needs no pointers: its record (https://www.sqlite.org/fileformat.html, 2.1) says how long
each column is, and its hash says whether every bit is as it was written. So the file's bytes are searched for records, on
pages of any kind, swapped, cut off or given up, and only those whose hash fits are taken.
"""

from __future__ import annotations

import mmap
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ice_quiz.progress.event import Event, from_line
from ice_quiz.progress.rows import EVENT, Row, event_of_row, genuine

_START = re.compile(rb"[\x0d-\x7f]\x2c(?:[\x0d-\x7f]|[\x81-\xff][\x00-\x7f])[\x01-\x06\x08\x09]{6}", re.DOTALL)
"""How the record of an event begins: the size of its header, in one byte, then the types of its columns: 16 bytes, a text,
six whole numbers."""

_LINE = re.compile(rb'\{"body":[\x20-\x7e]{100,}?"utc_ms":-?\d{1,19}\}')
"""An event that was set aside, which is kept as a line (`event.to_line`)."""

_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_USUAL_PAGE = 4096
_LONGEST = 1 << 24  # bytes of one event; more than any that was ever written


class Salvaged(NamedTuple):
    """The genuine events that stand in a file, and those that were set aside in it, by id."""

    events: dict[str, Event]
    aside: dict[str, Event]

    def add(self, other: Salvaged) -> None:
        """Take in what is not here yet."""
        for mine, theirs in zip(self, other, strict=True):
            for each, event in theirs.items():
                mine.setdefault(each, event)


def salvaged(path: Path) -> Salvaged:
    """What can be read of a progress file and its journal. The files are only read. Raises `OSError`."""
    found = Salvaged({}, {})
    for file in (path, path.with_name(f"{path.name}-journal")):
        with suppress(FileNotFoundError), file.open("rb") as opened:
            if opened.seek(0, os.SEEK_END):
                with mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
                    found.add(Salvaged(_by_id(map(event_of_row, _rows(data))), _by_id(_lines(data))))
    return found


def _by_id(events: Iterable[Event]) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for event in events:
        found.setdefault(event.id, event)
    return found


def _lines(data: mmap.mmap) -> Iterator[Event]:
    for line in _LINE.finditer(data):
        with suppress(ValueError, RecursionError):
            yield from_line(line[0].decode("ascii"))


def _rows(data: mmap.mmap) -> Iterator[Row]:
    size = int.from_bytes(data[16:18], "big")
    page = size if 512 <= size <= 32768 and not size & (size - 1) else _USUAL_PAGE
    for found in _START.finditer(data):
        row = _row(data, found.start(), page)
        if row is not None and genuine(row):
            yield row


def _row(data: mmap.mmap, start: int, page: int) -> Row | None:
    """The record that begins there, as a row of `event`; None where that cannot be one."""
    header: bytes = data[start : start + data[start]]
    types = list(_numbers(header[1:]))
    if len(types) < len(EVENT) or any(not _possible(kind) for kind in types):
        return None
    lengths = [_length(kind) for kind in types]
    whole = len(header) + sum(lengths)
    if whole > _LONGEST:
        return None
    payload = _payload(data, start, whole, page)
    at = len(header)
    row = []
    for kind, length in zip(types, lengths, strict=True):
        row.append(_value(kind, payload[at : at + length]))
        at += length
    return tuple(row[: len(EVENT)]) if at == len(payload) else None


def _numbers(data: bytes) -> Iterator[int]:
    """SQLite's variable-length integers: seven bits a byte, the highest bit says that more follow."""
    number = 0
    for byte in data:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            yield number
            number = 0


def _possible(kind: int) -> bool:
    return kind in _INTEGERS or kind in (8, 9) or kind >= 12


def _length(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else _INTEGERS.get(kind, 0)


def _value(kind: int, data: bytes) -> object:
    if kind >= 12:
        return data.decode(errors="replace") if kind % 2 else data
    return kind - 8 if kind in (8, 9) else int.from_bytes(data, "big", signed=True)


def _payload(data: mmap.mmap, start: int, whole: int, page: int) -> bytes:
    """The record's bytes: on its page, and where they do not fit, on the chain of overflow pages (1.6 of the manual)."""
    if whole <= page - 35:
        return data[start : start + whole]
    least = (page - 12) * 32 // 255 - 23
    here = least + (whole - least) % (page - 4)
    here = here if here <= page - 35 else least
    pieces = [data[start : start + here]]
    next_page = int.from_bytes(data[start + here : start + here + 4], "big")
    missing = whole - here
    while missing > 0 and 0 < next_page <= len(data) // page + 1:
        at = (next_page - 1) * page
        next_page = int.from_bytes(data[at : at + 4], "big")
        piece = data[at + 4 : at + 4 + min(missing, page - 4)]
        if not piece:
            break
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)
