"""The plan to an exam on the page: the day, the minutes, what they reach, what raises it, and what each day takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from math import ceil

from textual.content import Content

from ice_quiz.language.bars import columns, grouped
from ice_quiz.language.day_reader import read_day
from ice_quiz.language.days import about_minutes, in_days, long_day, short_day
from ice_quiz.memory.readiness import shown_chance
from ice_quiz.study.exams.plan_view import PlanDay, PlanView
from ice_quiz.study.exams.readiness import Gain, Readiness
from ice_quiz.tui.commands import KeyOf
from ice_quiz.tui.content import MUTED, STRONG, cut, joined, shown
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.chances import LABEL, label, mocks_in_words
from ice_quiz.tui.widgets.field import field
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_WORTH_TELLING = 0.03  # of the chance to pass

_GAINS = 3
"""How many topics are named of those that raise the chance."""


class Entered(StrEnum):
    """What is being entered."""

    DAY = "day"
    MINUTES = "minutes"


ITEMS = tuple(Entered)
"""What a click on a line of the page begins to enter, by the line's item."""


def plan_page(
    view: PlanView,
    now: Readiness,
    line: TextLine | None,
    entered: Entered | None,
    today: date,
    room: int,
    height: int,
    key: KeyOf,
) -> Iterator[Paragraph]:
    """The whole page. `now` is the estimate for today; `line` is what is typed for what is `entered`.

    `room` are the columns of a line, `height` the lines of the chart; `key` tells the key of a command.
    """
    typed = line if line is not None else TextLine()
    if entered is Entered.DAY:
        yield field(typed, label("Exam day"))
        yield Paragraph(_understood(typed.text, today), lead=_under())
    else:
        yield Paragraph(_exam_day(view, today, key), lead=label("Exam day"), item=ITEMS.index(Entered.DAY))
    if entered is Entered.MINUTES:
        yield field(typed, label("Minutes a day"))
    elif view.exam_day is not None:
        yield Paragraph(_minutes(view, key), lead=label("Minutes a day"), item=ITEMS.index(Entered.MINUTES))
    yield GAP
    yield from _chances(view, now, today)
    if view.calendar and height:
        yield GAP
        yield from _calendar(view, today, room - LABEL, height)
    if view.ready.gains:
        yield GAP
        yield from _gains(view.ready.gains, room - LABEL)


def _under() -> Content:
    return Content(" " * LABEL)


def _exam_day(view: PlanView, today: date, key: KeyOf) -> Content:
    day = view.exam_day
    if day is None:
        return joined(shown("not set", STRONG), shown(f"  ({key('day')} to set it)", MUTED))
    ahead = (day - today).days
    when = in_days(ahead) if ahead >= 0 else "over"
    return joined(shown(_with_year(day, today), STRONG), shown(f", {when}"))


def _with_year(day: date, today: date) -> str:
    return long_day(day) if day.year == today.year else f"{long_day(day)} {day.year}"


def _understood(text: str, today: date) -> Content:
    """What the typed day is understood as, while it is typed."""
    day = read_day(text, today)
    if day is None:
        return shown("such as 2026-12-25, 25 December, or in 30 days".replace("2026", str(today.year)), MUTED)
    ahead = (day - today).days
    return shown(f"{long_day(day)} {day.year}, {in_days(ahead) if ahead >= 0 else 'which is over'}")


def _minutes(view: PlanView, key: KeyOf) -> Content:
    how = "" if view.minutes_said else f"  assumed ({key('minutes')} to say it)"
    return joined(shown(f"{view.minutes}", STRONG), shown(how, MUTED))


def _chances(view: PlanView, now: Readiness, today: date) -> Iterator[Paragraph]:
    """Now, and on the day; all of it estimated, and the mock exams beside it as they were."""
    leads = iter((label("Chance to pass"), label("model estimate")))
    for told in _estimates(view, now, today):
        yield Paragraph(told, lead=next(leads, _under()))
    if view.sentence and (view.reach or view.exam_day):
        yield Paragraph(shown(view.sentence), lead=label("Outlook"))
    yield Paragraph(shown(mocks_in_words(now)), lead=label("Measured"))


def _estimates(view: PlanView, now: Readiness, today: date) -> Iterator[Content]:
    yield joined(shown(shown_chance(now.pass_chance), STRONG), shown(" if it were today"))
    day = view.exam_day
    if day is None or view.reach is None:
        unseen = (
            f"{now.items_unseen} of its {now.items} items are not learned yet"
            if now.items_unseen
            else "every item is learned"
        )
        yield shown(unseen, MUTED)
        return
    on = "tomorrow" if (day - today).days == 1 else f"on {short_day(day, today)}"
    reached = shown(shown_chance(view.reach.pass_chance), STRONG)
    yield joined(reached, shown(f" {on}, with {_a_day(view.reach.minutes)}"))


def _a_day(minutes: int) -> str:
    return "1 minute a day" if minutes == 1 else f"{minutes} minutes a day"


def _gains(gains: Sequence[Gain], room: int) -> Iterator[Paragraph]:
    """The topics that raise the chance most for the time they take.

    Far below the pass mark no topic alone changes the chance; then it is told how many more of the answers would be right.
    """
    by_chance = max(gain.chance for gain in gains) >= _WORTH_TELLING
    says = "of the chance to pass" if by_chance else "of the answers right"
    yield Paragraph(shown(f"{says}, and in how long", MUTED), lead=label("Most to gain"))
    told = []
    for gain in gains[:_GAINS]:
        points = round((gain.chance if by_chance else gain.share) * 100)
        told.append(shown(f"   {f'+{points}' if points else 'under 1'} % in {ceil(gain.minutes)} min", MUTED))
    width = max(room - max(more.cell_length for more in told), 12)
    topics = [cut(shown(gain.topic), width) for gain in gains[:_GAINS]]
    widest = max(topic.cell_length for topic in topics)
    for topic, more in zip(topics, told, strict=True):
        yield Paragraph(joined(topic, Content(" " * (widest - topic.cell_length)), more), lead=_under())


def _calendar(view: PlanView, today: date, room: int, height: int) -> Iterator[Paragraph]:
    """The minutes of each day as bars, the last days, on which every item is looked at, apart from those before."""
    days = view.calendar
    values, size = grouped([day.minutes for day in days], min(room, 60))
    usual = _columns_before(days, size)
    most = max(values)
    for number, row in enumerate(columns(values, height)):
        bars = joined(shown(row[:usual], MUTED), shown(row[usual:], "$accent"))
        yield Paragraph(bars, lead=_under() if number else label("Minutes a day"))
    first, last = short_day(days[0].day, today), short_day(days[-1].day, today)
    between = " " * (len(values) - len(first) - len(last))
    ends = first if len(days) == 1 else f"{first}{between}{last}" if between else f"{first} to {last}"
    yield Paragraph(shown(ends, MUTED), lead=_under())
    yield Paragraph(shown(_calendar_in_words(view, most, size, today), MUTED), lead=_under())


def _columns_before(days: Sequence[PlanDay], size: int) -> int:
    before = sum(not day.final for day in days)
    return before // size


def _calendar_in_words(view: PlanView, most: float, size: int, today: date) -> str:
    columns_are = "" if size == 1 else f"; a column is {size} days"
    last = f"; from {short_day(view.final_from, today)} on every item" if view.final_from is not None else ""
    return f"Up to {about_minutes(max(1, round(most))).removeprefix('about ')}{columns_are}{last}"
