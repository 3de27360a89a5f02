"""A second judge of options, written from DECK.md alone: TRUE, FALSE with the kinds of proof that hold, or UNKNOWN.

It also names every reason for which an option may never be offered, whatever the proof. It shares no code with the proofs
and rules of the program. Where DECK.md is silent: `before` and `after` make no wholes; what a dated "more than" is asked
for is what its source gives, so a larger figure is false; of an undated one nothing above it is known to be false.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ice_quiz.facts.model import Deck, Fact, Item, Listing, Number, Plain, Side, Term, Triple
from ice_quiz.language.normal import folded, initials, within
from ice_quiz.questions.question import Aspect, Card
from tests.questions.figures import apart, true_too
from tests.questions.ground import Ground, Statement, folds, names_of, same, texts


@dataclass(frozen=True)
class Judgement:
    """What an option is, by what proofs, and why it may never be offered."""

    truth: str
    proofs: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    @property
    def may_be_offered(self) -> bool:
        return self.truth == "FALSE" and not self.never


RIGHT = Judgement("TRUE", never=frozenset({"key"}))


def verdict(proofs: set[str], never: set[str]) -> Judgement:
    return Judgement("FALSE" if proofs else "UNKNOWN", frozenset(proofs), frozenset(never))


class Judge:
    """Judges the options of one deck on one day."""

    def __init__(self, deck: Deck, today: date) -> None:
        self.deck = deck
        self.ground = Ground(deck, today)
        self._judged: dict[tuple[str, str], Judgement] = {}

    def judge(self, card: Card, text: str) -> Judgement:
        """What a text is as the answer to a card."""
        if (card.id, text) not in self._judged:
            self._judged[card.id, text] = self._judge(card, text)
        return self._judged[card.id, text]

    def _judge(self, card: Card, text: str) -> Judgement:
        match card.facts[0]:
            case Triple():
                return self.of_relation(card, text)
            case Number():
                return self.of_number(card, text)
            case Listing() as fact:
                proofs = ({"P3"} if self.names_wrong(fact, text) else set()) | ({"P2"} if fact.complete else set())
                return self.of_answers(text, fact.items, proofs)
            case Plain() as fact:
                proofs = {"P3"} if self.names_wrong(fact, text) else set()
                elsewhere = any(same(item.text, text) for row in fact.rows.values() for item in row)
                return self.of_answers(text, fact.answers, proofs | ({"P5"} if elsewhere else set()))
            case Term() as fact if card.aspect is Aspect.STANDS_FOR:
                return self.of_acronym(fact, text)
            case Term() as fact:
                return self.of_term(card.aspect, fact, text)

    # ------------------------------------------------------------------ relations: P1, P2, P3, P7

    def past(self, card: Card) -> bool:
        return all(isinstance(f, Triple) and f.until is not None and f.until <= self.ground.today for f in card.facts)

    def stating(self, card: Card) -> list[Triple]:
        """The facts that say what is right: those of the day, or of the past that is asked for."""
        facts = [fact for fact in card.facts if isinstance(fact, Triple)]
        if self.past(card):
            return facts
        return [fact for fact in self.ground.triples if self.ground.holds(fact)]

    def relation_of(self, card: Card) -> str:
        """The relation that a card asks: that of the facts which have what is given at the end that is given."""
        facts = [fact for fact in card.facts if isinstance(fact, Triple)]
        asks_object = card.aspect is Aspect.OBJECT
        (name,) = {
            fact.relation
            for fact in facts
            if card.given in fact.objects or asks_object
            if card.given == fact.subject or not asks_object or self.deck.relations[fact.relation].symmetric
        }
        return name

    def right_ends(self, card: Card) -> set[str]:
        """Everything the facts of a relation card state to be right, or true as well; not what follows from them."""
        name = self.relation_of(card)
        said = {statement for fact in self.stating(card) for statement in self.ground.stated(fact)}
        return at_asked_end(said, name, Side(card.aspect.value), card.given)

    def of_relation(self, card: Card, text: str) -> Judgement:
        ground, side, past = self.ground, Side(card.aspect.value), self.past(card)
        name = self.relation_of(card)
        stating, ends, keys = self.stating(card), self.ground.taken_for(text), self.right_ends(card)
        statements = {(card.given, name, end) if side is Side.OBJECT else (end, name, card.given) for end in ends}
        proofs = {"P3"} if self.author_says_so(stating, card, statements, text) else set()
        if not past:
            plain = {(s, f.relation, o) for f in stating for o in f.objects for s in [f.subject]}
            said = {each for statement in plain for each in ground.same_said(statement)}
            types = {self.deck.things[end].type for end in at_asked_end(said, name, side, card.given)}
            for statement in statements:
                proofs |= self.proofs_against(statement, side, types, keys)
        base = ground.closure(stating) if past else ground.now
        never = self.never_things(ends, keys, text, named="P3" in proofs)
        if card.given in ends:
            never.add("subject")
        if statements & ground.ever:
            never.add("true at some date")
        if statements & base or (not past and any(ground.composes(statement) for statement in statements)):
            return Judgement("TRUE", frozenset(proofs), frozenset(never | {"true"}))
        return verdict(proofs, never)

    def author_says_so(self, stating: list[Triple], card: Card, statements: set[Statement], text: str) -> bool:
        """P3: the author named it, for this statement or by the item whose answer it is."""
        ends = self.ground.ends
        named = {
            said
            for fact in stating
            for statement in [
                *((fact.subject, fact.relation, end) for wrong in fact.wrong for end in ends(wrong)),
                *((end, fact.relation, o) for wrong in fact.wrong_back for end in ends(wrong) for o in fact.objects),
            ]
            for said in self.ground.same_said(statement)
        }
        return bool(named & statements) or self.from_items(card.facts, text)

    def from_items(self, facts: Iterable[Fact], text: str) -> bool:
        wanted = {item for fact in facts for item in fact.about.wrong_from}
        return any(
            same(text, answer)
            for fact in self.deck.facts
            if fact.about.item in wanted - {""}
            for answer in self.answers(fact)
        )

    def answers(self, fact: Fact) -> set[str]:
        """The right answers of an item in every wording."""
        if isinstance(fact, Triple):
            ends = {fact.subject} if fact.about.direction == "back" else set(fact.objects)
            return self.ground.all_names(ends)
        if isinstance(fact, Number):
            return {value.text for value in fact.values}
        if isinstance(fact, Term):
            return {fact.definition}
        items = fact.items if isinstance(fact, Listing) else fact.answers
        return {wording for item in items for wording in (item.text, *item.also)}

    def proofs_against(self, statement: Statement, side: Side, types: set[str], keys: set[str]) -> set[str]:
        found = set()
        relation = self.deck.relations[statement[1]]
        candidate = statement[2] if side is Side.OBJECT else statement[0]
        asserted = side in relation.single or (relation.symmetric and bool(relation.single))
        thing = self.deck.things.get(candidate)
        if asserted and thing and thing.type in types and candidate not in keys:
            found.add("P1")
        for said in self.ground.same_said(statement):
            found |= {"P2"} if self.ground.completed(said) else set()
            found |= {"P7"} if self.ground.contradicted(said, candidate) else set()
        return found

    # ------------------------------------------------------------------ never, whatever the proof

    def never_things(self, ends: set[str], keys: set[str], text: str, *, named: bool) -> set[str]:
        """The key itself and its wholes; unless the author named it: its parts, what is confused with it, names inside."""
        above = self.ground.above
        reasons = set()
        if ends & keys:
            reasons.add("key")
        if any((key, end) in above for key in keys for end in ends):
            reasons.add("whole of the key")
        if named:
            return reasons
        if any((end, key) in above for key in keys for end in ends):
            reasons.add("part of the key")
        if self.ground.confused(ends, keys):
            reasons.add("confusing")
        if self.meet(text, self.ground.all_names(keys)):
            reasons.add("names inside one another")
        return reasons

    def meet(self, text: str, names: Iterable[str]) -> bool:
        """Whether one is inside the other by whole words, in any of its names."""
        things = self.ground.things(text)
        mine = folds(text) | (self.ground.all_names(things) if len(things) == 1 else set())
        return any(within(one, other) or within(other, one) for one in mine for other in names)

    # ------------------------------------------------------------------ lists and plain cards: P2, P3

    def names_wrong(self, fact: Listing | Plain, text: str) -> bool:
        things = self.ground.things(text)
        return any(same(wrong.text, text) or wrong.thing in things for wrong in fact.wrong) or self.from_items([fact], text)

    def of_answers(self, text: str, items: Iterable[Item], proofs: set[str]) -> Judgement:
        keys = {end for item in items for end in self.ground.ends(item)}
        keys |= {end for item in items for wording in (item.text, *item.also) for end in texts(wording)}
        ends = self.ground.taken_for(text)
        return RIGHT if ends & keys else verdict(proofs, self.never_things(ends, keys, text, named="P3" in proofs))

    # ------------------------------------------------------------------ terms: P5

    def of_acronym(self, fact: Term, text: str) -> Judgement:
        """What an acronym stands for: the name belongs to another thing, with the same initials."""
        thing = self.deck.things[fact.thing]
        if folded(text) == folded(thing.acronym):
            return Judgement("UNKNOWN", never=frozenset({"subject"}))
        if folds(text) & names_of(thing):
            return RIGHT
        others = self.ground.things(text)
        never = self.never_things(others, {thing.key}, text, named=False)
        if initials(text) != initials(thing.name):
            never.add("other initials")
        return verdict({"P5"} if others else set(), never)

    def of_term(self, aspect: Aspect, fact: Term, text: str) -> Judgement:
        """A definition, or the term that it defines, belongs to another one."""
        asks_definition = aspect is Aspect.MEANS
        others: set[str] = set()
        both_fit = False
        for term in (each for each in self.deck.facts if isinstance(each, Term)):
            if folds(text) & (folds(term.definition) if asks_definition else self.term_names(term)):
                if (
                    self.term_ends(term) & self.term_ends(fact)
                    if asks_definition
                    else same(term.definition, fact.definition)
                ):
                    return RIGHT
                others |= self.term_ends(term)
                both_fit = both_fit or fits_too(term.definition, fact.definition)
        if not asks_definition and self.ground.things(text) & self.term_ends(fact):
            return RIGHT
        never = self.never_things(others, self.term_ends(fact), text, named=False)
        if asks_definition:  # the options are definitions: theirs are the words that must not stand inside one another
            never.discard("names inside one another")
            never |= {"names inside one another"} if self.meet(text, folds(fact.definition)) else set()
        never |= {"one definition says the other"} if both_fit else set()
        return verdict({"P5"} if others else set(), never)

    def term_names(self, term: Term) -> set[str]:
        names = {term.term, term.wording, *term.also} - {""}
        return {form for name in names for form in folds(name)} | self.ground.all_names({term.thing} - {""})

    def term_ends(self, term: Term) -> set[str]:
        """The things and texts that a term is."""
        return {term.thing} if term.thing else self.ground.ends(term.term) | {f"={folded(term.term)}"}

    # ------------------------------------------------------------------ numbers: P6

    def of_number(self, card: Card, text: str) -> Judgement:
        """Another value of the same kind that cannot be true as well."""
        numbers = [fact for fact in card.facts if isinstance(fact, Number)]
        right = [value for fact in numbers for value in fact.values]
        if any(value.text == text for value in right):
            return RIGHT
        near = [value for fact in numbers for value in fact.near if value.text == text]
        pairs = [(candidate, value) for candidate in near for value in right]
        dated = all(fact.about.dated for fact in numbers)
        never = {"true too"} if any(true_too(*pair) for pair in pairs) else set()
        for other in (fact for fact in self.deck.facts if isinstance(fact, Number)):
            if (other.of, other.what) in {(fact.of, fact.what) for fact in numbers if fact.of} and other not in numbers:
                elsewhere = [(candidate, value) for candidate in near for value in other.values]
                never |= {"true at some date"} if not all(apart(*pair, as_given=True) for pair in elsewhere) else set()
        false = bool(pairs) and all(apart(candidate, value, as_given=dated) for candidate, value in pairs)
        return verdict({"P6"} if false else set(), never)


def at_asked_end(statements: set[Statement], name: str, side: Side, given: str) -> set[str]:
    """Every end that stands on the asked side of a relation."""
    if side is Side.OBJECT:
        return {o for s, relation, o in statements if relation == name and s == given}
    return {s for s, relation, o in statements if relation == name and o == given}


def fits_too(one: str, other: str) -> bool:
    """Whether one definition says what the other says, and more that denies nothing: word by word, in the same order."""
    bare = [re.sub(r"\b(an?|the|is|are|was|were|that|which|who)\b", " ", folded(text)).strip() for text in (one, other)]
    for less, more in (bare, bare[::-1]):
        if less and re.search(rf"\b{'.* '.join(map(re.escape, less.split()))}\b", more):
            return not re.search(r"\b(not|no|never|without)\b", more) or bool(re.search(r"\b(not|no|never|without)\b", less))
    return False
