from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ice_quiz.tui.commands import BROWSE, bindings
from tests.tui.browse.conftest import idle, press
from tests.tui.footers import pressed_and_clicked

Browsing = Callable[..., None]
LABELS = {"esc": "escape", "↓": "down"}
STATES: dict[str, tuple[str, ...]] = {
    "selected": ("*", "space"),
    "searching": ("/", *"no"),
    "tagging": ("t", "x"),
    "resetting": ("r",),
    "card": ("enter",),
}


def effect(stage: Any) -> tuple[object, ...]:
    """What a key can change: what was written, and what is on the screen (of the help only that it is)."""
    screen = type(stage.app.screen).__name__
    return len(stage.app.desk._log.events()), screen, "" if screen == "HelpScreen" else stage.text


@pytest.mark.parametrize("state", STATES)
def test_every_key_in_the_footer_does_the_same_when_it_is_pressed_and_when_it_is_clicked(
    state: str, browsing: Browsing, browser: Any
) -> None:
    async def afresh(stage: Any) -> None:
        while len(stage.app.screen_stack) > 1:
            await stage.app.pop_screen()
        await press(stage, "b", *STATES[state])

    async def did(stage: Any, act: Callable[[], Any]) -> tuple[object, ...]:
        """What it did, seen from the same start: what was changed is changed back."""
        before = len(browser.log.events())
        await act()
        await idle(stage)
        events, *seen = effect(stage)
        while type(stage.app.screen).__name__ == "BrowseScreen" and stage.app.screen.browsing.can_undo:
            stage.app.screen.browsing.undo()
        return (int(str(events)) - before, *seen)

    async def scene(stage: Any) -> None:
        await afresh(stage)
        before = effect(stage)[1:]
        places = [place for place in stage.app.screen.key_bar.placed if place.entry.command]
        assert places
        for place in places:
            await afresh(stage)
            key = LABELS.get(place.entry.key, place.entry.key)
            pressed = await did(stage, lambda key=key: stage.press(key))  # type: ignore[misc]
            assert pressed != (0, *before), place.entry
            await afresh(stage)
            region = stage.app.screen.key_bar.content_region
            clicked = await did(
                stage,
                lambda place=place, region=region: stage.click(region.x + place.x, region.y + place.y),  # type: ignore[misc]
            )
            assert clicked == pressed, place.entry
        await afresh(stage)
        pressed_and_clicked(f"browse-{state}", stage.app.screen, [place.entry.command for place in places])

    browsing(scene)


def test_every_command_has_an_id_of_its_own_and_a_phrase_for_the_help() -> None:
    ids = [binding.id for binding in bindings(BROWSE)]  # type: ignore[union-attr]
    assert None not in ids
    assert len(set(ids)) == len(ids)
    assert all(command.help for command in BROWSE)
