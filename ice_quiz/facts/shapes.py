"""The shape of a deck file, declared once.

The reader checks with it, "did you mean" takes its words from it, and the JSON Schema for editors is made from it.
"""

from __future__ import annotations

from ice_quiz.facts.kinds import Either, Flag, Kind, Many, Named, Record, Whole, Word


def _texts(says: str) -> Many:
    return Many(says, Word(), single=True)


_DATE = Word("a date like 2026-11-24, 2026-11 or 2026", pattern=r"\d{1,4}(-\d{2}(-\d{2})?)?")
_DAY = Word("a date like 2026-11-24", pattern=r"\d{4}-\d{2}-\d{2}")
_SIDE = Word("subject, object, both or none", choices=("subject", "object", "both", "none"))
_GRADE = Word("lenient, exact or self", choices=("lenient", "exact", "self"))
_ARTICLE = Word("the, a or none", choices=("the", "a", "none"))
_ID = Word("letters, digits and -", pattern=r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")

INHERITED: dict[str, Kind] = {
    "source": Word(),
    "at": Word(),
    "tags": _texts("tags"),
    "dated": Flag(),
    "grade": _GRADE,
    "level": Word(),
}
CHANGES = Record("when an answer changes", {"as of": _DAY, "check by": _DAY, "look up": Word()})
_EVERY_FACT: dict[str, Kind] = {
    **INHERITED,
    "id": Word(),
    "was": _texts("earlier ids"),
    "item": Word(),
    "direction": Word("back", choices=("back", "forward")),
    "off": _texts("names of forms"),
    "hint": Word(),
    "why": Word(),
    "wrong from": _texts("items"),
    "changes": CHANGES,
}
_ITEM = Either(
    "an answer",
    text=Word(),
    mapping=Record("an item", {"name": Word(), "also": _texts("other wordings"), "reads": Word()}, required=("name",)),
)
_TRIPLE = Many("[subject, relation, object]", Either("a thing", text=Word(), sequence=Many("things", Word())))

SOURCE = Record(
    "a source",
    {
        "title": Word(),
        "called": Word(),
        "as of": Word(),
        "checked": _DAY,
        "url": Word(),
        "author": Word(),
        "licence": Word(),
        "file": Word(),
    },
    required=("title",),
)
TYPE = Record("a type", {"plural": Word(), "article": _ARTICLE})
THING = Record(
    "a thing",
    {
        "name": Word(),
        "also": _texts("other names"),
        "article": _ARTICLE,
        "plural": Word(),
        "acronym": Flag(),
        "show": Word("name, acronym or both", choices=("name", "acronym", "both")),
        "since": _DATE,
        "until": _DATE,
        "note": Word(),
    },
)
RELATION = Record(
    "a relation",
    {
        "single": _SIDE,
        "symmetric": Flag(),
        "transitive": Flag(),
        "ask": Word(),
        "ask back": Word(),
        "ask past": Word(),
        "which": Word(),
        "say": Word(),
        "say past": Word(),
    },
)
FACT = Record(
    "a fact",
    {
        **_EVERY_FACT,
        "fact": _TRIPLE,
        "ask": Word(),
        "ask back": Word(),
        "complete": Flag(),
        "complete back": Flag(),
        "also true": _texts("things"),
        "also true back": _texts("things"),
        "wrong": _texts("wrong answers"),
        "wrong back": _texts("wrong answers"),
        "since": _DATE,
        "until": _DATE,
    },
    required=("fact",),
)
NUMBER = Record(
    "a number",
    {
        **_EVERY_FACT,
        "of": Word(),
        "what": Word(),
        "ask": Word(),
        "value": Word(),
        "values": _texts("values"),
        "near": _texts("near values"),
        "tolerance": Word("a share like 10 %", pattern=r"\d+(\.\d+)?\s*%?"),
        "since": _DATE,
        "until": _DATE,
    },
)
LIST = Record(
    "a list",
    {
        **_EVERY_FACT,
        "list": Word(),
        "items": Many("a list of items", _ITEM),
        "ask": Word(),
        "which": Word(),
        "say": Word(),
        "complete": Flag(),
        "ordered": Word(),
        "need": Whole(),
        "wrong": _texts("wrong answers"),
    },
    required=("list", "items"),
)
TERM = Record(
    "a term",
    {**_EVERY_FACT, "definition": Word(), "also": _texts("other words"), "as": Word()},
    required=("definition",),
)
CARD = Record(
    "a card",
    {
        **_EVERY_FACT,
        "ask": Word(),
        "answer": Word(),
        "answers": Either(
            "answers",
            sequence=Many("answers", _ITEM),
            mapping=Named(
                "answers by what the learner said", Either("answers", text=Word(), sequence=Many("answers", _ITEM))
            ),
        ),
        "also": _texts("other wordings"),
        "need": Whole(),
        "wrong": _texts("wrong answers"),
        "by": Word(),
    },
    required=("ask",),
)
_FACTS = Many("a list of facts", Either("a fact", sequence=_TRIPLE, mapping=FACT))
TOPIC = Record(
    "a topic",
    {
        **INHERITED,
        "topic": Word(),
        "facts": _FACTS,
        "known": _FACTS,
        "numbers": Many("a list of numbers", NUMBER),
        "lists": Many("a list of lists", LIST),
        "terms": Named("terms with their definitions", Either("a definition", text=Word(), mapping=TERM)),
        "cards": Many("a list of cards", CARD),
        "skip": Named("claims with the reason for skipping them", Word()),
    },
    required=("topic",),
)
YOU = Record(
    "a question to the learner",
    {"ask": Word(), "type": Word(), "look up": Word(), "check by": _DAY},
    required=("ask",),
)
_POOL = Either(
    "all, {tags: [...]} or {topics: [...]}",
    text=Word("all, {tags: [...]} or {topics: [...]}", choices=("all",)),
    mapping=Record("a pool", {"tags": _texts("tags"), "topics": _texts("topics")}),
)
EXAM = Record(
    "an exam",
    {
        "from": _POOL,
        "draw": Many("parts of an exam", Record("a part", {"from": _POOL, "ask": Whole()}, required=("from", "ask"))),
        "items": Whole(),
        "ask": Whole(),
        "pass": Whole(),
        "stop": Word("decided or never", choices=("decided", "never")),
        "form": Word("spoken, typed or choose", choices=("spoken", "typed", "choose")),
        "feedback": Word("at the end or at once", choices=("at the end", "at once")),
        "time": Word("none or like 20 minutes", pattern=r"none|\d{1,3} minutes?"),
        "title": Word(),
        "about": Word(),
        "source": Word(),
    },
    required=("pass",),
)
WAIVER = Record("a waived finding", {"rule": Word(), "card": Word(), "why": Word()}, required=("rule", "why"))
DECK = Record(
    "a deck",
    {
        "deck": _ID,
        "title": Word(),
        "about": Word(),
        "language": Word(),
        "author": Word(),
        "licence": Word(),
        "review every": Word("like 1 year, 6 months or 90 days", pattern=r"\d+\s+(day|week|month|year)s?"),
        "sources": Named("sources", SOURCE),
        "types": Named("types", TYPE),
        "things": Named(
            "things by type",
            Named(
                "things",
                Either("names", text=Word(), sequence=Many("names", Word()), mapping=THING),
                empty=True,
            ),
        ),
        "confusing": Many("pairs", Many("things or terms", Word())),
        "relations": Named("relations", RELATION, empty=True),
        "topics": Many("a list of topics", TOPIC),
        "cards": Many("a list of cards", CARD),
        "waive": Many("a list", WAIVER),
        "you": Named("questions to the learner", YOU),
        "exams": Named("exams", EXAM),
    },
    required=("deck", "title"),
    partial=True,
)
