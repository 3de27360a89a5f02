from __future__ import annotations

from datetime import date

import pytest

from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.facts.model import Deck
from ice_quiz.lint.coverage import Level, forms_by_topic, sentences_uncovered, unrecognised
from ice_quiz.questions.compiled import Compiled, compile_deck

TODAY = date(2026, 11, 24)
TEXT = """\
Rivers

The Inn flows into the Danube near Passau. It is calm there.
Four capitals stand on the Danube: Vienna, Bratislava, Budapest and Belgrade.

The Rhine has 12 islands. An estuary is a wide mouth where the river meets the tide.
Old maps by Mr. Berg and Dr. Tal show it. Mills were many.
"""
HEAD = """\
deck: d
title: D
sources: {atlas: {title: The Atlas, as of: 2020}, other: {title: Another, as of: 2020}}
things: {river: {Inn: , Danube: , Rhine: , Elbe: }}
relations: {flows into: {single: object}}
topics:
  - topic: T
    source: atlas
"""
EVERYTHING = """\
    facts: [[Inn, flows into, Danube]]
    numbers: [{of: Rhine, what: islands, value: 12, near: [11, 13]}]
    lists: [{list: capitals on the Danube, items: [Vienna, Bratislava, Budapest, Belgrade], complete: yes}]
    terms: {estuary: a wide mouth of a river that meets the tide}
    skip: {old maps by Berg and Tal: not worth it}
"""


def read(facts: str) -> Deck:
    reading = read_deck_text(HEAD + facts, "d.yaml")
    assert reading.deck is not None, reading.problems
    return reading.deck


def left(facts: str) -> list[tuple[int, str]]:
    return [(each.line, each.text.split(" ")[1]) for each in sentences_uncovered(read(facts), "atlas", TEXT)]


def test_the_sentences_that_hold_something_are_told_with_their_line() -> None:
    card = "    cards: [{ask: 'Who?', answer: nobody}]\n"
    found = sentences_uncovered(read(card), "atlas", TEXT)
    assert [each.line for each in found] == [3, 4, 6, 7]
    assert found[1].holds == ("a number", "a name", "a list")
    assert found[3].text == "Old maps by Mr. Berg and Dr. Tal show it."


@pytest.mark.parametrize(
    ("section", "line"),
    [("facts:", 3), ("lists:", 4), ("numbers:", 6), ("skip:", 7)],
)
def test_a_sentence_is_covered_by_the_fact_that_says_it_and_by_no_other(section: str, line: int) -> None:
    (only,) = [row for row in EVERYTHING.splitlines(keepends=True) if row.strip().startswith(section)]
    more = "    cards: [{ask: 'Who?', answer: nobody}]\n"
    assert line not in [at for at, _ in left(only + more)]
    assert len(left(only + more)) == 3
    assert left(EVERYTHING) == []


def test_a_fact_of_another_source_covers_nothing() -> None:
    facts = EVERYTHING.replace("    facts:", "    source: other\n    facts:", 1)
    deck = read_deck_text(HEAD.replace("    source: atlas\n", "") + facts, "d.yaml").deck
    assert deck is not None
    assert len(sentences_uncovered(deck, "atlas", TEXT)) == 3  # a claim that is skipped is skipped in every source


def test_a_phrase_that_points_into_a_sentence_covers_it() -> None:
    assert [at for at, _ in left("    at: many were the mills\n    cards: [{ask: 'Who?', answer: me}]\n")] == [3, 4, 6, 7]
    assert [at for at, _ in left("    at: near Passau\n    cards: [{ask: 'Who?', answer: me}]\n")] == [4, 6, 7]


def compiled(facts: str) -> Compiled:
    return compile_deck(read(facts), TODAY)


def test_cards_that_can_only_be_recalled_are_told_with_the_reasons() -> None:
    found = list(
        unrecognised(compiled("    cards: [{ask: 'Who?', answer: me}, {ask: 'Why?', answer: so, wrong: [no, maybe]}]\n"))
    )
    assert [each.card.id for each in found] == ["d/who"]
    assert found[0].why[0] == "choose: no wrong option is proven, and a choice needs 2"
    assert found[0].why[1].startswith("true or false: nothing is proven wrong")


def test_questions_are_counted_by_topic_form_and_level() -> None:
    (topic,) = forms_by_topic(compiled(EVERYTHING))
    assert topic.cards == 6
    assert sum(topic.forms.values()) == sum(topic.levels.values())
    assert topic.levels[Level.CUED] == 6  # two blanks, four items of which one is missing
