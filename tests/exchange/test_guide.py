"""The study guide: every fact once, as a sentence, by topic, with its source; nothing of a deck becomes markup."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree

from markdown_it import MarkdownIt

from ice_quiz.exchange.guide import GuideEntry, guide
from ice_quiz.exchange.markdown import guide_text
from ice_quiz.exchange.web_page import guide_page
from ice_quiz.questions.compiled import Compiled

Read = Callable[[str], Compiled]

TOWN = """\
deck: town
title: "The town & its <b>signs</b>"
about: "About [it](https://example.org) | `x`"
language: en-GB
sources:
  book: {title: Town Guide, author: A. Writer, as of: 2020, checked: 2026-01-02, url: "javascript:alert(1)", licence: CC0}
  leaf: {title: Leaflet}
things:
  street: {High Street: , Low Street: }
  building: {Hall: , Mill: }
relations:
  stands in: {single: object}
topics:
  - topic: "*Buildings*"
    source: book
    facts:
      - [Hall, stands in, High Street]
      - [Mill, stands in, High Street]
    lists:
      - {list: gates, items: [North, East, South], complete: yes, ordered: yes, why: They run with the sun.}
      - {list: parks, items: [Oak Park, Elm Park, "1. Ash_Park_"]}
      - {list: bridges, items: [Old, New], complete: yes}
  - topic: More
    source: leaf
    numbers:
      - {of: Hall, what: towers, value: 3}
      - {id: n, ask: How many wells are there?, value: about 10}
    terms:
      burgess: a citizen with full rights
    cards:
      - {ask: "Who founded the town? <script>alert(1)</script>", answer: a monk, changes: {as of: 2020-01-01}}
      - {ask: Which colours has the flag?, answers: [red, white, black], need: 2}
"""


def entries(made: Compiled) -> list[GuideEntry]:
    return [entry for _, of_topic in guide(made).topics for entry in of_topic]


def test_every_fact_stands_once_as_a_sentence_with_the_number_of_its_source(compiled: Read) -> None:
    found = [(entry.question, entry.text, entry.items, entry.source) for entry in entries(compiled(TOWN))]
    assert found == [
        ("", "Hall stands in High Street.", (), 1),
        ("", "Mill stands in High Street.", (), 1),
        ("", "The three gates:", ("North", "East", "South"), 1),
        ("", "Some of the parks:", ("Oak Park", "Elm Park", "1. Ash_Park_"), 1),
        ("", "Bridges: Old and New.", (), 1),
        ("", "Hall has 3 towers.", (), 2),
        ("How many wells are there?", "About 10", (), 2),
        ("", "Burgess: a citizen with full rights.", (), 2),
        ("Who founded the town? <script>alert(1)</script>", "A monk.", (), 2),
        ("Which colours has the flag?", "Any two of these:", ("red", "white", "black"), 2),
    ]
    assert [entry.ordered for entry in entries(compiled(TOWN))][2:4] == [True, False]


def test_sources_are_named_in_full_with_their_dates(compiled: Read) -> None:
    assert guide(compiled(TOWN)).sources == (
        "A. Writer, “Town Guide”, as of 2020, checked 2026-01-02, javascript:alert(1), CC0.",
        "“Leaflet”, undated.",
    )
    notes = [entry.notes for entry in entries(compiled(TOWN)) if entry.notes]
    assert notes == [("They run with the sun.",), ("Right as of 2020-01-01.",)]


def test_every_card_of_every_deck_has_its_fact_in_the_guide(decks: list[Compiled]) -> None:
    for deck in decks:
        told = {id(fact) for card in deck.cards.values() for fact in card.facts}
        assert len(entries(deck)) >= len({topic for topic, _ in guide(deck).topics})
        assert 0 < len(entries(deck)) <= len(told)


def test_the_page_is_html_that_shows_every_text_as_it_is_and_loads_nothing(compiled: Read) -> None:
    page = guide_page(guide(compiled(TOWN)))
    tree = _Tree()
    tree.feed(page)
    assert tree.language == "en-GB"
    assert "The town & its <b>signs</b>" in tree.text
    assert "Who founded the town? <script>alert(1)</script>" in tree.text
    assert tree.headings == ["h1", "h2", "h2", "h2"]
    assert not {"script", "img", "link", "iframe", "b"} & tree.tags
    assert all(link.startswith("#") and link[1:] in tree.ids for link in tree.links)
    assert len(tree.links) == 2 + 10  # the topics, and each entry's source


def test_the_pages_of_all_decks_are_well_formed(decks: list[Compiled]) -> None:
    for deck in decks:
        page = guide_page(guide(deck))
        body = ElementTree.fromstring(page[page.index("<body>") : page.index("</html>")])
        assert "".join(body.itertext()).startswith(deck.deck.title)


def test_markdown_shows_every_text_as_it_is(compiled: Read) -> None:
    html = MarkdownIt().render(guide_text(guide(compiled(TOWN))))
    tree = _Tree()
    tree.feed(html)
    assert "About [it](https://example.org) | `x`" in tree.text
    assert "*Buildings*" in tree.text
    assert "1. Ash_Park_" in tree.text
    assert "Who founded the town? <script>alert(1)</script>" in tree.text
    assert tree.headings == ["h1", "h2", "h2", "h2"]
    assert not tree.links
    assert html.count("<ol>") == 2  # the gates, which have an order, and the sources


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.headings: list[str] = []
        self.language: str | None = None
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.links += [found["href"] or ""] if "href" in found else []
        self.ids |= {found.get("id") or ""}
        self.headings += [tag] if tag in ("h1", "h2", "h3") else []
        self.language = found.get("lang") or self.language

    def handle_data(self, data: str) -> None:
        self.text += data
