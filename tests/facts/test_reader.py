from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ice_quiz.facts.deckfile import read_deck, read_deck_bytes
from ice_quiz.facts.problems import Problem
from ice_quiz.facts.reader import Mapping, Node, Sequence, Text, read_nodes

Found = Callable[[str], list[str]]

DECK = """\
deck: cell
title: The cell
things:
  part: {nucleus: , "cell wall": [cell wall, wall]}
topics:
  - topic: One
    cards:
      - {ask: "Which?", answer: 'the "nucleus"', wrong: [wall,
          membrane]}
      - ask: >-
          A long
          question?
        answer: yes
"""


def _texts(node: Node) -> list[Text]:
    match node:
        case Text():
            return [node]
        case Sequence(items=items):
            return [text for item in items for text in _texts(item)]
        case Mapping(entries=entries):
            return [text for key, child in entries.items() for text in (key, *_texts(child))]


def test_every_text_knows_the_line_and_column_it_starts_at() -> None:
    root, found = read_nodes(DECK.encode(), "deck.yaml")
    assert found == []
    assert root is not None
    places = {str(text): (text.line, text.column) for text in _texts(root)}
    lines = DECK.splitlines()
    for text in ("deck", "The cell", "part", "nucleus", "topic", "One", "ask", "wall", "membrane"):
        line, column = places[text]
        assert lines[line - 1][column - 1 :].startswith(text)
    assert places["Which?"] == (8, 15)
    assert places["cell wall"] == (4, 35)
    assert places['the "nucleus"'] == (8, 33)
    assert places["A long question?"] == (10, 14)


def test_a_text_tells_whether_it_was_written_without_quotes() -> None:
    root, _ = read_nodes(b"a: [b, \"c\", 'd', e f]\n", "deck.yaml")
    assert root is not None
    assert [(str(text), text.plain) for text in _texts(root)] == [
        ("a", True),
        ("b", True),
        ("c", False),
        ("d", False),
        ("e f", True),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(end: str, mark: bytes) -> None:
    reading = read_deck_bytes(mark + DECK.replace("\n", end).encode(), "deck.yaml")
    assert reading == read_deck_bytes(DECK.encode(), "deck.yaml")
    assert reading.deck is not None


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("deck: a\ntitle: one: two\n", "2:11", "quotes"),
        ("deck: a\ntitle: @home\n", "2:8", "quotes"),
        ("deck: a\n\ttitle: b\n", "2:1", "spaces"),
        ("deck: a\ntitle: {a: What is {b}?}\n", "2:20", "quotes"),
        ('deck: a\ntitle: "a" b\n', "2:12", "quotes"),
        ("deck: a\ntitle: [b\n", "3:1", ""),
        ("deck: a\ndeck: b\n", "2:1", "line 1"),
        ("deck: a\ntitle: *b\n", "2:8", "quotes"),
        ("deck: a\n<<: {title: b}\n", "2:1", "write the entries out"),
    ],
)
def test_what_a_teacher_most_likely_did_is_told_at_its_place(
    text: str, place: str, words: str, problems: Callable[[str], list[Problem]]
) -> None:
    (problem,) = problems(text)
    assert f"{problem.place.line}:{problem.place.column}" == place
    assert words in problem.message


def test_a_value_of_the_wrong_shape_is_told_where_it_stands(found: Found) -> None:
    text = "deck: a\ntitle: [b]\nthings: x\ntopics:\n  - topic: t\n    facts: {a: b}\n    cards:\n      - [x]\n"
    assert found(text) == ["2:8 Y020", "3:9 Y020", "6:12 Y020", "8:9 Y020"]


def test_unknown_keys_are_told_where_they_stand_with_the_known_one_that_is_meant(
    problems: Callable[[str], list[Problem]],
) -> None:
    text = "deck: a\ntitel: b\ntopics:\n  - topic: t\n    cards:\n      - {ask: a?, answr: b}\n"
    told = {(each.place.line, each.place.column): each.message for each in problems(text) if each.code == "Y003"}
    assert set(told) == {(2, 1), (6, 19)}
    assert "Did you mean `title`?" in told[2, 1]
    assert "Did you mean `answer`?" in told[6, 19]


def test_everything_that_is_wrong_with_a_deck_is_told_at_once_in_the_order_of_the_file(found: Found) -> None:
    text = """\
deck: a b
title: T
things:
  river: {Inn: , Danube: }
relations:
  flows into: {singel: object}
topics:
  - topic: t
    source: nowhere
    facts:
      - [Inn, flows in, Danube]
      - [In, flows into, Danube]
      - [Inn, flows into, Danub]
      - {fact: [Inn, flows into], complete: maybe}
    numbers:
      - {of: Inn, what: bridges, value: many}
      - {of: Inn, value: 3}
    lists:
      - {list: rivers, items: [Inn], need: 2}
    cards:
      - {ask: Why?}
"""
    told = found(text)
    assert told == sorted(told, key=lambda each: tuple(map(int, each.split()[0].split(":"))))
    assert [each.split()[1] for each in told] == [
        "Y022", "Y003", "T201", "T201", "T201", "T201", "Y031", "Y022", "N301", "N305", "L704", "C802",
    ]  # fmt: skip


def test_a_place_that_is_no_file_or_cannot_be_read_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    (tmp_path / "pipe").symlink_to(tmp_path / "nowhere")
    for name in (".", "missing.yaml", "pipe", "a\0b"):
        (problem,) = read_deck(tmp_path / name).problems
        assert problem.code == "Y017"
        assert read_deck(tmp_path / name).deck is None


def test_a_file_of_eight_megabytes_is_read_and_a_larger_one_is_not() -> None:
    start = b"deck: a\ntitle: b\ntopics: [{topic: t, cards: [{ask: a?, answer: b}]}]\n"
    comment = b"#" + b"x" * 998 + b"\n"
    whole = start + comment * ((8_000_000 - len(start)) // len(comment))
    assert read_deck_bytes(whole, "deck.yaml").deck is not None
    (problem,) = read_deck_bytes(whole + comment * 2, "deck.yaml").problems
    assert problem.code == "Y007"


def test_texts_of_64_kilobytes_and_sixteen_levels_are_the_limit() -> None:
    def codes(text: str) -> set[str]:
        return {each.code for each in read_nodes(text.encode(), "deck.yaml")[1]}

    assert codes("a: " + "x" * 64_000) == set()
    assert codes("a: " + "x" * 64_001) == {"Y012"}
    assert codes("a: " + "[" * 15 + "]" * 15) == set()
    assert codes("a: " + "[" * 16 + "]" * 16) == {"Y009"}
