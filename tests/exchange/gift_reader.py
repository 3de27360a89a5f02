"""A small reader of GIFT, written from Moodle's description of the format and sharing no code with the writer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MARK = re.compile(r"^\[(html|moodle|plain|markdown)\]")


@dataclass
class Read:
    """A question as it was read: answers as (weight, text, feedback)."""

    title: str
    text: str
    kind: str
    category: str
    answers: list[tuple[int, str, str]] = field(default_factory=list)
    feedback: str = ""


def read_gift(text: str) -> list[Read]:
    """The questions of a GIFT file: blocks apart at blank lines, comments and categories passed over."""
    found: list[Read] = []
    category = ""
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip() and not line.startswith("//")]
        while lines and lines[0].startswith("$CATEGORY:"):
            category = lines.pop(0).removeprefix("$CATEGORY:").strip()
        if lines:
            found.append(_question("\n".join(lines), category))
    return found


def _question(block: str, category: str) -> Read:
    assert block.startswith("::")
    end = _find(block, "::", 2)
    title = _plain(block[2:end])
    opens = _find(block, "{", end + 2)
    closes = _find(block, "}", opens)
    assert not block[closes + 1 :].strip()
    stem = block[end + 2 : opens].strip()
    assert stem.startswith("[plain]")
    read = Read(title, _plain(stem.removeprefix("[plain]")), "", category)
    body = block[opens + 1 : closes].strip()
    general = _find(body, "####", 0)
    if general >= 0:
        body, read.feedback = body[:general].strip(), _plain(body[general + 4 :].strip())
    _answers(read, body)
    return read


def _answers(read: Read, body: str) -> None:
    if not body:
        read.kind = "essay"
    elif body.split("#")[0].strip() in ("T", "F", "TRUE", "FALSE"):
        read.kind = "true-false"
        said, _, feedback = body.partition("#")
        right = said.strip().startswith("T")
        read.answers = [(100 * right, "True", ""), (100 * (not right), "False", "")]
        read.feedback = f"{_plain(feedback)}|{read.feedback}"
    else:
        number = body.startswith("#")
        parts = _parts(body[1:] if number else body)
        kind = "choice" if any(sign == "~" for sign, _ in parts) else "short"
        read.kind = "number" if number else kind
        for sign, part in parts:
            at = _find(part, "#", 0)
            text, feedback = (part, "") if at < 0 else (part[:at], part[at + 1 :])
            assert not re.match(r"%-?\d", text), "a weight would be read"
            answer = text.strip() if number else _plain(_MARK.sub("", text.strip()))
            read.answers.append((100 if sign == "=" else 0, answer, _plain(feedback.strip())))


def _parts(body: str) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    start = None
    at = 0
    while at <= len(body):
        if at == len(body) or body[at] in "=~":
            if start is not None:
                parts.append((body[start], body[start + 1 : at].strip()))
            start = at
        at += 2 if body[at : at + 1] == "\\" else 1
    return parts


def _find(text: str, what: str, start: int) -> int:
    """The place of a sign that no backslash stands before, or -1."""
    at = start
    while at < len(text):
        if text.startswith(what, at):
            return at
        at += 2 if text[at] == "\\" else 1
    return -1


def _plain(text: str) -> str:
    out, at = "", 0
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text) and text[at + 1] in "~=#{}:\\n":
            out += "\n" if text[at + 1] == "n" else text[at + 1]
            at += 2
        else:
            assert text[at] not in "~=#{}:", f"{text[at]!r} stands without a backslash in {text!r}"
            out += text[at]
            at += 1
    return out
