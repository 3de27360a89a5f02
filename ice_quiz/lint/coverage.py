"""How much of a source a deck covers, and how its topics can be asked.

A sentence counts when it holds a number, a name or a list. It is covered when a fact points into it (`at:`), when what the
fact says stands in it, or when `skip:` names the claim.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ice_quiz.facts.evidence import Paragraph, paragraphs, wanted
from ice_quiz.facts.model import Deck, Fact, Item, Listing, Number, Plain, Term, Triple
from ice_quiz.language.normal import folded
from ice_quiz.language.numbers import numbers_in
from ice_quiz.questions.absence import absent
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Card, Form

_ABBREVIATED = r"(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bMrs)(?<!\bvs)"
_SENTENCE_END = re.compile(rf"{_ABBREVIATED}[.!?][\"”’)]?\s+(?=[\"“(]?[^\W\da-z])")
_NAME = re.compile(r"(?<=[^.!?]\s)[^\W\da-z_][\w-]+|\b[A-Z]{2,}\b")
_LIST = re.compile(r", (?:[^,]{1,80} )?(?:and|or) ")
_HEADING = 4  # words; a paragraph without a stop that has no more is a heading, not a claim
_TELLING = 4  # letters of a word that says something
_SMALL = frozenset(
    {"with", "from", "that", "this", "they", "their", "have", "which", "what", "when", "where", "many", "does"}
)


class Level(StrEnum):
    """How hard a form is: the right answer is seen, a part of it is seen, or nothing is."""

    RECOGNISED = "recognised"
    CUED = "cued"
    RECALLED = "recalled"


LEVELS: Mapping[Form, Level] = {
    Form.CHOOSE: Level.RECOGNISED,
    Form.TRUE_FALSE: Level.RECOGNISED,
    Form.CLOZE: Level.CUED,
    Form.MISSING_ONE: Level.CUED,
    Form.WHAT_NEXT: Level.CUED,
    Form.TYPE: Level.RECALLED,
    Form.NUMBER: Level.RECALLED,
    Form.NAME_ALL: Level.RECALLED,
    Form.PUT_IN_ORDER: Level.RECALLED,
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source, the line of its text that it begins on, and what of note it holds."""

    text: str
    line: int
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A card that cannot be recognised, only recalled, with the reasons."""

    card: Card
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicForms:
    """How often each form occurs among the questions of a topic."""

    title: str
    cards: int
    forms: Mapping[Form, int]

    @property
    def levels(self) -> Mapping[Level, int]:
        """How many questions there are of each level."""
        count: Counter[Level] = Counter()
        for form, many in self.forms.items():
            count[LEVELS[form]] += many
        return count


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a deck covers: its topics, the cards that cannot be recognised, and of each source at hand what it leaves out."""

    topics: tuple[TopicForms, ...] = ()
    unrecognised: tuple[Unrecognised, ...] = ()
    uncovered: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)


def coverage(compiled: Compiled, texts: Mapping[str, str]) -> Coverage:
    """The coverage of a deck; `texts` are those of its sources, by key."""
    left = {source: sentences_uncovered(compiled.deck, source, text) for source, text in texts.items()}
    return Coverage(forms_by_topic(compiled), tuple(unrecognised(compiled)), left)


def sentences_uncovered(deck: Deck, source: str, text: str) -> tuple[Sentence, ...]:
    """The sentences of a source with a number, a name or a list that no fact and no `skip:` covers, in the text's order."""
    sentences = [sentence for sentence in _sentences(text) if sentence.holds]
    read = [paragraphs(sentence.text)[0] for sentence in sentences]
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, paragraph in enumerate(read):
        for word in set(paragraph.words.split()):
            by_word[word].append(place)
    covered: set[int] = set()
    for fact in deck.facts:
        if fact.about.source == source:
            near = _candidates(fact, deck, by_word)
            covered |= {place for place in near - covered if _covers(fact, deck, read[place])}
    for topic in deck.topics:
        for claim, _ in topic.skip:
            covered |= {place for place, paragraph in enumerate(read) if _is_claimed(claim, paragraph)}
    return tuple(sentence for place, sentence in enumerate(sentences) if place not in covered)


def _sentences(text: str) -> Iterator[Sentence]:
    text, line, counted = text.replace("\r\n", "\n"), 1, 0
    for found in re.finditer(r"(?:(?!\n[ \t]*\n).)+", text, re.DOTALL):
        paragraph, start = found[0], 0
        if not re.search(r"[.!?:;]", paragraph) and len(paragraph.split()) <= _HEADING:
            continue
        for end in (*(each.end() for each in _SENTENCE_END.finditer(paragraph)), len(paragraph)):
            sentence = paragraph[start:end]
            if sentence.strip():
                at = found.start() + start + len(sentence) - len(sentence.lstrip())
                line, counted = line + text.count("\n", counted, at), at
                yield Sentence(" ".join(sentence.split()), line, tuple(_holds(sentence)))
            start = end


def _holds(sentence: str) -> Iterator[str]:
    if any(not each.ordinal and each.value != 1 for each in numbers_in(sentence)):
        yield "a number"
    if _NAME.search(sentence):
        yield "a name"
    if _LIST.search(sentence):
        yield "a list"


def _candidates(fact: Fact, deck: Deck, by_word: Mapping[str, list[int]]) -> set[int]:
    """The sentences that hold a word of what the fact is about."""
    texts = [fact.about.at, *(wording for each in wanted(deck, fact) for wording in each.wordings)]
    texts += [fact.what] if isinstance(fact, Number) else []
    texts += [wording for answer in _answers(fact) for wording in (answer.text, *answer.also)]
    found: set[int] = set()
    for text in texts:
        words = paragraphs(text)[0].words.split() if text.strip() else []
        if words:
            places: list[list[int]] = [by_word.get(word, []) for word in words]
            rarest: list[int] = min(places, key=len)
            found |= set(rarest)
    return found


def _answers(fact: Fact) -> Sequence[Item]:
    return fact.answers if isinstance(fact, Plain) else ()


def _covers(fact: Fact, deck: Deck, sentence: Paragraph) -> bool:
    if fact.about.at and sentence.has(fact.about.at):
        return True
    found = [each.in_(sentence) for each in wanted(deck, fact)]
    match fact:
        case Triple():
            return bool(found) and found[0] and any(found[1:])
        case Listing():
            return 2 * sum(found) >= len(found) > 0
        case Number(values=values, of=of, what=what):
            said = any(value.low in sentence.numbers for value in values)
            named = of in deck.things and found[0]
            return said and (named or _shared(f"{'' if of in deck.things else of} {what} {fact.ask}", sentence) > 0)
        case Term(definition=definition):
            return any(found) and _shared(definition, sentence) > 1
        case Plain(ask=ask, answers=answers):
            answered = any(sentence.has(wording) for answer in answers for wording in (answer.text, *answer.also))
            return answered and _shared(ask, sentence) > 0


def _shared(text: str, sentence: Paragraph) -> int:
    """How many telling words of a text stand in a sentence."""
    return sum(sentence.has(word) for word in _telling(text))


def _telling(text: str) -> set[str]:
    return {word for word in folded(text).split() if len(word) >= _TELLING and word not in _SMALL}


def _is_claimed(claim: str, sentence: Paragraph) -> bool:
    words = _telling(claim)
    return bool(words) and 2 * _shared(claim, sentence) > len(words)


def unrecognised(compiled: Compiled) -> Iterator[Unrecognised]:
    """The cards that have neither a choice nor a true or false, with the reasons."""
    for card in compiled.cards.values():
        renderings = compiled.renderings(card.id)
        if renderings and not any(rendering.form.recognised for rendering in renderings):
            reasons = tuple(f"{each.form}: {each.why}" for each in absent(compiled, card) if each.form.recognised)
            yield Unrecognised(card, reasons)


def forms_by_topic(compiled: Compiled) -> tuple[TopicForms, ...]:
    """What each topic can be asked as, in the deck's order."""
    forms: dict[str, Counter[Form]] = {topic.title: Counter() for topic in compiled.deck.topics}
    cards: Counter[str] = Counter()
    for card in compiled.cards.values():
        cards[card.topic] += 1
        forms.setdefault(card.topic, Counter()).update(rendering.form for rendering in compiled.renderings(card.id))
    return tuple(TopicForms(title, cards[title], count) for title, count in forms.items())


def total(topics: Iterable[TopicForms]) -> Mapping[Level, int]:
    """All questions by level."""
    count: Counter[Level] = Counter()
    for topic in topics:
        count.update(topic.levels)
    return count
