"""Guide and test as one HTML file: no scripts, nothing from elsewhere, made to be printed and to be read aloud.

The tree is built with ElementTree, which escapes every text, so that nothing in a deck becomes markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from ice_quiz.exchange.guide import Guide, GuideEntry
from ice_quiz.exchange.paper import Item, Paper, Version

LONGEST_COLUMN = 8
"""Items of a list that stand below each other; a longer list has two columns."""


def guide_page(guide: Guide) -> str:
    """The study guide."""
    main = Element("main", {"class": "numbered"})
    _add(main, "h1", guide.title)
    if guide.about:
        _add(main, "p", guide.about)
    if len(guide.topics) > 1:
        _contents(main, [topic for topic, _ in guide.topics])
    for number, (topic, entries) in enumerate(guide.topics, 1):
        section = SubElement(main, "section", {"aria-labelledby": f"topic-{number}"})
        _add(section, "h2", topic, id=f"topic-{number}")
        listed = SubElement(section, "ul", {"class": "entries"})
        for entry in entries:
            _entry(listed, entry)
    if guide.sources:
        section = SubElement(main, "section", {"aria-labelledby": "sources"})
        _add(section, "h2", "Sources", id="sources")
        listed = SubElement(section, "ol")
        for number, source in enumerate(guide.sources, 1):
            _add(listed, "li", source, id=f"source-{number}")
    return _page(guide.title, guide.language, main)


def _contents(main: Element, topics: Iterable[str]) -> None:
    nav = SubElement(main, "nav", {"aria-label": "Topics"})
    listed = SubElement(nav, "ul")
    for number, topic in enumerate(topics, 1):
        _add(SubElement(listed, "li"), "a", topic, href=f"#topic-{number}")


def _entry(listed: Element, entry: GuideEntry) -> None:
    item = SubElement(listed, "li")
    if entry.question:
        _add(SubElement(item, "p"), "strong", entry.question)
    text = _add(item, "p", entry.text)
    if entry.source:
        text.text = f"{entry.text} "
        attributes = {"class": "reference", "href": f"#source-{entry.source}", "aria-label": f"Source {entry.source}"}
        SubElement(text, "a", attributes).text = f"[{entry.source}]"
    if entry.items:
        long = {"class": "long"} if len(entry.items) > LONGEST_COLUMN else {}
        inner = SubElement(item, "ol" if entry.ordered else "ul", long)
        for each in entry.items:
            _add(inner, "li", each)
    for note in entry.notes:
        SubElement(item, "p", {"class": "notes"}).text = note


def paper_page(paper: Paper) -> str:
    """All versions of a test, and behind them the answers, a sheet of paper each."""
    title = f"{paper.title}: test"
    parts = [*(_version(paper, version) for version in paper.versions), *(_key(paper, each) for each in paper.versions)]
    return _sheets(paper, title, parts)


def version_page(paper: Paper, version: Version) -> str:
    """One version of a test."""
    return _sheets(paper, f"{paper.title}: test, version {version.letter}", [_version(paper, version)])


def answers_page(paper: Paper) -> str:
    """The answers of all versions, a sheet of paper each, with the seed."""
    return _sheets(paper, f"{paper.title}: answers", [_key(paper, version) for version in paper.versions])


def _sheets(paper: Paper, title: str, parts: Sequence[Element]) -> str:
    # Sheets that are dealt out apart from each other have no common page numbers.
    main = Element("main", {"class": "numbered"} if len(parts) == 1 else {})
    SubElement(main, "h1", {"class": "hidden"}).text = title
    main.extend(parts)
    return _page(title, paper.language, main)


def _version(paper: Paper, version: Version) -> Element:
    sheet = _sheet(f"version-{version.letter}", f"{paper.title}: version {version.letter}")
    fields = SubElement(sheet, "ul", {"class": "fields"})
    for name, after in (("Name:", ""), ("Date:", ""), ("Points:", f"of {len(version.items)}")):
        field = _add(fields, "li", name)
        SubElement(field, "span", {"class": "line"}).tail = after
    questions = SubElement(sheet, "ol", {"class": "questions"})
    for item in version.items:
        _item(questions, item)
    return sheet


def _item(questions: Element, item: Item) -> None:
    question = SubElement(questions, "li")
    _add(question, "p", item.text)
    if item.options:
        options = SubElement(question, "ol", {"class": "options"})
        for option in item.options:
            _add(options, "li", option)
    for at in range(item.lines):
        answer = SubElement(question, "p", {"class": "answer"})
        _add(answer, "span", "Answer:" if item.lines == 1 else f"Answer {at + 1}:")
        SubElement(answer, "span", {"class": "line"})


def _key(paper: Paper, version: Version) -> Element:
    sheet = _sheet(f"answers-{version.letter}", f"{paper.title}: answers, version {version.letter}")
    answers = SubElement(sheet, "ol", {"class": "answers"})
    for item in version.items:
        _add(answers, "li", item.right)
    SubElement(sheet, "p", {"class": "notes"}).text = f"Seed {paper.seed} makes this test again."
    return sheet


def _sheet(name: str, title: str) -> Element:
    sheet = Element("section", {"class": "sheet", "aria-labelledby": name})
    _add(sheet, "h2", title, id=name)
    return sheet


def _add(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    element = SubElement(parent, tag, attributes)
    element.text = text
    return element


def _page(title: str, language: str, main: Element) -> str:
    html = Element("html", lang=language)
    head = SubElement(html, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", title)
    _add(head, "style", _style())
    SubElement(html, "body").append(main)
    return f"<!DOCTYPE html>\n{tostring(html, encoding='unicode', method='html')}\n"


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text("utf-8")
