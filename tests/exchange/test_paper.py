"""Tests on paper: one seed makes the same bytes, the key fits the sheet, no question answers another if that can be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from ice_quiz.exchange.handing import handed
from ice_quiz.exchange.markdown import answers_text, paper_text, version_text
from ice_quiz.exchange.paper import FOR_PAPER, Item, Paper, paper
from ice_quiz.exchange.web_page import answers_page, paper_page, version_page
from ice_quiz.language.normal import within
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Form

Read = Callable[[str], Compiled]


@pytest.fixture
def ice(decks: list[Compiled]) -> Compiled:
    return next(deck for deck in decks if deck.deck.id == "ice")


def test_one_seed_makes_the_same_bytes_and_another_one_others(ice: Compiled) -> None:
    for document in (paper_text, paper_page):
        assert document(paper(ice, 20, 3, 7)) == document(paper(ice, 20, 3, 7))
        assert document(paper(ice, 20, 3, 7)) != document(paper(ice, 20, 3, 8))


def test_all_versions_ask_the_same_in_another_order(ice: Compiled) -> None:
    made = paper(ice, 20, 3, 7)
    assert [version.letter for version in made.versions] == ["A", "B", "C"]
    asked = [[item.text for item in version.items] for version in made.versions]
    assert sorted(asked[0]) == sorted(asked[1]) == sorted(asked[2])
    assert len(asked[0]) == len(set(asked[0])) == 20
    assert len({tuple(each) for each in asked}) == 3
    options = [
        dict(zip(texts, (item.options for item in version.items), strict=True))
        for texts, version in zip(asked, made.versions, strict=True)
    ]
    assert sum(options[0][text] != options[1][text] for text in asked[0]) > 5


def test_the_key_names_the_right_option_by_its_letter(decks: list[Compiled]) -> None:
    looked_at = 0
    for deck in decks:
        rights = {answer.show for card in deck.cards.values() for answer in card.key.answers}
        for version in paper(deck, 30, 2, 3).versions:
            for item in version.items:
                if item.options and not item.lines:
                    letter, _, text = item.right.partition(": ")
                    assert item.options["ABCDEF".index(letter)] == text
                    assert (
                        text in rights
                        or any(text in right or right in text for right in rights)
                        or text in ("True", "False")
                    )
                    looked_at += 1
    assert looked_at > 100


def test_an_order_is_given_by_letters(compiled: Read) -> None:
    deck = compiled(
        "deck: d\ntitle: D\ntopics:\n  - topic: T\n    lists:\n"
        "      - {list: steps, items: [one, two, three], complete: yes, ordered: yes}\n"
    )
    item = next(item for item in paper(deck, 9, 1, 1).versions[0].items if "order" in item.text)
    assert [item.options["ABC".index(letter)] for letter in item.right.split(", ")] == ["one", "two", "three"]
    assert item.lines == 1


def test_no_question_tells_the_answer_of_another_while_there_are_others(decks: list[Compiled]) -> None:
    for deck in decks:
        made = paper(deck, 8, 1, 5)
        if made.repeats:
            continue
        items = made.versions[0].items
        for item in items:
            right = item.right.partition(": ")[2] if item.options else item.right
            assert not any(within(right, other.text) for other in items if other is not item), (item, deck.deck.id)


def test_one_fact_is_asked_once_while_there_are_others(compiled: Read) -> None:
    deck = compiled(
        "deck: d\ntitle: D\ntopics:\n  - topic: T\n    lists:\n"
        "      - {list: steps, items: [washing, drying, ironing], complete: yes, ordered: yes}\n"
        "    cards: [{ask: Why?, answer: therefore}]\n"
    )
    for seed in range(6):
        texts = [item.text for item in paper(deck, 2, 1, seed).versions[0].items]
        assert sum("steps" in text for text in texts) == 1


def test_every_topic_has_its_share(decks: list[Compiled]) -> None:
    deck = next(deck for deck in decks if deck.deck.id == "us-civics")
    topics = Counter(card.topic for card in deck.cards.values())
    for seed in range(3):
        topic_of = {question.stem: card.topic for card, question in handed(deck, FOR_PAPER, seed)}
        items = paper(deck, 40, 1, seed).versions[0].items
        found = Counter(next(topic for stem, topic in topic_of.items() if item.text.startswith(stem)) for item in items)
        for topic, many in topics.items():
            assert abs(found[topic] - 40 * many / topics.total()) < 4, (topic, found)


def test_a_short_deck_gives_all_it_has_and_says_what_helps(compiled: Read) -> None:
    deck = compiled("deck: d\ntitle: D\ntopics:\n  - topic: T\n    terms: {gull: a white bird, owl: a bird of night}\n")
    made = paper(deck, 20, 1, 1)
    assert len(made.versions[0].items) == 4
    assert made.repeats == 2


@pytest.mark.parametrize("form", [Form.CHOOSE, Form.TRUE_FALSE, Form.TYPE, Form.NAME_ALL])
def test_one_form_can_be_wanted(ice: Compiled, form: Form) -> None:
    items = paper(ice, 20, 1, 1, (form,)).versions[0].items
    assert items
    assert all(bool(item.options) == form.recognised for item in items)


def test_the_sheets_apart_hold_what_the_whole_holds(ice: Compiled) -> None:
    made = paper(ice, 5, 2, 4)
    whole = paper_text(made)
    assert whole == "\n".join((*(version_text(made, version) for version in made.versions), answers_text(made)))
    assert "Seed 4" not in "".join(version_text(made, version) + version_page(made, version) for version in made.versions)
    assert "Seed 4" in answers_page(made)
    assert [line for line in whole.splitlines() if line.startswith("# ")] == [
        f"# {ice.deck.title}: {part}" for part in ("version A", "version B", "answers, version A", "answers, version B")
    ]


def test_markdown_keeps_questions_options_and_answers_together(compiled: Read) -> None:
    deck = compiled(
        'deck: d\ntitle: "*D*"\ncards:\n'
        '  - {ask: "What is 2*3*4 in `code`?", answer: "24", wrong: ["# 1", "- 2"]}\n'
        '  - {ask: "Which two?", answers: ["a_b_c", "<i>"], need: 2}\n'
    )
    html = MarkdownIt().render(paper_text(paper(deck, 2, 1, 1)))
    assert html.count("<ol") == 2  # the questions, the answers
    assert "<em>" not in html
    assert "<i>" not in html
    assert "2*3*4 in `code`?" in html
    assert len(re.findall(r"[ABC]: ", html.split("answers")[0])) == 3
    assert html.count("Answer 2: ") == 1


def test_the_page_has_labels_headings_and_a_sheet_for_each_version_and_key(ice: Compiled) -> None:
    page = paper_page(paper(ice, 6, 2, 4))
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert page.count('<section class="sheet"') == 4
    assert re.findall(r"<h(\d)", page) == ["1", "2", "2", "2", "2"]
    labelled = re.findall(r'<section class="sheet" aria-labelledby="([^"]+)"', page)
    assert sorted(labelled) == sorted(re.findall(r'<h2 id="([^"]+)"', page))
    assert page.count("Name:") == page.count("Date:") == 2
    assert not re.search(r"<(script|img|link|iframe|object)\b|https?://|url\(|@import", page)


def test_a_paper_without_a_fitting_question_is_empty(compiled: Read) -> None:
    deck = compiled('deck: d\ntitle: D\ncards: [{ask: "Why?", answer: therefore}]\n')
    assert paper(deck, 5, 1, 1, (Form.CHOOSE,)) == Paper("D", "en", 1, paper(deck, 5, 1, 1, (Form.CHOOSE,)).versions)
    assert paper(deck, 5, 1, 1, FOR_PAPER).versions[0].items == (Item("Why?", (), 1, "therefore"),)
