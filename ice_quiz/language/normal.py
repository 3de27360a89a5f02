"""The form in which texts are compared, and what is read off it: wordings, whole words, slugs, initials."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

_CACHED_LENGTH = 256  # longer texts are folded anew each time, so that the cache stays small
_MOST_BRACKETS = 4  # 2**4 wordings; beyond it only "all kept" and "all left out"
_LONGEST_BRACKETED = 4096  # longer texts are prose, not an answer with optional words

_ARTICLES = frozenset({"the", "a", "an"})
# The key or note of A: "A minor", "A flat", "A sharp minor".
_NOTE_A = re.compile(r"a(?: (?:flat|sharp))?(?: (?:major|minor))?")
_SMALL_WORDS = frozenset({"a", "an", "and", "at", "by", "de", "for", "from", "in", "of", "on", "or", "the", "to", "with"})

_SAME_WORD = {"vs": "v", "versus": "v"}

_QUOTES_AND_DASHES = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u00b4`\u2032", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    }
)
# Letters that Unicode does not take apart, as they are typed where the keyboard lacks them.
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_SIGNS = str.maketrans({**dict.fromkeys('!"$()*,/:;<=>?@[\\]^_`{|}~', " "), "&": " and ", "%": " percent "})
# Accents of Latin, Greek and Cyrillic; the vowel points of Hebrew and Arabic, which are optional. The marks of other
# scripts are letters there and stay.
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)")
_SEPARATOR = re.compile(r"[,\u00a0\u2009\u202f]")
_DOTTED = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W\d_](?!\w)|\. [^\W\d_](?=\.))+")
_APOSTROPHE_INSIDE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
# Signs that mean something stay: the point inside a number, the minus before one, the end of C++, C# and Na+.
_IDLE_SIGN = re.compile(r"'|(?<!\d)\.|\.(?!\d)|(?<=\S)-|-(?!\d)|(?<![\w+#])[+#]+|[+#]+(?=\w)")
_PLAIN = re.compile(r"[a-z0-9 ]*")
_BRACKETS = re.compile(r"\(([^()]*)\)")


def folded(text: str) -> str:
    """The form in which texts are compared; what is equal here is the same answer.

    NFKC, no case, no accents, quotes and dashes unified, "&" as "and", U.S. as us, 6,700 as 6700, other punctuation as a
    space, leading articles dropped, spaces collapsed. Where nothing would be left ("?"), the text itself without case.
    The A of "A minor" is no article. Folding twice changes nothing.
    """
    return _cached(text) if len(text) <= _CACHED_LENGTH else _fold(text)


def _fold(text: str) -> str:
    form = _folded_once(text)
    for _ in range(0 if text.isascii() else 4):  # taking a sign apart can bring up another one that is taken apart
        again = _folded_once(form)
        if again == form:
            break
        form = again
    return form


_cached = lru_cache(maxsize=1 << 16)(_fold)


def _folded_once(text: str) -> str:
    plain = _GROUPED.sub(_ungrouped, text)
    plain = plain.lower() if plain.isascii() else _latinised(plain)
    if not _PLAIN.fullmatch(plain):
        plain = _DOTTED.sub(_undotted, plain.translate(_SIGNS))
        plain = _IDLE_SIGN.sub(" ", _APOSTROPHE_INSIDE.sub("", plain))
    words = plain.split()
    while len(words) > 1 and words[0] in _ARTICLES and not names_a_note(" ".join(words[:4])):
        del words[0]
    words = [_SAME_WORD.get(word, word) for word in words]
    return " ".join(words) or " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def names_a_note(form: str) -> bool:
    """Whether the "a" at the beginning of a folded text is a note and no article: A minor is another key than E minor."""
    return _NOTE_A.fullmatch(form) is not None


def _latinised(text: str) -> str:
    """Without case and accents, every sign outside ASCII that is no letter, mark or digit as a space."""
    plain = unicodedata.normalize("NFKC", text.translate(_QUOTES_AND_DASHES)).casefold()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    plain = unicodedata.normalize("NFKC", plain).translate(_PLAIN_LETTERS)
    return plain if plain.isascii() else "".join(_letter(sign) for sign in plain)


def _letter(sign: str) -> str:
    if sign.isascii() or sign in "\u200c\u200d":
        return sign
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category == "Cf":  # soft hyphens, direction marks and the like are not seen
        return ""
    return sign if category[0] in "LMN" else " "


def _ungrouped(match: re.Match[str]) -> str:
    return _SEPARATOR.sub("", match.group())


def _undotted(match: re.Match[str]) -> str:
    return match.group().replace(".", "").replace(" ", "")


def wordings(text: str) -> tuple[str, ...]:
    """The text itself, then every way to keep or to leave out its words in brackets.

    "(Thomas) Jefferson" gives itself, "Thomas Jefferson" and "Jefferson". Brackets that do not pair are left alone.
    """
    if "(" not in text or len(text) > _LONGEST_BRACKETED:
        return (text,)
    rest = _BRACKETS.sub("", text)
    found = len(_BRACKETS.findall(text))
    if not found or "(" in rest or ")" in rest:
        return (text,)
    choices = list(product((True, False), repeat=found)) if found <= _MOST_BRACKETS else [(True,) * found, (False,) * found]
    forms = (_with_brackets(text, choice) for choice in choices)
    return tuple(dict.fromkeys([text, *(form for form in forms if folded(form))]))


def _with_brackets(text: str, kept: tuple[bool, ...]) -> str:
    keep = iter(kept)
    form = " ".join(_BRACKETS.sub(lambda match: match.group(1) if next(keep) else "", text).split())
    return re.sub(r" (?=[,.;:!?])", "", form)


def within(inner: str, outer: str) -> bool:
    """Whether the words of one text stand in the other, whole and in a row, however they are written."""
    words = folded(inner)
    return bool(words) and f" {words} " in f" {folded(outer)} "


def slug(text: str) -> str:
    """The text as a part of an id: folded, words joined by "-", free of "/", "." and "%"."""
    parts = re.sub(r"[/.%\s-]+", "-", folded(text)).strip("-")
    return parts or "-".join(f"u{ord(letter):x}" for letter in text if not letter.isspace())


def initials(text: str) -> str:
    """The capital initials, small words left out: "Office of the Principal Legal Advisor" gives OPLA, U.S. gives US."""
    apart = _DOTTED.sub(lambda match: f" {' '.join(_undotted(match))} ", text)
    words = re.findall(r"[^\W_]+", re.sub("['\u2019]", "", apart))
    weighty = [word for word in words if word.casefold() not in _SMALL_WORDS or (len(word) == 1 and word.isupper())]
    return "".join(word[0] for word in weighty or words).upper()
