"""Finding the things a deck names, and telling what was probably meant where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ice_quiz.facts.model import Thing
from ice_quiz.facts.reader import Text
from ice_quiz.language.nearest import nearest
from ice_quiz.language.normal import folded, initials

MOST_SUGGESTED = 100  # who misspells more names has another mistake to mend first


@dataclass(frozen=True, slots=True)
class Names:
    """The things of a deck, found by key or by any accepted name."""

    things: Mapping[str, Thing]
    _folded: dict[str, set[str]] = field(default_factory=dict)
    _suggested: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for thing in self.things.values():
            for name in thing.names:
                self._folded.setdefault(folded(name), set()).add(thing.key)

    def find(self, text: str) -> str:
        """The key of the thing that a text names, or "" where it names none or more than one."""
        if text in self.things:
            return text
        keys = self._folded.get(folded(text), set())
        return next(iter(keys)) if len(keys) == 1 else ""

    def named(self, text: str) -> frozenset[str]:
        """The keys of every thing that has this name."""
        return frozenset(self._folded.get(folded(text), ()))

    def suggest(self, text: str) -> str:
        """The key or name nearest to a text, or "". Only so many are looked for: each look goes through all names."""
        if text not in self._suggested and len(self._suggested) < MOST_SUGGESTED:
            self._suggested[text] = nearest(text, [*self.things, *(thing.name for thing in self.things.values())]) or ""
        return self._suggested.get(text, "")


def split_name(texts: Iterable[str], key: str, names: Names | None) -> tuple[Text, str] | None:
    """Where YAML split a name at its comma: the place, and the name as it was meant.

    The sign is that the joined text is a known name, or has the initials of the key.
    """
    parts = list(texts)
    for start in range(len(parts)):
        for end in range(start + 2, min(len(parts), start + 5) + 1):
            first, joined = parts[start], ", ".join(parts[start:end])
            if not isinstance(first, Text) or not first.plain:
                continue
            known = names is not None and bool(names.named(joined)) and not names.find(first)
            spelt = len(key) > 2 and key.isupper() and initials(joined) == key and initials(first) != key
            if known or spelt:
                return first, joined
    return None
