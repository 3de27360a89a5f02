"""The line an answer is typed into, and the answers given so far where several are asked."""

from __future__ import annotations

from collections.abc import Iterator

from ice_quiz.tui.commands import KeyOf
from ice_quiz.tui.content import KEY, MUTED, joined, shown
from ice_quiz.tui.draft import Draft, Way
from ice_quiz.tui.widgets.field import FIELD, field
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

LINE = 0
"""The item of the line: a click on it begins to type."""


def answer_line(draft: Draft, key: KeyOf) -> Iterator[Paragraph]:
    """The answers given, if there are any, and the line with its cursor; `key` tells the key of a command."""
    if draft.way is Way.LINES:
        for number, answer in enumerate(draft.given, 1):
            yield Paragraph(shown(answer), lead=shown(f"{number}. ", MUTED))
        if draft.given:
            yield GAP
    yield _line(draft, key)
    if draft.way is Way.LINES:
        left = draft.need - len(draft.given)
        more = f"{left} of {draft.need} still to name" if draft.given else f"{draft.need} to name"
        yield GAP
        yield Paragraph(shown(f"{more}, {key('check')} after each; {key('check')} on an empty line ends.", MUTED))


def _line(draft: Draft, key: KeyOf) -> Paragraph:
    line = draft.line
    if not draft.typing:
        how = f"  ({key('type')} to go on typing)" if line.text else f"({key('type')} to type)"
        waiting = joined(shown(line.text, MUTED), shown(how, MUTED))
        return Paragraph(waiting, lead=shown("› ", MUTED), item=LINE, field=FIELD, here=True)
    return field(line, shown("› ", KEY), LINE)
