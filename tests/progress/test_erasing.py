"""What is to be forgotten is gone for good: from the log, its file, the backups and the shared folder, on every machine."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.backup import backups_in, folder_of, head_of, keep_safe
from ice_quiz.progress.erasing import Target, clean, copies_with, erase, purge, taken_by
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import State, replay
from ice_quiz.progress.syncing import sync

Answer = Callable[..., Event]
Open = Callable[..., Log]
SECRET = "my own words on it"


@pytest.fixture
def written(log: Log, answer: Answer, clock: SetClock) -> Log:
    """A log with a private reply to one card, and answers to others."""
    for number in range(6):
        clock.moment = Moment(clock.moment.utc_ms + 1000, 60)
        log.append(answer(log, f"ice/{number % 3}", Rating.GOOD, reply=SECRET if number % 3 == 0 else "other"))
    log.append(log.stamp(Kind.SAID, body={"deck": "civics", "key": "state", "value": "Texas"}), answer(log, "civics/a"))
    return log


def forget(log: Log, card: str = "", deck: str = "") -> int:
    purges = purge(log, Target(card, deck))
    taken = len(taken_by(log, purges))
    erase(log, purges)
    return taken


def holds(path: Path, text: str) -> bool:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return any(text.encode() in file.read_bytes() for file in files)


def test_a_card_is_forgotten_and_no_byte_of_it_stays_in_the_file(written: Log, open_log: Open) -> None:
    others = {card: state for card, state in written.state().cards.items() if card != "ice/0"}
    assert holds(written.path, SECRET)
    assert forget(written, "ice/0") == 2
    assert not holds(written.path.parent, SECRET)
    assert written.state().cards == others
    assert written.card("ice/0").new
    assert written.state() == replay(written.events()) == open_log().state()


def test_of_a_forgotten_card_nothing_stays_but_that_it_was_forgotten(log: Log, answer: Answer) -> None:
    event = answer(log, "ice/a", Rating.GOOD)
    log.append(event, log.stamp(Kind.OVERRIDDEN, "ice/a", {"target": event.id, "verdict": "wrong"}))
    log.append(log.stamp(Kind.UNDONE, "ice/a", {"target": event.id}), log.stamp(Kind.SUSPENDED, "ice/a"))
    forget(log, "ice/a")
    assert [event.kind for event in log.events()] == [Kind.PURGED]


def test_a_deck_is_forgotten_with_what_was_said_for_it(written: Log) -> None:
    forget(written, deck="civics")
    assert {event.kind for event in written.events()} == {Kind.ANSWERED, Kind.PURGED}
    assert not holds(written.path, "Texas")
    assert set(written.state().cards) == {"ice/0", "ice/1", "ice/2"}


def test_after_everything_was_forgotten_the_learner_begins_anew(written: Log, answer: Answer) -> None:
    assert forget(written) == 8
    assert written.state() == State(largest_day=written.today())
    assert [event.kind for event in written.events()] == [Kind.PURGED]
    written.append(answer(written, "ice/0", Rating.GOOD))
    assert not written.card("ice/0").new


def test_what_was_learned_under_an_earlier_id_goes_too_and_what_took_the_id_since_stays(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/old", Rating.GOOD), log.stamp(Kind.RENAMED, "ice/old", {"to": "ice/new"}))
    log.append(later := answer(log, "ice/old", Rating.EASY), answer(log, "ice/new", Rating.AGAIN))
    forget(log, "ice/new")
    assert [event for event in log.events() if event.kind == Kind.ANSWERED] == [later]
    assert set(log.state().cards) == {"ice/old"}


def test_a_card_can_be_forgotten_by_its_earlier_id(log: Log, answer: Answer) -> None:
    log.append(answer(log, "ice/old", Rating.GOOD), log.stamp(Kind.RENAMED, "ice/old", {"to": "ice/new"}))
    assert forget(log, "ice/old") == 1
    assert log.state().cards == {}


def test_nothing_takes_forgetting_back(log: Log, answer: Answer) -> None:
    event = answer(log, "ice/a", Rating.GOOD)
    log.append(event)
    forget(log, "ice/a")
    [purged] = log.events()
    log.append(log.stamp(Kind.UNDONE, "ice/a", {"target": purged.id}))
    log.append(event)
    assert log.card("ice/a").new
    assert event not in log.events()


def test_backups_are_named_and_cleaned_and_keep_all_else(written: Log, clock: SetClock) -> None:
    keep_safe(written.path, clock)
    forget(written, "ice/0")
    assert list(copies_with(written).values()) == [2]
    [backup] = backups_in(folder_of(written.path))
    clean(written, backup.path, "ab")
    assert copies_with(written) == {}
    assert not holds(written.path.parent, SECRET)
    assert backup.tally() == backups_in(folder_of(written.path))[0].tally()
    assert head_of(backup.path).events == len(written.events())
    assert backup.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("gone", [False, True])
def test_other_machines_and_the_folder_forget_when_they_sync(
    gone: bool, written: Log, open_log: Open, answer: Answer, tmp_path: Path, clock: SetClock
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    seeds = count(500)

    def meet(log: Log) -> int:
        return sync(log, shared, Random(next(seeds)).randbytes).forgotten

    train = open_log(tmp_path / "train")
    for log in (written, train):
        meet(log)
    train.append(answer(train, "ice/0", Rating.GOOD, reply=f"{SECRET} again"))
    meet(train)
    assert holds(train.path, SECRET)
    clock.moment = Moment(clock.moment.utc_ms + 1000, 60)
    forget(written, "ice/0")
    meet(written)
    assert not holds(shared / "ice_quiz" / written.device, SECRET)
    assert holds(shared / "ice_quiz" / train.device, SECRET)
    if gone:  # the train never comes back
        done = sync(written, shared, for_others=True)
        assert (done.cleaned, done.left) == (1, 0)
        assert not holds(shared, SECRET)
        return
    assert meet(train) == 3
    assert not holds(shared, SECRET)
    assert not holds(train.path.parent, SECRET)
    assert meet(written) == 0
    assert written.state() == train.state()
    assert written.events() == train.events()


def test_what_waits_for_its_time_is_forgotten_as_well(
    written: Log, open_log: Open, answer: Answer, tmp_path: Path, clock: SetClock, days_pass: Callable[[int], None]
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    ahead = open_log(tmp_path / "ahead", SetClock(Moment(clock.moment.utc_ms + 400 * 86_400_000, 60)))
    ahead.append(answer(ahead, "ice/0", Rating.GOOD, reply=SECRET))
    third = open_log(tmp_path / "third")
    for log in (ahead, written, third):
        sync(log, shared)
    assert len(written.waiting()) == len(third.waiting()) == 1
    assert forget(written) == 9
    assert written.waiting() == ()
    sync(written, shared)
    sync(third, shared)
    assert third.waiting() == ()
    assert not holds(third.path.parent, SECRET)
    days_pass(400)
    sync(written, shared)
    assert written.state().cards == {}
    assert not holds(written.path.parent, SECRET)
