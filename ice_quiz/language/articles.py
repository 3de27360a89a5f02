"""The, a, an."""

from __future__ import annotations

import re

_BEGINS_WITH_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_](?![^\W_]))*")
_AN_NUMBER = re.compile(r"8|(?:11|18)(?!\d)|(?:11|18)(?:,\d{3})+(?!\d)|18\d\d(?!\d)")  # eight, eleven, eighteen
_SILENT_H = re.compile(r"hour|honou?r|honest|heir")
_CONSONANT_SOUND = re.compile(r"eu|ewe|one(?![a-z])|once|uni(?![nmd])|ubiq|uk|ur(?:an|in|ol|ea)|us(?:[eu]|ag)|ut(?:e|il|op)")
_SPELLED_WITH_VOWEL_SOUND = "AEFHILMNORSX"
_SPOKEN_AS_A_WORD = 4  # NATO, FEMA: capitals from this length on that begin with consonant and vowel


def with_article(name: str, article: str = "") -> str:
    """The name with its article, "the", "a" or "none"; "a" becomes "an" by sound.

    "" is the rule of the language: names with a capital letter have none, others take "the". A name that already begins
    with an article is left alone.
    """
    if not name or article == "none" or _BEGINS_WITH_ARTICLE.match(name):
        return name
    if article in ("a", "an"):
        return f"{'an' if _begins_with_vowel_sound(name) else 'a'} {name}"
    if not article and any(letter.isupper() for letter in name):
        return name
    return f"the {name}"


def _begins_with_vowel_sound(name: str) -> bool:
    match = _FIRST_WORD.search(name)
    if match is None:
        return False
    word = match.group()
    if word[0].isdigit():
        return bool(_AN_NUMBER.match(name, match.start()))
    if _is_spelled(word):
        return word[0].upper() in _SPELLED_WITH_VOWEL_SOUND
    small = word.lower()
    if _SILENT_H.match(small):
        return True
    return small[0] in "aeiou" and not _CONSONANT_SOUND.match(small)


def _is_spelled(word: str) -> bool:
    """Whether the word is said letter by letter: F, U.S., HSI, mRNA; but NATO is a word."""
    if len(word) == 1 or "." in word:
        return True
    if not any(letter.isupper() for letter in word[1:]) or not word[:2].isalpha():
        return False
    if word[0].islower():
        return word[1].isupper() and word[1:].isupper() and len(word) > 2
    pronounced = word.isupper() and len(word) >= _SPOKEN_AS_A_WORD and word[0] not in "AEIOU" and word[1] in "AEIOU"
    return word[:2].isupper() and not pronounced
