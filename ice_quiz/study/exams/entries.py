"""The exams of a deck: which one is meant, which are left open, and how earlier sittings ended."""

from __future__ import annotations

from ice_quiz.errors import UsageError
from ice_quiz.facts.exams import Exam
from ice_quiz.language.nearest import nearest
from ice_quiz.language.printable import printable
from ice_quiz.language.words import listing
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.event import Kind
from ice_quiz.progress.log import Log
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.exam_items import pool_of
from ice_quiz.study.exams.snapshot import Earlier, ExamEntry
from ice_quiz.study.registers import Record, Registers


def meant(compiled: Compiled, name: str | None, known: Registers, today: int) -> Exam:
    """The exam with that name or title; without one, that whose day is next, else the deck's first. Raises `UsageError`."""
    exams = compiled.deck.exams
    title = compiled.deck.title
    if not exams:
        raise UsageError(f"The deck “{title}” has no exam.", advice="Study it, or choose another deck.")
    if name is None:
        coming = [(day.day, exam) for (deck, exam), day in known.exam_days.items() if deck == compiled.deck.id]
        nearest_first = sorted((day, exam) for day, exam in coming if day >= today and exam in exams)
        return exams[nearest_first[0][1]] if nearest_first else next(iter(exams.values()))
    by_name = {exam.title.casefold(): exam for exam in exams.values()} | {
        key.casefold(): exam for key, exam in exams.items()
    }
    if name.casefold() in by_name:
        return by_name[name.casefold()]
    close = nearest(name, exams)
    raise UsageError(
        f"The deck “{title}” has no exam “{printable(name)}”.",
        advice=f"Did you mean “{close}”?" if close else f"It has {listing([f'“{each}”' for each in exams])}.",
    )


def entries(compiled: Compiled, known: Registers, log: Log) -> tuple[ExamEntry, ...]:
    """Every exam of a deck, in the deck's order."""
    return tuple(_entry(compiled, exam, known, log) for exam in compiled.deck.exams.values())


def _entry(compiled: Compiled, exam: Exam, known: Registers, log: Log) -> ExamEntry:
    open_ = known.left_open(compiled.deck.id, exam.name)
    pool = pool_of(compiled, exam)
    day = known.exam_days.get((compiled.deck.id, exam.name))
    return ExamEntry(
        exam.name,
        shown_title(exam),
        exam.about,
        exam.ask,
        exam.passing,
        len(pool),
        sum(card in compiled.withheld for card in pool),
        exam.stops_when_decided,
        exam.form,
        exam.minutes,
        1 + sum(_answered(card, open_, log) for card in open_.items) if open_ else 0,
        date_of(day.day) if day and day.day >= log.today() else None,
        earlier(known.records, compiled.deck.id, exam.name),
        len({compiled.withheld[card].by for card in pool if card in compiled.withheld}),
        exam.feedback_at_end,
    )


def _answered(card: str, record: Record, log: Log) -> bool:
    return any(event.kind == Kind.ANSWERED and event.body.get("exam") == record.id for event in log.events(card))


def earlier(records: tuple[Record, ...], deck: str, exam: str) -> tuple[Earlier, ...]:
    """How the sittings of an exam ended, oldest first, without those that were given up."""
    return tuple(
        Earlier(date_of(one.day), one.passed, one.right, one.wrong, one.asked)
        for one in records
        if one.counts and (one.deck, one.exam) == (deck, exam)
    )


def shown_title(exam: Exam) -> str:
    """What an exam is called to the learner."""
    return exam.title or exam.name
