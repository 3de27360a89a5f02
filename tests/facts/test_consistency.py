from __future__ import annotations

from collections.abc import Callable

import pytest

from ice_quiz.facts.problems import Problem

Found = Callable[[str], list[str]]
Framed = Callable[[str], str]


def _facts(*facts: str, relations: str = "flows into: {single: object}") -> str:
    lines = [f"relations: {{{relations}}}", "topics:", "  - topic: t", "    facts:", *(f"      - {fact}" for fact in facts)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "facts",
    [
        _facts("[Inn, flows into, Danube]", "[Inn, flows into, Rhine]"),
        _facts("[Inn, flows into, [Danube, Rhine]]", "[Aare, flows into, Rhine]"),
        _facts("[Inn, meets, Danube]", "[Inn, meets, Rhine]", relations="meets: {single: both, symmetric: yes}"),
        _facts("[Inn, meets, Danube]", "[Rhine, meets, Inn]", relations="meets: {single: object, symmetric: yes}"),
        _facts("[Inn, feeds, Danube]", "[Isar, feeds, Danube]", relations="feeds: {single: subject}"),
        _facts(
            "{fact: [Inn, flows into, Danube], since: 1900, until: 1950}",
            "{fact: [Inn, flows into, Rhine], since: 1949, until: 1990}",
        ),
        _facts("{fact: [Inn, flows into, Danube], until: 1950}", "[Inn, flows into, Rhine]"),
    ],
)
def test_two_answers_at_one_time_on_a_side_asserted_single_are_refused(facts: str, found: Found, framed: Framed) -> None:
    assert {each.split()[1] for each in found(framed(facts))} == {"R211"}


@pytest.mark.parametrize(
    "facts",
    [
        _facts("[Inn, flows into, Danube]", "[Isar, flows into, Danube]"),
        _facts("[Inn, flows into, Danube]", "[Inn, flows into, Danube]"),
        _facts("{fact: [Inn, flows into, Danube], also true: [Rhine]}"),
        _facts("{fact: [Inn, flows into, Danube], until: 1950}", "{fact: [Inn, flows into, Rhine], since: 1950}"),
        _facts("[Inn, borders, [Danube, Rhine]]", relations=""),
    ],
)
def test_what_leaves_one_answer_at_a_time_is_accepted(facts: str, found: Found, framed: Framed) -> None:
    assert found(framed(facts)) == []


@pytest.mark.parametrize(
    "facts",
    [
        _facts("[Inn, part of, Danube]", "[Danube, part of, Inn]"),
        _facts("[Inn, part of, Danube]", "[Danube, lies in, Rhine]", "[Rhine, is a, Inn]"),
        _facts("[Inn, before, Danube]", "[Inn, after, Danube]"),
        _facts("[Inn, before, Danube]", "[Danube, before, Rhine]", "[Inn, after, Rhine]"),
        _facts("[Inn, above, Danube]", "[Danube, above, Inn]", relations="above: {transitive: yes}"),
        _facts("[Inn, borders, Inn]"),
        _facts("[Inn, flows into, [Danube, Inn]]", relations="flows into: "),
    ],
)
def test_a_thing_that_would_contain_precede_or_border_itself_is_refused(facts: str, found: Found, framed: Framed) -> None:
    assert {each.split()[1] for each in found(framed(facts))} == {"R212"}


@pytest.mark.parametrize(
    "facts",
    [
        _facts("[Inn, part of, Danube]", "[Rhine, part of, Danube]", "[Inn, before, Rhine]", "[Rhine, borders, Inn]"),
        _facts("[Inn, meets, Danube]", "[Danube, meets, Inn]", relations="meets: {symmetric: yes}"),
        _facts("[Inn, flows into, Danube]", "[Danube, flows into, Inn]", relations="flows into: "),
    ],
)
def test_what_only_looks_like_a_circle_is_accepted(facts: str, found: Found, framed: Framed) -> None:
    assert found(framed(facts)) == []


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("facts: [{fact: [Inn, flows into, Danube], wrong: [Donau]}]", "D501"),
        ("facts: [{fact: [Inn, flows into, Danube], wrong back: [Inn]}]", "D501"),
        ("lists: [{list: rivers, items: [Inn, Danube], wrong: [the donau]}]", "D501"),
        ("lists: [{list: rivers, items: [Inn, {name: Po, also: [Padus]}], wrong: [padus]}]", "D501"),
        ("cards: [{ask: a?, answer: b, also: [c], wrong: [C]}]", "D501"),
        ("lists: [{list: rivers, items: [Danube, Donau]}]", "L706"),
        ("lists: [{list: rivers, items: [Po, {name: Padus, also: [po]}]}]", "L706"),
        ("cards: [{ask: a?, answers: [b, B]}]", "L706"),
        ("numbers: [{of: Inn, what: bridges, value: 20, near: [twenty, 30]}]", "N302"),
        ("numbers: [{of: Inn, what: bridges, value: about 20, near: [about 21, 30]}]", "N302"),
        ("numbers: [{of: Inn, what: bridges, value: more than 20, near: [more than 10]}]", "N302"),
        ("facts: [{fact: [Inn, flows into, Danube], since: 1990, until: 1990}]", "Y022"),
        ("facts: [{fact: [Inn, flows into, Danube], since: 1991, until: 1990}]", "Y022"),
        ("facts: [{fact: [Inn, flows into, Danube], since: 1990-13}]", "Y022"),
        ("numbers: [{of: Inn, what: bridges, value: 2, since: 1990, until: 1980}]", "Y022"),
        ("numbers: [{of: Inn, what: bridges, value: 2, until: 1990-02-30}]", "Y022"),
        ("numbers: [{of: Inn, what: bridges, value: 2, values: [3, 4]}]", "N306"),
        ("cards: [{ask: a?, answer: b, wrong from: [99]}]", "T201"),
        ("cards: [{ask: a?, answer: b, changes: {check by: 2026-02-30}}]", "Y022"),
        ("facts: [[Inn, flows into, []], [Inn, flows into, Danube]]", "Y031"),
    ],
)
def test_what_a_fact_says_against_itself_is_refused_at_its_place(
    section: str, code: str, found: Found, framed: Framed
) -> None:
    (told,) = found(framed(f"relations: {{flows into: }}\ntopics:\n  - topic: t\n    {section}\n"))
    place, what = told.split()
    assert what == code
    assert place.startswith("11:")


@pytest.mark.parametrize(
    "facts",
    [
        _facts("{fact: [Inn, flows into, Danube], wrong: [Rhine]}", "[Inn, flows into, Rhine]", relations="flows into: "),
        _facts("{fact: [Inn, flows into, Danube], wrong back: [Isar]}", "[Isar, flows into, Danube]"),
        _facts("{fact: [Inn, borders, Danube], wrong: [Rhine]}", "[Rhine, borders, Inn]"),
        _facts("{fact: [Inn, borders, Danube], wrong: [Rhine]}", "{fact: [Inn, borders, Isar], also true: [Rhine]}"),
    ],
)
def test_what_an_author_names_wrong_must_not_be_true_by_another_fact(facts: str, found: Found, framed: Framed) -> None:
    assert [each.split()[1] for each in found(framed(facts))] == ["D501"]


def test_what_is_wrong_at_one_time_may_be_true_at_another(found: Found, framed: Framed) -> None:
    assert (
        found(
            framed(
                _facts(
                    "{fact: [Inn, flows into, Danube], wrong: [Rhine], since: 1950}",
                    "{fact: [Inn, flows into, Rhine], until: 1950}",
                )
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("section", "slot"),
    [
        ('facts: [{fact: [Inn, flows into, Danube], ask: "Where does {subjekt} end?"}]', "{subject}"),
        ('facts: [{fact: [Inn, flows into, Danube], ask back: "What feeds {objekt}?"}]', "{object}"),
        ('facts: [{fact: [Inn, flows into, [Danube, Rhine]], ask back: "What feeds the Danube?"}]', "{object}"),
        ('lists: [{list: rivers, items: [Inn], say: "It is a river."}]', "{item}"),
        ('lists: [{list: rivers, items: [Inn], say: "{itm} is a river."}]', "{item}"),
    ],
)
def test_words_of_a_fact_whose_slot_is_missing_or_unknown_are_refused(
    section: str, slot: str, problems: Callable[[str], list[Problem]], framed: Framed
) -> None:
    (told,) = problems(framed(f"relations: {{flows into: }}\ntopics:\n  - topic: t\n    {section}\n"))
    assert (told.code, told.place.line) == ("R213", 11)
    assert slot in told.message


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("things: {river: {Inn: {since: 1990-13}}}", "3:31"),
        ("things: {river: {Inn: {until: 2026-02-30}}}", "3:31"),
        ("sources: {book: {title: A book, checked: 2026-02-30}}", "3:42"),
        ("you: {state: {ask: Where?, check by: 2026-02-30}}", "3:38"),
        ("confusing: [[ford]]", "3:14"),
    ],
)
def test_a_day_in_no_calendar_and_a_pair_of_one_are_told_before_the_facts(head: str, place: str, found: Found) -> None:
    assert found(f"deck: a\ntitle: b\n{head}\ntopics: [{{topic: t, terms: {{ford: a shallow place}}}}]\n") == [
        f"{place} Y022"
    ]
