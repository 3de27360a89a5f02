"""The study guide of a deck: what is to be known, as sentences by topic, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ice_quiz.facts.model import Listing, Number, Plain, Source
from ice_quiz.language.normal import within
from ice_quiz.language.words import capital, count, sentence
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Aspect, Card
from ice_quiz.questions.stems import asking
from ice_quiz.questions.wording import as_the_source_gives

SHORTEST_LIST = 3
"""Items that are worth a list of their own; fewer stand in a sentence."""


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """One thing to know. `text` is a sentence, or what the `items` are; `question` is set for a plain question.

    `source` is the number of the source, 0 for none. `notes` are the explanation, and as of when it is right.
    """

    text: str
    items: tuple[str, ...] = ()
    ordered: bool = False
    question: str = ""
    notes: tuple[str, ...] = ()
    source: int = 0


@dataclass(frozen=True, slots=True)
class Guide:
    """A study guide: its topics in the deck's order, and the sources, numbered from 1."""

    title: str
    about: str
    language: str
    topics: tuple[tuple[str, tuple[GuideEntry, ...]], ...]
    sources: tuple[str, ...]


def guide(compiled: Compiled) -> Guide:
    """The guide of a deck: every fact that is asked once, whichever of its sides are."""
    deck = compiled.deck
    numbers: dict[str, int] = {}
    topics: dict[str, list[GuideEntry]] = {}
    for card in _each_fact_once(compiled):
        number = numbers.setdefault(card.about.source, len(numbers) + 1) if card.about.source else 0
        topics.setdefault(card.topic, []).append(_entry(card, compiled, number))
    return Guide(
        title=deck.title,
        about=deck.about,
        language=deck.language or "en",
        topics=tuple((topic, tuple(entries)) for topic, entries in topics.items()),
        sources=tuple(_reference(deck.sources[key]) for key in numbers),
    )


def _each_fact_once(compiled: Compiled) -> Iterator[Card]:
    """A card for each fact: the one that asks the object where there is one, for its statement is about the subject."""
    made = compiled.cards.values()
    forward = {id(fact) for card in made if card.aspect is not Aspect.SUBJECT for fact in card.facts}
    told: set[int] = set()
    for card in made:
        facts = {id(fact) for fact in card.facts}
        if facts <= told or (card.aspect is Aspect.SUBJECT and facts & forward):
            continue
        told |= facts
        yield card


def _entry(card: Card, compiled: Compiled, number: int) -> GuideEntry:
    fact = card.facts[0]
    notes = tuple(filter(None, (card.about.why, *card.citation.splitlines()[1 if card.about.source else 0 :])))
    shown = tuple(answer.show for answer in card.key.answers)
    if isinstance(fact, Listing) and len(shown) >= SHORTEST_LIST:
        text = as_the_source_gives(_named(fact), card.about, compiled.deck)
        return GuideEntry(f"{text}:", shown, bool(fact.ordered), notes=notes, source=number)
    if isinstance(fact, Number) and fact.ask:
        return GuideEntry(capital(" or ".join(shown)), question=asking(card, compiled.world), notes=notes, source=number)
    if isinstance(fact, Plain):
        several = shown if len(shown) > 1 else ()
        text = _how_many(card) if several else sentence(shown[0])
        return GuideEntry(text, several, question=fact.ask, notes=notes, source=number)
    return GuideEntry(card.statement, notes=notes, source=number)


def _named(fact: Listing) -> str:
    """What the items are: all there are, or some."""
    many = len(fact.items)
    if not fact.complete:
        return f"Some of the {fact.name}"
    said = within(count(many), fact.name) or within(str(many), fact.name)
    return f"The {fact.name}" if said else f"The {count(many)} {fact.name}"


def _how_many(card: Card) -> str:
    return f"Any {count(card.key.need)} of these:" if card.key.need < len(card.key.answers) else "All of these:"


def _reference(source: Source) -> str:
    """A source in full, for the list at the end."""
    dated = f"as of {source.as_of}" if source.as_of else "undated"
    checked = f"checked {source.checked:%Y-%m-%d}" if source.checked else ""
    parts = [source.author, f"“{source.title}”", dated, checked, source.url, source.licence]
    return ", ".join(part for part in parts if part) + "."
