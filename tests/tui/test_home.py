from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ice_quiz.errors import DeckError, ProgressError
from ice_quiz.study.snapshot import Counts

OnStage = Callable[..., None]


def test_the_day_what_waits_and_about_how_long_it_takes_are_seen_at_once(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        assert "Tuesday 24 November" in stage.text
        assert "Due today   36 cards · about 7 minutes" in stage.text
        assert "› ICE – What is ICE?    5 new   0 again   18 due" in stage.text
        assert "done for today, next 27 Nov" in stage.text
        assert "2 problems, enter shows" in stage.text

    on_stage(showing("choose"), scene)


def test_the_first_deck_with_something_due_is_selected(on_stage: OnStage, showing: Any) -> None:
    desk = showing("choose")
    desk.decks = tuple(reversed(desk.decks))

    async def scene(stage: Any) -> None:
        assert "› U.S. civics 2025" in stage.text

    on_stage(desk, scene)


def test_where_there_is_no_deck_it_is_said_how_to_get_one(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        assert "There is no deck yet." in stage.text
        await stage.press("enter", "p", "s", "down", "up", "end", "home")
        assert stage.app.desk.sent == []
        await stage.press("a")
        assert "ice-quiz add my-deck.yaml" in stage.text
        await stage.press("q")
        assert "There is no deck yet." in stage.text

    on_stage(showing(decks=()), scene)


def test_where_nothing_is_due_the_next_day_and_what_can_be_done_are_told(on_stage: OnStage, showing: Any) -> None:
    desk = showing("nothing-due")
    desk.decks = desk.decks[2:3]

    async def scene(stage: Any) -> None:
        assert "All done for today. The next cards are due on Friday 27 November." in stage.text
        assert "Enter offers more new cards, p practises." in stage.text
        await stage.press("enter")
        assert "Nothing is due here now." in stage.text
        assert "m 7 more new" in stage.footer

    on_stage(desk, scene)


def test_a_broken_deck_shows_its_problems_and_the_others_are_still_there(on_stage: OnStage, showing: Any) -> None:
    desk = showing("choose")
    desk.refusal = DeckError("broken.yaml:3:5: D104 What is this?\nbroken.yaml:9:1: D201 And this?", advice="Mend it.")

    async def scene(stage: Any) -> None:
        await stage.press("end")
        assert "enter show" in stage.footer
        assert "p practise" not in stage.footer
        await stage.press("enter")
        for text in ("broken.yaml:3:5: D104 What is this?", "broken.yaml:9:1: D201 And this?", "Mend it."):
            assert text in stage.text
        await stage.press("space")
        assert "› broken.yaml" in stage.text

    on_stage(desk, scene)


def test_a_log_that_cannot_be_read_is_told_and_the_program_can_be_left(on_stage: OnStage, showing: Any) -> None:
    desk = showing("choose")

    def due(_watch: object = None) -> object:
        raise ProgressError("The progress file is damaged.", place="progress.db")

    desk.due = due

    async def scene(stage: Any) -> None:
        assert "progress.db: The progress file is damaged." in stage.text
        await stage.press("q")
        assert not stage.app.is_running

    on_stage(desk, scene)


def test_what_could_not_be_saved_is_told_on_the_home_screen_too(on_stage: OnStage, showing: Any) -> None:
    desk = showing("unsaved")

    async def scene(stage: Any) -> None:
        assert "1 answer is not saved: there is no space left" in stage.text

    on_stage(desk, scene)


def test_decks_that_take_long_to_read_come_after_the_first_frame(on_stage: OnStage, showing: Any) -> None:
    desk = showing("choose")
    decks, read = desk.decks, threading.Event()

    def due(_watch: object = None) -> object:
        assert read.wait(10)
        return decks

    desk.due = due

    async def scene(stage: Any) -> None:
        assert "Reading the decks …" in stage.text
        assert "quit" in stage.footer
        await stage.press("enter", "p", "s", "down")
        assert stage.app.desk.sent == []
        read.set()
        for _ in range(1000):
            if "› ICE" in stage.text:
                break
            await stage.settle()
        assert "› ICE – What is ICE?" in stage.text

    on_stage(desk, scene, listed=False)


def test_the_notice_of_the_selected_deck_and_the_note_of_the_clock_are_shown(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        assert "The clock is set." in stage.text
        assert "Your own copy is used." not in stage.text
        await stage.press("down")
        assert "Your own copy is used." in stage.text

    on_stage(showing("choose"), scene, note="The clock is set.")


def test_what_is_due_is_asked_anew_after_a_session(on_stage: OnStage, showing: Any) -> None:
    desk = showing("choose")

    async def scene(stage: Any) -> None:
        await stage.press("enter")
        desk.decks = (desk.decks[0]._replace(counts=Counts(), next_day=date(2026, 11, 25)), *desk.decks[1:])
        desk.today = desk.today + timedelta(0)
        await stage.press("escape")
        assert "› ICE – What is ICE?   done for today, next tomorrow" in stage.text

    on_stage(desk, scene)


def test_a_session_that_was_started_on_the_command_line_is_shown_first(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        assert "Which directorate" in stage.text
        await stage.press("escape")
        assert "› ICE – What is ICE?" in stage.text

    on_stage(showing("choose"), scene, deck="ice")


def test_light_and_dark_change_by_key(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        text = stage.text
        await stage.press("ctrl+t")
        assert stage.app.theme == "ice-light"
        await stage.press("ctrl+t")
        assert stage.app.theme == "ice-dark"
        assert stage.text == text

    on_stage(showing("choose"), scene)


def test_leaving_with_answers_that_are_not_saved_is_asked_twice(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("escape")
        assert not stage.app.desk.left
        assert "Leave without what is not saved?" in stage.text
        await stage.press("2", "escape")
        assert not stage.app.desk.left
        await stage.press("escape")
        assert stage.app.desk.left

    desk = showing("unsaved")
    desk.snapshots.append(replace(desk.snapshot, rating=None))
    desk.snapshots.append(desk.snapshot)
    on_stage(desk, scene, deck="ice")


def test_what_is_wrong_with_the_progress_file_stands_among_the_decks(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        assert "Your progress file is damaged." in stage.text
        await stage.press("a", "q", "down")
        assert "Your progress file is damaged." in stage.text

    on_stage(showing("choose", alerts=("Your progress file is damaged. Run it.",)), scene)


def test_the_decks_below_another_screen_are_not_painted(on_stage: Callable[..., None], showing: Any) -> None:
    async def scene(stage: Any) -> None:
        home = stage.app.screen
        await stage.press(":")
        assert not home.is_current
        await stage.press("escape", "enter")
        assert type(stage.app.screen).__name__ == "StudyScreen"
        assert stage.app.screen.is_current
        assert not home.is_current

    on_stage(showing("choose"), scene)


def test_how_much_of_a_deck_is_known_is_seen_beside_what_waits(on_stage: OnStage, showing: Any) -> None:
    desk = showing("choose")
    desk.decks = (desk.decks[0]._replace(known=0.004), desk.decks[1]._replace(known=0.0, studied=False))

    async def scene(stage: Any) -> None:
        assert "18 due   █░░░░░░░░░ 1 % known" in stage.text
        assert "0 due\n" in stage.text
        await stage.resize(60, 20)
        assert "18 due   1 %\n" in stage.text

    on_stage(desk, scene)


def test_a_long_title_is_cut_for_no_more_than_a_short_bar(on_stage: OnStage, showing: Any) -> None:
    desk = showing("choose")
    desk.decks = (desk.decks[0]._replace(title="A title of thirty-eight letters or so."),)

    async def scene(stage: Any) -> None:
        assert "A title of thirty-eight letters o…   5 new   0 again   18 due   ██░░ 62 %" in stage.text
        await stage.resize(120, 40)
        assert "A title of thirty-eight letters or so.   5 new   0 again   18 due   ██████░░░░ 62 %" in stage.text

    on_stage(desk, scene)


def test_a_deck_of_ones_own_is_opened_as_its_author_sees_it(tmp_path: Path, on_stage: OnStage, showing: Any) -> None:
    (tmp_path / "my.yaml").write_text("deck: my\ntitle: My deck\n")
    desk = showing("choose")
    desk.decks = (desk.decks[0], desk.decks[1]._replace(file=str(tmp_path / "my.yaml")))

    async def scene(stage: Any) -> None:
        await stage.press("e")
        assert type(stage.app.screen).__name__ == "HomeScreen"
        assert "e write" not in stage.footer
        await stage.press("down")
        assert "e write" in stage.footer
        await stage.press("e")
        assert type(stage.app.screen).__name__ == "AuthorScreen"
        await stage.press("escape")
        assert "› U.S. civics 2025" in stage.text

    on_stage(desk, scene)
