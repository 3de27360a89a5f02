"""What sync services, sticks and people do to a shared folder: all machines still come to the union, and it is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from ice_quiz.clock import Moment
from ice_quiz.progress.event import Event, Tick, from_line, to_line
from tests.faults.learner import Learner
from tests.faults.record import deeds, faults

SEEDS = 30
YEARS_MS = 14 * 365 * 86_400_000

Fault = Callable[[Path, Random], None]


def conflict_copy(segment: Path, _chance: Random) -> None:
    shutil.copy(segment, segment.with_name(f"{segment.stem}.sync-conflict-20261124-090000-ABCDEFG.jsonl"))


def torn_tail(segment: Path, chance: Random) -> None:
    data = segment.read_bytes()
    segment.write_bytes(data[: len(data) - chance.randrange(2, 200)])


def missing(segment: Path, _chance: Random) -> None:
    segment.unlink()


def emptied(segment: Path, _chance: Random) -> None:
    segment.write_bytes(b"")


def repeated_and_shuffled(segment: Path, chance: Random) -> None:
    lines = segment.read_text().splitlines(keepends=True)
    again = [*lines, *lines]
    chance.shuffle(again)
    segment.write_text("".join(again))


def flipped_bit(segment: Path, chance: Random) -> None:
    data = bytearray(segment.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(7)
    segment.write_bytes(data)


def another_answer_under_the_same_id(segment: Path, chance: Random) -> None:
    """A forged line whose hash fits."""
    lines = segment.read_text().splitlines()
    number = chance.randrange(len(lines))
    forged = sealed(from_line(lines[number]), card="codes/forged")
    lines[number] = to_line(forged)
    segment.write_text("\n".join(lines) + "\n")


def a_machine_from_the_future(segment: Path, _chance: Random) -> None:
    event = from_line(segment.read_text().splitlines()[-1])
    ahead = sealed(event, event_id="0" * 31 + "1", later=YEARS_MS)
    folder = segment.parent.with_name("f" * 16)
    folder.mkdir()
    (folder / "00000001.jsonl").write_text(f"{to_line(ahead)}\n")


def marks_of_git(segment: Path, _chance: Random) -> None:
    text = segment.read_text()
    segment.write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> theirs\n")


def other_line_ends(segment: Path, _chance: Random) -> None:
    segment.write_bytes(b"\xef\xbb\xbf" + segment.read_bytes().replace(b"\n", b"\r\n"))


def somebodys_letter(segment: Path, _chance: Random) -> None:
    segment.with_name("letter.txt").write_text("Dear reader")


FAULTS: tuple[Fault, ...] = (
    *(conflict_copy, torn_tail, missing, emptied, repeated_and_shuffled, flipped_bit, another_answer_under_the_same_id),
    *(a_machine_from_the_future, marks_of_git, other_line_ends, somebodys_letter),
)


def sealed(event: Event, *, card: str = "", event_id: str = "", later: int = 0) -> Event:
    """The event with something else in it, and a hash that fits."""
    return Event.sealed(
        event_id=event_id or event.id,
        device=event.device,
        seq=event.seq,
        moment=Moment(event.utc_ms, event.offset_minutes),
        tick=Tick(event.tick_ms + later, event.counter),
        day=event.day,
        kind=event.kind,
        card=card or event.card,
        body=event.body,
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two machines that have synced through a folder, and both went on since."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "shared").mkdir()
    for name in ("desk", "lap"):
        answered(Learner(folder / name, places=100), 12)
        assert sync(folder, name) == 0
    assert sync(folder, "desk") == 0
    for name in ("desk", "lap"):
        answered(Learner(folder / name, places=100), 6)
    return folder


def answered(learner: Learner, times: int) -> None:
    session, chance = learner.answering(), Random(2)
    for _ in range(times):
        assert session.anything(chance)
    assert session.quit() == 0


def sync(folder: Path, name: str, said: list[str] | None = None) -> int:
    """Sync a machine; what it tells is added to what was said."""
    ran = Learner(folder / name, places=100).run("sync", folder / "shared")
    assert "Traceback" not in ran.stderr, ran.stderr
    if said is not None:
        said += ran.stdout.splitlines()
    return ran.returncode


@pytest.mark.parametrize("share", [0, 1])
def test_whatever_happens_to_the_folder_both_machines_come_to_the_union(prepared: Path, tmp_path: Path, share: int) -> None:
    everything = set(map(str, (*deeds(file_of(prepared, "desk")), *deeds(file_of(prepared, "lap")))))
    for seed in range(share, SEEDS, 2):
        place = tmp_path / str(seed)
        shutil.copytree(prepared, place)
        chance, said = Random(seed), []  # type: ignore[var-annotated]
        fault = FAULTS[seed % len(FAULTS)]
        segments = sorted((place / "shared").rglob("*.jsonl"))
        fault(chance.choice(segments), chance)
        if seed >= len(FAULTS):
            again = [segment for segment in segments if segment.exists() and segment.stat().st_size]
            chance.choice([conflict_copy, somebodys_letter, other_line_ends])(chance.choice(again), chance)
        for name in ("desk", "lap", "desk"):
            sync(place, name, said)
        where = f"{fault.__name__} {seed}: {said}"
        for name in ("desk", "lap"):
            assert set(map(str, deeds(file_of(place, name)))) == everything, where
            assert faults(file_of(place, name)) == [], where
        if fault in (flipped_bit, another_answer_under_the_same_id, a_machine_from_the_future, torn_tail, marks_of_git):
            assert len(said) > 3, where
        shutil.rmtree(place)


def file_of(folder: Path, name: str) -> Path:
    return folder / name / "data/progress.db"
