"""L: lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ice_quiz.facts.model import Listing, Plain
from ice_quiz.language.numbers import numbers_in
from ice_quiz.language.words import count
from ice_quiz.lint.ground import Ground
from ice_quiz.lint.rule import ERROR, NOTE, WARNING, Finding, Rule, rule

_MANY, _LONG = 7, 5  # items that are learned at one time: in any order, in order

_TOWNS = "Ulm, Ingolstadt, Regensburg, Passau, Linz, Vienna, Bratislava, Budapest"

TOO_MANY_NEEDED = Rule(
    "L704", ERROR, "More answers are asked for than there are.",
    why="Nobody could answer it.", fix="Lower `need:`, or add the missing answers.",
    bad="lists:\n  - {list: towns on the Danube, items: [Ulm, Linz], complete: yes, need: 3}\n",
    good="lists:\n  - {list: towns on the Danube, items: [Ulm, Linz], complete: no, need: 2, wrong: [Graz, Bonn]}\n",
)  # fmt: skip
SAME = Rule(
    "L706", ERROR, "Two answers are the same.",
    why="Typed, one of the two could not be told from the other.",
    fix="Name it once, with its other wordings under `also:`.",
    bad="lists:\n  - {list: towns on the Danube, items: [Ulm, {name: Vienna, also: [ulm]}], complete: yes}\n",
    good="lists:\n  - {list: towns on the Danube, items: [Ulm, {name: Vienna, also: [Wien]}], complete: yes}\n",
)  # fmt: skip
EMPTY = Rule(
    "L707", ERROR, "A list has no items.",
    why="There is nothing to ask.", fix="Add its items, or delete it.",
    bad="lists:\n  - {list: towns on the Danube, items: []}\n",
    good="lists:\n  - {list: towns on the Danube, items: [Ulm, Linz], complete: yes}\n",
)  # fmt: skip


def _lists(ground: Ground) -> Iterator[Listing]:
    yield from (fact for fact in ground.deck.facts if isinstance(fact, Listing))


@rule(
    "L701",
    WARNING,
    "More than seven things are to be named at one time.",
    why="Sets are the hardest to remember; small groups of them are not (Wozniak's rule 9: avoid sets).",
    fix="Make groups of up to seven, or ask for some of them with `need:`.",
    bad=f"lists:\n  - {{list: big towns on the Danube, items: [{_TOWNS}], complete: yes}}\n",
    good=f"lists:\n  - {{list: big towns on the Danube, items: [{_TOWNS}], complete: yes, need: 3}}\n",
)
def large_set(ground: Ground) -> Iterator[Finding]:
    """By what is needed; ordered lists have an order to hold on to."""
    for fact in _lists(ground):
        if fact.need > _MANY and not fact.ordered:
            says = f"{fact.need} things in no order are hard to remember at one time: make groups, or set `need:`."
            yield Finding(ground.place(fact, "items"), says)


@rule(
    "L702",
    WARNING,
    "An order of more than five is asked as a whole only.",
    why="A long order is learned in overlapping parts (Wozniak's rule 10: avoid enumerations).",
    fix="Leave `what comes next` on.",
    bad="lists:\n  - {list: towns on the Danube, items: [Ulm, Ingolstadt, Passau, Linz, Krems, Vienna], complete: yes, "
    "ordered: from west to east, off: [what comes next]}\n",
    good="lists:\n  - {list: towns on the Danube, items: [Ulm, Ingolstadt, Passau, Linz, Krems, Vienna], complete: yes, "
    "ordered: from west to east}\n",
)
def long_order(ground: Ground) -> Iterator[Finding]:
    """Ordered, complete lists whose steps are switched off."""
    for fact in _lists(ground):
        if fact.ordered and fact.complete and len(fact.items) > _LONG and "what comes next" in fact.about.off:
            yield Finding(
                ground.place(fact, "off"), f"{len(fact.items)} in order are learned in steps: leave `what comes next` on."
            )


@rule(
    "L703",
    WARNING,
    "The name of a list says another number than it has items.",
    why="Either an item is missing, or the name is wrong; the question would say the wrong number.",
    fix="Correct the name or the items.",
    bad="lists:\n  - {list: three towns on the Danube, items: [Ulm, Linz], complete: yes}\n",
    good="lists:\n  - {list: two towns on the Danube, items: [Ulm, Linz], complete: yes}\n",
)
def miscounted(ground: Ground) -> Iterator[Finding]:
    """The number that the name begins with; an open list may have fewer items."""
    for fact in _lists(ground):
        first = fact.name.split(" ")[0]
        number = next((each.value for each in numbers_in(first) if not each.ordinal), None)
        if number is None or len(fact.name.split(" ")) < 2:
            continue
        if number != len(fact.items) and (fact.complete or number < len(fact.items)):
            says = f"The name says {first}, and the list has {count(len(fact.items))} items."
            yield Finding(ground.place(fact, "list"), says)


@rule(
    "L705",
    NOTE,
    "A list does not say whether it is complete.",
    why="It counts as open: one item is asked for, and nothing outside it is wrong.",
    fix="Write `complete: yes` if nothing else belongs to it, else `complete: no`.",
    bad="lists:\n  - {list: towns on the Danube, items: [Ulm, Linz], wrong: [Graz, Bonn]}\n",
    good="lists:\n  - {list: towns on the Danube, items: [Ulm, Linz], wrong: [Graz, Bonn], complete: no}\n",
    asked_for=True,
)
def unsaid(ground: Ground) -> Iterator[Finding]:
    """Lists without the key."""
    for fact in _lists(ground):
        if ground.value(fact, "complete") is None:
            yield Finding(ground.place(fact, "list"), "Is this list complete? Write `complete: yes` or `complete: no`.")


_ASKS_FOR = re.compile(r"\b(?:name|list|give|say|what are|which)\s+(?:the |any |at least )?(\w+)\b", re.IGNORECASE)


@rule(
    "L708",
    WARNING,
    "A question asks for another number of answers than is needed.",
    why="Who names as many as the question asks would be called wrong, or who names one called right.",
    fix="Set `need:` to the number in the question.",
    bad="cards:\n  - {ask: 'Name two rivers of Austria.', answers: [the Danube, the Inn, the Enns]}\n",
    good="cards:\n  - {ask: 'Name two rivers of Austria.', answers: [the Danube, the Inn, the Enns], need: 2}\n",
)
def other_need(ground: Ground) -> Iterator[Finding]:
    """Plain cards and lists with a question of their own."""
    for fact in ground.deck.facts:
        if not isinstance(fact, Plain | Listing) or (isinstance(fact, Plain) and fact.by) or fact.about.grade == "self":
            continue
        found = _ASKS_FOR.search(fact.ask)
        number = next((each.value for each in numbers_in(found[1]) if not each.ordinal), None) if found else None
        answers = len(fact.answers if isinstance(fact, Plain) else fact.items)
        if number and number > 1 and number != fact.need and answers > 1:
            says = f"The question asks for {found[1] if found else ''}, and `need:` is {fact.need}."
            yield Finding(ground.place(fact, "ask"), says)
