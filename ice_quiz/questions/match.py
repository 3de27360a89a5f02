"""Match: three or four questions with their answers, where every answer is proven wrong for every other question.

A question of several cards, so it is no form of one card but made of a group: cards of one relation, asked from one side, or
terms of one deck. The proofs are those of the wrong options (P1, P2, P5, P7 …): no pair without one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from random import Random

from ice_quiz.facts.model import Term, Triple
from ice_quiz.language.normal import folded
from ice_quiz.questions.cards import side_of
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Answer, AnswerKey, Aspect, Card, Form, Option, Question, Rendering
from ice_quiz.questions.stems import choosing

FEWEST, MOST = 3, 4
"""Pairs of one question: more than four, with their answers, are not on one screen of 24 lines."""

LOOKED_AT = 60
"""Cards of one kind that are looked at, drawn by the seed: a deck may have thousands."""

STEM = "Match each question with its answer."


def groups(compiled: Compiled, cards: Iterable[Card], seed: int) -> Iterator[tuple[str, ...]]:
    """Groups of cards that can be matched, no card in two of them; which ones comes from the seed."""
    random = Random(f"{seed} match")
    by_kind: dict[tuple[str, ...], list[Card]] = defaultdict(list)
    for card in cards:
        if kind := _kind(card):
            by_kind[kind].append(card)
    found: list[tuple[str, ...]] = []
    for alike in by_kind.values():
        left = random.sample(alike, min(len(alike), LOOKED_AT))
        while len(group := _clique(compiled, left)) >= FEWEST:
            found.append(tuple(card.id for card in group))
            left = [card for card in left if card not in group]
    random.shuffle(found)
    yield from found


def question(compiled: Compiled, group: Sequence[str], seed: int) -> Question:
    """The question of a group: its stems are the `pairs`, its answers the options; the reply lists these in their order."""
    cards = [compiled.cards[card] for card in group]
    random = Random(f"{seed} {' '.join(group)}")
    answers = tuple(card.key.answers[0] for card in cards)
    texts = [answer.show for answer in answers]
    stems = [choosing(card, compiled.world) for card in cards]
    shared = "".join(letters[0] for letters in takewhile(lambda each: len(set(each)) == 1, zip(*stems, strict=False)))
    lead = shared[: shared.rfind(":") + 1]
    random.shuffle(texts)
    return Question(
        card=cards[0].id,
        rendering=Rendering(Form.MATCH, "\n".join(group)),
        stem=STEM,
        key=AnswerKey(tuple(Answer(answer.show) for answer in answers), need=len(answers), ordered=True),
        options=tuple(Option(text, key=True) for text in texts),
        lead=lead,
        pairs=tuple(stem.removeprefix(lead).strip() for stem in stems),
    )


def _kind(card: Card) -> tuple[str, ...]:
    """What cards must have in common to be matched; nothing for those that cannot be."""
    fact = card.facts[0]
    if len(card.key.answers) != 1 or any(Form.MATCH in each.about.off for each in card.facts):
        return ()
    if isinstance(fact, Triple) and card.aspect in (Aspect.OBJECT, Aspect.SUBJECT):
        return (card.aspect, fact.relation)
    return (card.aspect,) if isinstance(fact, Term) and card.aspect in (Aspect.MEANS, Aspect.MEANT) else ()


def _clique(compiled: Compiled, cards: Sequence[Card]) -> list[Card]:
    """The first cards, up to `MOST`, that exclude each other both ways and whose stems give no answer away."""
    for start in range(len(cards)):
        chosen: list[Card] = []
        for card in cards[start:]:
            if len(chosen) < MOST and all(_exclusive(compiled, card, other) for other in chosen):
                chosen.append(card)
        if len(chosen) >= FEWEST:
            return chosen
    return []


def _exclusive(compiled: Compiled, one: Card, other: Card) -> bool:
    return _refuted(compiled, one, other) and _refuted(compiled, other, one)


def _refuted(compiled: Compiled, card: Card, other: Card) -> bool:
    """Whether the other card's answer is proven wrong for this one, and is not told by its stem."""
    answer = other.key.answers[0].show
    told = folded(answer) in folded(choosing(card, compiled.world))
    return not told and _thing(compiled, other) in {each.thing for each in compiled.offer(card.id).candidates}


def _thing(compiled: Compiled, card: Card) -> str:
    """What the card's right answer is, as the candidates name it."""
    fact = card.facts[0]
    if isinstance(fact, Triple):
        return next(iter(side_of(card, compiled.world).answers), "?")
    return (fact.thing or fact.term) if isinstance(fact, Term) else "?"
