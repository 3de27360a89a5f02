from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ice_quiz.facts.model import Deck
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Aspect, Grade
from tests.questions.cell_deck import DECK, IDS

Compile = Callable[..., Compiled]


def test_an_id_names_the_deck_and_what_the_stem_holds(compiled: Compile) -> None:
    assert list(compiled(DECK).cards) == IDS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: The cell", "title: Cells"),
        ("name: cell nucleus", "name: kernel"),
        (
            "makes: {single: subject}",
            'makes: {single: both, ask: "What does {subject} yield?", say: "{Subject} yields {object}."}',
        ),
        ("value: 2", "value: 7"),
        ("[glycolysis, Krebs cycle, electron transport]", "[Krebs cycle, glycolysis]"),
        ("ATP: the carrier of energy", "ATP: {definition: the coin of energy, also: [coin]}"),
        ("answer: they move", "answer: they work"),
        ("  - topic: Energy\n", "  - topic: Work\n    tags: [a]\n"),
        ("    numbers:\n", "    known:\n      - [ribosome, makes, protein]\n    numbers:\n"),
    ],
)
def test_neither_wording_nor_answer_changes_an_id(old: str, new: str, compiled: Compile) -> None:
    assert old in DECK
    assert set(compiled(DECK.replace(old, new)).cards) == set(IDS)


def test_another_object_is_asked_for_by_the_same_card_and_asks_back_by_another(compiled: Compile) -> None:
    now = set(compiled(DECK.replace("[mitochondrion, makes, ATP]", "[mitochondrion, makes, DNA]")).cards)
    assert now == set(IDS) - {"cell/makes.ATP"} | {"cell/makes.DNA"}


def test_the_place_of_a_fact_and_new_siblings_change_no_id(compiled: Compile) -> None:
    moved = DECK.replace("      - [mitochondrion, makes, ATP]\n", "").replace(
        "[DNA, mRNA]]\n", "[DNA, mRNA]]\n      - [ribosome, makes, protein]\n      - [mitochondrion, makes, ATP]\n"
    )
    cards = compiled(moved).cards
    assert set(IDS) < set(cards)
    assert set(cards) - set(IDS) == {"cell/ribosome.makes", "cell/makes.protein"}


def test_facts_of_one_subject_and_relation_make_one_card_with_the_answers_of_all(compiled: Compile) -> None:
    cards = compiled(DECK.replace("    numbers:\n", "      - [nucleus, holds, protein]\n    numbers:\n", 1)).cards
    assert [answer.show for answer in cards["cell/nucleus.holds"].key.answers] == [
        "deoxyribonucleic acid (DNA)",
        "messenger RNA (mRNA)",
        "protein",
    ]
    assert sum(card.aspect is Aspect.OBJECT and card.given == "nucleus" for card in cards.values()) == 1


def test_signs_that_an_id_needs_for_itself_are_escaped_and_never_collide(compiled: Compile) -> None:
    text = """\
deck: a
title: b
things:
  part: {"A/B": , "A.B": , "A%2FB": , "50 %": }
topics:
  - topic: t
    facts: [["A/B", made of, "A.B"], ["A%2FB", made of, "50 %"]]
"""
    assert list(compiled(text).cards) == [
        "a/A%2FB.made of",
        "a/made of.A%2EB",
        "a/A%252FB.made of",
        "a/made of.50 %25",
    ]


def test_an_id_of_the_author_and_an_item_of_an_exam_go_before_the_slug(compiled: Compile) -> None:
    text = DECK.replace("{ask: Why", "{item: 61, ask: Why").replace("- list: stages", "- id: stages\n        list: stages")
    assert {"cell/61", "cell/stages", "cell/stages.order"} <= set(compiled(text).cards)


def test_earlier_ids_lead_to_present_ones(compiled: Compile) -> None:
    text = DECK.replace("{ask: Why", "{was: [muscles, old/muscle-card], ask: Why")
    made = compiled(text)
    now = "cell/why-do-muscles-need-it"
    assert made.was["cell/muscles"] == made.was["old/muscle-card"] == now
    assert now in made.cards


def test_two_cards_of_one_id_are_told_and_the_first_stays(compiled: Compile) -> None:
    twice = DECK.replace("near: [1, 3, 4]}\n", "near: [1, 3, 4]}\n      - {of: mitochondrion, what: membranes, value: 3}\n")
    made = compiled(twice)
    (problem,) = made.problems
    assert (problem.code, problem.place.line) == ("C804", 23)
    assert "line 22" in problem.message
    assert made.cards["cell/mitochondrion.membranes"].key.shown == "2"


def test_what_is_true_as_well_is_accepted_from_either_end_and_does_not_start_a_card_anew(compiled: Compile) -> None:
    text = DECK.replace(
        "- [mitochondrion, makes, ATP]",
        "- {fact: [mitochondrion, makes, ATP], also true: [water, protein], also true back: [ribosome]}\n"
        "      - [ribosome, makes, protein]",
    ).replace("makes: {single: subject}", "makes: {single: none}")
    cards = compiled(text).cards
    accepted = {card: [answer.show for answer in cards[card].key.answers] for card in cards}
    assert accepted["cell/mitochondrion.makes"] == ["adenosine triphosphate (ATP)", "water", "protein"]
    assert accepted["cell/makes.ATP"] == ["mitochondrion", "ribosome"]
    assert accepted["cell/ribosome.makes"] == ["protein", "adenosine triphosphate (ATP)"]
    assert accepted["cell/makes.protein"] == ["ribosome", "mitochondrion"]
    assert cards["cell/mitochondrion.makes"].fingerprint == compiled(DECK).cards["cell/mitochondrion.makes"].fingerprint


def test_a_fact_that_is_known_and_asked_is_asked(compiled: Compile) -> None:
    known = "    known:\n      - [mitochondrion, makes, ATP]\n    numbers:\n"
    assert set(compiled(DECK.replace("    numbers:\n", known, 1)).cards) == set(IDS)


def test_a_card_of_a_relation_with_an_inverse_asks_in_its_own_words(compiled: Compile) -> None:
    text = """\
deck: a
title: b
things: {event: {one: , two: , three: }}
topics:
  - topic: t
    facts: [[three, after, two], [one, before, two]]
"""
    made = compiled(text)
    card = made.cards["a/before.two"]
    assert [answer.show for answer in card.key.answers] == ["one"]
    assert {made.question(card.id, each, 1).stem for each in made.renderings(card.id)} == {"… came before the two."}


@pytest.mark.parametrize(
    ("fact", "need", "opened"),
    [
        ("[nucleus, holds, [DNA, mRNA]]", 1, True),
        ("{fact: [nucleus, holds, [DNA, mRNA]], complete: yes}", 2, False),
        ("{fact: [nucleus, holds, [DNA, mRNA]], complete back: yes}", 1, True),
    ],
)
def test_a_card_asks_for_one_of_an_open_side_and_for_all_of_a_complete_one(
    fact: str, need: int, opened: bool, compiled: Compile
) -> None:
    key = compiled(DECK.replace("[nucleus, holds, [DNA, mRNA]]", fact)).cards["cell/nucleus.holds"].key
    assert (key.need, key.open) == (need, opened)


def test_the_side_that_is_asserted_single_is_not_open(compiled: Compile) -> None:
    cards = compiled(DECK).cards
    assert not cards["cell/makes.ATP"].key.open
    assert cards["cell/mitochondrion.makes"].key.open


@pytest.mark.parametrize(
    ("relation", "fact", "asked"),
    [
        ("{ask: no}", "[mitochondrion, makes, ATP]", {"makes.ATP"}),
        ("{ask back: no}", "[mitochondrion, makes, ATP]", {"mitochondrion.makes"}),
        ("{ask: no, ask back: no}", "[mitochondrion, makes, ATP]", set()),
        ("{symmetric: yes}", "[mitochondrion, makes, ATP]", {"mitochondrion.makes", "ATP.makes"}),
        ("{symmetric: yes, ask back: no}", "[mitochondrion, makes, ATP]", {"mitochondrion.makes"}),
        ("{symmetric: yes, ask: no, ask back: no}", "[mitochondrion, makes, ATP]", set()),
        ("{single: none}", "{fact: [mitochondrion, makes, ATP], ask: no}", {"makes.ATP"}),
        ("{single: none}", "{fact: [mitochondrion, makes, ATP], since: 2031}", set()),
        ("{single: none}", "{fact: [mitochondrion, makes, ATP], until: 1990}", set()),
    ],
)
def test_a_side_is_asked_only_where_the_author_and_the_day_allow(
    relation: str, fact: str, asked: set[str], compiled: Compile
) -> None:
    text = DECK.replace("makes: {single: subject}", f"makes: {relation}").replace("[mitochondrion, makes, ATP]", fact)
    assert {card.removeprefix("cell/") for card in compiled(text).cards if "makes" in card} == asked


def test_a_fact_that_ended_is_asked_only_in_the_words_of_the_past(compiled: Compile) -> None:
    text = """\
deck: a
title: b
things: {country: {Germany: }, person: {Kohl: , Merkel: , Brandt: }}
relations:
  led by: {single: object, ask: "Who leads {subject}?", ask past: "Who led {subject} from {since} to {until}?", ask back: no}
topics:
  - topic: t
    facts:
      - {fact: [Germany, led by, Kohl], since: 1982-10-01, until: 1998-10-27, also true: [Brandt]}
      - {fact: [Germany, led by, Merkel], since: 2005-11-22}
"""
    made = compiled(text)
    assert list(made.cards) == ["a/Germany.led by.1982-1998", "a/Germany.led by"]
    past = made.cards["a/Germany.led by.1982-1998"]
    assert [answer.show for answer in past.key.answers] == ["Kohl", "Brandt"]
    assert made.question(past.id, made.renderings(past.id)[0], 1).stem == "Who led Germany from 1982 to 1998?"
    assert list(compiled(text, date(1990, 1, 1)).cards) == ["a/Germany.led by"]


def test_a_number_that_no_longer_holds_is_not_asked(compiled: Compile) -> None:
    text = DECK.replace("value: 2,", "until: 1990, value: 2,")
    assert "cell/mitochondrion.membranes" not in compiled(text).cards


def test_a_term_or_thing_in_capitals_makes_one_card_for_what_it_stands_for(compiled: Compile) -> None:
    cards = compiled(DECK).cards
    card = cards["cell/ATP.stands for"]
    assert set(card.key.answers[0].wordings) == {"adenosine triphosphate"}
    assert sum(each.aspect is Aspect.STANDS_FOR for each in cards.values()) == 3


def test_a_long_definition_is_compared_by_the_learner(compiled: Compile) -> None:
    long = DECK.replace("the carrier of energy", "the small molecule that carries energy to wherever it is needed")
    assert compiled(DECK).cards["cell/ATP.means"].key.grade is Grade.LENIENT
    assert compiled(long).cards["cell/ATP.means"].key.grade is Grade.SELF
    assert compiled(long).cards["cell/means.ATP"].key.grade is Grade.LENIENT


def test_compiling_twice_gives_the_same_cards(compiled: Compile, written: list[Compiled]) -> None:
    assert compiled(DECK).cards == compiled(DECK).cards
    decks: list[Deck] = [each.deck for each in written]
    assert len({card for each in written for card in each.cards}) == sum(len(each.cards) for each in written)
    assert len({deck.id for deck in decks}) == len(decks)


@pytest.mark.parametrize(
    ("fact", "ids"),
    [
        ("cards: [{ask: Why?, answer: so, id: a.b/c%}]", ["a.b%2Fc%25"]),
        ("cards: [{ask: Why?, answer: so, id: a%2Fb}]", ["a%2Fb"]),
        ("numbers: [{ask: How many?, id: n.1, value: 3}]", ["n.1"]),
        ("lists: [{list: l, id: l.1, items: [x, y], complete: yes, ordered: yes}]", ["l.1", "l.1.order"]),
        ("terms: {t.u: {definition: d, id: t.1}}", ["t.1.means", "means.t.1"]),
        ("terms: {t.u: d}", ["t%2Eu.means", "means.t%2Eu"]),
    ],
)
def test_an_id_of_the_author_stays_as_it_is_written(compiled: Compile, fact: str, ids: list[str]) -> None:
    made = compiled(f"deck: d\ntitle: D\ntopics:\n  - topic: T\n    {fact}\n")
    assert list(made.cards) == [f"d/{part}" for part in ids]
