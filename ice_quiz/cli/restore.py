"""`ice-quiz restore FILE`: a backup, or the progress of another machine, brought back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from ice_quiz.cli.opening import the_clock, the_places
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.language.days import events
from ice_quiz.progress.log import FILE
from ice_quiz.progress.restoring import Restored, restore


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--exactly", is_flag=True, help="Go back to what the backup holds; without, nothing is lost of either.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(file: Path, exactly: bool, as_json: bool) -> int:
    """Bring back a backup, or take over the progress of another machine.

    Your progress is backed up before. Then it holds what either held, or, with --exactly, only what the backup holds.
    """
    restored = restore(the_places().data / FILE, file, the_clock(), exactly=exactly)
    if as_json:
        say_json(json.dumps(_object(restored, exactly=exactly), ensure_ascii=False, indent=1))
    else:
        say(*_lines(restored, file, exactly=exactly))
    return 0


def _lines(restored: Restored, file: Path, *, exactly: bool) -> Iterator[str]:
    for damage in restored.damage:
        yield f"{file}: {damage} What could be read of it was taken."
    if restored.rebuilt:
        kept = ", ".join(str(aside) for aside in restored.rebuilt.aside)
        yield f"Your progress was damaged. {events(restored.only_here)} could be read in it and in its backups and are kept."
        yield f"{events(restored.only_there)} came from {file}. The damaged file is kept: {kept}"
        return
    if restored.backup is None:
        yield f"{events(restored.only_there)} came from {file}. There was no progress here before."
        return
    yield f"{events(restored.both)} stand in both, your progress and {file}."
    yield f"{events(restored.only_there)} stood only in the file: in your progress now."
    yield f"{events(restored.only_here)} stood only in your progress: {'taken out of it' if exactly else 'kept'}."
    yield f"What there was before is backed up: {restored.backup}"


def _object(restored: Restored, *, exactly: bool) -> dict[str, object]:
    rebuilt = restored.rebuilt
    return {
        "both": restored.both,
        "only_here": restored.only_here,
        "only_there": restored.only_there,
        "exactly": exactly and rebuilt is None,
        "backup": str(restored.backup) if restored.backup else None,
        "damage": list(restored.damage),
        "kept_damaged": [str(aside) for aside in rebuilt.aside] if rebuilt else [],
    }
