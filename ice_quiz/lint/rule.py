"""A rule of the linter: what it says, why, how to mend it, an example on either side, and the function that looks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ice_quiz.facts.problems import Edit, Place, Severity
from ice_quiz.lint.ground import Ground

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Finding(NamedTuple):
    """Where a rule was broken and what to do; its code and severity are the rule's."""

    place: Place
    message: str
    edits: tuple[Edit, ...] = ()


Check = Callable[[Ground], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`says` is what it finds, `why` the reason with its source where it has one, `fix` what to write.

    `bad` and `good` are decks, or the part of one that matters (see `examples.whole`); the good one is the bad one mended.
    `text` is the source's text, for rules that need it. Without a `check` it is found while a deck is read. A rule that is
    `asked_for` is looked for only where `--select` names it.
    """

    code: str
    severity: Severity
    says: str
    why: str
    fix: str
    bad: str
    good: str
    text: str = ""
    check: Check | None = None
    asked_for: bool = False


def rule(
    code: str,
    severity: Severity,
    says: str,
    *,
    why: str,
    fix: str,
    bad: str,
    good: str,
    text: str = "",
    asked_for: bool = False,
) -> Callable[[Check], Rule]:
    """Declare the function below it as a rule."""
    return lambda check: Rule(code, severity, says, why, fix, bad, good, text, check, asked_for)
