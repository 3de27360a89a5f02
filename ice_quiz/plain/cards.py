"""Cards line by line: those that a search found, and everything about one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ice_quiz.language.days import cards as counted
from ice_quiz.language.days import lasting, past_day, short_day
from ice_quiz.language.words import capital, per_cent
from ice_quiz.study.browsing import Line
from ice_quiz.study.card_info import CardInfo, Given

BAR = 30
"""Cells of a bar of certain recall."""

STEPS = 8
"""Steps in which the forgetting curve is told."""


def found_lines(lines: Iterable[Line], many: int, shown: int, today: date) -> Iterator[str]:
    """What was found: two lines a card."""
    for line in lines:
        yield line.card
        yield f"    {line.stem}  {line.answer}"
        yield f"    {', '.join(standing(line, today))}"
    told = "No card was found." if not many else f"{counted(many)} found."
    yield f"{told} {shown} are shown." if shown < many else told


def standing(line: Line, today: date) -> Iterator[str]:
    """How a card stands, in words."""
    yield "new" if line.due is None else f"due {short_day(line.due, today)}"
    if line.stability is not None:
        yield f"remembered for {lasting(line.stability)}"
    marks = (("suspended", line.suspended), ("put off until tomorrow", line.put_off), ("flagged", line.flagged))
    yield from (word for word, holds in marks if holds)
    if line.leech:
        yield f"leech, forgotten {line.lapses} times"
    yield from (f"#{tag}" for tag in line.tags)


def info_lines(info: CardInfo) -> Iterator[str]:
    """Everything about a card."""
    yield info.card
    yield from (f"  {text}" for text in filter(None, (info.notice, info.fact, *info.source.splitlines())))
    yield f"  {' · '.join(filter(None, (info.deck, info.topic, *(f'#{tag}' for tag in (*info.tags, *info.own_tags)))))}"
    yield from ("", f"{info.why}")
    leech = f"leech: forgotten {info.lapses} times, so look for another way to learn it"
    marks = [word for word, holds in (("flagged", info.flagged), (leech, info.leech)) if holds]
    if marks:
        yield capital(f"{', '.join(marks)}.")
    if info.stability is not None and info.difficulty is not None and info.recall is not None:
        yield from ("", "Memory")
        yield f"  remembered for   {lasting(info.stability)} (until the chance to recall it is 90 %)"
        yield f"  difficulty       {info.difficulty:.1f} of 10"
        yield f"  recall now       {per_cent(info.recall)}"
        yield f"  forgotten        {info.lapses} times" if info.lapses != 1 else "  forgotten        once"
        yield f"  due              {short_day(info.due, info.today) if info.due else '–'}"
        yield from ("", "How it fades")
        yield from _curve(info)
    yield from ("", f"History ({len(info.history)})" if info.history else "No history yet.")
    yield from (f"  {line}" for one in reversed(info.history) for line in _past(one, info.today))
    if info.questions is not None:
        yield from ("", f"Questions ({len(info.questions)})")
        for question in info.questions:
            yield f"  {question.form}: {question.whole_stem}"
            yield from (f"    {'right' if option.key else 'wrong'}  {option.text}" for option in question.options)
            if not any(option.key for option in question.options):
                yield f"    right  {question.key.shown}"


def _curve(info: CardInfo) -> Iterator[str]:
    if info.last is None:
        return
    today = (info.today - info.last).days
    last = len(info.curve) - 1
    offsets = sorted({*(round(last * step / STEPS) for step in range(STEPS + 1)), min(today, last)})
    for offset in offsets:
        chance = info.curve[offset]
        day = info.last + timedelta(offset)
        name = "today" if offset == today else f"{day.day} {day:%b}"
        yield f"  {name:>7}  {chance * 100:3.0f} %  {'█' * round(chance * BAR)}"


def _past(one: Given, today: date) -> Iterator[str]:
    day = capital(past_day(one.day, today).removeprefix("on "))
    if not one.form:
        yield f"{day}: {one.what}"
        return
    told = f"{day}: {one.what}, {one.form}: {one.verdict}"
    if one.rating:
        told += f" ({one.rating})"
    if one.counted and one.due:
        told += f", next {one.due.day} {one.due:%b %Y}"
    yield told
    yield f"    you said: {one.reply}"
