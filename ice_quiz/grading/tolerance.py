"""How far a typed answer may be from a right one: slips of the keyboard, and near misses.

The lengths follow research on spelling errors (four in five are one edit) and the automatic fuzziness of search engines;
the guard against other known answers is what keeps World War I from passing for World War II.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from ice_quiz.grading.wording import SMALL_WORDS, Wording, Words
from ice_quiz.language.plurals import differ_in_number

LONG_NAME = 8  # one slip in a name longer than this is right, with the spelling shown
_SHORT_ENOUGH_FOR_ITS_HEAD = 4  # names of up to so many words may be given by their last word alone
_MOST_EXTRA_WORDS = 2
# Words that make another thing of the one they stand before.
_CHANGING = frozenset(
    {"new", "old", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "great"}
    | {
        "little",
        "vice",
        "deputy",
        "assistant",
        "acting",
        "former",
        "anti",
        "non",
        "sub",
        "pseudo",
        "counter",
        "half",
        "under",
    }
    | {"inter", "intra", "pre", "post", "pro", "un", "less", "more", "least", "most", "only"}
)


@dataclass(frozen=True, slots=True)
class Slip:
    """The wording that was meant, how many edits the text is away from it, and what it could be a slip of as well."""

    wording: Wording
    distance: int
    rival: Wording | None = None

    @property
    def harmless(self) -> bool:
        """One slip in a long name says nothing about what is known."""
        return self.distance == 1 and self.wording.letters > LONG_NAME


@dataclass(frozen=True, slots=True)
class Near:
    """The wording that was nearly given, and what differs, as a sentence."""

    wording: Wording
    difference: str


def budget(letters: int) -> int:
    """How many edits a name of this length may be off: 0 up to 4 letters, 1 up to 8, 2 up to 20, then 3."""
    return (letters > 4) + (letters > 8) + (letters > 20)


def slip(given: Words, right: Sequence[Wording], rivals: Sequence[Wording]) -> Slip | None:
    """The right wording that the text misspells; with the `rival` that could be meant as well, it is not to be forgiven.

    Numbers, single letters, acronyms and denials must match exactly. The text must be strictly nearer to the right wording
    than to any rival, and its slip must not lead from the right wording towards a rival that it could be a slip of.
    """
    best = _nearest(given, right)
    if best is None:
        return None
    for rival in rivals:
        reach = max(best.distance, budget(rival.letters))
        distance = OSA.distance(given.digits, rival.digits, score_cutoff=reach)
        towards = distance <= reach and distance < OSA.distance(best.wording.digits, rival.digits)
        if distance <= best.distance or towards:
            return replace(best, rival=rival)
    return best


def _nearest(given: Words, wordings: Sequence[Wording]) -> Slip | None:
    best: Slip | None = None
    for wording in wordings:
        allowed = budget(wording.letters)
        if best is not None:
            allowed = min(allowed, best.distance - 1)
        if allowed < 1 or not _comparable(given, wording):
            continue
        distance = OSA.distance(given.digits, wording.digits, score_cutoff=allowed)
        if distance <= allowed:
            best = Slip(wording, distance)
    return best


def _comparable(given: Words, wording: Wording) -> bool:
    exact = given.marks == wording.marks and given.denials == wording.denials
    return exact and wording.fixed <= set(given.words)


def near(given: Words, right: Sequence[Wording], rivals: Sequence[Wording], foreign: frozenset[str]) -> Near | None:
    """The right wording that the text nearly is: with words missing, added, in another order or in another number.

    A part that other known answers share tells nothing, and is not near. `foreign` are the words of all known names: no slip
    is mended away from one of them.
    """
    for wording in right:
        if given.denials != wording.denials or not _marks_fit(given, wording):
            continue
        words = given.words if wording.acronym else _repaired(given.words, wording, foreign)
        difference = _difference(words, wording)
        if difference and not any(_covers(rival, words) for rival in rivals if rival.answer != wording.answer):
            return Near(wording, difference)
    return None


def _marks_fit(given: Words, wording: Wording) -> bool:
    """No number or sign too many, none missing but a single letter (the initial of a middle name)."""
    has, wants = Counter(given.marks), Counter(wording.marks)
    return not has - wants and all(mark.isalpha() for mark in wants - has)


def _repaired(words: Sequence[str], wording: Wording, foreign: frozenset[str]) -> tuple[str, ...]:
    """The words with small slips mended towards the wording, unless another name holds them or a nearer one."""
    loose = [word for word in wording.words if word not in words and word not in wording.fixed and word.isalpha()]
    mended = list(words)
    for place, word in enumerate(words):
        if word in wording.words or word in foreign or not word.isalpha():
            continue
        for meant in loose:
            distance = OSA.distance(word, meant, score_cutoff=budget(len(meant)))
            if distance <= budget(len(meant)) and not _nearer_elsewhere(word, distance, foreign, wording):
                mended[place] = meant
                break
    return tuple(mended)


def _nearer_elsewhere(word: str, distance: int, foreign: frozenset[str], wording: Wording) -> bool:
    return any(
        OSA.distance(word, other, score_cutoff=distance) <= distance for other in foreign if other not in wording.words
    )


def _difference(words: Sequence[str], wording: Wording) -> str:
    has = Counter(word for word in words if word not in SMALL_WORDS)
    wants = Counter(wording.content)
    missing, extra = list((wants - has).elements()), list((has - wants).elements())
    if not has:
        return ""
    if not missing and not extra:
        return f"word for word it is {wording.answer.show}"
    if not extra:
        return f"in full it is {wording.answer.show}" if _tells(has, wording) else ""
    if not missing:
        few = len(extra) <= max(_MOST_EXTRA_WORDS, len(wording.content))
        return f"it is {wording.answer.show}, without {_quoted(extra)}" if few and not _CHANGING & set(extra) else ""
    if len(words) == len(wording.words) and all(
        one == other or differ_in_number(one, other) for one, other in zip(words, wording.words, strict=True)
    ):
        return f"it is {wording.text}, not {' '.join(words)}"
    return ""


def _tells(has: Counter[str], wording: Wording) -> bool:
    """Whether the words that were given tell the name: its last word (a surname), or half of its letters."""
    content = wording.content
    head = content[-1] in has and len(content) <= _SHORT_ENOUGH_FOR_ITS_HEAD
    return head or 2 * sum(len(word) for word in has.elements()) >= sum(map(len, content))


def _covers(rival: Wording, words: Sequence[str]) -> bool:
    return not Counter(word for word in words if word not in SMALL_WORDS) - Counter(rival.words)


def _quoted(words: Sequence[str]) -> str:
    return f"“{' '.join(words)}”"
