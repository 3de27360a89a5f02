from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.facts.problems import Severity
from ice_quiz.lint.check import Report, check

TODAY = date(2026, 11, 24)
ROOT = Path(__file__).parents[2]
HEAD = "deck: d\ntitle: D\nsources: {book: {title: A book}}\n"
WITH_FILE = HEAD.replace("book}", "book, file: book.txt}")


def checked(folder: Path, text: str, **sources: Path) -> Report:
    path = folder / "d.yaml"
    path.write_text(text)
    return check(path, sources, TODAY)


def codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize("deck", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_decks_have_no_error_and_every_warning_is_explained(deck: Path) -> None:
    report = check(deck, {}, TODAY)
    assert [str(problem) for problem in report.problems if problem.severity is not Severity.NOTE] == []
    assert all(len(waived.waiver.why) > 10 for waived in report.waived)


def test_a_deck_without_sources_is_warned_of_once(tmp_path: Path) -> None:
    report = checked(tmp_path, "deck: d\ntitle: D\ncards: [{ask: Who?, answer: me}, {ask: What?, answer: that}]\n")
    assert codes(report) == ["F100"]


def test_a_fact_without_a_source_is_named_where_others_have_one(tmp_path: Path) -> None:
    report = checked(tmp_path, HEAD + "cards: [{ask: Who?, answer: me, source: book}, {ask: What?, answer: that}]\n")
    assert codes(report) == ["F101"]


def test_one_question_with_two_answers_is_an_error_and_with_one_answer_is_none(tmp_path: Path) -> None:
    cards = "[{ask: Who?, answer: me}, {ask: who?, answer: ANSWER, id: b}]"
    both = HEAD + f"topics: [{{topic: T, source: book, cards: {cards}}}]\n"
    assert codes(checked(tmp_path, both.replace("ANSWER", "you"))) == ["S601"]
    assert codes(checked(tmp_path, both.replace("ANSWER", "Me"))) == []


def test_a_card_whose_every_form_is_off_is_named(tmp_path: Path) -> None:
    card = "{ask: Who?, answer: me, source: book, off: [type]}"
    assert codes(checked(tmp_path, HEAD + f"cards: [{card}]\n")) == ["C805"]


def test_a_pattern_of_single_answers_is_suggested_until_the_author_says_yes_or_no(tmp_path: Path) -> None:
    text = HEAD + (
        "things: {river: {a: , b: , c: }, sea: {x: }}\n"
        "relations: {flows into: {SINGLE}}\n"
        "topics: [{topic: T, source: book, facts: [[a, flows into, x], [b, flows into, x], [c, flows into, x]]}]\n"
    )
    assert codes(checked(tmp_path, text.replace("{SINGLE}", ""))) == ["R214"]
    assert codes(checked(tmp_path, text.replace("SINGLE", "single: object"))) == []
    assert codes(checked(tmp_path, text.replace("SINGLE", "single: none"))) == []


def test_a_source_file_beside_the_deck_is_read_and_one_named_goes_before_it(tmp_path: Path) -> None:
    text = WITH_FILE + "topics: [{topic: T, source: book, numbers: [{of: it, what: legs, value: 4}]}]\n"
    (tmp_path / "book.txt").write_text("It has five legs.")
    assert codes(checked(tmp_path, text)) == ["F108", "F103"]
    other = tmp_path / "other.txt"
    other.write_text("It has four legs.")
    assert codes(checked(tmp_path, text, book=other)) == []


def test_a_source_file_outside_the_decks_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("It has five legs.")
    folder = tmp_path / "decks"
    folder.mkdir()
    text = WITH_FILE.replace("book.txt", "../secret.txt")
    report = checked(folder, text + "topics: [{topic: T, source: book, numbers: [{of: it, what: legs, value: 4}]}]\n")
    assert codes(report) == ["F109"]
    assert len(report.unchecked) == 1


def test_an_unknown_source_is_used_wrongly_and_the_nearest_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no source `bok`") as error:
        checked(tmp_path, HEAD + "cards: [{ask: Who?, answer: me, source: book}]\n", bok=tmp_path / "d.yaml")
    assert "Did you mean `book`?" in str(error.value)


def test_a_source_text_that_cannot_be_read_is_used_wrongly(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        checked(tmp_path, HEAD + "cards: [{ask: Who?, answer: me, source: book}]\n", book=tmp_path / "none.txt")


@pytest.mark.parametrize(
    "cards",
    [
        "{ask: 'How do you say “not” in Spanish?', answer: 'no'}",
        "{ask: 'On how many squares does one bishop stand?', answer: one}",
        "{ask: 'Which is it NOT?', answer: Berg}",
        "{ask: 'Which of these is a right of everyone?', answer: speech}",
        "{ask: 'Who was M. L. King, Jr. at the time? Give one word.', answer: a pastor}",
    ],
)
def test_what_only_looks_like_a_fault_is_left_alone(tmp_path: Path, cards: str) -> None:
    assert codes(checked(tmp_path, HEAD + f"topics: [{{topic: T, source: book, cards: [{cards}]}}]\n")) == []


def test_names_that_differ_in_a_word_or_a_figure_are_not_taken_for_slips(tmp_path: Path) -> None:
    text = HEAD + (
        "things: {pier: {North Pier: , South Pier: , Pier 12: , Pier 13: }, town: {Ulm: , Linz: , Kiel: , Wels: }}\n"
        "relations: {lies in: {single: object}}\n"
        "topics: [{topic: T, source: book, facts: [[North Pier, lies in, Ulm], [South Pier, lies in, Linz],"
        " [Pier 12, lies in, Kiel], [Pier 13, lies in, Wels]]}]\n"
    )
    assert codes(checked(tmp_path, text)) == []
