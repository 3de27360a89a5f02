from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from ice_quiz.clock import Moment
from ice_quiz.grading.verdict import Outcome
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Kind

RIVERS = """\
deck: rivers
title: Rivers of Europe
sources:
  atlas: {title: The Atlas, as of: 2020}
relations:
  flows into: {single: object}
things:
  river: {Danube: , Inn: , Main: , Rhine: , Saale: , Elbe: , Vltava: , Aare: }
topics:
  - topic: Where they end
    source: atlas
    facts:
      - [Inn, flows into, Danube]
      - [Main, flows into, Rhine]
      - [Saale, flows into, Elbe]
      - [Vltava, flows into, Elbe]
      - [Aare, flows into, Rhine]
  - topic: Seas
    source: atlas
    cards:
      - {ask: Which sea takes the Danube?, answer: the Black Sea, wrong: [the Adriatic Sea, the Aegean Sea]}
      - {ask: Which sea takes the Rhine?, answer: the North Sea, wrong: [the Baltic Sea]}
"""
LAKES = RIVERS.replace("deck: rivers", "deck: lakes").replace("Rivers of Europe", "湖 – Lakes")


@pytest.fixture
def studied(real_desk: Callable[..., Any]) -> Callable[..., Any]:
    """A desk at which somebody studied on most of the last `days`."""

    def make(days: int = 200) -> Any:
        desk = real_desk(rivers=RIVERS, lakes=LAKES)
        random = Random(5)
        cards = [card for deck in ("rivers", "lakes") for card in desk._library.open(deck).cards][:12]
        hard = set(cards[::5])
        now = datetime(2026, 11, 24, 9, tzinfo=UTC)
        events = []
        for ago in range(days - 1, -1, -1):
            if ago > 12 and random.random() < 0.3:
                continue
            for number in range(random.randrange(1, 7)):
                when = now - timedelta(days=ago, seconds=900 - 60 * number)
                desk._clock.moment = Moment(int(when.timestamp() * 1000))
                card = random.choice(cards)
                right = random.random() < (0.7 if card in hard else 0.95)
                body = Answered(
                    card.partition("/")[0],
                    random.choice(["type", "type", "choose", "true or false"]),
                    Outcome.RIGHT if right else Outcome.WRONG,
                    Rating.GOOD if right else Rating.AGAIN,
                    graded=True,
                    reply="Danube" if right else random.choice(["Rhine", "the [b]Po[/b]", "ラインがわ"]),
                    ms=random.randrange(2000, 30000),
                )
                events.append(desk._log.stamp(Kind.ANSWERED, card, body.body()))
        desk._log.append(*events)
        desk._clock.moment = Moment(int(now.timestamp() * 1000))
        return desk

    return make


@pytest.fixture
def read() -> Callable[..., Any]:
    """Opens the statistics and waits until they are reckoned."""

    async def opened(stage: Any, *keys: str) -> None:
        await stage.press("t")
        while "Reading" in stage.text:
            await stage.breathe()
        await stage.settle()
        await stage.press(*keys)

    return opened
