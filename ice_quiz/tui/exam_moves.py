"""What can be done now in a mock exam: which commands do something, and what the footer says of them.

Pure functions of the snapshot and the reply in the making, as `moves` is for a session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from ice_quiz.questions.question import Question
from ice_quiz.study.exams.snapshot import ExamPhase, ExamSnapshot
from ice_quiz.tui.answering import RULES, check, true_or_false
from ice_quiz.tui.commands import EVERYWHERE, EXAM, in_a_quiz, named
from ice_quiz.tui.draft import Draft, Way, begun
from ice_quiz.tui.widgets.key_bar import Entry


@dataclass(frozen=True, slots=True)
class ExamStand:
    """Where the screen stands.

    `seen` is whether this phase was painted: nobody means a mark for an answer that was not on the screen.
    """

    snapshot: ExamSnapshot
    draft: Draft
    seen: bool = True

    @property
    def asked(self) -> bool:
        """Whether an answer is awaited."""
        return self.snapshot.phase is ExamPhase.ASKED

    @property
    def question(self) -> Question | None:
        """The question that stands on the screen."""
        return self.snapshot.question

    @property
    def told(self) -> bool:
        """Whether what was right is shown, as in a quiz that tells it at once."""
        return self.snapshot.phase is ExamPhase.ANSWERED

    @property
    def revealed(self) -> bool:
        """Whether the learner marks what they said."""
        return self.snapshot.phase is ExamPhase.REVEALED


def drafted(snapshot: ExamSnapshot) -> Draft:
    """The empty reply to an item. What a session only asks to think of can be typed here, and is compared then."""
    if snapshot.question is None or snapshot.phase is ExamPhase.ANSWERED:
        return Draft(Way.RECALL)
    draft = begun(snapshot.question)
    return Draft(Way.LINE, typing=True) if draft.way is Way.RECALL else draft


_RULES: Mapping[str, Callable[[ExamStand, int], bool]] = {
    **RULES,
    "reveal": lambda stand, _: stand.asked and stand.snapshot.spoken and stand.seen,
    "next": lambda stand, _: stand.told and stand.seen,
    "was-wrong": lambda stand, _: stand.revealed and stand.seen,
    "was-right": lambda stand, _: stand.revealed and stand.seen,
    "dont-know": lambda stand, _: stand.asked,
    "flag": lambda stand, _: stand.asked or stand.revealed,
    "give-up": lambda stand, _: stand.asked or stand.revealed or stand.told,
    "leave": lambda _stand, _: True,  # while typing, escape is taken by "stop-typing", which is declared before it
}


def can(stand: ExamStand, name: str, number: int = 0) -> bool:
    """Whether the command does something now."""
    return name in ("page-down", "page-up", "help") or (name in _RULES and _RULES[name](stand, number))


_SECOND_ROW = frozenset(("stop-typing", "dont-know", "flag", "help"))
"""What the second row begins with where one row does not hold all: first the answer, then what is about it."""


def _entry(name: str, words: str | None = None, *, last: bool = False) -> Entry:
    command = named((*EXAM, *EVERYWHERE), name)
    return Entry(command.key, command.footer if words is None else words, name, last=last)


def footer(stand: ExamStand) -> list[Entry]:
    """The keys that do something now, the next step first, help and the way out last."""
    shown = replace(stand, seen=True)
    made = _told(shown) if stand.told else _marking(shown) if stand.revealed else _asked(shown)
    entries = [one for one in made if not one.command or can(shown, one.command, one.number)]
    second = next((place for place, entry in enumerate(entries) if entry.command in _SECOND_ROW), 0)
    return [entry._replace(row=place == second) for place, entry in enumerate(entries)]


def _told(stand: ExamStand) -> Iterator[Entry]:
    yield _entry("next", last=True)
    yield from _about_it(stand)


def _marking(stand: ExamStand) -> Iterator[Entry]:
    yield _entry("was-wrong", last=True)
    yield _entry("was-right", last=True)
    yield from _about_it(stand)


def _asked(stand: ExamStand) -> Iterator[Entry]:
    draft = stand.draft
    if true_or_false(stand):
        yield _entry("true", last=True)
        yield _entry("false", last=True)
    elif draft.way in (Way.CHOOSE, Way.ORDER) and not draft.ordered:
        many = min(draft.count, 9)
        for number in range(1, many + 1):
            words = "" if number < many else "put next" if draft.way is Way.ORDER else "answer"
            yield Entry(str(number), words, "option", number, joins=number > 1, last=True)
    yield _entry("type", last=True)
    if check(stand):
        listing = ("add" if draft.line.text else "end") if draft.way is Way.LINES else None
        yield _entry("check", listing, last=True)
    yield _entry("take-back")
    yield _entry("reveal", last=True)
    if draft.typing:
        yield Entry("esc", "", "stop-typing", last=True)
        yield Entry("", "then:", joins=True, last=True)
    yield _entry("dont-know")._replace(joins=draft.typing)
    yield from _about_it(stand)


def _about_it(stand: ExamStand) -> Iterator[Entry]:
    yield _entry("flag", "unflag" if stand.snapshot.flagged else None)
    yield _entry("give-up", named(in_a_quiz(EXAM), "give-up").footer if stand.snapshot.quiz else None)
    yield _entry("help", last=True)
    yield _entry("leave", "leave", last=True)
