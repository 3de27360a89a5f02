"""Exams as data, and what is asked of the learner: read, and held against the items of the deck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ice_quiz.facts.exams import Draw, Exam, LearnerQuestion
from ice_quiz.facts.kinds import Checker, Entry
from ice_quiz.facts.model import Deck, Fact, Plain, Triple
from ice_quiz.facts.problems import Place, Severity
from ice_quiz.facts.reader import Text
from ice_quiz.facts.vocabulary import day
from ice_quiz.language.nearest import nearest


def read_you(found: Mapping[Text, Entry], types: Iterable[str], check: Checker) -> dict[str, LearnerQuestion]:
    """The questions to the learner, by key."""
    known = set(types)
    questions = {}
    for key, entry in found.items():
        kind = entry.get("type", "")
        if kind and kind not in known and (close := nearest(kind, known)):
            check.report(entry["type"], "T201", f"There is no type `{kind}`. Did you mean `{close}`?")
        questions[str(key)] = LearnerQuestion(
            str(key), str(entry["ask"]), kind, entry.get("look up", ""), day(entry, "check by", check)
        )
    return questions


def read_exams(found: Mapping[Text, Entry], check: Checker) -> dict[str, Exam]:
    """The exams by name; one that does not say what it draws is reported."""
    exams = {}
    for name, entry in found.items():
        draws = _draws(entry, check)
        if not draws:
            continue
        minutes = entry.get("time", "none").split(" ")[0]
        exams[str(name)] = Exam(
            name=str(name),
            draws=draws,
            passing=entry["pass"],
            place=Place(check.file, name.line, name.column),
            items=entry.get("items", 0),
            stops_when_decided=entry.get("stop", "never") == "decided",
            form=str(entry.get("form", "typed")),
            feedback_at_end=entry.get("feedback", "at the end") == "at the end",
            minutes=0 if minutes == "none" else int(minutes),
            title=entry.get("title", ""),
            about=entry.get("about", ""),
            source=entry.get("source", ""),
        )
    return exams


def _draws(entry: Entry, check: Checker) -> tuple[Draw, ...]:
    if "draw" in entry:
        return tuple(_draw(part["from"], part["ask"]) for part in entry["draw"])
    if "from" in entry and "ask" in entry:
        return (_draw(entry["from"], entry["ask"]),)
    check.report(entry, "X102", "An exam needs `from:` and `ask:`, or `draw:` with both in each part.")
    return ()


def _draw(pool: Any, ask: int) -> Draw:
    if isinstance(pool, str):
        return Draw(ask)
    return Draw(ask, frozenset(map(str, pool.get("tags", ()))), frozenset(map(str, pool.get("topics", ()))))


def pool(deck: Deck, draws: Iterable[Draw]) -> tuple[Fact, ...]:
    """The facts that an exam draws from: the items of the deck, or every fact that is asked where none has `item:`."""
    asked = [fact for fact in deck.facts if not (isinstance(fact, Triple) and fact.known)]
    items = [fact for fact in asked if fact.about.item] or asked
    return tuple(fact for fact in items if any(_fits(fact, draw) for draw in draws))


def _fits(fact: Fact, draw: Draw) -> bool:
    return (not draw.tags or bool(draw.tags & set(fact.about.tags))) and (not draw.topics or fact.about.topic in draw.topics)


def held_against_deck(deck: Deck, check: Checker) -> None:
    """Report exams that the deck cannot hold, and cards that wait for a question to the learner that is not there."""
    for exam in deck.exams.values():
        _pools(deck, exam, check)
    for fact in deck.facts:
        if isinstance(fact, Plain) and fact.by and fact.by not in deck.you:
            close = nearest(fact.by, deck.you)
            hint = f"Did you mean `{close}`?" if close else "Add it under `you:`."
            check.report(_at(fact.about.place), "T201", f"`by: {fact.by}` names no question of `you:`. {hint}")
    _twice(deck, check)


def _pools(deck: Deck, exam: Exam, check: Checker) -> None:
    where = _at(exam.place)
    unknown = [
        (each, known)
        for draw in exam.draws
        for words, known in ((draw.tags, _tags(deck)), (draw.topics, {topic.title for topic in deck.topics}))
        for each in sorted(words - known)
    ]
    for each, known in unknown:
        close = nearest(each, known)
        hint = f" Did you mean `{close}`?" if close else ""
        check.report(where, "X103", f"The exam draws from `{each}`, which no item has.{hint}")
    if not unknown:
        _sizes(deck, exam, check)
    if exam.passing > exam.ask:
        check.report(where, "X106", f"The pass mark is {exam.passing}, and only {exam.ask} are asked.")


def _sizes(deck: Deck, exam: Exam, check: Checker) -> None:
    where = _at(exam.place)
    pools = [pool(deck, [draw]) for draw in exam.draws]
    for draw, items in zip(exam.draws, pools, strict=True):
        if len(items) < draw.ask:
            check.report(where, "X104", f"The exam asks {draw.ask}, and its pool has {len(items)} items.")
    size = len(pool(deck, exam.draws))
    if exam.items and exam.items != size:
        check.report(where, "X105", f"The exam says its pool has {exam.items} items; it has {size}.")
    if sum(map(len, pools)) > size:
        check.report(where, "X108", "Two parts of the exam draw from the same items: give each part a pool of its own.")


def _tags(deck: Deck) -> set[str]:
    return {tag for fact in deck.facts for tag in fact.about.tags}


def _twice(deck: Deck, check: Checker) -> None:
    """One item is one card of the exam."""
    first: dict[str, Fact] = {}
    for fact in deck.facts:
        item = fact.about.item
        if item and first.setdefault(item, fact) is not fact:
            line = first[item].about.place.line
            check.report(_at(fact.about.place), "X107", f"Item {item} is there already, on line {line}.", Severity.ERROR)


def _at(place: Place) -> Entry:
    entry = Entry()
    entry.line, entry.column = place.line, place.column
    return entry
