"""Moodle's own XML format for question banks, as its importer (`question/format/xml/format.php`) reads it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ice_quiz.exchange.bank import BankItem, Kind

_TYPES = {
    Kind.CHOICE: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.SHORT: "shortanswer",
    Kind.NUMBER: "numerical",
    Kind.FREE: "essay",
}
LONGEST_ID = 100
"""Characters that Moodle keeps of a question's ID number; a longer one is left out."""


def moodle_xml(deck: str, items: Iterable[BankItem]) -> str:
    """The questions as a Moodle XML file, a category for each topic under one for the deck. All texts are plain texts."""
    quiz = Element("quiz")
    for topic, members in groupby(items, key=lambda item: item.topic):
        path = "/".join(("$course$", "top", _step(deck), _step(topic)))
        _text(SubElement(SubElement(quiz, "question", type="category"), "category"), path)
        for item in members:
            _question(quiz, item)
    indent(quiz)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(quiz, encoding="unicode")}\n'


def _step(name: str) -> str:
    """A name as one step of a category's path, where a slash is doubled."""
    return " ".join(name.split()).replace("/", "//")


def _question(quiz: Element, item: BankItem) -> None:
    question = SubElement(quiz, "question", type=_TYPES[item.kind])
    _text(SubElement(question, "name"), item.name)
    _text(_plain(question, "questiontext"), item.text)
    _text(_plain(question, "generalfeedback"), item.feedback)
    if len(item.name) <= LONGEST_ID:
        SubElement(question, "idnumber").text = item.name
    match item.kind:
        case Kind.CHOICE:
            SubElement(question, "single").text = "true"
            SubElement(question, "shuffleanswers").text = "true"
            SubElement(question, "answernumbering").text = "abc"
        case Kind.SHORT:
            SubElement(question, "usecase").text = "0"
        case Kind.FREE:
            _text(_plain(question, "graderinfo"), "\n".join(answer.text for answer in item.answers))
            return
        case _:
            pass
    for answer in item.answers:
        element = _plain(question, "answer", fraction="100" if answer.right else "0")
        stars = item.kind is Kind.SHORT
        text = answer.text.lower() if item.kind is Kind.TRUE_FALSE else answer.text
        _text(element, text.replace("*", "\\*") if stars else text)
        if answer.feedback:
            _text(_plain(element, "feedback"), answer.feedback)
        if item.kind is Kind.NUMBER:
            SubElement(element, "tolerance").text = answer.slack


def _plain(parent: Element, tag: str, **attributes: str) -> Element:
    return SubElement(parent, tag, {**attributes, "format": "plain_text"})


def _text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = text
