"""What can be typed besides an answer: short words that cannot be mistaken for one.

A word stands behind a slash, `/hint`, or in short `/h`. Where no text is asked (an option, a rating, or only Enter), its
short form alone will do: `h`. A lone `?` says "I don't know" everywhere, because it is nobody's answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ice_quiz.language.nearest import nearest
from ice_quiz.language.printable import printable
from ice_quiz.memory.rating import Rating
from ice_quiz.plain.reading import NotUnderstood
from ice_quiz.study.snapshot import Command, Phase, Snapshot


class Own(StrEnum):
    """What the line mode does by itself."""

    REPEAT = "repeat"
    MORE_NEW = "more"
    MORE_DUE = "due"
    PRACTISE = "practise"
    HELP = "help"
    QUIT = "quit"


Meaning = Command | Rating | Own


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its short form, and what it does, as the help says it."""

    name: str
    short: str
    means: Meaning
    help: str


WORDS = (
    Word("hint", "h", Command.HINT, "a hint; a right answer then counts as hard"),
    Word(
        "dont-know",
        "0",
        Command.DONT_KNOW,
        "show the answer; it comes again today. A lone ? says the same (on the screens, ? is the help)",
    ),
    Word("guessed", "g", Command.GUESSED, "I am guessing, or was: even a right answer comes again"),
    Word("again", "1", Rating.AGAIN, "rate: not known"),
    Word("hard", "2", Rating.HARD, "rate: known with effort"),
    Word("good", "3", Rating.GOOD, "rate: known"),
    Word("easy", "4", Rating.EASY, "rate: known at once"),
    Word("right", "w", Command.WAS_RIGHT, "count the answer as right"),
    Word("wrong", "x", Command.WAS_WRONG, "count the answer as wrong"),
    Word("undo", "u", Command.UNDO, "take back the last answer, as often as you like"),
    Word("back", "b", Command.BACK, "go back to the last verdict, to read or to correct it"),
    Word("suspend", "-", Command.SUSPEND, "do not ask this card any more"),
    Word("flag", "*", Command.FLAG, "flag this card, or take the flag away"),
    Word("bury", "_", Command.BURY, "put this card off: not again today"),
    Word("due", "d", Own.MORE_DUE, "fifty more of the reviews that wait"),
    Word("more", "m", Own.MORE_NEW, "ten more new cards today"),
    Word("practise", "p", Own.PRACTISE, "practise this deck without touching its schedule"),
    Word("repeat", "r", Own.REPEAT, "say this once more"),
    Word("help", "?", Own.HELP, "what can be typed now; so does a lone /"),
    Word("quit", "q", Own.QUIT, "leave; every answer is saved already"),
)
"""Every word. The short forms are the keys of the screens."""


def possible(word: Word, snapshot: Snapshot) -> bool:
    """Whether the word does something now."""
    if isinstance(word.means, Command):
        return word.means in snapshot.commands
    if isinstance(word.means, Rating):
        return snapshot.phase in (Phase.ANSWERED, Phase.REVEALED) and word.means in snapshot.ratings
    if word.means is Own.PRACTISE:
        return snapshot.phase is Phase.FINISHED
    if word.means is Own.MORE_NEW:
        return snapshot.phase is Phase.FINISHED and snapshot.summary is not None and snapshot.summary.more_new > 0
    if word.means is Own.MORE_DUE:
        return snapshot.phase is Phase.FINISHED and snapshot.summary is not None and snapshot.summary.more_due > 0
    return True


def text_asked(snapshot: Snapshot) -> bool:
    """Whether an answer in words is asked, so that only words behind a slash are commands."""
    question = snapshot.question
    return snapshot.phase is Phase.ASKED and question is not None and not question.options


def meaning(line: str, snapshot: Snapshot) -> Meaning | None:
    """What a line asks for; None where it is an answer, or nothing. Raises `NotUnderstood` for a word that is none.

    Two slashes begin an answer that begins with one. A number is a rating only where no option is asked.
    """
    if line == "?":
        return Command.DONT_KNOW
    if line.startswith("/") and not line.startswith("//"):
        return Own.HELP if line == "/" else _named(line[1:])
    if text_asked(snapshot):
        return None
    words = [word for word in WORDS if snapshot.phase is not Phase.ASKED or not isinstance(word.means, Rating)]
    return next((word.means for word in words if line.casefold() in (word.name, word.short)), None)


def _named(name: str) -> Meaning:
    wanted = name.strip().casefold()
    for word in WORDS:
        if wanted in (word.name, word.short):
            return word.means
    close = nearest(wanted, [word.name for word in WORDS])
    hint = f" Did you mean /{close}?" if close else ""
    advice = "A lone / lists what there is; an answer that begins with a slash has two: //."
    raise NotUnderstood(f"There is no /{printable(name[:40])}.{hint} {advice}")
