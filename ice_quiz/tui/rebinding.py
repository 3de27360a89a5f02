"""Giving a command other keys, on their screen and by `ice-quiz config`: kept in settings.toml, or refused in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ice_quiz.errors import UsageError
from ice_quiz.machine import KEYS, MachineFile, Rebound, change, clear
from ice_quiz.tui.commands import SCREENS
from ice_quiz.tui.key_names import written_key
from ice_quiz.tui.keyring import At, Keyring, clash_of, each_with, keyring, meant, read_keys, usual, with_keys

EVERY = ""
"""In place of a screen: every one that has the command."""


def give_keys(file: MachineFile, screen: str, name: str, written: Sequence[str] | None) -> str:
    """Give a command these keys, or those it was delivered with (None); what that does, in words.

    Nothing else loses a key by it. Raises `UsageError` for keys that it cannot have, with the command that has them, and
    `IceQuizError` where they cannot be kept.
    """
    places = meant(screen, name)
    own: Collection[At] = places
    others = tuple(each for each in file.keys if (each.screen, each.command) != (screen, name))
    if screen and written is not None and list(read_keys(written)) == usual(places[0]).keys.split(","):
        written = None
    if written is None and screen and any((each.screen, each.command) == (EVERY, name) for each in others):
        written = [written_key(key) for key in usual(places[0]).keys.split(",")]  # unlike on all other screens
    added: tuple[Rebound, ...] = ()
    if written is not None:
        keys = read_keys(written)
        own = new = {at: with_keys(at, here) for at, here in each_with(keys, places)}
        given = {**keyring(replace(file, keys=others)).given, **new}
        if said := next(filter(None, (clash_of(at, given) for at in own)), ""):
            raise UsageError(f"{said}.")
        added = (Rebound(screen, name, tuple(written)),)
        _has_room(others, added[0])
    after = keyring(replace(file, keys=(*others, *added)))
    _nothing_lost(keyring(file), after, places)
    change(file.path.parent, tuple(filter(None, (KEYS, screen, name))), None if written is None else list(written))
    now = after.given.get(places[0], usual(places[0]))
    on = f" on {len(own)} screens" if len(own) > 1 else ""
    delivered = now.keys == usual(places[0]).keys
    return f"“{name}” is as delivered{on}: {now.shown}." if delivered else f"“{name}” has the key {now.shown}{on}."


def usual_keys(file: MachineFile, screen: str) -> str:
    """Take back all keys that were given on this screen alone; what that does, in words. Raises as `give_keys` does."""
    places = [(screen, command.name) for command in SCREENS[screen]]
    after = keyring(replace(file, keys=tuple(each for each in file.keys if each.screen != screen)))
    _nothing_lost(keyring(file), after, places)
    clear(file.path.parent, (KEYS, screen))
    if any(at in after.given for at in places):
        return f"The screen “{screen}” has no keys of its own any more; those given for all screens stay."
    return f"All keys of the screen “{screen}” are as delivered."


def _nothing_lost(before: Keyring, after: Keyring, places: Collection[At]) -> None:
    """Raises `UsageError` where a command in another place had a key before and cannot keep it."""
    for at, command in before.given.items():
        if at not in places and at not in after.given:
            raise UsageError(
                f"That cannot be: “{command.key}” is the key of “{command.name}” on the screen “{at[0]}” now.",
                advice=f"Give “{command.name}” another one first.",
            )


def _has_room(others: Collection[Rebound], new: Rebound) -> None:
    """Some commands have the name of a screen: the file can have either its key for all screens there, or a screen's table.

    Raises `UsageError` where it has the other one.
    """
    for each in others:
        if not new.screen and each.screen == new.command:
            raise UsageError(
                f"“{new.command}” is also the name of a screen that has keys of its own: "
                f"“{KEYS}.{new.command}” cannot be both.",
                advice=f"Give it on one screen: `ice-quiz config {'.'.join((KEYS, *meant(EVERY, new.command)[0]))} KEY`.",
            )
        if not each.screen and each.command == new.screen:
            raise UsageError(
                f"“{each.command}” is also the name of a command that has a key on every screen: "
                f"“{KEYS}.{each.command}” cannot be both.",
                advice=f"Take that back first: `ice-quiz config {KEYS}.{each.command} --reset`.",
            )
