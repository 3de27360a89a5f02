"""How cards are worded: articles, acronyms, numbers, blanks, sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Form, Question

Compile = Callable[[str], Compiled]


def deck(things: str, relations: str, section: str, more: str = "") -> str:
    frame = "deck: d\ntitle: A deck\n{}things: {{{}}}\nrelations: {{{}}}\ntopics: [{{topic: t, {}}}]\n"
    return frame.format(more, things, relations, section)


def asked(made: Compiled, card: str, form: Form, variant: str | None = None) -> Question:
    """The first question of a card in a form, or in one variant of it."""
    fitting = (each for each in made.renderings(card) if each.form is form and variant in (None, each.variant))
    return made.question(card, next(fitting), 1)


@pytest.mark.parametrize(
    ("things", "stem"),
    [
        ("river: {Inn: , Danube: }", "Inn feeds …"),
        ("river: {Inn: {article: the}, Danube: }", "The Inn feeds …"),
        ("river: {brook: , pond: }", "The brook feeds …"),
        ("river: {brook: {article: none}, pond: }", "Brook feeds …"),
        ("river: {brook: {article: a}, pond: }", "A brook feeds …"),
        ("river: {ATP: adenosine triphosphate, pond: }", "Adenosine triphosphate (ATP) feeds …"),
        ("river: {ATP: {name: adenosine triphosphate, show: acronym}, pond: }", "ATP feeds …"),
        ("river: {ATP: {name: adenosine triphosphate, show: name}, pond: }", "The adenosine triphosphate feeds …"),
        ("river: {XIV: {name: fourteenth pond}, pond: }", "The fourteenth pond feeds …"),
        ("river: {mRNA: {name: messenger RNA, acronym: yes}, pond: }", "Messenger RNA (mRNA) feeds …"),
        (
            "river: {USA: {name: United States of America, article: the}, pond: }",
            "The United States of America (USA) feeds …",
        ),
    ],
)
def test_a_thing_is_named_with_the_article_and_acronym_that_belong_to_it(things: str, stem: str, compiled: Compile) -> None:
    made = compiled(deck(things, "feeds: ", f"facts: [[{things.split('{')[1].split(':')[0]}, feeds, {_last(things)}]]"))
    given = next(card.id for card in made.cards.values() if card.id.endswith(".feeds"))
    assert asked(made, given, Form.CLOZE).stem == stem


def _last(things: str) -> str:
    return "Danube" if "Danube" in things else "pond"


def test_the_article_of_a_type_is_that_of_its_things_unless_one_has_its_own(compiled: Compile) -> None:
    text = deck(
        "river: {Inn: , Isar: {article: none}, Danube: }",
        "feeds: ",
        "facts: [[Inn, feeds, Danube], [Isar, feeds, Inn]]",
        "types: {river: {article: the}}\n",
    )
    made = compiled(text)
    assert asked(made, "d/Inn.feeds", Form.CLOZE).stem == "The Inn feeds …"
    assert asked(made, "d/Isar.feeds", Form.CLOZE).stem == "Isar feeds …"
    assert asked(made, "d/feeds.Inn", Form.CLOZE).stem == "… feeds the Inn."


def test_the_words_of_a_relation_are_filled_and_those_of_a_fact_go_before_them(compiled: Compile) -> None:
    relation = (
        'feeds: {single: both, ask: "Which {object.type} does {subject} feed?", ask back: "Which of all {subject.types}'
        ' feeds {object.name}?", say: "{Subject} gives water to {object}."}'
    )
    things = "river: {Inn: {article: the}, Isar: {article: the}}, sea: {lake: , gulf: }"
    made = compiled(
        deck(things, relation, 'facts: [[Inn, feeds, lake], {fact: [Isar, feeds, gulf], ask: "What drinks {subject}?"}]')
    )
    assert asked(made, "d/Inn.feeds", Form.TYPE).stem == "Which sea does the Inn feed?"
    assert asked(made, "d/feeds.lake", Form.TYPE).stem == "Which of all rivers feeds lake?"
    assert asked(made, "d/Isar.feeds", Form.TYPE).stem == "What drinks the Isar?"
    assert asked(made, "d/Inn.feeds", Form.CLOZE).stem == "The Inn gives water to …"
    assert asked(made, "d/feeds.lake", Form.CLOZE).stem == "… gives water to the lake."
    assert made.cards["d/Inn.feeds"].statement == "The Inn gives water to the lake."


def test_without_words_there_is_no_question_but_the_statement_with_a_blank(compiled: Compile) -> None:
    made = compiled(deck("river: {Inn: , Danube: }", "feeds: ", "facts: [[Inn, feeds, Danube]]"))
    assert [each.form for each in made.renderings("d/Inn.feeds")] == [Form.CLOZE]


@pytest.mark.parametrize(
    ("number", "stem", "true", "false"),
    [
        ("of: Inn, what: bridges, value: 2, near: [3, 5]", "How many bridges does the Inn have?", "The Inn has 2 bridges.",
         "The Inn has 3 bridges."),
        ("of: Inn, what: special ports, value: 2, near: [1]", "How many special ports does the Inn have?",
         "The Inn has 2 special ports.", "The Inn has 1 special port."),
        ("of: Inn, what: ports of call, value: 1, near: [2]", "How many ports of call does the Inn have?",
         "The Inn has 1 port of call.", "The Inn has 2 ports of call."),
        ("of: Inn, what: bridges, value: 1200, near: [1900]", "How many bridges does the Inn have?",
         "The Inn has 1200 bridges.", "The Inn has 1900 bridges."),
        ("of: Inn, what: people on its banks, value: 1200, near: [1900]", "How many people on its banks does the Inn have?",
         "The Inn has 1200 people on its banks.", "The Inn has 1900 people on its banks."),
        ("of: Inn, what: year of its first map, value: 1787, near: [1820]",
         "In the case of the Inn, what is the year of its first map?", "The Inn: year of its first map 1787.",
         "The Inn: year of its first map 1820."),
        ("of: Inn, what: length in miles, value: 321, near: [500]", "In the case of the Inn, what is the length in miles?",
         "The Inn: length in miles 321.", "The Inn: length in miles 500."),
        ('ask: "How wide is it, in yards?", id: width, value: about 90, near: [about 20]', "How wide is it, in yards?",
         "How wide is it, in yards? Answer: about 90.", "How wide is it, in yards? Answer: about 20."),
    ],
)  # fmt: skip
def test_a_number_is_asked_and_stated_in_english(number: str, stem: str, true: str, false: str, compiled: Compile) -> None:
    made = compiled(deck("river: {Inn: {article: the}}", "feeds: ", f"numbers: [{{{number}}}]"))
    (card,) = made.cards
    assert asked(made, card, Form.NUMBER).stem == stem
    assert asked(made, card, Form.TRUE_FALSE, "true").stem == true
    assert asked(made, card, Form.TRUE_FALSE, "false").stem == false


@pytest.mark.parametrize(
    ("name", "need", "stem"),
    [
        ("stages of the journey", "", "Name the three stages of the journey."),
        ("first three stages", "", "Name the first three stages."),
        ("3 stages of the journey", "", "Name the 3 stages of the journey."),
        ("stages of the journey", "complete: no, need: 2,", "Name two of the stages of the journey."),
        ("stages of the journey", "complete: no,", "Name one of the stages of the journey."),
        ("stages of the journey", "need: 2,", "Name two of the stages of the journey."),
    ],
)
def test_a_list_is_asked_by_its_name_with_the_count_said_once(name: str, need: str, stem: str, compiled: Compile) -> None:
    listing = f"list: {name}, {need or 'complete: yes,'} items: [a, b, c]"
    listing = listing if "complete" in listing else f"{listing}, complete: yes"
    made = compiled(deck("x: {y: }", "feeds: ", f"lists: [{{{listing}}}]"))
    assert asked(made, next(iter(made.cards)), Form.NAME_ALL).stem == stem


def test_an_order_is_asked_in_the_words_of_the_author_with_the_count_said_once(compiled: Compile) -> None:
    def order(name: str, ordered: str) -> str:
        made = compiled(
            deck("x: {y: }", "feeds: ", f"lists: [{{list: {name}, complete: yes, ordered: {ordered}, items: [a, b]}}]")
        )
        return asked(made, list(made.cards)[1], Form.PUT_IN_ORDER).stem

    assert order("stages", "yes") == "Put the two stages in order."
    assert order("stages", "from first to last") == "Put the two stages in order from first to last."
    assert order("last two stages", "yes") == "Put the last two stages in order."


SOURCES = "sources: {a: {title: A long act, called: the act}, b: {title: Some book}}\n"


@pytest.mark.parametrize(
    ("fact", "stem"),
    [
        ("dated: yes, source: a", "According to the act, how many actors does Inn have?"),
        ("dated: yes, source: b", "According to “Some book”, how many actors does Inn have?"),
        ("dated: no, source: a", "How many actors does Inn have?"),
        ("dated: yes", "How many actors does Inn have?"),
        ('dated: yes, source: a, ask: "How many does the act give?"', "How many does the act give?"),
        ('dated: yes, source: a, ask: "How many are the actors?"', "According to the act, how many are the actors?"),
        ('dated: yes, source: a, ask: "Inn has how many?"', "According to the act, Inn has how many?"),
        ('dated: yes, source: a, ask: "USA has how many?"', "According to the act, USA has how many?"),
    ],
)
def test_what_is_dated_names_its_source_unless_it_does_so_already(fact: str, stem: str, compiled: Compile) -> None:
    made = compiled(deck("river: {Inn: }", "feeds: ", f"numbers: [{{of: Inn, what: actors, value: 2, {fact}}}]", SOURCES))
    assert asked(made, "d/Inn.actors", Form.NUMBER).stem == stem


def test_a_wrong_answer_in_an_authors_words_takes_the_article_of_the_right_one(compiled: Compile) -> None:
    things = "river: {Inn: {article: the}, Danube: {article: the}}"
    made = compiled(deck(things, "feeds: ", "facts: [{fact: [Inn, feeds, Danube], wrong: [Po, the Rhone]}]"))
    false = next(each for each in made.renderings("d/Inn.feeds") if each.variant == "false")
    stems = {made.question("d/Inn.feeds", false, seed).stem for seed in range(20)}
    assert stems == {"The Inn feeds the Po.", "The Inn feeds the Rhone."}


def test_two_things_of_one_name_keep_their_own_articles(compiled: Compile) -> None:
    things = "river: {Inn: , Elbe: , Po: }, house: {an inn: {name: Inn, article: the}, mill: {name: Mill, article: the}}"
    made = compiled(deck(things, "feeds: {single: object}", "facts: [[Elbe, feeds, an inn], [Po, feeds, mill]]"))
    assert made.cards["d/Elbe.feeds"].statement == "Elbe feeds the Inn."
    assert asked(made, "d/Elbe.feeds", Form.TRUE_FALSE, "true").stem == "Elbe feeds the Inn."
    assert asked(made, "d/Po.feeds", Form.TRUE_FALSE, "false").stem == "Po feeds the Inn."
