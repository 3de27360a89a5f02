"""F: where facts come from, and whether it is still so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from ice_quiz.facts.model import Bound, Number
from ice_quiz.facts.values import excludes
from ice_quiz.language.normal import folded
from ice_quiz.lint.ground import Ground, wrong_of
from ice_quiz.lint.rule import ERROR, NOTE, WARNING, Finding, Rule, rule

_LARGE = 20  # a count up to this is mostly a matter of structure (two membranes, twelve months) and does not age
_RUN = 8  # words in a row that are the source's and no longer the author's own

_AT = "sources: {atlas: {title: The Atlas, as of: 2020}}\n"

NOT_THERE = Rule(
    "F102", ERROR, "`at:` points to no paragraph of the source, or to more than one.",
    why="Only a phrase of exactly one paragraph says where a fact stands (Wozniak's rule 18: give sources).",
    fix="Copy a phrase that stands in that paragraph alone.",
    bad=_AT + "topics:\n  - topic: Waters\n    source: atlas\n    at: along the Nile\n    numbers:\n"
    "      - {of: the Danube, what: banks, value: 2, near: [1, 3]}\n",
    good=_AT + "topics:\n  - topic: Waters\n    source: atlas\n    at: along the Danube\n    numbers:\n"
    "      - {of: the Danube, what: banks, value: 2, near: [1, 3]}\n",
    text="The two banks along the Danube.\n\nThe other rivers.\n",
)  # fmt: skip
NOT_SAID = Rule(
    "F103", ERROR, "A name or number of the fact does not stand in that paragraph.",
    why="Either the fact or the pointer is wrong, and a learner would learn the mistake.",
    fix="Correct the fact, move `at:`, or give the item the source's wording with `reads:`.",
    bad=_AT + "topics:\n  - topic: Waters\n    source: atlas\n    at: along the Danube\n    numbers:\n"
    "      - {of: the Danube, what: banks, value: 3, near: [1, 2]}\n",
    good=_AT + "topics:\n  - topic: Waters\n    source: atlas\n    at: along the Danube\n    numbers:\n"
    "      - {of: the Danube, what: banks, value: 2, near: [1, 3]}\n",
    text="The two banks along the Danube.\n\nThe other rivers.\n",
)  # fmt: skip
ACRONYM = Rule(
    "F105", WARNING, "An acronym stands in no source.",
    why="It would be asked what it stands for, though the sources do not use it.",
    fix="Write `acronym: no` for the thing: it is accepted and not asked.",
    bad="things: {office: {DWA: {name: Danube Water Authority}, BRH: {name: Board of Rhine Harbours, acronym: no}}}\n"
    "relations: {guards: {single: none}}\nfacts: [[DWA, guards, BRH]]\n",
    good="things: {office: {DWA: {name: Danube Water Authority, acronym: no}, "
    "BRH: {name: Board of Rhine Harbours, acronym: no}}}\n"
    "relations: {guards: {single: none}}\nfacts: [[DWA, guards, BRH]]\n",
    text="The Danube Water Authority guards the Board of Rhine Harbours.",
)  # fmt: skip


@rule(
    "F100",
    WARNING,
    "The deck names no source.",
    why="It can be drilled, but nobody can check it.",
    fix="Add `sources:` with a title, and `source:` to the topics.",
    bad="deck: d\ntitle: D\ncards: [{ask: 'Who?', answer: me}]\n",
    good="cards: [{ask: 'Who?', answer: me}]\n",
)
def no_source(ground: Ground) -> Iterator[Finding]:
    """A deck without `sources:`."""
    if not ground.deck.sources:
        title = next((key for key in ground.root.entries if key == "deck"), None)
        yield Finding(
            ground.at(title if title is not None else ground.root),
            "The deck names no source. It can be drilled, but nobody can check it: add `sources:`.",
        )


@rule(
    "F101",
    WARNING,
    "A fact has no source.",
    why="The source is shown with each answer; without it nobody can check the fact (Wozniak's rule 18).",
    fix="Add `source:` to the fact or to its topic.",
    bad=_AT + "topics: [{topic: T, cards: [{ask: 'Who?', answer: me}]}]\n",
    good=_AT + "topics: [{topic: T, source: atlas, cards: [{ask: 'Who?', answer: me}]}]\n",
)
def unsourced(ground: Ground) -> Iterator[Finding]:
    """A fact without a source in a deck that has sources."""
    for fact in ground.deck.facts if ground.deck.sources else ():
        if not fact.about.source:
            yield Finding(fact.about.place, "This has no source: add `source:` here or to its topic.")


@rule(
    "F104",
    WARNING,
    "A source of dated facts was not checked for longer than `review every:` says.",
    why="Figures and offices change; a deck that is not looked through again teaches what is over (Wozniak's rule 19).",
    fix="Look the facts up again and write the day under `checked:`.",
    bad="deck: d\ntitle: D\nreview every: 1 year\n"
    "sources: {atlas: {title: The Atlas, called: the atlas, as of: 2020, checked: 2020-01-31}}\n"
    "topics: [{topic: T, source: atlas, dated: yes, cards: [{ask: 'Who is mayor?', answer: Berg}]}]\n",
    good="deck: d\ntitle: D\nreview every: 1 year\n"
    "sources: {atlas: {title: The Atlas, called: the atlas, as of: 2020, checked: 2020-01-31}}\n"
    "topics: [{topic: T, source: atlas, cards: [{ask: 'Who was the first mayor?', answer: Berg}]}]\n",
)
def stale(ground: Ground) -> Iterator[Finding]:
    """Sources that dated facts rest on."""
    deck = ground.deck
    if not deck.review_every:
        return
    used = {fact.about.source for fact in deck.facts if fact.about.dated or fact.about.changes}
    for key in ground.named("sources"):
        source = deck.sources[str(key)]
        due = source.checked + timedelta(deck.review_every) if source.checked else None
        if key in used and (due is None or due <= ground.today):
            since = f"was checked on {source.checked}" if source.checked else "has no `checked:`"
            yield Finding(ground.at(key), f"`{key}` {since}, and its dated facts are to be looked up again by now.")


@rule(
    "F106",
    ERROR,
    "Two numbers say different things of the same thing at the same time.",
    why="One of them would be taught wrongly; asked, both have the same question.",
    fix="Correct one, or say when each holds with `since:` and `until:`.",
    bad="numbers:\n  - {of: the Inn, what: bridges, value: 40, near: [30, 50]}\n"
    "  - {id: inn-bridges, of: the Inn, what: bridges, value: 60, near: [30, 70], ask: 'How many bridges cross the Inn?'}\n",
    good="numbers:\n  - {of: the Inn, what: bridges, value: 40, near: [30, 50], until: 1990}\n"
    "  - {id: inn-bridges, of: the Inn, what: bridges, value: 60, near: [30, 70], since: 1990}\n",
)
def at_odds(ground: Ground) -> Iterator[Finding]:
    """Numbers of one owner and one measure whose spans of time meet and whose values exclude each other."""
    first: dict[tuple[str, str], list[Number]] = defaultdict(list)
    for fact in ground.deck.facts:
        if not isinstance(fact, Number) or not (fact.of and fact.what):
            continue
        same = first[folded(fact.of), folded(fact.what)]
        for other in same[:3]:
            if _meet(fact, other) and all(excludes(one, two) for one in other.values for two in fact.values):
                line = other.about.place.line
                says = f"Here it is {fact.values[0].text}, and on line {line} {other.values[0].text}. Say when each holds."
                yield Finding(ground.place(fact, "value"), says)
        same.append(fact)


def _meet(one: Number, other: Number) -> bool:
    def before(first: Number, then: Number) -> bool:
        return bool(first.until and then.since and first.until <= then.since)

    return not before(one, other) and not before(other, one)


@rule(
    "F107",
    WARNING,
    "A large count comes from an undated source and is asked as if it held today.",
    why="Counts of people and things change; without a date the learner cannot tell.",
    fix="Write `as of:` for the source, or `dated: yes` for the number: then it is asked as what the source gives.",
    bad="sources: {leaflet: {title: A leaflet, called: the leaflet}}\n"
    "topics: [{topic: T, source: leaflet, numbers: [{of: the Inn, what: bridges, value: 140, near: [130, 150]}]}]\n",
    good="sources: {leaflet: {title: A leaflet, called: the leaflet}}\n"
    "topics: [{topic: T, source: leaflet, dated: yes, "
    "numbers: [{of: the Inn, what: bridges, value: 140, near: [130, 150]}]}]\n",
)
def undated(ground: Ground) -> Iterator[Finding]:
    """Large counts, which are what ages."""
    for fact in ground.deck.facts:
        source = ground.deck.sources.get(fact.about.source)
        if isinstance(fact, Number) and source and not source.as_of and not fact.about.dated:
            value = fact.values[0]
            lasting = value.bound in (Bound.YEAR, Bound.RATIO) or value.high <= _LARGE
            if not lasting and not fact.since and not fact.until and not fact.about.changes:
                says = f"{value.text} may have changed: give `{source.key}` an `as of:`, or this number `dated: yes`."
                yield Finding(ground.place(fact, "value"), says)


@rule(
    "F109",
    NOTE,
    "The file of a source is not there.",
    why="Its facts are not held against it, and nothing else would say so.",
    fix="Put the file beside the deck again, correct its name, or drop `file:`.",
    bad="sources: {atlas: {title: The Atlas, as of: 2020, file: atlas-that-moved.txt}}\n"
    "topics: [{topic: T, source: atlas, cards: [{ask: 'Who?', answer: me}]}]\n",
    good="sources: {atlas: {title: The Atlas, as of: 2020}}\n"
    "topics: [{topic: T, source: atlas, cards: [{ask: 'Who?', answer: me}]}]\n",
)
def moved(ground: Ground) -> Iterator[Finding]:
    """A `file:` that is not beside the deck and was not given by name."""
    for key in ground.named("sources"):
        source = ground.deck.sources[str(key)]
        if source.file and key not in ground.sources:
            folder = Path(ground.deck.file).parent
            why = "is not beside the deck" if not (folder / source.file).is_file() else "is outside the deck's folder"
            yield Finding(ground.at(key), f"The file `{source.file}` of `{key}` {why}, so its facts are not checked.")


@rule(
    "D504",
    NOTE,
    "A wrong answer that the author named stands in the paragraph of the fact.",
    why="That makes it a good one, or a right one that was overlooked.",
    fix="Read the paragraph again; if it is right as well, move it to `also true:` or `also:`.",
    bad="at: along the Danube\ncards:\n  - {ask: 'Which town lies on the Danube?', answer: Ulm, wrong: [Linz, Graz]}\n",
    good="at: along the Danube\ncards:\n  - {ask: 'Which town lies on the Danube?', answer: Ulm, wrong: [Wels, Graz]}\n",
    text="Ulm and Linz lie along the Danube.\n",
)
def in_the_passage(ground: Ground) -> Iterator[Finding]:
    """Needs the source's text and an `at:`."""
    for fact in ground.deck.facts:
        if fact.about.at and fact.about.source in ground.sources:
            here = [each for each in ground.paragraphs(fact.about.source) if each.has(fact.about.at)]
            for wrong in wrong_of(fact):
                if any(paragraph.has(wrong.text) for paragraph in here):
                    yield Finding(wrong.place, f"`{wrong.text}` stands in the same paragraph: is it certainly wrong here?")


@rule(
    "S609",
    WARNING,
    "A question or definition is copied from the source word for word.",
    why="Learners then recognise the sentence instead of what it says (Haladyna, Downing & Rodriguez 2002, guideline 3).",
    fix="Say it in your own words.",
    bad="cards:\n  - {ask: 'What rises in the hills and runs for many miles to the sea?', answer: the Danube}\n",
    good="cards:\n  - {ask: 'Which river comes from the hills?', answer: the Danube}\n",
    text="The Danube rises in the hills and runs for many miles to the sea.\n",
)
def copied(ground: Ground) -> Iterator[Finding]:
    """Eight words in a row."""
    runs = {source: _runs(folded(text).split()) for source, text in ground.sources.items()}
    for fact in ground.deck.facts:
        for text in ground.texts_of(fact):
            words = folded(text.text).split()
            if runs.get(fact.about.source) and not runs[fact.about.source].isdisjoint(_runs(words)):
                yield Finding(text.place, "This stands word for word in the source: say it in your own words.")


def _runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))


@rule(
    "F108",
    NOTE,
    "Sentences of the source with a number, a name or a list are covered by no fact.",
    why="What is left out should be left out on purpose.",
    fix="`ice-quiz coverage` names them; write a fact, or list the claim under `skip:` with the reason.",
    bad="cards:\n  - {ask: 'Which river flows through Ulm?', answer: the Danube}\n",
    good="cards:\n  - {ask: 'Which river flows through Ulm?', answer: the Danube}\n"
    "skip:\n  the Rhine has 12 islands: not worth it\n",
    text="The Danube flows through Ulm.\n\nThe Rhine has 12 islands.\n",
)
def uncovered(ground: Ground) -> Iterator[Finding]:
    """One finding a source; the sentences themselves are told by the coverage."""
    from ice_quiz.lint.coverage import sentences_uncovered

    for key in ground.named("sources"):
        if key in ground.sources:
            left = sentences_uncovered(ground.deck, str(key), ground.sources[str(key)])
            if left:
                many = "1 sentence" if len(left) == 1 else f"{len(left)} sentences"
                says = (
                    f"{many} of `{key}` with a number, a name or a list: in no fact and no `skip:`. See `ice-quiz coverage`."
                )
                yield Finding(ground.at(key), says)
