"""From a cell of a list to the text of a deck: signs of HTML out, blanks and line breaks even, nothing a terminal obeys.

Every step takes time in proportion to the cell's length, whatever stands in it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from ice_quiz.language.printable import REPLACEMENT, printable

# Only what is HTML in lists of cards; `List<int>` and "a < b" are text. A sign ends at the next "<" or ">", so that many
# open ones are looked at once each.
_BREAKING = "br|p|div|li|ul|ol|tr|td|th|table|h[1-6]|hr|blockquote"
_INLINE = (
    "a|abbr|b|big|center|code|del|em|font|i|img|ins|kbd|mark|pre|q|s|small|span|strike|strong|style|sub|sup|tt|u|tbody|thead"
)
_BREAKS = re.compile(rf"</?(?:{_BREAKING})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_SIGNS = re.compile(rf"</?(?:{_INLINE})(?:[\s/][^<>]*)?>|<!--[^<>]*-->", re.IGNORECASE)
_NAMED = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ERROR = re.compile(r"#(?:REF!|NAME\?|VALUE!|N/A|DIV/0!|NUM!|NULL!|SPILL!|ERROR!)")


@dataclass(slots=True)
class Findings:
    """What was changed in cells, or is strange in them: for each kind the lines, in order."""

    lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, what: str, line: int) -> None:
        """Note a kind of finding on a line."""
        self.lines.setdefault(what, []).append(line)

    def notes(self) -> tuple[str, ...]:
        """A sentence for each kind of finding, with its number of cells and first line."""
        return tuple(
            f"{what}: 1 cell, on line {lines[0]:,}."
            if len(lines) == 1
            else f"{what}: {len(lines):,} cells, first on line {lines[0]:,}."
            for what, lines in self.lines.items()
        )


HTML = "Signs of HTML were taken out"
BREAKS = "Line breaks became blanks"
CONTROLS = f"Characters that a terminal would obey are shown as {REPLACEMENT}"
FORMULA = "This looks like a formula and was taken as text"


def cleaned(cell: str, line: int, found: Findings, *, keep_html: bool = False) -> str:
    """The text of a cell; what was changed is noted."""
    text = cell
    if not keep_html:
        text = _SIGNS.sub("", _BREAKS.sub(" ", text))
        text = _NAMED.sub(lambda match: html.unescape(match[0]), text)
        if text != cell:
            found.add(HTML, line)
    if "\n" in (even := text.strip()) or "\r" in even:
        found.add(BREAKS, line)
    safe = printable(" ".join(text.split()))
    if REPLACEMENT in safe and REPLACEMENT not in cell:
        found.add(CONTROLS, line)
    if safe.startswith("="):
        found.add(FORMULA, line)
    return safe


def is_spreadsheet_error(text: str) -> bool:
    """Whether a cell holds what a spreadsheet shows where it could not compute."""
    return _ERROR.fullmatch(text) is not None
