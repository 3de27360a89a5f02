"""Every setting, declared once: its name and what it means, its unit, its range, its usual value, and where it is kept.

The screen, `ice-quiz config`, the README's table and the checks on what is read derive from these declarations. Those of
`Settings` are `setting` events in the log, so that they are the same on every machine; those of `Machine` are kept in a file
of this machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, Self

from ice_quiz.errors import UsageError

Value = int | float | str


class Kept(StrEnum):
    """Where a setting is kept."""

    PROGRESS = "progress"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Setting:
    """The declaration of one setting.

    `meaning` is a phrase, `more` a sentence that explains it, `unit` what a number counts, `then` what a change does beyond
    the obvious, in a sentence. A number lies from `low` to `high`; a text is one of `choices`, or any where there are none.
    Where `fitted` says by which command the value is made, it is not set by hand.
    """

    name: str
    default: Value
    kept: Kept
    meaning: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    more: str = ""
    then: str = ""
    fitted: str = ""

    @property
    def switch(self) -> bool:
        """Whether it is on or off, stored as 1 or 0."""
        return type(self.default) is int and (self.low, self.high) == (0, 1)

    @property
    def range(self) -> str:
        """The values it can have, in words."""
        if self.switch:
            return "on or off"
        if self.low is not None and self.high is not None:
            return f"{self.low:g} to {self.high:g}"
        return ", ".join(self.choices) or "any text"

    def fits(self, value: object) -> bool:
        """Whether a stored value can be followed."""
        if isinstance(self.default, str):
            return isinstance(value, str) and (not self.choices or value in self.choices)
        kinds = (int, float) if isinstance(self.default, float) else (int,)
        return type(value) in kinds and self.low <= value <= self.high  # type: ignore[operator]  # numbers have a range

    def shown(self, value: Value) -> str:
        """The value as it is written and read."""
        if self.switch:
            return "on" if value else "off"
        return value if isinstance(value, str) else f"{value:g}"

    def read(self, text: str) -> Value:
        """The value that a text stands for; a share may be written in per cent. Raises `UsageError` for any other."""
        if self.fitted:
            raise UsageError(f"“{self.name}” is not set by hand: `{self.fitted}` says how it is made.")
        value = self._value(text.strip())
        if value is None or not self.fits(value):
            raise UsageError(f"“{text}” cannot be “{self.name}”.", advice=f"It is {self.wanted}.")
        return value

    @property
    def wanted(self) -> str:
        """What it wants, after "It is"."""
        if self.choices or self.switch:
            return f"one of: {self.range}" if self.choices else self.range
        if self.low is None:
            return self.range
        kind = "a number" if isinstance(self.default, float) else "a whole number"
        return f"{kind} from {self.range}" + (f" ({self.unit})" if self.unit else "")

    def _value(self, text: str) -> Value | None:
        if self.switch:
            return {"on": 1, "off": 0, "yes": 1, "no": 0, "1": 1, "0": 0}.get(text.casefold())
        try:
            if isinstance(self.default, int):
                return int(text)
            if isinstance(self.default, float):
                return float(text[:-1]) / 100 if text.endswith("%") else float(text)
        except ValueError:
            return None
        return text


def _is(
    default: Value, meaning: str, unit: str = "", low: float | None = None, high: float | None = None, **more: Any
) -> Any:
    """A field with its declaration; where it is kept and its name come from the class it stands in."""
    return field(default=default, metadata={"meaning": meaning, "unit": unit, "low": low, "high": high, **more})


@dataclass(frozen=True, slots=True)
class Settings:
    """How much is studied a day, and how well it is to be remembered: the schedule's settings."""

    new_per_day: int = _is(10, "new cards of one deck a day", "cards", 0, 9999, more="0 lets none in.")
    reviews_per_day: int = _is(200, "reviews of one deck a day", "cards", 0, 9999)
    desired_retention: float = _is(
        0.9,
        "chance of recall when a card is due",
        *("share", 0.7, 0.99),
        more="A higher one means more reviews.",
        then="The days of your cards were moved to fit.",
    )
    rollover_hour: int = _is(
        4,
        "hour at which the study day begins",
        *("o'clock", 0, 23),
        more="Local time; what is studied before it belongs to the day before.",
        then="Days that are over stay as they are.",
    )
    seconds_per_card: int = _is(10, "time for a card until yours is known", "seconds", 1, 600)
    stability_factor: float = _is(1.0, "your memory against the model's", "times", 0.1, 10, fitted="ice-quiz fit")
    fits_to_learner: int = _is(1, "fit the memory model to your answers", "", 0, 1)

    def changed(self, values: Mapping[str, object]) -> Self:
        """These settings with the stored `values` in place; what is unknown or out of range here stays as it was."""
        fit = {key: value for key, value in values.items() if key in SCHEDULE and SCHEDULE[key].fits(value)}
        return replace(self, **fit)  # type: ignore[arg-type]  # `fits` has looked at the types


@dataclass(frozen=True, slots=True)
class Machine:
    """How the program looks on this machine, and what it does there by itself."""

    theme: str = _is(
        "auto",
        "colours",
        choices=("auto", "dark", "light", "contrast-dark", "contrast-light", "terminal"),
        more="“auto” is dark or light as the terminal says it is; “terminal” takes the terminal's own colours.",
    )
    motion: str = _is("full", "whether anything moves by itself", choices=("full", "reduced"))
    sync_folder: str = _is(
        "off",
        "folder to sync with by itself",
        more="At start and on leaving; `ice-quiz sync FOLDER --auto` tries it first.",
    )

    @property
    def syncs(self) -> bool:
        """Whether there is a folder to sync with."""
        return self.sync_folder not in ("off", "")

    def changed(self, values: Mapping[str, object]) -> Self:
        """These settings with those `values` in place that are known and fit."""
        fit = {key: value for key, value in values.items() if key in LOOK and LOOK[key].fits(value)}
        return replace(self, **fit)  # type: ignore[arg-type]


def _declared(of: type[Settings | Machine], kept: Kept) -> dict[str, Setting]:
    usual = of()
    return {each.name: Setting(each.name, getattr(usual, each.name), kept, **each.metadata) for each in fields(of)}


SCHEDULE: Mapping[str, Setting] = _declared(Settings, Kept.PROGRESS)
LOOK: Mapping[str, Setting] = _declared(Machine, Kept.MACHINE)
SETTINGS: Mapping[str, Setting] = {**SCHEDULE, **LOOK}
"""Every setting by its name."""
