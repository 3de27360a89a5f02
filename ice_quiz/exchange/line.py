"""A line of a table: a question with its answers, as far as a table can say what a card is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ice_quiz.language.normal import folded
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Answer, Aspect, Card, Grade
from ice_quiz.questions.stems import asking, blank

MOST_WRONG = 6
"""Wrong answers that are handed out with a question: three would do, and a cell must stay readable."""


@dataclass(frozen=True, slots=True)
class Line:
    """One question; `id` is the part of the card's id behind the deck's, `as_of` the date of the source."""

    question: str
    answers: tuple[Answer, ...]
    id: str = ""
    need: int = 1
    grade: Grade = Grade.LENIENT
    wrong: tuple[str, ...] = ()
    topic: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    as_of: str = ""
    hint: str = ""
    why: str = ""


def lines(compiled: Compiled) -> Iterator[Line]:
    """Every card of a deck as a line, in the deck's order."""
    for card in compiled.cards.values():
        yield _line(compiled, card)


def _line(compiled: Compiled, card: Card) -> Line:
    about = card.about
    source = compiled.deck.sources.get(about.source)
    ordered = card.aspect is Aspect.ORDER
    answers = (Answer(card.key.shown),) if ordered else _plain(card.key.answers)
    return Line(
        question=asking(card, compiled.world) or blank(card, compiled.world),
        answers=answers,
        id=card.id.partition("/")[2],
        need=min(card.key.need, len(answers)),
        grade=Grade.SELF if ordered else card.key.grade,
        wrong=tuple(candidate.text for candidate in compiled.offer(card.id).candidates[:MOST_WRONG]),
        topic=about.topic,
        tags=about.tags,
        source=source.title if source else "",
        as_of=source.as_of if source else "",
        hint=about.hint,
        why=about.why,
    )


def _plain(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers with each wording once; things that are shown alike are one answer where there is nothing but text."""
    found: dict[str, Answer] = {}
    for answer in answers:
        first = found.get(folded(answer.show), Answer(answer.show))
        others = (*first.accepted, *(text for text in answer.wordings if text != first.show))
        found[folded(answer.show)] = Answer(first.show, tuple(dict.fromkeys(others)))
    return tuple(found.values())
