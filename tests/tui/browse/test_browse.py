from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ice_quiz.language.printable import printable
from ice_quiz.study.browsing import Found, Line
from tests.tui.browse.conftest import Browser, idle, press
from tests.tui.conftest import key

Browsing = Callable[..., None]


def test_what_is_typed_is_searched_for_at_once_and_stays_when_the_line_is_left(browsing: Browsing) -> None:
    async def scene(stage: Any) -> None:
        await press(stage, "/", *"thames")
        assert "1 of 14 cards" in stage.text
        await press(stage, *(["backspace"] * 6), *"is:due")
        assert "2 of 14 cards" in stage.text
        await press(stage, "escape")
        assert "Search  is:due" in stage.text
        await press(stage, "escape")
        assert type(stage.app.screen).__name__ == "HomeScreen"

    browsing(scene)


def test_keys_hammered_into_the_line_are_all_there_and_only_the_last_search_is_shown(browsing: Browsing) -> None:
    async def scene(stage: Any) -> None:
        for name in ("/", *"thames -is:due form:type"):
            stage.app.post_message(key(name))
        await idle(stage)
        assert "Search  thames -is:due form:type" in stage.text
        assert "1 of 14 cards" in stage.text

    browsing(scene)


def test_while_a_filter_is_half_typed_the_list_stays_and_the_line_says_what_is_missing(browsing: Browsing) -> None:
    async def scene(stage: Any) -> None:
        await press(stage, "/", *"rhine -is:")
        assert "Nothing stands after “is:”." in stage.text
        assert "Which sea does the Rhine flow into?" in stage.text

    browsing(scene)


def test_selected_cards_are_suspended_in_one_step_and_undo_takes_it_back(browsing: Browsing, browser: Browser) -> None:
    async def scene(stage: Any) -> None:
        await press(stage, "space", "space", "-")
        assert "2 cards suspended." in stage.text
        assert stage.text.count("suspended") == 4  # the two, the one before, and the note
        assert browser.kinds() == [("suspended", "danube"), ("suspended", "rhine")]
        await press(stage, "u")
        assert "Undid: 2 cards suspended." in stage.text
        assert not browser.log.card("rivers/danube").suspended
        await press(stage, "down", "-", "-")  # that one was suspended before
        assert browser.kinds()[-2:] == [("resumed", "loire"), ("suspended", "loire")]

    browsing(scene)


def test_a_reset_is_asked_about_first_and_can_be_undone(browsing: Browsing, browser: Browser) -> None:
    async def scene(stage: Any) -> None:
        await press(stage, "r", "n")
        assert browser.kinds() == []
        await press(stage, "r", "x", "y")
        assert browser.kinds() == [("reset", "danube")]
        assert browser.log.card("rivers/danube").new
        await press(stage, "u")
        assert browser.log.card("rivers/danube").memory is not None

    browsing(scene)


def test_cards_are_tagged_found_by_the_tag_and_untagged(browsing: Browsing, browser: Browser) -> None:
    async def scene(stage: Any) -> None:
        await press(stage, "space", "space", "t", *"hard one", "enter")
        assert "2 cards tagged “hard one”." in stage.text
        await press(stage, "/", *'tag:"hard one"', "enter")
        assert "2 of 14 cards" in stage.text
        await press(stage, "A", "t", *"-hard one", "enter")
        assert "0 of 14 cards" in stage.text
        assert browser.log.card("rivers/rhine").tags == ()
        await press(stage, "t")
        assert "A tag for" not in stage.text  # there is no card to tag

    browsing(scene)


def test_cards_are_sorted_and_the_one_pointed_at_is_shown(browsing: Browsing) -> None:
    async def scene(stage: Any) -> None:
        await press(stage, "o")
        assert "by due" in stage.text
        assert "Rhine" in next(line for line in stage.lines if "›" in line)
        await press(stage, "o", "o", "enter")
        assert "forgotten 4 times" in stage.text
        assert "Why now    It was due on 13 Nov" in stage.text
        await press(stage, "escape")
        assert "by lapses" in stage.text
        await press(stage, "o")
        assert "by last answer" in stage.text

    browsing(scene, (80, 40))


def test_a_row_is_pointed_at_by_a_click_and_shown_by_another(browsing: Browsing) -> None:
    async def scene(stage: Any) -> None:
        await stage.click_on("Elbe")
        assert "Elbe" in next(line for line in stage.lines if "›" in line)
        await stage.click_on("Elbe")
        await idle(stage)
        assert type(stage.app.screen).__name__ == "CardInfoScreen"
        await press(stage, "q")
        await stage.click_on("Search  /")
        await press(stage, *"seine")
        assert "1 of 14 cards" in stage.text

    browsing(scene)


def test_a_deck_that_is_edited_or_gone_while_it_is_looked_at_breaks_nothing(browsing: Browsing, browser: Browser) -> None:
    async def scene(stage: Any) -> None:
        browser.file.unlink()
        await press(stage, "down", "enter")
        assert "The deck of this card is not at hand now." in stage.text
        await press(stage, "escape", "-", "/", *"rhine")
        assert "1 of 14 cards" in stage.text

    browsing(scene)


def test_a_megabyte_that_is_pasted_is_cut_and_the_terminal_may_shrink_to_nothing_and_back(browsing: Browsing) -> None:
    async def scene(stage: Any) -> None:
        await stage.paste("North Sea " * 100_000)
        await idle(stage)
        assert len(stage.app.screen.search.text) <= 1000
        await stage.resize(20, 5)
        assert "Needs 40×12 or more." in stage.text
        await press(stage, "x", "-")
        await stage.resize(80, 24)
        await press(stage, "ctrl+u", "escape")
        assert "14 cards" in stage.text
        assert "Which sea does the Danube flow into?" in stage.text

    browsing(scene)


ATTACKS = (
    "[@click=app.quit]x[/]",
    "[/",
    "list[int] $text",
    "\x1b]52;c;RVZJTA==\x07",
    "\u202egnp.exe",
    "日本語 e\u0301 שלום",
)


def test_text_of_a_deck_is_shown_as_text(tmp_path: Path, browsing: Browsing) -> None:
    by = Browser(tmp_path / "attacked", *ATTACKS)

    async def scene(stage: Any) -> None:
        await press(stage, "G", "up", "up")
        for attack in ATTACKS:
            assert printable(attack) in stage.text
        assert "\x1b" not in stage.text
        await stage.click_on("[@click")
        await press(stage, "enter")
        assert stage.app.is_running

    browsing(scene, by=by)


class Endless:
    """A hundred thousand cards, and which of them were fetched."""

    def __init__(self, browsing: Any) -> None:
        self.fetched: list[int] = []
        self.today = browsing.today
        self.can_undo = False
        self.refreshed = 0

    def everything(self) -> Found:
        from ice_quiz.library.rows import Rows

        return Found(Rows([range(100_000)]), 100_000)

    def refresh(self, _watch: object) -> bool:
        self.refreshed += 1
        return False

    def find(self, _text: str, _order: object, _watch: object) -> Found:
        return self.everything()

    def lines(self, rows: Any) -> list[Line]:
        self.fetched += rows
        return [Line(row, f"d/{row}", "Topic", f"Question {row}?", f"answer {row}") for row in rows]

    def close(self) -> None:
        """Nothing to let go of."""


def test_of_a_hundred_thousand_cards_only_those_in_sight_are_fetched(
    on_stage: Callable[..., None], browser: Browser
) -> None:
    async def scene(stage: Any) -> None:
        from ice_quiz.tui.screens.browse import BrowseScreen

        endless = Endless(browser.desk.browsing())
        stage.app.push_screen(BrowseScreen(endless))  # type: ignore[arg-type]
        await idle(stage)
        assert "Question 0?" in stage.text
        await press(stage, "G")
        assert "Question 99999?" in stage.text
        await press(stage, "pageup", "k")
        await press(stage, "A")
        assert "100,000 selected" in stage.text
        assert len(set(endless.fetched)) < 500

    on_stage(browser.desk, scene)


def test_leaving_waits_for_what_is_being_changed(browsing: Browsing, browser: Browser) -> None:
    async def scene(stage: Any) -> None:
        for name in ("A", "-", "escape"):
            stage.app.post_message(key(name))
        await idle(stage)
        while type(stage.app.screen).__name__ != "HomeScreen":
            await stage.pilot.pause(0.01)
        assert len(browser.kinds()) == 13

    browsing(scene)


def test_whoever_quits_at_once_leaves_nothing_half_changed(on_stage: Callable[..., None], browser: Browser) -> None:
    async def scene(stage: Any) -> None:
        await press(stage, "b")
        for name in ("A", "-", "*", "escape", "ctrl+q"):
            stage.app.post_message(key(name))
        await stage.settle()

    on_stage(browser.desk, scene)
    kinds = [kind for kind, _ in browser.kinds()]
    assert (kinds.count("suspended"), kinds.count("flagged")) in ((13, 0), (13, 1), (13, 13))
    assert not browser.log.problem
