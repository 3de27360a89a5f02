"""Which column of a list is what: by its name, and without names by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from ice_quiz.errors import UsageError
from ice_quiz.exchange.separated import Row
from ice_quiz.language.normal import folded


class Role(StrEnum):
    """What a column holds."""

    QUESTION = "question"
    ANSWER = "answer"
    ALSO = "also"  # other wordings of the answer
    WRONG = "wrong"
    TOPIC = "topic"
    TAGS = "tags"
    HINT = "hint"
    WHY = "why"
    NOTHING = "-"  # left out


SEVERAL = frozenset({Role.ALSO, Role.WRONG, Role.TAGS, Role.NOTHING})
"""What may stand in several columns."""

_NAMES = {
    Role.QUESTION: "question q front term terms prompt word ask clue vocabulary",
    Role.ANSWER: "answer a back definition definitions meaning translation solution response correct correct-answer",
    Role.ALSO: "also synonym synonyms alternative alternatives other-answer other-answers also-accepted",
    Role.WRONG: "wrong wrong-answer wrong-answers distractor distractors incorrect incorrect-answer incorrect-answers",
    Role.TOPIC: "topic chapter category unit section lesson deck",
    Role.TAGS: "tag tags label labels keyword keywords",
    Role.HINT: "hint hints",
    Role.WHY: "why explanation explanations note notes comment comments feedback remark",
}
_KNOWN = {name.replace("-", " "): role for role, names in _NAMES.items() for name in names.split()}


def named_role(name: str) -> Role:
    """The role that a column's name tells; `NOTHING` for an unknown one. What may stand in several may be numbered."""
    said = folded(name)
    unnumbered = _KNOWN.get(re.sub(r"\s*\d{1,3}$", "", said), Role.NOTHING)
    return _KNOWN.get(said) or (unnumbered if unnumbered in SEVERAL else Role.NOTHING)


def has_names(names: Sequence[str]) -> bool:
    """Whether these are names of columns: one is the question and one the answer."""
    found = [named_role(name) for name in names]
    return Role.QUESTION in found and Role.ANSWER in found


def roles_named(names: Sequence[str]) -> tuple[Role, ...]:
    """The roles that names tell; of several columns with one role that only one can have, the first has it."""
    found: list[Role] = []
    for name in names:
        role = named_role(name)
        found.append(role if role in SEVERAL or role not in found else Role.NOTHING)
    return tuple(found)


def roles_by_look(rows: Sequence[Row]) -> tuple[Role, ...]:
    """The roles of columns without names: the side with the question marks is the question, else the first.

    A third column whose entries come again and again is tags; what else there is stays out.
    """
    width = max((len(row.cells) for row in rows), default=0)
    columns = [[row.cells[at].strip() for row in rows if at < len(row.cells)] for at in range(width)]
    marks = [sum(cell.endswith("?") for cell in column) for column in columns[:2]]
    turned = len(marks) == 2 and marks[1] > marks[0] and marks[1] * 2 >= len(columns[1])
    sides = [Role.ANSWER, Role.QUESTION] if turned else [Role.QUESTION, Role.ANSWER]
    return (*sides[:width], *(_third(column) if at == 2 else Role.NOTHING for at, column in enumerate(columns[2:], 2)))


def roles_beside(reserved: Mapping[int, str], rows: Sequence[Row]) -> tuple[Role, ...]:
    """The roles of columns of which a flashcard program reserved some: the sides are the others, by their look."""
    width = max((len(row.cells) for row in rows), default=0)
    free = [at for at in range(width) if at + 1 not in reserved]
    sides = roles_by_look([Row(row.line, tuple(row.cells[at] for at in free if at < len(row.cells))) for row in rows])
    found = dict(zip(free, sides, strict=True))
    kept = {at - 1: Role.TAGS for at, name in reserved.items() if name == "tags"}
    return tuple(found.get(at) or kept.get(at) or Role.NOTHING for at in range(width))


def _third(column: Sequence[str]) -> Role:
    entries = [entry for entry in column if entry]
    return Role.TAGS if len(entries) > 2 and len(set(entries)) * 2 <= len(entries) else Role.NOTHING


def roles_said(text: str) -> tuple[Role, ...]:
    """The roles that a person names in the order of the columns: "question,answer,tags,-". Raises `UsageError`."""
    found: list[Role] = []
    for name in text.split(","):
        role = Role(name.strip().lower()) if name.strip().lower() in tuple(Role) else named_role(name)
        if role is Role.NOTHING and name.strip() != Role.NOTHING:
            raise UsageError(
                f"“{name.strip()[:40]}” is nothing that a column can be.", advice=f"There are: {', '.join(Role)}."
            )
        if role in found and role not in SEVERAL:
            raise UsageError(f"Two columns cannot both be the {role}.", advice="Write - for a column to be left out.")
        found.append(role)
    if missing := [role for role in (Role.QUESTION, Role.ANSWER) if role not in found]:
        raise UsageError(f"No column is the {missing[0]}.", advice="Like --columns question,answer,tags.")
    return tuple(found)


def turned(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles with question and answer the other way round."""
    other = {Role.QUESTION: Role.ANSWER, Role.ANSWER: Role.QUESTION}
    return tuple(other.get(role, role) for role in roles)
