from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.library.far import Far
from ice_quiz.library.query import QueryError
from ice_quiz.progress.event import Kind
from ice_quiz.study.browsing import Browsing, Change, Order
from ice_quiz.study.snapshot import Command
from tests.study.conftest import Learner

CARDS = 13
INN, MAIN, SAALE, TO_DANUBE = (
    "waters/Inn.flows into",
    "waters/Main.flows into",
    "waters/Saale.flows into",
    "waters/flows into.Danube",
)


@pytest.fixture
def browse(learner: Learner) -> Iterator[Callable[[], Browsing]]:
    """Opens the cards of the learner, who has answered the first three, one of them wrong."""
    learner.start(limit=3)
    learner.finish(MAIN)
    opened: list[Browsing] = []

    def open_() -> Browsing:
        learner.begin()
        opened.append(learner.desk.browsing())
        opened[-1].refresh()
        return opened[-1]

    yield open_
    for each in opened:
        each.close()


def ids(of: Browsing, query: str, order: Order = Order.DECK) -> list[str]:
    return of.cards(of.find(query, order).rows)


def test_before_anything_is_searched_all_cards_are_there(browse: Callable[[], Browsing]) -> None:
    of = browse()
    found = of.everything()
    assert len(found.rows) == found.total == CARDS
    first = of.lines(found.rows[:1])[0]
    assert first is not None
    assert (first.card, first.topic, first.answer) == (INN, "Rivers", "Danube")
    assert first.due is not None
    assert first.due > of.today


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is:new flows danube", {TO_DANUBE}),
        ("-is:new", {INN, MAIN, SAALE}),
        ("is:learned main", {MAIN}),
        ("is:due", set()),
        ("inn due:<1", set()),
        ("inn due:>0 due:<60", {INN}),
        ("is:leech", set()),
        ("is:suspended", set()),
        ("is:buried", set()),
    ],
)
def test_what_the_learner_knows_can_be_asked_for(browse: Callable[[], Browsing], query: str, expected: set[str]) -> None:
    of = browse()
    found = set(ids(of, query))
    assert found == expected


def test_a_card_that_was_put_off_is_found_until_tomorrow(browse: Callable[[], Browsing], learner: Learner) -> None:
    learner.log.append(learner.log.stamp(Kind.BURIED, MAIN), learner.log.stamp(Kind.BURIED, TO_DANUBE))
    of = browse()
    assert set(ids(of, "is:buried")) == set(ids(of, "is:put-off")) == {MAIN, TO_DANUBE}
    assert [line.put_off for line in of.lines(of.find("is:learned main").rows) if line] == [True]
    learner.on(25)
    assert ids(browse(), "is:buried") == []


def test_cards_fall_due_as_the_days_pass(browse: Callable[[], Browsing], learner: Learner) -> None:
    browse()
    learner.on(25)
    assert ids(browse(), "is:due") == [MAIN]
    learner.on(60)
    assert set(ids(browse(), "is:due")) == set(ids(browse(), "-is:new"))


def test_a_card_missed_today_waits(learner: Learner) -> None:
    learner.start()
    missed = learner.desk.snapshot.card
    learner.answer(right=False)
    of = learner.begin().desk.browsing()
    of.refresh()
    assert ids(of, "is:due") == [missed]
    line = of.lines(of.find("is:due").rows)[0]
    assert line is not None
    assert line.due == of.today  # it comes again today, whenever its schedule has it next
    of.close()


def test_the_weakest_the_soonest_and_the_latest_come_first_and_new_cards_last(browse: Callable[[], Browsing]) -> None:
    of = browse()
    for order in (Order.DUE, Order.STABILITY, Order.LAPSES, Order.ANSWERED):
        lines = of.lines(of.find("", order).rows)
        news = [line.due is None for line in lines if line]
        assert news == sorted(news)
        assert len(lines) == CARDS
    weakest = of.lines(of.find("", Order.STABILITY).rows)[0]
    assert weakest is not None
    assert weakest.card == MAIN


def test_many_cards_are_changed_in_one_step_and_taken_back_in_one(browse: Callable[[], Browsing], learner: Learner) -> None:
    of = browse()
    before = learner.log.state().cards
    assert of.change(Change.SUSPEND, [INN, MAIN]) == "2 cards suspended."
    assert of.change(Change.SUSPEND, [INN, SAALE]) == "1 card suspended."
    assert of.change(Change.FLAG, [INN]) == "1 card flagged."
    assert of.change(Change.TAG, [INN, MAIN], " the   exam ") == '2 cards tagged “the exam”. tag:"the exam" finds it.'
    assert ids(of, "is:suspended") == [INN, MAIN, SAALE]
    assert ids(of, 'is:flagged tag:"the exam"') == [INN]
    assert ids(of, "tag:the") == []
    assert of.undo() == "Undid: 2 cards tagged “the exam”."
    assert of.undo() == "Undid: 1 card flagged."
    assert of.undo() == "Undid: 1 card suspended."
    assert ids(of, "is:suspended") == [INN, MAIN]
    assert of.change(Change.RESUME, [INN, MAIN]) == "2 cards resumed."
    of.undo()
    of.undo()
    assert learner.log.state().cards == before
    assert (of.can_undo, of.undo()) == (False, "There is nothing to undo here.")


def test_what_was_put_off_or_suspended_in_a_session_is_found_as_it_said_and_taken_up_again(
    browse: Callable[[], Browsing], learner: Learner
) -> None:
    for put_aside, word in ((Command.BURY, "is:buried"), (Command.SUSPEND, "is:suspended")):
        card = learner.start().card
        assert learner.desk.command(put_aside).message.endswith(f"Find it among the cards by {word}.")
        of = browse()
        assert ids(of, word) == [card]
        assert of.change(Change.RESUME, [card]) == "1 card resumed."
        assert of.change(Change.RESUME, [card]) == "Neither suspended nor put off."
        assert ids(browse(), word) == []
        assert learner.begin().start().card == card


def test_a_reset_card_is_learned_anew_and_undo_gives_its_memory_back(
    browse: Callable[[], Browsing], learner: Learner
) -> None:
    of = browse()
    before = learner.log.card(INN)
    of.change(Change.RESET, [INN])
    assert INN in ids(of, "is:new")
    assert of.change(Change.RESET, [INN]) == "Nothing was learned of it yet, so there is nothing to reset."
    of.undo()
    assert learner.log.card(INN) == before


@pytest.mark.parametrize("tag", ["", "  ", "x" * 61])
def test_a_tag_that_is_none_is_refused(browse: Callable[[], Browsing], learner: Learner, tag: str) -> None:
    with pytest.raises(UsageError):
        browse().change(Change.TAG, [INN], tag)
    assert not any(event.kind == Kind.TAGGED for event in learner.log.events())


def test_a_card_with_another_answer_now_counts_as_new(browse: Callable[[], Browsing], learner: Learner) -> None:
    browse()
    deck = learner.places.decks / "waters.yaml"
    deck.write_text(deck.read_text(encoding="utf-8").replace("[Main, flows into, Rhine]", "[Main, flows into, Elbe]"))
    of = browse()
    assert MAIN in ids(of, "is:new")
    line = of.lines(of.find("main -elbe").rows or of.find("deck:waters main").rows)
    assert all(each is None or each.card != MAIN or each.due is None for each in line)


def test_how_a_card_can_be_asked_is_found_out_and_how_far_it_is_told(
    browse: Callable[[], Browsing], monkeypatch: pytest.MonkeyPatch, learner: Learner
) -> None:
    monkeypatch.setattr("ice_quiz.library.cataloguing.FORMS_AT_ONCE", 0)
    of = browse()
    (learner.places.cache / "cards.db").unlink()
    of = browse()
    told: list[Far] = []
    asked = of.find("form:put-in-order colours", watch=told.append)
    assert [line.card for line in of.lines(asked.rows) if line] == ["waters/colours-of-the-flag.order"]
    assert {far.name for far in told} == {"Waters"}


def test_a_query_that_cannot_be_understood_is_refused(browse: Callable[[], Browsing]) -> None:
    with pytest.raises(QueryError):
        browse().find("is:nothing")


def test_a_catalogue_that_is_damaged_while_it_is_open_is_made_anew(browse: Callable[[], Browsing]) -> None:
    of = browse()
    of._catalogue._connection.execute("DROP TABLE deck")
    assert len(ids(of, "")) == CARDS
