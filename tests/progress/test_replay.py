"""The rules of replay, one by one, through a log as a learner's day fills it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.memory import fsrs
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import CardState, DayTotals, State, replay
from ice_quiz.settings import Settings

A, H, G, E = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY
Answer = Callable[..., Event]
Days = Callable[[int], None]


def state_of(log: Log) -> State:
    """The state; everything that is tested here holds for the derived rows as for a replay of the log."""
    state = log.state()
    assert state == replay(log.events())
    return state


def card_of(log: Log, card: str = "ice/a") -> CardState:
    return state_of(log).cards[card]


def test_the_first_answer_makes_a_memory_and_says_when_to_ask_again(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G, form="type", variant="2", fingerprint="f1"))
    card = card_of(log)
    assert card.memory == fsrs.after(None, G, log.today())
    assert card.memory is not None
    assert card.due_day == fsrs.due_day(card.memory, "ice/a")
    assert (card.form, card.variant, card.fingerprint, card.seen_times) == ("type", "2", "f1", 1)
    assert not card.new


def test_an_answer_a_day_later_builds_on_the_first(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", G))
    first_day = log.today()
    days_pass(2)
    log.append(answer(log, "ice/a", A))
    assert card_of(log).memory == fsrs.after(fsrs.after(None, G, first_day), A, first_day + 2)


def test_only_the_first_answer_of_a_study_day_counts(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", A))
    once = card_of(log)
    log.append(answer(log, "ice/a", G))
    log.append(answer(log, "ice/a", A))
    card = card_of(log)
    assert (card.memory, card.due_day) == (once.memory, once.due_day)
    assert card.seen_times == 3


def test_practice_leaves_the_schedule_alone(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", A, graded=False, purpose="practice"))
    card = card_of(log)
    assert card.new
    assert card.due_day is None
    assert not card.drill(log.today())
    assert card.form == "choose"


def test_practice_does_not_take_the_days_attempt_away(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G, graded=False))
    log.append(answer(log, "ice/a", H))
    assert card_of(log).memory == fsrs.after(None, H, log.today())


def test_a_card_answered_wrong_is_drilled_until_it_was_right_once(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", A))
    today = log.today()
    assert card_of(log).drill(today)
    log.append(answer(log, "ice/a", A, graded=False))
    assert card_of(log).drill(today)
    log.append(answer(log, "ice/a", G, graded=False))
    assert not card_of(log).drill(today)
    days_pass(1)
    assert not card_of(log).drill(log.today())


def test_yesterdays_miss_is_a_review_today_and_no_drill(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", A))
    days_pass(1)
    card = card_of(log)
    assert not card.drill(log.today())
    assert card.due(log.today())


def test_undoing_an_answer_leaves_no_trace_of_it_in_the_state(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", G))
    before = state_of(log)
    days_pass(1)
    wrong = answer(log, "ice/a", A)
    log.append(wrong)
    log.append(log.stamp(Kind.UNDONE, "ice/a", {"target": wrong.id}))
    after = state_of(log)
    assert after.cards == before.cards
    assert after.totals == before.totals
    assert len(log.events()) == 3


def test_undoing_the_only_answer_makes_the_card_new_again(log: Log, answer: Answer) -> None:
    first = answer(log, "ice/a", G)
    log.append(first)
    states = log.append(log.stamp(Kind.UNDONE, "ice/a", {"target": first.id}))
    assert states == {"ice/a": CardState("ice/a")}
    assert state_of(log).cards == {}
    assert state_of(log).totals == {}


def test_after_an_undone_attempt_the_next_answer_is_the_days_attempt(log: Log, answer: Answer) -> None:
    first = answer(log, "ice/a", A)
    log.append(first)
    log.append(log.stamp(Kind.UNDONE, "ice/a", {"target": first.id}))
    log.append(answer(log, "ice/a", G))
    assert card_of(log).memory == fsrs.after(None, G, log.today())


def test_undoing_an_undo_brings_the_answer_back(log: Log, answer: Answer) -> None:
    first = answer(log, "ice/a", G)
    undo = log.stamp(Kind.UNDONE, "ice/a", {"target": first.id})
    log.append(first, undo)
    log.append(log.stamp(Kind.UNDONE, "ice/a", {"target": undo.id}))
    assert not card_of(log).new


def test_an_override_changes_verdict_and_rating_and_the_log_keeps_both(log: Log, answer: Answer) -> None:
    wrong = answer(log, "ice/a", A)
    log.append(wrong)
    log.append(log.stamp(Kind.OVERRIDDEN, "ice/a", {"target": wrong.id, "verdict": "right", "rating": "good"}))
    state = state_of(log)
    assert state.cards["ice/a"].memory == fsrs.after(None, G, log.today())
    assert not state.cards["ice/a"].drill(log.today())
    assert state.on("ice", log.today())[:4] == (1, 1, 0, 0)
    assert log.events("ice/a")[0].body["verdict"] == "wrong"


def test_a_later_rating_leaves_the_overridden_verdict_alone(log: Log, answer: Answer) -> None:
    wrong = answer(log, "ice/a", A)
    log.append(wrong)
    log.append(log.stamp(Kind.OVERRIDDEN, "ice/a", {"target": wrong.id, "verdict": "right"}))
    assert card_of(log).memory == fsrs.after(None, G, log.today())
    log.append(log.stamp(Kind.OVERRIDDEN, "ice/a", {"target": wrong.id, "rating": "easy"}))
    assert card_of(log).memory == fsrs.after(None, E, log.today())
    assert state_of(log).on("ice", log.today()).right == 1


def test_an_override_can_be_undone_and_goes_with_its_answer(log: Log, answer: Answer) -> None:
    wrong = answer(log, "ice/a", A)
    override = log.stamp(Kind.OVERRIDDEN, "ice/a", {"target": wrong.id, "verdict": "right"})
    log.append(wrong, override)
    log.append(log.stamp(Kind.UNDONE, "ice/a", {"target": override.id}))
    assert card_of(log).memory == fsrs.after(None, A, log.today())
    log.append(log.stamp(Kind.UNDONE, "ice/a", {"target": wrong.id}))
    assert state_of(log).cards == {}


def test_a_suspended_card_is_neither_due_nor_drilled_until_it_is_resumed(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", A))
    suspended = log.stamp(Kind.SUSPENDED, "ice/a")
    log.append(suspended)
    assert not card_of(log).drill(log.today())
    days_pass(30)
    assert not card_of(log).due(log.today())
    log.append(log.stamp(Kind.RESUMED, "ice/a"))
    assert card_of(log).due(log.today())


def test_undoing_a_suspension_resumes_the_card(log: Log) -> None:
    suspended = log.stamp(Kind.SUSPENDED, "ice/a")
    log.append(suspended)
    assert card_of(log).suspended
    log.append(log.stamp(Kind.UNDONE, "ice/a", {"target": suspended.id}))
    assert not log.card("ice/a").suspended


def test_a_reset_card_starts_anew_and_can_be_learned_the_same_day(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", A))
    log.append(log.stamp(Kind.RESET, "ice/a"))
    card = card_of(log)
    assert card.new
    assert card.restarted_day == log.today()
    assert not card.drill(log.today())
    log.append(answer(log, "ice/a", G))
    assert card_of(log).memory == fsrs.after(None, G, log.today())


def test_another_right_answer_makes_the_card_new(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", G, fingerprint="6,500"))
    days_pass(2)
    log.append(answer(log, "ice/a", G, fingerprint="6,700"))
    card = card_of(log)
    assert card.memory == fsrs.after(None, G, log.today())
    assert (card.fingerprint, card.restarted_day) == ("6,700", log.today())


def test_a_suspended_card_stays_so_when_its_answer_changes(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G, fingerprint="6,500", form="type"), log.stamp(Kind.SUSPENDED, "ice/a"))
    log.append(log.stamp(Kind.CHANGED, "ice/a", {"from": "6,500", "to": "6,700"}))
    card = card_of(log)
    assert card.suspended
    assert card.form == "type"


def test_flags_and_tags_are_put_on_and_taken_off(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G), log.stamp(Kind.FLAGGED, "ice/a"))
    for tag in ("hard", " for  the\nexam ", "hard"):
        log.append(log.stamp(Kind.TAGGED, "ice/a", {"tag": tag}))
    marked = card_of(log)
    assert (marked.flagged, marked.tags) == (True, ("for the exam", "hard"))
    assert marked.memory is not None
    log.append(log.stamp(Kind.UNFLAGGED, "ice/a"), log.stamp(Kind.UNTAGGED, "ice/a", {"tag": "hard"}))
    assert (card_of(log).flagged, card_of(log).tags) == (False, ("for the exam",))


def test_a_card_that_starts_anew_keeps_the_learners_marks(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G), log.stamp(Kind.FLAGGED, "ice/a"), log.stamp(Kind.TAGGED, "ice/a", {"tag": "hard"}))
    log.append(log.stamp(Kind.RESET, "ice/a"))
    assert card_of(log).new
    assert (card_of(log).flagged, card_of(log).tags) == (True, ("hard",))


def test_a_changed_deck_is_noted_before_the_card_is_asked_again_and_only_once(
    log: Log, answer: Answer, days_pass: Days
) -> None:
    log.append(answer(log, "ice/a", G, fingerprint="6,500"))
    days_pass(2)
    log.append(log.stamp(Kind.CHANGED, "ice/a", {"from": "6,500", "to": "6,700"}))
    assert card_of(log).new
    log.append(answer(log, "ice/a", G, fingerprint="6,700"))
    learned = card_of(log)
    log.append(log.stamp(Kind.CHANGED, "ice/a", {"from": "6,500", "to": "6,700"}))  # another machine noticed it too
    assert card_of(log) == learned
    assert not learned.new


def test_a_renamed_card_keeps_its_history(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", G), log.stamp(Kind.SUSPENDED, "ice/a"))
    before = card_of(log)
    states = log.append(log.stamp(Kind.RENAMED, "ice/a", {"to": "ice/b"}))
    assert states["ice/a"] == CardState("ice/a")
    state = state_of(log)
    assert list(state.cards) == ["ice/b"]
    assert state.cards["ice/b"].memory == before.memory
    assert state.cards["ice/b"].suspended
    days_pass(1)
    log.append(answer(log, "ice/b", G))
    assert before.memory is not None
    assert card_of(log, "ice/b").memory == fsrs.after(before.memory, G, log.today())


def test_renames_chain_and_may_lead_back(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G))
    memory = card_of(log).memory
    for old, new in (("a", "b"), ("b", "c"), ("c", "a")):
        log.append(log.stamp(Kind.RENAMED, f"ice/{old}", {"to": f"ice/{new}"}))
        assert {name: card.memory for name, card in state_of(log).cards.items()} == {f"ice/{new}": memory}


def test_a_new_card_under_an_old_name_begins_without_the_history_that_moved_on(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G))
    log.append(log.stamp(Kind.RENAMED, "ice/a", {"to": "ice/b"}))
    log.append(answer(log, "ice/a", A))
    state = state_of(log)
    assert state.cards["ice/a"].memory == fsrs.after(None, A, log.today())
    assert state.cards["ice/b"].memory == fsrs.after(None, G, log.today())


def test_what_was_learned_under_both_names_is_one_history(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", G))
    first_day = log.today()
    days_pass(1)
    log.append(answer(log, "ice/b", G))
    log.append(log.stamp(Kind.RENAMED, "ice/a", {"to": "ice/b"}))
    assert card_of(log, "ice/b").memory == fsrs.after(fsrs.after(None, G, first_day), G, first_day + 1)


def test_an_undone_rename_gives_the_history_back(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G))
    before = state_of(log).cards
    renamed = log.stamp(Kind.RENAMED, "ice/a", {"to": "ice/b"})
    log.append(renamed)
    log.append(log.stamp(Kind.UNDONE, "ice/a", {"target": renamed.id}))
    assert state_of(log).cards == before


def test_a_days_totals_tell_what_was_done_by_deck(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", G, ms=2_000), answer(log, "ice/b", A, ms=500_000), answer(log, "ice/b", H, ms=-5))
    log.append(answer(log, "civics/a", G, graded=False, ms=1_000))
    log.append(log.stamp(Kind.EXTRA_NEW, body={"deck": "ice", "count": 10}))
    first_day = log.today()
    days_pass(3)
    log.append(answer(log, "ice/a", G, ms=3_000))
    state = state_of(log)
    assert state.on("ice", first_day) == DayTotals(
        answered=3, right=1, close=1, wrong=1, ms=62_000, new=2, reviews=0, extra_new=10
    )
    assert state.on("civics", first_day) == DayTotals(answered=1, right=1, ms=1_000)
    assert state.on("ice", first_day + 3) == DayTotals(answered=1, right=1, ms=3_000, reviews=1, recalled=1)
    assert state.on("ice", first_day + 1) == DayTotals()
    assert log.totals(first_day) == {"ice": state.on("ice", first_day), "civics": state.on("civics", first_day)}


def test_extra_new_cards_can_be_taken_back(log: Log) -> None:
    more = log.stamp(Kind.EXTRA_NEW, body={"deck": "ice", "count": 10})
    log.append(more, log.stamp(Kind.EXTRA_NEW, body={"deck": "ice", "count": 5}))
    log.append(log.stamp(Kind.UNDONE, body={"target": more.id}))
    assert state_of(log).on("ice", log.today()).extra_new == 5


def test_four_lapses_make_a_leech(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", G))
    for lapse in range(1, 5):
        assert not card_of(log).leech
        days_pass(1)
        log.append(answer(log, "ice/a", A))
        memory = card_of(log).memory
        assert memory is not None
        assert memory.lapses == lapse
    assert card_of(log).leech


def test_a_setting_holds_from_then_on_and_moves_the_due_days(log: Log, answer: Answer, days_pass: Days) -> None:
    log.append(answer(log, "ice/a", E))
    before = card_of(log)
    log.append(log.stamp(Kind.SETTING, body={"key": "desired_retention", "value": 0.7}))
    after = card_of(log)
    assert after.memory == before.memory
    assert after.memory is not None
    assert after.due_day == fsrs.due_day(after.memory, "ice/a", 0.7)
    assert after.due_day != before.due_day
    assert log.settings() == Settings(desired_retention=0.7)
    days_pass(20)
    log.append(answer(log, "ice/a", G), answer(log, "ice/b", G))
    assert log.settings() == state_of(log).settings == Settings(desired_retention=0.7)


def test_an_undone_setting_is_the_one_before(log: Log) -> None:
    log.append(log.stamp(Kind.SETTING, body={"key": "new_per_day", "value": 20}))
    second = log.stamp(Kind.SETTING, body={"key": "new_per_day", "value": 0})
    log.append(second)
    assert log.settings().new_per_day == 0
    log.append(log.stamp(Kind.UNDONE, body={"target": second.id}))
    assert state_of(log).settings.new_per_day == 20


def test_an_unusable_setting_leaves_the_last_usable_one(log: Log) -> None:
    log.append(log.stamp(Kind.SETTING, body={"key": "new_per_day", "value": 20}))
    log.append(log.stamp(Kind.SETTING, body={"key": "new_per_day", "value": "many"}))
    assert state_of(log).settings.new_per_day == 20


def test_an_introduced_fact_is_remembered_as_shown(log: Log) -> None:
    log.append(log.stamp(Kind.INTRODUCED, "ice/a"))
    assert card_of(log).introduced
    assert card_of(log).new


def test_events_of_a_newer_version_are_kept_and_change_nothing(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/a", G))
    before = state_of(log)
    log.append(log.stamp("sung", "ice/a", {"melody": [1, 2]}), log.stamp("sung", "ice/z"), log.stamp("sung"))
    assert state_of(log) == before
    assert [event.kind for event in log.events()] == ["answered", "sung", "sung", "sung"]


@pytest.mark.parametrize(
    ("kind", "card", "body"),
    [
        (Kind.UNDONE, "ice/a", {}),
        (Kind.UNDONE, "ice/a", {"target": ["x"]}),
        (Kind.UNDONE, "ice/a", {"target": "ff" * 16}),
        (Kind.OVERRIDDEN, "ice/a", {"target": None, "verdict": "right"}),
        (Kind.RENAMED, "ice/a", {"to": 5}),
        (Kind.RENAMED, "ice/a", {"to": "\ud800"}),
        (Kind.RENAMED, "", {"to": "ice/a"}),
        (Kind.CHANGED, "ice/a", {"to": None}),
        (Kind.ANSWERED, "", {"graded": True}),
        (Kind.SUSPENDED, "", {}),
        (Kind.FLAGGED, "", {}),
        (Kind.TAGGED, "ice/a", {}),
        (Kind.TAGGED, "ice/a", {"tag": " \n"}),
        (Kind.UNTAGGED, "ice/a", {"tag": ["x"]}),
        (Kind.SETTING, "ice/a", {"key": "new_per_day", "value": 1}),
        (Kind.SETTING, "", {"key": ["x"], "value": 1}),
        (Kind.EXTRA_NEW, "", {"deck": "ice", "count": -3}),
        (Kind.EXTRA_NEW, "", {"deck": "ice", "count": "3"}),
    ],
)
def test_an_event_that_makes_no_sense_changes_nothing(
    log: Log, answer: Answer, kind: Kind, card: str, body: dict[str, object]
) -> None:
    log.append(answer(log, "ice/a", G, fingerprint="f"))
    before = state_of(log)
    log.append(log.stamp(kind, card, body))
    assert state_of(log) == before


def test_an_answer_that_says_little_is_still_an_answer(log: Log) -> None:
    odd = {"verdict": "splendid", "rating": 7, "deck": "\ud800", "ms": "long", "fingerprint": ["x"], "graded": "yes"}
    log.append(log.stamp(Kind.ANSWERED, "ice/a", odd))
    assert state_of(log).on("ice", log.today()) == DayTotals(answered=1, wrong=1)
    assert card_of(log).new


def test_an_answer_from_a_place_where_it_is_still_yesterday_is_drill(
    log: Log, open_log: Callable[..., Log], answer: Answer, clock: SetClock
) -> None:
    """A learner flies west: the other machine has not seen this one's answers and counts an earlier study day."""
    tokyo = Moment(clock.moment.utc_ms, 9 * 60)
    clock.moment = tokyo
    log.append(answer(log, "ice/a", A))
    west = open_log(folder=log.path.parent.parent / "other", clock=SetClock(Moment(tokyo.utc_ms + 3_600_000, -11 * 60)))
    later = answer(west, "ice/a", G)
    assert later.day == log.today() - 1
    memory = card_of(log).memory
    log.append(later)
    card = card_of(log)
    assert card.memory == memory
    assert not card.drill(log.today())
