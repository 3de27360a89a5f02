from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import _character_to_key

from ice_quiz.machine import FILE, MachineFile, read
from ice_quiz.study.snapshot import Command
from ice_quiz.tui import screens
from ice_quiz.tui.app import _in_short
from ice_quiz.tui.commands import SCREENS
from ice_quiz.tui.key_names import key_label, named_key, pressed_key, written_key
from ice_quiz.tui.keyring import Keyring, keyring

OnStage = Callable[..., None]


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], MachineFile]:
    """A settings.toml that holds the text."""

    def written(text: str) -> MachineFile:
        (tmp_path / FILE).write_text(text, encoding="utf-8")
        return read(tmp_path)

    return written


def test_every_sign_has_the_name_that_textual_gives_it_and_is_shown_as_itself() -> None:
    for sign in string.punctuation + string.ascii_letters + "é§":
        assert named_key(sign) == _character_to_key(sign)
    for sign in string.punctuation + string.ascii_letters + "é§€日😀":
        assert key_label(named_key(sign)) == written_key(named_key(sign)) == sign


@pytest.mark.parametrize(
    "written", ["down", "↓", "ctrl+left", "ctrl+←", "pageup", "esc", "space", "ctrl+@", "alt+é", "shift+f5"]
)
def test_a_key_that_is_shown_or_written_can_be_read_again(written: str) -> None:
    name = named_key(written)
    assert named_key(written_key(name)) == name


@pytest.mark.parametrize(
    ("written", "name", "label"),
    [
        ("esc", "escape", "esc"),
        ("Ctrl+Z", "ctrl+z", "ctrl+z"),
        ("ctrl+Alt+/", "alt+ctrl+slash", "alt+ctrl+/"),
        ("ctrl+@", "ctrl+space", "ctrl+space"),
        ("F2", "f2", "f2"),
    ],
)
def test_keys_are_written_as_people_write_them(written: str, name: str, label: str) -> None:
    assert named_key(written) == name
    assert key_label(name) == label


@pytest.mark.parametrize(
    "sent",
    [
        *("\x00", "\x1a", "\x1bz", "\x1bZ", "\x1b[Z"),
        *(f"\x1b[{code}u" for code in ("32;5", "64;5", "122;7", "122;6", "13;5")),
        *(f"\x1b[1;{modifiers}{key}" for modifiers in range(2, 9) for key in "DP"),
    ],
)
def test_a_key_that_a_terminal_sends_is_called_the_same_when_it_is_given_and_when_it_is_pressed(sent: str) -> None:
    parser = XTermParser()
    [key] = [event for event in (*parser.feed(sent), *parser.feed("")) if isinstance(event, Key)]
    assert named_key(written_key(key.key)) == pressed_key(key.key)


@pytest.mark.parametrize(
    "written", ["", " ", "zz", "ctrl+", "ctrl+ctrl+z", "hyper+z", "ctrl+i", "ctrl+m", "\x1b", "ab+c", "f25"]
)
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"key|terminal"):
        named_key(written)


@pytest.mark.parametrize("pressed", ["ctrl+space", "ctrl+@"])
def test_ctrl_and_space_work_whatever_the_terminal_makes_of_them(
    pressed: str, file: Callable[[str], MachineFile], on_stage: OnStage, showing: Any
) -> None:
    async def scene(stage: Any) -> None:
        assert "ctrl+space hint" in stage.footer
        await stage.press(pressed)
        assert stage.app.desk.sent == [Command.HINT]

    on_stage(showing("choose"), scene, (80, 24), deck="ice", keys=file('[keys.study]\nhint = "ctrl+space"\n'))


def test_keys_given_for_one_screen_or_for_all_are_shown_in_the_footer_and_the_help_and_work(
    file: Callable[[str], MachineFile], on_stage: OnStage, showing: Any
) -> None:
    keys = file('[keys]\nhelp = "f3"\n[keys.study]\nhint = ["z", "f5"]\nundo = "h"\n')

    async def scene(stage: Any) -> None:
        assert "z hint" in stage.footer
        assert "h undo" in stage.footer
        assert "f3 help" in stage.footer
        await stage.press("z", "f5", "h", "u")
        assert stage.app.desk.sent == [Command.HINT, Command.HINT, Command.UNDO]
        await stage.click_on("hint")
        assert stage.app.desk.sent[3:] == [Command.HINT]
        await stage.press("?")
        assert type(stage.app.screen).__name__ == "StudyScreen"
        await stage.press("f3")
        assert "z or f5" in stage.app.screen.page.text
        assert "f3 " in stage.app.screen.page.text

    assert keyring(keys).problems == ()
    on_stage(showing("choose"), scene, (120, 60), deck="ice", keys=keys)


def test_sentences_tell_the_keys_that_were_given_too(
    file: Callable[[str], MachineFile], on_stage: OnStage, showing: Any
) -> None:
    keys = file('[keys.study]\npractise = "f6"\n"more-new" = "f7"\ntake = "f8"\n')

    async def over(stage: Any) -> None:
        assert "You can practise (f6) or take some new cards already today (f7)." in stage.text

    async def pointing(stage: Any) -> None:
        await stage.press("space")
        assert "F8 takes this one, ↓ goes on to the next." in stage.text

    async def broken(stage: Any) -> None:
        assert ", f9 shows" in stage.text

    on_stage(showing(), broken, keys=file('[keys.home]\nstudy = "f9"\n'))
    on_stage(showing("nothing-due"), over, deck="ice", keys=keys)
    on_stage(showing("choose"), pointing, deck="ice", keys=keys)


def test_commands_that_share_a_key_keep_it_when_another_one_moves(
    file: Callable[[str], MachineFile], on_stage: OnStage, showing: Any
) -> None:
    async def scene(stage: Any) -> None:
        await stage.press("n")
        assert stage.app.desk.sent == [Command.NEXT]
        await stage.press("enter")  # of "go-on", which shares it with nine others
        assert stage.app.desk.sent == [Command.NEXT, Command.NEXT]
        await stage.press("space")
        assert len(stage.app.desk.sent) == 2

    keys = file('[keys.study]\nnext = "n"\n')
    on_stage(showing("chose-wrong", "chose-right", "chose-right"), scene, deck="ice", keys=keys)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('hint = "u"', 2, "“u” is the key of “undo” on the screen “study” already; “hint” keeps its own (h)."),
        ('hint = "?"', 2, "“?” is the key of “help”"),
        ('hint = "3"', 2, "“3” is the key of “option”"),
        ('hint = "zz"', 2, "“zz” is no key"),
        ('hint = "ctrl+i"', 2, "A terminal cannot tell “ctrl+i” from tab."),
        ("hint = []", 2, "“hint” needs a key."),
        ('hnt = "z"', 2, "There is no command “hnt” on the screen “study”; is “hint” meant?"),
        ('option = "z"', 2, "“option” keeps its keys: they are numbers."),
        ('check = "z"', 2, "“check” is wanted while you type"),
        ('stop-typing = "ctrl+w"', 2, "“stop-typing” is wanted while you type"),
        ('hint = "z"\nundo = "z"', 2, "“z” is the key of “undo”"),
        ('[keys.everywhere]\nhelp = "j"', 3, "“j” is the key of “down”"),
        ('[keys.stdy]\nhint = "z"', 3, "There is no screen “stdy”; is “study” meant?"),
        ('[keys.nowhere]\nhint = "z"', 3, "There is no screen “nowhere”; the screens are everywhere, home, study"),
    ],
)
def test_a_key_that_cannot_be_given_is_told_with_its_place_and_the_usual_one_stays(
    text: str, line: int, said: str, file: Callable[[str], MachineFile]
) -> None:
    made = file(f"[keys.study]\n{text}\n")
    found = keyring(made)
    [problem] = found.problems
    assert problem.startswith(f"{made.path}:{line}:")
    assert said in problem
    assert ("study", "hint") not in found.given


def test_keys_can_be_exchanged_and_a_refusal_undoes_nothing_else(file: Callable[[str], MachineFile]) -> None:
    found = keyring(file('[keys.study]\nhint = "u"\nundo = "h"\n'))
    assert (found.problems, {name for _, name in found.given}) == ((), {"hint", "undo"})
    found = keyring(file('[keys.study]\nhint = "u"\nundo = "g"\nsuspend = "z"\n'))
    assert len(found.problems) == 2  # “g” is taken, so “u” is still that of undo
    assert {name for _, name in found.given} == {"suspend"}


def test_without_keys_given_anew_nothing_is_changed() -> None:
    assert keyring(MachineFile(Path())) == Keyring()
    for commands in SCREENS.values():
        assert Keyring().of(commands) == commands


def test_the_keys_of_every_screen_can_be_given_anew() -> None:
    known = {id(commands) for commands in SCREENS.values()}
    for path in Path(screens.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "COMMANDS_HERE: " in text and " = ()" not in text:
            name = text.partition("COMMANDS_HERE: ")[2].partition(" = ")[2].split()[0]
            commands = getattr(__import__("ice_quiz.tui.commands", fromlist=[name]), name)
            assert id(commands) in known, path.name


def test_what_is_wrong_in_the_file_is_told_in_short_and_where_to_read_the_rest(
    file: Callable[[str], MachineFile], on_stage: OnStage, showing: Any
) -> None:
    made = file('theme = "drak"\n[keys.home]\nstatistics = "q"\nsettings = "w"\n')

    async def scene(stage: Any) -> None:
        stage.app.note = "\n".join(_in_short(made, keyring(made)))
        await stage.press("down")
        assert "settings.toml:1:9: “theme” is one of: auto, dark" in stage.text
        assert "1 more in that file: `ice-quiz config` tells all." in stage.text
        assert "w settings" in stage.footer
        assert "t statistics" in stage.footer

    on_stage(showing("choose"), scene, keys=made)
