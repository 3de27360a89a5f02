"""A template put into a deck file where its author is: everything else stays as it is, byte for byte.

The place comes from the tree of the file as it was read; the lines are then cut in, so comments, blanks, quotes and the ends
of lines are never written anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ice_quiz.errors import DeckError
from ice_quiz.facts.problems import Place
from ice_quiz.facts.reader import Mapping, Sequence, read_nodes


class Template(StrEnum):
    """What can be inserted; the value is the key of a topic that holds such things."""

    FACT = "facts"
    NUMBER = "numbers"
    LIST = "lists"
    TERM = "terms"
    CARD = "cards"


_LINES = {
    Template.FACT: ("- [a thing, a relation, another thing]",),
    Template.NUMBER: ("- {of: a thing, what: what is counted, value: 0}",),
    Template.LIST: ("- list: what the list is of", "  items: [first, second, third]"),
    Template.TERM: ("a term: what it means",),
    Template.CARD: ('- {ask: "What is asked?", answer: the answer, wrong: [a wrong one, another]}',),
}
_STEP = 2  # blanks of a further indentation


@dataclass(frozen=True, slots=True)
class Inserted:
    """The file with the template in it, and the line where that begins, from 1."""

    data: bytes
    line: int


def inserted(data: bytes, file: str, template: Template, line: int) -> Inserted:
    """The bytes of a deck file with a template in the topic that `line` stands in, after what is there.

    Raises `DeckError` where the file cannot be read, has no topic yet, or holds that part of the topic in one line.
    """
    root, problems = read_nodes(data, file)
    topics = root.get("topics") if root is not None else None
    if root is None:
        raise DeckError(f"{problems[0]}", advice="Mend that first; then there is a place to insert something.")
    topic = _topic_at(topics, line) if isinstance(topics, Sequence) else None
    if topic is None:
        raise DeckError(
            "The deck has no topic yet.", place=file, advice="Write `topics:`, and below it `  - topic: its name`."
        )
    text = data.decode("utf-8")
    rows = text.splitlines(keepends=True)
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    after, indent, new_key = _place(rows, topic, template, line, file)
    lines = [f"{' ' * (indent - _STEP)}{template}:"] if new_key else []
    lines += [f"{' ' * indent}{row}" for row in _LINES[template]]
    if after and not rows[after - 1].endswith(("\n", "\r")):
        rows[after - 1] += end_of_line
    rows[after:after] = [f"{row}{end_of_line}" for row in lines]
    return Inserted("".join(rows).encode("utf-8"), after + 1 + new_key)


def _topic_at(topics: Sequence, line: int) -> Mapping | None:
    """The topic that a line stands in; before all of them, the first."""
    found = [topic for topic in topics.items if isinstance(topic, Mapping) and not topic.flow]
    return next((topic for topic in reversed(found) if topic.line <= line), found[0] if found else None)


def _place(rows: list[str], topic: Mapping, template: Template, line: int, file: str) -> tuple[int, int, bool]:
    """After how many lines, indented by how much, and whether the topic gets the key first."""
    key = next((key for key in topic.entries if key == template.value), None)
    if key is None:
        indent = topic.column - 1
        return _end(rows, topic.line, indent - 1), indent + _STEP, True
    held = topic.entries[key]
    if not isinstance(held, Mapping | Sequence):  # nothing stands there yet
        return key.line, key.column - 1 + _STEP, False
    if held.flow:
        raise DeckError(
            f"`{template}` are written in one line here.",
            place=str(Place(file, held.line, held.column)),
            advice="Write each on a line of its own, beginning with `- `; then one can be inserted.",
        )
    indent = len(rows[held.line - 1]) - len(rows[held.line - 1].lstrip(" "))
    starts = [key.line for key in held.entries] if isinstance(held, Mapping) else [item.line for item in held.items]
    # After the item the author is at; from elsewhere in the topic, after the last one.
    at_it = next((start for start in starts if start <= line <= _end(rows, start, indent)), starts[-1])
    return _end(rows, at_it, indent), indent, False


def _end(rows: list[str], start: int, indent: int) -> int:
    """The last line of what starts on a line: those that are indented by more belong to it, blank lines between too."""
    last = start
    for number in range(start + 1, len(rows) + 1):
        row = rows[number - 1]
        if not row.strip():
            continue
        if len(row) - len(row.lstrip(" ")) <= indent:
            break
        last = number
    return last
