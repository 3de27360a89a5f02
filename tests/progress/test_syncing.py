"""A shared folder may be torn, doubled, mixed up or half there: what can be read is taken in, and nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.errors import ProgressError, UsageError
from ice_quiz.memory.rating import Rating
from ice_quiz.progress import segments
from ice_quiz.progress.event import Event, Kind, to_line
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import replay
from ice_quiz.progress.synced import Synced
from ice_quiz.progress.syncing import sync

Answer = Callable[..., Event]
Meet = Callable[..., Synced]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def meet(shared: Path) -> Meet:
    """Sync a log with the shared folder."""
    seeds = count(100)
    return lambda log: sync(log, shared, Random(next(seeds)).randbytes)


@pytest.fixture
def desk(open_log: Callable[..., Log], tmp_path: Path) -> Log:
    return open_log(tmp_path / "desk")


@pytest.fixture
def train(open_log: Callable[..., Log], tmp_path: Path) -> Log:
    return open_log(tmp_path / "train")


@pytest.fixture
def answers(answer: Answer) -> Callable[..., list[Event]]:
    """Answers written into a log: `answers(log, 3)`."""

    def written(log: Log, number: int, deck: str = "ice") -> list[Event]:
        events = [answer(log, f"{deck}/{each % 7}", Rating.GOOD) for each in range(number)]
        log.append(*events)
        return events

    return written


def folder_of(shared: Path, log: Log) -> Path:
    return shared / "ice_quiz" / log.device


def only_file(shared: Path, log: Log) -> Path:
    [path] = folder_of(shared, log).iterdir()
    return path


def test_two_machines_have_the_same_state_after_both_have_synced(
    desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]]
) -> None:
    answers(desk, 5)
    answers(train, 3)
    assert (meet(desk).given, meet(train)) == (5, Synced(got=5, given=3, others=1))
    assert meet(desk).got == 3
    assert desk.state() == train.state()
    assert desk.events() == train.events()
    assert meet(train).lines() == ["Nothing new: this machine and the folder hold the same (1 other machine)."]


def test_a_new_file_is_begun_after_a_thousand_lines_and_full_ones_never_change(
    desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "LINES", 10)
    answers(desk, 7)
    meet(desk)
    answers(desk, 18)
    meet(desk)
    files = {path.name: path.read_bytes() for path in folder_of(shared, desk).iterdir()}
    assert {name: data.count(b"\n") for name, data in files.items()} == {
        "00000001.jsonl": 10,
        "00000011.jsonl": 10,
        "00000021.jsonl": 5,
    }
    answers(desk, 1)
    meet(desk)
    assert all((folder_of(shared, desk) / name).read_bytes() == files[name] for name in sorted(files)[:2])
    assert meet(train).got == 26


def test_segments_are_for_the_learner_alone(
    desk: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 1)
    meet(desk)
    path = only_file(shared, desk)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_torn_line_of_another_machine_is_told_and_read_when_it_is_whole(
    desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 3)
    meet(desk)
    path = only_file(shared, desk)
    whole = path.read_bytes()
    for cut in (1, 30):
        path.write_bytes(whole[:-cut])
        done = meet(train)
        assert (done.torn == ()) == (cut == 1)  # a line that lacks nothing but its end is whole
        assert "Not whole yet" in " ".join(done.lines()) or cut == 1
        path.write_bytes(whole)
    assert len(train.events()) == 3
    assert meet(train).torn == ()


def test_a_half_line_that_this_machine_left_when_it_was_killed_is_cut_off_and_written_again(
    desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 3)
    meet(desk)
    path = only_file(shared, desk)
    path.write_bytes(path.read_bytes()[:-40])
    answers(desk, 1)
    done = meet(desk)
    assert (done.given, done.mended) == (2, (f"ice_quiz/{desk.device}/00000001.jsonl",))
    assert "written again" in " ".join(done.lines())
    assert segments.read(path).damaged == ()
    assert meet(train).got == 4


@pytest.mark.parametrize(
    "copy",
    [
        "00000001.sync-conflict-20261124-101010-ABCDEFG.jsonl",
        "00000001 (Anna's conflicted copy 2026-11-24).jsonl",
        "00000001 (1).jsonl",
        "00000001.jsonl.orig",
    ],
)
def test_conflict_copies_are_read_like_all_others_and_named(
    copy: str, desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    events = answers(desk, 4)
    meet(desk)
    path = only_file(shared, desk)
    lines = [f"{to_line(event)}\n" for event in events]
    path.write_text("".join(lines[:2]), encoding="utf-8")
    path.with_name(copy).write_text("".join(lines[1:]), encoding="utf-8")
    done = meet(train)
    assert (done.got, done.repeated) == (4, 1)
    assert done.copies == (f"ice_quiz/{desk.device}/{copy}",)
    assert done.whole


def test_files_that_are_missing_are_told_and_filled_by_the_machine_that_wrote_them(
    desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "LINES", 5)
    answers(desk, 12)
    meet(desk)
    (folder_of(shared, desk) / "00000006.jsonl").unlink()
    done = meet(train)
    assert (done.got, done.missing) == (7, (f"{desk.device}/00000006",))
    assert meet(desk).given == 5
    assert (meet(train).got, meet(train).missing) == (5, ())


@pytest.mark.parametrize("left", [0, 30, 1000])
def test_full_files_that_were_cut_off_are_made_up_for(
    left: int,
    desk: Log,
    train: Log,
    meet: Meet,
    answers: Callable[..., list[Event]],
    shared: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(segments, "LINES", 5)
    answers(desk, 12)
    meet(desk)
    for name in ("00000001.jsonl", "00000006.jsonl", "00000011.jsonl"):
        path = folder_of(shared, desk) / name
        path.write_bytes(path.read_bytes()[:left])
    given = meet(desk).given
    assert (given == 12) == (left < 1000)
    assert meet(train).got == 12
    assert (meet(desk).given, meet(train).missing) == (0, ())


def test_lines_that_come_twice_and_in_another_order_change_nothing(
    desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 6)
    meet(desk)
    path = only_file(shared, desk)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[::-1], *lines[:3]]))
    done = meet(train)
    assert (done.got, done.repeated) == (6, 3)
    assert train.state() == desk.state()


def test_files_of_others_are_named_and_left_alone(
    desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 1)
    meet(desk)
    home = shared / "ice_quiz"
    (home / "letter.txt").write_text("Dear ice_quiz", encoding="utf-8")
    (home / "away.jsonl").symlink_to("/dev/zero")
    (home / ".stversions").mkdir()
    (home / ".stversions" / "old.jsonl").write_text("not read", encoding="utf-8")
    done = meet(train)
    assert (done.got, done.foreign) == (1, ("ice_quiz/away.jsonl", "ice_quiz/letter.txt"))
    assert (home / "letter.txt").read_text(encoding="utf-8") == "Dear ice_quiz"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_a_merge_of_git_leaves_is_passed_over(
    ends: str, desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    first, second, third = (to_line(event) for event in answers(desk, 3))
    meet(desk)
    lines = ("<<<<<<< HEAD", first, "=======", second, ">>>>>>> theirs", third, "")
    only_file(shared, desk).write_bytes(ends.join(lines).encode())
    done = meet(train)
    assert (done.got, done.whole) == (3, True)
    assert done.marked == (f"ice_quiz/{desk.device}/00000001.jsonl",)


@pytest.mark.parametrize("damage", [b"\0" * 50, b"[" * 100_000, b"\xff\xfe", b"{}", b'{"id": 1}'])
def test_damaged_lines_are_counted_with_their_place_and_given_again_by_their_machine(
    damage: bytes, desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 3)
    meet(desk)
    path = only_file(shared, desk)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([lines[0], damage, *lines[2:]]))
    done = meet(train)
    assert (done.got, done.damaged, done.whole) == (2, (f"ice_quiz/{desk.device}/00000001.jsonl:2",), False)
    assert meet(desk).given == 1
    assert meet(train).got == 1


def test_a_forged_line_never_takes_the_place_of_an_answer(
    desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    [event] = answers(desk, 1)
    meet(desk)
    meet(train)
    fields = {name: getattr(event, name) for name in ("device", "seq", "tick", "day", "kind", "card")}
    moment = Moment(event.utc_ms, event.offset_minutes)
    forged = Event.sealed(event_id=event.id, moment=moment, body={**event.body, "rating": "again"}, **fields)
    only_file(shared, desk).write_text(f"{to_line(forged)}\n", encoding="utf-8")
    done = meet(train)
    assert (done.conflicts, done.got, done.whole) == (1, 0, False)
    assert train.events() == (event,)
    assert meet(train).conflicts == 0
    assert train.events() == desk.events()


def test_a_machine_that_was_cloned_gets_a_name_of_its_own_and_nothing_is_lost(
    desk: Log, meet: Meet, answers: Callable[..., list[Event]], open_log: Callable[..., Log], tmp_path: Path
) -> None:
    answers(desk, 2)
    meet(desk)
    (tmp_path / "clone").mkdir()
    (tmp_path / "clone" / "progress.db").write_bytes(desk.path.read_bytes())
    clone = open_log(tmp_path / "clone")
    assert clone.device == desk.device
    answers(desk, 3)
    answers(clone, 4)
    assert not meet(desk).renamed
    done = meet(clone)
    assert (done.got, done.given, done.renamed) == (3, 4, True)
    assert clone.device != desk.device
    assert "goes on under a new name" in " ".join(done.lines())
    assert meet(desk).got == 4
    assert clone.state() == desk.state()
    assert not meet(clone).renamed
    assert clone.stamp(Kind.RESET, "ice/0").device == clone.device


def test_a_backup_that_was_put_back_gets_everything_again_from_the_folder(
    desk: Log, meet: Meet, answers: Callable[..., list[Event]], open_log: Callable[..., Log], tmp_path: Path
) -> None:
    answers(desk, 2)
    old = desk.path.read_bytes()
    answers(desk, 5)
    meet(desk)
    (tmp_path / "restored").mkdir()
    (tmp_path / "restored" / "progress.db").write_bytes(old)
    restored = open_log(tmp_path / "restored")
    assert meet(restored).renamed
    assert restored.events() == desk.events()


def test_a_folder_that_was_emptied_is_filled_again_with_everything(
    desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 2)
    answers(train, 3)
    for log in (desk, train, desk):
        meet(log)
    only_file(shared, desk).unlink()
    only_file(shared, train).unlink()
    assert meet(desk).given == 5


def test_a_folder_that_is_not_there_is_not_made(desk: Log, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder") as caught:
        sync(desk, tmp_path / "unplugged")
    assert "plugged in" in caught.value.advice
    assert not (tmp_path / "unplugged").exists()
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="no folder"):
        sync(desk, tmp_path / "file")
    with pytest.raises(ProgressError, match="cannot be read"):
        sync(desk, tmp_path / ("x" * 300))  # stands for all that a drive may answer
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "ice_quiz").touch()
    with pytest.raises(ProgressError, match="cannot be read"):
        sync(desk, tmp_path / "odd")


def test_the_progress_file_itself_is_never_put_into_a_shared_folder(desk: Log) -> None:
    with pytest.raises(UsageError, match="progress file itself"):
        sync(desk, desk.path.parent.parent)


def test_a_folder_that_cannot_be_written_to_is_told_and_what_was_taken_in_stays(
    desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 2)
    answers(train, 2)
    meet(desk)
    (shared / "ice_quiz" / train.device).touch()  # root may write anywhere, but not into a file
    with pytest.raises(ProgressError, match="cannot be written to"):
        meet(train)
    assert len(train.events()) == 4


def test_what_comes_from_a_clock_that_is_years_ahead_waits_until_its_time(
    desk: Log,
    meet: Meet,
    answers: Callable[..., list[Event]],
    open_log: Callable[..., Log],
    tmp_path: Path,
    clock: SetClock,
    days_pass: Callable[[int], None],
) -> None:
    ahead = open_log(tmp_path / "ahead", SetClock(Moment(clock.moment.utc_ms + 3650 * 86_400_000, 60)))
    answers(desk, 2)
    answers(ahead, 3)
    meet(ahead)
    before = desk.state()
    done = meet(desk)
    assert (done.got, done.future, done.waiting) == (0, 3, 3)
    assert "3 events from the future" in " ".join(done.lines())
    assert desk.state() == before
    assert meet(desk).future == 0
    assert meet(ahead).got == 2
    days_pass(3650)
    assert meet(desk).got == 3
    assert desk.state() == ahead.state()


@pytest.fixture
def quick(shared: Path, tmp_path: Path) -> Meet:
    """Sync a log with the shared folder as it is done by itself, reading only what is new."""
    seeds = count(900)
    return lambda log: sync(
        log, shared, Random(next(seeds)).randbytes, cache=tmp_path / f"cache-{log.path.parent.name}", quick=True
    )


def test_a_sync_that_is_done_by_itself_reads_only_what_is_new(
    desk: Log, train: Log, meet: Meet, quick: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 3)
    meet(desk)
    assert quick(train).got == 3
    path = only_file(shared, desk)
    status, whole = path.stat(), path.read_bytes()
    path.write_bytes(b"?" * len(whole))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert quick(train) == Synced(others=1)  # it was not read again
    assert meet(train).torn  # but by hand everything is
    path.write_bytes(whole)
    answers(desk, 2)
    answers(train, 4)
    assert (quick(desk).given, quick(train).got, quick(train).given) == (2, 2, 0)
    assert quick(desk).got == 4
    assert desk.state() == train.state()


def test_a_sync_that_is_done_by_itself_notices_what_the_folder_lost(
    desk: Log, train: Log, meet: Meet, quick: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 6)
    meet(desk)
    quick(desk)
    path = only_file(shared, desk)
    path.write_bytes(path.read_bytes()[:500])
    assert quick(desk).given > 3
    path.unlink()
    assert quick(desk).given == 6
    assert meet(train).got == 6


def test_a_sync_that_is_done_by_itself_gives_what_a_put_back_file_lacked_and_forgets(
    desk: Log, train: Log, meet: Meet, quick: Meet, answers: Callable[..., list[Event]], open_log: Callable[..., Log]
) -> None:
    answers(desk, 4)
    meet(desk)
    quick(train)
    old = train.path.read_bytes()
    answers(train, 3)
    quick(train)
    train.close()
    train.path.write_bytes(old)
    again = open_log(train.path.parent)
    answers(again, 1)
    done = quick(again)
    assert (done.got, done.given, done.renamed) == (3, 1, True)
    again.append(again.stamp(Kind.PURGED, body={"all": True}))
    assert quick(again).cleaned == 1
    meet(desk)
    quick(again)
    assert [event.kind for event in desk.events()] == [event.kind for event in again.events()] == [Kind.PURGED]


@pytest.mark.parametrize("by_itself", [False, True])
def test_what_was_forgotten_leaves_files_that_a_sync_by_itself_had_no_need_to_read(
    by_itself: bool, desk: Log, train: Log, meet: Meet, quick: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(train, 4)
    meet(train)
    for log in (desk, train, train):  # its own file is known then
        quick(log)
    forgetful = train if by_itself else desk
    forgetful.append(forgetful.stamp(Kind.PURGED, body={"all": True}))
    if not by_itself:
        meet(desk)
    quick(train)
    assert [event.kind for event in segments.read(only_file(shared, train)).events] == [Kind.PURGED] * by_itself
    assert [event.kind for event in train.events()] == [Kind.PURGED]


def test_a_folder_whose_drive_is_not_mounted_is_not_filled_by_itself(
    desk: Log, quick: Meet, answers: Callable[..., list[Event]], shared: Path
) -> None:
    answers(desk, 1)
    with pytest.raises(UsageError, match="nothing of ice_quiz any more"):
        quick(desk)
    assert list(shared.iterdir()) == []


def test_a_long_history_is_taken_in_at_once(desk: Log, train: Log, meet: Meet, answers: Callable[..., list[Event]]) -> None:
    answers(train, 1)
    answers(desk, 600)
    desk.append(desk.stamp(Kind.UNDONE, "ice/0", {"target": desk.events("ice/0")[0].id}))
    meet(desk)
    assert meet(train).got == 601
    assert train.state() == replay(train.events())
    assert meet(desk).got == 1
    assert train.state() == desk.state()
