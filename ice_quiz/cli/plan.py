"""`ice-quiz plan DECK`: the exam day, and what so many minutes a day reach by it."""

from __future__ import annotations

import json
from datetime import date

import click

from ice_quiz.cli.opening import saved, the_clock, the_desk
from ice_quiz.cli.readiness import readiness_object, told
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.errors import UsageError
from ice_quiz.study.desk import Desk
from ice_quiz.study.exams.plan_view import PlanView, Reach


def _date(context: click.Context, option: click.Parameter, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"“{text}” is no date. Write it like 2026-12-25.", context, option) from None


@click.command("plan")
@click.argument("deck")
@click.option("--exam", "name", metavar="NAME", help="Which of the deck's exams; its next or first one without.")
@click.option("--date", "day", metavar="YYYY-MM-DD", callback=_date, help="The day of the exam.")
@click.option("--no-date", is_flag=True, help="No exam day any more: study as usual.")
@click.option("--minutes", type=int, metavar="N", help="How many minutes a day you can study.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(deck: str, name: str | None, day: date | None, no_date: bool, minutes: int | None, as_json: bool) -> int:
    """Set the day of an exam, and see what your minutes a day reach by it."""
    if day and no_date:
        raise UsageError("The exam has either a --date or --no-date.")
    desk = the_desk(the_clock())
    plan = _planned(desk, deck, name, day, no_date, minutes)
    if as_json:
        say_json(json.dumps(_object(plan), ensure_ascii=False, indent=2))
        return saved(desk)
    from ice_quiz.plain.preparing import plan_lines

    say(*plan_lines(plan, desk.today))
    return saved(desk)


def _planned(desk: Desk, deck: str, name: str | None, day: date | None, no_date: bool, minutes: int | None) -> PlanView:
    """The plan, with what was asked for set before."""
    if day or no_date:
        return desk.set_exam_day(deck, name, day, minutes)
    if minutes is None:
        return desk.plan(deck, name)
    before = next((one for one in desk.exams(deck) if one.name == desk.readiness(deck, name).exam), None)
    if before is None or before.day is None:
        raise UsageError("No exam day is set yet, so there is nothing to plan.", advice="Set it with --date YYYY-MM-DD.")
    return desk.set_exam_day(deck, name, before.day, minutes)


def _object(plan: PlanView) -> dict[str, object]:
    return {
        "deck": plan.deck,
        "exam": plan.exam,
        "title": plan.title,
        "exam_day": plan.exam_day and plan.exam_day.isoformat(),
        "days_left": plan.days_left,
        "minutes": plan.minutes,
        "minutes_said": plan.minutes_said,
        "final_from": plan.final_from and plan.final_from.isoformat(),
        "goal": plan.goal,
        "reach": _reach(plan.reach),
        "enough": _reach(plan.enough),
        "most": _reach(plan.most),
        "sentence": plan.sentence,
        "message": plan.message or None,
        "calendar": [
            {"day": one.day.isoformat(), "minutes": round(one.minutes, 1), "final": one.final} for one in plan.calendar
        ],
        "readiness": readiness_object(plan.ready),
    }


def _reach(reach: Reach | None) -> dict[str, object] | None:
    if reach is None:
        return None
    return {
        "minutes": reach.minutes,
        "expected_share": told(reach.expected_share),
        "pass_chance": told(reach.pass_chance),
    }
