"""What is looked for, from one line of text: words, "phrases", filters such as `topic:rivers is:due`, and `-` for not.

All conditions must hold. Words and phrases are found as parts of words too, without case and accents. A quotation mark or a
filter that is still being typed is taken as far as it goes where that makes sense, so that one can search while typing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ice_quiz.errors import UsageError
from ice_quiz.language.nearest import nearest
from ice_quiz.language.normal import folded
from ice_quiz.language.words import listing
from ice_quiz.questions.question import Form


class Key(StrEnum):
    """What a condition is about; its value is what stands before the colon."""

    TEXT = ""
    DECK = "deck"
    TOPIC = "topic"
    TAG = "tag"
    FORM = "form"
    IS = "is"
    DUE = "due"


class Trait(StrEnum):
    """What `is:` asks of a card."""

    DUE = "due"
    NEW = "new"
    LEARNED = "learned"
    SUSPENDED = "suspended"
    LEECH = "leech"
    FLAGGED = "flagged"
    BURIED = "buried"


class QueryError(UsageError):
    """A query that cannot be understood; the message says which part."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold of a card, or with `negated` must not.

    `value` is what is looked for: folded text, or the words of a form or a trait. For `due` it is how to compare ("<", "<=",
    ">", ">=", "="), and `days` is the number of days from today, negative for those overdue.
    """

    key: Key
    value: str
    negated: bool = False
    days: int = 0


Query = tuple[Condition, ...]

FILTERS = tuple(key for key in Key if key)
_HOLDS = "There are " + listing([f"{key}:" for key in FILTERS]) + ". To find the text itself, put it in quotation marks."

_PART = re.compile(r"""(?P<no>-?)(?:(?P<key>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]*))""")
_QUOTES = str.maketrans("“”„«»", '"""""')
_DUE = re.compile(r"(<=|>=|<|>|=?)([+-]?\d{1,5})")
_FORMS = tuple(form for form in Form if form is not Form.MATCH)  # matching asks several cards at once
_ALSO = {"put off": "buried", "put-off": "buried"}
"""Other words for what a filter asks."""
_COLON_IS_TEXT = frozenset({"http", "https"})


def parse(text: str) -> Query:
    """The conditions of a query; none for an empty one, which finds every card. Raises `QueryError`."""
    return tuple(_conditions(text.translate(_QUOTES)))


def _conditions(text: str) -> Iterator[Condition]:
    for part in _PART.finditer(text):
        yield from _condition(part)


def _condition(part: re.Match[str]) -> Iterator[Condition]:
    negated = bool(part["no"])
    name = part["key"]
    value = part["phrase"] if part["word"] is None else part["word"]
    if name is None or name.lower() in _COLON_IS_TEXT:
        form = folded(f"{name}:{value}" if name else value)
        if form:
            yield Condition(Key.TEXT, form, negated)
        return
    yield _filter(name, value.strip(), negated)


def _filter(name: str, value: str, negated: bool) -> Condition:
    key = next((key for key in FILTERS if key == name.lower()), None)
    if key is None:
        close, trait = nearest(name, FILTERS), nearest(name, tuple(Trait))
        meant = f"{close}:" if close else f"{Key.IS}:{trait}" if trait else ""
        raise QueryError(f"There is no filter “{name}:”.", advice=_meant(meant) + _HOLDS)
    if not value:
        raise QueryError(f"Nothing stands after “{key}:”.", advice=_EXAMPLES[key])
    match key:
        case Key.IS:
            return Condition(key, _known(key, value, tuple(Trait)), negated)
        case Key.FORM:
            return Condition(key, _known(key, value.replace("-", " "), _FORMS), negated)
        case Key.DUE:
            asked = _DUE.fullmatch(value.replace(" ", ""))
            if asked is None:
                raise QueryError(f"“due:{value}” says no number of days.", advice=_EXAMPLES[key])
            return Condition(key, asked[1] or "=", negated, int(asked[2]))
        case _:
            return Condition(key, folded(value) or value, negated)


def _known(key: Key, value: str, words: tuple[str, ...]) -> str:
    """The word of those known; one that is spelt in part is taken where only one begins so."""
    form = _ALSO.get(folded(value), folded(value))
    begun = [word for word in words if folded(word).startswith(form)]
    if form in words or len(begun) == 1:
        return form if form in words else begun[0]
    known = listing([f"{key}:{word.replace(' ', '-')}" for word in words])
    close = nearest(value, words)
    meant = _meant(f"{key}:{close.replace(' ', '-')}" if close else "")
    raise QueryError(f"“{key}:{value}” is no filter.", advice=f"{meant}There are {known}.")


def _meant(filter_: str) -> str:
    return f"Did you mean “{filter_}”? " if filter_ else ""


_EXAMPLES = {
    Key.DECK: "Write the id or a part of the title of a deck, like deck:ice.",
    Key.TOPIC: 'Write a part of a topic\'s name, like topic:history or topic:"ICE in brief".',
    Key.TAG: "Write a tag, like tag:exam.",
    Key.FORM: "Write how the card can be asked, like form:choose or form:name-all.",
    Key.IS: f"Write one of {listing([f'is:{trait}' for trait in Trait], 'or')}.",
    Key.DUE: "Write it like due:<7 for cards due within seven days, or due:<0 for those overdue.",
}
