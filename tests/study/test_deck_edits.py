from __future__ import annotations

from typing import Any

from ice_quiz.progress.replay import replay
from ice_quiz.study.counts import Counts
from ice_quiz.study.snapshot import Command, Phase

Learner = Any  # the class of the fixture `learner`
INN, CAPITALS = "waters/Inn.flows into", "waters/Danube.capital cities on its banks"


def edit(learner: Learner, old: str, new: str) -> None:
    path = learner.places.decks / "waters.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def learned(learner: Learner) -> Learner:
    """Ten cards, learned on Tuesday; it is Thursday now."""
    learner.start()
    learner.finish()
    learner.on(26)
    return learner.begin()


def counts(learner: Learner) -> Counts:
    return learner.desk.due()[0].counts  # type: ignore[no-any-return]


def test_wording_order_and_new_siblings_leave_progress_alone(learner: Learner) -> None:
    states = learned(learner).log.card_states()
    edit(learner, "They meet at Passau.", "At Passau.")
    edit(learner, "      - [Main, flows into, Rhine]\n", "")
    edit(learner, "    numbers:", "      - [Main, flows into, Rhine]\n      - [Rhone, flows into, Vltava]\n    numbers:")
    edit(learner, "Inn: ,", "Inn: the Inn,")
    snapshot = learner.begin().start()
    assert snapshot.message == ""
    assert counts(learner) == snapshot.counts == Counts(new=5, due=10)
    assert {card: learner.log.card(card) for card in states} == dict(states)


def test_a_card_with_a_new_answer_is_learned_again_and_the_learner_is_told_once(learner: Learner) -> None:
    learned(learner)
    edit(learner, "value: 4", "value: 5")
    before = counts(learner)
    snapshot = learner.begin().start()
    assert (
        snapshot.message
        == "1 card has a new answer and will be learned again: “How many capital cities on its banks does Danube have?”."
    )
    assert snapshot.counts == before == Counts(new=4, due=9)
    assert learner.log.card(CAPITALS).memory is None
    assert learner.begin().start().message == ""
    assert CAPITALS in learner.finish()
    assert replay(learner.log.events()) == learner.log.state()


def test_many_changed_cards_are_counted_and_three_of_them_named(learner: Learner) -> None:
    learned(learner)
    edit(learner, "value: 4", "value: 5")
    edit(learner, "[black, red, gold]", "[black, white, gold]")
    edit(learner, "[Inn, flows into, Danube]", "[Inn, flows into, Rhone]")
    edit(learner, "answer: Istros", "answer: Ister")
    message = learner.begin().start().message
    assert "4 cards have a new answer and will be learned again: “" in message
    assert message.endswith("” and 1 more.")
    assert message.count("“") == 3


def test_a_renamed_card_keeps_its_history(learner: Learner) -> None:
    memory = learned(learner).log.card("waters/colours-of-the-flag").memory
    edit(learner, "list: colours of the flag", "list: colours of the banner")
    before = counts(learner)
    snapshot = learner.begin().start()
    assert snapshot.message == "1 card was renamed and keeps what you know of it."
    assert snapshot.counts == before
    assert learner.log.card("waters/colours-of-the-banner").memory == memory
    assert learner.begin().start().message == ""


def test_a_card_may_be_renamed_there_and_back(learner: Learner) -> None:
    memory = learned(learner).log.card("waters/colours-of-the-flag").memory
    edit(learner, "list: colours of the flag", "list: colours of the banner")
    learner.begin().start()
    edit(learner, "list: colours of the banner", "list: colours of the flag")
    assert "1 card was renamed" in learner.begin().start().message
    assert learner.log.card("waters/colours-of-the-flag").memory == memory
    assert replay(learner.log.events()) == learner.log.state()


def test_an_unseen_card_with_the_answer_of_a_removed_one_does_not_inherit(learner: Learner) -> None:
    learner.desk.start("waters")
    while learner.desk.snapshot.card != "waters/Saale.flows into":
        learner.answer()
        learner.next()
    learner.answer()
    assert learner.log.card("waters/Vltava.flows into").memory is None
    edit(learner, "      - [Saale, flows into, Elbe]\n", "")
    assert learner.begin().start().message == ""
    assert learner.log.card("waters/Vltava.flows into").memory is None


def test_a_removed_card_is_not_asked_and_finds_its_history_when_it_comes_back(learner: Learner) -> None:
    memory = learned(learner).log.card("waters/Main.flows into").memory
    edit(learner, "      - [Main, flows into, Rhine]\n", "")
    learner.begin().start()
    assert "waters/Main.flows into" not in learner.finish()
    edit(
        learner,
        "      - [Saale, flows into, Elbe]\n",
        "      - [Saale, flows into, Elbe]\n      - [Main, flows into, Rhine]\n",
    )
    learner.begin().start()
    assert learner.log.card("waters/Main.flows into").memory == memory
    assert "waters/Main.flows into" in learner.finish()


def test_a_running_session_goes_on_with_the_deck_it_was_started_with(learner: Learner) -> None:
    learner.start()
    learner.answer()
    path = learner.places.decks / "waters.yaml"
    path.write_text("deck: waters\ntitle: broken\ntopics: 3\n")
    assert learner.next().phase is Phase.ASKED
    learner.answer()
    path.unlink()
    assert len(learner.finish()) == 0 or learner.desk.snapshot.phase is Phase.FINISHED
    learner.next()
    learner.finish()
    assert learner.desk.snapshot.summary.answered == 10
    assert learner.desk.command(Command.UNDO).phase is Phase.ASKED
    assert learner.desk.due() == ()


def test_a_card_suspended_before_it_was_seen_stays_so_through_an_edit(learner: Learner) -> None:
    learner.start()
    learner.desk.command(Command.SUSPEND)
    edit(learner, "[Inn, flows into, Danube]", "[Inn, flows into, Rhine]")
    snapshot = learner.begin().start()
    assert snapshot.message == ""
    assert INN not in learner.finish()
