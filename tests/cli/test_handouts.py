"""`guide` and `paper` as commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Call = Callable[..., Ran]


def test_a_guide_is_printed_or_written_as_its_file_is_called(call: Call, harbour: Path, tmp_path: Path) -> None:
    ran = call("guide", harbour)
    assert ran.code == 0
    assert ran.out.startswith("# Hafen – Über das Wasser\n\n## Ships\n\n- Albatros moors at North Pier. \\[1\\]\n")
    assert ran.out.endswith("## Sources\n\n1. “Harbour Guide”, as of 2020.\n")
    assert call("guide", harbour, "guide.html").out == "Written: guide.html, 3 facts.\n"
    assert (tmp_path / "guide.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert call("guide", harbour, "--to", "html").out.startswith("<!DOCTYPE html>")


def test_a_paper_is_made_again_by_its_seed(call: Call, harbour: Path) -> None:
    first = call("paper", harbour, "--questions", "4", "--versions", "2")
    seed = first.err.partition("--seed ")[2].split()[0]
    again = call("paper", harbour, "--questions", "4", "--versions", "2", "--seed", seed)
    assert again.out == first.out
    assert f"Seed {seed} makes this test again." in first.out


def test_a_folder_gets_a_file_for_each_version_and_one_for_the_answers(call: Call, harbour: Path, tmp_path: Path) -> None:
    ran = call("paper", harbour, "exam/", "--questions", "3", "--versions", "2", "--seed", "1")
    assert ran.out.startswith("Written: version-a.html, version-b.html, answers.html in exam.\n")
    assert sorted(path.name for path in (tmp_path / "exam").iterdir()) == [
        "answers.html",
        "version-a.html",
        "version-b.html",
    ]
    before = (tmp_path / "exam" / "answers.html").read_text(encoding="utf-8")
    refused = call("paper", harbour, "exam/", "--questions", "3", "--versions", "2", "--seed", "2")
    assert refused.code == 2
    assert (tmp_path / "exam" / "answers.html").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--questions", "0"), "--questions"),
        (("--versions", "27"), "--versions"),
        (("--form", "sung"), "is no form"),
        (("--form", "number"), "No card of the deck is asked as number"),
        (("--to", "pdf"), "pdf"),
    ],
)
def test_what_cannot_be_made_is_told(call: Call, harbour: Path, arguments: tuple[str, ...], words: str) -> None:
    ran = call("paper", harbour, *arguments)
    assert (ran.code, words in ran.err) == (2, True)


def test_a_deck_that_is_too_short_says_so(call: Call, harbour: Path) -> None:
    assert "The deck has no more than these 6 questions." in call("paper", harbour, "--seed", "1").err
