from __future__ import annotations

from ice_quiz.language.nearest import nearest


def test_a_mistyped_word_finds_the_one_that_was_meant() -> None:
    assert nearest("awnser", ["ask", "answer", "answers"]) == "answer"
    assert nearest("direcotrate", ["division", "directorate"]) == "directorate"
    assert nearest("hsi", ["HSI", "ERO"]) == "HSI"


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    assert nearest("Danube", ["mitochondrion", "ATP"]) is None
    assert nearest("x", ["y", "z"]) is None
    assert nearest("", ["a"]) is None
    assert nearest("Danube", []) is None


def test_of_equals_the_first_is_suggested() -> None:
    assert nearest("bat", ["cat", "hat"]) == "cat"
