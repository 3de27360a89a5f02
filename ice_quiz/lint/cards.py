"""C: cards as such."""

from __future__ import annotations

from collections.abc import Iterator

from ice_quiz.facts.model import Listing, Plain
from ice_quiz.facts.problems import Edit
from ice_quiz.language.normal import slug
from ice_quiz.lint.ground import Ground, right_of
from ice_quiz.lint.rule import ERROR, NOTE, WARNING, Finding, Rule, rule

_TYPED, _COMPARED = 12, 40  # words of an answer that is typed, and of one that the learner compares

NOTHING = Rule(
    "C800", ERROR, "The deck asks nothing.",
    why="There is nothing to drill.", fix="Add a topic with facts, numbers, lists, terms or cards.",
    bad="deck: d\ntitle: D\nsources: {atlas: {title: The Atlas}}\n", good="cards: [{ask: 'Who?', answer: me}]\n",
)  # fmt: skip
NO_ANSWER = Rule(
    "C802", ERROR, "A card has no answer.",
    why="Nothing could be right.", fix="Add `answer:`, or `answers:` with several.",
    bad="cards:\n  - ask: Who?\n", good="cards:\n  - {ask: 'Who?', answer: me}\n",
)  # fmt: skip
BY_NOTHING = Rule(
    "C803", ERROR, "Answers by what the learner said do not say which question is meant.",
    why="It is not known which of them is right for whom.", fix="Add `by:` with a key of `you:`.",
    bad="cards:\n  - {ask: 'Who governs your state?', answers: {Bavaria: Berg, Hesse: Tal}}\n",
    good="you: {state: {ask: 'Where do you live?'}}\n"
    "cards:\n  - {ask: 'Who governs your state?', by: state, answers: {Bavaria: Berg, Hesse: Tal}}\n",
)  # fmt: skip
SAME_ID = Rule(
    "C804", ERROR, "Two cards have one id.",
    why="Progress is kept by a card's id, so the two could not be told apart.", fix="Give one of them an `id:` of its own.",
    bad="cards:\n  - {ask: 'Who?', answer: me}\n  - {ask: 'Who?', answer: me}\n",
    good="cards:\n  - {ask: 'Who?', answer: me}\n",
)  # fmt: skip


@rule(
    "C801",
    WARNING,
    "An answer is too long to be typed.",
    why="Nobody types more than a dozen words the same way twice; one card holds one thing "
    "(Wozniak's rule 4: the minimum information principle).",
    fix="Split it into several cards, shorten it and put the rest under `why:`, or write `grade: self`.",
    bad="cards:\n  - ask: Why does the river turn?\n    answer: it meets a wall of hard rock in the valley and must follow "
    "it to the south\n",
    good="cards:\n  - ask: Why does the river turn?\n    answer: it meets hard rock\n",
)
def long_answer(ground: Ground) -> Iterator[Finding]:
    """More than 12 words where it is typed, more than 40 where the learner compares."""
    for fact in ground.deck.facts:
        most = _COMPARED if fact.about.grade == "self" else _TYPED
        for answer in right_of(fact):
            words = len(answer.text.split())
            if words > most:
                yield Finding(answer.place, f"This answer has {words} words; {most} are the most. Split or shorten it.")


@rule(
    "C805",
    WARNING,
    "A card is never asked.",
    why="Every form of it is switched off.",
    fix="Leave a form on, or move the fact under `known:`.",
    bad="cards:\n  - {ask: 'Who?', answer: me, off: [type]}\n",
    good="cards:\n  - {ask: 'Who?', answer: me}\n",
)
def never_asked(ground: Ground) -> Iterator[Finding]:
    """No rendering is left."""
    for card in ground.compiled.cards.values():
        if not ground.compiled.renderings(card.id):
            name = card.id.partition("/")[2]
            yield Finding(ground.place(card.facts[0], "off"), f"`{name}` is never asked: no form is left for it.")


@rule(
    "C807",
    NOTE,
    "A list or card takes its id from its wording.",
    why="Reworded, it is another card, and its history is found again only if no other card has its answer.",
    fix="Write an `id:`; `ice-quiz check --fix --select C807` does it for all of them.",
    bad="cards:\n  - ask: Who?\n    answer: me\n",
    good="cards:\n  - ask: Who?\n    id: who\n    answer: me\n",
    asked_for=True,
)
def no_id(ground: Ground) -> Iterator[Finding]:
    """Lists and plain cards without `id:` or `item:`; the repair writes the id that they have now."""
    for fact in ground.deck.facts:
        if isinstance(fact, Listing | Plain) and not fact.about.id and not fact.about.item:
            name = slug(fact.name if isinstance(fact, Listing) else fact.ask)
            says = f"This is known by its wording. `id: {name}` keeps its history."
            yield Finding(fact.about.place, says, (_with_id(ground, fact, name),))


def _with_id(ground: Ground, fact: Listing | Plain, name: str) -> Edit:
    """In front of the first key, in a line of its own or, inside braces, behind the brace."""
    place, first = fact.about.place, ground.first_key(fact)
    if first is None:
        return Edit(place.line, place.column, "{", f"{{id: {name}, ")
    return Edit(place.line, place.column, first, f"id: {name}\n{' ' * (place.column - 1)}{first}")
