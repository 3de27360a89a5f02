"""The words of a deck before its facts: sources, types, things, confusing pairs and relations."""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from datetime import date
from typing import Any

from ice_quiz.facts.commas import quoted
from ice_quiz.facts.kinds import Checker, Entry
from ice_quiz.facts.model import Relation, Show, Side, Source, Thing, TypeWords
from ice_quiz.facts.names import Names, split_name
from ice_quiz.facts.problems import Place, Severity
from ice_quiz.facts.reader import Text
from ice_quiz.facts.relations import BUILT_IN
from ice_quiz.language.nearest import nearest
from ice_quiz.language.normal import folded

_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_SLOTS = (
    *(
        f"{{{end}{part}}}"
        for end in ("subject", "object", "Subject", "Object")
        for part in ("", ".name", ".type", ".types", ".plural")
    ),
    "{since}",
    "{until}",
)


def as_date(text: str | None) -> date | None:
    """A date written as a day, a month or a year: its first day. None where there is none, or no such day."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    try:
        return date(*[*parts, 1, 1][:3])
    except ValueError:
        return None


def day(entry: AnyMapping[str, Any], field: str, check: Checker) -> date | None:
    """The date of a field, or None; one that is in no calendar is reported."""
    found = as_date(entry.get(field))
    if entry.get(field) and found is None:
        check.report(entry[field], "Y022", f"There is no day {entry[field]}.")
    return found


def read_sources(found: dict[Text, Entry], check: Checker) -> dict[str, Source]:
    """The sources by key."""
    sources = {}
    for key, entry in found.items():
        sources[str(key)] = Source(
            key=str(key),
            title=entry["title"],
            called=entry.get("called", ""),
            as_of=entry.get("as of", ""),
            checked=day(entry, "checked", check),
            url=entry.get("url", ""),
            author=entry.get("author", ""),
            licence=entry.get("licence", ""),
            file=entry.get("file", ""),
        )
    return sources


def read_types(found: dict[Text, Entry]) -> dict[str, TypeWords]:
    """The defaults of types by name."""
    return {str(key): TypeWords(entry.get("plural", ""), entry.get("article", "")) for key, entry in found.items()}


def read_things(found: dict[Text, dict[Text, Any]], check: Checker) -> dict[str, Thing]:
    """The things by key; a key or name that stands for two things is reported."""
    things: dict[str, Thing] = {}
    named: dict[tuple[str, str], str] = {}
    for kind, members in found.items():
        for key, value in members.items():
            if key in things:
                check.report(key, "T202", f"`{key}` is a {things[key].type} already; give one of the two another key.")
                continue
            thing = _thing(key, str(kind), value, check)
            things[str(key)] = thing
            for name in {folded(name) for name in thing.names}:
                other = named.setdefault((str(kind), name), str(key))
                if other != key:
                    check.report(
                        key, "T202", f"`{key}` and `{other}` share the name `{name}`; a name means one {kind} only."
                    )
    return things


def _thing(key: Text, kind: str, value: Any, check: Checker) -> Thing:
    place = Place(check.file, key.line, key.column)
    if not value:  # the key is the name, and there is nothing to say of it
        return Thing(str(key), kind, str(key), place=place)
    entry: dict[str, Any] = {}
    names: list[str] = []
    if isinstance(value, list):
        names = list(value)
        if split := split_name(value, key, None):
            says = f'YAML split this name at its comma. Write ["{split[1]}"], in quotes.'
            check.report(split[0], "Y030", says, edits=(quoted(*split),))
    elif isinstance(value, dict):
        entry = value
        names = [*([entry["name"]] if "name" in entry else []), *entry.get("also", ())]
        if "also" in entry and "name" not in entry:
            names.insert(0, key)
    else:
        names = [value]
    name = str(names[0]) if names else str(key)
    other = [str(text) for text in names[1:]]
    if folded(name) != folded(key):
        other.append(str(key))
    capitals = len(key) > 1 and key.isupper() and key.isalpha() and not _ROMAN.fullmatch(key)
    short = entry.get("acronym", capitals) and folded(name) != folded(key)
    return Thing(
        key=str(key),
        type=kind,
        name=name,
        also=tuple(dict.fromkeys(other)),
        acronym=str(key) if short else "",
        article=entry.get("article", ""),
        plural=entry.get("plural", ""),
        show=Show(entry.get("show", "both")),
        since=day(entry, "since", check),
        until=day(entry, "until", check),
        note=entry.get("note", ""),
        place=place,
    )


def read_confusing(
    found: list[list[Text]], names: Names, terms: AnyMapping[str, str], check: Checker
) -> tuple[frozenset[str], ...]:
    """The sets of things or terms that are easily mistaken for each other, as keys; `terms` leads to terms as defined."""
    groups = []
    for group in found:
        keys = set()
        for text in group:
            key = names.find(text) or terms.get(folded(text), "")
            if not key:
                close = names.suggest(text)
                hint = f" Did you mean `{close}`?" if close else ""
                check.report(text, "T201", f"`{text}` is neither a thing nor a term of this deck.{hint}")
                continue
            keys.add(key)
        if len(keys) > 1:
            groups.append(frozenset(keys))
        elif len(group) < 2 and group:
            check.report(group[0], "Y022", "What is confusing is confused with something: name two or more.")
    return tuple(groups)


def read_relations(found: dict[Text, Entry], check: Checker) -> dict[str, Relation]:
    """The built-in relations, and the deck's own, which may reword a built-in one."""
    relations = dict(BUILT_IN)
    for key, entry in found.items():
        base = BUILT_IN.get(key, Relation(str(key)))
        asked = set(base.asked)
        for field, side in (("ask", Side.OBJECT), ("ask back", Side.SUBJECT)):
            if entry.get(field) == "no":
                asked.discard(side)
        relations[str(key)] = Relation(
            key=str(key),
            single=_sides(entry["single"]) if "single" in entry else base.single,
            asserted="single" in entry,
            symmetric=entry.get("symmetric", base.symmetric),
            transitive=entry.get("transitive", base.transitive),
            inverse=base.inverse,
            ask=_wording(entry, "ask", check) or base.ask,
            ask_back=_wording(entry, "ask back", check) or base.ask_back,
            asked=frozenset(asked),
            ask_past=_wording(entry, "ask past", check),
            say=_wording(entry, "say", check) or base.say,
            say_past=_wording(entry, "say past", check),
            which=_wording(entry, "which", check) or base.which,
            place=Place(check.file, key.line, key.column),
        )
    return relations


def _sides(word: str) -> frozenset[Side]:
    return frozenset(Side) if word == "both" else frozenset() if word == "none" else frozenset({Side(word)})


def known_slots(entry: Entry, field: str, check: Checker) -> None:
    """Report every slot of a wording that does not exist."""
    for slot in re.findall(r"\{[^}]*\}", entry.get(field, "")):
        if slot not in _SLOTS:
            close = nearest(slot, _SLOTS) or "{subject}"
            check.report(entry[field], "R213", f"`{field}` has the slot `{slot}`, which is unknown. Did you mean `{close}`?")


def _wording(entry: Entry, field: str, check: Checker) -> str:
    """The wording of a relation; an unknown slot is reported. `no` means: this side is not asked."""
    text: Text | str = entry.get(field, "")
    if text == "no":
        return ""
    known_slots(entry, field, check)
    missing = {"ask": "{subject", "ask back": "{object", "say": "{subject"}.get(field)
    if text and missing and missing not in text.lower() and not re.search(r"\{[^}]*\}", text):
        check.report(
            entry[field],
            "R213",
            f"`{field}` has no slot `{missing}}}`: every card of it would look the same.",
            Severity.ERROR,
        )
    return str(text)
