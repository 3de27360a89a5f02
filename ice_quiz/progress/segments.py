"""Segments: how a machine lays its events into a shared folder, line by line, and how others read them.

`ice_quiz/<device>/<number of its first line>.jsonl`, an event a line as `event.to_line` writes it, 1,000 lines a file. Each
machine writes only in the folder with its own name and only at the end of its last file; a full file never changes, but for
lines of forgotten events, which become empty. So no sync service can ever have two versions to choose from; what it leaves
all the same (conflict copies, half files, files that are missing for a while) is read, or passed over and read later.
"""

from __future__ import annotations

import fcntl
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ice_quiz.places import private_folder, put_in_place, settle
from ice_quiz.progress.event import Event, from_line
from ice_quiz.progress.whole_file import PART, draft_for, name, sweep

HOME = "ice_quiz"
"""The folder inside the shared one."""

LINES = 1000
LARGEST = 256 << 20  # bytes; a thousand events are far less, so a larger file is not ours

_NAME = re.compile(r"(\d{8})\.jsonl")
_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")  # what an unfinished merge of git leaves
_OF_SYSTEMS = frozenset({"desktop.ini", "thumbs.db", "icon\r"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A file of events: whose folder it lies in, and the number of its first line (None for a conflict copy)."""

    path: Path
    device: str
    first: int | None


@dataclass(frozen=True, slots=True)
class Lines:
    """What a segment holds. `count` are its whole lines, `damaged` the numbers of those that cannot be read.

    `torn` says that the last line is not whole, so the rest of the file may still be under way. `marks` counts the lines
    that git has put there.
    """

    events: tuple[Event, ...]
    count: int
    damaged: tuple[int, ...]
    torn: bool
    marks: int


def found_in(home: Path) -> tuple[list[Segment], list[Path]]:
    """The segments below `home`, and the files there that are none. Raises `OSError`."""
    segments: list[Segment] = []
    foreign: list[Path] = []
    for path in _files(home):
        regular = stat.S_ISREG(path.lstat().st_mode)
        if regular and ".jsonl" in path.name and path.lstat().st_size <= LARGEST:
            of = path.relative_to(home).parts[0]
            named = _NAME.fullmatch(path.name)
            segments.append(Segment(path, of, int(named[1]) if named else None))
        else:
            foreign.append(path)
    return segments, foreign


def read(path: Path) -> Lines:
    """The events in a file; nothing in it makes this fail. Raises `OSError` where the file cannot be read."""
    parts = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    events: list[Event] = []
    bad: list[int] = []
    marks = 0
    for number, line in enumerate(parts, 1):
        text = line.strip(b"\r")
        if not text:
            continue
        if text.startswith(_MARKS):
            marks += 1
            continue
        try:
            events.append(from_line(text.decode()))
        except (ValueError, RecursionError):
            bad.append(number)
    last = len(parts) if parts[-1] else len(parts) - 1
    torn = bool(bad) and bad[-1] == last
    return Lines(tuple(events), len(parts) - 1, tuple(bad[:-1] if torn else bad), torn, marks)


def gaps(counts: Mapping[int, int]) -> list[tuple[int, int]]:
    """Where lines of a machine are missing, as first line and number, given the lines of each file by its first."""
    found: list[tuple[int, int]] = []
    expected = 1
    for first in sorted(counts):
        if first > expected:
            found.append((expected, first - expected))
        expected = max(expected, first + counts[first])
    return found


def append(folder: Path, lines: Sequence[str], token: str) -> None:
    """Put lines into a machine's own segments, durable when it returns. Raises `OSError`; what is there stays.

    What a killed program left half is cut off before; where own files are missing, their places are filled first, if only
    with empty lines, so that nobody waits for them. `token` is something random for the name of a draft.
    """
    private_folder(folder)
    with _alone(folder):
        with suppress(OSError):  # what a killed program left is not in the way
            sweep(folder)
        rest = list(lines)
        firsts = sorted(int(found[1]) for path in folder.iterdir() if (found := _NAME.fullmatch(path.name)))
        counts = {first: _mended(_path(folder, first), last=first == firsts[-1]) for first in firsts}
        for first, number in gaps(counts):
            piece, rest = rest[:number], rest[number:]
            filled = [*piece, *[""] * (number - len(piece))]
            if first in counts:  # it is there, and was emptied
                _add(_path(folder, first), filled)
            else:
                _new(_path(folder, first), filled, f"{token}-{first}")
        following = 1
        if firsts:
            last = firsts[-1]
            room = max(0, LINES - counts[last])
            _add(_path(folder, last), rest[:room])
            rest, following = rest[room:], last + max(counts[last], LINES)
        for start in range(0, len(rest), LINES):
            _new(_path(folder, following + start), rest[start : start + LINES], f"{token}-{following + start}")


def blank_out(path: Path, ids: frozenset[str]) -> int:
    """Make the lines of these events empty; how many there were. Raises `OSError`; the file is then as it was."""
    lines = path.read_bytes().split(b"\n")
    kept = [b"" if _id_of(line) in ids else line for line in lines]
    gone = sum(one != other for one, other in zip(lines, kept, strict=True))
    if gone:
        put_in_place(b"\n".join(kept), path)
        path.chmod(0o600)
    return gone


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait for another window of this machine that writes into the folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _files(folder: Path) -> Iterator[Path]:
    """All files below, not those that begin with a dot: they are of the sync service; nor drafts."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.casefold() in _OF_SYSTEMS or PART in path.name:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _path(folder: Path, first: int) -> Path:
    return folder / f"{first:08d}.jsonl"


def _mended(path: Path, *, last: bool) -> int:
    """Cut off what stands behind the last whole line of the last file, or in one without any; how many lines it has."""
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    if whole < len(data) and (last or not whole):
        with path.open("r+b") as file:
            file.truncate(whole)
            os.fsync(file.fileno())
    return data.count(b"\n")


def _add(path: Path, lines: Sequence[str]) -> None:
    if lines:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
        try:
            _write(descriptor, lines)
        finally:
            os.close(descriptor)


def _new(path: Path, lines: Sequence[str], token: str) -> None:
    with draft_for(path, token) as draft:
        descriptor = os.open(draft, os.O_WRONLY)
        try:
            _write(descriptor, lines)
        finally:
            os.close(descriptor)
        settle(draft)
        name(draft, path)


def _write(descriptor: int, lines: Sequence[str]) -> None:
    """Write in one go, and bring it to the disk."""
    data = "".join(f"{line}\n" for line in lines).encode()
    written = os.write(descriptor, data)
    if written < len(data):
        raise OSError(28, "No space left on device")
    os.fsync(descriptor)


def _id_of(line: bytes) -> str:
    try:
        return from_line(line.decode()).id
    except (ValueError, RecursionError):
        return ""
