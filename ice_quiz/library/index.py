"""What was found in each deck file the last time it was read, so that a list of decks need not read them again.

A cache: it holds nothing that cannot be made anew, so what is damaged or cannot be written is simply done without. A file
counts as unchanged when its bytes are (a hash is kept), and its cards as long as no date in it has come.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from ice_quiz import __version__
from ice_quiz.places import private_folder
from ice_quiz.questions.learner import Learner

FILE = "decks.json"

RULES = 3
"""Raised whenever the same files shall be found to hold something else."""

_VERSION = f"{__version__}/{RULES}"


class Found(NamedTuple):
    """What a deck file held.

    `hash` stands for its bytes, `learner` for what is known of the learner. The cards are those of the days from `since` up
    to the day before `until` (ISO dates, empty where there is no end). `withheld`, `exams` and `checks` are those of
    `Entry`.
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
    learner: str = ""
    withheld: Mapping[str, str] = {}
    exams: Mapping[str, Sequence[str]] = {}
    titles: Mapping[str, str] = {}
    checks: Sequence[str] = ()

    @property
    def mark(self) -> str:
        """Stands for everything that the cards depend on."""
        return f"{self.hash} {self.since} {self.learner}"

    def holds(self, of_bytes: str, today: date, learners: Mapping[str, Learner]) -> bool:
        """Whether this is still what a file with that hash holds today for the learner, who is known by the deck's id."""
        now = today.isoformat()
        return (
            self.hash == of_bytes
            and self.since <= now
            and (not self.until or now < self.until)
            and self.learner == mark_of(learners.get(self.id))
        )


def hash_of(data: bytes) -> str:
    """Stands for the bytes of a file."""
    return blake2b(data, digest_size=16).hexdigest()


def mark_of(learner: Learner | None) -> str:
    """Stands for what is known of a learner; empty where nothing is."""
    if learner is None or learner == Learner():
        return ""
    said = [sorted(each.items()) for each in (learner.said, learner.corrected, learner.said_on, learner.corrected_on)]
    return hash_of(json.dumps(said, default=str).encode())


def load(cache: Path) -> dict[str, Found]:
    """What was found in each file, by its path; nothing where there is no cache that this version can use."""
    try:
        stored = json.loads((cache / FILE).read_text(encoding="utf-8"))
        if stored["version"] != _VERSION:
            return {}
        found = {path: Found(**values) for path, values in stored["decks"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
    return found if all(map(_sound, found.values())) else {}


def size(cache: Path) -> int:
    """The bytes of what is kept; 0 where nothing is."""
    try:
        return (cache / FILE).stat().st_size
    except OSError:
        return 0


def save(cache: Path, found: Mapping[str, Found]) -> None:
    """Keep what was found. Where it cannot be written it will be found again."""
    _write(cache / FILE, {"version": _VERSION, "decks": {path: one._asdict() for path, one in found.items()}})


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
    texts = (found.hash, found.id, found.title, found.problem, found.since, found.until, found.learner, *found.checks)
    return (
        all(isinstance(text, str) for text in texts)
        and isinstance(found.problems, int)
        and all(
            isinstance(mapping, dict) and {str}.issuperset(map(type, mapping.values()))  # quickly: there may be 100,000
            for mapping in (found.cards, found.was, found.withheld, found.titles)
        )
        and isinstance(found.exams, dict)
        and all(isinstance(card, str) for pool in found.exams.values() for card in pool)
    )


def _write(path: Path, content: object) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        private_folder(path.parent)
        beside.write_text(json.dumps(content), encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True) if beside.parent.is_dir() else None
