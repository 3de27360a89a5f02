"""`ice-quiz schema`: the shape of a deck file, for editors."""

from __future__ import annotations

import json

import click

from ice_quiz.cli.terminal import say_json
from ice_quiz.facts.schema import deck_schema


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of deck files, for editors that complete and check while typing.

    Keep it beside a deck and name it in the deck's first line: `# yaml-language-server: $schema=deck.schema.json`.
    """
    say_json(json.dumps(deck_schema(), ensure_ascii=False, indent=1))
    return 0
