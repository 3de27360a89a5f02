"""Every command of the screens, declared once: its keys, and what the footer, the help and the command palette say of it.

From one declaration come the `Binding` (with an id, so that keys can be given anew), the palette's entry, the footer's words
and the row in the help, so that none of them can tell another story than the key. Whether a command does something now is
decided where the state is known, in `Sheet.can`.

The declarations of all screens stand in one file, over 300 lines, so that one can see that a key means the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType

KeyOf = Callable[[str], str]
"""The key of a command as it is now, by the command's name: every sentence that tells a key asks for it."""


class KeyCommand(NamedTuple):
    """What a key does.

    `keys` are Textual's names of keys, apart at commas; `shown` is how people write the usual ones. `title` is the name in
    the palette, "" for what makes sense only as a key; `help` is a phrase for the help. `footer` are the words beside the
    key. `numbered` commands have a key for each of the numbers 1 to 9 and are told which it was;
    their `letters` do the same from the first number on.
    """

    name: str
    keys: str
    shown: str
    help: str
    title: str = ""
    footer: str = ""
    numbered: bool = False
    letters: str = ""

    @property
    def key(self) -> str:
        """The key that the footer shows."""
        return self.shown.partition(" or ")[0]

    def bindings(self) -> Iterator[Binding]:
        """The bindings that Textual looks up; `priority` because the app takes every key itself, in the order pressed."""
        from textual.binding import Binding  # only here: the keys are told on the command line too

        if self.numbered:
            for number in range(1, 10):
                action = f"do({self.name!r}, {number})"
                keys = ",".join((str(number), *self.letters[number - 1 : number]))
                yield Binding(keys, action, self.help, show=False, priority=True, id=f"{self.name}-{number}")
        else:
            yield Binding(self.keys, f"do({self.name!r})", self.help, show=False, priority=True, id=self.name)


def bindings(commands: Iterable[KeyCommand]) -> list[BindingType]:
    """The bindings of a screen."""
    return [binding for command in commands for binding in command.bindings()]


def named(commands: Iterable[KeyCommand], name: str) -> KeyCommand:
    """The command of that name. Raises `KeyError` where the screen has none."""
    for command in commands:
        if command.name == name:
            return command
    raise KeyError(name)


EVERYWHERE = (
    KeyCommand("help", "question_mark,f1", "? or f1", "what the keys of this screen do", "Help", "help"),
    KeyCommand("palette", "colon,ctrl+p", ": or ctrl+p", "all commands by name"),
    KeyCommand("theme", "ctrl+t", "ctrl+t", "change between the light and the dark look", "Light or dark"),
    KeyCommand("put-aside", "ctrl+z", "ctrl+z", "put the program aside; `fg` in the shell brings it back", "Put aside"),
    KeyCommand("quit", "ctrl+q,ctrl+c", "ctrl+q or ctrl+c", "quit; every answer is saved already", "Quit"),
)

SCROLL = (
    KeyCommand("page-down", "pagedown", "page down", "further down in a long text"),
    KeyCommand("page-up", "pageup", "page up", "back up"),
)

HOME = (
    KeyCommand("study", "enter", "enter", "study the deck, or show what is wrong with it", "Study this deck", "study"),
    KeyCommand("ways", "s", "s", "study it another way: weak cards, a topic, cram, ten minutes …", "Study …", "study …"),
    KeyCommand("study-all", "S", "S", "study what is due in all decks, one after the other", "Study all decks", "study all"),
    KeyCommand("quiz", "z", "z", "test yourself on the deck; the schedule is not touched", "Quiz", "quiz"),
    KeyCommand("exam", "x", "x", "sit a mock exam of the deck, or go on with one", "Mock exam", "exam"),
    KeyCommand("plan", "l,P", "l or P", "set the exam day, and see what the plan to it reaches", "Plan to the exam", "plan"),
    KeyCommand(
        "about-you", "y", "y", "what the deck needs to know of you, such as where you live", "About you", "about you"
    ),
    KeyCommand("practise", "p", "p", "practise the deck without touching its schedule", "Practise this deck", "practise"),
    KeyCommand("down", "down,j", "↓ or j", "to the next deck"),
    KeyCommand("up", "up,k", "↑ or k", "to the deck before"),
    KeyCommand("last", "end,G", "end or G", "to the last deck"),
    KeyCommand("first", "home,g", "home or g", "to the first deck"),
    KeyCommand("browse", "b", "b", "search all cards, look at one, suspend or flag many", "Browse all cards", "browse"),
    KeyCommand(
        "author",
        "e",
        "e",
        "a deck of your own as you write it: what is wrong, what it asks",
        "Write this deck",
        "write",
    ),
    KeyCommand("add", "a", "a", "how to add a deck of your own", "Add a deck", "add a deck"),
    KeyCommand("statistics", "t", "t", "how it goes: what you keep, what is coming", "Statistics", "statistics"),
    KeyCommand("settings", "comma", ",", "how much is studied a day, how the screens look", "Settings", "settings"),
    KeyCommand("close", "q", "q", "quit", footer="quit"),
)

_OPTION = KeyCommand(
    *("option", "", "1-9 or a-d", "answer with this option, or put it next in the order"),
    numbered=True,
    footer="answer",
    letters="abcd",
)

_OPTIONS = (
    _OPTION,
    KeyCommand("true", "t", "t", "answer: true", "True", footer="true"),
    KeyCommand("false", "f", "f", "answer: false", "False", footer="false"),
    KeyCommand("down", "down,j", "↓ or j", "to the next option, or a line down"),
    KeyCommand("up", "up,k", "↑ or k", "to the option before, or a line up"),
    # Not by enter as well: held down, it would take what it points at itself, an answer that nobody chose.
    KeyCommand("point", "space", "space", "point at the first option, where none is pointed at"),
    KeyCommand("take", "enter", "enter", "answer with the option pointed at, or put it next in the order"),
)

STUDY = (
    *_OPTIONS,
    KeyCommand(
        "check", "enter", "enter", "check what you typed or put in order; an empty line ends a list", "Check", "check"
    ),
    KeyCommand(
        "take-back", "backspace", "backspace", "take back the last of the order or the list", "Take back", "take back"
    ),
    KeyCommand("stop-typing", "escape", "esc", "leave the line, so that letters are commands", "Leave the line", "commands"),
    KeyCommand("type", "i,enter", "i or enter", "type the answer", "Type the answer", "type"),
    KeyCommand("reveal", "space,enter", "space", "show the answer, then rate yourself", "Show the answer", "show"),
    KeyCommand("next", "space", "space or enter", "go on", "Next", "next"),
    KeyCommand("go-on", "enter", "", "go on"),
    KeyCommand("ask", "space,enter", "space", "the fact is read: ask it", "Ask it", "ask me"),
    KeyCommand("knew", "space,enter", "space", "rate: known", "I knew it", "I knew it"),
    KeyCommand("again", "1", "1", "rate: not known", "Rate again", "again"),
    KeyCommand("hard", "2", "2", "rate: known with effort", "Rate hard", "hard"),
    KeyCommand("good", "3", "3", "rate: known", "Rate good", "good"),
    KeyCommand("easy", "4", "4", "rate: known at once", "Rate easy", "easy"),
    KeyCommand("hint", "h", "h", "a hint; a right answer then counts as hard", "Hint", "hint"),
    KeyCommand("dont-know", "0", "0", "show the answer; it comes again today", "I don't know", "I don't know"),
    KeyCommand("guessed", "g", "g", "I am guessing: even a right answer comes again", "I guessed", "I guessed"),
    KeyCommand("was-right", "w", "w", "count the answer as right", "I was right", "I was right"),
    KeyCommand("was-wrong", "x", "x", "count the answer as wrong", "I was wrong", "I was wrong"),
    KeyCommand("undo", "u", "u", "take back the last answer, as often as you like", "Undo", "undo"),
    KeyCommand("last-verdict", "v", "v", "back to the last verdict, to read or correct it", "Last verdict"),
    KeyCommand("suspend", "minus,at", "- or @", "do not ask this card any more", "Suspend this card", "suspend"),
    KeyCommand("flag-card", "asterisk", "*", "flag this card, or take the flag away", "Flag this card"),
    KeyCommand("card", "i", "i", "all that is known of this card", "About this card", "card"),
    KeyCommand("bury", "underscore,B", "_ or B", "put this card off: not again today", "Not again today"),
    KeyCommand("practise", "p", "p", "practise this deck without touching its schedule", "Practise", "practise"),
    KeyCommand("more-due", "d", "d", "fifty more of the reviews that wait", "More of what waits", "more due"),
    KeyCommand("more-new", "m", "m", "ten more new cards today", "Ten more new cards", "ten more new"),
    KeyCommand("decks", "enter", "enter", "back to the decks", "Back to the decks", "decks"),
    KeyCommand("leave", "escape,q", "esc or q", "leave; the next start goes on here", "Leave", "leave"),
    *SCROLL,
)

WAYS = (
    KeyCommand("begin", "enter", "enter", "begin this session, or go on with it where it was left", "Begin", "begin"),
    KeyCommand("time-box", "t", "t", "end after 5, 10, 20 or 30 minutes, or when all is done", "Time box", "time box"),
    KeyCommand("down", "down,j", "↓ or j", "to the next kind of session"),
    KeyCommand("up", "up,k", "↑ or k", "to the kind of session before"),
    *SCROLL,
    KeyCommand("back", "escape,q", "esc or q", "back to the decks", "Back", "back"),
)

QUIZ = (
    KeyCommand("begin", "enter", "enter", "begin the quiz, or go on with the same one where it was left", "Begin", "begin"),
    KeyCommand(
        "more", "space,right,l", "space or →", "choose this topic or form, or take the next value", "Change", "change"
    ),
    KeyCommand("less", "left,h", "← or h", "the value before", "Change back"),
    KeyCommand("all", "a", "a", "all of these topics or forms, or none", "All or none", "all or none"),
    KeyCommand("result", "r", "r", "the result of the last quiz once more", "Last result", "last result"),
    KeyCommand("down", "down,j", "↓ or j", "to the next line"),
    KeyCommand("up", "up,k", "↑ or k", "to the line before"),
    *SCROLL,
    KeyCommand("back", "escape,q", "esc or q", "back to the decks", "Back", "back"),
)

_PLAN = KeyCommand("plan", "p,l", "p or l", "the plan to the exam day, and what it reaches", "Plan to the exam", "plan")
_ABOUT_YOU = KeyCommand("about-you", "y", "y", "what the deck needs to know of you", "About you", "about you")

EXAMS = (
    KeyCommand("begin", "enter", "enter", "begin this exam, or go on with it where it was left", "Begin", "begin"),
    KeyCommand("down", "down,j", "↓ or j", "to the next exam"),
    KeyCommand("up", "up,k", "↑ or k", "to the exam before"),
    _PLAN,
    _ABOUT_YOU,
    *SCROLL,
    KeyCommand("back", "escape,q", "esc or q", "back to the decks", "Back", "back"),
)

EXAM = (
    *_OPTIONS,
    KeyCommand("check", "enter", "enter", "answer with what was typed; an empty line ends a list", "Answer", "answer"),
    KeyCommand(
        "take-back", "backspace", "backspace", "take back the last of the order or the list", "Take back", "take back"
    ),
    KeyCommand(
        "reveal", "tab,r", "tab or r", "said aloud: look at the answer, then mark it", "Said it aloud", "I said it aloud"
    ),
    KeyCommand("stop-typing", "escape", "esc", "leave the line, so that letters are commands", "Leave the line", "commands"),
    KeyCommand("type", "i,enter", "i or enter", "type the answer", "Type the answer", "type"),
    KeyCommand("next", "space,enter", "space", "the next question", "Next", "next"),
    KeyCommand("was-wrong", "1,x", "1 or x", "mark what you said as wrong", "I was wrong", "I was wrong"),
    KeyCommand("was-right", "2,w", "2 or w", "mark what you said as right", "I was right", "I was right"),
    KeyCommand("dont-know", "0", "0", "no answer: it counts as wrong", "I don't know", "I don't know"),
    KeyCommand(
        "flag", "asterisk", "*", "mark this item to be looked at in the result, or take the mark away", "Flag", "flag"
    ),
    KeyCommand("give-up", "g", "g", "end it undecided; it counts neither as passed nor as failed", "Give up", "give up"),
    KeyCommand("leave", "escape,q", "esc or q", "leave; the exam waits at this item", "Leave", "leave"),
    *SCROLL,
)

RESULT = (
    KeyCommand("drill", "d", "d", "drill what was wrong; the schedule is not touched", "Drill what I missed", "drill"),
    KeyCommand("all", "a", "a", "every answer with its source, or only the wrong ones", "All answers", "all answers"),
    _PLAN,
    KeyCommand("down", "down,j", "↓ or j", "one line down"),
    KeyCommand("up", "up,k", "↑ or k", "one line up"),
    *SCROLL,
    KeyCommand("back", "escape,q,enter", "esc or q", "back to the exams", "Back", "back"),
)

_IN_A_QUIZ: Mapping[str, Mapping[str, Any]] = {
    "flag": {"help": "mark this question to be looked at in the result, or take the mark away"},
    "give-up": {"help": "end the quiz here", "title": "End the quiz", "footer": "end the quiz"},
    "leave": {"help": "leave; the quiz waits at this question"},
    "back": {"help": "back"},
}


def in_a_quiz(commands: Iterable[KeyCommand]) -> tuple[KeyCommand, ...]:
    """The commands of an exam and its result in the words of a quiz, which is held in the same way."""
    return tuple(command._replace(**_IN_A_QUIZ.get(command.name, {})) for command in commands)


PLAN = (
    KeyCommand("keep", "enter", "enter", "keep what was typed", "Keep", "keep"),
    KeyCommand("stop-typing", "escape", "esc", "leave the line; what was typed is not kept", "Cancel", "cancel"),
    KeyCommand("day", "d,enter", "d", "set or change the exam day", "Exam day", "exam day"),
    KeyCommand("minutes", "m", "m", "say how many minutes a day you study", "Minutes a day", "minutes"),
    KeyCommand("no-day", "r", "r", "remove the exam day; all is as usual then", "No exam day", "no exam day"),
    KeyCommand("other", "n,tab", "n", "the plan to the deck's next exam", "Another exam", "other exam"),
    KeyCommand("exam", "x", "x", "the deck's mock exams", "Mock exam", "exam"),
    KeyCommand("down", "down,j", "↓ or j", "one line down"),
    KeyCommand("up", "up,k", "↑ or k", "one line up"),
    *SCROLL,
    KeyCommand("back", "escape,q", "esc or q", "back", "Back", "back"),
)

YOU = (
    KeyCommand("keep", "enter", "enter", "keep the answer", "Keep", "keep"),
    KeyCommand("skip", "tab", "tab", "leave this question for another time", "Skip", "skip"),
    KeyCommand("stop-typing", "escape", "esc", "leave the line; what was typed is not kept", "Cancel", "cancel"),
    KeyCommand("answer", "enter", "enter", "answer, or correct the answer", "Answer", "answer"),
    KeyCommand("still-right", "s", "s", "looked up: the answer is still right", "Still right", "still right"),
    KeyCommand("take-back", "backspace,delete", "backspace", "take your answer back", "Take back", "take back"),
    KeyCommand("down", "down,j", "↓ or j", "to the next line"),
    KeyCommand("up", "up,k", "↑ or k", "to the line before"),
    *SCROLL,
    KeyCommand("back", "escape,q", "esc or q", "back; what is not said can be said later", "Back", "back"),
)

STATISTICS = (
    KeyCommand("view", "tab,right,l", "tab or →", "the next view: the year, what is remembered, cards", "Next view", "view"),
    KeyCommand("view-before", "shift+tab,left,h", "shift+tab or ←", "the view before", "View before"),
    KeyCommand("period", "p", "p", "the last 30 days, the last year, all the time", "Another period", "period"),
    KeyCommand("deck", "d", "d", "the next deck, and after the last all of them", "Next deck", "deck"),
    KeyCommand("down", "down,j", "↓ or j", "one line down", footer="scroll"),
    KeyCommand("up", "up,k", "↑ or k", "one line up"),
    *SCROLL,
    KeyCommand("back", "escape,q", "esc or q", "back; what is being read is left", "Back", "back"),
)

SETTINGS = (
    KeyCommand("keep", "enter", "enter", "keep the value", "Keep", "keep"),
    KeyCommand("stop-typing", "escape", "esc", "leave the line; the value stays as it was", "Cancel", "cancel"),
    KeyCommand("change", "enter,space", "enter", "change the value, or take the next one", "Change", "change"),
    KeyCommand("next-value", "right,l", "→ or l", "the next value there is", "Next value"),
    KeyCommand("value-before", "left,h", "← or h", "the value before", "Value before"),
    KeyCommand("usual", "r", "r", "back to the usual value", "Usual value", "usual value"),
    KeyCommand("down", "down,j", "↓ or j", "to the next setting"),
    KeyCommand("up", "up,k", "↑ or k", "to the setting before"),
    KeyCommand("last", "end,G", "end or G", "to the last setting"),
    KeyCommand("first", "home,g", "home or g", "to the first setting"),
    *SCROLL,
    KeyCommand("back", "escape,q", "esc or q", "back", "Back", "back"),
)

KEYS = (
    KeyCommand("stop", "escape", "esc", "leave the key as it is", footer="leave it"),
    KeyCommand("change", "enter,space", "enter", "another key for it: the next one you press", "New key", "new key"),
    KeyCommand("add", "plus,a", "+ or a", "one more key for it: the next one you press", "One more key", "one more"),
    KeyCommand("usual", "r", "r", "back to the keys it was delivered with", "As delivered", "as delivered"),
    KeyCommand("spread", "e", "e", "the same on every screen that has this command", "Everywhere", "everywhere"),
    KeyCommand("next-screen", "tab,right,l", "tab or →", "the keys of the next screen", "Next screen", "next"),
    KeyCommand("screen-before", "shift+tab,left,h", "shift+tab or ←", "the keys of the screen before", "Screen before"),
    KeyCommand("down", "down,j", "↓ or j", "to the next command"),
    KeyCommand("up", "up,k", "↑ or k", "to the command before"),
    KeyCommand("last", "end,G", "end or G", "to the last command"),
    KeyCommand("first", "home,g", "home or g", "to the first command"),
    *SCROLL,
    KeyCommand("back", "escape,q", "esc or q", "back", "Back", "back"),
)

AUTHOR = (
    KeyCommand("edit", "enter,e", "enter or e", "open your editor at this line", "Edit here", "edit here"),
    KeyCommand("other", "tab", "tab", "from the problems to the facts, to the coverage, and back", "Next list", "facts"),
    KeyCommand("insert", "a", "a", "insert a fact, number, list, term or card after this", "Insert", "insert"),
    KeyCommand("template", "", "1-5", "insert this", numbered=True, footer="insert"),
    KeyCommand("stop", "escape", "esc", "insert nothing", "Insert nothing", "cancel"),
    KeyCommand("down", "down,j", "↓ or j", "to the next one"),
    KeyCommand("up", "up,k", "↑ or k", "to the one before"),
    KeyCommand("last", "end,G", "end or G", "to the last one"),
    KeyCommand("first", "home,g", "home or g", "to the first one"),
    *SCROLL,
    KeyCommand("back", "escape,q", "esc or q", "back", "Back", "back"),
)

BROWSE = (
    KeyCommand("keep", "enter", "enter", "give the cards this tag", "Keep", "keep"),
    KeyCommand(
        "stop-typing", "escape,enter", "esc or enter", "leave the line; what was typed is searched for", "Done", "done"
    ),
    KeyCommand("yes", "y", "y", "do it", "Yes", "yes"),
    KeyCommand("no", "n,escape", "n or esc", "leave it as it is", "No", "no"),
    KeyCommand("search", "slash", "/", 'search for words, "phrases", topic:, tag:, is:due and more', "Search", "search"),
    KeyCommand("info", "enter,i", "enter or i", "everything about this card", "Card info", "card"),
    KeyCommand("select", "space", "space", "select the card, or not any more", "Select", "select"),
    KeyCommand("all", "A", "A", "select all that were found", "Select all", "all"),
    KeyCommand("none", "N", "N", "select none", "Select none", "none"),
    KeyCommand("suspend", "minus,at", "- or @", "do not ask these cards any more, or ask them again", "Suspend", "suspend"),
    KeyCommand("flag", "asterisk", "*", "flag these cards, or take the flag off", "Flag", "flag"),
    KeyCommand("tag", "t", "t", "give these cards a tag of your own, or take it off", "Tag", "tag"),
    KeyCommand("reset", "r", "r", "learn these cards anew", "Reset", "reset"),
    KeyCommand("order", "o", "o", "sort by due day, stability, lapses, last answer, or as in the decks", "Sort", "sort"),
    KeyCommand("undo", "u", "u", "take back the last change", "Undo", "undo"),
    KeyCommand("down", "down,j", "↓ or j", "to the next card"),
    KeyCommand("up", "up,k", "↑ or k", "to the card before"),
    KeyCommand("last", "end,G", "end or G", "to the last card"),
    KeyCommand("first", "home,g", "home or g", "to the first card"),
    KeyCommand("page-down", "pagedown,ctrl+d", "page down", "a page down"),
    KeyCommand("page-up", "pageup,ctrl+u", "page up", "a page up"),
    KeyCommand("back", "escape,q", "esc or q", "back to the decks", "Back", "back"),
)

WAITING = (KeyCommand("stop", "escape,q", "esc or q", "stop, and go back", "Stop", "stop"),)

READING = (
    KeyCommand("down", "down,j", "↓ or j", "one line down", footer="scroll"),
    KeyCommand("up", "up,k", "↑ or k", "one line up"),
    *SCROLL,
    KeyCommand("back", "escape,q,enter,space", "esc or q", "back", "Back", "back"),
)

PALETTE = (
    KeyCommand("take", "enter", "enter", "do it", footer="do it"),
    KeyCommand("down", "down,ctrl+n", "↓ or ctrl+n", "to the next command", footer="next"),
    KeyCommand("up", "up", "↑", "to the command before"),
    *SCROLL,
    KeyCommand("back", "escape", "esc", "back to the screen", footer="back"),
)

HELP = (
    KeyCommand("keys", "c", "c", "give the commands of this screen other keys", "Change the keys", "change the keys"),
    *READING,
)

SCREENS: Mapping[str, tuple[KeyCommand, ...]] = {
    "everywhere": EVERYWHERE,
    "home": HOME,
    "study": STUDY,
    "ways": WAYS,
    "quiz": QUIZ,
    "exams": EXAMS,
    "exam": EXAM,
    "result": RESULT,
    "plan": PLAN,
    "you": YOU,
    "statistics": STATISTICS,
    "settings": SETTINGS,
    "keys": KEYS,
    "browse": BROWSE,
    "author": AUTHOR,
    "waiting": WAITING,
    "reading": READING,
    "help": HELP,
    "palette": PALETTE,
}
"""The commands of each screen, under the name by which its keys are given anew in settings.toml."""

TITLES: Mapping[str, str] = {
    "everywhere": "On every screen",
    "home": "Decks",
    "study": "Study",
    "ways": "Study another way",
    "quiz": "Draw up a quiz",
    "exams": "Mock exams",
    "exam": "Exam and quiz",
    "result": "Result",
    "plan": "Plan to the exam",
    "you": "About you",
    "statistics": "Statistics",
    "settings": "Settings",
    "keys": "Keys",
    "browse": "All cards",
    "author": "Deck file",
    "waiting": "While you wait",
    "reading": "Texts",
    "help": "Help",
    "palette": "Commands by name",
}
"""What each screen is called on the screen of keys."""
