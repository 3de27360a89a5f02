"""Everything about one card on the page: the fact, why it is asked now or not, how it fades, its history, its questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from ice_quiz.grading.verdict import Outcome
from ice_quiz.language.bars import columns, grouped
from ice_quiz.language.days import lasting, short_day
from ice_quiz.language.normal import folded
from ice_quiz.language.words import per_cent
from ice_quiz.questions.question import Question
from ice_quiz.study.card_info import CardInfo, Given
from ice_quiz.tui.content import CLOSE, MUTED, RIGHT, STRONG, WRONG, joined, shown
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

HEIGHT, WIDEST = 4, 4
"""Lines of the forgetting curve, and the most cells that one of its days is wide."""

_SIGNS = {Outcome.RIGHT: ("✓", RIGHT), Outcome.CLOSE: ("~", CLOSE), Outcome.WRONG: ("✗", WRONG)}
_LABEL = 11


def card_page(info: CardInfo, width: int) -> Iterator[Paragraph]:
    """The page, for a line of so many cells."""
    yield from _fact(info)
    yield GAP
    yield Paragraph(shown(info.why), lead=_label("Why now"))
    if info.stability is not None:
        yield GAP
        yield from _memory(info, width)
    yield GAP
    yield from _history(info)
    yield GAP
    yield from _questions(info)


def _fact(info: CardInfo) -> Iterator[Paragraph]:
    if info.notice:
        yield Paragraph(shown(info.notice, CLOSE))
        yield GAP
    if info.stem:
        yield Paragraph(shown(info.stem, STRONG))
        yield Paragraph(shown("; ".join(info.answers)), lead=shown("✓ ", RIGHT))
        yield GAP
    if info.fact and folded(info.stem) not in folded(info.fact):  # a plain card's fact is its question and answer
        yield Paragraph(shown(info.fact))
    yield from (Paragraph(shown(line, MUTED)) for line in info.source.splitlines())
    marks = [
        *(("*", "flagged", CLOSE),) * info.flagged,
        *(("–", "suspended", MUTED),) * info.suspended,
        *(("!", f"leech: forgotten {info.lapses} times, so look for another way to learn it", WRONG),) * info.leech,
    ]
    for sign, word, style in marks:
        yield Paragraph(shown(word, style), lead=shown(f"{sign} ", style))
    where = (info.deck, info.topic, *(f"#{tag}" for tag in (*info.tags, *info.own_tags)))
    yield Paragraph(shown(" · ".join(filter(None, where)), MUTED))
    yield Paragraph(shown(info.card, MUTED))


def _memory(info: CardInfo, width: int) -> Iterator[Paragraph]:
    assert info.stability is not None
    said = [f"remembered for {lasting(info.stability)}"]
    if info.recall is not None:
        said.append(f"{per_cent(info.recall)} now")
    if info.difficulty is not None:
        said.append(f"difficulty {info.difficulty:.1f} of 10")
    if info.lapses:
        said.append("forgotten once" if info.lapses == 1 else f"forgotten {info.lapses} times")
    yield Paragraph(shown(" · ".join(said)), lead=_label("Memory"))
    if info.due is not None:
        yield Paragraph(shown(short_day(info.due, info.today)), lead=_label("Due"))
    yield from _curve(info, width)


def _curve(info: CardInfo, width: int) -> Iterator[Paragraph]:
    """The chance of recall day by day, from the last answer on; below it where today is."""
    if info.last is None or not info.curve:
        return
    room = max(min(width - _LABEL - 2, 60), 10)
    values, days = grouped(info.curve, room)
    wide = min(max(room // len(values), 1), WIDEST)
    bars = columns([value for value in values for _ in range(wide)], HEIGHT, 1.0)
    yield GAP
    for number, bar in enumerate(bars):
        head = {0: "100 %", HEIGHT - 1: "0 %"}.get(number, "")
        yield Paragraph(shown(bar, "$accent"), lead=shown(f"{head:>{_LABEL - 2}}  ", MUTED))
    place = min((info.today - info.last).days // days, len(values) - 1) * wide
    last = f"{info.last.day} {info.last:%b}"
    under = " " * place + "↑ today"
    if place > len(last) + 1:
        under = last + under[len(last) :]
    yield Paragraph(shown(under, MUTED), lead=shown(" " * _LABEL))


def _history(info: CardInfo) -> Iterator[Paragraph]:
    if not info.history:
        yield Paragraph(shown("not answered yet", MUTED), lead=_label("History"))
        return
    for number, one in enumerate(reversed(info.history)):
        yield Paragraph(_past(one, info.today), lead=_label("" if number else "History"))


def _past(one: Given, today: date) -> Content:
    day = shown(f"{_day(one.day, today):<7} ", MUTED)
    if one.verdict is None:
        return joined(day, shown(one.what))
    sign, style = _SIGNS[one.verdict]
    told = f"{one.what}, {one.form}"
    if one.reply:
        told += f": “{one.reply}”"
    after = f" → {_day(one.due, today)}" if one.counted and one.due else ""
    rating = shown(f" {one.rating}{after}", MUTED) if one.rating else shown("")
    return joined(day, shown(f"{sign} {one.verdict} ", style), shown(told), rating)


def _day(day: date, today: date) -> str:
    return "today" if day == today else f"{day.day} {day:%b}" + ("" if day.year == today.year else f" {day.year}")


def _questions(info: CardInfo) -> Iterator[Paragraph]:
    if info.questions is None:
        yield Paragraph(shown("being made …", MUTED), lead=_label("Questions"))
        return
    for number, question in enumerate(info.questions):
        lead = _label("" if number else "Questions")
        stem = f"{question.lead} {question.stem}".strip()
        yield Paragraph(joined(shown(f"{question.form}: ", MUTED), shown(stem)), lead=lead)
        yield from _answers(question)


def _answers(question: Question) -> Iterator[Paragraph]:
    indent = " " * _LABEL
    if not any(option.key for option in question.options):
        yield Paragraph(shown(question.key.shown), lead=joined(shown(indent), shown("✓ ", RIGHT)))
        return
    for option in question.options:
        sign, style = ("✓", RIGHT) if option.key else ("✗", WRONG)
        yield Paragraph(shown(option.text), lead=joined(shown(indent), shown(f"{sign} ", style)))


def _label(text: str) -> Content:
    return shown(f"{text:<{_LABEL}}", MUTED)
