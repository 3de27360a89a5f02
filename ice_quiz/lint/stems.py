"""S: how a question is put."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ice_quiz.facts.model import Listing, Plain, Term
from ice_quiz.facts.problems import Edit, Place
from ice_quiz.language.normal import folded, within
from ice_quiz.language.numbers import read_number
from ice_quiz.lint.ground import Ground, Stem, Written
from ice_quiz.lint.rule import ERROR, NOTE, WARNING, Finding, rule
from ice_quiz.questions.giveaways import Sign
from ice_quiz.questions.question import Aspect, Card, Form

_WORDS, _SENTENCES = 25, 2  # of a question, at most
_LEAST = 3  # letters; a shorter answer stands in many a question by chance

_ASK = "cards:\n  - {{ask: '{ask}', answer: {answer}}}\n"


@rule(
    "S601",
    ERROR,
    "Two cards have one question and different answers.",
    why="Whichever is given, one of the two calls it wrong (Haladyna, Downing & Rodriguez 2002, guideline 19).",
    fix="Word one of them apart, or make one card of both.",
    bad="cards:\n  - {ask: 'Which river flows through it?', answer: the Inn}\n"
    "  - {ask: 'which river flows through it?', answer: the Rhine, id: rhine}\n",
    good="cards:\n  - {ask: 'Which river flows through Passau?', answer: the Inn}\n"
    "  - {ask: 'Which river flows through Bonn?', answer: the Rhine}\n",
)
def ambiguous(ground: Ground) -> Iterator[Finding]:
    """Stems compared as answers are: case and punctuation do not count."""
    asked: dict[str, dict[str, Card]] = defaultdict(dict)
    for stem in ground.typed_stems:
        asked[folded(stem.text)][stem.card.id] = stem.card
    for cards in asked.values():
        first, *rest = cards.values()
        for card in rest:
            if card.fingerprint != first.fingerprint:
                line = first.about.place.line
                says = f"The question is the same as that of line {line}, and the answers differ: word one of them apart."
                yield Finding(card.about.place, says)


_BEGINS = re.compile(r"(what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
_BLANK_INSIDE = re.compile(r"(?:_{2,}|…|\.{3})\s*\w")


@rule(
    "S603",
    WARNING,
    "A question has no question mark, or its blank is not at the end.",
    why="A full question, or a statement with the blank at its end, is understood at the first reading "
    "(Haladyna, Downing & Rodriguez 2002, guideline 15).",
    fix="Put a question mark (`ice-quiz check --fix` does it), or move the blank to the end.",
    bad=_ASK.format(ask="Which river flows through Ulm", answer="the Danube"),
    good=_ASK.format(ask="Which river flows through Ulm?", answer="the Danube"),
)
def no_question(ground: Ground) -> Iterator[Finding]:
    """What begins with a question word has a question mark; a blank has nothing behind it."""
    for text in ground.questions:
        if _BEGINS.match(text.text) and "?" not in text.text:
            yield Finding(text.place, "This question has no question mark.", _with_mark(text))
        elif _BLANK_INSIDE.search(text.text):
            yield Finding(text.place, "The blank stands in the middle: put it at the end, or ask a question.")


def _with_mark(text: Written) -> tuple[Edit, ...]:
    """The mark at its end, where it stands in one line without quotes and ends in a word."""
    return (Edit(text.place.line, text.place.column, text.text, f"{text.text}?"),) if text.text[-1:].isalnum() else ()


@rule(
    "S604",
    WARNING,
    "A question is too long.",
    why="What matters drowns in what does not (Haladyna, Downing & Rodriguez 2002, guidelines 13 and 16).",
    fix="Keep one short sentence; the rest goes under `why:`, which is shown with the answer.",
    bad=_ASK.format(
        ask="In the south of the country, where the hills are high and the winters are long and cold, and where few people "
        "live today, which river flows to the east through Ulm?",
        answer="the Danube",
    ),
    good=_ASK.format(ask="Which river flows through Ulm?", answer="the Danube"),
)
def long_stem(ground: Ground) -> Iterator[Finding]:
    """More than 25 words or two sentences."""
    for text in ground.texts:
        words, sentences = len(text.text.split()), len(re.findall(r"[^\W\d_]{2}[.?!](?=\s+[^\W\da-z]|\s*$)", text.text))
        if words > _WORDS:
            yield Finding(text.place, f"This has {words} words; {_WORDS} are enough for a question. Shorten it.")
        elif sentences > _SENTENCES:
            yield Finding(text.place, f"This has {sentences} sentences; one or two are enough. Shorten it.")


@rule(
    "S605",
    WARNING,
    "The answer stands in the question.",
    why="It is read off, not remembered (Haladyna, Downing & Rodriguez 2002, guideline 28).",
    fix="Word the question without it; of a definition, leave the term out.",
    bad="terms:\n  estuary: the wide estuary of a river where it meets the sea\n  delta: land that a river builds\n",
    good="terms:\n  estuary: the wide mouth of a river where it meets the tide\n  delta: land that a river builds\n",
)
def in_the_stem(ground: Ground) -> Iterator[Finding]:
    """A whole answer in a stem that is answered by typing, and cards whose options are given away by a word of it.

    Numbers and types stand in many a question by chance: "Which moon circles Earth?"
    """
    told: set[str] = set()
    for stem in ground.typed_stems:
        if stem.card.id not in told and (answer := _given_away(stem, ground)):
            told.add(stem.card.id)
            yield Finding(_where(ground, stem.card), f"The answer “{answer}” stands in the question “{stem.text}”")
    for card in ground.compiled.cards.values():
        reason = ground.compiled.unfair(card.id)
        if reason and reason.sign is Sign.WORD and card.id not in told and not _by_chance(card.key.answers[0].show, ground):
            right = card.key.answers[0].show
            yield Finding(
                _where(ground, card), f"No choice is made of this: beside the options “{right}” shows; {reason.says}."
            )


def _given_away(stem: Stem, ground: Ground) -> str:
    if stem.form is Form.NUMBER or stem.card.aspect is Aspect.STANDS_FOR or stem.card.key.need > 1:
        return ""
    answers = stem.card.key.answers
    return next(
        (
            wording
            for answer in answers
            for wording in answer.wordings
            if len(folded(wording)) >= _LEAST and within(wording, stem.text) and not _by_chance(wording, ground)
        ),
        "",
    )


def _by_chance(wording: str, ground: Ground) -> bool:
    """Whether a question holds it for another reason: it is a number word, or the type of what is asked."""
    return read_number(wording) is not None or folded(wording) in ground.types


def _where(ground: Ground, card: Card) -> Place:
    fact = card.facts[0]
    match fact:
        case Term():
            return ground.place(fact, "definition")
        case Plain():
            return ground.place(fact, "ask")
        case Listing():
            return ground.place(fact, "list")
    return card.about.place


_YES_NO = frozenset({"yes", "no", "true", "false", "right", "wrong"})


@rule(
    "S606",
    WARNING,
    "A card asks for yes or no.",
    why="Guessing is right half of the time, and nothing is recalled (Matuschak: no yes-or-no questions).",
    fix="Ask what, which or why; true or false is made of every fact anyway.",
    bad=_ASK.format(ask="Does the Inn reach the sea?", answer="no"),
    good=_ASK.format(ask="Where does the Inn end?", answer="in the Danube"),
)
def yes_or_no(ground: Ground) -> Iterator[Finding]:
    """Plain cards by their answer, unless they ask what, which or how: then yes or no is a word like others."""
    for fact in ground.deck.facts:
        if not isinstance(fact, Plain) or _BEGINS.match(fact.ask):
            continue
        if any(folded(answer.text) in _YES_NO for answer in fact.answers):
            yield Finding(ground.place(fact, "ask"), "This can be guessed half of the time: ask what, which or why.")


_WHICH_TRUE = re.compile(
    r"\b(?:which|what) (?:of (?:these|the following)(?: statements?)?|statements?) (?:is|are) (?:not )?"
    r"(?:true|false|right|wrong|correct|incorrect)\b",
    re.IGNORECASE,
)


@rule(
    "S607",
    WARNING,
    "A question asks which statement is true or false.",
    why="It asks several things at once and can be made of anything (Haladyna, Downing & Rodriguez 2002, guideline 9).",
    fix="Ask the one thing that is to be remembered.",
    bad=_ASK.format(ask="Which of these is true?", answer="the Inn ends in the Danube"),
    good=_ASK.format(ask="Where does the Inn end?", answer="in the Danube"),
)
def which_is_true(ground: Ground) -> Iterator[Finding]:
    """In any question."""
    for text in ground.texts:
        if _WHICH_TRUE.search(text.text):
            yield Finding(text.place, "“Which is true” asks several things at once: ask the one that is to be remembered.")


@rule(
    "S608",
    NOTE,
    "The question of one card answers another.",
    why="Who meets the two on one day need not know the second (Haladyna, Downing & Rodriguez 2002, guideline 4).",
    fix="Word it without the answer of the other, if that is easy.",
    bad="cards:\n  - {ask: 'Which river flows through the town of Passau to Linz?', answer: the Danube}\n"
    "  - {ask: 'Where does the river Danube, which flows through the town of Passau, end?', answer: the Black Sea}\n",
    good="cards:\n  - {ask: 'Which river flows through Passau?', answer: the Danube}\n"
    "  - {ask: 'Where does the Danube end?', answer: the Black Sea}\n",
)
def answers_another(ground: Ground) -> Iterator[Finding]:
    """Plain cards: the other's answer, and three weighty words of its question."""
    plain = [fact for fact in ground.deck.facts if isinstance(fact, Plain) and not fact.by]
    by_answer: dict[str, list[Plain]] = defaultdict(list)
    for fact in plain:
        for answer in fact.answers:
            by_answer[folded(answer.text)].append(fact)
    for fact in plain:
        words = folded(fact.ask).split()[:40]
        parts = {" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, start + 5)}
        for part in parts & by_answer.keys():
            for other in by_answer[part][:5]:
                shared = _weighty(fact.ask) & _weighty(other.ask)
                if other is not fact and len(part) >= _LEAST and len(shared) >= 3:
                    line = other.about.place.line
                    yield Finding(
                        ground.place(fact, "ask"), f"This question gives the answer to that of line {line} (“{part}”)."
                    )


def _weighty(text: str) -> set[str]:
    return {word for word in folded(text).split() if len(word) > 3 and not _BEGINS.fullmatch(word)}
