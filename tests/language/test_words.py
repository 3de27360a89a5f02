from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.language.plurals import differ_in_number, singular
from ice_quiz.language.words import capital, count, listing, lower_first, plural, sentence, with_article

steady = settings(derandomize=True, deadline=None)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("the Inn flows into the Danube", "The Inn flows into the Danube."),
        ("It is part of the U.S.", "It is part of the U.S."),
        ("what now?", "What now?"),
        ("mRNA is made here", "mRNA is made here."),
        ("it says “no.”", "It says “no.”"),
        ("it is small (about 2 mm.)", "It is small (about 2 mm.)."),
        ("two stops..", "Two stops."),
        ("  more\n words,", "More words."),
        ("", ""),
    ],
)
def test_a_sentence_has_a_capital_and_one_stop(text: str, made: str) -> None:
    assert sentence(text) == made


@given(st.text())
@steady
def test_making_a_sentence_twice_changes_nothing(text: str) -> None:
    assert sentence(sentence(text)) == sentence(text)


def test_only_plain_words_change_their_first_letter() -> None:
    assert [capital(each) for each in ("the Inn", "mRNA", "iPhone", "", "élan")] == ["The Inn", "mRNA", "iPhone", "", "Élan"]
    assert [lower_first(each) for each in ("The Inn", "HSI", "U.S. law", "I think", "")] == [
        "the Inn",
        "HSI",
        "U.S. law",
        "I think",
        "",
    ]


def test_items_are_listed_as_in_a_sentence() -> None:
    assert listing([]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b"]) == "a and b"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert listing(["a", "b"], "or") == "a or b"
    assert listing(["A", "State, Local and Tribal", "C"]) == "A; State, Local and Tribal; and C"


def test_small_counts_are_words() -> None:
    assert [count(each) for each in (0, 1, 3, 12, 13, 6700)] == ["no", "one", "three", "twelve", "13", "6,700"]


@pytest.mark.parametrize(
    "phrase",
    [
        "an HSI division", "a U.S. agency", "an hour", "a university", "an unimportant thing", "an ICE office",
        "a NATO ally", "an FBI agent", "an 8-year term", "an 11th law", "an 18,000-strong army",
        "a 180-degree turn", "a 1-in-4 chance",
        "an mRNA strand", "an X-ray", "a one-way street", "a European", "an heir", "a UNESCO site", "an apple", "an iPhone",
        "a FEMA plan",
        "a union", "an heirloom", "a house", "an uncle", "a user", "an usher", "a utensil", "an “orange”",
    ],
)  # fmt: skip
def test_a_or_an_is_chosen_by_sound(phrase: str) -> None:
    article, name = phrase.split(" ", 1)
    assert with_article(name, "a") == f"{article} {name}"


def test_articles_follow_the_thing_and_else_the_rule_of_the_language() -> None:
    assert with_article("Danube", "the") == "the Danube"
    assert with_article("Vienna", "none") == "Vienna"
    assert with_article("Vienna", "") == "Vienna"
    assert with_article("cell nucleus", "") == "the cell nucleus"
    assert with_article("protein", "none") == "protein"
    assert with_article("The Hague", "the") == "The Hague"
    assert with_article("", "the") == ""


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("division", "divisions"), ("city", "cities"), ("day", "days"), ("box", "boxes"), ("branch", "branches"),
        ("special agent", "special agents"), ("head of state", "heads of state"), ("attorney general", "attorneys general"),
        ("mother-in-law", "mothers-in-law"), ("ATM", "ATMs"), ("quiz", "quizzes"), ("policeman", "policemen"),
        ("German", "Germans"), ("analysis", "analyses"), ("person", "people"), ("Person", "People"),
        ("mitochondrion", "mitochondria"), ("series", "series"),
        ("rough endoplasmic reticulum", "rough endoplasmic reticulums"),
    ],
)  # fmt: skip
def test_plurals_follow_the_rule_and_the_common_exceptions(one: str, many: str) -> None:
    assert plural(one) == many


def test_a_plural_of_the_author_rules() -> None:
    assert plural("reticulum", "reticula") == "reticula"


def test_singular_and_plural_are_recognised_both_ways() -> None:
    assert differ_in_number("cities", "city")
    assert differ_in_number("city", "cities")
    assert not differ_in_number("city", "city")
    assert not differ_in_number("city", "town")


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("bridges", "bridge"),
        ("special agents", "special agent"),
        ("capital cities on its banks", "capital city on its banks"),
        ("ports of call", "port of call"),
        ("people who live there", "person who live there"),
        ("species", "species"),
        ("branches", "branch"),
        ("children", "child"),
        ("year", ""),
        ("length in miles", ""),
        ("rank among federal arms", ""),
        ("status", ""),
        ("analysis", ""),
        ("", ""),
    ],
)
def test_a_plural_has_its_singular_and_everything_else_none(many: str, one: str) -> None:
    assert singular(many) == one
