"""`ice-quiz study DECK`: a session on the screen, line by line, or as JSON."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from functools import partial
from typing import Any

import click

from ice_quiz.cli.form import form_named
from ice_quiz.cli.home import Meant, on_screen, require_terminal
from ice_quiz.cli.opening import the_clock, the_desk_looked_after
from ice_quiz.cli.terminal import has_terminal, is_dumb, json_output, typed_lines
from ice_quiz.cli.unsaved import held
from ice_quiz.errors import UsageError
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import Purpose
from ice_quiz.study.wish import Wish


@click.command("study")
@click.argument("deck")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="Only cards of this topic; can be given again.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only cards with this tag; can be given again.")
@click.option("--weak", is_flag=True, help="Practise what was forgotten and is not firm again.")
@click.option("--ahead", type=click.IntRange(1, 365), metavar="DAYS", help="Study what falls due within so many days.")
@click.option("--cram", is_flag=True, help="Ask every card, new ones too; the schedule is not touched.")
@click.option("--practise", is_flag=True, help="Ask what was learned; the schedule is not touched.")
@click.option("--all", "whole", is_flag=True, help="Ask every review that waits, not only today's share.")
@click.option("--missed", is_flag=True, help="Drill what the last quiz missed; the schedule is not touched.")
@click.option("--minutes", type=click.IntRange(1, 600), metavar="N", help="End with the card in hand after N minutes.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, pipes and simple terminals.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object a line: for scripts.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Ask at most N cards.")
@click.option("--seed", type=int, metavar="N", help="Make the same session again.")
@click.option(
    "--form", metavar="FORM", callback=form_named, help="Ask in this form where a card has it, such as choose or type."
)
def command(plain: bool, as_json: bool, missed: bool, **asked: Any) -> int:
    """Study one deck, by its id or its file.

    What is due is asked, then new cards. Every answer is saved before the next question is there. A session of another kind
    that was left goes on when the same is asked for again.
    """
    if plain and as_json:
        raise UsageError("A session is either --plain or --json.")
    wish = _wish(**asked)
    if missed and wish != Wish(wish.deck, limit=wish.limit, seed=wish.seed, form=wish.form, minutes=wish.minutes):
        raise UsageError("--missed chooses the cards already.", advice="Leave out what else chooses them.")
    meant = partial(_meant, wish, missed=missed)
    if as_json:
        return _as_json(meant)
    if plain or (is_dumb() and has_terminal()):
        return _plain(meant)
    require_terminal()
    return on_screen(meant)


def _meant(wish: Wish, desk: Desk, *, missed: bool) -> Wish:
    """The wish, with the cards that the last quiz missed where these are asked for."""
    return replace(wish, purpose=Purpose.PRACTICE, cards=desk.missed(wish.deck or "")) if missed else wish


def _wish(*, weak: bool, ahead: int | None, cram: bool, practise: bool, minutes: int | None, **asked: Any) -> Wish:
    """What the options ask for. Raises `UsageError` where they ask for two things at once."""
    wanted = {Purpose.WEAK: weak, Purpose.AHEAD: ahead, Purpose.CRAM: cram, Purpose.PRACTICE: practise}
    purposes = [purpose for purpose, said in wanted.items() if said]
    if len(purposes) > 1:
        raise UsageError("--weak, --ahead, --cram and --practise are different sessions.", advice="Choose one of them.")
    return Wish(purpose=purposes[0] if purposes else Purpose.DUE, ahead=ahead or 0, minutes=minutes or 0, **asked)


def _as_json(meant: Meant) -> int:
    from ice_quiz.plain.protocol import run, tell_of_file
    from ice_quiz.plain.reading import lines_of

    desk, output = the_desk_looked_after(the_clock()), json_output()
    wish, lines = meant(desk), lines_of(sys.stdin.buffer if sys.stdin else None)
    return held(desk, lambda: run(desk, wish, lines, output), tell=partial(tell_of_file, output))


def _plain(meant: Meant) -> int:
    from ice_quiz.plain.lines import run

    desk, typed, output = the_desk_looked_after(the_clock()), typed_lines(), sys.stdout or io.StringIO()
    wish = meant(desk)
    return held(desk, lambda: run(desk, wish, typed, output, echoed=has_terminal()), typed)
