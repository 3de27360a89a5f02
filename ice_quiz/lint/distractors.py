"""D: wrong answers that are right, equal, too few, or of another kind."""

from __future__ import annotations

from collections.abc import Iterator

from ice_quiz.facts.model import Fact, Listing, Plain, Triple, Wrong
from ice_quiz.language.articles import with_article
from ice_quiz.language.normal import folded, within
from ice_quiz.lint.ground import Ground, right_of, wrong_of
from ice_quiz.lint.rule import ERROR, NOTE, WARNING, Finding, Rule, rule
from ice_quiz.questions.question import Aspect, Card

ENOUGH = 2  # wrong options beside the right one

_CARD = "cards:\n  - {{ask: 'Which river flows through Ulm?', answer: the Danube, wrong: [{wrong}]}}\n"

RIGHT = Rule(
    "D501", ERROR, "A wrong answer is right.",
    why="It would be offered as wrong, and who knows better would be told so "
    "(Haladyna, Downing & Rodriguez 2002, guideline 19: one right answer).",
    fix="Take it out of `wrong:`, or correct the fact that says it is right.",
    bad="cards:\n  - {ask: 'Which river flows there?', answer: the Danube, also: [Donau], wrong: [the Rhine, Donau]}\n",
    good=_CARD.format(wrong="the Rhine, the Elbe"),
)  # fmt: skip


@rule(
    "D502",
    WARNING,
    "Two wrong answers are the same.",
    why="Only one of them can be shown, so there are fewer options than it seems.",
    fix="Name another one.",
    bad=_CARD.format(wrong="the Rhine, the Elbe, Rhine"),
    good=_CARD.format(wrong="the Rhine, the Elbe, the Oder"),
)
def twice(ground: Ground) -> Iterator[Finding]:
    """Equal as answers are compared: case, articles and accents do not count."""
    for fact in ground.deck.facts:
        for wrongs in _sides(fact):
            seen: dict[str, str] = {}
            for each in wrongs:
                first = seen.setdefault(each.thing or folded(each.text), each.text)
                if first is not each.text:
                    yield Finding(each.place, f"`{each.text}` and `{first}` are the same wrong answer.")


def _sides(fact: Fact) -> Iterator[tuple[Wrong, ...]]:
    if isinstance(fact, Triple):
        yield from (fact.wrong, fact.wrong_back)
    else:
        yield wrong_of(fact)


@rule(
    "D503",
    WARNING,
    "There are too few wrong answers for a choice.",
    why="With one wrong answer no choice is made; three options are as good as more (Rodriguez 2005).",
    fix="Name two or three wrong answers that learners might take for right.",
    bad=_CARD.format(wrong="the Rhine"),
    good=_CARD.format(wrong="the Rhine, the Elbe"),
)
def too_few(ground: Ground) -> Iterator[Finding]:
    """Where the author began to name some; a card with none is typed on purpose."""
    for card in ground.compiled.cards.values():
        fact = card.facts[0]
        wrong = [each for each in wrong_of(fact) if not isinstance(fact, Triple)]
        if wrong and card.aspect is not Aspect.ORDER and len(ground.compiled.offer(card.id).candidates) < ENOUGH:
            yield Finding(wrong[0].place, "One wrong answer is left here, and a choice needs two: name another one.")


@rule(
    "D505",
    WARNING,
    "One wrong answer stands inside another.",
    why="Who sees through one of them sees through both "
    "(Haladyna, Downing & Rodriguez 2002, guideline 22: options do not overlap).",
    fix="Name answers that exclude each other.",
    bad=_CARD.format(wrong="the Rhine, the upper Rhine, the Elbe"),
    good=_CARD.format(wrong="the Rhine, the Elbe"),
)
def inside(ground: Ground) -> Iterator[Finding]:
    """By whole words, among the wrong ones of one side."""
    for fact in ground.deck.facts:
        for wrongs in _sides(fact):
            for place, each in enumerate(wrongs[:20]):
                other = next((other for other in wrongs[:place] if _overlap(each.text, other.text)), None)
                if other:
                    yield Finding(each.place, f"`{each.text}` and `{other.text}` stand inside one another.")


def _overlap(one: str, other: str) -> bool:
    return folded(one) != folded(other) and (within(one, other) or within(other, one))


@rule(
    "D506",
    WARNING,
    "A wrong answer is a thing of another type than the right one.",
    why="Who knows what kind of thing is asked sees through it without knowing more "
    "(Haladyna, Downing & Rodriguez 2002, guideline 23: options are alike).",
    fix="Name things of the type that is asked.",
    bad="things: {river: {Inn: , Danube: , Rhine: , Elbe: }, lake: {Chiemsee: }}\n"
    "relations: {flows into: {single: object, ask: 'Into which river does {subject} flow?'}}\n"
    "facts:\n  - {fact: [Inn, flows into, Danube], wrong: [Chiemsee, Rhine]}\n",
    good="things: {river: {Inn: , Danube: , Rhine: , Elbe: }}\n"
    "relations: {flows into: {single: object, ask: 'Into which river does {subject} flow?'}}\n"
    "facts:\n  - {fact: [Inn, flows into, Danube], wrong: [Elbe, Rhine]}\n",
)
def other_type(ground: Ground) -> Iterator[Finding]:
    """Where the stem names the one type that the right answers have."""
    things = ground.deck.things
    told: set[int] = set()
    for card in ground.compiled.cards.values():
        stem = ground.choice_stem(card)
        for fact in card.facts:
            wrongs, answers = _asked(fact, card)
            types = {things[key].type for key in answers if key in things}
            if len(types) != 1 or not within(min(types), stem):
                continue
            for each in wrongs:
                kind = things[each.thing].type if each.thing in things else ""
                if kind and kind not in types and id(each) not in told:
                    told.add(id(each))
                    asked, other = with_article(min(types), "a"), with_article(kind, "a")
                    says = f"The question asks for {asked}, and `{each.text}` is {other}."
                    yield Finding(each.place, says)


def _asked(fact: Fact, card: Card) -> tuple[tuple[Wrong, ...], tuple[str, ...]]:
    """The wrong answers of the side that a card asks, and the things that are right."""
    match fact:
        case Triple(objects=objects, subject=subject):
            return (fact.wrong_back, (subject,)) if card.aspect is Aspect.SUBJECT else (fact.wrong, objects)
        case Listing() | Plain():
            return wrong_of(fact), tuple(item.thing for item in right_of(fact))
    return (), ()


@rule(
    "D507",
    NOTE,
    "A list is open and has no wrong answers.",
    why="Three wrong answers for each list are worth the minute: without them it can only be typed.",
    fix="Add `wrong:` with things that are certainly not in it, or `complete: yes` if nothing else is.",
    bad="lists:\n  - {list: towns on the Danube, items: [Ulm, Linz], complete: no}\n",
    good="lists:\n  - {list: towns on the Danube, items: [Ulm, Linz], complete: no, wrong: [Graz, Bonn]}\n",
)
def no_wrong(ground: Ground) -> Iterator[Finding]:
    """Lists without any wrong option, `wrong from` included."""
    for card in ground.compiled.cards.values():
        fact = card.facts[0]
        lone = card.aspect is Aspect.LIST and isinstance(fact, Listing) and not fact.complete and not fact.wrong
        if lone and "choose" not in fact.about.off and not ground.compiled.offer(card.id).candidates:
            yield Finding(
                fact.about.place, "This list can only be typed: two or three answers under `wrong:` let it be chosen."
            )


@rule(
    "D508",
    WARNING,
    "A definition holds for another term too.",
    why="Who is asked for the one may rightly answer with the other "
    "(Haladyna, Downing & Rodriguez 2002, guideline 19: one right answer). They are never offered together.",
    fix="Say in the broader one what sets it apart, or put the two terms under `confusing:`.",
    bad="terms: {adagio: slow, largo: slow and broad, presto: very fast, andante: at a walking pace}\n",
    good="terms: {adagio: slow and at ease, largo: slow and broad, presto: very fast, andante: at a walking pace}\n",
)
def broader(ground: Ground) -> Iterator[Finding]:
    """All words of one definition that say something stand in another as well."""
    world = ground.compiled.world
    for term in world.terms:
        if narrow := next(world.fitting(term), None):
            says = f"What defines `{term.term}` holds for `{narrow.term}` too: “{narrow.definition}”."
            yield Finding(term.about.place, says)
