from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.errors import DeckError

HERE = Path(__file__).parent
SIZES = [(80, 24), (120, 40), (60, 20)]
BROKEN = DeckError(
    "broken.yaml:3:5: D104 There is no key “relatons”: is “relations” meant?\n"
    "broken.yaml:9:7: D201 There is no thing “HIS”.",
    advice="Mend the file; the list of decks then shows it again.",
)
STUDYING = [
    "introduced",
    "choose",
    "choose-numbers",
    "true-false",
    "type",
    "hints",
    "name-all",
    "order",
    "recall",
    "revealed",
    "chose-wrong",
    "chose-right",
    "judged-right",
    "typed-close",
    "typed-right",
    "not-known",
    "undecided",
    "named",
    "ordered",
    "practice",
    "unsaved",
    "summary",
    "nothing-due",
]
AT_HOME: dict[str, tuple[str, ...]] = {
    "home": (),
    "home-help": ("?",),
    "adding": ("a",),
    "ways": ("s", "down", "down", "down", "t"),
    "problems": ("down", "down", "down", "enter"),
}
BEING_ANSWERED: dict[str, tuple[str, tuple[str, ...]]] = {
    "choose-pointing": ("choose", ("down", "down")),
    "type-typing": ("type", tuple("Homeland Sec")),
    "type-commands": ("type", (*"Homeland Sec", "escape")),
    "name-all-two": ("name-all", (*"HSI", "enter", *"ERO", "enter")),
    "order-two": ("order", ("2", "3")),
    "order-all": ("order", ("2", "3", "1")),
    "study-help": ("choose", ("?",)),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", STUDYING)
def test_each_step_of_a_session_looks_as_kept(
    name: str, size: tuple[int, int], on_stage: Callable[..., None], showing: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        same_as_kept(stage.text, HERE / "goldens" / f"{name}-{size[0]}x{size[1]}.txt")

    on_stage(showing(name), scene, size, deck="ice")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", BEING_ANSWERED)
def test_an_answer_in_the_making_looks_as_kept(
    name: str, size: tuple[int, int], on_stage: Callable[..., None], showing: Any, same_as_kept: Any
) -> None:
    snapshot, keys = BEING_ANSWERED[name]

    async def scene(stage: Any) -> None:
        await stage.hammer(*keys)
        same_as_kept(stage.text, HERE / "goldens" / f"{name}-{size[0]}x{size[1]}.txt")

    on_stage(showing(snapshot), scene, size, deck="ice")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", AT_HOME)
def test_the_decks_and_what_is_read_from_there_look_as_kept(
    name: str, size: tuple[int, int], on_stage: Callable[..., None], showing: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*AT_HOME[name])
        same_as_kept(stage.text, HERE / "goldens" / f"{name}-{size[0]}x{size[1]}.txt")

    on_stage(showing(refusal=BROKEN), scene, size, note="The clock is set to 2026-11-24 09:00 by ICE_QUIZ_NOW.")


@pytest.mark.parametrize("theme", ["ice-dark", "ice-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["home", "choose", "chose-wrong", "typed-close", "summary"])
def test_the_kept_pictures_are_what_is_drawn(
    name: str, size: tuple[int, int], theme: str, on_stage: Callable[..., None], showing: Any, same_as_kept: Any
) -> None:
    async def scene(stage: Any) -> None:
        picture = stage.app.export_screenshot(title="ice quiz", simplify=True)
        same_as_kept(picture, HERE / "pictures" / f"{name}-{size[0]}x{size[1]}-{theme.removeprefix('ice-')}.svg")

    home = name == "home"
    on_stage(showing() if home else showing(name), scene, size, deck="" if home else "ice", theme=theme)


def test_without_colours_the_same_words_and_signs_are_there(
    on_stage: Callable[..., None], showing: Any, same_as_kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def scene(stage: Any) -> None:
        assert stage.app.no_color
        same_as_kept(stage.text, HERE / "goldens" / "chose-wrong-80x24.txt")

    on_stage(showing("chose-wrong"), scene, deck="ice")
