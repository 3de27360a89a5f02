"""Sentences from parts: capitals and stops, listings, articles, plurals, counts."""

from __future__ import annotations

from collections.abc import Sequence

from ice_quiz.language.articles import with_article
from ice_quiz.language.plurals import plural

__all__ = ["capital", "count", "listing", "lower_first", "per_cent", "plural", "sentence", "with_article"]

_COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'\u201d\u2019)]"


def capital(text: str) -> str:
    """The text with a capital first letter; a word that has its own capitals (mRNA, iPhone) stays as it is."""
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    return text if any(letter.isupper() for letter in word) else text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with a small first letter; "I" and words with more capitals (HSI, U.S.) stay as they are."""
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    if word in ("I", "I'm") or any(letter.isupper() for letter in word[1:]) or word[1:2] == ".":
        return text
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text as a sentence: a capital first letter and exactly one stop at its end; "?", "!" and "…" are stops too."""
    body = " ".join(text.split()).rstrip(",;")
    if not body:
        return ""
    if body.endswith("..") and not body.endswith("..."):
        body = body[:-1]
    bare = body.rstrip(_CLOSING)
    ended = body.endswith(_ENDS) or (bare.endswith(_ENDS) and not body.endswith(")"))
    return capital(body if ended else f"{body}.")


def listing(items: Sequence[str], joint: str = "and") -> str:
    """The items as one phrase: "a", "a and b", "a, b and c"; with semicolons where an item holds a comma."""
    if len(items) < 2:
        return "".join(items)
    if any("," in item for item in items):
        return f"{'; '.join(items[:-1])}; {joint} {items[-1]}"
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def per_cent(share: float) -> str:
    """A share in whole per cent, "91 %"; only what is really nothing or everything is told as such."""
    if 0 < share < 1:
        share = min(max(share, 0.01), 0.99)
    return f"{share:.0%}".replace("%", " %")


def count(number: int) -> str:
    """A number of things in words up to twelve, beyond it in digits: "no", "one", "twelve", "13", "1,000"."""
    return _COUNTED[number] if 0 <= number < len(_COUNTED) else f"{number:,}"
