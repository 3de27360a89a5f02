"""The decks behind the examples of the rules: what an example leaves out, because it does not matter there, is put in."""

from __future__ import annotations

import re

from ice_quiz.facts.shapes import TOPIC

_KEY = re.compile(r"^([a-z][a-z ]*):", re.MULTILINE)
_HEAD = {
    "deck": "deck: rivers\n",
    "title": "title: Rivers\n",
    "sources": "sources: {atlas: {title: The Atlas, as of: 2020}}\n",
}
_WORLD = {
    "things": "things: {water: {Danube: , Inn: , Rhine: , Elbe: , Black Sea: }}\n",
    "relations": "relations: {flows into: {single: object}}\n",
}


def whole(example: str) -> str:
    """The deck that an example stands for.

    One that begins with `deck:` or is no mapping is whole already. In others, sections of a topic stand at the margin and go
    under a topic; a deck with facts gets things and a relation to make them of.
    """
    if not _KEY.match(example) or example.startswith("deck:"):
        return example
    parts = _parts(example)
    given = {**_HEAD, **(_WORLD if "facts" in parts else {})}
    topic = {key: text for key, text in parts.items() if key in TOPIC.fields}
    top = {**given, **{key: text for key, text in parts.items() if key not in topic}}
    under = "".join("".join(f"    {line}\n" for line in text.splitlines()) for text in topic.values())
    source = "" if "source" in topic or "sources" in parts else "    source: atlas\n"
    return "".join(top.values()) + (f"topics:\n  - topic: Waters\n{source}{under}" if topic else "")


def _parts(example: str) -> dict[str, str]:
    """The text of each key at the margin."""
    starts = [*_KEY.finditer(example)]
    ends = [*(match.start() for match in starts[1:]), len(example)]
    return {match[1]: example[match.start() : end].rstrip("\n") + "\n" for match, end in zip(starts, ends, strict=True)}
