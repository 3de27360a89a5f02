"""A teacher who writes a deck: the screen beside the editor, which is a program of its own behind the same terminal."""

from __future__ import annotations

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


FAILING = """\
#!/bin/sh
echo >> turns
case $(grep -c "" turns) in
    1) exit 7 ;;
    2) stty raw -echo; kill -KILL $$ ;;
    3) echo "This is the editor."; read -r line ;;
    4) rm "$0" ;;
esac
"""
"""An editor that fails in another way each time: with a code, killed while it reads single keys, by Ctrl+C, and gone."""


def test_however_an_editor_fails_it_is_told_and_the_terminal_is_in_order(home: Any, terminal: Any, deck: Path) -> None:
    editor = home.folder / "editor"
    editor.write_text(FAILING)
    editor.chmod(0o700)
    screen = terminal(home, "author", deck, EDITOR="./editor")
    screen.wait_for("The cell", "edit here")
    for says in (
        "./editor ended with code 7; what it saved counts.",
        "./editor was ended by SIGKILL; what it saved counts.",
    ):
        screen.type("\r")
        screen.wait_for(says, "edit here", "esc back")
    screen.type("\r")
    screen.wait_for("This is the editor.")
    assert screen.cooked
    screen.type("\x03")
    screen.wait_for("./editor was ended by SIGINT; what it saved counts.", "edit here")
    screen.type("\r")
    screen.wait_until(lambda: not screen.holds("what it saved counts") and screen.holds("edit here"), "no problem")
    screen.type("\r")
    screen.wait_for("./editor cannot be started: No such file or directory. Set EDITOR to your editor's name.", "edit here")
    screen.type("\x11")
    assert screen.end() == 0
    assert screen.cooked
    assert deck.read_text() == DECK


def test_check_watch_tells_what_is_wrong_at_every_save_until_ctrl_c(home: Any, terminal: Any, deck: Path) -> None:
    screen = terminal(home, "check", deck, "--watch", "--select", "Y,T")
    screen.wait_for("no problem; 2 cards.")
    deck.write_text(DECK.replace("answer: mitochondria", "anser: mitochondria"))
    screen.wait_for("Y003", "1 error")
    screen.type("\x03")
    assert screen.end() == 130
