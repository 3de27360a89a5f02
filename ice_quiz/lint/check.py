"""The check of a deck: its shape, its truth, its evidence, and what its cards would ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ice_quiz.errors import UsageError
from ice_quiz.facts.deckfile import read_deck
from ice_quiz.facts.evidence import evidence, unchecked
from ice_quiz.facts.model import Deck, Fact, Side, Triple
from ice_quiz.facts.problems import Place, Problem, Severity
from ice_quiz.language.nearest import nearest
from ice_quiz.language.normal import folded
from ice_quiz.language.printable import printable
from ice_quiz.questions.compiled import Compiled, compile_deck
from ice_quiz.questions.question import Form

ENOUGH = 3  # facts of a relation before their pattern says anything


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and the facts that could not be held against their source."""

    problems: tuple[Problem, ...]
    unchecked: tuple[Fact, ...] = ()
    cards: int = 0


def check(path: Path, sources: Mapping[str, Path], today: date) -> Report:
    """Check a deck file. `sources` are files with the text of sources, by source key; they go before a source's `file:`.

    Raises `UsageError` for a source that the deck does not have or a text that cannot be read.
    """
    reading = read_deck(path)
    deck = reading.deck
    if deck is None:
        return Report(reading.problems)
    texts = dict(_texts(deck, path, sources))
    compiled = compile_deck(deck, today)
    found = [
        *reading.problems,
        *compiled.problems,
        *evidence(deck, texts),
        *_sourceless(deck),
        *_ambiguous(compiled),
        *_never_asked(compiled),
        *_could_be_single(deck),
    ]
    return Report(tuple(sorted(set(found))), unchecked(deck, texts), len(compiled.cards))


def _texts(deck: Deck, path: Path, sources: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    for key in sources:
        if key not in deck.sources:
            close = nearest(key, deck.sources)
            hint = f"Did you mean `{close}`?" if close else f"It has {', '.join(deck.sources) or 'none'}."
            raise UsageError(f"The deck has no source `{printable(key)}`.", place=str(path), advice=hint)
    for key, source in deck.sources.items():
        if key in sources:
            try:
                yield key, sources[key].read_text("utf-8-sig")
            except (OSError, ValueError) as error:
                why = getattr(error, "strerror", None) or "it is not UTF-8 text"
                raise UsageError(f"The text of `{key}` cannot be read: {why}.", place=str(sources[key])) from None
        elif source.file:
            beside = path.parent / source.file
            if beside.resolve().is_relative_to(path.parent.resolve()) and beside.is_file():
                yield key, beside.read_text("utf-8-sig", errors="replace")


def _sourceless(deck: Deck) -> Iterator[Problem]:
    """F100, F101: nothing says where a fact comes from."""
    if not deck.sources:
        says = "The deck names no source. It can be drilled, but nobody can check it: add `sources:`."
        yield Problem(Place(deck.file), "F100", Severity.WARNING, says)
        return
    for fact in deck.facts:
        if not fact.about.source:
            says = "This has no source: add `source:` here or to its topic."
            yield Problem(fact.about.place, "F101", Severity.WARNING, says)


def _ambiguous(compiled: Compiled) -> Iterator[Problem]:
    """S601: one stem, and two cards with different answers behind it."""
    asked: dict[str, list[str]] = defaultdict(list)
    for card in compiled.cards.values():
        for stem in {
            folded(compiled.question(card.id, rendering, seed=0).stem)
            for rendering in compiled.renderings(card.id)
            if rendering.form in (Form.TYPE, Form.CLOZE, Form.NUMBER, Form.NAME_ALL)
        }:
            asked[stem].append(card.id)
    for cards in asked.values():
        first = compiled.cards[cards[0]]
        for each in cards[1:]:
            card = compiled.cards[each]
            if card.fingerprint != first.fingerprint:
                line = first.about.place.line
                says = f"The question is the same as that of line {line}, and the answers differ: word one of them apart."
                yield Problem(card.about.place, "S601", Severity.ERROR, says)


def _never_asked(compiled: Compiled) -> Iterator[Problem]:
    """C805: every form of a card is switched off."""
    for card in compiled.cards.values():
        if not compiled.renderings(card.id):
            says = f"`{card.id}` is never asked: no form is left for it."
            yield Problem(card.about.place, "C805", Severity.WARNING, says)


def _could_be_single(deck: Deck) -> Iterator[Problem]:
    """R214: the facts look as if a side had one right answer; only the author can assert it."""
    held: dict[tuple[str, Side], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    first: dict[str, Triple] = {}
    for fact in deck.facts:
        if isinstance(fact, Triple) and not fact.known:
            first.setdefault(fact.relation, fact)
            for object_ in fact.objects:
                held[fact.relation, Side.OBJECT][fact.subject].add(object_)
                held[fact.relation, Side.SUBJECT][object_].add(fact.subject)
    for (relation, side), answers in held.items():
        lone = len(answers) >= ENOUGH and all(len(each) == 1 for each in answers.values())
        if lone and not deck.relations[relation].asserted:
            says = f"Each {side.other} of `{relation}` has one {side} here. If it can have no other, add `single: {side}`."
            yield Problem(first[relation].about.place, "R214", Severity.NOTE, says)
