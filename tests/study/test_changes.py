from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.study.changes import Changes, changes

NOTHING = Changes()


def test_an_unchanged_deck_changes_nothing() -> None:
    assert changes({"d/a": "1", "d/b": "2"}, {}, {"d/a": "1"}) == NOTHING


def test_another_answer_is_a_change() -> None:
    assert changes({"d/a": "2"}, {}, {"d/a": "1"}) == Changes({}, {"d/a": ("1", "2")})


def test_a_card_that_was_never_asked_does_not_change() -> None:
    assert changes({"d/a": "2"}, {}, {"d/a": ""}) == NOTHING
    assert changes({"d/a": "2"}, {}, {}) == NOTHING


def test_a_card_under_a_new_id_with_the_same_answer_inherits() -> None:
    assert changes({"d/new": "1", "d/b": "2"}, {}, {"d/old": "1", "d/b": "2"}) == Changes({"d/old": "d/new"})


def test_where_two_cards_could_be_meant_neither_inherits() -> None:
    assert changes({"d/x": "1", "d/y": "1"}, {}, {"d/old": "1"}) == NOTHING
    assert changes({"d/x": "1"}, {}, {"d/old": "1", "d/older": "1"}) == NOTHING


def test_a_card_that_stood_in_the_deck_before_does_not_inherit() -> None:
    assert changes({"d/sibling": "1"}, {}, {"d/gone": "1"}, {"d/sibling", "d/gone"}) == NOTHING


def test_a_card_with_a_history_of_its_own_does_not_inherit() -> None:
    assert changes({"d/b": "1"}, {}, {"d/a": "1", "d/b": "1"}) == NOTHING
    assert changes({"d/b": "1"}, {"d/a": "d/b"}, {"d/a": "1", "d/b": "1"}) == NOTHING


def test_the_author_may_say_which_card_it_was() -> None:
    assert changes({"d/new": "1", "d/x": "1"}, {"d/old": "d/new"}, {"d/old": "1"}) == Changes({"d/old": "d/new"})
    assert changes({"d/new": "1"}, {"d/old": "d/new"}, {"d/old": "1"}, {"d/new"}) == Changes({"d/old": "d/new"})


def test_a_renamed_card_with_a_new_answer_is_both() -> None:
    assert changes({"d/new": "2"}, {"d/old": "d/new"}, {"d/old": "1"}) == Changes({"d/old": "d/new"}, {"d/new": ("1", "2")})


def test_an_earlier_id_that_is_still_a_card_keeps_its_history() -> None:
    assert changes({"d/old": "1", "d/new": "1"}, {"d/old": "d/new"}, {"d/old": "1"}) == NOTHING


def test_of_two_earlier_ids_with_a_history_each_neither_is_taken() -> None:
    assert changes({"d/c": "3"}, {"d/a": "d/c", "d/b": "d/c"}, {"d/a": "1", "d/b": "2"}) == NOTHING


ANSWERS = st.sampled_from(["1", "2", "3"])
WAS = st.dictionaries(st.sampled_from(["d/1", "d/2", "d/x"]), st.sampled_from(["d/3", "d/4", "d/y"]))
DECKS = st.dictionaries(st.integers(0, 12).map(lambda number: f"d/{number}"), ANSWERS, max_size=10)


@settings(derandomize=True, deadline=None)
@given(deck=DECKS, more=DECKS, learned=st.sets(st.integers(0, 12)), order=st.randoms())
def test_order_and_new_or_removed_siblings_change_nothing_of_what_was_learned(
    deck: dict[str, str], more: dict[str, str], learned: set[int], order: object
) -> None:
    known = {card: answer for card, answer in deck.items() if int(card[2:]) in learned}
    cards = list(known.items()) + [(card, answer) for card, answer in more.items() if card not in deck]
    order.shuffle(cards)  # type: ignore[attr-defined]
    assert changes(dict(cards), {}, known, deck) == NOTHING


@settings(derandomize=True, deadline=None)
@given(before=DECKS, after=DECKS, learned=st.sets(st.integers(0, 12)), was=WAS)
def test_histories_are_neither_joined_nor_split_and_a_change_is_told_once(
    before: dict[str, str], after: dict[str, str], learned: set[int], was: dict[str, str]
) -> None:
    known = {card: answer for card, answer in before.items() if int(card[2:]) in learned}
    found = changes(after, was, known, before)
    assert len(set(found.renamed.values())) == len(found.renamed)
    assert all(old in known and old not in after and new in after and new not in known for old, new in found.renamed.items())
    assert all(found.renamed[old] not in before or was.get(old) == found.renamed[old] for old in found.renamed)
    moved = {found.renamed.get(card, card): answer for card, answer in known.items()}
    taken_over = {card: found.changed[card][1] if card in found.changed else answer for card, answer in moved.items()}
    assert changes(after, was, taken_over, after) == NOTHING
    assert all(taken_over[card] == after[card] for card in taken_over if card in after)
