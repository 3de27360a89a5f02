"""The disk is full, the file may not be written, another program holds it: it is said, study goes on, nothing is dropped."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from ice_quiz.progress.event import Event, from_line
from tests.end_to_end.conftest import Terminal
from tests.faults.learner import Answering, Deed, Learner
from tests.faults.need import need
from tests.faults.record import deeds, faults

UNPRIVILEGED = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")
"""Runs a program of root that must keep to the rights of files and folders like everybody else."""

BANNER = "Your answers cannot be saved at the moment."


@contextmanager
def small_disk(folder: Path, size: str = "300k") -> Iterator[Callable[[str], None]]:
    """A disk of a few kilobytes at the folder; the function makes it larger."""
    need("mount", "umount", root=True)
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "none", folder], check=True)
    try:
        yield lambda size: void(["mount", "-o", f"remount,size={size}", folder])
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def void(command: list[str | Path]) -> None:
    subprocess.run(command, check=True)


def answer(session: Answering, times: int) -> None:
    """Answer, sometimes right; where nothing is asked any more, let more cards in."""
    for number in range(times):
        if session.card is None:
            assert session.more()
        elif number % 5 == 1:
            assert session.right()
        else:
            assert session.answer(f"oak {number}")


def until_full(session: Answering) -> None:
    """Answer until it cannot be saved any more."""
    while not session.banner:
        answer(session, 1)


def test_on_a_disk_that_fills_up_study_goes_on_and_all_is_saved_once_there_is_space(learner: Learner) -> None:
    learner.begin_empty()
    with small_disk(learner.data) as enlarge:
        session = learner.answering()
        until_full(session)
        assert f"{BANNER} The disk is full. Free some space." in session.notes
        saved, late = list(session.acknowledged), len(session.waiting)
        assert len(saved) > 50
        answer(session, 20)
        assert deeds(learner.file) == saved
        enlarge("5m")
        answer(session, 1)
        assert session.notes[-1] == "Your answers are saved again."
        assert len(session.acknowledged) == len(saved) + late + 21
        assert session.quit() == 0
        assert deeds(learner.file) == session.acknowledged
        assert faults(learner.file) == []


def test_a_disk_that_stays_full_costs_no_answer_that_was_saved_and_the_others_are_written_elsewhere(
    learner: Learner,
) -> None:
    learner.begin_empty()
    with small_disk(learner.data) as enlarge:
        session = learner.answering()
        until_full(session)
        answer(session, 5)
        assert session.quit() == 1
        assert deeds(learner.file) == session.acknowledged
        assert unsaved(learner) == session.waiting
        enlarge("5m")
        for _ in range(2):
            assert learner.run("import", kept_elsewhere(learner), "--yes").returncode == 0
            assert deeds(learner.file) == [*session.acknowledged, *session.waiting]
        assert faults(learner.file) == []


def kept_elsewhere(learner: Learner) -> Path:
    """The file that the program has written into the home folder."""
    [file] = learner.folder.glob("ice-quiz-answers-*.jsonl")
    return file


def unsaved(learner: Learner) -> list[Deed]:
    """What it has written there."""
    events = map(from_line, kept_elsewhere(learner).read_text().splitlines())
    return [Deed(event.kind, event.card, said(event)) for event in events if event.kind in ("answered", "extra_new")]


def said(event: Event) -> str | None:
    reply = event.body.get("reply")
    return None if reply is None else str(reply)


def test_at_a_limit_of_the_size_of_files_it_is_the_same(learner: Learner) -> None:
    need("prlimit")
    session = learner.answering(wrapper=("prlimit", "--fsize=200000"))
    until_full(session)
    answer(session, 5)
    assert session.quit() == 1
    assert session.banner.startswith(BANNER)
    assert len(session.banner) > len(BANNER) + 10
    assert deeds(learner.file) == session.acknowledged
    assert unsaved(learner) == session.waiting
    assert faults(learner.file) == []


Fault = Callable[[Learner], Generator[tuple[str | Path, ...]]]
"""Brings some answers about and a fault, and gives the command to run the program with; when asked again, it is mended."""


def full(learner: Learner) -> Generator[tuple[str | Path, ...]]:
    """No space is left."""
    learner.begin_empty()
    with small_disk(learner.data, "600k"):
        begun(learner)
        filler = learner.data / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(4096)):
                pass
        yield ()
        filler.unlink()
        yield ()


def read_only(learner: Learner) -> Generator[tuple[str | Path, ...]]:
    """The file may only be read."""
    need("setpriv", root=True)
    begun(learner)
    learner.file.chmod(0o400)
    yield UNPRIVILEGED
    learner.file.chmod(0o600)
    yield ()


def read_only_folder(learner: Learner) -> Generator[tuple[str | Path, ...]]:
    """The folder may only be read."""
    need("setpriv", root=True)
    begun(learner)
    learner.data.chmod(0o500)
    yield UNPRIVILEGED
    learner.data.chmod(0o700)
    yield ()


def locked(learner: Learner) -> Generator[tuple[str | Path, ...]]:
    """Another program is writing, and does not end."""
    begun(learner)
    with closing(sqlite3.connect(learner.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield ()
        other.execute("ROLLBACK")
        yield ()


FAULTS = pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (full, "The disk is full."),
        (read_only, "The file or its folder cannot be written to."),
        (read_only_folder, "The file or its folder cannot be written to."),
        (locked, "Another program is holding the file."),
    ],
)


def begun(learner: Learner) -> None:
    """Some answers that are saved."""
    session = learner.answering()
    answer(session, 5)
    assert session.quit() == 0


@FAULTS
def test_a_script_is_told_and_goes_on_and_all_is_saved_as_soon_as_possible(
    learner: Learner, fault: Fault, reason: str
) -> None:
    with closing(fault(learner)) as steps:
        session = learner.answering(wrapper=next(steps))
        before = deeds(learner.file)
        answer(session, 4)
        assert session.banner.startswith(f"{BANNER} {reason}")
        assert deeds(learner.file) == before
        next(steps)
        answer(session, 1)
        assert session.notes[-1] == "Your answers are saved again."
        assert session.quit() == 0
        assert deeds(learner.file) == [*before, *session.acknowledged]
        assert len(session.acknowledged) == 5
        assert faults(learner.file) == []


@FAULTS
def test_the_screens_show_it_and_go_on_until_all_is_saved(
    learner: Learner, started: list[Terminal], fault: Fault, reason: str
) -> None:
    with closing(fault(learner)) as steps:
        wrapper = next(steps)
        screen = Terminal(learner, "study", learner.deck, "--form", "type", wrapper=wrapper)
        started.append(screen)
        before = deeds(learner.file)
        for number in range(3):
            screen.wait_for("What is the code", "enter check")
            screen.type(f"oak {number}\r")
            screen.wait_for(f"“oak {number}” is not it", f"{BANNER} {reason}")
            screen.type(" ")
        screen.wait_for("enter check")
        next(steps)
        screen.type("oak 3\r")
        screen.wait_until(lambda: screen.holds("“oak 3” is not it") and not screen.holds(BANNER), "a verdict, no banner")
        assert [deed.reply for deed in deeds(learner.file)[len(before) :]] == ["oak 0", "oak 1", "oak 2", "oak 3"]
        screen.type("\x11")
        assert screen.end() == 0
        assert faults(learner.file) == []


@FAULTS
def test_line_by_line_it_is_said_and_goes_on_until_all_is_saved(
    learner: Learner, started: list[Terminal], fault: Fault, reason: str
) -> None:
    with closing(fault(learner)) as steps:
        wrapper = next(steps)
        lines = Terminal(learner, "study", learner.deck, "--plain", "--form", "type", wrapper=wrapper, columns=200)
        started.append(lines)
        before = deeds(learner.file)
        for number in range(3):
            lines.wait_until(lambda: lines.text.endswith("/ help): ") and "Answer (" in lines.text, "a question")
            lines.type(f"oak {number}\n")
            lines.wait_until(lambda: f"“oak {number}” is not it" in lines.text, "the verdict")  # noqa: B023
            lines.type("\n")
        assert f"{BANNER} {reason}" in lines.text
        assert lines.text.count(BANNER) == 1
        next(steps)
        lines.type("oak 3\n")
        lines.wait_until(lambda: "“oak 3” is not it" in lines.text, "the verdict")
        assert "Your answers are saved again." in lines.text
        assert [deed.reply for deed in deeds(learner.file)[len(before) :]] == ["oak 0", "oak 1", "oak 2", "oak 3"]
        lines.type("/quit\n")
        assert lines.end() == 0


@pytest.mark.parametrize("face", ["screens", "lines"])
def test_who_leaves_while_nothing_can_be_saved_is_asked_where_to_write_it(
    learner: Learner, started: list[Terminal], face: str
) -> None:
    with closing(full(learner)) as steps:
        wrapper = next(steps)
        arguments = ["study", learner.deck, "--form", "type", *(["--plain"] if face == "lines" else [])]
        program = Terminal(learner, *arguments, wrapper=wrapper, columns=200)
        started.append(program)
        before = deeds(learner.file)
        program.wait_for("What is the code")
        program.type("oak 7\r" if face == "screens" else "oak 7\n")
        program.wait_for("“oak 7” is not it", BANNER)
        program.type("\x11" if face == "screens" else "/quit\n")
        program.wait_for("Where shall that be written")
        program.type(f"{learner.data}/kept\n")
        program.wait_for("No space left")
        kept = learner.folder / "kept by me.jsonl"
        program.type(f"{kept}\n")
        assert program.end() == 1
        assert f"ice-quiz import {kept}" in " ".join(program.text.split())
        assert [from_line(line).body["reply"] for line in kept.read_text().splitlines()] == ["oak 7"]
        assert deeds(learner.file) == before


def test_a_file_that_nobody_may_read_is_told_and_left_alone(learner: Learner) -> None:
    need("setpriv", root=True)
    begun(learner)
    content = learner.file.read_bytes()
    learner.file.chmod(0)
    session = learner.answering(wrapper=UNPRIVILEGED)
    assert session.end() == 1
    assert "cannot be read" in session.said
    assert "Traceback" not in session.said
    learner.file.chmod(0o600)
    assert learner.file.read_bytes() == content
