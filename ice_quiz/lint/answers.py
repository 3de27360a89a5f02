"""A: answers that are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ice_quiz.facts.model import Plain
from ice_quiz.lint.ground import Ground, right_of
from ice_quiz.lint.rule import NOTE, WARNING, Finding, rule

_SLASH = re.compile(r"[^\W\d_]{3,}\s?/\s?[^\W\d_]{3,}|\s/\s")
_PERSON = frozenset({"person", "president", "writer", "author", "scientist", "artist", "composer", "king", "queen", "poet"})


@rule(
    "A903",
    WARNING,
    "An answer holds a slash.",
    why="Learners would have to type both sides of it.",
    fix="Write one wording, and the others under `also:`; for different right answers write `answers:`.",
    bad="cards:\n  - {ask: 'Which river flows through Ulm?', answer: Danube / Donau}\n",
    good="cards:\n  - {ask: 'Which river flows through Ulm?', answer: Danube, also: [Donau]}\n",
)
def slash(ground: Ground) -> Iterator[Finding]:
    """Between words; km/h and 1/4 are no two answers."""
    for fact in ground.deck.facts:
        for answer in right_of(fact):
            if _SLASH.search(answer.text) and "://" not in answer.text:
                yield Finding(answer.place, f"`{answer.text}` would have to be typed with its slash: use `also:`.")


@rule(
    "A905",
    WARNING,
    "An answer is a list written as one text.",
    why="It is compared as a whole, so another order is wrong, and nothing is said of the one that is missing.",
    fix="Write `answers: [a, b, c]` with `need:`, or make a list of it.",
    bad="cards:\n  - {ask: 'Which rivers meet in Passau?', answer: 'Danube, Inn, Ilz'}\n",
    good="cards:\n  - {ask: 'Which rivers meet in Passau?', answers: [Danube, Inn, Ilz], need: 3}\n",
)
def list_as_text(ground: Ground) -> Iterator[Finding]:
    """Two commas between short parts, or semicolons, in a plain card that is not compared by the learner."""
    for fact in ground.deck.facts:
        if isinstance(fact, Plain) and fact.about.grade != "self":
            for answer in fact.answers:
                parts = re.split(r"[,;]\s", answer.text)
                if len(parts) > 2 and all(len(part.split()) <= 4 for part in parts):
                    yield Finding(
                        answer.place, f"These are {len(parts)} answers in one text: write `answers:` with `need:`."
                    )


@rule(
    "A904",
    NOTE,
    "A person is accepted by the full name only.",
    why="Most learners type the surname; it is then close, not right.",
    fix="Add the surname under the names of the thing.",
    bad="things: {poet: {Friedrich Schiller: , Heinrich Heine: [Heinrich Heine, Heine]}, ballad: {The Diver: , Lorelei: }}\n"
    "relations: {wrote: {single: both}}\n"
    "facts: [[Heinrich Heine, wrote, Lorelei], [Friedrich Schiller, wrote, The Diver]]\n",
    good="things: {poet: {Friedrich Schiller: [Friedrich Schiller, Schiller], Heinrich Heine: [Heinrich Heine, Heine]}, "
    "ballad: {The Diver: , Lorelei: }}\n"
    "relations: {wrote: {single: both}}\n"
    "facts: [[Heinrich Heine, wrote, Lorelei], [Friedrich Schiller, wrote, The Diver]]\n",
)
def full_name_only(ground: Ground) -> Iterator[Finding]:
    """Things of a type that is a person, with a name of two or three words and no shorter one."""
    for thing in ground.deck.things.values():
        words = thing.name.split()
        if (
            thing.type in _PERSON
            and len(words) in (2, 3)
            and not any(len(name.split()) < len(words) for name in thing.names)
        ):
            yield Finding(
                thing.place, f"`{thing.name}` is right, `{words[-1]}` only close: add it to the names if it is enough."
            )
