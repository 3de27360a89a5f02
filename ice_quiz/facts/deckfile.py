"""The door to a deck file: from its bytes to a `Deck`, or to every problem at once."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from pathlib import Path

from ice_quiz.facts.blueprints import held_against_deck, read_exams, read_you
from ice_quiz.facts.consistency import inconsistencies
from ice_quiz.facts.headway import Headway, part, told, unheard
from ice_quiz.facts.kinds import Checker, Entry
from ice_quiz.facts.model import Deck, Topic
from ice_quiz.facts.names import Names
from ice_quiz.facts.problems import Place, Problem, Severity, errors_in
from ice_quiz.facts.reader import MAX_BYTES, Mapping, read_nodes
from ice_quiz.facts.resolving import Resolver
from ice_quiz.facts.shapes import DECK
from ice_quiz.facts.statements import Statements
from ice_quiz.facts.vocabulary import read_confusing, read_relations, read_sources, read_things, read_types
from ice_quiz.facts.waiving import days_in, read_waivers
from ice_quiz.language.normal import folded

PARSED = 0.5
"""The share of the time in which the text is parsed; the other half goes into what it says."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file: the deck, unless an error stands in the way, and everything that was found.

    `root` is the file as it is written, where it is YAML at all.
    """

    deck: Deck | None
    problems: tuple[Problem, ...]
    root: Mapping | None = field(default=None, repr=False)


def read_deck(path: Path, headway: Headway = unheard) -> Reading:
    """Read a deck file. A file that cannot be read is a problem of it, never an exception."""
    file = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return _unreadable(file, "This is not a file.")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
            size = max(len(data), path.stat().st_size)
    except FileNotFoundError:
        return _unreadable(file, "There is no such file.")
    except (OSError, ValueError) as error:
        return _unreadable(file, f"The file cannot be read: {getattr(error, 'strerror', None) or 'its name is not usable'}.")
    if size > MAX_BYTES:
        return _unreadable(file, f"The file has {size / 1e6:.0f} MB; a deck has at most {MAX_BYTES // 10**6} MB.", "Y007")
    return read_deck_bytes(data, file, headway)


def _unreadable(file: str, message: str, code: str = "Y017") -> Reading:
    return Reading(None, (Problem(Place(file), code, Severity.ERROR, message),))


def read_deck_text(text: str, file: str) -> Reading:
    """Read a deck from text; `file` names it in problems."""
    return read_deck_bytes(text.encode("utf-8", "surrogatepass"), file)


def read_deck_bytes(data: bytes, file: str, headway: Headway = unheard) -> Reading:
    """Read a deck from the bytes of its file; `file` names it in problems."""
    root, problems = read_nodes(data, file, part(headway, 0.0, PARSED))
    if root is None:
        return Reading(None, tuple(problems))
    check = Checker(file)
    entry = check.checked(root, DECK, "the file")
    deck = _deck(entry, check, part(headway, PARSED, 1.0)) if isinstance(entry, Entry) else None
    problems += check.problems
    if deck is not None and not errors_in(problems):
        problems += inconsistencies(deck)
    problems = sorted(set(problems))
    return Reading(None if errors_in(problems) else deck, tuple(problems), root)


def _deck(entry: Entry, check: Checker, headway: Headway) -> Deck:
    sources = read_sources(entry.get("sources", {}), check)
    things = read_things(entry.get("things", {}), check)
    names = Names(things)
    relations = read_relations(entry.get("relations", {}), check)
    terms = {folded(term): str(term) for topic in entry.get("topics", ()) for term in topic.get("terms", {})}
    statements = Statements(Resolver(names, relations, sources, check))
    title = str(entry.get("title", ""))
    all_topics = entry.get("topics", ())
    topics = [statements.topic(each) for each in told(all_topics, lambda _, at: at / len(all_topics), headway, every=1)]
    loose = [fact for each in entry.get("cards", ()) if (fact := statements.plain(each, title, {}))]
    if loose:
        topics.append(Topic(title, tuple(loose)))
    if not any(topic.facts for topic in topics) and not check.problems:
        check.report(entry, "C800", "The deck asks nothing yet: add a topic with facts, numbers, lists, terms or cards.")
    deck = Deck(
        id=str(entry.get("deck", "")),
        title=title,
        file=check.file,
        topics=tuple(topics),
        about=entry.get("about", ""),
        language=entry.get("language", ""),
        author=entry.get("author", ""),
        licence=entry.get("licence", ""),
        sources=sources,
        types=read_types(entry.get("types", {})),
        things=things,
        relations=relations,
        confusing=read_confusing(entry.get("confusing", []), names, terms, check),
        you=read_you(entry.get("you", {}), {thing.type for thing in things.values()}, check),
        exams=read_exams(entry.get("exams", {}), check),
        review_every=days_in(entry.get("review every", "")),
        waived=read_waivers(entry.get("waive", ()), check),
    )
    held_against_deck(deck, check)
    return deck
