from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ice_quiz.facts.model import Side
from ice_quiz.facts.truth import World, cycle, valid

MakeWorld = Callable[..., World]
DAY = date(2026, 11, 24)


def facts(*lines: str, relations: str = "flows into: ") -> str:
    told = [f"relations: {{{relations}}}", "topics:", "  - topic: t", "    facts:", *(f"      - {line}" for line in lines)]
    return "\n".join(told) + "\n"


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (None, None, True),
        (DAY, None, True),
        (date(2026, 11, 25), None, False),
        (None, DAY, False),
        (None, date(2026, 11, 25), True),
        (date(2026, 1, 1), date(2026, 11, 24), False),
        (date(2026, 11, 24), date(2026, 11, 25), True),
    ],
)
def test_a_span_of_time_holds_on_its_first_day_and_no_more_on_its_last(
    since: date | None, until: date | None, holds: bool
) -> None:
    assert valid(since, until, DAY) is holds


def test_what_is_stated_is_true_and_what_is_not_stated_is_not_known_to_be(world: MakeWorld) -> None:
    rivers = world(facts("[Inn, flows into, Danube]"))
    assert rivers.true("Inn", "flows into", "Danube")
    assert not rivers.true("Danube", "flows into", "Inn")
    assert not rivers.true("Isar", "flows into", "Danube")


def test_a_symmetric_relation_is_true_from_both_ends_and_an_inverse_one_is_said_the_other_way(world: MakeWorld) -> None:
    rivers = world(facts("[Austria, borders, Hungary]", "[Ulm, before, Graz]", "[Vienna, after, Graz]"))
    assert rivers.true("Hungary", "borders", "Austria")
    assert rivers.true("Graz", "after", "Ulm")
    assert rivers.true("Graz", "before", "Vienna")
    assert not rivers.true("Graz", "before", "Ulm")


def test_transitive_relations_reach_on_and_the_four_that_compose_reach_through_one_another(world: MakeWorld) -> None:
    said = facts(
        "[Vienna, lies in, Austria]", "[Austria, part of, Europe]", "[Ulm, before, Graz]", "[Graz, before, Vienna]",
        "[Inn, flows into, Danube]", "[Danube, flows into, Rhine]",
    )  # fmt: skip
    rivers = world(said)
    assert rivers.true("Vienna", "lies in", "Europe")
    assert rivers.true("Ulm", "before", "Vienna")
    assert not rivers.true("Inn", "flows into", "Rhine")  # not transitive
    assert rivers.wholes("Vienna") == {"Austria", "Europe"}
    assert rivers.parts("Europe") == {"Austria", "Vienna"}
    assert rivers.wholes("Ulm") == frozenset()  # an order contains nothing


def test_a_transitive_relation_of_the_author_contains_as_well_and_mixes_with_the_others(world: MakeWorld) -> None:
    rivers = world(facts("[Inn, drains to, Danube]", "[Danube, part of, Rhine]", relations="drains to: {transitive: yes}"))
    assert rivers.wholes("Inn") == {"Danube", "Rhine"}
    assert not rivers.true("Inn", "drains to", "Rhine")  # it contains the Inn, but nothing says it drains it


def test_what_an_author_calls_also_true_is_true_from_both_ends_and_is_not_asked_for(world: MakeWorld) -> None:
    rivers = world(facts("{fact: [Inn, flows into, Danube], also true: [Rhine], also true back: [Isar]}"))
    assert rivers.true("Inn", "flows into", "Rhine")
    assert rivers.true("Isar", "flows into", "Danube")
    assert list(rivers.answers("flows into", Side.SUBJECT, "Inn")) == ["Danube"]
    assert list(rivers.answers("flows into", Side.SUBJECT, "Isar")) == []
    assert list(rivers.also_true("flows into", Side.OBJECT, "Danube")) == ["Isar"]
    assert rivers.ever("flows into", Side.OBJECT, "Rhine") == {"Inn"}


def test_what_is_true_as_well_contains_as_well(world: MakeWorld) -> None:
    assert world(facts("{fact: [Vienna, lies in, Austria], also true: [Europe]}")).wholes("Vienna") == {"Austria", "Europe"}


def test_what_held_at_another_date_is_no_answer_but_is_remembered(world: MakeWorld) -> None:
    said = facts(
        "{fact: [Graz, capital of, Austria], until: 1950}",
        "{fact: [Vienna, capital of, Austria], since: 1950}",
        "{fact: [Ulm, capital of, Austria], since: 2031}",
    )
    rivers = world(said)
    assert list(rivers.answers("capital of", Side.OBJECT, "Austria")) == ["Vienna"]
    assert rivers.ever("capital of", Side.OBJECT, "Austria") == {"Graz", "Vienna", "Ulm"}
    assert not rivers.true("Graz", "capital of", "Austria")
    assert list(world(said, date(1949, 12, 31)).answers("capital of", Side.OBJECT, "Austria")) == ["Graz"]
    assert list(world(said, date(1950, 1, 1)).answers("capital of", Side.OBJECT, "Austria")) == ["Vienna"]


def test_everything_that_ever_stood_there_is_known_through_what_follows(world: MakeWorld) -> None:
    rivers = world(
        facts("{fact: [Vienna, lies in, Austria], until: 1950}", "[Austria, part of, Europe]", "[Ulm, lies in, Europe]")
    )
    assert rivers.ever("lies in", Side.SUBJECT, "Vienna") == {"Austria", "Europe"}
    assert rivers.ever("lies in", Side.OBJECT, "Europe") == {"Austria", "Vienna", "Ulm"}


def test_things_are_related_by_part_and_whole_and_by_what_the_author_calls_confusing(world: MakeWorld) -> None:
    rivers = world("confusing: [[Ulm, Graz]]\n" + facts("[Vienna, lies in, Austria]", "[Austria, part of, Europe]"))
    assert rivers.related("Vienna", "Europe")
    assert rivers.related("Europe", "Vienna")
    assert rivers.related("Graz", "Ulm")
    assert rivers.related("Graz", "Graz")
    assert not rivers.related("Graz", "Vienna")
    assert rivers.confusing("Ulm") == {"Graz"}


def test_a_name_leads_to_every_thing_that_has_it(world: MakeWorld) -> None:
    rivers = world("relations: {x: }\ntopics: [{topic: t, terms: {a: b}}]\n")
    assert rivers.named("the DONAU") == {"Danube"}
    assert rivers.named("Po") == frozenset()


@pytest.mark.parametrize(
    ("edges", "circle"),
    [
        ([], set()),
        ([("a", "b"), ("b", "c"), ("a", "c")], set()),
        ([("a", "a")], {"a"}),
        ([("x", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("c", "y")], {"a", "b", "c"}),
    ],
)
def test_a_circle_is_found_and_nothing_else_is_taken_for_one(edges: list[tuple[str, str]], circle: set[str]) -> None:
    assert set(cycle(edges)) == circle


def test_a_chain_of_fifty_thousand_things_is_walked_without_recursion() -> None:
    chain = [(str(n), str(n + 1)) for n in range(50_000)]
    assert cycle(chain) == ()
    assert len(cycle([*chain, ("50000", "0")])) == 50_001
