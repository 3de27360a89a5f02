"""`ice-quiz readiness DECK`: the chance to pass an exam, as the model estimates it."""

from __future__ import annotations

import json

import click

from ice_quiz.cli.opening import the_clock, the_desk
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.study.exams.readiness import Readiness

NEARLY_SURE = 0.999
"""The most that is told of a model's estimate, in numbers too."""


@click.command("readiness")
@click.argument("deck")
@click.option("--exam", "name", metavar="NAME", help="Which of the deck's exams; its next or first one without.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(deck: str, name: str | None, as_json: bool) -> int:
    """Tell the chance to pass an exam on its day, and what raises it most."""
    desk = the_desk(the_clock())
    ready = desk.readiness(deck, name)
    if as_json:
        say_json(json.dumps(readiness_object(ready), ensure_ascii=False, indent=2))
        return 0
    from ice_quiz.plain.preparing import readiness_lines

    say(*readiness_lines(ready, desk.today))
    return 0


def readiness_object(ready: Readiness) -> dict[str, object]:
    """The estimate, with the mock exams beside it. `exam_day` is null where none is set; the estimate is then for `day`."""
    return {
        "exam": ready.exam,
        "title": ready.title,
        "exam_day": ready.day.isoformat() if ready.dated else None,
        "day": ready.day.isoformat(),
        "expected_share": told(ready.expected_share),
        "pass_chance": told(ready.pass_chance),
        "items": ready.items,
        "items_unseen": ready.items_unseen,
        "items_withheld": ready.items_withheld,
        "model": ready.model,
        "stability_factor": ready.stability_factor,
        "mock_exams": {"sat": ready.sat, "passed": ready.passed, "between": [round(share, 4) for share in ready.between]},
        "gains": [
            {
                "topic": gain.topic,
                "pass_chance": round(gain.chance, 4),
                "expected_share": round(gain.share, 4),
                "minutes": round(gain.minutes, 1),
            }
            for gain in ready.gains
        ],
    }


def told(chance: float) -> float:
    """A chance as it is told: rounded, and never certain."""
    return round(min(chance, NEARLY_SURE), 4)
