from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.grading.verdict import Typed
from ice_quiz.progress.event import Kind

if TYPE_CHECKING:
    from tests.study.conftest import Learner

MAYOR, BUS, TEACHER = "town/1", "town/2", "town/3"


def kinds(learner: Learner) -> list[str]:
    return [str(event.kind) for event in learner.log.events()]


def test_cards_that_only_the_learner_can_answer_wait_and_are_told_of(townsman: Learner) -> None:
    first = townsman.start()
    asked = townsman.finish()
    assert BUS not in asked
    assert TEACHER not in asked
    assert first.message == "2 cards wait for two answers about you: `ice-quiz you town`."
    (due,) = townsman.begin().desk.due()
    assert (due.withheld, due.cards) == (2, 10)
    assert due.notice == first.message


def test_a_deck_tells_what_it_asks_and_which_cards_wait_for_it(townsman: Learner) -> None:
    known = townsman.desk.questions("town")
    quarter, teacher = known.questions
    assert (quarter.key, quarter.value, quarter.cards) == ("quarter", "", (BUS,))
    assert quarter.choices == ("North End", "South Side", "Old Town")
    assert (teacher.choices, teacher.look_up, teacher.check_by) == ((), "https://example.org", date(2026, 12, 10))
    assert known.open == known.questions
    assert known.withheld == (BUS, TEACHER)


def test_a_deck_that_asks_nothing_is_answered_with_nothing(learner: Learner) -> None:
    known = learner.desk.questions("waters")
    assert (known.questions, known.outdated, known.withheld) == ((), (), ())
    with pytest.raises(UsageError, match="asks nothing of you"):
        learner.desk.say("waters", "state", "Texas")


@pytest.mark.parametrize("said", ["South Side", "south side", "  South  Side. "])
def test_what_the_learner_says_frees_the_card_with_the_answers_of_their_row(townsman: Learner, said: str) -> None:
    known = townsman.desk.say("town", "quarter", said)
    assert known.message == "Kept: South Side. 1 card waited for it and can be asked now."
    assert [question.key for question in known.open] == ["teacher"]
    townsman.begin()
    assert townsman.desk.questions("town").questions[0].value == "South Side"
    card = townsman.desk._library.open("town").cards[BUS]
    assert [answer.show for answer in card.key.answers] == ["bus 2", "bus 3"]
    assert townsman.desk.due()[0].withheld == 1


def test_an_accepted_name_of_the_place_will_do(townsman: Learner) -> None:
    assert townsman.desk.say("town", "quarter", "the North").questions[0].value == "North End"


def test_a_place_that_does_not_exist_is_refused_with_the_nearest_one_and_nothing_is_written(townsman: Learner) -> None:
    with pytest.raises(UsageError, match="There is no quarter “Sooth Side” in the deck “The town”") as refused:
        townsman.desk.say("town", "quarter", "Sooth Side")
    assert refused.value.advice == "Did you mean “South Side”?"
    with pytest.raises(UsageError) as refused:
        townsman.desk.say("town", "quarter", "Timbuktu")
    assert refused.value.advice == "There are North End, South Side and Old Town."
    with pytest.raises(UsageError, match="does not ask for “quater”") as refused:
        townsman.desk.say("town", "quater", "North End")
    assert refused.value.advice == "Did you mean “quarter”?"
    assert kinds(townsman) == []


def test_a_place_without_a_row_is_kept_and_says_what_is_still_missing(townsman: Learner) -> None:
    known = townsman.desk.say("town", "quarter", "Old Town")
    assert (
        known.message
        == f"Kept: Old Town. The deck has no answer for it on {BUS}: enter it with `ice-quiz correct {BUS} ANSWER`."
    )
    known = townsman.desk.correct(BUS, ["tram 9"])
    assert known.withheld == (TEACHER,)


def test_an_answer_in_free_words_is_the_right_one_and_semicolons_part_several(townsman: Learner) -> None:
    townsman.desk.say("town", "teacher", "(Eva) Roth; (Ole) Dahl")
    card = townsman.desk._library.open("town").cards[TEACHER]
    assert [answer.show for answer in card.key.answers] == ["(Eva) Roth", "(Ole) Dahl"]


def test_an_endless_answer_is_refused(townsman: Learner) -> None:
    with pytest.raises(UsageError, match="too long: 301"):
        townsman.desk.say("town", "teacher", "x" * 301)


def test_an_answer_that_is_taken_back_makes_its_card_wait_again_with_its_history(townsman: Learner) -> None:
    townsman.desk.say("town", "teacher", "Roth")
    townsman.start()
    assert TEACHER in townsman.finish()
    reps = townsman.log.card(TEACHER).memory
    assert townsman.desk.say("town", "teacher", "").message == "Taken back. 1 card waits for it now."
    townsman.begin().on(25)
    townsman.start()
    assert TEACHER not in townsman.finish()
    townsman.desk.say("town", "teacher", "Roth")
    townsman.begin().start()
    assert townsman.log.card(TEACHER).memory == reps


def test_the_history_of_a_card_that_waits_is_not_given_to_a_new_card_with_its_answer(townsman: Learner) -> None:
    townsman.desk.say("town", "teacher", "Roth")
    townsman.start()
    townsman.finish()
    townsman.desk.say("town", "teacher", "")
    path = townsman.places.decks / "town.yaml"
    path.write_text(path.read_text() + "      - {id: tailor, ask: Who sews?, answer: Roth}\n")
    townsman.begin().on(25)
    new = townsman.desk.due()[0].counts.new
    townsman.desk.start("town")
    assert new == townsman.desk.snapshot.counts.new == 2  # the tailor, and the card that the day before had no room for
    assert not townsman.log.card(TEACHER).new
    assert townsman.log.card("town/tailor").new


def test_a_changed_answer_makes_its_card_new_and_says_so(townsman: Learner) -> None:
    townsman.desk.say("town", "teacher", "Roth")
    townsman.start()
    townsman.finish()
    assert not townsman.log.card(TEACHER).new
    townsman.on(25)
    townsman.desk.say("town", "teacher", "Dahl")
    (due,) = townsman.begin().desk.due()
    assert due.counts.new == 2  # the teacher, and the card that the day before had no room for
    first = townsman.desk.start("town")
    assert "1 card has a new answer and will be learned again: “Who is your teacher now?”" in first.message
    assert townsman.log.card(TEACHER).new


def test_the_same_answer_again_changes_nothing_that_was_learned(townsman: Learner) -> None:
    townsman.desk.say("town", "teacher", "Roth")
    townsman.start()
    townsman.finish()
    townsman.on(25)
    townsman.desk.say("town", "teacher", "roth")
    assert "new answer" not in townsman.begin().desk.start("town").message
    assert not townsman.log.card(TEACHER).new


def test_an_answer_that_may_have_changed_is_told_and_the_learner_enters_the_new_one(townsman: Learner) -> None:
    townsman.start()
    townsman.finish()
    townsman.on(31)  # 1 December, the day of checking
    (due,) = townsman.begin().desk.due()
    assert due.outdated == 1
    (outdated,) = townsman.desk.questions("town").outdated
    assert (outdated.card, outdated.answers, outdated.look_up) == (MAYOR, ("Ada Berg",), "https://example.org/mayor")
    known = townsman.desk.correct(MAYOR, ["(Bo) Lind"])
    assert (known.outdated, known.corrected) == ((), {MAYOR: ("(Bo) Lind",)})
    assert townsman.begin().desk.due()[0].outdated == 0
    assert "will be learned again: “Who is the mayor now?”" in townsman.desk.start("town").message
    card = townsman.desk._library.open("town").cards[MAYOR]
    assert [answer.show for answer in card.key.answers] == ["(Bo) Lind"]
    assert "Right as of 2026-12-01." in card.citation
    assert "may have changed" not in card.citation


def test_a_corrected_card_offers_nothing_as_wrong_that_was_proven_against_the_earlier_answer(townsman: Learner) -> None:
    assert townsman.desk._library.open("town").offer(MAYOR).candidates
    townsman.desk.correct(MAYOR, ["Lind"])
    compiled = townsman.desk._library.open("town")
    assert not compiled.offer(MAYOR).candidates
    assert not any(rendering.form.recognised for rendering in compiled.renderings(MAYOR))


def test_no_answer_brings_that_of_the_deck_back(townsman: Learner) -> None:
    townsman.desk.correct(MAYOR, ["Lind"])
    assert townsman.desk.correct(MAYOR, []).message == "The answer of the deck counts again."
    card = townsman.desk._library.open("town").cards[MAYOR]
    assert [answer.show for answer in card.key.answers] == ["Ada Berg"]


def test_a_deck_that_was_checked_later_goes_before_what_the_learner_entered(townsman: Learner) -> None:
    townsman.desk.correct(MAYOR, ["Lind"])
    path = townsman.places.decks / "town.yaml"
    path.write_text(path.read_text().replace("as of: 2026-01-01", "as of: 2026-11-25").replace("Ada Berg", "Dee Falk"))
    townsman.on(26)
    townsman.begin().desk.due()
    card = townsman.desk._library.open("town").cards[MAYOR]
    assert [answer.show for answer in card.key.answers] == ["Dee Falk"]


def test_what_was_said_long_ago_is_asked_again_when_its_day_of_checking_comes(townsman: Learner) -> None:
    townsman.desk.say("town", "teacher", "Roth")
    townsman.on(40)  # 10 December
    known = townsman.begin().desk.questions("town")
    assert [question.outdated for question in known.questions] == [False, True]
    assert [card.card for card in known.outdated] == [MAYOR]  # the teacher is asked once, not twice
    assert townsman.desk.due()[0].outdated == 2
    assert not townsman.desk.say("town", "teacher", "Roth").questions[1].outdated


def test_only_answers_that_change_can_be_corrected(townsman: Learner) -> None:
    with pytest.raises(UsageError, match="is not one that changes") as refused:
        townsman.desk.correct("town/4", ["the inn"])
    assert "town.yaml" in refused.value.advice
    with pytest.raises(UsageError, match="There is no card “town/1l”") as refused:
        townsman.desk.correct("town/1l", ["x"])
    assert refused.value.advice.startswith("Did you mean “town/1")
    with pytest.raises(UsageError, match="empty"):
        townsman.desk.correct(MAYOR, ["  "])


def test_a_corrected_card_of_two_answers_needs_two(townsman: Learner) -> None:
    path = townsman.places.decks / "town.yaml"
    path.write_text(
        path.read_text().replace(
            "[limes, elms, oaks, yews], need: 2", "[limes, elms], need: 2, changes: {check by: 2027-01-01}"
        )
    )
    townsman.begin()
    with pytest.raises(UsageError, match="asks for 2 answers; 1 given"):
        townsman.desk.correct("town/11", ["firs"])
    assert townsman.desk.correct("town/11", ["firs", "figs"]).corrected == {"town/11": ("firs", "figs")}


def test_the_learner_is_asked_for_what_they_said(townsman: Learner) -> None:
    townsman.desk.say("town", "teacher", "(Eva) Roth")
    snapshot = townsman.start(cards=(TEACHER,))
    assert snapshot.question is not None
    assert townsman.desk.reply(Typed("Roth")).verdict.outcome == "right"  # type: ignore[union-attr]


def test_every_answer_is_an_event_that_a_replay_keeps(townsman: Learner) -> None:
    townsman.desk.say("town", "teacher", "Roth")
    townsman.desk.correct(MAYOR, ["Lind"])
    said, corrected = townsman.log.events()
    assert (said.kind, said.card, said.body) == (Kind.SAID, "", {"deck": "town", "key": "teacher", "value": "Roth"})
    assert (corrected.kind, corrected.body) == (Kind.CORRECTED, {"of": MAYOR, "answers": ["Lind"]})
