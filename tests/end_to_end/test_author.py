"""A teacher who writes a deck: the screen beside the editor, which is a program of its own behind the same terminal."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

DECK = """\
deck: cell
title: The cell
cards:
  - {ask: What makes ATP?, answer: mitochondria, wrong: [ribosomes, nuclei]}
  - {ask: What makes proteins?, answer: ribosome's, wrong: [nuclei, membranes]}
"""


@pytest.fixture
def deck(home: Any) -> Path:
    path: Path = home.folder / "cell.yaml"
    path.write_text(DECK)
    return path


def test_enter_opens_the_editor_at_the_line_and_what_it_saved_is_shown(home: Any, terminal: Any, deck: Path) -> None:
    editor = home.folder / "vi"
    editor.write_text(f"""#!/bin/sh\nprintf '%s' "$*" > {home.folder}/called\nsed -i "s/ribosome's/ribosomes/" "$2"\n""")
    editor.chmod(0o700)
    screen = terminal(home, "author", deck, EDITOR=str(editor))
    screen.wait_for("The cell", "tab facts")
    screen.type("\t")
    screen.wait_for("What makes proteins? Ribosome's")
    screen.type("j\r")
    screen.wait_for("What makes proteins? Ribosomes")
    assert (home.folder / "called").read_text() == f"+5 {deck}"
    screen.type("\x11")
    assert screen.end() == 0


@pytest.mark.parametrize(("editor", "says"), [("/no/such/editor", "cannot be started"), ("false", "ended with code 1")])
def test_an_editor_that_fails_is_told_and_the_screen_is_there_again(
    home: Any, terminal: Any, deck: Path, editor: str, says: str
) -> None:
    screen = terminal(home, "author", deck, EDITOR=editor, PATH=os.environ["PATH"])
    screen.wait_for("The cell", "edit here")
    screen.type("\r")
    screen.wait_for(says, "edit here")
    screen.type("\x11")
    assert screen.end() == 0
    assert deck.read_text() == DECK


def test_check_watch_tells_what_is_wrong_at_every_save_until_ctrl_c(home: Any, terminal: Any, deck: Path) -> None:
    screen = terminal(home, "check", deck, "--watch", "--select", "Y,T")
    screen.wait_for("no problem; 2 cards.")
    deck.write_text(DECK.replace("answer: mitochondria", "anser: mitochondria"))
    screen.wait_for("Y003", "1 error")
    screen.type("\x03")
    assert screen.end() == 130
