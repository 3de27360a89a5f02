from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from ice_quiz.errors import IceQuizError
from ice_quiz.toml_text import Where, with_value, without

WRITTEN = {
    "nothing": "",
    "one table": '# mine\ntheme = "dark"  # at night\n\n[keys.study] # my keys\nhint = "z" # near\n',
    "two tables": '[keys.study]\nhint = "z"\n\n# for the decks\n[keys.home]\nbrowse = "v"\n',
    "all screens first": '[keys]\nundo = "y"\n\n[keys.study]\nhint = "z"\n\n[keys.home]\nbrowse = "v"\n[other]\nx = nan\n',
    "in pieces": '[keys.study]\nhint = "z"\n\n[other]\nx = 1\n\n[keys.home]\nbrowse = "v"\n',
    "in pieces, all screens last": '[keys.home]\nbrowse = "v"\n[other]\n[keys.study]\nhint = "z"\n[keys]\nundo = "y"\n',
    "dotted": 'keys.study.hint = "z" # near\nkeys.home.browse = "v"\n',
    "dotted, one": 'keys.study.hint = "z"\n',
    "dotted in a table, one": '[keys]\nstudy.hint = "z"\n',
    "dotted in a table": '[keys]\nstudy.hint = "z"\nhome.browse = ["v", "f9"]\n',
    "dotted and a table": 'keys.study.hint = "z"\nkeys.study.card = "C"\n\n[keys.home]\nbrowse = "v"',
    "in braces": 'keys = {home = {browse = "v"}, study = {hint = "z"}} # mine\n',
    "in braces in a table": '[keys]\nhome = {browse = "v"}\nstudy = {hint = "z"}\n',
    "quoted": '["keys".\'study\']\n"hint" = "z"\n',
    "lines of Windows": '[keys.study]\r\nhint = "z"\r\n',
    "not known here": '[[more]]\na = 1\n[[more]]\n[keys.later]\nhint = [1, {b = 2}] # ?\n[keys.study]\nhint = "z"\n',
}

PLACES: list[Where] = [
    ("keys", "study", "undo"),
    ("keys", "browse", "search"),
    ("keys", "hint"),
    ("sync_folder",),
    ("a", "b", "c", "d"),
]
files = pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)


def lines(text: str) -> Counter[str]:
    """The lines, but for blanks, and for a header under which nothing is said of all screens: it is no more than a name."""
    return Counter(line for each in text.splitlines() if (line := each.replace(" ", "")) not in ("", "[keys]"))


@files
@pytest.mark.parametrize("where", PLACES, ids=".".join)
def test_what_is_put_in_and_taken_out_again_leaves_every_line_as_it_was(text: str, where: Where) -> None:
    put = with_value(text, where, ["x", "f5"])
    found: object = tomllib.loads(put)
    for name in where:
        assert isinstance(found, dict)
        found = found[name]
    assert found == ["x", "f5"]
    assert put.count("#") == text.count("#")
    assert lines(without(put, where)) == lines(text)
    assert lines(without(with_value(put, where, "y"), where)) == lines(text)


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("one table", '# mine\ntheme = "dark"  # at night\n\n[keys.study] # my keys\n'),
        ("two tables", '[keys.study]\n# for the decks\n[keys.home]\nbrowse = "v"\n'),
        ("all screens first", '[keys]\nundo = "y"\n\n[keys.home]\nbrowse = "v"\n[other]\nx = nan\n'),
        ("in pieces", '[other]\nx = 1\n\n[keys.home]\nbrowse = "v"\n'),
        ("dotted", 'keys.home.browse = "v"\n'),
        ("dotted in a table", '[keys]\nhome.browse = ["v", "f9"]\n'),
        ("dotted and a table", 'keys.study.card = "C"\n\n[keys.home]\nbrowse = "v"'),
        ("in braces", 'keys = {home = {browse = "v"} } # mine\n'),
        ("in braces in a table", '[keys]\nhome = {browse = "v"}\n'),
        ("quoted", ""),
        ("lines of Windows", ""),
        ("not known here", "[[more]]\na = 1\n[[more]]\n[keys.later]\nhint = [1, {b = 2}] # ?\n"),
    ],
)
def test_only_its_own_line_is_taken_out_and_the_table_that_says_nothing_then(name: str, left: str) -> None:
    assert lines(without(WRITTEN[name], ("keys", "study", "hint"))) == lines(left)


@files
def test_what_is_not_there_is_taken_out_without_a_change(text: str) -> None:
    assert without(text, ("keys", "study", "undo")) == text
    assert without(text, ("none", "at", "all")) == text


@files
def test_a_whole_table_goes_and_nothing_else(text: str) -> None:
    said = tomllib.loads(text.replace("nan", "0"))
    said.pop("keys", None)
    assert tomllib.loads(without(text.replace("nan", "0"), ("keys",), table=True)) == said


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ('[keys]\nquiz = "f5"\n', ("keys", "quiz", "all"), "“keys.quiz” has a value itself there"),
        ('[keys.quiz]\nall = "f5"\n', ("keys", "quiz"), "“keys.quiz” is a table there"),
        ('keys = "z"\n', ("keys", "study", "hint"), "“keys” has a value itself there"),
        ("[[keys.study]]\n", ("keys", "study", "hint"), "“keys.study” has a value itself there"),
        ("[theme]\nmine = 1\n", ("theme",), "“theme” is a table there"),
    ],
)
def test_a_value_never_takes_the_place_of_a_table_nor_a_table_that_of_a_value(text: str, where: Where, said: str) -> None:
    with pytest.raises(IceQuizError, match=said):
        with_value(text, where, "x")


def test_a_table_is_not_taken_out_for_a_value() -> None:
    with pytest.raises(IceQuizError, match=r"“keys\.quiz” is a table there"):
        without('[keys.quiz]\nall = "f5"\n', ("keys", "quiz"))
