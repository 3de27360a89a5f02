"""Programs that are killed while they save answers, and programs that save at the same time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from ice_quiz.progress.checking import faults_of
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import replay

WRITER = """
import sys
from pathlib import Path
from ice_quiz.clock import Moment, SetClock
from ice_quiz.progress.event import Kind
from ice_quiz.progress.log import Log
log = Log.open(Path(sys.argv[1]), SetClock(Moment(1_795_518_000_000, 60)))
first = len(log.events())
print("ready", flush=True)
sys.stdin.readline()
for number in range(first, first + int(sys.argv[2])):
    body = {"deck": "ice", "verdict": "right", "rating": "good", "graded": True, "ms": 1}
    log.append(log.stamp(Kind.ANSWERED, f"ice/{number % 7}", body | {"seed": number}))
    print(number, flush=True)
"""


def writer(folder: Path, answers: int) -> subprocess.Popen[str]:
    """A program that is ready to save so many answers, and acknowledges each."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(answers)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_no_acknowledged_answer_is_lost_when_the_program_is_killed(folder: Path, open_log: Callable[..., Log]) -> None:
    for answers in (1, 2, 9, 23, 40):
        with writer(folder, 99_999) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write("\n")
            process.stdin.flush()
            said = [process.stdout.readline() for _ in range(answers)]
            process.kill()
            said += process.stdout.readlines()  # what it still said before it was hit
        log = open_log()
        numbers = [event.body["seed"] for event in log.events()]
        assert numbers == list(range(len(numbers)))
        assert len(numbers) > int(said[-1])
        assert log.state() == replay(log.events())
        log.close()
        assert faults_of(log.path) == ()


def test_two_programs_that_answer_at_the_same_time_lose_nothing(folder: Path, open_log: Callable[..., Log]) -> None:
    processes = [writer(folder, 100) for _ in range(2)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate()[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    log = open_log()
    assert [len(numbers) for numbers in said] == [100, 100]
    assert len(log.events()) == 200
    assert log.state() == replay(log.events())
