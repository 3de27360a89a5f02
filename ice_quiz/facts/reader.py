"""From the bytes of a deck file to texts, lists and mappings that know their place.

YAML is read as a stream of events through PyYAML's C parser, never as objects: every scalar stays text (no Norway problem);
anchors, aliases, tags, duplicate keys, a second document and deep nesting are refused with their place.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ice_quiz.facts.headway import Headway, told, unheard
from ice_quiz.facts.mistakes import explained
from ice_quiz.facts.problems import Place, Problem, Severity
from ice_quiz.facts.slips import slips
from ice_quiz.language.printable import printable

MAX_BYTES = 8_000_000
MAX_DEPTH = 16
MAX_TEXT = 64_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Text(str):
    """A scalar of the file: text that knows where it stands, and whether it was written without quotes."""

    __slots__ = ("column", "line", "plain")

    line: int
    column: int
    plain: bool


@dataclass(slots=True)
class Sequence:
    """A list of the file."""

    line: int
    column: int
    flow: bool = False
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A mapping of the file; its keys are `Text`, so they know their place."""

    line: int
    column: int
    flow: bool = False
    entries: dict[Text, Node] = field(default_factory=dict)

    def get(self, key: str) -> Node | None:
        """The value of a key, if it is there."""
        return self.entries.get(key)  # type: ignore[call-overload, no-any-return]


Node = Text | Sequence | Mapping


class _Refused(Exception):
    """Reading stops here: the file says something that a deck must not say."""

    def __init__(self, code: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code, self.message, self.line, self.column = code, message, line, column


def read_nodes(data: bytes, file: str, headway: Headway = unheard) -> tuple[Mapping | None, list[Problem]]:
    """The top mapping of a deck file, or why it cannot be read.

    At most one problem stops reading; characters that a terminal would obey are replaced by U+FFFD and reported.
    """
    try:
        text = _decoded(data)
        root = _build(told(_events(text), lambda event, _: event.start_mark.index / max(len(text), 1), headway))
        if root is None or root == "":
            raise _Refused("Y005", "The file is empty. A deck starts with `deck:` and `title:`.", 1, 1)
        if not isinstance(root, Mapping):
            raise _Refused("Y006", "A deck is a mapping: its first line is like `deck: rivers`.", root.line, root.column)
    except _Refused as refused:
        place = Place(file, refused.line, refused.column)
        return None, [Problem(place, refused.code, Severity.ERROR, refused.message)]
    return root, [*slips(text, file), *([] if _harmless(text) else _replaced(root, file))]


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise _Refused("Y007", f"The file has {len(data) / 1e6:.0f} MB; a deck has at most {MAX_BYTES // 10**6} MB.", 1, 1)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Refused("Y008", "The file is saved as UTF-16. Save it as UTF-8.", 1, 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise _Refused("Y008", "This is not UTF-8 text. Save the file as UTF-8.", line, column) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _Refused("Y008", "This is not a text file: it holds a zero byte.", line, 1)
    return text


def _build(events: Iterable[Any]) -> Node | None:
    """The tree of a text, built without recursion so that depth is ours to limit."""
    root: Node | None = None
    parents: list[Sequence | Mapping] = []
    keys: list[Text | None] = []  # for each parent, the key that waits for its value
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            node: Node = _text(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            node = _container(event, len(parents))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            parents.pop()
            keys.pop()
            continue
        else:
            continue
        if not parents:
            root = node
        elif isinstance(parent := parents[-1], Sequence):
            parent.items.append(node)
        elif (key := keys[-1]) is None:
            keys[-1] = _key(node, parent)
            continue
        else:
            parent.entries[key] = node
            keys[-1] = None
        if not isinstance(node, Text):
            parents.append(node)
            keys.append(None)
    return root


def _container(event: Any, depth: int) -> Sequence | Mapping:
    _refuse_references(event)
    line, column = _position(event)
    if depth >= MAX_DEPTH:
        raise _Refused("Y009", f"Nested more than {MAX_DEPTH} deep.", line, column)
    make = Mapping if type(event) is yaml.MappingStartEvent else Sequence
    return make(line, column, bool(event.flow_style))


def _key(node: Node, parent: Mapping) -> Text:
    if not isinstance(node, Text):
        raise _Refused(
            "Y010",
            "A key must be text. If this is a text with braces or brackets, put it in quotes.",
            node.line,
            node.column,
        )
    if node in parent.entries:
        first = next(key for key in parent.entries if key == node)
        raise _Refused("Y002", f"`{node}` stands here twice; the first is on line {first.line}.", node.line, node.column)
    if node == "<<":
        raise _Refused("Y011", "Merge keys (`<<`) are not allowed: write the entries out.", node.line, node.column)
    return node


def _text(event: Any) -> Text:
    if event.anchor is not None or event.tag is not None:
        _refuse_references(event)
    node = Text(event.value)
    mark = event.start_mark
    node.line, node.column, node.plain = mark.line + 1, mark.column + 1, not event.style
    if len(node) > MAX_TEXT:
        raise _Refused("Y012", f"This text has {len(node):,} characters; {MAX_TEXT:,} are allowed.", node.line, node.column)
    return node


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _refuse_references(event: Any) -> None:
    line, column = _position(event)
    if event.anchor is not None:
        raise _Refused(
            "Y013",
            "`&` starts an anchor, which decks do not use. If you mean the sign, put the text in quotes.",
            line,
            column,
        )
    if event.tag is not None and event.tag != "!":
        raise _Refused(
            "Y014", "Tags (`!`) are not used in decks. If you mean the sign, put the text in quotes.", line, column
        )


def _events(text: str) -> Iterator[Any]:
    documents = 0
    loader = None
    try:
        loader = _LOADER(text)
        while (event := loader.get_event()) is not None:
            kind = type(event)
            if kind is yaml.AliasEvent:
                line, column = _position(event)
                raise _Refused(
                    "Y013",
                    "`*` starts an alias, which decks do not use. If you mean the sign, put the text in quotes.",
                    line,
                    column,
                )
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _Refused("Y015", "A second document starts here (`---`): one file is one deck.", *_position(event))
            yield event
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _Refused(
            "Y016", "A control character stands in the file; delete it or write the text anew.", line, 1
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _Refused("Y001", explained(error, text, line), line, column) from None
    except yaml.YAMLError:
        raise _Refused("Y001", "This is not valid YAML.", 1, 1) from None
    finally:
        if loader is not None:
            loader.dispose()


def _harmless(text: str) -> bool:
    """Whether no text of the file can hold a character to be replaced: there is none, and nothing that YAML unescapes."""
    plain = text.replace("\r\n", "").replace("\n", "")
    return "\\" not in plain and (plain.isprintable() or printable(plain) == plain)


def _replaced(root: Mapping, file: str) -> Iterator[Problem]:
    """Cleans every text in place, and tells where something was replaced."""
    todo: list[Node] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, Sequence):
            for index, child in enumerate(node.items):
                if isinstance(child, Text):
                    node.items[index] = yield from _clean(child, file)
                else:
                    todo.append(child)
        elif isinstance(node, Mapping):
            dirty = any(printable(key) != key for key in node.entries)
            if dirty:
                entries: dict[Text, Node] = {}
                for key, child in node.entries.items():
                    entries[(yield from _clean(key, file))] = child
                node.entries = entries
            for key, child in node.entries.items():
                if isinstance(child, Text):
                    node.entries[key] = yield from _clean(child, file)
                else:
                    todo.append(child)


def _clean(text: Text, file: str) -> Generator[Problem, None, Text]:
    clean = printable(text)
    if clean == text:
        return text
    result = Text(clean)
    result.line, result.column, result.plain = text.line, text.column, text.plain
    yield Problem(
        Place(file, text.line, text.column),
        "Y004",
        Severity.WARNING,
        "Characters that a terminal would obey (control or direction signs) stand in this text; they are shown as \ufffd.",
    )
    return result
