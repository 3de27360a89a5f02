"""The one way in for foreign text: what may stand on a terminal, and what is shown as U+FFFD instead.

Decks, answers and file names can hold characters that move the cursor, write the clipboard, reorder a line or break an
encoder. Nothing above this layer meets them.
"""

from __future__ import annotations

import re

# C0 but tab and line feed; DEL and C1; bidi embeddings, overrides and isolates; the line and paragraph separators; the
# byte order mark; lone surrogates; noncharacters. The joiners U+200C and U+200D stay (scripts and emoji need them), and
# so do the marks U+200E, U+200F and U+061C, which right-to-left writing uses and which cannot override an order.
_DANGEROUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
    + "]"
)

REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """The text with Unix line ends and every dangerous character as U+FFFD; tab and line feed stay.

    Applying it twice changes nothing. The list follows what was measured to reach a terminal through a text widget, and
    Unicode Standard Annex 9 for the bidi controls.
    """
    if text.isprintable():
        return text
    return _DANGEROUS.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))
