from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]  # of the fixture `call`, which returns a `Ran`

NOTE = "The clock is set to 2026-11-24 09:00 by ICE_QUIZ_NOW.\n"

BAD: dict[str, tuple[Callable[[Path, bytes], object], str]] = {
    "missing": (lambda _path, _good: None, "no such file"),
    "folder": (lambda path, _: path.mkdir(), "not a file"),
    "pipe": (lambda path, _: os.mkfifo(path), "not a file"),
    "dangling": (lambda path, _: path.symlink_to("nowhere"), "no such file"),
    "loop": (lambda path, _: path.symlink_to(path), ""),
    "empty": (lambda path, _: path.write_bytes(b""), ""),
    "binary": (lambda path, _: path.write_bytes(bytes(range(256)) * 20), ""),
    "zeros": (lambda path, _: path.write_bytes(b"\0" * 4096), ""),
    "utf-16": (lambda path, good: path.write_text(good.decode(), encoding="utf-16"), "UTF-"),
    "latin-1": (lambda path, good: path.write_text(good.decode().replace("–", "-"), encoding="latin-1"), "UTF-8"),
    "truncated": (lambda path, good: path.write_bytes(good[: good.index(b"ship:") + 12]), ""),
    "50 MB": (lambda path, good: path.write_bytes(good + b"\n" * 50_000_000), "50 MB"),
    "nested": (lambda path, good: path.write_bytes(good + b"about: " + b"[" * 50_000), ""),
    "indented": (lambda path, good: path.write_bytes(good + b"".join(b" " * n + b"a:\n" for n in range(400))), ""),
    "aliases": (lambda path, good: path.write_bytes(good + b"about: &a [x]\nauthor: [*a, *a]\n"), ""),
    "twice": (lambda path, good: path.write_bytes(good + b"title: Twice\n"), "title"),
    "two documents": (lambda path, good: path.write_bytes(good + b"---\n" + good), ""),
    "a list": (lambda path, _: path.write_bytes(b"- deck\n"), ""),
    "python": (lambda path, good: path.write_bytes(good + b"about: !!python/object/apply:os.system ['true']\n"), ""),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_told_with_its_place_by_every_command_and_nothing_is_added(
    call: Call, harbour: Path, home: Path, kind: str
) -> None:
    make, told = BAD[kind]
    bad = harbour.with_name("bad.yaml")
    make(bad, harbour.read_bytes())
    code, out, err = call("check", bad)
    assert code == 1
    assert err == NOTE
    assert re.match(rf"{re.escape(str(bad))}:\d+:\d+: [A-Z]\d+ ", out)
    assert told in out
    problem = out.splitlines()[0].removesuffix(" (warning)")
    for command in (["add", bad], ["preview", bad], ["study", bad, "--plain"], ["study", bad, "--json"]):
        code, out, err = call(*command)
        assert (code, out) == (1, "")
        assert problem in err
    assert not (home / "data").exists()


@pytest.mark.parametrize("change", [lambda text: b"\xef\xbb\xbf" + text, lambda text: text.replace(b"\n", b"\r\n")])
def test_a_byte_order_mark_and_the_line_ends_of_windows_are_no_problem(
    call: Call, harbour: Path, change: Callable[[bytes], bytes]
) -> None:
    harbour.write_bytes(change(harbour.read_bytes()))
    assert call("check", harbour, "--json") == (0, "[]\n", NOTE)
    assert "Albatros moors at North Pier." in call("preview", harbour).out


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_must_not_be_read_is_told(call: Call, harbour: Path) -> None:
    harbour.chmod(0)
    code, out, _ = call("check", harbour)
    assert (code, "Permission denied" in out) == (1, True)


def test_dangerous_characters_of_a_deck_reach_no_output(call: Call, program: Call, tmp_path: Path) -> None:
    escapes = r"\x1b]52;c;aGk=\x07 \x1b[2J \x9b31m \u202eevil\u202c [b]x[/]"
    deck = tmp_path / "bad.yaml"
    deck.write_text(
        f'deck: bad\ntitle: "{escapes}"\nsources: {{s: {{title: "{escapes}"}}}}\n'
        f'topics:\n  - topic: "{escapes}"\n    source: s\n    cards:\n'
        f'      - {{ask: "Who {escapes}?", answer: "a {escapes}", wrong: ["b {escapes}", c], why: "d {escapes}"}}\n'
    )
    printed = ""
    for command in ("check", "preview", "preview --json", "add", "study --plain", "study --json"):
        name, *options = command.split()
        code, out, err = (program if name == "study" else call)(name, deck, *options)
        assert code == 0
        printed += out + err
    printed += call("due").out + call("due", "--json").out
    assert printed.count("\ufffd]52;c;aGk=\ufffd \ufffd[2J \ufffd31m \ufffdevil\ufffd [b]x[/]") > 20
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", printed)
