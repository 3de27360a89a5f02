from __future__ import annotations

import re
from pathlib import Path

import pytest

from ice_quiz.facts.deckfile import read_deck, read_deck_text
from ice_quiz.facts.problems import errors_in

BROKEN = sorted((Path(__file__).parents[1] / "decks" / "broken").glob("*.yaml"))


def test_there_are_broken_decks() -> None:
    assert len(BROKEN) > 30


@pytest.mark.parametrize("path", BROKEN, ids=[path.stem for path in BROKEN])
def test_a_broken_deck_is_refused_for_what_is_wrong_with_it_where_it_is_wrong(path: Path) -> None:
    reading = read_deck(path)
    assert reading.deck is None
    left = errors_in(reading.problems)
    for line in path.with_suffix(".expect").read_text("utf-8").splitlines():
        place, code, *words = line.split()
        at = [each for each in left if f"{each.place.line}:{each.place.column}" == place and each.code == code]
        fitting = [each for each in at if all(word.casefold() in each.message.casefold() for word in words)]
        assert fitting, f"nothing found as {line}, but {[str(each) for each in left]}"
        left.remove(fitting[0])
    assert left == []


def test_good_decks_are_read_without_a_problem(good_decks: list[Path]) -> None:
    assert len(good_decks) > 5
    assert [str(problem) for path in good_decks for problem in read_deck(path).problems] == []


def test_the_ten_minute_deck_of_the_authors_page_is_read_without_a_problem(root: Path) -> None:
    page = (root / "decks" / "README.md").read_text("utf-8")
    block = re.search(r"^```yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert block is not None
    reading = read_deck_text(block[1], "deck.yaml")
    assert reading.problems == ()
    assert reading.deck is not None
    assert len(reading.deck.facts) == 4
