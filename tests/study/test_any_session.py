from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.grading.verdict import Chose, DontKnow, Listed, Typed
from ice_quiz.memory.rating import Rating
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.replay import replay
from ice_quiz.settings import Settings
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import Command, Phase, Purpose, Snapshot

Learner = Any  # the class of the fixture `learner`

REPLIES = st.one_of(
    st.builds(Typed, st.sampled_from(["", "Danube", "danub", "4", "Elbe", "Rhine\x1b[31m", "Istros", "[b]", "x" * 5000])),
    st.builds(Chose, st.integers(-1, 4)),
    st.builds(Listed, st.lists(st.sampled_from(["black", "red", "gold", "green", ""]), max_size=4).map(tuple)),
    st.just(DontKnow()),
)
DEEDS = st.one_of(
    st.just("right"),
    st.just("next"),
    REPLIES,
    st.sampled_from(list(Command)),
    st.sampled_from(list(Rating)),
    st.sampled_from(["more", "kill", "leave", "practice", "tomorrow", "wait"]),
)


def do(learner: Learner, deed: object) -> Snapshot:  # noqa: C901  # one line for each thing that can happen
    desk: Desk = learner.desk
    match deed:
        case "right":
            return desk.reply(learner.reply()) if desk.snapshot.phase is Phase.ASKED else desk.snapshot
        case "next":
            return desk.command(Command.NEXT)
        case Typed() | Chose() | Listed() | DontKnow():
            return desk.reply(deed)
        case Command():
            return desk.command(deed)
        case Rating():
            return desk.rate(deed)
        case "more":
            return desk.more_new(2)
        case "leave":
            return desk.leave()
        case "practice":
            return desk.start("waters", purpose=Purpose.PRACTICE, limit=3)
        case "tomorrow":
            learner.wait(86_400)
            return desk.snapshot
        case "wait":
            learner.wait(5)
            return desk.snapshot
    desk = learner.begin().desk
    return desk.start("waters")


def unsaid(snapshot: Snapshot) -> Snapshot:
    return replace(snapshot, message="")


@settings(derandomize=True, deadline=None, max_examples=120)
@given(deeds=st.lists(DEEDS, max_size=40), limit=st.none() | st.integers(0, 6))
def test_any_sequence_of_deeds_leaves_a_log_that_replays_to_what_was_shown(
    new_learner: Callable[..., Learner], deeds: list[object], limit: int | None
) -> None:
    with TemporaryDirectory() as folder:
        learner = new_learner(Path(folder), Settings(new_per_day=5))
        learner.desk.start("waters", limit=limit)
        for deed in deeds:
            before = learner.desk.snapshot
            after = do(learner, deed)
            assert after == learner.desk.snapshot
            if isinstance(deed, Command):
                assert (unsaid(after) != unsaid(before)) == (deed in before.commands), deed
                assert deed in before.commands or after.message
            assert after.done + after.counts.total == after.total
            assert (after.phase is Phase.FINISHED) == (after.summary is not None)
            if after.phase is Phase.ANSWERED and after.graded:
                assert after.due == date_of(learner.log.card(after.card).due_day)
        assert learner.log.pending == ()
        assert replay(learner.log.events()) == learner.log.state()
        once_a_day: set[tuple[int, str]] = set()
        undone = {event.body["target"] for event in learner.log.events() if event.kind == "undone"}
        for event in learner.log.events():
            if event.kind == "answered" and event.body["graded"] and event.id not in undone:
                assert (event.day, event.card) not in once_a_day
                once_a_day.add((event.day, event.card))
