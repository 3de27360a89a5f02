"""The facts of a topic: from checked entries to triples, numbers, lists, terms and plain cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ice_quiz.facts.commas import quoted
from ice_quiz.facts.exams import Changes
from ice_quiz.facts.kinds import Entry
from ice_quiz.facts.model import (
    About,
    Fact,
    Item,
    Listing,
    Number,
    Plain,
    Term,
    Topic,
    Triple,
    Value,
)
from ice_quiz.facts.names import split_name
from ice_quiz.facts.problems import Place
from ice_quiz.facts.reader import Text
from ice_quiz.facts.resolving import Resolver, first_text
from ice_quiz.facts.shapes import INHERITED
from ice_quiz.facts.values import read_value
from ice_quiz.facts.vocabulary import day, known_slots
from ice_quiz.language.nearest import nearest

FORMS = (
    "choose", "true or false", "type", "cloze", "number", "name all", "missing one", "what comes next", "put in order",
)  # fmt: skip

_THE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)  # a list's name reads after "one of the …"


class Statements:
    """Builds the facts of a deck against its vocabulary, and reports what they name in vain."""

    def __init__(self, resolve: Resolver) -> None:
        self.resolve = resolve
        self.check = resolve.check

    def topic(self, entry: Entry) -> Topic:
        """One topic with all its facts, in the order of the file's sections."""
        shared = {key: entry[key] for key in INHERITED if key in entry}
        if "source" in shared:
            self.resolve.source(shared["source"])
        title = str(entry["topic"])
        facts: list[Fact | None] = []
        for section, make in (
            ("facts", self.triple),
            ("known", self.known),
            ("numbers", self.number),
            ("lists", self.listing),
            ("cards", self.plain),
        ):
            facts += [make(each, title, shared) for each in entry.get(section, ())]
        facts += [self.term(key, value, title, shared) for key, value in entry.get("terms", {}).items()]
        ordered = sorted((fact for fact in facts if fact), key=lambda fact: (fact.about.place.line, fact.about.place.column))
        skip = tuple((str(claim), str(why)) for claim, why in entry.get("skip", {}).items())
        return Topic(title, tuple(ordered), skip)

    def _about(self, entry: Entry, topic: str, shared: Mapping[str, Any], where: Text | Entry | None = None) -> About:
        at = where if where is not None else entry
        place = Place(self.check.file, at.line, at.column)
        if not entry:  # the short form, which most facts have
            return About(topic, place, **self._inherited(shared, ()))
        merged = {**shared, **entry}
        if "source" in entry:
            self.resolve.source(entry["source"])
        for form in entry.get("off", ()):
            if form not in FORMS:
                close = nearest(form, FORMS)
                hint = f"Did you mean `{close}`?" if close else f"The forms are: {', '.join(FORMS)}."
                self.check.report(form, "Y022", f"`{form}` is no form. {hint}")
        return About(
            topic=topic,
            place=place,
            id=entry.get("id", ""),
            was=tuple(map(str, entry.get("was", ()))),
            item=entry.get("item", ""),
            direction=entry.get("direction", ""),
            off=frozenset(map(str, entry.get("off", ()))),
            hint=entry.get("hint", ""),
            why=entry.get("why", ""),
            wrong_from=tuple(map(str, entry.get("wrong from", ()))),
            changes=self._changes(entry.get("changes")),
            **self._inherited(merged, shared.get("tags", ())),
        )

    @staticmethod
    def _inherited(values: Mapping[str, Any], tags: Iterable[str]) -> dict[str, Any]:
        """What a fact may have from its topic; tags add up."""
        return {
            "source": values.get("source", ""),
            "at": values.get("at", ""),
            "dated": values.get("dated", False),
            "tags": tuple(dict.fromkeys(map(str, (*tags, *values.get("tags", ()))))),
            "grade": values.get("grade", "lenient"),
            "level": values.get("level", ""),
        }

    def _changes(self, entry: Entry | None) -> Changes | None:
        if entry is None:
            return None
        return Changes(self._date(entry, "as of"), self._date(entry, "check by"), entry.get("look up", ""))

    def known(self, value: Any, topic: str, shared: Mapping[str, Any]) -> Triple | None:
        """A triple that proves and is never asked."""
        return self.triple(value, topic, shared, known=True)

    def triple(self, value: Any, topic: str, shared: Mapping[str, Any], known: bool = False) -> Triple | None:
        """A fact in short form (a list of three) or as a mapping with `fact:`."""
        entry = value if isinstance(value, Entry) else Entry()
        parts = value["fact"] if isinstance(value, Entry) else value
        if (where := first_text(parts)) is None:
            return None
        if len(parts) != 3:
            self._misshapen(parts, where)
            return None
        subject = self.resolve.end(parts[0])
        relation = self.resolve.relation(parts[1])
        objects = [self.resolve.end(text) for text in (parts[2] if isinstance(parts[2], list) else [parts[2]])]
        if not objects:
            self.check.report(where, "Y031", "A fact is [subject, relation, object]; the answer is missing here.")
        if not subject or not relation or not objects or not all(objects):
            return None
        about, different = self._about(entry, topic, shared, where), tuple(dict.fromkeys(objects))
        if not entry:
            return Triple(about, subject, relation, different, known)
        self._worded(entry, len(objects))
        return Triple(
            about=about,
            subject=subject,
            relation=relation,
            objects=different,
            known=known,
            complete=entry.get("complete", False),
            complete_back=entry.get("complete back", False),
            also_true=self.resolve.wrongs(entry, "also true"),
            also_true_back=self.resolve.wrongs(entry, "also true back"),
            wrong=self.resolve.wrongs(entry, "wrong"),
            wrong_back=self.resolve.wrongs(entry, "wrong back"),
            ask=entry.get("ask", ""),
            ask_back=entry.get("ask back", ""),
            since=self._date(entry, "since"),
            until=self._date(entry, "until"),
        )

    def _misshapen(self, parts: list[Any], where: Text) -> None:
        texts = [part for part in parts if isinstance(part, str)]
        if split := split_name(texts, "", self.resolve.names):
            says = f'YAML split this name at its comma. Write "{split[1]}", in quotes.'
            self.check.report(split[0], "Y030", says, edits=(quoted(*split),))
        elif len(parts) < 3:
            self.check.report(where, "Y031", "A fact is [subject, relation, object]; the answer is missing here.")
        else:
            self.check.report(
                where,
                "Y031",
                "A fact is [subject, relation, object]. Several objects stand in a list of their own: [a, makes, [b, c]].",
            )

    def _worded(self, entry: Entry, objects: int) -> None:
        for field in ("ask", "ask back"):
            known_slots(entry, field, self.check)
        back = entry.get("ask back", "")
        if objects > 1 and back not in ("", "no") and not re.search(r"\{", back):
            says = "`ask back` has no slot `{object}`, and there are several objects: each would be asked in the same words."
            self.check.report(back, "R213", says)

    def _date(self, entry: Entry, key: str) -> date | None:
        return day(entry, key, self.check)

    def number(self, entry: Entry, topic: str, shared: Mapping[str, Any]) -> Number | None:
        """A fact whose answer is a number."""
        tolerance = float(entry.get("tolerance", "0").rstrip("% ")) / 100
        texts = [entry["value"]] if "value" in entry else entry.get("values", [])
        if "value" in entry and "values" in entry:
            self.check.report(entry["value"], "N306", "A number has `value:`, or `values:` with several, not both.")
        split = self.resolve.split(texts) or self.resolve.split(entry.get("near", ()))
        values = tuple(value for text in texts if (value := self._value(text, tolerance)))
        near = () if split else tuple(value for text in entry.get("near", ()) if (value := self._value(text, tolerance)))
        if not texts:
            self.check.report(entry, "N301", "A number needs `value:`.")
        asks = ("of" in entry and "what" in entry) or (
            "ask" in entry and ("id" in entry or "item" in entry or "what" in entry)
        )
        if not asks:
            self.check.report(entry, "N305", "A number needs `of:` and `what:`, or `ask:` and `id:`.")
        if not values or not asks:
            return None
        of = entry.get("of", "")
        return Number(
            about=self._about(entry, topic, shared),
            what=entry.get("what", ""),
            of=self.resolve.counted(of),
            values=values,
            near=near,
            ask=entry.get("ask", ""),
            since=self._date(entry, "since"),
            until=self._date(entry, "until"),
        )

    def _value(self, text: Text, tolerance: float) -> Value | None:
        value = read_value(text, tolerance)
        if value is None:
            forms = "6,700 · about 20 · at least 5 · more than 400 · 10 to 30 · 1/4 · 3:1 · 1787"
            self.check.report(text, "N301", f"`{text}` is not a number. Numbers are written like {forms}.")
            return None
        return replace(value, place=self.check.place(text))

    def listing(self, entry: Entry, topic: str, shared: Mapping[str, Any]) -> Listing | None:
        """A named list."""
        self.resolve.split([item for item in entry["items"] if isinstance(item, str)])
        items = tuple(self.resolve.item(value) for value in entry["items"])
        ordered = entry.get("ordered", "")
        complete = entry.get("complete", False)
        if not items:
            self.check.report(entry, "L707", f"The list `{entry['list']}` has no items.")
            return None
        need = entry.get("need", len(items) if complete else 1)
        if need > len(items):
            self.check.report(entry, "L704", f"`need: {need}` asks for more than the {len(items)} items of the list.")
            need = len(items)
        if "say" in entry and "{item}" not in entry["say"]:
            self.check.report(entry["say"], "R213", "`say` has no slot `{item}`: it would say the same of every item.")
        return Listing(
            about=self._about(entry, topic, shared),
            name=_THE.sub("", str(entry["list"])),
            items=items,
            complete=complete,
            ordered="" if ordered == "no" else str(ordered),
            need=need,
            wrong=self.resolve.wrongs(entry, "wrong"),
            ask=entry.get("ask", ""),
            which=entry.get("which", ""),
            say=entry.get("say", ""),
        )

    def term(self, key: Text, value: Any, topic: str, shared: Mapping[str, Any]) -> Term:
        """A term and its definition."""
        entry = value if isinstance(value, Entry) else Entry()
        definition = str(value["definition"] if isinstance(value, Entry) else value)
        return Term(
            about=self._about(entry, topic, shared, key),
            term=str(key),
            definition=definition,
            also=tuple(map(str, entry.get("also", ()))),
            thing=self.resolve.names.find(key),
            wording=entry.get("as", ""),
        )

    def plain(self, entry: Entry, topic: str, shared: Mapping[str, Any]) -> Plain | None:
        """A plain question, or one whose answer depends on what the learner says of themselves (`by:`)."""
        found = entry.get("answers", [])
        rows: dict[str, tuple[Item, ...]] = {}
        if isinstance(found, dict):
            rows = {self.resolve.names.find(key) or str(key): self.resolve.items(row) for key, row in found.items()}
            found = []
        answers = self.resolve.items(found)
        if "answer" in entry:
            first = self.resolve.item(entry["answer"])
            answers = (
                Item(first.text, (*first.also, *map(str, entry.get("also", ()))), first.thing, place=first.place),
                *answers,
            )
        by = entry.get("by", "")
        if rows and not by:
            self.check.report(
                entry, "C803", "Answers by what the learner said need `by:`, which names a question of `you:`."
            )
            return None
        if not answers and not by:
            self.check.report(entry, "C802", "This card has no answer: add `answer:` (or `answers:` with several).")
            return None
        need = entry.get("need", 1)
        if need > len(answers) and not by:
            self.check.report(entry, "L704", f"`need: {need}` asks for more than the {len(answers)} answers of the card.")
            need = len(answers)
        return Plain(
            about=self._about(entry, topic, shared),
            ask=str(entry["ask"]),
            answers=answers,
            need=need,
            wrong=self.resolve.wrongs(entry, "wrong"),
            by=str(by),
            rows=rows,
        )
