"""Keys given anew by the learner: the commands as they are then, and why a key could not be given.

Everything that tells or uses a key asks the keyring for the commands, so that the footer, the help and the key itself always
agree. What cannot be followed leaves a command with its own keys and is told with its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ice_quiz.errors import UsageError
from ice_quiz.language.printable import printable
from ice_quiz.machine import MachineFile, Rebound
from ice_quiz.tui.commands import EVERYWHERE, PALETTE, SCREENS, KeyCommand, named
from ice_quiz.tui.key_names import key_label, named_key, types_text
from ice_quiz.tui.text_line import EDITS

WHILE_TYPING = frozenset({"keep", "stop-typing", "skip", "check"})
"""Commands that are wanted while letters are text, so that no letter can be their key. In the palette they always are."""

KEPT = frozenset({"ctrl+c"})
"""Keys that their command has besides those it is given: ctrl+c ends the program, as it does everywhere in a terminal."""

At = tuple[str, str]
"""A screen and a command of it."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The commands that have other keys, by screen and name; `problems` are sentences with their places.

    `everywhere` are the names of those that were given keys for every screen that has them.
    """

    given: Mapping[At, KeyCommand] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    everywhere: frozenset[str] = frozenset()

    @property
    def changed(self) -> int:
        """How many commands have other keys than those they were delivered with."""
        return sum(command.keys != usual(at).keys for at, command in self.given.items())

    @property
    def told(self) -> str:
        """That in a few words, beside the other settings."""
        return f"{self.changed} changed" if self.changed else "as delivered"

    def of(self, commands: Sequence[KeyCommand]) -> tuple[KeyCommand, ...]:
        """The commands of a screen, each with the keys it has now."""
        screen = screen_of(commands)
        return tuple(self.given.get((screen, command.name), command) for command in commands)

    def labels(self, commands: Sequence[KeyCommand]) -> Mapping[str, str]:
        """What the footer shows in place of the usual key, by the name of the command."""
        screens = (screen_of(commands), screen_of(EVERYWHERE))
        return {name: command.key for (screen, name), command in self.given.items() if screen in screens}


def screen_of(commands: Sequence[KeyCommand]) -> str:
    """The name under which these commands are known, "" where they have none."""
    return next((name for name, known in SCREENS.items() if known is commands), "")


def keyring(file: MachineFile) -> Keyring:
    """The keys that the file gives anew; what it says of one screen counts more than what it says of all."""
    if not file.keys:
        return Keyring()
    problems: list[str] = []

    def refuse(rebound: Rebound, why: str) -> None:
        problems.append(f"{file.place(rebound.at)}: {why}")

    wanted: dict[At, tuple[KeyCommand, Rebound]] = {}
    for rebound in sorted(file.keys, key=lambda each: each.screen != ""):
        try:
            keys = read_keys(rebound.keys)
            for at, here in each_with(keys, meant(rebound.screen, rebound.command)):
                try:
                    wanted[at] = (with_keys(at, here), rebound)
                except UsageError as problem:
                    refuse(rebound, problem.message)
        except UsageError as problem:
            refuse(rebound, " ".join(filter(None, (problem.message, problem.advice))))
    while True:
        given = {at: command for at, (command, _) in wanted.items()}
        clash = next(((at, said) for at in given if (said := clash_of(at, given))), None)
        if clash is None:
            return Keyring(given, tuple(problems), frozenset(each.command for each in file.keys if not each.screen))
        at, said = clash
        own = usual(at)
        refuse(wanted.pop(at)[1], f"{said}; “{own.name}” keeps its own ({own.shown or own.keys}).")


def usual(at: At) -> KeyCommand:
    """The command as it is delivered. Raises `KeyError` where there is none."""
    return named(SCREENS[at[0]], at[1])


def read_keys(written: Sequence[str]) -> tuple[str, ...]:
    """Textual's names of keys as people write them. Raises `UsageError` where one of them is no key."""
    try:
        return tuple(dict.fromkeys(map(named_key, written)))
    except ValueError as problem:
        raise UsageError(printable(f"{problem}.")) from None


def each_with(keys: Sequence[str], places: Sequence[At]) -> Iterator[tuple[At, Sequence[str]]]:
    """The places with the keys given to all of them. Among many, the palette takes those that type nothing there."""
    for at in places:
        many = len(places) > 1 and at[0] == screen_of(PALETTE)
        here = [key for key in keys if not (many and _into_a_line(key))]
        if here or not keys:
            yield at, here


def _while_typing(at: At) -> bool:
    return at[0] == screen_of(PALETTE) or at[1] in WHILE_TYPING


def _into_a_line(key: str) -> bool:
    return types_text(key) or key in EDITS


def with_keys(at: At, keys: Sequence[str]) -> KeyCommand:
    """The command of that place with these keys. Raises `UsageError` where it cannot have them."""
    command = usual(at)
    if command.numbered or not command.keys:
        raise UsageError(f"“{command.name}” keeps its keys: they are numbers.")
    if not keys:
        raise UsageError(f"“{command.name}” needs a key.")
    if _while_typing(at) and any(map(_into_a_line, keys)):
        raise UsageError(f"“{command.name}” is wanted while you type, so it needs a key that types nothing.")
    kept = (key for key in command.keys.split(",") if key in KEPT)
    names = tuple(dict.fromkeys((*keys, *kept)))
    return command._replace(keys=",".join(names), shown=" or ".join(map(key_label, names)))


def meant(screen: str, command: str) -> list[At]:
    """What a command of a screen, or of every screen that has it (""), means. Raises `UsageError` for what is unknown."""
    from ice_quiz.language.nearest import nearest  # only here: it is dear at a start

    if screen and screen not in SCREENS:
        close = nearest(screen, SCREENS)
        known = f"is “{close}” meant?" if close else f"the screens are {', '.join(SCREENS)}."
        raise UsageError(f"There is no screen “{printable(screen)}”; {known}")
    screens = [screen] if screen else list(SCREENS)
    found = [(each, one.name) for each in screens for one in SCREENS[each] if one.name == command]
    if not found:
        close = nearest(command, [one.name for each in screens for one in SCREENS[each]])
        where = f" on the screen “{screen}”" if screen else ""
        raise UsageError(f"There is no command “{printable(command)}”{where}" + (f"; is “{close}” meant?" if close else "."))
    return found


def clash_of(at: At, given: Mapping[At, KeyCommand]) -> str:
    """Which of its keys another command beside it has, unless they always shared it, in words; "" where none has.

    `given` are all commands that have other keys, this one among them.
    """
    new = [key for key in given[at].keys.split(",") if key not in usual(at).keys.split(",")]
    for other, command in _beside(at, given):
        for key in new:
            if key in _all_keys(command):
                where = "every screen" if other[0] == screen_of(EVERYWHERE) else f"the screen “{other[0]}”"
                return f"“{key_label(key)}” is the key of “{command.name}” on {where} already"
    return ""


def _beside(at: At, given: Mapping[At, KeyCommand]) -> Iterator[tuple[At, KeyCommand]]:
    """The other commands that can work at the same time, with the keys they have now."""
    everywhere = screen_of(EVERYWHERE)
    for screen in SCREENS if at[0] == everywhere else (at[0], everywhere):
        for command in SCREENS[screen]:
            if (screen, command.name) != at:
                yield (screen, command.name), given.get((screen, command.name), command)


def _all_keys(command: KeyCommand) -> frozenset[str]:
    return frozenset(("123456789" + command.letters) if command.numbered else command.keys.split(","))
