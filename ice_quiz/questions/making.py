"""What a form needs to make questions of a card: the card, the truth around it, and what may be offered as wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from ice_quiz.facts.model import Term, Triple
from ice_quiz.facts.truth import World
from ice_quiz.language.normal import folded
from ice_quiz.questions.cards import answer_of, side_of
from ice_quiz.questions.distractors import Offer
from ice_quiz.questions.question import Answer, AnswerKey, Aspect, Card, Form

MOST_KNOWN = (
    2_000  # other known answers a typed one is held against; beyond it the nearest-known guard costs more than a key press
)


class KnownAnswers:
    """The things of a deck as answers, by type, the first few thousand of each: made once a deck."""

    def __init__(self) -> None:
        self._made: dict[frozenset[str], tuple[tuple[str, Answer], ...]] = {}

    def of_types(self, types: frozenset[str], world: World) -> tuple[tuple[str, Answer], ...]:
        """Each answer with the folded name of its thing, no two shown alike."""
        if types not in self._made:
            answers: dict[str, tuple[str, Answer]] = {}
            for thing in islice(world.of_types(types), 2 * MOST_KNOWN):
                answer = answer_of(thing)
                answers.setdefault(answer.show, (folded(thing.name), answer))
            self._made[types] = tuple(answers.values())
        return self._made[types]


@dataclass(frozen=True, slots=True)
class Making:
    """A card on the bench."""

    card: Card
    world: World
    offer: Offer
    known: KnownAnswers

    @property
    def right(self) -> tuple[Answer, ...]:
        """The right answers that may stand as the key of a choice: not those that are merely true as well."""
        fact = self.card.facts[0]
        if isinstance(fact, Triple):
            return self.card.key.answers[: len(side_of(self.card, self.world).answers)]
        return self.card.key.answers

    def right_key(self, place: int) -> str:
        """The thing that one of the right answers of a relation is; "" for other cards."""
        if not isinstance(self.card.facts[0], Triple):
            return ""
        return list(side_of(self.card, self.world).answers)[place]

    def wanted(self, form: Form) -> bool:
        """Whether the author has not switched this form off for the card."""
        return not any(form.value in fact.about.off for fact in self.card.facts)

    def key(self, **changes: object) -> AnswerKey:
        """The card's key with everything that a typed answer is held against."""
        proven, more = self._others()
        full = replace(
            self.card.key,
            others=proven if self.card.key.open else (*proven, *more),
            unproven=(*more, *self._fitting()) if self.card.key.open else (),
            broader=tuple(self._broader()),
            confusing=tuple(self._confusing()),
        )
        return replace(full, **changes)  # type: ignore[arg-type]

    def _right_keys(self) -> frozenset[str]:
        card, things = self.card, self.world.deck.things
        if card.aspect in (Aspect.OBJECT, Aspect.SUBJECT):
            side = side_of(card, self.world)
            return frozenset((*side.answers, *(each.thing for each in side.also if each.thing)))
        names = {name for answer in card.key.answers for name in answer.wordings}
        return frozenset(key for name in names for key in self.world.named(name) if name in things[key].names)

    def _spared(self) -> frozenset[str]:
        """Keys of things that are not simply other.

        The right ones, what contains them, what they contain, what is given, what follows from the deck or was right at
        another date, and whatever goes by an accepted name.
        """
        right = self._right_keys()
        around = {near for key in right for near in (*self.world.wholes(key), *self.world.parts(key))}
        return right | around | {self.card.given} | self._ever() | self._namesakes()

    def _namesakes(self) -> frozenset[str]:
        accepted = (name for answer in self.card.key.answers for name in answer.wordings)
        return frozenset(key for name in accepted for key in self.world.named(name))

    def _ever(self) -> frozenset[str]:
        """What follows from the deck, or was right at another date."""
        return side_of(self.card, self.world).ever if isinstance(self.card.facts[0], Triple) else frozenset()

    def _others(self) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """Known answers that are not right here: those that are proven to be wrong, and more of them."""
        things = self.world.deck.things
        spared = {folded(name) for key in self._spared() if key in things for name in things[key].names}
        types = frozenset(things[key].type for key in self._right_keys())
        known: dict[str, Answer] = {
            candidate.text: answer_of(things[candidate.thing]) if candidate.thing in things else Answer(candidate.text)
            for candidate in self.offer.candidates
        }
        more = (
            answer
            for form, answer in self.known.of_types(types, self.world)
            if form not in spared and answer.show not in known
        )
        return tuple(known.values()), tuple(islice(more, max(MOST_KNOWN - len(known), 0)))

    def _fitting(self) -> Iterable[Answer]:
        """The other terms that the definition which is asked holds for too."""
        fact = self.card.facts[0]
        if not isinstance(fact, Term):
            return []
        things = self.world.deck.things
        return [
            answer_of(things[other.thing]) if other.thing in things else Answer(other.term, (other.term, *other.also))
            for other in self.world.fitting(fact)
        ]

    def _broader(self) -> Iterable[Answer]:
        if self.card.aspect not in (Aspect.OBJECT, Aspect.SUBJECT):
            return []
        right = self._right_keys()
        wholes = dict.fromkeys(whole for key in sorted(right) for whole in sorted(self.world.wholes(key)))
        return self._things(key for key in wholes if key not in right and key != self.card.given)

    def _confusing(self) -> Iterable[Answer]:
        right = self._right_keys() | {
            getattr(fact, "term", "") for fact in self.card.facts if self.card.aspect is Aspect.MEANT
        }
        mistaken = {other for key in right for other in self.world.confusing(key)} - right - self._ever() - self._namesakes()
        return self._things(sorted(mistaken))

    def _things(self, keys: Iterable[str]) -> list[Answer]:
        things = self.world.deck.things
        return [answer_of(things[key]) if key in things else Answer(key) for key in keys]
