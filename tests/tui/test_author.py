from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SIZES = [(80, 24), (120, 40), (60, 20)]
DECK = """\
deck: cell
title: The cell
sources:
  book: {title: The Book of Cells, as of: 2020}
relations:
  makes: {single: subject, ask back: "Which organelle makes {object}?"}
things:
  organelle: {mitochondrion: , ribosome: , nucleus: }
  molecule: {ATP: adenosine triphosphate}
topics:
  - topic: Energy
    source: book
    facts:
      - [mitochondrion, makes, ATP]
"""
BROKEN = DECK.replace("makes, ATP", "mkes, ATP")


@pytest.fixture
def author(tmp_path: Path, on_stage: Callable[..., None], showing: Any) -> Callable[..., None]:
    """Plays a scene on the author's screen of a file with this text."""

    def play(text: str, scene: Any, size: tuple[int, int] = (80, 24)) -> None:
        path = tmp_path / "cell.yaml"
        path.write_text(text)

        async def begin(stage: Any) -> None:
            stage.app.show_author(path)
            await looked_at(stage)
            await scene(stage, path)

        on_stage(showing("choose"), begin, size)

    return play


async def looked_at(stage: Any) -> None:
    """Wait until the file was looked at as it is now."""
    await stage.settle()
    while any(thread.name == "errand" for thread in threading.enumerate()):
        await stage.breathe()
    await stage.settle()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("name", "text", "keys"),
    [("problem", BROKEN, ()), ("facts", DECK, ("tab",)), ("coverage", DECK, ("tab", "tab")), ("insert", DECK, "a")],
)
def test_the_authors_screen_looks_as_kept(
    name: str, text: str, keys: Any, size: tuple[int, int], author: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any, _path: Path) -> None:
        await stage.press(*keys)
        same_as_kept(stage.text, HERE / "goldens" / f"author-{name}-{size[0]}x{size[1]}.txt")

    author(text, scene, size)


def test_a_save_is_shown_without_a_key(author: Any) -> None:
    async def scene(stage: Any, path: Path) -> None:
        assert "There is no relation `mkes`" in stage.text
        path.write_text(DECK)
        while "There is no relation" in stage.text:  # the screen looks by itself
            await stage.breathe()
        await looked_at(stage)
        await stage.press("tab")
        assert "Which organelle makes adenosine triphosphate" in " ".join(stage.text.split())

    author(BROKEN, scene)


def test_a_template_is_inserted_and_the_cursor_is_on_it(author: Any) -> None:
    async def scene(stage: Any, path: Path) -> None:
        await stage.press("tab", "a", "1")
        assert path.read_text() == DECK + "      - [a thing, a relation, another thing]\n"
        await looked_at(stage)
        await stage.press("tab", "tab")
        assert "There is no thing `a thing`" in stage.text
        assert "15        - [a thing, a relation, another thing]" in stage.text

    author(DECK, scene)


def test_while_one_chooses_what_to_insert_no_other_key_does_anything(author: Any) -> None:
    async def scene(stage: Any, path: Path) -> None:
        await stage.press("a", "j", "tab", "9")
        assert "1 fact   2 number" in stage.text
        await stage.press("escape")
        assert "1 fact" not in stage.text
        assert path.read_text() == DECK

    author(DECK, scene)


def test_text_of_the_file_is_never_markup(author: Any) -> None:
    async def scene(stage: Any, _path: Path) -> None:
        await stage.press("tab")
        assert "[@click=app.bell]" in stage.text
        await stage.click_on("[@click=app.bell]")

    author(DECK + '    cards:\n      - {ask: "What is [@click=app.bell]x[/]?", answer: "[/]"}\n', scene)
