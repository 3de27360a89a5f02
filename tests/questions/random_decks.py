"""Decks made at random from a seed, as the text of a deck file, so that the reader is exercised as well.

They are small and dense: few names that stand inside one another, relations with every mixture of what an author may
assert, so that the rules about wrong options meet often. Not every one is free of contradictions; the reader says so.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

import yaml

_ROOTS = ("Arden", "Bolt", "Corva", "Dunmere", "Elmford", "Farrow")
_SMALL = ("iron", "soft iron", "salt", "grain", "tar", "wax")
_BOARDS = {
    "ARB": "Arden River Board",
    "Alder": "Alder Road Bureau",
    "Ash": "Ash Rail Bank",
    "CLB": "Corva Land Bank",
    "Acre": "Acre Rent Board",
}
_TYPES = {"city": "cities", "port": "ports", "good": "goods", "board": "boards"}
_WORDS = ("feeds", "guards", "mirrors", "supplies", "holds up")
_BUILT_IN = ("part of", "lies in", "located in", "is a", "borders", "before", "after", "capital of", "runs")
_TEXTS = ("the Moon Office", "the Old Mill", "West", "the Arden Bridge House", "a tower of glass")
_DEFINITIONS = (
    "a gate",
    "a gate of iron",
    "a yard where boats are kept",
    "a road between two walls",
    "a house for travelers",
    "a store of grain",
    "a court for sailors",
    "a court",
)


@dataclass
class Draft:
    """One deck in the making."""

    dice: random.Random
    homonyms: bool  # whether things of different types may share a name
    things: dict[str, dict[str, Any]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)  # the type of each thing, in an order that makes no cycles
    relations: dict[str, dict[str, str]] = field(default_factory=dict)
    given: set[tuple[str, str, str]] = field(default_factory=set)
    items: tuple[str, ...] = ("1",)  # the numbers of what may be named as wrong elsewhere

    def maybe(self, chance: float) -> bool:
        return self.dice.random() < chance

    def some(self, pool: list[Any], least: int, most: int) -> list[Any]:
        return self.dice.sample(pool, min(len(pool), self.dice.randint(least, most)))

    # ------------------------------------------------------------------ things and relations

    def make_things(self) -> None:
        for kind in self.some(list(_TYPES), 2, 3):
            if kind == "board":
                keys: list[str] = self.some(list(_BOARDS), 4, 5)
                self.things[kind] = {key: self.board(key) for key in keys}
            else:
                pool = list(_SMALL) if kind == "good" else [f"{a}{root}{b}" for root in _ROOTS for a, b in _AROUND]
                keys = [key for key in self.some(pool, 4, 6) if key not in self.kinds]
                self.things[kind] = {key: self.entry(key) for key in keys}
            self.kinds.update(dict.fromkeys(keys, kind))

    def board(self, key: str) -> Any:
        return _BOARDS[key] if key.isupper() else {"name": _BOARDS[key], "article": self.dice.choice(["the", "none"])}

    def entry(self, key: str) -> Any:
        chance = self.dice.random()
        if chance < 0.6:
            return None
        if chance < 0.8:
            return [key, f"{key}um"]
        if chance < 0.95 and self.kinds and self.homonyms:  # goes by the name of a thing of another type
            return self.dice.choice(list(self.kinds))
        other = self.dice.choice([root for root in _ROOTS if root not in key])
        return {"name": key, "also": [f"Old {other} {key}"], "article": self.dice.choice(["the", "none"])}

    def make_relations(self) -> None:
        for word in self.some(list(_WORDS), 2, 3):
            relation = {"single": self.dice.choice(["subject", "object", "both", "none"])}
            if self.maybe(0.3):
                relation["symmetric"] = "yes"
            if self.maybe(0.3):
                relation["transitive"] = "yes"
            if self.maybe(0.4):
                relation["ask"] = f"What {word} {{subject}}, so to say?"
            if self.maybe(0.4):
                relation["ask back"] = f"Which {{subject.type}} {word} {{object}}?"
            if self.maybe(0.5):
                relation["which"] = f"Which of these is it that {{subject}} {word}?"
            if self.maybe(0.5):
                relation["ask past"] = f"What did {{subject}} once touch, as {word} says, from {{since}} to {{until}}?"
                relation["say past"] = f"{{Subject}} {word} {{object}} from {{since}} to {{until}}."
            relation["say"] = f"{{Subject}} {word} {{object}}."
            self.relations[word] = relation
        for word in self.some(list(_BUILT_IN), 1, 3):
            self.relations[word] = {"single": self.dice.choice(["subject", "object", "both", "none", "none"])}

    # ------------------------------------------------------------------ facts

    def triple(self) -> dict[str, Any] | None:
        """A fact that keeps to what its relation asserts; None where the dice find none."""
        word = self.dice.choice(list(self.relations))
        relation = self.relations[word]
        symmetric = word == "borders" or "symmetric" in relation
        order = list(self.kinds)
        subject = self.dice.choice(order)
        kind = self.dice.choice(list(self.things)) if self.maybe(0.4) else self.kinds[subject]
        pool = [key for key in self.things[kind] if key != subject]
        if "transitive" in relation or word in _BUILT_IN[:4] + _BUILT_IN[5:7]:
            back = word == "after"
            pool = [key for key in pool if (order.index(key) < order.index(subject)) is back]
        pool = [key for key in pool if self.free(word, relation["single"], subject, key, symmetric=symmetric)]
        if not pool:
            return None
        objects = self.some(pool, 1, 1 if relation["single"] != "none" else 3)
        for key in objects:
            self.given |= {(word, subject, ">"), (word, key, "<")}
            if symmetric:
                self.given |= {(word, key, ">"), (word, subject, "<")}
        return {"fact": [subject, word, objects[0] if len(objects) == 1 else objects], "kind": kind}

    def free(self, word: str, single: str, subject: str, key: str, *, symmetric: bool) -> bool:
        object_taken = (word, subject, ">") in self.given and (
            single in ("object", "both") or (symmetric and single != "none")
        )
        subject_taken = (word, key, "<") in self.given and (
            single in ("subject", "both") or (symmetric and single != "none")
        )
        return not object_taken and not subject_taken

    def pairs(self) -> list[dict[str, Any]]:
        """One to one: each answer has its one other end, so that what is right there is wrong elsewhere (P7)."""
        ones, others = ([*self.things[kind]] for kind in (self.some(list(self.things), 2, 2)))
        self.dice.shuffle(ones)
        self.dice.shuffle(others)
        self.relations["rules"] = {"single": self.dice.choice(["subject", "object", "both"])}
        made: list[dict[str, Any]] = [{"fact": [one, "rules", other]} for one, other in zip(ones, others, strict=False)][:4]
        if not made:
            return []
        extra, spare = self.dice.choice(made), [key for key in ones if key not in {fact["fact"][0] for fact in made}]
        if spare and self.maybe(0.5):
            extra["also true back"] = [spare[0]]
        if self.maybe(0.3):
            extra.update(self.dice.choice(_PERIODS))
        if self.maybe(0.4):
            made.append({"fact": [made[0]["fact"][0], "part of", (spare or ones)[-1]]})
        return [fact for fact in made if fact["fact"][0] != fact["fact"][2]]

    def succession(self) -> list[dict[str, Any]]:
        """One after the other: what was right, or will be, is named as wrong for another time."""
        subject, pool = self.dice.choice(list(self.kinds)), list(self.things[self.dice.choice(list(self.things))])
        ends = [key for key in self.some(pool, 3, 4) if key != subject]
        self.relations["led by"] = {"single": "object", "ask past": "Who led {subject} from {since} to {until}?"}
        spans = ({"since": "1949", "until": "1990"}, {"since": "1990", "until": "2027"}, {"since": "2027"})
        return [
            {"fact": [subject, "led by", end], **span, "wrong": [key for key in ends if key != end]}
            for end, span in zip(ends, spans, strict=False)
        ]

    def fact(self) -> dict[str, Any] | None:
        made = self.triple()
        if made is None:
            return None
        subject, objects = made["fact"][0], made["fact"][2]
        taken = {objects} if isinstance(objects, str) else set(objects)
        others = [key for key in self.things[made.pop("kind")] if key not in taken | {subject}]
        backs = [key for key in self.things[self.kinds[subject]] if key not in taken | {subject}]
        for end, pool in (("", others), (" back", backs)):
            self.dice.shuffle(pool)
            if pool and self.maybe(0.25):
                made[f"also true{end}"] = [pool.pop(), *self.some(list(_TEXTS), 0, 1)]
            if self.maybe(0.4):
                made[f"wrong{end}"] = [*pool[: self.dice.randint(0, 2)], *self.some(list(_TEXTS), 1, 2)]
        if self.maybe(0.25):
            made["complete"] = "yes"
        if self.maybe(0.2):
            made["complete back"] = "yes"
        if self.maybe(0.3):
            made.update(self.dice.choice(_PERIODS))
        if self.maybe(0.1):
            made["off"] = [self.dice.choice(["true or false", "choose"])]
        return made

    def number(self, index: int) -> dict[str, Any]:
        """A number with near values, a few of which are too near, true as well, or in another form."""
        low = self.dice.choice([2, 6, 20, 400])
        form = self.dice.choice(["{}", "{}", "about {}", "more than {}", "at least {}", "{} to {}"])
        above = form.startswith(("more", "at least"))
        pool = [n for n in (1, 3, 9, 50, 100, 300, 600, 900) if n > low or not above]
        pool = [n for n in pool if "to" not in form or abs(n - low) > 10]
        near = [self.near(form, value > low).format(value, value + 10) for value in self.some(pool, 2, 4)]
        if self.maybe(0.05):
            near.append(form.format(low - 1, low + 5))
        made: dict[str, Any] = {"of": self.dice.choice(list(self.kinds)), "what": f"gates of tour {index}"}
        made |= {"value": form.format(low, low + 10), "near": near}
        if self.maybe(0.5):
            made["dated"] = "yes"
        if self.maybe(0.2):
            made.update(self.dice.choice(_PERIODS))
        return made

    def near(self, form: str, above: bool) -> str:
        """Mostly the form of the value itself."""
        return self.dice.choice(["{}", "at least {}", "more than {}"]) if above and self.maybe(0.15) else form

    def listing(self, index: int) -> dict[str, Any]:
        pool = list(self.things[self.dice.choice(list(self.things))])
        self.dice.shuffle(pool)
        size = self.dice.randint(2, 3)
        made: dict[str, Any] = {
            "list": f"sights of tour {index}",
            "items": [*pool[:size], *self.some(["a well", "a fort"], 0, 1)],
        }
        if self.maybe(0.6):
            made["complete"] = "yes"
            if self.maybe(0.4):
                made["ordered"] = "yes"
        if self.maybe(0.2):
            made["wrong from"] = list(self.items)
        if self.maybe(0.7):
            made["wrong"] = [*pool[size : size + self.dice.randint(0, 2)], *self.some(list(_TEXTS), 1, 3)]
        return made

    def terms(self) -> dict[str, Any]:
        names = [*self.some(list(self.kinds), 1, 4), *self.some(["quay", "long quay", "wharf"], 1, 3)]
        return dict(zip(names, self.some(list(_DEFINITIONS), len(names), len(names)), strict=False))

    def cards(self) -> list[dict[str, Any]]:
        answers = self.some([*self.kinds, "a bell", "a bell of bronze"], 2, 5)
        first = {"item": "1", "ask": "What hangs in the tower?", "answer": answers[0], "wrong": answers[2:] or ["a rope"]}
        second = {"ask": "What lies under the bridge?", "answer": answers[1], "wrong": ["a boat"], "wrong from": ["1"]}
        return [first, second]

    def confusing(self, terms: list[str]) -> list[list[str]]:
        pairs = [self.some(terms, 2, 2)] if self.maybe(0.5) else []
        kinds = [kind for kind in self.things for _ in range(self.dice.randint(0, 2))]
        return pairs + [self.some(list(self.things[kind]), 2, 2) for kind in kinds]


_AROUND = (("", ""), ("West ", ""), ("", " Bridge"))
_PERIODS: tuple[dict[str, str], ...] = (
    {"since": "1949", "until": "1990"},
    {"since": "1990", "until": "2026-11-24"},  # ends on the very day of the tests
    {"since": "2026-11-24"},
    {"since": "2001"},
    {"since": "2031"},
    {"until": "2040"},
)


def random_deck(seed: int, *, homonyms: bool = False) -> str:
    """The deck of a seed, as YAML."""
    draft = Draft(random.Random(seed), homonyms=homonyms)
    draft.make_things()
    draft.make_relations()
    facts = [fact for fact in (draft.fact() for _ in range(draft.dice.randint(4, 9))) if fact]
    facts += draft.pairs() if draft.maybe(0.6) else []
    facts += draft.succession() if draft.maybe(0.3) else []
    known = [fact["fact"] for fact in (draft.triple() for _ in range(draft.dice.randint(0, 5))) if fact]
    topic: dict[str, Any] = {"topic": "Tour", "facts": facts}
    if facts and draft.maybe(0.2):
        facts[0] |= {"item": "9", "direction": draft.dice.choice(["back", "forward"])}
        draft.items = ("1", "9")
    if draft.maybe(0.5):
        topic["source"] = "guide"
    if known:
        topic["known"] = known
    topic["numbers"] = [draft.number(index) for index in range(draft.dice.randint(1, 3))]
    if draft.maybe(0.3):  # one of the near values was right before
        now, before = topic["numbers"][0], dict(topic["numbers"][0])
        topic["numbers"].append(before | {"value": now["near"][0], "near": [], "id": "before", "until": "1990"})
        topic["numbers"][0] = {key: value for key, value in now.items() if key != "until"} | {"since": "1990"}
    topic["lists"] = [draft.listing(index) for index in range(draft.dice.randint(1, 3))]
    topic["terms"] = draft.terms()
    topic["cards"] = draft.cards()
    deck: dict[str, Any] = {"deck": f"random-{seed}", "title": "A tour", "things": draft.things}
    deck["sources"] = {"guide": {"title": "A guide", "called": "the guide"}}
    confusing = [pair for pair in draft.confusing(list(topic["terms"])) if len(pair) == 2]
    if confusing:
        deck["confusing"] = confusing
    deck |= {"relations": draft.relations, "topics": [topic]}
    text: str = yaml.dump(deck, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
    return text


class _Dumper(yaml.SafeDumper):
    """Writes a thing without details as authors do: `Danube:`."""


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
