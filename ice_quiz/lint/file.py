"""Y: the file itself, and what YAML makes of it. Found while it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ice_quiz.facts import reader
from ice_quiz.facts.problems import Edit
from ice_quiz.lint.ground import Ground
from ice_quiz.lint.rule import ERROR, WARNING, Finding, Rule, rule

_BY_HAND = "A deck is read strictly, because a silently wrong deck teaches wrong things."

NOT_YAML = Rule(
    "Y001", ERROR, "The file is not valid YAML.",
    why="Where YAML cannot be read, nothing of the deck can.",
    fix="The message names the most likely mistake: a text with `: ` or `?` that needs quotes, a bracket left open, a tab.",
    bad="cards:\n  - ask: Rivers: which is the longest?\n    answer: the Volga\n",
    good='cards:\n  - ask: "Rivers: which is the longest?"\n    answer: the Volga\n',
)  # fmt: skip
DUPLICATE_KEY = Rule(
    "Y002", ERROR, "A key stands twice in one place.",
    why="YAML would keep the last one and drop the first without a word.",
    fix="Delete one of the two, or make a list of both values.",
    bad="cards:\n  - ask: Who?\n    answer: me\n    answer: you\n",
    good="cards:\n  - ask: Who?\n    answers: [me, you]\n",
)  # fmt: skip
UNKNOWN_KEY = Rule(
    "Y003", ERROR, "A key is not known here.",
    why=_BY_HAND,
    fix="Correct its spelling (the nearest known key is named), or look whether it belongs one level up or down.",
    bad="cards:\n  - ask: Who?\n    anwser: me\n    answer: me\n",
    good="cards:\n  - ask: Who?\n    answer: me\n",
)  # fmt: skip
CONTROL = Rule(
    "Y004", WARNING, "A text holds characters that a terminal would obey.",
    why="Control and direction signs can move the cursor or turn a text around; they are shown as \ufffd instead.",
    fix="Delete them, or write the text anew: they come along when text is copied from elsewhere.",
    bad='cards:\n  - ask: "Who\\x07?"\n    answer: me\n',
    good="cards:\n  - ask: Who?\n    answer: me\n",
)  # fmt: skip
EMPTY = Rule(
    "Y005", ERROR, "The file is empty.",
    why="There is nothing to ask.", fix="A deck starts with `deck:` and `title:`; `ice-quiz new` writes one to begin with.",
    bad="# nothing yet\n", good="cards: [{ask: Who?, answer: me}]\n",
)  # fmt: skip
NO_MAPPING = Rule(
    "Y006", ERROR, "The file is not a mapping.",
    why="A deck is a mapping: each line at its margin is like `title: Rivers`.",
    fix="Begin with `deck:` and `title:`; lists stand under `topics:`.",
    bad="- ask: Who?\n  answer: me\n", good="cards:\n  - ask: Who?\n    answer: me\n",
)  # fmt: skip
TOO_LARGE = Rule(
    "Y007", ERROR, "The file is larger than 8 MB.",
    why="No deck written by hand is; it is refused before it takes all memory.", fix="Split it into several decks.",
    bad="", good="",
)  # fmt: skip
NOT_TEXT = Rule(
    "Y008", ERROR, "The file is not UTF-8 text.",
    why="In another encoding its letters would be read wrongly.", fix="Save it as UTF-8.", bad="", good="",
)  # fmt: skip
TOO_DEEP = Rule(
    "Y009", ERROR, "Something is nested more than 16 deep.",
    why="No deck needs it; it is mostly a bracket that was left open.", fix="Close the brackets.",
    bad="about: [[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]\n", good="cards: [{ask: How deep?, answer: not too deep}]\n",
)  # fmt: skip
KEY_NO_TEXT = Rule(
    "Y010", ERROR, "A key is a list or a mapping.",
    why="A text that begins with a bracket or a brace is a list or a mapping to YAML.", fix="Put the text in quotes.",
    bad="terms:\n  {x}: a placeholder in a template\n", good='terms:\n  "{x}": a placeholder in a template\n',
)  # fmt: skip
MERGE = Rule(
    "Y011", ERROR, "A merge key (`<<`) is used.",
    why="Decks are read by people; what a line says must stand there.", fix="Write the entries out.",
    bad="cards:\n  - ask: Who?\n    answer: me\n    <<: {hint: I am}\n",
    good="cards:\n  - ask: Who?\n    answer: me\n    hint: I am\n",
)  # fmt: skip
LONG_TEXT = Rule(
    "Y012", ERROR, "A text has more than 64,000 characters.",
    why="Nobody reads it on a card; it is mostly a quote that was left open.", fix="Close the quotes, or shorten it.",
    bad="", good="",
)  # fmt: skip
ANCHOR = Rule(
    "Y013", ERROR, "An anchor (`&`) or an alias (`*`) is used.",
    why="To YAML these signs are names of parts of the file; decks do not use them.",
    fix="If you mean the sign, put the text in quotes.",
    bad="cards:\n  - ask: Which sign joins two names?\n    answer: &and\n",
    good='cards:\n  - ask: Which sign joins two names?\n    answer: "&"\n',
)  # fmt: skip
TAG = Rule(
    "Y014", ERROR, "A tag (`!`) is used.",
    why="To YAML a text that begins with `!` is a type.", fix="If you mean the sign, put the text in quotes.",
    bad="cards:\n  - ask: What did he shout?\n    answer: !halt now\n",
    good='cards:\n  - ask: What did he shout?\n    answer: "!halt now"\n',
)  # fmt: skip
SECOND_DOCUMENT = Rule(
    "Y015", ERROR, "A second document starts (`---`).",
    why="One file is one deck.", fix="Delete the line, or put the rest into a file of its own.",
    bad="deck: a\ntitle: A\ncards: [{ask: Who?, answer: me}]\n---\ndeck: b\ntitle: B\n",
    good="cards: [{ask: Who?, answer: me}]\n",
)  # fmt: skip
RAW_CONTROL = Rule(
    "Y016", ERROR, "A control character stands in the file.",
    why="YAML does not allow it.", fix="Delete it, or write the text anew.",
    bad="cards: [{ask: Who\x07?, answer: me}]\n", good="cards: [{ask: Who?, answer: me}]\n",
)  # fmt: skip
UNREADABLE = Rule(
    "Y017", ERROR, "The file cannot be read.",
    why="It is not there, is no file, or may not be read.", fix="Look at its name and its rights.", bad="", good="",
)  # fmt: skip
SHAPE = Rule(
    "Y020", ERROR, "A value has another shape than its key takes.",
    why=_BY_HAND,
    fix="A list has `- ` before each entry or [ ] around them; a mapping has `key: value`; a colon needs quotes.",
    bad="lists:\n  - list: seas\n    items: Black Sea\n",
    good="lists:\n  - list: seas\n    items: [Black Sea, North Sea]\n    complete: no\n    wrong: [Elbe Lake, Red River]\n",
)  # fmt: skip
EMPTY_VALUE = Rule(
    "Y021", ERROR, "A key has no value.",
    why="It is not known what was meant.", fix="Write the value behind the colon, or delete the key.",
    bad="cards:\n  - ask: Who?\n    answer: me\n    hint:\n", good="cards:\n  - ask: Who?\n    answer: me\n",
)  # fmt: skip
VALUE = Rule(
    "Y022", ERROR, "A value is not one that its key takes.",
    why=_BY_HAND, fix="The message says what it takes, and the nearest known word.",
    bad="cards:\n  - ask: Who?\n    answer: me\n    grade: strict\n",
    good="cards:\n  - ask: Who?\n    answer: me\n    grade: exact\n",
)  # fmt: skip
MISSING_KEY = Rule(
    "Y023", ERROR, "A required key is missing.",
    why="Without it the rest cannot be understood.", fix="Add it.",
    bad="cards:\n  - answer: me\n", good="cards:\n  - ask: Who?\n    answer: me\n",
)  # fmt: skip
QUESTION_KEY = Rule(
    "Y024", ERROR, "A text with `?` inside braces became a key.",
    why="Inside { } YAML takes a text with a question mark apart.", fix="Put the text in quotes.",
    bad="cards:\n  - {ask: Who is it, answer: me, Where is it?}\n", good='cards:\n  - {ask: "Who is it?", answer: me}\n',
)  # fmt: skip
CUT = Rule(
    "Y025", WARNING, "A text ends at `#`.",
    why="What stands behind ` #` is a comment to YAML and is not read.", fix="If you mean the sign, put the text in quotes.",
    bad="cards:\n  - ask: 'Where does the bus stop?'\n    answer: platform #1\n",
    good='cards:\n  - ask: "Where does the bus stop?"\n    answer: "platform #1"\n',
)  # fmt: skip
CURLY_SPLIT = Rule(
    "Y026", ERROR, "Curly quotes are meant to hold a text together.",
    why="YAML knows straight quotes only, and splits the text at its comma or colon.",
    fix='Use straight quotes: "…". `ice-quiz check --fix` does it.',
    bad="lists:\n  - {list: offices, items: [“State, Local and Tribal”, Removal], complete: no}\n",
    good='lists:\n  - {list: offices, items: ["State, Local and Tribal", Removal], complete: no, wrong: [Post, Customs]}\n',
)  # fmt: skip
SPLIT = Rule(
    "Y030", ERROR, "YAML split a number or a name at its comma.",
    why="Inside [ ] and { } each comma ends an item, also the one in 10,000.",
    fix="Put the text in quotes. `ice-quiz check --fix` does it.",
    bad="numbers:\n  - {of: the town, what: people, value: 9000, near: [10,000, 7600]}\n",
    good='numbers:\n  - {of: the town, what: people, value: 9000, near: ["10,000", 7600]}\n',
)  # fmt: skip
TRIPLE = Rule(
    "Y031", ERROR, "A fact is not [subject, relation, object].",
    why="Only so it is known which of the three is asked.", fix="Several objects stand in a list: [a, makes, [b, c]].",
    bad="facts:\n  - [Inn, flows into]\n", good="facts:\n  - [Inn, flows into, Danube]\n",
)  # fmt: skip
WAIVER = Rule(
    "Y034", WARNING, "A waiver names no rule, or waives nothing.",
    why="A waiver that is no longer needed would hide the next finding of its rule.", fix="Delete it, or correct it.",
    bad="waive:\n  - {rule: O401, why: it is so}\ncards:\n  - {ask: 'Who?', answer: me}\n",
    good="cards:\n  - {ask: 'Who?', answer: me}\n",
)  # fmt: skip

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CYRILLIC_OR_GREEK = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")


@rule(
    "Y027", WARNING, "A text holds an invisible character, or a letter of another script among Latin ones.",
    why="It looks right and is not equal to what learners type, so a right answer would be wrong.",
    fix="Write the word anew. `ice-quiz check --fix` deletes invisible characters.",
    bad="cards:\n  - {ask: 'Which river?', answer: In\u200bn}\n",
    good="cards:\n  - {ask: 'Which river?', answer: Inn}\n",
)  # fmt: skip
def looks_alike(ground: Ground) -> Iterator[Finding]:
    """Zero-width signs and soft hyphens; words of Latin letters with a Greek or Cyrillic one inside."""
    todo: list[reader.Node] = [ground.root]
    while todo:
        match todo.pop():
            case reader.Text() as text if not text.isascii():
                yield from _odd(text, ground)
            case reader.Mapping(entries=entries):
                todo += (*entries, *entries.values())
            case reader.Sequence(items=items):
                todo += items
            case _:
                pass


def _odd(text: reader.Text, ground: Ground) -> Iterator[Finding]:
    place = ground.at(text)
    if _INVISIBLE.search(text):
        clean = _INVISIBLE.sub("", text)
        edits = (Edit(text.line, text.column, str(text), clean),) if text.plain else ()
        yield Finding(place, f"An invisible character stands in `{clean}`. Delete it, or write the text anew.", edits)
    for word in _WORD.findall(text):
        if _LATIN.search(word) and _CYRILLIC_OR_GREEK.search(word):
            yield Finding(place, f"A letter of `{word}` looks Latin and is Greek or Cyrillic. Write the word anew.")
