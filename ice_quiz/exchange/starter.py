"""A first deck to go on from: small, commented, and ready to be drilled."""

from __future__ import annotations

from dataclasses import dataclass

from ice_quiz.errors import UsageError
from ice_quiz.exchange.deck_text import quoted
from ice_quiz.language.normal import folded, slug
from ice_quiz.language.plurals import plural
from ice_quiz.language.printable import printable

SCHEMA_FILE = "deck.schema.json"
ENOUGH = 3  # names: one right, two to choose from


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What an author says of a deck that is not there yet.

    `kind` is what its things are, in the singular; `names` are some of them; `answer` is the one that `ask` asks for, so the
    others are wrong there.
    """

    title: str
    source: str
    kind: str
    names: tuple[str, ...]
    ask: str
    answer: str

    @property
    def id(self) -> str:
        """The deck's id, from its title."""
        plain = "".join(sign for sign in slug(self.title) if sign.isascii() and (sign.isalnum() or sign == "-"))
        return plain.strip("-")[:64].strip("-") or "deck"


def beginnings(title: str, source: str, kind: str, names: str, ask: str, answer: str) -> Beginnings:
    """The same from what was typed; `names` are parted by commas. Raises `UsageError` for what makes no deck."""
    each = tuple(dict.fromkeys(filter(None, map(_line, names.split(",")))))
    if len({folded(name) for name in each}) < max(ENOUGH, len(each)):
        raise UsageError(
            f"Three or more different names are needed; these are {', '.join(each) or 'none'}.",
            advice="Name some of the things, parted by commas: Danube, Rhine, Elbe.",
        )
    right = next((name for name in each if folded(name) == folded(answer)), "")
    if not right:
        advice = "The right answer is one of the names."
        raise UsageError(f"“{_line(answer)}” is none of {', '.join(each)}.", advice=advice)
    for what, text in (("title", title), ("kind", kind), ("question", ask)):
        if not _line(text):
            raise UsageError(f"The {what} is missing.")
    asked = _line(ask)
    asked = asked if asked[-1] in "?.…" else f"{asked}?"
    return Beginnings(_line(title), _line(source), _line(kind).lower(), each, asked, right)


def _line(text: str) -> str:
    """What was typed, in one line and without signs that a terminal would obey."""
    return " ".join(printable(text).split())


def starter(begun: Beginnings, schema: str = SCHEMA_FILE) -> str:
    """The text of the deck file. Its first line tells editors where the shape of decks is (`schema`)."""
    many = plural(begun.kind)
    wrong = [name for name in begun.names if name != begun.answer]
    first, second = begun.names[:2]
    named = "\n".join(f"    {quoted(name)}:" for name in begun.names)
    source = (
        f"sources:\n  main:\n    title: {quoted(begun.source)}\n    # as of: 2026          # the date of what it says\n"
        if begun.source
        else (
            "# sources:                 # where the facts come from; it is shown with each answer\n"
            "#   main: {title: the title of a book or page, as of: 2026}\n"
        )
    )
    under = "    source: main\n" if begun.source else ""
    return f"""\
# yaml-language-server: $schema={schema}
deck: {begun.id}
title: {quoted(begun.title)}

{source}
things:                      # what the facts are about, by kind; a key is the name
  {quoted(begun.kind)}:
{named}
    # {first}: [{first}, another name]      # the first name is shown, all are accepted

# relations:                 # how two things can be linked; `single: object` says that there is one right answer
#   is next to: {{single: none, symmetric: yes}}

topics:
  - topic: {quoted(f"First {many}")}
{under}    cards:
      - ask: {quoted(begun.ask)}
        answer: {quoted(begun.answer)}
        wrong: [{", ".join(quoted(name) for name in wrong)}]      # only what is certainly wrong
    # Take the sign # away from what you need, and write your own:
    # facts:
    #   - [{first}, is next to, {second}]
    # numbers:
    #   - {{of: {first}, what: bridges, value: 12, near: [10, 15]}}
    # lists:
    #   - list: the largest {many}
    #     items: [{first}, {second}]
    #     complete: yes          # nothing else belongs to it
    # terms:
    #   a word: what it means
"""
