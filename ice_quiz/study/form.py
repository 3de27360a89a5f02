"""How to ask a card this time: recognised while it is new, recalled once its memory lasts, never twice running the same.

The card is scheduled, not the rendering, so any rendering may stand for it. The choice is a pure function of the seed, the
card and what is remembered of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from random import Random

from ice_quiz.questions.question import Form, Rendering

LASTS = 1.0
"""Stability in days from which on a card is recalled. FSRS gives a new card that was wrong about 0.2 days, one that was
right at least 1.2: so a card is recognised until it was right once."""

FIRM = 7.0
"""Stability in days from which on nothing of a list is given away any more."""

CUED = frozenset({Form.CLOZE, Form.MISSING_ONE, Form.WHAT_NEXT})
"""Forms that show a part of the answer or of its sentence: the step between recognising and recalling freely."""

TWICE_AS_LIKELY = Form.CHOOSE
"""Guessing is right half of the time in true or false, a third of the time here."""


def form_seed(seed: int, card: str, *turn: int) -> int:
    """A number below 2**63 that depends on the session's seed, the card and the turn, and on nothing else."""
    text = "/".join((str(seed), card, *map(str, turn)))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1


def introduced_first(renderings: Iterable[Rendering], *, new: bool) -> bool:
    """Whether the fact is shown before it is asked: the card is new, and nothing safe lets it be recognised."""
    return new and not any(one.form.recognised for one in renderings)


def choose_rendering(
    renderings: Sequence[Rendering],
    *,
    stability: float | None,
    last: Rendering | None,
    seed: int,
    asked: Form | None = None,
) -> Rendering:
    """The rendering to show now.

    `stability` (days) is what the memory model says of the card, None while it is new; `last` is the rendering it was
    shown in before; `asked` is the form that the learner wants, which goes before all else. Raises `ValueError` for a
    card that has no rendering at all.
    """
    wanted = [one for one in renderings if one.form is asked] or list(renderings)
    fresh = [one for one in wanted if one != last] or wanted
    by_form: dict[Form, list[Rendering]] = {}
    for one in next(filter(None, _steps(fresh, stability)), []):
        by_form.setdefault(one.form, []).append(one)
    if not by_form:
        raise ValueError("a card without renderings cannot be asked")
    random = Random(seed)
    forms = [form for form in by_form for _ in range(2 if form is TWICE_AS_LIKELY else 1)]
    return random.choice(by_form[random.choice(forms)])


def _steps(renderings: Sequence[Rendering], stability: float | None) -> list[list[Rendering]]:
    """The renderings in groups, the group that fits the memory best first."""
    recognised = [one for one in renderings if one.form.recognised]
    cued = [one for one in renderings if one.form in CUED]
    free = [one for one in renderings if not one.form.recognised and one.form not in CUED]
    if stability is None or stability < LASTS:
        return [recognised, cued, free]
    if stability < FIRM:
        return [cued, free, recognised]
    return [free, cued, recognised]
