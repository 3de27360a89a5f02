"""This machine's own settings: `settings.toml` in the configuration folder, read forgivingly and written with care.

What the file says wrongly is told with its line and column, and the usual value is used; nothing in it stops anybody from
studying. A change keeps everything else as it was written: comments, order, and keys that are not known here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ice_quiz.errors import IceQuizError
from ice_quiz.language.printable import printable
from ice_quiz.places import put_in_place
from ice_quiz.settings import LOOK, Machine, Value

FILE = "settings.toml"
KEYS = "keys"
"""The table of keys that were given anew."""

MOST = 1_000_000  # bytes; more is no file of settings

Where = tuple[str, ...]
"""A place in the file: the names of the tables, then the key."""


class Spot(NamedTuple):
    """A line and a column, both from 1; nothing is known of them where the line is 0."""

    line: int = 0
    column: int = 1


SOMEWHERE = Spot()


class Rebound(NamedTuple):
    """Other keys for a command: on the screen named, or on all that have it ("")."""

    screen: str
    command: str
    keys: tuple[str, ...]
    at: Spot = SOMEWHERE


@dataclass(frozen=True, slots=True)
class MachineFile:
    """What `settings.toml` says: the settings, the keys given anew, and `problems`, each a sentence with its place."""

    path: Path
    machine: Machine = field(default_factory=Machine)
    keys: tuple[Rebound, ...] = ()
    problems: tuple[str, ...] = ()
    broken: bool = False

    def place(self, at: Spot = SOMEWHERE) -> str:
        """How a place in the file is named."""
        path = printable(str(self.path))
        return f"{path}:{at.line}:{at.column}" if at.line else path


def read(config: Path) -> MachineFile:
    """What the file in the configuration folder says; the usual settings where there is none. Nothing is raised."""
    blank = MachineFile(config / FILE)
    try:
        text = _text(blank.path)
        said = _parsed(text, blank) if text else {}
    except IceQuizError as problem:
        return MachineFile(blank.path, problems=(str(problem),), broken=True)
    spots = _spots(text)
    problems: list[str] = []

    def tell(where: Where, message: str, *, key: bool = False) -> None:
        """Of the value at that place, or of its `key`; what cannot be found exactly, at the table that it stands in."""
        names, values = next((spots[where[:n]] for n in range(len(where), 0, -1) if where[:n] in spots), _NOWHERE)
        problems.append(f"{blank.place(names if key else values)}: {message}")

    fit = {}
    for name, value in said.items():
        if name in LOOK and LOOK[name].fits(value):
            fit[name] = value
        elif name in LOOK:
            usual = LOOK[name].shown(LOOK[name].default)
            tell((name,), f"“{name}” is {LOOK[name].wanted}. Used instead: {usual}.")
        elif name != KEYS:
            from ice_quiz.language.nearest import nearest  # only here: it is dear at a start

            close = nearest(name, (*LOOK, KEYS))
            meant = f": is “{close}” meant?" if close else "."
            tell((name,), f"There is no setting “{printable(name)}”{meant}", key=True)
    rebound = _rebound(said.get(KEYS, {}), tell)
    keys = tuple(each._replace(at=spots.get(_where(each), _NOWHERE)[1]) for each in rebound)
    return MachineFile(blank.path, Machine().changed(fit), keys, tuple(problems))


def change(config: Path, where: Where, value: Value | Sequence[str] | None) -> None:
    """Put a value into the file, or take it out (None); everything else in it stays as it was written.

    Raises `IceQuizError` where the file cannot be read or written, or has something else in that place; it is then
    as it was.
    """
    from ice_quiz.toml_text import with_value, without  # only here: reading needs none of it

    if value is None:
        _rewrite(config, lambda text: without(text, where))
    else:
        new = value if isinstance(value, int | float | str) else list(value)
        _rewrite(config, lambda text: with_value(text, where, new))


def clear(config: Path, table: Where) -> None:
    """Take a whole table out of the file. Raises `IceQuizError` as `change` does."""
    from ice_quiz.toml_text import without

    _rewrite(config, lambda text: without(text, table, table=True))


def _rewrite(config: Path, changed: Callable[[str], str]) -> None:
    path = config / FILE
    blank = MachineFile(path)
    text = _text(path)
    _parsed(text, blank)
    try:
        new = changed(text)
    except IceQuizError as problem:
        raise IceQuizError(problem.message, place=blank.place(), advice=problem.advice) from None
    if new == text:
        return
    try:
        # A file that is linked to stays linked.
        put_in_place(new.encode(), Path(os.path.realpath(path)))
    except OSError as problem:
        raise IceQuizError(
            f"This could not be saved: {(problem.strerror or str(problem)).lower()}.",
            place=blank.place(),
            advice="Nothing was changed. Make room there or set its permissions, then try again.",
        ) from None


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise IceQuizError("It is no file.", place=printable(str(path)), advice=_ADVICE)
        with path.open("rb") as file:
            data = file.read(MOST + 1)
        if len(data) > MOST:
            raise IceQuizError("It is too large for a file of settings.", place=printable(str(path)), advice=_ADVICE)
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise IceQuizError("It is not written in UTF-8.", place=printable(str(path)), advice=_ADVICE) from None
    except OSError as problem:
        why = (problem.strerror or str(problem)).lower()
        raise IceQuizError(f"It cannot be read: {why}.", place=printable(str(path)), advice=_ADVICE) from None


_ADVICE = "The usual settings are used meanwhile, and the file is left as it is."


def _parsed(text: str, blank: MachineFile) -> Mapping[str, object]:
    import tomllib  # only where there is a file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        said = str(problem)
        at = re.search(r" \(at line (\d+), column (\d+)\)$", said)
        end = Spot(text.count("\n") + 1, len(text) - text.rfind("\n"))
        message, spot = (said[: at.start()], Spot(int(at[1]), int(at[2]))) if at else (said.partition(" (at end")[0], end)
        raise IceQuizError(f"This is no TOML: {message}.", place=blank.place(spot), advice=_ADVICE) from None
    except RecursionError:
        raise IceQuizError("This is no TOML: it is nested too deeply.", place=blank.place(), advice=_ADVICE) from None


_NOWHERE = (SOMEWHERE, SOMEWHERE)
_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?$")
_KEY = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=\s*")
_PART = re.compile(r"[\w-]+|\"[^\"]*\"|'[^']*'")


def _spots(text: str) -> Mapping[Where, tuple[Spot, Spot]]:
    """Where each key and its value stand, and each table: Python's TOML reader does not tell it. Good enough to point at."""
    found: dict[Where, tuple[Spot, Spot]] = {}
    table: Where = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            name = Spot(number, header.start(1) + 1)
            found.setdefault(table, (name, name))
        elif key := _KEY.match(line):
            spots = (Spot(number, key.start(1) + 1), Spot(number, key.end() + 1))
            found.setdefault((*table, *_parts(key[1])), spots)
    return found


def _parts(dotted: str) -> Where:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _where(rebound: Rebound) -> Where:
    return tuple(filter(None, (KEYS, rebound.screen, rebound.command)))


def _rebound(table: object, tell: Any) -> list[Rebound]:
    """The keys that were given anew: for all screens, and in a table of its own for one."""
    if not isinstance(table, dict):
        tell((KEYS,), '“keys” is a table: write [keys], and below it lines like undo = "z".')
        return []
    found = []
    for name, value in table.items():
        inner = {name: value} if not isinstance(value, dict) else value
        screen = name if isinstance(value, dict) else ""
        for command, keys in inner.items():
            listed = [keys] if isinstance(keys, str) else keys
            if isinstance(listed, list) and all(isinstance(key, str) for key in listed):
                found.append(Rebound(screen, command, tuple(listed)))
            else:
                where = tuple(filter(None, (KEYS, screen, command)))
                tell(where, 'A key is a text like "z" or "ctrl+z", or a list of such texts.')
    return found
