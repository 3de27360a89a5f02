from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ice_quiz.errors import IceQuizError, UsageError
from ice_quiz.machine import FILE, MachineFile, read
from ice_quiz.tui.commands import EVERYWHERE, HELP, PALETTE, STUDY, named
from ice_quiz.tui.keyring import keyring
from ice_quiz.tui.rebinding import EVERY, give_keys, usual_keys
from tests.test_toml_text import WRITTEN, lines

Written = Callable[[str], MachineFile]


@pytest.fixture
def file(tmp_path: Path) -> Written:
    """A settings.toml that holds the text."""

    def written(text: str) -> MachineFile:
        (tmp_path / FILE).write_text(text, encoding="utf-8")
        return read(tmp_path)

    return written


def keys(config: Path, name: str) -> list[str]:
    """The keys of a command of the study screen as the file says now."""
    return named(keyring(read(config)).of(STUDY), name).keys.split(",")


@pytest.mark.parametrize(
    ("before", "screen", "name", "written", "said"),
    [
        ("", "study", "hint", "u", "“u” is the key of “undo” on the screen “study” already."),
        ("", "study", "hint", "c", "“c” is the key of “option” on the screen “study” already."),
        ("", "study", "hint", "ctrl+c", "“ctrl+c” is the key of “quit” on every screen already."),
        ("", "everywhere", "theme", "b", "“b” is the key of “browse” on the screen “home” already."),
        ('[keys.study]\nundo = "z"\n', "study", "hint", "z", "“z” is the key of “undo” on the screen “study” already."),
        ('[keys.everywhere]\nquit = "f10"\n', "study", "hint", "ctrl+c", "“ctrl+c” is the key of “quit”"),
        (
            '[keys.study]\nhint = "u"\nundo = "h"\n',
            "study",
            "undo",
            None,
            "“u” is the key of “hint” on the screen “study” now.",
        ),
        ("", "study", "check", "z", "“check” is wanted while you type"),
        ("", "palette", "take", "x", "“take” is wanted while you type"),
        ("", "palette", "back", "f5 ctrl+w", "“back” is wanted while you type"),
        ("", "study", "option", "z", "“option” keeps its keys: they are numbers."),
        ("", "study", "hint", "", "“hint” needs a key."),
        ("", EVERY, "hint", "u", "“u” is the key of “undo” on the screen “study” already."),
    ],
)
def test_a_key_that_another_command_has_is_refused_with_that_command_and_nothing_is_written(
    before: str, screen: str, name: str, written: str | None, said: str, file: Written, tmp_path: Path
) -> None:
    made = file(before)
    with pytest.raises(UsageError) as refused:
        give_keys(made, screen, name, None if written is None else written.split())
    assert said in refused.value.message
    assert (tmp_path / FILE).read_text(encoding="utf-8") == before


def test_new_keys_are_written_beside_what_is_there_and_taken_out_again(file: Written, tmp_path: Path) -> None:
    before = 'theme = "light"  # mine\n'
    assert give_keys(file(before), "study", "hint", ["z", "F5"]) == "“hint” has the key z or f5."
    assert keys(tmp_path, "hint") == ["z", "f5"]
    assert give_keys(read(tmp_path), "study", "hint", None) == "“hint” is as delivered: h."
    assert (tmp_path / FILE).read_text(encoding="utf-8").strip() == before.strip()


def test_giving_a_command_the_keys_it_was_delivered_with_is_no_change(file: Written, tmp_path: Path) -> None:
    give_keys(file('[keys.study]\nhint = "z"\n'), "study", "hint", ["h"])
    assert keyring(read(tmp_path)).changed == 0


def test_what_is_said_of_one_screen_counts_more_than_what_is_said_of_all(file: Written, tmp_path: Path) -> None:
    assert keys(file('[keys.study]\nundo = "z"\n\n[keys]\nundo = "Z"\n').path.parent, "undo") == ["z"]
    give_keys(file('[keys]\nundo = "Z"\n'), "study", "undo", None)
    assert keys(tmp_path, "undo") == ["u"]
    assert give_keys(read(tmp_path), EVERY, "undo", None) == "“undo” is as delivered on 2 screens: u."


def test_ctrl_c_ends_the_program_whatever_other_keys_that_has(file: Written) -> None:
    quits = named(keyring(file('[keys.everywhere]\nquit = "f10"\n')).of(EVERYWHERE), "quit")
    assert (quits.keys, quits.key) == ("f10,ctrl+c", "f10")


def test_a_letter_for_all_screens_stays_text_in_the_palette(file: Written, tmp_path: Path) -> None:
    assert give_keys(file(""), EVERY, "back", [";"]).startswith("“back” has the key ; on ")
    found = keyring(read(tmp_path))
    assert found.problems == ()
    assert (named(found.of(HELP), "back").keys, named(found.of(PALETTE), "back").keys) == ("semicolon", "escape")
    give_keys(read(tmp_path), EVERY, "back", [";", "f9"])
    assert named(keyring(read(tmp_path)).of(PALETTE), "back").keys == "f9"


def test_a_letter_that_the_file_gives_to_the_palette_is_told_and_not_followed(file: Written) -> None:
    found = keyring(file('[keys.palette]\ntake = "x"\n'))
    assert found.given == {}
    assert "“take” is wanted while you type" in found.problems[0]


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize(
    ("screen", "name"), [("study", "flag-card"), ("browse", "search"), ("home", "quiz"), ("quiz", "all"), (EVERY, "page-up")]
)
def test_giving_keys_and_taking_them_back_changes_nothing_else(
    screen: str, name: str, text: str, file: Written, tmp_path: Path
) -> None:
    before = file(text)
    give_keys(before, screen, name, ["f8"])
    after = read(tmp_path)
    assert {each[:3] for each in after.keys} == {*(each[:3] for each in before.keys), (screen, name, ("f8",))}
    give_keys(after, screen, name, None)
    assert {each[:3] for each in read(tmp_path).keys} == {each[:3] for each in before.keys}
    assert lines((tmp_path / FILE).read_text(encoding="utf-8")) == lines(text)


@pytest.mark.parametrize(
    ("before", "screen", "name", "said"),
    [
        ('[keys]\nquiz = "f5"\n', "quiz", "all", "“quiz” is also the name of a command that has a key on every screen"),
        ('[keys.quiz]\nall = "f5"\n', EVERY, "quiz", "“quiz” is also the name of a screen that has keys of its own"),
    ],
)
def test_a_command_with_the_name_of_a_screen_loses_no_key_to_it_nor_takes_its_keys(
    before: str, screen: str, name: str, said: str, file: Written, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=said):
        give_keys(file(before), screen, name, ["f8"])
    assert (tmp_path / FILE).read_text(encoding="utf-8") == before


def test_a_screen_has_its_usual_keys_back_alone(file: Written, tmp_path: Path) -> None:
    other = '[keys.home]\nbrowse = "v"\n\n[keys]\nundo = "Z"\n'
    made = file(f'[keys.study]\nhint = "z"\n{other}')
    assert (
        usual_keys(made, "study") == "The screen “study” has no keys of its own any more; those given for all screens stay."
    )
    assert lines((tmp_path / FILE).read_text(encoding="utf-8")) == lines(other)
    assert usual_keys(read(tmp_path), "home") == "All keys of the screen “home” are as delivered."


def test_a_screen_keeps_its_keys_where_another_command_was_given_a_usual_one(file: Written, tmp_path: Path) -> None:
    before = '[keys.study]\nbury = "f7"\n\n[keys.everywhere]\ntheme = "B"\n'
    with pytest.raises(UsageError, match="“B” is the key of “theme” on the screen “everywhere” now"):
        usual_keys(file(before), "study")
    assert (tmp_path / FILE).read_text(encoding="utf-8") == before


def test_a_file_that_cannot_be_read_keeps_its_keys(file: Written) -> None:
    with pytest.raises(IceQuizError, match="This is no TOML"):
        give_keys(file("theme = "), "study", "hint", ["z"])


def test_the_keys_of_the_readme_can_be_given(file: Written) -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    found = keyring(file(readme.split("```toml\n")[1].split("```")[0]))
    assert found.problems == ()
    assert {name for _, name in found.given} == {"down", "undo"}
