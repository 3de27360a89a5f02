"""What the log's events without a card say: of the learner, of exam days, of exams sat. The last word on each counts.

A pure fold over those events in their order, like the replay of cards; there are few of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ice_quiz.progress.answered import storable
from ice_quiz.progress.event import Body, Event, Kind
from ice_quiz.questions.learner import Learner


@dataclass(frozen=True, slots=True)
class ExamDay:
    """An exam that the learner prepares for: its study day, when they set it, and their minutes a day (0: not said)."""

    day: int
    since: int
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """An exam that was begun, and how it ended if it did. `id` is that of the event it began with."""

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


@dataclass(frozen=True, slots=True)
class Registers:
    """Learners by deck, exam days by deck and exam, and the exams begun, oldest first."""

    learners: Mapping[str, Learner] = field(default_factory=dict)
    exam_days: Mapping[tuple[str, str], ExamDay] = field(default_factory=dict)
    records: tuple[Record, ...] = ()

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
    for event in listed:
        if event.id in undone:
            continue
        body, deck = event.body, storable(event.body.get("deck"))
        match event.kind:
            case Kind.SAID:
                known = learners.get(deck, Learner())
                said = {**known.said, storable(body.get("key")): storable(body.get("value"))}
                learners[deck] = replace(known, said={key: value for key, value in said.items() if value})
            case Kind.CORRECTED:
                card = storable(body.get("of"))
                of_deck = card.partition("/")[0]
                known = learners.get(of_deck, Learner())
                learners[of_deck] = replace(known, corrected={**known.corrected, card: _texts(body, "answers")})
            case Kind.EXAM_DATE:
                _set_day(days, (deck, storable(body.get("exam"))), body, event.day)
            case Kind.EXAM_STARTED:
                exam, seed = storable(body.get("exam")), _whole(body, "seed")
                records[event.id] = Record(event.id, deck, exam, event.day, seed, _texts(body, "items"))
            case Kind.EXAM_ENDED if (start := storable(body.get("exam"))) in records:
                records[start] = _ended(records[start], body)
    return Registers(learners, days, tuple(records.values()))


def _ended(record: Record, body: Body) -> Record:
    right, wrong, asked = _whole(body, "right"), _whole(body, "wrong"), _whole(body, "asked")
    return replace(record, ended=True, passed=body.get("passed") is True, right=right, wrong=wrong, asked=asked)


def _set_day(days: dict[tuple[str, str], ExamDay], key: tuple[str, str], body: Body, today: int) -> None:
    day = body.get("day")
    if type(day) is not int:
        days.pop(key, None)
        return
    before = days.get(key)
    since = before.since if before else today  # a moved exam goes on from where its plan began
    days[key] = ExamDay(day, min(since, day), _whole(body, "minutes"))


def _texts(body: Body, key: str) -> tuple[str, ...]:
    value = body.get(key)
    return tuple(text for each in value if (text := storable(each))) if isinstance(value, list) else ()


def _whole(body: Body, key: str) -> int:
    value = body.get(key)
    return value if type(value) is int else 0
