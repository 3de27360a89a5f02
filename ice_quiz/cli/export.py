"""`ice-quiz export DECK --to FORMAT`: a deck as a table or a question bank; `export --all FILE`: everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ice_quiz.cli.form import form_named
from ice_quiz.cli.opening import the_library
from ice_quiz.cli.writing import hand_over
from ice_quiz.errors import UsageError
from ice_quiz.language.days import cards
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Form

SEPARATORS = {"csv": ",", "tsv": "\t"}
BANKS = ("gift", "moodle-xml")


@click.command("export")
@click.argument("deck", metavar="DECK")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--to", "format_", type=click.Choice([*SEPARATORS, *BANKS]), help="The format of a deck.")
@click.option("--pairs", is_flag=True, help="In a table: question and answer only, as flashcard sites take them.")
@click.option("--all", "everything", is_flag=True, help="Everything that is yours, into the file named.")
@click.option("--form", callback=form_named, metavar="FORM", help="In a question bank: only this form, such as choose.")
@click.option("--seed", type=int, default=0, metavar="N", help="In a question bank: take other wrong options.")
@click.option("--yes", is_flag=True, help="Replace a file that is there, without asking.")
def command(
    deck: str,
    file: Path | None,
    format_: str | None,
    pairs: bool,
    everything: bool,
    form: Form | None,
    seed: int,
    yes: bool,
) -> int:
    """Hand out a deck: as a table for spreadsheets and flashcard sites, or as a question bank for Moodle and others.

    Without FILE it is printed. What the format cannot say is told. A table can be read again with `ice-quiz import`: the
    cards keep their ids.

    `--all FILE` writes everything into one file instead: what you answered, your decks, this machine's settings; one JSON
    object a line. `ice-quiz import FILE` takes it in again.
    """
    if everything:
        from ice_quiz.cli.everything import hand_out

        if format_ or form or file or pairs:
            raise UsageError("--all writes everything into one file.", advice="Leave out the rest: `export --all FILE`.")
        return hand_out(Path(deck), replace=yes)
    if not format_:
        raise UsageError("Which format?", advice=f"Say --to with one of: {', '.join((*SEPARATORS, *BANKS))}.")
    compiled = the_library().open(deck)
    if format_ in SEPARATORS:
        if form:
            raise UsageError("A table holds cards, which can be asked in any form.", advice="Leave out --form.")
        text, lost = _table(compiled, SEPARATORS[format_], only_pairs=pairs)
        written = f"{cards(len(compiled.cards)).capitalize()}"
    else:
        if pairs:
            raise UsageError("A question bank has options, too.", advice="Leave out --pairs, or say --to tsv.")
        text, lost, many = _bank(compiled, format_, form, seed)
        written = "1 question" if many == 1 else f"{many:,} questions"
    report = list(_report(f"{written} written{f' to {file}' if file else ''}.", lost))
    return hand_over(text, file, report, replace=yes, mark=format_ == "csv")


def _table(compiled: Compiled, separator: str, *, only_pairs: bool) -> tuple[str, Sequence[str]]:
    from ice_quiz.exchange.losses import lost_in_a_table, lost_in_pairs
    from ice_quiz.exchange.spreadsheet import pairs, table

    if only_pairs:
        return pairs(compiled, separator), lost_in_pairs(compiled)
    return table(compiled, separator), lost_in_a_table(compiled)


def _bank(compiled: Compiled, format_: str, form: Form | None, seed: int) -> tuple[str, Sequence[str], int]:
    from ice_quiz.exchange.bank import bank
    from ice_quiz.exchange.gift import fits, gift
    from ice_quiz.exchange.handing import FOR_BANKS
    from ice_quiz.exchange.losses import lost_in_a_bank
    from ice_quiz.exchange.moodle_xml import moodle_xml

    items = list(bank(compiled, (form,) if form else FOR_BANKS, seed))
    if format_ == "gift":
        items = [item for item in items if fits(item)]
    if not items:
        raise UsageError(f"No card of the deck is asked as {form}.", advice="Try another --form.")
    text = (gift if format_ == "gift" else moodle_xml)(compiled.deck.title, items)
    return text, lost_in_a_bank(compiled, items, len(compiled.cards) - len(items)), len(items)


def _report(done: str, lost: Sequence[str]) -> Iterator[str]:
    yield done
    yield "What the format cannot say:"
    yield from (f"  - {each}" for each in lost)
