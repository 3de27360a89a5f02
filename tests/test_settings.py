from __future__ import annotations

from dataclasses import fields

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.settings import SETTINGS, Machine, Settings


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
        {"theme": "dark"},
    ],
)
def test_a_setting_that_cannot_be_followed_is_passed_over(values: dict[str, object]) -> None:
    assert Settings().changed(values) == Settings()


def test_every_setting_is_declared_with_its_meaning_and_a_range_that_holds_its_usual_value() -> None:
    assert list(SETTINGS) == [each.name for each in (*fields(Settings), *fields(Machine))]
    for name, setting in SETTINGS.items():
        assert setting.name == name
        assert setting.meaning
        assert setting.range
        assert setting.fits(setting.default), name
        assert setting.fitted or setting.read(setting.shown(setting.default)) == setting.default


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("new_per_day", " 20 ", 20),
        ("desired_retention", "95%", 0.95),
        ("desired_retention", "0.85", 0.85),
        ("fits_to_learner", "Off", 0),
        ("theme", "light", "light"),
    ],
)
def test_a_value_is_read_as_people_write_it(name: str, text: str, value: object) -> None:
    assert SETTINGS[name].read(text) == value


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("new_per_day", "many", "a whole number from 0 to 9999 (cards)"),
        ("new_per_day", "2.5", "a whole number from 0 to 9999 (cards)"),
        ("new_per_day", "9" * 5000, "a whole number"),
        ("desired_retention", "95", "a number from 0.7 to 0.99"),
        ("desired_retention", "nan", "a number from 0.7 to 0.99"),
        ("fits_to_learner", "2", "on or off"),
        ("theme", "drak", "one of: auto, dark, light, contrast-dark, contrast-light, terminal"),
        ("stability_factor", "2", "ice-quiz fit"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_is_wanted(name: str, text: str, wanted: str) -> None:
    with pytest.raises(UsageError) as refusal:
        SETTINGS[name].read(text)
    assert wanted in str(refusal.value)
