"""The relations that need no declaration: they bring wording, never a single answer.

A river lies in several countries and a firm has several founders, so *none is single by itself*; that is the author's to
assert with `single:`.
"""

from __future__ import annotations

from ice_quiz.facts.model import Relation

BUILT_IN: dict[str, Relation] = {
    relation.key: relation
    for relation in (
        Relation("part of", transitive=True, ask="What is {subject} part of?", say="{Subject} is part of {object}."),
        Relation("lies in", transitive=True, ask="Where does {subject} lie?", say="{Subject} lies in {object}."),
        Relation("located in", transitive=True, ask="Where is {subject} located?", say="{Subject} is located in {object}."),
        Relation(
            "is a", transitive=True, ask="What kind of thing is {subject}?", say="{Subject} is a kind of {object.name}."
        ),
        Relation("before", transitive=True, inverse="after", say="{Subject} came before {object}."),
        Relation("after", transitive=True, inverse="before", say="{Subject} came after {object}."),
        Relation("borders", symmetric=True, say="{Subject} borders {object}."),
        Relation("made of", ask="What is {subject} made of?", say="{Subject} is made of {object}."),
        Relation(
            "causes", ask="What does {subject} cause?", ask_back="What causes {object}?", say="{Subject} causes {object}."
        ),
        Relation("wrote", ask="What did {subject} write?", ask_back="Who wrote {object}?", say="{Subject} wrote {object}."),
        Relation(
            "discovered",
            ask="What did {subject} discover?",
            ask_back="Who discovered {object}?",
            say="{Subject} discovered {object}.",
        ),
        Relation(
            "runs",
            ask="What does {subject} run?",
            ask_back="Which {subject.type} runs {object}?",
            say="{Subject} runs {object}.",
        ),
        Relation(
            "founded", ask="What did {subject} found?", ask_back="Who founded {object}?", say="{Subject} founded {object}."
        ),
        Relation(
            "led by", ask="Who leads {subject}?", ask_back="What does {object} lead?", say="{Subject} is led by {object}."
        ),
        Relation("founded in", ask="When was {subject} founded?", say="{Subject} was founded in {object}."),
        Relation("means", ask="What does {subject} mean?", say="{Subject} means {object}."),
        Relation(
            "capital of",
            ask="Of what is {subject} the capital?",
            ask_back="What is the capital of {object}?",
            say="{Subject} is the capital of {object}.",
        ),
    )
}

# These compose: what lies in a part lies in the whole. Their union is walked when wholes and parts are looked for.
COMPOSING = frozenset({"part of", "lies in", "located in", "is a"})
