"""Guide and test as Markdown (CommonMark). Every sign of a text that means something to Markdown is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import ascii_uppercase

from ice_quiz.exchange.guide import Guide, GuideEntry
from ice_quiz.exchange.paper import Item, Paper, Version

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_AT_THE_START = re.compile(r"^(\d+)([.)])|^([-+=])")
_LINE = "_" * 40


def escaped(text: str) -> str:
    """A text as one line of Markdown that shows it as it is."""
    line = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    return _AT_THE_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)


def guide_text(guide: Guide) -> str:
    """The study guide."""
    return _document(_guide(guide))


def _guide(guide: Guide) -> Iterator[str]:
    yield f"# {escaped(guide.title)}"
    yield from ([escaped(guide.about)] if guide.about else [])
    for topic, entries in guide.topics:
        yield f"## {escaped(topic)}"
        yield "\n".join(line for entry in entries for line in _entry(entry))
    if guide.sources:
        yield "## Sources"
        yield "\n".join(f"{number}. {escaped(source)}" for number, source in enumerate(guide.sources, 1))


def _entry(entry: GuideEntry) -> Iterator[str]:
    reference = f" \\[{entry.source}\\]" if entry.source else ""
    question = f"**{escaped(entry.question)}** " if entry.question else ""
    yield f"- {question}{escaped(entry.text)}{reference}"
    for number, item in enumerate(entry.items, 1):
        yield f"  {f'{number}.' if entry.ordered else '-'} {escaped(item)}"
    yield from (f"  - *{escaped(note)}*" for note in entry.notes)


def paper_text(paper: Paper) -> str:
    """The versions of a test, and behind them the answers, a heading each."""
    return _document([*(_version(paper, version) for version in paper.versions), answers_text(paper).rstrip("\n")])


def version_text(paper: Paper, version: Version) -> str:
    """One version of a test."""
    return f"{_version(paper, version)}\n"


def answers_text(paper: Paper) -> str:
    """The answers of all versions, with the seed."""
    return _document(_keys(paper))


def _keys(paper: Paper) -> Iterator[str]:
    """The answer keys, version by version."""
    for version in paper.versions:
        yield f"# {escaped(paper.title)}: answers, version {version.letter}"
        yield "\n".join(f"{number}. {escaped(item.right)}" for number, item in enumerate(version.items, 1))
    yield f"Seed {paper.seed} makes this test again."


def _version(paper: Paper, version: Version) -> str:
    head = f"# {escaped(paper.title)}: version {version.letter}"
    fields = f"Name: {_LINE[:24]}  Date: {_LINE[:12]}  Points: {_LINE[:4]} of {len(version.items)}"
    return "\n\n".join((head, fields, *(_item(number, item) for number, item in enumerate(version.items, 1))))


def _item(number: int, item: Item) -> str:
    lead = f"{number}. "
    indent = " " * len(lead)
    options = [f"- {letter}: {escaped(option)}" for letter, option in zip(ascii_uppercase, item.options, strict=False)]
    lines = [f"Answer: {_LINE}"] if item.lines == 1 else [f"Answer {at + 1}: {_LINE}" for at in range(item.lines)]
    parts = [f"{lead}{escaped(item.text)}"]
    parts += [_indented(options, indent)] if options else []
    parts += [f"{indent}{line}" for line in lines]
    return "\n\n".join(parts)


def _indented(lines: Iterable[str], indent: str) -> str:
    return "\n".join(f"{indent}{line}" for line in lines)


def _document(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"
