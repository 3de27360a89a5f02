"""`ice-quiz search QUERY`: cards by parts of words and by filters."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from ice_quiz.cli.opening import the_clock, the_desk
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.study.browsing import Browsing, Found, Line, Order

AT_ONCE = 500
"""Cards that are read and told in one go."""


@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@click.option(
    "--sort", "order", type=click.Choice([order.replace(" ", "-") for order in Order]), default="deck", help="The order."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Tell at most N cards.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(query: tuple[str, ...], order: str, limit: int | None, as_json: bool) -> int:
    """Find cards.

    All words must be found, as parts of words too; a "phrase" stands in quotation marks. Filters: deck: topic: tag: form:
    is:due is:new is:learned is:suspended is:leech is:flagged is:buried (put off until tomorrow) due:<7 (within seven days).
    A minus before any of them means not, as in -is:new.
    """
    browsing = the_desk(the_clock()).browsing()
    browsing.refresh()
    found = browsing.find(" ".join(query), Order(order.replace("-", " ")))
    shown = min(len(found.rows), limit or len(found.rows))
    lines = _lines(browsing, found, shown)
    if as_json:
        document = {"query": found.query, "count": len(found.rows), "of": found.total, "cards": list(map(_object, lines))}
        say_json(json.dumps(document, ensure_ascii=False, indent=1))
        return 0
    from ice_quiz.plain.cards import found_lines

    say(*found_lines(lines, len(found.rows), shown, browsing.today))
    return 0


def _lines(browsing: Browsing, found: Found, many: int) -> Iterator[Line]:
    for first in range(0, many, AT_ONCE):
        yield from filter(None, browsing.lines(found.rows[first : min(first + AT_ONCE, many)]))


def _object(line: Line) -> dict[str, object]:
    return {
        "id": line.card,
        "topic": line.topic,
        "stem": line.stem,
        "answer": line.answer,
        "due": line.due and line.due.isoformat(),
        "stability": None if line.stability is None else round(line.stability, 2),
        "lapses": line.lapses,
        "suspended": line.suspended,
        "put_off": line.put_off,
        "flagged": line.flagged,
        "leech": line.leech,
        "tags": list(line.tags),
    }
