"""S: words of a question that mislead: a “not”, an acronym that nobody explains, an opinion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ice_quiz.facts.model import Term
from ice_quiz.lint.ground import Ground
from ice_quiz.lint.rule import NOTE, WARNING, Finding, rule

_ASK = "cards:\n  - {{ask: '{ask}', answer: {answer}}}\n"

_QUOTED = re.compile('“[^”]*”|"[^"]*"')  # what is spoken about, not said
_NEGATIVE = re.compile(r"\b(not|never|except|least|without)\b(?!\s+(?:only|one|two|three|four|five|\d))")


@rule(
    "S602",
    WARNING,
    "A question is put in the negative.",
    why="The “not” is overread, and who answers shows what is wrong, not what is right "
    "(Haladyna, Downing & Rodriguez 2002, guideline 17).",
    fix="Ask what is so. If it must stay, write NOT in capitals.",
    bad=_ASK.format(ask="Which river does not reach the sea?", answer="the Inn"),
    good=_ASK.format(ask="Which river ends in the Danube?", answer="the Inn"),
)
def negative(ground: Ground) -> Iterator[Finding]:
    """Small letters; in capitals it is meant. Definitions and names of lists are no questions."""
    for text in ground.questions:
        found = _NEGATIVE.search(_QUOTED.sub("", text.text))
        if found:
            yield Finding(text.place, f"“{found[0]}” is easily overread: ask what is so, or write {found[0].upper()}.")


_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
_ROMAN = re.compile(r"[MDCLXVI]+")
_KNOWN_ANYWHERE = frozenset({"NOT", "AND", "USA", "NATO", "DNA", "RNA"})


@rule(
    "S610",
    NOTE,
    "An acronym is used that the deck does not explain.",
    why="Who does not know it cannot answer for a reason that has nothing to do with the fact.",
    fix="Make a thing of it with its name, or write the name out.",
    bad=_ASK.format(ask="Which river does the DWA look after?", answer="the Danube"),
    good=_ASK.format(ask="Which river does the Danube Water Authority’s office in Ulm look after?", answer="its upper part"),
)
def unexplained(ground: Ground) -> Iterator[Finding]:
    """The first place of each."""
    known = {word for thing in ground.deck.things.values() for name in thing.names for word in name.split()}
    known |= {fact.term for fact in ground.deck.facts if isinstance(fact, Term)} | set(_KNOWN_ANYWHERE)
    known |= set(_ACRONYM.findall(f"{ground.deck.title} {ground.deck.about}"))
    for text in ground.texts:
        for word in _ACRONYM.findall(text.text):
            if word not in known and not _ROMAN.fullmatch(word) and text.text.upper() != text.text:
                known.add(word)
                yield Finding(text.place, f"`{word}` is explained nowhere in this deck.")


_OPINION = re.compile(
    r"\b(best|greatest|most (?:important|famous|beautiful|interesting|popular|significant)|leading|famous|well-known"
    r"|beautiful|wonderful|terrible|impressive|world-class|lead position|unique)\b",
    re.IGNORECASE,
)


@rule(
    "S611",
    WARNING,
    "A question rests on an opinion.",
    why="What is best or most important depends on whom one asks, so no answer is certainly wrong "
    "(Haladyna, Downing & Rodriguez 2002, guideline 6).",
    fix="Ask for the measure (the longest, the first), or say whose opinion it is.",
    bad=_ASK.format(ask="What is the most important river of Austria?", answer="the Danube"),
    good=_ASK.format(ask="What is the longest river of Austria?", answer="the Danube"),
)
def opinion(ground: Ground) -> Iterator[Finding]:
    """By a list of words; names in capitals are left alone."""
    for text in ground.first_texts:
        found = _OPINION.search(text.text)
        if found and found[0].islower() and not re.search(r"according to", text.text, re.IGNORECASE):
            yield Finding(text.place, f"“{found[0]}” is an opinion: ask for the measure, or say whose opinion it is.")
