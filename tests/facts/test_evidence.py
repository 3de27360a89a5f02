from __future__ import annotations

from collections.abc import Callable

import pytest

from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.facts.evidence import evidence, unchecked
from ice_quiz.facts.model import Deck

SOURCE = """\
Rivers of Europe

The Danube rises in the Black Forest & flows through ten countries. Its banks hold four capital cities,
among them Vienna, Budapest and Belgrade.

The Rhine’s source lies in the Alps. More than 50 million people live along it.

  1. First Bank
  2. Second Bank
"""
DECK = """\
deck: rivers
title: Rivers
sources:
  book: {{title: A book}}
  page: {{title: A page}}
things:
  river: {{Danube: , Rhine: [Rhine, Rhein], Inn: }}
  place: {{Black Forest: , Alps: }}
relations:
  rises in: {{single: object}}
topics:
  - topic: Rivers
    source: book
    {section}
"""


@pytest.fixture
def found() -> Callable[[str], list[str]]:
    def look(section: str) -> list[str]:
        return [f"{problem.code} {problem.message}" for problem in evidence(deck_of(section), {"book": SOURCE})]

    return look


def deck_of(section: str) -> Deck:
    reading = read_deck_text(DECK.format(section=section), "rivers.yaml")
    assert reading.deck is not None, reading.problems
    return reading.deck


@pytest.mark.parametrize(
    "section",
    [
        "facts: [{fact: [Danube, rises in, Black Forest], at: flows through ten countries}]",
        "facts: [[Danube, rises in, Black Forest]]",
        "facts: [{fact: [Rhein, rises in, Alps], at: Rhine's source lies}]",  # another name, another apostrophe
        'facts: [{fact: [Danube, rises in, Black Forest], at: "Black Forest and flow"}]',  # & and a plural
        "numbers: [{of: Danube, what: capital cities, value: 4, at: banks hold}]",  # in words there, in digits here
        "numbers: [{of: Rhine, what: people, value: more than 50 million, at: live along it}]",
        "lists: [{list: capital cities, items: [Vienna, Budapest], at: among them}]",
        "lists: [{list: banks, items: [{name: One, reads: First Bank}], at: Second Bank}]",
        "cards: [{ask: 'What of Paris?', answer: nothing of it stands there}]",
        "facts: [{fact: [Danube, rises in, Black Forest], at: ten countries, also true: [Alps], wrong: [Inn]}]",
        "numbers: [{of: Inn, what: dams, value: 99, grade: self}]",
    ],
)
def test_what_the_source_says_is_found_however_it_is_written(found: Callable[[str], list[str]], section: str) -> None:
    assert found(section) == []


@pytest.mark.parametrize(
    ("section", "code", "words"),
    [
        ("facts: [{fact: [Danube, rises in, Black Forest], at: flows backwards}]", "F102", "in no paragraph"),
        ("facts: [{fact: [Danube, rises in, Black Forest], at: the}]", "F102", "in 2 paragraphs"),
        ("facts: [{fact: [Danube, rises in, Alps], at: ten countries}]", "F103", "“Alps” does not stand in the paragraph"),
        ("facts: [[Inn, rises in, Alps]]", "F103", "“Inn” stands nowhere"),
        ("facts: [[Danube, rises in, Alps]]", "F103", "No paragraph"),
        ("numbers: [{of: Danube, what: capital cities, value: 5, at: banks hold}]", "F103", "The number 5"),
        ("lists: [{list: capitals, items: [Vienna, Paris], at: among them}]", "F103", "The item “Paris”"),
        ("known: [{fact: [Inn, rises in, Alps], at: source lies in}]", "F103", "“Inn”"),
    ],
)
def test_what_the_source_does_not_say_is_told(
    found: Callable[[str], list[str]], section: str, code: str, words: str
) -> None:
    assert any(problem.startswith(code) and words in problem for problem in found(section))


def test_an_acronym_that_no_source_has_is_told_and_one_that_stands_there_is_not() -> None:
    text = "deck: a\ntitle: A\nsources: {s: {title: S}}\nthings:\n  body: {ABC: A Big Club, XYZ: Some Other Club}\n"
    deck = read_deck_text(text + "topics: [{topic: T, source: s, cards: [{ask: Who?, answer: me}]}]\n", "a.yaml").deck
    assert deck is not None
    problems = list(evidence(deck, {"s": "A Big Club (ABC) met Some Other Club."}))
    assert [problem.code for problem in problems] == ["F105"]
    assert "XYZ" in problems[0].message


def test_facts_whose_source_is_not_at_hand_are_unchecked_and_the_others_are_not() -> None:
    section = "facts: [{fact: [Danube, rises in, Alps], source: page}, [Danube, rises in, Black Forest]]"
    text = DECK.format(section=section).replace("single: object", "single: none")
    deck = read_deck_text(text, "rivers.yaml").deck
    assert deck is not None
    assert [fact.about.source for fact in unchecked(deck, {"book": SOURCE})] == ["page"]
    assert list(evidence(deck, {"book": SOURCE})) == []
