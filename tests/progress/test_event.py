from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.clock import Moment
from ice_quiz.progress.event import Event, Tick, canonical, from_line, new_id, to_line

steady = settings(max_examples=150, deadline=None, derandomize=True)
bodies = st.dictionaries(
    st.text(max_size=8),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53), 2**53)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


def event(card: str = "ice/HSI.part of", body: dict[str, object] | None = None, seq: int = 1) -> Event:
    moment = Moment(1_795_518_000_000, 60)
    return Event.sealed(
        event_id=new_id(moment, Random(seq).randbytes),
        device="0123456789abcdef",
        seq=seq,
        moment=moment,
        tick=Tick(moment.utc_ms, 2),
        day=739_944,
        kind="answered",
        card=card,
        body=body or {},
    )


def test_an_id_is_a_uuid_that_sorts_by_time() -> None:
    early, late = (new_id(Moment(ms), Random(ms).randbytes) for ms in (1_795_518_000_000, 1_795_518_000_001))
    assert early < late
    made = uuid.UUID(early)
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == 1_795_518_000_000


def test_two_ids_of_one_moment_differ() -> None:
    randomness: Callable[[int], bytes] = Random(1).randbytes
    assert len({new_id(Moment(1), randomness) for _ in range(1000)}) == 1000


def test_the_clock_of_events_goes_on_where_the_machines_clock_stands_still_or_goes_back() -> None:
    first = Tick().then(1000)
    second = first.then(1000)
    third = second.then(400)
    fourth = third.then(1001)
    assert first < second < third < fourth
    assert fourth == Tick(1001, 0)


@steady
@given(card=st.text(st.characters(exclude_categories=["Cs"]), max_size=20), body=bodies)
def test_an_event_comes_back_from_its_line_as_it_was(card: str, body: dict[str, object]) -> None:
    made = event(card, body)
    line = to_line(made)
    assert from_line(line) == made
    assert "\n" not in line
    assert line.isascii()
    assert made.genuine


def test_one_content_has_one_text() -> None:
    assert canonical({"b": (1, 2), "a": "é"}) == canonical({"a": "é", "b": [1, 2]}) == '{"a":"\\u00e9","b":[1,2]}'


def test_a_changed_event_is_seen_to_be_changed() -> None:
    values = json.loads(to_line(event(body={"rating": "again"})))
    for key, value in {"seq": 2, "utc_ms": 5, "day": 1, "card": "x", "kind": "undone", "body": {"rating": "good"}}.items():
        with pytest.raises(ValueError):
            from_line(json.dumps(values | {key: value}))


@pytest.mark.parametrize(
    "line",
    ["", "[]", "{}", "not json", '{"id":"x"}', to_line(event())[:-1], to_line(event()).replace('"seq":1', '"seq":"1"')],
)
def test_a_line_that_is_no_event_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        from_line(line)


@pytest.mark.parametrize("body", [{"share": float("nan")}, {"reply": {1, 2}}])
def test_what_cannot_be_written_down_exactly_is_refused(body: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        event(body=body)


def test_a_garbled_reply_is_kept_as_it_was_typed() -> None:
    assert from_line(to_line(event(body={"reply": "half \ud800 pair"}))).body == {"reply": "half \ud800 pair"}
