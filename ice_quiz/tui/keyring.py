"""Keys given anew by the learner: the commands as they are then, and why a key could not be given.

Everything that tells or uses a key asks the keyring for the commands, so that the footer, the help and the key itself always
agree. What cannot be followed leaves a command with its own keys and is told with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ice_quiz.language.printable import printable
from ice_quiz.machine import MachineFile, Rebound
from ice_quiz.tui.commands import EVERYWHERE, SCREENS, KeyCommand
from ice_quiz.tui.key_names import key_label, named_key, types_text
from ice_quiz.tui.text_line import EDITS

WHILE_TYPING = frozenset({"keep", "stop-typing", "skip", "check"})
"""Commands that are wanted while letters are text, so that no letter can be their key."""

At = tuple[str, str]
"""A screen and a command of it."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The commands that have other keys, by screen and name; `problems` are sentences with their places."""

    given: Mapping[At, KeyCommand] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

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
    """The keys that the file gives anew."""
    if not file.keys:
        return Keyring()
    problems: list[str] = []

    def refuse(rebound: Rebound, why: str) -> None:
        problems.append(f"{file.place(rebound.line)}: {why}")

    wanted: dict[At, tuple[KeyCommand, Rebound]] = {}
    for rebound in file.keys:
        keys = _keys(rebound, refuse)
        for at, command in _meant(rebound, refuse) if keys else ():
            if command.numbered or not command.keys:
                refuse(rebound, f"“{command.name}” keeps its keys: they are numbers.")
            elif command.name in WHILE_TYPING and any(types_text(key) or key in EDITS for key in keys):
                refuse(rebound, f"“{command.name}” is wanted while you type, so it needs a key that types nothing.")
            else:
                shown = " or ".join(map(key_label, keys))
                wanted[at] = (command._replace(keys=",".join(keys), shown=shown), rebound)
    while clash := next(_clashes({at: command for at, (command, _) in wanted.items()}), None):
        at, key, other = clash
        command, rebound = wanted.pop(at)
        usual = next(each for each in SCREENS[at[0]] if each.name == at[1])
        refuse(
            rebound,
            f"“{key_label(key)}” is the key of “{other.name}” on the screen “{at[0]}” already; "
            f"“{command.name}” keeps its own ({usual.shown or usual.keys}).",
        )
    return Keyring({at: command for at, (command, _) in wanted.items()}, tuple(problems))


Refuse = Callable[[Rebound, str], None]


def _keys(rebound: Rebound, refuse: Refuse) -> list[str]:
    """Textual's names of the keys; none where one of them is no key."""
    try:
        keys = list(dict.fromkeys(named_key(key) for key in rebound.keys))
    except ValueError as problem:
        refuse(rebound, printable(f"{problem}."))
        return []
    if not keys:
        refuse(rebound, f"“{printable(rebound.command)}” needs a key.")
    return keys


def _meant(rebound: Rebound, refuse: Refuse) -> list[tuple[At, KeyCommand]]:
    """The commands that a line of the file means: one of a screen, or of every screen that has it."""
    from ice_quiz.language.nearest import nearest  # only here: it is dear at a start

    if rebound.screen and rebound.screen not in SCREENS:
        close = nearest(rebound.screen, SCREENS)
        refuse(
            rebound, f"There is no screen “{printable(rebound.screen)}”; " + (f"is “{close}” meant?" if close else _known())
        )
        return []
    screens = [rebound.screen] if rebound.screen else list(SCREENS)
    found = [
        ((screen, command.name), command)
        for screen in screens
        for command in SCREENS[screen]
        if command.name == rebound.command
    ]
    if not found:
        close = nearest(rebound.command, [command.name for screen in screens for command in SCREENS[screen]])
        where = f" on the screen “{rebound.screen}”" if rebound.screen else ""
        meant = f"; is “{close}” meant?" if close else "."
        refuse(rebound, f"There is no command “{printable(rebound.command)}”{where}{meant}")
    return found


def _known() -> str:
    return f"the screens are {', '.join(SCREENS)}."


def _clashes(given: Mapping[At, KeyCommand]) -> Iterator[tuple[At, str, KeyCommand]]:
    """A command that was given a key which another one on its screen has, unless they always shared it."""
    usual = {(screen, command.name): command for screen, commands in SCREENS.items() for command in commands}
    for (screen, name), command in given.items():
        beside = list(SCREENS) if screen == screen_of(EVERYWHERE) else [screen, screen_of(EVERYWHERE)]
        for place in dict.fromkeys(beside):
            for other in SCREENS[place]:
                if (place, other.name) == (screen, name):
                    continue
                now = given.get((place, other.name), other)
                for key in command.keys.split(","):
                    if key in _all_keys(now) and key not in usual[screen, name].keys.split(","):
                        yield (screen, name), key, other
    return


def _all_keys(command: KeyCommand) -> frozenset[str]:
    return frozenset("123456789") if command.numbered else frozenset(command.keys.split(","))
