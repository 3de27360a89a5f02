from __future__ import annotations

import json
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
