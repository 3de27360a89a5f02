from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from ice_quiz.lint.check import check
from ice_quiz.lint.workbench import Workbench

TODAY = date(2026, 11, 24)
DECK = """\
deck: cell
title: The cell
relations:
  makes: {single: subject}
things:
  organelle: {mitochondrion: , ribosome: , nucleus: }
  molecule: {ATP: adenosine triphosphate}
topics:
  - topic: Energy
    facts:
      - [mitochondrion, makes, ATP]
    cards:
      - {ask: Why?, answer: because, grade: self}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cell.yaml"
    path.write_text(DECK)
    return path


def test_each_fact_of_the_file_is_there_with_the_questions_a_student_will_see(file: Path) -> None:
    bench = Workbench(file, {}, TODAY).glance()
    assert [(fact.line, fact.topic) for fact in bench.facts] == [(11, "Energy"), (13, "Energy")]
    asked = dict(bench.questions(bench.facts[0]))
    assert "cell/makes.ATP" in asked
    wrong = [option for question in asked["cell/makes.ATP"] for option in question.options if not option.key]
    assert wrong
    assert all(option.proof for option in wrong if option.text not in ("True", "False"))


def test_the_second_look_finds_what_the_check_finds(file: Path) -> None:
    bench = Workbench(file, {}, TODAY)
    first = bench.glance()
    whole = bench.look(first)
    assert not first.whole
    assert whole.whole
    assert whole.problems == check(file, {}, TODAY).problems
    assert len(whole.problems) > len(first.problems)


def test_a_broken_file_shows_its_problems_and_no_questions_until_it_is_mended(file: Path) -> None:
    file.write_text(DECK.replace("makes, ATP", "mkes, ATP"))
    workbench = Workbench(file, {}, TODAY)
    bench = workbench.glance()
    assert bench.whole
    assert [str(problem.place.line) for problem in bench.problems] == ["11"]
    assert bench.facts == ()
    assert bench.rows[10].strip() == "- [mitochondrion, mkes, ATP]"
    file.write_text(DECK)
    assert workbench.glance().facts


def test_a_save_is_seen_once(file: Path) -> None:
    workbench = Workbench(file, {}, TODAY)
    assert workbench.saved()
    assert not workbench.saved()
    file.write_text(DECK + "# more\n")
    assert workbench.saved()
    assert not workbench.saved()


def test_a_save_of_the_same_size_is_seen_and_so_is_a_removed_file(file: Path) -> None:
    workbench = Workbench(file, {}, TODAY)
    workbench.saved()
    found = file.stat()
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    assert workbench.saved()
    file.unlink()
    assert workbench.saved()
    assert not workbench.saved()
    assert [problem.message for problem in workbench.glance().problems] == ["There is no such file."]


def test_a_fact_is_found_by_any_of_its_lines(file: Path) -> None:
    bench = Workbench(file, {}, TODAY).glance()
    assert bench.fact_at(12) == bench.facts[0]
    assert bench.fact_at(3) is None
