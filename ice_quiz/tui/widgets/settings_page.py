"""The settings as rows: what each means and its value; the selected one with the values it can have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
_APART = 3


def settings_page(settings: Sequence[Adjustable], selected: int, line: TextLine | None, room: int) -> Iterator[Paragraph]:
    """All settings, in lines of `room` cells; the selected one's value is `line` while it is typed."""
    values = [value for each in settings for value in (each.shown, *each.setting.choices)]
    most = room // 3  # the path of a folder may be long
    widest = min(max((shown(value).cell_length for value in values), default=0), most)
    meanings = max((shown(each.setting.meaning).cell_length for each in settings), default=0)
    column = max(min(meanings, room - 2 - _APART - widest), 12)
    kept = None
    for place, each in enumerate(settings):
        if each.setting.kept is not kept:
            if kept:
                yield GAP
            kept = each.setting.kept
            yield Paragraph(shown(_HEADINGS[kept], MUTED))
        chosen = place == selected
        pointer = shown("› " if chosen else "  ", STRONG)
        meaning = cut(shown(capital(each.setting.meaning), STRONG if chosen else ""), column)
        gap = Content(" " * (column - meaning.cell_length + _APART))
        yield Paragraph(
            joined(meaning, gap, cut(shown(each.shown, KEY if chosen else ""), most)), pointer, item=place, here=chosen
        )
        if chosen:
            if line is not None:
                yield field(line, shown("  › ", KEY))
            for text in about(each):
                yield Paragraph(shown(text, MUTED), lead=Content("  "), here=True)


def about(each: Adjustable) -> Iterator[str]:
    """What there is to know about a setting: its values, the usual one, its name on the command line."""
    setting = each.setting
    unit = f" {setting.unit}" if setting.unit and setting.low is not None else ""
    usual = "as usual" if each.usual else f"usually {setting.shown(setting.default)}"
    how = (f"made by {setting.fitted}",) if setting.fitted else ()
    yield " · ".join((f"{setting.range}{unit}", usual, *how, setting.name))
    if setting.more:
        yield setting.more
