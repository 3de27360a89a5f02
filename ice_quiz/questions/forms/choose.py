"""Choose: the right answer among proven wrong ones, three options in all."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice
from random import Random

from ice_quiz.facts.model import Number
from ice_quiz.facts.values import read_value
from ice_quiz.questions.candidates import Candidate
from ice_quiz.questions.giveaways import Giveaway, Sign, alike, giveaway, overlapping
from ice_quiz.questions.making import Making
from ice_quiz.questions.question import Answer, Aspect, Form, Grade, Option, Question, Rendering
from ice_quiz.questions.stems import choosing

WRONG = 2  # three options lose nothing against four or five (Rodriguez 2005, a meta-analysis of 80 years)
_ONE_OF_SEVERAL = "One of the right answers is here."
TOLD = 60  # pairs that are looked at to say why there is none
TRIES = 400  # pairs of wrong options that are tried before a card is held to have no fair choice


def variants(making: Making) -> tuple[str, ...]:
    """One for each right answer that has a fair set of wrong options beside it."""
    if making.card.aspect is Aspect.ORDER or len(making.offer.candidates) < WRONG:
        return ()
    return tuple(str(place) for place, answer in enumerate(making.right) if _fair(making, answer, Random(0)))


def make(making: Making, variant: str, seed: int) -> Question:
    """The question; which wrong options stand in it, and their order, come from the seed."""
    random = Random(f"{seed} {making.card.id} {variant}")
    answer = making.right[int(variant)]
    chosen = _fair(making, answer, random)
    assert chosen is not None, "a variant is named only where a fair set of options exists"
    texts = alike((answer.show, *(candidate.text for candidate in chosen)))
    options = [Option(texts[0], key=True)]
    options += [Option(text, key=False, proof=candidate.proof) for text, candidate in zip(texts[1:], chosen, strict=True)]
    if isinstance(making.card.facts[0], Number):
        options.sort(key=lambda option: _size(option.text))
    else:
        random.shuffle(options)
    right = Answer(answer.show, answer.accepted)
    return Question(
        card=making.card.id,
        rendering=Rendering(Form.CHOOSE, variant),
        stem=choosing(making.card, making.world),
        key=making.key(answers=(right,), need=1, open=False, grade=Grade.LENIENT),
        options=tuple(options),
        lead=_ONE_OF_SEVERAL if len(making.right) > 1 and making.card.aspect is not Aspect.LIST else "",
        hint=making.card.about.hint,
    )


def _fair(making: Making, answer: Answer, random: Random) -> tuple[Candidate, ...] | None:
    """Wrong options beside which the key does not stand out; those of the key's own type come first."""
    stem = choosing(making.card, making.world)
    candidates = list(making.offer.candidates)
    random.shuffle(candidates)
    candidates.sort(key=lambda candidate: _distance(making, candidate))
    for tried, chosen in enumerate(combinations(candidates, WRONG)):
        if tried == TRIES:
            break
        texts = alike((answer.show, *(candidate.text for candidate in chosen)))
        if not giveaway(texts[0], texts[1:], stem) and not overlapping(texts[1:]):
            return chosen
    return None


def unfair(making: Making) -> Giveaway | None:
    """What most often gives the key away, for a card that has wrong options enough and still no fair choice."""
    if making.card.aspect is Aspect.ORDER or len(making.offer.candidates) < WRONG or variants(making):
        return None
    stem = choosing(making.card, making.world)
    tried = islice(combinations(making.offer.candidates, WRONG), TOLD)
    found = Counter(reason for chosen in tried for answer in making.right if (reason := _reason(answer, chosen, stem)))
    return found.most_common(1)[0][0] if found else None


def _reason(answer: Answer, chosen: tuple[Candidate, ...], stem: str) -> Giveaway | None:
    """Why the key stands out among these options, or why they do not go together."""
    texts = alike((answer.show, *(candidate.text for candidate in chosen)))
    if overlapping(texts[1:]):
        return Giveaway(Sign.OVERLAP, f"“{texts[1]}” and “{texts[2]}” stand inside one another")
    return giveaway(texts[0], texts[1:], stem)


def _distance(making: Making, candidate: Candidate) -> int:
    """How far a candidate is from the key in kind: terms of another type are taken only where nothing nearer is fair."""
    if making.card.aspect not in (Aspect.MEANS, Aspect.MEANT):
        return 0
    things = making.world.deck.things
    own, other = things.get(getattr(making.card.facts[0], "thing", "")), things.get(candidate.thing)
    return 0 if own and other and own.type == other.type else 1


def _size(text: str) -> float:
    value = read_value(text)
    return value.low if value else 0.0
