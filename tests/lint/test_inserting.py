from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.errors import DeckError
from ice_quiz.facts.deckfile import read_deck_bytes
from ice_quiz.lint.inserting import Template, inserted

DECKS = [path.read_bytes() for path in sorted((Path(__file__).parents[2] / "decks").glob("*.yaml"))]
DECK = """\
deck: cell
title: The cell
topics:
  - topic: Energy   # the first
    numbers:
      - {of: cell, what: membranes, value: 2}

      - of: cell
        what: walls
        value: 1
    terms:
      ATP: the carrier of energy
  - topic: Division
    lists: [{list: phases, items: [a, b, c]}]
things: {organelle: {cell: }}
"""


def lines_of(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.sampled_from([DECK.encode(), *DECKS]), st.sampled_from(Template), st.floats(0, 1), st.booleans())
def test_everything_but_the_template_stays_as_it_is_byte_for_byte(
    deck: bytes, template: Template, where: float, windows: bool
) -> None:
    data = deck.replace(b"\n", b"\r\n") if windows else deck
    before = lines_of(data)
    try:
        put = inserted(data, "deck.yaml", template, 1 + int(where * len(before)))
    except DeckError:
        assert b"lists: [" in data
        return
    after = lines_of(put.data)
    more = len(after) - len(before)
    first = next(place for place, (old, new) in enumerate(zip([*before, b""], after, strict=False)) if old != new)
    assert after[:first] + after[first + more :] == before
    assert all(line.endswith(b"\r\n") == windows for line in after[first : first + more])
    assert first < put.line <= first + more


@pytest.mark.parametrize("template", Template)
def test_what_is_inserted_reads_as_what_it_is_meant_to_be(template: Template) -> None:
    put = inserted(DECK.encode(), "deck.yaml", template, 4)
    found = [problem for problem in read_deck_bytes(put.data, "deck.yaml").problems if problem.place.line == put.line]
    assert {problem.code for problem in found} <= {"T201"}  # things of the author's own are still to be named
    assert bool(found) == (template is Template.FACT)


def test_it_comes_after_what_the_author_is_at() -> None:
    assert inserted(DECK.encode(), "deck.yaml", Template.NUMBER, 6).line == 7
    assert inserted(DECK.encode(), "deck.yaml", Template.NUMBER, 9).line == 11
    assert inserted(DECK.encode(), "deck.yaml", Template.NUMBER, 4).line == 11


def test_a_topic_without_such_things_gets_the_key_at_its_end() -> None:
    put = inserted(DECK.encode(), "deck.yaml", Template.CARD, 14)
    assert lines_of(put.data)[put.line - 2] == b"    cards:\n"
    assert lines_of(put.data)[put.line - 3].startswith(b"    lists:")


def test_a_file_without_a_last_line_end_keeps_its_last_line() -> None:
    put = inserted(DECK.rstrip().replace("things: {organelle: {cell: }}", "").rstrip().encode(), "d.yaml", Template.FACT, 99)
    assert put.data.decode().splitlines()[-2:] == ["    facts:", "      - [a thing, a relation, another thing]"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("deck: [", "Mend that first"),
        ("deck: cell\ntitle: The cell\n", "has no topic yet"),
        (DECK.replace("facts", "facts"), "written in one line"),
    ],
)
def test_where_nothing_can_be_inserted_the_reason_is_told(text: str, says: str) -> None:
    with pytest.raises(DeckError) as refused:
        inserted(text.encode(), "deck.yaml", Template.LIST, 14)
    assert says in str(refused.value)
