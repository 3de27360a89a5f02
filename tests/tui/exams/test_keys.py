from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.grading.verdict import Chose, DontKnow, Listed, Typed
from ice_quiz.machine import FILE, read
from ice_quiz.tui.commands import EXAM, EXAMS, PLAN, RESULT, YOU, KeyCommand, bindings
from tests.tui.footers import BY_LABEL, both_ways, pressed_and_clicked

OnStage = Callable[..., None]
ELSEWHERE = (
    "",
    "close",
    "settings",
    "statistics",
    "browse",
    "ways",
    "quiz",
)  # tried with a real desk, see test_every_screen
# The screens by the keys that lead to them from the decks, and the snapshots that are shown on the way.
SCREENS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "home": (("down",), ("typed",)),
    "exams": (("down", "x"), ("typed",)),
    "typed": (("down", "x", "enter"), ("typed", "chosen")),
    "listed": (("down", "x", "enter"), ("listed", "chosen")),
    "chosen": (("down", "x", "enter"), ("chosen", "typed")),
    "ordered": (("down", "x", "enter"), ("ordered", "typed")),
    "marking": (("down", "x", "enter"), ("marking", "typed")),
    "result": (("down", "x", "enter", "escape", "0"), ("typed", "failed")),
    "plan": (("down", "l"), ()),
    "plan-typing": (("down", "l", "d", "1"), ()),
    "you": (("down", "y"), ()),
    "you-answered": (("down", "y", "down"), ()),
    "you-outdated": (("down", "y", "down", "down"), ()),
    "you-typing": (("down", "y", "enter"), ()),
    "you-first": (("down", "enter"), ()),
}


def effect(stage: Any) -> tuple[object, ...]:
    """What a key can change: what was sent, and what is on the screen (of the help only that it is)."""
    screen = type(stage.app.screen).__name__
    return list(stage.app.desk.sent), screen, len(stage.app.screen_stack), "" if screen == "HelpScreen" else stage.text


@pytest.mark.parametrize("name", SCREENS)
def test_every_key_in_the_footer_does_the_same_when_it_is_pressed_and_when_it_is_clicked(
    name: str, on_stage: OnStage, candidate: Any
) -> None:
    keys, snapshots = SCREENS[name]

    async def afresh(stage: Any) -> None:
        while len(stage.app.screen_stack) > 1:
            await stage.app.pop_screen()
        new = candidate(*snapshots)
        stage.app.desk = new
        stage.app.screen._questioned.clear()
        await stage.press("home", *keys)

    async def scene(stage: Any) -> None:
        await afresh(stage)
        before = effect(stage)
        bar = stage.app.screen.key_bar
        places = [place for place in bar.placed if place.entry.command not in ELSEWHERE]
        assert places
        for number, place in enumerate(places):
            await afresh(stage)
            if any(other.entry.command == "stop-typing" and not other.entry.words for other in places[:number]):
                await stage.press("escape")  # the footer says so: "esc then:"
            await stage.press(BY_LABEL.get(place.entry.key, place.entry.key))
            pressed = effect(stage)
            assert pressed != before, place.entry
            await afresh(stage)
            region = stage.app.screen.key_bar.content_region
            await stage.click(region.x + place.x, region.y + place.y)
            if effect(stage) != pressed:  # a click needs no escape before, so the line may still be typed into
                assert effect(stage)[:3] == pressed[:3], place.entry
        await afresh(stage)
        pressed_and_clicked(f"exams-{name}", stage.app.screen, [place.entry.command for place in places])

    on_stage(candidate(*snapshots), scene)


@pytest.mark.parametrize(
    ("name", "key", "command"), [("typed", "escape", "type"), ("ordered", "1", "take-back")], ids=["typed", "ordered"]
)
def test_what_the_footer_shows_while_an_item_is_answered_is_pressed_and_clicked(
    name: str, key: str, command: str, on_stage: OnStage, candidate: Any
) -> None:
    both_ways(
        f"answering-{name}",
        lambda scene: on_stage(candidate(name), scene),
        lambda stage: stage.press("down", "x", "enter", key),
        command,
    )


@pytest.mark.parametrize("commands", [EXAM, EXAMS, RESULT, PLAN, YOU], ids=["exam", "exams", "result", "plan", "you"])
def test_every_command_has_an_id_of_its_own_and_a_phrase_for_the_help(commands: tuple[KeyCommand, ...]) -> None:
    ids = [binding.id for binding in bindings(commands)]  # type: ignore[union-attr]
    assert None not in ids
    assert len(set(ids)) == len(ids)
    assert all(command.help for command in commands)


def test_sentences_tell_the_keys_that_were_given(on_stage: OnStage, candidate: Any, plans: Any, tmp_path: Path) -> None:
    given = '[keys.exams]\nbegin = "f6"\n[keys.exam]\ncheck = "f7"\ntype = "f8"\n[keys.plan]\nday = "f9"\nminutes = "f10"\n'
    (tmp_path / FILE).write_text(given, encoding="utf-8")

    async def scene(stage: Any) -> None:
        await stage.press("down", "x")
        assert "You left it at item 7; nothing is lost, and f6 goes on there." in stage.text
        await stage.press("f6")
        assert "f7 after each; f7 on an empty line ends." in stage.text
        await stage.press("escape")
        assert "(f8 to type)" in stage.text

    async def planned(stage: Any) -> None:
        await stage.press("down", "l", "escape")
        assert "not set  (f9 to set it)" in stage.text

    async def assumed(stage: Any) -> None:
        await stage.press("down", "l")
        assert "assumed (f10 to say it)" in stage.text

    keys = read(tmp_path)
    on_stage(candidate("listed"), scene, keys=keys)
    on_stage(candidate(plans=[plans["plan-no-day"]]), planned, keys=keys)
    on_stage(candidate(plans=[plans["plan-too-near"]]), assumed, keys=keys)


def test_an_exam_is_chosen_begun_and_gone_on_with(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("down", "x")
        assert "You left it at item 7; nothing is lost" in stage.text
        assert "enter go on" in stage.footer
        await stage.press("down")
        assert "enter begin" in stage.footer
        await stage.press("enter")
        assert stage.app.desk.sent == [("exam", "civics", "65/20")]
        await stage.press("escape", "escape")
        assert stage.app.desk.sent[1:] == [("leave",)]
        assert "› 2025 civics test, 65/20" in stage.text
        await stage.click_on("20 of 128 items")
        assert len(stage.app.desk.sent) == 2
        await stage.click_on("20 of 128 items")
        assert stage.app.desk.sent[2:] == [("exam", "civics", "civics 2025")]

    on_stage(candidate("typed"), scene)


def test_an_exam_that_cannot_be_held_says_why_and_what_to_do(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("down", "x", "enter")
        assert "Only 9 of the items can be asked now." in stage.text
        assert "Answer what the deck asks of you." in stage.text
        assert type(stage.app.screen).__name__ == "ExamsScreen"

    refusal = UsageError("Only 9 of the items can be asked now.", advice="Answer what the deck asks of you.")
    on_stage(candidate("typed", refusal=refusal), scene)


async def begin(stage: Any) -> None:
    await stage.press("down", "x", "enter")
    stage.app.desk.sent.clear()


def test_an_answer_is_typed_and_letters_are_text_until_escape(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await begin(stage)
        await stage.press(*"frg 0?q", "enter")
        assert stage.app.desk.sent == [("reply", Typed("frg 0?q"))]
        await stage.press("escape", "*")
        assert stage.app.desk.sent[1:] == [("flag",)]

    on_stage(candidate("typed", "own-words"), scene)


def test_what_is_said_aloud_is_looked_at_and_marked(on_stage: OnStage, candidate: Any) -> None:
    for keys, right in (("1", False), ("x", False), ("2", True), ("w", True)):

        async def scene(stage: Any, keys: str = keys, right: bool = right) -> None:
            await begin(stage)
            await stage.press("tab", keys)
            assert stage.app.desk.sent == [("reveal",), ("mark", right)]

        on_stage(candidate("listed", "marking-aloud", "typed"), scene)


def test_r_shows_the_answer_too_once_letters_are_commands(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await begin(stage)
        await stage.press("r")
        assert "› r" in stage.text
        await stage.press("escape", "r")
        assert stage.app.desk.sent == [("reveal",)]

    on_stage(candidate("typed", "marking"), scene)


def test_no_answer_is_marked_that_was_not_seen(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await begin(stage)
        await stage.hammer("tab", "2", "2", "1")
        assert stage.app.desk.sent == [("reveal",)]

    on_stage(candidate("typed", "marking", "typed"), scene)


def test_where_the_exam_is_not_spoken_nothing_is_shown_before_the_answer(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await begin(stage)
        await stage.press("tab", "r", "space")
        assert stage.app.desk.sent == []
        assert "aloud" not in stage.footer

    on_stage(candidate("chosen", "marking"), scene)


def test_options_lists_and_orders_are_answered_as_in_a_session(on_stage: OnStage, candidate: Any) -> None:
    async def chosen(stage: Any) -> None:
        await begin(stage)
        await stage.press("down", "j", "enter")
        assert stage.app.desk.sent == [("reply", Chose(1))]

    async def listed(stage: Any) -> None:
        await begin(stage)
        await stage.press(*"judicial", "enter", *"Judicial", "enter")
        assert "You gave that one already." in stage.text
        await stage.press("enter")
        assert stage.app.desk.sent == [("reply", Listed(("judicial",)))]

    async def ordered(stage: Any) -> None:
        await begin(stage)
        await stage.press("2", "3", "backspace", "3", "1", "enter")
        assert stage.app.desk.sent == [("reply", Listed(("1776", "1787", "1791")))]

    for name, scene in (("chosen", chosen), ("listed", listed), ("ordered", ordered)):
        on_stage(candidate(name, "typed"), scene)


@pytest.mark.parametrize("keys", [("enter",) * 12, ("space", "enter", "enter")], ids=["enter", "space"])
def test_keys_pressed_before_what_they_point_at_was_seen_answer_nothing(
    keys: tuple[str, ...], on_stage: OnStage, candidate: Any
) -> None:
    async def scene(stage: Any) -> None:
        await begin(stage)
        await stage.hammer(*keys)
        assert stage.app.desk.sent == []

    on_stage(candidate("chosen", "typed"), scene)


def test_i_do_not_know_is_an_answer(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await begin(stage)
        await stage.press("escape", "0")
        assert stage.app.desk.sent == [("reply", DontKnow())]

    on_stage(candidate("typed", "chosen"), scene)


def test_giving_up_is_asked_twice_and_any_other_key_goes_on(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await begin(stage)
        await stage.press("g")
        assert "Give up?" in stage.text
        await stage.press("down", "g")
        assert stage.app.desk.sent == []
        await stage.press("g")
        assert stage.app.desk.sent == [("give-up",)]
        assert "Ended undecided" in stage.text

    on_stage(candidate("chosen", "given-up"), scene)


def test_leaving_with_answers_that_are_not_saved_is_asked_twice(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await begin(stage)
        await stage.press("escape", "escape")
        assert stage.app.desk.sent == []
        assert "Leave without what is not saved?" in stage.text
        await stage.press("escape")
        assert stage.app.desk.sent == [("leave",)]

    on_stage(candidate("unsaved"), scene)


def test_the_reply_in_the_making_and_its_reason_stay_while_the_clock_goes_on(
    on_stage: OnStage, candidate: Any, exam_snapshots: Any
) -> None:
    desk = candidate("typed")
    refused = replace(exam_snapshots["typed"], seconds_left=65.0, message="Type an answer.")
    desk.snapshots = [replace(refused, message=""), refused]

    async def scene(stage: Any) -> None:
        await begin(stage)
        await stage.press("enter", *"half")
        desk.ticks.append(replace(refused, seconds_left=30.0, message=""))
        stage.app.screen.tick()
        await stage.settle()
        for text in ("30 seconds left", "› half", "Type an answer."):
            assert text in stage.text

    on_stage(desk, scene)


def test_when_the_time_is_over_the_result_comes_by_itself(on_stage: OnStage, candidate: Any, exam_snapshots: Any) -> None:
    desk = candidate("chosen")

    async def scene(stage: Any) -> None:
        await begin(stage)
        desk.ticks.append(exam_snapshots["late"])
        stage.app.screen.tick()
        await stage.settle()
        assert "Not passed: 5 of 6 asked." in stage.text
        assert "the time was over" in stage.text

    on_stage(desk, scene)


async def to_result(stage: Any) -> None:
    await begin(stage)
    await stage.press("escape", "0")
    stage.app.desk.sent.clear()


def test_what_was_missed_is_drilled_in_its_order(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_result(stage)
        assert "d drill the three" in stage.footer
        await stage.press("d")
        assert stage.app.desk.sent == [("start", "civics", "practice", ("civics/5", "civics/8", "civics/11"))]
        await stage.press("escape")
        assert "Not passed" in stage.text

    on_stage(candidate("typed", "failed"), scene)


def test_a_drill_that_cannot_begin_says_why(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_result(stage)
        stage.app.desk.refusal = UsageError("The deck is gone.")
        await stage.press("d")
        assert "The deck is gone." in stage.text

    on_stage(candidate("typed", "failed"), scene)


def test_nothing_typed_for_one_more_item_acts_on_the_result(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await begin(stage)
        await stage.hammer(*"x", "enter", *"dap", "enter", "q")
        assert stage.app.desk.sent == [("reply", Typed("x"))]
        assert "Not passed" in stage.text

    on_stage(candidate("typed", "failed"), scene)


def test_all_answers_come_with_their_sources_and_go_again(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_result(stage)
        page = stage.app.screen.page
        assert "Flag Day" in page.text
        assert "Source:" not in page.text
        await stage.press("a")
        assert page.text.count("Source:") == 5
        assert "Printing money is a power of the federal government." in page.text
        await stage.press("a")
        assert "Source:" not in page.text

    on_stage(candidate("typed", "failed"), scene)


def test_the_way_back_leads_from_the_result_over_the_exams_to_the_decks(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        await to_result(stage)
        await stage.press("p")
        assert type(stage.app.screen).__name__ == "PlanScreen"
        await stage.press("x")
        assert type(stage.app.screen).__name__ == "ExamsScreen"
        await stage.press("escape")
        assert type(stage.app.screen).__name__ == "HomeScreen"

    on_stage(candidate("typed", "failed"), scene)


def test_decks_without_exams_have_none_of_these_keys(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        assert "exam" not in stage.footer
        assert "plan" not in stage.footer
        assert "about you" not in stage.footer
        await stage.press("x", "l", "y")
        assert type(stage.app.screen).__name__ == "HomeScreen"
        assert stage.app.desk.sent == []

    on_stage(candidate("typed"), scene)


def test_where_there_is_no_room_the_exam_day_gives_way_to_the_titles(on_stage: OnStage, candidate: Any) -> None:
    async def scene(stage: Any) -> None:
        assert "U.S. civics" in stage.text
        assert ("exam in 31 days" in stage.text) == (stage.app.size.width == 120)
        assert ("exam 25 Dec" in stage.text) == (stage.app.size.width == 80)

    for width in (60, 72, 80, 120):
        on_stage(candidate("typed"), scene, (width, 24))
