from __future__ import annotations

from collections.abc import Callable

import pytest

from ice_quiz.facts.model import Deck, Listing
from ice_quiz.facts.problems import Problem

Problems = Callable[[str], list[Problem]]
Framed = Callable[[str], str]

OFFICES = """\
deck: offices
title: Offices
things:
  office: {OSLTC: "Office of State, Local and Tribal Coordination", OPLA: Office of the Principal Legal Advisor}
topics:
  - topic: t
"""


@pytest.mark.parametrize(
    ("line", "place", "meant"),
    [
        ("    numbers: [{of: OPLA, what: a, value: 7, near: [10,000, 7,600]}]", "7:52", '"10,000"'),
        ("    lists: [{list: a, items: [b, 6,700]}]", "7:34", '"6,700"'),
        (
            "    lists: [{list: a, items: [Office of State, Local and Tribal Coordination, b]}]",
            "7:31",
            "Office of State, Local",
        ),
        ("    cards: [{ask: a?, answer: b, wrong: [c, 1,000]}]", "7:45", '"1,000"'),
        ("    facts: [[OPLA, part of, Office of State, Local and Tribal Coordination]]", "7:29", "Office of State, Local"),
    ],
)
def test_a_number_or_name_that_yaml_split_is_recognised_with_what_to_write(
    line: str, place: str, meant: str, problems: Problems
) -> None:
    (problem,) = [each for each in problems(OFFICES + line) if each.code == "Y030"]
    assert f"{problem.place.line}:{problem.place.column}" == place
    assert meant in problem.message
    assert "quotes" in problem.message


@pytest.mark.parametrize(
    "line",
    [
        '    numbers: [{of: OPLA, what: a, value: 7, near: ["10,000", "7,600"]}]',
        "    numbers: [{of: OPLA, what: a, value: 7, near: [10, 600, 900]}]",
        "    lists: [{list: a, items: [Office, Local, 100, 200]}]",
        '    lists: [{list: a, items: ["Office of State, Local and Tribal Coordination", b]}]',
    ],
)
def test_what_was_meant_as_it_stands_is_not_taken_for_a_split(line: str, problems: Problems) -> None:
    assert problems(OFFICES + line) == []


def test_things_are_found_by_key_and_by_every_name_however_it_is_written(
    deck: Callable[[str], Deck], framed: Framed
) -> None:
    read = deck(
        framed("topics: [{topic: t, lists: [{list: rivers, items: [donau, THE DANUBE, Inn]}]}]".replace(", THE DANUBE", ""))
    )
    (listing,) = read.facts
    assert isinstance(listing, Listing)
    assert [item.thing for item in listing.items] == ["Danube", "Inn"]


def test_a_name_of_two_things_must_be_told_apart_by_key(problems: Problems) -> None:
    text = """\
deck: a
title: b
things:
  state: {Georgia US: Georgia}
  country: {Georgia EU: Georgia, Turkey: }
topics: [{topic: t, facts: [[Georgia, borders, Turkey]]}]
"""
    (problem,) = problems(text)
    assert (problem.code, problem.place.line, problem.place.column) == ("T202", 6, 30)
    assert "`Georgia EU` and `Georgia US`" in problem.message
    assert problems(text.replace("[Georgia,", "[Georgia EU,")) == []


def test_names_are_unique_within_a_type_and_keys_within_a_deck(problems: Problems) -> None:
    text = """\
deck: a
title: b
things:
  river: {Inn: , Aenus: [Aenus, inn]}
  city: {Inn: }
topics: [{topic: t, terms: {a: b}}]
"""
    assert [(each.code, each.place.line, each.place.column) for each in problems(text)] == [("T202", 4, 18), ("T202", 5, 10)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Danub", "Danube"), ("Rine", "Rhine"), ("Viena", "Vienna"), ("Amazon", "")],
)
def test_an_unknown_thing_is_told_with_the_nearest_known_one(
    written: str, meant: str, problems: Problems, framed: Framed
) -> None:
    (problem,) = problems(framed(f"topics:\n  - topic: t\n    facts:\n      - [Inn, borders, {written}]\n"))
    assert (problem.code, problem.place.line, problem.place.column) == ("T201", 11, 24)
    assert (f"Did you mean `{meant}`?" in problem.message) is bool(meant)


@pytest.mark.parametrize(
    ("key", "name", "acronym"),
    [
        ("ATP", "adenosine triphosphate", "ATP"),
        ("XIV", "fourteenth", ""),  # a Roman numeral
        ("ATP", "", ""),  # a name of its own
        ("Golgi", "Golgi apparatus", ""),
        ("ATP", "{name: adenosine triphosphate, acronym: no}", ""),
        ("mRNA", "{name: messenger RNA, acronym: yes}", "mRNA"),
    ],
)
def test_a_key_in_capitals_with_a_name_is_an_acronym(key: str, name: str, acronym: str, deck: Callable[[str], Deck]) -> None:
    read = deck(f"deck: a\ntitle: b\nthings:\n  molecule:\n    {key}: {name}\ntopics: [{{topic: t, terms: {{a: b}}}}]\n")
    assert read.things[key].acronym == acronym


@pytest.mark.parametrize(
    ("of", "told"),
    [("OPAL", ["There is no thing `OPAL`, so that it is asked as it stands. Did you mean `OPLA`?"]), ("a town", [])],
)
def test_a_number_of_what_is_nearly_a_thing_is_asked_about_and_of_anything_else_is_fine(
    of: str, told: list[str], problems: Problems
) -> None:
    found = problems(OFFICES + f"    numbers: [{{of: {of}, what: rooms, value: 7, near: [5, 6]}}]")
    assert [each.message for each in found if each.code == "T201"] == told
