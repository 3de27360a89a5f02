"""`ice-quiz check` with its options, and `ice-quiz rule`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.lint.catalogue import RULES

Call = Callable[..., Any]

DECK = """\
deck: d   # kept as it is
title: "D"
sources: {atlas: {title: The Atlas, as of: 2020}}
topics:
  - topic: Towns
    source: atlas
    numbers:
      - {of: Ulm, what: people, value: 9000, near: [10,000,  7600]}   # two slips
    cards:
      - ask: Which river flows through Ulm
        answer: the Danube
        wrong: [the Rhine, the Elbe, Rhine]
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "d.yaml"
    path.write_bytes(DECK.encode())
    return path


def codes(out: str) -> list[str]:
    return [problem["code"] for problem in json.loads(out)]


def test_a_repair_is_shown_and_changes_nothing_else(call: Call, deck: Path) -> None:
    deck.chmod(0o640)
    code, out, _ = call("check", "--fix", deck)
    assert code == 0
    once = DECK.replace("10,000,", '"10,000",')
    assert deck.read_bytes().decode() == once
    assert deck.stat().st_mode & 0o777 == 0o640
    changed = [line for line in out.splitlines() if line.startswith(("+ ", "- "))]
    assert changed == [
        "-      - {of: Ulm, what: people, value: 9000, near: [10,000,  7600]}   # two slips",
        '+      - {of: Ulm, what: people, value: 9000, near: ["10,000",  7600]}   # two slips',
    ]
    assert "1 problem mended" in out
    call("check", "--fix", deck)  # what was read only now
    assert deck.read_bytes().decode() == once.replace("through Ulm", "through Ulm?")
    assert "nothing here can be repaired safely" in call("check", "--fix", deck).out


def test_ids_are_written_where_they_are_asked_for_and_cards_stay_what_they_are(call: Call, harbour: Path) -> None:
    harbour.write_text(
        harbour.read_text()
        + "    cards:\n      - ask: Who keeps the light?\n        answer: Berg\n"
        + '      - {ask: "Who paints the boats?", answer: Tal}\n'
    )
    before = json.loads(call("preview", harbour, "--json").out)
    assert codes(call("check", "--json", harbour).out) == []
    assert codes(call("check", "--json", "--select", "C807", harbour).out) == ["C807", "C807"]
    call("check", "--fix", "--select", "C807", harbour)
    text = harbour.read_text()
    assert "      - id: who-keeps-the-light\n        ask: Who keeps the light?\n" in text
    assert '      - {id: who-paints-the-boats, ask: "Who paints the boats?", answer: Tal}\n' in text
    assert json.loads(call("preview", harbour, "--json").out) == before


def test_rules_are_chosen_by_code_or_its_beginning(call: Call, deck: Path) -> None:
    call("check", "--fix", deck)
    assert codes(call("check", "--json", deck).out) == ["S603", "D502"]
    assert codes(call("check", "--json", "--select", "d,s603", deck).out) == ["S603", "D502"]
    assert codes(call("check", "--json", "--ignore", "S", deck).out) == ["D502"]
    code, _, err = call("check", "--select", "D999", deck)
    assert code == 2
    assert "There is no rule “D999”." in err


def test_what_is_waived_is_counted_and_shown_on_demand(call: Call, deck: Path) -> None:
    call("check", "--fix", deck)
    deck.write_text(
        deck.read_text() + "waive:\n  - {rule: D502, why: it is meant so}\n  - {rule: S603, card: other, why: no}\n"
    )
    out = call("check", deck).out
    assert ", 1 waived; 2 cards." in out
    assert "meant so" not in out
    assert "S603 This question has no question mark." in out
    assert "Y034 `S603` finds nothing here about `other`" in out
    assert "(waived: it is meant so)" in call("check", "--waived", deck).out


def test_a_rule_is_explained_on_one_page_with_both_examples(call: Call) -> None:
    code, out, _ = call("rule", "d501")
    assert code == 0
    assert RULES["D501"].says in out
    assert "Bad:\n" in out
    assert "Good:\n" in out
    listed = call("rule").out
    assert all(f"  {code} " in listed for code in RULES)
    code, _, err = call("rule", "D5O1")
    assert code == 2
    assert "Did you mean D501?" in err


def test_a_preview_tells_what_is_not_asked_and_why(call: Call, harbour: Path) -> None:
    text = harbour.read_text().replace("pier: {North Pier: ,", "pier: {North Pier: , Upper North Pier: ,")
    harbour.write_text(text.replace("[Biene, moors at, East Pier]", "{fact: [Biene, moors at, East Pier], off: [choose]}"))
    out = call("preview", harbour).out
    assert "  not offered: Upper North Pier, because its name and that of a right answer stand inside one another" in out
    assert "  not asked by “choose”: it is switched off (`off:`)" in out
    cards = {card["id"]: card for card in json.loads(call("preview", harbour, "--json").out)["cards"]}
    assert cards["harbour/Albatros.moors at"]["rejected"][0]["text"] == "Upper North Pier"
    assert cards["harbour/Biene.moors at"]["absent"][0] == {"form": "choose", "why": "it is switched off (`off:`)"}
