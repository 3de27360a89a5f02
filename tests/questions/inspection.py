"""Looks at every question a compiled deck can make, and complains of each that teaches or shows something it must not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ice_quiz.facts.model import Listing, Number, Plain, Term, Triple
from ice_quiz.facts.values import read_value
from ice_quiz.language.normal import folded
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Aspect, Card, Form, Question, Rendering
from tests.questions.judge import Judge

TYPED = (Form.TYPE, Form.CLOZE, Form.NUMBER, Form.NAME_ALL)


class Inspection:
    """One deck under inspection."""

    def __init__(self, compiled: Compiled, today: date, seeds: range) -> None:
        self.compiled = compiled
        self.judge = Judge(compiled.deck, today)
        self.seeds = seeds
        self._pools: dict[str, dict[tuple[str, ...], str]] = {}
        self._true: dict[str, list[list[str]]] = {}

    def questions(self, *forms: Form) -> Iterator[tuple[Card, Question]]:
        """Every question of some forms (all of them without any), for every seed."""
        for card in self.compiled.cards.values():
            for rendering in self.compiled.renderings(card.id):
                if not forms or rendering.form in forms:
                    for seed in self.seeds:
                        yield card, self.compiled.question(card.id, rendering, seed)

    # ------------------------------------------------------------------ truth

    def untrue(self) -> list[str]:
        """Every option, statement or answer whose truth is not what the question says."""
        found = dict.fromkeys([*self.in_options(), *self.in_statements(), *self.in_keys()])
        return list(found)

    def in_options(self) -> Iterator[str]:
        for card, question in self.questions(Form.CHOOSE):
            for option in question.options:
                judged = self.judge.judge(card, option.text)
                if option.key and judged.truth != "TRUE":
                    yield f"{card.id}: the key “{option.text}” is {judged}"
                elif not option.key and (not judged.may_be_offered or option.proof is None):
                    yield f"{card.id}: “{option.text}” is offered ({option.proof}) and is {judged}"
                elif option.proof and option.proof.kind not in judged.proofs:
                    yield f"{card.id}: “{option.text}” is not wrong by {option.proof.kind} but {judged}"

    def in_statements(self) -> Iterator[str]:
        """Statements: what stands in the place of the right answer is found by laying true and false ones side by side."""
        for card, question in self.questions(Form.TRUE_FALSE):
            holds = question.rendering.variant == "true"
            key = [option.text for option in question.options if option.key]
            if key != [str(holds)] or question.key.answers[0].show != str(holds):
                yield f"{card.id}: “{question.stem}” has the key {key}"
            said = self.said_in(card, question)
            if not said:
                yield f"{card.id}: nothing is recognised in “{question.stem}”"
            for text in said:
                judged = self.judge.judge(card, text)
                if not (judged.truth == "TRUE" if holds else judged.may_be_offered):
                    yield f"{card.id}: “{question.stem}” is called {holds}, and “{text}” is {judged}"
                proof = next(option.proof for option in question.options if not option.key)
                if not proof or (not holds and proof.kind not in judged.proofs):
                    yield f"{card.id}: “{question.stem}” is not wrong by {proof} but {judged}"

    def said_in(self, card: Card, question: Question) -> list[str]:
        """The candidates that a statement can be about: what is left when it is laid over a true statement."""
        stem = words(question.stem)
        if card.id not in self._pools:
            true = Rendering(Form.TRUE_FALSE, "true")
            self._pools[card.id] = {tuple(words(text)): text for text in self.candidates(card)}
            self._true[card.id] = list(map(words, {self.compiled.question(card.id, true, seed).stem for seed in range(12)}))
        pool = self._pools[card.id]
        rights = [words(text) for answer in card.key.answers for text in (answer.show, answer.show.partition(" (")[0])]
        found = []
        for pattern in self._true[card.id]:
            for right in rights:
                for at in range(len(pattern) - len(right) + 1):
                    before, after = pattern[:at], pattern[at + len(right) :]
                    end = len(stem) - len(after)
                    if pattern[at : at + len(right)] == right and stem[:at] == before and stem[end:] == after and at < end:
                        found.append(tuple(stem[at:end]))
        return [pool[text] for text in sorted(set(found), key=len)[-1:] if text in pool]

    def candidates(self, card: Card) -> Iterator[str]:
        """Everything in the deck that might stand as an answer to a card."""
        deck = self.compiled.deck
        own = card.facts[0]
        if isinstance(own, Plain):
            yield from (item.text for row in own.rows.values() for item in row)
        yield from (wording for answer in card.key.answers for wording in answer.wordings)
        for thing in deck.things.values():
            yield from (*thing.names, f"{thing.name} ({thing.acronym})" if thing.acronym else thing.name)
        for fact in deck.facts:
            match fact:
                case Triple():
                    yield from (wrong.text for wrong in (*fact.wrong, *fact.wrong_back))
                case Number():
                    yield from (value.text for value in (*fact.values, *fact.near))
                case Term():
                    yield from (fact.definition, fact.term, fact.wording)
                case Listing(items=items) | Plain(answers=items):
                    yield from (wrong.text for wrong in fact.wrong)
                    yield from (item.text for item in items)

    def in_keys(self) -> Iterator[str]:
        """What typed answers are held against: right ones, others, and those that are confused."""
        for card, question in self.questions(*TYPED):
            accepted = {folded(text) for answer in question.key.answers for text in answer.wordings}
            for answer in question.key.answers:
                if self.judge.judge(card, answer.show).truth != "TRUE":
                    yield f"{card.id}: “{answer.show}” counts as right and is {self.judge.judge(card, answer.show)}"
            for answer in (*question.key.others, *question.key.confusing):
                judged = self.judge.judge(card, answer.show)
                if judged.truth == "TRUE" or accepted & {folded(text) for text in answer.wordings}:
                    yield f"{card.id}: “{answer.show}” counts as wrong and is {judged}"
                elif answer in question.key.others and question.key.open and judged.truth != "FALSE":
                    yield f"{card.id}: “{answer.show}” counts as wrong on an open side and is {judged}"
            for end in self.judge.right_ends(card) if card.aspect in (Aspect.OBJECT, Aspect.SUBJECT) else ():
                if not accepted & self.judge.ground.all_names({end}):
                    yield f"{card.id}: “{end}” is right and not accepted"

    # ------------------------------------------------------------------ shape

    def misshapen(self) -> list[str]:
        """Every question that is worded or set out as none may be."""
        return list(dict.fromkeys(each for card, question in self.questions() for each in self.of_shape(card, question)))

    def of_shape(self, card: Card, question: Question) -> Iterator[str]:
        stem, texts = question.stem, [option.text for option in question.options]
        says = f"{card.id} ({question.form}): “{stem}” {texts}"
        if "{" in stem or "}" in stem or "None" in stem:
            yield f"{says} has an open slot"
        if not stem.endswith(("?", "…", ".", ":")):
            yield f"{says} has no end"
        if "  " in stem or ".." in stem.replace("...", "") or stem != stem.strip() or "?." in stem or "…." in stem:
            yield f"{says} has doubled signs"
        if len({folded(text) for text in texts}) != len(texts):
            yield f"{says} has two equal options"
        if question.form is Form.CHOOSE:
            if not 3 <= len(texts) <= 4 or sum(option.key for option in question.options) != 1:
                yield f"{says} has another number of options"
            values = [value.low for text in texts if (value := read_value(text))]
            if card.aspect is Aspect.NUMBER and (values != sorted(values) or len(values) != len(texts)):
                yield f"{says} is not ascending"
        if not question.key.answers or question.need > len(question.key.answers):
            yield f"{says} asks for more than there is"

    def ambiguous(self) -> list[str]:
        """Two cards with one stem and different answers."""
        first: dict[str, Card] = {}
        found = []
        for card, question in self.questions(*TYPED):
            other = first.setdefault(folded(question.stem), card)
            if other.fingerprint != card.fingerprint:
                found.append(f"{other.id} and {card.id}: “{question.stem}”")
        return list(dict.fromkeys(found))


def words(text: str) -> list[str]:
    """The folded words of a text without its articles; "1 port" and "2 ports" differ in the number alone."""
    return [word.rstrip("s") for word in folded(text).split() if word not in ("the", "a", "an")]
