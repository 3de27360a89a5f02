"""The option `--source NAME=FILE`: the text of a source, to hold a deck's facts against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from ice_quiz.errors import UsageError

source_option = click.option(
    "--source", "sources", metavar="NAME=FILE", multiple=True, help="The text of a source, to check the facts against."
)


def named_sources(sources: Sequence[str]) -> Mapping[str, Path]:
    """The files by the name of their source. Raises `UsageError` for what names none."""
    return dict(_named(source) for source in sources)


def _named(source: str) -> tuple[str, Path]:
    name, equals, file = source.partition("=")
    if not (name and equals and file):
        raise UsageError(
            f"--source needs the name of a source and a file: {source!r}.", advice="Like --source book=book.txt."
        )
    return name, Path(file)
