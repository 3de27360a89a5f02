"""The messages of the JSON protocol (see `protocol`): a snapshot as a message, a line as a message, an answer as a reply."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from ice_quiz.grading.verdict import Chose, Listed, Reply, Typed
from ice_quiz.language.printable import printable
from ice_quiz.plain.reading import NotUnderstood
from ice_quiz.questions.question import Question
from ice_quiz.study.snapshot import Phase, Snapshot, Summary

Message = Mapping[str, object]


def understood(line: bytes) -> Message:
    """The message of a line: one object with `answer`, `rate` or `command`. Raises `NotUnderstood`."""
    try:
        message = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotUnderstood("The line is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise NotUnderstood("The line is not JSON.") from None
    said = [key for key in ("answer", "rate", "command") if isinstance(message, dict) and key in message]
    if len(said) != 1:
        raise NotUnderstood('The line is not an object with one of "answer", "rate" and "command".')
    return dict(message)


def reply_to(question: Question, given: object) -> Reply:
    """What an answer means for a question. Raises `NotUnderstood`."""
    if isinstance(given, str):
        return Typed(printable(given))
    if type(given) is int and not question.arranged:  # a bool is an int in Python, and no number here
        return Chose(_option(question, given))
    if isinstance(given, list):
        if all(isinstance(each, str) for each in given):
            return Listed(tuple(map(printable, given)))
        if question.arranged and all(type(each) is int for each in given):
            return Listed(tuple(question.options[_option(question, each)].text for each in given))
    raise NotUnderstood("An answer is a text, the number of an option, or a list of texts.")


def _option(question: Question, number: int) -> int:
    if not question.options:
        raise NotUnderstood("This question has no options: the answer is a text.")
    if not 1 <= number <= len(question.options):
        raise NotUnderstood(f"There is no option {number}: they are numbered 1 to {len(question.options)}.")
    return number - 1


def told(snapshot: Snapshot) -> Message:
    """A snapshot as a message."""
    question, verdict = snapshot.question, snapshot.verdict
    if snapshot.phase is Phase.INTRODUCED:
        say = " ".join((snapshot.statement, *(each for each in snapshot.why if each != snapshot.statement)))
        return {"type": "fact", "say": say, "source": source(snapshot.citation)}
    if snapshot.phase is Phase.FINISHED or question is None:
        return summarised(snapshot, finished=True)
    if snapshot.phase is Phase.REVEALED:
        return {"type": "reveal", "answer": question.key.shown}
    if snapshot.phase is Phase.ASKED or verdict is None:
        return {
            "type": "question",
            "card": snapshot.card,
            "form": question.form,
            "stem": question.whole_stem,
            "options": [option.text for option in question.options] or None,
            "need": question.need,
        }
    return {
        "type": "verdict",
        "verdict": verdict.outcome,
        "share": verdict.share,
        "reason": " ".join(dict.fromkeys(filter(None, (verdict.reason, *snapshot.why)))),
        "answer": question.key.shown,
        "rating": snapshot.rating,
        "due": _iso(snapshot.due),
        "graded": snapshot.graded,
        "source": source(snapshot.citation),
    }


def source(citation: str) -> str:
    """A citation without the word that introduces it where it is read."""
    return citation.removeprefix("Source: ")


def summarised(snapshot: Snapshot, *, finished: bool) -> Message:
    """The summary of a session as a message."""
    summary = snapshot.summary or Summary()
    return {
        "type": "summary",
        "finished": finished,
        "answered": summary.answered,
        "right": summary.right,
        "close": summary.close,
        "wrong": summary.wrong,
        "drilled": summary.drilled,
        "new": summary.new_learned,
        "seconds": round(summary.seconds, 1),
        "missed": [asdict(missed) for missed in summary.missed],
        "next_day": _iso(summary.next_day),
        "due_next_day": summary.due_next_day,
        "more_new": summary.more_new,
        "more_due": summary.more_due,
        "kind": snapshot.kind,
        "time_up": summary.time_up,
        "waiting": summary.waiting,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
