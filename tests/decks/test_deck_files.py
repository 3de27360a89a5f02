"""The decks that ship and those that tests share: good ones read without error, broken ones say what is wrong, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ice_quiz.facts import shapes
from ice_quiz.facts.deckfile import read_deck, read_deck_text
from ice_quiz.facts.evidence import evidence
from ice_quiz.facts.kinds import Record
from ice_quiz.facts.problems import errors_in
from ice_quiz.facts.reader import Mapping, Node, Sequence, read_nodes
from ice_quiz.language.normal import folded
from ice_quiz.questions.compiled import compile_deck
from ice_quiz.questions.question import Form

HERE = Path(__file__).parent
DECKS = HERE.parents[1] / "decks"
GOOD = sorted((HERE / "good").glob("*.yaml"))
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("path", [*GOOD, *DECKS.glob("*.yaml")], ids=lambda path: path.stem)
def test_a_good_deck_reads_without_error_and_every_card_of_it_can_be_asked(path: Path) -> None:
    reading = read_deck(path)
    assert errors_in(reading.problems) == []
    assert reading.deck is not None
    compiled = compile_deck(reading.deck, TODAY)
    assert compiled.problems == ()
    assert compiled.cards
    assert [card for card in compiled.cards if not compiled.renderings(card)] == []


def test_the_good_decks_together_use_every_key_of_the_format() -> None:
    used = {key for path in GOOD for key in _keys(path)}
    shapes_ = (getattr(shapes, name) for name in vars(shapes) if name.isupper())
    assert {key for shape in shapes_ if isinstance(shape, Record) for key in shape.fields} - used == set()


def _keys(path: Path) -> Iterator[str]:
    root, _ = read_nodes(path.read_bytes(), path.name)
    todo: list[Node | None] = [root]
    while todo:
        match todo.pop():
            case Mapping(entries=entries):
                yield from entries
                todo += entries.values()
            case Sequence(items=items):
                todo += items
            case _:
                pass


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_deck_is_refused_with_the_place_and_the_words_that_help(path: Path) -> None:
    reading = read_deck(path)
    assert reading.deck is None
    found = [(f"{each.place.line}:{each.place.column}", each.code, each.message.casefold()) for each in reading.problems]
    for line in path.with_suffix(".expect").read_text(encoding="utf-8").splitlines():
        place, code, *words = line.split()
        told = [
            message
            for where, says, message in found
            if where == place and code in ("*", says) and all(word.casefold() in message for word in words)
        ]
        assert told, f"{line!r} is not among {found}"


def test_the_ten_minute_deck_of_the_guide_is_a_valid_deck() -> None:
    guide = (DECKS / "README.md").read_text(encoding="utf-8")
    yaml = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)[0]
    assert read_deck_text(yaml, "rivers.yaml").problems == ()
    assert yaml == (HERE / "good" / "rivers.yaml").read_text(encoding="utf-8")


def test_a_deck_with_its_source_beside_it_is_borne_out_by_it() -> None:
    deck = read_deck(HERE / "good" / "geography.yaml").deck
    assert deck is not None
    text = (HERE / "good" / deck.sources["atlas"].file).read_text(encoding="utf-8")
    assert list(evidence(deck, {"atlas": text})) == []
    assert list(evidence(deck, {"atlas": text.replace("1,230", "1,320")})) != []


@pytest.mark.parametrize(
    ("card", "stem", "right"),
    [
        ("ice/runs.Predator", "Which directorate of ICE runs Operation Predator?", "Homeland Security Investigations"),
        ("ice/HSI.special agents", "How many special agents does the article give for HSI?", "6,700"),
    ],
)
def test_the_ice_deck_asks_what_was_ordered(card: str, stem: str, right: str) -> None:
    deck = read_deck(DECKS / "ice.yaml").deck
    assert deck is not None
    compiled = compile_deck(deck, TODAY)
    rendering = next(each for each in compiled.renderings(card) if each.form is Form.CHOOSE)
    question = compiled.question(card, rendering, 1)
    assert question.stem == stem
    assert next(option.text for option in question.options if option.key).startswith(right)


def test_the_ice_deck_never_calls_a_true_thing_false() -> None:
    """HSI does run Operation Community Shield, and DHS does contain HSI: neither may stand among the wrong options."""
    deck = read_deck(DECKS / "ice.yaml").deck
    assert deck is not None
    compiled = compile_deck(deck, TODAY)
    wrong = {(card, folded(candidate.text)) for card in compiled.cards for candidate in compiled.offer(card).candidates}
    assert not [card for card, text in wrong if card.endswith("HSI.part of") and "department" in text]
    assert not [card for card in compiled.cards if "runs.Community" in card or card == "ice/HSI.runs"]
    assert not [text for card, text in wrong if card == "ice/NSD.works with"]
