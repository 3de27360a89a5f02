"""Questions with answers as the text of a deck file, as an author would write it by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from ice_quiz.exchange.line import Line
from ice_quiz.language.normal import slug
from ice_quiz.questions.question import Answer, Grade

# What YAML takes as it stands, in every place of a deck: words, without a sign that means something to it.
_PLAIN = re.compile(r"[A-Za-z0-9À-ɏ]([A-Za-z0-9À-ɏ ()'’./+–-]*[A-Za-z0-9À-ɏ().?!])?")


def quoted(text: str) -> str:
    """A text as YAML reads it back: as it is where that is safe, else in double quotes."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def deck_text(deck: str, title: str, lines: Sequence[Line], *, terms: bool = False) -> str:
    """The deck file: topics in the order of their first question. With `terms` the answer of a question defines a term."""
    return "\n".join((*_head(deck, title, lines), "topics:", *_topics(title, lines, terms=terms))) + "\n"


def _head(deck: str, title: str, lines: Sequence[Line]) -> Iterator[str]:
    yield f"deck: {quoted(deck)}"
    yield f"title: {quoted(title)}"
    sources = _sources(lines)
    if sources:
        yield "sources:"
    for (name, as_of), key in sources.items():
        yield f"  {key}:"
        yield f"    title: {quoted(name)}"
        yield from ([f"    as of: {quoted(as_of)}"] if as_of else [])


def _sources(lines: Iterable[Line]) -> dict[tuple[str, str], str]:
    """A key for each source, by its title and date."""
    found = dict.fromkeys((line.source, line.as_of) for line in lines if line.source)
    return {source: "source" if not at else f"source-{at + 1}" for at, source in enumerate(found)}


def _topics(title: str, lines: Sequence[Line], *, terms: bool) -> Iterator[str]:
    sources = _sources(lines)
    topics: dict[str, list[Line]] = {}
    for line in lines:
        topics.setdefault(line.topic or title, []).append(line)
    for topic, members in topics.items():
        yield f"  - topic: {quoted(topic)}"
        named = {(line.source, line.as_of) for line in members}
        shared = sources.get(next(iter(named)), "") if len(named) == 1 else ""
        yield from ([f"    source: {shared}"] if shared else [])
        yield "    terms:" if terms else "    cards:"
        for line in members:
            source = "" if shared else sources.get((line.source, line.as_of), "")
            yield from _term(line, source) if terms else _card(line, source)


def _term(line: Line, source: str) -> Iterator[str]:
    rest = list(_rest(line, source))
    answer = line.answers[0]
    if rest:
        yield f"      {quoted(line.question)}:"
        yield f"        definition: {quoted(answer.show)}"
        yield from (f"        {each}" for each in rest)
    else:
        yield f"      {quoted(line.question)}: {quoted(answer.show)}"


def _card(line: Line, source: str) -> Iterator[str]:
    yield f"      - ask: {quoted(line.question)}"
    if line.id not in ("", slug(line.question)):
        yield f"        id: {quoted(line.id)}"
    yield from (f"        {each}" for each in _answers(line))
    if line.wrong:
        yield f"        wrong: {_flow(line.wrong)}"
    yield from (f"        {each}" for each in _rest(line, source))


def _answers(line: Line) -> Iterator[str]:
    if len(line.answers) == 1:
        (answer,) = line.answers
        yield f"answer: {quoted(answer.show)}"
        yield from ([f"also: {_flow(answer.accepted)}"] if answer.accepted else [])
        return
    yield "answers:"
    yield from (f"  - {_item(answer)}" for answer in line.answers)
    yield f"need: {line.need}"


def _item(answer: Answer) -> str:
    name = json.dumps(answer.show, ensure_ascii=False)
    return f"{{name: {name}, also: {_flow(answer.accepted)}}}" if answer.accepted else quoted(answer.show)


def _rest(line: Line, source: str) -> Iterator[str]:
    if line.grade is not Grade.LENIENT:
        yield f"grade: {line.grade}"
    if line.tags:
        yield f"tags: {_flow(line.tags)}"
    for name, text in (("source", source), ("hint", line.hint), ("why", line.why)):
        if text:
            yield f"{name}: {quoted(text)}"


def _flow(texts: Iterable[str]) -> str:
    return f"[{', '.join(json.dumps(text, ensure_ascii=False) if '?' in text else quoted(text) for text in texts)}]"


def id_from(name: str) -> str:
    """A name as a deck's id: letters, digits and hyphens of ASCII, 64 at most; "list" where nothing is left."""
    return re.sub(r"[^A-Za-z0-9]+", "-", slug(name)).strip("-")[:64].strip("-") or "list"
