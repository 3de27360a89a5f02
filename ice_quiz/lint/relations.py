"""R: relations, their wording, and what the author asserts of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ice_quiz.facts import reader
from ice_quiz.facts.model import Relation, Side, Triple
from ice_quiz.facts.problems import Place
from ice_quiz.lint.ground import Ground
from ice_quiz.lint.rule import ERROR, NOTE, WARNING, Finding, Rule, rule

ENOUGH = 3  # facts of a relation before their pattern says anything

_RIVERS = "things: {river: {Inn: , Danube: , Rhine: , Main: , Isar: }}\n"

TWO_ANSWERS = Rule(
    "R211", ERROR, "A side that is asserted single has two answers.",
    why="`single:` is your assertion; the deck contradicts it, and one of the two would be called wrong.",
    fix="Correct a fact, say when each holds with `since:` and `until:`, or drop `single:`.",
    bad="facts:\n  - [Inn, flows into, Danube]\n  - [Inn, flows into, Rhine]\n",
    good="facts:\n  - [Inn, flows into, Danube]\n  - [Danube, flows into, Black Sea]\n",
)  # fmt: skip
CIRCLE = Rule(
    "R212", ERROR, "A thing is part of itself, or comes before itself.",
    why="One of the facts on the circle is wrong.", fix="Correct or delete it.",
    bad=_RIVERS + "facts:\n  - [Inn, part of, Danube]\n  - [Danube, part of, Inn]\n",
    good=_RIVERS + "facts:\n  - [Inn, part of, Danube]\n",
)  # fmt: skip
SLOT = Rule(
    "R213", ERROR, "A slot of a wording is unknown, or the one that matters is missing.",
    why="Without it every card of the relation would be worded alike.",
    fix="Slots are {subject}, {object}, {Subject}, {Object}, each also with .name, .type, .types and .plural.",
    bad=_RIVERS + "relations: {flows into: {single: object, ask: 'Where does {subjekt} end?'}}\n"
    "facts:\n  - [Inn, flows into, Danube]\n",
    good=_RIVERS + "relations: {flows into: {single: object, ask: 'Where does {subject} end?'}}\n"
    "facts:\n  - [Inn, flows into, Danube]\n",
)  # fmt: skip


@rule(
    "R214",
    NOTE,
    "A side of a relation looks as if it had one right answer only.",
    why="Nothing is single by itself; where you assert it, other things of the type are proven wrong and can be options.",
    fix="Write `single: object` (or subject, both), or `single: none` if there can be others.",
    bad=_RIVERS + "relations: {flows into: {say: '{Subject} flows into {object}.'}}\n"
    "facts: [[Inn, flows into, Danube], [Isar, flows into, Danube], [Main, flows into, Rhine]]\n",
    good=_RIVERS + "relations: {flows into: {single: object, say: '{Subject} flows into {object}.'}}\n"
    "facts: [[Inn, flows into, Danube], [Isar, flows into, Danube], [Main, flows into, Rhine]]\n",
)
def could_be_single(ground: Ground) -> Iterator[Finding]:
    """At least three facts, and each given end has one answer."""
    held: dict[tuple[str, Side], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    first: dict[str, Triple] = {}
    for fact in ground.deck.facts:
        if isinstance(fact, Triple) and not fact.known:
            first.setdefault(fact.relation, fact)
            for object_ in fact.objects:
                held[fact.relation, Side.OBJECT][fact.subject].add(object_)
                held[fact.relation, Side.SUBJECT][object_].add(fact.subject)
    for (relation, side), answers in held.items():
        lone = len(answers) >= ENOUGH and all(len(each) == 1 for each in answers.values())
        declared = ground.deck.relations[relation]
        ordering = declared.transitive and declared.inverse  # before, after: what is next has further ones behind it
        if lone and not declared.asserted and not ordering:
            says = f"Each {side.other} of `{relation}` has one {side} here. If it can have no other, add `single: {side}`."
            yield Finding(first[relation].about.place, says)


@rule(
    "R216",
    WARNING,
    "The subject of a relation has one right answer, and there is no question that asks for it.",
    why="It is asked as a statement with a blank only; a question is clearer (Wozniak's rule 17: ask from both sides).",
    fix="Add `ask back:` with {object}, or `ask back: no` if it is not to be asked.",
    bad=_RIVERS + "relations: {flows into: {single: both, ask: 'Where does {subject} end?'}}\n"
    "facts: [[Inn, flows into, Danube]]\n",
    good=_RIVERS + "relations: {flows into: {single: both, ask: 'Where does {subject} end?', "
    "ask back: 'Which river ends in {object}?'}}\nfacts: [[Inn, flows into, Danube]]\n",
)
def no_way_back(ground: Ground) -> Iterator[Finding]:
    """Only where the author wrote a question for the object: who wrote none wants statements."""
    used = {fact.relation for fact in ground.deck.facts if isinstance(fact, Triple) and not fact.known}
    for key in ground.named("relations"):
        relation = ground.deck.relations[str(key)]
        one = Side.SUBJECT in relation.single and Side.SUBJECT in relation.asked and not relation.symmetric
        if one and relation.ask and not relation.ask_back and relation.key in used:
            yield Finding(ground.at(key), f"`{key}` has no `ask back:`, so its subject is asked with a blank only.")


@rule(
    "R217",
    WARNING,
    "An assertion of `single:` is doubtful, because a second answer is at hand.",
    why="What is easily confused often shares tasks; if it is right as well, a right option would be called wrong.",
    fix="If it is wrong, write it under `wrong:` (or `wrong back:`); if it is right, under `also true:`, or drop `single:`.",
    bad="things: {office: {Alpha: , Bravo: , Delta: }, task: {mail: , parcels: }}\nconfusing: [[Alpha, Bravo]]\n"
    "relations: {handles: {single: subject}}\nfacts:\n  - [Alpha, handles, mail]\n",
    good="things: {office: {Alpha: , Bravo: , Delta: }, task: {mail: , parcels: }}\nconfusing: [[Alpha, Bravo]]\n"
    "relations: {handles: {single: subject}}\nfacts:\n  - {fact: [Alpha, handles, mail], wrong back: [Bravo]}\n",
)
def doubtful(ground: Ground) -> Iterator[Finding]:
    """A thing of the answer's type that is confusing with it, and called neither wrong nor true as well."""
    for fact in ground.deck.facts:
        if isinstance(fact, Triple) and not fact.known:
            relation = ground.deck.relations[fact.relation]
            for side in sorted(relation.single & relation.asked):
                yield from _doubts(ground, fact, relation, side)


def _doubts(ground: Ground, fact: Triple, relation: Relation, side: Side) -> Iterator[Finding]:
    back = side is Side.SUBJECT
    answers = (fact.subject,) if back else fact.objects
    named = {wrong.thing for wrong in (fact.wrong_back if back else fact.wrong)}
    true_too = {each.thing for each in (fact.also_true_back if back else fact.also_true)}
    given = fact.objects[0] if back else fact.subject
    asked = f"`{relation.key}` has one right {side} for `{given}`, says `single:`"
    key = "wrong back" if back else "wrong"
    for answer in answers:
        for other in sorted(ground.compiled.world.confusing(answer) - named - set(answers) - true_too):
            thing = ground.deck.things.get(other)
            if thing and thing.type == ground.deck.things[answer].type and other != given:
                sure = f"are you sure that `{other}`, easily confused with `{answer}`, is none? Then add `{key}: [{other}]`."
                says = f"{asked}: {sure}"
                yield Finding(fact.about.place, says)


@rule(
    "R218",
    NOTE,
    "A fact has several objects, and each of them is asserted to have one subject only.",
    why="What is said of several things often holds for other subjects too; then a right option would be called wrong.",
    fix="If each object has this subject only, waive this with the reason; else drop `subject` from `single:`.",
    bad=_RIVERS + "relations: {crosses: {single: subject}}\nfacts: [[Inn, crosses, [Danube, Rhine]]]\n",
    good=_RIVERS + "relations: {crosses: {single: none}}\nfacts: [[Inn, crosses, [Danube, Rhine]]]\n",
)
def second_object(ground: Ground) -> Iterator[Finding]:
    """The first such fact of each relation; what names a wrong or a further subject was thought about."""
    told: set[str] = set()
    for fact in ground.deck.facts:
        if isinstance(fact, Triple) and len(fact.objects) > 1 and not fact.known and fact.relation not in told:
            thought_of = fact.wrong_back or fact.also_true_back or fact.complete_back
            if Side.SUBJECT in ground.deck.relations[fact.relation].single and not thought_of:
                told.add(fact.relation)
                each = f"each of the {len(fact.objects)} objects here has no other subject"
                says = f"`{fact.relation}` is `single: subject`, so {each}: is that so?"
                yield Finding(fact.about.place, says)


_ARTICLE_BEFORE_SLOT = re.compile(r"\b(an?)\s+\{(subject|object)\}", re.IGNORECASE)


@rule(
    "O406",
    WARNING,
    "A wording has `a` or `an` before a slot.",
    why="The thing brings its own article, and before a blank `an` gives away how the answer begins "
    "(Haladyna, Downing & Rodriguez 2002, guideline 28).",
    fix="Leave the article to the thing or its type (`article: a`).",
    bad=_RIVERS + "relations: {flows into: {single: object, say: '{Subject} flows into a {object}.'}}\n"
    "facts: [[Inn, flows into, Danube]]\n",
    good=_RIVERS + "relations: {flows into: {single: object, say: '{Subject} flows into {object}.'}}\n"
    "facts: [[Inn, flows into, Danube]]\n",
)
def article_before_slot(ground: Ground) -> Iterator[Finding]:
    """In every wording of every relation of the deck."""
    for relation in ground.named("relations").values():
        for text in relation.entries.values() if isinstance(relation, reader.Mapping) else ():
            found = _ARTICLE_BEFORE_SLOT.search(text) if isinstance(text, reader.Text) else None
            if found:
                place: Place = ground.at(text)
                yield Finding(place, f"Write `{{{found[2]}}}` without `{found[1]}`: the thing brings its article.")
