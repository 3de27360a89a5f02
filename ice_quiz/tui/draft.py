"""The reply that is being made: what was typed, picked or pointed at so far, before it is sent to the desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from ice_quiz.grading.verdict import Listed, Reply, Typed
from ice_quiz.language.normal import folded
from ice_quiz.language.words import capital
from ice_quiz.questions.question import Grade, Question
from ice_quiz.tui.commands import KeyOf
from ice_quiz.tui.text_line import EMPTY, TextLine


def pointed(key: KeyOf) -> str:
    """What can be done with the option that is pointed at first; `key` tells the key of a command."""
    return f"{capital(key('take'))} takes this one, {key('down')} goes on to the next."


class Way(StrEnum):
    """How the question is answered on the screen."""

    CHOOSE = "choose"
    ORDER = "order"
    LINE = "line"
    LINES = "lines"  # several answers, one after the other
    RECALL = "recall"  # thought of, then revealed and rated by the learner


def way_of(question: Question) -> Way:
    """How this question is answered."""
    if question.arranged:
        return Way.ORDER
    if question.options:
        return Way.CHOOSE
    if question.key.grade is Grade.SELF:
        return Way.RECALL
    return Way.LINES if question.need > 1 else Way.LINE


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply in the making.

    `count` options stand on the screen; `cursor` is the one pointed at, None until an arrow key or space was used;
    `offered` is whether no arrow moved it there. `picked` are options in the order they were picked. `given` are answers
    that are finished, `line` the one that is typed. While `typing`, letters are text; otherwise they are commands.
    """

    way: Way
    count: int = 0
    need: int = 1
    cursor: int | None = None
    offered: bool = False
    picked: tuple[int, ...] = ()
    given: tuple[str, ...] = ()
    line: TextLine = EMPTY
    typing: bool = False

    @property
    def typed(self) -> bool:
        """Whether the answer is typed at all."""
        return self.way in (Way.LINE, Way.LINES)

    @property
    def ordered(self) -> bool:
        """Whether every option has its place in the order."""
        return self.way is Way.ORDER and len(self.picked) == self.count

    @property
    def to_point(self) -> bool:
        """Whether there are options and none is pointed at yet."""
        return self.way in (Way.CHOOSE, Way.ORDER) and self.cursor is None and not self.ordered

    def moved(self, step: int) -> Draft:
        """The cursor moved over the options; the first step only shows it."""
        if self.cursor is None:
            return replace(self, cursor=0 if step > 0 else self.count - 1)
        return replace(self, cursor=(self.cursor + step) % self.count, offered=False)

    def at_first_free(self) -> Draft:
        """The cursor at the first option that is not picked yet. Only where there is one, see `to_point`."""
        return replace(self, cursor=next(at for at in range(self.count) if at not in self.picked), offered=True)

    def pick(self, option: int) -> Draft:
        """The option put next in the order, or taken out of it where it has a place already."""
        if option in self.picked:
            return replace(self, picked=tuple(other for other in self.picked if other != option))
        return replace(self, picked=(*self.picked, option))

    def take_back(self) -> Draft:
        """Without what was picked or given last; an answer comes back into the line."""
        if self.way is Way.ORDER:
            return replace(self, picked=self.picked[:-1])
        if self.given and not self.line.text:
            last = self.given[-1]
            return replace(self, given=self.given[:-1], line=TextLine(last, len(last)))
        return self

    def add(self) -> Draft:
        """What stands in the line, apart at each semicolon, put to the answers given; one given already is not added."""
        given = self.given
        for text in self.line.text.split(";"):
            answer = text.strip()
            if answer and folded(answer) not in map(folded, given):
                given = (*given, answer)
        return replace(self, given=given, line=EMPTY)


def begun(question: Question) -> Draft:
    """The empty reply to a question."""
    way = way_of(question)
    return Draft(way, len(question.options), question.need, typing=way in (Way.LINE, Way.LINES))


def reply_of(draft: Draft, question: Question) -> Reply:
    """What is sent to the desk; where nothing was typed, an empty text, which the desk answers with its reason."""
    if draft.way is Way.ORDER:
        return Listed(tuple(question.options[index].text for index in draft.picked))
    if draft.way is Way.LINES and draft.given:
        return Listed(draft.given)
    return Typed(draft.line.text)
