"""Repairs keep the rest of the file to the byte."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.facts.deckfile import read_deck_bytes
from ice_quiz.lint.check import Choice, check_text, examined
from ice_quiz.lint.repair import repaired

TODAY = date(2026, 11, 24)
HEAD = "deck: d\ntitle: D\nsources: {atlas: {title: The Atlas, as of: 2020}}\ntopics:\n  - topic: T\n    source: atlas\n"

comments = st.text(st.sampled_from("abcä ß€—“”{}[]:,#?!'\"\\🙂"), max_size=20)
items = st.sampled_from(["10,000", "7,600", "9", "“Ulm, on the Danube”", "Inn", '"a, b"', "In\u200bn"])


@st.composite
def decks(draw: st.DrawFn) -> str:
    """Decks with slips that can be repaired, and with comments, blanks, quotes and line ends of every kind around them."""
    lines = [HEAD + "    lists:"]
    for number in range(draw(st.integers(1, 3))):
        found = draw(st.lists(items, min_size=2, max_size=4, unique=True))
        lines.append(f"      - list: towns {number}   # {draw(comments)}")
        lines.append(f"        items: [{draw(st.sampled_from([', ', ',  ']))}".rstrip(", ") + f"{', '.join(found)}]  ")
        lines.append(f"        complete: yes{' ' * draw(st.integers(0, 3))}")
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n# end"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return draw(st.sampled_from(["", "\ufeff"])) + text


@settings(derandomize=True, deadline=None, max_examples=150)
@given(decks())
def test_a_repair_changes_what_it_names_and_not_a_byte_beside_it(text: str) -> None:
    data = text.encode()
    problems = examined(read_deck_bytes(data, "d.yaml"), {}, TODAY, Choice(select=("Y", "C807"))).problems
    repair = repaired(data, "d.yaml", problems)
    edits = {edit for problem in problems for edit in problem.edits}
    if repair is None:
        assert not edits or read_deck_bytes(data, "d.yaml").deck is None
        return
    # Taking every repair back gives the file as it was.
    back = repair.data.decode()
    for edit in edits:
        new = edit.new.replace("\n", "\r\n") if "\r\n" in text else edit.new
        assert new in back
    removed = {edit.old for edit in edits}
    kept_before = [line for line in text.splitlines(keepends=True) if not any(old in line for old in removed)]
    after = repair.data.decode().splitlines(keepends=True)
    assert [line for line in kept_before if line not in after] == []
    assert len(repair.data.decode()) == len(text) + sum(
        len(edit.new.replace("\n", "\r\n") if "\r\n" in text else edit.new) - len(edit.old) for edit in edits
    )


def test_an_edit_whose_text_is_not_there_is_not_made() -> None:
    report = check_text(HEAD + "    cards: [{ask: 'Who?', answer: In\u200bn}]\n", "d.yaml", {}, TODAY)
    (problem,) = report.problems
    assert repaired(b"deck: d\ntitle: D\n", "d.yaml", [problem]) is None


def test_a_repair_that_would_break_the_deck_is_none() -> None:
    text = HEAD + "    cards: [{ask: 'Who?', answer: In\u200bn}]\n"
    (problem,) = check_text(text, "d.yaml", {}, TODAY).problems
    (edit,) = problem.edits
    breaking = type(edit)(edit.line, edit.column, edit.old, "[")
    worse = type(problem)(problem.place, problem.code, problem.severity, problem.message, (breaking,))
    assert repaired(text.encode(), "d.yaml", [worse]) is None
