"""Each proof of DECK.md: when it holds, and what takes it away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ice_quiz.facts.model import Side
from ice_quiz.facts.proofs import asked, is_complete, named_wrong, refuted
from ice_quiz.facts.truth import World

MakeWorld = Callable[..., World]
OBJECT, SUBJECT = Side.OBJECT, Side.SUBJECT


def facts(*lines: str, relations: str = "", confusing: str = "") -> str:
    told = [f"confusing: [{confusing}]", f"relations: {{{relations}}}", "topics:", "  - topic: t", "    facts:"]
    return "\n".join([*told, *(f"      - {line}" for line in lines)]) + "\n"


def proof(world: World, relation: str, side: Side, given: str, candidate: str) -> str:
    """The kind of proof that a candidate is wrong, or ""."""
    found = refuted(world, asked(world, relation, side, given), candidate)
    return str(found.kind) if found else ""


@pytest.mark.parametrize(
    ("single", "candidate", "kind"),
    [
        ("object", "Rhine", "P1"),
        ("both", "Rhine", "P1"),
        ("subject", "Rhine", ""),
        ("none", "Rhine", ""),
        ("object", "Vienna", ""),  # of another type: proven, but never shown
        ("object", "Danube", ""),  # it is right
    ],
)
def test_p1_the_asked_side_is_asserted_single(world: MakeWorld, single: str, candidate: str, kind: str) -> None:
    rivers = world(facts("[Inn, flows into, Danube]", relations=f"flows into: {{single: {single}}}"))
    assert proof(rivers, "flows into", OBJECT, "Inn", candidate) == kind


@pytest.mark.parametrize(
    ("fact", "candidate", "kind"),
    [
        ("{fact: [Danube, passes, [Ulm, Vienna]], complete: yes}", "Graz", "P2"),
        ("{fact: [Danube, passes, [Ulm, Vienna]], complete: no}", "Graz", ""),
        ("{fact: [Danube, passes, [Ulm, Vienna]], complete back: yes}", "Graz", ""),
        ("{fact: [Danube, passes, [Ulm, Vienna]], complete: yes, also true: [Graz]}", "Graz", ""),
        ("{fact: [Danube, passes, [Ulm, Vienna]], complete: yes, since: 2031}", "Graz", ""),
        ("{fact: [Danube, passes, [Ulm, Vienna]], complete: yes}", "Vienna", ""),
    ],
)
def test_p2_the_fact_is_complete(world: MakeWorld, fact: str, candidate: str, kind: str) -> None:
    rivers = world(facts(fact, relations="passes: "))
    assert proof(rivers, "passes", OBJECT, "Danube", candidate) == kind


def test_p2_the_other_end_is_complete_by_its_own_word(world: MakeWorld) -> None:
    rivers = world(facts("{fact: [Danube, passes, Ulm], complete back: yes}", relations="passes: "))
    assert proof(rivers, "passes", SUBJECT, "Ulm", "Inn") == "P2"
    assert proof(rivers, "passes", OBJECT, "Danube", "Graz") == ""


def test_a_complete_fact_of_a_symmetric_relation_proves_from_both_ends(world: MakeWorld) -> None:
    said = ("{fact: [Austria, borders, Germany], complete: yes}", "[Hungary, borders, Austria]")
    rivers = world(facts(said[0]))
    assert proof(rivers, "borders", OBJECT, "Austria", "Hungary") == "P2"
    assert proof(rivers, "borders", OBJECT, "Germany", "Hungary") == ""
    both = world(facts("[Germany, borders, Hungary]", said[0]))
    assert proof(both, "borders", OBJECT, "Hungary", "Austria") == "P2"  # Austria says: Germany alone
    ended = world(facts("[Germany, borders, Hungary]", "{fact: [Austria, borders, Germany], complete: yes, until: 1950}"))
    assert proof(ended, "borders", OBJECT, "Hungary", "Austria") == ""


CAPITALS = ("[Vienna, capital of, Austria]", "[Budapest, capital of, Hungary]")


def test_p7_the_candidate_has_its_one_other_end_elsewhere(world: MakeWorld) -> None:
    rivers = world(facts(*CAPITALS, relations="capital of: {single: subject}"))
    assert proof(rivers, "capital of", OBJECT, "Vienna", "Hungary") == "P7"
    assert proof(rivers, "capital of", OBJECT, "Vienna", "Germany") == ""  # nothing is said of its capital
    back = world(facts(*CAPITALS, relations="capital of: {single: object}"))
    assert proof(back, "capital of", SUBJECT, "Austria", "Budapest") == "P7"
    assert proof(back, "capital of", SUBJECT, "Austria", "Graz") == ""


@pytest.mark.parametrize(
    ("more", "confusing"),
    [
        (["[Vienna, part of, Budapest]"], ""),
        (["[Budapest, lies in, Graz]", "[Graz, lies in, Vienna]"], ""),
        ([], "[Vienna, Budapest]"),
    ],
)
def test_p7_proves_nothing_between_part_and_whole_or_confusing_ends(
    world: MakeWorld, more: list[str], confusing: str
) -> None:
    rivers = world(facts(*CAPITALS, *more, relations="capital of: {single: subject}", confusing=confusing))
    assert proof(rivers, "capital of", OBJECT, "Vienna", "Hungary") == ""


@pytest.mark.parametrize(
    ("hungary", "kind"),
    [
        ("{fact: [Budapest, capital of, Hungary], also true back: [Vienna]}", ""),
        ("{fact: [Budapest, capital of, Hungary], also true back: [Graz]}", "P7"),
        ("{fact: [Budapest, capital of, Hungary], until: 1950}", ""),
        ("{fact: [Budapest, capital of, Hungary], since: 2031}", ""),
    ],
)
def test_p7_needs_a_fact_of_today_and_nothing_that_is_true_as_well(world: MakeWorld, hungary: str, kind: str) -> None:
    rivers = world(facts(CAPITALS[0], hungary, relations="capital of: {single: subject}"))
    assert proof(rivers, "capital of", OBJECT, "Vienna", "Hungary") == kind


def test_p7_proves_nothing_where_what_is_true_as_well_is_a_part_of_what_is_given(world: MakeWorld) -> None:
    hungary = "{fact: [Budapest, capital of, Hungary], also true back: [Graz]}"
    rivers = world(facts(CAPITALS[0], hungary, "[Graz, part of, Vienna]", relations="capital of: {single: subject}"))
    assert proof(rivers, "capital of", OBJECT, "Vienna", "Hungary") == ""


@pytest.mark.parametrize(
    "fact",
    [
        "{fact: [Vienna, capital of, Hungary], until: 1950}",
        "{fact: [Vienna, capital of, Hungary], since: 2031}",
        "{fact: [Vienna, capital of, Austria], since: 1950, until: 2031, also true: [Hungary]}",
        "{fact: [Graz, capital of, Hungary], also true back: [Vienna]}",
    ],
)
def test_nothing_is_refuted_that_is_true_as_well_or_was_or_will_be_true(world: MakeWorld, fact: str) -> None:
    now = "{fact: [Vienna, capital of, Austria], since: 1950, until: 2031}"
    rivers = world(facts(now, fact, relations="capital of: {single: object}"))
    assert proof(rivers, "capital of", OBJECT, "Vienna", "Hungary") == ""
    assert proof(rivers, "capital of", OBJECT, "Vienna", "Germany") == "P1"


def test_nothing_is_refuted_that_follows_from_the_deck(world: MakeWorld) -> None:
    chain = ("[Ulm, lies in, Germany]", "[Germany, part of, Austria]", "[Austria, lies in, Hungary]")
    rivers = world(facts(*chain, relations="lies in: {single: object}"))
    assert proof(rivers, "lies in", OBJECT, "Ulm", "Austria") == ""
    assert proof(rivers, "lies in", OBJECT, "Ulm", "Hungary") == ""


def test_of_a_past_nothing_is_refuted_but_what_the_author_names(world: MakeWorld) -> None:
    rivers = world(
        facts("{fact: [Graz, capital of, Austria], until: 1950, wrong: [Hungary]}", relations="capital of: {single: both}")
    )
    past = asked(rivers, "capital of", OBJECT, "Graz", tuple(rivers.statements("capital of", SUBJECT, "Graz")))
    assert refuted(rivers, past, "Germany") is None
    assert [each.thing for each in named_wrong(past)] == ["Hungary"]


def test_p3_is_taken_from_the_end_that_is_asked(world: MakeWorld) -> None:
    rivers = world(
        facts("{fact: [Inn, flows into, Danube], wrong: [Rhine, the Po], wrong back: [Aare]}", relations="flows into: ")
    )
    assert [each.text for each in named_wrong(asked(rivers, "flows into", OBJECT, "Inn"))] == ["Rhine", "the Po"]
    assert [each.text for each in named_wrong(asked(rivers, "flows into", SUBJECT, "Danube"))] == ["Aare"]
    both = world(facts("{fact: [Austria, borders, Hungary], wrong: [Germany], wrong back: [Europe]}"))
    assert [each.text for each in named_wrong(asked(both, "borders", OBJECT, "Hungary"))] == ["Europe"]


def test_every_fact_of_a_side_has_its_say_also_where_two_state_the_same(world: MakeWorld) -> None:
    said = facts(
        "[Inn, flows into, Danube]",
        "{fact: [Inn, flows into, Danube], wrong: [Rhine], complete: yes, also true: [Isar]}",
        relations="flows into: ",
    )
    side = asked(world(said), "flows into", OBJECT, "Inn")
    assert list(side.answers) == ["Danube"]
    assert is_complete(side)
    assert [each.thing for each in side.also] == ["Isar"]
    assert [each.thing for each in named_wrong(side)] == ["Rhine"]
    assert len(side.facts) == 2


def test_the_inverse_of_a_complete_fact_completes_the_other_end(world: MakeWorld) -> None:
    rivers = world(facts("[Ulm, before, Graz]", "{fact: [Graz, after, Vienna], complete back: yes}"))
    assert not is_complete(asked(rivers, "before", SUBJECT, "Graz"))  # it says: only Graz comes after Vienna
    assert is_complete(asked(rivers, "before", OBJECT, "Vienna"))
