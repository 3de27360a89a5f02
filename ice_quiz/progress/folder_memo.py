"""What a shared folder held at the last sync, so that the next one reads only what is new there.

It is a file among what can be rebuilt at any time, and is believed only where it fits: the log must begin with the very
events it began with then, and every file must still be there. Else everything is read again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from ice_quiz.places import put_in_place


class Seen(NamedTuple):
    """What a file is known by: its size, when it was changed (nanoseconds), and its lines."""

    size: int
    changed_ns: int
    lines: int

    def to_be_read(self) -> Seen:
        """The same for one that has to be there, and be read again."""
        return Seen(self.size, -1, 0)


@dataclass(frozen=True, slots=True)
class Memo:
    """The last sync: all of the log's first `rows` rows stood in the folder, `count` events with these combined hashes."""

    rows: int
    count: int
    xor: int
    files: Mapping[str, Seen] = field(default_factory=dict)


def seen(path: Path, lines: int) -> Seen:
    """What a file is known by. Raises `OSError`."""
    status = path.stat()
    return Seen(status.st_size, status.st_mtime_ns, lines)


def place(cache: Path, home: Path) -> Path:
    """Where the memo of a shared folder lies."""
    return cache / "sync" / f"{blake2b(str(home).encode('utf-8', 'surrogateescape'), digest_size=8).hexdigest()}.json"


def load(path: Path) -> Memo | None:
    """The memo, or None where there is none that can be read."""
    try:
        said = json.loads(path.read_bytes())
        files = {name: Seen(*map(int, values)) for name, values in said["files"].items()}
        return Memo(int(said["rows"]), int(said["count"]), int(said["xor"]), files)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def save(path: Path, memo: Memo) -> None:
    """Keep the memo. Raises `OSError`."""
    put_in_place(json.dumps(asdict(memo)).encode(), path)
