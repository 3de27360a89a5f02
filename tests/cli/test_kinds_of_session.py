from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def nobody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))


Call = Callable[..., Any]  # of the fixture `call`, which returns a `Ran`


@pytest.mark.parametrize(
    "options", [["--cram"], ["--practise"], ["--ahead", "3"], ["--weak"], ["--topic", "ships", "--cram"]]
)
@pytest.mark.parametrize("face", ["--plain", "--json"])
def test_every_kind_of_session_is_held_in_both_line_modes(call: Call, harbour: Path, options: list[str], face: str) -> None:
    ran = call("study", harbour, *options, face)
    assert (ran.code, ran.err) == (0, "The clock is set to 2026-11-24 09:00 by ICE_QUIZ_NOW.\n")
    nothing = options[0] in ("--ahead", "--weak")  # of a deck that was never studied
    if face == "--json":
        kinds = [json.loads(line)["type"] for line in ran.out.splitlines()]
        told = ["note"] if options == ["--practise"] else []  # that it asks every card
        assert kinds[: len(told) + 1] == [*told, "summary" if nothing else "question"]
    else:
        assert ("No card waits here now" in ran.out) is nothing


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--topic", "Shps"], "There is no topic “Shps”.\nDid you mean “Ships”?"),
        (["--tag", "x"], "No card has a tag."),
        (["--cram", "--weak"], "different sessions"),
        (["--ahead", "0"], "--ahead"),
        (["--minutes", "0"], "--minutes"),
    ],
)
def test_what_cannot_be_studied_is_wrong_use(call: Call, harbour: Path, options: list[str], told: str) -> None:
    ran = call("study", harbour, *options, "--plain")
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
