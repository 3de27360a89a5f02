"""`ice-quiz due`: what waits in each deck."""

from __future__ import annotations

import click

from ice_quiz.cli.opening import the_clock, the_desk
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.study.due import DeckDue


@click.command("due")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(as_json: bool) -> int:
    """Tell what is due today in each deck."""
    desk = the_desk(the_clock())
    decks = desk.due()
    if as_json:
        import json

        say_json(json.dumps({"decks": [_object(deck) for deck in decks]}, ensure_ascii=False, indent=2))
        return 0
    from ice_quiz.plain.decks import deck_lines, due_today

    say(due_today(decks, desk.today))
    for deck in decks:
        say(*deck_lines(deck, desk.today))
    return 0


def _object(deck: DeckDue) -> dict[str, object]:
    return {
        "id": deck.id,
        "title": deck.title,
        "file": deck.file,
        "new": deck.counts.new,
        "again": deck.counts.again,
        "due": deck.counts.due,
        "cards": deck.cards,
        "known": round(deck.known, 4),
        "minutes": deck.minutes,
        "next_day": deck.next_day and deck.next_day.isoformat(),
        "problem": deck.problem or None,
        "notice": deck.notice or None,
        "exams": deck.exams,
        "exam": deck.exam or None,
        "exam_day": deck.exam_day and deck.exam_day.isoformat(),
        "exam_days": deck.exam_days if deck.exam_day else None,
        "withheld": deck.withheld,
        "outdated": deck.outdated,
        "waiting": deck.waiting or deck.counts.due,
        "catch_up_days": deck.catch_up_days,
        "left": deck.left or None,
    }
