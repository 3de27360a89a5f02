"""The study screen: one card after the other, in place.

It draws the desk's snapshot and sends the desk what the learner answers; what a key may do is said in `moves`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult

from ice_quiz.errors import IceQuizError
from ice_quiz.grading.verdict import Chose, Reply
from ice_quiz.language.days import about_minutes
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import MORE_NEW, Phase, Snapshot
from ice_quiz.study.wish import Wish
from ice_quiz.tui.commands import STUDY, KeyCommand, bindings
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, WRONG, joined, shown
from ice_quiz.tui.draft import Draft, Way, begun, pointed, reply_of
from ice_quiz.tui.moves import RATINGS, REQUESTS, Stand, can, footer
from ice_quiz.tui.on_screen import on_screen
from ice_quiz.tui.screens.typing import Typing
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.answer_line import LINE, answer_line
from ice_quiz.tui.widgets.feedback import answered, revealed
from ice_quiz.tui.widgets.heading import Meter
from ice_quiz.tui.widgets.options import choices, ordering
from ice_quiz.tui.widgets.page import Page
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph
from ice_quiz.tui.widgets.stem import introduction, stem
from ice_quiz.tui.widgets.summary import summary

_BRIEF = 72
"""Columns below which the heading has no room for the kind of session and the time as well."""


class StudyScreen(Typing):
    """A session on the screen."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = STUDY
    BINDINGS = bindings(STUDY)

    def __init__(self, desk: Desk, snapshot: Snapshot, wish: Wish) -> None:
        """`wish` is what was asked for: the same cards are practised when the learner asks for practice."""
        super().__init__(rows=2, lines=1)
        self._desk = desk
        self._wish = wish
        self._snapshot = snapshot
        self._draft = self._drafted(snapshot)
        self._seen = True
        self._own_message = ""
        self._asked_to_leave = False
        self._meter = Meter()

    def between(self) -> ComposeResult:
        """The bar stands under the heading."""
        yield self._meter

    @property
    def stand(self) -> Stand:
        """Where the screen stands now."""
        return Stand(self._snapshot, self._draft, self._seen)

    # What comes from the desk

    @staticmethod
    def _drafted(snapshot: Snapshot) -> Draft:
        asked = snapshot.phase is Phase.ASKED and snapshot.question is not None
        return begun(snapshot.question) if asked and snapshot.question is not None else Draft(Way.RECALL)

    def _receive(self, snapshot: Snapshot) -> None:
        """Take the desk's next snapshot; a reply in the making is kept as long as the same question is asked."""
        before = self._snapshot
        self._own_message = ""
        self._asked_to_leave = False
        if snapshot.phase is Phase.ASKED is before.phase and snapshot.question == before.question:
            self._draft = replace(self._draft, typing=self._draft.typed)
        else:
            self._draft = self._drafted(snapshot)
        changed = snapshot.phase is not before.phase or snapshot.question != before.question
        self._snapshot = snapshot
        if changed:
            self._seen = False
            self.bring_into_sight()
        self.draw()

    def painted(self) -> None:
        """What was drawn was seen."""
        self._seen = True
        if self._snapshot.phase is Phase.ANSWERED:
            self.call_later(self._desk.prepare)

    def _answer(self, reply: Reply) -> None:
        self._receive(self._desk.reply(reply))

    # The line

    @property
    def line(self) -> TextLine | None:
        """The line of an answer that is typed."""
        return self._draft.line if self.stand.asked and self._draft.typed else None

    @property
    def typing(self) -> bool:
        """Whether letters are text."""
        return self._draft.typing

    def edited(self, line: TextLine, note: str) -> None:
        """The line was changed."""
        self._draft = replace(self._draft, line=line, typing=True)
        self._own_message = note
        self.bring_into_sight()
        self.draw()

    # Commands

    def can(self, name: str, number: int = 0) -> bool:
        """Whether the command does something now."""
        return can(self.stand, name, number)

    async def do(self, name: str, number: int = 0) -> None:
        """Do it."""
        special: Mapping[str, Callable[[], Awaitable[None] | None]] = {
            "option": lambda: self._choose(number - 1),
            "true": lambda: self._choose(0),
            "false": lambda: self._choose(1),
            "down": lambda: self._move(1),
            "up": lambda: self._move(-1),
            "point": self._point,
            "take": lambda: self._choose(self._draft.cursor or 0),
            "check": self._check,
            "take-back": lambda: self._change(self._draft.take_back()),
            "stop-typing": lambda: self._change(replace(self._draft, typing=False)),
            "type": lambda: self._change(replace(self._draft, typing=True)),
            "card": self._show_card,
            "practise": self._practise,
            "more-due": lambda: self._begin(lambda: self._desk.begin(self._wish.more)),
            "more-new": lambda: self._receive(self._desk.more_new(MORE_NEW)),
            "decks": self._leave,
            "leave": self._leave,
        }
        if name in RATINGS:
            self._receive(self._desk.rate(RATINGS[name]))
        elif name in REQUESTS:
            self._receive(self._desk.command(REQUESTS[name]))
        else:
            special[name]()

    def _change(self, draft: Draft, note: str = "") -> None:
        self._draft = draft
        self._own_message = note
        self.draw()

    def _choose(self, option: int) -> None:
        if self._draft.way is Way.ORDER:
            self._change(self._draft.pick(option))
        else:
            self._answer(Chose(option))

    def _point(self) -> None:
        self._seen = False
        self.bring_into_sight()
        self._change(self._draft.at_first_free(), pointed(self.key))

    def _move(self, step: int) -> None:
        if self.stand.asked and self._draft.count:
            self.bring_into_sight()
            self._change(self._draft.moved(step))
        else:
            self.scroll_lines(step)

    def _check(self) -> None:
        question = self._snapshot.question
        if question is None:
            return
        if self._draft.way is Way.LINES and self._draft.line.text.strip():
            before = len(self._draft.given)
            self._change(self._draft.add())
            if len(self._draft.given) < question.need:
                self._own_message = "" if len(self._draft.given) > before else "You gave that one already."
                self.draw()
                return
        self._answer(reply_of(self._draft, question))

    def _show_card(self) -> None:
        try:
            self.quiz.show_card(self._snapshot.card)
        except IceQuizError as error:
            self._own_message = str(error)
            self.draw()

    def _practise(self) -> None:
        self._begin(lambda: self._desk.begin(self._wish.practice))

    def _begin(self, start: Callable[[], Snapshot]) -> None:
        try:
            self._receive(start())
        except IceQuizError as error:
            self._own_message = str(error)
            self.draw()

    def _leave(self) -> None:
        if self._snapshot.banner and not self._asked_to_leave:
            self._asked_to_leave = True
            self._own_message = "Leave without what is not saved? The same key again leaves, any other one stays."
            self.draw()
            return
        self._desk.leave()
        self.dismiss()

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """An option or the line was clicked."""
        if event.item == LINE:
            await self.action_do("type")
        else:
            await self.action_do("option", event.item)

    # Drawing

    def draw(self) -> None:
        """Show where the session stands."""
        if not self.is_mounted:
            return
        snapshot = self._snapshot
        self._draw_heading(snapshot)
        self.notify_here((snapshot.banner, WRONG), (self._own_message or on_screen(snapshot.message), CLOSE))
        self.key_bar.show(footer(self.stand, self.quiz.today))
        self.page.show(self._paragraphs(snapshot))

    def _draw_heading(self, snapshot: Snapshot) -> None:
        names = [name for name in (snapshot.deck_title, snapshot.topic) if name]
        left = joined(shown(names[0] if names else "", STRONG), *(shown(f" · {name}", MUTED) for name in names[1:]))
        self.heading.show(
            left, shown(how_far(snapshot, brief=self.size.width < _BRIEF), MUTED), shown(names[-1] if names else "", STRONG)
        )
        self._meter.set_class(snapshot.phase is Phase.FINISHED, "-over")
        self._meter.share = snapshot.done / snapshot.total if snapshot.total else 0.0
        self._meter.left = what_is_left(snapshot)

    def _paragraphs(self, snapshot: Snapshot) -> Iterator[Paragraph]:
        question = snapshot.question
        if snapshot.phase is Phase.FINISHED:
            yield from summary(snapshot, self.quiz.today, self.key)
        elif snapshot.phase is Phase.INTRODUCED or question is None:
            yield from introduction(snapshot)
        else:
            yield from stem(snapshot, question)
            yield GAP
            if snapshot.phase is Phase.REVEALED:
                yield from revealed(snapshot, question)
            elif snapshot.phase is Phase.ANSWERED:
                yield from answered(snapshot, question)
            elif self._draft.way is Way.CHOOSE:
                yield from choices(question, self._draft)
            elif self._draft.way is Way.ORDER:
                yield from ordering(question, self._draft)
            elif self._draft.typed:
                yield from answer_line(self._draft, self.key)
            else:
                yield Paragraph(shown("Answer in your mind, then look.", MUTED))


def what_is_left(snapshot: Snapshot) -> str:
    """How many cards wait, by kind, those of which there are any; nothing where they are all of one kind."""
    due = "to go" if snapshot.kind else "due"  # in practice nothing is due
    counts = zip(("new", "again", due), snapshot.counts, strict=True)
    kinds = [f"{count} {kind}" for kind, count in counts if count]
    return " · ".join(kinds) if len(kinds) > 1 else ""


def how_far(snapshot: Snapshot, *, brief: bool = False) -> str:
    """How many cards are done and how long the rest takes, for the heading; a card that comes again is not done yet.

    Where it must be `brief`, a session that has a kind to be named tells no time.
    """
    if snapshot.phase is Phase.FINISHED or not snapshot.total:
        return ""
    timed = snapshot.minutes_left and not (brief and snapshot.kind)
    left = f" · {about_minutes(snapshot.minutes_left)}" if timed else ""
    return f"{snapshot.kind + ' · ' if snapshot.kind else ''}{snapshot.done} of {snapshot.total} done{left}"
