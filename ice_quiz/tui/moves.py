"""What can be done now in a session: which commands do something, and what the footer says of them.

Pure functions of the snapshot and the reply in the making, so that a key, a click, the palette and the footer always agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ice_quiz.language.days import short_day
from ice_quiz.memory.rating import Rating
from ice_quiz.questions.question import Question
from ice_quiz.study.snapshot import MORE_DUE, MORE_NEW, Command, Phase, Snapshot
from ice_quiz.tui.answering import RULES, check, true_or_false
from ice_quiz.tui.commands import EVERYWHERE, STUDY, named
from ice_quiz.tui.draft import Draft, Way
from ice_quiz.tui.widgets.key_bar import Entry

REQUESTS: Mapping[str, Command] = {
    "next": Command.NEXT,
    "go-on": Command.NEXT,
    "ask": Command.NEXT,
    "reveal": Command.REVEAL,
    "hint": Command.HINT,
    "dont-know": Command.DONT_KNOW,
    "guessed": Command.GUESSED,
    "was-right": Command.WAS_RIGHT,
    "was-wrong": Command.WAS_WRONG,
    "undo": Command.UNDO,
    "last-verdict": Command.BACK,
    "suspend": Command.SUSPEND,
    "bury": Command.BURY,
    "flag-card": Command.FLAG,
}
"""The commands that only ask the desk for something."""

RATINGS: Mapping[str, Rating] = {
    "again": Rating.AGAIN,
    "hard": Rating.HARD,
    "good": Rating.GOOD,
    "easy": Rating.EASY,
    "knew": Rating.GOOD,
}
"""The commands that rate."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the screen stands.

    `seen` is whether this phase was painted: nobody means a rating that was not on the screen.
    """

    snapshot: Snapshot
    draft: Draft
    seen: bool = True

    @property
    def phase(self) -> Phase:
        """Where the learner stands with the card."""
        return self.snapshot.phase

    @property
    def asked(self) -> bool:
        """Whether an answer is awaited."""
        return self.phase is Phase.ASKED

    @property
    def question(self) -> Question | None:
        """The question that stands on the screen."""
        return self.snapshot.question


def _rating(rating: Rating) -> Callable[[Stand, int], bool]:
    def can(stand: Stand, _number: int) -> bool:
        return stand.seen and stand.phase in (Phase.ANSWERED, Phase.REVEALED) and rating in stand.snapshot.ratings

    return can


def _finished(stand: Stand, _number: int) -> bool:
    return stand.phase is Phase.FINISHED


def _more_new(stand: Stand, number: int) -> bool:
    summary = stand.snapshot.summary
    return _finished(stand, number) and summary is not None and summary.more_new > 0


def _more_due(stand: Stand, number: int) -> bool:
    summary = stand.snapshot.summary
    return _finished(stand, number) and summary is not None and summary.more_due > 0


_RULES: Mapping[str, Callable[[Stand, int], bool]] = {
    **RULES,
    "reveal": lambda stand, _: stand.asked and stand.draft.way is Way.RECALL,
    "next": lambda stand, _: stand.phase is Phase.ANSWERED,
    "go-on": lambda stand, _: stand.phase is Phase.ANSWERED and stand.seen,
    "ask": lambda stand, _: stand.phase is Phase.INTRODUCED and stand.seen,
    "knew": lambda stand, number: stand.phase is Phase.REVEALED and _rating(Rating.GOOD)(stand, number),
    **{name: _rating(rating) for name, rating in RATINGS.items() if name != "knew"},
    "card": lambda stand, _: stand.phase is Phase.ANSWERED,
    "practise": _finished,
    "more-new": _more_new,
    "more-due": _more_due,
    "decks": lambda stand, number: _finished(stand, number) and stand.seen,
    "leave": lambda _stand, _: True,  # while typing, escape is taken by "stop-typing", which is declared before it
}


def can(stand: Stand, name: str, number: int = 0) -> bool:
    """Whether the command does something now."""
    if name in ("page-down", "page-up", "help"):
        return True
    rule = _RULES.get(name)
    if rule is not None:
        return rule(stand, number)
    return name in REQUESTS and REQUESTS[name] in stand.snapshot.commands


_SECOND_ROW = frozenset(("stop-typing", "was-right", "was-wrong", "undo", "card", "suspend", "help"))
"""What the second row begins with where one row does not hold all: first the answer, then what is about it."""


def _entry(name: str, words: str | None = None, key: str = "", *, last: bool = False) -> Entry:
    command = named((*STUDY, *EVERYWHERE), name)
    return Entry(key or command.key, command.footer if words is None else words, name, last=last)


def footer(stand: Stand, today: date) -> list[Entry]:
    """The keys that do something now, the next step first, help and the way out last."""
    rows: Mapping[Phase, Callable[[Stand, date], Iterator[Entry]]] = {
        Phase.INTRODUCED: _introduced,
        Phase.ASKED: _asked,
        Phase.REVEALED: _revealed,
        Phase.ANSWERED: _answered,
        Phase.FINISHED: _over,
    }
    shown = replace(stand, seen=True)
    entries = [one for one in rows[stand.phase](shown, today) if not one.command or can(shown, one.command, one.number)]
    second = next((place for place, entry in enumerate(entries) if entry.command in _SECOND_ROW), 0)
    return [entry._replace(row=place == second) for place, entry in enumerate(entries)]


def _introduced(_stand: Stand, _today: date) -> Iterator[Entry]:
    yield _entry("ask", last=True)
    yield _entry("undo")
    yield _entry("suspend")
    yield from _way_out()


def _asked(stand: Stand, _today: date) -> Iterator[Entry]:
    yield from _answering(stand)
    if stand.draft.typing:
        yield Entry("esc", "", "stop-typing", last=True)
        yield Entry("", "then:", joins=True, last=True)
        yield from _meanwhile(stand, joins=True)
    else:
        yield from _meanwhile(stand)
    yield from _way_out()


def _answering(stand: Stand) -> Iterator[Entry]:
    draft = stand.draft
    if true_or_false(stand):
        yield _entry("true", last=True)
        yield _entry("false", last=True)
    elif draft.way in (Way.CHOOSE, Way.ORDER) and not draft.ordered:
        shown = min(draft.count, 9)
        for number in range(1, shown + 1):
            words = "" if number < shown else "put next" if draft.way is Way.ORDER else "answer"
            yield Entry(str(number), words, "option", number, joins=number > 1, last=True)
    yield _entry("reveal", last=True)
    yield _entry("type", last=True)
    if check(stand):
        listing = ("add" if draft.line.text else "end") if draft.way is Way.LINES else None
        yield _entry("check", listing, last=True)
    yield _entry("take-back")


def _meanwhile(stand: Stand, *, joins: bool = False) -> Iterator[Entry]:
    for place, name in enumerate(("hint", "dont-know", "guessed", "undo")):
        entry = _guess(stand) if name == "guessed" else _entry(name)
        yield Entry(entry.key, entry.words, name, joins=joins and place == 0)


def _guess(stand: Stand) -> Entry:
    return _entry("guessed", "not a guess" if stand.snapshot.guessed else None)


def _rated(stand: Stand, today: date, *, space: Rating | None = None) -> Iterator[Entry]:
    """The ratings that can still be given, each with the day the card would come back; the space bar may give one."""
    for name, rating in RATINGS.items():
        if name == "knew" or rating not in stand.snapshot.ratings:
            continue
        # What is rated again comes again in this very session, whenever its schedule has it next.
        day = today if rating is Rating.AGAIN else stand.snapshot.ratings[rating]
        words = f"{rating} {short_day(day, today)}"
        yield _entry("knew", words, last=True) if rating is space else _entry(name, words, last=True)


def _revealed(stand: Stand, today: date) -> Iterator[Entry]:
    yield from _rated(stand, today, space=Rating.GOOD)
    yield _entry("undo")
    yield _entry("suspend")
    yield from _way_out()


def _answered(stand: Stand, today: date) -> Iterator[Entry]:
    snapshot = stand.snapshot
    yield _entry("next", _next_words(snapshot, today), last=True)
    yield from (entry for entry in _rated(stand, today) if RATINGS[entry.command] is not snapshot.rating)
    yield _entry("was-right", last=True)
    yield _entry("was-wrong", last=True)
    yield _guess(stand)
    yield _entry("undo")
    yield _entry("card")
    yield _entry("suspend")
    yield from _way_out()


def _next_words(snapshot: Snapshot, today: date) -> str:
    if snapshot.rating is Rating.AGAIN:
        return "next (again today)"
    if not snapshot.graded and not snapshot.drill:
        return "next (practice)"
    when = f", {short_day(snapshot.due, today)}" if snapshot.due is not None else ""
    return f"next ({'drilled' if snapshot.drill else snapshot.rating}{when})"


def _over(stand: Stand, _today: date) -> Iterator[Entry]:
    more = stand.snapshot.summary.more_new if stand.snapshot.summary else 0
    yield _entry("decks", last=True)
    yield _entry("practise", last=True)
    behind = stand.snapshot.summary.more_due if stand.snapshot.summary else 0
    yield _entry("more-due", f"{min(behind, MORE_DUE)} more due", last=True)
    yield _entry("more-new", f"{min(more, MORE_NEW)} more new", last=True)
    yield _entry("undo")
    yield _entry("help", last=True)


def _way_out() -> Iterator[Entry]:
    yield _entry("help", last=True)
    yield _entry("leave", "leave", last=True)
