"""A value put into a text of TOML, or taken out of it, while everything else stays as somebody wrote it.

TOML Kit keeps comments and order, but not in every way in which tables can be written: dotted keys, tables in pieces, tables
in braces. So each text is read again by Python's own reader before it is given out: what stands anywhere else must not have
changed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, InlineTable, Table

from ice_quiz.errors import IceQuizError

Where = tuple[str, ...]
"""A place in the text: the names of the tables, then the key."""


def with_value(text: str, where: Where, value: object) -> str:
    """The text with the value in that place. Raises `IceQuizError` where something else is in the way."""
    found = _found(text, where)
    named = ".".join(where[: len(found)])
    if found and isinstance(found[-1], dict) and len(found) == len(where):
        raise _refused(f"“{named}” is a table there, with lines of its own, so it can have no value itself.")
    if found and not isinstance(found[-1], dict) and len(found) < len(where):
        raise _refused(f"“{named}” has a value itself there, so nothing can be named “{'.'.join(where)}”.")
    return _rewritten(text, where, value)


def without(text: str, where: Where, *, table: bool = False) -> str:
    """The text without the value in that place, or without the whole `table`; and without tables that are empty then.

    Raises `IceQuizError` for a table that is in the place of a value.
    """
    found = _found(text, where)
    if len(found) < len(where):
        return text
    if isinstance(found[-1], dict) and not table:
        raise _refused(f"“{'.'.join(where)}” is a table there, with lines of its own.")
    return _rewritten(text, where, None)


def _refused(message: str) -> IceQuizError:
    return IceQuizError(message, advice="Take it out of the file first. Nothing was changed.")


def _found(text: str, where: Where) -> list[object]:
    """What stands at each step of the way, as far as it leads."""
    found: list[object] = []
    inner: object = tomllib.loads(text)
    for name in where:
        if not isinstance(inner, dict) or name not in inner:
            break
        inner = inner[name]
        found.append(inner)
    return found


def _rewritten(text: str, where: Where, value: object) -> str:
    try:
        new = _changed(text, where, value)
        same = _rest(text, where) == _rest(new, where)
        if same and (_found(new, where)[len(where) - 1 :] == ([] if value is None else [value])):
            return new
    except (TOMLKitError, ValueError, TypeError, RecursionError):
        pass  # told below: TOML Kit cannot do it in a text that is written so
    raise IceQuizError(
        f"“{'.'.join(where)}” cannot be changed from here, as the file is written.",
        advice="Change it in an editor. Nothing was changed.",
    )


def _rest(text: str, where: Where) -> Mapping[str, object]:
    """Everything that is said elsewhere. Numbers with a point are left as text: “nan” is not equal to itself."""
    said = tomllib.loads(text, parse_float=str)
    inner: Any = said
    for name in where[:-1]:
        inner = inner.get(name, {})
    inner.pop(where[-1], None)
    return _filled(said)


def _filled(table: Mapping[str, object]) -> Mapping[str, object]:
    """The table without tables in which nothing is said."""
    pairs = ((name, _filled(value) if isinstance(value, dict) else value) for name, value in table.items())
    return {name: value for name, value in pairs if value != {}}


def _changed(text: str, where: Where, value: object) -> str:
    document = tomlkit.parse(text)
    tables: list[Any] = [document]
    for name in where[:-1]:
        if name not in tables[-1]:
            break
        tables.append(tables[-1][name])
    missing = where[len(tables) - 1 : -1]
    if value is None:
        del tables[-1][where[-1]]
        _prune(tables, where)
    elif isinstance(tables[-1], InlineTable) and missing:
        tables[-1][missing[0]] = _nested((*missing[1:], where[-1]), value, braces=True)
    elif not missing and not _implied(tables[-1]):
        tables[-1][where[-1]] = value
    else:
        # At the end, where a table with its whole name can stand whatever was written before.
        return _and_below(document.as_string(), tomlkit.dumps(_nested(where, value)))
    return document.as_string()


def _implied(table: object) -> bool:
    """Whether only tables in it have a header. TOML Kit would give it one with the comment of the first."""
    if not isinstance(table, Table) or not table.is_super_table():
        return False
    inner = [(key, item) for key, item in table.value.body if key is not None]
    return all(isinstance(item, Table | AoT) and not key.is_dotted() for key, item in inner)


def _nested(names: Where, value: object, *, braces: bool = False) -> Any:
    outer: dict[str, Any] = tomlkit.inline_table() if braces else {}
    outer[names[0]] = _nested(names[1:], value, braces=braces) if len(names) > 1 else value
    return outer


def _and_below(text: str, table: str) -> str:
    if not text.strip():
        return text + table
    line = "\r\n" if "\r\n" in text else "\n"
    return "".join((text, "" if text.endswith("\n") else line, line, table.replace("\n", line)))


def _prune(tables: list[Any], where: Where) -> None:
    """Take out the tables on the way of which nothing is left, not even a comment."""
    for name, inner, outer in zip(where[-2::-1], tables[:0:-1], tables[-2::-1], strict=True):
        if not _bare(inner):
            return
        del outer[name]


def _bare(table: object) -> bool:
    """Whether the table says nothing. Of one in pieces it is not known, so it stays."""
    if not isinstance(table, Table | InlineTable) or table or table.trivia.comment:
        return False
    return not any(isinstance(item, Comment) for _, item in table.value.body)
