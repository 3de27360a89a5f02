from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.settings import SETTINGS, Setting

Call = Callable[..., Any]


def value(call: Call, name: str) -> object:
    [setting] = json.loads(call("config", name, "--json").out)["settings"]
    return setting["value"]


def test_every_setting_is_listed_with_its_value_and_its_range(call: Call) -> None:
    ran = call("config")
    assert ran.code == 0
    *lines, keys = ran.out.splitlines()
    assert keys.split()[:3] == ["keys", "as", "delivered"]
    for line, setting in zip(lines, SETTINGS.values(), strict=True):
        assert line.split()[:2] == [setting.name, setting.shown(setting.default)]
        assert line.endswith(f"({setting.range})")
    listed = json.loads(call("config", "--json").out)["settings"]
    assert [each["name"] for each in listed] == list(SETTINGS)


@pytest.mark.parametrize(("name", "text", "kept"), [("new_per_day", "3", 3), ("theme", "light", "light")])
def test_a_setting_is_changed_shown_and_put_back(name: str, text: str, kept: object, call: Call) -> None:
    assert call("config", name, text).out.startswith(f"{name} is {text} from now on.")
    assert value(call, name) == kept
    assert f"usually it is {SETTINGS[name].shown(SETTINGS[name].default)}" in call("config", name).out
    assert "already" in call("config", name, text).out
    assert call("config", name, "--reset").code == 0
    assert value(call, name) == SETTINGS[name].default


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new_per_day", "--", "-1"), "a whole number from 0 to 9999"),
        (("theme", "drak"), "one of: auto, dark, light"),
        (("them",), "Is “theme” meant?"),
        (("nothing_like_it", "3"), "`ice-quiz config` lists them"),
        (("stability_factor", "2"), "ice-quiz fit"),
        (("stability_factor", "--reset"), "ice-quiz fit"),
        (("theme", "dark", "--reset"), "--reset"),
        (("--reset",), "--reset"),
    ],
)
def test_a_wrong_use_is_refused_with_what_is_wanted(arguments: tuple[str, ...], said: str, call: Call) -> None:
    ran = call("config", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert call("config").out == call("config").out


def test_a_broken_file_is_told_with_its_line_and_a_change_of_the_schedule_still_works(call: Call, home: Path) -> None:
    file = home / "config" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("theme = dark\n", encoding="utf-8")
    ran = call("config")
    assert ran.code == 1
    assert f"{file}:1:9: " in ran.err
    assert "theme" in ran.out
    assert call("config", "new_per_day", "3").code == 0
    refused = call("config", "theme", "dark")
    assert (refused.code, f"{file}:1:9: " in refused.err) == (1, True)
    assert file.read_text(encoding="utf-8") == "theme = dark\n"


def test_a_new_limit_counts_at_once(call: Call) -> None:
    assert {deck["new"] for deck in json.loads(call("due", "--json").out)["decks"]} == {10}
    assert call("config", "new_per_day", "2").code == 0
    assert {deck["new"] for deck in json.loads(call("due", "--json").out)["decks"]} == {2}


def test_keys_are_listed_given_anew_and_put_back(call: Call, home: Path) -> None:
    assert "keys.study.hint" in call("config", "keys").out
    assert call("config", "keys.study.hint").out.split()[:2] == ["keys.study.hint", "h"]
    assert call("config", "keys.study.hint", "z f5").code == 0
    assert call("config", "keys.study.hint").out.split()[:3] == ["keys.study.hint", "z", "f5"]
    assert (home / "config" / "settings.toml").read_text(encoding="utf-8") == '[keys.study]\nhint = ["z", "f5"]\n'
    assert call("config", "keys.study.hint", "--reset").code == 0
    assert call("config", "keys.study.hint").out.split()[:2] == ["keys.study.hint", "h"]


def test_all_keys_are_put_back_at_once_and_told_as_json(call: Call) -> None:
    for name, keys in (("keys.study.hint", "z"), ("keys.home.quiz", "f5"), ("keys.undo", "U")):
        call("config", name, keys)
    [hint] = json.loads(call("config", "keys.study.hint", "--json").out)["keys"]
    assert (hint["keys"], hint["usual"]) == (["z"], ["h"])
    changed = json.loads(call("config", "--json").out)["keys"]
    assert changed.pop("keys.study.hint") == ["z"]
    assert changed == {"keys.home.quiz": ["f5"], "keys.study.undo": ["U"], "keys.browse.undo": ["U"]}
    assert "4 changed" in call("config").out
    assert call("config", "keys", "--reset").out == "All keys are as delivered.\n"
    listed = json.loads(call("config", "keys", "--json").out)["keys"]
    assert all(each["keys"] == each["usual"] for each in listed)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("keys.study.hint", "u"), "“u” is the key of “undo”"),
        (("keys.study.hnt", "z"), "is “hint” meant?"),
        (("keys.study.hnt",), "`ice-quiz config keys` lists them"),
        (("keys.a.b.c", "z"), "`ice-quiz config keys` lists them"),
    ],
)
def test_a_key_that_cannot_be_given_is_refused(arguments: tuple[str, ...], said: str, call: Call, home: Path) -> None:
    ran = call("config", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert not (home / "config").exists()


def test_the_keys_of_a_screen_are_put_back_as_a_whole_and_it_is_said(call: Call) -> None:
    for name in ("keys.study.hint", "keys.study.undo", "keys.home.study"):
        call("config", name, "f5" if name.endswith("hint") else "f6")
    ran = call("config", "keys.study", "--reset")
    assert (ran.code, ran.out) == (0, "All keys of the screen “study” are as delivered.\n")
    assert json.loads(call("config", "--json").out)["keys"] == {"keys.home.study": ["f6"]}


def test_a_command_with_the_name_of_a_screen_has_its_usual_key_back(call: Call) -> None:
    assert call("config", "keys.quiz", "f5").out == "“quiz” has the key f5.\n"
    refused = call("config", "keys.quiz.all", "f6")
    assert (refused.code, "`ice-quiz config keys.quiz --reset`" in refused.err) == (2, True)
    assert call("config", "keys.quiz", "--reset").out == "“quiz” is as delivered: z.\n"
    assert json.loads(call("config", "--json").out)["keys"] == {}


def explained(setting: Setting) -> str:
    return f"{setting.meaning}. {setting.more}" if setting.more else setting.meaning


def test_the_readme_lists_every_setting_as_it_is_declared() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = [
        f"| `{setting.name}` | {setting.shown(setting.default)} | {setting.range} | {explained(setting)} |"
        for setting in SETTINGS.values()
    ]
    assert "\n".join(("| setting | usually | can be | what it means |", "|---|---|---|---|", *rows)) in readme
