"""One and many: the regular English plural and the irregular ones that school texts use."""

from __future__ import annotations

import re

_SAME = frozenset({
    "aircraft", "bison", "deer", "fish", "headquarters", "means", "moose", "offspring", "salmon", "series", "sheep",
    "shrimp", "spacecraft", "species", "swine", "trout",
})  # fmt: skip
_IRREGULAR = {
    "child": "children", "person": "people", "man": "men", "woman": "women", "foot": "feet", "tooth": "teeth",
    "goose": "geese", "mouse": "mice", "louse": "lice", "ox": "oxen", "die": "dice",
    "leaf": "leaves", "life": "lives", "knife": "knives", "wife": "wives", "half": "halves", "wolf": "wolves",
    "shelf": "shelves", "thief": "thieves", "loaf": "loaves", "calf": "calves", "self": "selves", "elf": "elves",
    "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes", "echo": "echoes", "veto": "vetoes", "volcano": "volcanoes",
    "nucleus": "nuclei", "nucleolus": "nucleoli", "fungus": "fungi", "cactus": "cacti", "radius": "radii",
    "bacillus": "bacilli", "stimulus": "stimuli", "alumnus": "alumni", "locus": "loci", "genus": "genera",
    "bacterium": "bacteria", "mitochondrion": "mitochondria", "datum": "data", "medium": "media", "ovum": "ova",
    "cilium": "cilia", "flagellum": "flagella", "phenomenon": "phenomena", "criterion": "criteria", "ganglion": "ganglia",
    "vertebra": "vertebrae", "larva": "larvae", "alga": "algae", "antenna": "antennae", "formula": "formulas",
    "matrix": "matrices", "index": "indices", "vertex": "vertices", "appendix": "appendices",
    "quiz": "quizzes", "bus": "buses", "gas": "gases",
}  # fmt: skip
_ENDS_IN_MAN = re.compile(
    r"(?:police|fire|congress|country|chair|states?|gentle|clergy|sea|space|wo|crafts|sales|alder|assembly)man"
)
_HEAD_FIRST = re.compile(r"(.+?)((?:\s(?:of|in|at|for|to|on|by|with|from|under)\s.*)|\sgeneral|-in-.*)", re.DOTALL)
_HEAD_OF_PLURAL = re.compile(
    r"(.+?)(\s(?:of|in|at|for|to|on|by|with|from|under|among|per|below|above|between|within|over|through|that|which|who)\s.*)",
    re.DOTALL,
)
_FROM_IRREGULAR = {many: one for one, many in _IRREGULAR.items()}


def plural(noun: str, plural: str = "") -> str:
    """The plural: the one given, else that of the head word, irregular or by the rule.

    "special agent" gives "special agents", "head of state" "heads of state", "attorney general" "attorneys general".
    """
    if plural or not noun.strip():
        return plural or noun
    headed = _HEAD_FIRST.fullmatch(noun)
    phrase, tail = (headed[1], headed[2]) if headed else (noun, "")
    start = max(phrase.rfind(" "), phrase.rfind("-")) + 1
    return phrase[:start] + plural_word(phrase[start:]) + tail


def singular(nouns: str) -> str:
    """The singular of a plural, or "" where the head word is no plural: "ports of call" gives "port of call"."""
    headed = _HEAD_OF_PLURAL.fullmatch(nouns.strip())
    phrase, tail = (headed[1], headed[2]) if headed else (nouns.strip(), "")
    start = max(phrase.rfind(" "), phrase.rfind("-")) + 1
    one = _singular_word(phrase[start:])
    return phrase[:start] + one + tail if one else ""


def _singular_word(word: str) -> str:
    small = word.lower()
    if small in _SAME:
        return word
    if small in _FROM_IRREGULAR:
        return _FROM_IRREGULAR[small]
    if not small.endswith("s") or small.endswith(("ss", "us", "is")) or len(small) < 3:
        return ""
    stems = (f"{word[:-3]}y" if small.endswith("ies") else "", word[:-2] if small.endswith("es") else "", word[:-1])
    return next((stem for stem in stems if stem and plural_word(stem) == word), "")


def plural_word(word: str) -> str:
    """The plural of a single word; its capitals stay."""
    small = word.lower()
    if not small or not small[-1].isalnum() or small in _SAME:
        return word
    if small in _IRREGULAR:
        many = _IRREGULAR[small]
        return word[:1] + many[1:] if word[:1] != small[:1] else many
    if _ENDS_IN_MAN.fullmatch(small):
        return f"{word[:-2]}en"
    if word.isupper() and len(word) > 1:
        return f"{word}s"
    if small.endswith(("sis", "xis")):
        return f"{word[:-2]}es"
    if small.endswith("y") and small[-2:-1] not in (*"aeiou", ""):
        return f"{word[:-1]}ies"
    return f"{word}es" if small.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def differ_in_number(one: str, other: str) -> bool:
    """Whether two different words are singular and plural of each other."""
    return one != other and (plural_word(one) == other or plural_word(other) == one)
