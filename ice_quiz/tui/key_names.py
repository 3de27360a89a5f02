"""How keys are written by people, and what Textual calls them."""

from __future__ import annotations

import unicodedata

_EDGES = ("enter", "escape", "tab", "space", "backspace", "delete", "insert")
_MOVES = ("home", "end", "pageup", "pagedown", "up", "down", "left", "right")
_NAMED = frozenset((*_EDGES, *_MOVES, *(f"f{number}" for number in range(1, 25))))
_SAME = {"esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown"}
_MODIFIERS = ("alt", "ctrl", "shift")  # in the order in which Textual names them
_SIGNS = {"/": "slash", "\\": "backslash", "@": "at", "-": "minus", "+": "plus", "_": "underscore"}
_SHOWN = {"escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "page up", "pagedown": "page down"}
_ARROWS = {sign: name for name, sign in _SHOWN.items() if len(sign) == 1}
_ALIKE = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
_ONE = {"ctrl+@": "ctrl+space", "ctrl+at": "ctrl+space"}
"""Keys that arrive under different names from different terminals, though most cannot tell them apart."""


def named_key(written: str) -> str:
    """Textual's name of a key that was written as a character or as names joined by "+". Raises `ValueError`, in words."""
    if len(written) == 1 and written.isprintable() and written != " ":
        return _ARROWS.get(written) or _of_sign(written)
    *modifiers, key = written.strip().casefold().split("+")
    key = _SAME.get(key, key)
    known = key in _NAMED or (len(key) == 1 and key.isprintable())
    if not known or len(set(modifiers)) < len(modifiers) or not set(modifiers) <= set(_MODIFIERS):
        raise ValueError(f"“{written}” is no key: write a character, or something like enter, f2 or ctrl+z")
    name = "+".join((*(each for each in _MODIFIERS if each in modifiers), key if key in _NAMED else _of_sign(key)))
    if name in _ALIKE:
        raise ValueError(f"A terminal cannot tell “{written}” from {key_label(_ALIKE[name])}")
    return pressed_key(name)


def pressed_key(name: str) -> str:
    """The one name of a key that Textual calls by several, whichever the terminal sent."""
    return _ONE.get(name, name)


def key_label(name: str) -> str:
    """How a key is written beside what it does."""
    *modifiers, key = pressed_key(name).split("+")
    return "+".join((*modifiers, _SHOWN.get(key) or _sign(key)))


def written_key(name: str) -> str:
    """How a key is written in a file and on the command line: as its label, in letters and without a blank."""
    *modifiers, key = pressed_key(name).split("+")
    return "+".join((*modifiers, _sign(key)))


def types_text(name: str) -> bool:
    """Whether the key puts something into a line that is typed."""
    return name == "space" or ("+" not in name and name not in _NAMED)


def _of_sign(sign: str) -> str:
    if sign.isalnum():
        return sign
    return _SIGNS.get(sign) or unicodedata.name(sign, sign).casefold().replace("-", "_").replace(" ", "_")


def _sign(key: str) -> str:
    """The character that a key types, by Textual's name of it; the name where it has none."""
    if key in _NAMED or key in _BY_NAME or len(key) == 1:
        return _BY_NAME.get(key, key)
    try:
        return unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return key


_BY_NAME = {_of_sign(sign): sign for sign in map(chr, range(33, 127)) if not sign.isalnum()}
