"""Question banks: what is written in GIFT and Moodle XML is read by others as the questions that the deck makes."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from ice_quiz.exchange.bank import BankItem, Kind, bank, digits
from ice_quiz.exchange.gift import fits, gift
from ice_quiz.exchange.handing import FOR_BANKS, handed
from ice_quiz.exchange.moodle_xml import moodle_xml
from ice_quiz.facts.model import Number
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Form, Grade
from tests.exchange.gift_reader import read_gift

Read = Callable[[str], Compiled]

HOSTILE = """\
deck: signs
title: "Signs / {of} every: kind"
types:
  sign: {article: none}
things:
  sign: {"a ~ b": , "x = {y}": , "~=#{}:\\\\": , "<b>&amp;</b>": }
relations:
  goes with: {single: object}
topics:
  - topic: "T: # {}"
    facts:
      - ["a ~ b", goes with, "x = {y}"]
    cards:
      - {id: star, ask: "What matches “*”?\\n\\nA line.", answer: "2*3", also: ["\\\\*"]}
      - {id: arrow, ask: "Which way, 100 % sure?", answer: "a -> b"}
      - {id: mark, ask: "[html] or not?", answer: "[html]", wrong: ["%50%half", "<b>bold</b>", "T"]}
      - {id: slash, ask: "// a comment?", answer: "// no", also: ["\\\\n"]}
      - {id: several, ask: "Which two?", answers: ["6,700", "é: {1}"], need: 2}
    numbers:
      - {of: "a ~ b", what: metres, value: about 20}
      - {id: span, ask: "How many?", value: 10 to 30}
      - {id: least, ask: "How many at the least?", value: at least 5}
      - {id: big, ask: "How many grains?", value: "1,200,000"}
      - {id: half, ask: "What is a half?", value: "0.5"}
"""


def shapes(deck: Compiled) -> list[BankItem]:
    return list(bank(deck, FOR_BANKS, 1))


def questions(deck: Compiled) -> dict[str, tuple[str, set[tuple[str, bool]]]]:
    """What the deck itself asks: stems and options, or accepted answers, by card."""
    found = {}
    for card, question in handed(deck, FOR_BANKS, 1):
        if question.options and question.form is not Form.PUT_IN_ORDER:
            answers = {(option.text, option.key) for option in question.options}
        else:
            answers = {(wording, True) for answer in question.key.answers for wording in answer.wordings}
        found[card.id] = (question.stem, answers)
    return found


def test_gift_says_the_questions_of_every_deck(decks: list[Compiled], compiled: Read) -> None:
    kinds: set[str] = set()
    for deck in (*decks, compiled(HOSTILE)):
        asked = questions(deck)
        items = [item for item in shapes(deck) if fits(item)]
        read = read_gift(gift(deck.deck.title, items))
        assert [each.title for each in read] == [item.name for item in items]
        for each, item in zip(read, items, strict=True):
            stem, answers = asked[each.title]
            kinds.add(each.kind)
            assert stem in each.text
            assert item.feedback in each.feedback
            if each.kind in ("choice", "true-false"):
                assert {(text, weight == 100) for weight, text, _ in each.answers} == answers
                assert each.kind == "true-false" or all(feedback or weight for weight, _, feedback in each.answers)
            elif each.kind == "short":
                assert {(text.replace("\\*", "*"), True) for _, text, _ in each.answers} == answers
    assert kinds == {"choice", "short", "number", "essay", "true-false"}


def test_moodle_xml_says_the_questions_of_every_deck(decks: list[Compiled], compiled: Read) -> None:
    kinds: set[str | None] = set()
    for deck in (*decks, compiled(HOSTILE)):
        asked = questions(deck)
        written = moodle_xml(deck.deck.title, shapes(deck))
        quiz = ElementTree.fromstring(written.encode())
        read = [each for each in quiz if each.get("type") != "category"]
        assert [each.findtext("name/text") for each in read] == list(asked)
        for each in read:
            stem, answers = asked[each.findtext("name/text") or ""]
            kinds.add(each.get("type"))
            assert stem in (each.findtext("questiontext/text") or "")
            said = {(answer.findtext("text") or "", answer.get("fraction") == "100") for answer in each.findall("answer")}
            if each.get("type") == "multichoice":
                assert said == answers
                assert sum(right for _, right in said) == 1
            elif each.get("type") == "truefalse":
                assert said == {(text.lower(), right) for text, right in answers}
            elif each.get("type") == "shortanswer":
                assert {(text.replace("\\*", "*"), right) for text, right in said} == answers
            assert all(part.get("format") == "plain_text" for part in each.iter() if part.get("format"))
    assert kinds == {"multichoice", "shortanswer", "numerical", "essay", "truefalse"}


@pytest.mark.parametrize("form", [Form.CHOOSE, Form.TRUE_FALSE, Form.TYPE])
def test_a_bank_of_one_form_holds_only_that(decks: list[Compiled], form: Form) -> None:
    kinds = {item.kind for item in bank(decks[0], (form,), 1)}
    assert kinds <= {Form.CHOOSE: {Kind.CHOICE}, Form.TRUE_FALSE: {Kind.TRUE_FALSE}}.get(form, {Kind.SHORT, Kind.FREE})
    assert kinds


def test_a_number_is_right_within_what_the_deck_allows(compiled: Read) -> None:
    items = {item.name.partition("/")[2]: item for item in shapes(compiled(HOSTILE))}
    figures = {
        name: (answer.text, answer.slack)
        for name, item in items.items()
        if item.kind is Kind.NUMBER
        for answer in item.answers
    }
    assert figures == {
        "a ~ b.metres": ("20", "2"),
        "span": ("20", "10"),
        "big": ("1200000", "0"),
        "half": ("0.5", "0"),
    }
    assert items["least"].kind is Kind.SHORT


def test_a_star_is_a_star_and_no_wildcard(compiled: Read) -> None:
    item = next(item for item in shapes(compiled(HOSTILE)) if item.name.endswith("/star"))
    assert [text for _, text, _ in read_gift(gift("d", [item]))[0].answers] == ["2\\*3", "\\\\*"]
    answers = ElementTree.fromstring(moodle_xml("d", [item])).iterfind("question/answer/text")
    assert [answer.text for answer in answers] == ["2\\*3", "\\\\*"]


def test_an_arrow_in_a_short_answer_would_make_it_a_question_of_matching_and_is_left_out(compiled: Read) -> None:
    assert [item.name for item in shapes(compiled(HOSTILE)) if not fits(item)] == ["signs/arrow"]


def test_a_gift_file_has_no_blank_line_inside_a_question_and_a_category_for_each_topic(compiled: Read) -> None:
    written = gift("Deck / one", [item for item in shapes(compiled(HOSTILE)) if fits(item)])
    assert all(block.count("::") >= 2 or block.startswith("$CATEGORY") for block in written.strip().split("\n\n"))
    assert re.findall(r"^\$CATEGORY: (.*)$", written, re.MULTILINE) == ["Deck // one/T: # {}"]


def test_the_same_seed_gives_the_same_bank_and_another_one_other_options(decks: list[Compiled]) -> None:
    deck = decks[0]
    assert list(bank(deck, FOR_BANKS, 3)) == list(bank(deck, FOR_BANKS, 3))
    assert list(bank(deck, FOR_BANKS, 3)) != list(bank(deck, FOR_BANKS, 4))


def test_digits_are_written_without_separators() -> None:
    assert [digits(number) for number in (6700.0, 0.5, -3.0, 1e15, 2.25)] == [
        "6700",
        "0.5",
        "-3",
        "1000000000000000",
        "2.25",
    ]


def test_what_is_marked_by_a_person_names_its_answers(decks: list[Compiled]) -> None:
    for deck in decks:
        for item in shapes(deck):
            card = deck.cards[item.name]
            if item.kind is Kind.FREE:
                assert card.key.need > 1 or card.key.grade is Grade.SELF or card.key.ordered
                assert item.answers
            if item.kind is Kind.NUMBER:
                assert isinstance(card.facts[0], Number)
