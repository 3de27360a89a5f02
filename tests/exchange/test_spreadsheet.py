"""A table that is written and read again gives the same cards and ids."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from ice_quiz.exchange.deck_text import deck_text
from ice_quiz.exchange.line import Line, lines
from ice_quiz.exchange.listed import Wishes, listed
from ice_quiz.exchange.spreadsheet import pairs, table
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Answer, Aspect, Grade

Read = Callable[[str], Compiled]

HOSTILE = """\
deck: hostile
title: Hostile
cards:
  - ask: "=1+1 is called a…"
    answer: "+sum | \\\\ total"
    also: ["@sum", "a, b; c", '"quoted"']
    wrong: ["-1", "a\\tpause", "'tis", "line\\nbreak"]
    tags: ["a|b", c]
  - ask: What holds a semicolon?
    id: a.b/c%d
    answers: [";", {name: "a;b", also: ["x || y"]}, "||"]
    need: 2
    hint: "ready, steady"
    why: Because “it” is 6,700.
"""


@pytest.mark.parametrize("separator", [",", "\t"])
def test_every_deck_comes_back_with_the_same_cards_ids_and_answers(
    decks: list[Compiled], compiled: Read, separator: str
) -> None:
    for deck in decks:
        written = table(deck, separator)
        found = listed(written.encode(), "deck.csv", Wishes())
        assert found.bad == ()
        back = compiled(deck_text(found.deck, deck.deck.title, found.lines))
        assert list(back.cards) == list(deck.cards)
        for old, new in zip(deck.cards.values(), back.cards.values(), strict=True):
            if old.aspect is not Aspect.ORDER:
                shown = dict.fromkeys(answer.show for answer in old.key.answers)
                assert tuple(answer.show for answer in new.key.answers) == tuple(shown)
                assert (new.key.need, new.key.grade) == (min(old.key.need, len(shown)), old.key.grade)
        assert table(back, separator) == written


@pytest.mark.parametrize("separator", [",", "\t"])
def test_signs_that_mean_something_to_a_table_come_back_as_they_were(compiled: Read, separator: str) -> None:
    deck = compiled(HOSTILE)
    found = listed(table(deck, separator).encode("utf-8-sig"), "deck.csv", Wishes())
    assert found.lines == tuple(lines(deck))
    assert list(compiled(deck_text("hostile", "Hostile", found.lines)).cards) == list(deck.cards)


def test_a_table_is_plain_csv_in_which_no_cell_starts_as_a_formula_does(compiled: Read) -> None:
    written = table(compiled(HOSTILE), ",")
    assert "\r" not in written
    rows = list(csv.reader(io.StringIO(written), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert [row[0] for row in rows] == ["id", "hostile/1-1-is-called-a", "hostile/a.b%2Fc%25d"]
    for row in rows:
        assert not any(line.lstrip(" \xa0")[:1] in ("=", "+", "-", "@") for cell in row for line in cell.split("\n"))


def test_questions_and_columns_that_were_added_to_our_table_are_welcome(compiled: Read) -> None:
    head, *rows = table(compiled(HOSTILE.replace("\\n", " ")), ";").splitlines()
    head = f"{head};Remark"
    rows = [f"{row};mine" for row in rows]
    rows.append(";What is new?;this;;;;that | those;News;;;;;;mine")
    found = listed("\r\n".join((head, *rows)).encode("cp1252"), "deck.csv", Wishes())
    assert found.bad == ()
    assert found.deck == "hostile"
    assert [line.id for line in found.lines] == ["1-1-is-called-a", "a.b%2Fc%25d", ""]
    assert found.lines[2] == Line("What is new?", (Answer("this"),), wrong=("that", "those"), topic="News")
    assert any("“remark”" in note for note in found.notes)


def test_pairs_are_question_and_answer_and_nothing_else(compiled: Read) -> None:
    written = pairs(compiled(HOSTILE), "\t")
    assert written.split("\n")[1].split("\t") == ["What holds a semicolon?", ";; a;b; ||"]
    assert written.startswith("'=1+1 is called a…\t'+sum")
    found = listed(written.encode(), "pairs.txt", Wishes())
    assert (len(found.lines), found.names) == (2, ())


def test_a_row_of_our_table_that_was_spoilt_is_told_with_its_line(compiled: Read) -> None:
    head, first, second = table(compiled(HOSTILE.replace("\\n", " ")), ",").splitlines()
    cells = next(csv.reader([second]))
    spoilt = [
        [*cells[:4], "9", *cells[5:]],
        [*cells[:5], "hard", *cells[6:]],
        [*cells[:2], "", *cells[3:]],
        ["other/x", *cells[1:]],
        cells,
        [*cells, "more"],
    ]
    text = io.StringIO()
    csv.writer(text).writerows(spoilt)
    found = listed("\n".join((head, first, second, text.getvalue())).encode(), "deck.csv", Wishes())
    assert len(found.lines) == 2
    told = {bad.line: bad.why for bad in found.bad}
    expected = {
        4: "“need” is “9”",
        5: "“grade” is “hard”",
        6: "answer is missing",
        7: "“other”",
        8: "on line 3",
        9: "14 columns",
    }
    assert all(words in told[line] for line, words in expected.items())
    assert len(told) == len(expected)


def test_an_order_is_handed_out_as_one_text_that_the_learner_compares(compiled: Read) -> None:
    deck = compiled(
        "deck: d\ntitle: D\ntopics:\n  - topic: T\n    lists:\n"
        "      - {list: steps, items: [one, two, three], complete: yes, ordered: yes}\n"
    )
    order = next(line for line in lines(deck) if line.id == "steps.order")
    assert [answer.show for answer in order.answers] == ["one; two; three"]
    assert order.grade is Grade.SELF
