"""Safe repairs: the edits of problems, made in the text of a deck so that everything else stays as it is, to the byte."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ice_quiz.facts.deckfile import read_deck_bytes
from ice_quiz.facts.problems import Edit, Problem, errors_in


@dataclass(frozen=True, slots=True)
class Repair:
    """The bytes of a file before and after, and the problems that are mended."""

    before: bytes
    data: bytes
    mended: tuple[Problem, ...]

    def difference(self, name: str) -> Iterator[str]:
        """What was changed, as lines of a unified diff."""
        before, after = (text.decode("utf-8-sig").splitlines() for text in (self.before, self.data))
        yield from difflib.unified_diff(before, after, name, f"{name}, mended", n=1, lineterm="")


def repaired_file(path: Path, problems: Iterable[Problem]) -> Repair | None:
    """The repair of a file that was read just now, or None where nothing can be repaired. Writes nothing."""
    if not path.is_file():
        return None
    return repaired(path.read_bytes(), str(path), problems)


def repaired(data: bytes, file: str, problems: Iterable[Problem]) -> Repair | None:
    """Make the edits of problems. An edit is made only where the text that it replaces stands at its place.

    No two edits touch each other, and a repair after which more errors are found than before is none.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data[len(mark) :].decode()
    except UnicodeDecodeError:
        return None
    starts = _starts(text)
    made: dict[int, tuple[int, str]] = {}
    mended = []
    for problem in problems:
        for edit in problem.edits:
            at = _where(edit, text, starts)
            if at is not None and not any(at < end and start < at + len(edit.old) for start, (end, _) in made.items()):
                made[at] = (at + len(edit.old), _in_the_files_own_lines(edit.new, text))
                mended.append(problem)
    after = mark + "".join(_pieces(text, made)).encode()
    if not mended or _errors(after, file) > _errors(data, file):
        return None
    return Repair(data, after, tuple(dict.fromkeys(mended)))


def _errors(data: bytes, file: str) -> int:
    return len(errors_in(read_deck_bytes(data, file).problems))


def _pieces(text: str, made: dict[int, tuple[int, str]]) -> Iterator[str]:
    done = 0
    for start in sorted(made):
        end, new = made[start]
        yield text[done:start]
        yield new
        done = end
    yield text[done:]


def _starts(text: str) -> list[int]:
    """Where each line begins."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _where(edit: Edit, text: str, starts: list[int]) -> int | None:
    """The place of an edit in the text, if what it replaces stands there."""
    if not 0 < edit.line <= len(starts):
        return None
    at = starts[edit.line - 1] + edit.column - 1
    return at if edit.old and text.startswith(edit.old, at) else None


def _in_the_files_own_lines(new: str, text: str) -> str:
    return new.replace("\n", "\r\n") if "\r\n" in text else new
