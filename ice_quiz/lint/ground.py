"""What the rules look at: the deck, the cards it makes, and the texts of its sources that are at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ice_quiz.facts import reader
from ice_quiz.facts.evidence import Paragraph, paragraphs
from ice_quiz.facts.model import Deck, Fact, Item, Listing, Number, Plain, Term, Triple, Wrong
from ice_quiz.facts.problems import Place
from ice_quiz.language.normal import folded
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.giveaways import Giveaway
from ice_quiz.questions.question import Card, Form
from ice_quiz.questions.stems import asking, blank, choosing


class Stem(NamedTuple):
    """One way in which a card is put, other than as a claim."""

    card: Card
    form: Form
    text: str


class Written(NamedTuple):
    """A text that the author wrote to be read by learners, the key it stands under, and the place of its fact."""

    key: str
    text: str
    place: Place
    of: Place


@dataclass(frozen=True)
class Ground:
    """A deck under examination. `root` is its file as it is written; `sources` are texts by source."""

    deck: Deck
    compiled: Compiled
    root: reader.Mapping
    sources: Mapping[str, str]
    today: date
    _paragraphs: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    _unfair: dict[str, Giveaway | None] = field(default_factory=dict)

    @cached_property
    def typed_stems(self) -> tuple[Stem, ...]:
        """The stems of the forms that are answered by typing, as far as they are in use."""
        return tuple(self._typed_stems())

    def _typed_stems(self) -> Iterator[Stem]:
        world = self.compiled.world
        for card in self.compiled.cards.values():
            for form in dict.fromkeys(each.form for each in self.compiled.renderings(card.id)):
                if form is Form.CLOZE:
                    yield Stem(card, form, blank(card, world))
                elif form in (Form.TYPE, Form.NUMBER, Form.NAME_ALL):
                    yield Stem(card, form, asking(card, world) or blank(card, world))

    @cached_property
    def types(self) -> frozenset[str]:
        """The types of the deck's things, folded."""
        return frozenset(folded(thing.type) for thing in self.deck.things.values())

    def choice_stem(self, card: Card) -> str:
        """The stem above a card's options."""
        return choosing(card, self.compiled.world)

    @cached_property
    def _written(self) -> Mapping[tuple[int, int], reader.Mapping]:
        """The mappings that facts are written as, by the place that the fact is known by."""
        found: dict[tuple[int, int], reader.Mapping] = {}
        todo: list[reader.Node] = [self.root]
        while todo:
            match todo.pop():
                case reader.Mapping(entries=entries) as node:
                    found[node.line, node.column] = node
                    match entries.get("fact"):  # type: ignore[call-overload]
                        case reader.Sequence(items=[reader.Text() as subject, *_]):
                            found[subject.line, subject.column] = node
                    if (terms := node.get("terms")) and isinstance(terms, reader.Mapping):
                        todo += terms.entries.values()
                        found |= {
                            (term.line, term.column): value
                            for term, value in terms.entries.items()
                            if isinstance(value, reader.Mapping)
                        }
                    todo += (value for key, value in entries.items() if key != "terms")
                case reader.Sequence(items=items):
                    todo += items
                case _:
                    pass
        return found

    def value(self, fact: Fact, key: str) -> reader.Node | None:
        """What the author wrote for a key of a fact."""
        node = self._written.get((fact.about.place.line, fact.about.place.column))
        return node.get(key) if node else None

    def first_key(self, fact: Fact) -> str | None:
        """The key that a fact begins with; None where it is written in braces."""
        node = self._written[fact.about.place.line, fact.about.place.column]
        return None if node.flow else str(next(iter(node.entries)))

    def place(self, fact: Fact, key: str) -> Place:
        """Where the value of a key of a fact stands; the fact itself where it does not have it."""
        value = self.value(fact, key)
        return fact.about.place if value is None else self.at(value)

    def at(self, node: reader.Node) -> Place:
        """Where something that was written stands."""
        return Place(self.deck.file, node.line, node.column)

    def named(self, section: str) -> Mapping[reader.Text, reader.Node]:
        """The entries of a section of the file, such as its relations, as they are written."""
        node = self.root.get(section)
        return node.entries if isinstance(node, reader.Mapping) else {}

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Everything that the author wrote to be read as (a part of) a question, in the file's order."""
        relations = [
            Written(str(key), str(text), self.at(text), self.at(relation))
            for relation in self.named("relations").values()
            if isinstance(relation, reader.Mapping)
            for key, text in relation.entries.items()
            if isinstance(text, reader.Text) and key in ("ask", "ask back", "which", "ask past") and text != "no"
        ]
        return (*relations, *(each for fact in self.deck.facts for each in self.texts_of(fact)))

    def texts_of(self, fact: Fact) -> Iterator[Written]:
        """The texts of one fact that learners read as (a part of) a question."""
        match fact:
            case Triple(ask=ask, ask_back=back):
                pairs = [("ask", ask), ("ask back", back)]
            case Number(ask=ask, what=what):
                pairs = [("ask", ask), ("what", what)]
            case Listing(ask=ask, which=which, name=name):
                pairs = [("ask", ask), ("which", which), ("list", name)]
            case Term(definition=definition):
                pairs = [("definition", definition)]
            case Plain(ask=ask):
                pairs = [("ask", ask)]
        yield from (
            Written(key, text, self.place(fact, key), fact.about.place) for key, text in pairs if text and text != "no"
        )

    @cached_property
    def questions(self) -> tuple[Written, ...]:
        """The first question of each fact or relation that the author worded."""
        return tuple(_first_of_each(text for text in self.texts if text.key in ("ask", "ask back", "ask past", "which")))

    @cached_property
    def first_texts(self) -> tuple[Written, ...]:
        """The first text of each fact or relation."""
        return tuple(_first_of_each(self.texts))

    def unfair(self, card: Card) -> Giveaway | None:
        """What gives the key away among wrong answers that the author named, so that no choice is made of a card."""
        if card.id not in self._unfair:
            named = any(wrong_of(fact) or (isinstance(fact, Number) and fact.near) for fact in card.facts)
            self._unfair[card.id] = self.compiled.unfair(card.id) if named else None
        return self._unfair[card.id]

    def paragraphs(self, source: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a source's text."""
        if source not in self._paragraphs:
            self._paragraphs[source] = paragraphs(self.sources[source])
        return self._paragraphs[source]


def _first_of_each(texts: Iterable[Written]) -> Iterator[Written]:
    """One text a fact or relation: what is wrong with the others is mended in the same breath."""
    seen: set[Place] = set()
    for text in texts:
        if text.of not in seen:
            seen.add(text.of)
            yield text


def right_of(fact: Fact) -> tuple[Item, ...]:
    """The right answers that an author wrote as texts: items of a list, answers of a card."""
    match fact:
        case Listing(items=items) | Plain(answers=items):
            return items
    return ()


def named_answers(fact: Fact) -> Iterator[Item | Wrong]:
    """The right ones, then the wrong ones."""
    yield from right_of(fact)
    yield from wrong_of(fact)


def wrong_of(fact: Fact) -> tuple[Wrong, ...]:
    """The wrong answers that an author named, those of either side of a relation together."""
    match fact:
        case Triple(wrong=wrong, wrong_back=back):
            return (*wrong, *back)
        case Listing(wrong=wrong) | Plain(wrong=wrong):
            return wrong
    return ()
