"""True or false: a statement of the deck as it is, or with a proven wrong answer in the place of the right one."""

from __future__ import annotations

from random import Random

from ice_quiz.facts.proofs import ProofKind
from ice_quiz.questions.making import Making
from ice_quiz.questions.question import Answer, AnswerKey, Aspect, Form, Option, Proof, Question, Rendering
from ice_quiz.questions.stems import claim

LEAD = "True or false?"
TRUE, FALSE = "True", "False"


def variants(making: Making) -> tuple[str, ...]:
    """The true statement and a false one; without a proven wrong answer neither, for then all would be true."""
    if making.card.aspect in (Aspect.ORDER, Aspect.STANDS_FOR) or not making.offer.candidates:
        return ()
    return ("true", "false")


def make(making: Making, variant: str, seed: int) -> Question:
    """The statement; which right or wrong answer stands in it comes from the seed."""
    random = Random(f"{seed} {making.card.id} {variant}")
    holds = variant == "true"
    if holds:
        place = random.randrange(len(making.right))
        stem = claim(making.card, making.world, making.right[place].show, making.right_key(place))
        proof = Proof(ProofKind.STATED, making.card.statement)
    else:
        candidate = random.choice(making.offer.candidates)
        thing = candidate.thing if candidate.thing in making.world.deck.things else ""
        stem = claim(making.card, making.world, candidate.text, thing)
        proof = candidate.proof
    right, wrong = (TRUE, FALSE) if holds else (FALSE, TRUE)
    options = [Option(right, key=True), Option(wrong, key=False, proof=proof)]
    return Question(
        card=making.card.id,
        rendering=Rendering(Form.TRUE_FALSE, variant),
        stem=stem,
        key=AnswerKey((Answer(right),), others=(Answer(wrong),)),
        options=tuple(options if holds else options[::-1]),
        lead=LEAD,
    )
