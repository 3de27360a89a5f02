"""O: options that give the right one away. What is found here is not shown: the card is typed instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ice_quiz.facts.model import Number
from ice_quiz.facts.problems import Place
from ice_quiz.language.normal import folded
from ice_quiz.lint.ground import Ground, named_answers, right_of, wrong_of
from ice_quiz.lint.rule import WARNING, Finding, rule
from ice_quiz.questions.giveaways import Sign
from ice_quiz.questions.question import Card, Form

_WORDS, _LETTERS = 20, 120  # of an option; beyond it three of them are more than one look takes in

_CHOICE = "cards:\n  - {{ask: 'Why does the river turn?', answer: {answer}, wrong: [{wrong}]}}\n"


def _unfair(ground: Ground, *signs: Sign) -> Iterator[tuple[Card, Place, str]]:
    """The cards that have wrong options enough and no fair choice, for one of these reasons."""
    for card in ground.compiled.cards.values():
        reason = ground.unfair(card)
        if reason is not None and reason.sign in signs:
            wrong = [each for fact in card.facts for each in wrong_of(fact)]
            yield card, wrong[0].place if wrong else card.about.place, reason.says


@rule(
    "O401",
    WARNING,
    "The right answer stands out by its length.",
    why="Who does not know takes the longest; more than a quarter longer is the usual threshold "
    "(Haladyna, Downing & Rodriguez 2002, guideline 24).",
    fix="Shorten it, or name wrong answers as long as it is.",
    bad=_CHOICE.format(answer="it meets a wall of hard rock and follows it", wrong="it sleeps, it rests"),
    good=_CHOICE.format(answer="it meets hard rock", wrong="it meets the sea, it meets a dam"),
)
def longest(ground: Ground) -> Iterator[Finding]:
    """More than a quarter longer than the longest, or less than half the shortest."""
    for card, place, says in _unfair(ground, Sign.LENGTH):
        yield Finding(place, f"No choice is made of this: among the options the right one, “{_right(card)}”, shows; {says}.")


@rule(
    "O402",
    WARNING,
    "The right answer stands out by its form.",
    why="The only one with an article, a capital, a figure, a plural, or another first word is found without knowing "
    "(Haladyna, Downing & Rodriguez 2002, guidelines 23 and 28).",
    fix="Name wrong answers of the same form.",
    bad=_CHOICE.format(answer="the hard rock", wrong="sunny weather, strong winds"),
    good=_CHOICE.format(answer="the hard rock", wrong="the weather, the winds"),
)
def other_form(ground: Ground) -> Iterator[Finding]:
    """What `giveaways` sees in options, for cards that no set of options suits."""
    for card, place, says in _unfair(ground, Sign.FORM):
        yield Finding(place, f"No choice is made of this: among the options the right one, “{_right(card)}”, shows; {says}.")


def _right(card: Card) -> str:
    return card.key.answers[0].show


_ALL_OR_NONE = re.compile(
    r"\b(all|none|both|neither|either) of (the|these) (above|them|options|answers)"
    r"|^(all|none|both|neither)( of (the|these|those))?$"
    r"|\bof the above\b|^both [a-d] and [a-d]$|^[a-d] and [a-d]$",
    re.IGNORECASE,
)


@rule(
    "O403",
    WARNING,
    "An answer is “all of the above”, “none of the above” or the like.",
    why="The options are shuffled, so nothing is above; and it tests the list, not the fact "
    "(Haladyna, Downing & Rodriguez 2002, guidelines 25 and 26).",
    fix="Name a certain wrong answer instead, or make a list of the right ones with `need:`.",
    bad=_CHOICE.format(answer="hard rock", wrong="soft sand, none of the above"),
    good=_CHOICE.format(answer="hard rock", wrong="soft sand, deep snow"),
)
def all_or_none(ground: Ground) -> Iterator[Finding]:
    """Right and wrong ones."""
    for fact in ground.deck.facts:
        for each in named_answers(fact):
            if _ALL_OR_NONE.search(each.text):
                yield Finding(each.place, f"`{each.text}` makes no sense where options are shuffled: name an answer.")


_ABSOLUTE = re.compile(r"\b(always|never|all|every|none|only|nobody|everybody|nothing|everything)\b", re.IGNORECASE)
_VAGUE = re.compile(r"\b(usually|often|sometimes|generally|typically|mostly|may|might|probably)\b")


@rule(
    "O404",
    WARNING,
    "Only wrong answers hold an absolute word (always, never, all, only …).",
    why="Learners know that such statements are mostly false (Haladyna, Downing & Rodriguez 2002, guideline 28).",
    fix="Leave the word out, or use it in all of them.",
    bad=_CHOICE.format(answer="it meets hard rock", wrong="it always turns back, it never meets rock"),
    good=_CHOICE.format(answer="it meets hard rock", wrong="it meets the sea, it meets a dam"),
)
def absolute(ground: Ground) -> Iterator[Finding]:
    """Whole words; more than half of the wrong ones have one and no right one does."""
    for fact in ground.deck.facts:
        wrong, right = wrong_of(fact), right_of(fact)
        having = [each for each in wrong if _ABSOLUTE.search(each.text)]
        if right and 2 * len(having) > len(wrong) and not any(_ABSOLUTE.search(each.text) for each in right):
            word = _ABSOLUTE.search(having[0].text)
            yield Finding(
                having[0].place, f"“{word[0] if word else ''}” and the like stand in wrong answers only, and give them away."
            )


@rule(
    "O405",
    WARNING,
    "Only the right answer is hedged (usually, often, may …).",
    why="A careful wording betrays the right one: wrong ones need no care.",
    fix="Say it plainly, or hedge the wrong ones too.",
    bad=_CHOICE.format(answer="it often meets rock", wrong="it meets the sea, it meets a dam"),
    good=_CHOICE.format(answer="it meets hard rock", wrong="it meets the sea, it meets a dam"),
)
def vague(ground: Ground) -> Iterator[Finding]:
    """Whole words, in small letters: May is a month."""
    for fact in ground.deck.facts:
        wrong, right = wrong_of(fact), right_of(fact)
        hedged = [each for each in right if _VAGUE.search(each.text)]
        if wrong and hedged and not any(_VAGUE.search(each.text) for each in wrong):
            word = _VAGUE.search(hedged[0].text)
            yield Finding(
                hedged[0].place, f"“{word[0] if word else ''}” stands in the right answer only, and gives it away."
            )


@rule(
    "O409",
    WARNING,
    "A wrong answer says what is not.",
    why="Options with a “not” turn the question around and are misread (Haladyna, Downing & Rodriguez 2002, guideline 27).",
    fix="Say what it would be instead.",
    bad=_CHOICE.format(answer="it meets hard rock", wrong="it does not rest, it meets a dam"),
    good=_CHOICE.format(answer="it meets hard rock", wrong="it meets the sea, it meets a dam"),
)
def negative(ground: Ground) -> Iterator[Finding]:
    """Unless right ones do so as well."""
    for fact in ground.deck.facts:
        if not any(_negative(each.text) for each in right_of(fact)):
            for each in wrong_of(fact):
                if _negative(each.text):
                    yield Finding(each.place, f"`{each.text}` is worded with a “not”: say what it would be instead.")
                    break


def _negative(text: str) -> bool:
    return not {"not", "no", "cannot", "dont", "doesnt", "isnt", "arent", "wont"}.isdisjoint(folded(text).split())


@rule(
    "O411",
    WARNING,
    "An option is too long to be taken in at a glance.",
    why="Reading then decides, not knowing (Haladyna, Downing & Rodriguez 2002, guideline 13: keep it short).",
    fix="Shorten the answer; what explains it goes under `why:`.",
    bad="""\
cards:
  - ask: Why does the river turn?
    answer: it meets a wall of hard rock that was pushed up from below many million years ago and has not been worn away
    wrong:
      - it meets a wall of soft snow that was blown there from the north many thousand years ago and has never melted
      - it meets a dam of big stone that was piled up there by the people of the valley in the year of the great flood
    grade: self
""",
    good=_CHOICE.format(answer="it meets hard rock", wrong="it meets the sea, it meets a dam"),
)
def too_long(ground: Ground) -> Iterator[Finding]:
    """Right answers of cards that are put as a choice, and the wrong ones that their author named."""
    for card in ground.compiled.cards.values():
        if isinstance(card.facts[0], Number) or not _chosen(ground, card):
            continue
        for fact in card.facts:
            for each in named_answers(fact):
                if len(each.text.split()) > _WORDS or len(each.text) > _LETTERS:
                    yield Finding(each.place, f"This option has {len(each.text.split())} words; {_WORDS} are plenty.")


def _chosen(ground: Ground, card: Card) -> bool:
    return any(rendering.form is Form.CHOOSE for rendering in ground.compiled.renderings(card.id))
