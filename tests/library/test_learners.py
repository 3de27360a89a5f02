"""Decks whose answers depend on the learner: what the list of decks knows of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ice_quiz.library import library as module
from ice_quiz.library.entry import Entry
from ice_quiz.library.library import Library
from ice_quiz.places import Places
from ice_quiz.questions.learner import Learner

TOWN = """\
deck: town
title: Town
things:
  quarter: {North: , South: }
you:
  quarter: {ask: Where do you live?, type: quarter}
exams:
  starred: {title: The stars, from: {tags: [star]}, ask: 1, pass: 1}
topics:
  - topic: Now
    cards:
      - {item: 1, ask: Which bus stops here?, by: quarter, answers: {North: bus 1, South: bus 2}, tags: [star]}
      - {item: 2, ask: Who is the mayor?, answer: Berg, tags: [star], changes: {as of: 2026-01-01, check by: 2027-01-01}}
      - {item: 3, ask: What burned?, answer: the mill}
"""
SOUTH = Learner(said={"quarter": "South"}, said_on={"quarter": date(2026, 11, 24)})


@pytest.fixture
def town(places: Places, library: Callable[[], Library]) -> Callable[..., Library]:
    """The library anew, with what is known of the learner."""
    (places.decks / "town.yaml").write_text(TOWN)

    def made(learner: Learner | None = None) -> Library:
        anew = library()
        anew.learners = {"town": learner} if learner else {}
        return anew

    return made


def only(library: Library) -> Entry:
    (entry,) = library.entries()
    return entry


def test_a_list_of_decks_knows_what_waits_and_what_the_exams_draw(
    town: Callable[..., Library],
) -> None:
    entry = only(town())
    assert entry.withheld == {"town/1": "quarter"}
    assert list(entry.cards) == ["town/2", "town/3"]
    assert (entry.exams, entry.titles) == ({"starred": ["town/1", "town/2"]}, {"starred": "The stars"})
    assert entry.checks == ["2027-01-01"]


def test_what_the_learner_says_changes_the_list_at_once_and_back_again(town: Callable[..., Library]) -> None:
    assert only(town()).withheld
    told = only(town(SOUTH))
    assert (told.withheld, list(told.cards)) == ({}, ["town/1", "town/2", "town/3"])
    north = only(town(Learner(said={"quarter": "North"})))
    assert north.cards["town/1"] != told.cards["town/1"]
    assert north.cards["town/2"] == told.cards["town/2"]
    assert only(town()).withheld


def test_a_learner_who_said_the_same_is_not_read_for_again(
    town: Callable[..., Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    only(town(SOUTH))
    monkeypatch.setattr(module.Library, "_try", lambda *_: pytest.fail("the deck was read again"))
    assert only(town(SOUTH)).withheld == {}


def test_an_open_deck_is_compiled_anew_for_what_was_said_meanwhile(town: Callable[..., Library]) -> None:
    library = town()
    assert "town/1" not in library.open("town").cards
    library.learners = {"town": SOUTH}
    assert [answer.show for answer in library.open("town").cards["town/1"].key.answers] == ["bus 2"]


def test_a_deck_file_elsewhere_is_compiled_anew_too(town: Callable[..., Library], places: Places) -> None:
    library = town()
    elsewhere = places.decks.parent / "elsewhere.yaml"
    (places.decks / "town.yaml").rename(elsewhere)
    assert "town/1" not in library.open(str(elsewhere)).cards
    library.learners = {"town": SOUTH}
    assert "town/1" in library.open(str(elsewhere)).cards


def test_an_answer_that_was_entered_is_checked_no_more(town: Callable[..., Library]) -> None:
    later = date(2027, 2, 1)
    entry = only(town(Learner(corrected={"town/2": ("Lind",)}, corrected_on={"town/2": later})))
    assert entry.checks == []
    early = date(2026, 12, 1)
    entry = only(town(Learner(corrected={"town/2": ("Lind",)}, corrected_on={"town/2": early})))
    assert entry.checks == ["2027-01-01"]
