from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ice_quiz import __version__
from ice_quiz.cli.program import COMMANDS

Call = Callable[..., Any]  # of the fixture `call`, which returns a `Ran`

NOTE = "The clock is set to 2026-11-24 09:00 by ICE_QUIZ_NOW.\n"


def test_the_help_lists_every_command_in_a_line(call: Call) -> None:
    code, out, err = call("--help")
    assert (code, err) == (0, "")
    for name, lazy in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(lazy.help)}$", out, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_help_of_its_own(call: Call, command: str) -> None:
    code, out, err = call(command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: ice-quiz {command} ")


def test_the_version_is_told(call: Call) -> None:
    assert call("--version") == (0, f"ice-quiz {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stduy"], "There is no command “stduy”. Did you mean `study`?\nTry `ice-quiz --help`.\n"),
        (["ice"], "There is no command “ice”. To study a deck: `ice-quiz study DECK`.\nTry `ice-quiz --help`.\n"),
        (["\x1b[2J"], "There is no command “\ufffd[2J”. To study a deck: `ice-quiz study DECK`.\nTry `ice-quiz --help`.\n"),
        (["study"], "Missing argument 'DECK'.\nTry `ice-quiz study --help`.\n"),
        (["study", "ice", "--limit", "0"], "Invalid value for '--limit'"),
        (["study", "ice", "--seed", "x"], "Invalid value for '--seed'"),
        (
            ["study", "ice", "--form", "sing"],
            "Invalid value for '--form': “sing” is no form. There are: choose, true-or-false,",
        ),
        (["study", "ice", "--plain", "--json"], "A session is either --plain or --json.\n"),
        (["check"], "Missing argument"),
        (["check", "ice", "--source", "article"], "--source needs the name of a source and a file"),
        (["check", "ice", "--source", "artcle=x.txt"], "The deck has no source `artcle`.\nDid you mean `article`?"),
        (["--nonsense"], "No such option"),
        (["due", "extra\x1b]0;x\x07"], "Got unexpected extra argument (extra\ufffd]0;x\ufffd)"),
    ],
)
def test_wrong_use_is_told_on_standard_error_with_exit_code_2(call: Call, arguments: list[str], told: str) -> None:
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert "\x1b" not in err


def test_what_is_due_is_told_in_lines(call: Call) -> None:
    code, out, err = call("due")
    assert (code, err) == (0, NOTE)
    assert re.search(r"^ICE – What is ICE\? \(ice\): 10 new, 0 again, 0 due$", out, re.MULTILINE)
    assert re.match(r"Due today: \d+ cards, about \d+ minutes\.\n", out)


def test_what_is_due_is_told_as_json(call: Call) -> None:
    code, out, _ = call("due", "--json")
    ice = next(deck for deck in json.loads(out)["decks"] if deck["id"] == "ice")
    assert code == 0
    assert Path(ice.pop("file")).name == "ice.yaml"
    assert ice.pop("cards") > ice.pop("minutes") > 0
    assert ice == {
        "id": "ice",
        "title": "ICE – What is ICE?",
        "new": 10,
        "again": 0,
        "due": 0,
        "known": 0.0,
        "next_day": "2026-11-25",
        "problem": None,
        "notice": None,
        "exams": 0,
        "exam": None,
        "exam_day": None,
        "exam_days": None,
        "withheld": 0,
        "outdated": 0,
        "waiting": 0,
        "catch_up_days": None,
        "left": None,
    }


def test_asking_what_is_due_leaves_nothing_but_what_can_be_rebuilt(call: Call, home: Path) -> None:
    call("due")
    assert [path.name for path in home.iterdir()] == ["cache"]


def test_a_broken_deck_is_told_and_stops_no_other(call: Call, home: Path) -> None:
    (home / "data" / "decks").mkdir(parents=True)
    broken = home / "data" / "decks" / "broken.yaml"
    broken.write_text("deck: broken\ntitel: Broken\n")
    code, out, _ = call("due")
    assert code == 0
    assert "broken.yaml (broken.yaml): cannot be used\n" in out
    assert f"{broken}:1:1: " in out
    assert "There is one more problem.\n" in out
    assert "ICE – What is ICE? (ice): 10 new, 0 again, 0 due\n" in out


def test_a_deck_is_previewed_as_one_document_in_the_documented_shape(call: Call, harbour: Path) -> None:
    code, out, err = call("preview", harbour, "--json")
    assert (code, err) == (0, NOTE)
    document = json.loads(out)
    assert (list(document), document["deck"]) == (["deck", "cards"], "harbour")
    card = next(card for card in document["cards"] if card["id"] == "harbour/Albatros.moors at")
    assert (card["fact"], card["topic"]) == ("Albatros moors at North Pier.", "Ships")
    assert card["source"] == "“Harbour Guide”, as of 2020"
    for question in (question for card in document["cards"] for question in card["questions"]):
        assert list(question) == ["form", "stem", "options", "answers"]
        assert question["answers"]
        for option in question["options"] or ():
            assert list(option) == ["text", "key", "proof"]
            assert option["key"] is (option["proof"] is None)
    choose = next(question for question in card["questions"] if question["form"] == "choose")
    assert sorted(option["text"] for option in choose["options"]) == ["East Pier", "North Pier", "South Pier"]
    assert [option["text"] for option in choose["options"] if option["key"]] == choose["answers"] == ["North Pier"]
    typed = next(question for question in card["questions"] if question["form"] == "cloze")
    assert typed == {
        "form": "cloze",
        "stem": "Fill the blank. Albatros moors at …",
        "options": None,
        "answers": ["North Pier"],
    }


def test_a_preview_is_the_same_each_time_and_does_not_always_put_the_key_first(call: Call) -> None:
    document = call("preview", "ice", "--json").out
    assert call("preview", "ice", "--json").out == document
    options = [
        [option["key"] for option in question["options"]]
        for card in json.loads(document)["cards"]
        for question in card["questions"]
        if question["form"] == "choose"
    ]
    assert {keys.index(True) for keys in options} >= {0, 1, 2}


def test_a_preview_for_people_marks_right_and_wrong_with_the_proof(call: Call, harbour: Path) -> None:
    code, out, _ = call("preview", harbour)
    assert code == 0
    assert re.search(r"^    wrong  South Pier  \(P1: .*North Pier.*\)$", out, re.MULTILINE)
    assert re.search(r"^    right  North Pier$", out, re.MULTILINE)
    assert "  Albatros moors at North Pier.\n  Source: “Harbour Guide”, as of 2020\n" in out


def test_previewing_and_checking_need_no_progress_file(call: Call, home: Path, harbour: Path) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "progress.db").write_text("not a database")
    assert call("preview", harbour).code == 0
    assert call("check", harbour).code == 0
    assert call("where").code == 0
    code, out, err = call("due")
    assert (code, out) == (1, "")
    assert f"{home / 'data' / 'progress.db'}: " in err


def test_a_deck_without_a_problem_passes_the_check(call: Call, harbour: Path) -> None:
    assert call("check", harbour, "--json") == (0, "[]\n", NOTE)
    assert call("check", harbour).out == f"{harbour}: no problem; 6 cards.\n" + call("check", harbour).out.partition("\n")[2]


def test_facts_are_held_against_the_text_of_their_source(call: Call, harbour: Path, tmp_path: Path) -> None:
    text = tmp_path / "guide.txt"
    text.write_text("Albatros lies at North Pier, Biene at East Pier, Cormoran at South Pier.\n")
    assert call("check", harbour, "--source", f"guide={text}") == (0, f"{harbour}: no problem; 6 cards.\n", NOTE)
    text.write_text("Albatros lies at North Pier, Biene at West Pier, Cormoran at South Pier.\n")
    code, out, _ = call("check", harbour, "--source", f"guide={text}")
    assert code == 1
    assert re.search(rf"^{harbour}:15:\d+: [A-Z]\d+ .*East Pier", out, re.MULTILINE)


def test_every_problem_is_told_with_its_place_and_the_exit_code_is_1(call: Call, harbour: Path) -> None:
    harbour.write_text(harbour.read_text().replace("East Pier]", "East Peir]").replace("South Pier]", "South Peir]"))
    code, out, _ = call("check", harbour)
    assert code == 1
    lines = out.splitlines()
    assert re.fullmatch(rf"{harbour}:15:27: [A-Z]\d+ .*East Peir.*East Pier.*", lines[0])
    assert lines[1:3] == ["          - [Biene, moors at, East Peir]", f"    {' ' * 26}^^^^^^^^^"]
    assert re.fullmatch(rf"{harbour}:16:\d+: [A-Z]\d+ .*South Peir.*South Pier.*", lines[3])
    assert lines[6:] == [f"{harbour}: 2 errors.", "`ice-quiz rule T201` explains it."]


def test_problems_are_told_as_json_in_the_documented_shape(call: Call, harbour: Path) -> None:
    harbour.write_text(harbour.read_text().replace("\ntitle:", "\ntitel:"))
    code, out, err = call("check", harbour, "--json")
    assert (code, err) == (1, NOTE)
    problems = json.loads(out)
    assert all(list(problem) == ["file", "line", "column", "code", "severity", "message"] for problem in problems)
    assert (problems[0]["file"], problems[0]["line"], problems[0]["severity"]) == (str(harbour), 1, "error")


def test_a_warning_is_told_as_such_and_is_no_failure(call: Call, harbour: Path) -> None:
    text = harbour.read_text()
    harbour.write_text(text[: text.index("sources:")] + text[text.index("relations:") :].replace("    source: guide\n", ""))
    code, out, _ = call("check", harbour)
    assert code == 0
    assert re.search(r" \(warning\)\n", out)
    assert f"{harbour}: 1 warning; 6 cards.\n" in out


def test_facts_that_cannot_be_held_against_a_text_are_listed_as_unchecked(call: Call) -> None:
    code, out, _ = call("check", "ice")
    assert code == 0
    assert re.search(
        r"^ice: \d+ facts are unchecked, because the text of the source is not at hand: lines \d+", out, re.MULTILINE
    )


def test_one_fact_that_is_unchecked_is_told_with_its_line(call: Call, tmp_path: Path) -> None:
    deck = tmp_path / "milk.yaml"
    deck.write_text(
        "deck: milk\ntitle: Milk\nsources: {book: {title: Book, as of: 2020}}\ntopics:\n  - topic: Milk\n    source: book\n"
        "    cards: [{ask: 'What is roux made of?', id: roux, answer: butter and flour}]\n"
    )
    out = call("check", deck).out
    assert "1 fact is unchecked, because the text of the source is not at hand: line 7.\n" in out


def test_several_decks_are_checked_at_once_by_id_or_file(call: Call, harbour: Path) -> None:
    code, out, _ = call("check", "ice", harbour, "missing.yaml")
    assert code == 1
    assert "missing.yaml:1:1: " in out
    assert f"{harbour}: no problem; 6 cards.\n" in out
    assert re.search(r"^ice: no problem, \d+ waived; \d+ cards\.$", out, re.MULTILINE)


def test_an_unknown_deck_is_told_with_those_at_hand(call: Call) -> None:
    for command in (["check"], ["preview"], ["study", "--plain"], ["study", "--json"]):
        code, out, err = call(*command, "iec")
        assert (code, out) == (1, "")
        assert "There is no deck “iec”.\nDid you mean “ice”?" in err


def test_a_deck_is_added_and_then_listed(call: Call, home: Path, harbour: Path) -> None:
    code, out, err = call("add", harbour)
    assert (code, err) == (0, NOTE)
    assert "Added “Hafen – Über das Wasser” with 6 cards, as " in out
    assert "Study it with `ice-quiz study harbour`.\n" in out
    assert "Hafen – Über das Wasser (harbour): 6 new, 0 again, 0 due\n" in call("due").out
    assert (home / "data" / "decks" / "harbour.yaml").read_bytes() == harbour.read_bytes()


def test_a_deck_that_is_added_again_is_not_said_to_have_been_added(call: Call, harbour: Path) -> None:
    call("add", harbour)
    code, out, _ = call("add", harbour)
    assert (code, "Added" in out) == (0, False)
    assert out.startswith("Nothing to add: “Hafen – Über das Wasser” with 6 cards, as ")


def test_a_deck_with_problems_is_not_added_and_all_of_them_are_told(call: Call, home: Path, harbour: Path) -> None:
    harbour.write_text(harbour.read_text().replace("East Pier]", "East Peir]").replace("South Pier]", "South Peir]"))
    code, out, err = call("add", harbour)
    assert (code, out) == (1, "")
    assert f"{harbour}:15:27: " in err
    assert f"{harbour}:16:" in err
    assert not (home / "data").exists()


def test_what_is_no_deck_cannot_be_added(call: Call, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.yaml", tmp_path / "a\x1b[2Jb.yaml", tmp_path / "nul\0l"):
        code, out, err = call("add", path)
        assert (code, out) == (1, "")
        assert "\x1b" not in err
        assert err


def test_the_files_are_told_and_none_is_made(call: Call, home: Path) -> None:
    code, out, err = call("where")
    assert (code, err) == (0, "")
    assert f"your progress:        {home / 'data' / 'progress.db'}  (not there yet)\n" in out
    assert f"your decks:           {home / 'data' / 'decks'}  (not there yet)\n" in out
    assert not home.exists()


def test_a_set_clock_alone_cannot_spoil_progress(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ICE_QUIZ_HOME")
    code, out, err = call("due")
    assert (code, out) == (2, "")
    assert "ICE_QUIZ_NOW works only together with ICE_QUIZ_HOME" in err


def test_a_clock_that_cannot_be_read_is_wrong_use(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("yesterday", "2026-13-01", "\x1b[2J"):
        monkeypatch.setenv("ICE_QUIZ_NOW", text)
        code, out, err = call("due")
        assert (code, out) == (2, "")
        assert "ICE_QUIZ_NOW is not a date and time" in err
        assert "\x1b" not in err
