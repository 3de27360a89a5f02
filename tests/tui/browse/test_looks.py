from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tui.browse.conftest import press

HERE = Path(__file__).parent
SIZES = [(80, 24), (120, 40), (60, 20)]
SCENES: dict[str, tuple[str, ...]] = {
    "browse": ("down",),
    "browse-typing": ("/", *"north -is:new"),
    "browse-refused": ("/", *"is:lots"),
    "browse-selected": ("o", "o", "space", "space", "down"),
    "browse-tagging": ("space", "space", "t", *"exam"),
    "browse-resetting": ("r",),
    "browse-nothing": ("/", *"volga", "enter"),
    "card": ("down", "enter"),
    "card-new": ("down", "down", "down", "down", "down", "i"),
}

PICTURED = ("browse-selected", "card")


def same_size(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.mark.parametrize(
    ("name", "size"), [(name, size) for name in SCENES for size in (SIZES if name in PICTURED else SIZES[2:])]
)
def test_the_cards_look_as_kept(name: str, size: tuple[int, int], browsing: Callable[..., None], same_as_kept: Any) -> None:
    async def scene(stage: Any) -> None:
        await press(stage, *SCENES[name])
        same_as_kept(stage.text, HERE / "goldens" / f"{name}-{same_size(size)}.txt")

    browsing(scene, size)


@pytest.mark.parametrize("theme", ["ice-dark", "ice-light"])
@pytest.mark.parametrize("size", SIZES[:2], ids=same_size)
@pytest.mark.parametrize("name", PICTURED)
def test_the_kept_pictures_are_what_is_drawn(
    name: str, size: tuple[int, int], theme: str, browsing: Callable[..., None], same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await press(stage, *SCENES[name])
        picture = stage.app.export_screenshot(title="ice quiz", simplify=True)
        same_as_kept(picture, HERE / "pictures" / f"{name}-{same_size(size)}-{theme.removeprefix('ice-')}.svg")

    browsing(scene, size, theme=theme)
