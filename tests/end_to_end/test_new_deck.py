"""A teacher's first ten minutes: six questions, a slip, and a deck that can be drilled."""

from __future__ import annotations

from typing import Any


def test_six_questions_make_a_deck_and_a_slip_is_asked_again(home: Any, terminal: Any) -> None:
    target = home.folder / "first.yaml"
    screen = terminal(home, "new", target)
    for question, reply in (
        ("What is the deck about?", "Rivers of Europe"),
        ("Where do the facts come from?", "The Atlas"),
        ("What kind of things", "river"),
        ("Name three or more", "Danube, Rhine, Elbe"),
        ("Ask a question", "Which river flows through Ulm?"),
        ("Its right answer", "Oder"),
    ):
        screen.wait_for(question)
        screen.type(f"{reply}\r")
    screen.wait_for("“Oder” is none of Danube, Rhine, Elbe.", "[Rivers of Europe]")
    for kept in ("[The Atlas]", "[river]", "[Danube, Rhine, Elbe]", "[Which river flows", "[Oder]"):
        screen.type("\r")
        screen.wait_for(kept)
    screen.type("Danube\r")
    screen.wait_for("Written:")
    assert screen.end() == 0
    ran = home.run("check", target, "--json")
    assert (ran.returncode, ran.stdout) == (0, "[]\n")
