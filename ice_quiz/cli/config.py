"""`ice-quiz config`: the settings, shown and changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ice_quiz.cli.opening import saved, the_clock, the_desk
from ice_quiz.cli.terminal import complain, say, say_json
from ice_quiz.errors import UsageError
from ice_quiz.machine import KEYS, MachineFile
from ice_quiz.study.adjusting import Adjustable, declared

if TYPE_CHECKING:
    from ice_quiz.cli.keys import KeyRow


@click.command("config")
@click.argument("name", metavar="[SETTING]", required=False)
@click.argument("value", required=False)
@click.option("--reset", is_flag=True, help="Back to the usual value.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(name: str | None, value: str | None, reset: bool, as_json: bool) -> int:
    """Show all settings, or one; with a value, change it.

    What is studied is kept with your progress, the look of the screens in settings.toml (see `ice-quiz where`).
    `ice-quiz config keys` lists the keys of the screens, `ice-quiz config keys.study.hint z` gives a command another one,
    `--reset` brings back what was delivered.
    """
    if reset and (name is None or value is not None):
        raise UsageError("--reset needs the name of a setting, and no value.")
    if name is not None and (name == KEYS or name.startswith(f"{KEYS}.")):
        return _keys(name, value, reset=reset, as_json=as_json)
    desk = the_desk(the_clock())
    message = ""
    if name is not None:
        declared(name)
        if reset or value is not None:
            message = desk.adjust(name, None if reset else value)
    shown = [each for each in desk.adjustables() if name in (None, each.setting.name)]
    problems = _problems(desk.machine())
    if as_json:
        told = {"settings": [_object(each) for each in shown], "problems": list(problems), "message": message or None}
        if name is None:
            told["keys"] = {row.name: row.keys for row in _changed_keys()}
        say_json(json.dumps(told, ensure_ascii=False, indent=2))
    elif message:
        say(*([] if desk.banner else [message]))
    elif name is None:
        say(*_lines(shown, desk.machine()))
    else:
        say(*_told(shown[0]))
    complain(*problems)
    return saved(desk) or (1 if problems and name is None else 0)


def _keys(name: str, value: str | None, *, reset: bool, as_json: bool) -> int:
    """The keys, or one of them given anew."""
    from ice_quiz.cli.keys import change_keys, key_lines, key_rows

    message = change_keys(name, value) if reset or value is not None else ""
    if as_json:
        told = {"keys": [row._asdict() for row in key_rows(name)], "message": message or None}
        say_json(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        say(*([message] if message else key_lines(key_rows(name))))
    return 0


def _problems(file: MachineFile) -> tuple[str, ...]:
    """What is wrong in this machine's file, the keys included."""
    if not file.keys:
        return file.problems
    from ice_quiz.tui.keyring import keyring

    return (*file.problems, *keyring(file).problems)


def _changed_keys() -> list[KeyRow]:
    """The commands that were given other keys."""
    from ice_quiz.cli.keys import key_rows

    return [row for row in key_rows(KEYS) if row.keys != row.usual]


def _lines(shown: list[Adjustable], file: MachineFile) -> Iterator[str]:
    from ice_quiz.tui.keyring import keyring

    keys = keyring(file).told
    names = max(len(each.setting.name) for each in shown)
    values = max(len(keys), *(len(each.shown) for each in shown))
    for each in shown:
        setting = each.setting
        yield f"{setting.name:{names}}  {each.shown:>{values}}  {setting.meaning} ({setting.range})"
    yield f"{KEYS:{names}}  {keys:>{values}}  which keys do what (`ice-quiz config keys`)"


def _told(each: Adjustable) -> Iterator[str]:
    setting = each.setting
    yield f"{setting.name} is {each.shown}" + ("." if each.usual else f"; usually it is {setting.shown(setting.default)}.")
    yield " ".join(filter(None, (f"It means: {setting.meaning}.", setting.more)))
    yield f"It is {setting.wanted}."


def _object(each: Adjustable) -> dict[str, object]:
    setting = each.setting
    return {
        "name": setting.name,
        "value": each.value,
        "default": setting.default,
        "meaning": setting.meaning,
        "unit": setting.unit or None,
        "low": setting.low,
        "high": setting.high,
        "choices": list(setting.choices) or None,
        "kept": str(setting.kept),
    }
