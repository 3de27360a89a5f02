from __future__ import annotations

from datetime import date

import pytest

from ice_quiz.lint.check import Choice, Report, check_text

TODAY = date(2026, 11, 24)
DECK = """\
deck: d
title: D
sources: {atlas: {title: The Atlas, as of: 2020}}
things: {river: {Isar: , Iser: , Inn: }}
relations: {flows into: {single: object}}
topics:
  - topic: T
    source: atlas
    facts: [[Isar, flows into, Inn]]
    cards:
      - {ask: Which river is it, answer: the Inn}
      - {id: two, ask: Which town is it, answer: Ulm}
"""


def checked(waivers: str, **choice: tuple[str, ...]) -> Report:
    return check_text(f"{DECK}waive: [{waivers}]\n", "d.yaml", {}, TODAY, Choice(**choice))


def codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


def test_without_a_waiver_everything_is_told() -> None:
    assert codes(checked("")) == ["T203", "S603", "S603"]


@pytest.mark.parametrize(
    ("waiver", "left"),
    [
        ("{rule: S603, why: so}", ["T203"]),
        ("{rule: S603, card: two, why: so}", ["T203", "S603"]),
        ("{rule: S603, card: d/two, why: so}", ["T203", "S603"]),
        ("{rule: S603, card: which-river-is-it, why: so}", ["T203", "S603"]),
        ("{rule: T203, card: Iser, why: so}", ["S603", "S603"]),
    ],
)
def test_a_waiver_takes_out_what_it_names_and_nothing_else(waiver: str, left: list[str]) -> None:
    report = checked(waiver)
    assert codes(report) == left
    assert len(report.waived) == 3 - len(left)
    assert {waived.waiver.why for waived in report.waived} == {"so"}


@pytest.mark.parametrize(
    ("waiver", "says"),
    [
        ("{rule: S603, card: three, why: so}", "finds nothing here about `three`"),
        ("{rule: D501, why: so}", "`D501` finds nothing here"),
        ("{rule: S6O3, why: so}", "There is no rule `S6O3`. Did you mean `S603`?"),
    ],
)
def test_a_waiver_that_waives_nothing_is_told_itself(waiver: str, says: str) -> None:
    (told,) = [problem for problem in checked(waiver).problems if problem.code == "Y034"]
    assert says in told.message
    assert told.place.line == 13


def test_with_some_rules_only_an_unused_waiver_is_not_told() -> None:
    assert codes(checked("{rule: D501, why: so}", select=("S",))) == ["S603", "S603"]


def test_an_error_cannot_be_waived() -> None:
    twice = DECK.replace("town is it", "river is it")
    report = check_text(f"{twice}waive: [{{rule: S601, why: so}}]\n", "d.yaml", {}, TODAY)
    assert "S601" in codes(report)
    assert report.waived == ()
