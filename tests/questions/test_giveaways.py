"""Item writing: the key must not be the only option of its kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.giveaways import alike, giveaway, overlapping
from ice_quiz.questions.question import Form


@pytest.mark.parametrize(
    ("key", "others", "stem", "why"),
    [
        ("the North Sea", ["Adriatic Sea", "Aegean Sea"], "Where does it end?", "article"),
        ("Aegean Sea", ["the Black Sea", "the Red Sea"], "Where does it end?", "without an article"),
        ("a gate", ["gate of iron", "gate of oak"], "What is it?", "article"),
        ("Danube", ["river", "brook"], "What is it?", "capital"),
        ("brook", ["Danube", "Rhine"], "What is it?", "capital"),
        ("Apollo 11", ["Mercury A", "Gemini B"], "Which flight?", "figure"),
        ("Apollo", ["Apollo 11", "Apollo 12"], "Which flight?", "figure"),
        ("it carries the energy of the cell", ["it divides", "it stores fat"], "Why?", "longer"),
        ("yes", ["it divides often", "it stores much fat"], "Why?", "half as long"),
        ("rivers", ["lake", "pond"], "What is it?", "plural"),
        ("river", ["lakes", "ponds"], "What is it?", "singular"),
        ("Cyber Crimes Section", ["Office of Field Work", "Office of State"], "Which part?", "begin alike"),
        ("Office of Removal", ["Bureau of Mines", "Center for Data"], "Which office?", "office"),
        ("Border Patrol", ["Coast Guard", "Park Service"], "Who patrols the borders?", "border"),
    ],
)
def test_a_key_that_stands_out_is_told_with_the_reason(key: str, others: list[str], stem: str, why: str) -> None:
    found = giveaway(key, others, stem)
    assert found is not None
    assert why in found.says


@pytest.mark.parametrize(
    ("key", "others", "stem"),
    [
        ("the Black Sea", ["the Adria", "the Aegean Sea"], "Where does it end?"),
        ("the Black Sea", ["the Adria", "Adriatic Sea"], "Where does it end?"),
        ("6,700", ["10,000", "7,600"], "How many?"),
        ("Danube", ["Rhine", "Elbe"], "Which river?"),
        ("A minor", ["E minor", "D minor"], "Which key has no sharps or flats?"),
        ("mitochondrion", ["ribosome", "nucleus"], "Which part?"),
        ("Office of Removal", ["Office of Mines", "Center for Data"], "Which office?"),
        ("Office of Removal", ["Office of Mines", "Office of Data"], "Which one?"),
        ("Border Patrol", ["Border Guard", "Park Service"], "Who patrols the borders?"),
    ],
)
def test_a_key_among_its_like_is_no_giveaway(key: str, others: list[str], stem: str) -> None:
    assert giveaway(key, others, stem) is None


def test_acronyms_behind_names_are_shown_for_all_options_or_for_none() -> None:
    assert alike(["Homeland (HSI)", "Removal (ERO)"]) == ("Homeland (HSI)", "Removal (ERO)")
    assert alike(["Homeland (HSI)", "Removal"]) == ("Homeland", "Removal")


def test_options_that_stand_inside_one_another_are_seen() -> None:
    assert overlapping(["Graz", "West Graz"])
    assert not overlapping(["Graz", "Grazing"])


def test_a_card_whose_key_would_stand_out_in_every_choice_is_not_asked_as_one(compiled: Callable[[str], Compiled]) -> None:
    def formed(wrong: str) -> set[Form]:
        card = f"{{ask: Where does it end?, answer: the Black Sea, wrong: [{wrong}]}}"
        made = compiled(f"deck: d\ntitle: t\ntopics: [{{topic: t, cards: [{card}]}}]\n")
        return {each.form for each in made.renderings("d/where-does-it-end")}

    assert Form.CHOOSE in formed("the Adria, the North Sea")
    assert Form.CHOOSE in formed("Adria, the Baltic, North Sea, the Red Sea")
    assert Form.CHOOSE not in formed("Adria, North Sea")
    assert Form.CHOOSE not in formed("the Adria")


def test_no_written_deck_offers_a_choice_in_which_the_key_stands_out(written: list[Compiled]) -> None:
    for deck in written:
        for card in deck.cards:
            for rendering in (each for each in deck.renderings(card) if each.form is Form.CHOOSE):
                for seed in range(5):
                    question = deck.question(card, rendering, seed)
                    (key,) = (option.text for option in question.options if option.key)
                    others = [option.text for option in question.options if not option.key]
                    assert giveaway(key, others, question.stem) is None, question
