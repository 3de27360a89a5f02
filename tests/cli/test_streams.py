from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Program = Callable[..., Any]  # of the fixture `program`, which returns a `Ran`
Start = Callable[..., "subprocess.Popen[bytes]"]

NOTE = "The clock is set to 2026-11-24 09:00 by ICE_QUIZ_NOW.\n"


@pytest.mark.parametrize(
    ("encoding", "ice", "harbour_"),
    [
        ("ascii", "ICE - What", "Hafen - Uber das"),
        ("latin-1", "ICE - What", "Hafen - Über das"),
        ("cp1252", "ICE – What", "–"),
    ],
)
def test_an_output_that_lacks_a_sign_gets_a_plainer_one(
    start: Start, program: Program, harbour: Path, encoding: str, ice: str, harbour_: str
) -> None:
    assert program("add", harbour).code == 0
    out, err = start("due", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}).communicate(timeout=60)
    assert err.decode() == NOTE
    assert ice in out.decode(encoding)
    assert harbour_ in out.decode(encoding)


def test_a_session_goes_on_in_an_encoding_that_lacks_its_signs(program: Program, harbour: Path) -> None:
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    code, out, err = program("study", harbour, "--plain", typed="?\n\n", env=env)
    assert (code, "Traceback" in err) == (0, False)
    assert 'Source: "Harbour Guide", as of 2020' in out


def test_json_is_utf_8_whatever_the_terminals_encoding(program: Program, harbour: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    code, out, _ = program("study", harbour, "--json", typed='{"command": "dont-know"}\n', env=env)
    assert code == 0
    assert json.loads(out.splitlines()[1])["source"] == "“Harbour Guide”, as of 2020"
    program("add", harbour)
    assert "Hafen – Über das Wasser" in program("due", "--json", env=env).out


def test_what_is_typed_in_another_encoding_is_no_traceback(program: Program, harbour: Path) -> None:
    code, out, err = program("study", harbour, "--plain", "--form", "cloze", typed=b"\xff\xfe\n\n")
    assert (code, err) == (0, NOTE)
    assert "“\ufffd\ufffd” is not" in out


@pytest.mark.parametrize("command", ["preview ice", "preview ice --json", "study ice --json", "study ice --plain"])
def test_whoever_stops_reading_leaves_no_complaint(start: Start, command: str) -> None:
    process = start(*command.split(), stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.read(10)
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(b'{"command": "dont-know"}\n' * 50, timeout=60)
    assert process.returncode == 0
    assert err.decode() == NOTE


def test_nobody_reading_at_all_leaves_no_complaint(start: Start) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start("due", stdout=writing)
    os.close(writing)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode()) == (0, NOTE)


@pytest.mark.parametrize("how", ["--plain", "--json"])
def test_ctrl_c_leaves_quietly_with_everything_saved(start: Start, program: Program, harbour: Path, how: str) -> None:
    process = start("study", harbour, how)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"command": "dont-know"}\n' if how == "--json" else b"?\n")
    process.stdin.flush()
    while b"Guide" not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode() == NOTE
    assert program("add", harbour).code == 0
    assert '"again": 1' in program("due", "--json").out


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("command", ["due", "study --plain", "study --json"])
def test_a_stream_that_is_closed_is_no_traceback(program: Program, harbour: Path, number: int, command: str) -> None:
    arguments = [*command.split(), *([harbour] if "study" in command else [])]
    code, out, err = program(*arguments, preexec_fn=lambda: os.close(number), **({"stdin": None} if number == 0 else {}))
    assert "Traceback" not in out + err
    assert code in (0, 1)
