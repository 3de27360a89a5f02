"""The starter is a deck, whatever its author calls things, and it can be drilled at once."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.errors import UsageError
from ice_quiz.exchange.starter import beginnings, starter
from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.facts.problems import errors_in
from ice_quiz.questions.compiled import compile_deck
from ice_quiz.questions.question import Form

RIVERS = ("Rivers of Europe", "The Atlas", "river", "Danube, Rhine, Elbe", "Which river flows through Ulm", "danube")


def test_the_starter_reads_as_a_deck_that_asks_a_choice() -> None:
    text = starter(beginnings(*RIVERS))
    assert text.startswith("# yaml-language-server: $schema=deck.schema.json\ndeck: rivers-of-europe\n")
    reading = read_deck_text(text, "d.yaml")
    assert reading.problems == ()
    assert reading.deck is not None
    compiled = compile_deck(reading.deck, date(2026, 11, 24))
    (card,) = compiled.cards
    question = compiled.question(card, next(each for each in compiled.renderings(card) if each.form is Form.CHOOSE), 0)
    assert question.stem == "Which river flows through Ulm?"
    assert sorted(option.text for option in question.options) == ["Danube", "Elbe", "Rhine"]


def test_what_is_commented_out_is_right_once_the_signs_are_gone() -> None:
    text = starter(beginnings(*RIVERS))
    lines = [line.replace("# ", "", 1) if line.lstrip().startswith("# ") else line for line in text.splitlines()[1:]]
    kept = [line for line in lines if not line.lstrip().startswith(("Take the sign", "Danube: ["))]
    reading = read_deck_text("\n".join(kept), "d.yaml")
    assert [str(problem) for problem in reading.problems] == []
    assert reading.deck is not None
    assert len(reading.deck.facts) == 5


words = st.text(st.characters(codec="utf-8", exclude_characters=","), min_size=1, max_size=12)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(words, words, words, st.lists(words, min_size=3, max_size=5), words)
def test_whatever_is_typed_it_is_kept_as_text(title: str, source: str, kind: str, names: list[str], ask: str) -> None:
    try:
        begun = beginnings(title, source, kind, ",".join(names), ask, names[0])
    except UsageError:
        return
    text = starter(begun)
    root = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert root["title"] == begun.title
    assert list(root["things"][begun.kind]) == list(begun.names)
    assert root["topics"][0]["cards"][0]["answer"] == begun.answer
    codes = {problem.code for problem in errors_in(read_deck_text(text, "d.yaml").problems)}
    assert codes <= {"T202", "D501", "Y002"}  # names that are one name


@pytest.mark.parametrize(
    ("names", "answer", "says"),
    [
        ("Danube, Rhine", "Danube", "Three or more"),
        ("Danube, Rhine, the Rhine", "Danube", "Three or more"),
        ("Danube, Rhine, Elbe", "Oder", "is none of"),
    ],
)
def test_what_makes_no_question_is_told(names: str, answer: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        beginnings("T", "", "river", names, "Which?", answer)
