"""What a deck asks of the learner themselves, and which of its answers may have changed; what they enter is checked here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ice_quiz.errors import UsageError
from ice_quiz.facts.exams import LearnerQuestion
from ice_quiz.facts.model import Fact, Plain, Thing
from ice_quiz.language.nearest import nearest
from ice_quiz.language.normal import folded
from ice_quiz.language.printable import printable
from ice_quiz.language.words import listing
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.learner import Learner
from ice_quiz.questions.outdated import check_days

LONGEST = 300
"""Characters of an answer that a learner enters."""

NAMED = 12
"""How many of the possible answers are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """Something that a deck asks of the learner once.

    `value` is what they said, empty as long as they did not. `choices` are the answers there are, where they are limited.
    `outdated` says that it was said before `check_by` came, and may have changed since. `cards` wait for it, or depend on
    it.
    """

    key: str
    ask: str
    value: str = ""
    choices: tuple[str, ...] = ()
    look_up: str = ""
    check_by: date | None = None
    outdated: bool = False
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutdatedAnswer:
    """A card whose answer may have changed: it was right as of a day, and its day of checking has come.

    `answers` are those that are asked now; where it is `correctable` the learner enters others with `Desk.correct(card,
    answers)`, or the same ones once they have looked them up.
    """

    card: str
    ask: str
    answers: tuple[str, ...]
    as_of: date | None = None
    check_by: date | None = None
    look_up: str = ""
    correctable: bool = True


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """Everything that a deck needs to know of its learner.

    `questions` are in the deck's order, answered ones included; `outdated` are cards to look up; `corrected` the answers
    that the learner entered, by card. `withheld` cards wait for an answer. `message` says what just happened.
    """

    deck: str
    title: str
    questions: tuple[OwnQuestion, ...] = ()
    outdated: tuple[OutdatedAnswer, ...] = ()
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withheld: tuple[str, ...] = ()
    message: str = ""

    @property
    def open(self) -> tuple[OwnQuestion, ...]:
        """What is still to be asked, or to be asked again."""
        return tuple(each for each in self.questions if not each.value or each.outdated)


def own_answers(compiled: Compiled, learner: Learner, today: date, message: str = "") -> OwnAnswers:
    """Everything that a compiled deck needs to know of the learner it was compiled for."""
    days = check_days(compiled, learner)
    return OwnAnswers(
        compiled.deck.id,
        compiled.deck.title,
        tuple(_question(compiled, learner, each, days, today) for each in compiled.deck.you.values()),
        tuple(_outdated(compiled, card, day) for card, day in days.items() if card in compiled.cards and day <= today),
        {card: answers for card, answers in learner.corrected.items() if answers},
        tuple(compiled.withheld),
        message,
    )


def _question(
    compiled: Compiled, learner: Learner, asked: LearnerQuestion, days: Mapping[str, date], today: date
) -> OwnQuestion:
    value = learner.said.get(asked.key, "")
    thing = compiled.deck.things.get(value) if asked.type else None
    waiting = tuple(held.id for held in compiled.withheld.values() if held.by == asked.key)
    depending = tuple(card.id for card in compiled.cards.values() if _by(card.facts[0]) == asked.key)
    outdated = asked.key in days and days[asked.key] <= today
    return OwnQuestion(
        asked.key,
        asked.ask,
        thing.name if thing else value,
        choices(compiled, asked),
        asked.look_up,
        asked.check_by,
        outdated,
        (*waiting, *depending),
    )


def _outdated(compiled: Compiled, card_id: str, day: date) -> OutdatedAnswer:
    card = compiled.cards[card_id]
    changes = card.about.changes
    assert changes is not None  # or there would be no day of checking
    fact = card.facts[0]
    plain = isinstance(fact, Plain)
    ask = fact.ask if isinstance(fact, Plain) else card.statement
    answers = tuple(answer.show for answer in card.key.answers)
    return OutdatedAnswer(card_id, ask, answers, changes.as_of, day, changes.look_up, plain)


def choices(compiled: Compiled, asked: LearnerQuestion) -> tuple[str, ...]:
    """The answers there are to a question of `you:`, in the deck's order; none where any text will do."""
    if asked.type:
        return tuple(thing.name for thing in _things(compiled, asked))
    return tuple(dict.fromkeys(row for fact in _facts_by(compiled, asked.key) for row in fact.rows))


def checked_key(compiled: Compiled, key: str) -> LearnerQuestion:
    """The question with that key. Raises `UsageError`."""
    known = compiled.deck.you
    if key in known:
        return known[key]
    if not known:
        raise UsageError(f"The deck “{compiled.deck.title}” asks nothing of you.")
    close = nearest(key, known)
    raise UsageError(
        f"The deck “{compiled.deck.title}” does not ask for “{printable(key)}”.",
        advice=f"Did you mean “{close}”?" if close else f"It asks for {listing(list(known))}.",
    )


def checked_value(compiled: Compiled, asked: LearnerQuestion, value: str) -> str:
    """What is kept of a learner's answer to a question of `you:`. Raises `UsageError` for one that does not exist."""
    text = _checked_text(value)
    things = _things(compiled, asked)
    known = {thing.key: (thing.key, *thing.names) for thing in things} or {row: (row,) for row in choices(compiled, asked)}
    if not known:
        return text
    found = [key for key, names in known.items() if folded(text) in map(folded, names)]
    if len(found) == 1:
        return found[0]
    close = nearest(text, [name for names in known.values() for name in names])
    kind = f"{asked.type} " if asked.type else ""
    raise UsageError(
        f"There is no {kind}“{text}” in the deck “{compiled.deck.title}”.",
        advice=f"Did you mean “{close}”?" if close else f"There are {_some(choices(compiled, asked))}.",
    )


def _some(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return listing([*names[:NAMED], f"{more} more"] if more > 1 else names)


def checked_answers(compiled: Compiled, card_id: str, answers: Sequence[str]) -> tuple[str, ...]:
    """What is kept of the answers entered for a card; nothing brings the deck's back. Raises `UsageError`."""
    fact = _fact_of(compiled, card_id)
    if not isinstance(fact, Plain) or not (fact.by or fact.about.changes):
        raise UsageError(
            f"The answer of {card_id} is not one that changes with time or with the learner.",
            advice=f"If it is wrong, correct it in the deck: {compiled.deck.file}.",
        )
    entered = tuple(dict.fromkeys(map(_checked_text, answers)))
    if entered and len(entered) < fact.need:
        raise UsageError(f"This card asks for {fact.need} answers; {len(entered)} given. It asks: {fact.ask}")
    return entered


def _fact_of(compiled: Compiled, card_id: str) -> Fact:
    if card_id in compiled.cards:
        return compiled.cards[card_id].facts[0]
    held = compiled.withheld.get(card_id)
    found = next((fact for fact in compiled.deck.facts if held and fact.about.place == held.place), None)
    if found is not None:
        return found
    close = nearest(card_id, [*compiled.cards, *compiled.withheld])
    raise UsageError(
        f"There is no card “{printable(card_id)}”.",
        advice=f"Did you mean “{close}”?" if close else f"`ice-quiz preview {compiled.deck.id}` lists them.",
    )


def _checked_text(value: str) -> str:
    text = printable(value).strip()
    if not text:
        raise UsageError("The answer is empty.")
    if len(text) > LONGEST:
        raise UsageError(f"The answer is too long: {len(text)} characters of at most {LONGEST}.")
    return text


def _things(compiled: Compiled, asked: LearnerQuestion) -> tuple[Thing, ...]:
    return tuple(thing for thing in compiled.deck.things.values() if asked.type and thing.type == asked.type)


def _facts_by(compiled: Compiled, key: str) -> Iterator[Plain]:
    return (fact for fact in compiled.deck.facts if isinstance(fact, Plain) and fact.by == key)


def _by(fact: Fact) -> str:
    return fact.by if isinstance(fact, Plain) else ""
