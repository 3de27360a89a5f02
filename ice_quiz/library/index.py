"""What was found in each deck file the last time it was read, so that a list of decks need not read them again.

A cache: it holds nothing that cannot be made anew, so what is damaged or cannot be written is simply done without. A file
counts as unchanged when its bytes are (a hash is kept), and its cards as long as no date in it has come.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from ice_quiz import __version__
from ice_quiz.places import private_folder

FILE = "decks.json"


class Found(NamedTuple):
    """What a deck file held.

    `hash` stands for its bytes. The cards are those of the days from `since` up to the day before `until` (ISO dates, empty
    where there is no end).
    """

    hash: str
    id: str = ""
    title: str = ""
    cards: Mapping[str, str] = {}
    was: Mapping[str, str] = {}
    problems: int = 0
    problem: str = ""
    since: str = ""
    until: str = ""

    def holds(self, of_bytes: str, today: date) -> bool:
        """Whether this is still what a file with that hash holds today."""
        return (
            self.hash == of_bytes and self.since <= today.isoformat() and (not self.until or today.isoformat() < self.until)
        )


def hash_of(data: bytes) -> str:
    """Stands for the bytes of a file."""
    return blake2b(data, digest_size=16).hexdigest()


def load(cache: Path) -> dict[str, Found]:
    """What was found in each file, by its path; nothing where there is no cache that this version can use."""
    try:
        stored = json.loads((cache / FILE).read_text(encoding="utf-8"))
        if stored["version"] != __version__:
            return {}
        found = {path: Found(**values) for path, values in stored["decks"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
    return found if all(map(_sound, found.values())) else {}


def save(cache: Path, found: Mapping[str, Found]) -> None:
    """Keep what was found. Where it cannot be written it will be found again."""
    _write(cache / FILE, {"version": __version__, "decks": {path: one._asdict() for path, one in found.items()}})


def load_studied(cache: Path, deck: str) -> frozenset[str]:
    """The ids of all cards that a deck had when it was studied last; none where that is not known any more."""
    try:
        stored = json.loads(_studied(cache, deck).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return frozenset()
    return frozenset(card for card in stored if isinstance(card, str)) if isinstance(stored, list) else frozenset()


def save_studied(cache: Path, deck: str, cards: frozenset[str]) -> None:
    """Keep the ids of all cards of a deck."""
    if load_studied(cache, deck) != cards:
        _write(_studied(cache, deck), sorted(cards))


def _studied(cache: Path, deck: str) -> Path:
    return cache / "studied" / f"{deck}.json"


def _sound(found: Found) -> bool:
    texts = (found.hash, found.id, found.title, found.problem, found.since, found.until)
    return (
        all(isinstance(text, str) for text in texts)
        and isinstance(found.problems, int)
        and all(
            isinstance(mapping, dict) and all(isinstance(value, str) for value in mapping.values())
            for mapping in (found.cards, found.was)
        )
    )


def _write(path: Path, content: object) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        private_folder(path.parent)
        beside.write_text(json.dumps(content), encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True) if beside.parent.is_dir() else None
