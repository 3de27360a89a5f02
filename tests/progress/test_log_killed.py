"""The program is killed while answers are being saved: what was acknowledged is there, and nothing is half there."""

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
number = len(log.events())
while True:
    body = {"deck": "ice", "verdict": "right", "rating": "good", "graded": True, "ms": 1}
    log.append(log.stamp(Kind.ANSWERED, f"ice/{number % 7}", body | {"seed": number}))
    print(number, flush=True)
    number += 1
"""


def test_no_acknowledged_answer_is_lost_when_the_program_is_killed(folder: Path, open_log: Callable[..., Log]) -> None:
    acknowledged = -1
    for answers in (1, 2, 9, 23, 40):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        for _ in range(answers):
            acknowledged = int(writer.stdout.readline())
        writer.kill()
        rest = writer.stdout.read().split()  # what it still said before it was hit
        acknowledged = int(rest[-1]) if rest else acknowledged
        writer.stdout.close()
        writer.wait()
        log = open_log()
        numbers = [event.body["seed"] for event in log.events()]
        assert numbers == list(range(len(numbers)))
        assert len(numbers) > acknowledged
        assert log.state() == replay(log.events())
        log.close()
        assert faults_of(log.path) == ()
