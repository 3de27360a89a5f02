"""What a teacher most likely did where YAML gives up: told by the look of the line, or by what the parser missed."""

from __future__ import annotations

import re

import yaml

from ice_quiz.language.printable import printable

_SEEN = 500  # characters of a line that are looked at

_TELLING = (
    (re.compile(r"^\s*\t|^\t"), "Indent with spaces, not with a tab."),
    (re.compile(r"\{[^}\"']*\{"), "Inside braces, put a text with { } in quotes."),
    (re.compile(r"[:\-,\[]\s+[*&!|>%@`]"), "A text that starts with * & ! | > % @ or ` must stand in quotes."),
    (re.compile(r"^[^\"'{\[#]*?:\s.*[^\"'{\[,]:\s"), "A text with `: ` in it must stand in quotes."),
    (re.compile(r"\{[^}\"']*\?"), "Inside braces, put a text with `?` in quotes."),
    (re.compile(r"[:\-,\[]\s+[“”„]"), 'Use straight quotes: "…" instead of “…”.'),
    (re.compile(r":\s*\"[^\"]*\"\s*\S|:\s*'[^']*'\s*\S"), "Text after a closing quote: put the whole text in quotes."),
)

_NO_SPACE = re.compile(r"^\s*(?:-(?P<dash>[^\s-]\S*)|(?:- )?\s*(?P<key>[a-z ]+):(?=[^\s:/]))")
_CLOSED_TWICE = re.compile(r"^[^#\"']*[\]}]\s*[\]}]\s*(#.*)?$")


def explained(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    """What to write instead, in a sentence; `line` (from 1) is where the parser stopped."""
    lines = text.splitlines()
    for number in (line, line - 1):
        here = lines[number - 1][:_SEEN] if 0 < number <= len(lines) else ""
        advice = next((advice for pattern, advice in _TELLING if pattern.search(here)), "") or _no_space(here)
        if advice:
            where = "" if number == line else f" (look at line {number})"
            return f"{advice}{where}"
    here = lines[line - 1][:_SEEN] if 0 < line <= len(lines) else ""
    return _missed(error, here) or _by_the_parser(error)


def _no_space(here: str) -> str:
    """A dash or a colon that says nothing because no space follows it."""
    found = _NO_SPACE.match(here)
    if found is None:
        return ""
    if found["dash"]:
        return f"A space is missing behind the dash: `- {printable(found['dash'])}`."
    key = printable(found["key"].strip())
    return f"A space is missing behind the colon of `{key}:`."


def _missed(error: yaml.MarkedYAMLError, here: str) -> str:
    """By what the parser expected; the context's mark is where the unfinished part begins."""
    problem = error.problem or ""
    began = f" of line {error.context_mark.line + 1}" if error.context_mark else ""
    if "',' or ']'" in problem:
        return f"The `[`{began} is not closed with `]`, or a comma is missing between two items."
    if "',' or '}'" in problem:
        return f"The `{{`{began} is not closed with `}}`, or a comma is missing between two keys."
    if "quoted scalar" in (error.context or ""):
        return f"The quotes{began} are never closed: write the same sign at the end of the text."
    if "expected '-'" in problem:
        return f"Each entry of the list{began} begins with `- `, in one column: a `- ` is missing here, or a space too much."
    if "could not find expected ':'" in problem:
        return "A key and its value need `: ` between them, like `answer: me`: the colon is missing here or one line above."
    if "expected key" in problem and _CLOSED_TWICE.match(here):
        return "A bracket is closed here that was not opened: delete one."
    if "expected key" in problem or "not allowed in this context" in problem:
        return "This line must begin in the same column as the keys above it; one more level in takes two spaces more."
    return ""


def _by_the_parser(error: yaml.MarkedYAMLError) -> str:
    said = printable(f"{error.context or ''} {error.problem or ''}".strip())
    return f"This line does not fit the one above: check indentation, `- ` and quotes ({said})."
