"""`export` and `import` as commands: what is shown before anything is written, and that nothing is half written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Call = Callable[..., Ran]


@pytest.fixture
def birds(tmp_path: Path) -> Path:
    """A list as a spreadsheet saves it."""
    path = tmp_path / "Birds of Europe.csv"
    path.write_text(
        "front,back,tags\nWhich gull is black-headed?,<b>Black</b>-headed gull,sea\nWhich owl is white?,snowy owl,land\n"
    )
    return path


def test_a_deck_goes_to_a_table_and_comes_back_with_its_ids(call: Call, harbour: Path, tmp_path: Path) -> None:
    wrote = call("export", harbour, "--to", "csv", "h.csv")
    assert wrote.code == 0
    assert wrote.out.startswith("6 cards written to h.csv.\nWhat the format cannot say:\n  - When each card is due")
    assert (tmp_path / "h.csv").read_bytes().startswith(b"\xef\xbb\xbfid,question,answer")
    read = call("import", "h.csv", "--as", "port", "--title", "Port", "--yes")
    assert (read.code, read.err) == (0, "")
    checked = call("check", "port.yaml")
    assert (checked.code, "6 cards" in checked.out, "(error)" in checked.out) == (0, True, False)
    assert "\nport/Albatros.moors at\n" in call("preview", "./port.yaml").out


@pytest.mark.parametrize(
    ("format_", "start"), [("csv", "id,"), ("tsv", "id\t"), ("gift", "$CATEGORY: "), ("moodle-xml", "<?xml")]
)
def test_without_a_file_the_document_is_printed_and_the_report_stands_apart(
    call: Call, harbour: Path, format_: str, start: str
) -> None:
    ran = call("export", harbour, "--to", format_)
    assert ran.code == 0
    assert ran.out.startswith(start)
    assert "What the format cannot say:" in ran.err


def test_a_file_that_is_there_is_not_replaced_without_a_word(call: Call, harbour: Path, birds: Path, tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("mine")
    for arguments in (("export", harbour, "--to", "gift"), ("import", birds, "--to")):
        assert call(*arguments, "out.txt").code == 2
        assert (tmp_path / "out.txt").read_text() == "mine"
    assert call("export", harbour, "--to", "gift", "out.txt", "--yes").code == 0
    assert (tmp_path / "out.txt").read_text() != "mine"


def test_a_list_is_shown_before_it_is_written(call: Call, birds: Path, tmp_path: Path) -> None:
    ran = call("import", birds)
    assert ran.code == 2
    assert ran.out.splitlines() == [
        "Birds of Europe.csv: UTF-8, separated by commas, 2 rows; the first row names the columns.",
        "  question  is column 1 “front”",
        "  answer    is column 2 “back”",
        "  tags      is column 3 “tags”",
        "For example:",
        "  line 2: Which gull is black-headed?  →  Black-headed gull  [sea]",
        "  line 3: Which owl is white?  →  snowy owl  [land]",
        "To be known:",
        "  - Signs of HTML were taken out: 1 cell, on line 2.",
    ]
    assert "--yes" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["Birds of Europe.csv"]
    assert call("import", birds, "--yes").code == 0
    assert (tmp_path / "birds-of-europe.yaml").read_text(encoding="utf-8") == (
        "deck: birds-of-europe\ntitle: Birds of Europe\ntopics:\n  - topic: Birds of Europe\n    cards:\n"
        "      - ask: Which gull is black-headed?\n        answer: Black-headed gull\n        tags: [sea]\n"
        "      - ask: Which owl is white?\n        answer: snowy owl\n        tags: [land]\n"
    )


def test_bad_rows_keep_a_list_out_until_they_are_left_out_on_purpose(call: Call, birds: Path, tmp_path: Path) -> None:
    birds.write_text(birds.read_text() + "Which tern?,\n")
    ran = call("import", birds, "--yes")
    assert ran.code == 2
    assert "1 row cannot be used:\n  line 4: the answer is missing" in ran.out
    assert not (tmp_path / "birds-of-europe.yaml").exists()
    assert call("import", birds, "--yes", "--skip-bad").code == 0
    assert call("check", "birds-of-europe.yaml").code == 0


def test_a_list_that_is_too_long_for_a_deck_is_refused_with_how_many_rows_fit(call: Call, tmp_path: Path) -> None:
    rows = "\n".join(f"What comes after {number}?,{'long ' * 8_000}{number + 1}" for number in range(250))
    (tmp_path / "long.csv").write_text(rows)
    ran = call("import", "long.csv", "--yes")
    assert ran.code == 1
    assert "at most 8 MB" in ran.err
    assert "about 190 of its 250 rows fit" in ran.err
    assert not (tmp_path / "long.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--as", "../x"), "cannot be a deck's id"),
        (("--columns", "front,colour"), "nothing that a column can be"),
        (("--separator", "ab"), "cannot separate"),
        (("--terms", "--also", "-"), "one definition"),
    ],
)
def test_what_cannot_be_meant_is_told(call: Call, birds: Path, arguments: tuple[str, ...], words: str) -> None:
    ran = call("import", birds, "--yes", *arguments)
    assert (ran.code, words in ran.err) == (2, True)
    assert "Traceback" not in ran.err


def test_a_file_that_cannot_be_read_or_written_is_told(call: Call, birds: Path, harbour: Path, tmp_path: Path) -> None:
    assert "There is no such file." in call("import", "none.csv").err
    assert call("import", tmp_path).code == 1
    assert "This is a folder." in call("export", harbour, "--to", "csv", tmp_path).err
    (tmp_path / "file").write_text("")
    ran = call("export", harbour, "--to", "csv", "file/x.csv")
    assert ran.code == 1
    assert "could not be written" in ran.err
    assert birds.exists()


def test_what_is_no_file_is_never_replaced_and_a_link_still_leads_to_its_file(
    call: Call, harbour: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    ran = call("export", harbour, "--to", "gift", "pipe", "--yes")
    assert (ran.code, "no file that can be replaced" in ran.err) == (2, True)
    assert (tmp_path / "pipe").is_fifo()
    (tmp_path / "real.gift").write_text("")
    (tmp_path / "link.gift").symlink_to("real.gift")
    assert call("export", harbour, "--to", "gift", "link.gift", "--yes").code == 0
    assert (tmp_path / "link.gift").is_symlink()
    assert (tmp_path / "real.gift").read_text().startswith("$CATEGORY")


def test_nothing_is_left_beside_a_file_that_was_written(call: Call, harbour: Path, tmp_path: Path) -> None:
    call("export", harbour, "--to", "gift", "out.gift")
    assert sorted(os.listdir(tmp_path)) == ["harbour.yaml", "home", "out.gift"]  # noqa: PTH208
