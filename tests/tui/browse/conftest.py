"""A desk with real cards, some of them learned, and the app looking through them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.grading.verdict import Outcome
from ice_quiz.library.library import Library
from ice_quiz.memory.rating import Rating
from ice_quiz.places import Places
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.study.desk import Desk

RIVERS = ("Danube", "Rhine", "Elbe", "Loire", "Rhône", "Vistula", "Oder", "Po", "Ebro", "Tagus", "Seine", "Thames")
SEAS = {
    "Danube": "Black Sea",
    "Rhine": "North Sea",
    "Elbe": "North Sea",
    "Loire": "Atlantic Ocean",
    "Rhône": "Mediterranean Sea",
    "Vistula": "Baltic Sea",
    "Oder": "Baltic Sea",
    "Po": "Adriatic Sea",
    "Ebro": "Mediterranean Sea",
    "Tagus": "Atlantic Ocean",
    "Seine": "English Channel",
    "Thames": "North Sea",
}
HOUR = 3_600_000
OUTCOMES = {Rating.AGAIN: Outcome.WRONG, Rating.HARD: Outcome.CLOSE, Rating.GOOD: Outcome.RIGHT, Rating.EASY: Outcome.RIGHT}


def deck(*texts: str) -> str:
    """A deck of rivers; each of the texts stands in a question of its own."""
    asked = "".join(
        f'      - {{id: {river.lower()}, ask: "Which sea does the {river} flow into?", answer: the {SEAS[river]}, '
        f"wrong: [the Caspian Sea, the Arctic Ocean]}}\n"
        for river in RIVERS
    )
    own = "".join(
        f"      - {{id: own-{number}, ask: {json.dumps(text)}, answer: {json.dumps(text)}}}\n"
        for number, text in enumerate(texts)
    )
    return f"""\
deck: rivers
title: Rivers of Europe
sources:
  atlas: {{title: The Atlas, as of: 2020}}
topics:
  - topic: Mouths
    source: atlas
    tags: [exam]
    cards:
{asked}{own}  - topic: Other things
    source: atlas
    cards:
      - {{id: meander, ask: Why do rivers meander?, answer: they wear away the outer bank, grade: self}}
      - {{id: istros, ask: What is the old name of the Danube?, answer: Istros}}
"""


class Browser:
    """Somebody who has studied rivers for some weeks. `desk` is theirs."""

    def __init__(self, root: Path, *texts: str) -> None:
        now = Moment(int(datetime(2026, 11, 24, 9, tzinfo=UTC).timestamp() * 1000))
        places = Places(root / "config", root / "data", root / "cache", root / "decks", root / "shipped")
        places.decks.mkdir(parents=True)
        self.file = places.decks / "rivers.yaml"
        self.file.write_text(deck(*texts), encoding="utf-8")
        self.places = places
        self.clock = SetClock(now)
        self.log = Log.open(places.data, self.clock)
        library = Library(places, date(2026, 11, 24))
        marks = library.entries()[0].cards
        answers = (
            *((30, "danube", Rating.GOOD), (27, "danube", Rating.GOOD), (9, "danube", Rating.HARD)),
            *(
                (20, "rhine", Rating.AGAIN),
                (19, "rhine", Rating.GOOD),
                (16, "rhine", Rating.AGAIN),
                (15, "rhine", Rating.AGAIN),
            ),
            *((14, "rhine", Rating.AGAIN), (13, "rhine", Rating.AGAIN), (12, "rhine", Rating.GOOD)),
            *((5, "elbe", Rating.EASY), (3, "loire", Rating.GOOD), (1, "rhône", Rating.AGAIN)),
        )
        for days_ago, card, rating in sorted(answers, key=lambda answer: -answer[0]):
            self.clock.moment = Moment(now.utc_ms - days_ago * 24 * HOUR)
            self.log.append(self._answer(f"rivers/{card}", marks[f"rivers/{card}"], rating))
        self.clock.moment = now
        self.log.append(self.log.stamp(Kind.SUSPENDED, "rivers/loire"), self.log.stamp(Kind.FLAGGED, "rivers/rhine"))
        self.desk = Desk(library, self.log, self.clock)

    def _answer(self, card: str, fingerprint: str, rating: Rating) -> Event:
        facts = Answered(
            deck="rivers",
            form="type",
            verdict=OUTCOMES[rating],
            rating=rating,
            graded=True,
            fingerprint=fingerprint,
            reply="the North Sea",
            ms=4000,
            new=self.log.card(card).new,
        )
        return self.log.stamp(Kind.ANSWERED, card, facts.body())

    def kinds(self) -> list[tuple[str, str]]:
        """What happened since they opened the program: kinds and cards."""
        return [(event.kind, event.card.removeprefix("rivers/")) for event in self.log.events()[15:]]


async def idle(stage: Any) -> None:
    """Wait until the other thread has nothing to do, and what it found is painted."""
    await stage.settle()
    while getattr(stage.app.screen, "errand", None) is not None and stage.app.screen.errand.busy:
        await stage.pilot.pause(0.01)
    await stage.settle()


async def press(stage: Any, *keys: str) -> None:
    """Press keys one after the other, as somebody does who looks at what comes."""
    for key in keys:
        await stage.press(key)
        await idle(stage)


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


@pytest.fixture
def browsing(on_stage: Callable[..., None], browser: Browser) -> Callable[..., None]:
    """Opens the cards and plays a scene, an async function that is given the stage."""

    def run(
        scene: Callable[[Any], Any], size: tuple[int, int] = (80, 24), *, by: Browser = browser, theme: str = "ice-dark"
    ) -> None:
        async def play(stage: Any) -> None:
            await press(stage, "b")
            await scene(stage)

        on_stage(by.desk, play, size, theme=theme)

    return run
