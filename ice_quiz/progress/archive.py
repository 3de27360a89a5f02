"""Everything that is the learner's, as text: events, decks and this machine's settings, one JSON object a line.

Each object says its `kind`. They stand in this order::

    {"kind": "archive", "format": 1, "made": "2026-11-24T12:00:00+00:00", "program": "0.1.0"}
    {"kind": "answered", "id": "…", "card": "ice/runs.Predator", "body": {"rating": "good", …}, "hash": "…", …}
    {"kind": "set_aside", "reason": "conflict", "line": "…"}
    {"kind": "deck", "file": "harbour.yaml", "text": "…"}
    {"kind": "settings", "file": "settings.toml", "text": "…"}
    {"kind": "end", "lines": 5, "hash": "…"}

Every event is a line, just as `event.to_line` writes it: `kind` is what happened (`event.Kind`), `id` 32 hex digits,
`device` and `seq` who wrote it, `utc_ms` and `offset_minutes` the clock, `tick_ms` and `counter` the order, `day` the study
day (days since the year 1), `card` the card or nothing, `body` what belongs to the kind, `hash` guards all of it. A
`set_aside` line holds an event that does not count. A deck that is not UTF-8 has its bytes as `base64` in place of `text`.
The `hash` of the end is BLAKE2b of 16 bytes over all that stands before its line: so a file that was cut off is known.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from ice_quiz.errors import ProgressError
from ice_quiz.library.reading import ENDINGS
from ice_quiz.progress.event import Event, Kind, canonical, from_line, to_line

FORMAT = 1
TOLD = 5
"""So many bad lines are told; the others are counted."""

_FRAME = frozenset({"archive", "set_aside", "deck", "settings", "end"})
_SIZE = 16


@dataclass(frozen=True, slots=True)
class Archive:
    """All that there is: the events in order, those set aside because of their id, files of decks by name, the settings."""

    events: tuple[Event, ...] = ()
    conflicts: tuple[Event, ...] = ()
    decks: Mapping[str, bytes] = field(default_factory=dict)
    settings: bytes | None = None


def looks_like(line: bytes) -> bool:
    """Whether a file that begins with this line is ours: an archive, or events alone, as in a segment."""
    try:
        values = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return False
    kind = values.get("kind") if isinstance(values, dict) else None
    return kind in _FRAME or (isinstance(kind, str) and "hash" in values) or kind in tuple(Kind)


def to_text(archive: Archive, made: str, program: str) -> str:
    """The whole text; `made` is the time, `program` the version that wrote it."""
    lines = [canonical({"kind": "archive", "format": FORMAT, "made": made, "program": program})]
    lines += map(to_line, archive.events)
    lines += [canonical({"kind": "set_aside", "reason": "conflict", "line": to_line(each)}) for each in archive.conflicts]
    lines += [canonical({"kind": "deck", "file": name, **_said(archive.decks[name])}) for name in sorted(archive.decks)]
    if archive.settings is not None:
        lines.append(canonical({"kind": "settings", "file": "settings.toml", **_said(archive.settings)}))
    text = "".join(f"{line}\n" for line in lines)
    return text + canonical({"kind": "end", "lines": len(lines), "hash": _hash(text.encode())}) + "\n"


def from_bytes(data: bytes, name: str) -> Archive:
    """What the text says. Raises `ProgressError` with file:line of what cannot be read; nothing is left out in silence."""
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if not lines[-1]:
        lines.pop()
    read: list[tuple[str, Any]] = []
    problems: list[str] = []
    for number, line in enumerate(lines, 1):
        try:
            read.append(_read(line.removesuffix(b"\r"), last=number == len(lines)))
        except (ValueError, RecursionError) as problem:
            said = str(problem) if isinstance(problem, _Said) else "it is damaged"
            problems.append(f"{name}:{number}: this line cannot be read: {said}.")
    if not problems and read and read[0][0] == "archive":
        if read[-1][0] != "end":
            problems.append(f"{name}:{len(lines)}: the file is cut off here: its end is missing.")
        elif read[-1][1] != (len(lines) - 1, _hash(b"".join(line + b"\n" for line in lines[:-1]))):
            problems.append(f"{name}: lines were changed or are missing: the sum at the end does not fit.")
    if problems:
        more = [f"… and {len(problems) - TOLD:,} lines more."] if len(problems) > TOLD else []
        raise ProgressError("\n".join((*problems[:TOLD], *more)), advice="Nothing was changed.")
    return _put_together(read)


class _Said(ValueError):
    """What is wrong with a line, in words for a person."""


def _read(line: bytes, *, last: bool) -> tuple[str, Any]:
    values = json.loads(line)
    kind = values.get("kind") if isinstance(values, dict) else None
    if not isinstance(kind, str):
        raise _Said("it says no kind")
    if kind not in _FRAME:
        return "event", from_line(line.decode())
    if kind == "archive" and values.get("format") != FORMAT:
        raise _Said("a newer ice_quiz made it; install that one")
    if kind == "end":
        if not last:
            raise _Said("something follows the end")
        return kind, (values.get("lines"), values.get("hash"))
    if kind == "set_aside":
        return kind, from_line(values["line"] if isinstance(values.get("line"), str) else "")
    if kind in ("deck", "settings"):
        return kind, _file(values, ENDINGS if kind == "deck" else (".toml",))
    return kind, None


def _file(values: Mapping[str, object], endings: tuple[str, ...]) -> tuple[str, bytes]:
    name, text, coded = values.get("file"), values.get("text"), values.get("base64")
    if not isinstance(name, str) or name.startswith(".") or not name.endswith(endings) or set(name) & set("/\\\0\n"):
        raise _Said("it names no file that could be written here")
    if isinstance(text, str):
        return name, text.encode()
    if isinstance(coded, str):
        return name, b64decode(coded, validate=True)
    raise _Said("the file's text is missing")


def _put_together(read: Sequence[tuple[str, Any]]) -> Archive:
    def those(kind: str) -> Iterator[Any]:
        return (value for of, value in read if of == kind)

    settings = [data for _, data in those("settings")]
    return Archive(tuple(those("event")), tuple(those("set_aside")), dict(those("deck")), settings[-1] if settings else None)


def _said(data: bytes) -> Mapping[str, str]:
    try:
        return {"text": data.decode()}
    except UnicodeDecodeError:
        return {"base64": b64encode(data).decode()}


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=_SIZE).hexdigest()
