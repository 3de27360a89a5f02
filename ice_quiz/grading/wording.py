"""One wording of an answer, and one text of a learner, made ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ice_quiz.language.denial import DENIALS
from ice_quiz.language.normal import folded, names_a_note, wordings
from ice_quiz.language.numbers import exact_marks, in_digits, roman
from ice_quiz.questions.question import Answer

LONGEST_ACRONYM = 6
SMALL_WORDS = frozenset({"the", "a", "an", "of", "and", "or", "for", "in", "on", "at", "to", "by", "with", "from"})

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

ARTICLES = frozenset({"the", "a", "an"})
_IDLE_WORDS = ARTICLES | {"and", "of", "to"}  # left out or added, they change nothing
# What may stand before an answer without changing it: "I think it is in Vienna".
_LEADING = frozenset(
    {"the", "a", "an", "in", "on", "at", "to", "by", "it", "its", "is", "was", "are", "were", "be", "that", "thats", "this"}
    | {"they", "i", "think", "im", "sure", "maybe", "probably", "perhaps", "answer", "must", "called"}
)
_TRAILING = frozenset({"please", "maybe", "probably", "perhaps"})


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the forms in which it is compared.

    `digits` is the folded text with its numbers in digits, `bare` that without articles and the like, `marks` what must
    match exactly, `denials` the words that turn an answer around.
    """

    text: str
    folded: str
    digits: str
    bare: str
    words: tuple[str, ...]
    marks: tuple[str, ...]
    denials: tuple[str, ...]

    @property
    def letters(self) -> int:
        """How long it is, spaces not counted."""
        return len(self.digits) - self.digits.count(" ")

    @property
    def content(self) -> tuple[str, ...]:
        """The words that carry the meaning; all of them, where none would be left."""
        return tuple(word for word in self.words if word not in SMALL_WORDS) or self.words

    @property
    def compact(self) -> str:
        """Without spaces, so that "cyber crime" is "cybercrime"."""
        return self.digits.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Wording(Words):
    """An accepted wording of an answer. `fixed` are the acronyms inside it; `acronym` says that all of it is one."""

    answer: Answer
    fixed: frozenset[str]
    acronym: bool

    @property
    def number(self) -> float | None:
        """Its value, where it is a number and nothing else; twice the same ("twenty-seven (27)") is one."""
        values = set(self.words)
        return float(values.pop()) if len(values) == 1 and all(_NUMBER.fullmatch(word) for word in values) else None

    def same_as(self, given: Words) -> bool:
        """Whether the text is this wording but for case, accents, punctuation, articles and the way numbers are written."""
        if given.folded == self.folded or given.digits == self.digits or given.bare == self.bare:
            return True
        joined = given.compact == self.compact and len(self.compact) > 4
        return joined and given.marks == self.marks and given.denials == self.denials


def words_of(text: str) -> Words:
    """A learner's text, ready to be compared."""
    return Words(text, *_parts(text))


def core_of(given: Words) -> Words:
    """The text without what politely stands around an answer ("I think it is … please")."""
    words = list(given.words)
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    while len(words) > 1 and words[-1] in _TRAILING:
        del words[-1]
    if len(words) > 2 and words[-2:] == ["i", "think"]:
        del words[-2:]
    return given if len(words) == len(given.words) else Words(given.text, *_parts(" ".join(words)))


@lru_cache(maxsize=1 << 13)
def wordings_of(answer: Answer) -> tuple[Wording, ...]:
    """Every accepted wording of an answer, the shown one first; words in brackets may be left out."""
    texts = dict.fromkeys(form for text in answer.wordings for form in wordings(text))
    made = (Wording(text, *_parts(text), answer, _acronyms_in(text), _is_acronym(text.strip())) for text in texts)
    unique = {wording.folded: wording for wording in reversed([each for each in made if each.folded])}
    return tuple(reversed(unique.values()))


def all_wordings(answers: Iterable[Answer]) -> list[Wording]:
    """The wordings of several answers."""
    return [wording for answer in answers for wording in wordings_of(answer)]


def _parts(text: str) -> tuple[str, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    form, digits = folded(text), in_digits(text)
    words = tuple(digits.split())
    weighty = [word for place, word in enumerate(words) if word not in _IDLE_WORDS or place == len(words) - 1]
    bare = digits if names_a_note(digits) else " ".join(weighty)
    denials = tuple(sorted(word for word in words if word in DENIALS))
    return form, digits, bare, words, tuple(sorted(exact_marks(text))), denials


def _acronyms_in(text: str) -> frozenset[str]:
    """Those that are no numerals and hold no digits, which `marks` already guards."""
    words = [word.strip("()[].,;:'\"") for word in text.split()]
    return frozenset(
        folded(word) for word in words if _is_acronym(word) and word.replace(".", "").isalpha() and not roman(word)
    )


def _is_acronym(word: str) -> bool:
    """HSI, U.S., mRNA, pH: short, one word, with a capital that no name would have there."""
    letters = word.replace(".", "")
    return (
        1 < len(letters) <= LONGEST_ACRONYM
        and letters.isalnum()
        and any(letter.isupper() for letter in letters[1:])
        and not (letters[0].isupper() and letters[1:2].islower())
    )
