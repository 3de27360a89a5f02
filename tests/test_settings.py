from __future__ import annotations

import pytest

from ice_quiz.settings import Settings


def test_a_stored_setting_replaces_the_usual_one() -> None:
    assert Settings().changed({"new_per_day": 0, "desired_retention": 0.85}) == Settings(
        new_per_day=0, desired_retention=0.85
    )


@pytest.mark.parametrize(
    "values",
    [
        {"new_per_day": -1},
        {"new_per_day": 2.5},
        {"reviews_per_day": "200"},
        {"desired_retention": 1},
        {"desired_retention": float("nan")},
        {"rollover_hour": 24},
        {"stability_factor": 0},
        {"stability_factor": 11},
        {"fits_to_learner": 2},
        {"rollover_hour": True},
        {"of_a_newer_version": 3},
    ],
)
def test_a_setting_that_cannot_be_followed_is_passed_over(values: dict[str, object]) -> None:
    assert Settings().changed(values) == Settings()
