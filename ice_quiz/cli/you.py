"""`ice-quiz you DECK`: what a deck asks of the learner, and what they answer."""

from __future__ import annotations

import json

import click

from ice_quiz.cli.opening import saved, the_clock, the_desk
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.errors import UsageError
from ice_quiz.study.own_answers import OwnAnswers


@click.command("you")
@click.argument("deck")
@click.argument("answers", metavar="[KEY=VALUE]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(deck: str, answers: tuple[str, ...], as_json: bool) -> int:
    """Show what a deck asks of you, and answer it, like state=Texas.

    Words in brackets may be left out when it is asked, like "governor=(Greg) Abbott"; semicolons stand between several right
    answers. KEY= takes an answer back. What you say is kept with your progress, on this machine.
    """
    said = [_said(answer) for answer in answers]
    desk = the_desk(the_clock())
    known = desk.questions(deck)
    messages = []
    for key, value in said:
        known = desk.say(deck, key, value)
        messages.append(known.message)
    if as_json:
        say_json(json.dumps(answers_object(known, messages), ensure_ascii=False, indent=2))
        return saved(desk)
    from ice_quiz.plain.own_answers import answers_lines

    say(*messages[:-1], *answers_lines(known))
    return saved(desk)


def _said(answer: str) -> tuple[str, str]:
    key, equals, value = answer.partition("=")
    if not (equals and key.strip()):
        raise UsageError(f"“{answer}” is no answer.", advice="Write it like state=Texas.")
    return key.strip(), value


def answers_object(known: OwnAnswers, messages: list[str]) -> dict[str, object]:
    """What a deck asks of the learner, what they said, and which answers may have changed."""
    return {
        "deck": known.deck,
        "title": known.title,
        "questions": [
            {
                "key": each.key,
                "ask": each.ask,
                "value": each.value or None,
                "choices": list(each.choices) or None,
                "look_up": each.look_up or None,
                "check_by": each.check_by and each.check_by.isoformat(),
                "outdated": each.outdated,
                "cards": list(each.cards),
            }
            for each in known.questions
        ],
        "outdated": [
            {
                "card": each.card,
                "ask": each.ask,
                "answers": list(each.answers),
                "as_of": each.as_of and each.as_of.isoformat(),
                "check_by": each.check_by and each.check_by.isoformat(),
                "look_up": each.look_up or None,
                "correctable": each.correctable,
            }
            for each in known.outdated
        ],
        "corrected": {card: list(answers) for card, answers in known.corrected.items()},
        "withheld": list(known.withheld),
        "messages": messages,
    }
