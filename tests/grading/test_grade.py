from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.grading.grade import grade
from ice_quiz.grading.verdict import Listed, NotCounted, Outcome, Reply, Typed, Verdict
from ice_quiz.language.normal import folded, wordings
from ice_quiz.questions.question import Form, Option, Question

Ask = Callable[..., Question]
steady = settings(derandomize=True, deadline=None, max_examples=200)

WORDS = [
    "Homeland",
    "Security",
    "Investigations",
    "National",
    "Division",
    "Trade",
    "and",
    "of",
    "the",
    "Office",
    "Removal",
    "II",
    "I",
]
WORDS += [
    "15th",
    "19th",
    "HSI",
    "ERO",
    "Virginia",
    "West",
    "Carolina",
    "North",
    "not",
    "two",
    "Danube",
    "Donau",
    "(Thomas)",
    "Jefferson",
]
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join).filter(folded)
anything = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=60), names, st.lists(names, max_size=6).map(", ".join)
)


def questions(ask: Ask) -> list[Question]:
    options = [Option("Vienna", key=True), Option("Rome", key=False)]
    return [
        ask([["Homeland Security Investigations", "HSI"]], others=["ERO"], confusing=["HIS"], broader=["ICE"]),
        ask(["Vienna", "Budapest"], open=True),
        ask(["Vienna", "Budapest", "West Virginia"], need=3, others=["Virginia"], form=Form.NAME_ALL),
        ask(
            ["a", "b", "c"],
            need=3,
            ordered=True,
            form=Form.PUT_IN_ORDER,
            options=[Option(each, key=False) for each in "cab"],
        ),
        ask(["Vienna"], form=Form.CHOOSE, options=options),
        *(
            ask([value], value=value, unit="years")
            for value in ("6,700", "about 20", "10 to 30", "1/4", "1787", "at least 5")
        ),
    ]


@given(anything, st.lists(anything, max_size=4))
@steady
def test_no_text_breaks_grading_and_every_verdict_says_why(ask: Ask, text: str, texts: list[str]) -> None:
    for question in questions(ask):
        replies: tuple[Reply, ...] = (Typed(text), Listed(tuple(texts)))
        for reply in replies:
            said = grade(question, reply)
            assert said.reason.endswith((".", "!", "?", "…", "”"))
            assert "\n" not in said.reason
            if isinstance(said, Verdict):
                assert 0.0 <= said.share <= 1.0
                assert said.outcome is not Outcome.RIGHT or said.share == 1.0


def disguised(text: str, upper: bool, mark: str) -> str:
    written = text.upper() if upper else text.lower()
    return f" {mark}{written.replace(' ', '  ')}{mark} "


@given(names, st.lists(names, max_size=2), st.booleans(), st.sampled_from(["", ".", "!", "“", ", "]))
@steady
def test_every_accepted_wording_is_right_whatever_its_case_and_punctuation(
    ask: Ask, name: str, more: list[str], upper: bool, mark: str
) -> None:
    question = ask([[name, *more]])
    for accepted in (name, *more):
        for wording in wordings(accepted):
            said = grade(question, Typed(disguised(wording, upper, mark)))
            assert isinstance(said, Verdict)
            assert said.outcome is Outcome.RIGHT


@given(st.lists(names, min_size=2, max_size=5, unique_by=folded), st.booleans(), st.sampled_from(["", ".", "(", "- "]))
@steady
def test_no_other_known_answer_is_ever_right_or_close(ask: Ask, known: list[str], upper: bool, mark: str) -> None:
    right, *others = known
    forms = {folded(form) for form in wordings(right)}
    for question in (ask([right], others=others), ask([right], confusing=others), ask([right], others=others, open=True)):
        for other in others:
            said = grade(question, Typed(disguised(other, upper, mark)))
            if folded(other) in forms:
                continue
            assert isinstance(said, Verdict)
            assert said.outcome is Outcome.WRONG, (right, other, said)
            assert not said.undecided


@given(st.lists(names, min_size=1, max_size=5, unique_by=folded))
@steady
def test_all_items_of_a_list_are_right_together(ask: Ask, items: list[str]) -> None:
    question = ask(items, need=len(items), form=Form.NAME_ALL)
    said = grade(question, Listed(tuple(items)))
    assert not isinstance(said, NotCounted)
    assert said.share == 1.0
