from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ice_quiz.grading.verdict import Chose, Listed, Typed
from ice_quiz.memory.rating import Rating
from ice_quiz.study.snapshot import Command
from ice_quiz.study.wish import Wish
from ice_quiz.tui.commands import EVERYWHERE, EXAM, HOME, READING, STUDY, KeyCommand, bindings
from ice_quiz.tui.draft import begun
from ice_quiz.tui.moves import Stand, can
from tests.tui.footers import BY_LABEL, both_ways, pressed_and_clicked

OnStage = Callable[..., None]
ANSWERING = {"option", "true", "false"}
STEPS = [
    "introduced",
    "choose",
    "true-false",
    "type",
    "name-all",
    "order",
    "recall",
    "revealed",
    "chose-wrong",
    "typed-close",
    "judged-right",
    "summary",
    "nothing-due",
]


def effect(stage: Any) -> object:
    """What a key can change: what the desk was sent, and what is on the screen (of the help only that it is)."""
    screen = type(stage.app.screen).__name__
    return list(stage.app.desk.sent), stage.app.desk.left, screen, "" if screen == "HelpScreen" else stage.text


@pytest.mark.parametrize("name", STEPS)
def test_every_key_in_the_footer_does_the_same_when_it_is_pressed_and_when_it_is_clicked(
    name: str, on_stage: OnStage, showing: Any, snapshots: Any
) -> None:
    async def afresh(stage: Any) -> None:
        app = stage.app
        while len(app.screen_stack) > 1:
            await app.pop_screen()
        app.desk.sent.clear()
        app.desk.left = False
        app.desk.snapshots[:] = [snapshots[name], snapshots["summary"]]
        app.show_study(app.desk.snapshot, Wish("ice"))
        await stage.settle()

    async def scene(stage: Any) -> None:
        await afresh(stage)
        before = effect(stage)
        places = [place for place in stage.app.screen.key_bar.placed if place.entry.command]
        assert places
        for number, place in enumerate(places):
            key = BY_LABEL.get(place.entry.key, place.entry.key)
            await afresh(stage)
            if any(other.entry.command == "stop-typing" for other in places[:number]):
                await stage.press("escape")  # the footer says so: "esc then:"
            await stage.press(key)
            pressed = effect(stage)
            assert pressed != before, place.entry
            await afresh(stage)
            region = stage.app.screen.key_bar.region
            await stage.click(region.x + place.x, region.y + place.y)
            assert effect(stage) == pressed, place.entry
        await afresh(stage)
        pressed_and_clicked(f"session-{name}", stage.app.screen, [place.entry.command for place in places])

    on_stage(showing(name), scene, deck="ice")


@pytest.mark.parametrize(
    ("name", "keys", "command"), [("type", ("escape",), "type"), ("order", ("2",), "take-back")], ids=["type", "order"]
)
def test_what_the_footer_shows_while_an_answer_is_made_is_pressed_and_clicked(
    name: str, keys: tuple[str, ...], command: str, on_stage: OnStage, showing: Any
) -> None:
    both_ways(
        f"answering-{name}",
        lambda scene: on_stage(showing(name), scene, deck="ice"),
        lambda stage: stage.press(*keys),
        command,
    )


@pytest.mark.parametrize("commands", [HOME, STUDY, READING, EVERYWHERE], ids=["home", "study", "reading", "everywhere"])
def test_every_command_has_an_id_of_its_own_and_a_sentence_for_the_help(commands: tuple[KeyCommand, ...]) -> None:
    ids = [binding.id for binding in bindings(commands)]  # type: ignore[union-attr]
    assert None not in ids
    assert len(set(ids)) == len(ids)
    assert all(command.help for command in commands)


def letters_of_answers(commands: tuple[KeyCommand, ...]) -> set[str]:
    """The letters that answer a question, of whatever form."""
    return {key for each in commands if each.name in ANSWERING for key in (*each.letters, *each.keys.split(",")) if key}


def test_a_letter_that_answers_one_form_of_question_does_nothing_else_with_another(snapshots: Any) -> None:
    asked = [snapshots[name] for name in ("choose", "true-false", "type", "name-all", "order", "recall")]
    stands = [
        Stand(replace(each, commands=frozenset(Command)), replace(begun(each.question), typing=False)) for each in asked
    ]
    others = [each for each in STUDY if each.name not in ANSWERING and any(can(stand, each.name) for stand in stands)]
    assert {"hint", "last-verdict"} <= {each.name for each in others}
    assert letters_of_answers(STUDY).isdisjoint(key for each in others for key in each.keys.split(","))


def test_a_letter_that_answers_in_an_exam_or_a_quiz_does_nothing_else_there() -> None:
    others = [each for each in EXAM if each.name not in ANSWERING]
    assert letters_of_answers(EXAM) == {*"abcdtf"}
    assert letters_of_answers(EXAM).isdisjoint(key for each in others for key in each.keys.split(","))


def test_options_are_chosen_by_number_by_pointing_and_by_mouse(on_stage: OnStage, showing: Any) -> None:
    async def by_number(stage: Any) -> None:
        await stage.press("2")
        assert stage.app.desk.sent == [Chose(1)]

    async def by_pointing(stage: Any) -> None:
        await stage.press("down", "j", "k", "up", "enter")
        assert stage.app.desk.sent == [Chose(2)]

    async def by_mouse(stage: Any) -> None:
        await stage.click_on("Homeland Security Investigations (HSI)")
        assert stage.app.desk.sent == [Chose(1)]

    for scene in (by_number, by_pointing, by_mouse):
        on_stage(showing("choose", "chose-right"), scene, deck="ice")


@pytest.mark.parametrize("name", ["choose", "true-false", "order"])
def test_enter_held_down_chooses_nothing_before_something_is_pointed_at(name: str, on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        before = stage.text
        await stage.press("enter", "enter", "9")
        await stage.hammer(*["enter"] * 12)
        assert stage.app.desk.sent == []
        assert stage.text == before

    on_stage(showing(name), scene, deck="ice")


@pytest.mark.parametrize("name", ["choose", "true-false"])
def test_what_space_points_at_is_not_taken_before_it_was_seen(name: str, on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.hammer("space", "enter", "enter")
        assert stage.app.desk.sent == []
        assert "Enter takes this one" in stage.text
        await stage.press("enter")
        assert stage.app.desk.sent == [Chose(0)]

    on_stage(showing(name, "chose-right"), scene, deck="ice")


def test_an_arrow_says_which_is_meant_however_fast_enter_follows(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.hammer("space", "down", "enter")
        assert stage.app.desk.sent == [Chose(1)]

    on_stage(showing("choose", "chose-right"), scene, deck="ice")


def test_true_and_false_have_their_letters_and_their_numbers(on_stage: OnStage, showing: Any) -> None:
    for key, option in (("t", 0), ("f", 1), ("1", 0), ("2", 1)):

        async def scene(stage: Any, key: str = key, option: int = option) -> None:
            await stage.press(key)
            assert stage.app.desk.sent == [Chose(option)]

        on_stage(showing("true-false", "judged-right"), scene, deck="ice")


def test_while_an_answer_is_typed_letters_are_text_and_escape_makes_them_commands(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(*"hug?0 :q")
        assert "› hug?0 :q" in stage.text
        assert stage.app.desk.sent == []
        await stage.press("escape", "h")
        assert stage.app.desk.sent == [Command.HINT]
        await stage.press("!", "enter")
        assert stage.app.desk.sent[1:] == [Typed("hug?0 :q!")]

    on_stage(showing("type", "type", "typed-close"), scene, deck="ice")


def test_escape_leaves_the_line_first_and_then_the_screen(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("escape")
        assert "i type" in stage.footer
        assert not stage.app.desk.left
        await stage.press("escape")
        assert stage.app.desk.left
        assert type(stage.app.screen).__name__ == "HomeScreen"

    on_stage(showing("type"), scene, deck="ice")


def test_several_answers_are_given_one_by_one_or_apart_at_semicolons(on_stage: OnStage, showing: Any) -> None:
    async def one_by_one(stage: Any) -> None:
        await stage.press(*"HSI", "enter", *"hsi", "enter")
        assert "You gave that one already." in stage.text
        await stage.press(*"ERO", "enter", "backspace")
        assert "› ERO" in stage.text
        await stage.press("enter", *"OPLA", "enter")
        assert stage.app.desk.sent == [Listed(("HSI", "ERO", "OPLA"))]

    async def in_one_line(stage: Any) -> None:
        await stage.press(*"HSI; ERO;OPLA", "enter")
        assert stage.app.desk.sent == [Listed(("HSI", "ERO", "OPLA"))]

    async def fewer(stage: Any) -> None:
        await stage.press(*"HSI", "enter", "enter")
        assert stage.app.desk.sent == [Listed(("HSI",))]

    async def none(stage: Any) -> None:
        await stage.press("enter")
        assert stage.app.desk.sent == [Typed("")]  # the desk says why that does not count

    for scene in (one_by_one, in_one_line, fewer, none):
        on_stage(showing("name-all", "named"), scene, deck="ice")


def test_an_order_is_made_by_number_by_pointing_and_by_mouse_and_taken_back(on_stage: OnStage, showing: Any) -> None:
    right = [Listed(("identifying", "detaining", "deporting"))]

    async def by_number(stage: Any) -> None:
        await stage.press("1", "2", "backspace", "backspace", "2", "3", "1")
        assert stage.app.desk.sent == []
        await stage.press("enter")
        assert stage.app.desk.sent == right

    async def by_pointing(stage: Any) -> None:
        await stage.press("down", "down", "enter", "down", "enter", "down", "enter", "enter")
        assert stage.app.desk.sent == right

    async def by_mouse(stage: Any) -> None:
        for item in ("2  identifying", "3  detaining", "1  deporting", "check"):
            await stage.click_on(item)
        assert stage.app.desk.sent == right

    for scene in (by_number, by_pointing, by_mouse):
        on_stage(showing("order", "ordered"), scene, deck="ice")


def test_in_an_order_space_points_at_the_first_item_that_has_no_place_and_enter_gives_it_one(
    on_stage: OnStage, showing: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("1", "space")
        assert "Enter takes this one" in stage.text
        await stage.press("enter", "3", "enter")
        assert stage.app.desk.sent == [Listed(("deporting", "identifying", "detaining"))]

    on_stage(showing("order", "ordered"), scene, deck="ice")


def test_a_rating_is_given_with_the_number_that_was_shown_with_its_day(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        assert "2 hard 27 Nov" in stage.footer
        await stage.press("2", "space")
        assert stage.app.desk.sent == [Rating.HARD, Command.NEXT]

    on_stage(showing("chose-wrong", "chose-right", "choose"), scene, deck="ice")


def test_a_number_that_rates_nothing_after_the_answer_answers_nothing_either(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("1", "2", "3", "4", "5")
        assert stage.app.desk.sent == []

    on_stage(showing("practice", "choose"), scene, deck="ice")


def test_a_revealed_answer_is_known_by_space_or_rated_by_number(on_stage: OnStage, showing: Any) -> None:
    for key, rating in (("space", Rating.GOOD), ("3", Rating.GOOD), ("1", Rating.AGAIN), ("4", Rating.EASY)):

        async def scene(stage: Any, key: str = key, rating: Rating = rating) -> None:
            await stage.press("space", key)
            assert stage.app.desk.sent == [Command.REVEAL, rating]

        on_stage(showing("recall", "revealed", "choose"), scene, deck="ice")


@pytest.mark.parametrize(
    ("key", "command"),
    [("w", Command.WAS_RIGHT), ("u", Command.UNDO), ("-", Command.SUSPEND), ("@", Command.SUSPEND), ("g", Command.GUESSED)],
)
def test_the_letters_after_an_answer_ask_the_desk(key: str, command: Command, on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press(key)
        assert stage.app.desk.sent == [command]

    on_stage(showing("chose-wrong"), scene, deck="ice")


def test_the_verdict_is_told_once_and_what_repeats_the_question_is_left_out(on_stage: OnStage, showing: Any) -> None:
    async def right(stage: Any) -> None:
        assert "✓ Right: Homeland Security Investigations (HSI)." in stage.text
        assert stage.text.count("Right") == 1

    async def not_known(stage: Any) -> None:
        assert "✗ You did not know it yet: the answer is" in stage.text
        assert stage.text.count("What does HSI stand for?") == 1
        assert "It was formed in 2010." in stage.text

    on_stage(showing("chose-right"), right, deck="ice")
    on_stage(showing("not-known"), not_known, deck="ice")


def test_the_summary_offers_practice_and_more_new_cards_and_the_decks(on_stage: OnStage, showing: Any) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("space", "d")
        assert stage.app.desk.sent.pop() == ("start", "ice", "due", True)
        await stage.press("m")
        assert stage.app.desk.sent == [10]
        await stage.press("enter")
        assert stage.app.desk.left

    on_stage(showing("summary"), scene, deck="ice")


def test_a_deck_is_started_by_enter_and_by_a_click_and_all_decks_by_a_capital_s(on_stage: OnStage, showing: Any) -> None:
    async def by_enter(stage: Any) -> None:
        await stage.press("down", "enter")
        assert stage.app.desk.sent == [("start", "civics", "due")]
        await stage.press("escape")
        assert "› U.S. civics" in stage.text

    async def by_click(stage: Any) -> None:
        await stage.click_on("Rivers of Europe")
        assert stage.app.desk.sent == [("start", "rivers", "due")]

    async def all_of_them(stage: Any) -> None:
        await stage.press("S")
        assert stage.app.desk.sent == [("start", None, "due")]

    async def practice(stage: Any) -> None:
        await stage.press("end", "up", "p")
        assert stage.app.desk.sent == [("start", "rivers", "practice")]

    for scene in (by_enter, by_click, all_of_them, practice):
        on_stage(showing("choose"), scene)
