from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from ice_quiz.grading.grade import grade
from ice_quiz.grading.tolerance import budget
from ice_quiz.grading.verdict import NotCounted, Outcome, Typed, Verdict
from ice_quiz.questions.question import Grade, Question

Ask = Callable[..., Question]

HSI = ["Homeland Security Investigations", "HSI"]
ERO = ["Enforcement and Removal Operations", "ERO"]
JEFFERSON = ["Jefferson", "Thomas Jefferson"]


def judged(question: Question, text: str) -> Verdict:
    verdict = grade(question, Typed(text))
    assert isinstance(verdict, Verdict), verdict
    return verdict


# Typed, accepted wordings of the answer, other known answers, verdict; right* is right with the spelling shown.
VECTORS: list[tuple[str, Sequence[str], Sequence[str], str]] = [
    ("HSI", HSI, ERO, "right"),
    ("homeland security investigations", HSI, [], "right"),
    ("the Homeland Security Investigation", HSI, [], "right*"),
    ("Homelnad Security Investigations", HSI[:1], [], "right*"),
    ("HIS", HSI, ["ERO"], "wrong"),
    ("ERO", ["HSI"], ["ERO"], "wrong"),
    ("Enforcement & Removal Operations", ERO, [], "right"),
    ("u.s. immigration and customs enforcement", ["U.S. Immigration and Customs Enforcement", "ICE"], [], "right"),
    ("immigration & customs enforcement", ["Immigration and Customs Enforcement", "ICE"], [], "right"),
    ("National Security Division", ["National Security Investigations Division"], ["National Security Division"], "wrong"),
    ("world war I", ["World War II"], ["World War I"], "wrong"),
    ("world war 2", ["World War II", "World War 2"], [], "right"),
    ("15th amendment", ["19th Amendment"], ["15th Amendment"], "wrong"),
    ("18th amendment", ["19th Amendment"], [], "wrong"),
    ("jeferson", JEFFERSON, ["Madison", "Hamilton"], "right*"),
    ("Tom Jefferson", JEFFERSON, [], "close"),
    ("senator", ["Senate"], [], "wrong"),
    ("a minor", ["A minor"], ["E minor"], "right"),
    ("A-flat major", ["A flat major"], ["E flat major"], "right"),
    ("minor", ["A minor"], ["E minor"], "wrong"),
    ("e minor", ["A minor"], ["E minor"], "wrong"),
    ("a minor", ["minor"], [], "right"),
    ("Mississipi", ["Mississippi"], ["Missouri"], "right*"),
    ("Operation Community Sheild", ["Operation Community Shield", "Community Shield"], ["Operation Predator"], "right*"),
    ("Predator", ["Operation Predator", "Predator"], [], "right"),
    ("Café", ["cafe"], [], "right"),
    ("ＨＳＩ", ["HSI"], [], "right"),
    ("H.S.I.", ["HSI"], [], "right"),
    ("idk", ["HSI"], [], "wrong"),
    ("Pursuit of Happyness", ["pursuit of happiness"], [], "right*"),
]


@pytest.mark.parametrize(("typed", "accepted", "others", "expected"), VECTORS)
def test_answers_are_judged_as_a_teacher_would(
    ask: Ask, typed: str, accepted: Sequence[str], others: Sequence[str], expected: str
) -> None:
    verdict = judged(ask([accepted], others=others), typed)
    assert verdict.outcome == expected.rstrip("*")
    assert ("it is spelled" in verdict.reason) == expected.endswith("*")


@pytest.mark.parametrize("blank", ["", "   ", "\n\t "])
def test_an_empty_answer_is_not_counted(ask: Ask, blank: str) -> None:
    assert grade(ask(["HSI"]), Typed(blank)) == NotCounted("Type an answer, or say that you don't know.")


def test_another_known_answer_is_wrong_and_named(ask: Ask) -> None:
    question = ask([HSI], others=[ERO])
    assert (
        judged(question, "ero").reason == "That is Enforcement and Removal Operations, not Homeland Security Investigations."
    )
    assert judged(question, "Enforcment and Removal Operations").reason.startswith("That looks like Enforcement and Removal")


def test_a_confusing_answer_is_wrong_and_says_what_it_is_confused_with(ask: Ask) -> None:
    verdict = judged(ask(["mRNA"], confusing=["DNA"]), "dna")
    assert (verdict.outcome, verdict.reason) == (Outcome.WRONG, "That is DNA, easily confused with mRNA.")


def test_a_broader_true_answer_is_close(ask: Ask) -> None:
    question = ask([["messenger RNA", "mRNA"]], broader=["RNA", "nucleic acid"])
    assert judged(question, "RNA").outcome is Outcome.CLOSE
    assert judged(question, "nucleic acids").outcome is Outcome.CLOSE
    assert judged(question, "RNA").reason == "RNA is true but less exact: the answer is messenger RNA."


@pytest.mark.parametrize(
    "typed", ["not the Danube", "It isn't the Danube", "never Danube", "not the Danub", "anything without Danube"]
)
def test_a_denial_of_the_right_answer_is_wrong(ask: Ask, typed: str) -> None:
    assert judged(ask(["the Danube"]), typed).outcome is Outcome.WRONG


def test_a_denial_is_told_from_another_answer(ask: Ask) -> None:
    assert judged(ask(["the Danube"]), "not the Danube").reason == "“not the Danube” denies the right answer, the Danube."


def test_a_rival_that_looks_the_same_but_for_a_space_stays_a_rival(ask: Ask) -> None:
    question = ask(["now here"], others=["nowhere"])
    assert judged(question, "Nowhere").outcome is Outcome.WRONG
    assert judged(question, "now here").outcome is Outcome.RIGHT


@pytest.mark.parametrize(("letters", "edits"), [(4, 0), (5, 1), (8, 1), (9, 2), (20, 2), (21, 3)])
def test_longer_names_forgive_more_slips(letters: int, edits: int) -> None:
    assert budget(letters) == edits


def test_leaving_a_denial_out_is_wrong_too(ask: Ask) -> None:
    assert judged(ask(["they do not vote"]), "they do vote").outcome is Outcome.WRONG
    assert judged(ask(["not guilty"]), "guilty").outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("typed", "right", "rival"),
    [
        ("Slovekia", "Slovenia", "Slovakia"),  # as near to one as to the other
        ("Slovania", "Slovenia", "Slovakia"),
        ("Nouth Carolina", "North Carolina", "South Carolina"),
        ("Austrlia", "Australia", "Austria"),
        ("Korean", "Korea", "Korean"),
        ("Vienno", "Vienna", "Vienne"),
        ("erokaryote", "prokaryote", "eukaryote"),  # nearer to the first, on the way to the second
    ],
)
def test_a_slip_that_could_mean_another_known_answer_is_not_forgiven(ask: Ask, typed: str, right: str, rival: str) -> None:
    for side in ("others", "confusing", "broader"):
        assert judged(ask([right], **{side: [rival]}), typed).outcome is not Outcome.RIGHT
    assert judged(ask([right], others=[rival]), typed).outcome is Outcome.WRONG
    assert judged(ask([right], confusing=[rival]), typed).outcome is Outcome.WRONG


def test_a_slip_between_two_names_says_so(ask: Ask) -> None:
    verdict = judged(ask(["Slovenia"], others=["Slovakia"]), "Slovekia")
    assert verdict.reason == "“Slovekia” could be Slovakia as well: the answer is Slovenia."


def test_a_slip_that_can_mean_only_the_right_answer_is_forgiven_beside_a_similar_name(ask: Ask) -> None:
    assert judged(ask(["North Carolina"], others=["South Carolina"]), "Noth Carolina").outcome is Outcome.RIGHT
    assert judged(ask(["Kansas City"], others=["Kansas"]), "Kansas Cty").outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Hepatitis C", "Hepatitis B"),
        ("1788", "1787"),
        ("Article 11", "Article 12"),
        ("Louis XVI of France", "Louis XIV of France"),
        ("C#", "C++"),
        ("thirty colonies", "thirteen colonies"),
        ("World War", "World War II"),
        ("CO", "CO2"),
        ("NAFAT", "NAFTA"),
        ("HIS special agents", "HSI special agents"),
        ("now guilty", "not guilty"),
        ("Irak", "Iran"),
    ],
)
def test_numbers_letters_and_signs_are_exact(ask: Ask, typed: str, right: str) -> None:
    assert judged(ask([right]), typed).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("World War 2", "World War II"),
        ("fifteenth amendment", "15th Amendment"),
        ("27", "twenty-seven (27)"),
        ("twenty seven", "twenty-seven (27)"),
        ("100 senators", "one hundred (100)"),
        ("cybercrime center", "Cyber Crime Center"),
        ("Office of Principal Legal Advisor", "Office of the Principal Legal Advisor"),
        ("I think it is in Vienna", "Vienna"),
        ("Vienna, please", "Vienna"),
        ("In God We Trust", "In God We Trust"),
        ("print money", "to print money"),
        ("alcohol, tobacco, firearms", "Alcohol, Tobacco and Firearms"),
        ("Jefferson", "(Thomas) Jefferson"),
        ("thomas jefferson!", "(Thomas) Jefferson"),
        ("Wrld War II in Europe", "World War II in Europe"),
    ],
)
def test_other_ways_to_write_the_right_answer_are_right(ask: Ask, typed: str, right: str) -> None:
    assert judged(ask([right]), typed).outcome is Outcome.RIGHT


def test_a_name_together_with_another_name_of_the_same_is_right(ask: Ask) -> None:
    question = ask([HSI], others=[ERO])
    assert judged(question, "HSI (Homeland Security Investigations)").outcome is Outcome.RIGHT
    assert judged(question, "Homeland Security Investigations, HSI").outcome is Outcome.RIGHT
    assert judged(question, "Homeland Security Investigations (ERO)").outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("typed", "right", "shown"),
    [
        ("Jefferson", "Thomas Jefferson", "in full it is Thomas Jefferson"),
        ("jeferson", "Thomas Jefferson", "in full it is Thomas Jefferson"),
        ("Kennedy", "John Fitzgerald Kennedy", "in full it is John Fitzgerald Kennedy"),
        ("John Kennedy", "John F. Kennedy", "in full it is John F. Kennedy"),
        ("the blue Danube", "the Danube", "without “blue”"),
        ("cities", "city", "it is city, not cities"),
        ("removal and enforcement operations", "Enforcement and Removal Operations", "word for word"),
        ("Viena", "Vienna", "it is spelled Vienna"),
        ("Enforcemnt and Removl Operations", "Enforcement and Removal Operations", "it is spelled"),
    ],
)
def test_a_near_miss_is_close_and_shows_the_difference(ask: Ask, typed: str, right: str, shown: str) -> None:
    verdict = judged(ask([right]), typed)
    assert verdict.outcome is Outcome.CLOSE
    assert shown in verdict.reason


@pytest.mark.parametrize(
    ("typed", "right", "others"),
    [
        ("Division", "National Security Division", ["Trade Division"]),  # the head word of several
        ("Adams", "John Adams", ["John Quincy Adams"]),
        ("Samuel Adams", "John Adams", []),  # another person of that surname
        ("Thomas", "Thomas Jefferson", []),
        ("Adamso", "John Adamson", ["Samuel Adams"]),  # a slip of either surname
        ("security", "Homeland Security Investigations", []),
        ("West Virginia", "Virginia", []),
        ("vice president", "president", []),
        ("cell", "the molecule that carries energy for most work of the cell", []),
        ("Danube and three words more", "Danube", []),
    ],
)
def test_a_part_that_tells_nothing_or_something_else_is_wrong(
    ask: Ask, typed: str, right: str, others: Sequence[str]
) -> None:
    assert judged(ask([right], others=others), typed).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    "typed", ["Danube or Rhine", "Danube; Rhine", "Danube, Rhine", "Danube Rhine", "Danube/Po", "Danube, Rhine, Po, Elbe"]
)
def test_several_answers_where_one_is_asked_for_are_wrong(ask: Ask, typed: str) -> None:
    assert judged(ask(["the Danube"], others=["the Rhine"]), typed).outcome is Outcome.WRONG


def test_several_answers_that_are_all_right_are_right(ask: Ask) -> None:
    question = ask(["Vienna", "Budapest"], need=1, others=["Rome"])
    assert judged(question, "Budapest").matched == ("Budapest",)
    assert judged(question, "Budapest and Vienna").matched == ("Budapest", "Vienna")
    assert judged(question, "Budapest and Rome").outcome is Outcome.WRONG


def test_an_unlisted_answer_to_an_open_question_is_for_the_learner_to_decide(ask: Ask) -> None:
    verdict = judged(ask(["religion", "speech"], open=True, others=["voting"]), "a free press")
    assert (verdict.outcome, verdict.undecided) == (Outcome.WRONG, True)
    assert verdict.reason == "This deck does not say whether “a free press” is right: you decide."
    assert not judged(ask(["religion"], open=True, others=["voting"]), "voting").undecided
    assert not judged(ask(["religion"]), "a free press").undecided


def test_exact_grading_forgives_no_slip_and_no_missing_word(ask: Ask) -> None:
    question = ask([["photosynthesis", "Calvin cycle"]], grade=Grade.EXACT)
    assert judged(question, "Photosynthesis.").outcome is Outcome.RIGHT
    assert judged(question, "photosyntesis").outcome is Outcome.WRONG
    assert judged(question, "Calvin").outcome is Outcome.WRONG


@pytest.mark.parametrize("typed", ["idk", "I don't know", "dunno", "??", "no idea"])
def test_saying_that_one_does_not_know_is_wrong_and_tells_the_answer(ask: Ask, typed: str) -> None:
    assert judged(ask(["Danube"], open=True), typed).reason == "You did not know it yet: the answer is Danube."


def test_a_wrong_answer_tells_the_right_one_and_keeps_what_was_typed(ask: Ask) -> None:
    verdict = judged(ask(["Danube"]), "Thames")
    assert (verdict.share, verdict.missing, verdict.extra) == (0.0, ("Danube",), ("Thames",))
    assert verdict.reason == "“Thames” is not it: the answer is Danube."


def test_an_endless_answer_is_wrong_with_a_reason_at_once(
    ask: Ask, seconds: Callable[[Callable[[], object]], float]
) -> None:
    question = ask(["Danube"])
    verdict = judged(question, "Danube " * 15_000)
    assert verdict.outcome is Outcome.WRONG
    assert "too long" in verdict.reason
    assert len(verdict.reason) < 200
    assert seconds(lambda: grade(question, Typed("(a" * 50_000))) < 0.5
