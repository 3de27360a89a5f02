"""The schema for editors: it catches what is misspelt, missing or misshapen, and refuses nothing that the reader takes."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.facts.problems import errors_in
from ice_quiz.facts.schema import deck_schema

ROOT = Path(__file__).parents[2]
GOOD = [*sorted((ROOT / "decks").rglob("*.yaml")), *sorted((ROOT / "tests" / "decks" / "good").glob("*.yaml"))]
SCHEMA = deck_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
SMALL = [
    json.loads(json.dumps(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)))
    for path in GOOD
    if path.parent.name == "good"
]


# YAML 1.2 as editors read it: numbers, true, false and null have types; `yes`, `off` and dates are texts.
Types: Any = type("Types", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
for tag, pattern, first in (
    ("bool", r"(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?$", "-+0123456789."),
    ("null", r"(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    Types.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("loader", [yaml.BaseLoader, Types], ids=["texts", "types"])
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_decks_fit_whether_an_editor_reads_texts_or_types(path: Path, loader: Any) -> None:
    deck = json.loads(json.dumps(yaml.load(path.read_text("utf-8"), loader), default=str))
    assert [error.message for error in VALIDATOR.iter_errors(deck)] == []


def deck(**more: Any) -> dict[str, Any]:
    return {"deck": "d", "title": "D", "topics": [{"topic": "T", "cards": [{"ask": "Who?", "answer": "me"}]}], **more}


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (deck(titel="D"), "titel"),
        ({"deck": "d"}, "title"),
        (deck(topics={"topic": "T"}), "array"),
        (deck(topics=[{"topic": "T", "cards": [{"answer": "me"}]}]), "ask"),
        (deck(topics=[{"topic": "T", "lists": [{"list": "a", "items": "b"}]}]), "array"),
        (deck(topics=[{"topic": "T", "lists": [{"list": "a", "items": ["b"], "compleet": "yes"}]}]), "compleet"),
        (deck(topics=[{"topic": "T", "lists": [{"list": "a", "items": ["b"], "need": "two"}]}]), "need"),
        (deck(topics=[{"topic": "T", "facts": [{"fact": ["a", "b", "c"], "since": "spring"}]}]), "facts"),
        (deck(relations={"holds": {"single": "objekt"}}), "objekt"),
        (deck(sources={"book": {"titel": "B"}}), "titel"),
        (deck(deck="a b"), "a b"),
    ],
)
def test_unknown_keys_missing_keys_and_wrong_shapes_are_caught(bad: dict[str, Any], told: str) -> None:
    assert VALIDATOR.is_valid(deck())
    errors = [f"{list(error.path)} {error.message} {error.context}" for error in VALIDATOR.iter_errors(bad)]
    assert any(told in error for error in errors), errors


values = st.recursive(
    st.sampled_from(["", " ", "yes", "no", "7", "0", "x", "2026-11-24", "subject", "about 20", "a b"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["name", "ask", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@st.composite
def spoilt_decks(draw: st.DrawFn) -> Any:
    """Good decks in which a value was replaced, a key renamed, or something taken out, anywhere."""
    spoilt = copy.deepcopy(draw(st.sampled_from(SMALL)))
    for _ in range(draw(st.integers(1, 2))):
        holder: Any = spoilt
        for _ in range(draw(st.integers(0, 6))):
            inner = [
                each for each in (holder.values() if isinstance(holder, dict) else holder) if isinstance(each, dict | list)
            ]
            if not [each for each in inner if each]:
                break
            holder = draw(st.sampled_from([each for each in inner if each]))
        key = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else list(range(len(holder)))))
        action = draw(st.sampled_from(["replace", "remove", "rename"]))
        if action == "replace" or (action == "rename" and isinstance(holder, list)):
            holder[key] = draw(values)
        elif action == "remove":
            del holder[key]
        else:
            holder[draw(st.sampled_from([f"{key}s", "ask", "wrong", "items", "near"]))] = holder.pop(key)
        if not holder:
            break
    return spoilt


@settings(derandomize=True, deadline=None, max_examples=250)
@given(spoilt_decks())
def test_what_the_schema_refuses_the_reader_refuses_too(spoilt: Any) -> None:
    if not VALIDATOR.is_valid(spoilt):
        assert errors_in(read_deck_text(json.dumps(spoilt, ensure_ascii=False), "deck.yaml").problems)
