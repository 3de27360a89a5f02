"""What the log's events without a card say: of the learner, of exam days, of exams sat, of sessions.

The last word on each counts.

A pure fold over those events in their order, like the replay of cards; there are few of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.answered import storable
from ice_quiz.progress.event import Body, Event, Kind, Tick
from ice_quiz.questions.learner import Learner

LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class ExamDay:
    """An exam that the learner prepares for: its study day, since when they do, and their minutes a day (0: not said)."""

    day: int
    since: int
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """An exam that was begun, and how it ended if it did; one that was given up is neither passed nor failed.

    `id` is that of the event it began with.
    """

    id: str
    deck: str
    exam: str
    day: int
    seed: int
    items: tuple[str, ...]
    ended: bool = False
    passed: bool = False
    right: int = 0
    wrong: int = 0
    asked: int = 0
    given_up: bool = False

    @property
    def counts(self) -> bool:
        """Whether it says something of the learner: it was held to its end."""
        return self.ended and not self.given_up


@dataclass(frozen=True, slots=True)
class Begun:
    """A session that was begun and is not simply due: its event's id, place in time and body, and whether it ended."""

    id: str
    day: int
    tick: Tick
    body: Body
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """The last try to fit the memory model to the learner: the factor since then, how many answers it was made from.

    `better` says that the factor was changed, because the log loss of answers held out fell from `loss_before` to
    `loss_after`.
    """

    factor: float
    answers: int
    better: bool
    loss_before: float
    loss_after: float


@dataclass(frozen=True, slots=True)
class Registers:
    """Learners by deck, exam days by deck and exam, the exams begun, oldest first, the last fit, session and quiz."""

    learners: Mapping[str, Learner] = field(default_factory=dict)
    exam_days: Mapping[tuple[str, str], ExamDay] = field(default_factory=dict)
    records: tuple[Record, ...] = ()
    fitted: Fitted | None = None
    session: Begun | None = None
    quiz: Begun | None = None

    def learner(self, deck: str) -> Learner:
        """What is known of the learner for a deck."""
        return self.learners.get(deck) or Learner()

    def left_open(self, deck: str, exam: str) -> Record | None:
        """The last sitting of an exam where it was not ended."""
        found = [record for record in self.records if (record.deck, record.exam) == (deck, exam)]
        return found[-1] if found and not found[-1].ended else None


def registers(events: Iterable[Event]) -> Registers:
    """What these events say; they are given in order, and those that were undone do not count."""
    listed = list(events)
    undone = {str(event.body.get("target")) for event in listed if event.kind == Kind.UNDONE}
    learners: dict[str, Learner] = {}
    days: dict[tuple[str, str], ExamDay] = {}
    records: dict[str, Record] = {}
    fitted: Fitted | None = None
    for event in listed:
        if event.id in undone:
            continue
        body, deck = event.body, storable(event.body.get("deck"))
        match event.kind:
            case Kind.SAID:
                learners[deck] = _said(learners.get(deck, Learner()), event)
            case Kind.CORRECTED:
                of_deck = storable(body.get("of")).partition("/")[0]
                learners[of_deck] = _corrected(learners.get(of_deck, Learner()), event)
            case Kind.EXAM_DATE:
                _set_day(days, (deck, storable(body.get("exam"))), body, event.day)
            case Kind.EXAM_STARTED:
                exam, seed = storable(body.get("exam")), _whole(body, "seed")
                records[event.id] = Record(event.id, deck, exam, event.day, seed, _texts(body, "items"))
            case Kind.EXAM_ENDED if (start := storable(body.get("exam"))) in records:
                records[start] = _ended(records[start], body)
            case Kind.SETTING if body.get("key") == "stability_factor":
                fitted = _fitted(body)
    return Registers(learners, days, tuple(records.values()), fitted, *_begun_last(listed))


def _begun_last(events: Iterable[Event]) -> tuple[Begun | None, Begun | None]:
    """The session and the quiz that were begun last, and whether they were ended."""
    last: dict[str, Begun] = {}
    for event in events:
        if event.kind in _ENDED_BY.values():
            last[event.kind] = Begun(event.id, event.day, event.tick, event.body)
        elif event.kind in _ENDED_BY:
            of, begun = ("session", "quiz")[event.kind == Kind.QUIZ_ENDED], last.get(_ENDED_BY[event.kind])
            if begun and begun.id == event.body.get(of):
                last[_ENDED_BY[event.kind]] = replace(begun, ended=True)
    return last.get(Kind.SESSION_STARTED), last.get(Kind.QUIZ_STARTED)


_ENDED_BY: Mapping[str, Kind] = {Kind.SESSION_ENDED: Kind.SESSION_STARTED, Kind.QUIZ_ENDED: Kind.QUIZ_STARTED}


def _said(known: Learner, event: Event) -> Learner:
    key, value = storable(event.body.get("key")), storable(event.body.get("value"))
    said = {each: text for each, text in {**known.said, key: value}.items() if text}
    return replace(known, said=said, said_on={**known.said_on, key: _date(event)})


def _corrected(known: Learner, event: Event) -> Learner:
    card, answers = storable(event.body.get("of")), _texts(event.body, "answers")
    corrected = {each: texts for each, texts in {**known.corrected, card: answers}.items() if texts}
    return replace(known, corrected=corrected, corrected_on={**known.corrected_on, card: _date(event)})


def _ended(record: Record, body: Body) -> Record:
    return replace(
        record,
        ended=True,
        passed=body.get("passed") is True,
        right=_whole(body, "right"),
        wrong=_whole(body, "wrong"),
        asked=_whole(body, "asked"),
        given_up=body.get("given_up") is True,
    )


def _fitted(body: Body) -> Fitted | None:
    """The fit that a setting came from; None where the learner set the factor."""
    answers = _whole(body, "answers")
    factor, before, after = (_number(body, key) for key in ("value", "loss_before", "loss_after"))
    return Fitted(factor, answers, body.get("better") is True, before, after) if answers > 0 else None


def _set_day(days: dict[tuple[str, str], ExamDay], key: tuple[str, str], body: Body, today: int) -> None:
    day = body.get("day")
    if type(day) is not int or not 0 < day <= LAST_DAY:
        days.pop(key, None)
        return
    before = days.get(key)
    # An exam that is moved goes on from where its plan began; one that was sat is prepared for anew.
    since = before.since if before and before.day > today else today
    days[key] = ExamDay(day, min(since, day), _whole(body, "minutes"))


def _date(event: Event) -> date:
    return date_of(min(max(event.day, 1), LAST_DAY))


def _texts(body: Body, key: str) -> tuple[str, ...]:
    value = body.get(key)
    return tuple(text for each in value if (text := storable(each))) if isinstance(value, list) else ()


def _whole(body: Body, key: str) -> int:
    value = body.get(key)
    return value if type(value) is int else 0


def _number(body: Body, key: str) -> float:
    value = body.get(key)
    return float(value) if isinstance(value, int | float) else 0.0
