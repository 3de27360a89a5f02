"""The settings as rows: what each means and its value; the selected one with the values it can have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from ice_quiz.language.words import capital
from ice_quiz.settings import Kept
from ice_quiz.study.adjusting import Adjustable
from ice_quiz.tui.content import KEY, MUTED, STRONG, cut, joined, shown
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.field import field
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_HEADINGS: Mapping[Kept, str] = {
    Kept.PROGRESS: "Studying: kept with your progress",
    Kept.MACHINE: "This machine: kept on it alone",
}
_KEYS = "Which keys do what"
_MORE_OF_KEYS = "Every command, and any of them by another key."
_APART = 2


class _Columns(NamedTuple):
    """The cells of what is meant and of the value."""

    meaning: int
    value: int

    def row(self, meaning: str, value: str, item: int, *, chosen: bool) -> Iterator[Paragraph]:
        """A setting in as many lines as its meaning takes; a value that is too long stands below where it is chosen."""
        first, *more = shown(capital(meaning), STRONG if chosen else "").wrap(self.meaning)
        style = KEY if chosen else ""
        pointer = shown("› " if chosen else "  ", STRONG)
        gap = Content(" " * (self.meaning - first.cell_length + _APART))
        content = shown(value, style)
        yield Paragraph(joined(first, gap, cut(content, self.value)), pointer, item=item, here=chosen)
        yield from (Paragraph(line, Content("  "), item=item, here=chosen) for line in more)
        if chosen and content.cell_length > self.value:
            yield Paragraph(content, Content("  "), here=True)


def settings_page(
    settings: Sequence[Adjustable], keys: str, selected: int, line: TextLine | None, room: int
) -> Iterator[Paragraph]:
    """All settings, in lines of `room` cells; the selected one's value is `line` while it is typed.

    `keys`, what there is to say of the keys, stands behind them, as the last row.
    """
    values = [value for each in settings for value in (each.shown, *each.setting.choices)]
    most = room // 3  # the path of a folder may be long
    widest = min(max((shown(value).cell_length for value in (keys, *values)), default=0), most)
    meanings = max(shown(meaning).cell_length for meaning in (_KEYS, *(each.setting.meaning for each in settings)))
    columns = _Columns(max(min(meanings, room - 2 - _APART - widest), 12), most)
    kept = None
    for place, each in enumerate(settings):
        if each.setting.kept is not kept:
            if kept:
                yield GAP
            kept = each.setting.kept
            yield Paragraph(shown(_HEADINGS[kept], MUTED))
        chosen = place == selected
        yield from columns.row(each.setting.meaning, each.shown, place, chosen=chosen)
        if chosen:
            if line is not None:
                yield field(line, shown("  › ", KEY))
            yield from (Paragraph(shown(text, MUTED), lead=Content("  "), here=True) for text in about(each))
    last = selected == len(settings)
    yield from columns.row(_KEYS, keys, len(settings), chosen=last)
    if last:
        yield Paragraph(shown(_MORE_OF_KEYS, MUTED), lead=Content("  "), here=True)


def about(each: Adjustable) -> Iterator[str]:
    """What there is to know about a setting: its values, the usual one, its name on the command line."""
    setting = each.setting
    unit = f" {setting.unit}" if setting.unit and setting.low is not None else ""
    usual = "as usual" if each.usual else f"usually {setting.shown(setting.default)}"
    how = (f"made by {setting.fitted}",) if setting.fitted else ()
    yield " · ".join((f"{setting.range}{unit}", usual, *how, setting.name))
    if setting.more:
        yield setting.more
