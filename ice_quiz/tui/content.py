"""The one door through which text becomes what Textual shows.

Textual reads markup in plain strings and passes control characters on to the terminal. Whatever comes from a deck, an
answer or a file name goes through `shown`; the widgets take nothing but the `Content` that it gives.
"""

from __future__ import annotations

import re

from textual.content import Content

from ice_quiz.language.printable import printable

# Styles by what they mean. They name variables of the theme, so that they follow light, dark and the terminal's colours.
MUTED = "$text-muted"
STRONG = "bold"
KEY = "bold $accent"
RIGHT = "bold $success"
CLOSE = "bold $warning"
WRONG = "bold $error"

_UNIT = re.compile(r"(?<=\d) (?=[%‰°€£×]|(?:[kcmµn]?m|[km]?g|m?l|min|h|s)\b)")
_GLUE = "\ue0ff"  # Textual breaks lines at every white space, at a no-break space too; this is in no text, and as wide


def shown(text: str, style: str = "") -> Content:
    """The text as it is, brackets and all, with dangerous characters made visible; `style` is one of the styles above."""
    return Content.styled(printable(text), style)


def joined(*parts: Content) -> Content:
    """The parts in one line, one after the other."""
    return Content("").join(parts)


def wrapped(content: Content, width: int) -> list[Content]:
    """The content in lines of at most `width` cells; a number and its unit stay in one line."""
    text = content.plain
    glued = _UNIT.sub(_GLUE, text) if _GLUE not in text else text
    if glued == text:
        return content.wrap(width)
    lines = Content(glued, list(content.spans)).wrap(width)
    return [Content(line.plain.replace(_GLUE, " "), list(line.spans)) for line in lines]


def cut(content: Content, width: int) -> Content:
    """The content in at most `width` cells, with an ellipsis where something was left out."""
    return content.truncate(max(width, 0), ellipsis=True)
