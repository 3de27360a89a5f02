"""How ready the learner is: the model's estimate, and beside it what the mock exams measured, with what that leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from ice_quiz.language.bars import spark
from ice_quiz.language.days import past_day, short_day
from ice_quiz.language.words import count
from ice_quiz.memory.readiness import shown_chance
from ice_quiz.study.exams.readiness import Readiness
from ice_quiz.study.exams.snapshot import Earlier
from ice_quiz.tui.content import MUTED, RIGHT, WRONG, joined, shown
from ice_quiz.tui.widgets.paragraph import Paragraph

LABEL = 17
"""Cells of the labels that stand before these lines."""

SHOWN = 20
"""How many earlier mock exams are drawn."""


def label(text: str) -> Content:
    """A label with the room up to what it labels."""
    return shown(f"{text:<{LABEL}}", MUTED)


def chance_in_words(ready: Readiness, today: date) -> str:
    """The chance to pass on the exam day, or today where none is set; never certain, and called what it is."""
    day = ready.day if ready.dated else today
    when = f"on {short_day(day, today)} without more study" if day > today else "today"
    when = when.replace("on tomorrow", "tomorrow")
    return f"Chance to pass {when}: {shown_chance(ready.pass_chance)} (model estimate)."


def mocks_in_words(ready: Readiness) -> str:
    """The mock exams ended lately, and what so few of them leave open."""
    if not ready.sat:
        return "No mock exam yet."
    many = f"{ready.passed} of your last {count(ready.sat)} mock exams passed"
    one = f"Your only mock exam: {'passed' if ready.passed else 'not passed'}"
    low, high = (shown_chance(share) for share in ready.between)
    return f"{one if ready.sat == 1 else many}; {low} to {high} would fit that."


def earlier(sittings: Sequence[Earlier], today: date) -> Iterator[Paragraph]:
    """Ended mock exams as a small line of bars, oldest first, each with its sign; the share of right answers in words."""
    drawn = sittings[-SHOWN:]
    if len(drawn) < 2:
        return
    shares = [one.right / one.asked if one.asked else 0.0 for one in drawn]
    first, last = drawn[0], drawn[-1]
    bars = " ".join(spark(share, 1.0) for share in shares)
    yield Paragraph(
        joined(shown(bars), shown(f"   {_right(first)} right {past_day(first.day, today)}", MUTED)), lead=label("So far")
    )
    signs = [shown(f"{'✓' if one.passed else '✗'} ", RIGHT if one.passed else WRONG) for one in drawn]
    yield Paragraph(
        joined(*signs, shown(f"  {_right(last)} right {past_day(last.day, today)}", MUTED)), lead=Content(" " * LABEL)
    )


def _right(one: Earlier) -> str:
    return f"{one.right} of {one.asked}"
