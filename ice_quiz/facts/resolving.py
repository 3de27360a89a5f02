"""From what an author wrote to what it names: things, relations, sources, items; else what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ice_quiz.facts.commas import quoted, split_number
from ice_quiz.facts.kinds import Checker, Entry
from ice_quiz.facts.model import Item, Relation, Source, Wrong
from ice_quiz.facts.names import Names, split_name
from ice_quiz.facts.problems import Severity
from ice_quiz.facts.reader import Text
from ice_quiz.language.nearest import nearest
from ice_quiz.language.normal import folded


@dataclass(frozen=True, slots=True)
class Resolver:
    """The names of a deck, and where to report those that are used in vain."""

    names: Names
    relations: Mapping[str, Relation]
    sources: Mapping[str, Source]
    check: Checker

    def end(self, text: Any) -> str:
        """The key of the thing at one end of a triple."""
        if not isinstance(text, Text):
            place = first_text(text)
            if place is not None:
                self.check.report(place, "Y031", "A fact has one subject and one relation; only objects may be a list.")
            return ""
        if key := self.names.find(text):
            return key
        if len(self.names.named(text)) > 1:
            both = " and ".join(f"`{key}`" for key in sorted(self.names.named(text)))
            self.check.report(text, "T202", f"`{text}` names {both}; write the key of the one you mean.")
            return ""
        close = self.names.suggest(text)
        hint = f"Did you mean `{close}`?" if close else "Add it under `things:`, below its type."
        self.check.report(text, "T201", f"There is no thing `{text}`. {hint}")
        return ""

    def counted(self, text: str) -> str:
        """What a number is of: the key of a thing, or the text itself, which need not be one (a near miss is reported)."""
        if key := self.names.find(text):
            return key
        if isinstance(text, Text) and not self.names.named(text) and (close := self.names.suggest(text)):
            says = f"There is no thing `{text}`, so that it is asked as it stands. Did you mean `{close}`?"
            self.check.report(text, "T201", says, Severity.WARNING)
        return text

    def relation(self, text: Any) -> str:
        """The key of a relation, or "" (reported)."""
        if not isinstance(text, Text):
            self.end(text)
            return ""
        if text in self.relations:
            return str(text)
        close = nearest(text, self.relations)
        hint = f"Did you mean `{close}`?" if close else "Add it under `relations:`."
        self.check.report(text, "T201", f"There is no relation `{text}`. {hint}")
        return ""

    def wrongs(self, entry: Entry, key: str) -> tuple[Wrong, ...]:
        """The answers that the author names under a key, wrong or true as well."""
        texts = entry.get(key)
        if not texts:
            return ()
        self.split(texts)
        return tuple(Wrong(str(text), self.names.find(text), self.check.place(text)) for text in texts)

    def split(self, texts: Iterable[str], key: str = "") -> bool:
        """Whether YAML split a text of this list at its comma (reported)."""
        texts = list(texts)
        what, split = "number", split_number(texts)
        if split is None:
            what, split = "name", split_name(texts, key, self.names)
        if split is not None:
            says = f'YAML split this {what} at its comma. Write ["{split[1]}", …], in quotes.'
            self.check.report(split[0], "Y030", says, edits=(quoted(*split),))
        return split is not None

    def item(self, value: Any) -> Item:
        """One answer; where it names a thing, with all names of it."""
        place = self.check.place(value)
        if isinstance(value, Entry):
            name = str(value["name"])
            return Item(name, tuple(map(str, value.get("also", ()))), self.names.find(name), value.get("reads", ""), place)
        thing = self.names.find(value)
        if thing and value == thing:
            return Item(self.names.things[thing].name, self.names.things[thing].also, thing, place=place)
        also = self.names.things[thing].names if thing else ()
        return Item(str(value), tuple(name for name in also if folded(name) != folded(value)), thing, place=place)

    def items(self, value: Any) -> tuple[Item, ...]:
        """The answers of a list, or of a single value."""
        return tuple(self.item(each) for each in (value if isinstance(value, list) else [value]))

    def source(self, name: Text) -> None:
        """Report a source that the deck does not have."""
        if name not in self.sources:
            close = nearest(name, self.sources)
            hint = f"Did you mean `{close}`?" if close else "Name it under `sources:`."
            self.check.report(name, "T201", f"There is no source `{name}`. {hint}")


def first_text(value: Any) -> Text | None:
    """The first text inside a value, to name a place by."""
    while isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, Text) else None
