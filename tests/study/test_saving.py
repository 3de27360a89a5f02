from __future__ import annotations

import sqlite3
from typing import Any

from ice_quiz.progress.replay import replay
from ice_quiz.study.counts import Counts
from ice_quiz.study.snapshot import Command, Phase, Purpose

Learner = Any  # the class of the fixture `learner`
INN = "waters/Inn.flows into"


def take_away(learner: Learner) -> None:
    """Make the folder of the progress file unusable, as when a disk is unplugged."""
    learner.places.data.rename(learner.root / "away")
    learner.places.data.write_text("not a folder")


def bring_back(learner: Learner) -> None:
    learner.places.data.unlink()
    (learner.root / "away").rename(learner.places.data)


def saved(learner: Learner) -> list[str]:
    """The cards answered, as another start of the program finds them."""
    return [event.card for event in learner.begin().log.events() if event.kind == "answered"]


def test_a_session_goes_on_when_answers_cannot_be_saved_and_saves_them_all_later(learner: Learner) -> None:
    learner.start()
    assert learner.answer().banner == ""
    learner.next()
    take_away(learner)
    first = learner.answer(right=False)
    assert "cannot be saved" in first.banner
    assert (first.phase, first.counts) == (Phase.ANSWERED, Counts(new=8, again=1))
    second = learner.next()
    assert second.phase is Phase.ASKED
    assert "cannot be saved" in second.banner
    assert "cannot be saved" in learner.answer().banner
    bring_back(learner)
    assert learner.next().banner == ""
    cards = [event.card for event in learner.log.events()]
    assert len(cards) == len(set(cards)) == 3
    assert replay(learner.log.events()) == learner.log.state()
    assert saved(learner) == cards


def test_what_could_not_be_saved_is_tried_once_more_on_leaving(learner: Learner) -> None:
    learner.start()
    learner.answer()
    take_away(learner)
    learner.next()
    learner.answer()
    assert "cannot be saved" in learner.desk.leave().banner
    bring_back(learner)
    assert learner.desk.leave().banner == ""
    assert len(saved(learner)) == 2


def test_undo_and_correction_work_on_answers_that_are_not_saved_yet(learner: Learner) -> None:
    learner.start()
    learner.answer()
    learner.next()
    take_away(learner)
    learner.answer(right=False)
    learner.desk.command(Command.WAS_RIGHT)
    undone = learner.desk.command(Command.UNDO)
    assert (undone.phase, undone.message[:5]) == (Phase.ASKED, "Undid")
    card = undone.card
    learner.answer()
    learner.desk.command(Command.UNDO)
    bring_back(learner)
    assert learner.answer().banner == ""
    assert learner.begin().log.card(card).memory.reps == 1
    assert replay(learner.log.events()) == learner.log.state()


def test_where_nothing_could_ever_be_saved_the_first_snapshot_says_so(learner: Learner) -> None:
    learner.places.data.write_text("not a folder")
    learner.begin()
    assert "cannot be saved" in learner.desk.snapshot.banner
    assert "cannot be saved" in learner.start().banner
    assert learner.desk.due()[0].counts == Counts(new=10)
    learner.answer()
    assert learner.desk.due()[0].counts == Counts(new=9)
    learner.places.data.unlink()
    assert learner.next().banner == ""
    assert saved(learner) == [INN]


def test_more_new_cards_and_changes_of_a_deck_wait_for_the_file_too(learner: Learner) -> None:
    learner.start(limit=1)
    learner.answer()
    learner.next()
    take_away(learner)
    deck = learner.places.decks / "waters.yaml"
    deck.write_text(deck.read_text().replace("[Inn, flows into, Danube]", "[Inn, flows into, Rhine]"))
    snapshot = learner.start(limit=1)
    assert "learned again" in snapshot.message
    assert "cannot be saved" in snapshot.banner
    learner.desk.more_new(2)
    bring_back(learner)
    assert learner.answer().banner == ""
    kinds = [event.kind for event in learner.begin().log.events()]
    assert kinds == ["answered", "changed", "extra_new", "answered"]


def test_a_card_answered_in_another_window_is_not_asked_for_a_grade_again(learner: Learner) -> None:
    learner.start()
    learner.answer()
    card = learner.next().card
    here, here_log = learner.desk, learner.log
    learner.begin().start()
    assert learner.finish()[0] == card
    learner.desk.leave()
    learner.desk, learner.log = here, here_log
    learner.answer()
    assert learner.next().phase is Phase.FINISHED
    graded = [event for event in learner.log.events(card) if event.kind == "answered"]
    assert len(graded) == 2
    assert learner.log.card(card).memory.reps == 1


def test_a_card_that_was_wrong_here_is_drilled_here_whatever_another_window_did(learner: Learner) -> None:
    learner.start()
    here, here_log = learner.desk, learner.log
    card = learner.answer(right=False).card
    learner.begin().start()
    learner.answer()
    learner.desk, learner.log = here, here_log
    learner.next()
    assert card in learner.finish()


def test_another_window_does_not_end_the_drill_of_a_practice(learner: Learner) -> None:
    learner.start()
    learner.finish()
    learner.start(purpose=Purpose.PRACTICE, limit=2)
    here, here_log = learner.desk, learner.log
    card = learner.answer(right=False).card
    learner.begin().start(purpose=Purpose.PRACTICE)
    learner.answer()
    learner.desk, learner.log = here, here_log
    learner.next()
    assert card in learner.finish()


def test_where_progress_cannot_be_read_any_more_no_card_is_taken_for_a_new_one(learner: Learner) -> None:
    learner.start()
    learner.answer()
    damaged = bytearray(learner.log.path.read_bytes())
    damaged[27] ^= 1  # SQLite's count of changes: it reads the file again
    learner.log.path.write_bytes(damaged[:100] + b"\xff" * (len(damaged) - 100))
    assert learner.desk.more_new(2).message == "Your progress cannot be read at the moment, so no more cards are let in."
    summary = learner.desk.leave().summary
    assert summary is not None
    assert (summary.answered, summary.more_new) == (1, 0)


def test_while_another_program_keeps_the_file_to_itself_no_learned_card_is_asked_as_a_new_one(learner: Learner) -> None:
    learner.start()
    learner.finish()
    learner.on(25)
    before = learner.begin().start()
    learner.log.wait_at_most(0)
    other = sqlite3.connect(learner.log.path)
    other.execute("BEGIN EXCLUSIVE")
    locked = learner.desk.more_new(10)
    assert locked.message == "Your progress cannot be read at the moment, so no more cards are let in."
    assert (locked.card, locked.counts) == (before.card, before.counts)
    summary = learner.desk.leave().summary
    assert summary is not None
    assert summary.more_new == 0
    other.close()
