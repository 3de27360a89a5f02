from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from ice_quiz.facts.deckfile import read_deck, read_deck_bytes
from ice_quiz.facts.problems import Problem, Severity
from ice_quiz.facts.reader import Mapping, Text, read_nodes
from tests.facts.hostile import Build, hostile

CASES = list(hostile())
SLOW = 2.0  # seconds of the processor


def test_there_are_as_many_hostile_texts_as_are_known() -> None:
    assert len({name for name, _, _ in CASES}) == len(CASES) >= 58


@pytest.mark.parametrize(("build", "line"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_hostile_text_is_refused_with_its_line_or_read_as_texts_and_never_a_deck(build: Build, line: int) -> None:
    data = build()
    start = time.process_time()
    root, found = read_nodes(data, "deck.yaml")
    reading = read_deck_bytes(data, "deck.yaml")
    assert time.process_time() - start < SLOW
    assert reading.deck is None
    assert [each for each in reading.problems if each.severity is Severity.ERROR]
    if line:
        assert root is None
        (problem,) = found
        assert (problem.place.line, problem.severity) == (line, Severity.ERROR)
        assert problem.message.endswith((".", ")"))
    else:
        assert isinstance(root, Mapping)
        assert all(each.severity is Severity.WARNING for each in found)


def test_a_file_beyond_the_limit_is_refused_without_being_read_through(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.write(b"deck: large\n")
        file.truncate(100_000_000)
    start = time.process_time()
    (problem,) = read_deck(path).problems
    assert time.process_time() - start < SLOW / 4
    assert problem.code == "Y007"
    assert "100 MB" in problem.message


def test_words_that_yaml_takes_for_other_types_stay_texts() -> None:
    items = ["no", "Yes", "on", "012", "1_000", "12:30", "0x1F", "~", "null", "1e3", ".nan", "1.20", "2024-01-01", "0034"]
    root, found = read_nodes(f"a: [{', '.join(items)}]\n".encode(), "deck.yaml")
    assert root is not None
    assert found == []
    assert [str(each) for each in root.entries[Text("a")].items] == items  # type: ignore[union-attr]


@pytest.mark.parametrize("sign", ["\\0", "\\e", "\\x9b", "\\u202e", "\\x7f", "\\u2066"])
def test_signs_that_a_terminal_would_obey_are_replaced_and_told_with_their_place(sign: str) -> None:
    root, (problem,) = read_nodes(f'a: 1\nb:\n  - "x{sign}y"\n'.encode(), "deck.yaml")
    assert root is not None
    assert [str(each) for each in root.entries[Text("b")].items] == ["x\ufffdy"]  # type: ignore[union-attr]
    assert (str(problem.place), problem.code) == ("deck.yaml:3:5", "Y004")


_TOKENS = tuple(b"[ ] { } & * !!x \" ' # \t | < - ? --- <<: \\e % ~ null , 2026-13-45 > @ `".split(b" "))
_SIGNS = (*_TOKENS, b": ", b"- ", b"? ", b"\n", b"\r\n", b"  ", b"\xff", b"\0", b"\xe2\x80", b"\xc2\x9b", b"\xef\xbb\xbf")


def _broken(data: bytes, dice: random.Random) -> bytes:
    """A deck with a few bytes changed, left out, doubled or replaced by signs that mean something to YAML."""
    for _ in range(dice.randint(1, 4)):
        at, length = dice.randrange(len(data)), dice.choice([1, 1, 2, 5, 40, 400])
        put = dice.choice([b"", bytes([dice.randrange(256)]), dice.choice(_SIGNS), data[at : at + length] * 2])
        data = data[:at] + put + data[at + dice.choice([0, length]) :] or b"x"
    return data[: dice.randrange(len(data))] if dice.random() < 0.1 else data


def test_a_broken_deck_gives_problems_with_places_in_the_file_and_nothing_else(good_decks: list[Path]) -> None:
    dice = random.Random(20261124)
    sources = [path.read_bytes() for path in good_decks if path.stat().st_size < 40_000]
    refused = 0
    for _ in range(300):
        data = _broken(dice.choice(sources), dice)
        reading = read_deck_bytes(data, "deck.yaml")
        lines = data.count(b"\n") + data.count(b"\r") + 2
        refused += reading.deck is None
        assert all(isinstance(each, Problem) and 1 <= each.place.line <= lines for each in reading.problems)
        assert (reading.deck is None) == any(each.severity is Severity.ERROR for each in reading.problems)
    assert 100 < refused < 300
