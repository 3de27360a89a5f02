from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.language.normal import folded, initials, slug, within, wordings

steady = settings(derandomize=True, deadline=None)
anything = st.text()
# Text with what folding treats specially, close together.
awkward = st.text(alphabet="aAbIvüé'’.-–—,&+#% 15(\u00a0\u202f\u00ad²½ßİǅ\u0301ﷺ_\u3099か", max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Homeland Security Investigations", "homeland  security\tinvestigations."),
        ("U.S. Immigration & Customs Enforcement", "us immigration and customs enforcement"),
        ("H.S.I.", "ＨＳＩ"),
        ("J. R. R. Tolkien", "J.R.R. Tolkien"),
        ("Café", "cafe"),
        ("Cafe\u0301", "Café"),
        ("Straße", "STRASSE"),
        ("Łódź", "Lodz"),
        ("“the” ‘states’ rights’", "states' rights"),
        ("driver’s license", "drivers license"),
        ("self–government", "self-government"),
        ("The Danube", "Danube"),
        ("an organelle", "Organelle"),
        ("6,700 agents", "6\u202f700 agents"),
        ("1,234,567", "1234567"),
        ("Marbury v. Madison", "Marbury vs Madison"),
        ("50%", "50 percent"),
        ("soft\u00adhyphen", "softhyphen"),
        ("שָׁלוֹם", "שלום"),
        ("٤٥", "45"),
    ],
)
def test_ways_to_write_one_answer_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A minor", "minor"),
        ("A flat", "flat"),
        ("C++", "C"),
        ("C#", "C"),
        ("-5", "5"),
        ("6.7", "67"),
        ("6.700", "6,700"),
        ("Hepatitis A", "Hepatitis B"),
        ("は", "ば"),
        ("कि", "का"),
        ("not the Danube", "the Danube"),
        ("?", "!"),
        ("World War I", "World War II"),
    ],
)
def test_different_answers_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_the_letter_a_is_not_taken_for_an_article_when_it_is_the_answer() -> None:
    assert folded("A") == "a"
    assert folded("Vitamin A") == "vitamin a"


def test_a_letter_that_unfolds_to_another_that_unfolds_is_folded_to_the_end() -> None:
    assert folded("\u0149") == folded(folded("\u0149")) == "n"


@given(st.one_of(anything, awkward))
@steady
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.one_of(anything, awkward))
@steady
def test_only_blank_text_folds_to_nothing(text: str) -> None:
    assert bool(folded(text)) == bool(text.strip() and folded(text))
    if any(sign.isalnum() for sign in text):
        assert folded(text)


def test_words_in_brackets_may_be_left_out() -> None:
    assert wordings("(Thomas) Jefferson") == ("(Thomas) Jefferson", "Thomas Jefferson", "Jefferson")
    assert wordings("organ(s)") == ("organ(s)", "organs", "organ")
    assert wordings("use much (ATP), then rest") == (
        "use much (ATP), then rest",
        "use much ATP, then rest",
        "use much, then rest",
    )


@pytest.mark.parametrize("text", ["Danube", "", "a ) b (", "((a)", "smile :("])
def test_text_without_pairs_of_brackets_has_one_wording(text: str) -> None:
    assert wordings(text) == (text,)


def test_the_text_itself_is_a_wording_even_when_all_of_it_is_in_brackets() -> None:
    assert wordings("(yes)") == ("(yes)", "yes")


def test_many_brackets_do_not_explode() -> None:
    assert len(wordings("(a) " * 30 + "b")) == 3


@given(anything)
@steady
def test_every_wording_says_something_and_none_twice(text: str) -> None:
    found = wordings(text)
    assert found[0] == text
    assert len(set(found)) == len(found)
    assert all(folded(each) for each in found[1:])


def test_a_name_is_found_within_a_text_by_whole_words_only() -> None:
    assert within("Virginia", "the state of Virginia.")
    assert within("U.S.", "in the US Army")
    assert not within("Inn", "the inner city")
    assert not within("", "anything")


def test_a_slug_can_stand_in_an_id() -> None:
    assert slug("Stages of Respiration") == "stages-of-respiration"
    assert slug("6.7 / 8 %") == "6-7-8-percent"
    assert slug("Österreich") == "osterreich"
    assert slug("") == ""


@given(anything)
@steady
def test_a_slug_holds_nothing_that_an_id_reserves(text: str) -> None:
    made = slug(text)
    assert not set(made) & set("/.% \n\t")
    assert bool(made) == bool(text.strip())


def test_initials_leave_small_words_out() -> None:
    assert initials("Homeland Security Investigations") == "HSI"
    assert initials("Office of the Principal Legal Advisor") == "OPLA"
    assert initials("Immigration and Customs Enforcement") == "ICE"
    assert initials("deoxyribo-nucleic acid") == "DNA"
    assert initials("U.S. Marshals") == "USM"
    assert initials("of the") == "OT"
    assert initials("") == ""
