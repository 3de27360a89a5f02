"""What a value of a deck file may look like, and the check that a node does.

A `Kind` says what fits; `Checker.checked` turns a node into values (an `Entry` for a record) and reports everything that
does not fit, with its place and the nearest known word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import Any

from ice_quiz.facts.commas import quoted, split_number
from ice_quiz.facts.problems import Edit, Place, Problem, Severity
from ice_quiz.facts.reader import Mapping, Node, Sequence, Text
from ice_quiz.language.nearest import nearest


class Entry(dict[str, Any]):
    """The checked fields of one record, by name; absent fields are absent. Knows its place."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value may look like, and the words that say so."""

    says: str


@dataclass(frozen=True, slots=True)
class Word(Kind):
    """A text; with `choices` one of them, with `pattern` of that form."""

    says: str = "a text"
    choices: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Flag(Kind):
    """`yes` or `no`."""

    says: str = "yes or no"


@dataclass(frozen=True, slots=True)
class Whole(Kind):
    """A whole number from 1."""

    says: str = "a whole number"


@dataclass(frozen=True, slots=True)
class Many(Kind):
    """A list; with `single` a lone value may stand for a list of one."""

    says: str
    of: Kind
    single: bool = False


@dataclass(frozen=True, slots=True)
class Named(Kind):
    """A mapping whose keys the author chooses; with `empty` a key may have no value."""

    says: str
    of: Kind
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Record(Kind):
    """A mapping with given keys; with `partial` one that lacks a required key is read on, to find whatever else is wrong."""

    says: str
    fields: AnyMapping[str, Kind] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Either(Kind):
    """A value whose shape decides what it is."""

    says: str
    text: Kind | None = None
    sequence: Kind | None = None
    mapping: Kind | None = None


@dataclass(frozen=True, slots=True)
class Anything(Kind):
    """Read later, by another part; kept as it stands."""

    says: str = "anything"


class Checker:
    """Checks nodes against kinds and collects what does not fit."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def report(
        self,
        where: Node | Entry,
        code: str,
        message: str,
        severity: Severity = Severity.ERROR,
        edits: tuple[Edit, ...] = (),
    ) -> None:
        """Note a problem at a node, and what repairs it where that is safe."""
        self.problems.append(Problem(self.place(where), code, severity, message, edits))

    def place(self, where: Node | Entry) -> Place:
        """Where a node stands."""
        return Place(self.file, where.line, where.column)

    def checked(self, node: Node, kind: Kind, name: str) -> Any:
        """The value of a node, or None where it does not fit (reported). `name` is the key it stands under."""
        match kind:
            case Word(choices=(), pattern="") if isinstance(node, Text) and node.strip():
                return node
            case Either():
                return self._either(node, kind, name)
            case Record():
                return self._record(node, kind, name)
            case Named():
                return self._named(node, kind, name)
            case Many():
                return self._many(node, kind, name)
            case Anything():
                return node
        if not isinstance(node, Text):
            self.report(node, "Y020", f"`{name}` takes {kind.says}, and here stands {_shape(node)}.")
            return None
        return self._scalar(node, kind, name)

    def _scalar(self, node: Text, kind: Kind, name: str) -> Any:
        if not node.strip():
            self.report(node, "Y021", f"`{name}` is empty; it takes {kind.says}.")
            return None
        match kind:
            case Flag():
                if node.lower() in ("yes", "true", "no", "false"):
                    return node.lower() in ("yes", "true")
            case Whole():
                if re.fullmatch(r"[1-9]\d{0,5}", node):
                    return int(node)
            case Word(choices=choices, pattern=pattern):
                if (not choices or node in choices) and (not pattern or re.fullmatch(pattern, node)):
                    return node
                close = nearest(node, choices) if choices else None
                if close:
                    self.report(node, "Y022", f"`{name}` takes {kind.says}, not `{node}`. Did you mean `{close}`?")
                    return None
        self.report(node, "Y022", f"`{name}` takes {kind.says}, not `{_short(node)}`.")
        return None

    def _either(self, node: Node, kind: Either, name: str) -> Any:
        chosen = kind.text if isinstance(node, Text) else kind.sequence if isinstance(node, Sequence) else kind.mapping
        if chosen is None:
            self.report(node, "Y020", f"`{name}` takes {kind.says}, and here stands {_shape(node)}.")
            return None
        return self.checked(node, chosen, name)

    def _many(self, node: Node, kind: Many, name: str) -> list[Any] | None:
        if isinstance(node, Text) and kind.single and node.strip():
            value = self.checked(node, kind.of, name)
            return None if value is None else [value]
        if not isinstance(node, Sequence):
            hint = f" Put `- ` before each, or [ ] around them ({kind.says})."
            self.report(node, "Y020", f"`{name}` takes a list, and here stands {_shape(node)}.{hint}")
            return None
        values = [self.checked(item, kind.of, name) for item in node.items]
        return [value for value in values if value is not None]

    def _named(self, node: Node, kind: Named, name: str) -> dict[Text, Any] | None:
        if not isinstance(node, Mapping):
            if isinstance(node, Text) and not node.strip():
                return {}
            self.report(
                node, "Y020", f"`{name}` takes {kind.says}, one `key: value` a line, and here stands {_shape(node)}."
            )
            return None
        found: dict[Text, Any] = {}
        for key, child in node.entries.items():
            if kind.empty and isinstance(child, Text) and not child.strip():
                found[key] = Entry()
                found[key].line, found[key].column = key.line, key.column
            elif (value := self.checked(child, kind.of, key)) is not None:
                found[key] = value
        return found

    def _record(self, node: Node, kind: Record, name: str) -> Entry | None:
        if not isinstance(node, Mapping):
            self.report(
                node, "Y020", f"`{name}` takes {kind.says} with keys such as {_some(kind)}, and here stands {_shape(node)}."
            )
            return None
        entry = Entry()
        entry.line, entry.column = node.line, node.column
        before: Node = Text()
        for key, child in node.entries.items():
            if key not in kind.fields:
                self._unknown(key, child, kind, before)
            elif (value := self.checked(child, kind.fields[key], key)) is not None:
                entry[str(key)] = value
            before = child
        missing = [wanted for wanted in kind.required if wanted not in node.entries]
        for wanted in missing:
            self.report(node, "Y023", f"`{wanted}:` is missing from {kind.says}.")
        unfit = [wanted for wanted in kind.required if wanted not in entry]
        return None if unfit and not kind.partial else entry

    def _unknown(self, key: Text, child: Node, kind: Record, before: Node) -> None:
        if isinstance(before, Text) and not child and (split := split_number((before, key))):
            says = f'YAML split this number at its comma. Write "{split[1]}", in quotes.'
            self.report(split[0], "Y030", says, edits=(quoted(*split),))
            return
        if isinstance(child, Text) and not child and key.endswith("?"):
            self.report(key, "Y024", "Inside braces, put a text with `?` in quotes.")
            return
        close = nearest(key, kind.fields)
        hint = f"Did you mean `{close}`?" if close else f"Known are {', '.join(sorted(kind.fields))}."
        self.report(key, "Y003", f"{kind.says.capitalize()} has no key `{_short(key)}`. {hint}")


def _shape(node: Node) -> str:
    match node:
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping (is there a colon in a text? Put it in quotes)"
    return "nothing" if not node.strip() else f"the text `{_short(node)}`"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _some(kind: Record) -> str:
    return ", ".join(f"`{key}`" for key in (*kind.required, *kind.fields)[:3])
