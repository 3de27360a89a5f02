"""Settings looked at and changed, wherever they are kept: as events in the log, or in this machine's file."""

from __future__ import annotations

from typing import NamedTuple

from ice_quiz.errors import UsageError
from ice_quiz.language.nearest import nearest
from ice_quiz.language.printable import printable
from ice_quiz.library.library import Library
from ice_quiz.machine import change, read
from ice_quiz.progress.event import Kind
from ice_quiz.progress.log import Log
from ice_quiz.settings import SETTINGS, Kept, Setting, Value
from ice_quiz.study.opening import save


class Adjustable(NamedTuple):
    """A setting and the value it has."""

    setting: Setting
    value: Value

    @property
    def shown(self) -> str:
        """The value as it is written."""
        return self.setting.shown(self.value)

    @property
    def usual(self) -> bool:
        """Whether it is the usual one."""
        return self.value == self.setting.default


def adjustables(library: Library, log: Log) -> tuple[Adjustable, ...]:
    """Every setting with its value, in the order of their declarations."""
    homes = {Kept.PROGRESS: log.settings(), Kept.MACHINE: read(library.places.config).machine}
    return tuple(Adjustable(setting, getattr(homes[setting.kept], name)) for name, setting in SETTINGS.items())


def declared(name: str) -> Setting:
    """The setting of that name. Raises `UsageError`, with the one that may be meant."""
    if name in SETTINGS:
        return SETTINGS[name]
    close = nearest(name, SETTINGS)
    advice = f"Is “{close}” meant?" if close else "`ice-quiz config` lists them."
    raise UsageError(f"There is no setting “{printable(name)}”.", advice=advice)


def adjust(library: Library, log: Log, name: str, text: str | None) -> str:
    """Give a setting the value that the text stands for, or its usual one (None); what that does, in words.

    Raises `UsageError` for a value it cannot have, and `IceQuizError` where it cannot be kept.
    """
    setting = declared(name)
    value = setting.default if text is None else setting.read(text)
    if setting.fitted:
        raise UsageError(f"“{name}” is not set by hand: `{setting.fitted}` says how it is made.")
    before = next(each.value for each in adjustables(library, log) if each.setting is setting)
    if setting.kept is Kept.MACHINE:
        change(library.places.config, (name,), None if text is None else value)
    elif value != before:
        save(log, log.stamp(Kind.SETTING, "", {"key": name, "value": value}))
    if value == before:
        return f"{name} is {setting.shown(value)} already."
    return " ".join(filter(None, (f"{name} is {setting.shown(value)} from now on.", setting.then)))
