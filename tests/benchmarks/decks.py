"""Decks of any size: of a hundred facts seventy are triples, twenty numbers, ten questions with their answers."""

from __future__ import annotations

from collections.abc import Iterator


def deck_text(deck: str, facts: int, *, terse: bool = False) -> str:
    """A deck file with so many facts (whole hundreds), and about one card a fact.

    Things have other names, and most facts a hint and a reason, about half as much as the decks that come with the program
    say of each. A `terse` deck is the shortest that says the same.
    """
    return "\n".join(_lines(deck, facts, terse)) + "\n"


def title_of(deck: str) -> str:
    """The title that its file gives it."""
    return f"Waters of {deck}"


def _lines(deck: str, facts: int, terse: bool) -> Iterator[str]:
    seas = max(facts // 10, 10)
    yield f"deck: {deck}"
    yield f"title: {title_of(deck)}"
    yield from ("sources:", "  atlas: {title: The Atlas, as of: 2020}", "things:", "  river:")
    yield from (f"    River {number}:{'' if terse else f' [River {number}, Stream {number}]'}" for number in range(facts))
    yield "  sea:"
    yield from (f"    Sea {number}:{'' if terse else f' [Sea {number}, Gulf {number}]'}" for number in range(seas))
    yield from ("relations:", "  flows into: {single: object}", "topics:")
    for first in range(0, facts, 100):
        yield f"  - topic: Part {first // 100 + 1}"
        yield "    source: atlas"
        yield "    facts:"
        for number in range(first, first + 70):
            fact = f"[River {number}, flows into, Sea {number % seas}]"
            yield f"      - {fact if terse else f'{{fact: {fact}, {_told(number)}}}'}"
        yield "    numbers:"
        for number in range(first + 70, first + 90):
            value = number % 50 + 3
            asked = f"of: River {number}, what: bridges, value: {value}, near: [{value - 2}, {value - 1}]"
            yield f"      - {{{asked}{'' if terse else f', {_told(number)}'}}}"
        yield "    cards:"
        for number in range(first + 90, first + 100):
            wrong = f"[willow {number + 1}, willow {number + 2}]"
            asked = f"ask: What grows on River {number}?, answer: willow {number}, wrong: {wrong}"
            yield f"      - {{{asked}{'' if terse else f', {_told(number)}'}}}"


def _told(number: int) -> str:
    """What an author adds to a fact."""
    return f"hint: Look at page {number % 90 + 10} of the book., why: The land falls that way from mile {number}."
