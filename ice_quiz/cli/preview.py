"""`ice-quiz preview DECK`: every question of a deck, why each wrong option is wrong, and what is not asked and why."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from ice_quiz.cli.opening import the_library
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.language.days import cards
from ice_quiz.plain.messages import source
from ice_quiz.questions.absence import absent
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Card, Option
from ice_quiz.study.card_info import questions_of


@click.command("preview")
@click.argument("deck")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(deck: str, as_json: bool) -> int:
    """Show every question that a deck makes, with the proof against each wrong option.

    Beside them stands what is not asked: wrong options that were rejected, and forms that a card has not, each with the
    reason. One line in the deck switches a form of a fact off: `off: [true or false]`.
    """
    compiled = the_library().open(deck)
    if as_json:
        objects = [_object(compiled, card) for card in compiled.cards.values()]
        say_json(json.dumps({"deck": compiled.deck.id, "cards": objects}, ensure_ascii=False, indent=1))
        return 0
    many = sum(len(compiled.renderings(card)) for card in compiled.cards)
    questions = "1 question" if many == 1 else f"{many} questions"
    say(f"{compiled.deck.title}: {cards(len(compiled.cards))}, {questions}")
    for card in compiled.cards.values():
        say(*_lines(compiled, card))
    return 0


def _object(compiled: Compiled, card: Card) -> dict[str, object]:
    return {
        "id": card.id,
        "fact": card.statement,
        "topic": card.topic,
        "source": source(card.citation),
        "questions": [
            {
                "form": question.form,
                "stem": question.whole_stem,
                "options": [_option(option) for option in question.options] or None,
                "answers": [answer.show for answer in question.key.answers],
            }
            for question in questions_of(compiled, card.id)
        ],
        "rejected": [{"text": each.text, "reason": each.reason} for each in compiled.offer(card.id).rejected],
        "absent": [{"form": each.form, "why": each.why} for each in absent(compiled, card)],
    }


def _option(option: Option) -> dict[str, object]:
    return {"text": option.text, "key": option.key, "proof": _proof(option) or None}


def _proof(option: Option) -> str:
    return f"{option.proof.kind}: {option.proof.sentence}" if option.proof else ""


def _lines(compiled: Compiled, card: Card) -> Iterator[str]:
    yield from ("", card.id)
    yield f"  {card.statement}"
    yield from (f"  {line}" for line in card.citation.splitlines())
    for question in questions_of(compiled, card.id):
        yield f"  {question.form}: {question.whole_stem}"
        for option in question.options:
            proof = _proof(option)
            yield f"    {'right' if option.key else 'wrong'}  {option.text}" + (f"  ({proof})" if proof else "")
        if not any(option.key for option in question.options):
            yield f"    right  {question.key.shown}"
    for rejected in compiled.offer(card.id).rejected:
        yield f"  not offered: {rejected.text}, because {rejected.reason}"
    for missing in absent(compiled, card):
        yield f"  not asked by “{missing.form}”: {missing.why}"
