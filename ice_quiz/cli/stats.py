"""`ice-quiz stats`: how the learning goes."""

from __future__ import annotations

import json
import sys

import click

from ice_quiz.cli.opening import the_clock, the_desk
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.study.statistics.snapshot import Part, Period, Statistics, between
from ice_quiz.study.statistics.steadiness import Kept


@click.command("stats")
@click.argument("deck", required=False)
@click.option("--plain", is_flag=True, help="In words alone, without bars.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(deck: str | None, plain: bool, as_json: bool) -> int:
    """Tell how the learning goes, in one deck or in all: what was kept, what is coming, what is confused."""
    stats = the_desk(the_clock()).statistics(deck)
    if as_json:
        say_json(json.dumps(statistics_object(stats), ensure_ascii=False, indent=1))
        return 0
    from ice_quiz.plain.statistics import statistics_lines

    blocks = (getattr(sys.stdout, "encoding", "") or "").casefold().startswith("utf")
    say(*statistics_lines(stats, drawn=blocks and not plain))
    return 0


def statistics_object(stats: Statistics) -> dict[str, object]:
    """The statistics for a script."""
    return {
        "deck": stats.deck or None,
        "today": stats.today.isoformat(),
        "streak": stats.streak,
        "longest_streak": stats.longest,
        "target": stats.target,
        "cards": stats.cards._asdict(),
        "known": round(stats.known, 4),
        "due": list(stats.due),
        "due_later": stats.later,
        "days": [
            {
                "day": day.day.isoformat(),
                "answered": day.answered,
                "right": day.right,
                "close": day.close,
                "wrong": day.wrong,
                "seconds": round(day.seconds, 1),
                "new": day.new,
                "reviews": day.kept.reviews,
                "recalled": day.kept.recalled,
            }
            for day in stats.days
        ],
        "periods": [_period(period) for period in stats.periods],
    }


def _period(period: Period) -> dict[str, object]:
    return {
        "days": period.days,
        **_kept(period.kept),
        "topics": [_part(part) for part in period.topics],
        "forms": [_part(part) for part in period.forms],
        "hardest": [{"card": each.card, "statement": each.statement, **_kept(each.kept)} for each in period.hardest],
        "confusions": [
            {
                "card": each.card,
                "statement": each.statement,
                "said": [{"text": text, "times": times} for text, times in each.said],
            }
            for each in period.confusions
        ],
    }


def _part(part: Part) -> dict[str, object]:
    return {"name": part.name, **_kept(part.kept)}


def _kept(kept: Kept) -> dict[str, object]:
    if not kept.reviews:
        return {"reviews": 0, "recalled": 0, "retention": None, "between": None}
    low, high = between(kept)
    return {
        "reviews": kept.reviews,
        "recalled": kept.recalled,
        "retention": round(kept.share, 4),
        "between": [round(low, 4), round(high, 4)],
    }
