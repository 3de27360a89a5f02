"""`ice-quiz card ID`: everything about one card."""

from __future__ import annotations

import json

import click

from ice_quiz.cli.opening import the_clock, the_desk
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.plain.messages import source
from ice_quiz.study.card_info import CardInfo, Given


@click.command("card")
@click.argument("card", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(card: str, as_json: bool) -> int:
    """Tell everything about one card: its fact and source, the questions it makes, your answers, and when it is due and why.

    ID is a card's id, as `ice-quiz search` tells it.
    """
    info = the_desk(the_clock()).card_info(card)
    if as_json:
        say_json(json.dumps(info_object(info), ensure_ascii=False, indent=1))
        return 0
    from ice_quiz.plain.cards import info_lines

    say(*info_lines(info))
    return 0


def info_object(info: CardInfo) -> dict[str, object]:
    """Everything about a card. `curve` has the chance of recall on each day from the last counting answer on."""
    return {
        "id": info.card,
        "deck": info.deck,
        "topic": info.topic,
        "fact": info.fact,
        "source": source(info.source),
        "stem": info.stem,
        "answers": list(info.answers),
        "tags": list(info.tags),
        "own_tags": list(info.own_tags),
        "new": info.new,
        "suspended": info.suspended,
        "flagged": info.flagged,
        "leech": info.leech,
        "due": info.due and info.due.isoformat(),
        "why_now": info.why,
        "notice": info.notice or None,
        "memory": None
        if info.stability is None or info.difficulty is None or info.recall is None
        else {
            "stability": round(info.stability, 2),
            "difficulty": round(info.difficulty, 2),
            "retrievability": round(info.recall, 4),
            "lapses": info.lapses,
            "last": info.last and info.last.isoformat(),
        },
        "curve": [round(chance, 4) for chance in info.curve],
        "questions": [
            {
                "form": question.form,
                "stem": question.whole_stem,
                "options": [option.text for option in question.options] or None,
                "answers": [answer.show for answer in question.key.answers],
            }
            for question in info.questions or ()
        ],
        "history": [_given(one) for one in info.history],
    }


def _given(one: Given) -> dict[str, object]:
    return {
        "day": one.day.isoformat(),
        "what": one.what,
        "form": one.form or None,
        "reply": one.reply or None,
        "verdict": one.verdict,
        "rating": one.rating,
        "counted": one.counted,
        "next": one.due and one.due.isoformat(),
        "seconds": round(one.seconds, 1),
    }
