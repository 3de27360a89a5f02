"""The check of a deck: its shape, its truth, its evidence, and every rule on what it would ask."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ice_quiz.errors import UsageError
from ice_quiz.facts.deckfile import Reading, read_deck, read_deck_text
from ice_quiz.facts.evidence import evidence, unchecked
from ice_quiz.facts.model import Deck, Fact
from ice_quiz.facts.problems import Problem
from ice_quiz.language.nearest import nearest
from ice_quiz.language.printable import printable
from ice_quiz.lint.catalogue import RULES
from ice_quiz.lint.ground import Ground
from ice_quiz.lint.waivers import Waived, sorted_out
from ice_quiz.questions.compiled import Compiled, compile_deck


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules are wanted: those whose codes begin with one of `select` (all where it is empty), without `ignore`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, code: str) -> bool:
        """Whether what this rule finds is told. A rule that is looked for only when asked must be named in full."""
        if code in RULES and RULES[code].asked_for:
            return code in self.select
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))


ALL = Choice()


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, what of it the author waives, and the facts that could not be held against their source."""

    problems: tuple[Problem, ...]
    unchecked: tuple[Fact, ...] = ()
    cards: int = 0
    waived: tuple[Waived, ...] = ()
    compiled: Compiled | None = None


def check(path: Path, sources: Mapping[str, Path], today: date, choice: Choice = ALL) -> Report:
    """Check a deck file. `sources` are files with the text of sources, by source key; they go before a source's `file:`.

    Raises `UsageError` for a source that the deck does not have, a text that cannot be read, and an unknown rule.
    """
    reading = read_deck(path)
    texts = dict(source_texts(reading.deck, path, sources)) if reading.deck else {}
    return examined(reading, texts, today, choice)


def check_text(text: str, file: str, texts: Mapping[str, str], today: date, choice: Choice = ALL) -> Report:
    """Check a deck that is at hand as text; `texts` are those of its sources."""
    return examined(read_deck_text(text, file), texts, today, choice)


def examined(reading: Reading, texts: Mapping[str, str], today: date, choice: Choice = ALL) -> Report:
    """Check what was read. Raises `UsageError` for an unknown rule."""
    _known((*choice.select, *choice.ignore))
    deck = reading.deck
    if deck is None or reading.root is None:
        return Report(tuple(each for each in reading.problems if choice.wants(each.code)))
    compiled = compile_deck(deck, today)
    ground = Ground(deck, compiled, reading.root, texts, today)
    found = [*reading.problems, *compiled.problems, *evidence(deck, texts), *_by_rules(ground, choice)]
    wanted = {problem for problem in found if choice.wants(problem.code)}
    standing, waived = sorted_out(sorted(wanted), ground, RULES.keys(), unused=choice == ALL)
    left = unchecked(deck, texts)
    return Report(tuple(sorted(standing)), left, len(compiled.cards), tuple(waived), compiled)


def _by_rules(ground: Ground, choice: Choice) -> Iterator[Problem]:
    for rule in RULES.values():
        if rule.check is not None and choice.wants(rule.code):
            for finding in rule.check(ground):
                yield Problem(finding.place, rule.code, rule.severity, finding.message, finding.edits)


def _known(prefixes: Collection[str]) -> None:
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in RULES):
            close = nearest(prefix, RULES)
            hint = f"Did you mean {close}?" if close else "`ice-quiz rule` lists them all."
            raise UsageError(f"There is no rule “{printable(prefix)}”.", advice=hint)


def source_texts(deck: Deck, path: Path, sources: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """The texts of the sources that are at hand, by key: those given, and a source's `file:` beside the deck.

    Raises `UsageError` for a source that the deck does not have or a text that cannot be read.
    """
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
