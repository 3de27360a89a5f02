"""A list that came from a spreadsheet or a flashcard site, as questions with answers: nothing is lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ice_quiz.errors import IceQuizError
from ice_quiz.exchange.cleaning import Findings, cleaned, is_spreadsheet_error
from ice_quiz.exchange.decoding import decoded
from ice_quiz.exchange.line import Line
from ice_quiz.exchange.roles import Role, has_names, roles_beside, roles_named
from ice_quiz.exchange.separated import BadRow, Row, Separated, separated
from ice_quiz.exchange.spreadsheet import COLUMNS, deck_of, is_ours, line_of
from ice_quiz.exchange.taking import Taking
from ice_quiz.facts.reader import MAX_TEXT
from ice_quiz.language.words import listing
from ice_quiz.questions.question import Answer

_ALTERNATIVES = ("/", ";")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person says about a list where it is not to be found out: "" and () leave it to the program.

    `also` is a sign between several wordings in one answer. With `terms` the person asserts that each answer fits its
    question only, so that it may be offered as wrong elsewhere. `named` says that the first row names the columns. With
    `together` rows that ask the same are one question with several right answers.
    """

    roles: tuple[Role, ...] = ()
    separator: str = ""
    also: str = ""
    keep_html: bool = False
    terms: bool = False
    named: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list was taken for. `numbers` are the lines of the file that `lines` began on.

    `names` are the column names of the list, if it has any; `deck` is the deck's id in a table of our own.
    """

    lines: tuple[Line, ...]
    numbers: tuple[int, ...]
    bad: tuple[BadRow, ...]
    notes: tuple[str, ...]
    encoding: str
    separator: str
    names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    deck: str = ""


def listed(data: bytes, file: str, wishes: Wishes) -> Listed:
    """Take the bytes of a list for what it is. Raises `IceQuizError` where it is none."""
    text = decoded(data, file)
    table = separated(text.text, file, wishes.separator)
    if not table.rows:
        why = (
            f" The first of its {len(table.bad):,} rows, on line {table.bad[0].line}: {table.bad[0].why}."
            if table.bad
            else ""
        )
        raise IceQuizError(f"There are no rows to read.{why}", place=file)
    made = _ours(table) if is_ours(list(table.rows[0].cells)) else _foreign(table, wishes)
    notes = tuple(filter(None, (text.note, *made.notes)))
    bad = tuple(sorted((*table.bad, *made.bad), key=lambda row: row.line))
    return replace(made, notes=notes, bad=bad, encoding=text.encoding)


def _ours(table: Separated) -> Listed:
    """A table that the program wrote: every card comes back with its id."""
    names = tuple(cell.strip().casefold() for cell in table.rows[0].cells)
    taking = Taking()
    deck = ""
    for row in table.rows[1:]:
        cells = dict(zip(names, (*row.cells, *[""] * len(names)), strict=False))
        of = deck_of(cells) or deck  # a row without an id is a question that somebody added
        deck = deck or of
        if len(row.cells) > len(names):
            taking.refuse(row, f"it has {len(row.cells)} columns, and {len(names)} have names")
        elif of != deck:
            taking.refuse(row, f"its id belongs to the deck “{of[:40]}”, the first one to “{deck[:40]}”")
        else:
            taking.take(row, line_of(cells))
    added = [f"“{name}”" for name in names if name and name not in COLUMNS]
    notes = (*taking.notes(), *([f"Left out: what stands under {listing(added)}."] if added else []))
    return Listed((*taking.lines,), (*taking.numbers,), (*taking.bad,), notes, "", table.separator, names=names, deck=deck)


def _foreign(table: Separated, wishes: Wishes) -> Listed:
    names, rows = _named(_with_tags_apart(table), wishes)
    roles = wishes.roles or (roles_named(names) if has_names(names) else roles_beside(table.reserved, rows))
    found = Findings()
    taking = Taking(terms=wishes.terms, together=wishes.together)
    for row in rows:
        taking.take(row, _line(row, roles, found, wishes))
    notes = [*found.notes(), *taking.notes(), *_alternatives(taking.lines, wishes)]
    left_out = [str(at) for at, role in enumerate(roles, 1) if role is Role.NOTHING]
    if left_out:
        notes.append(f"Left out: column {', '.join(left_out)}. To keep it, say what it is with --columns.")
    lines, numbers, bad = (*taking.lines,), (*taking.numbers,), (*taking.bad,)
    return Listed(lines, numbers, bad, (*notes,), "", table.separator, names=names, roles=roles)


def _with_tags_apart(table: Separated) -> Separated:
    """The table with semicolons between the tags of a flashcard program, which has blanks there."""
    at = next((number - 1 for number, name in table.reserved.items() if name == "tags"), -1)
    if at < 0:
        return table
    rows = (
        Row(row.line, (*row.cells[:at], *(cell.replace(" ", ";") for cell in row.cells[at : at + 1]), *row.cells[at + 1 :]))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _named(table: Separated, wishes: Wishes) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The names of the columns, if there are any, and the rows below them."""
    if table.names:
        return table.names, table.rows
    first = table.rows[0].cells
    return (first, table.rows[1:]) if wishes.named or has_names(first) else ((), table.rows)


def _line(row: Row, roles: Sequence[Role], found: Findings, wishes: Wishes) -> Line | str:
    """The question of a row, or what is wrong with the row."""
    cells: dict[Role, list[str]] = {}
    for at, cell in enumerate(row.cells):
        if at >= len(roles):
            if cell.strip():
                return _too_many(row, len(roles))
            continue
        if len(cell) > MAX_TEXT:
            return f"one of its cells has {len(cell):,} characters; {MAX_TEXT:,} are allowed"
        if roles[at] is not Role.NOTHING and (text := cleaned(cell, row.line, found, keep_html=wishes.keep_html)):
            cells.setdefault(roles[at], []).append(text)
    return _question(cells, wishes.also)


def _question(cells: dict[Role, list[str]], sign: str) -> Line | str:
    if missing := next((role for role in (Role.QUESTION, Role.ANSWER) if role not in cells), None):
        return f"the {missing} is missing"
    if error := next((text for texts in cells.values() for text in texts if is_spreadsheet_error(text)), ""):
        return f"{error} stands where the spreadsheet could not compute"
    shown, *more = _parts(cells[Role.ANSWER][0], sign) or cells[Role.ANSWER]
    also = (*more, *(part for text in cells.get(Role.ALSO, ()) for part in _entries(text)))
    return Line(
        question=cells[Role.QUESTION][0],
        answers=(Answer(shown, tuple(dict.fromkeys(each for each in also if each != shown))),),
        wrong=tuple(dict.fromkeys(part for text in cells.get(Role.WRONG, ()) for part in _entries(text, ";|"))),
        topic=" ".join(cells.get(Role.TOPIC, ())),
        tags=tuple(dict.fromkeys(part for text in cells.get(Role.TAGS, ()) for part in _entries(text, ",;|"))),
        hint=" ".join(cells.get(Role.HINT, ())),
        why=" ".join(cells.get(Role.WHY, ())),
    )


def _parts(text: str, sign: str) -> list[str]:
    return [part for each in text.split(sign) if (part := each.strip())] if sign else [text]


def _entries(text: str, signs: str = ";|") -> list[str]:
    return [part for each in re.split(f"[{signs}]", text) if (part := each.strip())]


def _too_many(row: Row, columns: int) -> str:
    many = len(row.cells)
    return f"it has {many} columns and the list {columns}: put a text that holds the separator in quotes"


def _alternatives(lines: Sequence[Line], wishes: Wishes) -> Iterator[str]:
    if wishes.also:
        return
    for sign in _ALTERNATIVES:
        if many := sum(sign in answer.show for line in lines for answer in line.answers):
            answers = "1 answer holds" if many == 1 else f"{many:,} answers hold"
            yield f"{answers} “{sign}”. If it stands between wordings that are all right, add --also “{sign}”."
