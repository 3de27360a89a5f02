"""Whether the source says it: names, numbers and list items of a fact must stand in the paragraph that `at:` points to.

Case, quotes, dashes, `&` and plurals are folded. Definitions, `also true`, `wrong`, plain cards and facts the learner grades
are exempt: they are worded freely. What a source's text cannot be found for is unchecked, and said to be so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ice_quiz.facts.model import Deck, Fact, Item, Listing, Number, Plain, Term, Triple
from ice_quiz.facts.problems import Place, Problem, Severity
from ice_quiz.language.normal import folded
from ice_quiz.language.numbers import numbers_in


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a source: its words, plurals folded, and the numbers in it."""

    words: str
    numbers: frozenset[float]

    def has(self, text: str) -> bool:
        """Whether the words of a text stand in it, whole and in a row."""
        return f" {_singular(text)} " in self.words


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that must stand in the paragraph: one of several wordings, or a number."""

    says: str
    wordings: tuple[str, ...] = ()
    number: float | None = None

    def in_(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph has it."""
        if self.number is not None:
            return self.number in paragraph.numbers
        return any(paragraph.has(wording) for wording in self.wordings)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text; blank lines part them."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return tuple(
        Paragraph(f" {_singular(part)} ", frozenset(found.value for found in numbers_in(part)))
        for part in parts
        if part.strip()
    )


def _singular(text: str) -> str:
    """Folded words without what a plural or a possessive adds; the same is done to both sides, so it need not be English."""
    return " ".join(_stem(word) for word in folded(text).split())


def _stem(word: str) -> str:
    if len(word) < 4 or word.isdigit():
        return word
    stem = word.removesuffix("s").removesuffix("e") if not word.endswith("ss") else word
    return f"{stem[:-1]}i" if stem.endswith("y") else stem


def evidence(deck: Deck, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Everything that the sources at hand do not say where the deck says they do. `texts` are by source."""
    read = {source: paragraphs(text) for source, text in texts.items()}
    for fact in deck.facts:
        if fact.about.source in read:
            yield from _of_fact(deck, fact, read[fact.about.source])
    yield from _acronyms(deck, read)


def unchecked(deck: Deck, texts: Mapping[str, str]) -> tuple[Fact, ...]:
    """The facts that have a source whose text is not at hand."""
    return tuple(fact for fact in deck.facts if fact.about.source and fact.about.source not in texts)


def _of_fact(deck: Deck, fact: Fact, source: Sequence[Paragraph]) -> Iterator[Problem]:
    place, at = fact.about.place, fact.about.at
    here = [paragraph for paragraph in source if paragraph.has(at)] if at else list(source)
    title = f"the source `{fact.about.source}`"
    if at and len(here) != 1:
        where = "in no paragraph" if not here else f"in {len(here)} paragraphs"
        yield _error(place, "F102", f"`at: {at}` stands {where} of {title}; it must stand in exactly one.")
        return
    needed = tuple(wanted(deck, fact))
    fitting = [paragraph for paragraph in here if all(each.in_(paragraph) for each in needed)]
    if at and not fitting:
        for each in needed:
            if not each.in_(here[0]):
                yield _error(place, "F103", f"{each.says} does not stand in the paragraph of `{at}`.")
    elif not at and not fitting:
        missing = [each.says for each in needed if not any(each.in_(paragraph) for paragraph in here)]
        says = f"{missing[0]} stands nowhere in {title}." if missing else f"No paragraph of {title} holds all of this fact."
        yield _error(place, "F103", f"{says} Say where with `at:`, or word it as the source does.")


def _error(place: Place, code: str, message: str) -> Problem:
    return Problem(place, code, Severity.ERROR, message)


def wanted(deck: Deck, fact: Fact) -> Iterator[Wanted]:
    """What of a fact must stand in its source; nothing of what is worded freely."""
    if fact.about.grade == "self":
        return
    match fact:
        case Triple():
            for key in (fact.subject, *fact.objects):
                yield _thing(deck, key)
        case Number():
            yield from _number(deck, fact)
        case Listing():
            yield from (_item(deck, item) for item in fact.items)
        case Term():
            yield _thing(deck, fact.thing) if fact.thing else Wanted(f"The term “{fact.term}”", (fact.term, *fact.also))
        case Plain():
            return


def _number(deck: Deck, fact: Number) -> Iterator[Wanted]:
    if fact.of in deck.things:
        yield _thing(deck, fact.of)
    for value in fact.values:
        for number in dict.fromkeys((value.low, value.high)):
            yield Wanted(f"The number {value.text}", number=number)


def _thing(deck: Deck, key: str) -> Wanted:
    thing = deck.things[key]
    return Wanted(f"“{thing.name}”", thing.names)


def _item(deck: Deck, item: Item) -> Wanted:
    if item.reads:
        return Wanted(f"“{item.reads}”", (item.reads,))
    names = deck.things[item.thing].names if item.thing else ()
    return Wanted(f"The item “{item.text}”", (item.text, *item.also, *names))


def _acronyms(deck: Deck, read: Mapping[str, Sequence[Paragraph]]) -> Iterator[Problem]:
    """F105: no question is made from an acronym that the sources do not have."""
    if not deck.sources or any(source not in read and deck.sources[source].file for source in deck.sources):
        return
    for thing in deck.things.values():
        if thing.acronym and read and not any(each.has(thing.acronym) for source in read.values() for each in source):
            yield Problem(
                thing.place,
                "F105",
                Severity.WARNING,
                f"The acronym {thing.acronym} stands in no source at hand; with `acronym: no` it is accepted and not asked.",
            )
