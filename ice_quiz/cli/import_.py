"""`ice-quiz import FILE`: a list as a deck file; or what `export --all` wrote, known by its content."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from ice_quiz.cli.terminal import has_terminal, say
from ice_quiz.cli.writing import may_write, write
from ice_quiz.errors import IceQuizError, UsageError
from ice_quiz.exchange.deck_text import deck_text, id_from
from ice_quiz.exchange.decoding import MOST_BYTES
from ice_quiz.exchange.listed import Listed, Wishes, listed
from ice_quiz.exchange.roles import roles_said, turned
from ice_quiz.exchange.shown import preview
from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.facts.problems import errors_in
from ice_quiz.facts.reader import MAX_BYTES
from ice_quiz.progress.archive import looks_like


class Answers(NamedTuple):
    """What was agreed to beforehand, by options."""

    yes: bool
    skip_bad: bool


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "id_", metavar="ID", help="The deck's id; else it is made from the file's name.")
@click.option("--title", help="The deck's title; else the file's name.")
@click.option(
    "--columns", metavar="ROLES", help="What the columns are, in order: question,answer,also,wrong,topic,tags,hint,why,-"
)
@click.option("--names", "named", is_flag=True, help="The first row names the columns, whatever it calls them.")
@click.option("--separator", metavar="SIGN", help="What separates the columns, where it is not found out.")
@click.option(
    "--also", metavar="SIGN", default="", help="What separates wordings of one answer that are all right, such as /."
)
@click.option("--together", is_flag=True, help="Rows that ask the same are one question with several right answers.")
@click.option(
    "--terms", is_flag=True, help="Each answer fits its question only: ask from both ends, offer the others as wrong."
)
@click.option("--keep-html", is_flag=True, help="Leave signs of HTML in the texts.")
@click.option("--to", "target", type=click.Path(path_type=Path), metavar="DECK", help="The deck file; else ID.yaml, here.")
@click.option("--skip-bad", is_flag=True, help="Leave out the rows that cannot be used.")
@click.option("--yes", is_flag=True, help="Write without asking; replace a file that is there.")
def command(
    file: Path,
    id_: str | None,
    title: str | None,
    columns: str | None,
    named: bool,
    separator: str | None,
    also: str,
    together: bool,
    terms: bool,
    keep_html: bool,
    target: Path | None,
    skip_bad: bool,
    yes: bool,
) -> int:
    """Make a deck of a list: comma, semicolon or tab between the columns, as spreadsheets and flashcard sites write it.

    How the list was read is shown before anything is written. A table that `ice-quiz export` wrote comes back with the same
    cards and ids.

    What `ice-quiz export --all` wrote is known by its content: it is taken in, and what is here stays.
    """
    data = _bytes(file)
    if looks_like(data.split(b"\n", 1)[0]):
        from ice_quiz.cli.everything import take_in

        return take_in(file)
    wishes = Wishes(roles_said(columns) if columns else (), _sign(separator), also, keep_html, terms, named, together)
    found = listed(data, str(file), wishes)
    say(*preview(found, file.name))
    if not found.lines:
        raise IceQuizError("No row can be used.", place=str(file), advice="Nothing was written.")
    agreed = _agreed(found, data, file, wishes, Answers(yes, skip_bad))
    if agreed is None:
        say("Nothing was written.")
        return 1
    name = id_ or agreed.deck or id_from(file.stem)
    return _written(agreed, name, title or file.stem, target or Path(f"{name}.yaml"), terms=terms, yes=yes)


def _sign(separator: str | None) -> str:
    sign = (separator or "").replace("\\t", "\t").replace("tab", "\t")
    if len(sign) > 1 or sign in ("\n", "\r", '"'):
        raise UsageError(f"“{separator}” cannot separate columns.", advice="It is one sign, such as ; or tab.")
    return sign


def _bytes(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise IceQuizError("There is no such file.", place=str(file))
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as problem:
        raise IceQuizError(f"It cannot be read: {problem.strerror}.", place=str(file)) from None


def _agreed(found: Listed, data: bytes, file: Path, wishes: Wishes, agreed: Answers) -> Listed | None:
    """The list as it is to be written, or None where the person does not want it."""
    if not has_terminal():
        if found.bad and not agreed.skip_bad:
            raise UsageError("Some rows cannot be used.", advice="Correct them, or leave them out with --skip-bad.")
        if not agreed.yes:
            raise UsageError(
                "Nothing was written.", advice="If this is right, add --yes. Else see `ice-quiz import --help`."
            )
        return found
    if found.bad and not agreed.skip_bad:
        many = "this row" if len(found.bad) == 1 else f"these {len(found.bad):,} rows"
        if not click.confirm(f"Leave {many} out and go on?"):
            return None
    if agreed.yes:
        return found
    while True:
        reply = click.prompt("Is this right? y yes, s the sides the other way round, n no", default="y").strip().lower()[:1]
        if reply != "s":
            return found if reply == "y" else None
        if not found.roles:
            say("The columns of this table have names of their own.")
            continue
        found = listed(data, str(file), replace(wishes, roles=turned(found.roles)))
        say(*preview(found, file.name))


def _written(found: Listed, name: str, title: str, target: Path, *, terms: bool, yes: bool) -> int:
    """Write the deck file, once it has been read back without an error. The exit code."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}", name):
        raise UsageError(f"“{name}” cannot be a deck's id.", advice="It has letters, digits and -, such as birds-of-europe.")
    if terms and (found.deck or any(line.wrong or line.answers[0].accepted for line in found.lines)):
        raise UsageError(
            "A term has one definition, and no wrong ones of its own.",
            advice="Leave out --terms, or the columns and signs for other wordings and wrong answers.",
        )
    text = deck_text(name, title, found.lines, terms=terms)
    size = len(text.encode())
    if size > MAX_BYTES:
        fits = len(found.lines) * MAX_BYTES // size // 10 * 10
        raise IceQuizError(
            f"The deck would have {size / 1e6:.1f} MB, and a deck has at most {MAX_BYTES // 10**6} MB.",
            advice=f"Split the list; about {fits:,} of its {len(found.lines):,} rows fit into one deck.",
        )
    if errors := errors_in(read_deck_text(text, str(target)).problems):
        raise IceQuizError(f"No deck can be made of this list: {errors[0].message}", advice="Nothing was written.")
    if not may_write(target, replace=yes):
        say("Nothing was written.")
        return 1
    write(text, target)
    say(f"Written: {target}, with {len(found.lines):,} questions." if len(found.lines) != 1 else f"Written: {target}.")
    say(f"Look through it, then `ice-quiz check {target}` and `ice-quiz add {target}`.")
    return 0
