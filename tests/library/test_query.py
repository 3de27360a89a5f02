from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.library.query import Condition, Key, QueryError, Trait, parse


def texts(query: str) -> list[str]:
    return [("-" if each.negated else "") + each.value for each in parse(query) if each.key is Key.TEXT]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", []),
        ("   ", []),
        ("Danube inn", ["danube", "inn"]),
        ('"flows into" Inn', ["flows into", "inn"]),
        ("“flows into”", ["flows into"]),
        ('"still being typed', ["still being typed"]),
        ('-Inn -"the Rhine"', ["-inn", "-rhine"]),
        ("co-operate", ["co operate"]),
        ("Zürich DANUBE ŁÓDŹ", ["zurich", "danube", "lodz"]),
        ("U.S. 6,700", ["us", "6700"]),
        ('say"so"', ["say", "so"]),
        ("12:30 https://ice.gov", ["12 30", "https ice gov"]),
        ("-", []),
        ('""', []),
        ("?", ["?"]),
    ],
)
def test_words_and_phrases_are_looked_for_without_case_accents_and_signs(query: str, found: list[str]) -> None:
    assert texts(query) == found


@pytest.mark.parametrize(
    ("query", "condition"),
    [
        ("deck:ICE", Condition(Key.DECK, "ice")),
        ('topic:"ICE in brief"', Condition(Key.TOPIC, "ice in brief")),
        ("-tag:65/20", Condition(Key.TAG, "65 20", negated=True)),
        ("is:due", Condition(Key.IS, Trait.DUE)),
        ("IS:Flagged", Condition(Key.IS, Trait.FLAGGED)),
        ("is:susp", Condition(Key.IS, Trait.SUSPENDED)),
        ("form:name-all", Condition(Key.FORM, "name all")),
        ("-form:true-or-false", Condition(Key.FORM, "true or false", negated=True)),
        ("due:<7", Condition(Key.DUE, "<", days=7)),
        ("due:>=-3", Condition(Key.DUE, ">=", days=-3)),
        ("due:0", Condition(Key.DUE, "=", days=0)),
        ('due:"< 7"', Condition(Key.DUE, "<", days=7)),
    ],
)
def test_filters_are_read(query: str, condition: Condition) -> None:
    assert parse(f"river {query}") == (Condition(Key.TEXT, "river"), condition)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("tpoic:rivers", "There is no filter “tpoic:”.\nDid you mean “topic:”?"),
        ("flaged:yes", "There is no filter “flaged:”.\nDid you mean “is:flagged”?"),
        ("form:match", "“form:match” is no filter."),
        ("note:rivers", "There is no filter “note:”.\nThere are deck:, topic:"),
        ("is:suspnded", "“is:suspnded” is no filter.\nDid you mean “is:suspended”?"),
        ("is:le", "“is:le” is no filter."),
        ("form:essay", "There are form:choose, form:true-or-false,"),
        ("is:", "Nothing stands after “is:”.\nWrite one of is:due,"),
        ("topic:", "Write a part of a topic's name"),
        ("due:soon", "“due:soon” says no number of days.\nWrite it like due:<7"),
        ("due:<999999", "says no number of days"),
    ],
)
def test_what_cannot_be_understood_is_told_with_what_was_meant(query: str, said: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse(query)
    assert said in str(refused.value)
    assert refused.value.exit_code == 2


@given(st.text(alphabet=st.sampled_from('ab "-:“”<7.é\n\tisdue'), max_size=30))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_line_is_read_or_refused_in_words(query: str) -> None:
    with suppress(QueryError):
        assert all(condition.value for condition in parse(query))
