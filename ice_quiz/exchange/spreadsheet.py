"""Tables for spreadsheets and flashcard sites: comma or tab between the columns, one card a line, its id first.

What is written here can be read again into a deck with the same cards and ids (`listed`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from ice_quiz.exchange.cells import guarded, joined, joined_groups, parted, parted_groups, unguarded
from ice_quiz.exchange.line import Line, lines
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Answer, Grade

COLUMNS = (
    "id",
    "question",
    "answer",
    "also",
    "need",
    "grade",
    "wrong",
    "topic",
    "tags",
    "source",
    "as of",
    "hint",
    "why",
)
"""The columns of our own tables, by which they are known when they come back."""


def table(compiled: Compiled, separator: str) -> str:
    """The cards of a deck as a table with a line of column names; cells hold nothing that a spreadsheet would run."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines(compiled):
        writer.writerow([guarded(cell) for cell in _cells(line, compiled.deck.id)])
    return text.getvalue()


def pairs(compiled: Compiled, separator: str) -> str:
    """Question and answer alone, without column names, as flashcard sites take them; several answers apart at semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    for line in lines(compiled):
        answers = "; ".join(answer.show for answer in line.answers)
        writer.writerow([guarded(" ".join(cell.split())) for cell in (line.question, answers)])
    return text.getvalue()


def _cells(line: Line, deck: str) -> tuple[str, ...]:
    return (
        f"{deck}/{line.id}",
        line.question,
        joined(answer.show for answer in line.answers),
        joined_groups(answer.accepted for answer in line.answers),
        str(line.need),
        line.grade,
        joined(line.wrong),
        line.topic,
        joined(line.tags),
        line.source,
        line.as_of,
        line.hint,
        line.why,
    )


def is_ours(header: list[str]) -> bool:
    """Whether a line of column names is that of a table that the program wrote; columns may have been moved or added."""
    return {"id", "question", "answer", "also", "need"} <= {name.strip().casefold() for name in header}


def deck_of(cells: Mapping[str, str]) -> str:
    """The deck's id in a row of our own table."""
    return unguarded(cells.get("id", "")).partition("/")[0].strip()


def line_of(cells: Mapping[str, str]) -> Line | str:
    """The line of a row of our own table, by column name; or what is wrong with it, in words."""
    text = {name: unguarded(cell).strip() for name, cell in cells.items()}
    shown = parted(text["answer"])
    if not text["question"] or not shown:
        return "the question is missing" if not text["question"] else "the answer is missing"
    also = (*parted_groups(text["also"]), *[()] * len(shown))
    need = text["need"] or "1"
    if not (need.isascii() and need.isdigit() and 1 <= int(need[:6]) <= len(shown)):
        return f"“need” is “{need[:20]}”, and there are {len(shown)} answers"
    grade = text.get("grade") or Grade.LENIENT
    if grade not in tuple(Grade):
        return f"“grade” is “{grade[:20]}”; it is lenient, exact or self"
    return Line(
        question=text["question"],
        answers=tuple(Answer(*each) for each in zip(shown, also, strict=False)),
        id=text["id"].partition("/")[2],
        need=int(need),
        grade=Grade(grade),
        wrong=parted(text.get("wrong", "")),
        topic=text.get("topic", ""),
        tags=parted(text.get("tags", "")),
        source=text.get("source", ""),
        as_of=text.get("as of", ""),
        hint=text.get("hint", ""),
        why=text.get("why", ""),
    )
