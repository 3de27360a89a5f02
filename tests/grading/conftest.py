from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from ice_quiz.facts.values import read_value
from ice_quiz.questions.question import Answer, AnswerKey, Form, Option, Proof, Question, Rendering


def _answers(names: Sequence[str | Sequence[str]]) -> tuple[Answer, ...]:
    return tuple(Answer(name) if isinstance(name, str) else Answer(name[0], tuple(name[1:])) for name in names)


@pytest.fixture(scope="session")
def ask() -> Callable[..., Question]:
    """Makes a question from plain names; an answer in several wordings is a list of them."""

    def make(
        answers: Sequence[str | Sequence[str]],
        *,
        form: Form = Form.TYPE,
        options: Sequence[Option] = (),
        value: str = "",
        **more: Any,
    ) -> Question:
        for side in ("others", "confusing", "broader"):
            more[side] = _answers(more.get(side, ()))
        key = AnswerKey(_answers(answers), value=read_value(value) if value else None, **more)
        return Question("deck/card", Rendering(form), "What is asked?", key, tuple(options))

    return make


@pytest.fixture(scope="session")
def number(ask: Callable[..., Question]) -> Callable[..., Question]:
    """Makes a question that asks for a number, as an author writes it."""

    def make(value: str, unit: str = "") -> Question:
        return ask([value], value=value, unit=unit, form=Form.NUMBER)

    return make


@pytest.fixture(scope="session")
def choose(ask: Callable[..., Question]) -> Callable[..., Question]:
    """Makes a question with options; each wrong one has its proof."""

    def make(key: str, wrong: Sequence[str], *, form: Form = Form.CHOOSE, **more: Any) -> Question:
        options = [Option(key, True), *(Option(each, False, Proof("P1", f"{each} is proven wrong.")) for each in wrong)]
        return ask([key], form=form, options=options, **more)

    return make


@pytest.fixture(scope="session")
def seconds() -> Callable[[Callable[[], object]], float]:
    """Measures one call with the processor's time, so that a busy machine changes little."""

    def measure(call: Callable[[], object]) -> float:
        start = time.process_time()
        call()
        return time.process_time() - start

    return measure
