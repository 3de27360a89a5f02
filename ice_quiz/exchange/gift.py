"""GIFT, the text format of Moodle and others for question banks.

Escapes and rules are those of Moodle's own reader (`question/format/gift/format.php`): a backslash before ~ = # { } : and
itself, no blank line inside a question, a literal star in a short answer written with a backslash of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ice_quiz.exchange.bank import BankAnswer, BankItem, Kind

_SPECIAL = re.compile(r"[\\~=#{}:]")


def gift(deck: str, items: Iterable[BankItem]) -> str:
    """The questions as a GIFT file, a category for each topic under one for the deck."""
    parts: list[str] = []
    for topic, members in groupby(items, key=lambda item: item.topic):
        parts.append(f"$CATEGORY: {_category(deck)}/{_category(topic)}")
        parts += (_question(item) for item in members)
    return "\n\n".join(parts) + "\n"


def _category(name: str) -> str:
    """A name as one step of a category's path, where a slash is doubled."""
    return " ".join(name.split()).replace("/", "//")


def _question(item: BankItem) -> str:
    body = "\n".join(f"\t{line}" for line in _body(item))
    return f"::{_escaped(item.name)}::[plain]{_escaped(item.text)}{{\n{body}\n}}"


def _body(item: BankItem) -> Iterator[str]:
    match item.kind:
        case Kind.TRUE_FALSE:
            right = next(answer for answer in item.answers if answer.right)
            wrong = next(answer for answer in item.answers if not answer.right)
            yield f"{right.text.upper()}#{_escaped(wrong.feedback)}"
        case Kind.NUMBER:
            yield "#"
            yield from (f"={answer.text}:{answer.slack}" for answer in item.answers)
        case Kind.SHORT:
            yield from (f"={_marked(answer.text.replace('*', chr(92) + '*'))}" for answer in item.answers)
        case Kind.CHOICE:
            yield from map(_option, item.answers)
        case Kind.FREE:
            pass
    model = "; ".join(answer.text for answer in item.answers)
    feedback = f"{model}\n{item.feedback}" if item.kind is Kind.FREE else item.feedback
    yield f"####{_escaped(feedback)}"


def _option(answer: BankAnswer) -> str:
    feedback = f"#{_escaped(answer.feedback)}" if answer.feedback else ""
    return f"{'=' if answer.right else '~'}{_marked(answer.text)}{feedback}"


def _marked(text: str) -> str:
    """An answer, said to be plain text where it would else be taken for something with a mark of its own."""
    return f"[plain]{_escaped(text)}" if text.startswith(("[", "%")) else _escaped(text)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n")


def fits(item: BankItem) -> bool:
    """Whether GIFT can say it: an arrow inside a short answer would be read as a question of matching."""
    return item.kind is not Kind.SHORT or not any("->" in answer.text for answer in item.answers)
