"""Finding the things a deck names, and telling what was probably meant where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ice_quiz.facts.model import Thing
from ice_quiz.facts.problems import Edit
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


def split_number(texts: Iterable[str]) -> tuple[Text, str] | None:
    """Where YAML split a number at its comma (`[10,000, 7,600]`): the place, and the number as it was meant.

    The sign is a text of three digits right behind a comma, without a space.
    """
    earlier: Text | None = None
    for text in texts:
        if not isinstance(text, Text):
            return None
        if (
            earlier is not None
            and text.plain
            and len(text) == 3
            and text.isdigit()
            and earlier.split(" ")[-1].isdigit()
            and len(earlier.split(" ")[-1]) <= 3
            and text.line == earlier.line
            and text.column == earlier.column + len(earlier) + 1
        ):
            return earlier, f"{earlier},{text}"
        earlier = text
    return None


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


def quoted(first: Text, whole: str) -> Edit:
    """Quotes around what YAML split, as far as it stands in one line with one space, or none, behind each comma."""
    return Edit(first.line, first.column, whole, f'"{whole}"')
