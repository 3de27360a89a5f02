"""The statistics on the screen, in three views: the year, what is remembered, and the cards that give trouble."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum

from textual.content import Content

from ice_quiz.language.bars import columns, gauge
from ice_quiz.language.days import past_day, short_day, spent
from ice_quiz.language.words import per_cent
from ice_quiz.study.statistics.saying import said_in_words
from ice_quiz.study.statistics.snapshot import Part, Period, Statistics, between
from ice_quiz.study.statistics.steadiness import Kept
from ice_quiz.tui.content import CLOSE, MUTED, RIGHT, STRONG, WRONG, cut, joined, shown
from ice_quiz.tui.widgets.heatmap import LEVELS, NONE, WEEKS, heatmap
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

LABEL = 13
_NARROW = 5
_GAUGE = 10
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


class View(StrEnum):
    """A part of the statistics."""

    YEAR = "the year"
    MEMORY = "memory"
    CARDS = "cards"


def statistics_page(stats: Statistics, view: View, period: int, room: int, height: int) -> Iterator[Paragraph]:
    """One view in lines of `room` cells; `period` is the place of the one that is looked at, `height` that of the screen."""
    yield from _VIEWS[view](stats, stats.periods[period], room, height)


def _label(text: str, width: int = LABEL) -> Content:
    return shown(f"{text:<{width}}", MUTED)


# The year


def _year(stats: Statistics, _period: Period, room: int, height: int) -> Iterator[Paragraph]:
    done = stats.done_today
    if done.answered:
        parts = [f"{done.right} right", *([f"{done.close} close"] if done.close else []), f"{done.wrong} wrong"]
        answers = "1 answer" if done.answered == 1 else f"{done.answered:,} answers"
        today = joined(shown(answers, STRONG), shown(f" in {spent(done.seconds)}: {', '.join(parts)}"))
    else:
        today = shown("nothing answered yet")
    yield Paragraph(today, _label("Today"))
    row = "1 day" if stats.streak == 1 else f"{stats.streak:,} days"
    yield Paragraph(joined(shown(row, STRONG), shown(f"; the most so far: {stats.longest:,}", MUTED)), _label("In a row"))
    yield Paragraph(_cards(stats), _label("Cards"))
    known = shown(" of all cards would be recalled now", MUTED)
    yield Paragraph(joined(shown(per_cent(stats.known), STRONG), known), _label("Known"))
    due = stats.due
    ahead = f" today, {due[1]:,} tomorrow, {sum(due[:7]):,} in a week, {sum(due):,} in {len(due)} days"
    yield Paragraph(joined(shown(f"{due[0]:,}", STRONG), shown(ahead)), _label("Due again"))
    yield GAP
    yield from _heatmap(stats, room)
    yield GAP
    yield from _due(stats, room, 3 if height >= 36 else 2)
    yield GAP
    yield from _minutes(stats, room, 3 if height >= 36 else 2)


def _cards(stats: Statistics) -> Content:
    of = stats.cards
    told = ", ".join((f"{of.new:,} new", f"{of.young:,} young", f"{of.mature:,} mature", *of.besides))
    return joined(shown(f"{of.all:,}", STRONG), shown(f": {told}"))


def _heatmap(stats: Statistics, room: int) -> Iterator[Paragraph]:
    width = LABEL if room >= LABEL + WEEKS else _NARROW
    weeks = min(WEEKS, max(room - width, 4))
    done = {day.day: day.answered for day in stats.days}
    months, rows = heatmap(done, stats.today, weeks)
    yield Paragraph(shown(months, MUTED), _label("A year" if width == LABEL else "", width))
    for name, row in zip(_WEEKDAYS, rows, strict=True):
        yield Paragraph(shown(row, "$success"), _label(name, width))
    most = max(stats.days, key=lambda day: day.answered, default=None)
    if most:
        when = past_day(most.day, stats.today)
        legend = f"{NONE} none  {LEVELS[0]} few  {LEVELS[-1]} many   most: {most.answered:,}, {when}"
        yield Paragraph(shown(legend, MUTED), _label("", width))


def _due(stats: Statistics, room: int, height: int) -> Iterator[Paragraph]:
    """A column a day, two cells wide where there is room."""
    wide = 2 if room - LABEL >= 2 * len(stats.due) else 1
    for number, row in enumerate(columns(stats.due, height)):
        bars = "".join(bar * (wide - 1) + bar if wide == 1 else bar + " " for bar in row).rstrip()
        yield Paragraph(shown(bars, "$accent"), _label("Due by day" if not number else ""))
    last = short_day(stats.today + timedelta(days=len(stats.due) - 1), stats.today)
    axis = f"today{last:>{max(wide * len(stats.due) - 5, len(last) + 1)}}"
    yield Paragraph(shown(axis, MUTED), _label(""))


def _minutes(stats: Statistics, room: int, height: int) -> Iterator[Paragraph]:
    many = max(min(room - LABEL, 60), 7)
    by_day = {day.day: day.seconds / 60 for day in stats.days}
    values = [by_day.get(stats.today - timedelta(days=ago), 0.0) for ago in range(many - 1, -1, -1)]
    for number, row in enumerate(columns(values, height)):
        yield Paragraph(shown(row.rstrip(), "$accent"), _label("Time a day" if not number else ""))
    studied = [value for value in values if value]
    mean = f"{spent(60 * sum(studied) / len(studied))} on a day studied" if studied else "nothing lately"
    yield Paragraph(shown(f"the last {many} days; {mean}, at most {spent(60 * max(values))}"), _label(""))


# What is remembered


def _memory(stats: Statistics, period: Period, room: int, _height: int) -> Iterator[Paragraph]:
    aim = f"   the aim is {per_cent(stats.target)}; in brackets the margin"
    yield Paragraph(joined(shown("Kept of what was due", STRONG), shown(aim, MUTED)))
    bar = _GAUGE if room >= 68 else _GAUGE // 2
    names = max(len(each.name) for each in stats.periods)
    for each in stats.periods:
        style = STRONG if each is period else ""
        lead = joined(shown("› " if each is period else "  ", STRONG), shown(f"{each.name:<{names}}  ", style))
        yield Paragraph(_kept(each.kept, stats.target, bar, told=True), lead)
    for title, parts in (("By topic", period.topics), ("By form", period.forms)):
        if parts:
            yield GAP
            yield Paragraph(joined(shown(title, STRONG), shown(f"   {period.name}, the weakest first", MUTED)))
            yield from _parts(parts, stats.target, bar, room)
    yield GAP
    yield Paragraph(shown("✓ aim reached   ~ left open by so few reviews   ✗ aim missed", MUTED))


def _parts(parts: Sequence[Part], target: float, bar: int, room: int) -> Iterator[Paragraph]:
    widest = min(max(shown(part.name).cell_length for part in parts), max(room - bar - 22, 12))
    for part in parts:
        name = cut(shown(part.name), widest)
        lead = joined(shown("  "), name, Content(" " * (widest - name.cell_length + 2)))
        yield Paragraph(_kept(part.kept, target, bar), lead)


def _kept(kept: Kept, target: float, bar: int, *, told: bool = False) -> Content:
    """The share as a bar, a sign and a number; of how many, and what that leaves open where it is `told`."""
    if not kept.reviews:
        return shown("nothing was due again yet", MUTED)
    low, high = between(kept)
    sign, style = ("✓", RIGHT) if kept.share >= target else ("✗", WRONG) if high < target else ("~", CLOSE)
    of = f" of {kept.reviews:,}"
    more = f" ({per_cent(low).removesuffix(' %')} to {per_cent(high)})" if told else ""
    parts = (shown(gauge(kept.share, bar), "$accent"), shown(f" {sign} ", style), shown(f"{per_cent(kept.share):>5}"))
    return joined(*parts, shown(of + more, MUTED))


# Cards that give trouble


def _trouble(_stats: Statistics, period: Period, _room: int, _height: int) -> Iterator[Paragraph]:
    yield Paragraph(joined(shown("Hardest", STRONG), shown(f"   {period.name}, forgotten of reviewed", MUTED)))
    if not period.hardest:
        yield Paragraph(shown("No card was forgotten twice."), Content("  "))
    for hard in period.hardest:
        often = f"{hard.kept.reviews - hard.kept.recalled:>4} of {hard.kept.reviews:<4} "
        yield Paragraph(shown(hard.statement), shown(often, CLOSE))
    yield GAP
    yield Paragraph(joined(shown("Confused", STRONG), shown(f"   {period.name}, how often you said something else", MUTED)))
    if not period.confusions:
        yield Paragraph(shown("No wrong answer named anything else."), Content("  "))
    for confusion in period.confusions:
        yield Paragraph(shown(confusion.statement), shown(f"{confusion.times:>4} × ", CLOSE))
        yield Paragraph(shown(f"you said {said_in_words(confusion)}", MUTED), Content("       "))


_VIEWS: Mapping[View, Callable[[Statistics, Period, int, int], Iterator[Paragraph]]] = {
    View.YEAR: _year,
    View.MEMORY: _memory,
    View.CARDS: _trouble,
}
