from __future__ import annotations

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ice_quiz.questions.question import Answer, AnswerKey, Form, Option, Proof, Question, Rendering
from ice_quiz.study.hints import hints

WHY = Proof("P1", "")


def asks(form: Form, *answers: str, need: int = 1, hint: str = "", wrong: tuple[str, ...] = ()) -> Question:
    options = tuple(Option(text, False, WHY) for text in wrong)
    if wrong:
        options = (Option(answers[0], True), *options)
    return Question("d/c", Rendering(form), "?", AnswerKey(tuple(map(Answer, answers)), need=need), options, hint=hint)


def test_the_authors_hint_comes_first_then_a_letter_then_half() -> None:
    assert hints(asks(Form.TYPE, "Danube", hint="A river.")) == (
        "A river.",
        "It begins with “D…”.",
        "It begins with “Dan…”.",
    )


def test_brackets_and_articles_tell_nothing_so_they_are_left_out() -> None:
    assert hints(asks(Form.TYPE, "the Black Sea"))[0] == "It begins with “B…”."
    assert hints(asks(Form.TYPE, "(Thomas) Jefferson"))[0] == "It begins with “T…”."


def test_a_choice_loses_a_wrong_option_while_two_are_left() -> None:
    assert hints(asks(Form.CHOOSE, "a", wrong=("b", "c"))) == ("It is not “c”.",)
    assert hints(asks(Form.CHOOSE, "a", wrong=("b",))) == ()


def test_of_a_number_the_first_figure_is_given_and_not_the_word_before_it() -> None:
    assert hints(asks(Form.NUMBER, "more than 400"))[0] == "It begins with “4…”."
    assert hints(asks(Form.NUMBER, "about 20"))[0] == "It begins with “2…”."


def test_true_or_false_has_only_the_authors_hint() -> None:
    assert hints(asks(Form.TRUE_FALSE, "True", wrong=("False",))) == ()
    assert hints(asks(Form.TRUE_FALSE, "True", wrong=("False",), hint="Think.")) == ("Think.",)


def test_a_list_shows_how_each_answer_begins_as_many_as_are_asked_for() -> None:
    assert hints(asks(Form.NAME_ALL, "black", "red", "gold", need=3))[0] == "They begin with “b…”, “r…”, “g…”."
    assert hints(asks(Form.TYPE, "black", "red", "gold"))[0] == "It begins with “b…”."


def test_an_order_shows_what_comes_first() -> None:
    assert hints(asks(Form.PUT_IN_ORDER, "black", "red", "gold", need=3)) == ("“black” comes first.",)


def test_a_one_letter_answer_has_no_hint() -> None:
    assert hints(asks(Form.NUMBER, "4")) == ()


@hypothesis_settings(derandomize=True, deadline=None)
@given(st.text(min_size=1, max_size=40), st.sampled_from([Form.TYPE, Form.CLOZE, Form.NUMBER, Form.WHAT_NEXT]))
def test_no_hint_holds_the_whole_answer(answer: str, form: Form) -> None:
    assert all(f"“{answer.strip()}…”" not in hint for hint in hints(asks(form, answer)) if answer.strip())
