from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ice_quiz.library.compiling import attempt

DECK = "deck: d\ntitle: D\ntopics:\n  - topic: T\n    cards:\n" + "".join(
    f"      - {{ask: Question {number}?, answer: answer {number}}}\n" for number in range(1200)
)


def test_how_far_a_deck_is_read_grows_from_nothing_to_all() -> None:
    told: list[float] = []
    assert attempt(Path("d.yaml"), DECK.encode(), date(2026, 11, 24), headway=told.append).compiled
    assert len(told) > 5
    assert told == sorted(told)
    assert told[0] == 0.0
    assert 0.5 < told[-1] <= 1.0


@pytest.mark.parametrize("enough", [0.1, 0.3, 0.6])
def test_reading_can_be_stopped_on_the_way(enough: float) -> None:
    class Stop(Exception):
        pass

    def stop(share: float) -> None:
        if share > enough:
            raise Stop

    with pytest.raises(Stop):
        attempt(Path("d.yaml"), DECK.encode(), date(2026, 11, 24), headway=stop)
