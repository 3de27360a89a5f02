"""From facts to sentences: names with their articles, filled templates, stems with a blank, citations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from ice_quiz.facts.model import About, Deck, Relation, Show, Side, Source, Thing
from ice_quiz.language.articles import with_article
from ice_quiz.language.normal import folded, within
from ice_quiz.language.plurals import plural
from ice_quiz.language.words import capital, lower_first, sentence

BLANK = "…"

# A sentence keeps its capital behind "According to …" unless it starts with one of these: anything else may be a name.
_OPENERS = frozenset(
    {"How", "What", "Which", "Who", "Whom", "Whose", "When", "Where", "Why", "In", "Of", "By", "The", "Name", "Put"}
)

_SIDES = {side.value: side for side in Side}
_SLOT = re.compile(r"\{(subject|object|Subject|Object)(?:\.(\w+))?\}|\{(since|until)\}")


def shown(thing: Thing, acronym: bool = True) -> str:
    """The name of a thing as it is shown by itself: "Homeland Security Investigations (HSI)"."""
    if not thing.acronym or thing.show is Show.NAME:
        return thing.name
    if thing.show is Show.ACRONYM:
        return thing.acronym
    return f"{thing.name} ({thing.acronym})" if acronym else thing.name


def article_of(thing: Thing, deck: Deck) -> str:
    """The article of a thing or of its type, or "" for the rule of the language."""
    words = deck.types.get(thing.type)
    return thing.article or (words.article if words else "")


def in_a_sentence(thing: Thing, deck: Deck) -> str:
    """The name of a thing inside a sentence, with its article."""
    return with_article(shown(thing), article_of(thing, deck))


def is_plural(thing: Thing) -> bool:
    """Whether a name is a plural itself, as the author says by giving it as its own plural: "lungs"."""
    return bool(thing.plural) and folded(thing.plural) == folded(thing.name)


def type_name(thing: Thing, deck: Deck, many: bool = False) -> str:
    """The noun of a thing's type, or its plural."""
    words = deck.types.get(thing.type)
    return plural(thing.type, words.plural if words else "") if many else thing.type


def filled(template: str, ends: Mapping[Side, str], deck: Deck, span: tuple[date | None, date | None] = (None, None)) -> str:
    """A template with its slots filled. An end is a thing's key, or ready text such as a blank."""

    def fill(slot: re.Match[str]) -> str:
        if slot[3]:
            day = span[0] if slot[3] == "since" else span[1]
            return str(day.year) if day else BLANK
        text = _end(ends[_SIDES[slot[1].lower()]], slot[2] or "", deck)
        return capital(text) if slot[1][0].isupper() else text

    return _SLOT.sub(fill, template)


def _end(end: str, part: str, deck: Deck) -> str:
    thing = deck.things.get(end)
    if thing is None:
        return end
    match part:
        case "name":
            return thing.name
        case "type":
            return type_name(thing, deck)
        case "types":
            return type_name(thing, deck, many=True)
        case "plural":
            return plural(thing.name, thing.plural)
        case _:
            return in_a_sentence(thing, deck)


def says(relation: Relation) -> str:
    """The template of a relation's statement."""
    return relation.say or f"{{Subject}} {relation.key} {{object}}."


def statement(relation: Relation, ends: Mapping[Side, str], deck: Deck) -> str:
    """The statement of a relation as one sentence; an end may be a blank."""
    return sentence(filled(says(relation), ends, deck))


def with_blank(relation: Relation, given: Side, key: str, deck: Deck) -> str:
    """The statement of a relation with a blank at the side that is asked."""
    text = filled(says(relation), {given: key, given.other: BLANK}, deck)
    return re.sub(rf"{BLANK}\.$", BLANK, sentence(text))


def as_the_source_gives(text: str, about: About, deck: Deck) -> str:
    """A dated question or statement names its source: "According to the article, how many …"."""
    source = deck.sources.get(about.source)
    called = source.called if source else ""
    if not about.dated or not source or (called and within(called, text)):
        return text
    rest = lower_first(text) if text.split(" ", 1)[0] in _OPENERS else text
    return f"According to {called or f'“{source.title}”'}, {rest}"


def citation(about: About, deck: Deck, today: date) -> str:
    """The source of a fact with its date, as one line; empty where the deck names none.

    An answer that changes says as of when it was right, and from its date of checking on that it may have changed.
    """
    source = deck.sources.get(about.source)
    line = _cited(source) if source else ""
    changes = about.changes
    if changes is None:
        return line
    said = f"Right as of {changes.as_of:%Y-%m-%d}." if changes.as_of else ""
    if changes.check_by and changes.check_by <= today:
        said = f"{said} It may have changed: look it up{f' at {changes.look_up}' if changes.look_up else ''}."
    return "\n".join(part for part in (line, said.strip()) if part)


@lru_cache(maxsize=64)  # a deck names few sources, each for many facts
def _cited(source: Source) -> str:
    parts = [source.author, f"“{source.title}”", f"as of {source.as_of}" if source.as_of else "undated"]
    parts += [f"checked {source.checked:%Y-%m-%d}"] if source.checked else []
    return "Source: " + ", ".join(part for part in parts if part)
