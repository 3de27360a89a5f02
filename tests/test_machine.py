from __future__ import annotations

from pathlib import Path

import pytest

from ice_quiz.errors import IceQuizError
from ice_quiz.machine import FILE, Rebound, Spot, change, read
from ice_quiz.settings import Machine

MINE = """\
# my own look
theme = "light"   # for the mornings
of_a_newer_version = [1, 2]

[keys]
undo = "z"

[keys.study]
hint = ["h", "f2"]
"""


def written(config: Path, text: str | bytes) -> Path:
    path = config / FILE
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_everything_is_usual_and_none_is_made(tmp_path: Path) -> None:
    file = read(tmp_path / "none")
    assert (file.machine, file.keys, file.problems, file.broken) == (Machine(), (), (), False)
    assert list(tmp_path.iterdir()) == []


def test_what_the_file_says_is_used(tmp_path: Path) -> None:
    path = written(tmp_path, MINE)
    file = read(tmp_path)
    assert file.machine == Machine(theme="light")
    assert file.keys == (Rebound("", "undo", ("z",), Spot(6, 8)), Rebound("study", "hint", ("h", "f2"), Spot(9, 8)))
    assert file.problems == (f"{path}:3:1: There is no setting “of_a_newer_version”.",)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (
            'theme = "drak"\n',
            "1:9",
            "“theme” is one of: auto, dark, light, contrast-dark, contrast-light, terminal. Used instead: auto.",
        ),
        ("\n\ntheme = 3\n", "3:9", "“theme” is one of"),
        ('\nteme = "dark"\n', "2:1", "There is no setting “teme”: is “theme” meant?"),
        ('keys = "z"\n', "1:8", "“keys” is a table"),
        ("[keys]\n\nundo = 3\n", "3:8", "A key is a text"),
        ("[keys.study]\nundo = [1]\n", "2:8", "A key is a text"),
    ],
)
def test_a_wrong_value_is_told_with_its_place_and_the_usual_one_is_used(
    text: str, place: str, said: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text)
    file = read(tmp_path)
    [problem] = file.problems
    assert problem.startswith(f"{path}:{place}: ")
    assert said in problem
    assert (file.machine, file.keys, file.broken) == (Machine(), (), False)


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        (b'theme = "dark"\n= 3\n', ":2:1", "This is no TOML"),
        (b"theme = ", ":1:9", "This is no TOML"),
        (b'theme = "dark"\ntheme = "light"\n', ":2:16", "This is no TOML"),
        (b"theme = '\xff'", "", "UTF-8"),
        (b"x = " + b"[" * 100_000, "", "nested too deeply"),
        (b"#" * 2_000_000, "", "too large"),
    ],
)
def test_a_broken_file_is_told_left_as_it_is_and_stops_nobody(data: bytes, place: str, said: str, tmp_path: Path) -> None:
    path = written(tmp_path, data)
    file = read(tmp_path)
    assert file.machine == Machine()
    assert file.broken
    [problem] = file.problems
    assert problem.startswith(f"{path}{place}: ")
    assert said in problem
    with pytest.raises(IceQuizError, match=str(path)):
        change(tmp_path, ("theme",), "dark")
    assert path.read_bytes() == data


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert "It is no file." in read(tmp_path).problems[0]


def test_a_change_keeps_comments_order_and_what_is_not_known(tmp_path: Path) -> None:
    path = written(tmp_path, MINE)
    change(tmp_path, ("theme",), "dark")
    assert path.read_text(encoding="utf-8") == MINE.replace('"light"', '"dark"')
    change(tmp_path, ("keys", "study", "hint"), None)
    assert path.read_text(encoding="utf-8") == MINE.replace('"light"', '"dark"').replace(
        '[keys.study]\nhint = ["h", "f2"]\n', ""
    )


def test_the_first_change_makes_the_file_and_tables_as_they_are_needed(tmp_path: Path) -> None:
    change(tmp_path / "new", ("keys", "study", "undo"), ("z", "ctrl+z"))
    change(tmp_path / "new", ("theme",), "dark")
    file = read(tmp_path / "new")
    assert file.keys == (Rebound("study", "undo", ("z", "ctrl+z"), Spot(4, 8)),)
    assert file.machine == Machine(theme="dark")
    assert not file.problems


def test_a_file_that_is_linked_to_stays_linked(tmp_path: Path) -> None:
    dotfiles = tmp_path / "dotfiles"
    dotfiles.mkdir()
    written(dotfiles, "# mine\n")
    (tmp_path / FILE).symlink_to(dotfiles / FILE)
    change(tmp_path, ("theme",), "dark")
    assert (tmp_path / FILE).is_symlink()
    assert (dotfiles / FILE).read_text(encoding="utf-8") == '# mine\ntheme = "dark"\n'


def test_a_change_that_cannot_be_saved_is_told_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("", encoding="utf-8")
    with pytest.raises(IceQuizError, match=r"could not be saved|cannot be read"):
        change(path, ("theme",), "dark")
