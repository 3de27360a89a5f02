from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Home = Any  # the class of the fixture
Start = Callable[..., Any]

DECK = """\
deck: harbour
title: The harbour
topics:
  - topic: Ships
    cards:
      - {ask: Which ship is red?, answer: Albatros, wrong: [Biene, Cormoran]}
      - {ask: Which ship is blue?, answer: Biene, wrong: [Albatros, Cormoran]}
"""

BROKEN = Path(__file__).parents[1] / "decks" / "broken"


@pytest.fixture
def studied(home: Home) -> Home:
    """A learner who answered both cards of a deck on the first day; the second has come."""
    (home.decks / "harbour.yaml").write_text(DECK, encoding="utf-8")
    home.run("study", "harbour", "--json", "--form", "type", typed='{"answer": "Albatros"}\n{"answer": "Biene"}\n')
    assert home.due()["harbour"]["next_day"] == "2026-11-26"
    home.now = "2026-11-25T09:00"
    return home


def messages(home: Home) -> list[dict[str, Any]]:
    return [json.loads(line) for line in home.run("study", "harbour", "--json").stdout.splitlines()]


def test_a_deck_that_is_gone_is_told_and_its_progress_waits_for_it(studied: Home) -> None:
    deck = studied.decks / "harbour.yaml"
    text = deck.read_text()
    deck.unlink()
    ran = studied.run("study", "harbour", "--plain")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "There is no deck “harbour”." in ran.stderr
    assert "harbour" not in studied.due()
    (studied.decks / "renamed.yaml").write_text(text)
    due = studied.due()["harbour"]
    assert (due["new"], due["next_day"]) == (0, "2026-11-26")


def test_a_new_answer_is_learned_again_and_the_learner_is_told(studied: Home) -> None:
    (studied.decks / "harbour.yaml").write_text(DECK.replace("answer: Biene", "answer: Dora"))
    assert studied.due()["harbour"]["new"] == 1
    note, question = messages(studied)[:2]
    assert note["type"] == "note"
    assert "“Which ship is blue?”" in note["message"]
    assert "Which ship is blue?" in question["stem"]


def test_a_reworded_question_keeps_its_progress(studied: Home) -> None:
    (studied.decks / "harbour.yaml").write_text(DECK.replace("Which ship is blue?", "Which of the ships is blue?"))
    due = studied.due()["harbour"]
    assert (due["new"], due["next_day"]) == (0, "2026-11-26")
    note, summary = messages(studied)
    assert "renamed" in note["message"]
    assert summary["type"] == "summary"


def test_a_deck_that_broke_since_is_told_with_its_place(studied: Home) -> None:
    (studied.decks / "harbour.yaml").write_text(DECK.replace("answer: Biene", "anwser: Biene"))
    ran = studied.run("study", "harbour", "--plain")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert f"{studied.decks / 'harbour.yaml'}:7:" in ran.stderr
    assert "`answer`" in ran.stderr


def test_a_whole_folder_of_broken_decks_stops_none_that_can_be_used(studied: Home) -> None:
    broken = sorted(BROKEN.glob("*.yaml"))
    for path in broken:
        shutil.copy(path, studied.decks / f"broken-{path.name}")
    (studied.decks / "folder.yaml").mkdir()
    (studied.decks / "binary.yaml").write_bytes(bytes(range(256)))
    ran = studied.run("due", "--json")
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False)
    problems = {Path(deck["file"]).name: deck["problem"] for deck in json.loads(ran.stdout)["decks"] if deck["problem"]}
    assert len(problems) == len(broken) + 2
    assert all(f"{studied.decks / name}:" in problem for name, problem in problems.items())
    assert studied.due()["harbour"]["next_day"] == "2026-11-26"
    assert messages(studied)[-1]["type"] == "summary"
    ran = studied.run("check", *(studied.decks / name for name in problems))
    assert (ran.returncode, "Traceback" in ran.stderr) == (1, False)
    assert [problem for problem in problems.values() if problem not in ran.stdout] == []


def choose(screen: Any, wanted: str) -> None:
    """Answer with an option."""
    numbers = {text: number for number, text in re.findall(r"([1-9])  (\w+)", screen.wait_for(wanted, "0 I don't know"))}
    screen.type(numbers[wanted])


def test_a_deck_edited_broken_and_deleted_while_it_is_studied_is_answered_to_its_end_and_told_afterwards(
    home: Home, terminal: Start
) -> None:
    deck = home.decks / "harbour.yaml"
    text = DECK.replace("title: The", "title: A")  # it stands first
    deck.write_text(text, encoding="utf-8")
    screen = terminal(home)
    screen.wait_for("A harbour", "q quit")
    screen.type("\r")
    screen.wait_for("Which ship is red?", "esc leave")
    deck.write_text(text.replace("answer: Biene", "answer: Dora"), encoding="utf-8")
    choose(screen, "Albatros")
    screen.wait_for("✓ Right: Albatros.", "space next", "esc leave")
    screen.insist(" ", "Which ship is blue?")
    choose(screen, "Biene")  # what was right when the session began
    screen.wait_for("✓ Right: Biene.", "space next", "esc leave")
    screen.type("q")
    screen.wait_for("A harbour", "1 new", "q quit")

    screen.type("\r")
    screen.wait_for(
        "1 card has a new answer and will be learned again", "Which ship is blue?", "0 I don't know", "esc leave"
    )
    deck.write_text(text.replace("answer: Biene", "anwser: Biene"), encoding="utf-8")
    screen.type("0")
    screen.wait_for("Which ship is blue? Dora.", "space next", "esc leave")
    screen.type("i")
    screen.wait_for("The deck of this card is not at hand now.", "esc back")
    screen.type("q")
    screen.wait_for("Which ship is blue? Dora.", "space next", "esc leave")
    screen.type("q")
    screen.wait_for("harbour.yaml", "2 problems, enter shows", "ICE – What is ICE?", "q quit")
    screen.type("\r")
    screen.wait_for("harbour.yaml:7:", "Did you mean `answer`?", "esc back")

    deck.unlink()
    screen.type("q")
    screen.wait_until(lambda: screen.holds("q quit") and not screen.holds("harbour"), "the other decks alone")
    deck.write_text(text, encoding="utf-8")
    screen.type(",")
    screen.wait_for("This machine", "esc back")
    screen.type("q")
    screen.wait_for("A harbour", "50 % known", "q quit")
    screen.type("q")
    assert screen.end() == 0
    assert "Traceback" not in screen.text
