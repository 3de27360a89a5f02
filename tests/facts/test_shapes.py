"""The one declaration of what a deck may hold: every key is known by its right name, and only by that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ice_quiz.facts import shapes
from ice_quiz.facts.kinds import Checker, Either, Entry, Kind, Many, Named, Record
from ice_quiz.facts.model import Deck, Listing, Number, Plain, Term, Triple
from ice_quiz.facts.problems import Problem
from ice_quiz.facts.reader import Mapping, Node, Sequence, Text, read_nodes

Problems = Callable[[str], list[Problem]]


def _records(kind: Kind, seen: set[int]) -> Iterator[Record]:
    if id(kind) in seen:
        return
    seen.add(id(kind))
    inner: list[Kind] = []
    match kind:
        case Record(fields=fields):
            yield kind
            inner = [*fields.values()]
        case Named(of=of) | Many(of=of):
            inner = [of]
        case Either(text=text, sequence=sequence, mapping=mapping):
            inner = [each for each in (text, sequence, mapping) if each]
    for each in inner:
        yield from _records(each, seen)


RECORDS = list(_records(shapes.DECK, set()))


def _used(node: Node, kind: Kind) -> Iterator[tuple[str, str]]:
    """Every key of a record that a file uses, with the record it belongs to."""
    if isinstance(kind, Either):
        chosen = {Text: kind.text, Sequence: kind.sequence, Mapping: kind.mapping}[type(node)]
        yield from _used(node, chosen) if chosen else ()
    elif isinstance(kind, Record) and isinstance(node, Mapping):
        for key, child in node.entries.items():
            yield kind.says, str(key)
            yield from _used(child, kind.fields[key])
    elif isinstance(kind, Named) and isinstance(node, Mapping):
        for child in node.entries.values():
            yield from _used(child, kind.of)
    elif isinstance(kind, Many) and isinstance(node, Sequence):
        for child in node.items:
            yield from _used(child, kind.of)


def test_the_good_decks_use_every_key_in_every_place_where_it_may_stand(good_decks: list[Path]) -> None:
    used = set()
    for path in good_decks:
        root, _ = read_nodes(path.read_bytes(), str(path))
        assert root is not None
        used |= set(_used(root, shapes.DECK))
    inherited = {"id", "was", "item", "direction", "wrong from", "changes", "off", "hint", "why", *shapes.INHERITED}
    known = {(record.says, key) for record in RECORDS for key in record.fields}
    own = {pair for pair in known if pair[1] not in inherited}
    assert own - used == set()
    assert {key for _, key in known} - {key for _, key in used} == set()


@pytest.mark.parametrize("record", RECORDS, ids=[record.says for record in RECORDS])
def test_a_slip_in_any_key_is_told_with_the_key_that_is_meant(record: Record) -> None:
    for key in record.fields:
        slip = Text(key + key[-1])
        if slip in record.fields:
            continue
        slip.line, slip.column, slip.plain = 3, 7, True
        value = Text("x")
        value.line, value.column, value.plain = 3, 12, True
        check = Checker("deck.yaml")
        check.checked(Mapping(3, 5, False, {slip: value}), record, "here")
        (told,) = [each for each in check.problems if each.code == "Y003"]
        assert (told.place.line, told.place.column) == (3, 7)
        assert f"Did you mean `{key}`?" in told.message


@pytest.mark.parametrize("record", [each for each in RECORDS if each.required], ids=lambda record: record.says)
def test_every_required_key_that_is_missing_is_told_with_its_name(record: Record) -> None:
    check = Checker("deck.yaml")
    found = check.checked(Mapping(3, 5), record, "here")
    assert [each.code for each in check.problems] == ["Y023"] * len(record.required)
    assert all(f"`{key}:`" in told.message for key, told in zip(record.required, check.problems, strict=True))
    assert found is None or isinstance(found, Entry)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("    facts: [{fact: [a, b, c], complete: maybe}]", "yes or no"),
        ("    facts: [{fact: [a, b, c], direction: sideways}]", "back"),
        ("    lists: [{list: a, items: [b], need: 0}]", "whole number"),
        ("    lists: [{list: a, items: [b], need: two}]", "whole number"),
        ("    numbers: [{of: a, what: b, value: 1, tolerance: some}]", "10 %"),
        ("    cards: [{ask: a?, answer: b, grade: lenint}]", "Did you mean `lenient`?"),
        ("    cards: [{ask: a?, answer: b, off: [chose]}]", "Did you mean `choose`?"),
        ("    cards: [{ask: '', answer: b}]", "empty"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_what_fits(line: str, word: str, problems: Problems) -> None:
    found = problems(f"deck: a\ntitle: b\nthings: {{x: {{a: , c: }}}}\nrelations: {{b: }}\ntopics:\n  - topic: t\n{line}\n")
    assert [each.place.line for each in found] == [7]
    assert word in found[0].message


@pytest.mark.parametrize("yes", ["yes", "Yes", "true", "TRUE"])
@pytest.mark.parametrize("no", ["no", "No", "false"])
def test_yes_and_no_are_read_in_every_writing(yes: str, no: str, deck: Callable[[str], Deck]) -> None:
    read = deck(
        f"deck: a\ntitle: b\ntopics: [{{topic: t, lists: [{{list: a, items: [b], complete: {yes}, dated: {no}}}]}}]\n"
    )
    (listing,) = read.facts
    assert isinstance(listing, Listing)
    assert (listing.complete, listing.about.dated) == (True, False)


def test_what_a_topic_says_holds_for_everything_under_it_unless_a_fact_says_otherwise(deck: Callable[[str], Deck]) -> None:
    read = deck("""\
deck: a
title: b
sources: {one: {title: One}, two: {title: Two}}
things: {x: {a: , c: }}
relations: {b: }
topics:
  - topic: t
    source: one
    at: here
    dated: yes
    grade: exact
    level: basic
    tags: [red]
    facts: [[a, b, c], {fact: [c, b, a], source: two, at: there, dated: no, grade: self, level: hard, tags: [blue]}]
    numbers: [{of: a, what: ports, value: 1}]
    lists: [{list: a, items: [b]}]
    terms: {a: b}
    cards: [{ask: a?, answer: b}]
""")
    first, own, *rest = read.facts
    for fact in (first, *rest):
        about = fact.about
        assert (about.source, about.at, about.dated, about.grade, about.level, about.tags) == (
            "one", "here", True, "exact", "basic", ("red",),
        )  # fmt: skip
    assert (own.about.source, own.about.at, own.about.dated, own.about.grade, own.about.level) == (
        "two", "there", False, "self", "hard",
    )  # fmt: skip
    assert own.about.tags == ("red", "blue")
    assert [type(fact) for fact in read.facts] == [Triple, Triple, Number, Listing, Term, Plain]
