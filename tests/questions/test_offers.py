"""What may be offered as wrong, and what is rejected for which reason: one rule of DECK.md after the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ice_quiz.grading.grade import grade
from ice_quiz.grading.verdict import Outcome, Typed, Verdict
from ice_quiz.questions import distractors
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Form, Rendering
from tests.questions.inspection import Inspection

Compile = Callable[[str], Compiled]
Inspect = Callable[[Compiled, range], Inspection]

FRAME = """\
deck: d
title: Rivers
things:
  city: {{Vienna: , Graz: [Graz, Gradec], West Graz: , Ulm: , Linz: }}
  country: {{Austria: , Hungary: , Germany: , Bavaria: , Styria: }}
confusing: [{confusing}]
relations: {{lies in: {{single: object}}, seat of: {{single: {single}}}}}
topics:
  - topic: t
    facts: [{facts}]
"""


@pytest.fixture
def offer(compiled: Compile) -> Callable[..., tuple[set[str], dict[str, str]]]:
    """The texts that may be offered for a card, and the reasons of those that may not."""

    def offered(card: str, *facts: str, single: str = "object", confusing: str = "") -> tuple[set[str], dict[str, str]]:
        made = compiled(FRAME.format(facts=", ".join(facts), single=single, confusing=confusing))
        found = made.offer(f"d/{card}")
        return {each.text for each in found.candidates}, {each.text: each.reason for each in found.rejected}

    return offered


Offer = Callable[..., tuple[set[str], dict[str, str]]]


def test_other_things_of_the_type_are_offered_where_one_is_asserted_to_be_right(offer: Offer) -> None:
    assert offer("Vienna.seat of", "[Vienna, seat of, Austria]") == ({"Hungary", "Germany", "Bavaria", "Styria"}, {})
    assert offer("Vienna.seat of", "[Vienna, seat of, Austria]", single="none") == (set(), {})


def test_what_contains_a_right_answer_is_never_offered_even_where_the_author_names_it(offer: Offer) -> None:
    chain = ("[Bavaria, part of, Germany]", "[Germany, lies in, Hungary]", "[Ulm, seat of, Bavaria]")
    good, bad = offer("Ulm.seat of", *chain)
    assert good == {"Austria", "Styria"}
    assert set(bad) == {"Germany", "Hungary"}
    assert "contains" in bad["Hungary"]
    named = (*chain[:2], "{fact: [Ulm, seat of, Bavaria], wrong: [Germany]}")
    assert "Germany" in offer("Ulm.seat of", *named)[1]


def test_a_part_of_a_right_answer_is_offered_only_where_the_author_names_it(offer: Offer) -> None:
    good, bad = offer("Vienna.seat of", "[Styria, part of, Austria]", "[Vienna, seat of, Austria]")
    assert "Styria" not in good
    assert "part" in bad["Styria"]
    named = "{fact: [Vienna, seat of, Austria], wrong: [Styria]}"
    assert "Styria" in offer("Vienna.seat of", "[Styria, part of, Austria]", named)[0]


def test_what_is_confused_with_a_right_answer_is_offered_only_where_the_author_names_it(offer: Offer) -> None:
    pair = "[Austria, Hungary]"
    good, bad = offer("Vienna.seat of", "[Vienna, seat of, Austria]", confusing=pair)
    assert "Hungary" not in good
    assert "confusing" in bad["Hungary"]
    named = "{fact: [Vienna, seat of, Austria], wrong: [Hungary]}"
    assert "Hungary" in offer("Vienna.seat of", named, confusing=pair)[0]


def test_names_inside_one_another_are_offered_only_where_the_author_names_them(offer: Offer) -> None:
    fact = "[West Graz, seat of, Styria]"
    good, bad = offer("seat of.Styria", fact, single="subject")
    assert good == {"Vienna", "Ulm", "Linz"}
    assert "inside" in bad["Graz"]
    named = "{fact: [West Graz, seat of, Styria], wrong back: [Graz]}"
    assert "Graz" in offer("seat of.Styria", named, single="subject")[0]


def test_every_name_counts_for_names_inside_one_another(compiled: Compile) -> None:
    text = FRAME.replace("[Graz, Gradec]", "[Gradec, Old Ulm]").format(
        facts="[Ulm, seat of, Styria]", single="subject", confusing=""
    )
    rejected = {each.text: each.reason for each in compiled(text).offer("d/seat of.Styria").rejected}
    assert "inside" in rejected["Gradec"]


@pytest.mark.parametrize("span", ["until: 1950", "since: 2031"])
def test_what_is_true_at_another_date_is_never_offered(span: str, offer: Offer) -> None:
    facts = (f"{{fact: [Vienna, seat of, Hungary], {span}}}", "{fact: [Vienna, seat of, Austria], since: 1950, until: 2031}")
    good, _ = offer("Vienna.seat of", *facts)
    assert good == {"Germany", "Bavaria", "Styria"}
    named = (facts[0], "{fact: [Vienna, seat of, Austria], since: 1950, until: 2031, wrong: [Hungary]}")
    good, bad = offer("Vienna.seat of", *named)
    assert "Hungary" not in good
    assert "another date" in bad["Hungary"]


def test_what_was_true_as_well_at_another_date_is_never_offered_though_it_is_a_mere_text(offer: Offer) -> None:
    before = "{fact: [Vienna, seat of, Hungary], until: 1950, also true: [the Empire]}"
    now = "{fact: [Vienna, seat of, Austria], since: 1950, wrong: [The empire, the Republic]}"
    good, bad = offer("Vienna.seat of", before, now)
    assert good == {"the Republic", "Germany", "Bavaria", "Styria"}
    assert "another date" in bad["The empire"]


def test_what_is_true_as_well_is_never_offered_from_either_end(offer: Offer) -> None:
    fact = "{fact: [Vienna, seat of, Austria], also true: [Hungary], also true back: [Linz]}"
    assert offer("Vienna.seat of", fact)[0] == {"Germany", "Bavaria", "Styria"}
    assert offer("Linz.seat of", fact, "[Linz, seat of, Styria]")[0] == {"Hungary", "Germany", "Bavaria"}
    assert offer("seat of.Austria", fact, single="subject")[0] == {"Graz", "West Graz", "Ulm"}


def test_what_stands_in_the_question_is_never_offered(compiled: Compile) -> None:
    text = """\
deck: d
title: t
things: {river: {Inn: [Inn, Aenus], Danube: , Rhine: , Elbe: }}
relations: {feeds: {single: object}}
topics: [{topic: t, facts: [{fact: [Inn, feeds, Danube], wrong: [Aenus, the inn, Po]}]}]
"""
    found = compiled(text).offer("d/Inn.feeds")
    assert [each.text for each in found.candidates] == ["Po", "Rhine", "Elbe"]
    assert {each.reason for each in found.rejected} == {"it stands in the question itself"}


def test_another_answer_of_the_card_is_never_offered_in_any_of_its_names(compiled: Compile) -> None:
    text = """\
deck: d
title: t
things: {river: {Inn: , Danube: [Danube, Donau], Rhine: , Elbe: , Po: }}
topics:
  - topic: t
    lists:
      - {list: rivers, complete: yes, items: [Danube, Rhine, {name: Tiber, also: [Tevere]}], wrong: [Rhone]}
    cards:
      - {item: 1, ask: a?, answers: [b, c], wrong: [d]}
      - {item: 2, ask: e?, answer: f, also: [B], wrong: [g], wrong from: [1]}
"""
    made = compiled(text)
    assert [each.text for each in made.offer("d/rivers").candidates] == ["Rhone", "Inn", "Elbe", "Po"]
    assert [each.text for each in made.offer("d/2").candidates] == ["g", "c"]
    assert [(each.text, each.reason) for each in made.offer("d/2").rejected] == [("b", "it is right too")]


def test_what_shares_the_name_of_something_true_is_never_offered(compiled: Compile) -> None:
    text = """\
deck: d
title: t
things: {town: {Linz: , Graz: , Ulm: }, land: {Ulm land: Ulm, Styria: , Tyrol: }}
relations: {seat of: {single: object}, lies in: }
topics:
  - topic: t
    facts: [[Linz, lies in, Ulm land], {fact: [Styria, has, Linz], wrong: [the Ulm]}]
""".replace("lies in: ", "lies in: , has: {single: object}")
    found = compiled(text).offer("d/Styria.has")
    assert [each.text for each in found.candidates] == ["Graz"]
    assert {each.text for each in found.rejected} == {"the Ulm", "Ulm"} or {each.text for each in found.rejected} == {
        "the Ulm"
    }


def test_the_answers_of_another_item_are_wrong_where_the_author_says_so(compiled: Compile) -> None:
    text = """\
deck: d
title: t
things: {river: {Inn: , Danube: , Rhine: , Elbe: }}
relations: {feeds: }
topics:
  - topic: t
    facts:
      - {fact: [Inn, feeds, Danube], item: 1, wrong from: [2, 3]}
      - {fact: [Elbe, feeds, Rhine], item: 2, direction: back}
    lists:
      - {list: seas, item: 3, items: [the gulf, the sound], wrong from: [1, 2, 4]}
    cards:
      - {ask: a?, item: 4, answer: b, wrong from: [1, 3]}
"""
    made = compiled(text)
    assert [each.text for each in made.offer("d/Inn.feeds").candidates] == ["Elbe", "the gulf", "the sound"]
    assert [each.text for each in made.offer("d/feeds.Danube").candidates] == []
    assert [each.text for each in made.offer("d/3").candidates] == ["Danube", "Elbe", "b"]
    assert [each.text for each in made.offer("d/4").candidates] == ["Danube", "the gulf", "the sound"]


@pytest.mark.parametrize(
    ("number", "offered"),
    [
        ("value: 6, near: [4, 5, 8]", ["4", "5", "8"]),
        ("value: about 20, near: [about 1, about 200]", ["about 1", "about 200"]),
        ("value: more than 400, near: [more than 600, more than 900]", []),
        ("value: more than 400, near: [more than 600, more than 900], dated: yes", ["more than 600", "more than 900"]),
        ("value: at least 400, near: [100, 900]", ["100"]),
        ("value: at least 400, near: [100, 900], dated: yes", ["100", "900"]),
        ("value: 10 to 30, near: [40 to 50, at least 20, at least 40]", ["40 to 50", "at least 40"]),
        ("values: [1948, 1949], near: [1945, 1953]", ["1945", "1953"]),
        ("values: [20, more than 400], near: [500, 100]", ["100"]),
    ],
)
def test_another_value_is_offered_only_where_it_cannot_be_true_as_well(
    number: str, offered: list[str], compiled: Compile
) -> None:
    made = compiled(f"deck: d\ntitle: t\ntopics: [{{topic: t, numbers: [{{ask: How many?, id: n, {number}}}]}}]\n")
    assert [each.text for each in made.offer("d/n").candidates] == offered


def test_definitions_and_terms_of_others_are_offered_and_names_for_acronyms_only_with_the_same_initials(
    compiled: Compile,
) -> None:
    text = """\
deck: d
title: t
things: {board: {ARB: Arden River Board, Ash: Ash Rail Bank, CLB: Corva Land Bank}}
topics: [{topic: t, terms: {ARB: a board, quay: a wall, wharf: a wall of wood, CLB: a bank}}]
confusing: [[CLB, quay]]
"""
    made = compiled(text)
    assert [each.text for each in made.offer("d/ARB.stands for").candidates] == ["Ash Rail Bank"]
    assert [each.text for each in made.offer("d/ARB.means").candidates] == ["a wall", "a wall of wood", "a bank"]
    assert [each.text for each in made.offer("d/means.ARB").candidates] == ["quay", "wharf", "Corva Land Bank (CLB)"]
    assert [each.text for each in made.offer("d/quay.means").candidates] == ["a board"]
    reasons = {each.text: each.reason for each in made.offer("d/quay.means").rejected}
    assert "inside" in reasons["a wall of wood"]
    assert "confusing" in reasons["a bank"]


@pytest.mark.parametrize("pair", ["[Quay, WHARF]", "[the quay, wharf]"])
def test_terms_are_confusing_however_they_are_written(pair: str, compiled: Compile) -> None:
    terms = "{quay: a wall, wharf: a stair, dock: a pool}"
    made = compiled(f"deck: d\ntitle: t\ntopics: [{{topic: t, terms: {terms}}}]\nconfusing: [{pair}]\n")
    assert [each.text for each in made.offer("d/quay.means").candidates] == ["a pool"]
    assert [each.text for each in made.offer("d/means.wharf").candidates] == ["dock"]


@pytest.mark.parametrize("span", ["until: 1990", "since: 2031"])
def test_a_number_that_is_true_at_another_date_is_never_offered(span: str, compiled: Compile) -> None:
    now, other = "value: 70, near: [6700, 80, 90], since: 1990, until: 2031", f'value: "6,700", {span}'
    numbers = ", ".join(f"{{of: club, what: members, {each}}}" for each in (now, other))
    made = compiled(f"deck: d\ntitle: t\ntopics: [{{topic: t, numbers: [{numbers}]}}]\n")
    assert [each.text for each in made.offer("d/club.members").candidates] == ["80", "90"]
    assert [each.text for each in made.offer("d/club.members").rejected] == ["6700"]


def test_of_an_order_nothing_is_offered(compiled: Compile) -> None:
    listing = "{list: steps, complete: yes, ordered: yes, items: [a, b], wrong: [c, d]}"
    made = compiled(f"deck: d\ntitle: t\ntopics: [{{topic: t, lists: [{listing}]}}]\n")
    assert made.offer("d/steps.order").candidates == ()


RULES = {rule.__name__.lstrip("_"): rule for rule in distractors.NEVER}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_leaving_out_any_rule_is_noticed(
    rule: Callable[..., str], dice: list[Compiled], inspect: Inspect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the tests: without one of the rules the second judge complains of a deck that it had no complaint of."""
    monkeypatch.setattr(distractors, "NEVER", tuple(each for each in distractors.NEVER if each is not rule))
    for deck in dice:
        fresh = type(deck)(deck.deck, deck.world, deck.cards, deck.was)
        if any(inspect(fresh, range(1)).in_options()) or any(inspect(fresh, range(3)).in_statements()):
            return
    pytest.fail("No random deck needs this rule.")


def test_a_name_in_the_plural_is_spoken_of_in_the_plural(compiled: Compile) -> None:
    made = compiled(
        "deck: d\ntitle: D\nrelations: {lies in: {single: object}}\n"
        "things: {part: {lungs: {plural: lungs}, heart: , veins: {plural: veins}}, tissue: {alveolus: }}\n"
        "topics: [{topic: t, facts: [[alveolus, lies in, lungs]]}]\n"
    )
    proofs = [each.proof.sentence for each in made.offer("d/alveolus.lies in").candidates]
    assert proofs == [
        "There is one right answer, the lungs; the heart is another part.",
        "There is one right answer, the lungs; the veins are other parts.",
    ]


def test_what_has_its_own_one_right_answer_says_whose_it_is(compiled: Compile) -> None:
    made = compiled(FRAME.format(facts="[Linz, lies in, Austria], [Ulm, lies in, Germany]", single="object", confusing=""))
    proofs = [each.proof.sentence for each in made.offer("d/lies in.Austria").candidates]
    assert proofs == ["Ulm lies in Germany; for Ulm that is the one right answer."]


def test_what_is_said_of_two_subjects_is_two_sentences(compiled: Compile) -> None:
    made = compiled(FRAME.format(facts="[Linz, lies in, Austria], [Graz, lies in, Austria]", single="object", confusing=""))
    assert made.cards["d/lies in.Austria"].statement == "Linz lies in Austria. Graz lies in Austria."


TERMS = """\
    deck: d
    title: t
    topics: [{topic: t, terms: {
      adagio: slow, largo: slow and broad, presto: very fast, tonal: in a key, atonal: not in a key,
      afferent: leading to the brain, efferent: leading from the brain, immigrate: move into a country,
      emigrate: move out of a country}}]
    """


def test_of_two_terms_of_which_one_definition_holds_for_both_neither_is_wrong(compiled: Compile) -> None:
    made = compiled(TERMS)
    assert [each.text for each in made.offer("d/means.adagio").rejected] == ["largo"]
    assert [each.text for each in made.offer("d/means.largo").rejected] == ["adagio"]
    for apart in ("tonal", "atonal", "afferent", "efferent", "immigrate", "emigrate"):
        assert not made.offer(f"d/means.{apart}").rejected


@pytest.mark.parametrize(
    ("asked", "typed", "outcome", "undecided"),
    [
        ("adagio", "largo", Outcome.WRONG, True),
        ("adagio", "largp", Outcome.WRONG, True),
        ("adagio", "adagoi", Outcome.CLOSE, False),
        ("adagio", "presto", Outcome.WRONG, False),
        ("tonal", "atonal", Outcome.WRONG, False),
        ("afferent", "efferent", Outcome.WRONG, False),
        ("immigrate", "emigrate", Outcome.WRONG, False),
    ],
)
def test_a_typed_term_is_never_taken_for_a_slip_of_another(
    compiled: Compile, asked: str, typed: str, outcome: Outcome, undecided: bool
) -> None:
    verdict = grade(compiled(TERMS).question(f"d/means.{asked}", Rendering(Form.TYPE), 1), Typed(typed))
    assert isinstance(verdict, Verdict)
    assert (verdict.outcome, verdict.undecided) == (outcome, undecided)


def test_a_term_with_two_definitions_is_held_against_each_of_them(compiled: Compile) -> None:
    made = compiled(TERMS.replace("presto:", "broadly: {definition: slow and broad, id: b1}, presto:"))
    assert {each.text for each in made.offer("d/means.adagio").rejected} == {"largo", "broadly"}


def test_a_known_thing_is_no_slip_of_the_right_one_where_it_may_be_right_as_well(compiled: Compile) -> None:
    made = compiled(
        """\
    deck: d
    title: t
    things: {country: {Australia: , Austria: , Peru: }, film: {Sun: , Moon: , Rain: }}
    relations: {shot in: {ask: 'In which country was {subject} shot?'}}
    topics: [{topic: t, facts: [[Sun, shot in, Australia], [Moon, shot in, Austria], [Rain, shot in, Peru]]}]
    """
    )
    question = made.question("d/Sun.shot in", Rendering(Form.TYPE), 1)
    for typed, outcome, undecided in (
        ("Austria", Outcome.WRONG, True),
        ("Australya", Outcome.RIGHT, False),
        ("Peru", Outcome.WRONG, True),
    ):
        verdict = grade(question, Typed(typed))
        assert isinstance(verdict, Verdict)
        assert (verdict.outcome, verdict.undecided) == (outcome, undecided)
